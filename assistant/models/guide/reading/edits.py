"""Facts that are put right by name ("Please correct: examples on hand is 60.") or taken back ("scratch the budget")."""

from __future__ import annotations

import re
from typing import Any

from assistant.models.guide.reading.complaints import complains
from assistant.models.guide.reading.counts import read_stock
from assistant.models.guide.reading.put_right import put_right
from assistant.models.guide.reading.said import Said
from assistant.models.guide.reading.volumes import read_volume
from journeys.situation import FACTS, Situation

LABELS = {field.replace("_", " "): field for field in FACTS}
CORRECT = re.compile(r"\s*Please correct:\s*(?P<label>[a-z ]+?) is (?P<value>.+?)\.?\s*", re.DOTALL | re.IGNORECASE)
FORGET = re.compile(r"\s*Please forget:\s*(?P<label>[a-z ]+?)\.?\s*", re.IGNORECASE)
YES, NO = ("yes", "true"), ("no", "false")
# How people name what they take back.
NAMED: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(?:monthly budget|budget (?:a|per) month)", ("budget_month_usd",)),
    (r"budget", ("budget", "budget_usd", "budget_month_usd")),
    (r"(?:nda|ndas|privacy|confidentiality)(?: (?:part|thing|bit|stuff))?", ("privacy", "may_use_work")),
    (r"(?:hourly )?rate", ("hourly_rate_usd",)),
    (r"(?:trade|job|profession)", ("profession",)),
    (r"(?:volume|monthly (?:number|volume))", ("volume_per_month",)),
    (r"(?:examples|number of examples|count)(?: on hand)?", ("examples_on_hand",)),
    (r"(?:word count|words|length)", ("words_each",)),
    (r"(?:minutes|editing time|mending time)", ("minutes_each",)),
    (r"(?:languages?)", ("languages",)),
    (r"(?:tools)", ("tools",)),
    (r"(?:task)", ("task",)),
    (r"(?:goal)", ("goal",)),
)
TAKES_BACK = r"(?:please |ok(?:ay)?,? |oh,? |wait,? |actually,? |no,? )*(?:scratch|forget|drop|delete|remove|take back|ignore|strike|disregard)(?: about)?"


def read_edit(text: str) -> dict[str, Any] | None:
    """The fact that a message of the plain form sets or, as None, takes back; None when it is no such message."""
    if (found := FORGET.fullmatch(text)) and (field := LABELS.get(_label(found["label"]))):
        return {field: None}
    if (found := CORRECT.fullmatch(text)) and (field := LABELS.get(_label(found["label"]))):
        value = _value(field, found["value"].strip())
        return None if value is None else {field: value}
    return (_said_again(text) or None) if complains(text) else None


def _said_again(text: str) -> dict[str, Any]:
    """The figures that somebody had to repeat, since they were not heard."""
    said = Said(put_right(text))
    figures = {"examples_on_hand": read_stock(said), "volume_per_month": read_volume(said)}
    return {name: figure for name, figure in figures.items() if figure is not None}


def read_taken_back(said: Said) -> dict[str, None]:
    """Facts that the person takes back in words of their own, each as None."""
    taken: dict[str, None] = {}
    for sentence in said.sentences:
        low = sentence.plain
        for name, fields in NAMED:
            if re.match(
                rf"{TAKES_BACK} (?:what i said about )?(?:the |my |that |our )+{name}(?=[.,;!]|$| (?:i|for now|again|please|bit|thing|part)\b)",
                low,
            ):
                taken |= dict.fromkeys(fields)
                break
    return taken


def _label(label: str) -> str:
    return re.sub(r"\s+", " ", label.strip().lower())


def _value(field: str, said: str) -> Any:
    """The value as its field takes it; None where it does not."""
    kind = str(Situation.model_fields[field].annotation)
    if "bool" in kind:
        low = said.lower()
        return True if low in YES else False if low in NO else None
    if "Literal" in kind:
        return said.lower() if said.lower() in ("low", "medium", "high") else None
    if "int" in kind or "float" in kind:
        digits = re.sub(r"(?<=\d)[,\s](?=\d{3})", "", said.removeprefix("$").removeprefix("US$"))
        if not re.fullmatch(r"\d+(?:\.\d+)?", digits):
            return None
        return float(digits) if "float" in kind else int(digits) if digits.isdigit() else None
    return said[:400] or None
