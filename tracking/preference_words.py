"""The result of a blind comparison in plain words, and the pairs that decided."""

from __future__ import annotations

from tracking.blind import Comparison, Judged
from tracking.preference import Preference
from tracking.project import counted

MOST_SHOWN = 5
SHORT = 160  # characters of a brief
ONE_SIDED = 0.75  # share of decided pairs on one side from which on it is worth a word
FEWEST_SIDED = 12


def headline(comparison: Comparison, found: Preference) -> str:
    """The result in one or two sentences."""
    one, other = comparison.one, comparison.other
    decided = found.one + found.other
    if not decided:
        return f"No preference: all {counted(found.ties, 'pair')} were a tie." if found.ties else "Nothing was judged."
    score = f"{one} {found.one}, {other} {found.other}, ties {found.ties}"
    if found.is_clear:
        better = one if found.one > found.other else other
        return f"You preferred **{better}**: {score}. Chance alone would hardly do this."
    return f"Too close to call: {score}. Chance alone could well do this. {_more(found)}"


def interval_words(comparison: Comparison, found: Preference) -> str:
    """The share with its interval and the chance."""
    if found.share is None or found.low is None or found.high is None:
        return ""
    chance = "less than 1 time in 1,000" if found.chance < 0.001 else f"{_percent(found.chance)} of the time"
    return (
        f"Of {counted(found.one + found.other, 'decided pair')}, {found.share:.0%} went to {comparison.one} "
        f"(95 % interval: {found.low:.0%} to {found.high:.0%}). If both were equally good, a split at least this "
        f"uneven would come up {chance}."
    )


def habit_words(found: Preference) -> str:
    """A remark on a habit of choosing one side."""
    decided = found.one + found.other
    if decided < FEWEST_SIDED:
        return ""
    share = found.left / decided
    if max(share, 1 - share) < ONE_SIDED:
        return ""
    side = "left" if share > 0.5 else "right"
    return (
        f"You chose the {side} side {max(share, 1 - share):.0%} of the time. Each set stood on either side equally "
        "often, so this favours neither, but it hints that many pairs were hard to tell apart."
    )


def markdown(comparison: Comparison, found: Preference) -> str:
    """The whole result."""
    parts = [headline(comparison, found), interval_words(comparison, found), habit_words(found)]
    unjudged = len(comparison.pairs) - len(found.pairs)
    if unjudged:
        parts.append(f"It was ended early: {counted(unjudged, 'pair')} were not judged.")
    if comparison.identical:
        parts.append(f"{counted(comparison.identical, 'pair')} with the same answer twice were left out.")
    for side, name in (("one", comparison.one), ("other", comparison.other)):
        won = [each for each in found.pairs if each.winner == side]
        if won:
            parts.append(f"Where {name} was better:\n\n" + "\n".join(f"- {_brief(each)}" for each in won[:MOST_SHOWN]))
    parts.append("It is your own judgement on these briefs; another reader or other briefs may differ.")
    return "\n\n".join(part for part in parts if part)


def _more(found: Preference) -> str:
    if found.more is None:
        return "To tell a preference this small would take hundreds of pairs."
    if not found.more:
        return "A preference of two to one would most likely have shown by now."
    seen = found.share is not None and max(found.share, 1 - found.share) >= 2 / 3
    supposed = "if it is as strong as it looks" if seen else "if it is two to one or stronger"
    return f"About {_pairs(found.more)} would tell, {supposed}."


def _brief(each: Judged) -> str:
    words = " ".join(each.pair.brief.split())
    return words if len(words) <= SHORT else f"{words[: SHORT - 1].rstrip()}…"


def _pairs(count: int) -> str:
    return f"{count} more decided pair{'' if count == 1 else 's'}"


def _percent(chance: float) -> str:
    return "nearly all" if chance > 0.99 else f"{chance:.0%}" if chance >= 0.1 else f"{chance:.1%}"
