"""A bare question whether to train gets the passage that speaks to it; a telling of one's own work its verdict."""

from __future__ import annotations

from assistant.models.guide.classify import Routed
from assistant.models.guide.spoken_to import is_put_to_library, is_spoken_to, only_asks
from assistant.models.guide.standing import question_on_subject
from knowledge.asking import asked_after_a_story
from knowledge.index import ConceptIndex


def test_more_is_wanted_of_a_passage_beside_a_telling(index: ConceptIndex) -> None:
    asked = "Can a model answer visitors from the pages of my site, with a link to where it stands?"
    told = "I letter shop signs by hand, six a month, and keep photographs of some ninety of them."
    assert is_spoken_to(index, asked, {}, tells=False)
    assert not is_spoken_to(index, told, {"volume_per_month": 6}, tells=True)


def test_a_count_or_a_task_makes_it_more_than_a_question() -> None:
    assert only_asks({"goal": "a bot for the shop", "needs_facts": True})
    assert not only_asks({"goal": "a bot for the shop", "examples_on_hand": 90})
    assert not only_asks({"goal": "a bot for the shop", "task": "shop signs"})


def test_what_is_put_like_a_question_on_money_is_no_case_unless_figures_of_it_are_told() -> None:
    routed = Routed((("cost", 2.2), ("judge_fit", 0.8)))
    assert is_put_to_library(routed, {"goal": "the bill at home"}, inside=0.9)
    assert not is_put_to_library(routed, {"volume_per_month": 40}, inside=0.9)
    assert not is_put_to_library(routed, {}, inside=0.2)
    assert not is_put_to_library(Routed((("cost", 1.2), ("judge_fit", 0.8))), {}, inside=0.9)


def test_a_sentence_that_only_says_when_asks_nothing() -> None:
    assert question_on_subject("When a visitor greets it, the bot knows none of our names.") is None
    assert question_on_subject("When is the file long enough for that?") is not None


def test_the_one_question_after_a_story_is_found() -> None:
    story = ["The run broke off at once", "The file looks like the sample", "Is there a lowest number of rows?"]
    assert asked_after_a_story(story) == story[2]
    assert asked_after_a_story([story[2]]) is None
    assert asked_after_a_story([*story, "Which format does it want?"]) is None
