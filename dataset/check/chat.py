"""The rules of the chat layout: messages, roles, their order, content and weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from dataset.check.parts import part_findings
from dataset.check.report import Finding
from dataset.check.strict_json import clip, kind_of
from dataset.check.tool_calls import call_findings, order_of_calls, tool_findings, undescribed

ROLES = ("system", "user", "assistant", "tool")
MEANT: Mapping[str, str] = {
    "human": "user", "customer": "user", "client": "user", "prompter": "user",
    "gpt": "assistant", "bot": "assistant", "ai": "assistant", "model": "assistant", "chatgpt": "assistant",
    "chatbot": "assistant", "developer": "system", "function": "tool",
}  # fmt: skip
MESSAGE_KEYS = {"role", "content", "name", "weight", "tool_calls", "tool_call_id", "function_call", "refusal"}
_LIKE = '{"role": "user", "content": "..."}'


def chat_findings(value: Mapping[str, Any]) -> Iterator[Finding]:
    """Everything that is wrong with one line of the chat layout."""
    if "messages" in value:
        yield from conversation_findings(value["messages"], "messages", is_answered=True)
    if "tools" in value:
        yield from tool_findings(value["tools"])
    if isinstance(value.get("messages"), list):
        yield from undescribed(value["messages"], value.get("tools"))


def conversation_findings(messages: Any, at: str, *, is_answered: bool) -> Iterator[Finding]:
    """The messages one by one, then their order; `is_answered` where the assistant has to have the last word."""
    if not isinstance(messages, list) or not messages:
        what = f'"{at}" must be a list of messages, and is {kind_of(messages) if messages != [] else "an empty list"}.'
        yield Finding("C1", at, what, f"Write it as [{_LIKE}, ...] in square brackets.")
        return
    broken = False
    for index, message in enumerate(messages):
        for finding in _message_findings(message, f"{at}[{index}]"):
            broken = broken or finding.code in ("C1", "C2.role")
            yield finding
    named = [] if broken else [{**message, "role": meant_role(message["role"])} for message in messages]
    if named and all(message["role"] in ROLES for message in named):
        yield from _order(named, at, is_answered)
        yield from order_of_calls(named, at)
        yield from _kinds_of_content(named, at)
        yield from _nothing_to_learn(named, at)


def meant_role(role: Any) -> str | None:
    """The role as trainers spell it, also for another word or other capitals; None where it is not known."""
    if not isinstance(role, str):
        return None
    plain = role.strip().lower()
    return plain if plain in ROLES else MEANT.get(plain)


def _message_findings(message: Any, at: str) -> Iterator[Finding]:
    if not isinstance(message, dict):
        yield Finding(
            "C1", at, f"A message must be an object, and this is {kind_of(message)}.", f"Write it as {_LIKE}."
        )
        return
    yield from _role(message, at)
    yield from _content(message, at)
    yield from _weight(message, at)
    if "tool_calls" in message:
        yield from call_findings(message["tool_calls"], f"{at}.tool_calls")
    for key in message:
        if key not in MESSAGE_KEYS:
            what = f'"{clip(key)}" is not a key of a message; some trainers refuse it, others ignore it.'
            yield Finding("C12", f"{at}.{clip(key)}", what, "Take it out of the training file.")


def _role(message: Mapping[str, Any], at: str) -> Iterator[Finding]:
    remedy = f"Write one of {', '.join(ROLES)}."
    if "role" not in message:
        yield Finding("C2.role", f"{at}.role", 'The message has no "role": nobody knows who speaks.', remedy)
        return
    role = message["role"]
    if role == "function" and "name" in message:
        what = 'The role "function" is an old way to write a tool\'s answer.'
        yield Finding("C3.function", f"{at}.role", what, 'Write "tool", with the "tool_call_id" of the call.')
    elif role == "tool":
        what = "The tool's answer stands as a message of its own, which this service does not name among its roles."
        yield Finding("C3.tool", f"{at}.role", what, "Ask the service first, or leave out examples with tools.")
    elif role not in ROLES:
        shown = f'"{clip(role)}"' if isinstance(role, str) else kind_of(role)
        meant = meant_role(role)
        yield Finding("C3", f"{at}.role", f"The role {shown} is not known.", f'Write "{meant}".' if meant else remedy)


def _content(message: Mapping[str, Any], at: str) -> Iterator[Finding]:
    calls = bool(message.get("tool_calls") or message.get("function_call")) and message.get("role") == "assistant"
    content = message.get("content")
    where, who = f"{at}.content", message.get("role") if isinstance(message.get("role"), str) else "message"
    if calls and (content is None or content == ""):
        return
    if "content" not in message:
        yield Finding("C2.content", where, f'The message of the {clip(str(who))} has no "content".', "Add its text.")
    elif content is None or (isinstance(content, str) and not content.strip()):
        how = "null" if content is None else "empty" if content == "" else "only white space"
        code = "C5.tool" if who == "tool" and content is not None else "C5"
        what = f"The text of the {clip(str(who))} is {how}."
        yield Finding(code, where, what, "Write the text, or delete the example: an empty one teaches nothing.")
    elif isinstance(content, list):
        yield from part_findings(content, message, where)
    elif not isinstance(content, str):
        what = f"The content must be text, and is {kind_of(content)}."
        yield Finding("C4", where, what, "Put the text in double quotes.")


def _weight(message: Mapping[str, Any], at: str) -> Iterator[Finding]:
    if "weight" not in message:
        return
    weight, where = message["weight"], f"{at}.weight"
    remedy = "Write the number 1 (learn from it) or 0 (do not), or leave the key out."
    if isinstance(weight, bool) or not isinstance(weight, int) or weight not in (0, 1):
        shown = clip(str(weight).lower() if isinstance(weight, bool) else str(weight), 20)
        yield Finding("C10", where, f"The weight must be the number 0 or 1, and is {shown}.", remedy)
    elif message.get("role") != "assistant":
        what = "Only the assistant's messages may have a weight: nothing else is learned from."
        yield Finding("C10.role", where, what, 'Take "weight" out of this message.')


def _order(messages: list[dict[str, Any]], at: str, is_answered: bool) -> Iterator[Finding]:
    roles = [message["role"] for message in messages]
    yield from _system_first(roles, at)
    body = [(index, role) for index, role in enumerate(roles) if role != "system"]
    if "user" not in roles:
        what = "Nobody asks: there is no message of the user."
        yield Finding("C6", at, what, 'Add the brief as a message with the role "user".')
    if is_answered and "assistant" not in roles:
        what = "Nobody answers: there is no message of the assistant, so nothing can be learned."
        yield Finding("C6", at, what, 'Add the finished piece as a message with the role "assistant".')
    if "user" in roles and ("assistant" in roles or not is_answered):
        yield from _turns(messages, body, at)
        yield from _last(body, at, is_answered)


def _system_first(roles: list[str], at: str) -> Iterator[Finding]:
    system = [index for index, role in enumerate(roles) if role == "system"]
    for index in system[1:]:
        what = "There is a second system message; an example may have one."
        yield Finding("C7", f"{at}[{index}].role", what, "Put both texts into the first system message.")
    if system and system[0] != 0:
        what = "The system message stands in the middle; it must come first."
        yield Finding("C7", f"{at}[{system[0]}].role", what, "Move it to the top of the example.")


def _turns(messages: list[dict[str, Any]], body: list[tuple[int, str]], at: str) -> Iterator[Finding]:
    first, role = body[0]
    if role == "assistant":
        what = "The assistant speaks first; the user has to begin."
        yield Finding("C8", f"{at}[{first}].role", what, "Put the brief before it as a message of the user.")
    for (before, earlier), (index, later) in pairwise(body):
        called = bool(messages[before].get("tool_calls"))
        if earlier == later == "user" or (earlier == later == "assistant" and not called):
            what = f"Two messages of the {later} stand in a row; user and assistant have to take turns."
            yield Finding("C8", f"{at}[{index}].role", what, "Join the two into one message, or delete one.")
        elif earlier == "tool" and later == "user":
            what = "The user speaks right after a tool; the assistant has to answer first."
            yield Finding("C8", f"{at}[{index}].role", what, "Add the assistant's answer between the two.")


def _last(body: list[tuple[int, str]], at: str, is_answered: bool) -> Iterator[Finding]:
    index, role = body[-1]
    if is_answered and role != "assistant":
        what = f"The example ends with the {role}; the assistant must have the last word, for that is what is learned."
        yield Finding(
            "C9", f"{at}[{index}].role", what, "Add the assistant's answer, or delete what follows its last one."
        )


def _kinds_of_content(messages: list[dict[str, Any]], at: str) -> Iterator[Finding]:
    parts = [index for index, message in enumerate(messages) if isinstance(message.get("content"), list)]
    texts = [index for index, message in enumerate(messages) if isinstance(message.get("content"), str)]
    if parts and texts:
        what = "Some messages of this example hold text, others a list of parts; they must not be mixed."
        yield Finding(
            "C4.mixed", f"{at}[{parts[0]}].content", what, 'Write every content as plain text: "content": "...".'
        )
    elif parts:
        what = "The content is a list of parts. Only services that train on pictures take that."
        yield Finding("C4.parts", f"{at}[{parts[0]}].content", what, 'Write it as plain text: "content": "...".')


def _nothing_to_learn(messages: list[dict[str, Any]], at: str) -> Iterator[Finding]:
    answers = [
        (index, message.get("weight", 1)) for index, message in enumerate(messages) if message["role"] == "assistant"
    ]
    if answers and all(weight == 0 and not isinstance(weight, bool) for _, weight in answers):
        what = "Every answer has the weight 0, so nothing in this example is learned."
        field = f"{at}[{answers[-1][0]}].weight"
        yield Finding("C11", field, what, "Give the answer that should be learned the weight 1, or delete the example.")
