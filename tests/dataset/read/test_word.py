"""Word documents: order, headings, tables, text boxes, comments and tracked changes."""

from __future__ import annotations

from dataset.document import Document
from tests.dataset.read.conftest import ReadOne
from tests.dataset.read.making import docx, paragraph


def said(document: Document) -> list[tuple[str, int, str]]:
    return [(s.kind, s.level, s.text) for s in document.segments]


def test_headings_text_and_lists_come_in_order_whatever_the_language_of_the_styles(read_one: ReadOne) -> None:
    body = (
        paragraph("Spring", "Titel") + paragraph("Spring ... 1", "Verz1") + paragraph("Why now", "berschrift1")
        + paragraph("Snow melts.") + paragraph("Warm socks", numbered=0) + paragraph("Wool", numbered=1)
        + paragraph("House", "Eigen") + paragraph("End.")
    )  # fmt: skip
    document = read_one("Acme/page.docx", docx(body))
    assert said(document) == [
        ("heading", 1, "Spring"),
        ("heading", 1, "Why now"),
        ("text", 0, "Snow melts."),
        ("list", 0, "Warm socks"),
        ("list", 1, "Wool"),
        ("heading", 2, "House"),
        ("text", 0, "End."),
    ]
    assert (document.title, document.author, document.written) == ("Spring page", "Ann Bell", "2025-03-04")
    assert document.meta == {"folder": "Acme", "last_modified_by": "Tom Client"}
    assert [segment.at for segment in document.segments] == list(range(7))


def test_a_comment_carries_the_passage_that_it_is_about(read_one: ReadOne) -> None:
    body = (
        '<w:p><w:r><w:t>We sell </w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:t>very nice socks</w:t></w:r>'
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
        '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>One.</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>Two.</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )
    comments = (
        f'<w:comment w:id="0" w:author="Tom" w:date="2025-03-01T09:00:00Z">{paragraph("Say which wool.")}</w:comment>'
        f'<w:comment w:id="1" w:author="Tom">{paragraph("Shorter.")}</w:comment>'
    )
    document = read_one("page.docx", docx(body, comments=comments))
    found = [s for s in document.segments if s.kind == "comment"]
    assert [(s.text, s.before, s.place) for s in found] == [
        ("Say which wool.", "very nice socks", "comment by Tom on 2025-03-01"),
        ("Shorter.", "One.\nTwo.", "comment by Tom"),
    ]
    assert found[0].cells == {"author": "Tom", "written": "2025-03-01"}
    assert [s.kind for s in document.segments] == ["text", "comment", "text", "text", "comment"]


def test_tracked_changes_give_the_text_after_and_the_passage_before(read_one: ReadOne) -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">Our </w:t></w:r>'
        '<w:del w:id="1" w:author="Tom" w:date="2025-03-02T09:00:00Z"><w:r><w:delText>cheap</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="Tom" w:date="2025-03-02T09:00:00Z"><w:r><w:t>fair</w:t></w:r></w:ins>'
        '<w:r><w:t xml:space="preserve"> prices.</w:t></w:r></w:p>'
    )
    text, revision = read_one("page.docx", docx(body)).segments
    assert (text.kind, text.text) == ("text", "Our fair prices.")
    assert (revision.kind, revision.before, revision.text) == ("revision", "Our cheap prices.", "Our fair prices.")
    assert revision.place == "change by Tom on 2025-03-02, paragraph 1"


def test_a_comment_on_a_changed_passage_knows_it_before_and_after(read_one: ReadOne) -> None:
    body = (
        '<w:p><w:commentRangeStart w:id="7"/><w:del w:id="1" w:author="A"><w:r>'
        "<w:delText>Buy now!</w:delText></w:r></w:del>"
        '<w:ins w:id="2" w:author="A"><w:r><w:t>Have a look.</w:t></w:r></w:ins><w:commentRangeEnd w:id="7"/></w:p>'
    )
    comments = f'<w:comment w:id="7" w:author="Tom">{paragraph("Less pushy")}</w:comment>'
    comment = next(s for s in read_one("p.docx", docx(body, comments=comments)).segments if s.kind == "comment")
    assert (comment.before, comment.cells["after"]) == ("Buy now!", "Have a look.")


def test_tables_become_rows_and_a_frame_of_one_cell_stays_text(read_one: ReadOne) -> None:
    def table(*rows: list[str]) -> str:
        inside = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(c)}</w:tc>' for c in row)}</w:tr>" for row in rows)
        return f"<w:tbl>{inside}</w:tbl>"

    body = table(["Key", "English", "Length"], ["save", "Save", "10"], ["quit", "Leave", "12"]) + table(["In a frame."])
    first, second, frame = read_one("t.docx", docx(body)).segments
    assert first.cells == {"Key": "save", "English": "Save", "Length": "10"}
    assert (second.kind, second.place, second.text) == ("row", "table 1, row 3", "quit | Leave | 12")
    assert (frame.kind, frame.text) == ("text", "In a frame.")


def test_text_boxes_are_read_once_and_headers_apart(read_one: ReadOne) -> None:
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    body = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="x"><mc:Choice><w:drawing>' + box + "</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>Beside.</w:t></w:r></w:p>"
    )
    document = read_one(
        "b.docx", docx(body, header1=paragraph("CONFIDENTIAL - Acme"), header2=paragraph("CONFIDENTIAL - Acme"))
    )
    assert said(document) == [("text", 0, "Beside."), ("text", 0, "In the box."), ("header", 0, "CONFIDENTIAL - Acme")]


def test_a_word_document_under_another_name_is_read_with_a_note(read_one: ReadOne) -> None:
    document = read_one("page.pdf", docx(paragraph("Hello.")))
    assert document.kind == "docx"
    assert document.meta["note"] == "It is named .pdf, but it is a Word document; I read it as that."
