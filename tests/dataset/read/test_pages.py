"""PDF, plain text, Markdown and web pages."""

from __future__ import annotations

from dataset.document import Unread
from tests.dataset.read.conftest import ReadAll, ReadOne
from tests.dataset.read.making import pdf, text_page

LONG = "Wool keeps its warmth when it is wet, which is why people who walk far choose it over cotton, year after year."


def test_lines_of_a_pdf_join_to_paragraphs_and_page_margins_stand_apart(read_one: ReadOne) -> None:
    pages = [
        text_page(
            f"# Socks {n}\n\nPage {word} begins. {LONG}\n\nSecond. {LONG}", "CONFIDENTIAL - Acme", f"Page {n} of 3"
        )
        for n, word in enumerate(["one", "two", "three"])
    ]
    document = read_one("Acme/socks.pdf", pdf(pages, "/Title(Sock book)/Author(Ann)/ModDate(D:20250304100000Z)"))
    assert [(s.kind, s.text) for s in document.segments[:4]] == [
        ("header", "CONFIDENTIAL - Acme"),
        ("heading", "Socks 0"),
        ("text", f"Page one begins. {LONG}"),
        ("text", f"Second. {LONG}"),
    ]
    assert [s.place for s in document.segments if s.kind == "heading"] == ["page 1", "page 2", "page 3"]
    assert not any("Page 2 of" in s.text for s in document.segments)
    assert (document.title, document.author, document.written) == ("Sock book", "Ann", "2025-03-04")


def test_a_pdf_with_hardly_any_text_is_a_scan(read_all: ReadAll) -> None:
    (found,) = read_all({"scan.pdf": pdf([text_page("Page 1")])})
    assert isinstance(found, Unread)
    assert (found.reason, found.sentence[:32]) == ("scan", "This is a picture of text; I can")


def test_plain_text_keeps_paragraphs_headings_and_lists(read_one: ReadOne) -> None:
    document = read_one("a.txt", b"Brief\n=====\n\nFirst line\nsecond line\n\n- one\n- two\n  more\n\nEnd")
    assert [(s.kind, s.text, s.place) for s in document.segments] == [
        ("heading", "Brief", "line 1"),
        ("text", "First line\nsecond line", "line 4"),
        ("list", "one", "line 7"),
        ("list", "two\nmore", "line 8"),
        ("text", "End", "line 11"),
    ]
    assert document.title == "Brief"


def test_text_in_utf_16_and_in_the_windows_code_page_is_read_and_said(read_one: ReadOne, read_all: ReadAll) -> None:
    assert read_one("a.txt", "Grüße € 5".encode("utf-16")).segments[0].text == "Grüße € 5"
    found = {d.path: d for d in read_all({"b.txt": "Grüße € 5".encode("cp1252")})}
    assert found["b.txt"].segments[0].text == "Grüße € 5"  # type: ignore[union-attr]
    assert "Western European" in found["b.txt"].meta["note"]  # type: ignore[union-attr]


def test_markdown_knows_its_front_matter_and_blocks(read_one: ReadOne) -> None:
    text = (
        "---\ntitle: Socks\nauthor: Ann\ndate: 2025-03-04\nclient: Acme\n---\n"
        "# Warm\nPara one.\n\nSub\n---\n* a\n  * b\n\n"
        "> said\n> he\n\n| Key | Text |\n|---|---|\n| save | Save it |\n\n```\n# code\n```\n<!-- gone -->\n"
    )
    document = read_one("a.md", text.encode())
    assert [(s.kind, s.level, s.text) for s in document.segments] == [
        ("heading", 1, "Warm"),
        ("text", 0, "Para one."),
        ("heading", 2, "Sub"),
        ("list", 0, "a"),
        ("list", 1, "b"),
        ("quoted", 1, "said\nhe"),
        ("row", 0, "save | Save it"),
        ("text", 0, "```\n# code\n```"),
    ]
    assert document.segments[6].cells == {"Key": "save", "Text": "Save it"}
    assert (document.title, document.author, document.written, document.meta["client"]) == (
        "Socks",
        "Ann",
        "2025-03-04",
        "Acme",
    )


def test_a_web_page_gives_its_main_text_without_menus(read_one: ReadOne) -> None:
    page = (
        "<!doctype html><html lang=en><head><title>Socks | Acme</title><meta name=description content='Warm socks'>"
        "<meta property='og:title' content='Socks'><meta name=author content=Ann>"
        "<meta property='article:published_time' content='2025-03-04T10:00'></head><body>"
        "<nav><a href=/>Home</a></nav><header>Acme shop</header><div id=cookie-banner>We use cookies</div>"
        "<main><h1>Warm <b>socks</b></h1><p>Made of\nwool.<br>Really.</p><ul><li>soft<ul><li>very</li></ul></li></ul>"
        "<table><tr><th>Size</th><th>Price</th></tr><tr><td>M</td><td>9</td></tr></table>"
        "<blockquote>Nice</blockquote><script>alert(1)</script></main><footer>Imprint</footer></body></html>"
    )
    document = read_one("a.html", page.encode())
    assert [(s.kind, s.level, s.text) for s in document.segments] == [
        ("heading", 1, "Warm socks"),
        ("text", 0, "Made of wool.\nReally."),
        ("list", 0, "soft"),
        ("list", 1, "very"),
        ("row", 0, "M | 9"),
        ("quoted", 0, "Nice"),
    ]
    assert document.segments[4].cells == {"Size": "M", "Price": "9"}
    assert (document.title, document.author, document.written) == ("Socks | Acme", "Ann", "2025-03-04")
    assert {k: document.meta[k] for k in ("description", "og:title", "language")} == {
        "description": "Warm socks",
        "og:title": "Socks",
        "language": "en",
    }


def test_a_landing_page_without_main_keeps_its_words(read_one: ReadOne) -> None:
    page = b"<html><body><header><h1>Tea</h1></header><div><p>Green tea.</p></div><footer>(c)</footer></body></html>"
    assert [s.text for s in read_one("a.htm", page).segments] == ["Tea", "Green tea."]


def test_lists_of_contents_links_to_the_next_page_and_notes_of_a_book_are_left_out(read_one: ReadOne) -> None:
    page = (
        "<html><body><div class='navheader'><a>Prev</a></div><h1>Socks</h1>"
        "<div class='toc'><p>Table of Contents</p><dl class='toc'><dt>1. Wool</dt></dl></div>"
        f"<p>{LONG} <a class='footnote-reference' href='#1'>1</a></p>"
        "<dl class='footnote'><dt>1</dt><dd>A note.</dd></dl><div class='navfooter'>Home</div></body></html>"
    )
    document = read_one("book.html", page.encode())
    assert [(s.kind, s.text) for s in document.segments] == [("heading", "Socks"), ("text", LONG)]
