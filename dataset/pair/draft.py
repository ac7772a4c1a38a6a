"""From a draft of a pair to a candidate: the prompt worded, every fact mentioned, the answer kept out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dataset.candidate import BLANK, EVIDENCE, Candidate, Origin, Strategy, candidate_id
from dataset.document import Document
from dataset.pair.kinds import PIECE, Kinds, read_kinds
from dataset.pair.labels import Labels, read_labels
from dataset.pair.language import language_of, tell_language
from dataset.pair.language_names import LanguageNames, read_language_names
from dataset.pair.must_mention import missing_from, specifics
from dataset.pair.phrasing import MUST, Field, Phrases, read_phrases
from dataset.pair.settings import PairSettings
from dataset.pair.text import LONGEST_WORD, copied_share, is_dense, rounded, word_count
from dataset.pair.vocabulary import Vocabulary, read_vocabulary

BLANK_SOURCE = "blank"
COUNTED = "counted"
FROM_THE_PIECE = "the piece itself"
TRANSLATION = "translation"  # its source gives every fact; a word of the target would give the answer away
MAY_COPY = frozenset({"revision"})  # the answer is a version of the passage in the prompt


@dataclass(frozen=True)
class Draft:
    """A pair before its prompt is worded."""

    strategy: Strategy
    form: str  # of the phrasings
    answer: str
    source_key: str  # what tells this pair from another with the same answer; no path, so that a file may move
    fields: Mapping[str, Field]
    kind: str
    place: str
    group: str
    client: str | None = None
    language: str | None = None
    written: str | None = None
    less: tuple[tuple[str, ...], ...] = ()  # fields to leave out, tried in order, when the prompt would hold the answer
    source_text: str = ""  # by what the variant is chosen, when not by the answer


@dataclass(frozen=True)
class Pairing:
    """What all strategies share: the person's settings and the authored tables."""

    settings: PairSettings
    vocabulary: Vocabulary
    kinds: Kinds
    phrases: Phrases
    languages: LanguageNames
    labels: Labels
    known: frozenset[str] = field(default_factory=frozenset)

    def language(self, document: Document, text: str) -> str | None:
        """The language of a text of the document."""
        return language_of(document, text, self.vocabulary, self.settings.languages)

    def tell(self, text: str) -> str | None:
        """The language of a text that stands by itself."""
        return tell_language(text, self.vocabulary, self.settings.languages)

    def kind_field(self, kind: str, language: str | None, source: str) -> Field:
        """The kind as it stands in a prompt."""
        return Field(self.kinds.name(kind, self.phrases.language(language)), source)

    def length_field(self, answer: str, language: str | None) -> Field:
        """The answer's length as one would ask for it."""
        if is_dense(answer):
            return Field(self.phrases.length(language, rounded(len(answer)), characters=True), COUNTED)
        return Field(self.phrases.length(language, rounded(word_count(answer))), COUNTED)

    def candidate(self, draft: Draft, document: Document) -> Candidate:
        """The pair with its prompt; strategy "none" when every prompt would hold the answer, or it is too long."""
        most = self.settings.most_answer
        if len(draft.answer) > most * LONGEST_WORD or word_count(draft.answer) > most:
            return self.without_prompt(draft, document, "the text is too long for one example")
        for left_out in ((), *draft.less):
            fields = {name: value for name, value in draft.fields.items() if name not in left_out}
            worded = self._worded(draft, fields, document)
            if draft.strategy in MAY_COPY or not self.leaks(worded.answer, worded.prompt, draft.language):
                return worded
        return self.without_prompt(draft, document, "a prompt would have held the answer")

    def without_prompt(self, draft: Draft, document: Document, why: str) -> Candidate:
        """The answer alone: for a plain text export, or as a sample in somebody's prompt."""
        origins = (Origin(field="prompt", text="", source=f"left out: {why}"),)
        return _candidate(draft, document, "none", "", origins, (), 0)

    def numbered(self, made: Candidate, draft: Draft, repeat: int) -> Candidate:
        """The candidate with an id of its own, where an equal one was found before."""
        return made.model_copy(update={"id": candidate_id(draft.strategy, draft.answer, draft.source_key, repeat)})

    def leaks(self, answer: str, prompt: str, language: str | None) -> bool:
        """Whether the prompt holds the answer, or too many of its words."""
        words, given = answer.split(), " ".join(prompt.split()).casefold()
        if sum(map(len, words)) + len(words) - 1 <= len(given) and " ".join(words).casefold() in given:
            return True
        return copied_share(answer, prompt, self.vocabulary, language) > self.settings.most_copied

    def _worded(self, draft: Draft, fields: dict[str, Field], document: Document) -> Candidate:
        language, form = draft.language, draft.form
        variant = self.phrases.choose(form, language, draft.source_key + (draft.source_text or draft.answer))
        facts = (
            () if form == TRANSLATION else specifics(draft.answer, self.vocabulary, language=language, known=self.known)
        )
        must = missing_from(self.phrases.given(form, language, variant, fields), facts) if facts else ()
        if must:
            fields[MUST] = Field("; ".join(must), FROM_THE_PIECE)
        return _candidate(
            draft,
            document,
            draft.strategy,
            self.phrases.write(form, language, variant, fields),
            self.phrases.origins(form, language, variant, fields),
            must,
            variant,
        )


def open_pairing(settings: PairSettings) -> Pairing:
    """The settings with the authored tables read."""
    known = (*settings.known_names, *settings.clients, *settings.own_names, *([settings.product or ""]))
    names = frozenset(filter(None, known))
    tables = (read_vocabulary(), read_kinds(), read_phrases(), read_language_names(), read_labels())
    return Pairing(settings, *tables, names)


def blank() -> Field:
    """A field that nobody knows yet."""
    return Field(BLANK, BLANK_SOURCE)


def _candidate(
    draft: Draft,
    document: Document,
    strategy: Strategy,
    prompt: str,
    origins: tuple[Origin, ...],
    must: tuple[str, ...],
    variant: int,
) -> Candidate:
    return Candidate(
        id=candidate_id(draft.strategy, draft.answer, draft.source_key),
        strategy=strategy,
        evidence=EVIDENCE[strategy],
        prompt=prompt,
        answer=draft.answer,
        origins=origins,
        must_mention=must,
        variant=variant,
        kind=draft.kind or PIECE,
        client=draft.client,
        language=draft.language,
        document=document.id,
        path=document.path,
        place=draft.place,
        group=draft.group,
        written=draft.written or document.written,
    )
