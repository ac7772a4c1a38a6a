"""Measuring Peri: questions with known right behaviour, retrieval, routing and follow-ups."""

from __future__ import annotations

import asyncio
import json
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from assistant.errors import PeriError
from assistant.eval_rows import check_articles
from assistant.events import Ended
from assistant.messages import UserMessage
from assistant.peri import LOCAL, Peri, new_id
from knowledge.index import WAYS

FOUND_WITHIN = 3  # the articles that an answer can be made of
Say = Callable[[str], None]


@dataclass
class Outcome:
    """Right and total of one group."""

    right: int = 0
    total: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, is_right: bool, miss: str) -> None:
        """Count one case."""
        self.total += 1
        self.right += is_right
        if not is_right:
            self.misses.append(miss)

    @property
    def share(self) -> str:
        """As a percentage with the counts."""
        return f"{self.right / self.total:6.1%}  {self.right:>3}/{self.total}" if self.total else "     -"


async def run_eval(
    peri: Peri, what: str, rows: list[dict[str, Any]], name: str, out: Path | None, speaker: str | None, say: Say
) -> None:
    """Run one evaluation on checked rows and print its table. `peri` should be a throw-away one: it keeps the talk."""
    say(f"{what}: {name}, {len(rows)} rows, peri {version('peri')}, speaker {speaker or peri.speakers()[0].id}")
    match what:
        case "questions":
            await _questions(peri, rows, out, speaker, say)
        case "retrieval":
            check_articles(rows, peri.library.concepts)
            await _retrieval(peri, rows, speaker, say)
        case "own":
            check_articles(rows, peri.library.concepts)
            _left_out(peri, rows, say)
        case "routing":
            await _routing(peri, rows, out, speaker, say)
        case "follow_ups":
            await _follow_ups(peri, rows, out, speaker, say)


async def _talk(peri: Peri, texts: Sequence[str], speaker: str | None) -> list[dict[str, Any]]:
    """The replies of one new conversation."""
    person = await asyncio.to_thread(peri.store.person, LOCAL, "You", peri.now())
    conversation = new_id()
    replies = []
    for text in texts:
        begun = await asyncio.to_thread(peri.accept, person, conversation, UserMessage(text=text))
        async for event in peri.turn(begun, speaker=speaker, person_id=person.id):
            if isinstance(event, Ended):
                replies.append(event.as_object())
    return replies


async def _questions(peri: Peri, rows: list[dict[str, Any]], out: Path | None, speaker: str | None, say: Say) -> None:
    groups: dict[str, Outcome] = defaultdict(Outcome)
    verdicts, cpu, replies = Outcome(), list[float](), list[dict[str, Any]]()
    for row in rows:
        before = time.process_time()
        reply = (await _talk(peri, [row["question"]], speaker))[-1]
        cpu.append((time.process_time() - before) * 1000)
        replies.append({"id": row["id"], **reply})
        if row.get("expected"):
            right = reply["behaviour"] in {row["expected"], *(row.get("also_useful") or [])}
            miss = f"{row['id']}: {reply['behaviour']}, expected {row['expected']}"
            groups[row.get("category", "all")].add(right, miss)
            groups["all"].add(right, miss)
        if row.get("verdict") and reply["verdict"]:
            verdicts.add(
                reply["verdict"] == row["verdict"], f"{row['id']}: {reply['verdict']}, expected {row['verdict']}"
            )
    _table(say, "right behaviour", groups)
    say(f"verdict given and right  {verdicts.share}")
    say(f"behaviours: {dict(Counter(reply['behaviour'] for reply in replies))}")
    say(f"CPU per turn, ms: median {statistics.median(cpu):.0f}, p95 {np.percentile(cpu, 95):.0f}")
    _misses(say, [*groups["all"].misses, *verdicts.misses])
    write_rows(out, replies)


async def _retrieval(peri: Peri, rows: list[dict[str, Any]], speaker: str | None, say: Say) -> None:
    on = [row for row in rows if row["concepts"]]
    off = [row for row in rows if not row["concepts"]]
    for way in WAYS:
        ranks = [_rank(peri.index.articles(row["question"], way), row) for row in on]
        _recall(say, way, ranks)
    kinds = defaultdict[str, list[float]](list)
    for row, rank in zip(on, ranks, strict=True):
        kinds[str(row.get("kind", "all"))].append(rank)
    for kind in sorted(kinds):
        _recall(say, f"all, {kind}", kinds[kind])
    outside, inside = (sum(peri.index.is_outside(row["question"]) for row in some) for some in (off, on))
    say(f"refused by the index: {outside}/{len(off)} that must be, {inside}/{len(on)} that must not")
    declined = [row for row in rows if (await _talk(peri, [row["question"]], speaker))[-1]["behaviour"] == "decline"]
    wrongly = [row for row in declined if row["concepts"]]
    right = len(declined) - len(wrongly)
    say(f"declined in the talk:  {right}/{len(off)} that must be, {len(wrongly)}/{len(on)} that must not")
    _misses(say, [f"{row['id']}: declined" for row in wrongly])
    _misses(say, [f"{row['id']}: not declined" for row in off if row not in declined])
    _misses(say, [_missed(peri, row) for row, rank in zip(on, ranks, strict=True) if rank > FOUND_WITHIN])


def _left_out(peri: Peri, rows: list[dict[str, Any]], say: Say) -> None:
    """The articles' own questions, each searched as if it had not been learned."""
    labels = {row["question"]: row for row in rows}
    ranks, misses, own = defaultdict[str, list[float]](list), list[str](), set[str]()
    for question, ways in peri.index.left_out():
        own.add(question)
        if question not in labels:
            misses.append(f"no row for this question: {question}")
            continue
        for way, articles in ways.items():
            ranks[way].append(_rank(articles, labels[question]))
        if ranks["all"][-1] > FOUND_WITHIN:
            misses.append(f"{question}: {ways['all'][:3]} instead of {labels[question]['concepts']}")
    for way in WAYS:
        _recall(say, f"left out, {way}", ranks[way])
    _misses(say, [*misses, *(f"no such question: {question}" for question in sorted(labels.keys() - own))])


def _recall(say: Say, name: str, ranks: Sequence[float]) -> None:
    if not ranks:
        say(f"{name:22}    0 questions")
        return
    r1, r3 = (sum(r <= k for r in ranks) / len(ranks) for k in (1, FOUND_WITHIN))
    mrr = statistics.mean(1 / r for r in ranks)
    say(f"{name:22} {len(ranks):>4} questions  recall@1 {r1:.3f}  recall@{FOUND_WITHIN} {r3:.3f}  MRR {mrr:.3f}")


def _rank(articles: list[str], row: dict[str, Any]) -> float:
    """Position of the first right article; of the last one needed, less those before it, when several are needed."""
    places = [min(articles.index(c) + 1 for c in part) for part in row.get("parts") or [row["concepts"]]]
    return max(1, max(places) - len(places) + 1)


def _missed(peri: Peri, row: dict[str, Any]) -> str:
    found = peri.index.articles(row["question"])[:FOUND_WITHIN]
    return f"{row['id']}: {found} instead of {row.get('parts') or row['concepts']}"


async def _routing(peri: Peri, rows: list[dict[str, Any]], out: Path | None, speaker: str | None, say: Say) -> None:
    groups: dict[str, Outcome] = defaultdict(Outcome)
    replies = []
    for row in rows:
        reply = (await _talk(peri, [row["text"]], speaker))[-1]
        replies.append({"id": row["id"], **reply})
        said = "smalltalk" if not reply["tools"] and reply["behaviour"] == "explain" else reply["behaviour"]
        for group in (row["behaviours"][0], "all"):
            groups[group].add(said in row["behaviours"], f"{row['id']}: {said}, expected {row['behaviours'][0]}")
    _table(say, "right behaviour", groups)
    _misses(say, groups["all"].misses)
    write_rows(out, replies)


async def _follow_ups(peri: Peri, rows: list[dict[str, Any]], out: Path | None, speaker: str | None, say: Say) -> None:
    behaviour, concept, replies = Outcome(), Outcome(), []
    for row in rows:
        reply = (await _talk(peri, row["turns"], speaker))[-1]
        replies.append({"id": row["id"], **reply})
        expect = row["expect"]
        said = "smalltalk" if not reply["tools"] and reply["behaviour"] == "explain" else reply["behaviour"]
        behaviour.add(said == expect["behaviour"], f"{row['id']}: {said}, expected {expect['behaviour']}")
        if expect.get("concept"):
            cited = [c["concept"] for c in reply["citations"]]
            concept.add(expect["concept"] in cited, f"{row['id']}: cited {cited}, expected {expect['concept']}")
    say(f"right behaviour  {behaviour.share}")
    say(f"right article    {concept.share}")
    _misses(say, [*behaviour.misses, *concept.misses])
    write_rows(out, replies)


def _table(say: Say, title: str, groups: dict[str, Outcome]) -> None:
    for name in sorted(groups, key=lambda n: (n == "all", n)):
        say(f"{title}  {name:14} {groups[name].share}")


def _misses(say: Say, misses: Iterable[str]) -> None:
    for miss in misses:
        say(f"  miss {miss}")


def check_out(out: Path | None) -> None:
    """Raise PeriError when `out` cannot be written, before hours of work end there."""
    if out is None:
        return
    try:
        out.touch()
    except OSError as error:
        raise PeriError(f"{out.name} cannot be written ({error.strerror}). Give --out another place.") from None


def write_rows(out: Path | None, rows: Sequence[dict[str, Any]]) -> None:
    """Write one JSON object a line; nothing when no file was asked for."""
    if out is not None:
        out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
