"""A person's run of a journey: what is done stays done, whatever else happens."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.journey import Journey
from journeys.run import Evidence, JourneyRun, NoSuchStep, back, elsewhere, next_step, said_done, skip, start, tick
from journeys.run_aside import park, resume
from journeys.run_told import with_facts
from journeys.run_words import progress, shown_by, welcome_back, what_changed
from journeys.upgrade import is_changed, upgrade

TODAY = date(2026, 11, 23)
LATER = TODAY + timedelta(days=21)
STEPS: tuple[dict[str, Any], ...] = (
    {"id": "collect", "title": "Collect 100 pieces", "check": "fact_told", "fact": "examples_on_hand", "needs": 100},
    {"id": "judge", "title": "Get a verdict", "check": "verdict"},
    {"id": "write", "title": "Write the files", "check": "dataset_written", "needs": 60},
    {"id": "talk", "title": "Talk to a client"},
    {"id": "verdict-again", "title": "Judge again", "check": "verdict"},
)
VERDICT = Evidence(check="verdict", text="Verdict: a good prompt first")


def journey(*steps: dict[str, Any], version: int = 1, changed: str | None = None) -> Journey:
    """A journey of these steps, or of STEPS."""
    words = {"do": "Do it.", "why": "Because.", "done": "It is there.", "minutes": 30}
    return Journey.model_validate(
        {
            "id": "walk", "version": version, "changed": changed, "title": "A walk", "outcome": "A result.",
            "holds": ["A result"], "effort_hours": 3, "days": 7, "who_for": ["You"], "not_for": ["Others"],
            "verdicts": ["fine_tune"], "steps": [{**words, **step} for step in steps or STEPS], "about": "A walk.",
            "reviewed": "2026-11-22", "review_by": "2027-05-22",
        }
    )  # fmt: skip


def states(run: JourneyRun) -> str:
    """The steps in one letter each: open, done, skipped."""
    return "".join(step.state[0] for step in run.steps)


def test_a_run_begins_at_its_first_step_with_what_is_known_ticked() -> None:
    run = start(journey(), TODAY, [VERDICT])
    upcoming = next_step(run)

    assert states(run) == "odooo"
    assert upcoming is not None
    assert upcoming.id == "collect"
    assert shown_by(run.steps[1]) == "Verdict: a good prompt first, 23 November 2026"


def test_one_piece_of_evidence_ticks_one_step_the_first_that_waits_for_it() -> None:
    once = tick(start(journey(), TODAY), VERDICT, TODAY)

    assert states(once) == "odooo"
    assert states(tick(once, VERDICT, TODAY)) == "odood"
    assert tick(once, Evidence(check="estimate", text="$3"), TODAY) == once


def test_a_step_that_counts_comes_further_until_it_has_enough() -> None:
    def told(count: int) -> Evidence:
        return Evidence(check="fact_told", fact="examples_on_hand", count=count, text=f"{count} pieces")

    some = tick(start(journey(), TODAY), told(62), TODAY)
    enough = tick(some, told(120), TODAY)

    assert (states(some), some.steps[0].have) == ("ooooo", 62)
    assert (states(enough), enough.steps[0].have, enough.steps[0].how) == ("doooo", 120, "here")
    assert tick(some, Evidence(check="fact_told", fact="volume_per_month", count=500, text="500"), TODAY) == some


def test_the_person_is_taken_at_their_word_and_may_skip_and_go_back() -> None:
    run = said_done(start(journey(), TODAY), "collect", TODAY, "all in one folder")
    run = elsewhere(run, "judge", TODAY, "a colleague judged")
    run = skip(run, "write", TODAY, "no time")

    assert states(run) == "ddsoo"
    assert [shown_by(step) for step in run.steps[:3]] == [
        "done, as you said: all in one folder, 23 November 2026",
        "done elsewhere: a colleague judged, 23 November 2026",
        "skipped: no time, 23 November 2026",
    ]
    assert progress(run) == "2 of 5 steps done, 1 skipped"
    assert states(back(run, TODAY)) == "ddooo"
    assert back(run, TODAY).steps[2].evidence is None  # the reason for skipping shows nothing done
    assert states(back(run, TODAY, "collect")) == "odsoo"
    assert back(run, TODAY, "collect").steps[0].evidence == "all in one folder"


def test_there_is_nothing_before_the_first_step() -> None:
    with pytest.raises(NoSuchStep):
        back(start(journey(), TODAY), TODAY)
    with pytest.raises(NoSuchStep):
        said_done(start(journey(), TODAY), "no-such-step", TODAY)


def test_going_back_from_the_end_opens_the_last_step() -> None:
    run = start(journey(), TODAY)
    for step in run.steps:
        run = said_done(run, step.id, TODAY)

    assert run.is_finished
    assert states(back(run, TODAY)) == "ddddo"


def test_after_three_weeks_the_welcome_says_what_there_was_and_what_is_next() -> None:
    run = tick(start(journey(), TODAY), Evidence(check="dataset_written", count=42, text="42 pairs"), TODAY)
    run = said_done(run, "collect", TODAY)

    assert welcome_back(run, TODAY + timedelta(days=6)) is None
    assert welcome_back(run, LATER) == (
        "Welcome back after 3 weeks. In “A walk” you have 1 of 5 steps done. "
        "Where you had counted: “Write the files”: 42 of 60 so far. Next is step 2, “Get a verdict”."
    )


def test_a_changed_journey_keeps_what_is_done_and_says_what_changed() -> None:
    run = said_done(start(journey(), TODAY), "collect", TODAY, "100 in a folder")
    run = skip(said_done(run, "talk", TODAY, "she agreed"), "judge", TODAY, "judged before")
    newer = journey(
        {"id": "rights", "title": "Ask for permission"},
        {**STEPS[0], "title": "Collect your pieces"},
        *STEPS[1:3],
        version=2,
        changed="Permission comes first now.",
    )
    after = upgrade(run, newer)

    assert is_changed(run, newer)
    assert not is_changed(after, newer)
    assert [(step.id, step.state) for step in after.steps] == [
        ("rights", "open"), ("collect", "done"), ("judge", "skipped"), ("write", "open"),
    ]  # fmt: skip
    assert after.steps[1].title == "Collect your pieces"
    assert after.steps[1].evidence == "100 in a folder"
    assert [(step.id, step.evidence) for step in after.gone] == [("talk", "she agreed")]
    assert what_changed(run, after, newer) == (
        "This journey has changed since you were last here. Permission comes first now. New: “Ask for permission”. "
        "No longer part of it: “Talk to a client”, “Judge again”. What you have done is kept."
    )


def test_a_step_that_comes_back_has_what_was_done_in_it() -> None:
    run = said_done(start(journey(), TODAY), "talk", TODAY, "she agreed")
    without = upgrade(run, journey(*STEPS[:3], version=2))
    again = upgrade(without, journey(version=3))

    assert without.gone
    assert not again.gone
    assert [(step.state, step.evidence) for step in again.steps if step.id == "talk"] == [("done", "she agreed")]


def test_a_change_of_wording_alone_is_taken_over_in_silence() -> None:
    run = start(journey(), TODAY)
    newer = journey({**STEPS[0], "title": "Gather 100 pieces"}, *STEPS[1:])

    assert upgrade(run, newer).steps[0].title == "Gather 100 pieces"
    assert what_changed(run, upgrade(run, newer), newer) is None


IDS = [str(step["id"]) for step in STEPS]
ACTIONS = st.one_of(
    st.tuples(st.sampled_from(["done", "elsewhere", "skip", "back"]), st.sampled_from(IDS)),
    st.tuples(st.just("tick"), st.sampled_from(["verdict", "dataset_written", "fact_told", "estimate"])),
    st.tuples(st.sampled_from(["park", "resume", "upgrade"]), st.just("")),
)


def _act(run: JourneyRun, action: tuple[str, str], count: int) -> JourneyRun:
    kind, name = action
    match kind:
        case "done":
            return said_done(run, name, TODAY, "words")
        case "elsewhere":
            return elsewhere(run, name, TODAY)
        case "skip":
            return skip(run, name, TODAY, "why")
        case "back":
            return back(run, TODAY, name)
        case "tick":
            return tick(run, Evidence(check=name, fact="examples_on_hand", count=count, text="seen"), TODAY)
        case "park":
            return park(run, TODAY)
        case "resume":
            return resume(run, TODAY)
        case _:
            return upgrade(run, journey(*reversed(STEPS), version=run.version + 1))


@given(st.lists(st.tuples(ACTIONS, st.integers(0, 200)), max_size=25))
def test_whatever_is_done_to_a_run_it_stays_whole(actions: list[tuple[tuple[str, str], int]]) -> None:
    run = with_facts(start(journey(), TODAY), {"profession": "copywriter"})
    for action, count in actions:
        before, run = run, _act(run, action, count)

        assert sorted(step.id for step in run.steps) == sorted(IDS)
        assert JourneyRun.model_validate_json(run.model_dump_json()) == run
        assert all((step.at is not None) == (step.state != "open") for step in run.steps)
        assert run.facts == {"profession": "copywriter"}
        touched = {step.id for step in run.steps} - {
            step.id for step in run.steps if step.state == _state(before, step.id)
        }
        assert len(touched) <= 1  # one action settles or opens one step at most
        if action[0] == "upgrade":
            assert not touched


def _state(run: JourneyRun, step_id: str) -> str:
    return next(step.state for step in run.steps if step.id == step_id)
