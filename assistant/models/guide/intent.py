"""What one message wants, as the guide acts on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.models.guide.classify import Want
from assistant.models.guide.reading.pasted_file import PastedFile
from assistant.models.guide.reading.walking import WalkAsked


@dataclass(frozen=True)
class Intent:
    """What to do for one message."""

    want: Want | Literal["nonsense", "harmful", "foreign", "follow_nothing", "no"]
    question: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    doubtful: dict[str, Any] = field(default_factory=dict)  # figures that contradict what was told before
    concept: str | None = None  # the article to stay in
    part: str | None = None  # the part of it that a follow-up asks for
    pairs: list[dict[str, str]] = field(default_factory=list)
    build: bool = False
    demo: bool = False  # with the sample work
    own: Literal["prompt_kit", "build_status", "check_dataset_file", "kept_work", "rehearse"] | None = None  # of theirs
    own_with: dict[str, Any] = field(default_factory=dict)  # and with what that tool is called
    file: PastedFile | None = None  # lines of a training file, to be checked
    plan: dict[str, Any] = field(default_factory=dict)  # figures of a question about money
    amount: bool = True  # a question about money asks for a sum, not for an explanation
    looks_up: bool = False  # a question about money is about looking up files, as their journey does it
    table: bool = False  # the whole table of the last estimate is wanted
    judge: bool = False  # a question about money asks for the verdict too
    skip: tuple[str, ...] = ()  # fields that the person could not or would not tell
    look: bool = True  # a verdict is opened by what the library says to the case
    after: int = 0  # examples that were shown already
    objection: str | None = None  # what is said against a verdict that stands
    beside: str | None = None  # and a second thing that the same message says against it
    what_if: Mapping[str, Any] = field(default_factory=dict)  # facts that are only supposed
    so_far: bool = False  # a view is wanted now, whatever is still open
    corrects: bool = False  # a fact is put right in plain words
    why_asked: bool = False  # the open question is to be explained
    again: bool = False  # no figure could be read in the reply: the same is asked once more
    stands: bool = False  # said about a verdict that stands: met from its reasons
    bears: str = ""  # what of that verdict bears most on it
    in_library: bool = False  # a passage surely speaks to what is said about a verdict
    is_case: bool = False  # a case of their own is laid before Peri: the verdict comes first
    language: str | None = None
    brief: bool = False  # a verdict is wanted in a line
    looks_too: bool = False  # a question beside what is wanted of the journey, to be looked up
    lead: str = ""  # a sentence that is said first
    starts_from_gained: bool = False  # the view starts from what they have leave to use, as they told it in a journey
    walk: WalkAsked | None = None  # what is wanted of the journey that they walk
