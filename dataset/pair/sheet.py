"""Strategy 3: a row of a sheet; some columns are given, one is the answer, and the person says which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from pydantic import BaseModel, ConfigDict

from dataset.document import Document, Segment
from dataset.pair.clients import client_of
from dataset.pair.draft import Draft, Pairing
from dataset.pair.phrasing import Field
from dataset.pair.settings import Role, SheetRoles, sheet_key
from dataset.pair.text import word_count

LEAST_ANSWER = 4  # words on average that make a column worth proposing as the answer
_SEEN_ROWS = 500  # that a proposal looks at
_BETTER = re.compile(
    r"\b(?:final|approved|copy|text|description|body|answer|reply|output|completion|response|beschreibung|"
    r"antwort|endfassung|"
    r"texte|description|réponse|texto|descripción|respuesta)\b",
    re.I,
)
_WORSE = re.compile(
    r"\b(?:brief|notes?|comments?|draft|old|input|prompt|question|source|keywords|instructions?|notiz(?:en)?|"
    r"hinweise?|kommentar|"
    r"entwurf|alt|frage|quelle|remarques?|ancien|question|notas?|pregunta|fuente)\b",
    re.I,
)
_ROLES: tuple[tuple[Role, str], ...] = (
    ("client", r"\b(?:client|customer|account|kunde|auftraggeber|cliente)\b"),
    ("language", r"\b(?:lang|language|locale|sprache|langue|idioma)\b"),
    ("written", r"\b(?:date|written|published|delivered|datum|fecha)\b"),
    ("kind", r"\b(?:kind|type|format|content type|typ|art|textsorte|tipo)\b"),
    (
        "left out",
        r"^(?:id|no\.?|nr\.?|#|row|uuid|status|state|author|writer|word ?count|words|price paid|fee|rate|"
        r"invoice.*|column .*)$",
    ),
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class SheetProposal(BaseModel):
    """What the columns of a sheet seem to be; `confidence` from 0 to 1. The person confirms or changes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str  # for PairSettings.sheets
    sheet: str  # its name, "" where a file has only one
    columns: tuple[str, ...]
    rows: int
    roles: SheetRoles | None  # None: no column is long enough to be an answer
    confidence: float
    why: str


def propose_roles(document: Document) -> tuple[SheetProposal, ...]:
    """One proposal a sheet: the column with the longest texts is the answer, unless its name says otherwise."""
    return tuple(_propose(sheet, rows) for sheet, rows in _sheets(document).items())


def from_sheet(document: Document, pairing: Pairing) -> Iterator[Draft]:
    """One pair a row, by confirmed roles where there are any, else by proposed ones."""
    for rows in _sheets(document).values():
        columns = _columns(rows)
        roles = pairing.settings.sheets.get(sheet_key(columns)) or _propose("", rows).roles
        if roles is None:
            continue
        for row in rows:
            if draft := _draft(document, row, columns, roles, pairing):
                yield draft


def _sheets(document: Document) -> dict[str, list[Segment]]:
    sheets: dict[str, list[Segment]] = {}
    for segment in document.segments:
        if segment.kind == "row" and segment.cells:
            name = segment.place.rpartition(", ")[0].removeprefix("sheet ")
            sheets.setdefault(name, []).append(segment)
    return sheets


def _columns(rows: Sequence[Segment]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column for row in rows for column in row.cells))


def _propose(sheet: str, rows: Sequence[Segment]) -> SheetProposal:
    columns = _columns(rows)
    seen = rows[:_SEEN_ROWS]
    lengths = {column: _mean_words(column, seen) for column in columns}
    weights = {
        column: mean
        * _filled(column, seen)
        * (1.6 if _BETTER.search(column) else 1)
        * (0.4 if _WORSE.search(column) else 1)
        for column, mean in lengths.items()
    }
    ranked = sorted(columns, key=lambda column: -weights[column])
    best = ranked[0] if ranked and lengths[ranked[0]] >= LEAST_ANSWER else None
    roles = SheetRoles(answer=best, roles=_other_roles(columns, best)) if best else None
    second = weights[ranked[1]] if len(ranked) > 1 else 0.0
    confidence = round((weights[best] - second) / weights[best] * _filled(best, seen), 2) if best else 0.0
    if best is None:
        why = "No column holds texts of a few words."
    else:
        why = f"“{best}” holds the longest texts, {lengths[best]:.0f} words on average."
    return SheetProposal(
        key=sheet_key(columns),
        sheet=sheet,
        columns=columns,
        rows=len(rows),
        roles=roles,
        confidence=confidence,
        why=why,
    )


def _mean_words(column: str, rows: Sequence[Segment]) -> float:
    texts = [row.cells[column] for row in rows if row.cells.get(column, "").strip()]
    if not texts or sum(text.startswith(("http://", "https://")) for text in texts) * 2 > len(texts):
        return 0.0
    return sum(word_count(text) for text in texts) / len(texts)


def _filled(column: str, rows: Sequence[Segment]) -> float:
    return sum(bool(row.cells.get(column, "").strip()) for row in rows) / len(rows)


def _other_roles(columns: Sequence[str], answer: str) -> dict[str, Role]:
    found: dict[str, Role] = {}
    for column in columns:
        for role, pattern in _ROLES:
            is_free = role == "left out" or role not in found.values()
            if column != answer and is_free and re.search(pattern, column.strip(), re.I):
                found[column] = role
                break
    return found


def _draft(
    document: Document, row: Segment, columns: Sequence[str], roles: SheetRoles, pairing: Pairing
) -> Draft | None:
    answer = row.cells.get(roles.answer, "").strip()
    given = {
        column: " ".join(row.cells[column].split())
        for column in columns
        if roles.role(column) in {"given", "kind", "client"} and row.cells.get(column, "").strip()
    }
    if not answer or not given:
        return None
    told = _by_role(row.cells, roles)
    language = told.get("language", "").lower()[:2] or pairing.language(document, answer)
    client = told.get("client") or client_of(document, pairing.settings, pairing.kinds)
    kind = told.get("kind") or pairing.kinds.of_piece(roles.answer, document.title or "", document.path)[0]
    lines = "\n".join(f"{column}: {text}" for column, text in given.items())
    key = f"{roles.answer}\n{lines}"
    return Draft(
        strategy="sheet",
        form="sheet",
        answer=answer,
        source_key=key,
        fields={
            "columns": Field(lines, f"columns {', '.join(given)}"),
            "column": Field(roles.answer, "name of the column"),
            "length": pairing.length_field(answer, language),
        },
        kind=kind,
        place=row.place,
        group="row:" + sha256(key.encode()).hexdigest()[:16],  # each row is a piece of its own
        client=client,
        language=language,
        written=told["written"][:10] if _DAY.match(told.get("written", "")) else None,
    )


def _by_role(cells: Mapping[str, str], roles: SheetRoles) -> dict[str, str]:
    return {roles.role(column): text.strip() for column, text in cells.items() if text.strip()}
