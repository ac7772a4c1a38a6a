"""Which of several figures a person calls the usual one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.models.guide.reading.quantity import Figure
from assistant.models.guide.reading.spans import clause_around

USUAL = (
    r"\b(?:(?:on|in) (?:the )?average|an average|averag\w+|usual(?:ly)?|normal(?:ly)?|typical(?:ly)?|mostly|generally|as a rule|in general|most(?: of (?:them|those|the time))?|"
    r"altogether|all together|everything together|in all|all in all|taken together|the (?:mean|median)|by and large|in the long run|it evens out|standard|standardly|regularly|ordinarily|commonly|otherwise|the rest of the (?:year|time))\b"
)
AT_TIMES = (
    r"\b(?:sometimes|(?:some|other|certain|most other) (?:months|weeks|days|times)|now and then|occasionally|at times|once in a while|rarely|seldom|in rare cases|exceptionally|the odd|never more|at most|at best|at worst|max|peak|"
    r"in season|in (?:the |(?:the )?(?:high|low|peak|off|holiday|main|dead) )?(?:spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december|season|high season|low season|holidays)|(?:around|before|at|over) (?:christmas|easter|the holidays)|"
    r"(?:in|on) (?:an? |the )?(?:bad|busy|quiet|slow|slack|hectic|lean|good) (?:day|week|month|year|ones?|times?|periods?)s?|(?:good|bad|busy|quiet) (?:ones?|months|weeks)|if i push|when (?:it's|it is|a|an|the|we|i)|per (?:client|customer|brand|project|issue|site|shop)|for one client)\b"
)


def only_at_times(low: str, figures: Sequence[Figure]) -> bool:
    """Whether each figure is only said of some times, good ones or bad ones."""
    return all(re.search(AT_TIMES, low[slice(*clause_around(low, f.start, f.end))]) for f in figures)


def usual_ones(low: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures that are called usual; where none is, those that are not only said of some times."""
    if len({f.middle for f in figures}) < 2:
        return list(figures)
    clauses = {f.start: low[slice(*clause_around(low, f.start, f.end))] for f in figures}
    usual = [f for f in figures if re.search(USUAL, clauses[f.start]) and not re.search(AT_TIMES, clauses[f.start])]
    if usual:
        return usual
    return [f for f in figures if not re.search(AT_TIMES, clauses[f.start])] or list(figures)
