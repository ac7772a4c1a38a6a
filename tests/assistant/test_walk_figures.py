"""Figures, corrections, days and what was told while a journey waited, as they are said in a walk."""

from __future__ import annotations

import pytest

from assistant.peri import Peri
from tests.assistant.walkers import NEW, Turn, check_turn, ids_of, one_peri

peri = one_peri

PROMPT = "Start “Get your prompt as good as it can be”"
MEASURING = (PROMPT, "done")
HALF = (*MEASURING, "did four tonight: 41, 35, 52 and 29 in 100. the rest tomorrow")
WHOLE = (*HALF, "the other three: 38, 33, 45", "done")
AGAIN = (*WHOLE, "elsewhere", "done")
PARKED = (*AGAIN, "did 3 of the seven: 20, 24 and 17", "park it")
SAVED = (*AGAIN, "22 in a hundred. done", "done", "saved it, I look again on 24 February", "done")
TURNS: list[Turn] = [
    ("half", HALF[:-1], HALF[-1], ("39.2 words changed in a hundred on average, over four pieces so far", "stays open"), ("Is the step done",)),
    ("half-back", (*HALF, NEW), "hi, where was I?", ("Step 2 of 7", "Kept of it so far: 39.2"), ()),
    ("half-asked", (*HALF, NEW), "what did I tell you about the first four?", ("39.2 words changed in a hundred",), ()),
    ("whole-asked", HALF, "the other three: 38, 33, 45. so whats my figure", ("39 words changed in a hundred on average, over seven pieces",), ("before,",)),
    ("day-of-count", MEASURING, "38 in 100, chatgpt, the free one, 24 november", ("Kept with step 2",), ("look again", "step 7")),
    ("rules", (*WHOLE, "elsewhere"), "my rules: first sentence names the dish, max 80 words, no exclamation marks", ("Kept with step 4",), ("80 words changed", "before")),
    ("named", WHOLE, "my before figure is 38 words in a hundred", ("Kept with step 2",), ("step 5",)),
    ("which", (*WHOLE, "elsewhere"), "30 words in a hundred", ("Is 30 words", "“before” or “after”"), ("Kept with",)),
    ("which-told", (*WHOLE, "elsewhere", "30 words in a hundred"), "after", ("Kept with step 5", "39 words changed in a hundred before, 30 after"), ()),
    ("forget", (*AGAIN, "22 in a hundred"), "forget the 22", ("Taken out of step 5", "none after yet"), ("Kept with",)),
    ("none-yet", (*AGAIN, "22 in a hundred"), "that's wrong, there is no after yet", ("Taken out as figure after: 22",), ("Kept with", "sorry")),
    ("another", (*AGAIN, "22 in a hundred"), "sorry, I meant 26", ("26 in place of 22",), ("Kept with",)),
    ("never-said", (*AGAIN, "22 in a hundred"), "and i never said look again on tuesday", ("no day on which you look again",), ("library",)),
    ("last-note", (*AGAIN, "I found the cups hardest to get right"), "forget that", ("Taken out of step 5", "I found the cups hardest to get right"), ()),
    ("invented", AGAIN, "it made things up, it said the bowl is ovenproof and I never said that", ("Kept with step 5", "only what stands in the brief"), ("39 words",)),
    ("fewer", (PROMPT,), "found seven with their mails", ("Seven is fine",), ()),
    ("grumble", MEASURING, "is 9 enough? you keep saying ten", ("Fewer will do",), ("Kept with",)),
    ("told-once", (*AGAIN, "22 in a hundred"), "I found the cups hardest to get right", ("Kept with step 5",), ("before, 22 after",)),
    ("parked-back", (*PARKED, NEW), "hey im back, where were we", ("Step 5 of 7", "20.3"), ("You are in no journey",)),
    ("parked-told", (*PARKED, NEW), "rest of the second round: 26, 23, 19, 21", ("taken “Get your prompt", "over seven pieces", "39 words changed in a hundred before, 21.4 after"), ("is parked",)),
    ("helped", (*AGAIN, "22 in a hundred, over seven"), "did it help?", ("Yes, it helped", "39 words", "22 at the last count (seven pieces)"), ("Stop here",)),
    ("both", (*AGAIN, "22 in a hundred"), "whats my before and after now?", ("Before: **39 on average", "After: **22"), ()),
    ("jobs-found", (*MEASURING,), "wait, another one turned up, I have 9 now", ("Kept with step 1", "Nine is fine"), ("will not do for training",)),
    ("rest-asked", HALF, "ok the missing three were 38, 33 and 45. what is my figure then?", ("39 words changed in a hundred on average, over seven pieces",), ("first figure",)),
    ("mean-beside", (*HALF, "my before is 39 in a hundred, the mean of seven"), "the other three: 38, 33, 45. so whats my figure", ("39 words changed in a hundred on average, over seven pieces",), ("over four",)),
    ("made-that", HALF, "sorry, make that 38.7", ("38.7 in place of 39.2",), ("fits",)),
    ("mean-forgotten", WHOLE[:-1], "forget the 39", ("average of the seven counts", "these I keep"), ("Taken out",)),
    ("stock", MEASURING, "forget the 9 examples, I have about 150", ("150",), ("Kept with",)),
    ("silent-at-end", (*MEASURING, "about 200 descriptions I am allowed to use", "38 in a hundred. done", "elsewhere", "done", "22 in a hundred. done", "done", "saved it, I look again on 24 February", "done"), "one contract is silent on AI, may I use the texts that I wrote for them?", ("silent contract",), ("with those 200",)),
    ("client-no", (*MEASURING, "I asked Birch Lane, they said no way"), "Birch Lane's contract is silent on AI, can I train on their texts?", ("No: Birch Lane said no",), ("you may use them",)),
    ("client-yes", (*MEASURING, "I asked Birch Lane, they said no way", "Birch Lane wrote again and said yes"), "may I use Birch Lane's texts then?", (), ("No: Birch Lane",)),
    ("day-replaced", SAVED, "remind me on 3 march not in february", ("3 March 2027", "replaces Wednesday, 24 February 2027"), ()),
]  # fmt: skip


@pytest.mark.parametrize("turn", TURNS, ids=ids_of(TURNS))
def test_what_is_told_in_a_walk_is_kept_where_it_belongs(peri: Peri, turn: Turn) -> None:
    check_turn(peri, turn)
