"""Web pages: the main text without menus, and what the page says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dataset.read.decoding import MARKS, decode, decode_as
from dataset.read.draft import Draft
from dataset.read.html_lists import LIST_TAGS, HtmlLists
from dataset.read.html_meta import tell_page
from dataset.read.limits import Limits
from dataset.read.reasons import Refused

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?([\w-]{1,40})", re.I)
_NEVER = (
    "script, style, noscript, template, svg, iframe, object, canvas, video, audio, select, button, dialog, "
    "nav, [role=navigation], [hidden], [aria-hidden=true], input, textarea"
)
_OUTSIDE = "header, footer, aside, [role=banner], [role=contentinfo], [role=complementary], form"
_BLOCKS = frozenset(
    {
        "p", "div", "section", "article", "main", "header", "footer", "aside", "ul", "ol", "dl", "table", "tbody",
        "thead", "tfoot", "tr", "td", "th", "li", "dt", "dd", "blockquote", "pre", "figure", "figcaption", "address",
        "form", "fieldset", "details", "summary", "hr", "body", "h1", "h2", "h3", "h4", "h5", "h6", "center", "caption",
        "hgroup",
    }
)  # fmt: skip
_KINDS = {**{f"h{n}": "heading" for n in range(1, 7)}, "li": "list", "blockquote": "quoted"}
_PERMALINK = "a.headerlink, a.anchor[aria-hidden], a.heading-anchor, a.anchorjs-link"  # "¶" beside a heading
_APPARATUS = (  # of books on the web: lists of contents, links to the next page, notes; a part never holds its like
    "div.toc, nav.toc, .navheader, .navfooter, .toctree-wrapper, div.footnotes, section.footnotes",
    "dl.toc, ul.toc, dl.footnote, aside.footnote, div.footnote",
    "a.footnote-reference, a.footnote-ref, a.footnote",
)
_MANY_TAGS = 10_000
_NESTING = re.compile(
    r"<(/?)(?:div|span|table|ul|ol|section|article|blockquote|b|i|em|strong|a|font|center|details|dl|form|u|s)\b", re.I
)
_SPACE = re.compile(r"[ \t\n\r\f\u00a0]+")
_JUNK = re.compile(r"cookie|breadcrumb|share-|social|newsletter-|site-(?:header|footer)|sidebar|skip-link", re.I)


def read_html(data: bytes, limits: Limits) -> Draft:
    """The draft of a web page. Raises Refused."""
    text = html_text(data)
    parser = parse_page(text, limits)
    draft = Draft("html", limits)
    tell_page(parser, draft)
    for node in parser.css(_NEVER):
        node.decompose()
    for selector in (_PERMALINK, *_APPARATUS):
        for node in parser.css(selector):
            node.decompose()
    root = parser.css_first("main, [role=main]") or _only(parser.css("article")) or parser.body
    if root is None:
        raise Refused("empty", "There is no text in this file.")
    if root.tag == "body":
        first = parser.css_first("h1")
        for node in root.css(_OUTSIDE):
            if node.tag != "header" or first is None or not _holds(node, first):
                node.decompose()
        for node in root.css("[class], [id]"):
            if _JUNK.search(f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"):
                node.decompose()
    _Blocks(draft).read(root)
    return draft


def html_text(data: bytes) -> str:
    """The text of a page in the charset that it names."""
    if not any(data.startswith(mark) for mark, _ in MARKS) and (found := _CHARSET.search(data[:2048])):
        return decode_as(data, found.group(1).decode("ascii", "replace"))
    return decode(data)[0]


def parse_page(text: str, limits: Limits) -> LexborHTMLParser:
    """The tree of a page. Raises Refused for one that is nested so deeply that parsing would not end."""
    from selectolax.lexbor import LexborHTMLParser

    _refuse_depth(text, limits)
    return LexborHTMLParser(text)


def walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Every node below in order, each at its start (True) and its end (False); without recursion."""
    node, entering = root.child, True
    while node is not None:
        yield node, entering
        if entering and node.child is not None:
            node = node.child
            continue
        if entering:
            yield node, False
        if node.next is not None:
            node, entering = node.next, True
            continue
        parent = node.parent
        if parent is None or parent.mem_id == root.mem_id:
            return
        node, entering = parent, False


class _Blocks:
    """Collects inline text until a block begins or ends."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.held: list[str] = []
        self.open: list[str] = []
        self.pre = self.tables = self.rows = self.blocks = 0
        self.cells: list[str] | None = None
        self.names: list[str] = []
        self.is_head = False
        self.lists = HtmlLists()

    def read(self, root: LexborNode) -> None:
        for node, entering in walk(root):
            tag = node.tag or ""
            if tag == "-text":
                if entering:
                    text = node.text_content or ""
                    self.held.append(text if self.pre else _SPACE.sub(" ", text))
            elif tag == "br":
                if entering:
                    self.held.append("\n")
            elif tag in _BLOCKS:
                self.enter(tag, node) if entering else self.leave(tag)
        self.flush()

    def enter(self, tag: str, node: LexborNode) -> None:
        if self.cells is None:
            self.flush()
        else:
            self.held.append("\n")
        self.open.append(tag)
        if tag in LIST_TAGS:
            self.lists.enter(tag, node.attributes)
            if self.cells is not None and (number := self.lists.begin()):
                self.held.append(f"{number} ")
        self.pre += tag == "pre"
        if tag == "table":
            self.tables += 1
            self.rows, self.names, self.cells = 0, [], None
        elif tag == "tr":
            self.cells, self.is_head = [], True
        elif tag == "td":
            self.is_head = False

    def leave(self, tag: str) -> None:
        if tag in ("td", "th") and self.cells is not None:
            self.cells.append(_tidy("".join(self.held)))
            self.held = []
        elif tag == "tr" and self.cells is not None:
            self.row(self.cells)
            self.cells = None
        elif self.cells is None:
            self.flush()
        else:
            self.held.append("\n")
        self.pre -= tag == "pre"
        if tag in LIST_TAGS:
            self.lists.leave(tag)
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def row(self, cells: list[str]) -> None:
        self.rows += 1
        if self.is_head and len(cells) > 1 and not self.names:
            self.names = cells
            return
        if len(cells) == 1:  # a frame for layout
            self.say("text", cells[0])
            return
        named = dict[str, str]()
        for at, text in enumerate(cells):
            name = self.names[at] if at < len(self.names) and self.names[at] else f"column {at + 1}"
            if text:
                named[name] = text
        self.draft.add("row", " | ".join(c for c in cells if c), f"table {self.tables}, row {self.rows}", cells=named)

    def flush(self) -> None:
        text = "".join(self.held)
        self.held = []
        if not text.strip():
            return
        tag = next((tag for tag in reversed(self.open) if tag in _KINDS), "")
        kind = "text" if tag == "li" and not self.lists.is_new else _KINDS.get(tag, "text")
        level = int(tag[1]) if kind == "heading" else 0
        cells = dict[str, str]()
        if kind == "list":
            level = max(0, min(9, sum(tag in ("ul", "ol") for tag in self.open) - 1))
            number = self.lists.begin()
            cells = {"number": number} if number else {}
        self.say(kind, text if self.pre else _tidy(text), level, cells)

    def say(self, kind: str, text: str, level: int = 0, cells: dict[str, str] | None = None) -> None:
        self.blocks += 1
        self.draft.add(kind, text, f"block {self.blocks}", level=level, cells=cells)


def _refuse_depth(text: str, limits: Limits) -> None:
    """The parser's time grows with the square of the depth; ordinary pages are not looked at."""
    if text.count("<") < _MANY_TAGS:
        return
    depth = 0
    for found in _NESTING.finditer(text):
        depth = depth + 1 if not found.group(1) else max(0, depth - 1)
        if depth > limits.nesting * 10:
            raise Refused("too_deep")


def _only(nodes: list[LexborNode]) -> LexborNode | None:
    return nodes[0] if len(nodes) == 1 else None


def _holds(node: LexborNode, inner: LexborNode) -> bool:
    return any(found.mem_id == inner.mem_id for found in node.css("h1"))


def _tidy(text: str) -> str:
    return "\n".join(line for raw in text.split("\n") if (line := raw.strip()))
