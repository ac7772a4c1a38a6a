"""Verdicts: cases, questions, and what must hold for every situation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.fit import RUBRIC_VERSION, FitVerdict, judge_fit, view_so_far
from journeys.gate_list import GATES, LAST
from journeys.gates import ROWS
from journeys.rubric import CRITERIA, TRIED
from journeys.situation import Situation, question_for
from journeys.unknowns import UNKNOWNS
from knowledge.library import CONTENT

TODAY = date(2026, 11, 22)
STRONG: dict[str, Any] = {
    "profession": "copywriter",
    "task": "product texts of 150 words from a sheet of features",
    "examples_on_hand": 180,
    "volume_per_month": 80,
    "tried_so_far": "a long prompt with six samples; the tone still slips",
    "consistency_needed": "high",
    "may_use_work": True,
    "privacy": "all mine, no names",
    "judged_by": "share of words that I change",
    "change_rate": "the same for three years",
    "needs_facts": False,
}
UNREAD = {"needs_facts": None, "tried_so_far": "six samples"}  # words that leave open whether facts or manner fail
RIGHTS_OPEN = {"may_use_work": None, "privacy": None}
FAVOUR = {"fine_tune": 2, "it_depends": 1, "prompt_first": 0, "rag": 0, "not_now": 0}

CASES: list[tuple[str, dict[str, Any], str]] = [
    ("a narrow, frequent, measured task with many own pieces", {}, "fine_tune"),
    ("drafts that go wrong in facts", {"needs_facts": True}, "rag"),
    ("drafts that invent figures", {"needs_facts": None, "tried_so_far": "samples; it invents figures"}, "rag"),
    ("few a month today, and many if an order is signed",
     {"volume_per_month": 6, "volume_expected": 400, "minutes_each": None}, "it_depends"),
    ("prices that change each week", {**UNREAD, "change_rate": "prices change weekly"}, "rag"),
    ("wrong facts count before missing rights",
     {"needs_facts": True, "may_use_work": False, "change_rate": "prices each season"}, "rag"),
    ("no right to use the pieces", {"may_use_work": False}, "not_now"),
    ("everything under NDA", {"may_use_work": None, "privacy": "everything is under NDA"}, "not_now"),
    ("texts scraped from others", {"may_use_work": None, "privacy": "scraped from rival shops"}, "prompt_first"),
    ("texts scraped from others, and a prompt that was counted",
     {"may_use_work": None, "privacy": "scraped from rival shops",
      "tried_so_far": "eight samples in the prompt; 40 of 100 still wrong"}, "not_now"),
    ("nobody knows whether they may be used", {"may_use_work": None, "privacy": "no idea who owns them"}, "it_depends"),
    ("eleven pieces, all under NDA", {"may_use_work": None, "privacy": "all under NDA", "examples_on_hand": 11},
     "prompt_first"),
    ("a form that is replaced soon", {"change_rate": "stable, but next month we switch to a new form"}, "not_now"),
    ("letters with blanks", {"task": "mail merge of invitations"}, "prompt_first"),
    ("no finished pieces", {"examples_on_hand": 0}, "not_now"),
    ("thirty pieces", {"examples_on_hand": 30}, "prompt_first"),
    ("half of ninety pieces barred", {"examples_on_hand": 90, "privacy": "half are under NDA"}, "prompt_first"),
    ("sixty pieces will do for a trial", {"examples_on_hand": 60}, "fine_tune"),
    ("several kinds of work", {"task": "all kinds of copy"}, "prompt_first"),
    ("a prompt that works", {"tried_so_far": "works well, no complaints"}, "prompt_first"),
    ("rules new with each client", {"change_rate": "new style guide for every client"}, "prompt_first"),
    ("nothing tried", {"tried_so_far": "nothing"}, "prompt_first"),
    ("a prompt without samples", {"tried_so_far": "a zero-shot prompt, bland"}, "prompt_first"),
    ("voices of several people, of whom one only has enough pieces",
     {"goal": "sermons for three priests, each in his own manner", "material": "200 for the dean, 12 for the curate",
      "tried_so_far": "one old sermon of each pasted in", "may_use_work": None,
      "privacy": "the dean owns his; the curate was never asked"}, "it_depends"),
    ("a rebuild that may come, and a trial that nobody counted",
     {"change_rate": "a new template is planned, perhaps in spring", "tried_so_far": "six samples, looked all right"},
     "it_depends"),
    ("a voice, with one piece of it in the prompt",
     {"goal": "posts that sound like me", "tried_so_far": "one post pasted in: close at first, then it drifts"},
     "it_depends"),
    ("six a month", {"volume_per_month": 6}, "prompt_first"),
    ("six a month, on the own machine only", {"volume_per_month": 6, "runs_where": "my own machine"}, "fine_tune"),
    ("client-owned pieces, but nothing tried", {"may_use_work": None, "privacy": "client-owned", "tried_so_far": "no"},
     "prompt_first"),
    ("client-owned pieces, all else told", {"may_use_work": None, "privacy": "client-owned"}, "not_now"),
    ("a promise is enough to go on", {"may_use_work": None, "privacy": "the client would agree"}, "fine_tune"),
    ("applicants sorted by a score", {"task": "give each applicant a score from the CV"}, "not_now"),
    ("made-up reviews", {"task": "fake customer reviews of 50 words"}, "not_now"),
    ("made-up reviews, and answers to real ones",
     {"task": "fake customer reviews of 50 words; also replies to the real ones"}, "prompt_first"),
    ("twelve pieces whose form is still sought, and no measure",
     {"examples_on_hand": 12, "change_rate": "everything is still changing", "judged_by": "no idea",
      "tried_so_far": "a plain prompt, bland"}, "not_now"),
    ("twelve pieces of one settled form", {"examples_on_hand": 12, "tried_so_far": "nothing"}, "prompt_first"),
    ("patients' records and a consent that is silent",
     {"may_use_work": None, "privacy": "clients signed a treatment consent, not a word on software in it",
      "task": "therapy notes from jottings", "tried_so_far": "nothing"}, "not_now"),
    ("texts for beating detectors", {"task": "city pages that pass AI detection"}, "prompt_first"),
    ("audio to transcript", {"task": "turn the audio into a right transcript"}, "not_now"),
    ("pictures", {"task": "generate images in my drawing style"}, "not_now"),
    ("captions for pictures are text", {"task": "captions of 40 words for museum photos"}, "fine_tune"),
    ("dates out of letters", {"task": "extract the dates and amounts from invoices"}, "not_now"),
    ("mails into folders", {"task": "sort each mail into one of nine queues", "tried_so_far": "by hand"}, "not_now"),
    ("a large frame where a prompt was measured", {"task": "answer to one or more of 34 codes",
     "tried_so_far": "large model with codebook: agrees in 81 percent"}, "fine_tune"),
    ("five novels and no pairs", {"examples_on_hand": 5, "material": "five novels"}, "it_depends"),
    ("few a month, but hours of mending each", {"volume_per_month": 12, "minutes_each": 90}, "fine_tune"),
    ("hardly anything left to mend", {"minutes_each": 2}, "prompt_first"),
    ("a machine hired round the clock for little mending", {"runs_where": "a dedicated server", "minutes_each": 4},
     "prompt_first"),
    (
        "a thin case",
        {"examples_on_hand": 55, "volume_per_month": 25, "consistency_needed": "low", "change_rate": "once a year"},
        "prompt_first",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("what", "changes", "outcome"), CASES, ids=[case[0] for case in CASES])
def test_the_verdict_on(what: str, changes: dict[str, Any], outcome: str) -> None:
    verdict = judge(**{**STRONG, **changes})

    assert (verdict.outcome, verdict.asks) == (outcome, None), verdict.decided_by
    assert verdict.reasons
    assert verdict.next_step
    assert verdict.alternative
    assert verdict.would_change


def test_a_verdict_names_the_persons_own_figures() -> None:
    verdict = judge(**{**STRONG, "examples_on_hand": 210, "privacy": "160 are mine, 50 are under NDA"})

    assert "160 product texts" in verdict.reasons[0].text
    assert "210 less the 50" in verdict.reasons[0].text
    assert "Leave out the 50" in verdict.next_step
    assert "Set 24 of your 160 pairs aside" in verdict.next_step
    assert any("80 a month" in reason.text for reason in verdict.reasons)


def test_a_verdict_says_by_which_rubric_and_when_it_was_made() -> None:
    verdict = judge(**STRONG)

    assert (verdict.rubric, verdict.judged_on, verdict.decided_by) == (RUBRIC_VERSION, TODAY, "fits")


def test_an_empty_situation_asks_for_the_task_first() -> None:
    verdict = judge()

    assert (verdict.outcome, verdict.asks) == ("it_depends", "task")
    assert verdict.questions_left > 3


def test_who_counts_pieces_is_still_asked_what_the_work_is_since_much_hangs_on_it() -> None:
    assert judge(examples_on_hand=200).asks == "task"


def test_a_fact_that_cannot_change_the_verdict_is_not_asked_for() -> None:
    settled = judge(**{**STRONG, "judged_by": None})
    on_the_edge = judge(
        **{**STRONG, "examples_on_hand": 60, "volume_per_month": 25, "change_rate": "once a year", "judged_by": None}
    )

    assert (settled.outcome, settled.asks) == ("fine_tune", None)
    assert (on_the_edge.outcome, on_the_edge.asks) == ("it_depends", "judged_by")


def test_when_training_is_out_only_what_was_tried_is_still_asked_for_since_it_tells_the_fault() -> None:
    verdict = judge(examples_on_hand=12)

    assert (verdict.outcome, verdict.asks, verdict.questions_left) == ("prompt_first", "tried_so_far", 1)
    told = {"tried_so_far": "it makes prices up", "change_rate": "prices every season"}
    assert judge(examples_on_hand=12, **told).outcome == "rag"


def test_rights_that_are_merely_open_do_not_end_the_talk_but_a_bar_does() -> None:
    owned, barred = (judge(task="letters", privacy=words) for words in ("the client owns them", "all under NDA"))

    assert (owned.outcome, barred.outcome) == ("not_now", "not_now")
    assert barred.asks == "tried_so_far"  # facts at fault would call for looking them up, whatever the rights
    assert owned.asks is not None


def test_rights_are_asked_for_by_their_story_and_then_by_a_yes_or_no() -> None:
    silent = judge(**{**STRONG, "may_use_work": None, "privacy": None})
    vague = judge(**{**STRONG, "may_use_work": None, "privacy": "it is complicated"})

    assert (silent.asks, vague.asks) == ("privacy", "may_use_work")


def test_an_answer_that_says_nothing_certain_is_assumed_and_not_asked_for_again() -> None:
    verdict = judge(**{**STRONG, "change_rate": "hard to say"})

    assert verdict.asks != "change_rate"
    assert any("change now and then" in assumed for assumed in verdict.assumed)


@pytest.mark.parametrize("unknown", UNKNOWNS, ids=lambda unknown: unknown.field)
def test_a_skipped_field_is_never_asked_for_and_said_to_be_assumed(unknown: Any) -> None:
    told = {**STRONG, unknown.field: None}
    if unknown.field == "may_use_work":
        told["privacy"] = None
    if unknown.field == "task":
        told["examples_on_hand"] = None
    if unknown.field == "needs_facts":
        told["tried_so_far"] = "six samples in the prompt"
    if unknown.field == "input":
        told["task"] = "product texts of 150 words"
    field = "privacy" if unknown.field == "may_use_work" else unknown.field
    verdict = judge(skip=[field], **told)

    assert verdict.asks not in (field, unknown.field)
    assert verdict.assumed or any(row.state == "assumed" for row in verdict.scores)


def test_with_everything_skipped_the_verdict_is_careful_and_asks_nothing() -> None:
    verdict = judge(skip=list(Situation.model_fields))

    assert (verdict.outcome, verdict.asks, verdict.questions_left) == ("prompt_first", None, 0)
    assert verdict.assumed  # of all that is not known, what matters
    assert len([row for row in verdict.scores if row.state == "assumed"]) >= len(UNKNOWNS) - 1


def test_an_assumed_figure_is_never_shown_as_a_told_one() -> None:
    verdict = judge(skip=["examples_on_hand"], **{**STRONG, "examples_on_hand": None})

    assert "until you know how many finished product texts" in verdict.headline
    assert "fewer than" not in " ".join((verdict.headline, *(reason.text for reason in verdict.reasons)))


def test_the_persons_words_are_quoted_without_markup() -> None:
    verdict = judge(
        **{
            **STRONG,
            "needs_facts": None,
            "tried_so_far": "six samples",
            "change_rate": "[x](http://y) *new* every week",
        }
    )

    assert "“x(http://y) new every week”" in verdict.reasons[0].text


def test_personal_data_and_detectors_are_named_as_risks() -> None:
    detectors = judge(**{**STRONG, "task": "posts that pass AI detectors"})
    names = judge(**{**STRONG, "privacy": "mine, with patients' names"})

    assert "I don't help to get past AI detectors" in detectors.headline
    assert not any("AI detectors" in risk for risk in detectors.risks)  # said once is enough
    assert "Mask it first" in " ".join(names.risks)
    assert "placeholders" in names.next_step


def test_every_rule_names_an_article_of_the_library_and_every_field_has_a_question() -> None:
    rules = (*GATES, *LAST, *ROWS, *CRITERIA, *UNKNOWNS)
    concepts = {rule.concept for rule in rules} | {TRIED[1]}
    missing = [name for name in sorted(concepts) if not (CONTENT / "concepts" / f"{name}.md").exists()]

    assert not missing
    assert all(question_for(unknown.field).endswith("?") for unknown in UNKNOWNS)


def test_every_gate_can_shut_and_says_what_would_open_it() -> None:
    decided = {judge(**{**STRONG, **changes}).decided_by for _, changes, _ in CASES}
    decided |= {judge(skip=["needs_facts"], **{**STRONG, **UNREAD, "privacy": None}).decided_by}
    decided |= {judge(skip=["privacy"], **{**STRONG, **RIGHTS_OPEN}).decided_by}

    assert {gate.id for gate in (*GATES, *LAST)} | {"fits"} == decided
    assert all(gate.change for gate in GATES)


situations = st.builds(
    dict,
    task=st.sampled_from([None, "letters from notes", "all kinds of texts", "answers to customer questions"]),
    examples_on_hand=st.one_of(st.none(), st.integers(0, 400)),
    volume_per_month=st.one_of(st.none(), st.integers(0, 200)),
    tried_so_far=st.sampled_from(
        [None, "nothing", "a plain prompt", "six samples, too stiff", "six samples", "works well"]
    ),
    consistency_needed=st.sampled_from([None, "low", "medium", "high"]),
    may_use_work=st.sampled_from([None, True, False]),
    privacy=st.sampled_from(
        [None, "all mine", "under NDA", "half under NDA", "20 are under NDA", "scraped", "no idea"]
    ),
    judged_by=st.sampled_from([None, "gut feeling", "edits per page"]),
    needs_facts=st.sampled_from([None, True, False]),
    change_rate=st.sampled_from([None, "never", "once a year", "new rules every week", "prices change weekly", "well"]),
    runs_where=st.sampled_from([None, "own machine", "anywhere"]),
)
steady = settings(max_examples=60, deadline=None)
skips = st.lists(st.sampled_from(list(Situation.model_fields)), max_size=4)


@steady
@given(situations, skips)
def test_a_privacy_gate_never_makes_a_verdict_more_favourable(told: dict[str, Any], skip: list[str]) -> None:
    barred = judge(skip=skip, **{**told, "may_use_work": False})

    assert FAVOUR[barred.outcome] <= FAVOUR[judge(skip=skip, **told).outcome]
    assert barred.outcome not in ("fine_tune", "it_depends") or barred.asks != "may_use_work"


@steady
@given(situations, skips)
def test_without_the_right_to_use_the_pieces_training_is_never_the_verdict(
    told: dict[str, Any], skip: list[str]
) -> None:
    assert judge(skip=skip, **{**told, "may_use_work": False}).outcome in ("not_now", "rag", "prompt_first")


@steady
@given(situations, skips, st.integers(0, 400), st.integers(0, 400))
def test_more_examples_are_never_less_favourable(told: dict[str, Any], skip: list[str], few: int, more: int) -> None:
    fewer, larger = sorted((few, more))
    less = judge(skip=skip, **{**told, "examples_on_hand": fewer})
    greater = judge(skip=skip, **{**told, "examples_on_hand": larger})

    assert FAVOUR[less.outcome] <= FAVOUR[greater.outcome]


@steady
@given(situations, skips)
def test_skipping_a_question_is_never_more_favourable_than_leaving_it_open(
    told: dict[str, Any], skip: list[str]
) -> None:
    open_ = judge(**told)

    assert FAVOUR[judge(skip=skip, **told).outcome] <= max(FAVOUR[open_.outcome], 1 if open_.asks is None else 2)


@steady
@given(situations, skips)
def test_asking_comes_to_an_end_and_only_open_verdicts_ask(told: dict[str, Any], skip: list[str]) -> None:
    """Whoever answers "I don't know" to each question has a verdict after as many questions as there are fields."""
    asked = list(skip)
    for _ in Situation.model_fields:
        verdict = judge(skip=asked, **told)
        if verdict.asks is None:
            break
        assert verdict.asks not in asked
        assert verdict.outcome in ("it_depends", "prompt_first", "not_now")
        asked.append(verdict.asks)
    assert verdict.asks is None
    assert verdict.outcome != "it_depends"
    assert verdict.questions_left == 0


@steady
@given(situations, skips)
def test_no_sentence_is_left_with_a_gap(told: dict[str, Any], skip: list[str]) -> None:
    verdict = judge(skip=skip, **told)
    sentences = [verdict.headline, verdict.next_step, verdict.alternative, *verdict.assumed, *verdict.risks]
    sentences += [*verdict.would_change, *(reason.text for reason in verdict.reasons)]
    sentences += [score.reason for score in verdict.scores]

    assert not [sentence for sentence in sentences if not sentence or "{" in sentence or "None" in sentence]


def judge(skip: list[str] | tuple[str, ...] = (), **told: Any) -> FitVerdict:
    return judge_fit(Situation(**told), TODAY, skip)


def test_a_view_with_rights_not_spoken_of_names_them_as_its_condition() -> None:
    untold, outcome = view_so_far(Situation(**{**STRONG, **RIGHTS_OPEN}), TODAY)
    unsure, careful = view_so_far(Situation(**{**STRONG, **RIGHTS_OPEN, "privacy": "no idea who owns them"}), TODAY)

    assert outcome == "fine_tune"
    assert "That holds if you may train on those product texts." in untold
    assert careful == "it_depends"
    assert "That holds" not in unsure


def test_a_prompt_meanwhile_shows_only_what_may_be_shown() -> None:
    open_ = {"may_use_work": None, "judged_by": None, "consistency_needed": None, "tried_so_far": None}
    plain = judge(**{**STRONG, **open_, "may_use_work": True, "privacy": None})
    untold = judge(**{**STRONG, **open_, "privacy": None})
    personal = judge(**{**STRONG, **open_, "privacy": "mine; patients' names and diagnoses in them"})

    assert "that you may show, names taken out" in plain.alternative
    assert "make up five" in personal.alternative
    assert "with nobody's text in it" in untold.alternative
