"""The life of a journey in talk: started as offered, changed, put away, come back to, counted once more, ended."""

from __future__ import annotations

import pytest

from assistant.peri import Peri
from tests.assistant.walkers import NEW, answers, check_answer, one_peri

peri = one_peri

CASE = (
    "I write exhibition labels for museums from curators' notes. 180 finished ones, all mine, 30 a month. "
    "Should I train?"
)
OFFERED = (CASE, "Which journey fits me?")
PROMPT, SAFE = "Start “Get your prompt as good as it can be”", "Start “Work safely with client texts”"
WRONG = (SAFE, "sheet is made, forty lines. done")
WALKED = (
    PROMPT, "picked ten. done", "52 words changed in a hundred, 11 minutes each. done", "I did this elsewhere",
    "the page is written. done", "24 words changed in a hundred, 6 minutes each. done",
    "facts 2, manner 8, left out 1. done", "saved it. done", "no date",
)  # fmt: skip
# (what went before, what was said, what must stand in the answer, what must not)
LIVED: list[tuple[tuple[str, ...], str, tuple[str, ...], tuple[str, ...]]] = [
    (OFFERED, "start it", ("Step 1 of 7",), ()),
    ((*OFFERED, NEW), "start the one you recommend", ("Step 1 of 7", "Still known from before"), ()),
    ((*OFFERED, NEW), "ok lets do that", ("Get your prompt", "Step 1 of 7"), ()),
    (WRONG, "no no wrong one. i wanted the prompt one",
     ("taken back the tick at step 1", "“sheet is made, forty lines", "out of your list", "Step 1 of 7"), ()),
    ((*WRONG, NEW), "that's the wrong journey, i meant the measuring one", ("taken back", "Is it worth it?"), ()),
    (WRONG, "forget that one", ("Shall I put “Work safely with client texts” away", "1 of 8 steps done"), ()),
    ((*WRONG, "can you throw that journey away"), "yes please", ("is put away", "say “bring back"), ("Shall I",)),
    ((*WRONG, "drop the client texts one please"), "no, keep it", ("1 of 8 steps done",), ("is put away",)),
    ((*WRONG, "forget that one", "yes"), "bring it back", ("is back", "1 of 8 steps done", "Step 2 of 8"), ()),
    ((*WRONG, "forget that one", "yes"), "show my journeys", ("Work safely with client texts (8 hours",), ("1 of 8",)),
    ((*WALKED, NEW), "hey, its been two months. what did we end up with?",
     ("Yes, it helped", "52 words in a hundred", "24", "Go on using it"), ("outside what I know",)),
    ((*WALKED, NEW), "Hi me again, the one with the museum labels", ("Yes, it helped",), ("outside what I know",)),
    (WALKED, "so did it help or not", ("11 minutes before and 6 after",), ()),
    (WALKED, "what was the first number?", ("first figure was **52",), ()),
    (WALKED, "and what did i have before?", ("**52",), ()),
    ((*WALKED, NEW), "counted again, now its 19. still the tone", ("52", "19 at the last count", "24 in between"), ()),
    ((*WALKED, NEW, "counted again, now its 19"), "what did we end up with?", ("19 at the last count",), ()),
    ((CASE, *WALKED, NEW), "Which journey fits me?", (), ("Get your prompt as good as it can be**",)),
    (WALKED, "what now?", ("is finished",), ("[1]",)),
    ((*WALKED[:3], NEW), "what now?", ("Step 3 of 7",), ()),
    (OFFERED[:1], "what now?", ("Say “start it”",), ("[1]",)),
    ((), "what now?", ("Which one kind of work",), ("[1]",)),
    (WALKED, "thanks, thats it. bye", ("Goodbye",), ("no ready answer",)),
    (WALKED[:3], "thanks, that's it. bye", ("Goodbye", "Step 3 of"), ()),
    ((CASE, NEW), "what is overfitting?", ("Still known from before", "180"), ()),
    ((CASE, NEW, "what is overfitting?"), "what is a held-out test?", (), ("Still known from before",)),
    (WALKED[:6], "should i train a model or not", ("As far as I can see now",), ("Questions or inputs alone",)),
    ((CASE, *WALKED), "so whats the verdict, in one line please", ("**",), ("What would change this",)),
]  # fmt: skip


@pytest.mark.parametrize(("before", "said", "stands", "gone"), LIVED, ids=range(len(LIVED)))
def test_a_journey_is_begun_changed_left_and_come_back_to(
    peri: Peri, before: tuple[str, ...], said: str, stands: tuple[str, ...], gone: tuple[str, ...]
) -> None:
    who = f"life {LIVED.index((before, said, stands, gone))}"
    answer = answers(peri, who, (*before, said))[-1]

    check_answer(answer, stands, gone)


def test_what_was_counted_on_a_journey_is_a_fact_in_the_next_talk(peri: Peri) -> None:
    answer = answers(peri, "counted", (CASE, *WALKED, NEW, "what do you remember?"))[-1]

    assert "still change 24 words in a hundred" in answer
    assert "pieces a month: 30" in answer
    assert "examples on hand: 180" in answer


def test_what_was_told_of_other_work_long_ago_is_not_mixed_in(peri: Peri) -> None:
    other = "I translate manuals for pumps, 400 finished ones, 55 a month. Should I train?"
    answer = answers(peri, "two works", (other, NEW, CASE, NEW, "what do you remember?"))[-1]

    assert "30" in answer
    assert "400" not in answer
