"""Content as a list of parts: text and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dataset.check.report import Finding
from dataset.check.strict_json import clip, kind_of

PICTURES_MOST = 10  # in one example; together 2.14.0, lib/constants.py
PICTURE_CHARACTERS_MOST = 4 * 10 * 1024 * 1024 // 3 + 24  # 10 MB as base64
_PREFIXES = tuple(f"data:image/{kind};base64," for kind in ("jpeg", "png", "webp"))


def part_findings(parts: list[Any], message: Mapping[str, Any], at: str) -> Iterator[Finding]:
    """What is wrong inside the list of parts of one message."""
    if not parts:
        yield Finding("C5", at, "The content is an empty list.", "Write the text, or delete the example.")
    pictures = 0
    for index, part in enumerate(parts):
        where = f"{at}[{index}]"
        kind = part.get("type") if isinstance(part, dict) else None
        if kind == "text":
            if not isinstance(part.get("text"), str):
                yield Finding(
                    "C4.part", f"{where}.text", "A text part needs its text.", '{"type": "text", "text": "..."}'
                )
            elif not part["text"].strip():
                yield Finding(
                    "C5", f"{where}.text", "The text of this part is empty.", "Write the text, or delete the part."
                )
        elif kind == "image_url":
            pictures += 1
            yield from _picture(part, message, where)
        else:
            shown = f'of the type "{clip(str(kind))}"' if isinstance(part, dict) else kind_of(part)
            what = f"A part must be a text or an image_url, and this is {shown}."
            yield Finding("C4.part", where, what, 'Write {"type": "text", "text": "..."}.')
    if pictures > PICTURES_MOST:
        what = f"The message holds {pictures} pictures; at most {PICTURES_MOST} are taken in one example."
        yield Finding("C4.part", at, what, "Leave some out.")


def _picture(part: Mapping[str, Any], message: Mapping[str, Any], at: str) -> Iterator[Finding]:
    picture = part.get("image_url")
    address = picture.get("url") if isinstance(picture, dict) else None
    if message.get("role") != "user":
        yield Finding(
            "C4.part", at, "Only the user's messages may hold pictures.", "Move the picture to the user's message."
        )
    if not isinstance(address, str) or not address.startswith(_PREFIXES):
        what = "The picture is not given as JPEG, PNG or WEBP data."
        yield Finding("C4.part", f"{at}.image_url", what, 'Write "url": "data:image/png;base64,...".')
    elif len(address) > PICTURE_CHARACTERS_MOST:
        yield Finding("C4.part", f"{at}.image_url.url", "The picture is larger than 10 MB.", "Make it smaller.")
    if message.get("weight") == 1:
        yield Finding("C10.picture", at, "A message with a picture must not have the weight 1.", 'Leave "weight" out.')
