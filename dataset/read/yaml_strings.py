"""YAML: interface texts by their key paths, read event by event, so that no alias is ever multiplied."""

from __future__ import annotations

import re
from typing import Any

from dataset.read.decoding import decode
from dataset.read.draft import Draft
from dataset.read.limits import Limits
from dataset.read.plain import tell_encoding
from dataset.read.reasons import Refused

_NO_TEXT = re.compile(
    r"~|null|true|false|yes|no|on|off|[-+]?(?:\d[\d_]*)?\.?\d*(?:e[-+]?\d+)?|0[xo][0-9a-f_]+|\d{4}-\d\d?-\d\d?\S{0,30}|"
    r"[-+]?\.(?:inf|nan)",
    re.I,
)


def read_yaml(data: bytes, limits: Limits) -> Draft:
    """The draft of a YAML file. Raises Refused."""
    import yaml

    text, encoding = decode(data)
    draft = Draft("yaml", limits)
    tell_encoding(draft, encoding)
    loader: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    walk = _Walk(draft)
    try:
        for event in yaml.parse(text, Loader=loader):
            walk.take(type(event).__name__, event)
    except (yaml.YAMLError, ValueError):
        raise Refused("broken") from None
    if not draft.segments and walk.only:
        raise Refused("wrong_extension")
    return draft


class _Walk:
    """Follows the events; a frame of the stack is [is a mapping, key or number, whether a key comes next]."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.stack: list[list[Any]] = []
        self.only = False
        self.documents = 0

    def take(self, name: str, event: Any) -> None:
        if name == "DocumentStartEvent":
            self.documents += 1
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            self.step()
            self.stack.append([name == "MappingStartEvent", -1, True])
            if len(self.stack) > self.draft.limits.nesting:
                raise Refused("too_deep")
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            self.stack.pop()
            self.done()
        elif name == "AliasEvent":
            self.step()
            self.done()
        elif name == "ScalarEvent":
            self.scalar(event)

    def scalar(self, event: Any) -> None:
        if not self.stack:
            self.only = True
            return
        frame = self.stack[-1]
        if frame[0] and frame[2]:
            frame[1], frame[2] = event.value[:200], False
            return
        self.step()
        path = self.path()
        is_text = bool(event.style) or not _NO_TEXT.fullmatch(event.value[:100])
        if is_text and event.value.strip():
            self.draft.add("string", event.value, path, cells={"key": path, "source": event.value.strip()})
        self.done()

    def step(self) -> None:
        """A value begins: in a list it has the next number; as a key it has no name that could be shown."""
        if self.stack and not self.stack[-1][0]:
            self.stack[-1][1] += 1
        elif self.stack and self.stack[-1][2]:
            self.stack[-1][1] = "?"

    def done(self) -> None:
        """A value is over: in a mapping a key comes next, unless the value was a key itself."""
        if self.stack and self.stack[-1][0]:
            self.stack[-1][2] = not self.stack[-1][2]

    def path(self) -> str:
        said = ""
        for is_mapping, key, _ in self.stack:
            said += (f".{key}" if said else str(key)) if is_mapping else f"[{key}]"
        return said
