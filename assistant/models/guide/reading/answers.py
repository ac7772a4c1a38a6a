"""Replies to the question for one field of the Situation, and what is no reply to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from assistant.models.guide.reading import answer_words as words
from assistant.models.guide.reading.count_answers import stock_told, volume_told
from assistant.models.guide.reading.doubts import insults, without_doubt
from assistant.models.guide.reading.edits import read_edit, read_taken_back
from assistant.models.guide.reading.facts import FACTS, MANNER, facts_said
from assistant.models.guide.reading.kinds import PIECES
from assistant.models.guide.reading.many_parts import without_counts_of_trials
from assistant.models.guide.reading.material import material_told
from assistant.models.guide.reading.means import languages_in
from assistant.models.guide.reading.measures import length_told, mending_told
from assistant.models.guide.reading.money import budget_told, rate_told
from assistant.models.guide.reading.own_part import rate_alone
from assistant.models.guide.reading.put_right import put_right
from assistant.models.guide.reading.rights import permission_told, speaks_of_rights
from assistant.models.guide.reading.said import Said
from assistant.models.guide.reading.statements import plain, told_in_full
from assistant.models.guide.reading.tasks import task_named
from assistant.models.guide.reading.trades import read_trade, trade_at_start, trade_named
from assistant.models.guide.reading.volumes import MAKES, read_volume

Facts = dict[str, Any]
OF_STOCK = (
    rf"\b(?:i|we)(?:'ve| have| got| kept| keep| saved| own)\b[^.;]*?(?:{PIECES}|finished|approved|on file|examples?)\b"
)
LONGEST_REPLY = 1_500  # characters; more is a story and no reply


def read_answer(asked: str, text: str) -> Facts | None:
    """The facts in a reply to the question for the field `asked`; None when the message is no such reply.

    An empty result is a reply that gives nothing certain to note ("lots", a budget in euros): the field is not to be
    asked again.
    """
    if edit := read_edit(text) or read_taken_back(Said(text)):
        return edit
    if asked in NUMBERS:
        text = put_right(without_doubt(text))
    heard = Said(text)
    said = " ".join(statement.text for statement in heard.statements).strip()
    if asked in IN_WORDS and re.match(r"(?:if|when|whether|how)\b", plain(text)) and "?" not in text:
        said = text.strip()
    low = plain(said)
    if not low or len(low) > LONGEST_REPLY or re.search(words.NO_REPLY, plain(text)) or insults(low):
        return None
    answer = READERS[asked](said) if asked in READERS else None
    if answer is None:
        return None
    facts = _beside(asked, heard)
    if asked in MONEY and re.search(r"\d", said):  # what the sums are for was asked: only the answer tells
        facts = {name: value for name, value in facts.items() if name not in MONEY}
    if asked in NUMBERS:  # what the answer leaves open is not to be guessed from its parts
        facts.pop(asked, None)
    if asked in IN_FULL and answer.get(asked) is not None:  # what is left out may be what decides
        answer = {**answer, asked: told_in_full(text)}
    form = material_told(said) if asked == "examples_on_hand" else None
    if form:
        facts["material"] = form
    return {**facts, **answer}


def _beside(asked: str, said: Said) -> Facts:
    """What a reply tells beside what was asked for: of figures only those that plainly name what they count."""
    facts = facts_said(said, asked)
    low = said.plain
    if asked in NUMBERS - COUNTED:  # "300 once and 20 a month" speaks of money
        facts.pop("volume_per_month", None)
        made = read_volume(said, named_only=True)
        facts |= {} if made is None else {"volume_per_month": made}
    elif asked not in COUNTED and not (rate_alone(low) or re.search(rf"\b(?:i|we)\b[^.;]*?\b{MAKES}", low)):
        facts.pop("volume_per_month", None)
    if asked != "examples_on_hand" and not re.search(rf"{OF_STOCK}|\d of (?:them|those)\b", low):
        facts.pop("examples_on_hand", None)  # "15 newsletters" counts what was asked for
    if asked == "input":
        facts.pop("words_each", None)
    return without_counts_of_trials(asked, facts, low)


def _at_fault(said: str) -> Facts | None:
    low = plain(said)
    if re.match(r"(?:a bit of |a mix of |it's |mostly |sadly )*(?:both|either|all of it|everything)\b", low):
        return {"needs_facts": True}  # wrong facts have to be looked up whatever the manner
    if chosen := re.match(
        r"(?:mostly |mainly |definitely )?(?:the )?(former|first|latter|second)\b(?! (?:a|an|the|i|we|with|it|in|by)\b)",
        low,
    ):
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


def _budget(asked: str) -> Callable[[str], Facts | None]:
    return lambda said: budget_told(asked, said)


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
    if trade := read_trade(Said(said)):
        return {"profession": trade}
    bare = re.sub(r"^(?:(?:well|oh|so|i'm|i am|i work as|we are|as|basically|freelance|mostly|an?)[, ]+)*", "", low)
    if not re.fullmatch(words.NO_TRADE, low) and len(low.split()) <= 12 and (trade := trade_at_start(bare)):
        return {"profession": trade}
    if trade := trade_named(said):
        return {"profession": trade} if len(low.split()) <= 12 else None
    found = None if re.fullmatch(words.NO_TRADE, low) else re.fullmatch(words.TRADE_LIKE, low)
    if found and len(low.split()) <= 7:
        return {"profession": re.sub(r"^(?:freelance )", "", found[1])}
    return (
        {"profession": said.rstrip(".!")[:400]} if len(low.split()) <= 9 and re.search(words.TRADE_FIELD, low) else None
    )


def _privacy(said: str) -> Facts | None:
    if re.search(words.TO_PERI, re.sub(words.IDIOMS, "", plain(said))) or not speaks_of_rights(said):
        return None
    return {"privacy": said[:400]}


def _languages(said: str) -> Facts | None:
    return {"languages": said[:400]} if languages_in(said) and len(said.split()) <= 25 else None


def _words(field: str, pattern: str) -> Callable[[str], Facts | None]:
    """A reader that keeps the words of a reply that is about its subject."""

    def read(said: str) -> Facts | None:
        low = plain(said)
        if re.search(words.TO_PERI, re.sub(words.IDIOMS, "", low)) or not re.search(pattern, low):
            return None
        return {field: said[:400]}

    return read


NUMBERS = frozenset(
    {"examples_on_hand", "volume_per_month", "words_each", "minutes_each", "budget", "budget_usd", "budget_month_usd",
     "hourly_rate_usd"}
)  # fmt: skip
IN_FULL = frozenset(
    {"tried_so_far", "privacy", "judged_by", "change_rate", "skills", "runs_where", "input", "material", "goal"}
)
IN_WORDS = frozenset({"judged_by", "change_rate", "goal"})  # "when nobody complains" answers these, and asks nothing
MONEY = frozenset({"budget", "budget_usd", "budget_month_usd", "hourly_rate_usd"})
COUNTED = frozenset({"examples_on_hand", "volume_per_month"})
READERS: dict[str, Callable[[str], Facts | None]] = {
    "profession": _profession,
    "task": _task,
    "volume_per_month": volume_told,
    "examples_on_hand": stock_told,
    "tried_so_far": _words("tried_so_far", words.TRIED),
    "consistency_needed": _sameness,
    "words_each": length_told,
    "minutes_each": mending_told,
    "budget": _budget("budget"),
    "budget_usd": _budget("budget_usd"),
    "budget_month_usd": _budget("budget_month_usd"),
    "hourly_rate_usd": rate_told,
    "privacy": _privacy,
    "may_use_work": permission_told,
    "judged_by": _words("judged_by", words.JUDGED),
    "needs_facts": _at_fault,
    "change_rate": _words("change_rate", words.PACE),
    "skills": _words("skills", words.SKILLS),
    "runs_where": _words("runs_where", words.PLACE),
    "languages": _languages,
    "input": _words("input", words.ANYTHING),
    "material": _words("material", words.ANYTHING),
    "tools": _words("tools", words.ANYTHING),
    "goal": _words("goal", words.ANYTHING),
}
