"""Costs in the guide's words: the figures that matter first, the whole table when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.models.guide.composed import Composed, own_next
from assistant.models.guide.quoting import best_score, nearest_found, quote_briefly
from assistant.models.guide.reading.facts import read_plan
from assistant.models.guide.turns import Exchange, Result, Talk

A_SUM = re.compile(
    r"\b(?:how much|what)\b[^.?!]{0,60}\bcosts?\b|\bcost me\b|\bwhat (?:would|will) (?:i|it) pay\b", re.I
)
OF_GOODS = re.compile(  # a model that is to know prices: "which items are in stock and what they cost"
    r"\b(?:and|or|know\w*|tells?|say|about|of) (?:what|how much) "
    r"(?:they|it|each|things|everything|(?:the|our) \w+) costs?\b",
    re.I,
)
WHOLE_TABLE = re.compile(
    r"\b(?:whole|full|entire|complete|cost) table\b|"
    r"\b(?:show|list|see|give)\b.{0,20}\ball (?:the )?(?:ways|routes|prices)\b",
    re.I,
)
SUM_AT = re.compile(  # of a case that was told: "what would the bill be with 400 a month?"
    r"\b(?:what|how much)\b[^.?!]{0,50}\b(?:costs?|pay|bill|price|charged?|comes? to|spend|damage)\b|"
    r"\bset (?:me|us) back\b|^(?:and |ok,? |so )*(?:how much (?:is|would|for|at|with)|(?:the )?(?:price|bill|costs?) "
    r"(?:at|for|with))\b",
    re.I,
)
TO_TRAIN_ON = re.compile(r"\b(?:examples?|samples?|pairs|train\w*|rows)\b", re.I)
WORTH = re.compile(r"\bworth\b|\bshould (?:i|we)\b|\bmakes? sense\b|\bpays? off\b", re.I)
BY_MONTH = re.compile(r"\b(?:a|each|every|per) month\b|\bmonthly\b", re.I)
PACE = re.compile(r"\d[\w ]{0,30}\b(?:a|per|each|every) month\b", re.I)  # how many, not how much
SPEAKS_TO_IT = 0.62  # as beside a verdict: below it a passage was mostly beside the point
LOOKED_UP = ("words_each", "pieces_per_month")
MAIN = ("examples", "words_each", "passes", "pieces_per_month")  # assumptions told in the answer; the table has all


def asks_for_sum(text: str) -> bool:
    """Whether a message asks in so many words what something would cost."""
    return bool(A_SUM.search(OF_GOODS.sub(" ", text)))


def asks_if_worth_it(text: str) -> bool:
    """Whether a question about money asks for the verdict too."""
    return bool(WORTH.search(text))


def asks_by_month(text: str) -> bool:
    """Whether a question about money asks for the month; "for 70 pieces a month" only tells a pace."""
    return bool(BY_MONTH.search(PACE.sub("", text)))


def table_asked(talk: Talk, text: str) -> dict[str, Any] | None:
    """The figures of the estimate whose whole table is asked for; None where none is."""
    counted = next((found for e in reversed(talk.before) if (found := e.of("estimate_cost"))), None)
    if counted is None or not WHOLE_TABLE.search(text):
        return None
    return {name: value for name, value in counted.arguments.items() if name != "details"}


def sum_asked(talk: Talk, text: str, situation: Mapping[str, Any]) -> dict[str, int]:
    """The figures at which the cost of a case that was told is asked for; empty where no sum is, or no figure named.

    Where the finished pieces were counted before, "1,000 of them" are those made in a month.
    """
    known = talk.judged is not None or any(exchange.of("estimate_cost") for exchange in talk.before)
    if not known or not SUM_AT.search(OF_GOODS.sub(" ", text)):
        return {}
    plan = read_plan(text)
    if "examples" in plan and situation.get("examples_on_hand") and not TO_TRAIN_ON.search(text):
        plan.setdefault("pieces_per_month", plan.pop("examples"))
    return plan


def told_cost(
    found: Result, now: Exchange, replies: Mapping[str, Any], *, is_table: bool, looks_up: bool = False
) -> Composed:
    """What it comes to: the main figures, when training pays, what was assumed, and whether it is worth it.

    Who `looks_up` facts in files of their own and trains nothing reads what that comes to, and no sums about training.
    """
    if is_table:
        return Composed(found.shown, "cost", suggestions=own_next(found.content))
    content = found.content
    pays = content.get("breakeven") or {}
    if looks_up and content.get("looked_up"):
        parts = [str(content["looked_up"]), _assumed(content, replies, LOOKED_UP), str(replies["cost_table"])]
        return Composed("\n\n".join(parts), "cost", suggestions=own_next(content))
    near = nearest_found(now) if best_score(now) >= SPEAKS_TO_IT else []
    verdict, asks, question = _verdict(now)
    if content.get("counted_in") and asks == "examples_on_hand":
        asks, question = None, ""  # they were counted, so nobody is asked for them
    parts = [
        str(content.get("counted_in") or ""),
        str(content.get("monthly") or "") if asks_by_month(now.said) else "",
        _listed(str(content.get("lead", ""))),
        f"**When it pays.** {pays.get('sentence', '')} {pays.get('time_sentence', '')}".strip() if pays else "",
        str(content.get("caution") or ""),
        _assumed(content, replies),
        str(content.get("currency_note") or ""),
        quote_briefly(near[0]) if near else "",
        str(replies["cost_table"]),
        verdict,
        question,
    ]
    suggestions = tuple(offer for offer in own_next(content) if not (verdict and asks_if_worth_it(offer)))
    return Composed("\n\n".join(part for part in parts if part), "cost", asks=asks, suggestions=suggestions)


def _listed(lead: str) -> str:
    """The lead with each of its figures on a line of its own."""
    first, *rest = re.split(r"(?<=\.) (?=\*\*)", lead)
    if not rest:
        return lead
    *figures, last = [first, *rest]
    last, _, training = last.partition(" Training itself")
    figures.append(last)
    _, bill, hours = training.partition("The real bill")  # what training comes to stands in its line already
    after = f"\n\n{bill}{hours}"
    return "\n".join(f"- {figure}" for figure in figures) + after


def _assumed(content: Mapping[str, Any], replies: Mapping[str, Any], main: tuple[str, ...] = MAIN) -> str:
    listed = list(content.get("assumptions", ()))
    words = [str(one["words"]) for one in listed if one.get("argument") in main]
    if not words:
        return ""
    more = f"; and {len(listed) - len(words)} more" if len(listed) > len(words) else ""
    return f"**Assumed:** {'; '.join(words)}{more}. {replies['cost_change']}"


def _verdict(now: Exchange) -> tuple[str, str | None, str]:
    """Whether it is worth it in one sentence, and the question that decides where it is open."""
    judged = now.of("judge_fit")
    if judged is None:
        return "", None, ""
    content = judged.content
    headline = str(content.get("so_far") or content["headline"])
    question = str(content.get("question") or "")
    return f"**Is it worth it?** {headline}", content.get("asks"), f"**{question}**" if question else ""
