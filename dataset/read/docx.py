"""Word documents: text in order, comments with what they are about, tracked changes as before and after."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from io import BytesIO
from zipfile import ZipFile

from dataset.read.docx_lists import read_lists
from dataset.read.docx_styles import Styles, read_styles
from dataset.read.docx_text import Paragraph, paragraphs_below, read_paragraph
from dataset.read.draft import Draft, day
from dataset.read.limits import Limits
from dataset.read.list_numbers import Counters
from dataset.read.reasons import Refused
from dataset.read.safe_xml import local, parse_xml
from dataset.read.safe_zip import open_zip, read_member

Comment = tuple[str, str, str]  # author, day, text
_BLOCK_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})


def read_docx(data: bytes, limits: Limits) -> Draft:
    """The draft of a Word document. Raises Refused."""
    with open_zip(BytesIO(data), limits) as archive:
        main = _main_part(archive)
        document = _part(archive, main, limits)
        if document is None:
            raise Refused("broken")
        folder = main.rsplit("/", 1)[0]
        draft = Draft("docx", limits)
        lists = Counters(read_lists(_part(archive, f"{folder}/numbering.xml", limits)))
        reader = _Body(draft, read_styles(_part(archive, f"{folder}/styles.xml", limits)), lists)
        reader.comments = _comments(_part(archive, f"{folder}/comments.xml", limits))
        for body in document:
            if local(body) == "body":
                reader.blocks(body)
        for notes in ("footnotes", "endnotes"):
            reader.notes(_part(archive, f"{folder}/{notes}.xml", limits), notes[:-1])
        for kind in ("header", "footer"):
            for name in sorted(archive.namelist()):
                if name.startswith(f"{folder}/{kind}") and re.fullmatch(rf"{re.escape(folder)}/{kind}\d*\.xml", name):
                    reader.margin(_part(archive, name, limits), kind)
        tell_properties(archive, draft)
    draft.title = draft.title or reader.title
    return draft


class _Body:
    """Walks the blocks of a document and fills the draft."""

    def __init__(self, draft: Draft, styles: Styles, lists: Counters) -> None:
        self.draft, self.styles, self.lists = draft, styles, lists
        self.comments: dict[str, Comment] = {}
        self.open: dict[str, list[tuple[str, str]]] = {}  # comment id -> (before, after) of its passage so far
        self.title: str | None = None
        self.paragraphs = self.tables = 0

    def blocks(self, parent: ET.Element) -> None:
        for child in parent:
            name = local(child)
            if name == "p":
                self.paragraph(child)
            elif name == "tbl":
                self.table(child)
            elif name in _BLOCK_WRAPPERS:
                self.blocks(child)

    def paragraph(self, element: ET.Element, place: str | None = None) -> None:
        self.paragraphs += 1
        paragraph = self.read(element)
        style = self.styles.of(element)
        place = place or f"paragraph {self.paragraphs}"
        if not style.contents:
            kind = "heading" if style.heading else "list" if style.is_item else "text"
            number = self.lists.next(style.list_id, style.level) if paragraph.after.strip() else None
            cells = {"number": number} if number else {}
            self.draft.add(kind, paragraph.after, place, level=style.heading or style.level, cells=cells)
            if style.heading and self.title is None:
                self.title = paragraph.after
        self.changes(paragraph, place)
        self.boxes(paragraph)

    def read(self, element: ET.Element) -> Paragraph:
        return read_paragraph(element, frozenset(self.open))

    def changes(self, paragraph: Paragraph, place: str) -> None:
        """The tracked changes and comments of a paragraph, behind it."""
        if paragraph.before.strip() != paragraph.after.strip() and paragraph.changed_by is not None:
            author, written = paragraph.changed_by
            self.draft.add(
                "revision",
                paragraph.after,
                _by("change", author, written) + f", {place}",
                before=paragraph.before,
                cells=_cells(author, written),
            )
        for mark, identity in paragraph.marks:
            if mark == "start":
                self.open.setdefault(identity, [])
            elif identity in self.comments:
                self.comment(identity, paragraph)
        for identity, pieces in self.open.items():
            pieces.append(paragraph.passages.get(identity, ("", "")))

    def comment(self, identity: str, paragraph: Paragraph) -> None:
        author, written, text = self.comments.pop(identity)
        pieces = [*self.open.pop(identity, []), paragraph.passages.get(identity, ("", ""))]
        before, after = ("\n".join(part for part in side if part) for side in zip(*pieces, strict=True))
        if not before and not after:
            before, after = paragraph.before, paragraph.after
        cells = _cells(author, written)
        if after.strip() != before.strip():
            cells["after"] = after
        self.draft.add("comment", text, _by("comment", author, written), before=before, cells=cells)

    def boxes(self, paragraph: Paragraph) -> None:
        for box in paragraph.boxes:
            for element in paragraphs_below(box):
                self.paragraph(element, "text box")

    def table(self, element: ET.Element) -> None:
        self.tables += 1
        rows = _own(element, "tr")
        read = [_cells_of(row) for row in rows]
        if all(len(row) <= 1 for row in read):
            for row in rows:  # a frame around text, not a table
                for paragraph in paragraphs_below(row):
                    self.paragraph(paragraph)
            return
        header = _header(rows, read)
        for number, cells in enumerate(read, 1):
            if number == 1 and header:
                continue
            named = dict[str, str]()
            for place, text in enumerate(cells):
                name = header[place] if header and place < len(header) and header[place] else f"column {place + 1}"
                if text:
                    named[name if name not in named else f"{name} ({place + 1})"] = text
            where = f"table {self.tables}, row {number}"
            self.draft.add("row", " | ".join(text for text in cells if text), where, cells=named)
        for row in rows:
            for paragraph in paragraphs_below(row):
                read_one = self.read(paragraph)
                self.changes(read_one, f"table {self.tables}")
                self.boxes(read_one)

    def notes(self, root: ET.Element | None, what: str) -> None:
        written = [
            note for note in (root if root is not None else ()) if not any("}type" in key for key in note.attrib)
        ]
        for number, note in enumerate(written, 1):
            self.draft.add(
                "text", "\n".join(read_paragraph(p).after for p in paragraphs_below(note)), f"{what} {number}"
            )

    def margin(self, root: ET.Element | None, kind: str) -> None:
        if root is None:
            return
        text = "\n".join(t for p in paragraphs_below(root) if (t := read_paragraph(p).after.strip()))
        if not any(s["kind"] == kind and s["text"] == text.strip() for s in self.draft.segments[-12:]):
            self.draft.add(kind, text, f"page {kind}")


def _main_part(archive: ZipFile) -> str:
    names = archive.namelist()
    if "word/document.xml" in names:
        return "word/document.xml"
    found = sorted(name for name in names if re.fullmatch(r"word/document\d*\.xml", name))
    if not found:
        raise Refused("broken")
    return found[0]


def _part(archive: ZipFile, name: str, limits: Limits) -> ET.Element | None:
    try:
        member = archive.getinfo(name)
    except KeyError:
        return None
    return parse_xml(read_member(archive, member, limits), limits)


def _comments(root: ET.Element | None) -> dict[str, Comment]:
    found = dict[str, Comment]()
    for comment in root if root is not None else ():
        named = {key[key.rfind("}") + 1 :]: value for key, value in comment.attrib.items()}
        text = "\n".join(read_paragraph(p).after for p in paragraphs_below(comment)).strip()
        if text and "id" in named:
            found[named["id"]] = (named.get("author", "").strip(), day(named.get("date")) or "", text)
    return found


def tell_properties(archive: ZipFile, draft: Draft) -> None:
    """Title, author, day and more from the properties that Word and Excel keep."""
    for name in ("docProps/core.xml", "docProps/app.xml"):
        root = _part(archive, name, draft.limits)
        told = {local(child): (child.text or "").strip() for child in root} if root is not None else {}
        draft.title = draft.title or told.get("title")
        draft.author = draft.author or told.get("creator")
        draft.written = draft.written or day(told.get("modified")) or day(told.get("created"))
        draft.tell("last_modified_by", told.get("lastModifiedBy"))
        draft.tell("keywords", told.get("keywords"))
        draft.tell("category", told.get("category"))
        draft.tell("description", told.get("description"))
        draft.tell("company", told.get("Company"))


def _own(element: ET.Element, name: str) -> list[ET.Element]:
    """The rows of a table or cells of a row, without those of tables inside."""
    found = list[ET.Element]()
    for child in element:
        if local(child) == name:
            found.append(child)
        elif local(child) in _BLOCK_WRAPPERS:
            found.extend(_own(child, name))
    return found


def _cells_of(row: ET.Element) -> list[str]:
    cells = list[str]()
    for cell in _own(row, "tc"):
        cells.append("\n".join(t for p in paragraphs_below(cell) if (t := read_paragraph(p).after.strip())))
        span = next((e for p in cell if local(p) == "tcPr" for e in p if local(e) == "gridSpan"), None)
        width = "".join(span.attrib.values()) if span is not None else "1"
        cells.extend([""] * (min(int(width), 64) - 1 if width.isdecimal() else 0))
    return cells


def _header(rows: list[ET.Element], read: list[list[str]]) -> list[str] | None:
    """The first row where Word says that it is one, it stands out in bold, or its cells read like names of columns."""
    first = read[0]
    if len(read) < 2 or len(set(first)) < len(first) or not all(first) or max(map(len, first)) > 60:
        return None
    marks = {local(element) for element in rows[0].iter()}
    if "tblHeader" in marks or ("b" in marks and "b" not in {local(e) for row in rows[1:] for e in row.iter()}):
        return first
    return (
        first if len(first) > 2 and len(read) > 2 and not any(re.search(r"\d|[.!?]$", cell) for cell in first) else None
    )


def _by(what: str, author: str, written: str) -> str:
    return what + (f" by {author}" if author else "") + (f" on {written}" if written else "")


def _cells(author: str, written: str) -> dict[str, str]:
    return {name: value for name, value in (("author", author), ("written", written)) if value}
