"""The numbers of the lists of a web page: start, value, type and reversed as HTML has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dataset.read.list_numbers import written

LIST_TAGS = frozenset({"ol", "ul", "li"})


@dataclass
class _List:
    is_numbered: bool
    style: str = "1"
    step: int = 1
    at: int = 0  # the last number


class HtmlLists:
    """Told of each list and item as it begins and ends. A reversed list without a start is counted upwards.

    Its length is not known before its end (HTML, "4.4.5 The ol element").
    """

    def __init__(self) -> None:
        self._open: list[_List] = []
        self._number: str | None = None
        self.is_new = False  # whether an item has begun whose words have not come yet

    def enter(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """A list or an item begins."""
        if tag != "li":
            start = _whole(attributes.get("start"))
            step = -1 if "reversed" in attributes and start is not None else 1
            first = 1 if start is None else start
            self.is_new = False
            self._open.append(_List(tag == "ol", attributes.get("type") or "1", step, first - step))
            return
        self._number, self.is_new = None, True
        if not self._open:
            return
        here = self._open[-1]
        value = _whole(attributes.get("value"))
        here.at = here.at + here.step if value is None else value
        self._number = f"{written(here.at, here.style)}." if here.is_numbered else None

    def leave(self, tag: str) -> None:
        """A list or an item ends."""
        self._number, self.is_new = None, False
        if tag != "li" and self._open:
            self._open.pop()

    def begin(self) -> str | None:
        """The number of the item whose first words come now; None in lists without numbers."""
        number, self._number, self.is_new = self._number, None, False
        return number


def _whole(text: str | None) -> int | None:
    text = (text or "").strip()
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 7 else None
