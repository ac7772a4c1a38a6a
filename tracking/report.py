"""The report over logged projects: how rounds, minutes and words changed differ by helper, and how sure that is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from tracking.difference import CONFIDENCE, LEAST, Difference, difference, held_to_account
from tracking.power import More, more_needed
from tracking.project import HELPERS, Helper, Project

Measure = Literal["rounds", "minutes", "share_changed"]
MEASURES: tuple[Measure, ...] = ("rounds", "minutes", "share_changed")
STEPS: Mapping[Measure, float] = {"rounds": 1, "minutes": 5, "share_changed": 0.01}  # what people round to
MOST_MIXED = 0.3  # share of projects that would have to change kind for both groups to have the same kinds
MOST_KINDS = 12


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Mean(_Frozen):
    """The mean of one measure and how many projects it comes from."""

    count: int
    mean: float


class Group(_Frozen):
    """All projects with one helper."""

    helper: Helper
    projects: int
    means: dict[Measure, Mean]


class Finding(_Frozen):
    """One measure with one helper against the helper before.

    `is_clear` when chance is a poor explanation even after all comparisons of the report are counted; `more` is how
    many further projects would tell, None where it is clear or would take too many.
    """

    measure: Measure
    helper: Helper
    against: Helper
    found: Difference
    is_clear: bool
    more: More | None = None


class KindRow(_Frozen):
    """One kind of work: the groups that have projects of it."""

    kind: str
    groups: tuple[Group, ...]


class Mix(_Frozen):
    """The kinds of work are not the same in both groups: what differs may be the work and not the helper.

    `moved` is the share of projects that would have to be of another kind; `within` are the differences among projects
    of the same kind, weighted by their number, for the measures where that can be said.
    """

    helper: Helper
    against: Helper
    moved: float
    within: dict[Measure, float]


class Report(_Frozen):
    """What the log says so far; `against` is None where there are not two helpers to compare."""

    projects: int
    without_helper: int
    against: Helper | None
    groups: tuple[Group, ...]
    findings: tuple[Finding, ...]
    kinds: tuple[KindRow, ...]
    more_kinds: int
    mixes: tuple[Mix, ...]


@dataclass(frozen=True)
class _Pair:
    measure: Measure
    helper: Helper
    before: list[float]
    after: list[float]
    found: Difference


def make_report(projects: Sequence[Project], against: Helper | None = None) -> Report:
    """The report. `against` is the helper before; else a general model, where three projects have one, or the earliest.

    Several differences are looked at together, so each is only called clear by Holm's method over all of them.
    """
    by_helper: dict[Helper, list[Project]] = defaultdict(list)
    for project in projects:
        if project.helper:
            by_helper[project.helper].append(project)
    present = [helper for helper in HELPERS if by_helper[helper]]
    before = against or _before(by_helper, present)
    others = [helper for helper in present if helper != before] if before and by_helper[before] else []
    pairs = [pair for helper in others for pair in _pairs(by_helper, before or "none", helper)]
    rows = _kinds(projects)
    return Report(
        projects=len(projects),
        without_helper=sum(project.helper is None for project in projects),
        against=before if others else None,
        groups=tuple(_group(helper, by_helper[helper]) for helper in present),
        findings=_findings(pairs, before) if before else (),
        kinds=tuple(rows[:MOST_KINDS]),
        more_kinds=max(0, len(rows) - MOST_KINDS),
        mixes=tuple(mix for helper in others if before and (mix := _mix(by_helper, before, helper))),
    )


def _before(by_helper: Mapping[Helper, Sequence[Project]], present: Sequence[Helper]) -> Helper | None:
    if len(by_helper["general model"]) >= LEAST and present[-1] != "general model":
        return "general model"
    return present[0] if present else None


def _pairs(by_helper: Mapping[Helper, Sequence[Project]], before: Helper, helper: Helper) -> list[_Pair]:
    pairs = []
    for measure in MEASURES:
        earlier, later = _values(by_helper[before], measure), _values(by_helper[helper], measure)
        if earlier and later:
            found = difference(earlier, later, step=STEPS[measure])
            pairs.append(_Pair(measure, helper, earlier, later, found))
    return pairs


def _findings(pairs: Sequence[_Pair], before: Helper) -> tuple[Finding, ...]:
    chances = [pair.found.chance for pair in pairs if pair.found.chance is not None]
    adjusted = iter(held_to_account(chances))
    findings = []
    for pair in pairs:
        found = pair.found
        is_clear = False
        if found.chance is not None and found.low is not None and found.high is not None:
            is_clear = next(adjusted) < 1 - CONFIDENCE and not found.low <= 0 <= found.high
        more = None if is_clear else more_needed(pair.before, pair.after, step=STEPS[pair.measure], among=len(pairs))
        findings.append(
            Finding(measure=pair.measure, helper=pair.helper, against=before, found=found, is_clear=is_clear, more=more)
        )
    return tuple(findings)


def _values(projects: Sequence[Project], measure: Measure) -> list[float]:
    values = (getattr(project, measure) for project in projects)
    return [float(value) for value in values if value is not None]


def _group(helper: Helper, projects: Sequence[Project]) -> Group:
    told = {measure: values for measure in MEASURES if (values := _values(projects, measure))}
    means = {measure: Mean(count=len(values), mean=sum(values) / len(values)) for measure, values in told.items()}
    return Group(helper=helper, projects=len(projects), means=means)


def _kinds(projects: Sequence[Project]) -> list[KindRow]:
    by_kind: dict[str, dict[Helper, list[Project]]] = defaultdict(lambda: defaultdict(list))
    for project in projects:
        if project.kind and project.helper:
            by_kind[project.kind.casefold()][project.helper].append(project)
    most_first = sorted(by_kind.items(), key=lambda pair: (-sum(map(len, pair[1].values())), pair[0]))
    return [
        KindRow(kind=kind, groups=tuple(_group(helper, found[helper]) for helper in HELPERS if found.get(helper)))
        for kind, found in most_first
    ]


def _mix(by_helper: Mapping[Helper, Sequence[Project]], before: Helper, helper: Helper) -> Mix | None:
    """How unlike the kinds are (total variation distance); None where they are much the same or mostly not told."""
    groups = [[project for project in by_helper[one] if project.kind] for one in (before, helper)]
    if any(len(group) < LEAST for group in groups):
        return None
    shares = [Counter(str(project.kind).casefold() for project in group) for group in groups]
    kinds = shares[0].keys() | shares[1].keys()
    moved = sum(abs(shares[0][kind] / len(groups[0]) - shares[1][kind] / len(groups[1])) for kind in kinds) / 2
    if moved <= MOST_MIXED:
        return None
    within = {measure: value for measure in MEASURES if (value := _within(groups, measure)) is not None}
    return Mix(helper=helper, against=before, moved=moved, within=within)


def _within(groups: Sequence[Sequence[Project]], measure: Measure) -> float | None:
    """The mean difference inside kinds that both have, each weighted by n·m/(n+m), as in a stratified comparison."""
    values: list[dict[str, list[float]]] = [defaultdict(list), defaultdict(list)]
    for side, group in zip(values, groups, strict=True):
        for project in group:
            value = getattr(project, measure)
            if value is not None:
                side[str(project.kind).casefold()].append(float(value))
    total = weight = 0.0
    for kind in values[0].keys() & values[1].keys():
        before, after = values[0][kind], values[1][kind]
        share = len(before) * len(after) / (len(before) + len(after))
        total += share * (sum(after) / len(after) - sum(before) / len(before))
        weight += share
    return total / weight if weight else None
