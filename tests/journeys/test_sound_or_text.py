"""Sound is told from text by what comes out: written speeches are text, a voice that is heard is not."""

from datetime import date
from typing import Any

import pytest

from journeys.asking import SOUND_OR_TEXT, question_to
from journeys.fit import judge_fit
from journeys.situation import Meaning, Situation
from journeys.uses import medium_of

TODAY = date(2026, 11, 23)
HEARD: list[dict[str, Any]] = [
    {"task": "script in, audio of me out"},
    {"task": "text to speech for e-learning"},
    {"task": "an article goes in, out comes my voice reading it"},
    {"task": "my melody into music for adverts"},
    {"goal": "Audiobook narrator. I want to fine-tune on my own recordings so it reads dull jobs in my voice."},
    {"goal": "I have 40 hours of clean audio and would like a model of my singing"},
]
WRITTEN: list[dict[str, Any]] = [
    {"task": "speeches of eight to twenty minutes, from a brief and two calls"},
    {"task": "podcast transcript in, show notes out"},
    {"task": "voice memo typed up, one page of exercises comes out"},
    {"goal": "Speechwriter. I need something that grasps rhythm: the build, the pause, the turn."},
    {"goal": "I ghostwrite posts and want a model that speaks in my voice, trained on my voice"},
    {"goal": "I write narration scripts for audio guides; train a model on my scripts?"},
]


@pytest.mark.parametrize("facts", HEARD)
def test_sound_that_comes_out_is_no_case_for_a_text_model(facts: dict[str, Any]) -> None:
    assert medium_of(Situation(**facts)) == "sound"
    verdict = judge_fit(Situation(**facts), TODAY)
    assert (verdict.outcome, verdict.decided_by) == ("not_now", "not text")


@pytest.mark.parametrize("facts", WRITTEN)
@pytest.mark.parametrize("learned", [True, False])
def test_written_work_is_text_whatever_it_is_called(facts: dict[str, Any], learned: bool) -> None:
    wish = {"wish": Meaning(label="image or sound", sure=True)} if learned and "narration" not in str(facts) else {}
    if "podcast" in str(facts) or "voice" in str(facts):
        wish = {}
    assert medium_of(Situation(**facts).with_meanings(wish)) is None


@pytest.mark.parametrize(
    "goal",
    ["I have 200 podcasts, should I train a model on them?", "Fine-tune on nine years of recordings of my talks?"],
)
def test_what_may_be_either_is_asked(goal: str) -> None:
    assert question_to(Situation(goal=goal), "task", "pieces") == SOUND_OR_TEXT


@pytest.mark.parametrize(
    "goal", ["I write show notes for podcasts from the transcript", "I write speeches for ministers"]
)
def test_what_is_plainly_text_is_not_asked(goal: str) -> None:
    assert question_to(Situation(goal=goal), "task", "pieces") != SOUND_OR_TEXT
