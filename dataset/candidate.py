"""A candidate: one pair as it was found in past work, with the origin of each line of its prompt."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Literal

from pydantic import BaseModel, ConfigDict

Strategy = Literal[
    "mail", "revision", "sheet", "brief", "strings", "sections", "page", "template", "model", "none"
]  # strongest evidence first

EVIDENCE: dict[Strategy, str] = {
    "mail": "your client's words",
    "revision": "your client's comment",
    "sheet": "columns of your sheet",
    "brief": "your brief",
    "strings": "key names",
    "sections": "built from headings",
    "page": "page data",
    "template": "I filled this in",
    "model": "written by a model",
    "none": "no prompt",
}

BLANK = "[ … ]"  # stands in a prompt where a field is not known


class Origin(BaseModel):
    """One field of a prompt and where it came from: "brief.docx, paragraph 2", "file name", "counted", "blank"."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: str
    text: str
    source: str


class Candidate(BaseModel):
    """One pair. `prompt` is empty for the strategy "none" alone; `written` is an ISO day.

    `id` is the same as long as strategy, answer and source key are; the wording of the prompt is not part of it, so
    that a decision survives a mended phrasing. `group` never comes apart between training and validation.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    strategy: Strategy
    evidence: str
    prompt: str
    answer: str
    origins: tuple[Origin, ...]
    must_mention: tuple[str, ...]
    variant: int
    kind: str
    client: str | None
    language: str | None
    document: str
    path: str
    place: str
    group: str
    written: str | None


def candidate_id(strategy: Strategy, answer: str, source_key: str, repeat: int = 0) -> str:
    """A name for the content of a pair; `repeat` tells equal pairs of one build apart (0 for the first)."""
    parts = [strategy, answer, source_key] + ([str(repeat)] if repeat else [])
    return sha256(json.dumps(parts).encode()).hexdigest()[:16]
