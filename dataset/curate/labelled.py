"""Names that a line of a text gives away: "Client: Bakery Huber", and what differs in titles that are else the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from dataset.curate.fold import squashed
from dataset.curate.masking import MaskKind
from dataset.document import Document, Segment, SegmentKind
from dataset.pair.vocabulary import Vocabulary

LINE, LINE_GUESS = (
    "a line “Client:” or the like",
    "a line “To:” or the like",
)  # addresses whoever reads, so that the person is asked who it is
LEAST_TITLES, MOST_TITLES = 3, 200  # that differ in one place only; names that are offered of them
_READ: frozenset[SegmentKind] = frozenset({"heading", "text", "list", "row", "own", "header", "footer"})
_HEAD = 12  # lines in which a word that also begins sentences is a label
_MOST_WORDS, _MOST_TITLE = 7, 16
_PROSE = frozenset({"docx", "pdf", "txt", "md", "html"})
_BETWEEN = re.compile(r"[\s_.–—-]+|(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
_MOST_HELD = 5_000  # titles, so that memory stays flat
_CLIENT = (
    r"clients?|customers?|client(?:'s|’s)? name|customer(?:'s|’s)? name|name of (?:the )?(?:client|customer)"
    r"|prepared (?:for|on behalf of)|commissioned by|on behalf of|bill(?:ed)? to|sold to"
    r"|auftraggeber(?:in)?|kund(?:e|in)|kundenname|mandant(?:in)?|erstellt für|im auftrag von"
    r"|bauherr(?:in)?|clientes?|preparado para|encargado por|cliente nombre|donneur d['’]ordre|maître d['’]ouvrage"
    r"|préparé pour|committente|preparato per|opdrachtgever|klant|klient"
)
_OF_HEAD = (
    r"property|building|site|company|company name|business|organi[sz]ation|brand|account|tenant|landlord|owner"
    r"|objekt|gebäude|liegenschaft|firma|unternehmen|marke|eigentümer(?:in)?|empresa|edificio|entreprise|société"
    r"|bâtiment|azienda|bedrijf"
)
_ADDRESSED = r"for|to|attn\.?|attention|für|an|para|pour|per|voor|z\. ?hd\."
_AFTER = r"[ \t*_]{0,6}(?P<value>\S[^\n|]{0,160})"
_LINES = (
    re.compile(rf"(?im)(?:^|(?<=[|\t;,.]))[ \t>*_#-]{{0,9}}(?P<strong>{_CLIENT})[ \t*_]{{0,4}}[:：|]{_AFTER}"),
    re.compile(rf"(?im)^[ \t>*_#-]{{0,9}}(?:(?:{_OF_HEAD})|(?P<to>{_ADDRESSED}))[ \t*_]{{0,4}}[:：]{_AFTER}"),
)
_JOINS = frozenset(("of", "and", "the", "de", "la", "le", "du", "des", "von", "und", "van", "der", "die", "das", "y"))
_SPEAKERS = frozenset(
    ("we", "our", "i", "my", "you", "your", "this", "it", "they", "wir", "unsere", "ich", "nous", "notre")
)
_ENDS = re.compile(
    r"[,;|(\[\t]|\s{2,}|\s[-–—/]\s"
    r"|[.!?](?=\s|\Z)(?<!\b[A-Z]\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bCo\.)(?<!\bProf\.)"
)
_NOBODY = re.compile(
    r"(?i)\A(?:n/?a|none|tbd|tba|unknown|various|internal|private|confidential|anonymous|self|me|myself|us|you|all"
    r"|(?:all |the |our )?(?:staff|team|readers?|customers?|clients?|residents?|members?|parents|guests|users?)"
    r"|(?:immediate|general) \w+|whom it may concern|the attention of.*|example|sample|yes|no|keine?|intern|privat"
    r"|unbekannt|alle|diverse)\Z"
)


def labelled_names(document: Document, vocabulary: Vocabulary) -> Iterator[tuple[str, MaskKind, str]]:
    """Who stands behind a label, wherever in the text.

    Words that also begin sentences, such as "For:" and "Building:", count in the head only, and "To:" is a question.
    """
    left = _HEAD
    for segment in document.segments:
        if segment.kind not in _READ:
            continue
        for pattern in _LINES if left > 0 else _LINES[:1]:
            for found in pattern.finditer(segment.text):
                told = found.groupdict()
                name = _name_of(found["value"], vocabulary)
                near = segment.text.count("\n", 0, found.start()) < left and not _is_clause(name or "")
                if name and (near or told.get("strong")):
                    yield name, "client", LINE_GUESS if told.get("to") else LINE
        left -= segment.text.count("\n") + 1


def _name_of(value: str, vocabulary: Vocabulary) -> str | None:
    name = " ".join(_ENDS.split(value, maxsplit=1)[0].split()).strip(" \"'“”„*_:.")
    words = name.split()
    if not 0 < len(words) <= _MOST_WORDS or _NOBODY.match(name) or re.search(r"@|://|www\.", name):
        return None
    has_capital = any(word[:1].isupper() and len(word) > 1 and word.strip(".,'’").isalpha() for word in words)
    said = sum(word.casefold() in vocabulary.small - _JOINS for word in words)  # of any language: "car" is French
    talks = said > 2 or words[0].casefold() in _SPEAKERS  # "We sell shoes"
    return name if has_capital and not talks else None


def _is_clause(name: str) -> bool:
    """Whether only the first of several words has a capital: "Insulate the top ceiling"."""
    rest = name.split()[1:]
    return len(rest) > 1 and not any(word[:1].isupper() for word in rest)


class TitleNames:
    """Fed one document at a time: what differs in one place of titles, first lines or file names that are else alike.

    Mails have subjects, not titles, and are left out; so are tables and interface texts.
    """

    def __init__(self) -> None:
        self._titles = dict[str, None]()
        self._files = dict[str, None]()

    def meet(self, document: Document) -> None:
        """Keep the document's title, its first line and its file name."""
        if document.kind not in _PROSE:
            return
        file = _words_of_file(document.path)
        if len(file) > 1 and len(self._files) < _MOST_HELD:
            self._files.setdefault(" ".join(file))
        first = next((each for each in document.segments if each.kind in {"heading", "text"}), None)
        for title in (document.title, _line(first)):
            if title and 3 <= len(title.split()) <= _MOST_TITLE and len(self._titles) < _MOST_HELD:
                self._titles.setdefault(" ".join(title.split()))

    def names(self, known: Collection[str], vocabulary: Vocabulary, small: Collection[str]) -> list[str]:
        """What differs, in order; nothing that `known` names hold, and no everyday words alone.

        `small` are words that the texts write in small letters: such a one names nobody.
        """
        groups: dict[tuple[str, ...], list[list[str]]] = defaultdict(list)
        for title in self._titles:
            words = title.split()
            bare = [word.casefold() for word in words]
            for place in (("begins", *bare[:2]), ("ends", *bare[-2:]), ("both", bare[0], bare[-1])):
                groups[place].append(words)
        for file in self._files:
            words = file.split()
            for place in (("file begins", words[0].casefold()), ("file ends", words[-1].casefold())):
                groups[place].append(words)
        held = {squashed(name) for name in known}
        found = dict[str, None]()
        for key, titles in groups.items():
            frame = 1 if key[0].startswith("file") else 2
            for name in _differing(titles, frame) if len(titles) >= LEAST_TITLES else ():
                if squashed(name) not in held and _says_somebody(name, vocabulary, small):
                    found.setdefault(name)
        alone = {squashed(name) for name in found}  # "Acme - workshop 2024" tells nothing beside "Acme"
        heads = {name: squashed(_ENDS.split(name, maxsplit=1)[0]) for name in found}
        return [name for name, head in heads.items() if head == squashed(name) or head not in alone][:MOST_TITLES]


def _line(segment: Segment | None) -> str | None:
    first = segment.text.strip().split("\n")[0] if segment else ""
    return first if first and len(first) < 160 and not first.endswith((".", "!", "?")) else None


def _words_of_file(path: str) -> list[str]:
    """The words of a file's name as they are written, without numbers and its ending."""
    stem = path.rpartition("/")[2].rpartition(".")[0]
    return [word for word in _BETWEEN.split(stem) if word and not any(map(str.isdigit, word))]


def _differing(titles: Sequence[list[str]], frame: int) -> list[str]:
    """The middles of titles that begin and end alike; none where they are not short names each of its own."""
    shortest = min(map(len, titles))
    head = next((at for at in range(shortest) if len({words[at].casefold() for words in titles}) > 1), shortest)
    tail = next(
        (at for at in range(shortest - head) if len({words[-1 - at].casefold() for words in titles}) > 1),
        shortest - head,
    )
    cores = (" ".join(words[head : len(words) - tail]).partition(",")[0] for words in titles)
    middles = [core.strip(" :,;.–—-|\"'“”") for core in cores]
    is_frame = head + tail >= frame and all(0 < len(middle.split()) <= _MOST_WORDS for middle in middles)
    return middles if is_frame and len(set(middles)) >= LEAST_TITLES else []


def _says_somebody(name: str, vocabulary: Vocabulary, small: Collection[str]) -> bool:
    words = [word.strip("\"'“”.,:") for word in name.split()]
    known = (vocabulary.common, vocabulary.never, vocabulary.calendar, small)
    return any(word[:1].isupper() and not any(word.casefold() in table for table in known) for word in words)
