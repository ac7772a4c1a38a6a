"""Replies to the question for one field of the Situation, and what is no reply to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from assistant.models.guide.reading import answer_words as words
from assistant.models.guide.reading.counts import asserted, read_correction, usable_of, without_totals
from assistant.models.guide.reading.facts import FACTS, MANNER, read_facts, trade_named
from assistant.models.guide.reading.figures import Figure, read_figures, spell_out
from assistant.models.guide.reading.kinds import task_named
from assistant.models.guide.reading.rights import read_permission, speaks_of_rights
from assistant.models.guide.reading.statements import plain, statements

Facts = dict[str, Any]
LONGEST_REPLY = 1_500  # characters; more is a story and no reply


def read_answer(asked: str, text: str) -> Facts | None:
    """The facts in a reply to the question for the field `asked`; None when the message is no such reply.

    An empty result is a reply that gives nothing certain to note ("lots", a budget in euros): the field is not to be
    asked again.
    """
    if asked in COUNTED and re.fullmatch(words.HESITANT, spell_out(text)):
        text = text.rstrip("? ")  # "not sure, maybe 100?" still tells
    said = " ".join(statements(text)).strip()
    low = plain(said)
    if not low or len(low) > LONGEST_REPLY or re.search(words.NO_REPLY, plain(text)):
        return None
    answer = READERS[asked](said)
    if answer is None:
        return None
    facts = read_facts(text)
    if asked == "budget_usd":  # "300 once and 20 a month" speaks of money
        facts = {name: value for name, value in facts.items() if name not in COUNTED}
    return {**facts, **answer}


def _on_hand(said: str) -> Facts | None:
    facts = read_facts(said)
    if (corrected := read_correction(said)) is not None:
        return {"examples_on_hand": corrected}
    low = asserted(said)
    figures = read_figures(low)
    if (usable := usable_of(low, figures)) is not None:
        return {"examples_on_hand": usable}
    if "examples_on_hand" in facts:
        return {}
    return _one_count("examples_on_hand", low, [f for f in figures if f.is_stock])


def _volume(said: str) -> Facts | None:
    low = asserted(said)
    said_rates = [f for f in read_figures(low) if f.monthly is not None]
    rates = {f.monthly for f in said_rates if f.period == "month"} or {f.monthly for f in said_rates}
    if len(rates) == 1:
        return {"volume_per_month": rates.pop()}
    if often := re.match(
        r"(?:about |maybe |just |only |roughly )?(once|one|twice) (?:\w+ )?(?:a|per|every|each) (week|month)\b", low
    ):
        return {"volume_per_month": (2 if often[1] == "twice" else 1) * (4 if often[2] == "week" else 1)}
    if (corrected := read_correction(said)) is not None:
        return {"volume_per_month": corrected}
    if rates or "examples_on_hand" in read_facts(said):
        return None
    figures = [f for f in read_figures(low) if f.is_stock]
    if figures and re.search(words.OTHER_TIMES, low[figures[0].end :]):
        return {}
    return _one_count("volume_per_month", low, figures)


def _one_count(field: str, low: str, figures: list[Figure]) -> Facts | None:
    free = [f for f in without_totals(low, figures) if not re.search(words.BARRED, re.split(r"[,;.]", low[f.end :])[0])]
    values = {f.value for f in free}
    if len(values) == 1 and (len(low.split()) <= 25 or free[0].counts == "pieces"):
        return {field: values.pop()}
    if figures:
        return None
    if re.fullmatch(r"(?:just |only |exactly )?one[.! ]*", low):
        return {field: 1}
    if re.fullmatch(words.NONE_YET + words.TAIL, low) and not re.fullmatch(r"(?:no|nope)[.! ]*", low):
        return {field: 0}
    return {} if re.fullmatch(words.VAGUE, low) else None


def _permission(said: str) -> Facts | None:
    return read_permission(said)


def _at_fault(said: str) -> Facts | None:
    low = plain(said)
    if re.match(r"(?:a bit of |a mix of |it's |mostly |sadly )*(?:both|either|all of it|everything)\b", low):
        return {"needs_facts": True}  # wrong facts have to be looked up whatever the manner
    if chosen := re.match(r"(?:mostly |mainly |definitely )?(?:the )?(former|first|latter|second)\b", low):
        return {"needs_facts": chosen[1] in ("former", "first")}
    votes: dict[bool, bool] = {}  # kind of fault -> said to be the main one
    for clause in re.split(r"[,;.!]\s*|\s(?=(?:but|not|and|sometimes|though|while|rather)\s)|\s[-–—]\s", low):
        if re.search(words.NOT_AT_FAULT, clause) or re.search(r"\bchang(?:es?|ed|ing)\b", clause):
            continue
        for is_facts, pattern in ((True, FACTS), (False, MANNER)):
            if re.search(pattern, clause):
                votes[is_facts] = votes.get(is_facts, False) or bool(re.search(words.MAINLY, clause))
    if not votes:
        return None
    main = [kind for kind, is_main in votes.items() if is_main]
    return {"needs_facts": main[0] if len(main) == 1 else True in votes}


def _budget(said: str) -> Facts | None:
    low = asserted(said)
    figures = [f for f in read_figures(low) if f.counts in ("money", "plain") and not f.is_bound]
    once = [f for f in figures if f.period is None] or figures
    if once and once[0].counts == "money" and not once[0].dollars:
        return {}
    if once and (len({f.value for f in once}) == 1 or once[0].counts == "money"):
        return {"budget_usd": float(once[0].value)}
    if re.fullmatch(words.NO_BUDGET, low):
        return {"budget_usd": 0.0}
    vague = (
        r"(?:as (?:little|cheap\w*) as possible|not much|very little|cheap\w*|a little|no limit|no budget "
        r"(?:limit|set|in mind|cap)\w*|it depends|flexible|open)\b.{0,30}"
    )
    return {} if not figures and re.fullmatch(vague, low) else None


def _sameness(said: str) -> Facts | None:
    low = plain(said)
    if len(low.split()) > 25 or re.search(words.TO_PERI, re.sub(words.IDIOMS, "", low)):
        return None
    for level, pattern in (("low", words.LOW), ("medium", words.MEDIUM), ("high", words.HIGH)):
        if re.search(pattern, low):
            return {"consistency_needed": level}
    return None


def _task(said: str) -> Facts | None:
    if re.search(words.TO_PERI, re.sub(words.IDIOMS, "", plain(said))) or re.match(
        r"i (?:don't|won't|can't|do not)\b", plain(said)
    ):
        return None
    named = task_named(said)
    return {"task": named} if named else None


def _profession(said: str) -> Facts | None:
    low = plain(said).rstrip(".! ")
    if trade := trade_named(said):
        return {"profession": trade} if len(low.split()) <= 12 else None
    found = None if re.fullmatch(words.NO_TRADE, low) else re.fullmatch(words.TRADE_LIKE, low)
    return {"profession": re.sub(r"^(?:freelance )", "", found[1])} if found and len(low.split()) <= 7 else None


def _privacy(said: str) -> Facts | None:
    if re.search(words.TO_PERI, re.sub(words.IDIOMS, "", plain(said))) or not speaks_of_rights(said):
        return None
    return {"privacy": said[:400]}


def _words(field: str, pattern: str) -> Callable[[str], Facts | None]:
    """A reader that keeps the words of a reply that is about its subject."""

    def read(said: str) -> Facts | None:
        low = plain(said)
        if re.search(words.TO_PERI, re.sub(words.IDIOMS, "", low)) or not re.search(pattern, low):
            return None
        return {field: said[:400]}

    return read


COUNTED = frozenset({"examples_on_hand", "volume_per_month"})
READERS: dict[str, Callable[[str], Facts | None]] = {
    "profession": _profession,
    "task": _task,
    "volume_per_month": _volume,
    "examples_on_hand": _on_hand,
    "tried_so_far": _words("tried_so_far", words.TRIED),
    "consistency_needed": _sameness,
    "budget_usd": _budget,
    "privacy": _privacy,
    "may_use_work": _permission,
    "judged_by": _words("judged_by", words.JUDGED),
    "needs_facts": _at_fault,
    "change_rate": _words("change_rate", words.PACE),
    "skills": _words("skills", words.SKILLS),
    "runs_where": _words("runs_where", words.PLACE),
}
