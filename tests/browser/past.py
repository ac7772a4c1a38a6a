"""Real files of an invented copywriter, made by the test: a workbook of briefs with texts, and Word documents."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

from tests.dataset.read.making import docx, paragraph, xlsx

THINGS = ("lamp", "teapot", "notebook", "scarf", "stool", "basket", "clock", "vase", "apron", "mirror")
MADE_OF = ("oak", "wool", "steel", "linen", "clay", "cork", "brass", "paper", "glass", "leather")
PLACES = (
    "a narrow hallway",
    "the kitchen table",
    "a small flat",
    "the reading corner",
    "a busy workshop",
    "the garden",
)
OPENINGS = (
    "Some things are bought once.", "You will find it where it is needed.", "It does one job, and does it daily.",
    "Nothing about it asks for attention.", "Made slowly, it lasts.", "Simple on purpose.", "A quiet piece of work.",
)  # fmt: skip
MIDDLES = (
    "The {made} is cut by hand and left without varnish, so it darkens with the years.",
    "We have it made from {made} in a family workshop that has done little else since the war.",
    "Its {made} comes from within forty miles, which keeps the price honest and the repair easy.",
    "Every {thing} is weighed before it leaves, because {made} varies and a promise should not.",
    "The edges of the {made} are rounded, so that children may run past it.",
)
CLOSES = (
    "Wipe it dry, and forget about it.", "If it breaks, send it back and we mend it.", "It suits {place}.",
    "It ships in a plain box that you can use again.", "Guests ask about it; you need not answer.",
    "Fits {place}, and moves with you when you leave.",
)  # fmt: skip


def piece(dice: random.Random) -> tuple[str, str]:
    """A brief and the text that was written for it."""
    thing, made, place = dice.choice(THINGS), dice.choice(MADE_OF), dice.choice(PLACES)
    width, price, number = dice.randint(8, 90), dice.randint(12, 240), dice.randint(100, 999)
    brief = f"Product text, 60 words. {thing.title()} no. {number}, {made}, {width} cm, {price} pounds, for {place}."
    parts = [
        dice.choice(OPENINGS),
        *dice.sample(MIDDLES, 2),
        f"{width} cm wide, it costs {price} pounds.",
        *dice.sample(CLOSES, 2),
    ]
    return brief, " ".join(parts).format(thing=thing, made=made, place=place)


def past_files(folder: Path, rows: int = 60, letters: int = 12) -> list[Path]:
    """One workbook with `rows` pieces and `letters` Word documents with a brief and a piece each."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(7)
    table = [("Brief", "Text"), *(piece(dice) for _ in range(rows))]
    (folder / "product texts.xlsx").write_bytes(xlsx({"Texts": table}))
    for number in range(letters):
        brief, text = piece(dice)
        body = paragraph(f"Product page {number}", "Titel") + paragraph(brief) + paragraph(text)
        (folder / f"page {number}.docx").write_bytes(docx(body))
    return sorted(folder.iterdir())


def two_sets(folder: Path, count: int = 20) -> list[Path]:
    """The same held-out briefs, answered by a prompt and by a tuned model, as two files of JSON lines."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(11)
    jobs = [piece(dice) for _ in range(count)]
    for name, words in (("best prompt", "{text} Buy it now!"), ("tuned model", "{text}")):
        lines = (json.dumps({"brief": brief, "answer": words.format(text=text)}) for brief, text in jobs)
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return sorted(folder.iterdir())


def a_month(file: Path, today: date, count: int = 12) -> Path:
    """A log of jobs done in turn with the kit and with the tuned model, as a spreadsheet saves it."""
    dice = random.Random(5)
    rows = [
        f"Job {number};product text;{'tuned model' if number % 2 else 'prompt kit'};{dice.randint(1, 3)};"
        f"{dice.randint(50, 110)};{today.isoformat()}"
        for number in range(1, count + 1)
    ]
    file.write_text("Project;Kind;Helper;Rounds;Minutes;Date\n" + "\n".join(rows) + "\n", encoding="utf-8-sig")
    return file
