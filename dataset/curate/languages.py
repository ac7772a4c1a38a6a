"""Tells answers in a language that the person does not sell; below four words nothing is said."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from dataset.finding import Finding
from dataset.pair.language import tell_language
from dataset.pair.vocabulary import Vocabulary

TOLD_APART = ("bg", "cs", "da", "de", "el", "en", "es", "fi", "fr", "hr", "hu", "it", "ja", "ko", "nl", "no", "pl",
              "pt", "ro", "ru", "sk", "sv", "tr", "uk", "zh")  # fmt: skip
_LEAST_WORDS, _SURE_WORDS = 4, 12
_LEAST_SURE = 0.97
_PLAIN_SHARE = 0.3  # English has 0.4 to 0.5 of its small words; Danish has 0.1 to 0.2 of words that English has too
_WORD = re.compile(r"[^\W\d_]{2,}")
_NOT_WORDS = re.compile(r"https?://\S+|\S+@\S+|\{[^{}]*\}|\[[^\[\]]*\]|%\w")
_SAMPLE = 400  # characters; more costs time and tells no more
_NAMES = {
    "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fi": "Finnish", "fr": "French", "hr": "Croatian", "hu": "Hungarian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip


class LanguageCheck:
    """Compares the language of answers with the expected ones; opens its model (0.3 s) at the first text."""

    def __init__(self, expected: Collection[str], vocabulary: Vocabulary, *, told: bool) -> None:
        """`told` means that the person named the languages; guessed ones never set anything aside."""
        self._expected = frozenset(expected)
        self._told, self._vocabulary = told, vocabulary
        self._identifier: Any = None

    def find(self, answer: str) -> Iterator[Finding]:
        """At most one finding."""
        if not self._expected:
            return
        if self._is_plainly_expected(answer):
            return
        sample = _NOT_WORDS.sub(" ", answer[:_SAMPLE])
        words = len(_WORD.findall(sample))
        if words < _LEAST_WORDS and sample.isascii():
            return
        code, probability = self._classify(sample)
        if code in self._expected or probability < _LEAST_SURE or (code == "no" and "da" in self._expected):
            return
        if words < _SURE_WORDS and words >= _LEAST_WORDS and probability < 0.999:
            return
        surely = self._told and words >= _SURE_WORDS
        yield Finding(
            rule="language", level="aside" if surely else "look", value=code, side="answer",
            reason=f"This is {_NAMES.get(code, code)}, and you work in {_list(self._expected)}.",
        )  # fmt: skip

    def _is_plainly_expected(self, answer: str) -> bool:
        """Whether small words of an expected language make up so much of the answer that no other one can be meant."""
        words = answer[:_SAMPLE].casefold().split()
        if len(words) < _SURE_WORDS or len(words) > _SAMPLE // 3:
            return False
        told = tell_language(answer[:_SAMPLE], self._vocabulary)
        if told not in self._expected:
            return False
        small = self._vocabulary.function[told]
        return sum(map(small.__contains__, words)) >= _PLAIN_SHARE * len(words)

    def _classify(self, text: str) -> tuple[str, float]:
        if self._identifier is None:
            from py3langid.langid import MODEL_FILE, LanguageIdentifier  # the only use below the assistant

            self._identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
            self._identifier.set_languages(sorted({*TOLD_APART, *(self._expected & set(self._identifier.nb_classes))}))
        code, probability = self._identifier.classify(text)
        return str(code), float(probability)


def _list(codes: Collection[str]) -> str:
    names = sorted(_NAMES.get(code, code) for code in codes)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
