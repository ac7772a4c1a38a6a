"""What a person tells to be left out of the pieces: by whom, from when, how many; "mine, except tags my ex wrote"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from journeys.phrases import has

N = r"(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+)(?![\d%]|[.,]\d)"
EXCEPT = (
    r"\b(?:except(?:ing)?(?: for)?|apart from|aside from|other than|all but|but not|and not|save for|excluding|"
    r"not counting|barring|minus|without(?= the\b)|with the exception of)\s+(?P<what>[^.;,()]+)"
)
# What follows "except" and is no part of the pieces: a condition, what is masked, what has to hold.
NO_PART = (
    r"^(?:that|if|when|where|to|for training|in|as|because)\b|"
    r"\b(?:must|should|needs? to be|has to be|have to be|names?|addresses|faces|prices|numbers|personal)\b"
)
FREE_BEFORE = (
    r"\b(?:mine|ours|my own|i (?:own|wrote|hold|keep)|we own|yes|ok(?:ay)?|fine|free|cleared|agreed|agrees|allow\w*|"
    r"may|said yes|signed|permi\w+|public domain|rights|public|everything|all)\b"
)
DATED = (
    r"\b(?:(?:before|until|prior to|up to|earlier than|older than|pre-?)\s?(?:19|20)\d\d|(?:the )?(?:older|earlier|"
    r"early|old) (?:ones|rows|pieces|contracts?|texts))\b[^.;,]*\b(?:not|no|never|nothing|\w+n't)\b|"
    r"\bonly (?:(?:those|the ones|what i \w+|\w+) )?(?:from|since|after) (?:19|20)\d\d\b"
)
SHARED = (
    r"\b(?:with (?:her|him|them|(?:an?|my|the|another) (?:former |old |late |then )?(?:co-?\s?\w+|colleague|partner|"
    r"friend|second \w+))|co-?(?:author|wr[io]t|creat|own|design|translat)\w*|joint(?:ly)?|shared|"
    r"(?:his|hers|theirs) and mine|mine and (?:his|hers|theirs))\b"
)
NEEDS_THE_OTHER = (
    r"\b(?:both|all (?:of us|(?:the )?(?:authors|owners|partners))|the two of us|each of us|the other (?:author|owner|"
    r"one)|she|he|they) (?:must|has to|have to|needs? to|would have to|should|hasn't|haven't|has not|have not|"
    r"didn't|won't|doesn't)\b(?: \w+){0,4}? (?:agree\w*|sign\w*|consent\w*|say|said|asked|answer\w*|yes)\b|"
    r"\bneeds? (?:her|his|their|both|the other)\b|\b(?:rather not|don't want to|can't|cannot|won't) (?:ring|ask|call|"
    r"phone|write to|contact)\b|\b(?:both|two) (?:signatures|authors' (?:ok|consent|agreement))\b"
)
THEIRS = r"\b(?:theirs|hers|his)\b(?! and mine\b)"
NO_ANSWER = (
    r"\b(?:has|have)(?:n't| not| never) (?:yet )?(?:answered|replied|responded|signed|agreed)|"
    r"\bno (?:answer|reply|word)\b"
)
REFUSED = r"\b(?:(?:has |have )?(?:refused|refuses|declined|objected|objects)|(?:said|says) no)\b"
WITHHELD = rf"{NO_ANSWER}|{REFUSED}"
# Who decides in one house with whoever said yes, and not over a part.
SAME_HOUSE = (
    r"\b(?:legal|department|board|management|headquarters|head office|lawyers?|committee|directors?|boss|compliance|"
    r"data protection|works council)\b"
)
FREE_PART = (
    r"\b(?:fine|free|cleared|ok(?:ay)?|mine|ours|allowed|usable|covered|after|since|agreed|signed|in order|"
    r"may be used)\b"
)
# A count of what the person holds the rights in.
KEPT = (
    r"\b(?:(?:leaves?|left|keeps?) (?:all )?(?:the |my )?rights? (?:with|to) (?:me|us)|rights? (?:is|are|stays?|lies?|"
    r"rests?|remains?) (?:with )?(?:me|us|mine|ours)|(?:are|is) (?:all )?(?:mine|ours|my own|free|cleared)|"
    r"i (?:own|hold|kept|keep) (?:them|the rights|all rights))\b"
)
FREE_COUNT = rf"{N} (?:of (?:them|those|these)|are|pieces)\b|\b(?:for|in) {N}\b"
NEGATED = r"\b(?:not|no|never|\w+n't|without|except|only if)\b"
MINE_ALONE = r"\b(?:mine|ours|my own|by me|i (?:own|wrote|made)|alone|solo)\b"
COMMON = frozenset({
    "the", "and", "those", "that", "what", "are", "was", "were", "wrote", "made", "from", "with", "for", "mine", "ours",
    "ones", "some", "not", "did",
})  # fmt: skip
# "Find spots not.": a part that is named and denied, without a verb.
DENIED = r"^(?P<what>[A-Z][\w'-]*(?: [\w'-]+){0,3}) (?:not|never)(?=[,.;]|$)"
IS_NOT = (
    r"\s+(?:(?:it|they|that|these|those)\s+)?(?:not|no|never|nothing|(?:(?:is|are|was|were|do|does|did) )?"
    r"(?:not|\w+n't))\b"
)
OWN_WORKS = rf"{MINE_ALONE}|^\W*own\b"
BARRED_FOR = (
    r"\b(?:contracts?|licen[cs]es?|publishers?|clauses?|agreements?|terms) (?:\w+ )?"
    r"(?:bars?|forbids?|prohibits?|excludes?|rules? out) "
    r"[^;.]{0,50}?\b(?:for|on|in|of) (?P<what>(?:the )?(?:one|two|three|four|five|six|seven|eight|nine|ten|"
    r"\d+)(?: of (?:the|my|our|those))?(?: [a-z]+)?)\s*(?=[;.,]|$)"
)
SHARES = {"half": 2, "third": 3, "quarter": 4}
QUOTED = 80  # characters


@dataclass(frozen=True)
class LeftOut:
    """A part of the pieces that stays out, in the person's words; `pieces` as far as they gave a figure."""

    words: str
    pieces: int | None = None


def left_out(privacy: str | None, *elsewhere: str | None, told: int | None = None) -> LeftOut | None:
    """The part of the pieces that the words on rights keep out; None where they name none.

    `elsewhere` are other words of the person that may hold the figure, `told` is how many pieces there are in all.
    """
    text = (privacy or "").replace("’", "'")
    for reader in (_dated, _excepted, _shared, _unanswered, _barred_works):
        if words := reader(text):
            return LeftOut(_short(words), _pieces(words, text, elsewhere, told))
    return None


def barred_by_the_free(text: str | None, told: int) -> int | None:
    """How many of the told pieces are not free, where the free are counted: "that's 30,000 of the 52,000, fine"."""
    for clause in _clauses(text or ""):
        found = re.search(rf"{N} (?:out )?of (?:the |my |our |those |these )?{N}", clause)
        if found is None or _number(found[1]) >= _number(found[2]):
            continue
        rest = clause[found.end() :]
        if has(FREE_PART, rest) and not has(NEGATED, rest) and not has(THEIRS, rest):
            free, of = _number(found[1]), _number(found[2])
            return of - free if told >= of else max(0, told - free)
    return None


def free_pieces(privacy: str | None) -> int | None:
    """How many pieces are free, where those are counted: "contracts for 160 of them leave the rights with me"."""
    for clause in _clauses(privacy or ""):
        if has(KEPT, clause) and not has(NEGATED, clause) and (found := re.search(FREE_COUNT, clause, re.IGNORECASE)):
            count = _number(next(filter(None, found.groups())))
            return None if 1900 <= count < 2100 else count
    return None


def _excepted(text: str) -> str | None:
    for sentence in _sentences(text):
        if (denied := re.search(DENIED, sentence)) and has(FREE_BEFORE, text.split(sentence)[0]):
            return denied["what"]
        found = re.search(EXCEPT, sentence, re.IGNORECASE)
        if found is None or has(NO_PART, found["what"]):
            continue
        before = sentence[: found.start()]
        if has(FREE_BEFORE, before) and not re.search(rf"{NEGATED}[^,]*$", before):
            return found["what"]
    return None


def _dated(text: str) -> str | None:
    found = re.search(DATED, text, re.IGNORECASE)
    if found is None or not (has(FREE_BEFORE, text[: found.start()]) or has(FREE_BEFORE, text[found.end() :])):
        return None
    since = re.match(r"only .*?((?:from|since|after) (?:19|20)\d\d)", found[0], re.IGNORECASE)
    if since:
        return f"what is not {since[1]}"
    when = re.split(IS_NOT, found[0])
    return when[0] if re.match(r"the\b", when[0], re.IGNORECASE) else f"what is from {_lower(when[0])}"


def _shared(text: str) -> str | None:
    if not (has(SHARED, text) and has(NEEDS_THE_OTHER, text) and has(FREE_BEFORE, text)):
        return None
    clause = next(clause for clause in [*_clauses(text), text] if has(SHARED, clause))
    return re.split(r":\s", clause)[0]


def _barred_works(text: str) -> str | None:
    """Of one's own works those that a contract bars: "own work, contract bars data use for two books"."""
    found = re.search(BARRED_FOR, text, re.IGNORECASE)
    if found is None or not has(OWN_WORKS, text[: found.start()] + ", " + text[found.end() :]):
        return None
    return f"the {found['what'].removeprefix('the ')}"


def _unanswered(text: str) -> str | None:
    """Of several who have a say, the one who gave no answer or refused, where others said yes."""
    clause = next((clause for clause in _clauses(text) if has(WITHHELD, clause)), None)
    if clause is None or not has(r"\b(?:said yes|agreed|signed|ok(?:ay)?(?:ed)?|allow\w*|yes|cleared)\b", text):
        return None
    who = re.sub(rf"\s*(?:{WITHHELD}).*$", "", clause, flags=re.IGNORECASE).strip()
    one = "the " if re.match(r"(?:first|second|third|fourth|fifth|last|other)\b", who, re.IGNORECASE) else ""
    if has(SAME_HOUSE, who):  # it answers for all of the pieces
        return None
    return f"what belongs to {one}{_lower(who)}" if who and len(who.split()) <= 4 else None


def _pieces(words: str, privacy: str, elsewhere: tuple[str | None, ...], told: int | None) -> int | None:
    """The figure of the part: in its own words, beside it, or where else the same part was counted."""
    if told is None:
        return None
    free = (barred_by_the_free(text, told) for text in (privacy, *elsewhere))
    if (barred := next((count for count in free if count is not None), None)) is not None:
        return barred
    own = _number_in(words, told)
    if own is not None:
        return own
    clauses = _clauses(privacy)
    for before, clause in zip(["", *clauses], clauses, strict=False):
        beside = re.match(
            r"(?:about |some |roughly |around |that's |i think |maybe )*\d[\d,]*(?: of them| pieces)?$", clause
        )
        if (has(THEIRS, clause) or (beside and words in _lower(before))) and (
            count := _number_in(clause, told)
        ) is not None:
            return count
    shared = has(SHARED, words)
    theirs = re.sub(r"^what belongs to (?:the )?", "", words)
    for text in elsewhere:
        for clause in _clauses(text or ""):
            apart = (shared and has(SHARED, clause)) or _alike(words, clause)
            apart = apart or (theirs != words and has(rf"\b{re.escape(theirs)}\b", clause))
            if apart and not has(MINE_ALONE, clause) and (count := _number_in(clause, told)) is not None:
                return count
    return None


def _alike(words: str, clause: str) -> bool:
    """Whether a clause speaks of the same part: two of its words of some length, or the one that there is."""
    wanted = {word for word in re.findall(r"[a-z]{3,}", words.lower()) if word not in COMMON}
    said = set(re.findall(r"[a-z]{3,}", clause.lower()))
    return bool(wanted) and len(wanted & said) >= min(2, len(wanted))


def _number_in(text: str, told: int) -> int | None:
    """The one number of pieces in a clause, or its share of those told; None where there is none or a choice."""
    if share := re.search(r"\b(half|(?:a |one )third|(?:a |one )?quarter)\b(?! of a\b)", text, re.IGNORECASE):
        return -(-told // SHARES[share[1].lower().split()[-1]])
    if percent := re.search(r"\b(\d{1,2}) ?(?:%|per ?cent)", text):
        return -(-told * int(percent[1]) // 100)
    found = {_number(n) for n in re.findall(N, text)} - {told}
    found = {n for n in found if 0 < n < told and n not in range(1900, 2100)}
    return found.pop() if len(found) == 1 else None


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.;!?])\s+", text) if part.strip()]


def _clauses(text: str) -> list[str]:
    parts = re.split(
        r"[.;!?]\s+|[.;!?]$|,\s+(?!fine\b|ok(?:ay)?\b)|\s+(?:but|while|whereas)\s+", text.replace("’", "'")
    )
    return [part.strip() for part in parts if part.strip()]


def _short(words: str) -> str:
    plain = _lower(" ".join(words.split()).strip(" .,:;-"))
    return plain if len(plain) <= QUOTED else plain[:QUOTED].rsplit(" ", 1)[0] + " …"


def _lower(words: str) -> str:
    return words[0].lower() + words[1:] if words[1:2].islower() else words
