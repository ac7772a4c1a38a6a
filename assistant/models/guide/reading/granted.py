"""What a question or a wish takes for granted: "how long for my 640 finished answers?", "train it on my 400 itineraries"."""

from __future__ import annotations

import re

from assistant.models.guide.reading import stock_words as words
from assistant.models.guide.reading.said import Said, Sentence
from assistant.models.guide.reading.standing import NEARLY

IMAGINED = r"\b(?:what if|suppose|imagine|had|would have|need)\b"
# What a model is to learn from is there, when it is called one's own.
LEARNS_FROM = (
    r"\b(?:(?:re)?train(?:ed|ing)?|fine-?\s?tun\w+|tun(?:e|ed|ing)|teach(?:ing)?|feed(?:ing)?|learns?|swallow(?:s|ed)?) "
    rf"(?:[\w'-]+ ){{0,4}}?(?:on|from|with|using)? ?(?:all )?(?:of )?(?:my|our)(?: own| best| past| old| finished)*(?: {NEARLY})*\s*$"
)


# "Would 55 approved samples with briefs be enough?": so many finished ones are there, or nobody would ask.
OPENS = rf"(?:(?:so|and|but|then|ok)[, ]+)*(?:would|will|are|is)(?: (?:my|our|the|these))?(?: {NEARLY})* "
ONLY_MADE = r"\b(?:if|when|as|since) (?:i|we) (?:only|just) [a-z]+ \d"
ENOUGH = r"\b(?:be enough|do\b|suffice|enough)"


def stock_taken_for_granted(said: Said) -> int | None:
    """Pieces that a question or a wish takes for granted; None where it names none."""
    for sentence in said.sentences:
        if re.search(IMAGINED, sentence.low):
            continue
        if (sentence.is_question or sentence.is_imagined) and (done := _finished(sentence)) is not None:
            return done
        if (learned := _learned_from(sentence)) is not None:
            return learned
    return None


def _finished(sentence: Sentence) -> int | None:
    """Pieces that are called one's own and finished."""
    low = sentence.low
    for figure in sentence.figures:
        done = re.search(rf"\b{words.DONE}\b", low[figure.start : figure.noun_end])
        before, after = low[: figure.start], low[figure.noun_end :]
        would_do = (
            re.fullmatch(OPENS, before)
            and re.search(ENOUGH, after)
            and re.search(f"{words.VOUCHED.pattern}|{ONLY_MADE}", after)
        )
        if figure.period is None and done and (re.search(words.STATED_STOCK, before) or would_do):
            return figure.value
    return None


def _learned_from(sentence: Sentence) -> int | None:
    """One's own pieces that a model is to learn from."""
    named = [
        figure.value
        for figure in sentence.figures
        if figure.period is None
        and figure.counts in ("pieces", "things")
        and not re.search(r"'(?:s\b| |$)", sentence.low[figure.start : figure.noun_end])  # the texts of 40 clients
        and re.search(LEARNS_FROM, sentence.low[: figure.start])
    ]
    return named[0] if len(named) == 1 else None
