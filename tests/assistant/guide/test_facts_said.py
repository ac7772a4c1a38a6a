"""What is plainly said of the work, and what only looks like it."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.models.guide.reading.facts import read_facts
from journeys.situation import Situation

SAID: list[tuple[str, dict[str, Any]]] = [
    ("I write school reports for private tutors", {"task": "school reports for private tutors"}),
    ("I translate patent claims and user manuals", {"task": "translate patent claims and user manuals"}),
    (
        "we draft about 25 grant applications a month for charities",
        {"task": "grant applications for charities", "volume_per_month": 25},
    ),
    (
        "I mostly write short blurbs for a bookshop, 90 of them, all signed off",
        {"task": "short blurbs for a bookshop", "examples_on_hand": 90},
    ),
    ("I've got 450 of these letters", {"examples_on_hand": 450}),
    ("We have a folder with roughly 380 approved captions", {"examples_on_hand": 380}),
    ("350 emails on file, 15 a week. Should I train?", {"examples_on_hand": 350, "volume_per_month": 60}),
    ("I have 80 letters, is that enough?", {"examples_on_hand": 80}),
    ("400 articles but I may only use 35", {"examples_on_hand": 35}),
    ("I have 400 articles but may only use 35", {"examples_on_hand": 35}),
    ("I have 220 menus. Sorry, more like 160.", {"examples_on_hand": 160}),
    ("I own 60 speeches and 40 poems", {}),
    (
        "I've tried ChatGPT with five of my posts. The voice is still off.",
        {"tried_so_far": "I've tried ChatGPT with five of my posts. The voice is still off."},
    ),
    (
        "we tested a long prompt with three samples, the layout drifts",
        {"tried_so_far": "we tested a long prompt with three samples, the layout drifts"},
    ),
    ("I haven't tried any prompts yet", {"tried_so_far": "I haven't tried any prompts yet"}),
    ("the layout has been unchanged for six years", {"change_rate": "the layout has been unchanged for six years"}),
    ("the rules change every month", {"change_rate": "the rules change every month"}),
    ("changes twice a year", {"change_rate": "changes twice a year"}),
    ("every caption has to sound exactly the same", {"consistency_needed": "high"}),
    ("clients notice when the tone drifts", {"consistency_needed": "high"}),
    ("sameness hardly matters", {"consistency_needed": "low"}),
    ("they gave me written permission", {"may_use_work": True}),
    ("I can spend $400", {"budget_usd": 400.0}),
    ("my budget is 300 euros", {"budget": "my budget is 300 euros"}),
    (
        "I'm a translator. I write 12 reports a month.",
        {"profession": "translator", "task": "reports", "volume_per_month": 12},
    ),
    ("I write product descriptions for an outdoor shop", {"task": "product descriptions for an outdoor shop"}),
    ("I translate supply contracts", {"task": "translate supply contracts"}),
    ("I write newsletters, I have 300 of them", {"task": "newsletters", "examples_on_hand": 300}),
    ("I write case studies, 140 of them, all approved", {"task": "case studies", "examples_on_hand": 140}),
    (
        "I've tried a long prompt with five samples, the tone still slips",
        {"tried_so_far": "I've tried a long prompt with five samples, the tone still slips"},
    ),
    ("format unchanged for two years", {"change_rate": "format unchanged for two years"}),
    ("changes every quarter", {"change_rate": "changes every quarter"}),
    ("300 case studies but may only use 20", {"examples_on_hand": 20}),
    ("I'm an editor and I have 75 finished chapters", {"profession": "editor", "examples_on_hand": 75}),
    ("We keep 1,100 support replies", {"examples_on_hand": 1100}),
    ("my 260 letters are all signed off", {"examples_on_hand": 260}),
    ("I produce 30 menus a month for hotels", {"task": "menus for hotels", "volume_per_month": 30}),
    ("I summarise court judgments for a publisher", {"task": "summarise court judgments for a publisher"}),
    ("I only have 12 emails so far", {"examples_on_hand": 12}),
    ("Our template never changes", {"change_rate": "Our template never changes"}),
    ("the client owns everything", {"may_use_work": False}),
    ("no code please", {"skills": "no code"}),
    ("I do translations", {"task": "translations"}),
]
UNSAID = (
    "do you need my 700 best articles?",
    "would my 300 letters be enough?",
    "is 40 newsletters too few",
    "with 1000 descriptions it would work",
    "if I had 600 letters I'd train",
    "suppose I have 90 reports",
    "in 2022 I trained one on 250 emails",
    "last year we fine-tuned with 180 samples",
    "I've read 30 articles on this",
    "I spent 14 hours on it",
    "I have 3 kids and 2 dogs",
    "I have 20 hours a week",
    "I've got $500",
    "I need 200 examples",
    "I want to have 500 pieces by May",
    "I will have 300 letters soon",
    "a colleague has 900 letters",
    "they say 50 examples do",
    "OpenAI asks for 10 examples",
    "I don't have 100 pieces",
    "I have fewer than 50 letters",
    "I've tried yoga",
    "I tried to understand prompts",
    "have you tried a prompt with samples?",
    "I'm not a developer",
    "use ChatGPT as an editor",
    "if I were a translator",
    "I'm looking for a copywriter",
    "I write to ask about prices",
    "I make coffee",
    "I do yoga",
    "I get 40 emails a week",
    "I read 10 articles a month",
    "the models change every month",
    "OpenAI's prices change every week",
    "I meet 5 clients a month",
    "each report has 25 pages",
    "I work 8 hours a day",
    "my 2 colleagues and I",
    "in 30 minutes",
    "I've seen 12 reviews",
    "the 3rd option",
    "GPT-4 and 5 others",
    "my prompt has five samples",
    "I have five examples in my prompt",
    "I write well",
    "what if we have 500 replies?",
    "how many of my 80 texts do you need",
    "I have to translate 40 segments today?",
    "do you need my 500 best pieces?",
    "with 1000 examples",
    "if I had 300 letters",
    "in 2023 with 200 examples",
    "I've read 12 articles",
    "no, more like 40",
    "I proofread theses",
    "I have a deadline in 2 days",
    "I have 2 questions",
    "I have about 5 minutes",
    "I pay $20 a month for ChatGPT",
    "Anthropic has 3 models",
    "I have 16 GB of memory",
    "I have an RTX 4090",
    "I have written to you 3 times",
    "I made 3 mistakes",
    "I finished 2 courses",
    "train on 300 descriptions of 150 words, what does it cost?",
    "is 100 a month a lot?",
    "they want 10 articles a month from me",
    "Would you train with 50 letters?",
    "I once trained a model on 80 posts",
    "Imagine I have 900 tickets.",
    "I lost 200 letters in a crash",
    "I read somewhere that 100 examples suffice",
    "prices change daily",
    "I never change my mind",
    "I own nothing",
    "who owns the rights?",
    "do they have to give me permission?",
    "I edit videos",
    "I write code in Python",
    "I coach writers",
)


@pytest.mark.parametrize(("text", "facts"), SAID, ids=[text for text, _ in SAID])
def test_what_is_plainly_said_is_read_whole(text: str, facts: dict[str, Any]) -> None:
    assert read_facts(text) == facts


@pytest.mark.parametrize("text", UNSAID)
def test_questions_what_ifs_and_other_figures_state_nothing(text: str) -> None:
    assert read_facts(text) == {}


@pytest.mark.parametrize("text", [text for text, _ in SAID])
def test_what_is_read_can_be_noted(text: str) -> None:
    Situation().with_facts(read_facts(text))
