"""XLIFF 1.2 and 2: source, translation, notes and the longest that a text may be."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from dataset.read.draft import Draft
from dataset.read.limits import Limits
from dataset.read.reasons import Refused
from dataset.read.safe_xml import local, parse_xml

_UNTRANSLATED = frozenset({"new", "needs-translation", "initial"})


def read_xliff(data: bytes, limits: Limits) -> Draft:
    """The draft of an XLIFF file. Raises Refused."""
    root = parse_xml(data, limits)
    if local(root) != "xliff":
        raise Refused("broken")
    draft = Draft("xliff", limits)
    draft.tell("language", root.get("trgLang") or root.get("srcLang"))
    for file in (element for element in root.iter() if local(element) == "file"):
        language = file.get("target-language") or root.get("trgLang") or ""
        draft.tell("language", language or file.get("source-language"))
        origin = file.get("original") or file.get("id") or ""
        for unit in file.iter():
            if local(unit) in ("trans-unit", "unit"):
                _unit(draft, unit, origin, language)
    return draft


def _unit(draft: Draft, unit: ET.Element, origin: str, language: str) -> None:
    key = unit.get("resname") or unit.get("name") or unit.get("id") or ""
    notes = [_text(note) for note in unit.iter() if local(note) == "note"]
    most = next((value for name, value in unit.attrib.items() if name in ("maxwidth", "size-restriction")), "")
    most = most or next((value for name, value in unit.attrib.items() if name.endswith("}sizeRestriction")), "")
    for source, target, state in _pairs(unit):
        cells = {
            "key": key,
            "source": source,
            "translation": target,
            "note": "\n".join(note for note in notes if note),
            "where": origin,
            "max_characters": most if most.isdecimal() else "",
            "language": language,
            "state": state,
        }
        place = f"{origin}: {key}" if origin and key else key or "unit"
        draft.add("string", target or source, place, cells={name: value for name, value in cells.items() if value})


def _pairs(unit: ET.Element) -> Iterator[tuple[str, str, str]]:
    """(source, target, state) of a unit of version 1.2, or of each segment of version 2."""
    segments = [child for child in unit if local(child) == "segment"] or [unit]
    for segment in segments:
        told = {local(child): child for child in segment if local(child) in ("source", "target")}
        if "source" not in told:
            continue
        target = told.get("target")
        state = (target.get("state") if target is not None else None) or segment.get("state") or ""
        text = _text(target) if target is not None and state not in _UNTRANSLATED else ""
        yield _text(told["source"]), text, state


def _text(element: ET.Element) -> str:
    """The text with inline marks taken out; a placeholder shows what it stands for."""
    parts = [element.text or ""]
    for child in element:
        if local(child) in ("ph", "x", "it", "bpt", "ept"):
            parts.append(child.get("equiv-text") or child.get("equiv") or "")
        else:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts).strip()
