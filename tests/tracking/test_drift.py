"""Drift: silence where nothing moved, the right names where something did, "too early" below twenty."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from knowledge.library import load_library
from tracking.drift import find_drift
from tracking.drift_words import base_dates, markdown
from tracking.works import Work, pasted, read_works

from .making import piece


def works(seed: int, count: int, length: int, *, start: date | None = None, **manner: float) -> list[Work]:
    rng = Random(seed)
    return [
        Work(
            text=piece(rng, rng.randint(length - 20, length + 20), **manner),
            kind="ad",
            client="Acme" if at % 2 else "Bo",
            written=start + timedelta(days=at) if start else None,
        )
        for at in range(count)
    ]


def test_work_from_the_same_hand_has_not_moved() -> None:
    called = [find_drift(works(seed, 60, 110), works(seed + 500, 40, 110)).advice for seed in range(20)]
    assert called.count("no need") >= 18


def test_shorter_and_louder_work_is_named_with_the_day_on_which_it_began() -> None:
    before = works(1, 60, 110, start=date(2026, 1, 1))
    now = works(2, 40, 75, exclaims=0.4, you=0.0, start=date(2026, 6, 1))
    drift = find_drift(before, now)
    moved = {one.measure: one for one in drift.measures}
    assert drift.advice == "refresh"
    assert moved["words in a piece"].delta < -0.9
    assert moved["words in a piece"].since is not None
    assert abs(date.fromisoformat(moved["words in a piece"].since) - date(2026, 6, 1)) <= timedelta(days=5)
    assert moved["exclamation marks"].delta > 0.5
    assert "“you”" in moved
    said = markdown(drift)
    assert "Words in a piece: much lower" in said
    assert "since about " in said


def test_a_new_kind_and_a_new_client_are_named() -> None:
    now = [
        work.model_copy(update={"kind": "podcast notes", "client": "Nordic"}) if at < 20 else work
        for at, work in enumerate(works(4, 40, 110))
    ]
    drift = find_drift(works(3, 60, 110), now)
    assert {one.name for one in drift.kinds} == {"ad", "podcast notes"}
    assert "Nordic" in {one.name for one in drift.clients}
    assert drift.advice == "refresh"


def test_new_words_are_named() -> None:
    now = [
        work.model_copy(update={"text": f"{work.text} Circularity matters."}) if at % 2 else work
        for at, work in enumerate(works(6, 40, 110))
    ]
    drift = find_drift(works(5, 60, 110), now)
    assert {one.name for one in drift.words} == {"circularity", "matters"}
    assert drift.advice == "look"


@pytest.mark.parametrize(("before", "now"), [(60, 19), (19, 60), (0, 0)])
def test_below_twenty_pieces_it_is_too_early(before: int, now: int) -> None:
    drift = find_drift(works(1, before, 110), works(2, now, 40))
    assert drift.advice == "too early"
    assert "Too early to tell" in markdown(drift)


def test_training_files_folders_and_pasted_pieces_are_read(tmp_path: Path) -> None:
    text = "A text of quite a few words."
    rows = [
        {"messages": [{"role": "user", "content": "b"}, {"role": "assistant", "content": text}]},
        {"contents": [{"role": "user", "parts": [{"text": "b"}]}, {"role": "model", "parts": [{"text": text}]}]},
        {"prompt": "b", "completion": text},
    ]
    (tmp_path / "train.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows) + "not json\n")
    folder = tmp_path / "recent"
    folder.mkdir()
    (folder / "one.txt").write_text(text)
    (folder / "two.md").write_text(f"# Head\n\n{text}")
    found = read_works([tmp_path / "train.jsonl", folder])
    assert len(found.pieces) == 5
    assert found.unread == ("train.jsonl, line 4: is not JSON.",)
    assert [work.text for work in pasted(f"{text}\n---\n{text}\n-----\nshort").pieces] == [text, text]


def test_the_end_of_a_base_model_is_told_with_the_day_on_which_it_was_seen() -> None:
    providers = load_library().providers
    ending = [(p, b) for p in providers.values() for b in p.bases if b.retires]
    assert ending, "no base with a last day is known: does this rule still make sense?"
    provider, base = ending[0]
    assert base.retires is not None
    before = " ".join(base_dates(provider, base.name, base.retires - timedelta(days=30)))
    assert f"{base.name} ends on" in before
    assert "Plan the move now." in before
    assert "(seen " in before
    assert "ended on" in base_dates(provider, base.id, base.retires)[0]
    assert "I do not know the base" in base_dates(provider, "no such base", base.retires)[0]
