"""Further doubts of fresh readers, by their own numbers, and what people type on the way in their own voices."""

from __future__ import annotations

import pytest

from assistant.peri import Peri
from tests.assistant.test_walk_doubts import CASE, COUNTED, FILES, KIT, NO_PART, PROMPT
from tests.assistant.walkers import NEW, Turn, answers, check_turn, ids_of, one_peri

peri = one_peri

DRAFTED = (*KIT, "I made the kit elsewhere", "done")
# (number of the doubt, what went before, what was said, what must stand in the answer, what must not)
MORE: list[Turn] = [
    ("16", (*DRAFTED, "ten again: 19 words changed in 100. done"),
     "I have tried a prompt with samples and still change 19 words in a hundred, mostly manner. so is training worth it?",
     ("You counted what the prompt leaves to do",), ("no cost",)),
    ("19a", (FILES, "done", "done"), "my clients' names are in the reports. Which tool is safe for that?",
     ("No tool is safe by its name", "app on your own machine"), ("Presidio",)),
    ("19b", COUNTED, "can I now let my assistant answer clients with this, without me reading each one?",
     ("No, not unread", "invented 2 before, 0 after"), ("I can't say yet",)),
    ("21", (PROMPT,), "What is a brief - do you mean the facts the shop sends me?", ("Yes, that is it", "in hand before"), ("Ilse",)),
    ("22", (PROMPT,), "so do I use 5 for testing and 2 as samples?", ("of seven, five for testing and two",), ("60 pairs",)),
    ("23", CASE[:1], 'sorry - "prompt first", what does that mean', ("“Prompt first” means", "before you train"), ("Noted",)),
    ("26", (FILES, "done", "done", "done"), "All steps done, what next?", ("I have ticked none of them", "4. Try the simplest"), ("Done:",)),
    ("26b", (FILES, "done", "All steps done, what next?"), "yes, all of them", ("Done: step 7", "When do you look again?"), ("last step of",)),
    ("26d", (FILES, "done", "All steps done, what next?", "yes, all of them"), "skip", ("last step of", "Ticked on your word"), ()),
    ("26c", (PROMPT,), "steps 1 and 2 are done", ("Done: step 1", "Done: step 2", "Step 3 of 7"), ()),
    ("28", (FILES, "done", "where were we?"), "where were we?", ("Still step 2 of 8", "as it stands above"), ("*Why:*",)),
    ("28b", (FILES, "done", NEW), "I was away for two weeks", ("Step 2 of 8",), ("Goodbye",)),
    ("9", (FILES, "done"), "18 of my reports are scans. What is text recognition?", ("turns the picture of a page into letters",), ("no ready answer",)),
    ("undone", (PROMPT, "done"), "hang on, I said done but it isn't", ("Open again: step 1",), ("Done: step",)),
    ("undone-none", (PROMPT,), "hang on, I said done but it isn't", ("still open",), ("Done: step",)),
    ("not-yet", (PROMPT, "done", "why is this step needed?"), "no, not yet", ("still open",), ("Open again",)),
    ("skip-named", (FILES, *["done"] * 5), "skip it, no time for the quoting", ("Skipped: step 7",), ()),
    ("skip-here", (FILES, *["done"] * 6), "skip it, no time for the quoting", ("Skipped: step 7", "no time for the quoting"), ()),
    ("grumble-1", (PROMPT,), "this is way too much work for me, honestly", ("Still open is step 1", "smallest beginning"), ("I know nobody",)),
    ("grumble-2", (PROMPT, "done"), "god this is tedious", ("Still open is step 2", "left in all"), ()),
    ("grumble-3", (PROMPT, "done"), "honestly, I doubt that this will be any use", ("You may well doubt it", "falls"), ()),
    ("buy-1", (PROMPT,), "do I have to buy something?", ("No. The chat assistant",), ()),
    ("buy-2", (), "what is all this about, do I have to buy something?", ("No, you don't have to buy anything",), ()),
    ("unsure", (PROMPT,), "purple bananas on Thursday", ("I'm not sure what “purple bananas on Thursday” means",), ("Done:",)),
    ("meaning", (PROMPT, "done"), "three traits, each 'this, not that', what does that mean? one for posters please", ("A trait is",), ("Kept with",)),
    ("for-whom", (PROMPT, "done", "38 words in a hundred", *["done"] * 3, "24 words in a hundred"), "so who is this journey meant for?", ("It is made for you if",), ("By your own",)),
    ("both-now", (PROMPT, "done", "38 words in a hundred"), "what are my before and my after just now?", ("After: none yet",), ()),
    ("own-jobs", (PROMPT,), "I only found 7 test jobs for it", ("Seven briefs in one place",), ("Ten briefs",)),
    ("begun", (PROMPT, "done", "did 4 so far: 30, 42, 25 and 51 words in a hundred, the rest tomorrow"), "what a boring chore", ("Four are counted, and six are left",), ("Draft the ten",)),
    ("fact-off", (PROMPT,), "forget the privacy bit, I never said that", (), ("which journey you mean", "As far as I can see")),
    ("day", (PROMPT, *["done"] * 6), "the reminder is on 1 march", ("Kept with step 7", "You look again on Monday, 1 March 2027"), ("rules that change",)),
    ("said-of", (PROMPT, "done", "38 words in a hundred"), "what did I say about the drafts?", ("In it you told me",), ()),
    ("list", ("show my journeys",), "ok take me through the second one", ("Step 1 of",), ()),
]  # fmt: skip

QUESTIONS = (
    "am I done then?", "is it done if I only have seven?", "should I skip this one?", "does skipping it hurt?",
    "what happens if I don't finish", "what if I already did this at another place?", "when would it be ready",
    "done yet?", "do you think I am finished with it?", "is this step finished?", "should I mark it as done?",
    "could this be skipped?", "have I finished?", "r we done with this step", "does that count?",
)  # fmt: skip


@pytest.mark.parametrize("turn", MORE, ids=ids_of(MORE))
def test_a_further_doubt_is_mended(peri: Peri, turn: Turn) -> None:
    check_turn(peri, turn, NO_PART)


def test_a_question_about_a_step_never_ticks_it(peri: Peri) -> None:
    answers(peri, "asker", (PROMPT, "done"))
    said = answers(peri, "asker", [line for question in QUESTIONS for line in ("where was I?", question)])
    where = said[::2]

    assert all("step 2" in answer.lower() for answer in where), list(zip(QUESTIONS, where, strict=True))
