"""What a person has agreed to: a yes of their own, right after they were shown the words of the question.

A model can ask for a tool that spends; only this can let it run, and only with exactly the arguments that were shown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from assistant.messages import AssistantMessage, Message, ToolMessage, UserMessage

YES = re.compile(
    r"(?:(?:yes|yeah|yep|ok(?:ay)?|sure|agreed|i agree|go ahead|do it|please do|go on|please|ask for the rest|"
    r"that'?s (?:fine|ok(?:ay)?)|ask (?:them|both)(?: both)?(?: models)?|i(?:'m| am) fine with (?:that|it))"
    r"(?: (?:now|then))?[\s,.!]*)+",
    re.IGNORECASE,
)
UNSURE = re.compile(r"(?:please|ok(?:ay)?|sure)[\s,.!]*", re.IGNORECASE)  # too little to spend money on

Agreed = tuple[str, dict[str, Any]]


def says_yes(text: str) -> bool:
    """Whether a message is a yes and nothing else."""
    said = text.strip().replace("’", "'")
    return bool(YES.fullmatch(said)) and not UNSURE.fullmatch(said)


def agreed_call(transcript: Sequence[Message]) -> Agreed | None:
    """The tool and arguments that the last message agrees to; None when it is no yes, or nothing was asked for.

    The question counts only if the person saw it: its words must stand in the answer before.
    """
    spoken = [at for at, message in enumerate(transcript) if isinstance(message, UserMessage)]
    if len(spoken) < 2 or not says_yes(str(getattr(transcript[spoken[-1]], "text", ""))):
        return None
    before = transcript[spoken[-2] : spoken[-1]]
    said = " ".join(message.text for message in before if isinstance(message, AssistantMessage))
    for message in reversed(before):
        asked = _asked(message) if isinstance(message, ToolMessage) and message.ok else None
        if asked is not None:
            words, tool, arguments = asked
            return (tool, arguments) if all(_plain(word) in _plain(said) for word in words) else None
    return None


def agreed_keys(transcript: Sequence[Message]) -> frozenset[tuple[str, str]]:
    """The same as the loop compares it: the tool with its arguments in canonical JSON."""
    found = agreed_call(transcript)
    return frozenset() if found is None else frozenset({(found[0], json.dumps(found[1], sort_keys=True))})


def _asked(message: ToolMessage) -> tuple[list[str], str, dict[str, Any]] | None:
    try:
        content = json.loads(message.content)
    except ValueError:
        return None
    asks = content.get("to_agree") if isinstance(content, dict) else None
    if not isinstance(asks, dict) or not isinstance(asks.get("arguments"), dict):
        return None
    return [str(word) for word in asks.get("words", [])], str(asks.get("tool")), asks["arguments"]


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[*_`\\]", "", text).split())
