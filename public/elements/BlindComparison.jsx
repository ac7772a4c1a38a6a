// A blind comparison: two answers side by side, chosen with 1, 2 or 0. The server never says which answer is whose before
// the comparison is over, so neither this card nor the page behind it can tell.
import { useCallback, useEffect, useRef, useState } from "react"
import { Markdown } from "@/components/markdown"
import { Download, Eye, FileText, Trash2, Undo2 } from "lucide-react"

const AWAY = "Peri cannot be reached just now. What you judged is kept; this goes on when Peri is back."
const KEYS = { 1: "left", 2: "right", 0: "tie" }

async function told(answer) {
  const found = await answer.json().catch(() => ({}))
  if (!answer.ok) throw Object.assign(new Error(found.detail || "That did not work."), { status: answer.status })
  return found
}

function Pair({ state, busy, onChoose }) {
  const { pair, look_for: lookFor } = state
  return (
    <>
      <p className="peri-quiet" role="status" data-testid="blind-place">{state.judged + 1} of {state.pairs}</p>
      <div className="peri-blind-brief"><strong>The brief</strong><div className="peri-text">{pair.brief}</div></div>
      {lookFor && <p className="peri-quiet">Look for: {lookFor}</p>}
      <div className="peri-blind">
        {["left", "right"].map((side, n) => (
          <section key={side} aria-label={n ? "Second answer" : "First answer"}>
            <div className="peri-text" tabIndex={0} role="region" aria-label={n ? "Text of the second answer" : "Text of the first answer"} data-testid={"blind-" + side}>{pair[side]}</div>
            <button type="button" className="peri-plain-button" disabled={busy} onClick={() => onChoose(side)} data-testid={"choose-" + side}>
              <kbd>{n + 1}</kbd> {n ? "The second is better" : "The first is better"}
            </button>
          </section>
        ))}
      </div>
      <button type="button" className="peri-plain-button" disabled={busy} onClick={() => onChoose("tie")} data-testid="choose-tie"><kbd>0</kbd> No difference</button>
    </>
  )
}

function Result({ state, path, onDelete }) {
  const [deleting, setDeleting] = useState(false)
  const [one, other] = state.sets
  const most = Math.max(1, state.one + state.other + state.ties)
  return (
    <div data-testid="blind-result">
      <ul className="peri-plain peri-blind-bars">
        {[[one, state.one], [other, state.other], ["ties", state.ties]].map(([name, count]) => (
          <li key={name}><span>{name}</span><span className="peri-bar" style={{ width: (100 * count) / most + "%" }} aria-hidden="true" /><span>{count}</span></li>
        ))}
      </ul>
      <Markdown renderMarkdown={true}>{state.words}</Markdown>
      <div className="peri-actions">
        <a href={path + "/page"} target="_blank" rel="noopener" data-testid="blind-page"><FileText aria-hidden="true" /> All pairs as a page<span className="peri-hidden"> (opens in a new tab)</span></a>
        <a href={path + "/pairs.csv"} download><Download aria-hidden="true" /> CSV</a>
        <a href={path + "/pairs.jsonl"} download><Download aria-hidden="true" /> JSONL</a>
        {!deleting && <button type="button" onClick={() => setDeleting(true)} data-testid="blind-delete"><Trash2 aria-hidden="true" /> Delete</button>}
        {deleting && <button type="button" className="peri-danger" onClick={onDelete} data-testid="blind-delete-yes">Delete it for good</button>}
        {deleting && <button type="button" onClick={() => setDeleting(false)}>Keep it</button>}
      </div>
    </div>
  )
}

export default function BlindComparison() {
  const { live, name, path } = props
  const [open, setOpen] = useState(live)
  const [state, setState] = useState(null)
  const [problem, setProblem] = useState("")
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const [gone, setGone] = useState(false)
  const place = useRef(null)

  const send = useCallback(async (wish) => {
    // The button that was pressed is switched off and drawn anew: the card takes the focus, so that the next key counts.
    if (wish && place.current && place.current.contains(document.activeElement)) place.current.focus()
    setBusy(true)
    try {
      const asked = wish ? { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(wish) } : {}
      setState(await told(await fetch(path, asked)))
      setProblem("")
      setAsking(false)
    } catch (error) {
      setProblem(error.status ? error.message : AWAY)
    }
    setBusy(false)
  }, [path])

  const remove = async () => {
    try {
      await told(await fetch(path, { method: "DELETE" }))
      setGone(true)
    } catch (error) { setProblem(error.status ? error.message : AWAY) }
  }
  useEffect(() => { if (open && !state) send(null) }, [open, !!state, send])
  const choose = (choice) => { if (!busy && state && state.pair) send({ place: state.pair.place, choice }) }
  const keyed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !state || !state.pair) return
    if (KEYS[event.key]) { event.preventDefault(); choose(KEYS[event.key]) }
    if (event.key === "u") { event.preventDefault(); send({ undo: true }) }
  }

  const tally = !state ? "" : state.over ? "over" : state.judged + " of " + state.pairs + " judged"
  return (
    <section className="peri-card" aria-label={"Blind comparison: " + name} data-testid="blind" data-live={live}>
      <button type="button" className="peri-fold" aria-expanded={open} onClick={() => setOpen(!open)} data-testid="blind-fold">
        <span className="peri-fold-name">{name}</span>
        <span className="peri-outcome">Blind comparison</span>
        <span className="peri-tally">{tally}</span>
      </button>
      {open && (
        <div className="peri-inside peri-blind-card" ref={place} tabIndex={-1} onKeyDown={keyed} role="group" aria-label="Choose with the keys 1, 2 and 0; u takes the last one back">
          <p className="peri-problem" role="alert">{problem}</p>
          {state && state.pair && <Pair state={state} busy={busy} onChoose={choose} />}
          {state && !state.pair && !state.over && <p role="status">All {state.pairs} pairs are judged. Uncover them when you are sure.</p>}
          {gone && <p role="status">This comparison is deleted, with all that was judged in it.</p>}
          {state && state.over && !gone && <Result state={state} path={path} onDelete={remove} />}
          {state && !state.over && (
            <div className="peri-row">
              {state.judged > 0 && <button type="button" className="peri-plain-button" disabled={busy} onClick={() => send({ undo: true })} data-testid="blind-undo"><Undo2 aria-hidden="true" /> Take back the last</button>}
              {!state.pair && <button type="button" className="peri-strong-button" disabled={busy} onClick={() => send({ result: true })} data-testid="blind-uncover"><Eye aria-hidden="true" /> Uncover the result</button>}
              {state.pair && state.judged > 0 && !asking && <button type="button" className="peri-plain-button" onClick={() => setAsking(true)} data-testid="blind-early">End it early</button>}
              {asking && (
                <>
                  <span>Then nothing more can be judged in it.</span>
                  <button type="button" className="peri-plain-button peri-danger" onClick={() => send({ result: true, early: true })} data-testid="blind-early-yes">End it</button>
                  <button type="button" className="peri-plain-button" onClick={() => setAsking(false)}>Go on judging</button>
                </>
              )}
            </div>
          )}
        </div>
      )}
    </section>
  )
}
