// What Peri keeps of a person's work, as it is now: each thing opened or deleted here, after a second look.
import { useCallback, useEffect, useId, useState } from "react"
import { FolderOpen, Trash2 } from "lucide-react"

const AWAY = "Peri cannot be reached just now. Nothing was deleted; try again in a moment."

async function told(answer) {
  const found = await answer.json().catch(() => ({}))
  if (!answer.ok) throw Object.assign(new Error(found.detail || "That did not work."), { status: answer.status })
  return found
}

export default function KeptCard() {
  const { live, wanted } = props
  const [isOpen, setOpen] = useState(live)
  const [kept, setKept] = useState(null)
  const [sure, setSure] = useState(wanted)
  const [said, setSaid] = useState("")
  const [problem, setProblem] = useState("")
  const [first] = useState(wanted) // what was asked for stands on top, and stays there
  const name = useId()
  const ask = useCallback(async (item) => {
    try {
      const post = item && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ do: "delete", id: item.id }) }
      setKept((await told(await fetch("/peri/kept", post || { headers: { accept: "application/json" } }))).kept)
      setProblem("")
      if (!item) return
      setSure(null)
      setSaid(item.name + " is deleted.")
      window.dispatchEvent(new CustomEvent("peri-build", { detail: item.id.split(":")[1] }))
    } catch (error) { setProblem(error.status ? error.message : AWAY) }
  }, [])
  useEffect(() => { if (isOpen && !kept) ask() }, [isOpen, !kept, ask])
  return (
    <section className="peri-card peri-build" aria-labelledby={name} data-testid="keptcard" data-live={live}>
      <button type="button" className="peri-fold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className="peri-fold-name" id={name}>What I keep of your work</span>
        {kept && <span className="peri-quiet">{kept.length === 1 ? "1 thing" : kept.length + " things"}</span>}
      </button>
      {isOpen && (
        <div className="peri-inside">
          {problem && <p className="peri-problem" role="alert">{problem}</p>}
          {kept && kept.length === 0 && <p>Nothing.</p>}
          <ul className="peri-rows">
            {[...(kept || [])].sort((a, b) => (b.id === first) - (a.id === first)).map((item) => (
              <li key={item.id} data-testid="kept" data-kind={item.kind}>
                <span className="peri-kept-name"><strong>{item.name}</strong> <span className="peri-quiet">{item.about}</span></span>
                <span className="peri-row">
                  {item.can_open && sure !== item.id && <button type="button" className="peri-plain-button" data-testid="kept-open" onClick={() => sendUserMessage("Show me my build “" + item.name + "”")}><FolderOpen aria-hidden="true" /> Open<span className="peri-hidden"> {item.name}</span></button>}
                  {sure === item.id
                    ? <><button type="button" className="peri-plain-button peri-danger" data-testid="kept-delete-sure" onClick={() => ask(item)}>Delete it for good<span className="peri-hidden">: {item.name}</span></button><button type="button" className="peri-plain-button" onClick={() => setSure(null)}>Keep it</button></>
                    : <button type="button" className="peri-plain-button" data-testid="kept-delete" onClick={() => setSure(item.id)}><Trash2 aria-hidden="true" /> Delete<span className="peri-hidden"> {item.name}</span></button>}
                </span>
              </li>
            ))}
          </ul>
          <span className="peri-quiet" role="status">{said}</span>
        </div>
      )}
    </section>
  )
}
