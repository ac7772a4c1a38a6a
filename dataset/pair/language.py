"""In which language a text is, told by its small words; unsure is None."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Collection, Sequence

from dataset.document import Document
from dataset.pair.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_][^\W\d_'’]*(?:['’][^\W\d_]+)?")
_APART = {at: " " for at in range(128) if not chr(at).isalpha() and chr(at) != "'"}
_KANA, _HANGUL, _HAN = re.compile(r"[\u3040-\u30ff]"), re.compile(r"[\uac00-\ud7af]"), re.compile(r"[\u3400-\u9fff]")
LEAST_HITS = 2
LEAST_SHARE = 0.15


def tell_language(text: str, vocabulary: Vocabulary, allowed: Collection[str] = ()) -> str | None:
    """The language of the text, one of `allowed` where any are named; a single allowed one needs no telling."""
    if len(allowed) == 1:
        return next(iter(allowed))
    sample = text[:1200]
    for language, pattern in (("ja", _KANA), ("ko", _HANGUL), ("zh", _HAN)) if not sample.isascii() else ():
        if len(pattern.findall(sample)) > 0.1 * len(sample):
            return language if not allowed or language in allowed else None
    words = _words(sample)  # at most 1,200, so no count runs over
    total, told = sum(filter(None, map(vocabulary.counted.get, words))), array("H")
    told.frombytes(total.to_bytes(told.itemsize * len(vocabulary.function), sys.byteorder))
    counts = zip(vocabulary.function, told if sys.byteorder == "little" else reversed(told), strict=True)
    hits = [(language, count) for language, count in counts if count and (not allowed or language in allowed)]
    ranked = sorted(hits, key=lambda pair: (-pair[1], pair[0]))
    if not ranked or ranked[0][1] < max(LEAST_HITS, LEAST_SHARE * len(words)):
        return None
    if len(ranked) > 1 and ranked[1][1] > 0.8 * ranked[0][1]:
        return None
    return ranked[0][0]


def _words(sample: str) -> list[str]:
    small = sample.casefold().replace("’", "'")
    if not small.isascii():
        return _WORD.findall(small)
    words = small.translate(_APART).split()  # a fifth of the time that the pattern takes
    return words if "'" not in small else [one for word in words for one in _apostrophe(word)]


def _apostrophe(word: str) -> Sequence[str]:
    return (word,) if "'" not in word else _WORD.findall(word)


def language_of(document: Document, text: str, vocabulary: Vocabulary, allowed: Collection[str] = ()) -> str | None:
    """The language that the document declares and may have, else the one its text tells."""
    declared = document.meta.get("language", "").replace("_", "-").split("-")[0].lower()
    if declared and (declared in allowed or not allowed) and 2 <= len(declared) <= 3:
        told = tell_language(text, vocabulary, allowed)  # templates declare English whatever stands in them
        return told or declared
    return tell_language(text, vocabulary, allowed)
