// A training file that was checked: every problem with its line and what would be right, and a mended copy to take.
// Everything is asked of the server by the check's key, so the card is the same after a reload or a restart.
import { useCallback, useEffect, useId, useState } from "react"
import { Download, Wrench } from "lucide-react"

const AWAY = "Peri cannot be reached just now. Your file is kept; try again in a moment."
const FIRST = 12
const SAYS = { ok: "Sound", warn: "Can be used", error: "Would be refused" }
const many = (count, one) => count.toLocaleString("en") + " " + one + (count === 1 ? "" : "s")

async function told(answer) {
  const found = await answer.json().catch(() => ({}))
  if (!answer.ok) throw Object.assign(new Error(found.detail || "That did not work."), { status: answer.status })
  return found
}

function Problems({ problems }) {
  const [all, setAll] = useState(false)
  const errors = problems.filter((problem) => problem.severity === "error").length
  const shown = all ? problems : problems.slice(0, FIRST)
  return (
    <>
      <div className="peri-scroll peri-tall" tabIndex={0} role="region" aria-label={"Problems: " + many(errors, "error") + ", " + many(problems.length - errors, "warning")}>
        <table className="peri-figures peri-problems" data-testid="problems">
          <thead><tr><th scope="col">Line</th><th scope="col">What is wrong</th><th scope="col">What would be right</th></tr></thead>
          <tbody>
            {shown.map((problem, at) => (
              <tr key={at} data-severity={problem.severity}>
                <th scope="row">{problem.line === null ? "File" : problem.line.toLocaleString("en")}<span className="peri-quiet">{problem.severity === "error" ? "error" : "warning"}</span></th>
                <td>{problem.field && !["line", "file"].includes(problem.field) && <code>{problem.field}</code>} {problem.what}</td>
                <td data-label="Right">{problem.remedy}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problems.length > FIRST && <button type="button" className="peri-more" aria-expanded={all} data-testid="problems-all" onClick={() => setAll(!all)}>{all ? "The first " + FIRST : "All " + problems.length}</button>}
    </>
  )
}

function Mended({ mended, path }) {
  return (
    <div className="peri-written" data-testid="mended">
      <p className="peri-headline">{mended.changes.length ? "A mended copy is ready. Your own file is as it was." : "There was nothing that rules can mend."}</p>
      {mended.changes.length > 0 && <ul className="peri-plain">{mended.changes.map((change) => <li key={change}>{change}</li>)}</ul>}
      <p>The copy: {many(mended.report.examples, "example")}, {mended.report.counted}.{mended.report.verdict === "error" && " What is left needs your hand."}</p>
      {mended.report.problems.length > 0 && mended.changes.length > 0 && <details className="peri-details"><summary>What is left in the copy</summary><Problems problems={mended.report.problems} /></details>}
      {mended.changes.length > 0 && (
        <div className="peri-row">
          <a className="peri-strong-button" href={path + "/" + encodeURIComponent(mended.name)} download data-testid="mended-download"><Download aria-hidden="true" /> Download {mended.name}</a>
          {mended.moved_out && <a className="peri-plain-button" href={path + "/" + encodeURIComponent(mended.moved_out)} download><Download aria-hidden="true" /> What was taken out</a>}
        </div>
      )}
    </div>
  )
}

export default function CheckCard() {
  const { live, check: key } = props
  const path = "/peri/check/" + key
  const [isOpen, setOpen] = useState(live)
  const [check, setCheck] = useState(null)
  const [problem, setProblem] = useState("")
  const [gone, setGone] = useState(false)
  const [busy, setBusy] = useState("")
  const name = useId()
  const ask = useCallback(async (wish) => {
    try {
      const post = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(wish) }
      setCheck(await told(await fetch(path, wish ? post : { headers: { accept: "application/json" } })))
      setProblem("")
    } catch (error) {
      if (error.status === 404) setGone(true)
      else setProblem(error.status ? error.message : AWAY)
    }
    setBusy("")
  }, [path])
  useEffect(() => { if (isOpen && !check) ask() }, [isOpen, !check, ask])
  if (gone) return <p className="peri-quiet" data-testid="check-gone">This check was deleted.</p>
  const worst = check && (["error", "warn"].find((each) => check.files.some((file) => file.verdict === each)) || "ok")
  return (
    <section className="peri-card peri-build" aria-labelledby={name} data-testid="checkcard" data-live={live} data-verdict={worst || ""}>
      <button type="button" className="peri-fold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className="peri-fold-name" id={name}>{check ? (check.is_part ? "The lines that you pasted" : check.files.map((file) => file.name).join(", ")) : "The checked file"}</span>
        {worst && <span className="peri-outcome" data-verdict={worst}>{SAYS[worst]}</span>}
      </button>
      {isOpen && !check && <p className="peri-quiet" role="status">{problem || "Looking for the check…"}</p>}
      {isOpen && check && (
        <div className="peri-inside">
          {problem && <p className="peri-problem" role="alert">{problem}</p>}
          {check.readers.length > 1 && (
            <label className="peri-choice-box"><span>For whom?</span>
              <select value={check.reader || ""} disabled={!!busy} data-testid="check-reader" onChange={(event) => { setBusy("Checking…"); ask({ do: "for", reader: event.target.value || null }) }}>
                <option value="">everybody who reads this form</option>
                {check.readers.map((reader) => <option key={reader.id} value={reader.id}>{reader.name}</option>)}
              </select>
            </label>
          )}
          {check.files.map((file, number) => (
            <div key={file.name} className="peri-inside" data-testid="checked-file" data-verdict={file.verdict}>
              <p className="peri-headline">{check.files.length > 1 && file.name + ": "}{many(file.examples, "example")}, {file.counted}.</p>
              {file.problems.length > 0 && <Problems problems={file.problems} />}
              {file.notes.length > 0 && <ul className="peri-plain">{file.notes.map((note) => <li key={note}>{note}</li>)}</ul>}
              {file.cannot && <p className="peri-problem">{file.cannot}</p>}
              {file.mended && <Mended mended={file.mended} path={path + "/" + number} />}
              {file.problems.length > 0 && !file.mended && (
                <button type="button" className="peri-strong-button" data-testid="mend" disabled={!!busy} onClick={() => { setBusy("Mending a copy…"); ask({ do: "mend", file: number }) }}><Wrench aria-hidden="true" /> Mend a copy of it</button>
              )}
            </div>
          ))}
          <span className="peri-quiet" role="status">{busy}</span>
        </div>
      )}
    </section>
  )
}
