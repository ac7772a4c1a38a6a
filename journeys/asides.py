"""What a person names that is not among the pieces: "the suppliers' brochures are never used"."""

from __future__ import annotations

import re

from journeys.phrases import has

# A thing of its own, named as the subject; "those" and "some" are among the pieces, and so is what is counted.
SUBJECT = (
    r"^\W*(?:(?:and|but|while|the|any|all|my|our) )*(?!they\b|these\b|those\b|it\b|most\b|some\b|half\b|all\b|none\b|"
    r"there\b|one\b|two\b|three\b|four\b|five\b|several\b|few\b|not\b|never\b|i\b|we\b|no\b|everything\b|nothing\b|"
    r"which\b|that\b|others\b|other\b(?! (?:\w+ )?\w+(?:s'|'s|s) ))"
    r"[a-z][\w'-]+\b"
)
NOT_AMONG = (
    r"(?<!must )(?<!may )(?<!can )(?:not|never|(?!(?:must|may|can|should|could)n't)\w+n't)(?: \w+)? "
    r"(?:used|touch(?:ed)?|taken|included|mixed in|among them|"
    r"part of (?:it|this|them|these|that)|in (?:it|there|these|them|here|those))\b"
)
LEFT_ALONE = (
    r"\b(?:are|is|were|was|get|gets|has been|have been) (?:left alone|kept (?:apart|separate|elsewhere)|unused|"
    r"not (?:in question|meant|concerned))\b|"
    r"\b(?:stay|stays|stayed|are|is) (?:well )?out(?: of it)?(?=[;.,!]|$)|"
    r"\bi (?:never|don't|do not|won't) (?:use|touch|take|include|need) (?:them|those|it|any)\b"
)
# "other studios' texts are off limits": named as what nobody meant to use.
# "The board's real papers" are another set than what was written after their manner.
OF_OTHERS = (
    r"^\W*(?:(?:and|but|while|the|any) )*(?:other (?:\w+ ){0,2}?\w+(?:s'|'s|s)|"
    r"\w+(?:s'|'s) (?:real|actual|official|live|genuine|past))(?: \w+){1,3}$"
)
NOT_MEANT = (
    r"\s(?:are|is|were|remain|stay)\s+(?:\w+ (?:and )?)?"
    r"(?:off[- ]limits|theirs|taboo|not mine|barred|forbidden|protected)\b"
)
WHICH = r"^\W*(?:which|that|those|they|these) (?:are|is|were|was)\b"


def without_asides(text: str) -> str:
    """The words on the pieces themselves, without clauses on things that are no part of them."""
    clauses = re.findall(r"[^;.,]+[;.,]*", text)
    kept = list[str]()
    for clause in clauses:
        if _is_aside(clause):
            continue
        if kept and has(WHICH, clause) and has(NOT_AMONG, clause) and has(SUBJECT, kept[-1]):
            kept.pop()  # "an agreement covers the price lists, which are not part of this"
            continue
        kept.append(clause)
    return "".join(kept) if len(kept) < len(clauses) else text


def _is_aside(clause: str) -> bool:
    plain = clause.strip(" ;.,")
    if re.search(r"\d", plain) or not has(SUBJECT, plain):
        return False
    return has(rf"\b{NOT_AMONG}", plain) or has(LEFT_ALONE, plain) or _of_others(plain)


def _of_others(plain: str) -> bool:
    bar = re.search(NOT_MEANT, plain, re.IGNORECASE)
    return bar is not None and has(OF_OTHERS, plain[: bar.start()])
