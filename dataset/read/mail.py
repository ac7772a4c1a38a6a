"""Mails: who wrote what to whom, their own words apart from the quoted, and what is attached."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from dataset.read.decoding import decode_as
from dataset.read.draft import Draft, clean
from dataset.read.html import parse_page, walk
from dataset.read.limits import Limits
from dataset.read.quotes import split_mail
from dataset.read.reasons import Refused

_HEADERS = {
    "from": "From", "to": "To", "cc": "Cc", "subject": "Subject", "message_id": "Message-ID",
    "in_reply_to": "In-Reply-To", "references": "References", "date": "Date",
}  # fmt: skip
# Nobody attached these by hand: signatures that machines check, and the pictures of a letterhead.
_NOT_BROUGHT = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})
_LINE_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "table",
        "blockquote",
        "pre",
        "section",
        "hr",
    ]
)


@dataclass(frozen=True)
class Attachment:
    """A file in a mail."""

    name: str
    data: bytes


def read_mail(data: bytes, limits: Limits, kind: str = "eml") -> tuple[Draft, list[Attachment]]:
    """The draft of a mail and its attachments. The draft may be without segments; raises Refused."""
    try:
        message = message_from_bytes(data.lstrip(b"\r\n"))
    except (MessageError, ValueError, IndexError, TypeError, AttributeError):
        raise Refused("broken") from None
    draft = Draft(kind, limits)
    for name, header in _HEADERS.items():
        draft.tell(name, _header(message, header))
    draft.title = draft.meta.get("subject")
    draft.author = re.sub(r"\s*<[^<>]*>\s*$", "", draft.meta.get("from", "")).strip("\"' ") or draft.meta.get("from")
    draft.written = _day(draft.meta.get("date"))
    text, attachments = _parts(message, limits)
    for stretch in split_mail(clean(text)):
        place = "message"
        if stretch.kind == "quoted":
            place = f"quoted: {stretch.said}"[:200] if stretch.said else "quoted"
        elif stretch.kind == "signature":
            place = "signature"
        draft.add(stretch.kind, stretch.text, place, level=stretch.depth)
    draft.tell("attachments", ", ".join(attachment.name for attachment in attachments))
    return draft, attachments


def _header(message: Message, name: str) -> str | None:
    raw = message.get(name)
    if raw is None:
        return None
    text = str(raw)
    try:
        pieces = decode_header(text) if "=?" in text else [(text, None)]
    except (HeaderParseError, ValueError):
        pieces = [(text, None)]
    said = "".join(p if isinstance(p, str) else decode_as(p, c) for p, c in pieces)
    if any("\udc80" <= character <= "\udcff" for character in said):  # bytes that no header may hold, but many do
        said = decode_as(said.encode("utf-8", "surrogateescape"), None)
    return said


def _day(date: str | None) -> str | None:
    if not date:
        return None
    try:
        when = parsedate_to_datetime(date)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # The day as the sender's calendar shows it; a day has no zone.
    return when.date().isoformat() if 1970 <= when.replace(tzinfo=when.tzinfo or UTC).year < 2200 else None


def _parts(message: Message, limits: Limits) -> tuple[str, list[Attachment]]:
    """The text, plain where there is one, else from HTML; and the attachments in order."""
    plain, pages, attachments = list[str](), list[str](), list[Attachment]()
    waiting, seen = [message], 0
    while waiting:
        part = waiting.pop(0)
        seen += 1
        if seen > limits.members:
            raise Refused("too_many_files")
        kind = part.get_content_type()
        name = _name(part)
        held = part.get_payload()
        if kind == "message/rfc822" and isinstance(held, list) and held and isinstance(held[0], Message):
            attachments.append(Attachment(name or "mail.eml", _as_bytes(held[0])))
        elif isinstance(held, list):
            waiting[:0] = [inner for inner in held if isinstance(inner, Message)]
        elif kind in _NOT_BROUGHT or (kind.startswith("image/") and part.get_content_disposition() != "attachment"):
            continue
        elif name or part.get_content_disposition() == "attachment" or not kind.startswith("text/"):
            if body := _payload(part):
                attachments.append(Attachment(name or f"part {seen}", body))
        elif kind == "text/html":
            pages.append(decode_as(_payload(part), part.get_content_charset()))
        else:
            plain.append(decode_as(_payload(part), part.get_content_charset()))
    if any(text.strip() for text in plain):
        return "\n\n".join(plain), attachments
    return "\n\n".join(_lines_of(page, limits) for page in pages), attachments


def _payload(part: Message) -> bytes:
    try:
        body = part.get_payload(decode=True)
    except (ValueError, AssertionError, TypeError):
        return b""
    return body if isinstance(body, bytes) else b""


def _as_bytes(message: Message) -> bytes:
    try:
        return message.as_bytes()
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, KeyError):
        return b""


def _name(part: Message) -> str | None:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    if not name:
        return None
    try:
        pieces = decode_header(name) if "=?" in name else [(name, None)]
    except (HeaderParseError, ValueError):
        pieces = [(name, None)]
    return clean("".join(p if isinstance(p, str) else decode_as(p, c) for p, c in pieces))[:200] or None


def _lines_of(page: str, limits: Limits) -> str:
    """The text of an HTML mail with ">" before what is quoted, as plain mails have it."""
    parser = parse_page(page, limits)
    for node in parser.css("script, style, head, title, noscript, template, [hidden]"):
        node.decompose()
    if parser.body is None:
        return ""
    lines, held, depth = list[str](), list[str](), 0

    def flush() -> None:
        for line in re.sub(r"[ \t\xa0]+", " ", "".join(held)).split("\n"):
            if line.strip():
                lines.append(">" * depth + (" " if depth else "") + line.strip())
        held.clear()

    for node, entering in walk(parser.body):
        tag = node.tag or ""
        if tag == "-text":
            if entering:
                held.append(re.sub(r"\s+", " ", node.text_content or ""))
        elif tag == "br" and entering:
            held.append("\n")
        elif tag in _LINE_BLOCKS:
            flush()
            if tag == "blockquote":
                depth = min(9, depth + 1) if entering else max(0, depth - 1)
            if tag in ("p", "ul", "ol", "table") and not entering and lines and lines[-1].strip("> "):
                lines.append(">" * depth)
    flush()
    return "\n".join(lines)
