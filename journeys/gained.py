"""The pieces that somebody has leave to use, as they tell it at the end of the asking: how many, and which bear a limit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from journeys.answers_told import WORDS
from journeys.run import JourneyRun

N = rf"\d{{1,4}}|{'|'.join(WORDS[1:])}"
NOUN = r"(?:(?!that\b|which\b|i\b|we\b|from\b|of\b|with\b|are\b|is\b|and\b|left\b|months?\b|weeks?\b|days?\b|years?\b|hours?\b)[a-z][a-z-]* ){1,3}"
MAY = (
    r"(?:i|we) (?:may|can|am allowed to|are allowed to|have (?:the )?(?:permission|leave) to) (?!not\b)(?:now |really |all |freely |"
    r"safely |actually |legally )*(?:use|show|work with|take)"
)
FREE = r"(?:are|were|is) (?:now |all )?(?:cleared|free to use|free|allowed|usable|ok(?:ay)? to use|fine to use|mine to use)"
LEAVE = r"with (?:a |an |their |the |full |written |signed |clear )*(?:permission|consent|yes|ok(?:ay)?|go-ahead)"
WORK = (
    r"(?:[a-z-]+ )?(?:pieces|texts|reports|sections|letters|articles|translations|newsletters|descriptions|posts|pages|mails|emails|"
    r"scripts|stories|briefs|minutes|proposals|documents|samples|examples|manuals|speeches|columns|reviews|captions|chapters|segments)"
)
USABLE = (
    rf"\b(?P<n>{N}) (?P<noun>{NOUN})(?:left )?(?:of (?:them|mine|ours) )?(?:(?:that|which) )?(?:{MAY}|{FREE}|{LEAVE})\b",
    rf"\b{MAY} (?:about |only |exactly )?(?P<n>{N})(?: of (?:them|these|those)\b| (?P<noun>{WORK}))",
    rf"\b(?:permission|consent|leave|clearance)(?: in writing)? for (?:about |all |exactly )?(?P<n>{N})(?: (?P<noun>{WORK}))?(?! (?:clients?|customers?|months?|years?|weeks?|days?))",
    rf"\b(?:leaves?(?: me)?(?: with)?|left with) (?P<n>{N}) (?P<noun>{NOUN})(?:(?:that|which) )?(?:{MAY}|{FREE}|{LEAVE})\b",
)
CLIENTS = rf"\b(?:from|of|by) (?P<n>{N}) (?:different )?(?:clients?|customers?|agenc(?:y|ies)|publishers?|companies|owners?|people)\b"
WRITTEN = r"\bin writing\b|\bwritten\b|\bsigned\b|\bby (?:e-?)?mail\b|\bin (?:an? )?(?:e-?)?mails?\b|\bon paper\b"
AT_HOME = (
    r"(?:(?:on|at|in) (?:my|our) own (?:[a-z]+ )?(?:computer|machine|laptop|pc|mac|server)|on (?:my|our) (?:computer|machine|laptop|pc|mac)|"
    r"at home|locally|offline|off the cloud|if nothing goes (?:online|to the cloud))"
)
APART = (
    rf"\b(?P<n>{N})(?: (?:of (?:them|these|those|which|the [a-z]+)|(?:more )?(?:piece|section|text|client|customer|report|article|of the)s?))*"
    rf"(?: (?!and\b|but\b)[a-z']+){{0,6}}? (?:only|just|solely|strictly)(?: (?:if|when|as long as|for use|to be used|may be used|used|it|runs?|stays?)){{0,4}} "
    rf"{AT_HOME}"
)
NOT_MAY = r"\b(?:may|can|am|are) ?(?:not|n't)\b|\bcan't\b|\bmustn't\b|\bwithout permission\b|\bno permission\b|\bif i (?:get|had)\b"
FEW_FOR_TRAINING = 50  # good pairs make a trial; knowledge/concepts/how-many-examples.md
IN_A_PROMPT = 3  # samples that a prompt needs at least; knowledge/concepts/few-shot-samples.md


@dataclass(frozen=True)
class Gained:
    """So many pieces that may be used; `apart` of them only on the person's own computer."""

    pieces: int
    noun: str = "pieces"
    clients: int | None = None
    apart: int = 0
    written: bool = False

    @property
    def anywhere(self) -> int:
        """Those that bear no limit of place."""
        return max(self.pieces - self.apart, 0)


def gained_in(words: str) -> Gained | None:
    """What a statement tells to be usable; None where it tells no count, or denies or only supposes one."""
    low = " ".join(words.replace("’", "'").casefold().split())
    if "?" in low or re.search(NOT_MAY, low):
        return None
    found = next((found for pattern in USABLE if (found := re.search(pattern, low))), None)
    if found is None:
        return None
    pieces, apart = _number(found["n"]), re.search(APART, low)
    clients = re.search(CLIENTS, low)
    return Gained(
        pieces=pieces,
        noun=(found["noun"] or "pieces").strip(),
        clients=_number(clients["n"]) if clients else None,
        apart=min(_number(apart["n"]), pieces) if apart else 0,
        written=re.search(WRITTEN, low) is not None,
    )


def gained_of(run: JourneyRun | None) -> Gained | None:
    """What was told last in a journey to be usable."""
    told = [words for step in run.steps for words in step.told] if run is not None else []
    return last_gained(told)


def last_gained(told: Iterable[str]) -> Gained | None:
    """The last of several statements that tells what is usable."""
    return next((gained for words in reversed([*told]) if (gained := gained_in(words))), None)


def as_facts(gained: Gained) -> dict[str, object]:
    """What it means for the Situation: a limit of one piece binds that one and not all."""
    how = "permission in writing" if gained.written else "permission"
    others = f"; of these {gained.apart} with a condition of the owner" if gained.apart else ""
    place = {} if not gained.apart else {"runs_where": None if gained.anywhere else "on my own machine"}
    told = f"{how} for {gained.pieces} {gained.noun}{others}"
    return {"examples_on_hand": gained.pieces, "may_use_work": True, "privacy": told, **place}


def said_of_gained(gained: Gained) -> str:
    """What can be done with so many pieces, a few sentences."""
    whose = f" from {gained.clients} clients" if gained.clients else ""
    how = " in writing" if gained.written else ""
    held = f"You hold leave{how} for {gained.pieces} {gained.noun}{whose}."
    parts = [held]
    if gained.apart and gained.anywhere:
        which = "the one that may" if gained.apart == 1 else f"the {gained.apart} that may"
        stays = "stays there" if gained.apart == 1 else "stay there"
        parts.append(
            f"{_so_many(gained.anywhere)} may go into a prompt, with the names out, in the service that the yes was given "
            f"for; {which} only be used on your own computer {stays}, and the condition binds none of the others."
        )
    elif gained.anywhere:
        parts.append("They may go into a prompt, with the names out, in the service that the yes was given for.")
    else:
        parts.append("They stay on your own computer: a prompt for a model that runs there, and nothing online.")
    if gained.pieces >= IN_A_PROMPT:
        parts.append("Three to five of the best are enough for that.")
    if gained.pieces < FEW_FOR_TRAINING:
        parts.append(f"For training they are too few: {FEW_FOR_TRAINING} good pairs are the least for a trial.")
    return " ".join(parts)


def yes_or_no(gained: Gained) -> str:
    """The short answer to whether to begin with them."""
    if not gained.anywhere:
        return f"**Yes, on your own computer with those {gained.pieces}; nothing of them goes online.**"
    return f"**Yes, with those {gained.anywhere}, in a prompt.**"


def _so_many(count: int) -> str:
    return "One of them" if count == 1 else f"{count} of them"


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else WORDS.index(word)
