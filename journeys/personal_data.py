"""What a person's words say of people in the pieces: there, taken out already, or none; and what is held in secrecy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from journeys.phrases import NONE_PERSONAL, has, without

People = Literal["present", "handled", "none"]

# What of people's lives stands in the pieces -> how it is named back to the person.
THINGS: Mapping[str, str] = {
    "names": r"\b(?:\w*names?(?! of (?:the )?(?:plants?|products?|dishes|places))|names|named|nicknames|surnames)\b",
    "addresses": r"\b(?:address(?:es)?|postcodes?|streets?|where they live)\b",
    "phone numbers": r"\b(?:phone|telephone|mobile) numbers?\b|\bphones\b",
    "identity papers": r"\b(?:passports?|visas?|identity|id cards?|national insurance|social security|"
    r"licen[cs]e plates?|"
    r"number plates?)\b",
    "account and order numbers": r"\b(?:account|order|policy|booking|customer|room|invoice|iban|insurance) numbers?\b",
    "dates of birth": r"\b(?:birth ?dates?|birthdays?(?! (?:cakes?|cards?|parties|party|speech\w*|songs?|"
    r"poems?))|dates? of birth|birth|ages?)\b(?! of\b)",
    "what is said of anyone's health": r"\b(?:health|medical|diagnos\w+|ill(?:ness\w*)?|sick(?:ness)? ?\w*|injur\w+|"
    r"symptoms?|"
    r"medication|dosages?|moods?|body weight|weight|disabilit\w+|therap\w+ (?:hours?|notes?|sessions?)|pregnan\w+)\b",
    "what people earn or owe": r"\b(?:salar\w+|incomes?|debts?|wages|earn(?:ings)?|assets|fortunes?|tax (?:figures|"
    r"returns)|"
    r"figures of (?:the )?clients?|clients?' figures|what (?:was|they|he|she) paid)\b",
    "what was told in confidence": r"\b(?:privileged|(?:told|said|shared)[\w ]{0,12} in (?:confidence|trust))\b",
    "private matters": r"\b(?:personal(?! (?:style|voice|touch|views?|taste))|private (?!sector|"
    r"company|print|walls?|"
    r"offers?)\w+|secrets of|their secrets|family secrets|affairs?|quarrels?|disputes?|complaints?|"
    r"confess\w+|troubles|worries|life stor(?:y|ies)|stories of (?:\w+ )?(?:people|clients|lives)|"
    r"living (?:\w+ )?(?:relatives?|"
    r"cousins?|"
    r"grandchildren|descendants|persons?|people|family)|relatives|divorces?|marriages?|crimes?|"
    r"grades|marks of)\b",
}
# Who is somebody as soon as they stand in a piece.
SOMEBODY = (
    r"\b(?:patients?|beneficiar\w+|residents?|children|pupils?|students?|minors|interviewees?|tenants?|employees?|"
    r"applicants?|couples?|families|policyholders?|members'|guests'|donors'|clients'|customers'|runners?|players?|"
    r"witness(?:es)?|"
    r"victims?|suspects?|importers|tickets|e-?mails)\b"
)
THEIRS = (
    r"\b(?:patients|residents|pupils|students|tenants|employees|applicants|couples|families|runners|victims)' "
    r"(?!consent|permission|agreement|signatures?|yes|ok\b|rights?|books?|texts? (?:are|is)\b)\w+"
)
PEOPLE = (
    r"\b(?:people|persons?|anybody|anyone|somebody|patients?|pupils?|students?|children|clients?|customers?|guests?|"
    r"members?|readers?|players?|names?|addresses|numbers|details|who|witnesses|relatives|famil(?:y|ies))\b"
)
# Said of them and nothing in the pieces: what was asked of them, whom it is for.
ASKED_OF_THEM = (
    r"\b(?:agree\w*|sign\w*|consent\w*|allow\w*|permi\w+|ask(?:ed)?|said|says|refus\w+|okay\w*|happy|own(?:s|ed|"
    r"ership)?|belongs?|"
    r"rights?|copyright|contracts?|approach\w*|bought|pays?|paid for|get|got|declin\w+|mail(?:ed)?|terms|yes|"
    r"charters?)\b"
)
FOR_THEM = (
    r"\b(?:for|to) (?:the |my |our |their )?(?:\w+ )?(?:patients?|residents?|children|pupils|students?|families|"
    r"couples|"
    r"employees|tenants|applicants)\b|\bchildren's (?:books?|stories|tales|songs|poems|menus?|texts|magazines?|"
    r"programmes?)\b|"
    r"\b(?:brand|product|trade|place|plant|street|file|species|drug|colou?r|dish|recipe|wine|firm|company|village|"
    r"ship|model|project|my|our|whose) names?\b|\bpersonal (?:style|voice|touch|views?|taste)\b|"
    r"\b(?:by|in|through|via|an?) e-?mails?\b|\bdata protection\b"
)
OUT = (
    r"(?:left out|stripped|removed|taken out|taken off|blacked out|blanked(?: out)?|cut(?: out| off)?|deleted|"
    r"masked|replaced|"
    r"pseudonymi[sz]ed|anonymi[sz]ed|redacted|scrubbed|swapped|changed|coded|gone|out|dropped|erased|weeded)"
)
HANDLED = (
    rf"\b{OUT}\b|\b(?:anonymous|anonymi[sz]ed|pseudonym\w*|de-?identified|masked|without (?:any |the )?names?|"
    r"(?:appear|shown|only) as numbers|numbers (?:only|instead)|initials (?:only|instead)|names?-?less|by number)\b"
)
NOT_YET = (
    r"\b(?:to be|must|has to|have to|had to|need(?:s|ed)? to|should|will be|would be|can be|could be|may be|once|if|"
    r"when (?:i|we|they|he|she) (?:can|will|get|have|has)|provided|as long as|so long as|"
    r"not|never|\w+n't|haven't|isn't|nothing|partly|some|half|most|yet|still)\b"
)
NOBODY = (
    r"\b(?:no(?: \w+)?|nobody(?:'s)?|no one(?:'s)?|not (?:a|one)(?: single)?|hold no private|without) "
    r"(?:names?|personal|people|persons?|patients?|clients?|customers?|guests?|pupils?|children|data|details|"
    r"addresses|private|"
    r"named|mentioned|recogni[sz]able|is named|is mentioned)\b(?! (?:has|have|was|were|gave|agreed|object\w*|"
    r"mind\w*|asked|ever))|"
    r"\bnothing (?:at all )?(?:personal|private|about (?:anybody|anyone|people|persons?))\b|"
    r"\b(?:no|not about|nothing on) (?:people|persons?)\b|\b(?:nobody|no one|nobody's|"
    r"no one's)\b[^;.]{0,15}\b(?:named|mentioned|in (?:them|it|there))\b|"
    r"\bno persons? (?:anywhere|in)\b|"
    r"\b(?:names?|addresses|(?:personal |private )?(?:data|details)|numbers|people|persons?) (?:(?:is|are|were|was) "
    r"(?:not|never|nowhere)|\w+n't|(?:do|does|did) not|never) (?:\w+ )?(?:in|on|part of|there|stand|appear|given|"
    r"recorded|kept|mentioned|shown|noted)\b|"
    r"\bwithout (?:any |the )?(?:\w+(?:'s|s'|s) )(?:names?|data|details|addresses)\b"
)
BUT_THEN = r"\b(?:but|except|apart from|though|although|however)\b"


def people_in(privacy: str | None) -> People | None:
    """Whether people stand in the pieces; None where the words do not tell. What is still to be taken out is there."""
    if privacy is None:
        return None
    if has(NONE_PERSONAL, privacy) and not things_in(without(NONE_PERSONAL, privacy)):
        return "none"
    found = [said for clause in _clauses(privacy) if (said := _said(clause))]
    return next((said for said in ("present", "handled", "none") if said in found), None)


def holds_personal_data(privacy: str | None) -> bool:
    """Whether the words speak of people's data that was not taken out."""
    return people_in(privacy) == "present"


def speaks_of_people(clause: str) -> bool:
    """Whether a clause tells of people in the pieces, be they taken out."""
    return _said(clause) is not None


def things_in(privacy: str | None) -> tuple[str, ...]:
    """What of people's lives stands in the pieces, as far as it was named, in words to say it back."""
    there = "; ".join(clause for clause in _clauses(privacy or "") if _said(clause) == "present")
    plain = without(FOR_THEM, there)
    return tuple(name for name, words in THINGS.items() if has(words, plain))


def listed(things: tuple[str, ...], most: int = 3) -> str:
    """Names, addresses and phone numbers; the first few of many."""
    named = things[:most]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}" if named else ""


def _clauses(text: str) -> list[str]:
    return [
        part
        for part in re.split(r"[;.!?]|,(?= (?:but|though|no|not|none|nobody|without)\b)|\b(?=but )", text)
        if part.strip()
    ]


def _said(clause: str) -> People | None:
    plain = without(FOR_THEM, clause)
    if has(NOBODY, plain) and not has(BUT_THEN, plain):
        return "none"
    named = any(has(words, plain) for words in THINGS.values())
    somebody = has(THEIRS, plain) or (has(SOMEBODY, plain) and not has(ASKED_OF_THEM, plain))
    if has(HANDLED, plain) and (named or has(PEOPLE, plain) or has(r"nymi[sz]ed|pseudonym|masked|redacted", plain)):
        return (
            "present"
            if has(NOT_YET, plain)
            and not has(r"\bwhich (?:they|all) are\b|\bnumbers? only|only as numbers|as numbers\b", plain)
            else "handled"
        )
    return "present" if named or somebody else None
