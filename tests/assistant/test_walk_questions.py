"""Questions, mixed messages and misplaced words inside a step (issue 6), in journeys and trades of many kinds."""

from __future__ import annotations

import pytest

from assistant.models.guide.journey_mixed import parts_of
from assistant.peri import Peri
from journeys.asked_words import told_and_asked
from journeys.faults_told import faults_in, most_are, said_of_faults
from tests.assistant.test_walk_complaints import AGAIN, FAULTS, KEEP, KIT, PAGE
from tests.assistant.test_walk_doubts import FILES, PROMPT
from tests.assistant.walkers import AtHome, Turn, check_turn, ids_of, one_peri

peri = one_peri

SAFE, TUNE, HOME = (
    "Start “Work safely with client texts”",
    "Start “Tune a model on your best work”",
    "Start “Tune at home or on a rented card”",
)
MEASURE = "Start “Is it worth it? Measure two weeks first”"
TURNS: list[Turn] = [
    ("chatgpt", KEEP, "how do i save it in chatgpt, the free one", ("In a project", "2026"), ("Kept with", "cheaper model")),
    ("copilot", KEEP, "hmm where do i save that in copilot", ("standing instructions",), ("Kept with", "no ready answer")),
    ("files", KIT, "do i give you files somewhere or what", ("peri dataset new NAME PATH",), ("outside model", "In the chat window")),
    ("folder", KIT, "what do i need to do exactly? i only have a folder", ("A folder is all that you need",), ("Have this ready",)),
    ("names-chat", (PROMPT, "done"), "can i put my clients names in chatgpt for that??", ("Names come out first", "[CLIENT]"), ("Kept with",)),
    ("names-out", PAGE, "are the client names out now?", ("never count on all", "peri dataset mask"), ("Presidio",)),
    ("kit-use", PAGE, "what do i do with the kit", ("paste the kit whole",), ("begin on an empty page",)),
    ("good", FAULTS, "is 19 good?", ("clear gain", "58 per cent less"), ("To your question",)),
    ("good-first", (PROMPT, "done"), "62 words in a hundred with gemini, is that terrible?", ("Kept with step 2", "neither good nor bad"), ("is that terrible”",)),
    ("line", (PROMPT, "explain it simpler"), "2 is unclear, do i need the whole 20 pages or only the recommendations chapter",
     ("Line 2 says", "Only the part"), ("Kept with",)),
    ("again", (PROMPT, "done"), "wait what was that again", ("one thing after the other", "1. Draft the ten"), ()),
    ("example", (PROMPT, "done"), "give me an example for my kind of thing", ("words in a hundred", "invented"), ()),
    ("done-asks", (PROMPT, "done"), "done. and now i've got 12 texts in ~/texts, how do i give them to you",
     ("Done: step 2", "peri dataset new NAME PATH", "Step 3 of 7"), ("Kept with", "~/texts”")),
    ("done-doubts", AGAIN, "done i guess. but the 31 is still a lot, my boss wants it under 20", ("Done: step 5", "31 after"), ("Kept with",)),
    ("done-trust", (FILES, *["done"] * 6), "all five came back as not in the files, done. can i trust it with guests now?",
     ("Done: step 7", "not unread"), ()),
    ("done-gone", (TUNE, "done"), "done, 84 left. what about the agency that went bust, who do i ask?", ("Done: step 2", "84 left", "administrator"), ()),
    ("other-step", AGAIN, "most wrong: too long x4, too chatty x3, one wrong button name", ("Kept with step 6", "7 of 8"), ()),
    ("other-journey", (SAFE, "done"), "copilot did 10, i changed about 55 percent of the words",
     ("That sounds like “Measure what you do today”", "kept nothing yet"), ("Kept with",)),
    ("keep-here", (SAFE, "done", "copilot did 10, i changed about 55 percent of the words"), "keep it here", ("Kept with step 2",), ()),
    ("counts", FAULTS, "13 of 19 are facts, rest manner. done", ("13 of 19 are facts", "Only manner and form could be trained", "6 of 19"), ()),
    ("pairs-bad", (TUNE, *["done"] * 3), "the pairs you found are garbage, half of them are invoices", ("sorry", "set aside in the review"), ("Kept with",)),
    ("made", KIT, "i ran those commands, the kit printed", ("Noted as done: step 3",), ("Kept with",)),
    ("open-question", (*FAULTS, "Is it worth it for my work?"), "done", ("Done: step 6",), ()),
    ("phone", (MEASURE, "I write about 40 product descriptions a month"), "do i count the phone call with the client as minutes?",
     ("Minutes are all that you give",), ("Kept with",)),
    ("memory", (HOME,), "i have a macbook air with 8 gb, will that do", ("rule of thumb",), ("Kept with",)),
]  # fmt: skip
SPLIT = [
    ("saved it, done and how do i use it", True, "saved it", "how do i use it"),
    ("24 menus in the folder, done. do the drafts have to be kept?", True, "24 menus in the folder", "do the drafts have to be kept?"),
    ("done with two of ten, how do i go on", False, "done with two of ten", "how do i go on"),
    ("i'm not done, what now", False, "i'm not done", "what now"),
    ("I put it in the folder, where it belongs", False, "I put it in the folder, where it belongs", ""),
]  # fmt: skip


@pytest.mark.parametrize("turn", TURNS, ids=ids_of(TURNS))
def test_a_message_inside_a_step_gets_a_straight_answer(peri: Peri, turn: Turn) -> None:
    check_turn(peri, turn)


@pytest.mark.parametrize(("said", "is_done", "told", "asked"), SPLIT)
def test_a_message_is_taken_apart(said: str, is_done: bool, told: str, asked: str) -> None:
    parts = parts_of(said)

    assert (parts.is_done, parts.told, parts.asked) == (is_done, told, asked)


def test_a_half_that_tells_nothing_stays_with_its_question() -> None:
    assert told_and_asked("I don't know, how do I count") == ("", "how do I count")
    assert told_and_asked("if they say no, what do I do")[0] == ""


def test_faults_are_counted_by_kind_and_what_follows_is_said() -> None:
    assert faults_in("four wrong dates, three too long, 2 omissions") == {"fact": 4, "manner": 3, "left out": 2}
    assert faults_in("41 words in a hundred, ten jobs") == {}
    assert most_are("it is mostly wrong figures by now") == "fact"
    assert "4 of 9 are facts" in (said_of_faults(["4 facts, 3 manner, 2 left out"]) or "")


@pytest.mark.anyio
async def test_a_kit_that_the_terminal_made_is_shown_although_the_step_was_ticked_on_their_word(peri: Peri) -> None:
    home = AtHome(peri, "late kit")
    for line in PAGE:
        await home.say(line)
    home.make_kit("late", "0123456789abcdee")

    answer = await home.say("where was I?")
    run = peri.walk(home.person.id).open_run()

    assert "That ticks" not in answer
    assert "Step 4 of 7" in answer
    assert run is not None
    assert run.steps[2].how == "here"
