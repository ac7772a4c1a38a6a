"""Judges the candidates of a build: keep, look at or set aside, each with its reasons."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from zlib import crc32

from dataset.candidate import EVIDENCE, Candidate
from dataset.curate.clients import is_guess
from dataset.curate.fold import normalised, squashed
from dataset.curate.languages import LanguageCheck
from dataset.curate.lookup import Lookup
from dataset.curate.masking import spellings
from dataset.curate.private import find_private
from dataset.curate.quality import find_quality
from dataset.curate.rights import Permission, find_rights
from dataset.curate.settings import CurateSettings
from dataset.curate.specifics import find_unsupported
from dataset.curate.spelling import Spelling
from dataset.curate.style import StyleCheck
from dataset.curate.twins import Twin, TwinIndex
from dataset.finding import Finding, Judged, Side, state_of
from dataset.pair.vocabulary import Vocabulary, read_vocabulary

_MICROCOPY = 12  # words below which equal and near-equal answers are natural: "Save changes" is no mistake
_PREVAILS = 0.1  # share of the pairs from which on a language is one of the person's
_PROMPTS, _SHORT_PROMPT = 256, 1_000  # how many are remembered, of one template many are equal; up to which length
_STRENGTH = {strategy: at for at, strategy in enumerate(EVIDENCE)}


def judge_candidates(candidates: Iterable[Candidate], settings: CurateSettings) -> Iterator[Judged]:
    """Every candidate with its findings, in their order.

    `candidates` is gone through twice, so it must be a collection or something that can be read again. Held in
    memory: the signature of each answer, its counts and where it comes from, 1 to 3 kB a text. Raises TypeError for
    an iterator.
    """
    if iter(candidates) is candidates:
        raise TypeError("candidates must be readable twice, not an iterator")
    vocabulary = read_vocabulary()
    whole = _Whole(candidates, settings, vocabulary)
    single = _Single(settings, vocabulary, whole.language)
    for candidate in candidates:
        findings = (*single.findings(candidate), *whole.findings(candidate))
        twin = whole.twins.get(candidate.id)
        yield Judged(
            candidate=candidate, findings=findings, cluster=twin.group if twin else None, state=state_of(findings)
        )


class _Single:
    """What can be said of a candidate without the others."""

    def __init__(self, settings: CurateSettings, vocabulary: Vocabulary, language: LanguageCheck) -> None:
        self._settings, self._vocabulary, self._language = settings, vocabulary, language
        self._permissions: dict[str, Permission] = {each.client: each for each in settings.permissions}
        decided = {mask.name.casefold() for mask in settings.masks}
        self._off = {squashed(mask.name) for mask in settings.masks if not mask.on}
        everyday = vocabulary.knowing(settings.ordinary)
        self._names: list[tuple[Spelling, str]] = [
            (spelling, _who(name.kind, name.sources))
            for name in settings.names
            if name.name.casefold() not in decided
            for spelling in spellings(name.name, name.kind, everyday)
        ]
        self._lookup = Lookup(spelling for spelling, _ in self._names)
        self._known = frozenset(name.name for name in settings.names if name.kind != "person")
        self._of_prompt = lru_cache(maxsize=_PROMPTS)(self._of_text)

    def findings(self, candidate: Candidate) -> Iterator[Finding]:
        told = self._of_prompt if len(candidate.prompt) <= _SHORT_PROMPT else self._of_text
        private, named = told(candidate.prompt)
        yield from private
        yield from self._private(candidate.answer, "answer")
        yield from named
        yield from self._named(candidate.answer, "answer")
        yield from find_rights(candidate, self._permissions, self._settings.secrecy)
        yield from find_quality(candidate, self._settings.least_words, self._settings.most_words)
        yield from self._language.find(candidate.answer)
        yield from find_unsupported(candidate, self._vocabulary, self._known)

    def _of_text(self, prompt: str) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        return tuple(self._private(prompt, "prompt")), tuple(self._named(prompt, "prompt"))

    def _private(self, text: str, side: Side) -> Iterator[Finding]:
        for hit in find_private(text, self._settings.regions):
            if hit.label == "SECRET":
                reason = f"This is {hit.what}. A model may say it by heart; change it if it is still in use."
                yield Finding(
                    rule="secret",
                    level="aside",
                    value=hit.value,
                    side=side,
                    start=hit.start,
                    end=hit.end,
                    reason=reason,
                )
            elif squashed(hit.value) not in self._off:
                reason = f"This is {hit.what}. In the files it becomes a mask, unless you let it stand."
                yield Finding(
                    rule="private",
                    level="look",
                    value=hit.value,
                    side=side,
                    start=hit.start,
                    end=hit.end,
                    reason=reason,
                )

    def _named(self, text: str, side: Side) -> Iterator[Finding]:
        letters = squashed(text) if self._names else ""
        seen: set[str] = set()
        for at in self._lookup.may_stand_in(letters):
            spelling, who = self._names[at]
            for start, end in spelling.find(text):
                if squashed(text[start:end]) in seen:
                    continue
                seen.add(squashed(text[start:end]))
                reason = f"“{text[start:end]}” {who}. Decide in the list of names whether it is masked."
                yield Finding(
                    rule="name", level="look", value=text[start:end], side=side, start=start, end=end, reason=reason
                )


class _Whole:
    """What can be said only of all candidates together; built in one pass over them."""

    def __init__(self, candidates: Iterable[Candidate], settings: CurateSettings, vocabulary: Vocabulary) -> None:
        index, style = TwinIndex(), StyleCheck()
        languages = Counter[str]()
        self._prompts = Counter[int]()
        self._at: dict[str, int] = {}  # the number of each candidate, in order
        self._where: list[str] = []
        self._wordings, self._asked = array("Q"), array("Q")  # a number for the answer and for the prompt of each
        self._answers: dict[int, tuple[int, str]] = {}  # the one that stays of each wording: how strong, which
        self._pairs: dict[int, str] = {}
        for one in candidates:
            index.add(one.id, one.answer, one.prompt)
            style.add(one.id, f"{one.kind}, {one.language}" if one.language else one.kind, one.answer)
            languages[one.language or ""] += 1
            answer, prompt = _number(one.answer), _number(one.prompt)
            self._answers[answer] = min(self._answers.get(answer, (99, "")), (_STRENGTH[one.strategy], one.id))
            kept = self._pairs.setdefault(hash((answer, prompt)), one.id)
            if kept == one.id and one.prompt:
                self._prompts[prompt] += 1
            self._at[one.id] = len(self._where)
            self._wordings.append(answer)
            self._asked.append(prompt)
            self._where.append(f"{one.path}, {one.place}" if one.place else one.path)
        self.twins: dict[str, Twin] = index.groups()
        self._style: dict[str, Finding] = dict(style.findings())
        prevailing = [each for each, count in languages.items() if each and count >= _PREVAILS * languages.total()]
        expected = settings.languages or sorted(prevailing)
        self.language = LanguageCheck(expected, vocabulary, told=bool(settings.languages))

    def findings(self, candidate: Candidate) -> Iterator[Finding]:
        """Findings that name other candidates."""
        at = self._at[candidate.id]
        answer, prompt = self._wordings[at], self._asked[at]
        is_long = _is_long(candidate.answer)
        stays = self._answers[answer][1] if is_long else self._pairs[hash((answer, prompt))]
        if stays != candidate.id:
            yield Finding(
                rule="repeat", level="aside", value=stays, side="answer" if is_long else "both",
                reason=f"Word for word the same as in {self._where[self._at[stays]]}; one is enough.",
            )  # fmt: skip
        elif (twin := self.twins.get(candidate.id)) and is_long and 0 < twin.same < 100:
            yield Finding(
                rule="near-twin", level="look", value=twin.nearest, side="answer",
                reason=f"{_percent(twin.same)} the same as {self._where[self._at[twin.nearest]]}. "
                "Keep the better one, or both if both were delivered.",
            )  # fmt: skip
        if stays == candidate.id and self._prompts[prompt] > 1:
            yield Finding(
                rule="same-prompt", level="look", value=str(self._prompts[prompt]), side="prompt",
                reason=f"The same prompt stands before {self._prompts[prompt]} different answers; "
                "say in it what makes them differ.",
            )  # fmt: skip
        if candidate.id in self._style:
            yield self._style[candidate.id]


def _number(text: str) -> int:
    plain = normalised(text).encode("utf-8", "surrogatepass")
    return crc32(plain) << 32 | crc32(plain[::-1])


def _is_long(answer: str) -> bool:
    return len(answer) >= 2 * _MICROCOPY - 1 and len(answer.split(None, _MICROCOPY - 1)) >= _MICROCOPY


def _percent(same: float) -> str:
    return f"{min(99, round(same))} %"


def _who(kind: str, sources: tuple[str, ...]) -> str:
    noun = {"client": "the name of a client", "person": "the name of a person"}.get(kind, "a name")
    verb = "may be" if is_guess(sources) else "is"
    return f"{verb} {noun} ({', '.join(sources[:2])})" if sources else f"{verb} {noun}"
