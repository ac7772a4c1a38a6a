"""Where in a text a person is named, whatever the name: greetings, sign-offs, titles, words of speech and roles."""

from __future__ import annotations

import re

from dataset.pair.courtesies import CLOSINGS, GREETINGS

GREETING, SIGN_OFF, TITLE = "greeted in a text", "signs a text", "after Mr, Mrs or the like"
ROLE, GIVEN, ADDRESS = "beside “says” or a role", "a first name", "an address in a text"
_BIG = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĞĠĢĤĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŖŘŚŜŞŠŢŤŪŮŰŲŴŶŸŹŻŽ"
_WORD = rf"[{_BIG}][^\W\d_]{{0,30}}(?:[-'’][{_BIG}][^\W\d_]{{1,30}}){{0,2}}"  # bounded: an endless text must end
_PARTICLE = r"(?:van der|van den|van de|van|von der|von|zu|de la|de|del|della|di|da|dos|du|le|la|ten|ter|bin|el|al)"
_GAP = r"[ \u00a0]"
_PART = rf"(?:[{_BIG}]\.|{_WORD})"
_NEXT = rf"(?:{_GAP}(?:{_PARTICLE}{_GAP})?{_PART})"
_FULL, _LONG = rf"{_PART}{_NEXT}{{0,3}}", rf"{_PART}{_NEXT}{{1,3}}"
_TITLES = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herrn?|Frau|Mme|Mlle|Monsieur|Madame|Señora?|Signora?|Sra|Sig|Pani|Mevrouw|Meneer"
    r"|Professor|Doctor|Sir|Dame)"
)
_SPEECH = (
    r"(?:said|says|say|adds|added|explains|explained|recalls|recalled|asks|asked|writes|wrote|tells|told"
    r"|according to|sagte|sagt|erklärt|erklärte|erzählt|meint|explique|raconte|dit|dice|explica"
    r"|cuenta|afferma|spiega|zegt|vertelt|mówi)"
)
_SPEAKS = (
    r"(?:says|said|adds|added|explains|explained|recalls|recalled|sagt|sagte|erklärt|meint|explique|raconte|dit"
    r"|dice|explica|spiega|zegt|mówi)"
)
_ROLES = (
    r"(?:head|(?:co-?)?founder|(?:co-?)?owner|(?:managing |creative |art )?director|CEO|CTO|CFO|COO|chief|manager"
    r"|editor|chef|designer|baker|brewer|gardener|farmer|teacher|professor|lecturer|scientist|researcher|engineer"
    r"|architect|lawyer|doctor|nurse|author|writer|photographer|illustrator|translator|journalist|artist|musician"
    r"|president|chair(?:man|woman|person)?|spokes(?:man|woman|person)|secretary|buyer|curator|coach|consultant"
    r"|partner|mayor|Geschäftsführer(?:in)?|(?:Mit)?[Gg]ründer(?:in)?|[\w-]{0,24}[Ll]eiter(?:in)?|Inhaber(?:in)?"
    r"|Chef(?:in)?|Autor(?:in)?|Sprecher(?:in)?|fondat(?:eur|rice)|direct(?:eur|rice)|gérante?|fundador(?:a)?"
    r"|directora?|dueñ[oa]|fondatore|fondatrice|direttore|direttrice|titolare|oprichter|eigenaar"
    r"|założyciel(?:ka)?)"
)
_SELF = r"(?:[Mm]y name is|[Ii]ch heiße|[Mm]ein Name ist|[Jj]e m['’]appelle|[Mm]e llamo|[Mm]i chiamo|[Nn]azywam się)"
_ARTICLE = r"(?:(?:the|our|its|a|an|their|former|current|der|die|unsere?|la|le|el|il|de)\s)?(?:[\w-]{1,24}[ -]){0,2}?"
_IS = rf"(?:,|{_GAP}[(–—-]|{_GAP}(?:is|was|ist|war|est|es|è)){_GAP}?(?:\d\d,{_GAP})?{_ARTICLE}"
_QUOTES = r"(?:wrote|writes|said|schrieb|a écrit|escribió|ha scritto|schreef)"
_CLOSING = rf"(?:^|[.!?][ \t]{{1,9}}|[\n>])[ \t]{{0,9}}(?i:{CLOSINGS})"
_BELOW = r"(?:\n[ \t]{0,9}){1,2}[–—-]?[ \t]{0,9}"
_GREETS = rf"(?:^|[\n>“\"„«]|[.!?][ \t])[ \t]{{0,9}}(?i:{GREETINGS})"
_GREETED = rf"{_FULL}(?:(?:,| and| und| &| et| y| e| en| i){_GAP}{_FULL}){{0,3}}"
_SIGNED = rf"{_BELOW}({_FULL})[ \t]{{0,9}}(?=[\n,(|]|$)|(?<=[,–—-])[ \t]{{0,9}}({_FULL})[ \t.!]{{0,9}}(?=\n|$)"
PATTERNS: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...] = (  # each only where a text has one of the signs
    (GREETING, re.compile(rf"{_GREETS}{_GAP}({_GREETED})[ \t]{{0,9}}(?=[,!:.–—-]|\n|$)"), ()),
    (SIGN_OFF, re.compile(rf"{_CLOSING}[ \t,.!–—-]{{0,9}}(?:{_SIGNED})"), ()),
    (
        TITLE,
        re.compile(rf"\b{_TITLES}\.?{_GAP}(?:(?:Dr|Prof)\.?{_GAP}){{0,2}}((?:{_PARTICLE}{_GAP})?{_FULL})"),
        (
            *("Mr", "Ms", "Miss", "Mx", "Dr", "Prof", "Herr", "Frau", "Mme", "Mlle", "Monsieur", "Madame", "Señor"),
            *("Signor", "Sra", "Sig", "Pan", "Mev", "Mene", "Doctor", "Sir", "Dame"),
        ),
    ),
    (
        ROLE,
        re.compile(rf"\b{_SELF}{_GAP}({_FULL})"),
        ("y name is", "ch heiße", "ein Name ist", "appelle", "e llamo", "i chiamo", "azywam się"),
    ),
    (
        ROLE,
        re.compile(rf"(?:^|[\n>])[ \t]{{0,9}}({_FULL}){_GAP}{_QUOTES}:"),
        ("wrote:", "writes:", "said:", "schrieb:", "écrit:", "escribió:", "scritto:", "schreef:"),
    ),
)
LONG = re.compile(_LONG)
REACH = 44  # characters before a name in which a word of speech or a role may stand
BEFORE = re.compile(rf"\b(?:{_SPEECH}|{_ROLES},?){_GAP}\Z")
BY = re.compile(rf"\bby{_GAP}\Z")
LINE_END = re.compile(r"[^\n]{0,25}(?:\n|\Z)")
AFTER = re.compile(rf"{_GAP}{_SPEAKS}\b|{_IS}{_ROLES}\b")
LAST_LINE = re.compile(
    rf"\n[ \t>]{{0,9}}\n[ \t>]{{0,9}}(?:[-–—/]{{1,2}}[ \t]{{0,9}})?({_PART}(?:{_GAP}{_PART}){{0,2}})[ \t]{{0,9}}\Z"
)
AND = re.compile(r",\s|\s(?:and|und|&|et|y|e|en|i)\s")
LOCAL_PART = re.compile(r"\b([a-z]{3,24})[._-]([a-z]{3,24})@")
WORD = re.compile(_WORD)
TITLE_WORD = re.compile(rf"{_TITLES}\Z")
SAINT = re.compile(r"(?:St|Saint|San|Santa)\Z")
ROLE_WORD = re.compile(rf"{_ROLES}\Z", re.I)
BETWEEN = re.compile(rf"\.?{_GAP}(?:{_PARTICLE}{_GAP})?")  # two words of a name
