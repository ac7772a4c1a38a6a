// The log of projects: the report with its plot, a form for one more, a table to bring in. Every figure and sentence comes
// from the server. The form sends a message, so that it stands in the conversation.
import { useCallback, useEffect, useId, useRef, useState } from "react"
import { useRecoilValue } from "recoil"
import { loadingState } from "@chainlit/react-client"
import { Markdown } from "@/components/markdown"
import { Download, FileText, FolderPlus, Plus, Trash2 } from "lucide-react"

const AWAY = "Peri cannot be reached just now. Your log is kept."
const FIELDS = [
  ["project", "Project", "text", true], ["kind", "Kind of work", "text"], ["client", "Client", "text"], ["helper", "Helper", "helper"],
  ["rounds", "Rounds of revision", "number"], ["minutes", "Minutes of your work", "number"], ["outcome", "Outcome", "text"], ["date", "Day", "date"],
]

async function told(answer) {
  const found = await answer.json().catch(() => ({}))
  if (!answer.ok) throw Object.assign(new Error(found.detail || "That did not work."), { status: answer.status })
  return found
}

// Equal values stay apart: the middle, then above and below.
function lanes(values) {
  const seen = {}
  return values.map((value) => {
    const count = seen[value] || 0
    seen[value] = count + 1
    return Math.max(-18, Math.min(18, Math.floor((count + 1) / 2) * (count % 2 ? 1 : -1) * 6))
  })
}

function Plot({ plot, width }) {
  const name = useId()
  const box = { left: width < 520 ? 92 : 130, right: 18, top: 8, row: 62, bottom: 30 }
  const height = box.top + box.row * plot.rows.length + box.bottom
  const last = plot.ticks[plot.ticks.length - 1] || 1
  const x = (value) => box.left + ((width - box.left - box.right) * value) / last
  const shown = (value) => plot.measure === "share_changed" ? Math.round(100 * value) + "%" : plot.measure === "rounds" ? (Math.round(10 * value) / 10).toLocaleString("en") : Math.round(value).toLocaleString("en")
  return (
    <figure className="peri-plot">
      <svg width={width} height={height} viewBox={"0 0 " + width + " " + height} role="img" aria-labelledby={name + "t " + name + "d"} data-testid={"plot-" + plot.measure}>
        <title id={name + "t"}>{plot.title}</title>
        <desc id={name + "d"}>{plot.told}</desc>
        {plot.ticks.map((tick, n) => (
          <g key={tick}>
            <line className="peri-grid" x1={x(tick)} x2={x(tick)} y1={box.top} y2={height - box.bottom} />
            <text x={x(tick)} y={height - box.bottom + 16} textAnchor="middle">{plot.labels[n]}</text>
          </g>
        ))}
        {plot.rows.map((row, at) => {
          const middle = box.top + box.row * at + box.row / 2
          const away = lanes(row.values)
          return (
            <g key={row.helper} className={"peri-dots peri-line-" + (at + 1)}>
              <text x={box.left - 8} y={middle} textAnchor="end">{row.label}</text>
              <text className="peri-quiet" x={box.left - 8} y={middle + 15} textAnchor="end">{row.count.toLocaleString("en")}</text>
              {row.values.map((value, n) => <circle key={n} cx={x(value)} cy={middle + away[n]} r="3.5" />)}
              <line className="peri-mean" x1={x(row.mean)} x2={x(row.mean)} y1={middle - 22} y2={middle + 22} />
              <text x={Math.min(x(row.mean) + 5, width - 30)} y={middle - 20}>{shown(row.mean)}</text>
            </g>
          )
        })}
      </svg>
      <figcaption className="peri-quiet">{plot.title}. A dot is a project, the upright line the mean.</figcaption>
    </figure>
  )
}

function Form({ helpers, onSend, onClose }) {
  const [values, setValues] = useState({})
  const first = useRef(null)
  useEffect(() => { if (first.current) first.current.focus() }, [])
  const set = (name) => (event) => setValues({ ...values, [name]: event.target.value })
  const save = (event) => {
    event.preventDefault()
    const parts = FIELDS.map(([name]) => [name, (values[name] || "").replace(/[;\n]+/g, ",").trim()]).filter(([, value]) => value)
    onSend("Log a project: " + parts.map(([name, value]) => name + ": " + value).join("; "))
  }
  return (
    <form className="peri-log-form" onSubmit={save} onKeyDown={(event) => { if (event.key === "Escape") { event.stopPropagation(); onClose() } }} data-testid="log-form">
      {FIELDS.map(([name, label, kind, must], n) => (
        <label key={name}>
          <span>{label}{must ? "" : <span className="peri-quiet"> (if you know it)</span>}</span>
          {kind === "helper" ? (
            <select value={values[name] || ""} onChange={set(name)} data-testid={"log-" + name}>
              <option value="">not said</option>
              {helpers.map((helper) => <option key={helper} value={helper}>{helper}</option>)}
            </select>
          ) : (
            <input ref={n === 0 ? first : undefined} type={kind} required={!!must} min={kind === "number" ? 0 : undefined} max={name === "rounds" ? 200 : name === "minutes" ? 100000 : undefined}
              step={kind === "number" ? 1 : undefined} maxLength={kind === "text" ? 300 : undefined} value={values[name] || ""} onChange={set(name)} data-testid={"log-" + name} />
          )}
        </label>
      ))}
      <div className="peri-row">
        <button type="submit" className="peri-strong-button" data-testid="log-save">Log it</button>
        <button type="button" className="peri-plain-button" onClick={onClose}>Cancel</button>
      </div>
    </form>
  )
}

export default function ProjectReport() {
  const { live, path, report, form } = props
  const loading = useRecoilValue(loadingState)
  const [open, setOpen] = useState(live && (report || form))
  const [state, setState] = useState(null)
  const [problem, setProblem] = useState("")
  const [said, setSaid] = useState("")
  const [filling, setFilling] = useState(live && form)
  const [deleting, setDeleting] = useState(false)
  const [width, setWidth] = useState(0)
  const place = useRef(null)
  const file = useRef(null)

  const look = useCallback(async () => {
    try {
      setState(await told(await fetch(path)))
      setProblem("")
    } catch (error) { setProblem(error.status ? error.message : AWAY) }
  }, [path])
  useEffect(() => { if (open && !state) look() }, [open, !!state, look])
  useEffect(() => {
    if (!place.current) return undefined
    const measure = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)))
    measure.observe(place.current)
    return () => measure.disconnect()
  }, [open, !!state])

  const bring = async (event) => {
    const chosen = event.target.files && event.target.files[0]
    event.target.value = ""
    if (!chosen) return
    try {
      const body = JSON.stringify({ csv: await chosen.text() })
      const found = await told(await fetch(path + "/import", { method: "POST", headers: { "content-type": "application/json" }, body }))
      setSaid("Logged " + found.logged + ". " + (found.known ? found.known + " were there already. " : "") + found.problems.join(" "))
      await look()
    } catch (error) { setProblem(error.status ? error.message : AWAY) }
  }
  const forget = async () => {
    try {
      const found = await told(await fetch(path, { method: "DELETE" }))
      setSaid("Deleted " + found.deleted + " projects for good.")
      setDeleting(false)
      await look()
    } catch (error) { setProblem(error.status ? error.message : AWAY) }
  }
  const send = (text) => { setFilling(false); sendUserMessage(text) }
  const count = state ? state.projects.toLocaleString("en") + (state.projects === 1 ? " project" : " projects") : ""

  return (
    <section className="peri-card peri-log" aria-label={live ? "Your project log" : "Your project log, earlier"} data-testid="project-report" data-live={live}>
      <button type="button" className="peri-fold" aria-expanded={open} onClick={() => setOpen(!open)} data-testid="project-report-fold">
        <span className="peri-fold-name">Your project log</span>
        <span className="peri-tally">{count}</span>
      </button>
      {open && (
        <div className="peri-inside" ref={place}>
          <p className="peri-problem" role="alert">{problem}</p>
          <p role="status" className="peri-quiet">{said}</p>
          {filling && state && <Form helpers={state.helpers} onSend={send} onClose={() => setFilling(false)} />}
          {state && (!report || !live) && <p>{state.headline.replace(/\*\*/g, "")}</p>}
          {state && (!report || !live) && state.findings.length > 0 && (
            <details className="peri-details">
              <summary>The figures</summary>
              <Markdown renderMarkdown={true}>{[...state.findings.map((one) => "- " + one), "", ...state.mixes, "", state.cause].join("\n")}</Markdown>
            </details>
          )}
          {state && width > 0 && state.plots.slice(0, 1).map((plot) => <Plot key={plot.measure} plot={plot} width={width} />)}
          {state && width > 0 && state.plots.length > 1 && (
            <details className="peri-details">
              <summary>{state.plots.length === 2 ? "One more plot" : "Two more plots"}</summary>
              {state.plots.slice(1).map((plot) => <Plot key={plot.measure} plot={plot} width={width} />)}
            </details>
          )}
          {state && live && (
            <div className="peri-row">
              {!filling && <button type="button" className="peri-plain-button" disabled={loading} onClick={() => setFilling(true)} data-testid="log-more"><Plus aria-hidden="true" /> Log a project</button>}
              <button type="button" className="peri-plain-button" onClick={() => file.current && file.current.click()} data-testid="log-import"><FolderPlus aria-hidden="true" /> Bring in a CSV</button>
              <input ref={file} type="file" accept=".csv,text/csv,.tsv,.txt" className="peri-hidden" tabIndex={-1} aria-hidden="true" onChange={bring} data-testid="log-file" />
            </div>
          )}
          {state && (
            <div className="peri-actions">
              <a href={path + "/page"} target="_blank" rel="noopener" data-testid="report-page"><FileText aria-hidden="true" /> Report as a page<span className="peri-hidden"> (opens in a new tab)</span></a>
              <a href={path + "/log.csv"} download data-testid="log-csv"><Download aria-hidden="true" /> Log as CSV</a>
              {live && state.projects > 0 && !deleting && <button type="button" onClick={() => setDeleting(true)} data-testid="log-delete"><Trash2 aria-hidden="true" /> Delete the log</button>}
              {deleting && (
                <>
                  <button type="button" className="peri-danger" onClick={forget} data-testid="log-delete-yes">Delete all {count} for good</button>
                  <button type="button" onClick={() => setDeleting(false)}>Keep them</button>
                </>
              )}
            </div>
          )}
        </div>
      )}
    </section>
  )
}
