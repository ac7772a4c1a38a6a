// A build of training data: how far it is, what it found, what the person has to say, and the files in the end.
// Everything is asked of the server by the build's key, so the card is the same after a reload or a restart.
import { useCallback, useEffect, useId, useRef, useState } from "react"
import { Copy, Download, FileText, FolderPlus, ListChecks, Pause, Play, Plus, Trash2 } from "lucide-react"

const POLL_MS = 700
const MOST_SILENT = 12 // looks at a build that nobody seems to work on, before it counts as interrupted
const AWAY = "Peri cannot be reached just now. What was done and decided is kept; this goes on when Peri is back."
const KINDS = { docx: "Word file", eml: "mail", "mbox-message": "mail", txt: "text", md: "Markdown file", html: "web page", csv: "sheet", xlsx: "sheet", pdf: "PDF", po: "file of interface texts", json: "JSON file", xliff: "file of interface texts", yaml: "file of interface texts" }
const ROLES = [["answer", "the finished piece"], ["given", "what was given"], ["client", "client"], ["kind", "kind of text"], ["written", "date"], ["language", "language"], ["left out", "leave out"]]
const GROUPS = [["service", "Services that train for you"], ["own", "Your own computer"], ["other", "Other formats"]]
const plural = (words) => (words.startsWith("file of") ? words.replace("file", "files") : words + "s")
const many = (count, one, more) => count.toLocaleString("en") + " " + (count === 1 ? one : more || one + "s")
const usd = (text) => Number(text) < 0.01 ? "under 1 ¢" : "$" + Number(text).toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const day = (iso) => new Date(iso + "T12:00:00").toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" })
const left = (seconds) => (seconds === null || seconds === undefined ? "" : seconds < 90 ? ", about " + Math.max(1, Math.round(seconds)) + " s left" : ", about " + Math.round(seconds / 60) + " min left")

async function told(answer) {
  const found = await answer.json().catch(() => ({}))
  if (!answer.ok) throw Object.assign(new Error(found.detail || "That did not work."), { status: answer.status })
  return found
}

function useBuild(key, isOpen) {
  const [build, setBuild] = useState(null)
  const [problem, setProblem] = useState("")
  const [gone, setGone] = useState(false)
  const silent = useRef(0)
  const path = "/peri/build/" + key
  const look = useCallback(async () => {
    try {
      const found = await told(await fetch(path, { headers: { accept: "application/json" } }))
      silent.current = found.status === "running" ? silent.current + 1 : 0
      setBuild(found)
      setProblem("")
      return found
    } catch (error) {
      if (error.status === 404) setGone(true)
      else setProblem(error.status ? error.message : AWAY)
      return null
    }
  }, [path])
  const isWorking = !!build && (build.status === "working" || (build.status === "running" && silent.current < MOST_SILENT))
  useEffect(() => {
    if (!isOpen || gone) return undefined
    if (!build) look()
    if (build && !isWorking && !problem) return undefined
    const timer = setInterval(look, problem ? 3000 : POLL_MS)
    return () => clearInterval(timer)
  }, [isOpen, gone, isWorking, !!build, problem, look])
  useEffect(() => {
    const again = (event) => { if (event.detail === key) look() }
    window.addEventListener("peri-build", again)
    return () => window.removeEventListener("peri-build", again)
  }, [key, look])
  const act = async (wish) => {
    try {
      const found = await told(await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(wish) }))
      silent.current = 0
      if (found.deleted) setGone(true)
      if (found.state) setBuild(found.state)
      setProblem("")
      window.dispatchEvent(new CustomEvent("peri-build-done", { detail: key }))
      return found
    } catch (error) {
      setProblem(error.status ? error.message : AWAY)
      return null
    }
  }
  return { build, problem, setProblem, gone, isWorking, act, path }
}

function Progress({ build, isWorking, act }) {
  const now = build.stages.find((stage) => stage.state === "now")
  const isInterrupted = !isWorking && build.status === "running"
  const counted = now && now.total ? many(now.done || 0, "of " + now.total.toLocaleString("en"), "of " + now.total.toLocaleString("en")) : now && now.done ? now.done.toLocaleString("en") : ""
  const texts = now && now.id === "read" && build.texts > (now.done || 0) ? ", " + many(build.texts, "text") + " so far" : ""
  const rate = now && now.rate ? ", " + Math.round(now.rate).toLocaleString("en") + " a second" : ""
  return (
    <div className="peri-progress" data-testid="build-progress">
      <ol className="peri-stages" aria-label="Stages">
        {build.stages.map((stage) => (
          <li key={stage.id} data-state={stage.state} aria-current={stage.state === "now" ? "step" : undefined}>
            <span aria-hidden="true" className="peri-dot">{stage.state === "done" ? "✓" : ""}</span>{stage.title}
          </li>
        ))}
      </ol>
      {now && <progress aria-label={now.title} max={now.total || undefined} value={now.total ? now.done || 0 : undefined} />}
      <p className="peri-quiet" role="status">{isInterrupted ? "Interrupted. What was done is kept." : now ? now.title + (counted ? ": " + counted : "") + texts + rate + left(now.seconds_left) : build.title}</p>
      {build.sentence && <p className="peri-problem">{build.sentence}</p>}
      <div className="peri-row">
        {isWorking
          ? <button type="button" className="peri-plain-button" data-testid="build-cancel" onClick={() => act({ do: "cancel" })}><Pause aria-hidden="true" /> Stop</button>
          : <button type="button" className="peri-strong-button" data-testid="build-resume" onClick={() => act({ do: "resume" })}><Play aria-hidden="true" /> Go on</button>}
      </div>
    </div>
  )
}

function Step({ title, state, done, start, id, children }) {
  const [isOpen, setOpen] = useState(start)
  const was = useRef(start)
  useEffect(() => { if (start && !was.current) setOpen(true); if (!start && was.current) setOpen(false); was.current = start }, [start])
  return (
    <section className="peri-step" data-done={done} data-testid={"step-" + id}>
      <button type="button" className="peri-fold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className="peri-dot" aria-hidden="true">{done ? "✓" : ""}</span>
        <span className="peri-fold-name">{title}</span>
        <span className="peri-quiet">{state}</span>
      </button>
      {isOpen && <div className="peri-inside">{children}</div>}
    </section>
  )
}

function Whom({ build, act }) {
  const [typed, setTyped] = useState("")
  const [chosen, setChosen] = useState(build.guessed)
  const name = (names) => act({ do: "clients", names: [...new Set([...build.clients_told, ...names.map((each) => each.trim()).filter(Boolean)])] })
  const toggle = (client) => setChosen(chosen.includes(client) ? chosen.filter((each) => each !== client) : [...chosen, client])
  const all = [...chosen, ...typed.split(",")]
  const offered = [...build.guessed, ...build.named]
  const asked = build.guessed.length ? "Your file names begin with these" + (build.named.length ? ", and your texts name the others" : "") + ". Which of them are clients?" : build.named.length ? "Several of your texts name these. Which of them are clients?" : "I could not tell from folders or file names. Name your clients here, if you wrote for any."
  return (
    <form onSubmit={(event) => { event.preventDefault(); name(all) }} className="peri-inside">
      <p>{asked} I then look for {build.clients.length || build.guessed.length === 1 ? "them" : "each of them"} in your work, ask whether it may be used, and replace the name.</p>
      {offered.length > 0 && <div className="peri-checks" data-testid="whom-offered">{offered.map((client) => <label key={client} className="peri-row-name"><input type="checkbox" checked={chosen.includes(client)} onChange={() => toggle(client)} /> {client}</label>)}</div>}
      <div className="peri-edit"><input type="text" value={typed} aria-label={offered.length ? "Further clients, separated by commas" : "Your clients, separated by commas"} placeholder={offered.length ? "Further clients, separated by commas" : "Your clients, separated by commas"} data-testid="whom-names" onChange={(event) => setTyped(event.target.value)} /></div>
      <div className="peri-row">
        <button type="submit" className="peri-strong-button" data-testid="whom-save" disabled={!all.some((each) => each.trim())}>These are my clients</button>
        {!build.clients.length && <button type="button" className="peri-plain-button" data-testid="whom-own" onClick={() => name([])}>It is all my own work</button>}
      </div>
    </form>
  )
}

function Clients({ clients, act }) {
  const open = clients.filter((each) => each.may_use === null)
  const all = (mayUse) => act({ do: "permit", clients: clients.map((each) => each.client), may_use: mayUse })
  return (
    <>
      <p>What you write for a client may belong to them. Say for whom your agreement allows it; what you leave out is not written.</p>
      {clients.length > 1 && open.length > 0 && <button type="button" className="peri-strong-button" data-testid="permit-all" onClick={() => all(true)}>All of it may be used</button>}
      <ul className="peri-rows">
        {clients.map((each) => (
          <li key={each.client}>
            <span className="peri-row-name">{each.client} <span className="peri-quiet">{many(each.pairs, "pair")}</span></span>
            <span className="peri-choice" role="group" aria-label={"Work for " + each.client}>
              <button type="button" aria-pressed={each.may_use === true} onClick={() => act({ do: "permit", clients: [each.client], may_use: true })}>May be used</button>
              <button type="button" aria-pressed={each.may_use === false} onClick={() => act({ do: "permit", clients: [each.client], may_use: false })}>Leave out</button>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Guesses({ names, act }) {
  const [all, setAll] = useState(false)
  const open = names.filter((each) => !each.is_decided)
  const shown = all ? names : names.slice(0, 12)
  const mask = (chosen, on) => act({ do: "mask", names: chosen.map((each) => each.name), on, kind: "person" })
  if (!names.length) return null
  return (
    <div className="peri-inside" data-testid="guesses">
      <p><strong>People’s names?</strong> These stand only in your texts, in a greeting, beside “says” or with a first name, so I can’t be sure. Replace whoever is a real person; leave what is none. Until you say so I replace them, and hold the pairs back for you to look at.</p>
      {open.length > 1 && <div className="peri-row"><button type="button" className="peri-strong-button" data-testid="guess-all" onClick={() => mask(open, true)}>Replace all {open.length}</button><button type="button" className="peri-plain-button" data-testid="guess-none" onClick={() => mask(open, false)}>None is a person to hide</button></div>}
      <ul className="peri-rows">
        {shown.map((each) => (
          <li key={each.name}>
            <span className="peri-row-name">{each.name} <span className="peri-quiet">{each.sources.join(", ")}</span></span>
            <span className="peri-choice" role="group" aria-label={each.name}>
              <button type="button" aria-pressed={each.is_decided && each.on} onClick={() => mask([each], true)}>Replace</button>
              <button type="button" aria-pressed={each.is_decided && !each.on} onClick={() => mask([each], false)}>Leave</button>
            </span>
          </li>
        ))}
      </ul>
      {names.length > 12 && <button type="button" className="peri-more" aria-expanded={all} onClick={() => setAll(!all)}>{all ? "Fewer names" : "All " + names.length + " of them"}</button>}
    </div>
  )
}

function Names({ build, act }) {
  const [typed, setTyped] = useState("")
  const [all, setAll] = useState(false)
  const found = build.names.filter((each) => !each.is_guess)
  const open = found.filter((each) => !each.is_decided)
  const shown = all ? found : found.slice(0, 8)
  const add = (event) => {
    event.preventDefault()
    if (typed.trim()) act({ do: "mask", names: [typed.trim()], on: true, kind: "client" }).then((ok) => ok && setTyped(""))
  }
  return (
    <>
      <p>{found.length ? "These names stand in your work. A ticked one" : "A name that you replace"} is replaced everywhere by its token, in prompt and answer alike. The list of who is who stays on this machine.</p>
      {open.length > 0 && <button type="button" className="peri-strong-button" data-testid="mask-all" onClick={() => act({ do: "mask", names: open.map((each) => each.name), on: true })}>Replace {open.length === 1 ? "it" : "all " + open.length}</button>}
      <ul className="peri-rows">
        {shown.map((each) => (
          <li key={each.name}>
            <label className="peri-row-name">
              <input type="checkbox" checked={each.on} onChange={(event) => act({ do: "mask", names: [each.name], on: event.target.checked })} />
              {each.name}
            </label>
            <span className="peri-quiet">{each.on ? each.token : "stays as it is"}{each.is_decided ? "" : ", not confirmed yet"}</span>
          </li>
        ))}
      </ul>
      {found.length > 8 && <button type="button" className="peri-more" aria-expanded={all} onClick={() => setAll(!all)}>{all ? "Fewer names" : "All " + found.length + " names"}</button>}
      <Guesses names={build.names.filter((each) => each.is_guess)} act={act} />
      <form className="peri-edit" onSubmit={add}>
        <input type="text" maxLength={200} value={typed} aria-label="Another name to replace" placeholder="Another name to replace" data-testid="mask-name" onChange={(event) => setTyped(event.target.value)} />
        <button type="submit"><Plus aria-hidden="true" className="peri-icon" /> Add</button>
      </form>
    </>
  )
}

function Sheets({ path, act }) {
  const [sheets, setSheets] = useState(null)
  useEffect(() => { fetch(path + "/sheets").then(told).then((found) => setSheets(found.sheets)).catch(() => setSheets([])) }, [path])
  const change = (key, name, role) => setSheets(sheets.map((sheet) => (sheet.key !== key ? sheet : {
    ...sheet,
    columns: sheet.columns.map((column) => ({ ...column, role: column.name === name ? role : role === "answer" && column.role === "answer" ? "given" : column.role })),
  })))
  const save = (sheet) => {
    const answer = sheet.columns.find((column) => column.role === "answer")
    const roles = Object.fromEntries(sheet.columns.filter((column) => column !== answer && column.role !== "given").map((column) => [column.name, column.role]))
    act({ do: "roles", sheet: sheet.key, answer: answer.name, roles })
  }
  if (!sheets) return <p className="peri-quiet">Looking at the columns…</p>
  return sheets.map((sheet) => (
    <fieldset key={sheet.key} className="peri-sheet" data-testid="sheet">
      <legend>{sheet.path}{sheet.sheet && ", " + sheet.sheet} <span className="peri-quiet">{many(sheet.rows, "row")}{sheet.files > 1 && ", and " + (sheet.files - 1) + " more with these columns"}</span></legend>
      <p className="peri-quiet">{sheet.why}</p>
      {sheet.columns.map((column) => (
        <label key={column.name} className="peri-column">
          <span><strong>{column.name}</strong> <span className="peri-quiet">{column.sample}</span></span>
          <select value={column.role} onChange={(event) => change(sheet.key, column.name, event.target.value)}>
            {ROLES.map(([role, name]) => <option key={role} value={role}>{name}</option>)}
          </select>
        </label>
      ))}
      <button type="button" className="peri-plain-button" disabled={!sheet.columns.some((column) => column.role === "answer")} onClick={() => save(sheet)}>{sheet.is_told ? "Use these and find the pairs again" : "Confirm and find the pairs again"}</button>
    </fieldset>
  ))
}

function Own({ build, act }) {
  const [typed, setTyped] = useState(build.own.join(", "))
  const save = (event) => { event.preventDefault(); act({ do: "own", names: typed.split(",").map((each) => each.trim()).filter(Boolean) }) }
  return (
    <form className="peri-edit" onSubmit={save}>
      <input type="text" value={typed} aria-label="Your name or mail address" placeholder="Your name or mail address" onChange={(event) => setTyped(event.target.value)} />
      <button type="submit">Find the pairs again</button>
    </form>
  )
}

function Kit({ path, children }) {
  const [copied, setCopied] = useState("")
  const copy = async () => {
    setCopied("Putting it together…")
    try {
      const answer = await fetch(path + "/kit")
      if (!answer.ok) return setCopied((await answer.json()).detail)
      await navigator.clipboard.writeText(await answer.text())
      setCopied("Copied. Paste it at the start of a conversation with any assistant.")
    } catch { setCopied("Your browser does not let me copy. Download it instead.") }
  }
  return (
    <div className="peri-row" data-testid="kit">
      {children}
      <button type="button" className="peri-plain-button" data-testid="kit-copy" onClick={copy}><Copy aria-hidden="true" /> Copy the prompt kit</button>
      <a href={path + "/kit"} download className="peri-plain-button" data-testid="kit-download"><Download aria-hidden="true" /> Download it</a>
      <span className="peri-quiet" role="status">{copied}</span>
    </div>
  )
}

function Costs({ rows, wanted }) {
  const [all, setAll] = useState(false)
  const cheap = rows.filter((row) => row.once_usd && row.kind !== "take_home").sort((a, b) => Number(a.once_usd.likely) - Number(b.once_usd.likely))
  const first = wanted.map((name) => cheap.find((row) => row.provider === name)).filter(Boolean) // for whom it is written comes first
  const open = [...first, ...cheap.filter((row) => !first.includes(row))]
  const shown = all ? open : open.slice(0, 5)
  if (!open.length) return null
  const price = (row) => row.lines.find((line) => line.url)
  return (
    <details className="peri-details" open>
      <summary>What training on it costs, once</summary>
      <div className="peri-scroll" tabIndex={0} role="region" aria-label="What training costs">
        <table className="peri-figures">
          <thead><tr><th scope="col">Where</th><th scope="col">Likely</th><th scope="col">From, to</th><th scope="col">Price seen</th></tr></thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.label}</th><td>{usd(row.once_usd.likely)}</td><td>{row.once_usd.low === row.once_usd.high ? "" : usd(row.once_usd.low) + " to " + usd(row.once_usd.high)}</td>
                <td className="peri-prices">{price(row) ? <a href={price(row).url} target="_blank" rel="noopener noreferrer">{day(price(row).seen)}</a> : "no bill"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open.length > 5 && <button type="button" className="peri-more" aria-expanded={all} onClick={() => setAll(!all)}>{all ? "Fewer" : "All " + open.length + " ways"}</button>}
    </details>
  )
}

function Write({ build, path, act }) {
  const [before, setBefore] = useState(null)
  const [doubtful, setDoubtful] = useState(false)
  const [chosen, setChosen] = useState(["together"])
  const [all, setAll] = useState(false)
  const stamp = JSON.stringify([build.pairs, build.clients, build.names.map((each) => [each.on, each.is_decided])])
  useEffect(() => {
    const leaving = new AbortController()
    fetch(path + "/before" + (doubtful ? "?doubtful=1" : ""), { signal: leaving.signal }).then(told).then(setBefore).catch(() => {})
    return () => leaving.abort()
  }, [path, doubtful, stamp])
  if (!before) return <p className="peri-quiet">Counting…</p>
  const toggle = (id) => setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  return (
    <>
      <p data-testid="before"><strong>{many(before.pairs, "pair")}</strong> would be written{before.tokens > 0 && ", about " + before.tokens.toLocaleString("en") + " tokens"}. {before.pairs > 0 ? before.verdict : before.undecided > 0 ? "Look through them first, or take the undecided ones along:" : ""}</p>
      {before.undecided > 0 && (
        <label className="peri-row-name"><input type="checkbox" checked={doubtful} data-testid="doubtful" onChange={(event) => setDoubtful(event.target.checked)} /> Also the {many(before.undecided, "pair")} that you have not decided on, unless a client or secrecy speaks against it</label>
      )}
      <fieldset className="peri-targets">
        <legend>For whom? {chosen.map((id) => before.targets.find((target) => target.id === id).name).join(", ") || "Nobody chosen"}. Not sure? Leave it as it is: you can write again for another at any time.</legend>
        {all && GROUPS.map(([group, name]) => (
          <div key={group} role="group" aria-label={name}>
            <span className="peri-sub">{name}</span>
            {before.targets.filter((target) => target.group === group).map((target) => (
              <label key={target.id}><input type="checkbox" checked={chosen.includes(target.id)} data-testid={"target-" + target.id} onChange={() => toggle(target.id)} /> {target.name}{target.has_script && <span className="peri-quiet"> with a ready script</span>}</label>
            ))}
          </div>
        ))}
        <button type="button" className="peri-more" aria-expanded={all} data-testid="targets-all" onClick={() => setAll(!all)}>{all ? "Fewer" : "Other services, your own computer, other formats"}</button>
      </fieldset>
      {before.pairs > 0 && <Costs rows={before.rows} wanted={before.targets.filter((target) => chosen.includes(target.id)).map((target) => target.name)} />}
      {before.pairs > 0 && <p className="peri-quiet">{before.time} Writing costs nothing and sends nothing anywhere.</p>}
      <button type="button" className="peri-strong-button" data-testid="write" disabled={!before.pairs || !chosen.length} onClick={() => act({ do: "write", targets: chosen, doubtful })}>
        {build.written ? "Write the files again" : "Write the files"}
      </button>
    </>
  )
}

function Written({ written, path }) {
  return (
    <div className="peri-written" data-testid="written">
      <p className="peri-headline">Your files are ready: {many(written.examples, "example")}.</p>
      <ul className="peri-plain">{Object.entries(written.targets).map(([name, said]) => <li key={name}><strong>{name}</strong>: {said}</li>)}</ul>
      <div className="peri-row">
        <a className="peri-strong-button" href={path + "/file/files.zip"} download data-testid="zip"><Download aria-hidden="true" /> Download all as a zip</a>
        <a className="peri-plain-button" href={path + "/file/report.html"} target="_blank" rel="noopener" data-testid="report"><FileText aria-hidden="true" /> Quality report<span className="peri-hidden"> (opens in a new tab)</span></a>
        <a className="peri-plain-button" href={path + "/file/card.md"} download><FileText aria-hidden="true" /> Data card</a>
      </div>
      <details className="peri-details">
        <summary>Each file by itself</summary>
        <ul className="peri-plain">{written.files.map((name) => <li key={name}><a href={path + "/file/" + name.split("/").map(encodeURIComponent).join("/")} download>{name}</a></li>)}</ul>
      </details>
    </div>
  )
}

function More({ build, act, setProblem }) {
  const [busy, setBusy] = useState("")
  const [sure, setSure] = useState(false)
  const files = useRef(null)
  const folder = useRef(null)
  const bring = async (event) => {
    const chosen = [...event.target.files]
    event.target.value = ""
    const ids = []
    const refused = []
    for (const [at, file] of chosen.entries()) {
      setBusy("Bringing in " + (at + 1) + " of " + chosen.length + "…")
      const form = new FormData()
      form.append("file", file, file.webkitRelativePath || file.name)
      try { ids.push((await told(await fetch("/project/file", { method: "POST", body: form }))).id) } catch (error) { refused.push(error.status ? error.message : AWAY) }
    }
    setBusy("")
    if (ids.length) await act({ do: "add", files: ids })
    if (refused.length) setProblem("Not taken: " + refused.slice(0, 5).join(" "))
  }
  return (
    <div className="peri-row peri-foot">
      <input ref={files} type="file" multiple hidden onChange={bring} data-testid="add-input" />
      <input ref={folder} type="file" webkitdirectory="" hidden onChange={bring} />
      <button type="button" className="peri-plain-button" disabled={!!busy} onClick={() => files.current.click()}><Plus aria-hidden="true" /> Add files</button>
      <button type="button" className="peri-plain-button" disabled={!!busy} onClick={() => folder.current.click()}><FolderPlus aria-hidden="true" /> Add a folder</button>
      {sure
        ? <><button type="button" className="peri-plain-button peri-danger" data-testid="delete-sure" onClick={() => act({ do: "delete" })}>Delete it with all decisions</button><button type="button" className="peri-plain-button" onClick={() => setSure(false)}>Keep it</button></>
        : <button type="button" className="peri-plain-button" data-testid="delete" onClick={() => setSure(true)}><Trash2 aria-hidden="true" /> Delete this build</button>}
      <span className="peri-quiet" role="status">{busy}</span>
    </div>
  )
}

export default function BuildCard() {
  const { live, build: key } = props
  const [isOpen, setOpen] = useState(live)
  const { build, problem, setProblem, gone, isWorking, act, path } = useBuild(key, isOpen)
  const name = useId()
  if (gone) return <p className="peri-quiet" data-testid="build-gone">This build was deleted.</p>
  const isFound = !!build && !isWorking && !!build.pairs
  const steps = isFound ? {
    whom: !build.is_told_whom && (build.clients.length === 0 || build.guessed.length > 0) && build.pairs.total > 0,
    clients: build.clients.some((each) => each.may_use === null),
    names: build.names.some((each) => !each.is_decided),
    look: build.pairs.look > 0,
  } : {}
  const first = isFound && !build.written ? ["whom", "clients", "names", "look"].find((step) => steps[step]) || "write" : null
  const documents = isFound ? Object.entries(build.documents).map(([kind, count]) => many(count, KINDS[kind] || kind, plural(KINDS[kind] || kind))).join(", ") : ""
  const unread = isFound ? build.notes.filter((note) => !note.is_read) : []
  const bare = isFound ? build.notes.filter((note) => note.is_read) : []
  const review = () => window.dispatchEvent(new CustomEvent("peri-review", { detail: key }))
  return (
    <section className="peri-card peri-build" aria-labelledby={name} data-testid="buildcard" data-live={live} data-status={build ? (isWorking ? "working" : build.status) : ""}>
      <button type="button" className="peri-fold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className="peri-fold-name" id={name}>{build ? build.name : "Your training data"}</span>
        {build && <span className="peri-outcome">{isWorking ? "At work" : build.title}</span>}
        {build && <span className="peri-quiet">{build.brought}</span>}
      </button>
      {isOpen && !build && <p className="peri-quiet" role="status">{problem || "Looking for your build…"}</p>}
      {isOpen && build && (
        <div className="peri-inside">
          {problem && <p className="peri-problem" role="alert">{problem}</p>}
          {!isFound && <Progress build={build} isWorking={isWorking} act={act} />}
          {isFound && (
            <>
              {build.written && <Written written={build.written} path={path} />}
              {!["review", "written"].includes(build.status) && <Progress build={build} isWorking={false} act={act} />}
              <p className="peri-headline" data-testid="found">{build.pairs.total ? many(build.pairs.total, "pair") : "No pair"} found{!build.pairs.total ? "." : steps.whom || steps.clients || steps.names ? ". A question or two first; then most of them are ready." : ": " + build.pairs.keep.toLocaleString("en") + " ready, " + build.pairs.look.toLocaleString("en") + " to look at, " + build.pairs.aside.toLocaleString("en") + " set aside."} <span className="peri-quiet">{documents ? "Read: " + documents + "." : "There was nothing in it that I can read. Bring other files below."}</span></p>
              <div className="peri-verdict" data-level={build.verdict.level} data-testid="verdict">
                <p>{build.verdict.sentence}</p>
                {build.verdict.level === "kit" && !steps.whom && !steps.clients && <Kit path={path} />}
                {build.verdict.level === "kit" && (steps.whom || steps.clients) && <p className="peri-quiet">Say below whose work it is and whether it may be used; then a prompt kit is ready to copy here.</p>}
              </div>
              {build.notes.length > 0 && (
                <details className="peri-details" data-testid="unread" open={!build.pairs.total}>
                  <summary>{[build.unread ? many(build.unread, "file") + " not read" : "", build.without_pairs ? many(build.without_pairs, "file") + " read without a pair" : ""].filter(Boolean).join(", ")}: why</summary>
                  <ul className="peri-plain">{[...unread, ...bare].map((note, at) => <li key={at}><strong>{note.path}</strong>: {note.sentence}</li>)}</ul>
                </details>
              )}
              {build.has_sheets && <details className="peri-details" data-testid="sheets"><summary>How I read the columns of your sheets: please check</summary><Sheets path={path} act={act} /></details>}
              {build.has_mail && <details className="peri-details"><summary>Which mails are yours{build.own.length ? ": " + build.own.join(", ") : "?"}</summary><p className="peri-quiet">I take each reply for yours until you tell me your name or address.</p><Own build={build} act={act} /></details>}
              {build.pairs.total > 0 && (
                <Step id="whom" title="For whom did you write this?" done={!steps.whom} start={first === "whom"} state={steps.whom ? "please tell me" : build.clients.length ? many(build.clients.length, "client") : "your own work"}>
                  <Whom key={build.guessed.join()} build={build} act={act} />
                </Step>
              )}
              {build.clients.length > 0 && (
                <Step id="clients" title="Whose work may be used?" done={!steps.clients} start={first === "clients"} state={steps.clients ? "not said yet" : build.clients.filter((each) => each.may_use).length + " of " + build.clients.length + " may be used"}>
                  <Clients clients={build.clients} act={act} />
                </Step>
              )}
              {build.names.length > 0 && (
                <Step id="names" title="Names that become tokens" done={!steps.names} start={first === "names"} state={many(build.names.filter((each) => each.on).length, "name") + (steps.names ? ", to be confirmed" : "")}>
                  <Names build={build} act={act} />
                </Step>
              )}
              {build.pairs.total > 0 && (
                <Step id="look" title="Look through the pairs" done={!steps.look} start={first === "look"} state={steps.look ? many(build.pairs.look, "pair") + " to look at" : "nothing left to look at"}>
                  {build.doubts.length > 0 && <p>In doubt: {build.doubts.map((doubt) => doubt.title + " (" + doubt.count.toLocaleString("en") + ")").join(", ")}.</p>}
                  <p>The most doubtful come first. You need not see them all: what you don't decide on is left out.</p>
                  <button type="button" className="peri-strong-button" data-testid="review-open" onClick={review}><ListChecks aria-hidden="true" /> Look through them</button>
                </Step>
              )}
              {build.pairs.total > 0 && (
                <Step id="write" title="Write the files" done={!!build.written} start={first === "write"} state={build.written ? "written" : ""}>
                  <Write build={build} path={path} act={act} />
                </Step>
              )}
              {build.verdict.level !== "kit" && build.pairs.total > 0 && !steps.clients && <details className="peri-details"><summary>A prompt kit instead, or meanwhile</summary><p>Your best samples and a style sheet, to paste into any assistant.</p><Kit path={path} /></details>}
              <More build={build} act={act} setProblem={setProblem} />
            </>
          )}
        </div>
      )}
    </section>
  )
}
