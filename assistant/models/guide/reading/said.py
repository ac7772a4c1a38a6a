"""A message as its readers share it: split, normalised and its figures read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from assistant.models.guide.reading.figures import Figure, read_figures
from assistant.models.guide.reading.number_words import spell_out
from assistant.models.guide.reading.standing import standing
from assistant.models.guide.reading.statements import clauses, is_imagined, is_question, plain, sentences, stated_in


@dataclass(frozen=True)
class Sentence:
    """A sentence, or what it states, as written."""

    text: str

    @cached_property
    def plain(self) -> str:
        """Lower case with straight quotes and single spaces."""
        return plain(self.text)

    @cached_property
    def low(self) -> str:
        """`plain` with number words as digits."""
        return spell_out(self.text)

    @cached_property
    def figures(self) -> list[Figure]:
        """All figures of `low`."""
        return read_figures(self.low)

    @cached_property
    def standing(self) -> list[Figure]:
        """The figures that the sentence ends by claiming."""
        return standing(self.low, self.figures)

    @cached_property
    def clauses(self) -> list[Sentence]:
        """The clauses of the sentence."""
        return [Sentence(part) for part in clauses(self.text)]

    @cached_property
    def is_question(self) -> bool:
        """Whether it asks."""
        return is_question(self.text)

    @cached_property
    def is_imagined(self) -> bool:
        """Whether it supposes something that need not be so."""
        return is_imagined(self.text)


@dataclass(frozen=True)
class Said:
    """A message with its sentences and what they state."""

    text: str

    @cached_property
    def plain(self) -> str:
        """The whole message in lower case with straight quotes."""
        return plain(self.text)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences as written."""
        return [Sentence(sentence) for sentence in sentences(self.text)]

    @cached_property
    def statements(self) -> list[Sentence]:
        """What is stated, sentence by sentence; of a question only what it takes for granted."""
        found: list[Sentence] = []
        for sentence in self.sentences:
            stated = stated_in(sentence.text)
            if stated:
                found.append(sentence if stated == sentence.text else Sentence(stated))
        return found
