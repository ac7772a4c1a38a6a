"""The rules of the two other layouts that hold talks: Google's contents and ShareGPT's conversations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dataset.check.report import Finding
from dataset.check.strict_json import clip, kind_of

SHAREGPT_ASKS, SHAREGPT_ANSWERS = ("human", "observation"), ("gpt", "function_call")
SHAREGPT_MEANT = {
    "user": "human",
    "assistant": "gpt",
    "bot": "gpt",
    "chatgpt": "gpt",
    "model": "gpt",
    "tool": "observation",
}
GOOGLE_MEANT = {"assistant": "model", "gpt": "model", "bot": "model", "ai": "model", "human": "user"}
_PART_KINDS = {"text", "inlineData", "fileData", "functionCall", "functionResponse", "inline_data", "file_data"}
_PART_KINDS |= {"function_call", "function_response", "videoMetadata", "thought", "thoughtSignature"}
_CONTENT = '{"role": "user", "parts": [{"text": "..."}]}'
_TURN = '{"from": "human", "value": "..."}'


def contents_findings(value: Mapping[str, Any]) -> Iterator[Finding]:
    """Google's layout: contents of user and model in turn, each with parts; the system's words apart."""
    for key in ("systemInstruction", "system_instruction"):
        if key in value:
            yield from _instruction(value[key], key)
    if "contents" not in value:
        return
    contents = value["contents"]
    if not isinstance(contents, list) or not contents:
        what = f'"contents" must be a list that is not empty, and is {kind_of(contents)}.'
        yield Finding("G1", "contents", what, f"Write it as [{_CONTENT}, ...].")
        return
    roles = list[str | None]()
    for index, content in enumerate(contents):
        at = f"contents[{index}]"
        if not isinstance(content, dict):
            yield Finding(
                "G1", at, f"A content must be an object, and is {kind_of(content)}.", f"Write it as {_CONTENT}."
            )
            roles.append(None)
            continue
        yield from _google_role(content, at)
        yield from _parts(content, at)
        roles.append(google_role(content.get("role")))
    if None not in roles and "function" not in roles:
        yield from _google_order(roles)


def google_role(role: Any) -> str | None:
    """user, model or function, also where another word was used; None where it is not known."""
    if not isinstance(role, str):
        return None
    plain = role.strip().lower()
    if plain in ("function", "tool"):
        return "function"
    return plain if plain in ("user", "model") else GOOGLE_MEANT.get(plain)


def _google_role(content: Mapping[str, Any], at: str) -> Iterator[Finding]:
    role = content.get("role")
    if role in ("user", "model"):
        return
    if google_role(role) == "function":
        what = f'The role "{role}" is for a tool\'s answer, which not every Google model trains on.'
        yield Finding("G1.tool", f"{at}.role", what, 'Use "user" for the part with the functionResponse.')
        return
    shown = f'"{clip(role)}"' if isinstance(role, str) else kind_of(role)
    meant = google_role(role)
    what = f"The role {shown} is not known to Google: it is user or model."
    if role == "system":
        yield Finding("G1", f"{at}.role", what, 'Move the system\'s words to "systemInstruction".')
    else:
        yield Finding("G1", f"{at}.role", what, f'Write "{meant}".' if meant else 'Write "user" or "model".')


def _parts(content: Mapping[str, Any], at: str) -> Iterator[Finding]:
    parts = content.get("parts")
    if not isinstance(parts, list) or not parts:
        what = f'"parts" must be a list that is not empty, and is {kind_of(parts)}.'
        yield Finding("G1", f"{at}.parts", what, 'Write "parts": [{"text": "..."}].')
        return
    for index, part in enumerate(parts):
        where = f"{at}.parts[{index}]"
        if not isinstance(part, dict) or not any(key in part for key in _PART_KINDS):
            yield Finding("G1", where, "A part must be an object with a text.", 'Write {"text": "..."}.')
        elif "text" in part and not isinstance(part["text"], str):
            what = f"The text of a part must be text, and is {kind_of(part['text'])}."
            yield Finding("G1", f"{where}.text", what, "Put the text in double quotes.")
        elif "text" in part and not part["text"].strip():
            what = "The text of this part is empty."
            yield Finding("C5", f"{where}.text", what, "Write the text, or delete the example.")
        else:
            for key in set(part) - _PART_KINDS:
                yield Finding(
                    "G1.key", f"{where}.{clip(key)}", f'"{clip(key)}" is not a key of a part.', "Take it out."
                )
    for key in set(content) - {"role", "parts"}:
        what = f'"{clip(key)}" is not a key of a content; Google expects "role" and "parts".'
        yield Finding("G1.content_key", f"{at}.{clip(key)}", what, "Take it out, or move its text into parts.")


def _instruction(value: Any, key: str) -> Iterator[Finding]:
    parts = value.get("parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else parts
    if not isinstance(first, dict) or not isinstance(first.get("text"), str):
        what = f'"{key}" must be an object with parts, and is {kind_of(value)}.'
        yield Finding("G1", key, what, 'Write {"role": "system", "parts": [{"text": "..."}]}.')
    elif not first["text"].strip():
        yield Finding("C5", f"{key}.parts[0].text", "The system's instruction is empty.", "Write it, or leave it out.")


def _google_order(roles: list[str | None]) -> Iterator[Finding]:
    if "user" not in roles or "model" not in roles:
        missing = "user" if "user" not in roles else "model"
        what = f"There is no content of the {missing}."
        yield Finding("C6", "contents", what, f'Add one with the role "{missing}".')
        return
    if roles[0] != "user":
        what = "The model speaks first; the user has to begin."
        yield Finding("C8", "contents[0].role", what, "Put the brief before it as a content of the user.")
    for index in range(1, len(roles)):
        if roles[index] == roles[index - 1]:
            what = f"Two contents of the {roles[index]} stand in a row; user and model have to take turns."
            yield Finding("C8", f"contents[{index}].role", what, "Join the two into one content.")
    if roles[-1] != "model":
        what = "The example ends with the user; the model must have the last word, for that is what is learned."
        yield Finding("C9", f"contents[{len(roles) - 1}].role", what, "Add the model's answer.")


def sharegpt_findings(value: Mapping[str, Any]) -> Iterator[Finding]:
    """ShareGPT's layout: human and gpt in turn, the same number of each, a system's words first."""
    if "conversations" not in value:
        return
    turns = value["conversations"]
    if not isinstance(turns, list) or not turns:
        what = f'"conversations" must be a list that is not empty, and is {kind_of(turns)}.'
        yield Finding("S1", "conversations", what, f"Write it as [{_TURN}, ...].")
        return
    speakers = list[str | None]()
    for index, turn in enumerate(turns):
        at = f"conversations[{index}]"
        if isinstance(turn, dict):
            yield from _turn(turn, at)
            speakers.append(sharegpt_speaker(turn.get("from")))
        else:
            yield Finding("S1", at, f"A turn must be an object, and is {kind_of(turn)}.", f"Write it as {_TURN}.")
            speakers.append(None)
    if None not in speakers:
        yield from _sharegpt_order([str(speaker) for speaker in speakers])


def sharegpt_speaker(name: Any) -> str | None:
    """human, gpt, system or the two of tools, also where another word was used; None where it is not known."""
    if not isinstance(name, str):
        return None
    plain = name.strip().lower()
    return plain if plain in (*SHAREGPT_ASKS, *SHAREGPT_ANSWERS, "system") else SHAREGPT_MEANT.get(plain)


def _turn(turn: Mapping[str, Any], at: str) -> Iterator[Finding]:
    speaker = turn.get("from")
    meant = sharegpt_speaker(speaker)
    if meant is None or meant != speaker:
        shown = f'"{clip(speaker)}"' if isinstance(speaker, str) else kind_of(speaker)
        remedy = f'Write "{meant}".' if meant else 'Write "human", "gpt" or "system".'
        yield Finding("S1", f"{at}.from", f"The speaker {shown} is not known in this layout.", remedy)
    text = turn.get("value")
    if isinstance(text, str) and not text.strip():
        yield Finding("C5", f"{at}.value", "The text of this turn is empty.", "Write the text, or delete the example.")
    elif not isinstance(text, str):
        yield Finding(
            "S1", f"{at}.value", f'"value" must be text, and is {kind_of(text)}.', "Put the text in double quotes."
        )


def _sharegpt_order(speakers: list[str]) -> Iterator[Finding]:
    start = 1 if speakers[0] == "system" else 0
    if (len(speakers) - start) % 2:
        what = f"The talk has an odd number of turns ({len(speakers) - start}); each question needs its answer."
        yield Finding("S1.odd", "conversations", what, "Add the missing turn, or delete the one that stands alone.")
    for index, speaker in enumerate(speakers[start:], start):
        expected = SHAREGPT_ASKS if (index - start) % 2 == 0 else SHAREGPT_ANSWERS
        if speaker not in expected:
            what = f"Turn {index + 1} is of {speaker}, where {expected[0]} should speak: they have to take turns."
            yield Finding(
                "S1", f"conversations[{index}].from", what, "Join turns of the same speaker, or add what is missing."
            )
            return
