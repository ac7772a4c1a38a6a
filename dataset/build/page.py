"""The quality report: one page that needs nothing else, with plots drawn as SVG, and that prints."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from dataset.build.facts import Facts

_STYLE = """
:root { color-scheme: light dark; --bar: #2f6f73; --ink: #1d1f21; --paper: #fff; --rule: #d5d8dc; }
@media (prefers-color-scheme: dark) { :root { --bar: #7cc4c2; --ink: #e8e8e6; --paper: #17191b; --rule: #3a3f44; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 46rem;
  margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
svg { width: 100%; height: auto; } svg text { fill: var(--ink); font: 13px system-ui, sans-serif; }
rect { fill: var(--bar); } li { margin: .25rem 0; }
@media print { :root { --bar: #2f6f73; --ink: #000; --paper: #fff; } body { margin: 0; max-width: none; }
  section { break-inside: avoid; } }
"""
_ROW, _LABEL, _WIDTH, _NUMBER = 26, 230, 640, 70
_MOST_ROWS = 14


def report_page(facts: Facts) -> str:
    """The page as HTML; it holds no date, so that the same set gives the same bytes."""
    balance = facts.balance
    plots = [
        ("Length of the answers", balance.lengths),
        ("Kinds of work", balance.kinds),
        ("Clients", balance.clients),
        ("Years", balance.years),
        ("Languages", balance.languages),
        ("Where the prompts come from", facts.evidence),
        ("Near-twins: groups that stay on one side", facts.twins),
        ("Doubts in the set", facts.doubts),
        ("Set aside, by reason", facts.aside),
        ("Files that were not read, by reason", facts.unread),
    ]
    said = [
        f"{facts.train:,} examples to train on, {facts.validation:,} held out. {facts.split_why}",
        *balance.sentences,
    ]
    if facts.leak is not None:
        said.append(
            f"{facts.leak.with_twin} of {facts.leak.validation} held-out examples have a near-twin in training."
        )
    if len(balance.clients) > 1:
        said.append(f"The clients are as mixed as {balance.effective_clients:.1f} equally frequent ones would be.")
    if facts.undecided:
        said.append(f"{facts.undecided:,} doubtful pairs that nobody decided on are not in the set.")
    body = "".join(f"<li>{escape(each)}</li>" for each in said)
    drawn = "".join(_section(title, counts) for title, counts in plots if counts)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Quality report</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><main><h1>Quality report</h1><p>{escape(facts.verdict)}</p><ul>{body}</ul>{drawn}"
        "</main></body></html>\n"
    )


def _section(title: str, counts: Mapping[str, int]) -> str:
    return f"<section><h2>{escape(title)}</h2>{_bars(title, counts)}</section>"


def _bars(title: str, counts: Mapping[str, int]) -> str:
    """Horizontal bars with their numbers; what goes beyond the most rows is one bar."""
    rows = list(counts.items())
    if len(rows) > _MOST_ROWS:
        rest = rows[_MOST_ROWS - 1 :]
        rows = [*rows[: _MOST_ROWS - 1], (f"{len(rest)} others", sum(count for _, count in rest))]
    most = max(count for _, count in rows)
    room = _WIDTH - _LABEL - _NUMBER
    drawn = list[str]()
    for at, (name, count) in enumerate(rows):
        y, width = at * _ROW, max(1, round(room * count / most))
        label = name if len(name) <= 32 else f"{name[:31]}…"
        drawn.append(
            f'<text x="{_LABEL - 8}" y="{y + 17}" text-anchor="end">{escape(label)}</text>'
            f'<rect x="{_LABEL}" y="{y + 4}" width="{width}" height="{_ROW - 8}" rx="2"/>'
            f'<text x="{_LABEL + width + 6}" y="{y + 17}">{count:,}</text>'
        )
    told = "; ".join(f"{name}: {count:,}" for name, count in rows)
    height = len(rows) * _ROW
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(f"{title}. {told}", quote=True)}">'
        f"{''.join(drawn)}</svg>"
    )
