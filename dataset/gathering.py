"""What to gather before there are pairs: how an input and an output look in a trade."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class PairShape:
    """What stands on the two sides of a pair in one line of work."""

    trades: str  # pattern for the trade as the person tells it
    input: str
    output: str


SHAPES: tuple[PairShape, ...] = (
    PairShape(
        r"\bux\b|microcopy|designer",
        "Screen, element, what happened, tone, length. “Checkout, error, card refused, calm, 60 characters.”",
        "The text that shipped.",
    ),
    PairShape(
        r"translat|interpret|locali[sz]",
        "The source passage with the terms that have to be used.",
        "Your final translation, as delivered.",
    ),
    PairShape(
        r"grant|fundrais|\bbid\b",
        "The funder's question, the word limit, the charity's facts for it.",
        "The answer as it was submitted.",
    ),
    PairShape(
        r"consult|analyst|real[- ]estate|research",
        "Heading of the section, the figures for it as a small table, who reads it.",
        "The section as you delivered it.",
    ),
    PairShape(
        r"bookkeep|account|tax",
        "The month's figures and your notes on them.",
        "The comment or letter as you sent it.",
    ),
    PairShape(
        r"develop|program|engineer",
        "The ticket, the signature and the code around it, without keys or passwords.",
        "The change as it was merged.",
    ),
    PairShape(
        r"editor|proofread|subtitl|caption",
        "The passage before your edit.",
        "The passage after it.",
    ),
    PairShape(
        r"recruit|\bhr\b",
        "The facts of the role and your notes from the call.",
        "The advert or message as it went out.",
    ),
    PairShape(
        r"support|assistant|customer|shop",
        "The customer's message and the facts that the answer needs, names replaced.",
        "The reply as it was sent.",
    ),
    PairShape(
        r"transcri|typist|lawyer|legal|minutes",
        "The raw transcript or source text, names replaced.",
        "The finished document in your layout.",
    ),
    PairShape(
        r"novel|author|ghost|fiction|speech",
        "A plain draft of the paragraph, or its outline in two lines.",
        "Your own paragraph.",
    ),
    PairShape(
        r"copy|content|writer|market|seo|social|journal|blog",
        "Product or subject, core points, reader, length. “Invoicing for dentists; reminders, card payments; practice "
        "manager; 150 words.”",
        "The piece as the client approved it, word for word.",
    ),
)
ANY = PairShape(
    "",
    "The brief or notes as they really arrived, with every fact that the piece needs.",
    "The approved piece, word for word.",
)


def pair_shape(trade: str | None, task: str | None) -> PairShape:
    """How a pair looks in the trade; failing that by the task, failing that in general."""
    for text in (trade, task):
        for shape in SHAPES:
            if text and re.search(shape.trades, text, re.IGNORECASE):
                return shape
    return ANY
