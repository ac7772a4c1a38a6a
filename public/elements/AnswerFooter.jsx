// What stands under an answer: its sources, next questions, try again, export. The props come from the stored answer.
import { useRecoilValue } from "recoil"
import { messagesState, loadingState } from "@chainlit/react-client"
import { BookOpen, Download, RotateCcw } from "lucide-react"

export default function AnswerFooter() {
  const { answer, conversation, sources, suggestions } = props
  const messages = useRecoilValue(messagesState)
  const loading = useRecoilValue(loadingState)
  const holds = (step) => step.id === answer || (step.steps || []).some(holds)
  const asked = messages.filter((message) => message.type === "user_message")
  const isLast = asked.length > 0 && holds(asked[asked.length - 1])
  const say = (what) => window.postMessage({ peri: what, answer }, window.location.origin)

  return (
    <div className="peri-footer">
      {sources.length > 0 && (
        <section aria-label="Sources of this answer">
          <h2 className="peri-label"><BookOpen aria-hidden="true" /> Sources</h2>
          <ul className="peri-sources">
            {sources.map((source) => (
              <li key={source.n}>
                <button
                  type="button"
                  data-testid={"source-" + source.n}
                  onClick={() => window.postMessage({ peri: "cite", answer, n: source.n }, window.location.origin)}
                >
                  <span className="peri-n" aria-hidden="true">{source.n}</span>
                  <span className="peri-hidden">Source {source.n}: </span>
                  <span>{source.title}</span>
                  <span className="peri-quiet">{source.heading}</span>
                </button>
                {source.href && (
                  <a href={source.href} target="_blank" rel="noopener" className="peri-open-article" data-testid={"article-" + source.n}>
                    <span className="peri-hidden">Source {source.n}: </span>article<span className="peri-hidden"> (opens in a new tab)</span>
                  </a>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {isLast && !loading && (
        <>
          {suggestions.length > 0 && (
            <section aria-label="You could ask next">
              <ul className="peri-chips">
                {suggestions.map((question) => (
                  <li key={question}>
                    <button type="button" data-testid="suggestion" onClick={() => sendUserMessage(question)}>{question}</button>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <div className="peri-actions">
            <button type="button" data-testid="again" onClick={() => say("again")}>
              <RotateCcw aria-hidden="true" /> Try again
            </button>
            <a href={"/peri/export/" + conversation} download data-testid="export">
              <Download aria-hidden="true" /> Export
            </a>
          </div>
        </>
      )}
    </div>
  )
}
