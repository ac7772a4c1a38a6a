"""A verdict in one line, with the next step in another."""

from __future__ import annotations

import re

from assistant.models.guide.composed import Composed, own_next
from assistant.models.guide.turns import Exchange

# "So no training then?", after a verdict: yes or no first.
NO_TRAINING = r"\b(?:no|not|don't|do not|shouldn't|never|without)\b.{0,12}\b(?:train\w*|fine-?tun\w*|tun(?:e|ing))\b"


def in_a_line(now: Exchange, asked: str = "") -> Composed:
    """The headline of the verdict, or the view so far, and the first sentence of the next step.

    Whether there is no training then, where that was `asked`, is said first.
    """
    found = now.of("judge_fit")
    assert found is not None, "a verdict was asked for and given"
    said = str(found.content.get("headline") or "")
    step = _first_sentence(str(found.content.get("next_step") or ""))
    asks = str(found.content["asks"]) if found.content.get("asks") and not found.content.get("provisional") else None
    question = f" One thing is open: {found.content['question']}" if asks and found.content.get("question") else ""
    next_step = f" Next: {step}" if step and not question else ""
    lead = ""
    if re.search(NO_TRAINING, asked, re.IGNORECASE):
        lead = "No, the other way round: " if found.verdict == "fine_tune" else "Right, no training for now. "
    return Composed(
        f"{lead}**{said}**{next_step}{question}", "judge_fit", asks=asks, suggestions=own_next(found.content)
    )


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s", " ".join(text.split()), maxsplit=1)[0]
