"""Files that mean harm or are damaged, the same ones for the same seed: what a reader must survive."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Iterator
from itertools import pairwise

from tests.dataset.read.making import docx, mail, mail_with, paragraph, pdf, text_page, xlsx, zipped

_LONG = "Wool keeps its warmth when it is wet, which is why people choose it over cotton for a long walk in the hills."
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ENTITIES = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghi"))
BOMB = f'<!DOCTYPE l [<!ENTITY a "ha">{_ENTITIES}]>'
_SNIPPETS = [
    b"<", b">", b"<w:p>", b'"', b"'", b"\\", b"&#0;", b"&lt;", b"\r", b"\n\n", b"From ", b"--XX\n", b"{", b"[",
    b"]", b"}", b":", b"- ", b"# ", b"> ", b"|", b"\t", b"msgid \"", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xae",
    b"=?utf-8?q?=", b"&a", b"*a", b"-1",
]  # fmt: skip
OUTSIDE = '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


def named() -> dict[str, tuple[bytes, str]]:
    """Deceptive files by name, each with the reason that it must be refused for ("" for a document)."""
    word = {"[Content_Types].xml": "<Types/>"}
    return {
        "empty.txt": (b"", "empty"),
        "nothing.zip": (zipped({}), "empty"),
        "folders.zip": (zipped({"a/": b"", "b/": b""}), "empty"),
        "blank.md": (b" \n\n ", "empty"),
        "program.docx": (b"MZ\x90\0" + b"\0" * 200, "program"),
        "program.txt": (b"\x7fELF\x02\x01\x01" + b"\0" * 60, "program"),
        "script.txt": (b"#!/bin/sh\nrm -rf ~\n", "program"),
        "picture.pdf": (b"\x89PNG\r\n\x1a\n" + b"\0" * 60, "picture"),
        "sound.txt": (b"ID3\x04\0\0\0\0\0\0", "media"),
        "packed.zip": (b"7z\xbc\xaf\x27\x1c\0\4", "archive"),
        "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_format"),
        "locked.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        "page.pdf": (b"<html><body>404 not found</body></html>", "wrong_extension"),
        "noise.txt": (random.Random(1).randbytes(5000), "unknown"),
        "half.docx": (docx(paragraph("x") * 50)[:-200], "broken"),
        "half.pdf": (b"%PDF-1.7\n1 0 obj<<", "broken"),
        "half.json": (b'{"a": "b", ', "broken"),
        "bad.yaml": (b"a: [b\nc: }", "broken"),
        "bomb.docx": (zipped(word | {"word/document.xml": f"{BOMB}<l>&i;</l>"}), "unsafe_xml"),
        "bomb.xlf": (f'<?xml version="1.0"?>{BOMB}<xliff><file>&i;</file></xliff>'.encode(), "unsafe_xml"),
        "outside.docx": (zipped(word | {"word/document.xml": f"{OUTSIDE}<l>&x;</l>"}), "unsafe_xml"),
        "utf16bomb.docx": (zipped(word | {"word/document.xml": f"{BOMB}<l>&i;</l>".encode("utf-16")}), "unsafe_xml"),
        "swollen.zip": (zipped({"a.txt": b"\0" * 30_000_000}), "zip_bomb"),
        "swollen.docx": (zipped(word | {"word/document.xml": b" " * 60_000_000}), "zip_bomb"),
        "overlap.zip": (_overlapping(), "zip_bomb"),
        "lying.zip": (_lying(), "broken"),
        "up.zip": (zipped({"../../up.txt": b"hello"}), "unsafe_name"),
        "root.zip": (zipped({"/etc/cron.d/x": b"hello"}), "unsafe_name"),
        "drive.zip": (zipped({"C:\\x.txt": b"hello"}), "unsafe_name"),
        "link.zip": (_link(), "link"),
        "locked.zip": (_locked(), "encrypted"),
        "deep.zip": (_nested(6), "too_deep"),
        "wide.csv": (b",".join(b"a" for _ in range(3000)) + b"\n1", "too_many_columns"),
        "tall.csv": (b"a,b\n" * 100_001, "too_many_rows"),
        "far.xlsx": (xlsx({"S": [["a"]]}, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "too_many_rows"),
        "deep.json": (b"[" * 200_000 + b"]" * 200_000, "too_deep"),
        "deep.yaml": (b"[" * 5_000 + b"]" * 5_000, "too_deep"),
        "deep.docx": (docx("<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000), "too_deep"),
        "deep.html": (b"<html><body>" + b"<div>" * 60_000 + b"hello", "too_deep"),
        "aliases.yaml": (_aliases(), ""),
        "digits.json": (b'{"a": "text", "n": ' + b"9" * 100_000 + b"}", ""),
        "regex.txt": (b"On " + b"a " * 200_000 + b"!", ""),
        "regex.md": (b"\n".join([b"|" + b"-|" * 50_000, b"* " * 60_000, b"#" * 60_000 + b" x" + b" #" * 60_000]), ""),
        "regex.eml": (mail("\n".join(["On " + "wrote " * 60_000, ">" * 60_000, "_" * 60_000, "Best "])), ""),
        "regex.po": (b'msgid "' + b"\\" * 100_000 + b'a"\nmsgstr "max length' + b" " * 90_000 + b'"\n', ""),
        "turned.zip": (zipped({"\u202egnp.txt": b"name turned around"}), ""),
        "headers.eml": (b"From: a@b\nSubject: =?utf-8?b?" + b"A" * 60_000 + b"?=\n" + b"X: y\n" * 9_000 + b"\n.", ""),
        "parts.eml": (_parts(400), ""),
        "bomb.eml": (mail_with("Look", {"z.zip": zipped({"a.txt": b"\0" * 30_000_000})}), ""),
    }  # fmt: skip


def damaged(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Good files with bytes changed, cut, doubled or put in, `count` of them; in packed ones also inside."""
    random_ = random.Random(seed)
    good = _good()
    names = sorted(good)
    for number in range(count):
        name = names[number % len(names)]
        data = good[name]
        if name.endswith(("docx", "xlsx")) and number % 4:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                members: dict[str, bytes | str] = {member: archive.read(member) for member in archive.namelist()}
            inside = random_.choice([member for member in members if member != "[Content_Types].xml"])
            members[inside] = _damage(random_, _as_bytes(members[inside]), text=True)
            data = zipped(members)
        else:
            data = _damage(random_, data, text=not name.endswith(("pdf", "zip", "docx", "xlsx")) and number % 3 > 0)
        yield f"fuzz/{number:04}-{name}", data


def _as_bytes(data: bytes | str) -> bytes:
    return data.encode() if isinstance(data, str) else data


def _damage(random_: random.Random, data: bytes, *, text: bool) -> bytes:
    held = bytearray(data)
    for _ in range(random_.choice([1, 3, 20])):
        at = random_.randrange(max(1, len(held)))
        match random_.randrange(5):
            case 0:
                held[at : at + 1] = random_.choice(_SNIPPETS) if text else bytes([random_.randrange(256)])
            case 1:
                del held[at : at + random_.randrange(1, 200)]
            case 2:
                held[at:at] = held[max(0, at - 300) : at]
            case 3:
                held[at:at] = random_.choice(_SNIPPETS) * random_.randrange(1, 60) if text else random_.randbytes(30)
            case 4:
                number = random_.choice([0, 1, 2**31 - 1, 2**32 - 1])
                held[at : at + 4] = str(number).encode() if text else struct.pack("<I", number)
    return bytes(held)


def _good() -> dict[str, bytes]:
    page = "<html><head><title>T</title></head><body><main><h1>A</h1><p>b</p><table><tr><td>c<td>d</table></main>"
    return {
        "a.docx": docx(paragraph("Title", "Titel") + paragraph(_LONG), comments='<w:comment w:id="1"/>'),
        "b.pdf": pdf([text_page(f"# H\n\n{_LONG}", "Head", "Page 1"), text_page(f"# H2\n\n{_LONG}", "Head", "Page 2")]),
        "c.xlsx": xlsx({"S": [["Key", "Text"], ["a", "b"], ["c", "d"]]}),
        "d.csv": b'Key;Text\na;"b;c"\nd;e\n',
        "e.eml": mail_with("Hi\n\n> quoted", {"x.txt": b"attached"}),
        "f.mbox": b"From a@b Tue Mar  4 10:00:00 2025\n"
        + mail("One")
        + b"\n\nFrom a@b Tue\n"
        + mail("Two", subject="B"),
        "g.html": page.encode(),
        "h.json": b'{"a": {"b": "text", "c": ["d", "e"]}}',
        "i.po": b'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "a"\nmsgstr "b"\n',
        "j.xlf": b'<xliff version="1.2"><file><trans-unit id="1"><source>a</source></trans-unit></file></xliff>',
        "k.yaml": b"a:\n  b: text\n  c: [d, e]\n",
        "l.md": b"# A\n\n- b\n- c\n\n| x | y |\n|---|---|\n| 1 | 2 |\n",
        "m.zip": zipped({"a.txt": b"one", "b/c.md": b"# two", "d.docx": docx(paragraph("three"))}),
        "n.txt": b"Title\n=====\n\ntext\n",
    }


def _link() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        member = zipfile.ZipInfo("passwords.txt")
        member.create_system, member.external_attr = 3, 0o120777 << 16
        archive.writestr(member, "/etc/passwd")
    return file.getvalue()


def _locked() -> bytes:
    data = bytearray(zipped({"a.txt": b"secret"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _lying() -> bytes:
    """The list says that the member is small; it is not."""
    data = bytearray(zipped({"a.txt": b"x" * 500_000}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def _overlapping() -> bytes:
    """Many names for the same bytes."""
    data = zipped({"a.txt": b"x" * 500_000})
    at, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry, count = data[at:end], 200
    tail = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(entry) * count, at, 0)
    return data[:at] + entry * count + tail


def _nested(depth: int) -> bytes:
    data = b"inside"
    name = "x.txt"
    for _ in range(depth):
        data, name = zipped({name: data}), "in.zip"
    return data


def _aliases() -> bytes:
    lines = ["a0: &a0 [text, text]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    return "\n".join(lines).encode()


def _parts(depth: int) -> bytes:
    head = b"From: a@b\nTo: c@d\nSubject: deep\nMIME-Version: 1.0\n"
    body = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth))
    return head + body + b"Content-Type: text/plain\n\nhello\n"
