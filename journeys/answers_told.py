"""How many of those who were asked said yes, as a person tells it: kept as a count and never as a yes of them all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from journeys.run import RunStep

WORDS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
N = rf"\d{{1,4}}|{'|'.join(WORDS)}|nobody|no one"
SAID = (
    r"(?:have |has )?(?:all |now |already |only )*(?:said|answered|replied|wrote back|came back|told me|gave me|sent)"
)
A_YES = rf"(?:{SAID} (?:with )?(?:a |an |me a |their )?(?:yes|ok(?:ay)?)|agreed|consented|allowed it|approved(?! [a-z]+s\b)|are (?:fine|ok(?:ay)?|happy) with it)\b"
A_NO = rf"(?:{SAID} (?:with )?(?:a )?no|refused|declined|objected|(?:do|did)(?:n't| not) (?:want|agree|allow)\w*)\b(?! longer)"
WHO = r"(?: (?:more|others?|further))?(?: (?:out )?of)?(?: (?:the|them|my|those|these|our))?(?: (?:{n}))?(?: (?!said\b|agreed\b|refused\b|of\b|and\b|but\b)[a-z'-]+){{0,2}}"
# "The 4 yes clients" are named again, and not counted.
NAMED = r"(?<!\bthe )(?<!\bthose )(?<!\bthese )(?<!\bmy )(?<!\bour )"
OF_YES = r"\b(?P<n>{n}) (?:out )?of (?:the |my |those )?(?:{m})(?: ambers?| clients?| pieces?)?(?: said| are| is|:)? (?:a )?yes\b"
YES = (OF_YES.format(n=N, m=N), rf"\b(?P<n>{N})(?P<more> more| others?| further)?{WHO.format(n=N)} {A_YES}", rf"\b(?:yes|ok(?:ay)?) (?:from|to|for|by) (?P<n>{N})\b",
       rf"\b(?:said|agreed) (?:yes )?to (?P<n>{N})\b", rf"{NAMED}\b(?P<n>{N})(?P<more> more)? (?:times )?(?:a )?yes(?:es)?\b")  # fmt: skip
NO = (rf"\b(?P<n>{N})(?P<more> more| others?| further)?{WHO.format(n=N)} {A_NO}", rf"\bno (?:from|to|for) (?P<n>{N})\b",
      rf"{NAMED}\b(?P<n>{N})(?P<more> more)? (?:times )?(?:a )?no(?:s|es)?\b(?! (?:answer|reply|longer|more))")  # fmt: skip
ASKED = (
    rf"\b(?:{N}) (?:out )?of (?:the |my |those )?(?P<n>{N})(?: ambers?| clients?| pieces?)?(?: said| are| is|:)? (?:a )?yes\b(?! (?:clients?|ones?|pieces?)\b)",
    rf"\b(?:{N}) (?:out )?of (?:the |my )?(?P<n>{N})\b(?! (?:yes\w*|only|but only)\b)",
    rf"\b(?:asked|wrote to|mailed|e-?mailed|contacted|sent (?:it |a mail |mails )?to) (?:all |about |the |my )*(?P<n>{N})\b",
    rf"\b(?:of|out of) (?:the|my) (?P<n>{N})\b(?! (?:said|who|yes|no|green|amber|red)\b)",
)
# One more beside those that were counted: "the agency says yes now, too", "client number 8 agrees after all".
ONE_MORE = (
    r"\b(?:client|customer|agency|publisher|company|owner|shop|he|she|they)\b(?: (?:number|no\.?|nr\.?) ?\w+)?"
    r"(?: [\w'-]+){0,3} (?:says?|said|answer(?:s|ed)|g[ai]ves?|agree[sd]?)\b[^.;]{0,12}?"
    r"(?:\b(?:yes|ok(?:ay)?|too|also|after all)\b)[^.;]{0,20}"
)
BESIDE = r"\b(?:too|also|as well|after all|now|in the end|at last|finally)\b"
CHANGED_MIND = (
    r"\b(?:changed (?:his|her|their) mind|first (?:said )?no|had (?:said )?(?:no|refused)|was a no|refused before)\b"
)
ALL = r"\b(?:all(?: of them| my clients| the clients)?|everybody|everyone|each of them|the lot)\b"
EVERY_ONE = rf"\b(?:all|both|my|our|these) (?P<n>{N})(?: (?!said|agreed|refused)[a-z'-]+){{0,2}} {A_YES}"
REST = r"\b(?:the|all the) (?:rest|others?|remaining(?: ones?)?)\b(?: of them)?"
# A yes that binds its own pieces to something, and nobody else's: "one of the yes ones only if it stays offline".
CONDITION = (
    rf"\b(?:{N})(?: of (?:the|those|them|these))?(?: (?:yes(?:es)?|ones?|clients?|who|said|says|agreed|answered|is|was|that|but)){{0,5}},? "
    r"(?:only|but only|provided|on condition)\b"
)
AT_HOME = r"\b(?:my|our) (?:own )?(?:computer|machine|laptop|pc|mac|server)\b|\b(?:offline|locally|at home|no cloud)\b"
# Who was written to twice, or long ago, gives no answer any more.
NO_MORE = r"\b(?:second|twice|again|reminder|even after|reminded|(?:two|three|four|\d+) (?:weeks|months))\b"
SILENT = rf"\b(?P<n>{N})(?: (?:more|others?))? (?:did(?:n't| not) (?:answer|reply|respond)|silent|(?:gave |sent |with )?no (?:answer|reply|word)|never (?:answered|replied))\b"
# What a step asks for, by which its answers are known for such counts.
WANTED = "who said yes"


@dataclass(frozen=True)
class Answers:
    """How many were asked, and how many of them said yes and no; None is not told."""

    yes: int | None = None
    no: int | None = None
    asked: int | None = None
    is_bound: bool = False  # one of the yeses holds on a condition
    is_at_home: bool = False  # one of the yeses holds for the person's own computer alone
    is_over: bool = False  # who has not answered was reminded, or had weeks

    @property
    def is_partial(self) -> bool:
        """Whether somebody who was asked, as far as that is told, gave no yes."""
        return self.yes is not None and (self.asked is None or self.yes < self.asked)


def wants_answers(step: RunStep) -> bool:
    """Whether a step asks who said yes."""
    return WANTED in (step.report or "")


def tells_answers(words: str) -> bool:
    """Whether words count those who said yes or no."""
    low = " ".join(words.replace("’", "'").casefold().split())
    if _is_one_more(low):
        return True
    rest = re.search(rf"(?:{ALL}|{REST}) (?:{A_YES}|{A_NO})|{CONDITION}", low) is not None
    return rest or answers_in([words]) is not None


def answers_of(step: RunStep, words: str = "") -> Answers | None:
    """The answers that were told of a step, with `words` that are told now; None where none were counted."""
    parts = (*step.told, step.evidence or "", words)
    return answers_in(dict.fromkeys(part for part in parts if part)) if wants_answers(step) else None


def answers_in(told: Iterable[str]) -> Answers | None:
    """The answers as they stand after all that was told, the first first: "3 more said yes" adds, a new count replaces."""
    known = Answers()
    for words in told:
        known = _with(known, " ".join(words.replace("’", "'").casefold().split()))
    return known if (known.yes, known.no) != (None, None) else None


def answers_words(answers: Answers) -> str:
    """The count in a few words: a yes from 8 of 14."""
    of = f" of {answers.asked}" if answers.asked is not None else ""
    no = f", a no from {answers.no}" if answers.no else ""
    return f"a yes from {answers.yes or 0}{of}{no}"


def said_of_answers(answers: Answers, *, is_done: bool) -> str:
    """What a count means for the pieces, a sentence or two; with `is_done` for those that never answered, too."""
    yes, asked = answers.yes or 0, answers.asked
    if yes == 0:
        return "No yes yet, so nothing of theirs may be used so far."
    if asked is None:
        return (
            f"I count {_a_yes(yes)} and nobody else's.{_bound(answers)}"
            if is_done
            else f"I count {_a_yes(yes)} and nobody else's.{_bound(answers)} How many did you ask in all? Say it as in “8 of 14 said yes”."
        )
    left = asked - yes
    if left <= 0:
        return f"All {asked} that you asked said yes."
    waits = left - (answers.no or 0)
    lead = f"That is {yes} of {asked}: I count {_a_yes(yes)} and nobody else's.{_bound(answers)}"
    if is_done or (waits > 0 and answers.is_over):
        return f"{lead} The other {left} {'counts' if left == 1 else 'count'} as a no: leave their pieces out."
    if waits <= 0:
        return f"{lead} The other {left} said no: leave their pieces out."
    return f"{lead} From {waits} an answer is missing. Wait for it, or say “done”: then no answer is a no."


def _bound(answers: Answers) -> str:
    """What a condition of one of them means for the others."""
    if not answers.is_bound:
        return ""
    return " The condition that one of them made holds for that client's pieces alone: keep these apart."


def _a_yes(yes: int) -> str:
    return f"the yes of {'that one' if yes == 1 else f'those {yes}'}"


def _with(known: Answers, low: str) -> Answers:
    asked = _first(ASKED, low) or known.asked
    yes, no = _count(YES, low, known.yes), _count(NO, low, known.no)
    if yes == known.yes is not None and _is_one_more(low):
        yes, no = known.yes + 1, no - 1 if no and re.search(CHANGED_MIND, low) else no
    if re.search(rf"{ALL}[^.;]{{0,25}}{A_YES}", low):
        told = re.search(rf"\ball (?:the |my |of (?:the|my) )?({N})\b", low)
        asked = as_number(told[1]) if told else asked
        yes = asked if asked is not None else known.yes
    if asked is None and (every := re.search(EVERY_ONE, low)):
        asked = yes = as_number(every["n"])
    if asked is not None and re.search(rf"{REST} {A_NO}", low):
        no = asked - (yes or 0)
    if asked is not None and re.search(rf"{REST} {A_YES}", low):
        yes = asked - (no or 0)
    if asked is not None and (yes or 0) + (no or 0) > asked:
        asked = None  # it counted something else
    if asked is None and yes is not None and (silent := re.search(SILENT, low)):
        asked = yes + (no or 0) + as_number(silent["n"])
    bound = known.is_bound or re.search(CONDITION, low) is not None
    over = known.is_over or (re.search(SILENT, low) is not None and re.search(NO_MORE, low) is not None)
    at_home = known.is_at_home or (re.search(CONDITION, low) is not None and re.search(AT_HOME, low) is not None)
    return Answers(yes, no, asked, bound, at_home, over)


def _is_one_more(low: str) -> bool:
    found = re.search(ONE_MORE, low)
    return found is not None and re.search(BESIDE, found[0]) is not None and not re.search(rf"\b{A_NO}|n't\b", low)


def _count(patterns: Iterable[str], low: str, known: int | None) -> int | None:
    for pattern in patterns:
        if found := re.search(pattern, low):
            more = known or 0 if found.groupdict().get("more") else 0
            return as_number(found["n"]) + more
    return known


def _first(patterns: Iterable[str], low: str) -> int | None:
    return next((as_number(found["n"]) for pattern in patterns if (found := re.search(pattern, low))), None)


def as_number(word: str) -> int:
    """A count in digits or in a word; 0 for a word that is none."""
    if word.isdecimal():
        return int(word)
    return WORDS.index(word) if word in WORDS else 0
