"""What owners answered, told in passing: "260 screens, 40 a month, boss said yes in writing"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.models.guide.reading.statements import is_question, plain, sentences
from journeys.left_out import EXCEPT
from journeys.limits import limit_of
from journeys.phrases import has
from journeys.purposes import for_another_purpose
from journeys.rights_words import ON_PAPER, SECRET_ALL, WHOSE

OWNER = (
    r"(?:boss|employer|manager|company|firm|clients?|customers?|owners?|publishers?|agency|agencies|museum|studio|"
    r"editors?|"
    r"magazine|paper|school|hospital|clinic|bank|council|board|director|department|legal|authors?|association|club|"
    r"they|he|she|"
    r"everyone|everybody)"
)
YES = r"(?:yes|ok(?:ay)?|go-ahead|permission|consent|green light|blessing)"
ANSWERED = (
    rf"(?<!no )(?<!not )\bwritten (?:{YES}|agreement|release)\b|(?<!no )\b{YES} (?:{ON_PAPER})\b|"
    rf"\b(?:agree[sd]?|allow(?:s|ed)?|consent(?:s|ed)?|permit(?:s|ted)?)(?: (?:it|this|that|me|us|"
    rf"to it))? (?:{ON_PAPER})\b|"
    rf"\b(?:said|says|wrote|confirmed|mailed)(?: me| us)? (?:{ON_PAPER}) (?:that )?(?:i|we|it) (?:may|can|is|'s)\b|"
    rf"\b{OWNER} (?:\w+ )?(?:said (?:yes|no)(?! to (?!it\b|that\b|this\b|me\b|us\b))|gave (?:me|us) (?:\w+ )?{YES}|"
    rf"never agreed)\b|"
    r"\b(?:sign|signs|signed|agree|agrees|agreed|consented)(?: to it)? that [^.;,]{0,60}\b(?:may be (?:re-?)?used|"
    r"(?:i|we) may)\b"
)
# A mood is an answer where something else was asked; of a trial it is told that they like what came out.
IN_CHARGE = (
    r"(?:boss|employer|manager|owners?|publishers?|agency|museum|studio|council|board|director|legal|company|firm)"
)
MOOD = (
    rf"\b{IN_CHARGE} (?:(?:is|are|was|were|all) )*(?:ok(?:ay)?|fine|happy|cool) with (?:it|that|this)(?=$|[.,;!]|"
    rf" and\b)"
)
OF_RESULTS = frozenset({"tried_so_far", "judged_by", "runs_where", "tools"})
OWNS = rf"\b{OWNER} owns? (?:all|it|them|everything|the|what|every|both)\b|\b(?:all mine|mine by contract)\b"
PEOPLE = r"\b(?:no (?:customer|client|personal|patient) (?:data|details|names)|names? (?:are |were )?(?:taken|left|stripped) out)\b"
# What belongs to the answer: whose they are, what is left out, whom nobody asked, who is in them.
BESIDE = (OWNS, PEOPLE, EXCEPT, *WHOSE)
# Only thought of, wished for or to come.
NOT_SAID = (
    r"\b(?:if|unless|whether|would|could|should|might|must|need|needs|want|wants|going to|will|how do|have to|suppose|"
    r"imagine|what if|assum\w+)\b"
)
LONGEST = 400  # characters that a field of the Situation takes


@dataclass(frozen=True)
class Answered:
    """What owners answered, in the person's words, and what else the message says."""

    told: str
    rest: str


def answered_in_passing(text: str, asked: str | None = None) -> Answered | None:
    """The clauses of a message in which owners answer whether the pieces may be used; None where none does.

    `asked` is the question that it replies to, if any.
    """
    answers = (ANSWERED, SECRET_ALL) if asked is None or asked in OF_RESULTS else (ANSWERED, SECRET_ALL, MOOD)
    told, rest, is_answer = list[str](), list[str](), False
    for sentence in sentences(text):
        if is_question(sentence) or for_another_purpose(plain(sentence)):
            rest.append(sentence)
            continue
        for part in re.split(r"[;,:](?=\s)|\s[-–—]\s|\s(?=but\b)", sentence):
            low = plain(part)
            limits = bool(told) and limit_of(f"{told[-1]}, {part}") != limit_of(told[-1])
            (told if limits or _tells(low, answers) else rest).append(part.strip(" .!"))
            is_answer = is_answer or _tells(low, answers, beside=())
    if not is_answer and (any(rest) or not any(has(OWNS, plain(part)) for part in told)):
        return None
    return Answered(", ".join(filter(None, told))[:LONGEST], ", ".join(filter(None, rest)))


def _tells(low: str, answers: tuple[str, ...], beside: tuple[str, ...] = BESIDE) -> bool:
    return not has(NOT_SAID, low) and any(has(pattern, low) for pattern in (*answers, *beside))
