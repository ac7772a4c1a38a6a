"""What was read off seven walks played with fresh eyes: a copywriter, consultants, a UX writer, a translator."""

from __future__ import annotations

import pytest

from assistant.peri import Peri
from tests.assistant.walkers import NEW, Turn, answers, check_turn, ids_of, one_peri

peri = one_peri

MENUS = (
    "Hi, I write menus for restaurants, 10 a month, 150 finished ones. I use ChatGPT and rewrite half. Is it worth it?"
)
KINDS = "hi. im Hanna, i write menus and websites for restaurants. would training a model help? chatgpt never sounds like me"
REPORTS = "I write energy reports, 3 a month, 60 old reports. They all look alike. Can I train an AI on them?"
ERRORS = "I'm a UX writer, I write error messages for apps. Would a small model trained on my stuff help?"
LABELS = "I translate museum labels German to English, 15 a month, 400 finished. Is it worth training my own?"
PROMPT, WORTH, SAFE = (
    "Start “Get your prompt as good as it can be”",
    "Start “Is it worth it? Measure two weeks first”",
    "Start “Work safely with client texts”",
)
TURNS: tuple[Turn, ...] = (
    ("a listed journey is taken by its name", (REPORTS, "show the journeys"), 'the "is it worth it" one', ("Step 2 of 8",), ()),
    ("measuring first is a journey", (REPORTS,), "let's measure first then", ("Measure two weeks first", "Step 2 of 8"), ()),
    ("a title may be a wish", (MENUS,), "ok i want to get my prompt as good as it can be", ("Step 1 of 7",), ()),
    (
        "a journey begun behind a telling keeps what was told",
        (),
        "I write menus for restaurants, 10 a month, 150 finished. Start work safely with client texts",
        ("Step 1 of 8",),
        ("Prompt first",),
    ),
    ("a rate is no stock", (ERRORS,), "about 80 a month across all teams", ("80 a month",), ("80 error messages on hand",)),
    (
        "a question without its mark is no fact",
        (ERRORS, "2,000", "they belong to the clients"),
        "can i do something without asking them",
        ("It stays",),
        ("Noted: facts",),
    ),
    ("what it will be is asked and not told", (MENUS,), "hm. so what's it gonna be", ("Prompt first",), ("Noted",)),
    (
        "what is always wrong does not do the job",
        (LABELS,),
        "the terms are always wrong, the style is fine",
        ("Prompt first",),
        ("does the job",),
    ),
    ("so no is the verdict in a line", (LABELS,), "so no?", ("Prompt first",), ("Noted",)),
    (
        "whose they are holds, the later word against the earlier",
        ("I write product texts, 40 a month, 200 done, all mine. I tried a prompt with five samples. Is training worth it?",),
        "the shops own them actually",
        ("Not now: first ask the owners",),
        (),
    ),
    (
        "mostly mine is no yes to all of it",
        ("I write bids, 4 a month, 70 finished ones, mostly mine, some co-written. Should I train an AI?",),
        "what do you know about me?",
        ("some co-written",),
        ("may be used for training: yes",),
    ),
    ("in money means the sum", (MENUS,), "ok and in money?", ("in the first year",), ("nothing on that",)),
    ("who judges tells nothing of a trial", (MENUS,), "I judge them myself", (), ("“I judge them myself”", "Noted: AI tried")),
    ("an NDA is no part of a trial", (REPORTS,), "No AI so far. Half of it under NDA", ("“No AI, so far”",), ("so far. Half of it",)),
    ("what would you do is answered with a journey", (REPORTS,), "what would you do", ("It begins with",), ("five things",)),
    ("a chat that drifts wants to be begun anew", (KINDS,), "mostly menu dish descriptions, thats like 70%. ive pasted 2 old menus in once, helped a bit then it drifted back.", ("open a fresh one",), ()),
    # ---- the log
    (
        "several jobs in one breath",
        (WORTH,),
        "logged on paper: Kehl 380 min 2 rounds, Lahr 300 min 1 round, Offenburg 450 min 4 rounds, all findings no AI",
        ("3 projects logged",),
        (),
    ),
    (
        "one more job without a comma",
        (WORTH, "okay. last one: bakery Huber, no AI, 0 rounds, 7 hours"),
        "Metzgerei Kolb 6h no ai no rounds",
        ("Project: Metzgerei Kolb", "Minutes: 360", "Rounds: 0"),
        (),
    ),
    ("what leads to a job is not its name", (WORTH,), "okay. last one: bakery Huber, no AI, 0 rounds, 7 hours", ("Project: bakery Huber",), ()),
    (
        "a job is put right by its name",
        (WORTH, "Town of Aalen, findings, no AI, 2 rounds, 340 minutes", "Lahr, no AI, 1 round, 300 minutes"),
        "wait Aalen was 3 rounds",
        ("Changed", "Project: Town of Aalen", "Rounds: 3"),
        (),
    ),
    (
        "an afterthought is no name",
        (WORTH, "Huber, no AI, 0 rounds, 7 hours"),
        "it was 7.5 hours actually",
        ("Project: Huber", "Minutes: 450"),
        ("Project: actually",),
    ),
    ("a question beside the log changes nothing in it", (WORTH, "Kolb, no AI, 6 hours"), "can i use chatgpt in between or does that spoil it", ("the report keeps the two apart",), ("Changed",)),
    ("what it says so far is the report", (WORTH, "Kolb, no AI, 1 round, 6 hours"), "what does it say so far", ("1 project logged",), ()),
    ("a job told beside a verdict is logged", (REPORTS,), "Town of Aalen, findings chapter, no AI, 2 rounds, 340 minutes", ("Logged",), ("A contract that bars AI",)),
    # ---- on the way
    ("eight are fine, and no figure", (PROMPT,), "ok i only have 8 where i kept the mail. is 8 ok?", ("Eight is fine",), ("One count alone",)),
    ("free or paid is answered", (PROMPT, "done"), "do i need the paid chatgpt for this?", ("free or paid",), ()),
    ("where the kit is", (PROMPT, "done", "done"), "where do i find the kit thing", ("There is none yet",), ()),
    ("what cannot be counted is explained", (PROMPT, "done", "done", "done"), 'what does "cannot be counted" mean', ("by ear",), ("Tell me the counts",)),
    (
        "what stands on the page is no other step",
        (PROMPT, "done", "done", "done"),
        "done. my page says: no adjectives before cheese, dish first then where it's from, one joke per menu",
        ("Done: step 4", "Step 5 of 7"),
        (),
    ),
    ("what is asked of wrong facts is no question of memory", (PROMPT, "done"), "what do i do about the wrong facts", ("the price list",), ("This is what you told me",)),
    ("a doubt of so few is answered", (PROMPT, "done"), "isn't 8 too few to say that", ("how likely chance is",), ("Kept with",)),
    ("another's advice to pay is answered", (PROMPT,), "my husband says just pay for claude. would that be better?", ("has never seen your pieces",), ()),
    ("a trial of before is a fact and no report", (MENUS, PROMPT), "once put one old text of mine in, it was not better", ("Noted", "Step 1 of 7"), ("Kept with",)),
    ("a deed in a step argues with nothing", (MENUS, PROMPT), "I made the sheet, 30 rows", ("Kept with step 1",), ("false invoice",)),
    ("a request to note is kept", (MENUS, PROMPT), "can you note that i've 2 clients with contracts", ("Kept with step 1", "2 clients with contracts"), ()),
    ("the contracts that are lost", (SAFE, "done"), "what do i do with the three i can't find", ("amber",), ("One mark for each",)),
    ("a message in a chat as a yes", (SAFE, "done", "done"), "is a slack message enough as a yes?", ("counts as writing",), ()),
    ("a yes with a limit is no narrower task", (ERRORS, SAFE, "done", "done"), "the second one answered: yes but only for their own app", ("Yes, within that limit",), ("Not now",)),
    ("which may be used now", (SAFE, "done", "done", "one said yes, one said no"), "ok so which can i use now", ("each for just what that yes names",), ()),
    ("the yes ones in one file", (SAFE, "done", "done"), "can i mix the yes ones in one file", ("Only those who allowed that",), ()),
    ("figures told with a question are kept", (SAFE,), "i masked it myself: 11 sections, 60 names. is that fine?", ("11 sections, 60 names",), ()),
    ("to finish it ticks nothing", (WORTH,), "finish it", ("0 of 8 steps done",), ("Done: step",)),
)  # fmt: skip


@pytest.mark.parametrize("turn", TURNS, ids=ids_of(TURNS))
def test_what_was_said_on_the_way_is_met_as_what_it_is(peri: Peri, turn: Turn) -> None:
    check_turn(peri, turn)


def test_a_figure_of_a_later_step_is_put_right_in_another_talk(peri: Peri) -> None:
    told = (
        *(MENUS, PROMPT, "done", "changed 31, 44, 28, 39, 52, 35, 40, 27 words in a hundred", "done", "done", "done"),
        *("18, 22, 15, 30, 25, 19, 24, 16 words in a hundred now", "done", "done"),
        NEW,
    )
    said = answers(peri, "put right", (*told, "oh wait the second figure for the pub one was 20 not 30"))[-1]
    assert "20 in place of 30" in said
    assert "37 words changed in a hundred before, 19.9 after" in said
