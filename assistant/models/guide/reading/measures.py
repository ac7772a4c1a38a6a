"""How long a piece is, and how long its mending takes, where a person says so for sure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.models.guide.reading.figures import Figure, read_figures, spell_out
from assistant.models.guide.reading.said import Said
from assistant.models.guide.reading.spans import clause_around
from assistant.models.guide.reading.standing import NEARLY, clause_of, is_denied, is_of_others, said_instead, standing
from assistant.models.guide.reading.statements import statements
from assistant.models.guide.reading.typical import USUAL, only_at_times, usual_ones

FOR_SEVERAL = r"\bfor (?:\d+|all|both|the (?:lot|whole lot|batch)|a batch|several|a few|a dozen)\b(?! (?:years|months))"
MOST_HOURS = 10
MY_LENGTH = re.compile(r"\b(?:my|our) (?:[a-z]+ )?(\d{2,5})[- ]word\b")
OF_SOME = r"\s*(?:for|in|when|with|if) (?:the|a|an|it|some) "
MOST_WORDS, MOST_MINUTES = 50_000, 3_000  # beyond it is a book or a project, not a piece
NOT_A_PIECE = (
    r"\b(?:prompts?|brief(?:s|ing)?|instructions?|(?:my|the|their|raw|interview|client's) notes|transcripts?|recordings?|contexts?|style guide|guidelines?|guide is|(?:a|my|the) book|novels?|thesis|dissertation|"
    r"input|inputs|source|originals?|glossary|limits?|window|vocabulary|train(?:ed|ing)?|fine-?tun\w+|tuned|model|"
    r"today|yesterday|this (?:morning|week)|wrote|have written|i've written|i've done|typed|past(?:e|ed|ing)|to read|i read|total|altogether|in all|archive|"
    r"charge|rate|per $|deadline|essay (?:on|about)|tokens?|exceed\w*|(?:gives?|returns?|spits?) (?:me|out)|ask(?:ed)? for|cut (?:it|them|that)? ?(?:down )?(?:to|by|from)|over by|too (?:long|short) by|extra|about me|added|deleted|"
    r"handbook|questionnaires?|(?:that|this|longest|last|first) sentence|words (?:too|over the|extra|changed|wrong|mended|corrected|replaced)|cuts? (?:\w+ )?off|stops? (?:at|after)|(?:allows?|accepts?|takes in|handles?|swallows?) (?:up to|only|at most))\b"
)
MENDS = (
    r"\b(?:mend\w*|fix(?:es|ed|ing)?|edit(?:s|ed|ing)?|correct(?:s|ing|ed)?|put(?:s|ting)? (?:\w+ ){0,2}right|clean(?:s|ing)?(?: \w+)? ?up|cleanup|rework\w*|tidy\w*|polish\w*|rewrit\w+|"
    r"revis\w+|proof(?:read\w*|ing)?|redo\w*|touch(?:ing)?(?: \w+)? ?up|touch-?ups?|sort(?:ing)?(?: \w+)? out|patch\w*|repair\w*|adjust\w*|tweak\w*|post-?edit\w*|going over|go(?:es)? over|"
    r"straighten\w*|salvag\w+|massag\w+|into shape|usable|presentable|undo\w*|de-?robot\w*|humani[sz]\w+|set(?:ting)? (?:\w+ )?right|get(?:ting)? (?:it|one|them|each) right|"
    r"make (?:it|them|one) (?:sound|read)\b|knock\w* (?:\w+ ){0,2}into|(?:per|each|every|a|the|its|ai|chatgpt|gpt) drafts?|drafts? (?:needs?|takes?|costs?))\b"
)
ONE_OFF = (
    r"\b(?:yesterday|last (?:week|night|month|time|year)|this morning|today|once|train(?:ing|ed)?|meeting|calls?|course|video|drive|commute|walk|away|wait(?:ed|ing)?|hold|"
    r"all of them|the (?:whole )?lot|batch|lunch|break|ago|deadline|podcasts? (?:is|are|has|have|lasts?)|lasts?\b|sessions?|films?|(?:i|we) (?:bill|charge|invoice|estimate|quote|plan)|should take|interviews?|episodes?|recordings?|sav(?:es?|ing|ed)|old|left|to (?:write|draft|make|do|type) (?:it|one(?! of)|them|from)|from scratch|a total of|in total)\b"
)
WANTED = r"\b(?:want|wanna|hop(?:e|es|ing)|goal|aim(?:ing)?|i'd like|would like|ideally|get (?:it|that|this) down to|instead of|could|might|down to)\b"
# Said of one piece and of nothing else: of a draft it is the mending, whatever the verb.
FOR_ONE = r"\s*,?\s*(?:each|apiece|a piece|a pop|(?:per|for each|for every|on each|on every) (?:one|piece|item|draft|text|unit))\b"
BARE_BEFORE = r"(?:(?:and|so|then|also|plus|at|with|spending|call it|say|it's|that's)[, ]+)*"
# "ninety sheets a month, each takes 20 minutes"
EACH_TAKES = re.compile(
    rf"(?:and |so )?(?:each|every one|every single one|every one of them)(?: one)? (?:takes|costs|needs|eats)(?: me| us| up)*(?: {NEARLY})* ?"
)
INTO_EACH = re.compile(
    r" (?:goes?|are put|i put) into (?:each|every)(?: single)?(?: one)?(?: of them)?\b(?!.*\bto (?:write|draft|make)\b)"
)
DRAFTED = r"\b(?:drafts?|drafted|bots?|chatbots?|chat ?gpt|gpt\S*|claude|gemini|copilot|ai|a\.i\.|machine|model|robot|tool|assistant|it (?:writes?|gives?|makes?|produces?|spits?|delivers?))\b"
COSTS = r"\b(?:takes?|taking|costs?|costing|eats?(?: up)?|eating|needs?|swallows?|steals?|gobbles?(?: up)?|burns?|wants?|demands?|uses?(?: up)?|sets? me back|keeps? me busy|robs? me of|lose|spend|sink)\b"
GOES = r"\s*(?:or so )?(?:go(?:es)? (?:on|into)|(?:are|is|get|gets) (?:lost|spent|gone|wasted) (?:on|in|over)|vanish|disappear)"
ITS_OWN = r"\b(?:bots?|chatbots?|chat ?gpt|gpt\S*|claude|gemini|copilot|ai|machine|model|robot|tool)(?: (?:only|just|usually|often|still))? (?:takes?|took|needs?|uses?|spends?|wants?)(?: (?:about|around|only|just|roughly|some|at least))* $"
OF_ONE = r"\b(?:each|every|any|one|an?|per|its|their)\b"
NONE = r"(?:none|zero|nothing|no time(?: at all)?|0)(?: at all| really| whatsoever)?[.! ]*"
VAGUE = (
    r"\b(?:it (?:varies|depends)|varies|depends|ages|forever|too long|(?:quite )?a while|hard to say|long|short|not (?:much|long)|a (?:lot|bit|few|page|paragraph|couple)|hours|half a page|pages?|"
    r"paragraphs?|sentences?|lines?|characters)\b"
)


def read_measures(said: Said) -> dict[str, Any]:
    """`words_each` and `minutes_each` where a message tells them, whatever was asked."""
    facts: dict[str, Any] = {}
    words, minutes = set[int](), set[int]()
    for statement in said.statements:
        low = statement.low
        for unit, told in (("words", words), ("minutes", minutes)):
            instead = said_instead(low, statement.figures, (unit,))
            if instead and instead[1].counts in (unit, "plain") and (unit == "words" or re.search(MENDS, low)):
                told.add(instead[1].middle)
        for figure in statement.standing:
            if _is_length(low, figure):
                words.add(_usual_within(low, figure, statement.standing).middle)
            elif _is_mending(low, figure, alone=low.count("minute") + low.count("hour") == 1 or "not" in low):
                minutes.add(figure.middle)
    if not words:  # "could it write my 400-word columns?"
        mine = (MY_LENGTH.search(s.low) for s in said.sentences if s.is_question and not s.is_imagined)
        words |= {int(found[1]) for found in mine if found}
    if len(words) == 1 and 0 < min(words) <= MOST_WORDS:
        facts["words_each"] = words.pop()
    if len(minutes) == 1 and min(minutes) <= MOST_MINUTES:
        facts["minutes_each"] = minutes.pop()
    return facts


def length_told(said: str) -> dict[str, Any] | None:
    """The answer to "how many words has one piece?"; empty when it is one without a number of words."""
    return _told("words_each", "words", said, NOT_A_PIECE.replace("|total|altogether|in all", ""))


def mending_told(said: str) -> dict[str, Any] | None:
    """The answer to "how many minutes does mending a draft take?"."""
    return _told("minutes_each", "minutes", said, ONE_OFF)


def _told(field: str, unit: str, said: str, spoilt: str) -> dict[str, Any] | None:
    low = spell_out(". ".join(statements(said)))
    every = [f for f in standing(low, read_figures(low)) if f.counts in (unit, "plain")]
    if len({f.middle for f in every}) > 1 and only_at_times(low, every):
        return {}
    if unit == "minutes" and re.search(FOR_SEVERAL, low):
        return {}
    figures = [_in_hours(low, f) for f in every if f.period is None]
    figures = [
        f
        for f in figures
        if not re.search(WANTED, clause_of(low, f))
        and not is_of_others(low, f)
        and not re.search(spoilt, clause_of(low, f))
    ]
    if (
        len({f.middle for f in figures if f.counts == "plain" and re.match(OF_SOME, low[f.end :])}) > 0
        and len(figures) > 1
    ):
        return {}
    figures = usual_ones(low, figures)
    named = [f for f in figures if f.counts == unit] or figures
    if unit == "minutes" and len({f.middle for f in named}) > 1:
        named = [f for f in named if re.search(MENDS, clause_of(low, f))]
    values = {f.middle for f in named}
    if len(values) == 1 and (values != {0} or field == "minutes_each"):
        return {field: values.pop()}
    if field == "minutes_each" and re.fullmatch(NONE + r"(?:,[^\d]*)?", low):
        return {field: 0}
    return {} if not figures and re.search(VAGUE, low) and len(low.split()) <= 12 else None


def _in_hours(low: str, figure: Figure) -> Figure:
    """A bare "two" that takes the place of an hour as the hours that it means."""
    hours = [f for f in read_figures(low) if f.counts == "minutes" and f.value % 60 == 0 and is_denied(low, f)]
    if figure.counts != "plain" or not hours or figure.high > MOST_HOURS:
        return figure
    return replace(figure, value=figure.value * 60, low=figure.low * 60, high=figure.high * 60)


def _is_length(low: str, figure: Figure) -> bool:
    counted = figure.counts == "plain" and re.search(
        r"\bword ?counts?(?: is| of|:| are)?(?: about| around| roughly| usually)? $", low[: figure.start]
    )
    if (figure.counts != "words" and not counted) or figure.period is not None:
        return False
    if re.match(
        r"(?: [a-z]+){0,2} ?(?:in|of|out of|per) (?:a |every |each |the )?(?:\d|hundred)", low[figure.end :]
    ):  # a share
        return False
    if (
        re.search(r"\bper $", low[: figure.start])
        or re.search(WANTED, clause_of(low, figure))
        or is_of_others(low, figure)
    ):
        return False
    return re.search(NOT_A_PIECE, clause_of(low, figure)) is None


def _usual_within(low: str, span: Figure, figures: Sequence[Figure]) -> Figure:
    """The bare figure that is called the usual one of a range: "between 100 and 600 words, mostly 250"."""
    for figure in figures:
        is_inside = figure.counts == "plain" and figure.start >= span.end and span.low < figure.low < span.high
        if is_inside and re.search(USUAL, clause_of(low, figure)):
            return figure
    return span


def _is_mending(low: str, figure: Figure, alone: bool) -> bool:
    if figure.counts != "minutes" or figure.period is not None or is_of_others(low, figure):
        return False
    clause = clause_of(low, figure)
    if re.search(ITS_OWN, low[: figure.start]):
        return False
    start = clause_around(low, figure.start, figure.end)[0]
    if low[:start].endswith(": ") and not re.search(r"[a-z]", low[start : figure.start]):  # "mending one: 25 minutes"
        clause = low[clause_around(low, start - 2, start - 2)[0] : start] + clause
    if _is_for_one_draft(low, figure, clause):
        return True
    if alone and not re.search(MENDS, clause) and len(low.split()) <= 20:
        clause = low
    return bool(re.search(MENDS, clause)) and not re.search(ONE_OFF, clause) and not re.search(WANTED, clause)


def _is_for_one_draft(low: str, figure: Figure, clause: str) -> bool:
    """Whether minutes are said of every draft, or of each piece and of nothing else: "about 6 minutes each"."""
    if re.search(ONE_OFF, clause) or re.search(WANTED, clause):
        return False
    start, end = clause_around(low, figure.start, figure.end)
    before, after = low[start : figure.start], low[figure.end : end]
    if re.fullmatch(rf"{BARE_BEFORE}(?:{NEARLY} )*", before) and (one := re.match(FOR_ONE, after)):
        return re.fullmatch(r"(?: or so| on average| usually| roughly)?[\s.!]*", after[one.end() :]) is not None
    if re.search(ITS_OWN, before):
        return False
    whole = EACH_TAKES.fullmatch(before) and re.fullmatch(r"(?: or so| on average)?[\s.!]*", after)
    if whole or (not before.strip() and INTO_EACH.match(after)):
        return True
    eaten = re.search(COSTS, before) or re.match(GOES, after)
    one = re.search(OF_ONE, before + after) if re.search(DRAFTED, clause) else re.search(r"\b(?:each|every)\b", clause)
    return bool(re.search(DRAFTED, low) and eaten and one)
