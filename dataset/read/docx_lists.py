"""The lists of a Word document: numbering.xml tells how each counts."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from dataset.read.list_numbers import Level, WordList
from dataset.read.safe_xml import local


def read_lists(root: ET.Element | None) -> dict[str, WordList]:
    """The lists of numbering.xml by the number that paragraphs name."""
    abstract = dict[str, dict[int, Level]]()
    lists = dict[str, WordList]()
    for element in root if root is not None else ():
        if local(element) == "abstractNum":
            abstract[_attribute(element, "abstractNumId")] = dict(_levels(element))
    for element in root if root is not None else ():
        if local(element) == "num":
            family, own, restarts = "", dict[int, Level](), dict[int, int]()
            for child in element:
                if local(child) == "abstractNumId":
                    family = _attribute(child, "val")
                elif local(child) == "lvlOverride":
                    own |= dict(_levels(child))
                    restarts |= _restart(child)
            levels = {**abstract.get(family, {}), **own}
            lists[_attribute(element, "numId")] = WordList(family, levels, restarts)
    return lists


def _levels(parent: ET.Element) -> Iterator[tuple[int, Level]]:
    for element in parent:
        if local(element) == "lvl":
            told = {local(child): _attribute(child, "val") for child in element}
            level = Level(_number(told.get("start"), 1), told.get("numFmt", "decimal"), told.get("lvlText", ""))
            yield _number(_attribute(element, "ilvl"), 0), level


def _restart(override: ET.Element) -> dict[int, int]:
    starts = [_attribute(child, "val") for child in override if local(child) == "startOverride"]
    return {_number(_attribute(override, "ilvl"), 0): _number(starts[0], 1)} if starts else {}


def _number(text: str | None, usual: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else usual


def _attribute(element: ET.Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key[key.rfind("}") + 1 :] == name), "")
