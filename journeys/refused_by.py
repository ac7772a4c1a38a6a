"""The clients who said no, by what was told on a journey, for questions that name one of them later."""

from __future__ import annotations

import re

from journeys.rights_words import REFUSED
from journeys.run import JourneyRun
from journeys.run_words import words_of

SAID = r"(?:said|says|wrote|answered|replied)(?: back)?,? (?:me |us )?(?:a )?"
NO = (
    rf"\b(?:refused?|declined|objected|turned (?:me|it|us) down|{SAID}(?:(?:clear|flat|firm) )?(?:no|nope|never)\b"
    rf"(?! (?:problem|objection\w*|matter|worries)))|{REFUSED}"
)
YES = (
    rf"\b(?:{SAID}(?:yes|ok(?:ay)?|sure|fine)|agreed|agrees|approved|consented|gave (?:me |us )?(?:leave|permission))\b"
)
NAME = r"[A-Z][\w&'-]*(?: (?:(?:and|&|of|the) )?[A-Z][\w&-]*)*"
NO_NAME = (
    r"(?:i|no|yes|they|she|he|we|it|the|an?|my|our|their|his|her|one|two|both|all|nobody|but|and|so|then|also|ok|asked|"
    r"today|yesterday|ai|chatgpt|claude|gemini|copilot)"
)
ON_USE = (
    r"\b(?:may|can|could|should|must|allowed|ok(?:ay)? to|free to)\b.{0,60}"
    r"\b(?:use|train\w*|paste|put|take|show|include|feed|keep)\b"
)
OF_ELSE = r"\b(?:out|away|off|delete|remove|ask|why)\b"  # what is to be taken out, or whom to ask once more


def refused_by(run: JourneyRun, question: str) -> str | None:
    """The client named in a question on the use of texts who said no, as it was kept; None for every other question."""
    if re.search(ON_USE, question, re.IGNORECASE) is None or re.search(OF_ELSE, question, re.IGNORECASE):
        return None
    return next((name for name in refusing(run) if _stands_in(name, question)), None)


def agrees_now(run: JourneyRun, words: str) -> bool:
    """Whether words tell that a client who said no before agrees now."""
    agreeing = [name for names, is_no in _verdicts(words) if not is_no for name in names]
    return any(name in agreeing for name in refusing(run))


def refusing(run: JourneyRun) -> tuple[str, ...]:
    """The clients whose last word in each step that names them is a no."""
    by_step = [
        {name: is_no for words in words_of(step) for names, is_no in _verdicts(words) for name in names}
        for step in run.steps
    ]
    every = dict.fromkeys(name for last in by_step for name in last)
    return tuple(name for name in every if all(last.get(name, True) for last in by_step))


def _verdicts(words: str) -> list[tuple[list[str], bool]]:
    """Whom each yes and no is from, in the order of telling, and whether it is a no."""
    found = list[tuple[list[str], bool]]()
    for sentence in re.split(r"(?<=[.;!?])\s+", words.replace("’", "'")):
        begin = 0
        for said in re.finditer(rf"(?P<no>{NO})|{YES}", sentence, re.IGNORECASE):
            found.append((_names(sentence[begin : said.start()]), said["no"] is not None))
            begin = said.end()
    return found


def _names(clause: str) -> list[str]:
    names = [re.sub(r"'s$", "", name) for name in re.findall(NAME, clause)]
    names = [re.sub(rf"^(?:{NO_NAME}\b\s*)+", "", name, flags=re.IGNORECASE) for name in names]
    return [name for name in names if len(name) > 2]


def _stands_in(name: str, question: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", question, re.IGNORECASE) is not None
