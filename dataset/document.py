"""What is read from past work: documents in order, or why a file could not be read."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SegmentKind = Literal[
    "heading",  # level 1 is the topmost
    "text",
    "list",  # one item; level 0 is the outermost; cells hold number ("2.") where the text numbers its items
    "row",  # one row of a table; cells hold column -> value
    "string",  # one text of an interface; cells hold key, source, translation, note, max_characters, language, state
    "own",  # mail: what the sender wrote
    "quoted",  # mail: what the sender quoted, one level of marks taken off; level is the depth; also block quotes
    "signature",  # mail: closing words and signature
    "comment",  # text is the comment, before the passage that it is about; cells hold author, written, after
    "revision",  # text is the passage after all tracked changes, before the passage before; cells as above
    "header",  # of the page, once
    "footer",
]
DocumentKind = Literal[
    "docx", "pdf", "txt", "md", "html", "csv", "xlsx", "eml", "mbox-message", "json", "po", "xliff", "yaml"
]
UnreadReason = Literal[
    "missing",  # not there, or gone while reading
    "unreadable",  # the disk or the permissions refuse
    "empty",
    "too_large",
    "encrypted",
    "broken",
    "scan",
    "picture",
    "media",  # sound or film
    "program",
    "archive",  # packed in another way than zip
    "old_format",  # readable by people, not by us yet: .doc, .rtf, .odt, .pages, .msg, slides, books
    "unknown",
    "wrong_extension",
    "zip_bomb",
    "unsafe_name",  # a member of a zip that wants to be written somewhere else
    "unsafe_xml",  # declares its own entities
    "link",
    "too_many_files",
    "too_many_pages",
    "too_many_rows",
    "too_many_columns",
    "too_deep",
    "too_much_text",
    "too_slow",
    "too_much_memory",
    "crashed",
    "repeated",  # byte for byte what was read before
    "system",  # made by the computer for itself
]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Segment(_Frozen):
    """A stretch of a document; `place` is for people ("page 3", "row 12"), `at` its order in the document from 0."""

    kind: SegmentKind
    text: str
    place: str
    level: int = 0
    before: str | None = None
    cells: dict[str, str] = Field(default_factory=dict)  # a plain {} is copied for each segment, slowly
    at: int


class Document(_Frozen):
    """One piece of past work.

    `id` is the sha256 (hex) of its bytes. `path` is relative to what was given, with `/`, and goes on inside archives
    ("a.zip/b.docx", "inbox.mbox/message 12"). `written` is an ISO day. `meta` may hold folder (always, "" at the top),
    note (what a person should know about the reading), from, to, cc, subject, date, message_id, in_reply_to,
    references, attachments, mail (path of the mail that it was attached to), description, keywords, og:*, url,
    language, company, last_modified_by, category, encoding.
    """

    id: str
    path: str
    kind: DocumentKind
    title: str | None = None
    author: str | None = None
    written: str | None = None
    meta: dict[str, str] = {}
    segments: tuple[Segment, ...]


class Unread(_Frozen):
    """A file that gave no document; `sentence` says why in plain words."""

    path: str
    reason: UnreadReason
    sentence: str
