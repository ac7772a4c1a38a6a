"""Finds the pairs of all documents: for each the strategy with the strongest evidence that gives any."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from dataset.candidate import Candidate
from dataset.document import Document
from dataset.pair.brief import from_brief
from dataset.pair.brief_above import from_brief_above
from dataset.pair.draft import Draft, Pairing, open_pairing
from dataset.pair.head import heads_of
from dataset.pair.labelled_brief import from_labelled
from dataset.pair.mail import attached_answer, from_mail, is_patch, is_seal, own_text
from dataset.pair.neighbours import MAILS, Fetch, Neighbours, is_brief, is_paperwork, meet
from dataset.pair.page import from_page, has_page_data, is_long
from dataset.pair.passages import from_passages
from dataset.pair.piece import Piece, piece_of, piece_of_mail
from dataset.pair.revision import from_revisions
from dataset.pair.sections import from_sections
from dataset.pair.settings import PairSettings
from dataset.pair.sheet import from_sheet
from dataset.pair.strings import from_strings
from dataset.pair.template import from_template
from dataset.pair.text import word_count

Skipped = Callable[[str, str], None]  # path, why in a sentence


def find_pairs(
    documents: Iterable[Document],
    settings: PairSettings,
    *,
    fetch: Fetch | None = None,
    skipped: Skipped | None = None,
) -> Iterator[Candidate]:
    """The pairs of the documents, in their order.

    `documents` is gone through twice, so it must be a sequence or something that can be read again; with the latter
    `fetch` gives one document by its id. `skipped` is told of each document that gave no pair. Held in memory: small
    keys of every document (see `neighbours`) and a number for every pair, no texts.
    """
    if fetch is None:
        if not isinstance(documents, Sequence):
            raise TypeError("without fetch, documents must be a sequence")
        fetch = {document.id: document for document in documents}.get
    elif iter(documents) is documents:
        raise TypeError("documents must be readable twice, not an iterator")
    pairing = open_pairing(settings)
    finder = _Finder(pairing, meet(documents, pairing), fetch, skipped or (lambda path, why: None))
    for document in documents:
        yield from finder.pairs(document)


class _Finder:
    def __init__(self, pairing: Pairing, neighbours: Neighbours, fetch: Fetch, skipped: Skipped) -> None:
        self.pairing, self.neighbours, self.fetch, self.skipped = pairing, neighbours, fetch, skipped
        self.seen: dict[int, int] = {}  # pairs with the same content so far, by the number of their id

    def pairs(self, document: Document) -> Iterator[Candidate]:
        any_pair = False
        for draft in self._drafts(document):
            any_pair = True
            yield self._candidate(draft, document)
        if not any_pair:
            self.skipped(document.path, self._why_none(document))

    def _candidate(self, draft: Draft, document: Document) -> Candidate:
        if draft.strategy == "none":
            made = self.pairing.without_prompt(draft, document, "nothing tells what was asked for")
        else:
            made = self.pairing.candidate(draft, document)
        number = int(made.id, 16)
        repeat = self.seen.get(number, 0)
        self.seen[number] = repeat + 1
        return made if not repeat else self.pairing.numbered(made, draft, repeat)

    def _drafts(self, document: Document) -> Iterator[Draft]:
        if document.kind in MAILS:
            drafts = list(from_mail(document, self.pairing, self.neighbours, self.fetch))
            yield from drafts or self._of_first_mail(document)
        elif any(segment.kind == "string" for segment in document.segments):
            yield from from_strings(document, self.pairing)
        elif document.kind in {"csv", "xlsx", "json"} and any(s.kind == "row" for s in document.segments):
            yield from from_sheet(document, self.pairing)
        elif not self._no_piece(document):
            yield from from_revisions(document, self.pairing, self.neighbours, self.fetch)
            yield from self._from_piece(document)

    def _from_piece(self, document: Document) -> Iterator[Draft]:
        piece = piece_of(document, self.pairing)
        if drafts := list(from_brief_above(document, piece, self.pairing)):
            yield from drafts
            return
        heads = heads_of(document, self.pairing.labels, self.neighbours.labels)
        if drafts := list(from_labelled(document, heads, self.pairing)):
            yield from drafts
            return
        settings = self.pairing.settings
        count = word_count(piece.answer)
        if count < settings.least_answer:
            return
        if count > settings.most_answer:
            yield from self._of_long(document, piece)
            return
        by_heading, by_page = (from_sections(document, piece, self.pairing), from_page(document, piece, self.pairing))
        ways = [from_brief(document, piece, self.pairing, self.neighbours, self.fetch), by_heading, by_page]
        if has_page_data(document) and not is_long(piece):
            ways[1:] = [by_page, by_heading]  # a page that says what it is about is asked for as a whole
        ways.append(from_template(document, piece, self.pairing, head=heads[0] if heads else None))
        for way in ways:
            drafts = list(way)
            if drafts:
                yield from drafts
                return

    def _of_long(self, document: Document, piece: Piece) -> Iterator[Draft]:
        sections = list(from_sections(document, piece, self.pairing))
        if drafts := sections or list(from_passages(document, piece, self.pairing)):
            yield from drafts
            return
        for draft in from_template(document, piece, self.pairing):
            yield replace(draft, strategy="none")

    def _of_first_mail(self, document: Document) -> Iterator[Draft]:
        """A mail that answers nothing is a piece when it is known to be the person's own."""
        settings = self.pairing.settings
        told = settings.own_addresses or settings.own_names
        if not told or document.path not in self.neighbours.own_mails or document.meta.get("in_reply_to"):
            return
        if any(segment.kind == "quoted" for segment in document.segments):
            return
        text = own_text(document)
        if settings.least_answer <= word_count(text) <= settings.most_answer:
            piece = piece_of_mail(document, text, self.pairing)
            yield from from_template(document, piece, self.pairing, group=self.neighbours.thread(document))

    def _no_piece(self, document: Document) -> str | None:
        """Why a document is nobody's answer; None when it may be one."""
        if mail := document.meta.get("mail"):
            if is_seal(document):
                return "It is the signature of a mail."
            if mail in self.neighbours.mail_at and mail not in self.neighbours.own_mails:
                return "It came attached to somebody else's mail."
            sent = self.fetch(self.neighbours.mail_at[mail]) if mail in self.neighbours.mail_at else None
            answer = attached_answer(sent, self.neighbours, self.fetch) if sent else None
            if sent and answer is not None and answer.id == document.id and self._answers(sent):
                return "It is the answer to the mail that it was attached to."
        if is_paperwork(document):
            return "By its name it is paperwork, such as an invoice, and no piece of yours."
        if is_patch(document):
            return "It is a change of a program, not a text."
        if is_brief(document, self.pairing):
            return "It is a brief, so it stands in the prompt of the pieces beside it."
        return None

    def _answers(self, mail: Document) -> bool:
        return next(from_mail(mail, self.pairing, self.neighbours, self.fetch), None) is not None

    def _why_none(self, document: Document) -> str:
        if document.kind in MAILS:
            if document.path not in self.neighbours.own_mails:
                return "Somebody else wrote it."
            if word_count(own_text(document)) < self.pairing.settings.least_answer:
                return "What you wrote in it is too short to learn from."
            return "I can't find the message that it answers."
        if why := self._no_piece(document):
            return why
        if document.kind in {"csv", "xlsx", "json"}:
            return "No column holds texts of a few words."
        return "It is too short to learn from."
