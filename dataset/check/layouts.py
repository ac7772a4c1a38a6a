"""Which layout a line has, by its keys: chat, prompt and completion, text, contents, ShareGPT, Alpaca, preference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dataset.check.report import Finding
from dataset.check.strict_json import clip

Layout = Literal["chat", "prompt_completion", "text", "contents", "sharegpt", "alpaca", "preference", "chosen_rejected"]


@dataclass(frozen=True)
class Keys:
    """The keys of a layout; `marks` are those that no other layout has."""

    needs: tuple[str, ...]
    may: tuple[str, ...]
    marks: tuple[str, ...]
    name: str


LAYOUTS: Mapping[Layout, Keys] = {
    "chat": Keys(("messages",), ("tools", "parallel_tool_calls", "functions"), ("messages",), 'chat ("messages")'),
    "preference": Keys(
        ("input", "preferred_output", "non_preferred_output"), (), ("preferred_output", "non_preferred_output"),
        'preference ("input", "preferred_output", "non_preferred_output")',
    ),
    "contents": Keys(
        ("contents",), ("systemInstruction", "system_instruction", "tools", "toolConfig", "generationConfig"),
        ("contents",), 'Google ("contents")',
    ),
    "sharegpt": Keys(
        ("conversations",), ("system", "tools", "id", "images"), ("conversations",), 'ShareGPT ("conversations")'
    ),
    "alpaca": Keys(
        ("instruction", "output"), ("input", "system", "history", "text"), ("instruction",),
        'Alpaca ("instruction", "input", "output")',
    ),
    "chosen_rejected": Keys(
        ("chosen", "rejected"), ("prompt", "tools"), ("chosen", "rejected"),
        'preference ("prompt", "chosen", "rejected")'
    ),
    "prompt_completion": Keys(
        ("prompt", "completion"), (), ("prompt", "completion"), 'prompt and completion ("prompt", "completion")'
    ),
    "text": Keys(("text",), (), ("text",), 'plain text ("text")'),
}  # fmt: skip
_NEEDED: Mapping[Layout, frozenset[str]] = {layout: frozenset(keys.needs) for layout, keys in LAYOUTS.items()}
RENAMED = {"preferred_completion": "preferred_output", "non_preferred_completion": "non_preferred_output"}
_ALL_KEYS = {key for keys in LAYOUTS.values() for key in (*keys.needs, *keys.may)}
_BY_LOWER = {key.lower(): key for key in _ALL_KEYS} | {"conversation": "conversations"}
_RULE_OF_KEYS: Mapping[Layout, str] = {
    "prompt_completion": "P1",
    "preference": "D1",
    "chosen_rejected": "D1",
    "alpaca": "A1",
}


def right_key(key: str) -> str | None:
    """The known key that was probably meant, where the key is written otherwise: Messages, conversation."""
    meant = RENAMED.get(key) or _BY_LOWER.get(key.strip().lower())
    return meant if meant != key else None


def respelled(value: dict[str, Any]) -> dict[str, Any]:
    """The object with its known keys spelled as the layouts spell them, where that loses nothing."""
    if value.keys() <= _ALL_KEYS:
        return value
    made = dict[str, Any]()
    for key, item in value.items():
        meant = right_key(key)
        made[meant if meant and meant not in value and meant not in made else key] = item
    return made


def is_plainly(value: Mapping[str, Any], layout: Layout) -> bool:
    """Whether the line has the keys that the layout needs and no others: the quick way through most files."""
    return value.keys() == _NEEDED[layout]


def layouts_of(value: Mapping[str, Any]) -> list[Layout]:
    """The layouts that a line has the keys for, complete ones before broken ones; the first is the best guess."""
    whole: list[Layout] = [name for name, keys in LAYOUTS.items() if all(key in value for key in keys.needs)]
    if "chosen_rejected" in whole and "prompt_completion" in whole and "completion" not in value:
        whole.remove("prompt_completion")
    return whole or [name for name, keys in LAYOUTS.items() if any(key in value for key in keys.marks)][:1]


def key_findings(value: dict[str, Any], layout: Layout) -> Iterator[Finding]:
    """Keys that are missing, misspelled, too many, or of a second layout."""
    keys = LAYOUTS[layout]
    rule = _RULE_OF_KEYS.get(layout, "F7")
    wrong = {key: meant for key in value if (meant := right_key(key)) and meant not in value}
    for key, meant in wrong.items():
        what = f'The key "{clip(key)}" is not spelled as trainers expect it.'
        yield Finding(f"{rule}.case", clip(key), what, f'Write it as "{meant}".')
    spelled = respelled(value)
    for key in keys.needs:
        if key not in spelled:
            what = f'"{key}" is missing. The layout {keys.name} needs it in every line.'
            yield Finding(f"{rule}.missing", key, what, f'Add "{key}", or delete the line.')
    others = [other for other in layouts_of(spelled) if other != layout]
    second = {key for other in others for key in LAYOUTS[other].needs} - {*keys.needs, *keys.may}
    if others and (second or layout != "alpaca"):
        what = f"The line holds two layouts at once: {keys.name} and {LAYOUTS[others[0]].name}."
        field = min(second, default=LAYOUTS[others[0]].needs[0])
        yield Finding("F7.two", field, what, "Keep the one that all lines have, and delete the other.")
    for key in value:
        if key not in keys.needs and key not in keys.may and key not in wrong and key not in second:
            what = f'"{clip(key)}" is not a key of the layout {keys.name}.'
            yield Finding(
                f"{rule if rule == 'P1' else 'F7'}.key",
                clip(key),
                what,
                "Take it out, or keep it in a file beside this one.",
            )


def unknown_layout(value: Mapping[str, Any]) -> Finding:
    """What to say of an object that has no layout at all."""
    has = ", ".join(f'"{clip(key, 30)}"' for key in list(value)[:6]) or "no keys"
    names = ", ".join(keys.name for keys in LAYOUTS.values() if keys.name.count("preference") == 0)
    what = f"No trainer knows a line with {has}."
    return Finding(
        "F7.unknown", next(iter(value), "line") or "line", what, f"Write each example in one layout: {names}."
    )
