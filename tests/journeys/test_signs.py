"""What is read from the words of a situation."""

from __future__ import annotations

from typing import Any

import pytest

from journeys.signs import Signs, read_signs
from journeys.situation import Situation

READ: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"tried_so_far": "nothing yet"}, {"tried_so_far": "nothing"}),
    ({"tried_so_far": "No"}, {"tried_so_far": "nothing"}),
    ({"tried_so_far": "ChatGPT, bland"}, {"tried_so_far": "plain", "needs_facts": "no"}),
    ({"tried_so_far": "a prompt without any samples"}, {"tried_so_far": "plain"}),
    ({"tried_so_far": "zero-shot only"}, {"tried_so_far": "plain"}),
    ({"tried_so_far": "a style guide, six samples, too stiff"}, {"tried_so_far": "samples", "needs_facts": "no"}),
    ({"tried_so_far": "agrees with us in 78 percent"}, {"tried_so_far": "samples"}),
    ({"tried_so_far": "works well"}, {"tried_so_far": "works"}),
    ({"tried_so_far": "works well but I still rewrite half of it"}, {"tried_so_far": "samples"}),
    ({"tried_so_far": "it makes prices up"}, {"needs_facts": "yes"}),
    ({"tried_so_far": "it makes prices up", "needs_facts": False}, {"needs_facts": "no"}),
    ({"task": "answers to support questions"}, {"needs_facts": "yes", "task": True}),
    ({"task": "all kinds of texts for one shop"}, {"task": False}),
    ({"privacy": "all mine"}, {"may_use_work": "yes"}),
    ({"privacy": "no NDA, nothing confidential"}, {"may_use_work": "yes"}),
    ({"privacy": "the client owns it"}, {"may_use_work": "owned"}),
    ({"privacy": "client-owned"}, {"may_use_work": "owned"}),
    ({"privacy": "all of it is under NDA"}, {"may_use_work": "no"}),
    ({"privacy": "the client never agreed"}, {"may_use_work": None}),
    ({"privacy": "scraped from the web"}, {"may_use_work": "others"}),
    ({"privacy": "mine", "may_use_work": False}, {"may_use_work": "no"}),
    ({"privacy": "half under NDA", "examples_on_hand": 81}, {"may_use_work": "partly", "barred": 41}),
    ({"privacy": "30% under NDA", "examples_on_hand": 200}, {"examples_on_hand": 140, "barred": 60}),
    ({"privacy": "40 of them are under NDA, the rest is mine", "examples_on_hand": 150}, {"examples_on_hand": 110}),
    ({"privacy": "some under NDA since 2021", "examples_on_hand": 150}, {"barred": 0, "may_use_work": "partly"}),
    ({"privacy": "mine, but with patients' names"}, {"personal_data": True}),
    ({"privacy": "mine, no names in them"}, {"personal_data": False}),
    ({"change_rate": "never"}, {"change_rate": "stable"}),
    ({"change_rate": "the same for six years"}, {"change_rate": "stable"}),
    ({"change_rate": "once a year"}, {"change_rate": "sometimes"}),
    ({"change_rate": "structure fixed, prices weekly"}, {"change_rate": "facts often"}),
    ({"change_rate": "prices change every week"}, {"change_rate": "facts often"}),
    ({"change_rate": "new brief for every client"}, {"change_rate": "often"}),
    ({"change_rate": "never the same"}, {"change_rate": "facts often"}),
    ({"change_rate": "hard to say"}, {"change_rate": None}),
    ({"judged_by": "gut feeling"}, {"judged_by": False}),
    ({"judged_by": "words that the editor changes"}, {"judged_by": True}),
    ({"runs_where": "on my own machine"}, {"own_machine_only": True}),
    ({"runs_where": "it does not have to be local"}, {"own_machine_only": False}),
    ({"privacy": "contract says no AI"}, {"may_use_work": "no"}),
    ({"privacy": "licensed data that may not be passed on"}, {"may_use_work": "no"}),
    ({"privacy": "leaked papers"}, {"may_use_work": "others"}),
    ({"privacy": "the clinics would sign an agreement"}, {"may_use_work": "promised"}),
    ({"privacy": "theirs, and they signed a letter that we may train on it"}, {"may_use_work": "yes"}),
    ({"privacy": "half are mine, the rest belongs to a client", "examples_on_hand": 80}, {"may_use_work": "partly"}),
    ({"privacy": "studio owns it; AI clause for own games, we all signed"}, {"may_use_work": "yes"}),
    ({"tried_so_far": "12 samples; of the last 50, 47 went out as they are"}, {"tried_so_far": "works"}),
    ({"tried_so_far": "12 samples; 30 of 50 were fine"}, {"tried_so_far": "samples"}),
    ({"tried_so_far": "six samples, 95 percent right"}, {"tried_so_far": "works"}),
    ({"tried_so_far": "six samples, 82 percent of fields right"}, {"tried_so_far": "samples"}),
    ({"privacy": "I wrote them all, nobody else has a say; I keep the copyright"}, {"may_use_work": "yes"}),
    ({"privacy": "work for hire"}, {"may_use_work": "owned"}),
    ({"privacy": "the agency keeps the rights"}, {"may_use_work": "owned"}),
    ({"privacy": "the client would have to agree"}, {"may_use_work": "unclear"}),
    ({"privacy": "some clients said yes, others I haven't asked"}, {"may_use_work": "partly"}),
    ({"tried_so_far": "I pasted three old ones, the tone was off"}, {"tried_so_far": "samples", "needs_facts": "no"}),
    ({"change_rate": "each campaign is different"}, {"change_rate": "often"}),
    ({"change_rate": "the brand voice is set"}, {"change_rate": "stable"}),
    ({"privacy": "some are short. I have not asked the owner"}, {"may_use_work": "unclear"}),
    ({"tried_so_far": "not anything so far"}, {"tried_so_far": "nothing"}),
    ({"tried_so_far": "a tone page and 25 posts in the prompt"}, {"tried_so_far": "samples"}),
    ({"tried_so_far": "two rules and a prompt"}, {"tried_so_far": "plain"}),
    ({"tried_so_far": "3 in 10 had to be redone"}, {"tried_so_far": "samples", "measured": True}),
    ({"tried_so_far": "it gives the wrong country's rules"}, {"needs_facts": "yes"}),
    ({"task": "answer a tenant's questions"}, {"needs_facts": "yes"}),
    ({"change_rate": "categories move every few weeks"}, {"change_rate": "often"}),
    ({"task": "posts that pass AI detection"}, {"harm": "detectors"}),
    ({"task": "statements in which mine don't get flagged as AI"}, {"harm": "detectors"}),
    ({"task": "reports in which a slip is not caught by the reviewer"}, {"harm": None}),
    ({"privacy": "patients' details; no patient has been asked"}, {"may_use_work": "no"}),
    ({"privacy": "no private data; the publisher agrees in writing for this archive"}, {"may_use_work": "yes"}),
    ({"privacy": "sealed ones already taken out; the court would sign for its own server only"},
     {"may_use_work": "promised"}),
    ({"privacy": "they may be kept on our server for the newsletter"}, {"may_use_work": None}),
    ({"privacy": "injuries and moods; no runner has been asked"}, {"may_use_work": "no"}),
    ({"privacy": "mine; no client has ever objected"}, {"may_use_work": "yes"}),
    ({"task": "rank the CVs of applicants"}, {"harm": "people"}),
    ({"task": "sort new applications by who to hire"}, {"harm": "people"}),
    ({"task": "translate CVs of applicants"}, {"harm": None}),
    ({"task": "speeches that sound like our mayor"}, {"harm": None}),
    ({"task": "reviews that look genuine"}, {"harm": "deceit"}),
    ({"task": "rename scanned files by date"}, {"simpler": "script"}),
    ({"task": "letters with blanks for name and sum"}, {"simpler": "template"}),
    ({"task": "classify tickets by topic", "tried_so_far": "nothing yet"}, {"simpler": "classifier"}),
    ({"task": "classify tickets by topic"}, {"simpler": None, "labels": True}),
    ({"task": "replies to tickets sorted into queues"}, {"simpler": None}),
    ({"task": "minutes in a fixed template"}, {"simpler": None, "fixed_format": True}),
    ({"task": "voice cloning for audiobooks"}, {"medium": "sound"}),
    ({"task": "edit wedding videos in my manner"}, {"medium": "video"}),
    ({"task": "logos in my style"}, {"medium": "pictures"}),
    ({"task": "minutes from recordings"}, {"medium": None}),
    ({"task": "alt texts for product photos"}, {"medium": None}),
    ({"input": "only the title"}, {"input": "thin"}),
    ({"task": "letters from notes"}, {"input": "given"}),
    ({"change_rate": "places left daily, border rules when they like"}, {"change_rate": "facts often"}),
    ({"tried_so_far": "brochure pasted, but places left were wrong"}, {"needs_facts": "yes"}),
    ({"material": "nine books", "examples_on_hand": 9}, {"whole_works": True}),
    ({"material": "articles with briefs", "examples_on_hand": 9}, {"whole_works": False}),
    ({"material": "approved by the client"}, {"approved": True}),
    ({"tried_so_far": "I change a third of every draft"}, {"measured": True}),
    ({"skills": "no code"}, {"codes": False}),
    ({"skills": "some Python"}, {"codes": True}),
    ({"change_rate": "headings fixed, new guests every week"}, {"change_rate": "stable"}),
    ({"change_rate": "Fares go up. The wording doesn't."}, {"change_rate": "stable"}),
    ({"change_rate": "layout the same, prices every week"}, {"change_rate": "facts often"}),
    ({"tried_so_far": "nine samples; I alter one word in thirty"}, {"tried_so_far": "works"}),
    ({"tried_so_far": "ten samples; I change twenty-six words of a hundred"}, {"tried_so_far": "samples"}),
    ({"tried_so_far": "of the last fifty, forty-seven went out untouched"}, {"tried_so_far": "works"}),
    ({"tried_so_far": "six samples, read blind: 88 of its passed and 90 of ours"}, {"tried_so_far": "works"}),
    ({"tried_so_far": "six samples, read blind: 41 of its passed and 90 of ours"}, {"tried_so_far": "samples"}),
    ({"tried_so_far": "rules and eight pairs; I put 120 through the desk, 40 came back"}, {"measured": True}),
    ({"tried_so_far": "layout fine, fares and times wrong in most"}, {"needs_facts": "yes"}),
    ({"privacy": "people's stories; I never asked any of them"}, {"may_use_work": "unclear"}),
    ({"privacy": "pupils' marks, and I have not asked the head"}, {"may_use_work": "no"}),
    ({"task": "line to one of 90 codes", "tried_so_far": "a prompt 78 percent, a plain classifier 84 percent"},
     {"simpler": None}),
]  # fmt: skip


@pytest.mark.parametrize(("told", "signs"), READ, ids=lambda value: str(value)[:60])
def test_words_become_signs(told: dict[str, Any], signs: dict[str, Any]) -> None:
    read = read_signs(Situation(**told))

    assert {name: getattr(read, name) for name in signs} == signs


def test_nothing_told_gives_no_sign() -> None:
    assert read_signs(Situation()) == Signs()


def test_the_wider_aim_shows_harm_but_does_not_settle_what_the_task_is() -> None:
    loose = read_signs(
        Situation(goal="we are typing up cards, already transcribed, into fields; make our photos nicer too")
    )
    harmful = read_signs(Situation(goal="city pages that pass AI detection"))

    assert (loose.medium, loose.simpler, harmful.harm) == (None, None, "detectors")
