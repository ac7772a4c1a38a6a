"""The report in plain words: what differs, how sure it is, when it is too early, and never why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracking.project import WITH, Helper, counted, number
from tracking.report import Finding, Group, Measure, Mix, Report

TITLES: Mapping[Measure, str] = {
    "rounds": "Revision rounds", "minutes": "Minutes", "share_changed": "Words changed",
}  # fmt: skip
SHORT: Mapping[Helper, str] = {
    "none": "no model", "general model": "general model", "prompt kit": "prompt kit", "tuned model": "tuned model",
}  # fmt: skip
NO_CAUSE = (
    "This shows what differs, not why: the work, the client or your own practice may have changed as well. Taking "
    "turns (one project with, the next without) is the fairest test."
)
NOTHING = (
    "Your log is empty. Tell me of a finished project in a sentence, like this: “Acme landing page, tuned model, "
    "2 rounds, 95 minutes, client happy”."
)
ONE_HELPER = (
    "So far there is only one way of working in your log, so there is nothing to compare. Log projects that you do "
    "another way, too: a tuned model or prompt kit against what you do today."
)


def headline(report: Report) -> str:
    """The report in a sentence."""
    if not report.projects:
        return NOTHING
    if report.against is None:
        return f"{counted(report.projects, 'project')} logged. {ONE_HELPER}"
    clear = [finding for finding in report.findings if finding.is_clear]
    if not clear:
        return (
            f"Too early to tell: with {counted(report.projects, 'project')} what differs could still be chance"
            f"{_would_tell(report)}."
        )
    told = "; ".join(f"{TITLES[one.measure].lower()} {_change(one)} {WITH[one.helper]}" for one in clear)
    return f"From {counted(report.projects, 'project')}: {told}, compared with work {WITH[report.against]}."


def finding_words(finding: Finding) -> str:
    """One measure in two or three sentences."""
    found, measure = finding.found, finding.measure
    means = (
        f"**{TITLES[measure]}:** {shown(measure, found.mean_after)} {WITH[finding.helper]} "
        f"({counted(found.after, 'project')}), {shown(measure, found.mean_before)} {WITH[finding.against]} "
        f"({counted(found.before, 'project')})"
    )
    if found.low is None or found.high is None:
        few = min((found.before, finding.against), (found.after, finding.helper))
        told = f"{counted(few[0], 'project')} {WITH[few[1]]}"
        return f"{means}. Too early: {told} cannot show how much they vary. {_more(finding)}"
    interval = _interval(measure, found.low, found.high)
    if finding.is_clear:
        return f"{means}: {_change(finding)} (95 % interval: {interval}). Chance alone would hardly do this."
    number_of = counted(found.before + found.after, "project")
    why = f"; dealt out at random they differ this much {_often(found.chance)}" if found.chance is not None else ""
    return (
        f"{means}. With {number_of} the difference could still be chance (95 % interval: {interval}{why}). "
        f"{_more(finding)}"
    )


def mix_words(mix: Mix) -> str:
    """A warning that the kinds of work differ, with the differences among work of the same kind."""
    told = (
        f"The kinds of work {WITH[mix.helper]} and {WITH[mix.against]} are not the same "
        f"({mix.moved:.0%} would have to be of another kind), so part of what differs may be the work."
    )
    if not mix.within:
        return f"{told} No kind has projects of both, so they cannot be compared like with like."
    within = "; ".join(f"{TITLES[measure].lower()} {_moved(measure, value)}" for measure, value in mix.within.items())
    return f"{told} Among work of the same kind: {within}."


def markdown(report: Report) -> str:
    """The whole report."""
    if not report.projects or report.against is None:
        parts = [headline(report)]
        if report.groups:
            parts.append(table([("All", group) for group in report.groups]))
        return "\n\n".join([*parts, *_left_out(report)])
    parts = [f"**{headline(report)}**"]
    parts.append("\n".join(f"- {finding_words(finding)}" for finding in report.findings))
    parts += [mix_words(mix) for mix in report.mixes]
    if len(report.kinds) > 1:
        rows = [(row.kind, group) for row in report.kinds for group in row.groups]
        more = f" {report.more_kinds} more kinds are in the page." if report.more_kinds else ""
        parts.append(f"By kind, to look at and not to decide by: each row is few projects.{more}\n\n{table(rows)}")
    return "\n\n".join([*parts, *_left_out(report), NO_CAUSE])


def table(rows: list[tuple[str, Group]]) -> str:
    """Means by kind and helper, in Markdown."""
    told = told_measures([group for _, group in rows])
    heads = ["Kind", "Helper", "Projects", *(TITLES[measure] for measure in told)]
    lines = [f"| {' | '.join(heads)} |", f"|---|---|{'---:|' * (len(heads) - 2)}"]
    for kind, group in rows:
        means = [shown(m, group.means[m].mean) if m in group.means else "" for m in told]
        cells = [_cell(kind), SHORT[group.helper], str(group.projects), *means]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def told_measures(groups: Sequence[Group]) -> list[Measure]:
    """The measures that at least one of the groups has."""
    return [measure for measure in TITLES if any(measure in group.means for group in groups)]


def shown(measure: Measure, value: float) -> str:
    """A mean with as many digits as it deserves."""
    if measure == "share_changed":
        return f"{value:.0%}"
    return number(round(value, 1)) if measure == "rounds" else f"{value:,.0f}"


def _change(finding: Finding) -> str:
    return _moved(finding.measure, finding.found.difference)


def _moved(measure: Measure, value: float) -> str:
    """ "1.2 fewer", "14 minutes more", "8 points less"."""
    match measure:
        case "rounds":
            size, words = number(round(abs(value), 1)), ("fewer", "more")
        case "minutes":
            size, words = f"{abs(value):,.0f}", ("fewer", "more")
        case _:
            size, words = f"{abs(value) * 100:,.0f} percentage points", ("less", "more")
    return f"{size} {words[0] if value < 0 else words[1]}" if float(f"{value:.6f}") else "the same"


def _interval(measure: Measure, low: float, high: float) -> str:
    first, last = (low, high) if abs(low) < abs(high) or low * high < 0 else (high, low)
    if low * high <= 0:
        return f"{_moved(measure, low)} to {_moved(measure, high)}"
    return f"{_moved(measure, first).rsplit(' ', 1)[0]} to {_moved(measure, last)}"


def _more(finding: Finding) -> str:
    more = finding.more
    if more is None:
        return "To tell a difference this small would take hundreds of projects, so it may not matter."
    size = _size(finding.measure, more.size)
    if more.total == 0:
        return f"A difference of {size} would most likely have shown by now, so if there is one, it is smaller."
    split = [
        f"{count} {WITH[helper]}"
        for count, helper in ((more.after, finding.helper), (more.before, finding.against))
        if count
    ]
    supposed = "if the difference is as large as it looks" if more.is_observed else f"for a difference of {size}"
    where = f" ({' and '.join(split)})" if len(split) > 1 else f", {split[0].split(' ', 1)[1]}," if split else ""
    return (
        f"About {more.total} more{where} would tell, {supposed}."
        if len(split) > 1
        else f"About {more.total} more{where} would tell {supposed}."
    )


def _would_tell(report: Report) -> str:
    needed = [finding.more.total for finding in report.findings if finding.more and finding.more.total]
    return f"; about {min(needed)} more would tell" if needed else ""


def _often(chance: float) -> str:
    """A probability as "1 time in 7"."""
    return f"{chance:.0%} of the time" if chance >= 0.5 else f"1 time in {round(1 / max(chance, 0.001)):,}"


def _size(measure: Measure, value: float) -> str:
    match measure:
        case "rounds":
            return f"{number(round(value, 1))} rounds"
        case "minutes":
            return f"{value:,.0f} minutes"
        case _:
            return f"{value * 100:,.0f} percentage points"


def _left_out(report: Report) -> list[str]:
    if not report.without_helper or not report.projects:
        return []
    does, are = ("does", "is") if report.without_helper == 1 else ("do", "are")
    told = counted(report.without_helper, "project")
    return [f"{told} {does} not say which helper was used, and {are} left out."]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
