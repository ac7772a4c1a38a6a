"""The pieces that somebody has leave to use, as they tell it at the end of the asking: how many, and which bear a limit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from journeys.answers_told import WORDS, answers_in
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
    rf"(?:,? all (?:of|from|by) (?:one|a single|the same) (?:client|customer|agency|publisher),?)?"
    rf"(?: (?!and\b|but\b)[a-z']+){{0,6}}? (?:only|just|solely|strictly)(?: (?:if|when|as long as|for use|to be used|may be used|used|it|runs?|stays?)){{0,4}} "
    rf"{AT_HOME}"
)
# A condition is one client's, and so binds each of their pieces, where clients were counted last or are named in it.
OF_CLIENTS = r"\b(?:clients?|customers?|agenc(?:y|ies)|publishers?|companies|owners?|people)\b"
OF_PIECES = r"\b(?:pieces?|sections?|texts?|reports?|articles?)\b"
TO_TRAIN = r"\b(?:train\w*|fine-?tun\w*|learn\w*)\b"
SOME_APART = rf"\b(?:only|just|solely|strictly)\b[^.;]{{0,40}}{AT_HOME}"
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
    clients_apart: int = 0  # clients whose pieces, an untold number, stay on the own computer
    to_train: bool = False  # the leave was told to be for training, too

    @property
    def anywhere(self) -> int | None:
        """Those that bear no limit of place; None where a client's condition binds a number that was not told."""
        return None if self.clients_apart else max(self.pieces - self.apart, 0)


def gained_in(words: str) -> Gained | None:
    """What a statement tells to be usable; None where it tells no count, or denies or only supposes one."""
    low = " ".join(words.replace("’", "'").casefold().split())
    low = " ".join(
        part for part in re.split(r"(?<=[.?!])\s+", low) if not part.endswith("?")
    )  # what is asked tells nothing
    if not low or re.search(NOT_MAY, low):
        return None
    found = next((found for pattern in USABLE if (found := re.search(pattern, low))), None)
    if found is None:
        return None
    pieces, apart = _number(found["n"]), re.search(APART, low)
    clients = re.search(CLIENTS, low)
    is_clients = apart is not None and _binds_a_client(low, apart)
    is_untold = apart is None and re.search(SOME_APART, low) is not None  # a condition, and of what I can't tell
    bound = _number(apart["n"]) if apart else int(is_untold)
    is_clients = is_clients or is_untold
    return Gained(
        pieces=pieces,
        noun=(found["noun"] or "pieces").strip(),
        clients=_number(clients["n"]) if clients else None,
        apart=0 if is_clients else min(bound, pieces),
        written=re.search(WRITTEN, low) is not None,
        clients_apart=bound if is_clients else 0,
        to_train=re.search(TO_TRAIN, low) is not None,
    )


def _binds_a_client(low: str, apart: re.Match[str]) -> bool:
    """Whether a condition is told of clients and not of pieces: "from 6 clients, one of them only at home"."""
    if re.match(rf"(?:{N})(?: of (?:the|my|our|these|those))?(?: [a-z]+)? {OF_CLIENTS}", apart[0]):
        return True
    before = re.split(r"[.;]", low[: apart.start()])[-1]
    named = re.search(OF_PIECES, apart[0]) or re.search(OF_CLIENTS, apart[0])  # "3 of them, all of one client, only"
    return not named and re.search(CLIENTS, before) is not None


def gained_of(run: JourneyRun | None) -> Gained | None:
    """What was told last in a journey to be usable."""
    told = [words for step in run.steps for words in step.told] if run is not None else []
    gained, answers = last_gained(told), answers_in(told)
    if gained is None or gained.apart or gained.clients_apart or answers is None or not answers.is_at_home:
        return gained
    return replace(gained, clients_apart=1)  # told when the answers came in


def last_gained(told: Iterable[str]) -> Gained | None:
    """The last of several statements that tells what is usable."""
    return next((gained for words in reversed([*told]) if (gained := gained_in(words))), None)


def as_facts(gained: Gained) -> dict[str, object]:
    """What it means for the Situation: a limit of one piece binds that one, and leave for samples is none to train."""
    how = "permission in writing" if gained.written else "permission"
    bound = gained.apart or gained.clients_apart
    others = f"; of these {gained.apart} with a condition of the owner" if gained.apart else ""
    others = "; those of one client with a condition of place" if gained.clients_apart else others
    place = {} if not bound else {"runs_where": "on my own machine" if gained.anywhere == 0 else None}
    told = f"{how} for {gained.pieces} {gained.noun}{others}"
    may = {"may_use_work": True} if gained.to_train else {"may_use_work": None}
    told = told if gained.to_train else f"{told}; for samples in a prompt, training was not named"
    return {"examples_on_hand": gained.pieces, "privacy": told, **may, **place}


def said_of_gained(gained: Gained) -> str:
    """What can be done with so many pieces, a few sentences."""
    whose = f" from {gained.clients} clients" if gained.clients else ""
    how = " in writing" if gained.written else ""
    held = f"You hold leave{how} for {gained.pieces} {gained.noun}{whose}."
    service = "go into a prompt, with the names out, in the service that the yes was given for"
    parts = [held]
    if gained.anywhere is None:
        parts.append(
            f"{_of_a_client(gained)} allows it only on your own computer, and that binds every piece of that client: take those out "
            f"first. The others may {service}. How many those are I can't tell: a client may own several of them."
        )
    elif gained.apart and gained.anywhere:
        which = "the one that may" if gained.apart == 1 else f"the {gained.apart} that may"
        stays = "stays there" if gained.apart == 1 else "stay there"
        parts.append(
            f"{_so_many(gained.anywhere)} may {service}; {which} only be used on your own computer {stays}, and the "
            "condition binds none of the others."
        )
    elif gained.anywhere:
        parts.append(f"They may {service}.")
    else:
        parts.append("They stay on your own computer: a prompt for a model that runs there, and nothing online.")
    if gained.pieces >= IN_A_PROMPT:
        parts.append("Three to five of the best are enough for that.")
    if gained.pieces < FEW_FOR_TRAINING:
        parts.append(f"For training they are too few: {FEW_FOR_TRAINING} good pairs are the least for a trial.")
    if not gained.to_train:
        parts.append(
            "And leave to use a text as a sample is not leave to train on it: that would have to be asked for by its name."
        )
    return " ".join(parts)


def yes_or_no(gained: Gained) -> str:
    """The short answer to whether to begin with them."""
    if gained.anywhere is None:
        whose = "the client" if gained.clients_apart == 1 else "the clients"
        whose += " who set" + (" the condition" if gained.clients_apart == 1 else " a condition")
        return f"**Yes, in a prompt, once you have taken out the pieces of {whose}.**"
    if not gained.anywhere:
        return f"**Yes, on your own computer with those {gained.pieces}; nothing of them goes online.**"
    return f"**Yes, with those {gained.anywhere}, in a prompt.**"


def _of_a_client(gained: Gained) -> str:
    return "One client" if gained.clients_apart == 1 else f"Each of {gained.clients_apart} clients"


def _so_many(count: int) -> str:
    return "One of them" if count == 1 else f"{count} of them"


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else WORDS.index(word)
