"""What every evaluation prints and writes: shares of groups, misses, and one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.errors import PeriError

Say = Callable[[str], None]


@dataclass
class Outcome:
    """Right and total of one group."""

    right: int = 0
    total: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, is_right: bool, miss: str) -> None:
        """Count one case."""
        self.total += 1
        self.right += is_right
        if not is_right:
            self.misses.append(miss)

    @property
    def share(self) -> str:
        """As a percentage with the counts."""
        return f"{self.right / self.total:6.1%}  {self.right:>3}/{self.total}" if self.total else "     -"


def say_groups(say: Say, title: str, groups: Mapping[str, Outcome]) -> None:
    """One line a group, all of them together last."""
    for name in sorted(groups, key=lambda n: (n == "all", n)):
        say(f"{title}  {name:14} {groups[name].share}")


def say_misses(say: Say, misses: Iterable[str]) -> None:
    """One line a miss."""
    for miss in misses:
        say(f"  miss {miss}")


def check_out(out: Path | None) -> None:
    """Raise PeriError when `out` cannot be written, before hours of work end there."""
    if out is None:
        return
    try:
        out.touch()
    except OSError as error:
        raise PeriError(f"{out.name} cannot be written ({error.strerror}). Give --out another place.") from None


def write_rows(out: Path | None, rows: Sequence[dict[str, Any]]) -> None:
    """Write one JSON object a line; nothing when no file was asked for."""
    if out is not None:
        out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
