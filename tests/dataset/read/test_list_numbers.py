"""Numbered lists of Word and web pages stay numbered: nested, restarted, counted on, in letters."""

from __future__ import annotations

import pytest

from dataset.pair.text import body
from tests.dataset.read.conftest import ReadOne
from tests.dataset.read.making import docx

NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="8">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num>'
)


def item(text: str, identity: int, level: int = 0) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identity}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def text(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("items", "wanted"),
    [
        (item("Soak", 1) + item("Rinse", 1), "1. Soak\n2. Rinse"),
        (
            item("Soak", 1) + item("cold", 1, 1) + item("warm", 1, 1) + item("Rinse", 1) + item("twice", 1, 1),
            "1. Soak\n  a) cold\n  b) warm\n2. Rinse\n  a) twice",
        ),
        (item("Soak", 1) + text("Then:") + item("Rinse", 2) + item("Dry", 2), "1. Soak\n\nThen:\n\n1. Rinse\n2. Dry"),
        (item("Soak", 1) + text("Wait.") + item("Rinse", 4), "1. Soak\n\nWait.\n\n2. Rinse"),  # Word counts on
        (item("Soak", 3) + item("Rinse", 3), "- Soak\n- Rinse"),
        (item("Soak", 1) + item("", 1) + item("Rinse", 1), "1. Soak\n2. Rinse"),
        (item("Soak", 1) + item("deep", 1, 2), "1. Soak\n    1.1 deep"),
        (item("Soak", 9), "- Soak"),  # a list that nothing describes
    ],
)
def test_a_list_of_word_is_numbered_as_word_shows_it(read_one: ReadOne, items: str, wanted: str) -> None:
    assert body(read_one("steps.docx", docx(items, numbering=NUMBERING)).segments) == wanted


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("<ol><li>Soak</li><li>Rinse</li></ol>", "1. Soak\n2. Rinse"),
        ("<ol start=4><li>Soak<li value=9>Rinse<li>Dry</ol>", "4. Soak\n9. Rinse\n10. Dry"),
        (
            "<ol><li>Soak<ol type=a><li>cold</li><li>warm</li></ol></li><li><p>Rinse</p></li></ol><p>Order: 2, 1.</p>",
            "1. Soak\n  a. cold\n  b. warm\n2. Rinse\n\nOrder: 2, 1.",
        ),
        ("<ol><li>Soak</li></ol><p>Then</p><ol><li>Rinse</li></ol>", "1. Soak\n\nThen\n\n1. Rinse"),
        ("<ol start=3 reversed><li>c</li><li>b</li><li>a</li></ol>", "3. c\n2. b\n1. a"),
        (
            "<ol type=I><li>Soak</li><li>Rinse</li><li>Dry</li><li>Iron</li></ol>",
            "I. Soak\nII. Rinse\nIII. Dry\nIV. Iron",
        ),
        ("<ul><li>Soak<ol><li>cold</ol></ul>", "- Soak\n  1. cold"),
        ("<ol><li><p>Soak</p><p>Overnight.</p></li><li>Rinse</li></ol>", "1. Soak\n\nOvernight.\n\n2. Rinse"),
        ("<li>Alone</li>", "- Alone"),
    ],
)
def test_a_list_of_a_web_page_is_numbered_as_a_browser_shows_it(read_one: ReadOne, page: str, wanted: str) -> None:
    document = read_one("steps.html", f"<html><body><main>{page}</main></body></html>".encode())
    assert body(document.segments) == wanted
