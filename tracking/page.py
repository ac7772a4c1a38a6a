"""Pages to keep or print: the report with its plots, and the result of a blind comparison. They need nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from html import escape

from knowledge.providers import date_in_words
from tracking.blind import Comparison, Judged
from tracking.plot import plots, svg
from tracking.preference import Preference
from tracking.preference_words import habit_words, headline, interval_words
from tracking.project import Project
from tracking.report import Report
from tracking.report_words import NO_CAUSE, SHORT, TITLES, finding_words, mix_words, shown, told_measures
from tracking.report_words import headline as report_headline

_STYLE = """
:root { color-scheme: light dark; --dot: #2f6f73; --ink: #1d1f21; --soft: #5b6167; --paper: #fff; --rule: #d5d8dc; }
@media (prefers-color-scheme: dark) { :root { --dot: #7cc4c2; --ink: #e8e8e6; --soft: #a9b0b6; --paper: #17191b;
  --rule: #3a3f44; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 46rem;
  margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; } li { margin: .4rem 0; }
.quiet { color: var(--soft); } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--rule); font-weight: 400; }
th[scope=col] { font-weight: 600; } .wide { overflow-x: auto; } .answer { white-space: pre-wrap; border-left: 3px solid
  var(--rule); padding-left: .8rem; } .won { border-color: var(--dot); }
svg { width: 100%; height: auto; } svg text { fill: var(--ink); font: 13px system-ui, sans-serif; }
svg .small { font-size: 11.5px; fill: var(--soft); } circle { fill: var(--dot); fill-opacity: .55; }
.grid { stroke: var(--rule); } .mean { stroke: var(--ink); stroke-width: 2.5; }
@media print { :root { --dot: #2f6f73; --ink: #000; --soft: #444; --paper: #fff; --rule: #bbb; }
  body { margin: 0; max-width: none; } section { break-inside: avoid; } }
"""


def report_page(report: Report, projects: Sequence[Project], today: date) -> str:
    """The report with its plots as a page."""
    parts = [f"<p><strong>{_words(report_headline(report))}</strong></p>"]
    if report.findings:
        parts.append(f"<ul>{''.join(f'<li>{_words(finding_words(each))}</li>' for each in report.findings)}</ul>")
    parts += [f"<p>{_words(mix_words(mix))}</p>" for mix in report.mixes]
    for plot in plots(projects).values():
        parts.append(
            f"<section><h2>{escape(plot.title)}</h2>{svg(plot)}"
            '<p class="quiet">A dot is a project, the upright line the mean.</p></section>'
        )
    if report.kinds:
        parts.append(_kinds(report))
    if report.findings:
        parts.append(f"<p>{_words(NO_CAUSE)}</p>")
    return _page("Rounds and minutes, with and without a helper", today, parts)


def comparison_page(comparison: Comparison, found: Preference, today: date) -> str:
    """The result of a comparison with every pair that was judged, uncovered."""
    said = [headline(comparison, found), interval_words(comparison, found), habit_words(found)]
    parts = [f"<p>{_words(each)}</p>" for each in said if each]
    parts += [_pair(comparison, each) for each in found.pairs if each.winner]
    parts += [_pair(comparison, each) for each in found.pairs if not each.winner]
    return _page(f"{comparison.name}: {comparison.one} and {comparison.other}", today, parts)


def _kinds(report: Report) -> str:
    rows = []
    told = told_measures([group for row in report.kinds for group in row.groups])
    for row in report.kinds:
        for group in row.groups:
            means = "".join(
                f"<td>{shown(measure, group.means[measure].mean) if measure in group.means else ''}</td>"
                for measure in told
            )
            rows.append(
                f'<tr><th scope="row">{escape(row.kind)}</th><td>{SHORT[group.helper]}</td>'
                f"<td>{group.projects:,}</td>{means}</tr>"
            )
    heads = "".join(
        f'<th scope="col">{each}</th>'
        for each in ("Kind", "Helper", "Projects", *(TITLES[measure] for measure in told))
    )
    body = f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody>"
    return (
        '<section><h2>By kind</h2><p class="quiet">To look at and not to decide by: each row is few projects.</p>'
        f'<div class="wide"><table>{body}</table></div></section>'
    )


def _pair(comparison: Comparison, each: Judged) -> str:
    won = {"one": comparison.one, "other": comparison.other}.get(each.winner or "")
    answers = "".join(
        f'<p class="quiet">{escape(name)}</p>'
        f'<div class="answer{" won" if each.winner == side else ""}">{escape(text)}</div>'
        for side, name, text in (
            ("one", comparison.one, each.pair.one),
            ("other", comparison.other, each.pair.other),
        )
    )
    verdict = f"Better: {escape(won)}" if won else "A tie"
    return f"<section><h2>{escape(each.pair.brief[:300])}</h2><p>{verdict}</p>{answers}</section>"


def _page(title: str, today: date, parts: Sequence[str]) -> str:
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f'<body><main><h1>{escape(title)}</h1><p class="quiet">{date_in_words(today)}</p>'
        f"{''.join(parts)}</main></body></html>\n"
    )


def _words(text: str) -> str:
    """Escaped, with Markdown's bold as bold."""
    return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(text))
