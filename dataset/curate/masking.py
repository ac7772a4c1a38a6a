"""Replaces names and private data by tokens, the same one everywhere; the map that turns them back stays here."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from dataset.curate.fold import squashed
from dataset.curate.lookup import Lookup
from dataset.curate.private import REGIONS, find_private
from dataset.curate.spelling import Spelling
from dataset.pair.vocabulary import Vocabulary

MaskKind = Literal["client", "person", "other"]
_TOKEN = re.compile(r"\[([A-Z]+)-(\d+)\]")
_LABEL: dict[MaskKind, str] = {"client": "CLIENT", "person": "PERSON", "other": "NAME"}
_DISTINCT = 5  # letters of the first word of a client's name that stands for the whole
_ROUNDS = 4  # a replacement may free a name that was glued to another; more than two were never seen


class Mask(BaseModel):
    """A name or value and the token that stands for it; `on` is what the person decided."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    token: str
    kind: MaskKind
    on: bool = True


class Replaced(BaseModel):
    """One replacement: where the token stands in the masked text, and what stood there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: int
    token: str
    original: str


class Masked(BaseModel):
    """A masked text with what it takes to turn it back to the letter."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    replaced: tuple[Replaced, ...] = ()


class Masker:
    """Masks texts one after the other; the same name or value has the same token in all of them.

    With `private`, private data and secrets that no mask names get tokens as they come, in order of the texts;
    `masks` then holds them too. A mask that is off protects its value. `vocabulary` tells ordinary words: a name that
    is one ("Orange") is masked only where it has a capital.
    """

    def __init__(
        self,
        masks: Sequence[Mask],
        vocabulary: Vocabulary,
        *,
        private: bool = True,
        regions: Sequence[str] = REGIONS,
    ) -> None:
        self._masks = list(masks)
        self._private, self._regions = private, regions
        self._tokens: dict[str, str] = {}
        self._off = {squashed(mask.name) for mask in masks if not mask.on}
        self._counts: dict[str, int] = {}
        self._names: list[tuple[Spelling, str]] = []
        for mask in masks:
            if found := _TOKEN.fullmatch(mask.token):
                self._counts[found[1]] = max(self._counts.get(found[1], 0), int(found[2]))
            if mask.on:
                self._tokens.setdefault(squashed(mask.name), mask.token)
                self._names += [(spelling, mask.token) for spelling in spellings(mask.name, mask.kind, vocabulary)]
        self._names.sort(key=lambda pair: -pair[0].letters)
        self._lookup = Lookup(spelling for spelling, _ in self._names)

    @property
    def masks(self) -> tuple[Mask, ...]:
        """The masks that were given and those that private data called for."""
        return tuple(self._masks)

    def mask(self, text: str) -> Masked:
        """The text with a token for every listed name and, with `private`, all private data."""
        pieces: list[tuple[str, str | None]] = [(text, None)]  # text, and the original where the text is a token
        for _ in range(_ROUNDS):
            spans = self._spans("".join(piece for piece, _ in pieces))  # of the whole: a neighbour may tell an address
            if not spans:
                break
            pieces = _cut(pieces, spans)
        return _joined(pieces)

    def remaining(self, text: str) -> tuple[str, ...]:
        """The listed names, and with `private` the private data, that a masked text still holds: none, or a fault."""
        open_text = _TOKEN.sub(" ; \x00 ; ", text)
        return tuple(open_text[start:end] for start, end, _ in self._spans(open_text))

    def _spans(self, text: str) -> list[tuple[int, int, str]]:
        taken = [(match.start(), match.end(), "") for match in _TOKEN.finditer(text)] if "[" in text else []
        if self._private:
            for hit in find_private(text, self._regions):
                if squashed(hit.value) not in self._off and _is_free(taken, hit.start, hit.end):
                    taken.append((hit.start, hit.end, self._token(hit.value, hit.label)))
        for at in self._lookup.may_stand_in(squashed(text)):
            spelling, token = self._names[at]
            taken += [(*span, token) for span in spelling.find(text) if _is_free(taken, *span)]
        return sorted(span for span in taken if span[2])

    def _token(self, value: str, label: str) -> str:
        key = squashed(value)
        if key not in self._tokens:
            self._counts[label] = self._counts.get(label, 0) + 1
            self._tokens[key] = f"[{label}-{self._counts[label]}]"
            self._masks.append(Mask(name=value, token=self._tokens[key], kind="other"))
        return self._tokens[key]


def unmasked(masked: Masked) -> str:
    """The text as it was before masking, to the letter."""
    text = masked.text
    for one in sorted(masked.replaced, key=lambda one: -one.start):
        text = text[: one.start] + one.original + text[one.start + len(one.token) :]
    return text


def named_again(text: str, masks: Iterable[Mask]) -> str:
    """A text with tokens, such as a model's answer, with the names in their place, as the masks write them."""
    names: dict[str, str] = {}
    for mask in masks:
        names.setdefault(mask.token, mask.name)
    return _TOKEN.sub(lambda found: names.get(found.group(), found.group()), text)


def propose_masks(names: Iterable[tuple[str, MaskKind]], before: Sequence[Mask] = ()) -> tuple[Mask, ...]:
    """A mask for every name, in order; spellings of one name share a token, and earlier masks stay as they are."""
    masks = list(before)
    tokens = {squashed(mask.name): mask.token for mask in before}
    counts: dict[str, int] = {}
    for mask in before:
        if found := _TOKEN.fullmatch(mask.token):
            counts[found[1]] = max(counts.get(found[1], 0), int(found[2]))
    written = {mask.name.casefold() for mask in before}
    for name, kind in names:
        key = squashed(name)
        if len(key) < 2 or name.casefold() in written:
            continue
        written.add(name.casefold())
        if key not in tokens:
            label = _LABEL[kind]
            counts[label] = counts.get(label, 0) + 1
            tokens[key] = f"[{label}-{counts[label]}]"
        masks.append(Mask(name=name, token=tokens[key], kind=kind))
    return tuple(masks)


def spellings(name: str, kind: MaskKind, vocabulary: Vocabulary) -> Iterator[Spelling]:
    """What to look for: the name, for people also its parts and the order of a list ("Becker, Anna").

    A client is often called by the first word of the name; that counts where it is no everyday word. So does the last
    behind words that say what it is.
    """
    words = [word.strip(".,'\"") for word in name.replace(",", " ").split()]
    ordinary = vocabulary.common | vocabulary.never
    by_capital = squashed(name) in ordinary or len(squashed(name)) < 4 or (kind == "person" and len(words) == 1)
    yield Spelling(name, capital=by_capital)
    if kind == "client" and len(words) > 1 and len(words[0]) >= _DISTINCT and words[0].casefold() not in ordinary:
        yield Spelling(words[0], capital=True)  # "Brightwell" for Brightwell Tea
    if kind == "client" and len(words) > 1 and _is_described(words, ordinary):
        yield Spelling(words[-1], capital=True)  # "Huber" for Bakery Huber
    if kind == "person" and len(words) > 1:
        yield Spelling(" ".join([words[-1], *words[:-1]]))
        for word in words:
            if len(word) >= 3 and word.casefold() not in ordinary:
                yield Spelling(word, capital=True)


def _is_described(words: Sequence[str], ordinary: Collection[str]) -> bool:
    """Whether the last word names the client and those before say what it is: "Bakery Huber", "Car dealer Maurer"."""
    last = words[-1]
    names = len(last) >= _DISTINCT and last[0].isupper() and last.isalpha() and last.casefold() not in ordinary
    says_what = words[0].casefold() in ordinary or any(word.islower() and len(word) > 3 for word in words[1:-1])
    return names and says_what


def _cut(
    pieces: Sequence[tuple[str, str | None]], spans: Sequence[tuple[int, int, str]]
) -> list[tuple[str, str | None]]:
    """The pieces with a token in place of each span; a span never touches a token, so it lies in one piece."""
    parts: list[tuple[str, str | None]] = []
    waiting = iter([*spans, (-1, -1, "")])
    start, end, token = next(waiting)
    begin = 0
    for piece, original in pieces:
        at, after = begin, begin + len(piece)
        while original is None and begin <= start < after:
            parts += [(piece[at - begin : start - begin], None), (token, piece[start - begin : end - begin])]
            at = end
            start, end, token = next(waiting)
        parts.append((piece[at - begin :], original))
        begin = after
    return parts


def _is_free(taken: Sequence[tuple[int, int, str]], start: int, end: int) -> bool:
    return all(end <= left or start >= right for left, right, _ in taken)


def _joined(pieces: Sequence[tuple[str, str | None]]) -> Masked:
    replaced: list[Replaced] = []
    at = 0
    for piece, original in pieces:
        if original is not None:
            replaced.append(Replaced(start=at, token=piece, original=original))
        at += len(piece)
    return Masked(text="".join(piece for piece, _ in pieces), replaced=tuple(replaced))
