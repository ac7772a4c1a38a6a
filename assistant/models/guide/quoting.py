"""Passages of the library in an answer: which are chosen, in what order, and how they are cited."""

from __future__ import annotations

import re
from typing import Any

from assistant.models.guide.turns import Exchange

QUESTION_WITHIN = 0.25  # a heading that asks wins over a standing one of its article that scores this much more
ASKED_TOO = 0.01  # a passage this near the best stands for the second thing that was asked
A_TIE = 0.05  # of two headings that ask, within this of each other, the one that itself says more of what was asked
SECOND_WITHIN = 0.12  # another article joins the answer within this of the best
SISTER_WITHIN = 0.25  # and another section of the same article that asks
POINT_WITHIN = 0.40  # the article's point closes the answer of one of its sections when it is this near
LONGEST = 330  # words of an answer beyond its first passage and what was asked too
SHORT_SENTENCES = 3  # of a passage that only stands beside a verdict
LONGEST_SHORT = 75  # words of it
IN_SHORT = "In short"
LISTED = r"\s*(?:[-*|>] |\||\d+\.|```)"
STANDING = frozenset({IN_SHORT, "Why it matters", "How it works", "What it costs", "Where it fails", "Try this"})


def most_fitting(passages: list[dict[str, Any]]) -> dict[str, Any]:
    """The best passage; a heading that asks wins over a standing one ("How it works") of its article that is near."""
    best = max(passages, key=lambda p: float(p["score"]))
    own = [p for p in passages if p["concept"] == best["concept"] and p["heading"] not in STANDING]
    likeliest = max(own, key=lambda p: float(p["score"]), default=best)
    tied = [p for p in own if float(likeliest["score"]) - float(p["score"]) <= A_TIE]
    near = max(tied, key=lambda p: float(p["near"]), default=best)
    return near if float(best["score"]) - float(likeliest["score"]) <= QUESTION_WITHIN else best


def nearest_found(now: Exchange) -> list[dict[str, Any]]:
    """The passage that speaks to what was said, and the next one when it is hardly further."""
    passages = without_examples(passages_found(now))
    if not passages:
        return []
    best = most_fitting(passages)
    near = max((p for p in passages if p is not best), key=lambda p: float(p["score"]), default=best)
    return [best, near] if 0 <= float(best["score"]) - float(near["score"]) <= SECOND_WITHIN else [best]


def best_score(now: Exchange) -> float:
    """How near the nearest passage is; comparable between messages."""
    return max((float(p["near"]) for p in passages_found(now)), default=0.0)


def passages_found(now: Exchange) -> list[dict[str, Any]]:
    """The passages that were looked up for this message."""
    found = now.of("search_library")
    return list(found.content.get("passages", [])) if found else []


def choose(passages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The passages to quote, in order.

    Asked something that a section answers: that section, what was asked too, and the article's point at the end. Asked
    in general: the point, then how it works.
    """
    passages = without_examples(passages)
    best = most_fitting(passages)
    own = [p for p in passages if p["concept"] == best["concept"]]
    point = next((p for p in own if p["heading"] == IN_SHORT), best)
    behind = {p["n"]: float(best["score"]) - float(p["score"]) for p in passages}
    others = sorted((p for p in passages if p["concept"] != best["concept"]), key=lambda p: behind[p["n"]])
    asked_too = [p for p in others if abs(behind[p["n"]]) <= ASKED_TOO][:2]
    more = [p for p in others if p not in asked_too and behind[p["n"]] <= SECOND_WITHIN][: 1 - len(asked_too)]
    if best["heading"] in STANDING:
        depth = [p for p in own if p not in (best, point)]
        how = [p for p in depth if p["heading"] == "How it works"] or depth
        opening = [point] if best is not point else [best, *how[:1]]
        return _fitting([*opening, *([best] if best is not point else []), *asked_too], more)
    more = more or [p for p in own if p["heading"] not in STANDING and 0 < behind[p["n"]] <= SISTER_WITHIN][:1]
    closing = [point] if behind[point["n"]] <= POINT_WITHIN else []
    return _fitting([best, *asked_too], [*more, *closing])


def _fitting(wanted: list[dict[str, Any]], more: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is wanted, and of what could be added as much as keeps the answer readable."""
    chosen, words = list(wanted), sum(len(str(p["text"]).split()) for p in wanted)
    for passage in more:
        words += len(str(passage["text"]).split())
        if words <= LONGEST:
            chosen.append(passage)
    return chosen


def without_examples(passages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The passages that are no examples: those have figures that are made up."""
    return [passage for passage in passages if not _is_example(passage)]


def _is_example(passage: dict[str, Any]) -> bool:
    return str(passage["heading"]).startswith("Examples")


def quote(passages: list[dict[str, Any]]) -> str:
    """The passages as text, each with its number."""
    return "\n\n".join(cite(passage) for passage in passages)


def cite(passage: dict[str, Any]) -> str:
    """The passage with its number after its last plain sentence, so that lists and tables keep their form."""
    text, mark = str(passage["text"]).strip(), f"[{passage['n']}]"
    blocks = re.split(r"\n{2,}", text)
    plain = [i for i, block in enumerate(blocks) if not re.match(r"\s*(?:[-*|>]|\d+\.|```)", block.splitlines()[-1])]
    if not plain:
        return f"{text}\n\n{mark}"
    blocks[plain[-1]] = f"{blocks[plain[-1]]} {mark}"
    return "\n\n".join(blocks)


def quote_briefly(passage: dict[str, Any]) -> str:
    """The first sentences of a passage with its number; empty where those lead up to a list or a table."""
    blocks = re.split(r"\n{2,}", str(passage["text"]).strip())
    if re.match(LISTED, blocks[0]):
        return ""
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z\"“*])", " ".join(blocks[0].split()))
    if blocks[0].endswith(":") or (len(blocks) > 1 and re.match(LISTED, blocks[1])):
        sentences.pop()  # it announces the list
    kept, words = list[str](), 0
    for sentence in sentences[:SHORT_SENTENCES]:
        words += len(sentence.split())
        if words > LONGEST_SHORT:
            break
        kept.append(sentence)
    return f"{' '.join(kept)} [{passage['n']}]" if kept else ""
