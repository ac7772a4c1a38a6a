"""One example of any layout: what is wrong in it, and what its two sides are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dataset.check.chat import chat_findings
from dataset.check.layouts import Layout
from dataset.check.pairs import alpaca_findings, chosen_findings, preference_findings, prompt_findings, text_findings
from dataset.check.report import Finding
from dataset.check.turns import contents_findings, sharegpt_findings

_RULES: Mapping[Layout, Callable[[Mapping[str, Any]], Iterator[Finding]]] = {
    "chat": chat_findings,
    "prompt_completion": prompt_findings,
    "text": text_findings,
    "contents": contents_findings,
    "sharegpt": sharegpt_findings,
    "alpaca": alpaca_findings,
    "preference": preference_findings,
    "chosen_rejected": chosen_findings,
}
ANSWERS = ("assistant", "model", "gpt")
ANSWER_FIELD: Mapping[Layout, str] = {
    "chat": "messages", "contents": "contents", "sharegpt": "conversations", "prompt_completion": "completion",
    "alpaca": "output", "text": "text", "preference": "preferred_output", "chosen_rejected": "chosen",
}  # fmt: skip
PROMPT_FIELD: Mapping[Layout, str] = {
    "chat": "messages[0].content", "contents": "contents[0].parts[0].text", "sharegpt": "conversations[0].value",
    "prompt_completion": "prompt", "alpaca": "instruction", "text": "text", "preference": "input.messages",
    "chosen_rejected": "prompt",
}  # fmt: skip


def example_findings(value: Mapping[str, Any], layout: Layout) -> Iterator[Finding]:
    """Everything that is wrong inside one example, its keys spelled as the layout spells them."""
    return _RULES[layout](value)


def sides(value: Mapping[str, Any], layout: Layout) -> tuple[str, str]:
    """What is asked and what is answered, as text; for comparing examples, also where they are not in order."""
    if layout in ("chat", "contents", "sharegpt"):
        turns = [_turn(turn) for turn in _items(value.get(ANSWER_FIELD[layout]))]
        last = max((index for index, (role, _) in enumerate(turns) if role in ANSWERS), default=len(turns))
        asked = "\n".join(text for _, text in turns[:last])
        return asked, "\n".join(text for _, text in turns[last:])
    if layout == "alpaca":
        return f"{value.get('instruction', '')}\n{value.get('input') or ''}", str(value.get("output", ""))
    if layout == "preference":
        asked_of = value.get("input")
        messages = asked_of.get("messages") if isinstance(asked_of, dict) else None
        asked = "\n".join(_turn(turn)[1] for turn in _items(messages))
        return asked, "\n".join(_turn(turn)[1] for turn in _items(value.get("preferred_output")))
    if layout == "text":
        return "", str(value.get("text", ""))
    asking, answering = ("prompt", "completion") if layout == "prompt_completion" else ("prompt", "chosen")
    return str(value.get(asking, "")), str(value.get(answering, ""))


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _turn(turn: Any) -> tuple[str, str]:
    if not isinstance(turn, dict):
        return "", ""
    content = turn.get("content", turn.get("value", turn.get("parts")))
    if isinstance(content, list):
        content = " ".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    role = str(turn.get("role", turn.get("from", "")))
    return role, content if isinstance(content, str) else str(turn.get("tool_calls", ""))
