"""How many pieces a month there would be, if something came about that is not settled yet."""

from __future__ import annotations

import re

from assistant.models.guide.reading.figures import read_figures, spell_out
from assistant.models.guide.reading.said import Said

SETTLES = (
    r"(?:signs?|signed|agrees?|agreed|comes? (?:in|through|off|about)|says? yes|go(?:es)? (?:ahead|through)|accepts?|"
    r"wins?|won|gets?|got|lands?|landed|takes? (?:me|us) on|orders?|renews?|hires?|materiali[sz]es?|picks? (?:me|us)|"
    r"decides? for|works? out|happens?)"
)
IF_SETTLED = (
    rf"\b(?:if|once|when|should|provided|as soon as) (?:they|she|he|it|that|this|we|i|the [\w-]+|my [\w-]+|our [\w-]+|"
    rf"an? [\w-]+)(?: [\w'-]+){{0,4}} {SETTLES}\b"
)
MAY_COME = (
    r"\b(?:may or may not|might|may|could|wants? to|would like to) (?:\w+ ){0,2}?(?:sign|hire|take|give|send|order|commission|"
    r"book|need)\b"
)


def read_expected(said: Said, asked: str | None = None) -> int | None:
    """The volume a month that hangs on something open; a bare figure counts only where the volume was asked for.

    None where no figure is said so, or more than one.
    """
    values = set[int]()
    for sentence in said.sentences:
        low = spell_out(sentence.text)
        if not (re.search(IF_SETTLED, low) or re.search(MAY_COME, low)):
            continue
        for figure in read_figures(low):
            if figure.monthly is not None:
                values.add(figure.monthly)
            elif asked == "volume_per_month" and figure.is_stock and figure.counts in ("plain", "pieces"):
                values.add(figure.value)
    return values.pop() if len(values) == 1 else None
