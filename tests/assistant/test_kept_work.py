"""What is kept of a person's work is listed by its names, and deleted one thing at a time."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest

from assistant.errors import NotYours
from assistant.kept_work import KeptWork, OwnFetches
from assistant.settings import read_settings
from assistant.store.engine import open_database
from assistant.store.repository import Store
from assistant.workshop import Bench, Workshop
from dataset.build.settings import BuildSettings
from dataset.check.profiles import load_profiles
from rehearsal.figures import Pair, Plan, Settings
from rehearsal.pairs import Chosen
from tests.dataset.check.lines import lines
from tracking.fetch import Asked, Fetched, FetchPlan

TALK = str(uuid4())
PLAN = Plan(
    name="My pairs", train=2, held=1, tokens=9, passes=1, steps=2, seconds=1, memory_mb=1, disk_mb=1, shows=(),
    does_not_show=(),
)  # fmt: skip


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Workshop(read_settings({"PERI_HOME": str(tmp_path / "home")})).bench("local", TALK)


@pytest.fixture
def kept(bench: Bench, tmp_path: Path) -> KeptWork:
    """One thing of each kind."""
    for key, name in (("a" * 16, "Sample work"), ("b" * 16, "Autumn work")):
        bench.shelf.create(name, BuildSettings(sources=(str(tmp_path),)), key)
    assert bench.datasets is not None
    (bench.datasets / "house-style").mkdir(parents=True)
    (bench.datasets / "house-style" / "train.jsonl").write_bytes(b"{}\n")
    for name in ("train.jsonl", "page.docx"):
        arriving = bench.inbox.begin(name, 10)
        arriving.write(b"\n".join(lines("chat", 12)))
        bench.inbox.claim([arriving.keep()], TALK)
    assert bench.checks.of_waiting(TALK, "m", load_profiles(), None, asked=False) is not None
    return KeptWork(bench, bench.datasets)


def test_everything_is_listed_with_what_it_is(kept: KeptWork) -> None:
    told = [(item.kind, item.name) for item in kept.items()]
    assert told == [
        ("build", "Autumn work"),
        ("build", "Sample work"),
        ("dataset", "house-style"),
        ("waiting", "1 docx file"),
        ("check", "train.jsonl"),
    ]
    assert all(item.about for item in kept.items())
    assert [item.name for item in kept.items() if item.can_open] == ["Autumn work", "Sample work"]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Sample work", "Sample work"),
        ("sample  WORK", "Sample work"),
        ("called house-style please", "house-style"),
        ("train.jsonl", "train.jsonl"),
        ("work", None),
        ("sample work and autumn work", None),  # two: the list is shown, and the person chooses
        ("nothing like it", None),
    ],
)
def test_a_thing_is_found_by_what_it_is_called(kept: KeptWork, said: str, found: str | None) -> None:
    item = kept.find(said)
    assert (item.name if item else None) == found


def test_each_thing_is_deleted_by_itself_and_only_once(kept: KeptWork, bench: Bench) -> None:
    for item in kept.items():
        before = {each.id for each in kept.items()}
        kept.delete(item.id)
        assert {each.id for each in kept.items()} == before - {item.id}
        with pytest.raises(NotYours):
            kept.delete(item.id)
    assert kept.items() == []
    assert bench.waiting().files == 0


@pytest.mark.parametrize(
    "item", ["", "build:", "dataset:..", "dataset:../uploads", "check:..", "waiting:..", "other:a"]
)
def test_what_is_not_listed_is_not_deleted(kept: KeptWork, item: str) -> None:
    before = kept.items()
    with pytest.raises(NotYours):
        kept.delete(item)
    assert kept.items() == before


def test_a_rehearsal_of_own_pairs_is_theirs_and_a_prepared_one_is_not(bench: Bench) -> None:
    pairs = tuple(Pair(prompt="Brief", answer=f"Piece {n}") for n in range(3))
    shelf = bench.rehearsals.shelf
    for example in (None, "house-style"):
        settings = Settings(name="My pairs", example=example)
        shelf.put(settings, Chosen(train=pairs[:2], held=pairs[2:]), PLAN)
    kept = KeptWork(bench)
    (item,) = kept.items()
    assert (item.kind, item.name) == ("rehearsal", "My pairs")
    kept.delete(item.id)
    assert kept.items() == []


def test_fetched_answers_are_told_with_their_price_and_deleted_for_good(bench: Bench, tmp_path: Path) -> None:
    store = Store(open_database(f"sqlite:///{tmp_path / 'peri.db'}", tmp_path))
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    one, other = (OwnFetches(store.fetches, store.person(name, name, noon).id) for name in ("anna", "tom"))
    plan = FetchPlan(
        name="base against mine",
        one=Asked(label="base", model="openai/base"),
        other=Asked(label="mine", model="openai/ft:mine"),
        briefs=("A jug", "A lamp"),
    )
    fetch = store.fetches.add(one.person_id, plan, noon)
    came = Fetched(answer="A good jug.", usd=Decimal("0.25"))
    store.fetches.keep(one.person_id, fetch.id, (0, "one"), came, noon)
    kept = KeptWork(bench, None, one)
    (item,) = kept.items()
    assert (item.kind, item.name) == ("fetch", "base against mine")
    assert "base and mine: 1 of 4 here, $0.25" in item.about
    assert kept.find("my fetched answers") == item
    assert KeptWork(bench, None, other).items() == []
    with pytest.raises(NotYours):
        KeptWork(bench, None, other).delete(item.id)
    kept.delete(item.id)
    assert kept.items() == []
    assert store.fetches.all(one.person_id) == ()
    store.close()


def test_two_people_keep_nothing_in_common(kept: KeptWork, bench: Bench) -> None:
    assert KeptWork(bench.workshop.bench("header:other")).items() == []
