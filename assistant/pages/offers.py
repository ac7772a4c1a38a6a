"""What an article offers to do next in the chat, and the words in which it then asks.

An address never carries free text into the chat: it names an article and one of these offers, or the number of one of
the article's own follow-up questions. The words are authored, here and in the articles.
"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.concepts import Concept


@dataclass(frozen=True)
class Offer:
    """One thing that Peri can do with an article; `says` is the question, `{title}` its place for the article."""

    ask: str
    label: str
    says: str


# The built-in guide reads the quoted title as "this" when the message says which article is open.
OFFERS = (
    Offer("explain", "Explain it differently", "Explain “{title}” differently, please."),
    Offer("examples", "Show examples from my trade", "Show me examples of “{title}” from my trade."),
    Offer("fit", "Does it apply to me?", "Does “{title}” apply to me?"),
    Offer("journey", "Is there a journey?", "Is there a journey for “{title}”?"),
)


def chat_path(concept: str, ask: str | None = None) -> str:
    """The address that opens the chat on an article, and lets it ask at once."""
    return f"/?about={concept}" + (f"&ask={ask}" if ask else "")


def start_ask(journey: str) -> str:
    """The wish to begin a journey, as an address names it."""
    return f"start-{journey}"


def question(concept: Concept, ask: object) -> str | None:
    """What the person is taken to say; None for an offer that there is not."""
    for offer in OFFERS:
        if offer.ask == ask:
            return offer.says.format(title=concept.title)
    numbered = {str(number): text for number, text in enumerate(concept.follow_ups, start=1)}
    return numbered.get(ask) if isinstance(ask, str) else None
