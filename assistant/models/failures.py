"""What went wrong at a provider, in Peri's words: never the provider's text, which may hold keys or private matters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.errors import ContextTooLong, ModelError, ModelMisconfigured, ModelRefused, ModelUnavailable

UNREACHABLE = "{model} could not be reached. Check that you are online or that its server runs, then try again."
TOO_MANY = "{model} is taking no more requests at the moment. Wait a minute, then try again."
TOO_MANY_FOR = "{model} is taking no more requests for the next {seconds} seconds. Try again after that."
TROUBLE = "{model} has trouble on its own side at the moment. Try again in a minute."
TOO_SLOW = "{model} did not answer in time. Try again, or ask for less at once."
BROKE_OFF = "The answer from {model} broke off. What was said so far is kept; try again for the rest."
EMPTY = "{model} sent an empty answer. Try again, or put the question another way."
NO_ROOM = "{model} used up the length of its answer before it said anything. Try again, or ask for less at once."
REFUSED = "The provider of {model} withheld this answer with its content filter. Put the question another way."
TOO_LONG = (
    "This conversation no longer fits {model}, even when shortened. Start a new conversation, or send a shorter "
    "message."
)
NO_KEY = (
    "{model} did not accept Peri's key, or there is none. Whoever set Peri up can put it into PERI_API_KEY and start "
    "Peri again; do not type it into the chat."
)
NO_CREDIT = "The provider's account for {model} has no credit left. Whoever set Peri up can top it up there."
UNKNOWN = "No model answers to the name {model}. Whoever set Peri up can correct PERI_MODEL or PERI_API_BASE."
BAD_REQUEST = (
    "{model} does not take requests as Peri sends them; perhaps it cannot use tools. Whoever set Peri up can name "
    "another model in PERI_MODEL."
)
MISSING_PART = "Peri lacks a package that {model} needs. Whoever set Peri up can name another model in PERI_MODEL."

LONGEST_WAIT_S = 20  # a provider that asks for a longer pause is not waited for

_PASSING_STATUS = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})
_FILTER_CODES = frozenset({"content_policy_violation", "content_filter", "responsibleaipolicyviolation"})
_QUOTA_CODES = frozenset({"insufficient_quota", "billing_hard_limit_reached"})
# LiteLLM 1.105.3 tells a too long prompt from other bad requests for some wordings only.
_TOO_LONG = re.compile(
    r"context.{0,3}(length|window|size)|prompt is too long|maximum context|too many tokens", re.IGNORECASE
)
_NO_CREDENTIALS = "Missing credentials"  # the OpenAI client without a key; LiteLLM 1.105.3 calls that a 500


@dataclass(frozen=True)
class Failure:
    """A failed call: what to tell the person, and whether and when another try may help."""

    error: ModelError
    is_passing: bool = False
    retry_after_s: float | None = None


def explain(error: BaseException, model: str) -> Failure:
    """What `error`, raised by LiteLLM, the OpenAI client or the network, means for the person."""
    status = getattr(error, "status_code", None)
    codes = _codes(error)
    text = str(error)
    if isinstance(error, ImportError):
        return Failure(ModelMisconfigured(MISSING_PART.format(model=model)))
    if _is(error, "ContentPolicyViolationError") or codes & _FILTER_CODES:
        return Failure(ModelRefused(REFUSED.format(model=model)))
    if _is_too_long(error, status, codes, text):
        return Failure(ContextTooLong(TOO_LONG.format(model=model)))
    if codes & _QUOTA_CODES or status == 402:
        return Failure(ModelMisconfigured(NO_CREDIT.format(model=model)))
    if status in (401, 403) or _NO_CREDENTIALS in text:
        return Failure(ModelMisconfigured(NO_KEY.format(model=model)))
    if status == 404 or "LLM Provider NOT provided" in text:
        return Failure(ModelMisconfigured(UNKNOWN.format(model=model)))
    if isinstance(status, int) and 400 <= status < 500 and status not in _PASSING_STATUS:
        return Failure(ModelMisconfigured(BAD_REQUEST.format(model=model)))
    return _passing(error, status, model)


def broke_off(error: BaseException, model: str) -> ModelError:
    """What an error in the middle of an answer means: a filter is named as such, all else is a broken stream."""
    meaning = explain(error, model).error
    return meaning if isinstance(meaning, ModelRefused) else ModelUnavailable(BROKE_OFF.format(model=model))


def _passing(error: BaseException, status: object, model: str) -> Failure:
    wait = _retry_after_s(error)
    worth_it = wait is None or wait <= LONGEST_WAIT_S
    if status == 429:
        sentence = TOO_MANY if worth_it else TOO_MANY_FOR
    elif isinstance(error, TimeoutError) or status in (408, 504):
        sentence = TOO_SLOW
    elif _is_connection(error):
        sentence = UNREACHABLE
    else:
        sentence = TROUBLE
    return Failure(ModelUnavailable(sentence.format(model=model, seconds=round(wait or 0))), worth_it, wait)


def _is(error: BaseException, class_name: str) -> bool:
    """LiteLLM's own kinds are told by name, so that this file does not import LiteLLM."""
    return any(kind.__name__ == class_name for kind in type(error).__mro__)


def _is_connection(error: BaseException) -> bool:
    # LiteLLM 1.105.3 calls a refused connection an internal server error; only its text tells.
    return isinstance(error, OSError) or _is(error, "APIConnectionError") or "Connection error" in str(error)


def _is_too_long(error: BaseException, status: object, codes: frozenset[str], text: str) -> bool:
    if _is(error, "ContextWindowExceededError") or "context_length_exceeded" in codes or status == 413:
        return True
    return status in (400, 422, 500) and _TOO_LONG.search(text) is not None


def _codes(error: BaseException) -> frozenset[str]:
    body: Any = getattr(error, "body", None)
    inner = body.get("code") if isinstance(body, Mapping) else None
    return frozenset(str(code).lower() for code in (getattr(error, "code", None), inner) if code)


def _retry_after_s(error: BaseException) -> float | None:
    """Seconds that the provider asks to wait; a date or nonsense counts as not told."""
    for headers in (getattr(error, "litellm_response_headers", None), _response_headers(error)):
        value = headers.get("retry-after") if headers is not None else None
        if value is not None and re.fullmatch(r"\d+(\.\d+)?", value):
            return float(value)
    return None


def _response_headers(error: BaseException) -> Any:
    return getattr(getattr(error, "response", None), "headers", None)
