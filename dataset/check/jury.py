"""How grave a finding is: for one reader, or for all who read the layout."""

from __future__ import annotations

from collections.abc import Sequence

from dataset.check.layouts import Layout
from dataset.check.profiles import ONLY_WHEN_NAMED, Profile
from dataset.check.report import Finding, Problem, Severity

_FILE_RULES = ("F1", "F2", "F3", "F4", "F5", "F6")


class Jury:
    """Judges findings: by one reader when it is named, else by every open reader of the layout."""

    def __init__(self, readers: Sequence[Profile], named: bool, *, tells_who: bool = True) -> None:
        self._readers = tuple(readers)
        self._tells_who = tells_who
        self._named = named
        self._reading = self._readers
        self._judged: dict[str, tuple[Severity | None, str]] = {}

    def is_for(self, layout: Layout | None) -> None:
        """From now on the file has this layout."""
        self._reading = tuple(one for one in self._readers if layout in one.layouts) or self._readers
        self._judged.clear()

    @property
    def readers(self) -> tuple[Profile, ...]:
        """Who reads this layout; everybody while the layout is not known."""
        return self._reading

    def problem(self, finding: Finding, line: int | None) -> Problem | None:
        """The finding with its severity; None where nobody minds."""
        if finding.code not in self._judged:
            self._judged[finding.code] = self._judge(finding.code)
        severity, who = self._judged[finding.code]
        if severity is None:
            return None
        return Problem(
            severity=severity, line=line, field=finding.field or None, rule=finding.rule,
            what=f"{finding.what}{who}", remedy=finding.remedy,
        )  # fmt: skip

    def _judge(self, code: str) -> tuple[Severity | None, str]:
        rule = code.partition(".")[0]
        readers = self.readers
        if not self._named:
            if code in ONLY_WHEN_NAMED:
                return None, ""
            if rule == "F3":
                readers = tuple(reader for reader in readers if not reader.wants_bom)
        said = [(reader, reader.severity(code)) for reader in readers]
        refusing = [reader for reader, given in said if given == "error"]
        if not self._named and not any(reader.is_open for reader in refusing):
            severity: Severity | None = "warn" if any(given for _, given in said) else None
        else:
            severity = "error" if refusing else "warn" if any(given for _, given in said) else None
        if severity is None:
            return None, ""
        minding = refusing or [reader for reader, given in said if given]
        if (
            not self._tells_who
            or (self._named and len(readers) == 1)
            or len(minding) == len(readers)
            or rule in _FILE_RULES
        ):
            return severity, ""
        return severity, f" ({_names(minding)}: {'refused' if refusing else 'doubtful'}; others let it pass.)"


def _names(readers: Sequence[Profile]) -> str:
    names = [f"{reader.name}{'' if reader.is_open else ' (closing)'}" for reader in readers]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
