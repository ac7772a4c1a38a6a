"""How far a yes reaches is kept in the person's words, and held to in the note, the verdict and the next step."""

from datetime import date

import pytest

from journeys.fit import judge_fit
from journeys.limits import limit_of
from journeys.signs import read_signs
from journeys.situation import Situation
from journeys.understood import understood

TODAY = date(2026, 11, 23)

LIMITED = [
    ("the orchard cooperative agreed in writing, for its own newsletter only", "for its own newsletter only"),
    ("brewery's letter: yes, as long as it stays on their server", "as long as it stays on their server"),
    ("in writing from the theatre, this season's programme only", "this season's programme only"),
    ("hospital allows it in writing once names are removed", "once names are removed"),
    ("choir signed, exclusively for concert notes", "exclusively for concert notes"),
    ("both councils signed, each for its own texts and no one else's", "no one else's"),
    ("the estate says yes in writing, provided nothing is sold on", "provided nothing is sold on"),
    ("may be used for this client's work alone", "for this client's work alone"),
    ("they signed: no cloud, no third party", "no cloud, no third party"),
    ("the harbour office would sign, for its own machine only", "for its own machine only"),
    ("the zoo consents by mail for this guide", "for this guide"),
]
UNLIMITED = [
    "all mine, I wrote every one",
    "the museum said in writing that I may train on them",
    "they sold me the archive with all rights when they closed",
    "only the 300 since 2020 are mine, the paper agreed",
    "signed, if I need it I get a copy",
    "families signed a consent for this exact purpose",
    "it was the client's until the addendum, now I may use it",
    "for the time being only a promise",
    None,
]
STRONG = {
    "task": "site notes into one report",
    "input": "notes",
    "examples_on_hand": 400,
    "volume_per_month": 60,
    "tried_so_far": "six samples in the prompt; 40 percent is still to be changed",
    "consistency_needed": "high",
    "judged_by": "share of words changed",
    "change_rate": "the same for years",
    "needs_facts": False,
    "skills": "some python",
}


@pytest.mark.parametrize(("privacy", "limit"), LIMITED)
def test_the_limit_of_a_yes_is_kept_in_the_persons_words(privacy: str, limit: str) -> None:
    assert limit_of(privacy) == limit


@pytest.mark.parametrize("privacy", UNLIMITED)
def test_a_yes_without_a_limit_gets_none(privacy: str | None) -> None:
    assert limit_of(privacy) is None


@pytest.mark.parametrize("privacy", ["under NDA, for the client only", "clients never agreed, if they did I'd know"])
def test_without_a_yes_there_is_no_limit_to_keep(privacy: str) -> None:
    assert read_signs(Situation(privacy=privacy)).limit is None


def test_a_limit_is_noted_held_to_in_the_step_and_named_as_a_risk() -> None:
    situation = Situation.model_validate({**STRONG, "privacy": LIMITED[0][0]})
    verdict = judge_fit(situation, TODAY)

    assert verdict.outcome == "fine_tune"
    assert "“for its own newsletter only”" in " ".join(understood(situation, ["privacy"]))
    assert "for its own newsletter only" in verdict.next_step
    assert any("for its own newsletter only" in risk and "no further" in risk for risk in verdict.risks)
