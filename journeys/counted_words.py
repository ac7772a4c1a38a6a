"""Figures read from what is told of a step: a list with one number a piece, a share with its unit, or a bare number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from journeys.counted import LEAST_SERIES, NUMBERS, Counted, Role, number_of_word

N = r"(?<![\w.,:/£$€-])(?P<{0}>\d{{1,2}}(?:[.,]\d{{1,2}})?|100)(?![\w:/]|[.,]\d)"
ONE = r"(?<![\w.,:/£$€-])(?:\d{1,2}(?:\.\d{1,2})?|100)(?![\w:/]|\.\d)"
BETWEEN = r"(?:\s*%)?(?:\s*[,;/+]\s*(?:and\s+|then\s+)?|\s+(?:and|&)\s+|\s+)"
SERIES = rf"{ONE}(?:{BETWEEN}{ONE}){{1,}}"
TIGHT = r"(?<![\w.,:/£$€-])\d{1,2}(?:[,/]\d{1,2}){2,}(?![\w:/]|[.,]\d)"  # 31,40,28
UNIT = (
    r" ?(?:words? )?(?:changed |rewritten |corrected |mended |wrong )?(?:in|of|per|out of|for|on|every) "
    r"(?:a |each |every |one )?(?:hundred|100)\b"
    r"(?! (?:texts|pieces|pairs|reports|drafts|examples|pages|clients|answers|questions|files))"
)
LESS = r"(?! ?(?:less|fewer|better|more|off|done|cheaper|quicker|faster|of (?:the|my|them|all)))"
PER_CENT = rf" ?(?:%|per ?cent\b){LESS}"
WORDS = (
    r" words?\b(?! (?:long|each|a piece|per (?:draft|piece|text)|in (?:all|total)|altogether|limit|or (?:less|fewer)))"
)
CHANGED = r"\b(?:chang|rewr|mend|correct|edit|fix|touch|struck|counted)\w*"
RULE = r"\b(?:max(?:imum)?|min(?:imum)?|at (?:most|least)|no more than|up to|under|below|over|limit(?: of)?|never more than)\.? *$"
NAMED_THING = (
    r"\b(?:steps?|jobs?|pieces?|drafts?|numbers?|nos?\.?|lines?|version|round|page|gpt|claude|gemini|llama|line) *-?$"
)
LEAD = r"(?:(?:ok(?:ay)?|so|well|and|but|h?m+|sorry|wait|oh|no|then|now|yes|it'?s|its|that'?s|i meant|i mean|meant|about|around|roughly|approx\.?)[\s,.!:~]+)*"
BARE = (
    rf"(?:^{LEAD}|[,.;:!–-]\s+(?:then |now |about |around |so |roughly |it'?s |only )*|"
    r"\b(?:figure|count|average|mean|result|score|before|after|baseline)(?: (?:is|was|are|were|now|of|at|comes? (?:out )?(?:at|to)|came (?:out )?(?:at|to)))*\s*[:=]?\s+(?:about |around |roughly )?|"
    r"\b(?:it'?s|it is|its|it was|i'?m at|i am at|down to|comes? to|came to|came out at|comes out at|ended (?:up )?at|meant|make it|to|makes|is|was)\s+"
    r"(?:now |about |around |roughly |only )*|\bthe (?=[\d.,]+ (?:is|was)\b))"
)
BARE_END = (
    r"(?=\s*(?:$|[.,;:!?)(]|or so\b|on average\b|in average\b|average\b|over\b|for the\b|with\b|now\b|before\b|after\b|"
    r"chat ?gpt\b|claude\b|gemini\b|copilot\b|this time\b|in the end\b|again\b|and\b|is\b|was\b|as\b|then\b))"
)
MORE = (
    rf"\b(?:the |my )?(?:other|remaining|missing|last|final) (?:{'|'.join(NUMBERS[2:])}|\d{{1,2}}|ones|jobs|pieces|drafts|few)\b|"
    r"\b(?:the |and )?rest\b(?! (?:tomorrow|later|follows|to come|next|on|is still))"
)
TO_COME = (
    r"\b(?:rest|others?|remaining(?: \w+)?|more)\b.{0,20}\b(?:tomorrow|later|tonight|follows?|to (?:come|do|go)|next|on (?:mon|tues|wednes|thurs|fri|satur|sun)\w+|"
    r"another day|in the morning|this (?:evening|afternoon)|missing|left)\b|\b(?:tomorrow|later|tonight) (?:the|for the) (?:rest|others?)\b|"
    r"\bhalf ?way\b|\bhalf (?:of (?:it|them)|done)\b|\bnot (?:all|finished|done) yet\b|\b(?:still|have) (?:\w+ ){0,2}(?:to do|to go|left)\b|"
    r"\bcontinue (?:tomorrow|later)\b|\bgo on (?:tomorrow|later)\b|\bso far\b|\bfirst (?:half|few)\b"
)
SMALL = "|".join(NUMBERS[2:])
OF = rf"\b(?P<some>\d{{1,2}}|{SMALL}) of (?:the |my |those |these )?(?P<all>\d{{1,2}}|{SMALL})\b"
OVER = rf"\b(?:over|from|across|on|for|of|all|in) (?:all )?(?:the |my |those |these )?(?P<over>\d{{1,2}}|{SMALL})\b(?! ?(?:words?|%|per ?cent|in\b|changed|days?|minutes?|hours?|rules?|samples?|traits?))(?: (?:jobs|pieces|drafts|texts|of them|descriptions))?"
MODEL = (
    r"\b(?P<model>chat ?gpt(?:[ -]?\d[\w.-]*)?|gpt[ -]?\d[\w.-]*|claude(?: (?:opus|sonnet|haiku))?(?: [\d.]+)?|gemini(?: [\d.]+)?|copilot|"
    r"mistral|le chat|llama(?: ?[\d.]+)?|deep ?seek|perplexity|grok)\b"
)
NAMES = {
    "chatgpt": "ChatGPT",
    "chat gpt": "ChatGPT",
    "deepseek": "DeepSeek",
    "deep seek": "DeepSeek",
    "le chat": "Le Chat",
}
OF_BEFORE, OF_AFTER = r"(?:before|baseline|starting point)", r"after"
NTH_BEFORE, NTH_AFTER = r"(?:first|original|initial|starting)", r"(?:second|2nd|third|3rd|fourth|4th)"
THING = r"(?:figure|count|number|round|value|one|measurement|try|time)"
LINKS = r"(?:\s*[:=,]|\s+(?:is|was|were|at|about|around|it|i|we|had|changed|stands|stood|of|on|average|figure|count|number|value|only|roughly|again|comes|came|out|to|(?:words )?per|words))*\s*$"
NO_ROLE_AFTER = r"(?!\s+(?:i|you|we|they|it|sending|that|the client|a client|this|all|work|lunch|an?)\b)"


@dataclass(frozen=True)
class Heard:
    """A figure as it was said; `nth` is a role told by an ordinal ("second count"), which counts only in no step of its
    own."""

    values: tuple[Decimal, ...]
    role: Role | None
    nth: Role | None
    goes_on: bool
    over: int | None
    of: int | None
    is_partial: bool


def heard(words: str, *, measures: bool) -> tuple[Heard, ...]:
    """The figures told in `words`; where the step does not measure (`measures`) only those that name their unit."""
    flat = re.sub(TIGHT, lambda row: re.sub("[,/]", ", ", row[0]), " ".join(words.replace("’", "'").split()))
    if both := re.search(BOTH, flat, re.IGNORECASE):
        pair = ((_decimal(both["a"]), "before"), (_decimal(both["b"]), "after"))
        is_share = re.search(CHANGED, flat, re.IGNORECASE) or re.search(r"\bwords?\b|%|per ?cent|\b100\b|hundred", flat)
        if measures or is_share:
            return tuple(Heard((value,), role, None, False, None, None, False) for value, role in pair)  # type: ignore[arg-type]
    spans = list(_spans(flat, measures))
    to_come, goes_on = to_be_continued(flat), re.search(MORE, flat, re.IGNORECASE) is not None
    some = re.search(OF, flat, re.IGNORECASE)
    of = number_of_word(some["all"]) if some else None
    found = []
    for at, (start, end, values) in enumerate(spans):
        before = flat[spans[at - 1][1] if at else 0 : start]
        behind = flat[end : spans[at + 1][0] if at + 1 < len(spans) else len(flat)]
        role, nth = _role(before, behind)
        over = None if len(values) >= LEAST_SERIES else _over(flat[:start] + " … " + flat[end:])
        if over is None and some and len(values) < LEAST_SERIES:
            over = number_of_word(some["some"])
        less = of is not None and len(values) >= LEAST_SERIES and len(values) < of
        is_partial = (to_come or less) and not (goes_on and not to_come)
        found.append(Heard(values, role, nth, goes_on and at == 0, over, of, is_partial))
    return tuple(found)


def model_in(words: str) -> str | None:
    """The assistant that is named: ChatGPT, Claude."""
    found = re.search(MODEL, words, re.IGNORECASE)
    if found is None:
        return None
    name = " ".join(found["model"].split())
    return NAMES.get(name.casefold(), name if re.search(r"[A-Z]", name) else name.capitalize())


def to_be_continued(words: str) -> bool:
    """Whether words say that the rest is still to come: "rest tomorrow", "half way"."""
    return re.search(TO_COME, words, re.IGNORECASE) is not None


def tells_share(words: str) -> bool:
    """Whether a share of words changed is told with its unit: "34 in 100", "34% rewritten"."""
    return bool(heard(words, measures=False))


def counted_of(one: Heard) -> Counted:
    """What was heard as it is kept, without the day and the words."""
    return Counted(values=one.values, over=one.over, of=one.of, is_partial=one.is_partial, role=one.role)


BOTH = (
    rf"\bfrom {N.format('a')} ?(?:words?|%|per ?cent)?(?: (?:in|of|per) (?:a )?(?:hundred|100))? (?:words )?(?:down |up )?to "
    rf"{N.format('b')}(?! ?(?:min|hour|day|piece|job))"
)


def _spans(flat: str, measures: bool) -> Iterator[tuple[int, int, tuple[Decimal, ...]]]:
    """Where figures stand, the surest kind that there is: lists and shares with their unit before bare numbers."""
    sure = sorted([*_series(flat, measures), *_shares(flat, measures)], key=lambda span: (span[0], -span[1]))
    kept = list[tuple[int, int, tuple[Decimal, ...]]]()
    for start, end, values in sure:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, values))
    if kept or not measures:
        return iter(kept)
    return _bare(flat)


def _series(flat: str, measures: bool) -> Iterator[tuple[int, int, tuple[Decimal, ...]]]:
    for found in re.finditer(SERIES, flat, re.IGNORECASE):
        numbers = tuple(Decimal(each) for each in re.findall(r"\d+(?:\.\d+)?", found[0]))
        tail = flat[found.end() :]
        named = re.match(UNIT, tail, re.IGNORECASE) or re.match(PER_CENT, tail, re.IGNORECASE)
        enough = len(numbers) >= (LEAST_SERIES if named or re.search(MORE, flat[: found.start()], re.I) else 3)
        counts_up = all(b - a == 1 for a, b in pairwise(numbers))
        of_else = re.match(
            r" ?(?!words?\b|and\b|in\b|on\b|over\b|with\b|then\b|for\b|rest\b|so\b|the\b|again\b|now\b|chat|claude)[a-z]{3,}",
            tail,
            re.I,
        )
        if not enough or (not named and (not measures or counts_up or of_else)):
            continue
        if re.search(NAMED_THING, flat[: found.start()], re.IGNORECASE) and not named:
            continue
        yield found.start(), found.end() + (named.end() if named else 0), numbers


def _shares(flat: str, measures: bool) -> Iterator[tuple[int, int, tuple[Decimal, ...]]]:
    units = [UNIT]
    changed = re.search(CHANGED, flat, re.IGNORECASE) is not None
    if measures or changed:
        units.append(PER_CENT)
    if measures and re.search(rf"{N.format('n')}{UNIT}", flat, re.IGNORECASE) is None:
        units.append(WORDS)
    for found in re.finditer(rf"{N.format('n')}(?:{'|'.join(units)})", flat, re.IGNORECASE):
        if not re.search(RULE, flat[: found.start()], re.IGNORECASE):
            yield found.start(), found.end(), (_decimal(found["n"]),)


def _bare(flat: str) -> Iterator[tuple[int, int, tuple[Decimal, ...]]]:
    rows = [
        row.span() for row in re.finditer(SERIES, flat, re.IGNORECASE) if len(re.findall(ONE, row[0])) > LEAST_SERIES
    ]
    for found in re.finditer(rf"{BARE}{N.format('n')}{BARE_END}", flat, re.IGNORECASE):
        start = found.start("n")
        if any(first <= start < last for first, last in rows):  # numbers of something else
            continue
        if re.search(NAMED_THING, flat[:start], re.IGNORECASE) or re.search(RULE, flat[:start], re.IGNORECASE):
            continue
        yield start, found.end(), (_decimal(found["n"]),)


def _role(before: str, behind: str) -> tuple[Role | None, Role | None]:
    for role, own, nth in (("before", OF_BEFORE, NTH_BEFORE), ("after", OF_AFTER, NTH_AFTER)):
        if re.search(rf"\b{own}\b(?: {THING})?{LINKS}", before, re.IGNORECASE):
            return role, None  # type: ignore[return-value]
        if re.search(rf"\b{nth} {THING}{LINKS}", before, re.IGNORECASE):
            return None, role  # type: ignore[return-value]
    for role, own in (("before", OF_BEFORE), ("after", OF_AFTER)):
        if re.match(
            rf"[^.;]{{0,60}}?\b(?:the |my |its |it'?s )?{own}\b{NO_ROLE_AFTER}", _clause(behind), re.IGNORECASE
        ):
            return role, None  # type: ignore[return-value]
    return None, None


def _clause(behind: str) -> str:
    return re.split(r"[,;.]", behind, maxsplit=1)[0]


def _over(rest: str) -> int | None:
    found = re.search(OVER, rest, re.IGNORECASE)
    return number_of_word(found["over"]) if found else None


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
