"""What a person's words say about the right to use the pieces: who owns them, what was promised, what is barred."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from journeys.asides import without_asides
from journeys.grants import OPEN, WISHED, given_in, is_asked_for, is_yes_with_details
from journeys.left_out import NO_ANSWER, SAME_HOUSE, left_out
from journeys.limits import limit_of
from journeys.meanings import surely
from journeys.own_words import are_own_words
from journeys.personal_data import holds_personal_data, speaks_of_people
from journeys.phrases import has, without
from journeys.purposes import TAKEN_OUT, for_another_purpose, stops_there
from journeys.rights_words import (
    AGREED,
    BARE_OWN,
    BARRED,
    COUNTED,
    DENIED,
    FREE,
    FROM_SOME,
    GRANTED,
    HALF,
    IN_CONFIDENCE,
    IN_THEM,
    MOOD,
    NDA,
    NDA_WORDS,
    NOT_BARRED,
    NOT_HAPPY,
    NOT_MINE,
    OF_SEVERAL,
    OWNED,
    PARTS,
    PROMISED,
    PUBLIC_DATA,
    SECRET_ALL,
    SHARE,
    SILENT,
    SPEAKS,
    SPLIT,
    TO_BE_FOUND_OUT,
    TO_BE_STRIPPED,
    UNASKED,
    WHOSE,
    WRITTEN,
)
from journeys.situation import Meaning, Situation

Rights = Literal["yes", "promised", "partly", "owned", "no", "others", "unclear"]

# "unclear" is an answer too: it is not asked for again, and assumed in the careful direction.
RIGHTS: Mapping[str, Rights] = {
    name: name for name in ("yes", "promised", "partly", "owned", "no", "others", "unclear")
}


# How much a label that a pattern found gains on the others. Of 192 answers by people whom nothing here had seen
# (2026-11-23) the patterns alone told 69 right, what was learned 161, both together 160: patterns know few answers,
# and know the plain ones.
FOUND = 0.2
SILENCE = 0.1  # how near a guess must be to words that say nothing of rights


def read_rights(situation: Situation) -> Rights | None:
    """Whether the pieces may be used: by what was learned of such answers, and by what patterns find in the words.

    A yes or no that was told beside the words counts before them. A yes with a part that stays out is one in part.
    """
    rights = _rights_of_all(situation)
    of_some = rights in ("yes", "promised", None) or (rights == "unclear" and _rights_hit(situation) in ("yes", None))
    if rights == "no" and _only_to_be_stripped(situation):
        return "unclear"
    return "partly" if of_some and left_out(situation.privacy) else rights


def _only_to_be_stripped(situation: Situation) -> bool:
    """Whether the words tell of people who are still to be taken out, and of no other bar."""
    text = situation.privacy or ""
    told = situation.may_use_work is False and not _in_the_same_words(situation)
    plain = not told and _rights_hit(situation) is None and not has(IN_CONFIDENCE, text)
    return plain and has(TO_BE_STRIPPED, text) and _only_of_people(text)


def may_be_barred(situation: Situation) -> bool:
    """Whether an opening sounds as if the pieces were told in trust or taken from others, to be asked before advice."""
    return surely(situation, "confided") == "confided" or surely(situation, "taken") == "others"


def _rights_of_all(situation: Situation) -> Rights | None:
    hit, meant = _rights_hit(situation), situation.meant.get("rights")
    if situation.may_use_work is False and not _in_the_same_words(situation):
        return "no"
    if _is_barred(hit, meant, situation.meant.get("bar")):
        return "no"
    if meant is None or not (situation.may_use_work is None or _in_the_same_words(situation)):
        return "no" if situation.may_use_work is False else hit or ("yes" if rests_on_authorship(situation) else None)
    if hit:
        near = meant.behind.get(hit, 1.0 if meant.sure else 0.0) < FOUND
        return hit if near or _is_settled(hit, situation.privacy or "", meant) else _weighed(hit, meant)
    told = _of_a_guess(meant) if meant.faint else RIGHTS.get(meant.label)
    return "yes" if told is None and rests_on_authorship(situation) else told


def _is_barred(hit: Rights | None, meant: Meaning | None, bar: Meaning | None) -> bool:
    """Whether one sentence bars the pieces, where the whole is sure of nothing else and no pattern found a yes."""
    if meant is None or bar is None or hit in ("yes", "promised", "partly"):
        return False
    if meant.sure and (meant.label != "yes" or hit != "no"):
        return meant.label == "no"
    return bar.sure or meant.faint or "no" in (hit, meant.label)


def _of_a_guess(meant: Meaning) -> Rights | None:
    """A guess between two is no answer; between one of them and silence, it is silence."""
    if meant.label == "unsaid" or meant.behind.get("unsaid", 1.0) < SILENCE:
        return None
    return "owned" if meant.label == "owned" else "unclear"


def _weighed(hit: Rights, meant: Meaning) -> Rights | None:
    """What was learned, where it is well ahead of what a pattern found; a part that was named stays named."""
    return "partly" if hit == "partly" and meant.label in ("yes", "promised") else RIGHTS.get(meant.label)


def _in_the_same_words(situation: Situation) -> bool:
    """Whether yes or no was read from the words on rights themselves, and not told beside them."""
    told_in = situation.told_in
    return told_in.get("privacy") is not None and told_in.get("privacy") == told_in.get("may_use_work")


def rests_on_authorship(situation: Situation) -> bool:
    """Whether a yes rests on the pieces being the person's own mails or notes: they only named the people in them."""
    return situation.may_use_work is None and _only_of_people(situation.privacy) and are_own_words(situation)


def _is_settled(hit: Rights, text: str, meant: Meaning) -> bool:
    """Whether the words themselves leave no room for what was learned of the whole."""
    if without_asides(text) != text:  # what was learned is of the asides as well
        return True
    if hit == "no":
        return (has(IN_CONFIDENCE, text) and has(UNASKED, text)) or has(SECRET_ALL, text) or has(NOT_HAPPY, text)
    if hit == "unclear":
        return is_asked_for(_clauses(text)) and meant.label in ("yes", "promised", "partly")
    if hit != "yes":
        return False
    if (meant.label == "owned" and has(WISHED, text)) or (has(OPEN, text) and not meant.sure):
        return True  # the owner's own wish; a licence for everybody
    if is_yes_with_details(_clauses(text)) and not (meant.sure and meant.label in ("no", "others", "promised")):
        return True
    if all(has(BARE_OWN, clause) for clause in _clauses(text) if not speaks_of_people(clause)):
        return True
    first, *others = _clauses(text)
    if has(BARE_OWN, first) and not meant.sure and not any(has(p, c) for c in others for p in (*WHOSE, SPEAKS, HALF)):
        return True  # "own; it's about bridges": the rest tells what they are about
    if limit_of(text) and (meant.label == "partly" or not meant.sure):
        return True  # a limit is no part
    return has(GRANTED, text) and not (meant.sure and meant.label in ("no", "others", "partly", "promised"))


def _only_of_people(text: str | None) -> bool:
    """Whether the words tell what of people's lives is in the pieces, and nothing on whose the pieces are."""
    return holds_personal_data(text) and not any(has(pattern, text) for pattern in (SPEAKS, *WHOSE))


def _clauses(text: str) -> list[str]:
    return [clause for clause in re.split(r"[;.:]|, (?!for\b|to\b|so\b|also\b)", text) if clause.strip()]


def _rights_hit(situation: Situation) -> Rights | None:
    text = without_asides(_still_in(situation.privacy or ""))
    if has(NOT_MINE, without(r"(?<=no )competitors?'?|(?:not|nothing) (?:scraped|leaked)", text)):
        return "others"
    open_only = text if has(IN_CONFIDENCE, text) else without(UNASKED, text)
    if silent := has(SILENT, text):
        open_only = without(NDA, without(SILENT, open_only))
    barred = has(BARRED, without(NOT_BARRED, open_only))
    if situation.may_use_work:
        return "partly" if barred else "promised" if _is_spoken(text) else "yes"
    spoken = [clause for clause in _clauses(text) if not for_another_purpose(clause) or _is_scope(clause)]
    free = any(map(given_in, spoken)) or has(PUBLIC_DATA, text)
    granted = any(has(GRANTED, clause) for clause in spoken)
    if not barred and has(AGREED, text) and stops_there(text):
        return "unclear"
    free = free or granted
    owned = has(OWNED, text)
    if not barred and has(TO_BE_FOUND_OUT, text) and (free or not owned):
        return "partly" if free and (has(SHARE, text) or has(HALF, text)) else "unclear"
    if barred:
        share = any(has(BARRED, clause) and has(SHARE, clause) for clause in re.split(r"[;.,]", text))
        secret = has(SECRET_ALL, text) and not has(SHARE, text)
        return "partly" if (free and not (secret and not granted)) or share or _of_several(text) else "no"
    if has(UNASKED, text):
        return "partly" if free else "owned" if owned else "unclear"
    if free and (has(OF_SEVERAL, text) or has(FROM_SOME, text)):
        return "partly"
    if free and any(has(DENIED, clause) and not speaks_of_people(clause) for clause in spoken[1:]):
        return "partly"  # "captions ours, photos not"
    if free and has(NO_ANSWER, text) and has(SAME_HOUSE, text):
        return "promised"  # one yes of two that it takes
    if owned:
        if granted and not has(SHARE, text):
            return "promised" if has(PROMISED, without(WRITTEN, text)) and not has(GRANTED, text) else "yes"
        return "partly" if has(SPLIT, text) else ("promised" if _is_spoken(text) else "yes") if free else "owned"
    if not free:
        return "unclear" if silent or agreed_elsewhere(text) or is_asked_for(spoken) else None
    return "promised" if has(PROMISED, without(WRITTEN, text)) or _is_spoken(text) else "yes"


def _of_several(text: str) -> bool:
    """Whether owners are counted, each group with an answer of its own: "three give all rights, two forbid it"."""
    counted = [clause for clause in re.split(r"[;.,]", text) if has(COUNTED, clause)]
    return any(has(BARRED, clause) for clause in counted) and not all(has(BARRED, clause) for clause in counted)


def _still_in(privacy: str) -> str:
    """The words without what is no longer among the pieces; names that were taken out of them are no such part."""
    clauses = re.findall(r"[^;.]+[;.]*", privacy.replace("’", "'"))
    return "".join(clause for clause in clauses if has(IN_THEM, clause) or not has(TAKEN_OUT, clause))


def for_secrecy_alone(situation: Situation) -> bool:
    """Whether all that bars the pieces is secrecy that was promised: nobody was asked yet, and nobody said no."""
    text = without_asides(situation.privacy or "")
    return has(NDA, text) and not has(BARRED, without(NDA_WORDS, without(NOT_BARRED, text)))


def agreed_elsewhere(privacy: str | None) -> bool:
    """Whether somebody agreed, and to something else than training: a tool, a publication."""
    return any(has(AGREED, clause) and for_another_purpose(clause) for clause in _clauses(privacy or ""))


def _is_spoken(text: str) -> bool:
    """Whether the yes is a mood alone: somebody is happy with it, and neither paper nor ownership is told."""
    rest = without(MOOD, text)
    return has(MOOD, text) and not has(GRANTED, text) and not any(has(FREE, clause) for clause in _clauses(rest))


def _is_scope(clause: str) -> bool:
    """Whether a purpose is named as the limit of a yes on paper: "agreed in writing, for its own newsletter only"."""
    return has(GRANTED, clause) and limit_of(clause) is not None


def barred_pieces(privacy: str | None, told: int) -> int:
    """How many of the told pieces may not be used, as far as the words give a figure."""
    for clause in re.split(r"[;.]|, (?=\d)|\b(?:but|while|and (?=\d))\b", privacy or ""):
        if not has(BARRED, clause) and not has(OWNED, clause):
            continue
        if percent := re.search(r"(\d{1,3})\s?(?:%|per ?cent)", clause):
            return min(told, -(-told * int(percent[1]) // 100))
        if share := re.search(r"\b(half|third|quarter)\b", clause, re.IGNORECASE):
            return -(-told // PARTS[share[1].lower()])
        if count := re.search(
            r"\b(?!(?:19|20)\d\d\b)(\d[\d,]*)\b(?! (?:years?|months?|clients?|compan|of (?:my|the) clients))", clause
        ):
            barred = int(count[1].replace(",", ""))
            return barred if barred <= told else 0  # more than there are: it was said of another set
    return 0
