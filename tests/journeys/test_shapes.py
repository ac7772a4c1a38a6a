"""The next step and the rehearsal name things that exist for this person; one kind of work is not called several."""

from datetime import date
from typing import Any

import pytest

from assistant.tools.rehearsal_offer import rehearsal_offer
from journeys.asking import WHICH_OF_SEVERAL, question_to
from journeys.fit import judge_fit
from journeys.shapes import are_long, is_unpaired
from journeys.signs import read_signs
from journeys.situation import Meaning, Situation

TODAY = date(2026, 11, 23)
UNPAIRED = [
    "800, just the jokes, no setup of where they came from",
    "140, for 20-odd companies, wish lists I didn't keep",
    "300 final texts, the briefs are lost",
    "90 without the notes",
    "only the finished ones, nothing of what they were made from",
]
PAIRED = [
    "1,900 with the feed saved in the same folder",
    "2,700 published with their notes",
    "430 sheets, each with memo",
    None,
]
LONG: list[dict[str, Any]] = [
    {"material": "seventy design documents, 20 pages with drawings, all different"},
    {"goal": "Clinical evaluation reports, 120-200 pages each, I've authored eleven."},
    {"task": "a chapter, ten to twenty-five pages, out of parish registers", "words_each": 6_000},
]
SHORT: list[dict[str, Any]] = [
    {"material": "1,900 one-page reports"},
    {"goal": "31,000 pages of council minutes, scanned"},
    {"goal": "the manuals have 640 pages in all"},
    {"task": "a letter of two pages from notes"},
]


@pytest.mark.parametrize("material", UNPAIRED)
def test_pieces_without_what_they_were_made_from_are_known(material: str) -> None:
    assert is_unpaired(Situation(material=material))


@pytest.mark.parametrize("material", PAIRED)
def test_pieces_with_their_inputs_are_pairs(material: str | None) -> None:
    assert not is_unpaired(Situation(material=material))


@pytest.mark.parametrize("facts", LONG)
def test_long_works_are_known(facts: dict[str, Any]) -> None:
    assert are_long(Situation(**facts))


@pytest.mark.parametrize("facts", SHORT)
def test_short_pieces_and_whole_archives_are_not_long_works(facts: dict[str, Any]) -> None:
    assert not are_long(Situation(**facts))


def _untried(material: str) -> Situation:
    return Situation(
        task="one text from the week's news", examples_on_hand=70, material=material, privacy="all mine, I own them",
        tried_so_far="nothing yet", volume_per_month=40,
    )  # fmt: skip


@pytest.mark.parametrize("material", [UNPAIRED[0], LONG[0]["material"]])
def test_nothing_is_redone_or_rehearsed_that_does_not_exist(material: str) -> None:
    situation = _untried(str(material))
    verdict = judge_fit(situation, TODAY)
    assert verdict.decided_by == "nothing tried"
    assert "redo ten" not in verdict.next_step
    assert "with their briefs" not in verdict.next_step
    assert rehearsal_offer(situation, verdict) is None


def test_pairs_are_redone_and_rehearsed_as_before() -> None:
    situation = _untried("200 with their notes")
    verdict = judge_fit(situation, TODAY)
    assert "redo ten" in verdict.next_step
    assert rehearsal_offer(situation, verdict)


@pytest.mark.parametrize(
    ("goal", "several"),
    [
        ("I write horoscopes. Is my archive good for anything?", False),
        ("I've tried everything with my captions, should I train?", False),
        ("Whatever I do, the letters sound stiff. Train a model?", False),
        ("I write all kinds of texts for shops, could one model do it?", True),
        ("everything from leaflets to speeches, can it learn me?", True),
    ],
)
def test_only_several_kinds_of_work_are_called_so(goal: str, several: bool) -> None:
    assert (question_to(Situation(goal=goal), "task", "pieces") == WHICH_OF_SEVERAL) is several


def test_one_thing_that_becomes_another_is_one_kind_of_work() -> None:
    several = {"task": Meaning(label="several", sure=True)}
    assert read_signs(Situation(task="facts and photo to text").with_meanings(several)).task is True
    assert read_signs(Situation(task="letters, posts, some minutes").with_meanings(several)).task is False
