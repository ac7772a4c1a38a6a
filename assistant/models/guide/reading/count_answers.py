"""Replies to the questions for a number of pieces: on hand, and made in a month."""

from __future__ import annotations

import re
from typing import Any

from assistant.models.guide.reading import answer_words as words
from assistant.models.guide.reading.by_issue import counts_issues, volume_by_issue
from assistant.models.guide.reading.by_person import counted_by_person
from assistant.models.guide.reading.counts import (
    asserted,
    read_correction,
    read_stock,
    usable_of,
    usable_part,
    without_totals,
)
from assistant.models.guide.reading.figures import OBJECT, Figure
from assistant.models.guide.reading.inputs_kept import counts_inputs
from assistant.models.guide.reading.listed import OF_A_WEEKDAY, in_one_and_the_other, listed_sum, monthly_by_weekday
from assistant.models.guide.reading.loose_counts import of_pieces
from assistant.models.guide.reading.many_parts import kinds_summed
from assistant.models.guide.reading.parts import part_told, share_of_total, without_subsets
from assistant.models.guide.reading.said import Said
from assistant.models.guide.reading.settled import settled
from assistant.models.guide.reading.standing import CONCLUDES, NEARLY, clause_of, is_of_others, is_wished
from assistant.models.guide.reading.stock_words import ALL_BAD, HAVE, LOST
from assistant.models.guide.reading.typical import only_at_times, usual_ones
from assistant.models.guide.reading.volumes import OFTEN, how_often, read_volume

Facts = dict[str, Any]
OF_SOME_TIMES = (
    r"\b(?:some|other|certain) (?:weeks|months|days)\b|\b(?:in|on) an? (?:good|bad|busy|quiet|slow) (?:day|week)\b"
)
ONE_GO = r"\bone[- ](?:go|off)\b|\bonce only\b|\ball told\b|\bthen (?:it's |we're |i'm )?(?:finished|done|over)\b"
# The pieces of one go, and then the pace that stays: "240 once, afterwards perhaps 5".
THEN_ON = re.compile(
    r"\bonce\b[^.;]{0,20}?(?:,|;|\.|\band\b|\bbut\b|\bthen\b) ?(?:\w+ ){0,2}?(?:afterwards|after that|after it|from then on|"
    r"thereafter|later|then|since then)\b[^\d.;]{0,30}(?P<n>\d[\d,]*)(?!\d| (?:weeks?|months?|years?|days?|hours?)\b)"
)
# Of one time that is over or runs, and not of any month.
ONE_TIME_ONLY = r"\b(?:this|last|past|current) (?:month|week|quarter|year)\b(?! (?:as|like))|\byesterday\b"
DAYS_ON = r"\d+ (?:working |busy )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|days|weeks|weekends|evenings|nights|match ?days)\b"
PER_OTHER = r"\s*(?:each|apiece)\b(?! (?:month|week|day|year|quarter|\w+day))|\s*(?:for|per) (?:each|every|an?) (?!month|week|fortnight|day|year|quarter|normal|typical|whole)|\s*per (?!month|week|fortnight|day|year|annum|quarter|working|normal)[a-z]"

RATE_OF_EACH = r"\b(?:an?|per|each|every) (?:day|week|fortnight|month|quarter|year)s?,? (?:per|(?:for|from|in) (?:each|every)(?: one)?) (?!\w*(?:day|week|month|quarter|year)\b)[a-z]"
PARTS_OF_EACH = r"\beach (?:one )?(?:has|is|takes|makes|gives|comes to|with) (?:about |around )?\d"  # "14 fairs, and each has 3 texts"
# Only one side of each piece is there: the questions, and not what was answered.
UNANSWERED = (
    r"\b(?:answers?|repl(?:y|ies)|responses?) [^;.]{0,50}?\b(?:weren't|were not|aren't|are not|wasn't|never|not) "
    r"(?:been )?(?:kept|saved|written down|recorded|stored)\b|"
    r"\b(?:nobody|no one) (?:ever )?(?:wrote|kept|saved) (?:down )?(?:the|my|our|any) (?:answers|replies)\b"
)


def stock_told(said: str) -> Facts | None:
    """The answer to "how many finished pieces do you have?"; empty where it leaves the number open."""
    said = of_pieces(said)
    stated = asserted(said)
    if re.search(UNANSWERED, stated.low):
        return {"examples_on_hand": 0}
    if (corrected := read_correction(stated)) is not None:
        return {"examples_on_hand": corrected}
    low, every = stated.low, stated.figures
    if re.search(ALL_BAD, low):
        return {}
    together = listed_sum(said)
    if together is None:
        together = in_one_and_the_other(low)
    if together is not None and not re.search(words.BARRED, low):
        return {"examples_on_hand": together}
    if not re.search(words.BARRED, low) and (most := counted_by_person(low)) is not None:
        return {"examples_on_hand": most}
    if (share := share_of_total(low)) is not None:
        return {"examples_on_hand": share}
    if (part := part_told(low, stated.standing)) is not None:
        return {"examples_on_hand": part}
    if (usable := usable_of(low, every)) is not None:
        return {"examples_on_hand": usable}
    if (stock := read_stock(Said(said))) is not None:
        return {"examples_on_hand": stock}
    kept = [f for f in stated.standing if not is_wished(low, f) and not is_of_others(low, f)]
    kept = without_subsets(low, kept)
    figures = [f for f in kept if f.is_stock or (f.counts == "things" and f.period is None and not f.is_bound)]
    told = _one_count("examples_on_hand", low, figures)
    if told and figures:
        left = usable_part(low, told["examples_on_hand"], every)
        return {} if left is None else {"examples_on_hand": left}
    return told if figures or not any(f.is_stock for f in every) else None


def volume_told(said: str) -> Facts | None:
    """The answer to "how many pieces do you make in a month?"; empty where it leaves the number open."""
    if counts_inputs(said) and read_volume(Said(said), named_only=True) is None:
        return None
    stated = asserted(said)
    low = stated.low
    told_in_parts = [volume_by_issue(said), monthly_by_weekday(said), listed_sum(said), kinds_summed(low)]
    if (together := next((made for made in told_in_parts if made is not None), None)) is not None:
        return {"volume_per_month": together}
    if result := re.search(r"\d[^=]*[x×*+][^=]*= ?(?:about |~)?(\d[\d,]*)(?!\d)", said):
        return {"volume_per_month": int(result[1].replace(",", ""))}  # "4 shops x 30 = 120"
    if (last := settled(Said(said))) is not None:
        return {"volume_per_month": last.monthly if last.period and last.monthly else last.middle}
    kept = [f for f in stated.standing if not is_wished(low, f) and not is_of_others(low, f)]
    kept = [f for f in kept if not re.match(DAYS_ON, low[f.start :]) and not _is_of_other_things(low, f)]
    counted = [f for f in kept if f.counts in ("plain", "pieces", "things")]
    if any(re.match(PER_OTHER, low[f.end :]) for f in counted) or re.search(f"{RATE_OF_EACH}|{PARTS_OF_EACH}", low):
        return None
    if OF_A_WEEKDAY.search(low) and sum(f.counts not in ("words", "minutes", "money") for f in stated.figures) > 1:
        return {}  # one day of the week is told, and others beside it
    made = [f for f in counted if f.period or not HAVE.search(low[: f.start])]
    beside = 0 < len(made) < len(counted)  # what is on hand is told beside it
    counted = made if beside else counted
    if re.search(ONE_GO, low):
        return {}
    if (stays := THEN_ON.search(low)) and not any(f.period for f in counted):
        return {"volume_per_month": int(stays["n"].replace(",", ""))}
    if (concluded := [f for f in counted if CONCLUDES.search(low[: f.start])]) and not concluded[-1].period:
        return {"volume_per_month": concluded[-1].middle}  # "one a day for each harbour, so 400 and something"
    if leading := _leading(low, counted):
        return {"volume_per_month": leading.monthly if leading.period else leading.middle}
    counted = [f for f in counted if not re.search(ONE_TIME_ONLY, clause_of(low, f))] or counted
    if counted and all(re.search(ONE_TIME_ONLY, clause_of(low, f)) for f in counted):
        return {}
    if (
        counted
        and only_at_times(low, counted)
        and (len({f.middle for f in counted}) > 1 or re.search(OF_SOME_TIMES, low))
    ):
        return {}
    usual = usual_ones(low, counted)
    if 0 < len(usual) < len(counted):
        values = {f.monthly if f.period else f.middle for f in usual}
        return {"volume_per_month": values.pop()} if len(values) == 1 else {}
    said_rates = [f for f in kept if f.monthly is not None and f.counts != "money"]
    every = {f.monthly for f in said_rates if f.monthly is not None}
    rates = {f.monthly for f in said_rates if f.period == "month" and f.monthly is not None} or every
    if rates and max(every) > 2 * max(rates):
        return None  # two kinds of work: "8 weekly posts and 2 monthly letters"
    if len(rates) == 1:
        return {"volume_per_month": rates.pop()}
    if often := re.match(r"(?:about |maybe |just |only |roughly |i (?:do|write|make) |it's )*" + OFTEN, low):
        return {"volume_per_month": how_often(often)}
    if (corrected := read_correction(stated)) is not None:
        return {"volume_per_month": corrected}
    if rates or (not beside and re.search(words.ON_HAND, low) and read_stock(Said(said)) is not None):
        return None
    figures = [f for f in kept if (f.is_stock or (f.counts == "things" and f.period is None)) and not f.is_bound]
    figures = [f for f in figures if f in counted] if counted else figures
    if figures and re.search(words.OTHER_TIMES, re.split(r"[,;.]", low[figures[0].end :])[0]):
        return {}
    return _one_count("volume_per_month", low, figures)


def _is_of_other_things(low: str, figure: Figure) -> bool:
    """Whether it counts what pieces appear in or are made for: "in 2 editions", "for three parishes"."""
    aside = figure.counts == "things" and figure.period is None and OBJECT.search(low[: figure.start])
    return bool(aside) or counts_issues(low, figure.start, figure.noun_end)


def _leading(low: str, figures: list[Figure]) -> Figure | None:
    """The bare number that opens a reply, where what follows only counts other things: "55 to 70, three platforms"."""
    if len(figures) < 2 or not re.match(rf"(?:{NEARLY} )*$", low[: figures[0].start]):
        return None
    first, others = figures[0], figures[1:]
    ends = re.match(r"\s*(?:$|[,.;!])", low[first.end :])
    return (
        first
        if first.counts == "plain" and ends and all(f.counts == "things" and not f.period for f in others)
        else None
    )


def _one_count(field: str, low: str, figures: list[Figure]) -> Facts | None:
    free = [
        f
        for f in without_totals(low, figures)
        if not re.search(words.BARRED, re.split(r"[,;.]|\bbut\b", low[f.end :])[0])
    ]
    if field == "examples_on_hand":
        free = [f for f in free if not re.match(r"\s*(?:each|apiece)\b", low[f.end :])]
        if re.search(LOST, low):
            return {}
    if len(free) > 1:
        free = [f for f in free if not re.match(words.AT_TIMES, low[f.end :])] or free
    values = {f.middle if field == "volume_per_month" else f.value for f in free}
    if len(values) == 1 and (len(low.split()) <= 25 or free[0].counts == "pieces"):
        return {field: values.pop()}
    if (
        field == "examples_on_hand"
        and len(free) == 2
        and re.fullmatch(words.OR_SO_MANY, low[free[0].end : free[1].start])
    ):
        return {field: min(values)}  # "60, maybe 70": the careful end
    if figures:
        return None
    if re.fullmatch(r"(?:just |only |exactly )?one[.! ]*", low):
        return {field: 1}
    if re.fullmatch(words.NONE_YET + words.TAIL, low) and not re.fullmatch(r"(?:no|nope)[.! ]*", low):
        return {field: 0}
    return {} if re.fullmatch(words.VAGUE, low) else None
