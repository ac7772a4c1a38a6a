"""The mark that training has to beat, and the ceiling above it, as the person counted them.

Where people agree among themselves is as far as a model can mean anything (knowledge/concepts/baseline.md).
"""

from __future__ import annotations

import re

from journeys.phrases import MEASURED, has

COUNTED = (
    rf"{MEASURED}|\b\d+ (?:fixes|corrections|errors|mistakes|changes|slips|edits|wrong)\b|"
    r"\b(?:same|about|some) \d+ \w+ (?:a|per|in each) \w+|\b(?:matches|match|right|agrees?|correct|scores?)\b[^,;]*"
    r"\b\d{2}\b|"
    r": \d{2}\b|\b\d{2}\b[^,;]*\b(?:right|correct)\b|\b\d+ minutes?\b[^,;]*\b(?:edit\w*|mend\w*|fix\w*|each|apiece)\b"
)
PEOPLE = (
    r"\b(?:we two|us two|two of us|we both|both of us|(?:two |my |our )?(?:colleagues?|readers|coders|agents|sorters|"
    r"annotators|raters|reviewers|indexers|catalogu?ers|labellers|clerks|experts|people|humans|editors)|"
    r"two [a-z]+ers|(?:we|they) (?:ourselves|among ourselves)|"
    r"each other)\b"
)
AGREE = r"\b(?:match|agree|agreement|same|coincide|kappa|overlap)\w*\b"
BASIS = (
    r"(?:(?:i|we) )?(?:counted|checked|measured|tested|tallied|timed|marked|logged) (?:over|on|in|across|with|by|for) "
    r"[^,;]*$"
)
BARE = r"^(?:about |only |now |then )?\d{2}(?:\.\d)?(?: ?%| per ?cent)?$"  # "with the nearest added: 86"
LONGEST = 90


def mark_told(tried: str | None) -> str | None:
    """The words in which a person counted what today's prompt leaves to do; None where nothing was counted."""
    clauses = _clauses(tried)
    counted = [i for i, clause in enumerate(clauses) if has(COUNTED, clause) and not _of_people(clause)]
    if not counted:
        return None
    last = counted[-1]
    based = last > 0 and re.match(BASIS, clauses[last], re.IGNORECASE)  # on what it was counted, and not what came out
    basis = clauses[last][0].lower() + clauses[last][1:]
    return _short(f"{clauses[last - 1]}, {basis}" if based else clauses[last])


def ceiling_told(*texts: str | None) -> str | None:
    """The words that tell how far people agree among themselves, with a figure; None where none do."""
    clauses = (clause for text in texts for clause in _clauses(text))
    return next((_short(clause) for clause in clauses if _of_people(clause)), None)


def _of_people(clause: str) -> bool:
    agree = re.search(AGREE, clause, re.IGNORECASE)
    who = re.search(PEOPLE, clause, re.IGNORECASE)
    return bool(agree and who and who.start() < agree.start() and re.search(r"\b\d{2}\b", clause))


def _clauses(text: str | None) -> list[str]:
    """The parts of a text, without the small words that tie them together."""
    parts = re.split(r"[,;:!?]\s+|\.\s+|\s+but\s+|\s+and\s+(?=(?:i|we) )", text or "", flags=re.IGNORECASE)
    tied = (re.sub(r"^(?:and|but|so|still|yet) ", "", " ".join(part.split()).strip(" ,;:.")) for part in parts)
    found = list[str]()
    for part in filter(None, tied):
        if found and re.match(BARE, part, re.IGNORECASE):
            found[-1] += f": {part}"  # a figure by itself says nothing without what it is of
        else:
            found.append(part)
    return found


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
