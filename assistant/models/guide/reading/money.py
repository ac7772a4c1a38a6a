"""What may be spent, once and a month, and what an hour is worth, where a person says so for sure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from assistant.models.guide.reading.answer_words import OR_SO_MANY
from assistant.models.guide.reading.figures import PER_MONTH, Figure, read_figures, spell_out
from assistant.models.guide.reading.number_words import rounded
from assistant.models.guide.reading.said import Said
from assistant.models.guide.reading.standing import clause_of, is_denied, is_of_others, is_wished, standing
from assistant.models.guide.reading.statements import statements

Facts = dict[str, Any]
ONCE, MONTH, RATE, WORDS = "budget_usd", "budget_month_usd", "hourly_rate_usd", "budget"
MAY_SPEND = (
    r"\b(?:budget(?:s|ed|ing)?|spend|spare|afford|set aside|put (?:aside|by)|put(?:ting)? [^,.]{1,30} (?:into|towards?|in)|stretch(?:es)?|invest|lying around|one-?off|once|for (?:this|it|that)\b(?! hour)|"
    r"for the (?:whole|lot|set-?up|first|try|tuning|training|job|project)|for (?:a|one) (?:try|trial|go|test)|for (?:all of it|everything|fine-?tuning|tuning|training|experiments?|a model)|up to|at (?:the very )?most|max(?:imum)?|tops|ceiling|cap(?:ped)?|"
    r"(?:could|can|would|'d|willing to|happy to|prepared to|able to|ready to) (?:pay|go|do|manage|give|offer|contribute|allocate|set|put|part|find|throw|risk|stomach|live)|is (?:my|our|the) (?:limit|budget|max\w*)|my limit|our limit|to play with|to burn|"
    r"(?:is|would be|be) (?:fine|ok|okay|alright) (?:by|with|for) me|not a (?:cent|penny|dollar) more|no more than|not more than|nothing over|the limit|all in|have in mind)\b"
)
NOT_TO_SPEND = (
    r"\b(?:paid|bought|already (?:[a-z]+(?:ed|nt|nk|st|ew|wn)|put|gone)|burnt|burned|blew|costs?|charg\w+|saw|seen|quot\w+|earn\w*|invoic\w+|made|makes?|(?<!one time )(?<!one-time )(?<!one-off )fees?|(?:somebody|someone|an? (?:agency|freelancer|developer|student|firm)|they|he|she) (?:would|will|could|can|offers?)|lost|owe[sd]?|prices?|priced|"
    r"(?:already|currently|now) (?:pay|spend)\w*|(?:i|we)(?:'m| am| are)? pay(?:ing)?\b(?! up to)|per(?! (?:month|year|week|quarter|annum))|rent|mortgage|subscri\w+|salary|spent|worth|asks?|asked|wants|bills? (?:me|us)|my rate|an hour|hourly|rate|saves?|saving|"
    r"chatgpt plus|licen[cs]e|wasted|refund\w*|revenue|turnover|income|sells? for|sold|plan is|said it|heard)\b"
)
HOURLY = r"\b(?:hourly(?: rate)?|(?:my|an|the|our) hour(?:ly rate)?|hours? of (?:my|our|mine|ours|work)(?: own)?(?: work| time)?|rate|by the hour)\b"
SHORT = 9  # words of a message that is a rate and little else
NOT_MY_HOUR = r"\b(?:gpus?|server|cloud|rent\w*|card|h100|a100|l4|t4|4090|machine|host\w*|cost\w*|instance|runpod|lambda|compute|saves?|pays? (?:him|her|them)|i pay|we pay|cleaner|babysitter|nanny|gardener|accountant|parking|lawyer|plumber|developer|editor|va|assistant)\b"
MY_HOUR_COSTS = r"\b(?:(?:my|our) (?:own )?(?:working )?hours?|(?:an |one |60 )?(?:hours?|minutes) of (?:mine|ours|my \w+)) (?:\w+ )?costs?\b|\bpays? me\b"
PER_PIECE = r"\b(?:per|an?|each|/) ?(?:article|word|piece|page|project|job|day|month|week|post|text|line|character|client|session|hundred|thousand|1,?000|menu|report|letter|book|minute)\b|not by the hour"
ONE_TIME = r"^[^,;.]{0,25}?\b(?:once|one-?off|one-?time|up ?front|for the set-?up|to (?:start|begin|set)|initial\w*|in total|all in|altogether|total|first)\b"
AT_RATE = re.compile(r"(?:and |so |well,? )?at [$€£]? ?")  # "at $90 an hour it adds up"
DAILY = r"\b(?:day|daily) rate\b"
NOTHING = (
    r"(?:i have |there's |there is |we have |i've got )?(?:no budget|nothing|zero|0|no money|not (?:a|one|a single) (?:cent|penny|dime|dollar|buck)|none|nil|free|\$0)"
    r"(?: (?:for (?:this|it|that)|at all|yet|right now|a month|monthly|per month|really|ideally|if possible))*[.! ]*"
)
VAGUE = (
    r"(?:as (?:little|cheap\w*) as possible|not (?:much|a lot)|very little|cheap\w*|a (?:little|few|bit|couple)|no limit|no budget "
    r"(?:limit|set|in mind|cap)\w*|it depends|depends|flexible|open|whatever it (?:takes|costs)|hardly anything|a lot|small|tiny|modest|low)\b.{0,30}"
)


def read_money(said: Said) -> Facts:
    """Budgets and the rate of an hour where a message tells them; sums in other money are kept as words."""
    facts: Facts = {}
    for statement in said.statements:
        low = statement.low
        sums = [f for f in _sums(low, statement.figures) if not is_of_others(low, f)]
        figures = [f for f in sums if f.counts == "money"]
        if any(f.dollars for f in figures):  # "$300 now and 20 a month"
            figures += [
                replace(f, dollars=True)
                for f in sums
                if f.counts == "plain"
                and (f.period == "month" or re.match(ONE_TIME, low[f.end :]))
                and _goes_on(low, f)
            ]
        for figure in figures:
            clause = re.split(r"\bif\b", clause_of(low, figure))[0]
            if _is_rate(low, figure, clause):
                told: Facts = {RATE: figure.low} if figure.dollars else {}
            elif figure.period == "hour" or not _may_be_spent(low, figure, clause):
                continue
            else:
                told = dict(_spent(low, figure, ONCE)) if figure.dollars else {WORDS: statement.text[:400]}
            for name, value in told.items():
                facts[name] = None if name in facts and facts[name] != value and name != WORDS else value
    return {name: value for name, value in facts.items() if value is not None}


def budget_told(asked: str, said: str) -> Facts | None:
    """The answer to a question for a budget; of a sum in other money, and of what is vague, only the words."""
    low = spell_out(". ".join(statements(said)))
    figures = [
        f
        for f in _sums(low, read_figures(low))
        if not is_of_others(low, f) or re.search(r"\bpartner|wife|husband|boss", low)
    ]
    figures = [f for f in figures if not re.search(NOT_TO_SPEND, clause_of(low, f)) and f.period != "hour"]
    if any(f.counts == "money" and not f.dollars for f in figures):
        return {WORDS: said[:400]}
    default = MONTH if asked == MONTH else ONCE
    paid_monthly = any(
        f.period == "month" or re.search(r"\bper month|a month|monthly\b", clause_of(low, f))
        for f in _sums(low, read_figures(low))
        if f not in figures
    )
    if asked == WORDS and paid_monthly and any(f.period is None for f in figures):
        return {WORDS: said[:400]}
    if len(figures) == 2 and re.fullmatch(OR_SO_MANY, low[figures[0].end : figures[1].start]):
        figures = [min(figures, key=lambda figure: figure.low)]
    told: dict[str, set[float]] = {}
    for figure in figures:
        for name, value in _spent(low, figure, default).items():
            told.setdefault(name, set()).add(value)
    facts: Facts = {name: values.pop() for name, values in told.items() if len(values) == 1}
    if facts:
        return facts
    if re.fullmatch(NOTHING, low):
        return {MONTH if re.search(r"\bmonth", low) else default: 0.0}
    if not figures and re.fullmatch(VAGUE, low):
        return {WORDS: said[:400]} if asked == WORDS else {}
    return None


def rate_told(said: str) -> Facts | None:
    """The answer to "what is an hour of your work worth?"; empty for other money, a range or a rate for something else."""
    low = spell_out(". ".join(statements(said)))
    figures = [
        f
        for f in _sums(low, read_figures(low))
        if f.period in (None, "hour") and not is_of_others(low, f) and not is_wished(low, f)
    ]
    money = [f for f in figures if f.counts == "money"] or [f for f in figures if f.counts == "plain"]
    if any(re.search(PER_PIECE, clause_of(low, f)) for f in money) or re.search(
        r"\bby the (?:word|page|project)\b|not by the hour", low
    ):
        return {}
    if any(
        (f.counts == "money" and not f.dollars)
        or f.is_range
        or re.match(r"\s*(?:upwards|and up|or more|plus)\b", low[f.end :])
        for f in money
    ):
        return {}
    values = {f.low for f in money if not re.search(NOT_MY_HOUR, clause_of(low, f))}
    if len(values) == 1:
        return {RATE: values.pop()}
    return {} if not figures and re.match(VAGUE, low) else None


def _sums(low: str, figures: list[Figure]) -> list[Figure]:
    """What may be a sum of money: figures with a currency, or without a noun; "not more than 50" is one."""
    kept = standing(low, figures)
    return [f for f in kept if f.counts in ("money", "plain") and not is_denied(low, f)]


def _goes_on(low: str, figure: Figure) -> bool:
    return (
        re.search(
            r"(?:\band|plus|then|after that|\+|,)(?: (?:then|maybe|about|perhaps|another|up to|around|roughly))* ?$",
            low[: figure.start],
        )
        is not None
    )


def _is_rate(low: str, figure: Figure, clause: str) -> bool:
    if re.search(NOT_MY_HOUR, re.sub(MY_HOUR_COSTS, " ", clause)) or re.search(DAILY, clause):
        return False
    if figure.period == "hour" and not re.search(r"\w", low[: figure.start]) and len(low.split()) <= SHORT:
        return True
    if figure.period == "hour":
        return (
            re.search(r"\b(?:i|my|we|our|mine|me|rate|charg\w+|bill\w*|work)\b", low) is not None
            or AT_RATE.fullmatch(low[: figure.start]) is not None
        )
    if figure.period is None and re.search(r"\bhourly(?: rate)?\s*[:=]\s*\$?$", low[: figure.start]):
        return True
    return figure.period is None and re.search(HOURLY, clause) is not None and not re.search(PER_PIECE, clause)


def _may_be_spent(low: str, figure: Figure, clause: str) -> bool:
    if re.search(NOT_TO_SPEND, clause) or re.search(
        r"\b(?:won't|can't|cannot|wouldn't|refuse)\b(?![^,;.]*\b(?:more|over|above|past|beyond)\b)", clause
    ):
        return False
    return re.search(MAY_SPEND, low) is not None


def _spent(low: str, figure: Figure, default: str) -> dict[str, float]:
    """The field that a sum belongs to by its period, and its lower end in it."""
    if figure.period in ("week", "month", "quarter", "year", "fortnight"):
        monthly = figure.low * PER_MONTH[figure.period or "month"]
        return {MONTH: monthly if figure.period == "month" else float(rounded(monthly))}
    if figure.period is not None:
        return {}
    return {ONCE if re.search(ONE_TIME, low[figure.end :]) else default: figure.low}
