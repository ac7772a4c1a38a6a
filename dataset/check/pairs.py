"""The rules of the layouts with named sides: prompt and completion, text, Alpaca, and the preference layouts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dataset.check.chat import conversation_findings
from dataset.check.report import Finding
from dataset.check.strict_json import kind_of


def prompt_findings(value: Mapping[str, Any]) -> Iterator[Finding]:
    """Prompt and completion: both text; an empty prompt is an open beginning, an empty completion teaches nothing."""
    if isinstance(value.get("prompt"), list) and isinstance(value.get("completion"), list):
        what = "Prompt and completion are lists of messages, which only TRL reads."
        yield Finding("P1.messages", "prompt", what, "Write both as text, or use the chat layout.")
        yield from conversation_findings(value["prompt"], "prompt", is_answered=False)
        yield from _one_answer(value["completion"], "completion", "P1")
        return
    if "prompt" in value and not isinstance(value["prompt"], str):
        yield _not_text("P1", "prompt", value["prompt"])
    if "completion" in value:
        yield from _text("P1", "completion", value["completion"], "completion")


def text_findings(value: Mapping[str, Any]) -> Iterator[Finding]:
    """Plain text: there is some."""
    if "text" in value:
        yield from _text("C5", "text", value["text"], "text", "C4")


def alpaca_findings(value: Mapping[str, Any]) -> Iterator[Finding]:
    """Alpaca: instruction and output are text and not empty; input, system and history may be there."""
    for key in ("instruction", "output"):
        if key in value:
            yield from _text("A1", key, value[key], key)
    for key in ("input", "system"):
        if value.get(key) is not None and not isinstance(value[key], str):
            yield _not_text("A1", key, value[key])
    history = value.get("history")
    if history is not None and not _is_history(history):
        what = '"history" must be a list of pairs of text: [["question", "answer"], ...].'
        yield Finding("A1", "history", what, "Write it so, or leave it out.")


def preference_findings(value: Mapping[str, Any]) -> Iterator[Finding]:
    """Preference pairs: a talk that waits for its answer, and one better and one worse answer to it."""
    asked = value.get("input")
    if "input" in value:
        messages = asked.get("messages") if isinstance(asked, dict) else None
        if not isinstance(asked, dict) or "messages" not in asked:
            what = f'"input" must be an object with "messages", and is {kind_of(asked)}.'
            yield Finding("D1", "input", what, 'Write {"messages": [{"role": "user", "content": "..."}]}.')
        else:
            yield from conversation_findings(messages, "input.messages", is_answered=False)
            if isinstance(messages, list) and messages and isinstance(messages[-1], dict):
                yield from _not_answered_yet(messages)
    for key in ("preferred_output", "non_preferred_output"):
        if key in value:
            yield from _one_answer(value[key], key, "D1")
    if "preferred_output" in value and value["preferred_output"] == value.get("non_preferred_output"):
        yield _same_answers("non_preferred_output")


def chosen_findings(value: Mapping[str, Any]) -> Iterator[Finding]:
    """TRL's preference pairs: chosen and rejected, as text or as lists of messages."""
    for key in ("chosen", "rejected"):
        if isinstance(value.get(key), list):
            field = f"{key}[0]"
            if not value[key] or not all(isinstance(message, dict) for message in value[key]):
                yield Finding(
                    "D1", field, f'"{key}" must hold messages.', 'Write [{"role": "assistant", "content": "..."}].'
                )
        elif key in value:
            yield from _text("D1", key, value[key], key)
    if "chosen" in value and value["chosen"] == value.get("rejected"):
        yield _same_answers("rejected")


def _not_answered_yet(messages: list[Any]) -> Iterator[Finding]:
    if messages[-1].get("role") == "assistant":
        what = 'The talk in "input" ends with the assistant; it has to end with the question.'
        field = f"input.messages[{len(messages) - 1}].role"
        yield Finding("D1", field, what, "Move that answer to preferred_output, or delete it.")


def _one_answer(answers: Any, key: str, rule: str) -> Iterator[Finding]:
    like = '[{"role": "assistant", "content": "..."}]'
    if not isinstance(answers, list) or len(answers) != 1 or not isinstance(answers[0], dict):
        what = f'"{key}" must be a list with exactly one message.'
        yield Finding(rule, key, what, f"Write it as {like}.")
        return
    answer = answers[0]
    if answer.get("role") != "assistant":
        what = "The answer must be a message of the assistant."
        yield Finding(rule, f"{key}[0].role", what, f"Write it as {like}.")
    content = answer.get("content")
    if not answer.get("tool_calls") and not isinstance(content, list):
        yield from _text(rule, f"{key}[0].content", content, "answer")


def _text(rule: str, at: str, text: Any, name: str, type_rule: str | None = None) -> Iterator[Finding]:
    if isinstance(text, str) and text.strip():
        return
    if text is None or isinstance(text, str):
        how = "null" if text is None else "empty" if not text else "only white space"
        what = f"The {name} is {how}."
        yield Finding(
            f"{rule}.empty" if rule != "C5" else rule,
            at,
            what,
            "Write the text, or delete the line: it teaches nothing.",
        )
    else:
        yield _not_text(type_rule or rule, at, text)


def _not_text(rule: str, at: str, value: Any) -> Finding:
    return Finding(
        f"{rule}.type", at, f'"{at}" must be text, and is {kind_of(value)}.', "Put the text in double quotes."
    )


def _same_answers(at: str) -> Finding:
    what = "The better and the worse answer are the same, so there is nothing to prefer."
    return Finding("D1.same", at, what, "Write two different answers, or delete the line.")


def _is_history(history: Any) -> bool:
    return isinstance(history, list) and all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(text, str) for text in pair) for pair in history
    )
