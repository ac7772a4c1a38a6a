"""Asking for the prompt kit, or after one's own build, as against asking what such things are."""

from __future__ import annotations

import re

from assistant.models.guide.reading.statements import plain

KIT = re.compile(
    r"\bprompt[- ]kit\b|\b(?:only|just) (?:want|need|make|take)?\s?(?:me )?(?:the|a|my) kit\b|\b(?:want|need|make me) (?:only|just) (?:the|a|my) kit\b"
)
ABOUT_IT = re.compile(
    r"\b(?:what(?:'s| is| are| does)|how (?:does|do|is)|why|explain|difference|instead|better|versus|vs)\b"
)
_THING = r"(?:build|(?:training )?data(?: ?set)?|files?|pairs|training file|work)"
STATUS = re.compile(
    rf"\b(?:is|are) (?:my|the) {_THING} (?:ready|done|finished|written|there)\b|"
    rf"\bhow far (?:is|are|along is) (?:my|the|it|that) ?{_THING}?\b|"
    r"\bhow many (?:pairs|examples) (?:did you (?:find|get|make)|were found|are there now|have you found)\b|"
    r"\bwhat did you (?:find|make of) (?:in )?(?:my|the|those|these) (?:files|work|texts|folder|zip)\b|"
    r"\b(?:show|open|find) (?:me )?my (?:build|data ?set|training data)\b|\bwhere (?:is|are) my (?:build|data ?set|"
    r"training data|training files?)\b"
)
SAMPLE = re.compile(
    r"\b(?:try|show|start|run|build|see|test|use|play)\b.{0,40}\b(?:sample work|sample files|demo(?:nstration)? (?:work|files|"
    r"build|data))\b|^(?:run |start |show me |try )?(?:the |a )?demo(?: please)?[.!]?$"
)
LONGEST = 20  # words
NO_TRAINING = r"\b(?:no|not|without|don't|never|nothing)\b.{0,25}\btrain"


def asks_for_kit(text: str) -> bool:
    """Whether a message asks for the kit itself: "Make me a prompt kit", "Can I have my prompt kit?"."""
    said = plain(text)
    return bool(KIT.search(said)) and not ABOUT_IT.search(said) and len(said.split()) <= LONGEST


def sets_training_aside(text: str) -> bool:
    """Whether who asks for the kit says that nothing is to be trained: "only the kit please, not training data"."""
    return re.search(NO_TRAINING, plain(text)) is not None


def asks_for_sample(text: str) -> bool:
    """Whether a message asks to try a build with the sample work."""
    said = plain(text)
    return bool(SAMPLE.search(said)) and len(said.split()) <= LONGEST


def asks_after_build(text: str) -> bool:
    """Whether a message asks how the person's own build stands: "Is my training data ready?"."""
    said = plain(text)
    return bool(STATUS.search(said)) and len(said.split()) <= LONGEST
