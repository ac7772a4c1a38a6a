"""Follow-ups in their conversation: what a short message wants after what was said before."""

from __future__ import annotations

import re
from itertools import takewhile

from assistant.models.guide.follow import FollowUp, listed
from assistant.models.guide.intent import Intent
from assistant.models.guide.interview import skipped
from assistant.models.guide.reading.facts import read_plan
from assistant.models.guide.turns import Exchange, Talk
from assistant.models.guide.wording import bare

PARTS = {"why": "why", "short": "short", "how": "how", "cost": "cost", "limits": "limits", "do": "do"}


def followed(talk: Talk, follow: FollowUp) -> Intent | str:
    """What a follow-up wants; a text when it stands for a question that was offered, to be asked as it is."""
    subject, last = talk.subject, talk.last
    assert last is not None
    match follow.kind:
        case "no" | "unknown":
            return Intent("no")
        case "yes":
            return last.next_questions[0] if last.next_questions else Intent("follow_nothing")
        case "ordinal":
            return _ordinal(last, follow.position)
        case "and":
            return _continued(talk, follow.about)
        case "cost" if subject is None or last.of("judge_fit") or last.of("estimate_cost"):
            return Intent("cost", question=f"what does it cost ({bare(subject.question)})" if subject else "costs")
    if subject is None:
        return Intent("follow_nothing")
    if follow.kind == "fit":
        skip, part = skipped(talk), PARTS["why"]
        return Intent("judge_fit", question=subject.question, concept=subject.concept, part=part, skip=skip)
    if follow.kind == "journey":
        return Intent("journey", question=subject.question, concept=subject.concept, skip=skipped(talk))
    if follow.kind == "example":
        return Intent("examples", question=subject.question, concept=subject.concept, after=_examples_shown(talk))
    return Intent("explain", question=subject.question, concept=subject.concept, part=PARTS[follow.kind])


def _ordinal(last: Exchange, position: int) -> Intent | str:
    points, questions = listed(last.answer), last.next_questions
    if 0 < position <= len(points) or (position < 0 and points):
        point = points[position - 1 if position > 0 else position]
        return Intent("explain", question=f"{point} ({bare(last.question)})")
    return questions[position - 1] if 0 < position <= len(questions) else Intent("follow_nothing")


def _continued(talk: Talk, about: str) -> Intent:
    """ "And X?": X alone when it is a subject of its own, else X together with what was spoken of."""
    own = len(about.split()) <= 4 and not re.match(r"(?:at|for|with|without|in|on|if|when|from|not)\b", about, re.I)
    question = about if own or talk.subject is None else f"{about} ({bare(talk.subject.question)})"
    if talk.last and talk.last.of("estimate_cost") and not own:
        return Intent("cost", question=question, plan=read_plan(about))
    return Intent("explain", question=question)


def _examples_shown(talk: Talk) -> int:
    """How many examples the answers just before this message gave in a row."""
    row = takewhile(lambda e: e.of("show_examples") and not e.of("search_library"), reversed(talk.before))
    return sum(len(e.of_passages("show_examples")) for e in row)
