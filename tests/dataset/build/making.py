"""A folder of past work of several kinds, made here, the same every time."""

from __future__ import annotations

import random
from pathlib import Path

from tests.dataset.read.making import docx, mail, paragraph

TEXT = (
    "wool sock warm winter shop soft walk hill river morning light copper paper glass quiet garden kettle lamp bread "
    "window door table chair story letter bridge meadow velvet candle harbour basket willow stone feather"
)
WORDS = TEXT.split()
CLIENTS = ("Acme Foods", "Bell & Sons", "Corvina")


def sentence(dice: random.Random, words: int) -> str:
    """A sentence of that many words."""
    return f"{' '.join(dice.choices(WORDS, k=words)).capitalize()}."


def block(dice: random.Random, sentences: int = 5) -> str:
    """A paragraph."""
    return " ".join(sentence(dice, dice.randint(7, 14)) for _ in range(sentences))


def past_work(root: Path, count: int = 40) -> Path:
    """`count` files: Word, mail, text, sheets and interface strings, in a folder for each client."""
    for number in range(count):
        folder = root / CLIENTS[number % len(CLIENTS)]
        folder.mkdir(parents=True, exist_ok=True)
        name, data = one_piece(number)
        (folder / name).write_bytes(data)
    return root


def one_piece(number: int) -> tuple[str, bytes]:
    """The name and bytes of one file."""
    dice = random.Random(number)
    match number % 5:
        case 0:
            body = "".join(paragraph(block(dice)) for _ in range(3))
            return f"product page {number}.docx", docx(paragraph(sentence(dice, 4), "Titel") + body)
        case 1:
            asked = "\n".join(f"> {sentence(dice, 12)}" for _ in range(3))
            said = f"{block(dice, 4)}\n\nOn Monday, Tom <tom@acme.example> wrote:\n{asked}\n"
            return f"mail {number}.eml", mail(said, subject=f"Mail {number}")
        case 2:
            return f"article {number}.txt", f"{block(dice, 6)}\n\n{block(dice, 6)}\n".encode()
        case 3:
            rows = "".join(f"Item {number}-{row},{block(dice, 2)}\n" for row in range(3))
            return f"sheet {number}.csv", f"Name,Text\n{rows}".encode()
    entries = "".join(f'msgid "screen.{number}.{row}"\nmsgstr "{sentence(dice, 8)}"\n\n' for row in range(4))
    return f"shop {number}.po", f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n{entries}'.encode()
