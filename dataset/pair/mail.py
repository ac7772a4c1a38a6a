"""Strategy 1: the client's mail and the person's own reply, or what was attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dataset.document import Document, Segment
from dataset.pair.clients import client_of_letter, is_own_mail
from dataset.pair.courtesies import (
    in_full,
    own_words,
    without_courtesies,
    without_echo,
    without_lead_ins,
    without_quotes,
)
from dataset.pair.draft import Draft, Pairing
from dataset.pair.neighbours import Fetch, Neighbours, one_id
from dataset.pair.phrasing import Field
from dataset.pair.text import body, cut, word_count

_ATTACHED = re.compile(
    r"\b(?:attach(?:ed|ment|ing)?|enclosed|anbei|anhang|angehängt|beigefügt|pièces? jointes?|ci-joint\w*|"
    r"adjunt[oa]s?|allegat[oai])\b",
    re.I,
)
_PATCH = re.compile(r"\s*(?:diff -|Index: \S|--- \S[^\n]*\d\d:\d\d[^\n]*\n\+\+\+ |\*\*\* \S[^\n]*\d\d:\d\d)")
_SEAL = re.compile(r"\s*-----BEGIN PGP (?:SIGNATURE|PUBLIC KEY)")
_BEFORE_SUBJECT = re.compile(r"(?:(?:re|aw|sv|antw)\s*:\s*|\[[^\[\]\n]{1,30}\]\s*)+", re.I)  # "Re: [list] "
A_GREETING = 5  # words
A_COVER_NOTE = 120  # words; a longer mail that says "attached" is an answer of its own


def from_mail(document: Document, pairing: Pairing, neighbours: Neighbours, fetch: Fetch) -> Iterator[Draft]:
    """The pairs of one mail; none when it is somebody else's or answers nothing."""
    if not is_own_mail(document, pairing.settings):
        return
    settings = pairing.settings
    parent = _parent(document, pairing, neighbours, fetch)
    message, source = _message(document, parent)
    if attachment := attached_answer(document, neighbours, fetch):
        if word_count(message) >= settings.least_message:
            answer, name = body(attachment.segments), attachment.path.rpartition("/")[2]
            draft = _draft(document, parent, pairing, neighbours, message, source, answer, f"attached: {name}")
            yield replace(draft, kind=pairing.kinds.of_piece(name, attachment.title or "")[0])
        return
    whole = own_text(parent) if parent else ""
    blocks = [(in_full(quoted, whole), own) for quoted, own in _inline(document)]
    answers = [
        (number, quoted, own)
        for number, (quoted, own) in enumerate(blocks, 1)
        if word_count(quoted) >= settings.least_message and word_count(own) >= settings.least_answer
    ]
    if len(blocks) > 1:  # together the answers between the lines would be a text that nobody wrote
        for number, quoted, own in answers:
            yield _draft(document, parent, pairing, neighbours, quoted, "quoted in the mail", own, f"answer {number}")
        return
    answer = without_echo(own_text(document), message)
    if word_count(message) >= settings.least_message and word_count(answer) >= settings.least_answer:
        yield _draft(document, parent, pairing, neighbours, message, source, answer, "the reply")


def own_text(document: Document) -> str:
    """What the sender wrote, without greeting, closing and the name below it."""
    return own_words(without_lead_ins(document.segments), document.meta.get("from", ""))


def is_seal(document: Document) -> bool:
    """Whether an attachment only proves who sent the mail."""
    return bool(document.segments) and bool(_SEAL.match(document.segments[0].text))


def is_patch(document: Document) -> bool:
    """Whether a file says which lines of a program change."""
    return bool(document.segments) and bool(_PATCH.match(document.segments[0].text))


def attached_answer(document: Document, neighbours: Neighbours, fetch: Fetch) -> Document | None:
    """The document that was attached to a short mail which says so; None when there are none or several."""
    attached = neighbours.attached.get(document.path, [])
    if len(attached) != 1:
        return None
    note = own_text(document)
    return fetch(attached[0]) if _ATTACHED.search(note) and word_count(note) <= A_COVER_NOTE else None


def _parent(document: Document, pairing: Pairing, neighbours: Neighbours, fetch: Fetch) -> Document | None:
    """The mail that this one answers, when it is there and somebody else's."""
    identity = neighbours.parent(document)
    parent = fetch(identity) if identity and identity != document.id else None
    if parent is None:
        return None
    told = pairing.settings.own_addresses or pairing.settings.own_names
    if told:
        return None if is_own_mail(parent, pairing.settings) else parent
    return None if parent.meta.get("from") == document.meta.get("from") else parent


def _message(document: Document, parent: Document | None) -> tuple[str, str]:
    if parent is not None and (message := without_quotes(own_text(parent))):
        day = f" of {parent.written}" if parent.written else ""
        return message, f"the mail{day} that you answered"
    quoted = [segment for segment in document.segments if segment.kind == "quoted"]
    nearest = min((segment.level for segment in quoted), default=0)
    return without_courtesies(without_quotes(_joined([s for s in quoted if s.level == nearest]))), "quoted in the mail"


def _inline(document: Document) -> list[tuple[str, str]]:
    """Quoted stretches, each with what was written below it; empty when more than a greeting stands above the first."""
    blocks: list[tuple[list[Segment], list[Segment]]] = []
    for segment in without_lead_ins(document.segments):
        if segment.kind == "quoted":
            if not blocks or blocks[-1][1]:
                blocks.append(([], []))
            blocks[-1][0].append(segment)
        elif segment.kind in {"own", "list"} and segment.text.strip():
            if blocks:
                blocks[-1][1].append(segment)
            elif word_count(segment.text) > A_GREETING:
                return []
    sender = document.meta.get("from", "")
    return [(without_quotes(_joined(quoted)), own_words(own, sender)) for quoted, own in blocks if own]


def _joined(segments: list[Segment]) -> str:
    return "\n\n".join(segment.text.strip() for segment in segments if segment.text.strip())


def _draft(
    document: Document,
    parent: Document | None,
    pairing: Pairing,
    neighbours: Neighbours,
    message: str,
    source: str,
    answer: str,
    place: str,
) -> Draft:
    language = pairing.language(document, answer)
    other = parent.meta.get("from", "") if parent else document.meta.get("to", "")
    fields = {
        "message": Field(cut(message, pairing.settings.most_prompt), source),
        "length": pairing.length_field(answer, language),
    }
    subject = document.meta.get("subject", "").strip()
    if subject := subject[found.end() if (found := _BEFORE_SUBJECT.match(subject)) else 0 :].strip():
        fields["subject"] = Field(subject, "subject of the mail")
    return Draft(
        strategy="mail",
        form="mail",
        answer=answer,
        source_key=one_id(document.meta.get("message_id", "")) or message,
        fields=fields,
        kind="reply",
        place=place,
        group=neighbours.thread(document),
        client=client_of_letter(document, other, pairing.settings, pairing.kinds),
        language=language,
    )
