"""Good lines of every layout, invented here, and files made of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from dataset.check.check import check_file
from dataset.check.report import CheckReport

THINGS = (
    "Oak stool", "Linen apron", "Tin kettle", "Wool blanket", "Glass jar", "Copper pan", "Paper lamp", "Clay bowl",
    "Felt slippers", "Cork mat", "Brass hook", "Silk scarf",
)  # fmt: skip


def asked(number: int) -> str:
    return f"Write one line for the shop about: {THINGS[number % 12]} number {number}."


def answered(number: int) -> str:
    return f"{THINGS[number % 12]} {number}, made to be used every day."


def user(text: object = "Brief?") -> dict[str, Any]:
    return {"role": "user", "content": text}


def assistant(text: object = "Piece.", **more: Any) -> dict[str, Any]:
    return {"role": "assistant", "content": text, **more}


def system(text: str = "Be plain.") -> dict[str, Any]:
    return {"role": "system", "content": text}


def chat(*messages: Any, **more: Any) -> dict[str, Any]:
    """A line of chat; a tool that is called is also described, unless `tools` is given."""
    if any(isinstance(message, dict) and message.get("tool_calls") for message in messages):
        more.setdefault("tools", [offered()])
    return {"messages": list(messages), **more}


def call(**changes: Any) -> dict[str, Any]:
    made = {"id": "call00001", "type": "function", "function": {"name": "count", "arguments": "{}"}, **changes}
    return {key: value for key, value in made.items() if value is not None}


def answer_of_tool(**changes: Any) -> dict[str, Any]:
    made = {"role": "tool", "tool_call_id": "call00001", "content": "20", **changes}
    return {key: value for key, value in made.items() if value is not None}


def offered(**changes: Any) -> dict[str, Any]:
    made = {"name": "count", "description": "Counts words.", "parameters": {"type": "object"}, **changes}
    return {"type": "function", "function": {key: value for key, value in made.items() if value is not None}}


def content(role: str, text: object = "Words.") -> dict[str, Any]:
    return {"role": role, "parts": [{"text": text}]}


def turn(speaker: str, text: object = "Words.") -> dict[str, Any]:
    return {"from": speaker, "value": text}


def preference(**changes: Any) -> dict[str, Any]:
    made = {
        "input": {"messages": [user()]},
        "preferred_output": [assistant("Better.")],
        "non_preferred_output": [assistant("Worse.")],
        **changes,
    }
    return {key: value for key, value in made.items() if value is not None}


def good(layout: str, number: int) -> dict[str, Any]:
    ask, answer = asked(number), answered(number)
    made: Mapping[str, dict[str, Any]] = {
        "chat": chat(user(ask), assistant(answer)),
        "prompt_completion": {"prompt": f"{ask}\n\n###\n\n", "completion": f" {answer} END"},
        "text": {"text": f"{ask} {answer}"},
        "contents": {"contents": [content("user", ask), content("model", answer)]},
        "sharegpt": {"conversations": [turn("human", ask), turn("gpt", answer)]},
        "alpaca": {"instruction": ask, "input": "", "output": answer},
        "preference": preference(input={"messages": [user(ask)]}, preferred_output=[assistant(answer)]),
        "chosen_rejected": {"prompt": ask, "chosen": answer, "rejected": "Buy now!"},
    }
    return made[layout]


def line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def lines(layout: str, count: int = 12) -> list[bytes]:
    return [line(good(layout, number)) for number in range(count)]


def with_third(layout: str, third: bytes) -> bytes:
    """A good file of twelve lines, but for the third."""
    every = lines(layout)
    every[2] = third
    return b"\n".join(every) + b"\n"


def check(data: bytes, provider: str | None = None, **more: Any) -> CheckReport:
    return check_file(BytesIO(data), provider, **more)


def told(report: CheckReport) -> list[tuple[str, int | None, str | None, str]]:
    return [(problem.severity, problem.line, problem.field, problem.rule) for problem in report.problems]
