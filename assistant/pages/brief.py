"""The decision brief: one printable page about a conversation's verdict, to show a client or a partner."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from assistant.kept import KeptVerdict, fact_label, facts_of, last_verdict
from assistant.pages.anchors import article_path
from assistant.pages.articles import Link
from assistant.store.views import ConversationView
from journeys.estimate import CostEstimate, Rate, Route
from journeys.showing import usd_span
from journeys.span import Span
from knowledge.library import Library
from knowledge.providers import date_in_words

OUTCOMES = {
    "fine_tune": "Fine-tuning fits",
    "prompt_first": "A good prompt first",
    "rag": "Looking facts up, not training",
    "not_now": "Not now",
    "it_depends": "Not decided yet",
}
MOST_ROUTES = 5
LONGEST_FACT = 160  # characters; the page is one page


@dataclass(frozen=True)
class Row:
    """A way to get the work done, with its sums and the prices behind them."""

    label: str
    once: str
    month: str
    year: str
    prices: tuple[Link, ...]


@dataclass(frozen=True)
class Brief:
    """All that the page shows."""

    title: str
    outcome: str
    verdict: KeptVerdict
    so_far: str
    next_step: str
    judged_on: str
    reasons: tuple[tuple[str, Link | None], ...]
    flips: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    break_even: str
    assumed: tuple[str, ...]
    today: date


class Briefs:
    """Writes briefs, from templates that are read once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._templates = Environment(
            loader=PackageLoader("assistant.pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True,
        )  # fmt: skip
        self._templates.filters.update(day=date_in_words)

    def page(self, view: ConversationView, found: CostEstimate) -> bytes:
        """The brief of a conversation with an estimate; a friendly sentence where there is no verdict yet."""
        verdict = last_verdict(view)
        brief = self._brief(view, verdict, found) if verdict else None
        template = self._templates.get_template("brief.html")
        return template.render(b=brief, conversation=view.id, today=found.on).encode()

    def _brief(self, view: ConversationView, verdict: KeptVerdict, found: CostEstimate) -> Brief:
        facts = facts_of(view)
        return Brief(
            title=view.title,
            outcome=_outcome(verdict),
            verdict=verdict,
            so_far=_plain(verdict.so_far or ""),
            next_step=f"Answer one question: {verdict.question}" if verdict.question else _plain(verdict.next_step),
            judged_on=_day(verdict.judged_on),
            reasons=tuple((_plain(reason.text), self._article(reason.concept)) for reason in verdict.reasons),
            flips=tuple(_plain(f.text) for f in verdict.flips) or tuple(_plain(text) for text in verdict.would_change),
            facts=tuple((fact_label(name), _fact(value)) for name, value in facts.items()),
            rows=tuple(_row(route) for route in _routes(found, verdict.verdict)),
            break_even=_plain(found.break_even.sentence),
            assumed=tuple(one.words for one in found.plan.assumptions if one.assumed),
            today=found.on,
        )

    def _article(self, concept: str) -> Link | None:
        known = self._library.concepts.get(concept)
        return Link(known.title, article_path(concept)) if known else None


def _outcome(verdict: KeptVerdict) -> str:
    """The outcome in a few words; empty where the headline begins with them."""
    words = OUTCOMES.get(verdict.verdict, "")
    return "" if verdict.headline.lower().startswith(words.lower()) else words


def _routes(found: CostEstimate, outcome: str) -> list[Route]:
    """The prompt, the best tuned route, the cheapest by the hour, the own machine, then the other tuned ones."""
    hourly = next((route for route in found.short if route.kind == "tuned" and route.how == "by the hour"), None)
    own = next((route for kind in ("own_machine", "take_home") for route in found.short if route.kind == kind), None)
    retrieval = next((route for route in found.routes if route.kind == "retrieval"), None)
    best = found.route(found.break_even.route)
    others = [route for route in found.short if route.kind == "tuned"]
    kept: dict[str, Route] = {}
    for route in (found.prompt, retrieval if outcome == "rag" else None, best, hourly, own, *others):
        if route is not None and route.year_usd is not None:
            kept.setdefault(route.id, route)
    return list(kept.values())[:MOST_ROUTES]


def _row(route: Route) -> Row:
    return Row(
        label=route.label,
        once=_span(route.once_usd),
        month=_span(route.month_usd),
        year=_span(route.year_usd),
        prices=tuple(dict.fromkeys(_price(rate) for rate in route.rates)),
    )


def _price(rate: Rate) -> Link:
    doubt = "" if rate.confirmed else ", not confirmed"
    return Link(rate.source_title, rate.source_url, f"{date_in_words(rate.as_of)}{doubt}")


def _span(span: Span | None) -> str:
    if span is None:
        return "no confirmed price"
    return usd_span(span) if span.high else "no bill"


def _fact(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:,.2f}".removesuffix(".00") if isinstance(value, float) else f"{value:,}"
    text = str(value)
    return text if len(text) <= LONGEST_FACT else f"{text[: LONGEST_FACT - 1].rstrip()}…"


def _plain(text: str) -> str:
    """Without Markdown's stars and the numbers of citations."""
    return re.sub(r"\s?\[\d{1,3}\]|\*\*", "", text)


def _day(iso: str) -> str:
    try:
        return date_in_words(date.fromisoformat(iso))
    except ValueError:
        return ""
