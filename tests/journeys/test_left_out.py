"""What a person tells to be left out stays out: of the reading, the note, the count, the verdict and its what-ifs."""

from datetime import date

import pytest

from journeys.fit import judge_fit
from journeys.left_out import left_out
from journeys.rights import read_rights
from journeys.signs import read_signs
from journeys.situation import Situation
from journeys.understood import understood

TODAY = date(2026, 11, 23)

# What is said of the rights, where else the part is counted, how many there are; what stays out, how many that is.
PARTS = [
    ("mine, except tags my ex wrote", (), 800, "tags my ex wrote", None),
    ("All mine apart from 40 that I wrote for the bank", (), 300, "40 that I wrote for the bank", 40),
    ("I own everything except for the ones I did with Tom, about 60", (), 300, "the ones I did with Tom", 60),
    ("my texts, all rights with me, excluding the 30 for the ministry", (), 450, "the 30 for the ministry", 30),
    ("the publisher agreed in writing, but not the schoolbooks", ("700 novels, 200 schoolbooks",), 900,
     "the schoolbooks", 200),
    ("clients all signed, except two who never answered", (), 400, "two who never answered", None),
    ("bought all rights since the 2023 contract. Before 2023 not. That's about 30,000 of the 52,000 after, fine", (),
     52_000, "what is from before 2023", 22_000),
    ("everything I did since 2021 is mine; before 2021 it isn't, I was employed", (), 100, "what is from before 2021",
     None),
    ("mine are mine. Hers and mine together: the contract says both must agree. I'd rather not ring her",
     ("480 pairs; 230 mine alone, 250 with her",), 480, "hers and mine together", 250),
    ("Half are co-written with my sister and she hasn't agreed; the others are my own", (), 200, "half are", 100),
    ("Two of the three said yes in writing. The third hasn't answered, 180 of the 900 are theirs", (), 900,
     "what belongs to the third", 180),
    ("The unit's data, public anyway. Find spots not, but those are another column", (), 4_000, "find spots", None),
]  # fmt: skip

WHOLE = [
    "no secrets, except the allergens must be right",
    "yes, cleared, except names have to go",
    "mine, all of it",
    "they all signed, except that I must not show it around",
    "the clients own them and have not been asked",
    None,
]


@pytest.mark.parametrize(("privacy", "elsewhere", "told", "words", "pieces"), PARTS)
def test_a_part_that_stays_out_is_kept_in_words_and_counted_where_it_was(
    privacy: str, elsewhere: tuple[str, ...], told: int, words: str, pieces: int | None
) -> None:
    part = left_out(privacy, *elsewhere, told=told)
    assert part is not None
    assert part.words.startswith(words)
    assert part.pieces == pieces


@pytest.mark.parametrize("privacy", WHOLE)
def test_a_condition_or_a_bar_on_everything_is_no_part(privacy: str | None) -> None:
    assert left_out(privacy, told=500) is None


@pytest.mark.parametrize("privacy", [privacy for privacy, *_ in PARTS])
def test_a_yes_with_a_part_left_out_is_a_yes_in_part(privacy: str) -> None:
    assert read_rights(Situation(privacy=privacy)) == "partly"
    assert read_rights(Situation(privacy=privacy, may_use_work=True)) == "partly"


def _fitting(privacy: str, material: str, pieces: int) -> Situation:
    return Situation(
        task="one instruction row to one row in notation",
        examples_on_hand=pieces,
        material=material,
        volume_per_month=6_000,
        tried_so_far="style sheet and 25 samples; 190 of 1,000 rows still had to be changed, the wording is off",
        consistency_needed="high",
        privacy=privacy,
        judged_by="exact match, counted",
        change_rate="the same since 2021",
    )


@pytest.mark.parametrize(
    ("privacy", "material", "pieces", "left"),
    [
        ("mine, all rights with me, excluding the 250 for the ministry", "2,000 pairs", 2_000, "1,750"),
        (
            "since 2023 they agreed. Before 2023 not. That's about 30,000 of the 52,000 after, fine",
            "",
            52_000,
            "29,700",
        ),
        ("mine, except the drafts my partner wrote", "2,000 pairs", 2_000, None),
    ],
)
def test_the_part_survives_into_note_verdict_and_next_step(
    privacy: str, material: str, pieces: int, left: str | None
) -> None:
    situation = _fitting(privacy, material or "pairs", pieces)
    assert "except “" in "; ".join(understood(situation, {"privacy"}))
    verdict = judge_fit(situation, TODAY)
    assert verdict.outcome == "fine_tune"
    assert "Leave out “" in verdict.next_step
    said = " ".join((verdict.next_step, *(reason.text for reason in verdict.reasons)))
    assert f"{pieces - 300:,}" not in verdict.next_step  # all of them, less the test: the forbidden ones counted
    assert left is None or read_signs(situation).examples_on_hand == pieces - read_signs(situation).barred
    assert "“" in said


@pytest.mark.parametrize("told", [10_000, 51_999, 52_000, 60_000])
def test_a_what_if_counts_the_forbidden_ones_off_too(told: int) -> None:
    privacy = "since 2023 they agreed. Before 2023 not. That's about 30,000 of the 52,000 after, fine"
    usable = read_signs(_fitting(privacy, "pairs", told)).examples_on_hand
    assert usable == (told - 22_000 if told >= 52_000 else min(told, 30_000))
