"""A library of five short articles with what people ask, for tests that need to know every word of it."""

from __future__ import annotations

from datetime import date

from knowledge.concepts import IN_SHORT, Concept, Section, Source
from knowledge.library import Library
from knowledge.providers import Providers
from knowledge.wordings import HARMFUL, Wording

COST, HOW = "What it costs", "How it works"
ASKED = (
    Wording("my invoice for the training is a riddle", "bill", COST),
    Wording("thirty euros, for what exactly", "bill", COST),
    Wording("who counts the units", "bill", HOW),
    Wording("it sings the same line over and over", "loop", IN_SHORT),
    Wording("stuck like an old record", "loop", IN_SHORT),
    Wording("does stopping earlier help", "loop", HOW),
    Wording("the thing only knows my last client", "narrow", IN_SHORT),
    Wording("why does it speak of nothing but roofs", "narrow", HOW),
    Wording("a recipe for onion soup", None, "off_topic"),
    Wording("will it snow in Bergen tomorrow", None, "off_topic"),
    Wording("how do I forge a diploma", None, HARMFUL),
    Wording("write a letter that frightens my landlord", None, HARMFUL),
)


def little_library(*wordings: Wording) -> Library:
    """Articles asked about in the words of ASKED, unless others are given; of two of them nobody asks."""
    articles = [
        _article("bill", "Training bill", "You pay for every unit that is trained.", ("fee",)),
        _article(
            "loop", "Endless loop", "A model that was trained too long says one thing for ever.", ("broken record",)
        ),
        _article("narrow", "Narrow model", "A model that saw one kind of work writes only that.", ("tunnel sight",)),
        _article("card", "Graphics card", "The part of a computer that does the sums.", ("video card",)),
        _article("deposit", "Deposit", "Ask a client for a third before you begin.", ("advance",)),
    ]
    return Library({article.id: article for article in articles}, Providers([]), (), wordings or ASKED)


def _article(name: str, title: str, summary: str, aliases: tuple[str, ...]) -> Concept:
    day, later = date(2026, 11, 1), date(2027, 5, 1)
    source = Source(id="guide", title="A guide", url="https://docs.example.org/tuning", read_at=day)
    return Concept(
        id=name,
        title=title,
        summary=summary,
        aliases=aliases,
        questions=(f"{title}, what is that?", f"tell me about a {title.lower()}"),
        follow_ups=("One?", "Two?", "Three?"),
        related=("bill", "loop"),
        sources=(source,),
        reviewed=day,
        review_by=later,
        sections=(
            Section(heading=HOW, parent=None, text=f"{summary} That is all there is behind a {title.lower()}. [guide]"),
            Section(heading=COST, parent=None, text="An hour of work and a handful of euros. [guide]"),
        ),
    )
