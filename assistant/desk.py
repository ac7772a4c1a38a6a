"""One person's measuring as a turn, a command or a page reaches it: the log of projects and the comparisons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from secrets import token_hex
from typing import Any

from assistant.errors import InputRefused, NotYours
from assistant.store.comparisons import Comparisons, KeptComparison
from assistant.store.projects import NO_SUCH, ProjectLog
from assistant.store.repository import Store
from tracking.blind import Choice, Comparison, Pair, without_twins
from tracking.preference import Preference, preference
from tracking.project import Helper, Logged, Project
from tracking.report import Report, make_report

NOT_DONE = (
    "{left} of {all} pairs are not judged yet, so I keep the result covered: whoever peeks tends to stop when it looks "
    "good. Judge the rest, or end it early for good."
)
NO_SUCH_NAME = "There is no project “{name}” in your log. Say “show my project report” to see what there is."
NOT_BEGUN = "Nothing is judged yet, so there is no result. Judge the pairs first."
ALL_TWINS = "Both sets give the same answer to every brief, so there is nothing to compare."


@dataclass(frozen=True)
class Desk:
    """Everything that a person measures; calls are synchronous. They raise StoreError and what is named."""

    projects: ProjectLog
    comparisons: Comparisons
    person_id: str
    now: Callable[[], datetime]

    @property
    def today(self) -> date:
        """The day (UTC)."""
        return self.now().date()

    def log(self, *projects: Project) -> tuple[Logged, ...]:
        """Keep finished projects."""
        return self.projects.add(self.person_id, projects, self.now())

    def new_only(self, projects: Sequence[Project]) -> list[Project]:
        """Those that are not in the log with the very same values."""
        kept = {each.project for each in self.logged()}
        return [each for each in projects if each not in kept]

    def logged(self) -> tuple[Logged, ...]:
        """The whole log."""
        return self.projects.all(self.person_id)

    def project(self, number: int) -> Project:
        """The project of that number; raises NotYours."""
        found = next((each.project for each in self.logged() if each.number == number), None)
        if found is None:
            raise NotYours(NO_SUCH.format(number=number))
        return found

    def number_of(self, name: str) -> int:
        """The number of the latest project whose name holds these words; raises NotYours."""
        said = name.casefold().strip()
        found = [each.number for each in self.logged() if said in each.project.name.casefold()]
        if not found:
            raise NotYours(NO_SUCH_NAME.format(name=name.strip()))
        return max(found)

    def amend(self, number: int, given: dict[str, Any]) -> Logged:
        """Give a project these values, None for not known; raises NotYours."""
        project = Project.model_validate({**self.project(number).model_dump(), **given})
        self.projects.change(self.person_id, number, project, self.now())
        return Logged(id="", number=number, project=project)

    def forget(self, number: int | None = None) -> int:
        """Delete a project, or the whole log; how many went. Raises NotYours."""
        return self.projects.delete(self.person_id, number)

    def report(self, against: Helper | None = None) -> Report:
        """The report over the whole log."""
        return make_report([each.project for each in self.logged()], against)

    def compare(
        self, name: str, one: str, other: str, pairs: Sequence[Pair], *, is_flexibility: bool = False
    ) -> KeptComparison:
        """Begin a blind comparison under a secret order; raises InputRefused."""
        kept, twins = without_twins(pairs)
        if not kept:
            raise InputRefused(ALL_TWINS)
        new = Comparison(
            name=name,
            one=one,
            other=other,
            pairs=kept,
            identical=twins,
            seed=token_hex(16),
            is_flexibility=is_flexibility,
        )
        return self.comparisons.add(self.person_id, new, self.now())

    def compared(self) -> tuple[KeptComparison, ...]:
        """All comparisons, the latest first."""
        return self.comparisons.all(self.person_id)

    def comparison(self, name_or_id: str | None = None) -> KeptComparison:
        """The comparison of that name or id, or else the latest; raises NotYours."""
        found = self.compared()
        chosen = next((each for each in found if name_or_id in (None, each.id, each.comparison.name)), None)
        if chosen is None:
            names = ", ".join(f"“{each.comparison.name}”" for each in found)
            raise NotYours(
                f"There is no such comparison. There are: {names}." if names else "There is no comparison yet."
            )
        return chosen

    def kept(self, comparison_id: str) -> KeptComparison:
        """The comparison of that id; raises NotYours."""
        return self.comparisons.get(self.person_id, comparison_id)

    def judge(self, comparison_id: str, place: int, choice: Choice) -> KeptComparison:
        """Keep a judgement; on disk when this returns. Raises NotYours, InputRefused."""
        return self.comparisons.judge(self.person_id, comparison_id, place, choice, self.now())

    def undo(self, comparison_id: str) -> KeptComparison:
        """Take back the last judgement; raises NotYours, InputRefused."""
        return self.comparisons.undo(self.person_id, comparison_id)

    def result(self, comparison_id: str, *, early: bool = False) -> tuple[KeptComparison, Preference]:
        """The result, which closes the comparison; with pairs left only when `early`. Raises NotYours, InputRefused."""
        kept = self.comparisons.get(self.person_id, comparison_id)
        left = len(kept.comparison.pairs) - len(kept.choices)
        if not kept.choices and kept.ended_at is None:
            raise InputRefused(NOT_BEGUN)
        if left and kept.ended_at is None and not early:
            raise InputRefused(NOT_DONE.format(left=left, all=len(kept.comparison.pairs)))
        kept = self.comparisons.end(self.person_id, comparison_id, self.now())
        return kept, preference(kept.comparison, kept.choices)

    def drop(self, comparison_id: str | None = None) -> int:
        """Delete a comparison, or all; how many went. Raises NotYours."""
        return self.comparisons.delete(self.person_id, comparison_id)


def open_desk(store: Store, person_id: str, now: Callable[[], datetime]) -> Desk:
    """The desk of a person."""
    return Desk(store.projects, store.comparisons, person_id, now)
