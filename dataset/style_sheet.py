"""A style sheet counted from pieces: what they do, how often, and what none of them ever does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median, quantiles

from pydantic import BaseModel, ConfigDict

from dataset.curate.fold import normalised
from dataset.form import Form, form_of, form_sentences, lines_that_come_back, without_labels
from dataset.pair.text import word_count

FEW = 10  # pieces below which the sheet warns of itself
_ALWAYS = 5  # pieces from which on "never" is worth saying
_NEVER_WORDS = 1000  # and words
_SENTENCE = re.compile(r"(?<=[.!?…])[”’\"')\]]*\s+|\n+")
_ENDED = re.compile(r"[.!?…]\W*\Z")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_BROKEN = re.compile(r"\S*\d\S*|[^\w\s’'-]+")
_TOKEN = re.compile(r"\[[A-Z]+-\d+\]")
PERSONS: dict[str, dict[str, str]] = {
    "en": {"you": r"you|your|yours", "we": r"we|our|ours|us", "I": r"i|my|me|mine"},
    "de": {
        "du": r"du|dein\w*|dir|dich",
        "Sie": r"(?-i:Sie|Ihnen|Ihr\w*)",
        "wir": r"wir|unser\w*|uns",
        "ich": r"ich|mein\w*|mir|mich",
    },
    "fr": {
        "vous": r"vous|votre|vos",
        "tu": r"tu|ton|ta|tes|toi",
        "nous": r"nous|notre|nos",
        "je": r"je|mon|ma|mes|moi",
    },
    "es": {
        "tú": r"tú|tu|tus|te|ti",
        "usted": r"usted|ustedes",
        "nosotros": r"nosotros|nuestr\w+|nos",
        "yo": r"yo|mi|mis|me",
    },
}
CONTRACTED = re.compile(r"(?i)\b\w+(?:n['’]t|['’](?:re|ve|ll|d|m))\b|\b(?:it|that|there|here|what|let|he|she)['’]s\b")
_SPELLED = re.compile(
    r"(?i)\b(?:do|does|did|is|are|was|were|have|has|will|would|can|could|should) not\b|"
    r"\bcannot\b|\b(?:it|that|there) is\b|\b(?:we|you|they) are\b"
)
SIGNS: tuple[tuple[str, str], ...] = (
    ("exclamation marks", r"!"),
    ("question marks", r"\?"),
    ("dashes", r"[–—]| - "),
    ("semicolons", r";"),
    ("round brackets", r"\("),
    ("ellipses", r"…|\.\.\."),
    ("emoji", r"[\U0001f300-\U0001faff\u2600-\u27bf]"),
    ("words in capitals", r"\b[A-ZÀ-Þ]{3,}\b"),
    ("list items", r"(?m)^\s*(?:[-*•·]|\d+[.)])\s"),
    ("hashtags", r"(?<!\w)#\w"),
)
_WORN = (
    "delve", "leverage", "unlock", "elevate", "seamless", "seamlessly", "robust",
    "cutting-edge", "game-changer", "empower", "unleash", "tapestry", "testament to", "ever-evolving",
    "fast-paced", "in today's", "look no further", "dive in", "take it to the next level", "world-class", "holistic",
    "synergy", "revolutionary", "furthermore", "moreover", "in conclusion",
)  # fmt: skip


class StyleSheet(BaseModel):
    """Sentences in plain words, with their counts, and the whole as Markdown."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pieces: int
    words: int
    does: tuple[str, ...]
    never: tuple[str, ...]
    markdown: str


def style_sheet(texts: Sequence[str], *, kind: str, language: str | None) -> StyleSheet:
    """The sheet of texts of one kind and language. It says how many pieces each statement rests on."""
    bare = [_TOKEN.sub("Name", text) for text in texts]
    words = sum(word_count(text) for text in bare)
    form = form_of(bare)
    whole, bare = bare, [without_labels(text, form) for text in bare]
    does = [
        *_lengths(whole, bare, form),
        *_persons(bare, words, language),
        *_contractions(bare, language),
        *_signs(bare, words),
    ]
    does += _openings(whole if form is None else bare)
    does += _phrases([without_labels(_TOKEN.sub(";", text), form) for text in texts])
    never = _never(bare, words, language)
    return StyleSheet(
        pieces=len(texts),
        words=words,
        does=tuple(does),
        never=tuple(never),
        markdown=_markdown(len(texts), words, kind, does, never),
    )


def _lengths(whole: Sequence[str], texts: Sequence[str], form: Form | None) -> list[str]:
    """Lengths of pieces, parts, sentences and paragraphs; `texts` are without the labels of a form.

    A part of a form that ends without a stop ("Reset PIN") is no sentence, and a form has no paragraphs.
    """
    lengths = [word_count(text) for text in whole]
    told = [f"Length: {_range(lengths)} words{', labels included' if form else ''}."]
    told += form_sentences(form) if form is not None else lines_that_come_back(whole)
    sentences = [
        count
        for text in texts
        for part in _SENTENCE.split(text)
        if (count := len(_WORD.findall(part))) and (form is None or _ENDED.search(part))
    ]
    paragraphs = [len([part for part in re.split(r"\n{2,}", text) if part.strip()]) for text in texts]
    if len(sentences) >= 5:
        short = sum(count <= 6 for count in sentences) / len(sentences)
        told.append(f"Sentences: {_range(sentences)} words; {short:.0%} have six words or fewer.")
    if form is None and max(paragraphs, default=1) > 1:
        told.append(f"Paragraphs: {_range(paragraphs)} a piece.")
    return told


def _range(values: Sequence[int]) -> str:
    middle = round(median(values))
    if len(values) < 4:
        return str(middle) if min(values) == max(values) else f"{min(values)} to {max(values)}"
    low, *_, high = quantiles(values, n=10, method="inclusive")
    return f"about {middle}" if round(low) == round(high) else f"about {middle}, mostly {round(low)} to {round(high)}"


def _persons(texts: Sequence[str], words: int, language: str | None) -> list[str]:
    told = []
    for name, pattern in PERSONS.get(language or "en", {}).items():
        found = re.compile(rf"(?i)\b(?:{pattern})\b")
        with_it = sum(bool(found.search(text)) for text in texts)
        if with_it:
            count = sum(len(found.findall(text)) for text in texts)
            told.append(
                f"“{name}” and its forms: {_in(with_it, texts)}, {100 * count / max(1, words):.1f} in 100 words."
            )
    return told


def _contractions(texts: Sequence[str], language: str | None) -> list[str]:
    if (language or "en") != "en":
        return []
    short = sum(len(CONTRACTED.findall(text)) for text in texts)
    spelled = sum(len(_SPELLED.findall(text)) for text in texts)
    if short + spelled < 3:
        return []
    return [f"Contractions (“don't”, “it's”): {short} times of {short + spelled}, spelled out {spelled} times."]


def _signs(texts: Sequence[str], words: int) -> list[str]:
    told = []
    for name, pattern in SIGNS:
        found = re.compile(pattern)
        with_it = sum(bool(found.search(text)) for text in texts)
        if with_it:
            count = sum(len(found.findall(text)) for text in texts)
            told.append(f"{name[0].upper() + name[1:]}: {_in(with_it, texts)}, {count} in all.")
    return told


def _openings(texts: Sequence[str]) -> list[str]:
    firsts = Counter(" ".join(normalised(text).split()[:2]).strip(".,;:!?") for text in texts if text.strip())
    told = [f"“{words} …” ({count})" for words, count in _ranked(firsts) if count >= 3][:4]
    said = [f"Openings that come back: {', '.join(told)}."] if told else []
    asks = sum(_SENTENCE.split(text.strip())[0].endswith("?") for text in texts)
    if asks:
        said.append(f"Opens with a question: {_in(asks, texts)}.")
    return said


def _phrases(texts: Sequence[str]) -> list[str]:
    """Runs of three to five words that stand in at least three pieces and a tenth of them."""
    holders = Counter[str]()
    for text in texts:
        runs: set[str] = set()
        for part in _SENTENCE.split(text):
            for whole in _BROKEN.split(part):  # a run across a number or a stop is no phrase that anybody wrote
                words = [word.lower() for word in _WORD.findall(whole)]  # folding writes "ß" as "ss"
                runs |= {" ".join(words[at : at + size]) for size in (3, 4, 5) for at in range(len(words) - size + 1)}
        holders.update(runs)
    least = max(3, len(texts) // 10)
    common = [(run, count) for run, count in _ranked(holders) if count >= least and len(run) >= 10]
    told, shown = list[str](), set[str]()
    for run, count in sorted(common, key=lambda pair: (-pair[1] * len(pair[0].split()), pair[0])):
        words = run.split()
        parts = {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}
        if not parts & shown:  # the same phrase a word further on
            shown |= parts
            told.append(f"“{run}” ({count})")
        if len(told) == 8:
            break
    return [f"Phrases that come back, with the number of pieces: {', '.join(told)}."] if told else []


def _never(texts: Sequence[str], words: int, language: str | None) -> list[str]:
    if len(texts) < _ALWAYS or words < _NEVER_WORDS:
        return []
    whole = "\n".join(texts)
    never = [name for name, pattern in SIGNS if not re.search(pattern, whole)]
    never += [
        f"“{name}”"
        for name, pattern in PERSONS.get(language or "en", {}).items()
        if not re.search(rf"(?i)\b(?:{pattern})\b", whole)
    ]
    if (language or "en") == "en":
        small = normalised(whole).replace("’", "'")
        never += [f"“{word}”" for word in _WORN if not re.search(rf"\b{re.escape(word)}\b", small)]
    return never


def _in(count: int, texts: Sequence[str]) -> str:
    return f"in all {count}" if count == len(texts) else f"in {count} of {len(texts)}"


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _markdown(pieces: int, words: int, kind: str, does: Sequence[str], never: Sequence[str]) -> str:
    counted = f"Counted from {'1 piece' if pieces == 1 else f'{pieces:,} pieces'}, {words:,} words ({kind})."
    if pieces < FEW:
        counted += f" That is few: with fewer than {FEW} pieces these are hints, not rules."
    lines = ["## Style sheet", "", counted, "", *[f"- {line}" for line in does]]
    if never:
        lines += ["", "Never found in any of them, so do not use:", "", f"- {', '.join(never)}"]
    return "\n".join(lines)
