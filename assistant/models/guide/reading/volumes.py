"""How many pieces a person makes a month, where they say so for sure."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.models.guide.reading.by_issue import counts_issues, volume_by_issue
from assistant.models.guide.reading.figures import PER_MONTH, Figure, read_figures
from assistant.models.guide.reading.kinds import KIND
from assistant.models.guide.reading.number_words import rounded
from assistant.models.guide.reading.said import Said, Sentence
from assistant.models.guide.reading.settled import settled, settled_period
from assistant.models.guide.reading.standing import (
    NEARLY,
    NOW,
    clause_of,
    is_of_others,
    is_wished,
    led_by,
    said_instead,
)
from assistant.models.guide.reading.typical import AT_TIMES, USUAL

OTHERS_DO = (
    r"\b(?:they|he|she|you|competitors?|landlord|colleagues?|rivals?|someone|people(?! and)|everyone|most people|openai|together (?:ai|charges)|agency|"
    r"(?:read|reads|get|gets|receive|receives|watch|see(?! to)|sees|pay|pays|spend|answered by|charge|charges|earn|earns|cost|costs|invoice|bill|"
    r"rent|lose|loses|afford|budget|save|saves|worth|sell|sells|attend|meet|teach|run|drive|eat|drink|smoke|sleep|visit|orders?))\b[^,]*$"
)
USED_TO = r"\b(?:used to|last (?:year|month|week)|back then|when i started|in the old days|previously|will|could|would|want|hope|hoping|plan|planning|aim|goal|target|like to|if|maximum|can)\b[^,;.]*$"
MAKES = (
    r"\b(?:do|does|did|write|make|produce|create|send|put|turn|deliver|publish|draft|knock|churn|translate|edit|get through|handle|record|finish|"
    r"post|prepare|complete|design|file|issue|release|ship|compose|craft|type|transcribe|subtitle|summari[sz]e|proofread|code|crank|bang|pump|run off|"
    r"answer|reply to|sort|close|label|tag|classify|assess|grade|mark|score|draw up|doing|writing|making|producing|sending|putting|turning|delivering|publishing|drafting|translating|editing|i'm on|we're on|average|averaging|deal with|there are|i have|i've got|we have|process|review|work on|manage)\b"
)
BARE = re.compile(
    rf"^(?:(?:and|so|well|usually|normally|mostly|typically|currently|it's|that's|i'd say|call it)[, ]+)*(?:{NEARLY}[, ]*)*$"
)
OFTEN = r"\b(once|one|twice|three times|four times|five times|[2-9] times|one(?: [a-z-]+){1,3}|an? [a-z-]+(?: [a-z-]+)?|1) (?:a|an|per|every|each) (?:(?:working|single|normal|typical|usual|week) )?(?:(?P<other>2|two|other|second) )?(day|week|month|fortnight|quarter|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|night)s?\b"
FOR_EACH = r"\b(?:for|per|with|from) (?:each|every)(?: one)? (?:of (?:my|our|the|these|those|them)|client|customer|brand|shop|site|magazine|agency|publisher|company)|\bper (?:client|customer|brand|site|shop|agency)\b|\bfor each(?: one)?(?=\s*(?:[,.;]|$))"
BY_ME = r"\b(?:from|by) (?:me|us|my desk|our desk)\b|^[^,;.]* (?:for me )?to (?:translate|edit|write|proofread|rewrite|subtitle|caption|label|summari[sz]e|correct|transcribe|answer)\b"
DRAFTS_COME = re.compile(rf"\b(?:i|we) (?:get|receive)(?: {NEARLY})* \d[\d,]*(?: [a-z]+)? drafts$")
WANTED_OF_ME = re.compile(rf"(?:^|[,;] |\b(?:i|we|they|clients?|it) )(?:and )?needs?(?: {NEARLY})* $")
TO_LIVE = r"^[^,;.]*\b(?:to|before|for (?:it|this|that))\b"
ASIDE = r"\b(?:between you and (?:me|i)|as you know|you know|believe you me)\b"
SO_OFTEN = re.compile(rf"(?:^|[,;] )(?:(?:and|so|well)[, ]+)*(?:it|that)(?:'s| is)(?: {NEARLY})* {OFTEN}")
# What is made now, beside what may come: "if I get the contract it is 90 a month, at the moment it is 15".
FOR_NOW = re.compile(
    rf"\b(?:at the moment|right now|for now|for the moment|currently|today|these days|as things are|now),? (?:it(?:'s| is)|(?:i|we)(?:'m|'re| am| are) (?:at|on)|"
    rf"(?:i|we) (?:do|make|write))(?: {NEARLY})* (?P<now>\d[\d,]*)(?! ?(?:%|per ?cent|words|minutes|hours|dollars|euros))\b"
)
ONLY_MADE = re.compile(rf"\bif (?:i|we) (?:only |just )+{MAKES}(?: {NEARLY})* $")
# They are no pieces that send some: "every week four co-ops send me theirs".
SENDS = re.compile(r"\s(?:send|mail|hand|bring|pay|ask|order|commission|hire|phone|submit|supply|want)\b")
TIMES = {"once": 1, "one": 1, "1": 1, "twice": 2, "three times": 3, "four times": 4, "five times": 5}


def read_volume(said: Said, named_only: bool = False) -> int | None:
    """How many pieces a month the person says they make, converted; `named_only` where a bare number may be money."""
    values: list[int] = []
    if (by_issue := volume_by_issue(" ".join(s.text for s in said.statements))) is not None:
        return by_issue
    if (last := settled(said)) is not None and last.monthly is not None:
        return last.monthly
    if last is not None and (rate := settled_period(said)) is not None and last.counts == "plain":
        return replace(last, period=rate.period, over=rate.over).monthly
    if (for_now := _for_now(said)) is not None:
        return for_now
    for sentence in said.statements:
        low = sentence.low
        instead = said_instead(low, sentence.figures)
        if instead is not None and instead[0].period and instead[0].monthly and not instead[1].period:
            values.append(max(1, rounded(instead[1].middle * PER_MONTH[instead[0].period])))
            continue
        if (of_now := _since_then(sentence)) is not None:
            values.append(of_now)
            continue
        for figure in sentence.standing:
            value = _made_monthly(low, figure)
            if value is not None and not (named_only and figure.counts == "plain"):
                values.append(value)
        if (times := _so_many_times(sentence)) is not None:
            values.append(times)
            continue
        if not values and not named_only and (so_often := SO_OFTEN.search(low)):
            values.append(how_often(so_often))
        often = re.search(OFTEN, low)
        listed = re.search(rf"(?:^|[,;] (?:and )?){OFTEN}", low)
        if (
            listed
            and not values
            and not named_only
            and re.match(r"one |an? ", listed[1])
            and re.search(KIND, listed[1])
        ):
            values.append(how_often(listed))
        led = re.search(rf"(?:^|[,;:] (?:and )?){OFTEN},? (?:i|we) (?:[a-z]+ )?{MAKES}", low)
        if led and not values and not named_only and not re.search(r"\ban? [a-z]", led[1]):
            values.append(how_often(led))
        if (
            often
            and not values
            and not named_only
            and re.search(rf"\b(?:i|we)\b[^,;.]*{MAKES}[^,;.]*$", low[: often.start()] + " ")
        ):
            made = how_often(often)
            values += [made] if made is not None and (not often[1].startswith("a") or re.search(KIND, often[1])) else []
    return values[0] if len(set(values)) == 1 else None


def how_often(often: re.Match[str]) -> int:
    """Pieces a month of "twice a week" or "one a day"."""
    said = often[1]
    times = TIMES.get(said) or (int(said[0]) if said[0].isdigit() else 1)
    return max(
        1,
        round(
            times
            * PER_MONTH.get(often[3], 20.0 if often[3] in ("morning", "night") else 4.0)
            / (2 if often["other"] else 1)
        ),
    )


def _for_now(said: Said) -> int | None:
    """The pieces a month of today, where a rate that may come is told before them; or that a question takes for granted."""
    for sentence in said.sentences:
        rates = [f for f in sentence.figures if f.monthly is not None]
        now = FOR_NOW.search(sentence.low)
        if now and sentence.is_imagined and rates and rates[0].end <= now.start() and len(rates) == 1:
            today = [f for f in sentence.figures if f.start == now.start("now")]
            return replace(today[0], period=rates[0].period, over=rates[0].over).monthly if today else None
        if sentence.is_question and len(rates) == 1 and ONLY_MADE.search(sentence.low[: rates[0].start]):
            return rates[0].monthly
    return None


def _so_many_times(said: Sentence) -> int | None:
    """Pieces a month of "40 reports three times a year"."""
    often = re.search(
        r"\b(?P<times>twice|\d+ times) (?:an?|per|each|every) (?P<unit>week|month|quarter|year)\b", said.low
    )
    if often is None:
        return None
    made = [f for f in said.standing if f.counts in ("pieces", "things") and not f.is_bound and f.end <= often.start()]
    if not made or re.search(r"[,;.\d]", said.low[made[-1].end : often.start()]) or is_of_others(said.low, made[-1]):
        return None
    if not re.search(rf"\b(?:i|we)\b[^,;.]*{MAKES}", said.low[: made[-1].start]):
        return None
    times = 2 if often["times"] == "twice" else int(often["times"].split()[0])
    return max(1, rounded(made[-1].middle * times * PER_MONTH[often["unit"]]))


def _since_then(said: Sentence) -> int | None:
    """The bare figure of today that follows a rate of earlier: "it used to be 400 a month, these days 250"."""
    past = [f for f in said.figures if f.monthly is not None and f not in said.standing]
    today = [f for f in said.standing if f.counts in ("plain", "pieces") and re.search(NOW, clause_of(said.low, f))]
    if (
        len(past) != 1
        or len(today) != 1
        or today[0].period
        or today[0].start < past[0].end
        or is_of_others(said.low, past[0])
    ):
        return None
    return replace(today[0], period=past[0].period, over=past[0].over).monthly


def _made_monthly(low: str, figure: Figure) -> int | None:
    senders = figure.counts == "things" and SENDS.match(low[figure.noun_end :])
    if senders or counts_issues(low, figure.start, figure.noun_end):
        return None
    clause = clause_of(low, figure)
    before = _ahead(low, figure, clause)
    by_me = re.search(BY_ME, clause[len(before) :]) or DRAFTS_COME.search(low[: figure.noun_end])
    asked_of_me = WANTED_OF_ME.search(before) and figure.monthly and not re.search(TO_LIVE, low[figure.end :])
    if not by_me and (re.search(OTHERS_DO, re.sub(ASIDE, " ", before)) or is_of_others(low, figure)):
        return None
    if not asked_of_me and (re.search(USED_TO, before) or is_wished(low, figure)):
        return None
    if re.search(FOR_EACH, low):
        return None
    if re.search(AT_TIMES, clause_of(low, figure)) and not re.search(USUAL, clause_of(low, figure)):
        return None
    if figure.monthly is not None and led_by(low, figure) and figure.counts != "money":
        return figure.monthly
    if figure.monthly is not None:
        about_money = re.search(r"\b(?:charge|cost|pay|spend|budget)\b|\$|dollars|€|£|euros|bucks", before) is not None
        about_money = about_money or any(f.counts == "money" and f.end <= figure.start for f in read_figures(low))
        in_sums = re.search(r"\$|dollars|€|£|euros|bucks", before) is not None
        known = figure.counts == "pieces" or (figure.counts == "plain" and not about_money)
        known = known or (figure.counts == "things" and not in_sums)
        return figure.monthly if known or re.search(MAKES, before) or BARE.match(before.strip()) else None
    led = led_by(low, figure)
    if led and figure.counts in ("plain", "pieces", "things") and not figure.is_bound:
        return max(1, round(figure.middle * PER_MONTH[led[1]]))
    return None


def _ahead(low: str, figure: Figure, clause: str) -> str:
    """The part of the clause that stands before the figure."""
    at = low.rfind(clause, 0, figure.end + len(clause))
    return low[at : figure.start] if 0 <= at <= figure.start else low[: figure.start]
