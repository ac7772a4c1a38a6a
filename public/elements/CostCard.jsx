// The cost card: sliders, a table and a plot of one estimate. Every figure comes from the server, which counts anew for
// each move of a slider; here it is only drawn. The figures of the sliders stay with the window, not with Peri.
import { useEffect, useId, useMemo, useRef, useState } from "react"
import { Markdown } from "@/components/markdown"
import { Download, FileText, RotateCcw } from "lucide-react"

const COLUMNS = [["label", "Way"], ["once_usd", "Once"], ["month_usd", "A month"], ["year_usd", "First year"], ["seen", "Price seen"]]
const WAIT_MS = 120
const MOST_LINES = 6
const day = (iso) => new Date(iso + "T12:00:00").toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" })
const usd = (text) => {
  const amount = Number(text)
  return "$" + amount.toLocaleString("en", amount < 100 ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { maximumFractionDigits: 0 })
}
const tick = (value) => "$" + (value < 1 ? value.toFixed(2) : value.toLocaleString("en", { maximumFractionDigits: 2 }))
const shortName = (route) => {
  if (route.kind === "prompt") return "Prompt"
  if (route.kind === "retrieval") return "Look-up"
  if (route.kind === "own_machine") return "Own machine"
  const name = route.label.split(",")[0].replace(/^Rented graphics cards$/, "Rented card").replace(/ (AI|Token Factory|Serverless Training)$/, "")
  return route.kind === "take_home" ? name + ", run at home" : name
}

function Span({ span }) {
  if (!span) return <span className="peri-quiet">no confirmed price</span>
  if (Number(span.high) === 0) return <span className="peri-quiet">no bill</span>
  const [likely, low, high] = [usd(span.likely), usd(span.low), usd(span.high)]
  return <>{likely}{low !== high && <span className="peri-range">{low} to {high}</span>}</>
}

// Chosen to be told apart: the prompt, looking up, the best trained route, then the cheapest of each other kind.
function plotted(card) {
  const named = card.plot.routes.filter((route) => route.usd.some((bill) => bill !== null))
  const rows = Object.fromEntries(card.rows.map((row) => [row.id, row]))
  const first = [
    named.find((route) => route.kind === "prompt"),
    named.find((route) => route.id === card.break_even.route),
    named.find((route) => route.kind === "own_machine") || named.find((route) => route.kind === "take_home"),
    named.find((route) => route.kind === "tuned" && rows[route.id] && rows[route.id].how === "by the hour"),
    [...named].reverse().find((route) => route.kind === "tuned"),
    named.find((route) => route.kind === "retrieval"),
    ...named,
  ]
  return [...new Set(first.filter(Boolean))].slice(0, MOST_LINES)
}

function Plot({ card, width }) {
  const name = useId()
  const routes = plotted(card)
  const narrow = width < 520
  const box = { left: narrow ? 50 : 58, right: narrow ? 100 : 128, top: 26, bottom: 34, height: narrow ? 250 : 290 }
  const values = routes.flatMap((route) => route.usd.filter((bill) => bill !== null).map(Number))
  const most = Math.max(...values, 0.1)
  const ends = routes.map((route) => Number(route.usd.filter((bill) => bill !== null).pop())).filter((end) => end > 0)
  const isLog = ends.length > 1 && Math.max(...ends) / Math.min(...ends) > 20
  const floor = isLog ? Math.pow(10, Math.floor(Math.log10(Math.max(0.01, Math.min(...values.filter((value) => value > 0)))))) : 0
  const top = isLog ? Math.pow(10, Math.ceil(Math.log10(most))) : most
  const steps = isLog ? [] : niceSteps(top)
  const ceiling = isLog ? top : steps[steps.length - 1]
  const ticks = isLog ? Array.from({ length: Math.round(Math.log10(ceiling / floor)) + 1 }, (_, n) => floor * Math.pow(10, n)) : steps
  const height = box.height - box.top - box.bottom
  const x = (month) => box.left + (month / 12) * (width - box.left - box.right)
  const y = (value) => {
    const share = isLog ? Math.log10(Math.max(value, floor) / floor) / Math.log10(ceiling / floor) : value / ceiling
    return box.top + height * (1 - share)
  }
  const lines = routes.map((route, n) => {
    const points = route.usd.map((bill, month) => (bill === null ? null : [x(month), y(Number(bill))])).filter(Boolean)
    return { route, n, points, end: points[points.length - 1] }
  })
  const labels = spread(lines.map((line) => ({ n: line.n, at: line.end[1] })), box.top + 4, box.height - box.bottom)
  const crossing = lines.find((line) => line.route.id === card.break_even.route)
  const month = crossing ? crossing.route.break_even_month : null
  const pays = "training pays from month " + month
  const half = pays.length * (narrow ? 2.9 : 3.2)
  const told = routes.map((route) => shortName(route) + ": " + usd(route.usd.filter((bill) => bill !== null).pop()) + " after the last month").join("; ")
  return (
    <figure className="peri-plot">
      <svg width={width} height={box.height} viewBox={"0 0 " + width + " " + box.height} role="img" aria-labelledby={name + "title " + name + "told"} data-testid="plot" data-scale={isLog ? "log" : "linear"}>
        <title id={name + "title"}>Bills added up over twelve months</title>
        <desc id={name + "told"}>{told}. {card.break_even.sentence.replace(/\*\*/g, "")}</desc>
        {ticks.map((value) => (
          <g key={value}>
            <line x1={box.left} x2={width - box.right} y1={y(value)} y2={y(value)} className="peri-grid" />
            <text x={box.left - 6} y={y(value) + 4} textAnchor="end">{isLog && value === floor ? "≤" : ""}{tick(value)}</text>
          </g>
        ))}
        {[0, 3, 6, 9, 12].map((number) => <text key={number} x={x(number)} y={box.height - box.bottom + 16} textAnchor="middle">{number}</text>)}
        <text x={(box.left + width - box.right) / 2} y={box.height - 3} textAnchor="middle">months</text>
        {lines.map((line) => (
          <g key={line.route.id} className={"peri-line peri-line-" + (line.n + 1)} data-testid="plot-line" data-route={line.route.id}>
            <polyline points={line.points.map((point) => point.map((value) => value.toFixed(1)).join(",")).join(" ")} />
            <line className="peri-lead" x1={line.end[0] + 2} y1={line.end[1]} x2={width - box.right + 10} y2={labels[line.n]} />
            <text x={width - box.right + 13} y={labels[line.n] + 4}>{clip(shortName(line.route), narrow ? 13 : 19)}</text>
          </g>
        ))}
        {month !== null && month > 0 && (
          <g className="peri-even" data-testid="break-even">
            <line x1={x(month)} x2={x(month)} y1={box.top - 6} y2={box.height - box.bottom} />
            <circle cx={x(month)} cy={y(Number(crossing.route.usd[month]))} r="5" />
            <text x={Math.max(half, Math.min(width - half, x(month)))} y={box.top - 10} textAnchor="middle">{pays}</text>
          </g>
        )}
      </svg>
      <figcaption className="peri-quiet">
        Bills added up, likely case, your own hours not counted.
        {isLog && " Each line across is ten times the one below."}
        {month === null && " The lines of the prompt and of the best trained route do not cross within the year."}
      </figcaption>
      <details className="peri-details">
        <summary>The plot as figures</summary>
        <div className="peri-scroll" tabIndex={0} role="region" aria-label="The plot as figures">
          <table className="peri-figures">
            <thead><tr><th scope="col">After month</th>{[0, 3, 6, 9, 12].map((number) => <th scope="col" key={number}>{number}</th>)}</tr></thead>
            <tbody>
              {routes.map((route) => (
                <tr key={route.id}><th scope="row">{shortName(route)}</th>{[0, 3, 6, 9, 12].map((number) => <td key={number}>{route.usd[number] === null ? "ended" : usd(route.usd[number])}</td>)}</tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}

function clip(text, longest) { return text.length <= longest ? text : text.slice(0, longest - 1) + "…" }

function niceSteps(most) {
  const raw = most / 4
  const size = Math.pow(10, Math.floor(Math.log10(raw)))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * size).find((candidate) => candidate >= raw)
  const steps = [0]
  while (steps[steps.length - 1] < most) steps.push(Math.round((steps.length * step) * 1e6) / 1e6)
  return steps
}

// Labels in the order of their lines, at least 15 pixels apart, within the plot.
function spread(labels, top, bottom) {
  const sorted = [...labels].sort((a, b) => a.at - b.at)
  const placed = {}
  let last = -Infinity
  for (const label of sorted) { last = Math.max(label.at, last + 15, top); placed[label.n] = last }
  let over = last - bottom
  for (const label of [...sorted].reverse()) {
    if (over <= 0) break
    placed[label.n] -= over
    const above = sorted[sorted.indexOf(label) - 1]
    over = above ? placed[above.n] + 15 - placed[label.n] : 0
  }
  return placed
}

function Table({ rows, sort, onSort }) {
  return (
    <div className="peri-scroll" tabIndex={0} role="region" aria-label="Costs by way">
      <table className="peri-costs" data-testid="costs">
        <thead>
          <tr>
            {COLUMNS.map(([key, name]) => (
              <th key={key} scope="col" aria-sort={sort.key === key ? (sort.up ? "ascending" : "descending") : "none"}>
                <button type="button" data-testid={"sort-" + key} onClick={() => onSort({ key, up: sort.key === key ? !sort.up : true })}>
                  {name}<span aria-hidden="true" className="peri-arrow">{sort.key === key ? (sort.up ? "▲" : "▼") : ""}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-route={row.id} data-kind={row.kind}>
              <th scope="row">
                {row.label}
                {(row.ends || row.status === "preview") && (
                  <span className="peri-note">{[row.status === "preview" ? "in preview" : "", row.ends ? "ends on " + day(row.ends) : ""].filter(Boolean).join("; ")}</span>
                )}
                <Sums row={row} />
              </th>
              <td data-label="Once"><Span span={row.once_usd} /></td>
              <td data-label="A month"><Span span={row.month_usd} /></td>
              <td data-label="First year">{row.ends && !row.year_usd ? <span className="peri-quiet">ends before</span> : <Span span={row.year_usd} />}</td>
              <td data-label="Price seen"><Prices row={row} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Prices({ row }) {
  const prices = row.lines.filter((line) => line.url)
  const unique = [...new Map(prices.map((line) => [line.url + line.seen, line])).values()]
  if (unique.length === 0) return <span className="peri-quiet">no bill</span>
  return (
    <ul className="peri-prices">
      {unique.map((line) => (
        <li key={line.url + line.seen}>
          <a href={line.url} target="_blank" rel="noopener noreferrer" title={line.source}>
            {day(line.seen)}<span className="peri-hidden">: {line.source} (opens in a new tab)</span>
          </a>
          {!line.confirmed && <span className="peri-note">not confirmed</span>}
        </li>
      ))}
    </ul>
  )
}

function Sums({ row }) {
  const lines = row.lines.filter((line) => line.unit_usd !== null || line.usd)
  if (lines.length + row.notes.length === 0) return null
  const plain = (text) => Number(text).toLocaleString("en", { maximumFractionDigits: 4 })
  return (
    <details className="peri-details">
      <summary>How it adds up<span className="peri-hidden">: {row.label}</span></summary>
      <ul className="peri-plain">
        {row.notes.map((note) => <li key={note}>{note}</li>)}
        {lines.map((line, n) => (
          <li key={n}>
            {line.item}: {plain(line.quantity.likely)} × {line.unit}
            {line.unit_usd !== null && " at $" + plain(line.unit_usd)}
            {line.usd && " = " + usd(line.usd.likely)} {line.when}
            {line.at_least_usd && " (at least " + usd(line.at_least_usd) + ")"}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Slider({ slider, value, onChange }) {
  const [typed, setTyped] = useState(null)
  const id = useId()
  const shown = typed !== null ? typed : value
  const set = (text) => {
    setTyped(text)
    const figure = Number(text)
    if (text !== "" && Number.isFinite(figure)) onChange(text)
  }
  return (
    <div className="peri-slider">
      <label htmlFor={id}>{slider.label}{slider.assumed && <span className="peri-note">assumed</span>}</label>
      <input type="range" min={slider.min} max={slider.max} step={slider.step} value={Math.min(slider.max, Math.max(slider.min, Number(value)))}
        aria-label={slider.label} data-testid={"slider-" + slider.name} onChange={(event) => { setTyped(null); onChange(event.target.value) }} />
      <input id={id} type="number" inputMode="decimal" min={0} step="any" value={shown} data-testid={"figure-" + slider.name}
        onChange={(event) => set(event.target.value)} onBlur={() => setTyped(null)} />
    </div>
  )
}

export default function CostCard() {
  const { live, query, conversation, brief } = props
  const memory = "peri-costs-" + conversation + "-" + JSON.stringify(query)
  const remembered = () => { try { return JSON.parse(sessionStorage.getItem(memory)) } catch { return null } }
  const [figures, setFigures] = useState(() => remembered() || query)
  const [open, setOpen] = useState(live)
  const [card, setCard] = useState(null)
  const [problem, setProblem] = useState("")
  const [sort, setSort] = useState({ key: null, up: true })
  const [all, setAll] = useState(false)
  const [width, setWidth] = useState(0)
  const place = useRef(null)
  const narrow = window.matchMedia("(max-width: 640px)").matches
  const asked = new URLSearchParams({ ...figures, conversation }).toString()

  useEffect(() => {
    if (!open) return undefined
    const leaving = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch("/peri/estimate?" + asked, { signal: leaving.signal, headers: { accept: "application/json" } })
        const told = await answer.json()
        if (!answer.ok) throw new Error(told.detail)
        setCard(told)
        setProblem("")
      } catch (error) {
        if (error.name !== "AbortError") setProblem(error instanceof TypeError ? "Peri cannot be reached just now; these are the figures from before." : error.message)
      }
    }, card ? WAIT_MS : 0)
    return () => { clearTimeout(timer); leaving.abort() }
  }, [asked, open])

  useEffect(() => {
    if (!place.current) return undefined
    const measure = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)))
    measure.observe(place.current)
    return () => measure.disconnect()
  }, [open, !!card])

  const keep = (next) => {
    setFigures(next)
    try { sessionStorage.setItem(memory, JSON.stringify(next)) } catch { /* a window that keeps nothing */ }
  }
  const isMoved = JSON.stringify(figures) !== JSON.stringify(query)
  const rows = useMemo(() => {
    if (!card) return []
    const named = narrow ? new Set(plotted(card).map((route) => route.id)) : null
    const shown = card.rows.filter((row) => all || (named ? named.has(row.id) : row.short))
    if (!sort.key) return shown
    const of = (row) => (sort.key.endsWith("_usd") ? (row[sort.key] ? Number(row[sort.key].likely) : null) : row[sort.key])
    return [...shown].sort((a, b) => {
      const [left, right] = [of(a), of(b)]
      if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1
      const order = typeof left === "number" ? left - right : String(left).localeCompare(String(right))
      return sort.up ? order : -order
    })
  }, [card, all, sort])

  const figuresNow = new URLSearchParams(figures).toString()
  return (
    <section className="peri-card peri-costcard" aria-label={live ? "Costs" : "Earlier costs"} data-testid="costcard" data-live={live}>
      <button type="button" className="peri-fold" aria-expanded={open} onClick={() => setOpen(!open)} data-testid="costcard-fold">
        <span className="peri-fold-name">{live ? "What it would cost" : "Earlier estimate"}</span>
        <span className="peri-quiet">{card ? "prices of " + day(card.as_of) : ""}</span>
      </button>
      {open && !card && <p className="peri-quiet" role="status">{problem || "Counting…"}</p>}
      {open && card && (
        <div className="peri-inside" ref={place}>
          <fieldset className="peri-sliders">
            <legend>Change a figure, and everything below is counted anew</legend>
            {card.sliders.map((slider) => (
              <Slider key={slider.name} slider={slider} value={figures[slider.name] !== undefined ? figures[slider.name] : slider.value}
                onChange={(value) => keep({ ...figures, [slider.name]: value })} />
            ))}
            {isMoved && <button type="button" className="peri-more" data-testid="costs-back" onClick={() => keep(query)}><RotateCcw aria-hidden="true" /> Back to what you told me</button>}
          </fieldset>
          <p className="peri-problem" role="alert">{problem}</p>
          <div className="peri-lead-text" role="status" data-testid="break-even-words">
            <Markdown renderMarkdown={true}>{card.break_even.sentence}</Markdown>
            {card.break_even.time_sentence && <Markdown renderMarkdown={true}>{card.break_even.time_sentence}</Markdown>}
          </div>
          {width > 0 && <Plot card={card} width={width} />}
          <Table rows={rows} sort={sort} onSort={setSort} />
          {card.rows.some((row) => !row.short) && (
            <button type="button" className="peri-more" aria-expanded={all} data-testid="costs-all" onClick={() => setAll(!all)}>
              {all ? "Fewer rows" : "All " + card.rows.length + " ways"}
            </button>
          )}
          <p className="peri-quiet">{card.notes.join(" ")}</p>
          <details className="peri-details">
            <summary>What is assumed, {card.assumptions.filter((one) => one.assumed).length} figures</summary>
            <ul className="peri-plain">
              {card.assumptions.map((one) => <li key={one.name}>{one.words}{one.basis && one.assumed && <span className="peri-note">{one.basis}</span>}</li>)}
            </ul>
          </details>
          {card.not_confirmed.length + card.closed.length > 0 && (
            <details className="peri-details">
              <summary>Who is not in the table, and why</summary>
              <ul className="peri-plain">
                {[...card.not_confirmed, ...card.closed].map((one) => <li key={one.provider}><strong>{one.provider}</strong>: {one.why}</li>)}
              </ul>
            </details>
          )}
          <div className="peri-actions">
            <a href={"/peri/estimate.csv?" + asked} download data-testid="csv"><Download aria-hidden="true" /> Table as CSV</a>
            <a href={brief + (figuresNow ? "?" + figuresNow : "")} target="_blank" rel="noopener" data-testid="brief"><FileText aria-hidden="true" /> Decision brief<span className="peri-hidden"> (opens in a new tab)</span></a>
          </div>
        </div>
      )}
    </section>
  )
}
