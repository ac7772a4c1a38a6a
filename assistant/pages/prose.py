"""Authored Markdown as HTML: source marks become numbered notes, provider facts are set in with their date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

from assistant.pages.anchors import article_path
from knowledge.concepts import CODE, EXPERIENCE, FACT, LINK, MARKER, Concept
from knowledge.library import MARKS, Library
from knowledge.providers import date_in_words

_CODE = re.compile(f"({CODE.pattern})", re.DOTALL)
# A note on its way through Markdown: two characters that no text contains, which Markdown leaves as they are.
_OPEN, _CLOSE = "\ue000", "\ue001"
_NOTE = re.compile(f"{_OPEN}([a-z0-9]+){_CLOSE}")
PRACTICE = "from practice"


@dataclass(frozen=True)
class Note:
    """A source as a reader finds it below the article; `number` stands in the text where it is used."""

    number: int
    title: str
    url: str
    host: str
    read_at: date
    note: str | None
    is_cited: bool


class Writer:
    """Writes the sections of one article, and numbers its sources in the order in which they are first used."""

    def __init__(self, library: Library, concept: Concept) -> None:
        self._library = library
        self._concept = concept
        self._numbers: dict[str, int] = {}  # by address: an article and a provider's fact may rest on the same page
        self._cited: list[Any] = []
        self._linked: set[int] = set()
        self.has_practice = False
        self._markdown = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer).enable("table")

    def html(self, text: str, heading: str) -> Markup:
        """The HTML of a section; `heading` names its tables to a screen reader."""
        prepared = "".join(part if i % 2 else self._prepared(part) for i, part in enumerate(_CODE.split(text)))
        html = self._markdown.render(prepared, {"heading": heading})
        return Markup(_NOTE.sub(self._marked, html))

    def inline(self, text: str) -> Markup:
        """The HTML of a line or two without a paragraph round it."""
        return Markup(self._markdown.renderInline(self._prepared(text)))

    def notes(self) -> list[Note]:
        """The sources: first those that the text cites, by their number, then the others that were read."""
        rest = [source for source in self._concept.sources if source.url not in self._numbers]
        return [
            Note(number, s.title, s.url, urlsplit(s.url).netloc, s.read_at, s.note, s.url in self._numbers)
            for number, s in enumerate([*self._cited, *rest], start=1)
        ]

    def _prepared(self, text: str) -> str:
        text = MARKS.sub(lambda row: "".join(self._note(name) for name in MARKER.findall(row[0])), text)
        text = FACT.sub(lambda fact: self._fact(fact[1], fact[2]), text)
        return LINK.sub(lambda link: f"[{link[1]}]({article_path(link[2])})", text)

    def _fact(self, provider: str, name: str) -> str:
        fact = self._library.providers.fact(provider, name)
        notes = "".join(self._note(f"{provider}:{source}") for source in fact.sources)
        return f"{fact.text[:-1]} (as of {date_in_words(fact.as_of)}){notes}{fact.text[-1]}"

    def _note(self, key: str) -> str:
        if key == EXPERIENCE:
            self.has_practice = True
            return f"{_OPEN}practice{_CLOSE}"
        source = self._source(key)
        if source.url not in self._numbers:
            self._cited.append(source)
        return f"{_OPEN}{self._numbers.setdefault(source.url, len(self._cited))}{_CLOSE}"

    def _marked(self, note: re.Match[str]) -> str:
        if note[1] == "practice":
            return f' <a class="practice" href="#from-practice">{PRACTICE}</a>'
        number = int(note[1])
        place = "" if number in self._linked else f' id="cite-{number}"'
        self._linked.add(number)
        return f'<a class="mark"{place} href="#source-{number}" aria-label="Source {number}">{number}</a>'

    def _source(self, key: str) -> Any:
        provider, _, name = key.rpartition(":")
        sources = self._library.providers[provider].sources if provider else self._concept.sources
        return next(source for source in sources if source.id == name)


class _Renderer(RendererHTML):
    """Tables and code that a keyboard can scroll, column heads that a screen reader knows, links that tell no one."""

    def table_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """A table within a box of its own."""
        label = escape(f"Table: {env.get('heading', '')}")
        return f'<div class="scroll" role="region" tabindex="0" aria-label="{label}"><table>\n'

    def table_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """The end of that box."""
        return "</table></div>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """A head cell with its scope; without words it is a plain cell."""
        empty = not tokens[idx + 1].content.strip()
        return "<td>" if empty else '<th scope="col">'

    def th_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """Closes what `th_open` opened."""
        return "</th>" if tokens[idx - 1].content.strip() else "</td>"

    def td_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """A plain cell; alignment would need inline styles, which the page's policy forbids."""
        return "<td>"

    def link_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """A link that leaves does so without telling where from."""
        href = str(tokens[idx].attrGet("href") or "")
        leaves = "" if href.startswith(("/", "#")) else ' rel="noopener noreferrer"'
        return f'<a href="{escape(href)}"{leaves}>'

    def image(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """No picture is fetched from elsewhere."""
        return f"[picture: {escape(tokens[idx].content)}]"

    def fence(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """Code that scrolls within itself."""
        return f'<pre tabindex="0"><code>{escape(tokens[idx].content)}</code></pre>\n'
