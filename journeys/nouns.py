"""The person's own word for what they make, out of their words on the task."""

from __future__ import annotations

import re

PIECES = "pieces"
OPENING = (
    r"^\W*(?:i |we |to |mostly |mainly )*(?:(?:write|writing|draft|drafting|make|making|produce|producing|translate|"
    r"translating|"
    r"edit|editing|create|creating|type|typing)\b )?"
    r"(?:(?:my|our|the|an?|one|short|right|raw|first drafts? of|drafts? of|rough) )*"
)
SIZE = (
    r"^(?:about |some |up to )?(?:\d[\d,.–-]*|one|two|three|ten)[- ](?:word|page|line|minute|sentence|"
    r"character)s?\b[- ]?"
)
ENDS = (
    r"[,;:.(/!?\"“”]|\b(?:of|from|for|in|into|with|on|to|about|at|as|each|every|by|that|which|where|per|and|or|up|"
    r"out|so|"
    r"through|between|always|\d[\w,.–-]*)\b"
)
TURNED_INTO = (
    r"^(?:an? |the |raw |one )*(?:[\w'-]+ ){0,2}[\w'-]*[^\Ws\d] (?:in)?to (?:an? |the |corrected |"
    r"finished )?(?=\w)(?!one\b|\d)"
)
NOT_NOUNS = frozenset((
    "ask", "give", "turn", "get", "sort", "find", "extract", "classify", "rank", "tell", "help", "answer",
    "answering", "reply", "replying", "check", "score", "pull", "rename", "fill", "route", "label", "tag", "mark",
    "match", "choose", "decide", "look", "search", "use", "train", "it", "this", "everything", "anything",
    "things", "all", "various",
))  # fmt: skip
MASS = frozenset((
    "copy", "text", "writing", "code", "data", "content", "music", "marketing", "work", "stuff", "material",
    "information", "english", "german", "prose", "seo", "blog", "kind", "kinds", "sorts", "sheet", "process",
))  # fmt: skip
OWN_PLURAL = {"minutes": "sets of minutes"}
LONGEST_WORDS, LONGEST = 3, 40


def noun_for(task: str | None) -> str:
    """A plural such as "product descriptions"; "pieces" where the words give none for certain."""
    said = " ".join((task or "").replace("’", "'").split())
    turned = re.match(TURNED_INTO, said, flags=re.IGNORECASE)
    keeps = turned is None or turned[0].split()[0].lower() in NOT_NOUNS
    head = _head(said if turned is None or keeps else said[turned.end() :])
    words = head.split()
    if not words or len(words) > LONGEST_WORDS or len(head) > LONGEST or words[0].lower() in NOT_NOUNS:
        return PIECES
    last = words[-1].lower()
    if last == "text" and len(words) > 1:
        return " ".join((*words[:-1], "texts"))
    if words[-1].isupper() or last.endswith("copy"):
        return PIECES
    if not all(re.fullmatch(r"[^\W\d_][\w'-]*", word) for word in words) or last in MASS | NOT_NOUNS:
        return PIECES
    return OWN_PLURAL.get(last) or " ".join((*words[:-1], _plural(words[-1])))


def _head(said: str) -> str:
    said = re.sub(OPENING, "", said, flags=re.IGNORECASE)
    said = re.sub(SIZE, "", said, flags=re.IGNORECASE)
    return re.split(ENDS, said, maxsplit=1, flags=re.IGNORECASE)[0].strip(" -'")


def _plural(word: str) -> str:
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
