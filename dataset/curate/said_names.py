"""Names that stand in the texts and nowhere else, gathered over all documents: questions for the person, not facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from dataset.curate.cue_patterns import ADDRESS, GIVEN, GREETING, ROLE, SIGN_OFF, TITLE
from dataset.curate.cues import Cues
from dataset.curate.fold import squashed
from dataset.document import Document, SegmentKind
from dataset.pair.language import tell_language
from dataset.pair.names import find_names

GUESSES = frozenset({GREETING, SIGN_OFF, TITLE, ROLE, GIVEN, ADDRESS})  # a name that only these tell is a question
MOST_ASKED = 1_000  # names; beyond, those in the fewest texts are left out, and nobody could go through more
LEAST_OFTEN, MOST_OFTEN = 3, 12  # texts that name something, before it may be a client; how many are asked about
_READ: frozenset[SegmentKind] = frozenset(
    {"heading", "text", "list", "row", "string", "own", "quoted", "comment", "revision"}
)
_MAILS = frozenset({"own", "quoted"})
_PROSE = frozenset({"docx", "pdf", "txt", "md", "html"})
_LOOKED_AT, _LONGEST = 3_000, 4_000  # texts and characters of each in which often named things are counted
_THE = frozenset(
    ["the", "The", "a", "A", "an", "An", "every", "Every", "each", "Each", "our", "Our", "this", "This",
     "les", "une", "los", "las", "gli", "het"]
)  # fmt: skip  # no German: there every noun has a capital, and so has the "Koch" who is a cook
_AROUND = ".,;:!?…()[]\"'“”„«»"
_LEAST_THE = 3  # texts that set an article before a word, and it names a thing: nobody says "the Anna"
_MOST_HELD = 20_000  # different names on the way, so that memory stays flat


class SaidNames:
    """Fed one document at a time."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues
        self._people: dict[str, dict[str, None]] = {}
        self._texts = Counter[str]()
        self._often = Counter[str]()
        self._small = set[str]()  # words that some text writes in small letters
        self._the = Counter[str]()  # words behind an article
        self._seen = 0

    def meet(self, document: Document) -> None:
        """Look at one document."""
        self._seen += 1
        met = set[str]()
        texts = [segment for segment in document.segments if segment.kind in _READ and segment.text]
        text = "\n\n".join(segment.text for segment in texts)
        spotted = list(self._cues.spot(text))
        for segment in texts:
            if segment.kind in _MAILS:
                spotted += self._cues.signed(segment.text)
        for name, where in spotted:
            if name in self._people or len(self._people) < _MOST_HELD:
                self._people.setdefault(name, {}).setdefault(where)
                met.add(name)
        self._texts.update(met)
        if self._seen <= _LOOKED_AT and document.kind in _PROSE:
            self._count(text[:_LONGEST])

    def people(self, known: Collection[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The names with what told each, those of the most texts first; what `known` names hold already is left out."""
        held = {squashed(part) for name in known for part in (name, *name.split())}
        ranked = sorted(self._people, key=lambda name: (-self._texts[name], name))
        longer = {squashed(part) for name in ranked for part in name.split() if " " in name}
        given = [name for name in ranked if " " in name or squashed(name) not in longer]
        asked = 0
        for name in given:
            if squashed(name) in held or all(squashed(part) in held for part in name.split()):
                continue
            if self._people[name].keys() == {ROLE} and self.things(name.split()) and not self._cues.is_full_name(name):
                continue
            asked += 1
            if asked > MOST_ASKED:
                return
            yield name, tuple(self._people[name])

    def things(self, words: Iterable[str]) -> list[str]:
        """The words that several texts set behind an article: "the States", "an American"."""
        return [word for word in words if self._the[word.rstrip(".")] >= _LEAST_THE]

    @property
    def small(self) -> Collection[str]:
        """Words that some text writes in small letters."""
        return self._small

    def often_named(self, known: Collection[str]) -> list[str]:
        """What several texts name inside their sentences, the most frequent first: a client perhaps, or a product."""
        people = {squashed(part) for name in self._people for part in (name, *name.split())}
        held = people | {squashed(name) for name in known}
        found = [
            name
            for name, count in self._often.most_common()
            if count >= LEAST_OFTEN
            and name.casefold().rstrip("s") not in self._cues.vocabulary.calendar
            and squashed(name) not in held
            and not all(word.casefold() in self._small for word in name.split())
        ]  # fmt: skip
        whole = [name for name in found if not any(f" {name} " in f" {other} " and name != other for other in found)]
        return whole[:MOST_OFTEN]

    def _count(self, text: str) -> None:
        words = text.split()
        if len(self._small) < _MOST_HELD:
            bare = (word.strip(_AROUND) for word in words if word.islower())
            self._small.update(word for word in bare if word.isalpha())
        if len(self._the) < _MOST_HELD:
            self._the.update(set(_behind_articles(words)))
        names = {" ".join(text[start:end].split()) for start, end in _inside(text, self._cues)}
        if len(self._often) < _MOST_HELD:
            self._often.update(name for name in names if 3 <= len(name) <= 40 and not name.isupper())


def _behind_articles(words: Sequence[str]) -> Iterator[str]:
    """The words with a capital, one or two, behind each article."""
    for at, article in enumerate(words):
        if article not in _THE:
            continue
        for word in words[at + 1 : at + 3]:
            if not word[0].isupper():
                break
            yield word.strip(_AROUND)
            if word[-1] in _AROUND:
                break


def _inside(text: str, cues: Cues) -> Iterator[tuple[int, int]]:
    """Names that stand inside a sentence, where a capital says something."""
    for start, end in find_names(text, cues.vocabulary, language=tell_language(text, cues.vocabulary), known=()):
        before = text[max(0, start - 2) : start]
        if before[-1:] == " " and (before[:1].isalnum() or before[:1] in ",;)"):
            yield start, end
