"""What a file is, by its bytes; the name only decides between kinds of text."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZipFile

from dataset.read.decoding import MARKS, decode
from dataset.read.limits import Limits
from dataset.read.reasons import Refused
from dataset.read.safe_zip import open_zip

BY_NAME = {
    "docx": "docx", "docm": "docx", "dotx": "docx", "pdf": "pdf", "xlsx": "xlsx", "xlsm": "xlsx", "zip": "zip",
    "txt": "txt", "text": "txt", "log": "txt", "md": "md", "markdown": "md", "mdx": "md", "html": "html", "htm": "html",
    "xhtml": "html", "csv": "csv", "tsv": "csv", "tab": "csv", "eml": "eml", "mbox": "mbox", "mbx": "mbox",
    "json": "json", "jsonl": "json", "ndjson": "json", "arb": "json", "po": "po", "pot": "po", "xliff": "xliff",
    "xlf": "xliff", "sdlxliff": "xliff", "mxliff": "xliff", "mqxliff": "xliff", "yaml": "yaml", "yml": "yaml",
}  # fmt: skip
SHOWN = {
    "docx": "a Word document", "pdf": "a PDF", "xlsx": "an Excel sheet", "zip": "a zip", "html": "a web page",
    "json": "JSON", "eml": "a mail", "mbox": "a mailbox", "xliff": "a translation file", "po": "a translation file",
}  # fmt: skip
TEXT_KINDS = frozenset({"txt", "md", "html", "csv", "eml", "mbox", "json", "po", "xliff", "yaml"})
PACKED_NAMES = frozenset({"docx", "xlsx", "zip", "pdf"})
_OTHER_PROMISE = re.compile(
    r"png|jpe?g|gif|webp|tiff?|bmp|heic|psd|ai|docx?|xlsx?|pptx?|od[tsp]|rtf|pages|numbers|key|epub|msg|pst"
    r"|mp[34]|mov|wav|m4a|avi|exe|dll|dmg|pkg|apk|iso|rar|7z|gz|bz2|xz|tar"
)
_CODE = re.compile(
    r"css|scss|sass|less|js|mjs|cjs|jsx|tsx?|py|pyi|rb|php|pl|pm|go|rs|java|kt|swift|c|cc|cpp|h|hpp|cs|sh|bash|zsh|bat|ps1"
    r"|sql|toml|ini|cfg|lock|map|svg|vue|svelte|lua|r|m|mo"
)
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "program"), (b"\x7fELF", "program"), (b"\xcf\xfa\xed\xfe", "program"), (b"\xfe\xed\xfa", "program"),
    (b"\xca\xfe\xba\xbe", "program"), (b"#!", "program"), (b"dex\n", "program"), (b"\0asm", "program"),
    (b"\x89PNG", "picture"), (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"), (b"II*\0", "picture"),
    (b"MM\0*", "picture"), (b"BM", "picture?"), (b"8BPS", "picture"), (b"\0\0\1\0", "picture"),
    (b"ID3", "media"), (b"OggS", "media"), (b"fLaC", "media"), (b"\x1aE\xdf\xa3", "media"),
    (b"\xff\xfb", "media?"), (b"\xff\xf3", "media?"),
    (b"\x1f\x8b", "archive"), (b"7z\xbc\xaf\x27\x1c", "archive"), (b"Rar!\x1a", "archive"), (b"BZh", "archive?"),
    (b"\xfd7zXZ", "archive"), (b"\x28\xb5\x2f\xfd", "archive"), (b"MSCF", "archive"),
    (b"{\\rtf", "old_format"), (b"!BDN", "old_format"),
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIL_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]")
_MAIL_MARKS = frozenset(
    {"received", "return-path", "message-id", "mime-version", "x-mailer", "delivered-to", "content-type"}
)
_MBOX_START = re.compile(rb"From [^\r\n]{1,300}\r?\n[!-9;-~]{1,70}:")
_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_XLIFF = re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:\w{1,20}:)?xliff\b", re.S)
_PO = re.compile(r'^msgid(?:_plural)?[ \t]+"', re.M)


def promised(name: str) -> str | None:
    """The kind that a name promises; "" for a name that promises something else than text, None for no promise."""
    suffix = PurePosixPath(name).suffix.lower().lstrip(".")
    return BY_NAME.get(suffix, "" if _OTHER_PROMISE.fullmatch(suffix) else None)


def sniff(data: bytes, name: str, limits: Limits) -> tuple[str, str | None]:
    """The kind of a file (one of BY_NAME's) and a note where the name promises another. Raises Refused."""
    if not data.strip(b"\0 \t\r\n"):
        raise Refused("empty")
    kind = _packed(data, limits)
    promise = promised(name)
    if kind is None and _CODE.fullmatch(PurePosixPath(name).suffix.lower().lstrip(".")):
        raise Refused("program")
    if kind is None:
        if promise in PACKED_NAMES or promise == "":
            raise Refused("wrong_extension")
        kind = _text_kind(data, promise)
    if promise not in (kind, None) and not {promise, kind} <= {"txt", "md", "csv", "yaml"}:
        what = SHOWN.get(kind, "plain text")
        suffix = PurePosixPath(name).suffix
        return kind, f"It is named {suffix}, but it is {what}; I read it as that."
    return kind, None


def is_mbox(start: bytes) -> bool:
    """Whether a file that begins like this is a mailbox."""
    return _MBOX_START.match(start) is not None


def _packed(data: bytes, limits: Limits) -> str | None:
    """The kind of a file that is not text; None when it may be text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        with open_zip(BytesIO(data), limits) as archive:
            return zip_kind(archive)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_OLE):
        protected = "EncryptedPackage".encode("utf-16-le") in data
        raise Refused("encrypted" if protected else "old_format")
    for magic, reason in _MAGIC:
        if data.startswith(magic) and (not reason.endswith("?") or _is_binary(data)):
            raise Refused(reason.rstrip("?"))
    if data[:4] == b"RIFF":
        raise Refused("picture" if data[8:12] == b"WEBP" else "media")
    if data[4:8] == b"ftyp":
        raise Refused("picture" if data[8:11] in (b"hei", b"mif", b"avi") else "media")
    if data[257:262] == b"ustar":
        raise Refused("archive")
    if _is_binary(data):
        raise Refused("unknown")
    return None


def zip_kind(archive: ZipFile) -> str:
    """What a zip is: docx, xlsx or zip. Raises Refused for the packed kinds that are not read."""
    names = set(archive.namelist())
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/document") for name in names):
            return "docx"
        if any(name.startswith("xl/workbook.") for name in names):
            return "xlsx"
        raise Refused("old_format" if any(name.startswith("ppt/") for name in names) else "broken")
    if "mimetype" in names or any(name.endswith((".iwa", "AndroidManifest.xml")) for name in names):
        raise Refused("old_format")
    return "zip"


def _is_binary(data: bytes) -> bool:
    if any(data.startswith(mark) for mark, _ in MARKS):
        return False
    sample = data[:65536]
    odd = sum(sample.count(byte) for byte in (0, 1, 2, 3, 4, 5, 6, 7, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25))
    return (sample.count(0) > 0 and odd > 1) or odd > len(sample) // 50


def _text_kind(data: bytes, promise: str | None) -> str:
    start, _ = decode(data[:8192])
    if is_mbox(data[:400]):
        return "mbox"
    if _XLIFF.match(start):
        return "xliff"
    if _HTML.match(start):
        return "html"
    if start.lstrip().startswith("<") and "<!ENTITY" in start:
        raise Refused("unsafe_xml")
    if start.lstrip().startswith("<?xml") and promise not in ("html", "txt", "md"):
        raise Refused("old_format")
    if _is_mail(start, promise):
        return "eml"
    if promise in ("json", "html", "csv", "md", "yaml", "po"):
        return promise
    if len(_PO.findall(start)) > 1 and "msgstr" in start:
        return "po"
    if start.lstrip()[:1] in ("{", "[") and _is_json(data):
        return "json"
    return "txt"


def _is_mail(start: str, promise: str | None) -> bool:
    """Two headers, and one that only machines write unless the name says mail."""
    if promise == "mbox":
        return False
    seen = set[str]()
    for line in start.lstrip("\n").split("\n")[:80]:
        if header := _MAIL_HEADER.match(line):
            seen.add(header.group(1).lower())
        elif not line.startswith((" ", "\t")):
            break
    known = seen & {"from", "to", "subject", "date", "cc", "reply-to"}
    return bool(known) and (promise == "eml" or (len(known) > 1 and bool(seen & _MAIL_MARKS)))


def _is_json(data: bytes) -> bool:
    try:
        return isinstance(json.loads(decode(data)[0], parse_int=str), dict | list)
    except (ValueError, RecursionError):
        return False
