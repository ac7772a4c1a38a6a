"""Ids as they come from outside: a UUID in its usual form, or nothing of Peri's."""

from __future__ import annotations

import re

from assistant.errors import InputRefused, NotYours

UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
UNKNOWN = "This conversation is not here. It may have been deleted; start a new one."


def known_form(*ids: str) -> None:
    """Raise NotYours when one of the ids cannot name anything that Peri stored."""
    if not all(UUID.fullmatch(each) for each in ids):
        raise NotYours(UNKNOWN)


def new_form(*ids: str) -> None:
    """Raise InputRefused when one of the ids cannot be given to something new."""
    if not all(UUID.fullmatch(each) for each in ids):
        raise InputRefused("This message came without a proper id. Reload the page and send it again.")
