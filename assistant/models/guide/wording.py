"""What part of a message is looked up, and what is no message at all."""

from __future__ import annotations

import re

LONG_MESSAGE = 90  # words; beyond it the question inside is what is looked up


def question_in(text: str) -> str:
    """The question inside a long message; the message itself when it is short or asks nothing."""
    if len(text.split()) <= LONG_MESSAGE:
        return text
    sentences = re.split(r"(?<=[.!?])\s+", text)
    asked = [i for i, sentence in enumerate(sentences) if sentence.rstrip().endswith("?")]
    if not asked:
        return text
    chosen = sorted({j for i in asked for j in ((i,) if len(sentences[i].split()) >= 8 else (i - 1, i)) if j >= 0})
    return " ".join(sentences[i] for i in chosen)


def is_keyboard_noise(text: str) -> bool:
    """A few "words" that nobody can pronounce: asdf, qwrtz, jkljkl."""
    words = re.findall(r"[a-z]+", text.lower())
    noise = [w for w in words if re.search(r"[bcdfghjklmnpqrstvwxz]{5,}|asdf|qwer|zxcv|jkl", w)]
    return 0 < len(words) <= 4 and len(noise) * 2 >= len(words)


def bare(question: str) -> str:
    """A question without the subject that was added to it in brackets."""
    return re.sub(r"\s*\([^()]*\)\s*$", "", question)
