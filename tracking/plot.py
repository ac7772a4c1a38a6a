"""The plot of a report: a dot for each project, a row for each helper, and a line at each mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from html import escape
from math import floor, log10

from pydantic import BaseModel, ConfigDict

from tracking.project import HELPERS, Helper, Project, counted
from tracking.report import Measure
from tracking.report_words import SHORT, TITLES, shown

MOST_DOTS = 150  # of a helper; of more, a sample that is the same every time
_WIDTH, _LABEL, _ROW, _TOP, _BOTTOM, _RIGHT = 640, 130, 64, 8, 34, 18


class Row(BaseModel):
    """One helper: its values (a sample of them where there are many), their number and their mean."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    helper: Helper
    label: str
    count: int
    mean: float
    values: tuple[float, ...]


class Plot(BaseModel):
    """What is drawn of one measure; `ticks` are where the scale is labelled, from 0 to the last."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    measure: Measure
    title: str
    rows: tuple[Row, ...]
    ticks: tuple[float, ...]
    labels: tuple[str, ...]
    told: str  # the plot in words


def make_plot(projects: Sequence[Project], measure: Measure) -> Plot | None:
    """The plot of a measure; None when no project with a helper has it."""
    rows = []
    for helper in HELPERS:
        values = [float(value) for p in projects if p.helper == helper and (value := getattr(p, measure)) is not None]
        if values:
            mean = sum(values) / len(values)
            rows.append(Row(helper=helper, label=SHORT[helper], count=len(values), mean=mean, values=_sample(values)))
    if not rows:
        return None
    ticks = _ticks(max(max(row.values) for row in rows))
    told = "; ".join(
        f"{row.label}: mean {shown(measure, row.mean)} of {row.count:,}, from {shown(measure, min(row.values))} to "
        f"{shown(measure, max(row.values))}"
        for row in rows
    )
    return Plot(
        measure=measure,
        title=f"{TITLES[measure]} by helper",
        rows=tuple(rows),
        ticks=tuple(ticks),
        labels=tuple(f"{tick:.0%}" if measure == "share_changed" else f"{tick:g}" for tick in ticks),
        told=told,
    )


def svg(plot: Plot) -> str:
    """The plot as SVG, with its words for those who do not see it."""
    height = _TOP + _ROW * len(plot.rows) + _BOTTOM
    right, bottom = _WIDTH - _RIGHT, height - _BOTTOM

    def x(value: float) -> float:
        return _LABEL + (right - _LABEL) * value / plot.ticks[-1]

    drawn = []
    for tick, label in zip(plot.ticks, plot.labels, strict=True):
        drawn.append(f'<line class="grid" x1="{x(tick):.1f}" x2="{x(tick):.1f}" y1="{_TOP}" y2="{bottom}"/>')
        drawn.append(f'<text x="{x(tick):.1f}" y="{bottom + 18}" text-anchor="middle">{label}</text>')
    for at, row in enumerate(plot.rows):
        middle = _TOP + _ROW * at + _ROW / 2
        drawn.append(f'<text x="{_LABEL - 10}" y="{middle:.1f}" text-anchor="end">{escape(row.label)}</text>')
        drawn.append(
            f'<text class="small" x="{_LABEL - 10}" y="{middle + 16:.1f}" text-anchor="end">'
            f"{counted(row.count, 'project')}</text>"
        )
        drawn += [
            f'<circle cx="{x(value):.1f}" cy="{middle + away:.1f}" r="3.5"/>'
            for value, away in zip(row.values, lanes(row.values), strict=True)
        ]
        place = x(row.mean)
        drawn.append(
            f'<line class="mean" x1="{place:.1f}" x2="{place:.1f}" y1="{middle - 24:.1f}" y2="{middle + 24:.1f}"/>'
        )
        drawn.append(
            f'<text class="small" x="{min(place + 5, right - 28):.1f}" y="{middle - 22:.1f}">'
            f"{shown(plot.measure, row.mean)}</text>"
        )
    told = escape(f"{plot.title}. {plot.told}", quote=True)
    return f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{told}">{"".join(drawn)}</svg>'


def lanes(values: Sequence[float]) -> list[float]:
    """How far each dot stands off its row, so that equal values stay apart: the middle, then above and below."""
    seen: dict[float, int] = {}
    away = []
    for value in values:
        count = seen.get(value, 0)
        seen[value] = count + 1
        step = (count + 1) // 2 * (1 if count % 2 else -1)
        away.append(float(max(-18, min(18, step * 6))))
    return away


def _sample(values: Sequence[float]) -> tuple[float, ...]:
    if len(values) <= MOST_DOTS:
        return tuple(sorted(values))
    drawn = sorted(range(len(values)), key=lambda at: sha256(f"{at}/{values[at]!r}".encode()).hexdigest())
    ends = [values.index(min(values)), values.index(max(values))]
    return tuple(sorted(values[at] for at in dict.fromkeys([*ends, *drawn[: MOST_DOTS - 2]])))


def _ticks(most: float) -> list[float]:
    """Four to seven even steps from 0 to at least `most`."""
    raw = (most or 1) / 5
    size = 10.0 ** floor(log10(raw))
    step = next(factor * size for factor in (1, 2, 2.5, 5, 10) if factor * size >= raw * 0.999)
    count = 1
    while count * step < most:
        count += 1
    return [round(step * at, 6) for at in range(count + 1)]


def plots(projects: Sequence[Project]) -> Mapping[Measure, Plot]:
    """The plots that there is something to draw for, minutes first."""
    wanted: tuple[Measure, ...] = ("minutes", "rounds", "share_changed")
    return {measure: plot for measure in wanted if (plot := make_plot(projects, measure)) is not None}
