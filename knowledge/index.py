"""Finding the passage: what passages say, what people ask, and a refusal when neither is near."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from knowledge.asking import LONG, Brands, asked_after_a_story, clauses, separate
from knowledge.embed import TOKENIZER, Embedder, Vectors
from knowledge.learned import LearnedWordings
from knowledge.library import Library, Passage
from knowledge.nearness import Nearness
from knowledge.spelling import Spelling
from knowledge.vectors import VectorCache

__all__ = ["ConceptIndex", "Found", "Passage"]

LEARNED = 1.6  # weight of the wordings against the nearness of the passage
TERM_ALONE = 1.0  # for the article whose term is all that was said
# Of a message with several clauses the whole counts in part, and so do its clauses; chosen on `peri eval retrieval`.
WHOLE, BEST_CLAUSE = 0.4, 0.3
CONTEXT = 0.35  # what the whole message adds where a clause stands for itself
NEXT = 0.001  # the second thing asked for stands right behind the first
BRANDLESS = 0.4  # share of the score that a question gets without the names of services and models in it
RECENT = 64
SURELY_INSIDE = 0.8  # the one question after a story is answered beside it when the library speaks to it this surely
REFUSE_BELOW = 0.35  # 3 % of the unseen questions and over 90 % of the foreign ones lie below
_AROUND = re.compile(
    r"^(?:what(?:'?s| is| are| does)?|define|explain|meaning of)\b(?: the term)?(?: an?| the)?\s*"
    r"|\s*(?:meaning|definition|mean|explained)$"
)
WAYS = ("words", "meaning", "near", "learned", "all")


@dataclass(frozen=True)
class Found:
    """A passage with the score that ranks it and the part of it that comes from what the passage itself says."""

    passage: Passage
    score: float
    near: float


@dataclass(frozen=True)
class _Scored:
    """One text: all passages by nearness, by nearness and wordings, and how surely the library speaks to it."""

    near: Vectors
    scores: Vectors
    inside: float
    harm: float


class ConceptIndex:
    """All passages of a library, searchable by question."""

    def __init__(self, library: Library, embedder: Embedder, cache: Path) -> None:
        self.library = library
        self.embedder = embedder
        vectors = VectorCache(cache, embedder)
        self._nearness = Nearness(library, vectors)
        self.learned = LearnedWordings(library, vectors, cache)
        self._article = np.array([passage.concept for passage in library.passages])
        told = (passage.text for passage in library.passages)
        self._spelling = Spelling(told, (wording.text for wording in library.wordings), TOKENIZER)
        providers = library.providers.values()
        self._brands = Brands({name for provider in providers for name in (provider.name, *provider.aliases)})
        self._terms = _terms(library)
        self._scored = lru_cache(RECENT)(self._score)  # a message is looked at several times on its way

    def articles(self, question: str, way: str = "all") -> list[str]:
        """The ids of all articles, best first, by one of WAYS; for measuring. Never refuses."""
        return self._articles(self._by(question, way))

    def _by(self, question: str, way: str) -> Vectors:
        match way:
            case "words":
                return self._nearness.words(question)
            case "meaning":
                meaning: Vectors = self._nearness.meaning(self.embedder.embed([question]))[0]
                return meaning
            case "near":
                return self._whole(question).near
            case "learned":
                vectors = self.embedder.embed([question])
                return self.learned.passages(self.learned.classifier.likeness([question], vectors)[0])
            case _:
                return self._asked(question)

    def search(self, question: str, count: int = 6, *, concept: str | None = None) -> list[Found]:
        """The best passages for a question, best first; within one article when `concept` is given.

        Empty when nothing is near enough, which is the library's "I do not know".
        """
        if concept is None and self.is_outside(question):
            return []
        scores, near = self._asked(question), self._whole(question).near
        rows = np.arange(len(scores)) if concept is None else np.flatnonzero(self._article == concept)
        best = rows[np.argsort(-scores[rows], kind="stable")][:count]
        return [Found(self.library.passages[i], float(scores[i]), float(near[i])) for i in best]

    def is_outside(self, question: str) -> bool:
        """Whether the library has nothing to say to this: far from every passage, or like what it must not answer."""
        return self.inside(question) < REFUSE_BELOW

    def inside(self, question: str) -> float:
        """How surely the library speaks to this; REFUSE_BELOW and less is outside."""
        return 1.0 if self._is_term(question) else self._whole(question).inside

    def _is_term(self, text: str) -> bool:
        return _bare(text) in self._terms

    def harm(self, question: str) -> float:
        """How like it is to what nobody should be helped with; from about 0.5 on it is."""
        return self._whole(question).harm

    def left_out(self) -> Iterator[tuple[str, dict[str, list[str]]]]:
        """Every question that an article gives, and by each of WAYS the articles as if it had not been learned.

        Slow, for measuring. A question is taken whole here, not clause by clause.
        """
        own = {question for concept in self.library.concepts.values() for question in concept.questions}
        for question, passages in self.learned.left_out():
            if question in own:
                near = self._whole(question).near
                ways = {way: self._by(question, way) for way in ("words", "meaning", "near")}
                ways |= {"learned": passages, "all": near + LEARNED * passages}
                yield question, {way: self._articles(scores) for way, scores in ways.items()}

    def _articles(self, scores: Vectors) -> list[str]:
        return list(dict.fromkeys(str(self._article[i]) for i in np.argsort(-scores, kind="stable")))

    def _asked(self, question: str) -> Vectors:
        """Scores of all passages for a message: of the whole and of the clauses in it that ask.

        When it asks two or three things, the best passage of each comes first; so does that of the one question after a
        story, where the library surely speaks to it.
        """
        message = self._plain(question)
        whole, parts = self._whole(question).scores, _parts(message)
        if not parts:
            return whole
        scored = dict(zip(parts, self._scored(tuple(parts), True), strict=True))
        by_part = {part: of_part.scores for part, of_part in scored.items()}
        each = np.stack([by_part[part] for part in parts])
        mixed: Vectors = WHOLE * whole + BEST_CLAUSE * each.max(0) + (1 - WHOLE - BEST_CLAUSE) * each.mean(0)
        own = separate(message, self._is_term)
        if not own and (asked := asked_after_a_story(parts)) and scored[asked].inside >= SURELY_INSIDE:
            own = [asked]
        heads = [int(np.argmax(by_part[part] + CONTEXT * whole)) for part in own]
        top, place = float(mixed.max()), 0
        taken = {self._article[np.argmax(mixed)]}
        for head in heads:
            if self._article[head] not in taken:
                taken.add(self._article[head])
                place += 1
                mixed[head] = top - place * NEXT
        return mixed

    def _whole(self, question: str) -> _Scored:
        message = self._plain(question)
        return self._scored((message,), len(message.split()) <= LONG or not _parts(message))[0]

    def _plain(self, question: str) -> str:
        """The question with its typing errors mended, and the apostrophe that the wordings have."""
        return self._spelling.mended(question.strip().replace("’", "'"))

    def _score(self, texts: tuple[str, ...], brandless: bool) -> tuple[_Scored, ...]:
        """With `brandless`, a part of a score is that of the text without the names of services and models.

        A long message does not need it: each of its clauses gets it, and for the whole it gained nothing.
        """
        bare = {text: self._brands.without(text) for text in texts} if brandless else {}
        wanted = list(dict.fromkeys([*texts, *filter(None, bare.values())]))
        each = dict(zip(wanted, self._score_each(wanted), strict=True))
        return tuple(self._blended(text, each[text], each.get(bare.get(text) or "")) for text in texts)

    def _blended(self, question: str, scored: _Scored, other: _Scored | None) -> _Scored:
        if other is not None:
            near = (1 - BRANDLESS) * scored.near + BRANDLESS * other.near
            scores = (1 - BRANDLESS) * scored.scores + BRANDLESS * other.scores
            inside = (1 - BRANDLESS) * scored.inside + BRANDLESS * other.inside
            scored = _Scored(near, scores, inside, scored.harm)
        if (named := self._terms.get(_bare(question))) is not None:
            scored = replace(scored, scores=scored.scores + np.float32(TERM_ALONE) * (self._article == named))
        return scored

    def _score_each(self, texts: Sequence[str]) -> Iterator[_Scored]:
        """All texts at once: reading the model and the vectors from memory takes longer than computing with them."""
        vectors = self.embedder.embed(texts)
        meanings = self._nearness.meaning(vectors)
        likenesses = self.learned.classifier.likeness(texts, vectors)
        for text, vector, meaning, likeness in zip(texts, vectors, meanings, likenesses, strict=True):
            near = self._nearness.scores(text, vector, meaning)
            scores: Vectors = near + LEARNED * self.learned.passages(likeness)
            inside = float(np.max(meaning)) + self.learned.inside(likeness)
            yield _Scored(near, scores, inside, self.learned.harm(likeness))


def _parts(message: str) -> list[str]:
    """The clauses of a message that are scored beside the whole; none when the one clause is the message."""
    parts = clauses(message)
    return [] if parts == [message] else parts


def _terms(library: Library) -> dict[str, str]:
    """Every name of every article as it may stand alone; a name of two articles is none."""
    names: dict[str, set[str]] = {}
    for concept in library.concepts.values():
        own = (concept.title, concept.term, *concept.aliases, *(more.term for more in concept.more_terms))
        for name in own:
            if name:
                names.setdefault(_bare(name), set()).add(concept.id)
    return {name: owners.pop() for name, owners in names.items() if len(owners) == 1}


def _bare(text: str) -> str:
    """A term without what people put around it: "what's a LoRA?", "lora meaning", "define LoRA"."""
    bare = " ".join(re.findall(r"\w+(?:['-]\w+)*", text.lower().replace("’", "'")))
    return _AROUND.sub("", bare).removesuffix("s")
