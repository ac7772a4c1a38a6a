"""Questions at a step that no author foresaw, and news after the journey's end."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.models.guide.journey_cover import Cover
from assistant.peri import Peri
from journeys.finding_out import ASK_CLIENT, ASK_MAKERS, TRY_ONE, how_to_find_out
from journeys.journey import load_journeys
from journeys.run import next_step, skip, start
from tests.assistant.walkers import NEW, answers, check_answer, one_peri

peri = one_peri

TITLES = {journey.id: journey.title for journey in load_journeys()}
STEPS = {journey.id: [step.id for step in journey.steps] for journey in load_journeys()}
END = "the end"
# (journey, step, what is said, what must stand in the answer, what must not)
TURNS = [
    # an authored answer that is made for another step holds at this one
    (
        "tune-on-your-best-work",
        "judge-and-set-aside",
        "may the test jobs be for several clients?",
        ("normal week",),
        ("does not settle",),
    ),
    # alike in form only: the answer that has the question's words wins over the one that is put alike
    (
        "prompt-first",
        "ten-jobs",
        "must all ten have been written for the same customer?",
        ("from several clients",),
        ("a fresh chat for each",),
    ),
    # a question that sounds like "explain it" and names things of its own is no wish to hear the step again
    (
        "answers-from-your-files",
        "look-up",
        "it found the right page and the figure is still wrong, what does it mean?",
        ("the reading does not",),
        ("one thing after the other",),
    ),
    # no authored answer: the passage of the step's own article, tied to the step
    (
        "tune-at-home",
        "train",
        "the loss curve falls and rises again, is that bad?",
        ("Loss is how surprised", "You are at step 8"),
        ("More I can't see from here",),
    ),
    # and where nothing is sure, what the step needs and how to find out
    (
        "safe-with-client-work",
        "ask",
        "should my logo be at the top of the mail?",
        ("does not settle", "What the step needs", "How to find out: What binds you"),
        ("Kept with",),
    ),
]
NEWS = [
    ("portfolio-of-a-hundred", "they agree, but only without the prices", "within that limit"),
    ("safe-with-client-work", "a customer wants her texts out again, what must I do?", "Stop using it today"),
    ("prompt-first", "a new customer has a quite different tone, is another kit needed?", "holds one manner"),
    ("answers-from-your-files", "our rates are new from January, what must I do?", "Replace the file"),
]


def _walked_to(peri: Peri, who: str, journey: str, step: str) -> None:
    """Begin a journey and skip to a step, or over all of them."""
    answers(peri, who, (f"Start “{TITLES[journey]}”",))
    walk = peri.walk(peri.store.person(who, "You", peri.now()).id)
    for each in STEPS[journey][: None if step == END else STEPS[journey].index(step)]:
        walk.change(journey, lambda run, each=each: skip(run, each, walk.today()))  # type: ignore[misc]


@pytest.mark.parametrize(("journey", "step", "said", "stands", "gone"), TURNS, ids=[turn[1] for turn in TURNS])
def test_a_question_that_no_author_foresaw_is_answered_or_honestly_left(
    peri: Peri, journey: str, step: str, said: str, stands: tuple[str, ...], gone: tuple[str, ...]
) -> None:
    who = f"unforeseen {step}"
    _walked_to(peri, who, journey, step)
    answer = answers(peri, who, ("where was I?", said))[-1]

    check_answer(answer, stands, gone)


@pytest.mark.parametrize(("journey", "said", "stands"), NEWS, ids=[news[0] for news in NEWS])
def test_news_after_the_end_are_met_by_the_answers_of_the_steps(
    peri: Peri, journey: str, said: str, stands: str
) -> None:
    who = f"news {journey}"
    _walked_to(peri, who, journey, END)
    answer = answers(peri, who, (NEW, said))[-1]

    assert stands in answer, answer


def test_a_case_told_after_the_end_is_no_news(peri: Peri) -> None:
    who = "no news"
    _walked_to(peri, who, "portfolio-of-a-hundred", END)
    answer = answers(peri, who, (NEW, "I translate about 30 manuals a month for two makers of pumps."))[-1]

    assert "within that limit" not in answer
    assert "pair is one job" not in answer


def test_few_words_say_little_of_what_a_text_speaks_of() -> None:
    cover = Cover({"dogs": "walking the dogs in the park every morning", "cats": "a cat sleeps on the sofa"})

    assert cover.speaks_of("walking dogs in a park", "dogs") == 1.0
    assert cover.speaks_of("walking dogs in a park", "cats") == -1.0
    assert cover.speaks_of("the dog?", "dogs") == pytest.approx(1 / 3)
    assert cover.speaks_of("is it?", "dogs") == 0.0


def test_whom_to_ask_follows_from_what_the_step_is_about() -> None:
    journeys = {journey.id: journey for journey in load_journeys()}

    def at(journey: str, step: str) -> str:
        run = start(journeys[journey], date(2026, 11, 23))
        for each in STEPS[journey][: STEPS[journey].index(step)]:
            run = skip(run, each, run.started_at)
        opened = next_step(run)
        assert opened is not None
        return how_to_find_out(opened)

    assert at("safe-with-client-work", "read-contracts") == ASK_CLIENT
    assert at("tune-at-home", "train") == ASK_MAKERS
    assert at("is-it-worth-it", "two-weeks") == TRY_ONE
