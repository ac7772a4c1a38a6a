"""Messages after a verdict that argue with it, and the question about the subject that a case may carry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from assistant.models.guide.classify import Want
from assistant.models.guide.follow import leans_on_before
from assistant.models.guide.objecting import GENERAL, in_full
from assistant.models.guide.reading.statements import is_question, plain, sentences
from assistant.models.guide.turns import Talk
from knowledge.embed import Embedder

ANSWERED_BY_THE_VERDICT: frozenset[str] = frozenset({"explain", "judge_fit", "clarify", "decline"})
OF_THE_CASE = (
    r"\b(?:i|we|my|our|me|us|mine|it|its|they|them|their|he|she|his|her|this|that|these|those|then|anyway|train\w*|"
    r"models?|tun(?:e|ed|ing)|fine-?tun\w*|prompts?|samples?|examples?|volume|pieces|texts|quality|rules?|facts|costs?|ai|chatgpt|gpt|data|client\w*)\b"
)
PERSONAL = r"\b(?:i|we|my|our|me|us|mine|ours|it|they|them|this|that|these|those)\b"
BESIDE_IT = r"\b(?:weather|joke|poem|recipe|song|news|football|bitcoin|holiday|your name|who made you)\b"
# A question about the decision itself is what the verdict answers.
DECIDES = (
    r"\bworth\b|\bshould (?:i|we)\b|\btrain (?:one )?or\b|\bor not\b|"
    r"\b(?:can|could|will|would|might|may|does|do|is|are) (?:\w+ ){0,3}"
    r"(?:train\w*|tun\w*|fine-?tun\w*|teach|taught|help|feasible|foolish|learn|moment|sense|idea|tool|way)\b|"
    r"\bwhat (?:do|would|should) (?:you|i|we)\b|\bwhere (?:do|to|would|should) (?:i|we|to)? ?(?:start|begin)\b|"
    r"\byes or no\b|\bbusiness case\b|\bwhat now\b"
)
ASKS = r"\b(?:how|what|which|where|why|when|who|do i (?:need|have)|is (?:\w+ ){1,4}enough)\b"
MONEY = (
    r"\b(?:cost\w*|pric\w+|pay\w*|bill\w*|budget|charg\w+|dollars?|euros?|money|fees?|expens\w+|cheap\w*|much)\b|[$€£]"
)
FEWEST = 4  # words of a question about the subject
TELLS_WHEN = r"(?:when|where|while|whenever|wherever)\b[^?]*$"  # "When asked, it knows nothing of them." asks nothing
LONGEST_STATED = 14  # words of a figure put right after a verdict


def is_met_by_verdict(
    talk: Talk, text: str, want: Want | str, facts: Mapping[str, Any], situation: Mapping[str, Any]
) -> bool:
    """Whether a message that follows a verdict is about that verdict, and tells nothing that would be judged anew.

    A question in general is the library's, and so is what has nothing to do with the case.
    """
    if (
        not stands(talk)
        or want not in ANSWERED_BY_THE_VERDICT
        or text in (talk.last.next_questions if talk.last else ())
    ):
        return False
    new = {name for name, value in facts.items() if situation.get(name) != value} - {
        "profession",
        "goal",
        "needs_facts",
    }
    low = plain(text)
    if new and "?" not in text and not re.match(r"(?:but|so|then|and|well|still)\b", low):
        return False
    if re.search(BESIDE_IT, low) or (re.match(GENERAL, low) and not re.search(PERSONAL, low)):
        return False
    return want != "decline" or bool(re.search(OF_THE_CASE, low) or in_full(text)) or leans_on_before(text)


def stands(talk: Talk) -> bool:
    """Whether a verdict was given, also one that names what it assumed, or that asks nothing more."""
    found = talk.judged
    if found is None:
        return False
    return found.verdict != "it_depends" or bool(found.content.get("provisional")) or not found.content.get("question")


def grounds_of(content: Mapping[str, Any]) -> list[str]:
    """All that can be said for a verdict and about what would change it, a sentence each."""
    side = "for" if content.get("verdict") == "fine_tune" else "against"
    return [
        *(str(reason["text"]) for reason in content.get("reasons", [])),
        *(str(row["reason"]) for row in content.get("scores", []) if row.get("state") == side),
        *map(str, content.get("would_change", [])),
        *map(str, content.get("risks", [])),
        *(str(content[part]) for part in ("next_step", "alternative") if content.get(part)),
    ]


def nearest_ground(talk: Talk, text: str, embedder: Embedder) -> str:
    """What of the verdict that stands is nearest in meaning to a message; what was just said only if nothing else is.

    Empty when no verdict stands.
    """
    grounds = list(dict.fromkeys(grounds_of(talk.judged.content))) if talk.judged else []
    last = talk.last.answer if talk.last else ""
    grounds = [ground for ground in grounds if ground not in last] or grounds
    if not grounds:
        return ""
    return grounds[int(np.argmax(embedder.embed(grounds) @ embedder.embed([text])[0]))]


def states_after_verdict(talk: Talk, text: str) -> bool:
    """Whether a message only states something after a verdict: "no wait, more like 40 a month now".

    After a sum it is the sum that is counted again.
    """
    summed = talk.last is not None and talk.last.of("estimate_cost") is not None
    return stands(talk) and not summed and "?" not in text and len(text.split()) <= LONGEST_STATED


def question_on_subject(text: str) -> str | None:
    """The question in a telling that asks for more than the decision: "How many examples does that need?"."""
    asked = (sentence for sentence in sentences(text) if is_question(sentence) and len(sentence.split()) >= FEWEST)
    asked = (sentence for sentence in asked if not re.match(TELLS_WHEN, plain(sentence)))
    return next((s for s in asked if re.search(ASKS, plain(s)) and not re.search(DECIDES, plain(s))), None)
