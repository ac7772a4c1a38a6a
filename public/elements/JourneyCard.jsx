// A journey under way: its steps, the one to take now, and what can be said to it. Every button sends a message, so that
// it stands in the conversation; nothing is kept here.
import { useEffect, useRef, useState } from "react"
import { useRecoilValue } from "recoil"
import { loadingState } from "@chainlit/react-client"
import { BookOpen, Download } from "lucide-react"

const STATES = { done: "done", skipped: "skipped", open: "still open" }

// A tick in a disc, a dash, a ring; the step to take now is a ring with a dot.
function Mark({ state, isNext }) {
  if (state === "done") return <svg className="peri-mark" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="7" fill="currentColor" /><path d="M4.5 8.3l2.4 2.4 4.6-5" className="peri-cut" /></svg>
  if (state === "skipped") return <svg className="peri-mark" viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 8h9" className="peri-ring" /></svg>
  return <svg className="peri-mark" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.2" className="peri-ring" />{isNext && <circle cx="8" cy="8" r="3" fill="currentColor" />}</svg>
}

function Reason({ onSend, onClose }) {
  const [why, setWhy] = useState("")
  const field = useRef(null)
  useEffect(() => { if (field.current) field.current.focus() }, [])
  const save = (event) => { event.preventDefault(); onSend(why.replace(/\s+/g, " ").trim()) }
  return (
    <form className="peri-edit" onSubmit={save} onKeyDown={(event) => { if (event.key === "Escape") { event.stopPropagation(); onClose() } }}>
      <input ref={field} type="text" maxLength={200} value={why} placeholder="Why? (you may leave it empty)" aria-label="Why you skip this step" data-testid="skip-why" onChange={(event) => setWhy(event.target.value)} />
      <button type="submit" className="peri-strong" data-testid="skip-save">Skip it</button>
      <button type="button" onClick={onClose}>Cancel</button>
    </form>
  )
}

export default function JourneyCard() {
  const { live, title, progress, parked, finished, steps, next, holds, says, page, export: file } = props
  const loading = useRecoilValue(loadingState)
  const narrow = window.matchMedia("(max-width: 640px)").matches
  const [open, setOpen] = useState(live)
  const [all, setAll] = useState(!narrow)
  const [skipping, setSkipping] = useState(false)
  const skipButton = useRef(null)
  const send = (text) => { setSkipping(false); sendUserMessage(text) }
  const close = () => { setSkipping(false); setTimeout(() => { if (skipButton.current) skipButton.current.focus() }, 0) }
  const state = finished ? "Finished" : parked ? "Parked" : next ? "Step " + next.n + " of " + steps.length : ""
  const shown = all ? steps : steps.filter((step) => next && step.n === next.n)
  const name = live ? "Journey" : "Journey, earlier"

  return (
    <section className="peri-card peri-journey" aria-label={name + ": " + title} data-testid="journey" data-live={live}>
      <button type="button" className="peri-fold" aria-expanded={open} onClick={() => setOpen(!open)} data-testid="journey-fold">
        <span className="peri-fold-name">{title}</span>
        <span className="peri-outcome">{state}</span>
        <span className="peri-tally">{progress}</span>
      </button>
      {open && (
        <div className="peri-inside">
          <ol className="peri-scores" aria-label="Steps">
            {shown.map((step) => {
              const isNext = !parked && !!next && step.n === next.n
              return (
                <li key={step.id} className="peri-score peri-leg" data-state={step.state === "done" ? "for" : "neutral"} aria-current={isNext ? "step" : undefined} data-testid={"step-" + step.id}>
                  <Mark state={step.state} isNext={isNext} />
                  <div className="peri-what">
                    <span className="peri-name">{step.n}. {step.title}</span>
                    {step.by && <span className="peri-said">{step.by}</span>}
                  </div>
                  <span className="peri-state">{isNext ? "now" : STATES[step.state] || step.state}</span>
                </li>
              )
            })}
          </ol>
          {narrow && (
            <button type="button" className="peri-more" aria-expanded={all} onClick={() => setAll(!all)} data-testid="journey-all">
              {all ? "Only the next step" : "All " + steps.length + " steps"}
            </button>
          )}
          {holds.length > 0 && (
            <details className="peri-details" open={finished || undefined}>
              <summary>What you hold at the end</summary>
              <ul className="peri-plain">{holds.map((line) => <li key={line}>{line}</li>)}</ul>
            </details>
          )}
        </div>
      )}
      {live && next && !parked && (
        <div className="peri-question" role="group" aria-label="The step to take now">
          <ul className="peri-chips">
            {next.ask && <li><button type="button" disabled={loading} data-testid="step-do" onClick={() => send(next.ask)}>{next.ask}</button></li>}
            <li><button type="button" disabled={loading} data-testid="step-done" onClick={() => send(next.says.done)}>Done</button></li>
            <li><button type="button" disabled={loading} data-testid="step-elsewhere" onClick={() => send(next.says.elsewhere)}>Did it elsewhere</button></li>
            <li><button type="button" ref={skipButton} disabled={loading} aria-expanded={skipping} data-testid="step-skip" onClick={() => setSkipping(!skipping)}>Skip</button></li>
            {steps.some((step) => step.state !== "open") && <li><button type="button" disabled={loading} data-testid="step-back" onClick={() => send(says.back)}>Back</button></li>}
            <li><button type="button" disabled={loading} data-testid="journey-park" onClick={() => send(says.park)}>Park</button></li>
          </ul>
          {skipping && <Reason onSend={(why) => send(next.says.skip + (why ? ": " + why : ""))} onClose={close} />}
        </div>
      )}
      {live && parked && (
        <div className="peri-question">
          <ul className="peri-chips"><li><button type="button" disabled={loading} data-testid="journey-resume" onClick={() => send(says.resume)}>Take it up again</button></li></ul>
        </div>
      )}
      {live && (
        <div className="peri-actions">
          <a href={page} target="_blank" rel="noopener"><BookOpen aria-hidden="true" /> The whole journey<span className="peri-hidden"> (opens in a new tab)</span></a>
          {next && next.href && <a href={next.href} target="_blank" rel="noopener"><BookOpen aria-hidden="true" /> Read about this step<span className="peri-hidden"> (opens in a new tab)</span></a>}
          <a href={file} download data-testid="journey-export"><Download aria-hidden="true" /> Save my journeys</a>
        </div>
      )}
    </section>
  )
}
