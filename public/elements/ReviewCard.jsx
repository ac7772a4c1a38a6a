// The review of a build: one page of pairs at a time, the doubtful first, decided by key or button. A decision is sent
// at once and kept by the server; nothing is held here that a reload would lose.
import { useCallback, useEffect, useRef, useState } from "react"
import { Check, ChevronLeft, ChevronRight, ListChecks, Pencil, RotateCcw, X } from "lucide-react"

const PAGE = 25
const SHOWS = [["look", "To look at"], ["keep", "Kept"], ["aside", "Set aside"], ["", "All"]]
const SAYS = { keep: "kept", aside: "set aside", look: "to look at" }
const AWAY = "Peri cannot be reached just now, so this was not kept. Try again in a moment."
const many = (count, one) => count.toLocaleString("en") + " " + one + (count === 1 ? "" : "s")
const short = (text) => text.replace(/\s+/g, " ").slice(0, 140)

async function told(answer) {
  const found = await answer.json().catch(() => ({}))
  if (!answer.ok) throw Object.assign(new Error(found.detail || "That did not work."), { status: answer.status })
  return found
}

// The text with what is in doubt marked; places that overlap are one.
function Marked({ text, doubts, side }) {
  const places = doubts.filter((doubt) => (doubt.side === side || doubt.side === "both") && doubt.start !== null && text.slice(doubt.start, doubt.end) === doubt.value)
    .sort((a, b) => a.start - b.start)
  const parts = []
  let at = 0
  for (const place of places) {
    if (place.start < at) continue
    parts.push(text.slice(at, place.start), <mark key={place.start} title={place.title}>{text.slice(place.start, place.end)}</mark>)
    at = place.end
  }
  return <>{parts}{text.slice(at)}</>
}

function Editor({ item, onSave, onClose }) {
  const [prompt, setPrompt] = useState(item.prompt)
  const [answer, setAnswer] = useState(item.answer)
  const field = useRef(null)
  useEffect(() => { if (field.current) field.current.focus() }, [])
  const keys = (event) => {
    event.stopPropagation()
    if (event.key === "Escape") { event.preventDefault(); onClose() }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); onSave(prompt, answer) }
  }
  return (
    <div className="peri-pair-edit" onKeyDown={keys}>
      <div className="peri-sides">
        <label>Prompt<textarea ref={field} value={prompt} rows={12} data-testid="edit-prompt" onChange={(event) => setPrompt(event.target.value)} /></label>
        <label>Answer<textarea value={answer} rows={12} data-testid="edit-answer" onChange={(event) => setAnswer(event.target.value)} /></label>
      </div>
      <div className="peri-row">
        <button type="button" className="peri-strong-button" data-testid="edit-save" onClick={() => onSave(prompt, answer)}>Save and keep <kbd>Ctrl Enter</kbd></button>
        <button type="button" className="peri-plain-button" onClick={onClose}>Leave it as it was <kbd>Esc</kbd></button>
      </div>
    </div>
  )
}

function Pair({ item, isCurrent, isEditing, onPick, onDecide, onEdit, onSave, onClose, onAlike }) {
  const place = useRef(null)
  useEffect(() => {
    if (!isCurrent || isEditing || !place.current) return
    place.current.focus({ preventScroll: true })
    const list = place.current.parentElement
    place.current.scrollIntoView({ block: place.current.offsetHeight > list.clientHeight ? "start" : "nearest" })
  }, [isCurrent, isEditing])
  const about = [item.kind, item.client, item.path].filter(Boolean).join(" · ")
  if (!isCurrent) {
    return (
      <li className="peri-pair" data-standing={item.standing} data-testid="pair">
        <button type="button" className="peri-pair-line" onClick={onPick}>
          <span className="peri-standing">{SAYS[item.standing]}</span>
          <span className="peri-pair-brief">{short(item.prompt) || "(no prompt)"}</span>
          <span className="peri-pair-brief peri-quiet">{short(item.answer)}</span>
        </button>
      </li>
    )
  }
  return (
    <li className="peri-pair" data-standing={item.standing} data-current="true" data-testid="pair" ref={place} tabIndex={-1} aria-label={"Pair from " + item.path + ", " + SAYS[item.standing]}>
      <p className="peri-pair-about"><span className="peri-standing" data-testid="standing">{SAYS[item.standing]}{item.decided ? " by you" : ""}</span> {about}, {item.place}</p>
      {isEditing ? <Editor item={item} onSave={onSave} onClose={onClose} /> : (
        <>
          {item.doubts.length > 0 && (
            <ul className="peri-doubts">{item.doubts.map((doubt, at) => <li key={at}><strong>{doubt.title}</strong>: {doubt.reason} <button type="button" className="peri-more" onClick={() => onAlike(doubt.rule)}>all with this doubt</button></li>)}</ul>
          )}
          <div className="peri-sides">
            <div><h3>Prompt <span className="peri-quiet">{item.evidence}</span></h3><p className="peri-text" tabIndex={0} role="region" aria-label="Prompt" data-testid="pair-prompt"><Marked text={item.prompt || "(no prompt)"} doubts={item.doubts} side="prompt" /></p></div>
            <div><h3>Answer</h3><p className="peri-text" tabIndex={0} role="region" aria-label="Answer" data-testid="pair-answer"><Marked text={item.answer} doubts={item.doubts} side="answer" /></p></div>
          </div>
          {item.origins.length > 0 && (
            <details className="peri-details"><summary>Where each part of the prompt comes from</summary><ul className="peri-plain">{item.origins.map((origin, at) => <li key={at}>{origin.field}: {origin.source}</li>)}</ul></details>
          )}
          <div className="peri-row">
            <button type="button" className="peri-strong-button" data-testid="keep" aria-pressed={item.standing === "keep"} onClick={() => onDecide("keep")}><Check aria-hidden="true" /> Keep <kbd>a</kbd></button>
            <button type="button" className="peri-plain-button" data-testid="aside" aria-pressed={item.standing === "aside"} onClick={() => onDecide("aside")}><X aria-hidden="true" /> Set aside <kbd>x</kbd></button>
            <button type="button" className="peri-plain-button" data-testid="edit" onClick={onEdit}><Pencil aria-hidden="true" /> Edit <kbd>e</kbd></button>
          </div>
        </>
      )}
    </li>
  )
}

function Choice({ label, value, options, onChange, id }) {
  return (
    <label className="peri-choice-box"><span>{label}</span>
      <select value={value} data-testid={"filter-" + id} onChange={(event) => onChange(event.target.value)}>
        {options.map(([key, name]) => <option key={key} value={key}>{name}</option>)}
      </select>
    </label>
  )
}

export default function ReviewCard() {
  const { live, build: key } = props
  const path = "/peri/build/" + key
  const dialog = useRef(null)
  const [isOpen, setOpen] = useState(false)
  const [page, setPage] = useState(null)
  const [chosen, setChosen] = useState({ standing: "look" })
  const [at, setAt] = useState(0)
  const [isEditing, setEditing] = useState(false)
  const [problem, setProblem] = useState("")
  const [said, setSaid] = useState("")
  const [tools, setTools] = useState(false)
  const sending = useRef(Promise.resolve())
  const fits = (item) => !chosen.standing || item.standing === chosen.standing

  const load = useCallback(async (cursor, wanted, then = 0) => {
    await sending.current // what was decided is kept before the list is asked for
    const query = new URLSearchParams({ cursor: String(Math.max(0, cursor)), limit: String(PAGE) })
    for (const [name, value] of Object.entries(wanted)) if (value) query.set(name, value)
    try {
      const found = await told(await fetch(path + "/review?" + query))
      setPage(found)
      setAt(then < 0 ? Math.max(0, found.items.length - 1) : Math.min(then, Math.max(0, found.items.length - 1)))
      setProblem("")
    } catch (error) { setProblem(error.status ? error.message : AWAY) }
  }, [path])

  useEffect(() => {
    const open = (event) => { if (event.detail === key && live) { setOpen(true); setChosen({ standing: "look" }); load(0, { standing: "look" }) } }
    window.addEventListener("peri-review", open)
    return () => window.removeEventListener("peri-review", open)
  }, [key, live, load])
  useEffect(() => {
    if (isOpen && dialog.current && !dialog.current.open) dialog.current.showModal()
  }, [isOpen])

  const close = async () => {
    setOpen(false)
    setEditing(false)
    await sending.current
    window.dispatchEvent(new CustomEvent("peri-build", { detail: key }))
  }
  const pick = (next) => { setChosen(next); setEditing(false); load(0, next) }
  // One after the other, so that decisions are kept in the order in which they were made.
  const send = (wish) => {
    const work = sending.current.then(async () => {
      try {
        const found = await told(await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(wish) }))
        setProblem("")
        return found
      } catch (error) {
        setProblem(error.status ? error.message : AWAY)
        return null
      }
    })
    sending.current = work
    return work
  }
  const items = page ? page.items : []
  const current = items[at]
  const put = (changed) => setPage((before) => ({ ...before, items: before.items.map((item) => changed.find((each) => each.id === item.id) || item) }))

  const forward = () => {
    if (at + 1 < items.length) return setAt(at + 1)
    const cursor = page.offset + items.filter(fits).length
    return load(cursor, chosen)
  }
  const back = () => (at > 0 ? setAt(at - 1) : page && page.offset > 0 ? load(page.offset - PAGE, chosen, -1) : undefined)
  const decide = async (action, words = {}) => {
    if (!current) return
    const before = current
    const standing = action === "aside" ? "aside" : "keep"
    put([{ ...before, ...words, standing, decided: action }])
    setSaid((standing === "keep" ? "Kept. " : "Set aside. ") + "Pair " + (at + 1) + " of " + items.length + " on this page.")
    setEditing(false)
    const isLast = at + 1 >= items.length
    if (!isLast) setAt(at + 1)
    const work = send({ do: "decide", ids: [before.id], action, ...words })
    if (isLast) {
      const stay = items.filter((item) => item.id !== before.id && fits(item)).length + (!chosen.standing || chosen.standing === standing ? 1 : 0)
      await work
      load(page.offset + stay, chosen)
      return
    }
    const found = await work
    if (!found) put([before])
    else setPage((now) => ({ ...now, pairs: found.pairs }))
  }
  const undo = async () => {
    const found = await send({ do: "undo" })
    if (!found) return
    setSaid(found.count ? "Taken back: " + many(found.count, "decision") + "." : "There is nothing to take back.")
    if (!found.count) return
    const back = items.findIndex((item) => (found.touched || []).includes(item.id))
    load(page.offset, chosen, back >= 0 ? back : at)
  }
  const bulk = async (action) => {
    const wanted = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value))
    const found = await send({ do: "bulk", chosen: wanted, action })
    if (!found) return
    const rest = found.left ? " What is secret or unfinished still waits for a look of its own." : ""
    setSaid(many(found.count, "pair") + (action === "keep" ? " kept." : " set aside.") + rest + " Undo takes all of it back.")
    load(0, chosen)
  }
  const keys = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return
    const does = { j: forward, ArrowDown: forward, k: back, ArrowUp: back, a: () => decide("keep"), x: () => decide("aside"), e: () => current && setEditing(true), u: undo }
    const act = does[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  if (!live) return null
  const counted = page ? page.pairs : {}
  const narrowed = ["rule", "kind", "client", "template"].filter((name) => chosen[name])
  const matching = !page || !chosen.standing ? null : !narrowed.length ? counted[chosen.standing] : narrowed.length > 1 || chosen.standing !== "look" ? null
    : narrowed[0] === "rule" ? (page.rules.find((rule) => rule.id === chosen.rule) || {}).count : page[narrowed[0] + "s"][chosen[narrowed[0]]]
  const all = matching === 1 ? "this one" : matching ? "all " + matching.toLocaleString("en") : "all of these"
  const every = (label) => [["", label]]
  return (
    <dialog ref={dialog} className="peri-review" aria-label="Look through the pairs" data-testid="review" onClose={close} onKeyDown={keys}>
      {isOpen && page && (
        <>
          <header className="peri-review-head">
            <div>
              <h2><ListChecks aria-hidden="true" className="peri-icon" /> Look through the pairs</h2>
              <p className="peri-quiet" data-testid="review-counts">{(counted.look || 0).toLocaleString("en")} to look at, {(counted.keep || 0).toLocaleString("en")} kept, {(counted.aside || 0).toLocaleString("en")} set aside; you decided on {(counted.decided || 0).toLocaleString("en")}</p>
            </div>
            <button type="button" className="peri-strong-button" data-testid="review-close" onClick={() => dialog.current.close()}>Done <kbd>Esc</kbd></button>
          </header>
          <button type="button" className="peri-more peri-narrow" aria-expanded={tools} onClick={() => setTools(!tools)}>{tools ? "Hide the filters" : "Filter, decide on many, undo"}</button>
          <div className="peri-review-tools" data-open={tools}>
            <Choice id="standing" label="Show" value={chosen.standing || ""} options={SHOWS} onChange={(value) => pick({ ...chosen, standing: value })} />
            <Choice id="rule" label="Doubt" value={chosen.rule || ""} options={[...every("any"), ...page.rules.map((rule) => [rule.id, rule.title + " (" + rule.count + ")"])]} onChange={(value) => pick({ ...chosen, rule: value })} />
            {Object.keys(page.kinds).length > 1 && <Choice id="kind" label="Kind" value={chosen.kind || ""} options={[...every("any"), ...Object.entries(page.kinds).map(([kind, count]) => [kind, kind + " (" + count + ")"])]} onChange={(value) => pick({ ...chosen, kind: value })} />}
            {Object.keys(page.clients).filter(Boolean).length > 1 && <Choice id="client" label="Client" value={chosen.client || ""} options={[...every("any"), ...Object.entries(page.clients).filter(([client]) => client).map(([client, count]) => [client, client + " (" + count + ")"])]} onChange={(value) => pick({ ...chosen, client: value })} />}
            {Object.keys(page.templates).length > 1 && <Choice id="template" label="Template" value={chosen.template || ""} options={[...every("any"), ...Object.entries(page.templates).map(([name, count]) => [name, name.replace("/", ", wording ") + " (" + count + ")"])]} onChange={(value) => pick({ ...chosen, template: value })} />}
            <span className="peri-row">
              <button type="button" className="peri-plain-button" data-testid="bulk-keep" disabled={!items.length} onClick={() => bulk("keep")}>Keep {all}</button>
              <button type="button" className="peri-plain-button" data-testid="bulk-aside" disabled={!items.length} onClick={() => bulk("aside")}>Set {all} aside</button>
              <button type="button" className="peri-plain-button" data-testid="undo" onClick={undo}><RotateCcw aria-hidden="true" /> Undo <kbd>u</kbd></button>
            </span>
          </div>
          {problem && <p className="peri-problem" role="alert">{problem}</p>}
          <p className="peri-quiet peri-said" role="status" data-testid="review-said">{said}</p>
          {items.length === 0
            ? <div className="peri-review-empty"><p>{chosen.standing === "look" && !chosen.rule && !chosen.kind && !chosen.client && !chosen.template ? "Nothing is left to look at." : "There is no such pair."}</p><button type="button" className="peri-strong-button" onClick={() => dialog.current.close()}>Done</button></div>
            : <ol className="peri-pairs" start={page.offset + 1}>
                {items.map((item, number) => (
                  <Pair key={item.id} item={item} isCurrent={number === at} isEditing={isEditing && number === at} onPick={() => { setAt(number); setEditing(false) }}
                    onDecide={decide} onEdit={() => setEditing(true)} onClose={() => setEditing(false)} onSave={(prompt, answer) => decide("edit", { prompt, answer })} onAlike={(rule) => pick({ standing: chosen.standing, rule })} />
                ))}
              </ol>}
          <footer className="peri-review-foot">
            <button type="button" className="peri-plain-button" data-testid="page-back" disabled={!page.offset} onClick={() => load(page.offset - PAGE, chosen)}><ChevronLeft aria-hidden="true" /> Before</button>
            <span className="peri-quiet" data-testid="page-place">{items.length ? (page.offset + 1).toLocaleString("en") + " to " + (page.offset + items.length).toLocaleString("en") : ""}</span>
            <button type="button" className="peri-plain-button" data-testid="page-next" disabled={items.length < PAGE} onClick={() => load(page.offset + items.filter(fits).length, chosen)}>Next <ChevronRight aria-hidden="true" /></button>
            <span className="peri-quiet peri-keys"><kbd>j</kbd> <kbd>k</kbd> down and up, <kbd>a</kbd> keep, <kbd>x</kbd> set aside, <kbd>e</kbd> edit, <kbd>u</kbd> undo</span>
          </footer>
        </>
      )}
    </dialog>
  )
}
