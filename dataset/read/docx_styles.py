"""What the styles of a Word document say about a paragraph: heading, list item, table of contents."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field, replace

from dataset.read.safe_xml import local

_HEADING = re.compile(r"heading (\d)", re.I)
_ITEM = re.compile(r"list( bullet| number)?( \d)?|list paragraph", re.I)


@dataclass(frozen=True)
class Style:
    """heading is 1 to 9, 0 for none; level is the depth of an item of `list_id`; contents: of a table of contents."""

    heading: int = 0
    is_item: bool = False
    level: int = 0
    contents: bool = False
    list_id: str = ""  # the number by which Word knows the list, "" where it has none


@dataclass
class Styles:
    """The styles by id."""

    known: dict[str, Style] = field(default_factory=dict)

    def of(self, paragraph: ET.Element) -> Style:
        """The style of a w:p with what the paragraph itself says on top."""
        properties = next((child for child in paragraph if local(child) == "pPr"), None)
        if properties is None:
            return Style()
        style, numbered, level, outline, told = Style(), False, None, None, dict[str, str]()
        for child in properties:
            name = local(child)
            if name == "pStyle":
                style = self.known.get(_value(child), Style())
            elif name == "numPr":
                told = {local(part): _value(part) for part in child}
                numbered = told.get("numId", "0") != "0"
                level = told.get("ilvl", "0")
            elif name == "outlineLvl":
                outline = _value(child)
        if outline is not None and outline.isdigit() and int(outline) < 9 and not style.heading:
            return Style(heading=int(outline) + 1)
        if numbered and not style.heading:
            return Style(is_item=True, level=depth(level), list_id=told.get("numId", ""))
        if told and style.is_item:
            return Style() if told.get("numId") == "0" else replace(style, level=depth(level))
        return style


def read_styles(root: ET.Element | None) -> Styles:
    """The paragraph styles of styles.xml; a style inherits from the one it is based on."""
    told = dict[str, tuple[Style, str]]()
    for element in root if root is not None else ():
        if local(element) == "style":
            identity, style, parent = _style(element)
            told[identity] = (style, parent)
    known = dict[str, Style]()
    for identity, (first, parent) in told.items():
        style, seen = first, {identity}
        while style == Style() and parent in told and parent not in seen:
            seen.add(parent)
            style, parent = told[parent]
        known[identity] = style
    return Styles(known)


def _style(element: ET.Element) -> tuple[str, Style, str]:
    identity = next((value for key, value in element.attrib.items() if key.endswith("}styleId")), "")
    name = parent = ""
    outline: str | None = None
    told: dict[str, str] | None = None
    for child in element:
        tag = local(child)
        if tag == "name":
            name = _value(child)
        elif tag == "basedOn":
            parent = _value(child)
        elif tag == "pPr":
            for part in child:
                outline = _value(part) if local(part) == "outlineLvl" else outline
                if local(part) == "numPr":
                    told = {local(each): _value(each) for each in part}
    return identity, _meaning(name, outline, told), parent


def _meaning(name: str, outline: str | None, told: dict[str, str] | None) -> Style:
    if found := _HEADING.fullmatch(name):
        return Style(heading=max(1, int(found.group(1))))
    if name.lower() == "title":
        return Style(heading=1)
    if re.fullmatch(r"toc( \d| heading)", name, re.I):
        return Style(contents=True)
    if outline is not None and outline.isdecimal() and int(outline) < 9:
        return Style(heading=int(outline) + 1)
    # "List Paragraph" alone is only an indent; with a number it is an item.
    if told is not None or (_ITEM.fullmatch(name) and name.lower() != "list paragraph"):
        told = told or {}
        return Style(is_item=True, level=depth(told.get("ilvl")), list_id=told.get("numId", ""))
    return Style()


def depth(level: str | None) -> int:
    """The depth that an ilvl tells, at most 8 as in Word."""
    return min(8, int(level)) if level and level.isdecimal() else 0


def _value(element: ET.Element) -> str:
    return next((value for key, value in element.attrib.items() if key.endswith("}val")), "")
