"""From real files, through the reader, to pairs."""

from __future__ import annotations

import json
from pathlib import Path

from dataset.document import Document
from dataset.pair.choose import find_pairs
from dataset.pair.settings import PairSettings
from dataset.read.source import read_source
from tests.dataset.pair.making import STOVE, TENT

ASKED = """From: Anna <anna@nordlys.example>
To: me@studio.example
Subject: Stove
Message-ID: <1@nordlys.example>
Date: Mon, 4 May 2026 10:00:00 +0200
Content-Type: text/plain; charset=utf-8

Hi Jo,

could you write fifty words on our new stove, calm and without the price?

Best
Anna
"""
ANSWERED = """From: Jo <me@studio.example>
To: anna@nordlys.example
Subject: Re: Stove
Message-ID: <2@studio.example>
In-Reply-To: <1@nordlys.example>
References: <1@nordlys.example>
Date: Tue, 5 May 2026 10:00:00 +0200
Content-Type: text/plain; charset=utf-8

Hello Anna,

{text}

Kind regards
Jo

On Mon, 4 May 2026 Anna wrote:
> could you write fifty words on our new stove, calm and without the price?
"""


def test_a_folder_of_mails_sheets_pages_and_strings_becomes_pairs(tmp_path: Path) -> None:
    for name, text in {
        "mail/1.eml": ASKED,
        "mail/2.eml": ANSWERED.replace("{text}", STOVE),
        "sheet.csv": f'Product,Copy\nFjell,"{TENT}"\nBris,"{STOVE}"\n',
        "paywell/en.json": json.dumps({"pay": {"error": {"refused": "Your bank said no. Try another card."}}}),
        "page.html": "<html><head><title>Calm flame</title><meta name='description' content='A burner for bad weather'>"
        f"</head><body><main><h1>Calm flame</h1><p>{STOVE}</p></main></body></html>",
        "guide.md": f"# Camping\n\n## Stoves\n\n{STOVE}\n\n## Tents\n\n{TENT}\n",
        "Nordlys/newsletter may.txt": TENT,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    documents = [one for one in read_source(tmp_path) if isinstance(one, Document)]
    made = list(find_pairs(documents, PairSettings(own_addresses=("me@studio.example",), own_names=("Jo",))))
    by_file = {pair.path.split("/message")[0]: pair for pair in made}
    assert {path.rsplit("/", 1)[-1]: pair.strategy for path, pair in by_file.items()} == {
        "2.eml": "mail",
        "sheet.csv": "sheet",
        "en.json": "strings",
        "page.html": "page",
        "guide.md": "sections",
        "newsletter may.txt": "template",
    }
    reply = next(pair for pair in made if pair.strategy == "mail")
    assert reply.answer == STOVE
    assert reply.prompt.count("could you write fifty words") == 1
    assert reply.written == "2026-05-05"
    letter = next(pair for pair in made if pair.strategy == "template")
    assert (letter.kind, letter.client) == ("newsletter", "Nordlys")
