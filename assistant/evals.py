"""Measuring Peri: questions with known right behaviour, retrieval, routing and follow-ups."""

from __future__ import annotations

import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from assistant.eval_facts import run_facts
from assistant.eval_rows import check_articles
from assistant.eval_situations import run_situations
from assistant.eval_tables import Outcome, Say, say_groups, say_misses, write_rows
from assistant.eval_talk import EvalTalk
from assistant.peri import Peri
from knowledge.index import WAYS

FOUND_WITHIN = 3  # the articles that an answer can be made of


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
        case "facts":
            run_facts(rows, out, say)
        case "situations":
            await run_situations(peri, rows, out, speaker, say)


async def _talk(peri: Peri, texts: Sequence[str], speaker: str | None) -> list[dict[str, Any]]:
    """The replies of one new conversation."""
    talk = EvalTalk(peri, speaker)
    return [await talk.say(text) for text in texts]


async def _questions(peri: Peri, rows: list[dict[str, Any]], out: Path | None, speaker: str | None, say: Say) -> None:
    groups: dict[str, Outcome] = defaultdict(Outcome)
    verdicts, views, cpu, replies = Outcome(), Outcome(), list[float](), list[dict[str, Any]]()
    for row in rows:
        before = time.process_time()
        talk = EvalTalk(peri, speaker)
        reply = await talk.say(row["question"])
        cpu.append((time.process_time() - before) * 1000)
        replies.append({"id": row["id"], **reply})
        if row.get("expected"):
            right = reply["behaviour"] in {row["expected"], *(row.get("also_useful") or [])}
            miss = f"{row['id']}: {reply['behaviour']}, expected {row['expected']}"
            groups[row.get("category", "all")].add(right, miss)
            groups["all"].add(right, miss)
        if row.get("verdict") and reply["verdict"]:
            so_far = await talk.so_far() if reply["verdict"] == "it_depends" else None
            given = reply["verdict"] + (f", as far as told {so_far}" if so_far else "")
            verdicts.add(reply["verdict"] == row["verdict"], f"{row['id']}: {given}, expected {row['verdict']}")
            views.add(row["verdict"] in (reply["verdict"], so_far), "")
    say_groups(say, "right behaviour", groups)
    say(f"verdict given and right  {verdicts.share}")
    say(f"or its provisional view  {views.share}")
    say(f"behaviours: {dict(Counter(reply['behaviour'] for reply in replies))}")
    say(f"CPU per turn, ms: median {statistics.median(cpu):.0f}, p95 {np.percentile(cpu, 95):.0f}")
    say_misses(say, [*groups["all"].misses, *verdicts.misses])
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
    say_misses(say, [f"{row['id']}: declined" for row in wrongly])
    say_misses(say, [f"{row['id']}: not declined" for row in off if row not in declined])
    say_misses(say, [_missed(peri, row) for row, rank in zip(on, ranks, strict=True) if rank > FOUND_WITHIN])


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
    say_misses(say, [*misses, *(f"no such question: {question}" for question in sorted(labels.keys() - own))])


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
    say_groups(say, "right behaviour", groups)
    say_misses(say, groups["all"].misses)
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
    say_misses(say, [*behaviour.misses, *concept.misses])
    write_rows(out, replies)
