"""Bytes to text: what the mark at the beginning says, else UTF-8, else Windows, and say so."""

from __future__ import annotations

import codecs

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Bytes that fit no encoding become U+FFFD."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        # Guessing between the Windows code pages is wrong more often than it helps with short texts.
        return data.decode("cp1252", "replace"), "cp1252"


def decode_as(data: bytes, charset: str | None) -> str:
    """The text in the charset that a mail names, else as `decode` finds it."""
    if charset:
        try:
            if codecs.lookup(charset)._is_text_encoding and charset.lower() not in (
                "us-ascii",
                "ascii",
                "unknown-8bit",
            ):
                return data.decode(charset)
        except (LookupError, ValueError):
            pass
    return decode(data)[0]
