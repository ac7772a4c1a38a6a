"""Of a grumble only the fact is kept; an impatient question is kept as nothing; each fact goes to its own field."""

from __future__ import annotations

import pytest

from assistant.models.guide.interview import asks_for_view, likely_reply_to, reply_to
from assistant.models.guide.reading.grumbles import says_only_before, without_grumbles


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("i told you three times, visit notes in, chapter out", "visit notes in, chapter out"),
        ("you know my work, error screens from tickets, 260 of them", "error screens from tickets, 260 of them"),
        ("as I said: 60 a month", "60 a month"),
        ("ugh, again: 200 obituaries, all mine", "200 obituaries, all mine"),
        ("They are mine, I told you that already.", "They are mine"),
        ("I already told you my boss said yes", "my boss said yes"),
        ("I told you 140, not 40", "I told you 140, not 40"),
        ("I said 500 examples earlier, it is 350", "I said 500 examples earlier, it is 350"),
        ("we told the client, and she agreed in writing", "we told the client, and she agreed in writing"),
        ("I told you.", "I told you."),
    ],
)
def test_a_grumble_is_taken_off_and_a_correction_is_left(text: str, kept: str) -> None:
    assert without_grumbles(text) == kept


def test_a_message_that_says_nothing_else_is_known_as_a_grumble() -> None:
    assert says_only_before("I already told you that!")
    assert not says_only_before("I already told you that, they are mine")


@pytest.mark.parametrize(
    "text", ["so which one then", "so whats it gonna be", "well, which is it now", "yes or no then"]
)
@pytest.mark.parametrize("asked", ["task", "privacy", "judged_by", "tried_so_far", "change_rate"])
def test_who_presses_for_the_answer_tells_nothing(asked: str, text: str) -> None:
    assert asks_for_view(text)
    assert not (reply_to(asked, text, None) or likely_reply_to(asked, text) or {}).get(asked)


def test_what_answers_another_question_is_kept_with_that_one() -> None:
    told = reply_to(
        "judged_by", "half hour a week, and i'm not a techie. data can go to a cloud, boss ok with it", None
    )
    assert told is not None
    assert "judged_by" not in told
    assert told["skills"] == "half hour a week, and i'm not a techie"


def test_of_a_mixed_reply_each_field_takes_its_own_clauses() -> None:
    told = reply_to("judged_by", "my editor sends it back or not; I can spend 40 dollars a month", None)
    assert told == {"judged_by": "my editor sends it back or not", "budget_month_usd": 40}


def test_a_bare_rate_beside_the_rights_is_a_rate() -> None:
    assert reply_to("privacy", "20 a month, all mine", None) == {"volume_per_month": 20, "privacy": "all mine"}
