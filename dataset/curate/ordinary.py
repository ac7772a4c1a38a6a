"""Which names are everyday words in a person's texts: "may", "message" or "spam" behind a sender or a mail domain.

Told by the texts themselves: a word that several documents write in small letters, none of which has anybody of that
name in it. Such a name is masked where it has a capital or stands in an address, and let stand elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from dataset.curate.fold import squashed
from dataset.document import Document

LEAST_DOCUMENTS = 5  # that write it so; fewer may be slips
_LOOKED_AT = 3_000  # documents; enough to tell everyday words, and memory stays flat
_LONGEST = 4_000  # characters of a document


class OrdinaryWords:
    """Counts in how many documents a word stands in small letters; fed one document at a time."""

    def __init__(self) -> None:
        self._counts = Counter[str]()
        self._seen = 0

    def meet(self, document: Document, names: Collection[str]) -> None:
        """Look at one document; `names`, words of names that it tells itself in small letters, do not count."""
        self._seen += 1
        if self._seen > _LOOKED_AT:
            return
        words = set(" ".join(segment.text for segment in document.segments)[:_LONGEST].split())
        self._counts.update(word for word in words if word.islower() and word.isalpha() and word not in names)

    def words(self, names: Iterable[str], clients: Collection[str] = ()) -> tuple[str, ...]:
        """Those that are everyday words, in order.

        First and last words of clients' longer names are where any text has them so, and first words that several
        clients share: "hotel" tells none of them.
        """
        often = set[str]()
        for name in names:  # "co-ver.example" is masked by its letters, which are a word
            often.update(one for one in (name, squashed(name)) if self._count(one) >= LEAST_DOCUMENTS)
        longer = [name.split() for name in {name.casefold() for name in clients} if " " in name]
        ends = {word for words in longer for word in (words[0], words[-1]) if self._counts[word]}
        shared = Counter(words[0] for words in longer)
        return tuple(sorted(often | ends | {word for word, count in shared.items() if count > 1}))

    def _count(self, word: str) -> int:
        return self._counts[word] + self._counts[f"{word}s"]
