"""The result as one page that needs nothing else, with its curves drawn as SVG, to show to a client or to print."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from rehearsal.figures import FactAnswer, Points, Result
from rehearsal.wording import facts_say

_STYLE = """
:root { color-scheme: light dark; --train: #8a5a00; --held: #1c6a6e; --ink: #1d1f21; --paper: #fff; --rule: #d5d8dc;
  --soft: #f4f5f3; --quiet: #555b60; }
@media (prefers-color-scheme: dark) { :root { --train: #e0b060; --held: #7cc4c2; --ink: #e8e8e6; --paper: #17191b;
  --rule: #3a3f44; --soft: #202326; --quiet: #b4b9bd; } }
* { box-sizing: border-box; }
body { font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 48rem;
  margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; margin-bottom: .25rem; } h2 { font-size: 1.15rem; margin-top: 2.25rem; }
.quiet { color: var(--quiet); } p, li { max-width: 42rem; } li { margin: .3rem 0; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1.5rem 0; padding: 0; list-style: none; }
.figures li { flex: 1 1 12rem; background: var(--soft); border-radius: .5rem; padding: .75rem 1rem; margin: 0; }
.figures strong { display: block; font-size: 1.35rem; }
svg { width: 100%; height: auto; } svg text { fill: var(--ink); font: 13px system-ui, sans-serif; }
svg .axis { stroke: var(--rule); } svg polyline { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
.train { stroke: var(--train); stroke-dasharray: 5 4; } .held { stroke: var(--held); } circle { fill: var(--held); }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .35rem .5rem .35rem 0;
  border-bottom: 1px solid var(--rule); vertical-align: top; } td.n, th.n { text-align: right; padding-right: .75rem; }
article { border-top: 1px solid var(--rule); padding: .75rem 0; } dl { margin: 0; }
dt { font-size: .85rem; color: var(--quiet); margin-top: .5rem; } dd { margin: 0; white-space: pre-wrap; }
dd.after { border-left: 3px solid var(--held); padding-left: .75rem; }
@media (max-width: 30rem) { svg text { font-size: 22px; } }
@media print { :root { --train: #8a5a00; --held: #1c6a6e; --ink: #000; --paper: #fff; --soft: #fff; --quiet: #333; }
  body { margin: 0; max-width: none; } section, article, .figures li { break-inside: avoid; } }
"""
_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP, _RIGHT = 640, 260, 48, 34, 28, 16
_CUT = ' <span class="quiet">(cut: it would go on)</span>'


def result_page(result: Result) -> str:
    """The page as HTML; it holds no date, so that the same rehearsal gives the same bytes."""
    title = f"Rehearsal: {result.name}"
    parts = [
        f'<p class="quiet">A very small model on one computer read {result.pairs} pairs (a request and its answer) '
        f"{'once' if result.passes == 1 else f'{result.passes} times'}; {result.held} pairs were held out.</p>",
        _figures(result),
        _paragraphs([*result.says, *([result.overfit] if result.overfit else [])]),
        _section("How the loss fell", _losses(result)),
        _section("What changed in the style", _marks(result)) if result.marks else "",
        _section("How many pairs does it take?", _curve(result)) if result.curve else "",
        _section("Held-out prompts, answered before and after", _answers(result)),
        _section("Facts instead of style", _facts(result)) if result.facts else "",
        _section("What this does not say", _bullets(result.limits)),
    ]
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><main><h1>{escape(title)}</h1>{''.join(parts)}</main></body></html>\n"
    )


def loss_chart(train: Points, held: Points, steps: int) -> str:
    """Both curves as one SVG; it takes its colours from the page, and tells its figures to a screen reader."""
    points = [*train, *held]
    if not points:
        return ""
    most = max(loss for _, loss in points) or 1.0

    def place(point: tuple[int, float]) -> tuple[float, float]:
        step, loss = point
        x = _LEFT + (_WIDTH - _LEFT - _RIGHT) * step / max(1, steps)
        return round(x, 1), round(_TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - loss / most), 1)

    lines = [_line("train", [place(each) for each in train]), _line("held", [place(each) for each in held])]
    dots = [f'<circle cx="{x}" cy="{y}" r="3.5"/>' for x, y in map(place, held)]
    told = f"Held-out loss: {'; '.join(f'step {step}, {loss:.2f}' for step, loss in held)}."
    if train:
        told += f" Training loss: from {train[0][1]:.2f} to {train[-1][1]:.2f}."
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(told, quote=True)}">'
        f"{_axes(most, steps)}{''.join(lines)}{''.join(dots)}</svg>"
        '<p class="quiet">Solid, with dots: held-out pairs. Dashed: the pairs of each step of training.</p>'
    )


def _axes(most: float, steps: int) -> str:
    drawn = list[str]()
    for part in (0.0, 0.5, 1.0):
        y = round(_TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - part), 1)
        drawn.append(f'<line class="axis" x1="{_LEFT}" y1="{y}" x2="{_WIDTH - _RIGHT}" y2="{y}"/>')
        drawn.append(f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{most * part:.1f}</text>')
    drawn.append('<text x="4" y="14">loss</text>')
    base = _HEIGHT - 10
    drawn.append(f'<text x="{_LEFT}" y="{base}">step 0</text>')
    drawn.append(f'<text x="{_WIDTH - _RIGHT}" y="{base}" text-anchor="end">step {steps}</text>')
    return "".join(drawn)


def _line(kind: str, points: Sequence[tuple[float, float]]) -> str:
    return f'<polyline class="{kind}" points="{" ".join(f"{x},{y}" for x, y in points)}"/>' if points else ""


def _figures(result: Result) -> str:
    told = [(f"{result.held_before:.2f} → {result.held_after:.2f}", "loss on pairs it never trained on")]
    if result.marks:
        told.append(
            (f"{result.in_style_before} → {result.in_style_after} of {result.held}", "answers with all style marks")
        )
    told.append((f"{result.step} of {result.steps}", "steps of training, a few pairs each"))
    items = "".join(f"<li><strong>{escape(figure)}</strong>{escape(what)}</li>" for figure, what in told)
    return f'<ul class="figures">{items}</ul>'


def _losses(result: Result) -> str:
    said = (
        "The loss says how surprised the model is by the next piece of your text; lower is better. The number has no "
        "unit: what tells is whether it falls or rises. Held-out pairs are kept out of training, so they show whether "
        "the habit was learnt and not only the pairs."
    )
    return f"<p>{said}</p>{loss_chart(result.train_points, result.held_points, result.steps)}"


def _marks(result: Result) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(each.label)}</th><td class="n">{each.before}</td><td class="n">{each.after}</td>'
        f'<td class="n">{each.yours}</td></tr>'
        for each in result.marks
    )
    head = '<tr><th>Mark</th><th class="n">before</th><th class="n">after</th><th class="n">really written</th></tr>'
    return f"<p>In how many of the {result.held} held-out answers.</p><table>{head}{rows}</table>"


def _curve(result: Result) -> str:
    rows = "".join(
        f'<tr><th scope="row">{each.pairs}</th><td class="n">{each.held_loss:.2f}</td><td class="n">{each.in_style} of '
        f"{result.held}</td></tr>"
        for each in result.curve
    )
    head = '<tr><th>Pairs</th><th class="n">held-out loss</th><th class="n">in style</th></tr>'
    return f"<table>{head}{rows}</table>"


def _answers(result: Result) -> str:
    return "".join(
        f"<article><dl><dt>Prompt (the request)</dt><dd>{escape(each.prompt)}</dd>"
        f"<dt>Before</dt><dd>{escape(each.before)}{_CUT if each.cut_before else ''}</dd>"
        f'<dt>After</dt><dd class="after">{escape(each.after)}{_CUT if each.cut_after else ""}</dd>'
        f"<dt>What was really written</dt><dd>{escape(each.wanted)}</dd></dl></article>"
        for each in result.answers
    )


def _facts(result: Result) -> str:
    facts = result.facts
    assert facts is not None
    said = f"The same model, trained anew on {facts.pairs} questions and answers about an invented shop."
    untold, *retold = facts_say(facts)
    parts = [f"<p>{said}</p>", _asked(untold, facts.answers)]
    return "".join([*parts, *(_asked(each, facts.retold) for each in retold)])


def _asked(said: str, answers: Sequence[FactAnswer]) -> str:
    rows = "".join(
        f"<tr><td>{escape(each.prompt)}</td><td>{escape(each.after)}</td><td>{escape(each.fact)}</td></tr>"
        for each in answers
    )
    head = "<tr><th>Asked</th><th>It says</th><th>Correct</th></tr>"
    return f"<p>{escape(said)}</p><table>{head}{rows}</table>"


def _section(title: str, body: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{body}</section>"


def _paragraphs(said: Sequence[str]) -> str:
    return "".join(f"<p>{escape(each)}</p>" for each in said)


def _bullets(said: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in said)}</ul>"
