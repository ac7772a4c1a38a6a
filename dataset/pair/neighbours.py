"""Which documents belong together: small keys of all documents, collected in a first pass; no texts are held.

About 0.7 kB a document (measured on 10,000): its id, its path or message id, and its folder.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from dataset.document import Document
from dataset.pair.clients import is_own_mail
from dataset.pair.draft import Pairing
from dataset.pair.head import LEARNED_FROM, first_label
from dataset.pair.text import body, file_stem, spaced

Fetch = Callable[[str], Document | None]  # a document by its id

_BRIEF = re.compile(
    r"\b(?:(?:creative |client |project )?brief(?:ing)?s?|kick ?off|requirements|auftragsbeschreibung|vorgaben|"
    r"consignes|"
    r"cahier des charges|encargo)\b"
)
_PAPERWORK = re.compile(
    r"(?:(?:copy of|paid|unpaid|final|my) )*(?:invoices?|rechnung(?:en)?|facture|factura|receipt|quittung|quotation|"
    r"purchase order|timesheet|stundenzettel|mahnung) .*\d"
)
_PLAIN_BRIEF = re.compile(r"\bbriefe?\b")  # the German word for letter
_NOT_THE_JOB = re.compile(
    r"\b(?:v ?\d+|version(?: \d+)?|rev(?: ?\d+)?|final|draft|copy of|copy|entwurf|endfassung|fassung|kopie|"
    r"korrektur|edited|"
    r"approved|clean|brouillon|borrador)\b"
)
_VERSION = re.compile(r"\b(?:v|version|rev) ?(\d+)\b")
_LAST = re.compile(r"\b(?:final|endfassung|approved|clean)\b")
MOST_PIECES_OF_A_BRIEF = 4
_MOST_LABELS = 5_000  # different ones; more come from no form
MAILS = frozenset({"eml", "mbox-message"})
TABLES_AND_STRINGS = frozenset({"csv", "xlsx", "json", "po", "xliff", "yaml"})


@dataclass
class Neighbours:
    """The keys by which a document finds what it belongs to."""

    mails: dict[str, tuple[str, str]] = field(default_factory=dict)  # message id -> document id, parent's message id
    own_mails: set[str] = field(default_factory=set)  # paths
    mail_at: dict[str, str] = field(default_factory=dict)  # path -> document id
    attached: dict[str, list[str]] = field(default_factory=dict)  # path of a mail -> document ids
    briefs: dict[tuple[str, str], str] = field(default_factory=dict)  # folder, job -> document id
    folder_briefs: dict[str, list[str]] = field(default_factory=dict)
    pieces: Counter[str] = field(default_factory=Counter)  # folder -> pieces that are no briefs
    versions: dict[tuple[str, str], list[tuple[int, str]]] = field(default_factory=dict)  # folder, job -> rank, id
    labels: Counter[str] = field(default_factory=Counter)  # that documents begin with, on a line of their own

    def parent(self, document: Document) -> str | None:
        """The document that a mail answers."""
        answered = one_id(document.meta.get("in_reply_to", ""))
        return self.mails[answered][0] if answered in self.mails else None

    def thread(self, document: Document) -> str:
        """A name for the thread of a mail: its first message that is known or named."""
        references = document.meta.get("references", "").split()
        root = one_id(references[0]) if references else one_id(document.meta.get("in_reply_to", ""))
        root = root or one_id(document.meta.get("message_id", ""))
        seen: set[str] = set()
        while root in self.mails and self.mails[root][1] and root not in seen:
            seen.add(root)
            root = self.mails[root][1]
        subject = re.sub(r"^(?:(?:re|aw|fwd?|wg|tr|rv)\s*:\s*)+", "", document.meta.get("subject", ""), flags=re.I)
        return "thread:" + sha256((root or subject or document.id).encode()).hexdigest()[:16]

    def brief(self, document: Document) -> str | None:
        """The brief of a piece: the one with the same job name, else the only one in a folder of few pieces."""
        folder, job = folder_of(document), job_of(document)
        if (folder, job) in self.briefs:
            return self.briefs[folder, job]
        here = self.folder_briefs.get(folder, [])
        return here[0] if len(here) == 1 and self.pieces[folder] <= MOST_PIECES_OF_A_BRIEF else None

    def later_version(self, document: Document) -> str | None:
        """The newest later version of a piece in the same folder."""
        versions = self.versions.get((folder_of(document), job_of(document)), [])
        rank, newest = max(versions, default=(0, ""))
        return newest if newest and newest != document.id and rank > version_of(document) else None


def meet(documents: Iterable[Document], pairing: Pairing) -> Neighbours:
    """The first pass over all documents."""
    found = Neighbours()
    for document in documents:
        if document.kind in MAILS:
            _add_mail(found, document, pairing)
        elif mail := document.meta.get("mail"):
            found.attached.setdefault(mail, []).append(document.id)
        elif document.kind in TABLES_AND_STRINGS:
            continue
        elif is_brief(document, pairing):
            folder = folder_of(document)
            found.folder_briefs.setdefault(folder, []).append(document.id)
            if job := job_of(document):
                found.briefs[folder, job] = document.id
        else:
            found.pieces[folder_of(document)] += 1
            found.versions.setdefault((folder_of(document), job_of(document)), []).append(
                (version_of(document), document.id)
            )
            if (label := first_label(document)) and len(found.labels) < _MOST_LABELS:
                found.labels[label] += 1
    found.versions = {job: versions for job, versions in found.versions.items() if len(versions) > 1}
    found.labels = Counter({label: count for label, count in found.labels.items() if count >= LEARNED_FROM})
    return found


def _add_mail(found: Neighbours, document: Document, pairing: Pairing) -> None:
    found.mail_at[document.path] = document.id
    if is_own_mail(document, pairing.settings):
        found.own_mails.add(document.path)
    if identity := one_id(document.meta.get("message_id", "")):
        found.mails[identity] = (document.id, one_id(document.meta.get("in_reply_to", "")))


def is_brief(document: Document, pairing: Pairing) -> bool:
    """Whether the file name says that this is a brief; a German "Brief" is a letter."""
    name = spaced(file_stem(document)).casefold()
    found = _BRIEF.search(name)
    if not found or document.kind in MAILS or document.kind in TABLES_AND_STRINGS:
        return False
    return not (_PLAIN_BRIEF.fullmatch(found.group()) and pairing.language(document, body(document.segments)) == "de")


def is_paperwork(document: Document) -> bool:
    """Whether the file name says that this is an invoice or the like: the word and a number ("Invoice 2025-014")."""
    return _PAPERWORK.match(spaced(file_stem(document)).casefold()) is not None


def folder_of(document: Document) -> str:
    """The folder of a document, within the archive that it came in."""
    return document.path.rpartition("/")[0]


def job_of(document: Document) -> str:
    """What is left of a file name without "brief", "final", "v2": the name of the job."""
    name = spaced(file_stem(document)).casefold()
    return " ".join(_NOT_THE_JOB.sub(" ", _BRIEF.sub(" ", name)).split())


def version_of(document: Document) -> int:
    """How late a version is by its file name: 0 for none, 1,000 for final."""
    name = spaced(file_stem(document)).casefold()
    if _LAST.search(name):
        return 1000
    found = _VERSION.search(name)
    return int(found.group(1)[:3]) if found else 0


def one_id(header: str) -> str:
    """The last message id of a header, without its brackets."""
    words: Iterator[str] = reversed(header.replace("<", " ").replace(">", " ").split())
    return next(words, "")
