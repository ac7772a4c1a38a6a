"""Reading: processor time a document by kind, and memory, for documents made here. `python -m bench.read [COUNT]`."""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from dataset.document import Document
from dataset.read import read_source
from tests.dataset.read.making import docx, mail, paragraph, pdf, text_page, xlsx

# English has four small words in ten; a text without them would be none, and would be told for no language.
SMALL = [
    "the", "and", "of", "to", "a", "in", "for", "with", "your", "our", "that", "it", "is", "on", "you", "we", "are",
    "from", "by", "this", "as", "at", "be", "not", "or",
]  # fmt: skip
WORDS = [
    "wool", "sock", "warm", "winter", "shop", "brief", "client", "page", "launch", "price", "soft", "walk", "hill",
    "river", "morning", "light", "copper", "paper", "glass", "quiet", "garden", "kettle", "lamp", "bread", "window",
    "door", "table", "chair", "story", "letter", "bridge", "meadow", "candle", "harbour", "basket", "willow",
    "stone", "feather", "jacket", "boot", "trail", "summer", "harvest", "market", "kitchen", "pepper", "season",
    "delivery", "order", "team", "visit", "guide", "plan",
]  # fmt: skip
MIXED = ["docx"] * 4 + ["pdf"] * 2 + ["html"] * 2 + ["eml"] * 2


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print(f"{'':8}{'CPU ms a document':>20}{'children':>12}{'wall s':>10}")
    for kind in ("docx", "pdf", "html", "eml", "md", "txt", "csv", "xlsx", "json"):
        _measure(kind, [kind], 200)
    _measure("mixed", MIXED, count)
    print(f"parent's peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    print(f"largest child's      {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")


def _measure(name: str, kinds: list[str], count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            kind = kinds[number % len(kinds)]
            (Path(folder) / f"{number:06}.{kind}").write_bytes(_make(kind, number))
        start, own, theirs = time.monotonic(), _cpu(resource.RUSAGE_SELF), _cpu(resource.RUSAGE_CHILDREN)
        found = Counter(one.kind if isinstance(one, Document) else one.reason for one in read_source(folder))
        wall = time.monotonic() - start
        theirs = _cpu(resource.RUSAGE_CHILDREN) - theirs
        total = _cpu(resource.RUSAGE_SELF) - own + theirs
        print(f"{name:8}{total / count * 1000:20.2f}{theirs / count * 1000:12.2f}{wall:10.2f}  {dict(found)}")


def _cpu(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def _make(kind: str, number: int) -> bytes:
    random_ = random.Random(number)
    blocks = [_sentences(random_, 58) for _ in range(6)]
    match kind:
        case "docx":
            runs = "".join(paragraph(f"Part {n}", "berschrift1") + _runs(block) for n, block in enumerate(blocks))
            return docx(runs, header1=paragraph("CONFIDENTIAL"))
        case "pdf":
            half = len(blocks) // 2
            return pdf([text_page("# Part\n\n" + "\n\n".join(part), "Head") for part in (blocks[:half], blocks[half:])])
        case "html":
            inside = "".join(f"<h2>Part</h2><p class=x>{block}</p>" for block in blocks)
            menu = "<nav><ul>" + "<li><a href=/x>Menu</a></li>" * 30 + "</ul></nav>"
            return f"<html><head><title>Page</title></head><body>{menu}<main>{inside}</main></body></html>".encode()
        case "eml":
            quoted = "\n".join(f"> {block}" for block in blocks[3:])
            return mail(
                "\n\n".join(blocks[:3]) + f"\n\nOn Monday, Tom <t@c.example> wrote:\n{quoted}\n",
                subject=f"Mail {number}",
            )
        case "csv":
            return ("Key,Text\n" + "".join(f"k{n},{_sentences(random_, 12)}\n" for n in range(30))).encode()
        case "xlsx":
            return xlsx({"S": [["Key", "Text"], *([f"k{n}", _sentences(random_, 12)] for n in range(30))]})
        case "json":
            return ("{" + ",".join(f'"k{n}": "{_sentences(random_, 12)}"' for n in range(30)) + "}").encode()
    return "\n\n".join(["# Part", *blocks]).encode()


def _runs(text: str) -> str:
    """A paragraph in several runs with properties, as Word leaves it after some editing."""
    words = text.split()
    parts = [" ".join(words[n : n + 8]) for n in range(0, len(words), 8)]
    properties = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr>'
    inside = "".join(f'<w:r w:rsidR="00A1">{properties}<w:t xml:space="preserve">{part} </w:t></w:r>' for part in parts)
    return f'<w:p w:rsidR="00A1"><w:pPr><w:spacing w:after="120"/></w:pPr>{inside}</w:p>'


def _sentences(random_: random.Random, words: int) -> str:
    chosen = [random_.choice(SMALL if random_.random() < 0.4 else WORDS) for _ in range(words)]
    return " ".join(chosen).capitalize() + "."


if __name__ == "__main__":
    main()
