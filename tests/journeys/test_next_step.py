"""The next step and the cheaper way hold what the person told: figures, faults, place, rights, pace."""

from __future__ import annotations

from datetime import date
from typing import Any

from journeys.fit import judge_fit, view_so_far
from journeys.situation import Situation
from journeys.verdict import FitVerdict

TODAY = date(2026, 11, 23)
FITS: dict[str, Any] = {
    "task": "clean catalogue entries from raw lists",
    "examples_on_hand": 2_000,
    "volume_per_month": 300,
    "tried_so_far": "rules and nearest old entries in the prompt: order wrong in a quarter; we two agree on 88",
    "consistency_needed": "high",
    "privacy": "all mine",
    "judged_by": "fixes per hundred",
    "change_rate": "the same for years",
    "needs_facts": False,
}
TRIES: dict[str, Any] = {
    "task": "one-page agreements from my notes of the meeting",
    "examples_on_hand": 75,
    "volume_per_month": 9,
    "tried_so_far": "pasted notes and form: leaves out who does what by when",
    "privacy": "the clients own them",
    "change_rate": "form fixed",
}


def judge(**told: Any) -> FitVerdict:
    return judge_fit(Situation(**told), TODAY)


def test_the_step_of_a_training_names_the_mark_to_beat_and_the_ceiling() -> None:
    step = judge(**FITS).next_step

    assert "“order wrong in a quarter”, is the mark to beat" in step
    assert "“we two agree on 88”): that is the ceiling" in step


def test_where_it_may_run_is_said_in_the_persons_words() -> None:
    house = judge(**{**FITS, "privacy": "all mine", "runs_where": "on the museum's own server only, nothing leaves"})

    assert "where it was allowed (“on the museum's own server only”)" in house.next_step


def test_faults_that_no_training_cures_keep_their_check() -> None:
    step = judge(**{**FITS, "tried_so_far": "six samples: 30 percent to change, prices sometimes altered"}).next_step

    assert "copied by rule" in step


def test_what_was_told_does_not_come_back_as_an_if() -> None:
    told = " ".join(judge(**FITS).would_change)

    assert "may not use them" not in told
    assert "turned out to do the job" not in told
    assert "turned out to be facts" not in told


def test_a_prompt_step_helps_against_what_goes_wrong() -> None:
    step = judge(**TRIES).next_step

    assert "“leaves out who does what by when”" in step
    assert "first a list of everything that has to be in it" in step


def test_rights_that_stay_open_are_named_beside_prompt_first() -> None:
    verdict = judge(**TRIES)

    assert verdict.outcome == "prompt_first"
    assert any("their yes to training is still missing" in reason.text for reason in verdict.reasons)


def test_where_few_come_in_a_month_a_trial_takes_three_and_not_ten() -> None:
    assert "redo three jobs" in judge(**{**TRIES, "volume_per_month": 2}).next_step


def test_a_count_that_was_not_told_is_never_assumed_in_a_view() -> None:
    view, outcome = view_so_far(
        Situation(**{**FITS, "examples_on_hand": None, "tried_so_far": "six samples; I change 30 percent"}), TODAY
    )

    assert outcome == "fine_tune"
    assert "That holds if you have 100 or so finished" in view


def test_a_view_does_not_claim_that_nothing_was_tried_before_it_was_asked() -> None:
    view, outcome = view_so_far(Situation(task="letters from notes", examples_on_hand=200), TODAY)

    assert outcome == "prompt_first"
    assert "unless a prompt with several of your own" in view


def test_one_rule_of_number_holds_in_every_sentence() -> None:
    trial = judge(**{**FITS, "examples_on_hand": 75, "consistency_needed": "high"})
    said = " ".join(reason.text for reason in trial.reasons) + " ".join(row.reason for row in trial.scores)

    assert "75 clean catalogue entries of one kind: enough for a trial" in said
    assert "enough to train on and to test with" not in said


def test_a_voice_half_tried_depends_on_a_small_test_whatever_the_rights() -> None:
    voice: dict[str, Any] = {**FITS, "goal": "sermons in his own voice", "task": "sermons from a passage of the text",
                             "tried_so_far": "one sermon pasted in: good at first, then it drifts"}  # fmt: skip
    free = judge(**voice)
    pending = judge(**{**voice, "privacy": "the parish owns them; not asked yet"})

    assert (free.outcome, free.decided_by) == ("it_depends", "voice")
    assert (pending.outcome, pending.decided_by) == ("it_depends", "voice")
    assert "Get the missing yes first" in pending.next_step
    assert "missing yes" not in free.next_step


def test_facts_of_each_job_are_listed_first_and_not_looked_up_in_a_system() -> None:
    verdict = judge(**{**FITS, "tried_so_far": "six samples: 13 of 19 errors are facts", "needs_facts": None})

    assert verdict.outcome == "rag"
    assert "list every figure, name and date" in verdict.next_step
