"""What people say on the way that is half told, half asked: counts that move, a client's question, a step in short."""

from __future__ import annotations

import pytest

from assistant.peri import Peri
from journeys.journey import load_journeys
from journeys.run import skip
from tests.assistant.walkers import NEW, answers, check_answer, one_peri

peri = one_peri

TITLES = {journey.id: journey.title for journey in load_journeys()}
STEPS = {journey.id: [step.id for step in journey.steps] for journey in load_journeys()}
SAFE, PROMPT, WORTH = "safe-with-client-work", "prompt-first", "is-it-worth-it"
# (what is tried, journey, step, what is said before, what is said, what must stand in the answer, what must not)
TURNS = [
    (
        "a colour put right stands alone in what is kept",
        SAFE,
        "read-contracts",
        ("12 green, 18 amber, 9 red", "sorry, 17 amber and 10 red", NEW),
        "hello, where was I?",
        ("“12 green, 17 amber, 10 red”",),
        ("18 amber",),
    ),
    (
        "pieces move from one colour to another",
        SAFE,
        "read-contracts",
        ("12 green, 18 amber, 9 red",),
        "four of the ambers became green",
        ("16 green, 14 amber, 9 red, 39 in all",),
        (),
    ),
    (
        "one more yes is added",
        SAFE,
        "ask",
        ("5 of 11 said yes",),
        "the publisher says yes now, too",
        ("That is 6 of 11",),
        (),
    ),
    (
        "what a client wants to know is answered with the count",
        SAFE,
        "ask",
        ("where was I?",),
        "6 said yes, 1 said no, one asks whether i want to sell it",
        ("the yes of those 6", "A client who asks back"),
        (),
    ),
    (
        "what was asked of support by them is no client's question",
        SAFE,
        "service",
        (),
        "i've written to support who can look, no reply so far",
        ("question mark on that line",),
        ("A client who asks back",),
    ),
    (
        "a guess is named",
        SAFE,
        "service",
        ("where was I?",),
        "gemini: training is off, kept 18 months, country ireland i think",
        ("What you only think is a guess",),
        (),
    ),
    (
        "misses are held against the pieces that were read",
        SAFE,
        "read-sample",
        (),
        "read all 12 and found 5 names that i had missed",
        ("5 in 12 is no more than one a piece",),
        (),
    ),
    (
        "who said yes is asked of the record",
        SAFE,
        "mask",
        ("7 of 9 said yes",),
        "which of my clients said yes?",
        ("a yes from 7 of 9",),
        ("Ask in a short email",),
    ),
    (
        "an example is one",
        SAFE,
        "contract",
        (),
        "i don't get this step, give me an example",
        ("A. Brandt",),
        ("1. Write",),
    ),
    (
        "what is left and the question in one breath",
        SAFE,
        "judge-again",
        (),
        "i have 18 pieces that i may use, in claude. is it worth it?",
        ("**Yes, with those 18, in a prompt.**", "Kept with step 8"),
        ("and I do it with that",),
    ),
    (
        "next, once the figure is told",
        PROMPT,
        "today",
        ("41, 38, 44, 40, 39, 45, 42, 37",),
        "ok next",
        ("Done: step 2", "Step 3 of 7"),
        (),
    ),
    (
        "so many of so many, as a bare yes",
        "portfolio-of-a-hundred",
        "ask",
        ("asked for the ambers: 12 of 19 yes",),
        "3 more said yes",
        ("That is 15 of 19",),
        (),
    ),
    (
        "a yes with a limit is kept and answered",
        "portfolio-of-a-hundred",
        "ask",
        ("12 of 19 said yes",),
        "the agency says only for their own leaflets",
        ("within that limit", "Kept with"),
        (),
    ),
    (
        "not all that there are",
        "portfolio-of-a-hundred",
        "gather",
        ("where was I?",),
        "500 is a lot, do i need all of them?",
        ("About 120 of the newest",),
        ("not unread",),
    ),
    (
        "fewer jobs than ten, found and not had",
        PROMPT,
        "ten-jobs",
        ("where was I?",),
        "i only find 8 where i still have the mail",
        ("Eight is fine",),
        (),
    ),
    ("next, with nothing told", PROMPT, "today", ("where was I?",), "next", (), ("Done: step 2",)),
    (
        "kinds before counts",
        PROMPT,
        "faults",
        (),
        "facts 9, tone 4, left out 2",
        ("9 of 15 are facts",),
        (),
    ),
    (
        "drafts that are gone",
        PROMPT,
        "today",
        (),
        "wait, i don't have the old drafts any more",
        ("old drafts are not needed",),
        ("Kept with",),
    ),
    (
        "not wanting to upload",
        PROMPT,
        "kit",
        (),
        "i'd rather not give you my client's files",
        ("You need not",),
        ("Kept with",),
    ),
    (
        "what still goes wrong is no new case",
        PROMPT,
        "again",
        ("33, 30, 41, 28, 29, 36, 31, 27",),
        "it still makes up prices though",
        ("a fault of facts",),
        ("What would change this",),
    ),
    (
        "a logged job put right",
        WORTH,
        "two-weeks",
        ("Boiler manual, no model, 2 rounds, 4 hours, accepted",),
        "no wait, 5 hours",
        ("**Changed:**", "Minutes: 300"),
        (),
    ),
    ("how to log", WORTH, "first-entry", (), "how exactly do i log a job", ("Type it in one line",), ()),
    (
        "the sum of the step in other words",
        WORTH,
        "what-it-must-save",
        (),
        "what must it save then",
        ("prices seen",),
        ("Suppose the prompt leaves",),
    ),
    ("the verdict, bluntly", WORTH, "decide", (), "so. verdict?", ("**Next step.**",), ("Sure enough to choose",)),
    (
        "held against the verdict",
        WORTH,
        "decide",
        ("Is it worth it for my work?",),
        "but they are all confidential",
        (),
        ("Kept with",),
    ),
    (
        "a reason is said once",
        WORTH,
        "words-changed",
        (),
        "skip that, because i keep no drafts",
        ("because i keep no drafts",),
        ("because because",),
    ),
]


@pytest.mark.parametrize(
    ("tried", "journey", "step", "before", "said", "stands", "gone"), TURNS, ids=[turn[0] for turn in TURNS]
)
def test_what_is_half_told_is_met(
    peri: Peri,
    tried: str,
    journey: str,
    step: str,
    before: tuple[str, ...],
    said: str,
    stands: tuple[str, ...],
    gone: tuple[str, ...],
) -> None:
    """The answer is to what was said, and what was told is kept where it belongs."""
    answers(peri, tried, (f"Start “{TITLES[journey]}”",))
    walk = peri.walk(peri.store.person(tried, "You", peri.now()).id)
    for each in STEPS[journey][: STEPS[journey].index(step)]:
        walk.change(journey, lambda run, each=each: skip(run, each, walk.today()))  # type: ignore[misc]
    check_answer(answers(peri, tried, (*before, said))[-1], stands, gone)


@pytest.mark.parametrize(
    ("said", "begun"),
    [
        ("start Is it worth it", "Is it worth it? Measure two weeks first"),
        ("let's begin with move house", "Move house before the model is switched off"),
    ],
)
def test_a_journey_begins_by_the_first_words_of_its_title(peri: Peri, said: str, begun: str) -> None:
    """Nobody types a whole title."""
    assert f"**{begun}**: about" in answers(peri, said, (said,))[-1]


def test_a_question_left_open_takes_no_other_figure_for_its_answer(peri: Peri) -> None:
    """Who does not know what was tried, and tells the minutes, has told no trial."""
    case = "I write tenders for builders, 5 a month, 80 on my disk, each from a plan and a list. Is training worth it?"
    first, second, *_ = answers(peri, "unknown but", (case, "I don't know, 6 to 8 hours each"))
    assert "tried" in first
    assert "(“I don't know" not in second


def test_a_figure_put_right_is_that_of_the_trial_it_was_told_of(peri: Peri) -> None:
    """A bare number behind a count of words changed is no number of pieces."""
    case = "I write button texts for a start-up, 90 a month, 60 finished ones with their tickets, mine. Is it worth it?"
    trial = "a prompt with five of them in it, 30 words in a hundred changed"
    last = answers(peri, "hm, 35", (case, trial, "hmm actually 35"))[-1]
    assert "35 pieces" not in last
    assert "35 button texts" not in last


def test_who_opens_with_a_leak_is_led_to_the_rights_first(peri: Peri) -> None:
    """What is told of the work beside it is known when a journey is asked for."""
    case = (
        "I'm a risk adviser, I write site reports, 50 old ones, most clients have me under an NDA. Once I pasted a "
        "chapter with the client's name in it into ChatGPT, was that bad?"
    )
    leak, journey = answers(peri, "opens with a leak", (case, "Which journey fits me?"))
    assert "delete the chat" in leak
    assert "**What helps first.** Work safely with client texts" in journey


def test_what_others_advise_is_no_trial(peri: Peri) -> None:
    """A husband's advice is not quoted as what was tried."""
    case = "I write captions for a museum, 14 a month, a few hundred old ones, drafts are never me. Worth training?"
    said = answers(peri, "husband", (case, "my husband says just pay for claude instead. would that be better?"))
    assert "tried" in said[0]
    assert "(“my husband" not in said[1]
