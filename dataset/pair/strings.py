"""Strategy 5: a text of an interface, asked for by product, screen, element, kind and room."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import islice

from dataset.candidate import BLANK
from dataset.document import Document, Segment
from dataset.pair.clients import client_of, is_general
from dataset.pair.draft import COUNTED, TRANSLATION, Draft, Pairing
from dataset.pair.phrasing import Field
from dataset.pair.text import file_stem, room_for, spaced, word_count

_PART = re.compile(r"[./:>]|\[(?=\d)")
_GENERAL_NAME = re.compile(
    r"(?:strings?|messages?|translations?|common|default|app|ui|i18n|l10n|lang|locales?|text|texts|copy|main|"
    r"index|django|"
    r"[a-z]{2}(?: [a-z]{2,4})?)\Z",
    re.I,
)
_LOCALE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
_WORD = re.compile(r"[^\W\d_]{3}|[^\x00-\u024f\W\d_]")  # three letters, or one sign of a script that needs fewer
_TEXTS_READ = 200  # to tell the language of a file
_UNDONE = re.compile(r"fuzzy|needs|new|initial|untranslated|obsolete", re.I)


def from_strings(document: Document, pairing: Pairing) -> Iterator[Draft]:
    """One pair a text that is long enough and done."""
    product, source = _product(document, pairing)
    client = client_of(document, pairing.settings, pairing.kinds)
    language = _language_of_file(document, pairing)
    part = _part_of_product(document, pairing)
    translated = any(_is_translated(segment) for segment in document.segments)
    for segment in document.segments:
        if translated and not _is_translated(segment):
            continue  # nobody has translated it yet, and the source is somebody else's
        if segment.kind == "string":
            draft = _draft(segment, Field(product, source), part, client, language, pairing)
            if draft is not None:
                yield draft


def _is_translated(segment: Segment) -> bool:
    return segment.cells.get("translation", "").strip() not in {"", segment.cells.get("source", "").strip()}


def _draft(
    segment: Segment, product: Field, part: str, client: str | None, spoken: str | None, pairing: Pairing
) -> Draft | None:
    cells = segment.cells
    source, translation = cells.get("source", "").strip(), cells.get("translation", "").strip()
    translated = bool(translation) and bool(source) and translation != source
    if translated and _UNDONE.search(cells.get("state", "")):
        return None
    answer = translation or source or segment.text.strip()
    if word_count(answer) < pairing.settings.least_string or not _WORD.search(answer):
        return None
    key = "" if cells.get("key") in {source, answer} else cells.get("key", "")
    parts = [words for part in _PART.split(key) if (words := spaced(part)) and not words.isdigit()]
    language = _code(cells.get("language", "")) or spoken
    kind = "translation" if translated else pairing.kinds.of_string(key, answer)
    fields = {
        "product": product,
        "kind": pairing.kind_field(kind, language, "key, a guess"),
        "max": _room(cells, answer),
    }
    if parts:
        fields["key"] = Field(parts[-1], "key")
    if trail := [*filter(None, (part,)), *parts[:-1]]:
        fields["screen"] = Field(" > ".join(trail), "file and key" if part else "key")
    if note := " ".join(cells.get("note", "").split()):
        fields["note"] = Field(note, "note of the translator" if translated else "note in the file")
    if translated:
        fields["source"] = Field(source, "source text")
        target = pairing.languages.name(language, pairing.phrases.language(language)) if language else BLANK
        fields["target"] = Field(target, "language of the file")
    return Draft(
        strategy="strings",
        form=TRANSLATION if translated else "strings",
        answer=answer,
        source_key=f"{product.text}\n{key or source}" if translated else f"{product.text}\n{key}",
        fields=fields,
        kind=kind,
        place=segment.place,
        group=_family(f"{product.text}\n{part}", key or source, parts),
        client=client,
        language=language,
        less=_less(fields, translated),
    )


def _less(fields: Mapping[str, Field], translated: bool) -> tuple[tuple[str, ...], ...]:
    """What may be left out of a prompt that holds the answer; key or note stays, for without both it asks nothing."""
    if translated:
        return (("key", "note"),)
    return (("key",), ("note",)) if "key" in fields and "note" in fields else ()


def _language_of_file(document: Document, pairing: Pairing) -> str | None:
    """The language that the file or its name declares, else the one its texts tell together."""
    if declared := _code(document.meta.get("language", "")):
        return declared
    if _LOCALE.fullmatch(stem := file_stem(document)):
        return _code(stem)
    texts = (s.cells.get("translation") or s.text for s in document.segments if s.kind == "string")
    return pairing.tell("\n".join(islice(texts, _TEXTS_READ)))


def _code(locale: str) -> str | None:
    return locale.replace("_", "-").split("-")[0].lower() or None


def _room(cells: dict[str, str], answer: str) -> Field:
    most = cells.get("max_characters", "").strip()
    if most.isdigit() and int(most) >= len(answer):
        return Field(most, "limit in the file")
    return Field(str(room_for(answer)), COUNTED)


def _product(document: Document, pairing: Pairing) -> tuple[str, str]:
    """The product: told, or named by the file, or by the nearest folder with a name of its own."""
    if pairing.settings.product:
        return pairing.settings.product, "you"
    project = document.meta.get("project", "").strip()
    if project and project.casefold() not in {"package version", "project"}:
        return project, "file"
    folders = [part for part in reversed(document.path.split("/")[:-1]) if not is_general(part.split(".")[0])]
    for name, source in [(file_stem(document), "file name"), *[(folder, "folder") for folder in folders]]:
        if not _GENERAL_NAME.match(spaced(name)):
            return spaced(name.removesuffix(".zip")), source
    return "the product", "not known"


def _part_of_product(document: Document, pairing: Pairing) -> str:
    """The part of a named product that a file is for, by its name or folder; "" where nothing tells it."""
    if not pairing.settings.product:
        return ""
    product = spaced(pairing.settings.product).replace(" ", "")
    for name in [file_stem(document), *reversed(document.path.split("/")[:-1])]:
        words = spaced(name.removesuffix(".zip"))
        if not is_general(name) and not _GENERAL_NAME.match(words):
            return "" if words.replace(" ", "") == product else words
    return ""


def _family(product: str, key: str, parts: list[str]) -> str:
    """Texts of one screen stay together, in all languages."""
    stem = " > ".join(parts[:-1]) or key
    return "keys:" + sha256(f"{product}\n{stem}".encode()).hexdigest()[:16]
