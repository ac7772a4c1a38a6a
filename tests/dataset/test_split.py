"""The split keeps together what belongs together, and keeps its mind."""

from __future__ import annotations

import random
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataset.split import Row, measure_leak, split

ROWS = st.lists(
    st.builds(
        Row,
        id=st.integers(0, 10**6).map(lambda number: sha256(str(number).encode()).hexdigest()[:16]),
        group=st.integers(0, 120).map(str),
        cluster=st.none() | st.integers(0, 60).map(str),
        kind=st.sampled_from(["headline", "body", "mail"]),
    ),
    max_size=160,
    unique_by=lambda row: row.id,
)


def alone(count: int, start: int = 0) -> list[Row]:
    return [Row(f"id{at}", f"g{at}", None, "headline" if at % 3 else "body") for at in range(start, start + count)]


@settings(max_examples=150, deadline=None)
@given(ROWS, st.integers(0, 9))
def test_no_group_and_no_cluster_lies_on_both_sides(rows: list[Row], seed: int) -> None:
    sides = split(rows)
    assert sorted([*sides.train, *sides.validation]) == sorted(row.id for row in rows)
    held = set(sides.validation)
    for key in ("group", "cluster"):
        inside = {getattr(row, key) for row in rows if row.id in held} - {None}
        outside = {getattr(row, key) for row in rows if row.id not in held} - {None}
        assert not inside & outside
    shuffled = random.Random(seed).sample(rows, len(rows))
    assert set(split(shuffled).validation) == held
    assert len(held) <= max(5, round(0.25 * len(rows)))
    assert not held or len(held) >= 5


@settings(max_examples=100, deadline=None)
@given(ROWS, ROWS)
def test_rows_that_are_added_move_no_old_row_unless_they_tie_it_to_the_other_side(
    old: list[Row], new: list[Row]
) -> None:
    before = split(old)
    known = {row.id for row in old}
    fresh = [
        Row(row.id, f"new {row.group}", row.cluster and f"new {row.cluster}", row.kind)
        for row in new
        if row.id not in known
    ]
    after = split([*old, *fresh], before=before.sides)
    if before.validation:
        assert {each: side for each, side in after.sides.items() if each in known} == before.sides


def test_what_new_rows_tie_to_both_sides_goes_to_train() -> None:
    rows = alone(100)
    before = split(rows)
    held, trained = before.validation[0], before.train[0]
    tie = [Row("tie", rows[[r.id for r in rows].index(held)].group, "c", "body")]
    joined = [row._replace(cluster="c") if row.id == trained else row for row in rows]
    after = split([*joined, *tie], before=before.sides)
    assert {held, trained, "tie"} <= set(after.train)


@pytest.mark.parametrize(("count", "held"), [(0, 0), (1, 0), (29, 0), (30, 5), (100, 10), (1000, 100)])
def test_a_tenth_is_held_out_and_nothing_where_it_would_tell_nothing(count: int, held: int) -> None:
    sides = split(alone(count))
    assert len(sides.validation) == held
    assert sides.why.endswith(".")
    if not held:
        assert sides.why.startswith("No validation file")


def test_every_kind_has_its_part_and_the_cap_is_kept() -> None:
    rows = alone(600)
    sides = split(rows)
    kinds = [next(row.kind for row in rows if row.id == each) for each in sides.validation]
    assert 15 <= kinds.count("body") <= 25
    assert len(split(rows, most=12).validation) == 12
    assert split(rows, share=0).validation == ()
    with pytest.raises(ValueError, match="share"):
        split(rows, share=1.5)


def test_one_document_with_everything_in_it_gives_no_validation() -> None:
    sides = split([Row(f"id{at}", "one", None, "body") for at in range(200)])
    assert sides.validation == ()
    assert "hang together" in sides.why


def test_a_few_whole_documents_are_held_out_where_there_are_no_single_pairs() -> None:
    sides = split([Row(f"id{at}", f"document {at // 20}", None, "body") for at in range(120)])
    assert len(sides.validation) == 20


def test_the_leak_is_a_figure() -> None:
    long = (
        "The jug keeps coffee hot for hours and pours without a drip, and the handle stays cool when it is full. " * 4
    )
    train = [("t1", "Save your changes"), ("t2", long), ("t3", "Something else")]
    valid = [
        ("v1", "Save your change"),
        ("v2", long.replace("jug", "pot")),
        ("v3", "Quite unlike the others in every way"),
    ]
    leak = measure_leak(train, valid)
    assert (leak.validation, leak.with_twin) == (3, 2)
    assert leak.share == pytest.approx(2 / 3)
    assert 90 < leak.highest < 100
    assert measure_leak([], []).share == 0
