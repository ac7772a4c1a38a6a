"""Complaints, steps ended in a sentence, and what to do now, as two fresh readers typed them on their way."""

from __future__ import annotations

import pytest

from assistant.models.guide.journey_complaints import complains
from assistant.peri import Peri
from tests.assistant.test_walk_doubts import FILES, PROMPT
from tests.assistant.walkers import NEW, AtHome, Turn, answers, check_turn, ids_of, one_peri

peri = one_peri

KIT = (PROMPT, "done", "done, 45 words in a hundred")
PAGE = (*KIT, "done")
AGAIN = (*PAGE, "done")
FAULTS = (*AGAIN, "first 45 words of 100 changed, now 19 of 100. done")
COUNTS = "i tried a prompt with samples and still change 19 words in a hundred: 13 fact, 4 manner, 2 left out"
KEEP = (*FAULTS, "done")
OVER = (*KEEP, "done", "skip")
TURNS: list[Turn] = [
    ("names", PAGE, "my kit still says Bakery Huber and Hotel Adler in it, you said placeholders where names stood!!",
     ("sorry", '"Bakery Huber" "Hotel Adler" --kind client', "step 4"), ("Kept with",)),
    ("only-my-word", PAGE, 'and you say "only your word" but i ran the kit command right here', ("sorry", "step 4"), ("Kept with",)),
    ("why-again", AGAIN, "thats another 1.5 hours. why again ten??", ("sorry", "One round tells whether the kit helps"), ("Kept with",)),
    ("fewer", AGAIN, "1.5 hours is a lot, cant i just do 3 drafts", ("Fewer will do",), ("Kept with",)),
    ("names-there", PAGE, "you promised placeholders, mrs Weber is still in it", ("sorry", "peri dataset mask"), ("Kept with",)),
    ("shorter", PAGE, "ok that's 60 minutes of homework, can it be shorter", ("sorry", "first line today"), ("Kept with", "Fewer will do")),
    ("told-thrice", KIT[:2], "i told you three times, visit notes and bills in, recommendations out", ("sorry",), ("Kept with",)),
    ("not-helpful", PAGE, "this isn't very helpful, the kit looks nothing like me", ("sorry", "other pieces", "step 4"), ("You're welcome", "Kept with")),
    ("undo-asking", AGAIN, "undo, go back. what is this not that supposed to mean", ("Open again: step 4", "short, not curt"), ("Kept with",)),
    ("back-asking", AGAIN, "back. i want to add something", ("Open again: step 4",), ("Kept with",)),
    ("page-done", PAGE, "page done: reader is the owner who decides, terse not wordy, numbers first, no intro. 23 nov",
     ("Done: step 4", "numbers first", "23 nov"), ("Kept with",)),
    ("saved-done", KEEP, "saved as custom gpt, folder made, calendar 23 feb. done", ("last step of", "23 feb"), ("not training, and for many",)),
    ("saved-done-late", (*KEEP, NEW, "what is a token?"), "saved as custom gpt, folder made, calendar 23 feb. done",
     ("last step of", "23 feb"), ()),
    ("not-done", PAGE, "page not done: only two rules so far", (), ("Done: step 4",)),
    ("not-by-half", KIT[:2], "first three done: 40 words in a hundred", (), ("Done: step 2",)),
    ("reported", KIT[:1], "I did what you said and picked ten reports", ("Kept with step 1",), ("sorry",)),
    ("cheer", KIT[:1], "picked my ten reports, yes!!", ("Kept with step 1",), ("sorry",)),
    ("now-at-end", (*OVER, "so whats the verdict, in one line please"), "what now?", ("“Get your prompt as good as it can be” is finished",), ("training pairs",)),
    ("now-after-verdict", (*KEEP, "Is it worth it for my work?"), "what now?", ("Step 7 of 7",), ("training pairs",)),
    ("faults", (*FAULTS, COUNTS), "Is it worth it for my work?", ("Not training", "facts"), ("can't say",)),
    ("faults-bare", FAULTS, "19 words in a hundred: 13 fact, 4 manner, 2 left out", ("Not training",), ()),
    ("faults-of-manner", FAULTS, "19 words in a hundred: 3 fact, 14 manner, 2 left out", (), ("Not training: let the model look",)),
    ("where", KEEP, "hmm where do i save that in copilot", (), ("Kept with",)),
    ("other-journey", (FILES, "done"), "folder ready: 60 files, one subject each", ("Done: step 2", "60 files"), ()),
]  # fmt: skip


@pytest.mark.parametrize("turn", TURNS, ids=ids_of(TURNS))
def test_a_turn_of_the_fresh_readers_is_answered(peri: Peri, turn: Turn) -> None:
    check_turn(peri, turn)


def test_a_complaint_stands_in_no_balance(peri: Peri) -> None:
    complaint = "my kit still says Bakery Huber in it, you said placeholders!!"
    answer = answers(peri, "balance", (*PAGE, complaint, "done", "done", "done", "done", "skip"))[-1]

    assert "last step of" in answer
    assert "Bakery Huber" not in answer


@pytest.mark.parametrize(
    "said",
    [
        "I did what you said and it works",
        "ten drafts, 41 words changed!!",
        "skip this, why again??",
        "41 words changed. done",
    ],
)
def test_a_report_is_no_complaint(said: str) -> None:
    assert not complains(said)


@pytest.mark.anyio
async def test_a_kit_made_in_the_terminal_ticks_its_step_at_the_next_word(peri: Peri) -> None:
    home = AtHome(peri, "kit maker")
    for line in KIT:
        await home.say(line)
    home.make_kit("work", "0123456789abcdef")

    answer = await home.say("i did it")

    assert "That ticks step 3" in answer
    assert "only your word" not in answer
