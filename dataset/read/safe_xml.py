"""XML without entities and doctypes, as a tree. Walking a very deep one raises RecursionError; the child expects it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from xml.parsers import expat

from dataset.read.limits import Limits
from dataset.read.reasons import Refused


def parse_xml(data: bytes, limits: Limits) -> ET.Element:
    """The tree of an XML part; names are "{namespace}name". Raises Refused for anything deceptive or broken."""
    if data.count(b"<") // 2 > limits.elements:
        raise Refused("too_much_text")
    if b"<!DOCTYPE" in data or not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or b"\0" in data[:200]:
        _refuse_doctype(data)
    try:
        return ET.fromstring(data)
    except (ET.ParseError, ValueError, LookupError):
        raise Refused("broken") from None


def local(element: ET.Element) -> str:
    """The name of an element without its namespace."""
    tag: str = element.tag
    return tag[tag.rfind("}") + 1 :]


def _refuse_doctype(data: bytes) -> None:
    """Read once without building anything: the words may stand in a comment, where they are harmless."""

    def refuse(*_: object) -> None:
        raise Refused("unsafe_xml")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise Refused("broken") from None
