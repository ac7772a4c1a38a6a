"""What is said of a journey in anybody's words: phrasings that stood aside while the classifier was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.models.guide.classify import Router
from assistant.models.guide.journey_acts import asked_of, step_number, word_asked
from assistant.models.guide.journey_talk import JourneyTalk
from assistant.models.guide.reading.memory import read_memory
from assistant.models.guide.reading.walking import WalkAsked
from journeys.journey import load_journeys
from journeys.run import JourneyRun, start
from journeys.small_words import says_nothing
from knowledge.embed import PackagedMiniLM
from knowledge.vectors import VectorCache
from tests.assistant.test_walking import NOON

UNSEEN = yaml.safe_load((Path(__file__).parent / "journey_talk_unseen.yaml").read_text("utf-8"))
RIGHT = 0.85  # 63 of 70 when they were first looked at (2026-11-23)
MARKING = {"done", "elsewhere", "skip", "back", "park"}


@pytest.fixture(scope="module")
def talked(index_folder: Path) -> JourneyTalk:
    embedder = PackagedMiniLM()
    cache = VectorCache(index_folder, embedder)
    return JourneyTalk(_data("journey_talk.yaml"), Router(_data("phrasings.yaml"), embedder, cache), cache)


@pytest.fixture(scope="module")
def run() -> JourneyRun:
    return start(next(each for each in load_journeys() if each.id == "answers-from-your-files"), NOON.date())


def test_phrasings_that_were_never_seen_are_mostly_understood(talked: JourneyTalk) -> None:
    missed = [
        (text, wanted, _act(talked, text)) for text, wanted in UNSEEN if _act(talked, text) not in wanted.split("|")
    ]

    assert len(missed) <= len(UNSEEN) * (1 - RIGHT), missed


def test_nothing_else_is_taken_for_a_word_that_changes_the_journey(talked: JourneyTalk) -> None:
    assert [text for text, wanted in UNSEEN if wanted == "other" and _act(talked, text) in MARKING] == []


@pytest.mark.parametrize(
    "text", ["I haven't actually done step 1 yet", "no, that isn't finished yet", "I said done too soon"]
)
def test_what_is_not_done_is_never_ticked(talked: JourneyTalk, text: str) -> None:
    assert _act(talked, text) == "back"


def test_a_report_ticks_only_what_it_tells_of(run: JourneyRun) -> None:
    moved = asked_of("report", "made a list of 25 questions. what next?", run, journey=None, is_shown=True)
    other = asked_of("report", "bought a new printer. what next?", run, journey=None, is_shown=True)

    assert moved == WalkAsked("mark_step", {"how": "done", "reason": "made a list of 25 questions"})
    assert other == WalkAsked("keep_report", {"words": "bought a new printer"})


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("I'd rather skip this step, I have no time", {"how": "skipped", "reason": "I have no time"}),
        ("I can't do this one, the client forbids it. skip", {"how": "skipped", "reason": "the client forbids it"}),
        ("leave this one out", {"how": "skipped"}),
    ],
)
def test_the_reason_for_skipping_is_read_from_any_wording(
    run: JourneyRun, text: str, arguments: dict[str, Any]
) -> None:
    assert asked_of("skip", text, run, journey=None, is_shown=True) == WalkAsked("mark_step", arguments)


def test_steps_are_named_by_number_word_or_order(run: JourneyRun) -> None:
    assert [step_number(said, run) for said in ("step 3", "step two", "the fourth step", "step 40", "a step")] == [
        3, 2, 4, None, None,
    ]  # fmt: skip


def test_a_word_is_asked_only_when_the_step_holds_it(run: JourneyRun) -> None:
    first = run.steps[0]

    assert word_asked("what are questions here?", first) == "questions"
    assert [word_asked(text, first) for text in ("what's an NDA?", "what's next?", "what is this?")] == [None] * 3


@pytest.mark.parametrize(
    ("text", "tool", "arguments"),
    [
        ("forget everything, I'm somebody else now", "forget_facts", {}),
        ("please forget all that", "forget_facts", {}),
        ("delete everything you know about me", "forget_facts", {}),
        ("Yes, delete my journeys", "forget_facts", {"journeys": True}),
        ("do you remember what I told you yesterday?", "recall_facts", {}),
        ("what do you remember about me?", "recall_facts", {}),
    ],
)
def test_what_is_said_of_memory_reaches_it(text: str, tool: str, arguments: dict[str, Any]) -> None:
    assert read_memory(text) == WalkAsked(tool, arguments)


@pytest.mark.parametrize("text", ["forget the budget", "I forget names", "do you remember the 90s?", "scratch that"])
def test_other_talk_of_forgetting_is_left_alone(text: str) -> None:
    assert read_memory(text) is None


STEERING = (
    "done", "Done.", "ok, let's go", "ok let's do that one", "I've done it", "yes", "ready", "skip it", "go back",
    "saved it",
    "take it up again", "where was I?", "hi, I'm back", "that's finished", "start it", "let's start",
    "I already did that elsewhere, I timed myself last month: 25 minutes",
)  # fmt: skip
TELLING = (
    "I translate manuals", "no, never tried samples", "mine, no secrets in them", "done by hand so far, in Word",
    "product descriptions", "two clients said no", "the reports are confidential anyway", "yes, all written by me",
    "start-up pitches", "ready-made templates", "stop words in three languages",
)  # fmt: skip


@pytest.mark.parametrize("value", STEERING)
def test_a_word_that_only_steers_is_no_fact(value: str) -> None:
    assert says_nothing(value)


@pytest.mark.parametrize("value", [*TELLING, 40, True, None])
def test_what_tells_of_the_work_is_one(value: object) -> None:
    assert not says_nothing(value)


def _act(talked: JourneyTalk, text: str) -> str:
    meant = talked.meant(text)
    return meant.act if meant else "other"


def _data(name: str) -> Mapping[str, Sequence[str]]:
    found: Mapping[str, Sequence[str]] = yaml.safe_load((files("assistant.models.guide") / name).read_text("utf-8"))
    return found
