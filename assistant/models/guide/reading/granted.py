"""What a question takes for granted: "how long for my 640 finished answers?"."""

from __future__ import annotations

import re

from assistant.models.guide.reading import stock_words as words
from assistant.models.guide.reading.said import Said


def stock_taken_for_granted(said: Said) -> int | None:
    """Pieces that a question takes for granted: "how long for my 640 finished answers?", "if I've got 130 finished ones"."""
    for sentence in said.sentences:
        if not (sentence.is_question or sentence.is_imagined):
            continue
        low = sentence.low
        if re.search(r"\b(?:what if|suppose|imagine|had|would have|need)\b", low):
            continue
        for figure in sentence.figures:
            done = re.search(rf"\b{words.DONE}\b", low[figure.start : figure.noun_end])
            if figure.period is None and done and re.search(words.STATED_STOCK, low[: figure.start]):
                return figure.value
    return None
