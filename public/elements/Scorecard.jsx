// The scorecard of a verdict: what speaks for and against, what the person told, and what would change it.
// Changing a fact sends a message, so that it stands in the conversation; nothing is kept here.
import { useEffect, useRef, useState } from "react"
import { useRecoilValue } from "recoil"
import { loadingState } from "@chainlit/react-client"
import { FileText, Pencil, Plus, Trash2 } from "lucide-react"

const OUTCOMES = {
  fine_tune: "Fine-tuning fits",
  prompt_first: "A good prompt first",
  rag: "Looking facts up, not training",
  not_now: "Not now",
  it_depends: "Not decided yet",
}
const STATES = { for: "speaks for it", against: "speaks against", open: "not known yet", assumed: "assumed", neutral: "no matter here" }
const GATES = { for: "in the clear", against: "stands in the way" }
const stateOf = (row) => (row.kind === "gate" && GATES[row.state]) || STATES[row.state] || row.state
const words = (fact, value) => (value === true ? "yes" : value === false ? "no" : typeof value === "number" ? value.toLocaleString("en") : value)

// The shape says it too: a tick in a disc, a bar in an eight-sided sign, a ring of dashes, half a disc, a dash.
function Mark({ state }) {
  const shapes = {
    for: <><circle cx="8" cy="8" r="7" fill="currentColor" /><path d="M4.5 8.3l2.4 2.4 4.6-5" className="peri-cut" /></>,
    against: <><path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor" /><path d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6" className="peri-cut" /></>,
    open: <circle cx="8" cy="8" r="6.2" className="peri-ring" strokeDasharray="2.6 2.3" />,
    assumed: <><circle cx="8" cy="8" r="6.2" className="peri-ring" /><path d="M8 1.8a6.2 6.2 0 010 12.4z" fill="currentColor" /></>,
  }
  return <svg className="peri-mark" viewBox="0 0 16 16" aria-hidden="true">{shapes[state] || <path d="M3.5 8h9" className="peri-ring" />}</svg>
}

function Editor({ fact, onSend, onClose }) {
  const [value, setValue] = useState(fact.value === null || fact.value === undefined ? "" : String(words(fact, fact.value)).replace(/,(?=\d{3})/g, fact.input === "number" ? "" : ","))
  const field = useRef(null)
  useEffect(() => { if (field.current) field.current.focus() }, [])
  const save = (event) => {
    event.preventDefault()
    const said = value.replace(/\s+/g, " ").trim().replace(/[.]+$/, "")
    if (said) onSend("Please correct: " + fact.says + " is " + said + ".")
  }
  const common = { ref: field, value, "aria-label": "Correct: " + fact.label, "data-testid": "fact-value", onChange: (event) => setValue(event.target.value) }
  return (
    <form className="peri-edit" onSubmit={save} onKeyDown={(event) => { if (event.key === "Escape") { event.stopPropagation(); onClose() } }}>
      {fact.input === "choice" && (
        <select {...common} required>
          <option value="">Choose</option>
          {fact.choices.map((choice) => <option key={choice} value={choice}>{choice}</option>)}
        </select>
      )}
      {fact.input === "number" && <input type="number" required min={fact.min} max={fact.max === null ? undefined : fact.max} step={fact.step} {...common} />}
      {fact.input === "text" && <input type="text" required maxLength={fact.longest} {...common} />}
      <button type="submit" className="peri-strong" data-testid="fact-save">Save</button>
      <button type="button" onClick={onClose}>Cancel</button>
    </form>
  )
}

export default function Scorecard() {
  const { live, outcome, headline, rows, told, flips, question, why, quick, brief } = props
  const loading = useRecoilValue(loadingState)
  const narrow = window.matchMedia("(max-width: 640px)").matches
  const [open, setOpen] = useState(live && !narrow)
  const [all, setAll] = useState(false)
  const [editing, setEditing] = useState(null)
  const [reason, setReason] = useState(null)
  const card = useRef(null)
  const can = live && !loading

  const send = (text) => { setEditing(null); sendUserMessage(text) }
  const close = (field) => {
    setEditing(null)
    setTimeout(() => { const pen = card.current && card.current.querySelector(`[data-testid="edit-${field}"]`); if (pen) pen.focus() }, 0)
  }
  const count = (state) => rows.filter((row) => row.state === state).length
  const summary = [["for", "for"], ["against", "against"], ["open", "open"], ["assumed", "assumed"]].filter(([state]) => count(state))
  // Short: what is in the clear steps back, and of rows that wait for the same fact only the first is shown.
  const isUnknown = (row) => row.state === "open" || row.state === "assumed"
  const isQuiet = (row, n) => row.state === "neutral" || (row.kind === "gate" && row.state === "for") ||
    (isUnknown(row) && !!row.fact && rows.findIndex((other) => other.fact && other.fact.field === row.fact.field && isUnknown(other)) < n)
  const quiet = rows.filter(isQuiet)
  const shown = all ? rows : rows.filter((row, n) => !isQuiet(row, n))
  const holder = (field) => shown.find((row) => row.fact && row.fact.field === field)
  const noted = told.filter((fact) => !holder(fact.field))

  const pens = (fact, isTold) => can && fact && editing !== fact.field && (
    <span className="peri-pens">
      <button type="button" data-testid={"edit-" + fact.field} onClick={() => setEditing(fact.field)}
        aria-label={(isTold ? "Correct: " : "Tell: ") + fact.label} title={isTold ? "Correct" : "Tell"}>
        {isTold ? <Pencil aria-hidden="true" /> : <Plus aria-hidden="true" />}
      </button>
      {isTold && (
        <button type="button" data-testid={"forget-" + fact.field} onClick={() => send("Please forget: " + fact.says + ".")}
          aria-label={"Forget: " + fact.label} title="Forget">
          <Trash2 aria-hidden="true" />
        </button>
      )}
    </span>
  )
  const line = (row) => {
    const fact = row.fact
    const isTold = !!fact && fact.value !== null && fact.value !== undefined
    return (
      <li key={row.id} className="peri-score" data-state={row.state} data-testid={"score-" + row.id}>
        <Mark state={row.state} />
        <div className="peri-what">
          <button type="button" className="peri-name" aria-expanded={reason === row.id} onClick={() => setReason(reason === row.id ? null : row.id)}>
            {row.label}
          </button>
          {row.said && <span className="peri-said">{row.said}</span>}
        </div>
        <span className="peri-state">{stateOf(row)}</span>
        {fact && holder(fact.field) === row && pens(fact, isTold)}
        {reason === row.id && (
          <p className="peri-reason">
            {row.reason}{" "}
            {row.href && <a href={row.href} target="_blank" rel="noopener">Read more<span className="peri-hidden"> on {row.label} (opens in a new tab)</span></a>}
          </p>
        )}
        {can && fact && editing === fact.field && holder(fact.field) === row && <Editor fact={fact} onSend={send} onClose={() => close(fact.field)} />}
      </li>
    )
  }

  return (
    <section className="peri-card peri-scorecard" aria-label={live ? "Scorecard" : "Earlier scorecard"} data-testid="scorecard" data-live={live} ref={card}>
      <button type="button" className="peri-fold" aria-expanded={open} onClick={() => setOpen(!open)} data-testid="scorecard-fold">
        <span className="peri-fold-name">{live ? "Scorecard" : "Earlier scorecard"}</span>
        <span className="peri-outcome" data-outcome={outcome}>{OUTCOMES[outcome] || outcome}</span>
        <span className="peri-tally">
          {summary.map(([state, word]) => <span key={state} data-state={state}><Mark state={state} /> {count(state)} {word}</span>)}
        </span>
      </button>
      {open && (
        <div className="peri-inside">
          <p className="peri-headline">{headline}</p>
          <ul className="peri-scores">{shown.map(line)}</ul>
          {quiet.length > 0 && (
            <button type="button" className="peri-more" aria-expanded={all} onClick={() => setAll(!all)} data-testid="scorecard-all">
              {all ? "Only what counts" : quiet.length + (quiet.length === 1 ? " more check" : " more checks")}
            </button>
          )}
          {noted.length > 0 && (
            <>
              <h3 className="peri-sub">Also noted</h3>
              <ul className="peri-scores">
                {noted.map((fact) => (
                  <li key={fact.field} className="peri-score" data-testid={"told-" + fact.field}>
                    <Mark state="none" />
                    <div className="peri-what"><span className="peri-name">{fact.label}</span><span className="peri-said">{words(fact, fact.value)}</span></div>
                    <span />
                    {pens(fact, true)}
                    {can && editing === fact.field && <Editor fact={fact} onSend={send} onClose={() => close(fact.field)} />}
                  </li>
                ))}
              </ul>
            </>
          )}
          {flips.length > 0 && (
            <>
              <h3 className="peri-sub">What would change it</h3>
              <ul className="peri-plain" data-testid="flips">{flips.map((text) => <li key={text}>{text}</li>)}</ul>
            </>
          )}
        </div>
      )}
      {live && question && (
        <div className="peri-question" role="group" aria-label="The open question">
          <p>{question}</p>
          {why && <p className="peri-quiet">{why}</p>}
          <ul className="peri-chips">
            {quick.map((reply) => (
              <li key={reply.says}>
                <button type="button" disabled={loading} data-testid="quick-reply" onClick={() => send(reply.says)}>{reply.label}</button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {live && (
        <div className="peri-actions">
          <a href={brief} target="_blank" rel="noopener" data-testid="brief"><FileText aria-hidden="true" /> Decision brief<span className="peri-hidden"> (opens in a new tab)</span></a>
        </div>
      )}
    </section>
  )
}
