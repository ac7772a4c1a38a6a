// The side panel: the cited passage, marked, within its article, and the sources with their dates.
import { useEffect, useRef } from "react"
import { Markdown } from "@/components/markdown"
import { BookOpen, ExternalLink } from "lucide-react"

export default function Source() {
  const { n, title, heading, href, known, passage, changed, sections, sources } = props
  const marked = useRef(null)
  useEffect(() => {
    const box = document.getElementById("side-view-content")
    const scroller = box && (box.scrollHeight > box.clientHeight ? box : box.parentElement)
    if (marked.current && scroller) scroller.scrollTo({ top: Math.max(0, marked.current.offsetTop - 80) })
    if (marked.current) marked.current.focus({ preventScroll: true })
  }, [n, title, heading])
  const day = (iso) => new Date(iso + "T12:00:00").toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })
  const cited = (text) => (
    <div className="peri-cited" ref={marked} tabIndex={-1} data-testid="cited" role="group" aria-label={"Passage cited as " + n}>
      <span className="peri-n" aria-hidden="true">{n}</span>
      <Markdown renderMarkdown={true}>{text}</Markdown>
    </div>
  )
  return (
    <article className="peri-passage" data-testid="passage">
      <h2>{title}</h2>
      {known && (
        <a className="peri-read" href={href} target="_blank" rel="noopener" data-testid="read-article">
          <BookOpen aria-hidden="true" /> Read the article in the library<span className="peri-hidden"> (opens in a new tab)</span>
        </a>
      )}
      {changed && (
        <section>
          <h3>{heading}</h3>
          <p className="peri-quiet">As it read when this answer was written; the article has changed since.</p>
          {cited(passage)}
        </section>
      )}
      {sections.map((section) => (
        <section key={section.heading}>
          <h3>{section.heading}</h3>
          {!changed && section.heading === heading ? cited(section.text) : <Markdown renderMarkdown={true}>{section.text}</Markdown>}
        </section>
      ))}
      <section aria-label="What this passage rests on">
        <h3>Sources</h3>
        {sources.length === 0 && <p className="peri-quiet">Working practice, without a published source.</p>}
        <ul className="peri-references">
          {sources.map((source) => (
            <li key={source.url + source.title}>
              <a href={source.url} target="_blank" rel="noopener noreferrer">
                {source.title} <ExternalLink aria-hidden="true" />
              </a>
              <div className="peri-quiet">
                {new URL(source.url).host}, read on {day(source.read_at)}
                {source.note ? ". " + source.note : ""}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </article>
  )
}
