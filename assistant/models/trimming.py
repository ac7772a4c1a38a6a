"""Making a conversation fit a model: old tool results are shortened first, then the oldest turns are left out."""

from __future__ import annotations

import json
from collections.abc import Sequence

from assistant.messages import Message, ToolMessage, UserMessage

SHORT_CHARACTERS = 400
# English runs at about 4.2 bytes a token, JSON at about 3, Chinese at 3 bytes a character and up to a token each. Three
# errs towards too many tokens for most text, so that a limit is seldom crossed; exact counts differ by provider.
BYTES_PER_TOKEN = 3
TOKENS_PER_MESSAGE = 6


def estimate_tokens(text: str) -> int:
    """Roughly how many tokens `text` is, erring upwards for most languages; needs no tokenizer."""
    return -(-len(text.encode(errors="replace")) // BYTES_PER_TOKEN)


def message_tokens(message: Message) -> int:
    """Roughly how many tokens a message takes in a request."""
    if isinstance(message, UserMessage):
        return TOKENS_PER_MESSAGE + estimate_tokens(message.text)
    if isinstance(message, ToolMessage):
        return TOKENS_PER_MESSAGE + estimate_tokens(message.name + message.content)
    written = message.text + "".join(call.name + call.arguments for call in message.calls)
    return TOKENS_PER_MESSAGE * (1 + len(message.calls)) + estimate_tokens(written)


def transcript_tokens(messages: Sequence[Message]) -> int:
    """Roughly how many tokens a transcript takes."""
    return sum(message_tokens(message) for message in messages)


def trim(messages: Sequence[Message], limit_tokens: int) -> tuple[Message, ...]:
    """The transcript shortened to `limit_tokens`, or as far as the rules go; the newest turn is never left out.

    Tool results of earlier turns are shortened, oldest first; then the oldest turns are left out whole; then the tool
    results of the newest turn are shortened. What the person wrote is never cut.
    """
    newest = _turn_starts(messages)[-1]
    kept = _shorten_results(messages[:newest], limit_tokens - transcript_tokens(messages[newest:]))
    kept += messages[newest:]
    kept = _drop_oldest_turns(kept, limit_tokens)
    return tuple(_shorten_results(kept, limit_tokens))


def left_out(before: Sequence[Message], after: Sequence[Message]) -> bool:
    """True when trimming has taken whole turns away."""
    return len(after) < len(before)


def _turn_starts(messages: Sequence[Message]) -> list[int]:
    """Where turns begin; what precedes the first question belongs to the first turn."""
    questions = [i for i, message in enumerate(messages) if isinstance(message, UserMessage)]
    return [0, *questions[1:]]


def _shorten_results(messages: Sequence[Message], limit_tokens: int) -> list[Message]:
    shortened = list(messages)
    excess = transcript_tokens(messages) - limit_tokens
    for i, message in enumerate(messages):
        if excess <= 0:
            break
        if isinstance(message, ToolMessage) and len(message.content) > 2 * SHORT_CHARACTERS:
            shorter = message.model_copy(update={"content": _shorten(message.content)})
            excess -= message_tokens(message) - message_tokens(shorter)
            shortened[i] = shorter
    return shortened


def _shorten(content: str) -> str:
    return json.dumps({"shortened": content[:SHORT_CHARACTERS] + " ..."}, ensure_ascii=False)


def _drop_oldest_turns(messages: list[Message], limit_tokens: int) -> list[Message]:
    total = transcript_tokens(messages)
    starts = _turn_starts(messages)
    first = 0
    for start in starts[1:]:
        if total <= limit_tokens:
            break
        total -= transcript_tokens(messages[first:start])
        first = start
    return messages[first:]
