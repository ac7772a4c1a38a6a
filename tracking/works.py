"""Pieces of work to compare: read from a training file, from files and folders, or from a build."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from dataset.build.state import open_build
from dataset.candidate import Candidate
from dataset.document import Document
from dataset.read import read_source

MOST = 5_000  # pieces of a side
LEAST_WORDS = 5  # of a piece; less is a title or a label
_ANSWERS = ("completion", "output", "answer", "response", "text", "chosen")


class Work(BaseModel):
    """One approved piece; `written` is None where the day is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    kind: str | None = None
    client: str | None = None
    written: date | None = None


class Works(BaseModel):
    """The pieces of one side, and the files that could not be read, each in a sentence."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pieces: tuple[Work, ...]
    unread: tuple[str, ...] = ()


def read_works(paths: Sequence[Path]) -> Works:
    """Training files (.jsonl) give an answer a line, any other file one piece, folders those of all their files."""
    pieces, unread = list[Work](), list[str]()
    files = [path for path in paths if path.suffix.casefold() == ".jsonl"]
    for file in files:
        pieces += _lines(file.read_text("utf-8-sig", "replace"), file.name, unread)
    others = [path for path in paths if path not in files]
    for found in read_source(others) if others else ():
        if isinstance(found, Document):
            work = _of_document(found)
            pieces += [work] if work else []
        elif found.reason not in ("system", "repeated"):
            unread.append(f"{found.path}: {found.sentence}")
    return Works(pieces=tuple(pieces[:MOST]), unread=tuple(unread))


def of_build(folder: Path) -> Works:
    """The kept pairs of a build, with kind, client and day, as they are trained on."""
    with open_build(folder) as build:
        rows = build.db.execute(
            "SELECT c.body, d.answer FROM candidates c LEFT JOIN decisions d ON d.candidate = c.id "
            "WHERE c.standing = 'keep' ORDER BY c.seq LIMIT ?",
            (MOST,),
        ).fetchall()
    pieces = []
    for row in rows:
        one = Candidate.model_validate_json(row["body"])
        text = (one.answer if row["answer"] is None else row["answer"]).strip()
        if len(text.split()) >= LEAST_WORDS:
            pieces.append(Work(text=text, kind=one.kind, client=one.client, written=_day(one.written)))
    return Works(pieces=tuple(pieces))


def pasted(text: str) -> Works:
    """Pieces pasted with a line of three or more dashes between them, or JSON lines."""
    unread = list[str]()
    if text.lstrip().startswith("{"):
        return Works(pieces=tuple(_lines(text, "the pasted lines", unread)), unread=tuple(unread))
    parts = [part.strip() for part in _cut(text)]
    return Works(pieces=tuple(Work(text=part) for part in parts if len(part.split()) >= LEAST_WORDS))


def _cut(text: str) -> Iterator[str]:
    piece: list[str] = []
    for line in text.splitlines():
        if len(line.strip()) >= 3 and set(line.strip()) <= set("-=*_"):
            yield "\n".join(piece)
            piece = []
        else:
            piece.append(line)
    yield "\n".join(piece)


def _lines(text: str, name: str, unread: list[str]) -> list[Work]:
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            unread.append(f"{name}, line {number}: is not JSON.")
            continue
        answer = _answer(value)
        if answer is None:
            unread.append(f"{name}, line {number}: holds no answer that I know how to find.")
        elif len(answer.split()) >= LEAST_WORDS:
            extra = {key: value[key] for key in ("kind", "client") if isinstance(value.get(key), str) and value[key]}
            found.append(Work(text=answer, written=_day(value.get("written") or value.get("date")), **extra))
    return found


def _answer(value: Any) -> str | None:
    """The last answer in a line of any of the layouts that providers read."""
    if not isinstance(value, dict):
        return None
    turns = value.get("messages") or value.get("contents") or value.get("conversations")
    if isinstance(turns, list):
        for turn in reversed([each for each in turns if isinstance(each, dict)]):
            if turn.get("role", turn.get("from")) in ("assistant", "model", "gpt"):
                content = turn.get("content", turn.get("value"))
                if content is None and isinstance(turn.get("parts"), list):
                    content = "".join(str(part.get("text", "")) for part in turn["parts"] if isinstance(part, dict))
                return content if isinstance(content, str) else None
    return next((value[key] for key in _ANSWERS if isinstance(value.get(key), str)), None)


def _of_document(document: Document) -> Work | None:
    kinds = ("heading", "text", "list", "own")
    parts = [segment.text for segment in document.segments if segment.kind in kinds]
    text = "\n\n".join(part for part in parts if part.strip())
    if len(text.split()) < LEAST_WORDS:
        return None
    return Work(text=text, kind=document.meta.get("folder") or None, written=_day(document.written))


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
