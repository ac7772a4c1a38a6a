"""Joins numbers into groups (union-find)."""

from __future__ import annotations


class Union:
    """Groups of the numbers from 0 to count - 1, at first each alone."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def root(self, at: int) -> int:
        """The number that stands for the group."""
        while self._above[at] != at:
            self._above[at] = self._above[self._above[at]]
            at = self._above[at]
        return at

    def join(self, left: int, right: int) -> None:
        """Make one group of two; its smallest number stands for it."""
        low, high = sorted((self.root(left), self.root(right)))
        self._above[high] = low
