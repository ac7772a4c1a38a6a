"""Names and private data in their disguises, planted into ordinary sentences from a seed; and clean interface texts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

CLIENTS = (
    "Acme Foods",
    "Nordlicht",
    "Blue Lantern Hotels",
    "Müller Bäckerei",
    "Marks & Spencer",
    "BrightPath",
    "Żubrówka",
    "GE",
)
PEOPLE = ("Anna Becker", "Jean-Luc Moreau", "Ian O'Neill", "Søren Lindqvist")
SENTENCES = (
    "We wrote this for {} last spring and it still sells.",
    "{} asked for something warmer.",
    "Please keep the line about {}, the rest may go.",
    "The landing page, the banner and the mail for {} follow.",
    "As agreed with {}:\nthree headlines, none longer than eight words.",
    "What would {} say to a shorter version?",
)


@dataclass(frozen=True)
class Plant:
    """A text with one thing that must not stand in the masked text; `bare` is that thing without its disguise."""

    text: str
    planted: str
    how: str


def plants(seed: int = 7) -> list[Plant]:
    """At least 300, the same ones for a seed."""
    numbers = random.Random(seed)
    found: list[Plant] = []
    for how, planted in [*_named(), *_private(numbers)]:
        for sentence in numbers.sample(SENTENCES, 2):
            found.append(Plant(sentence.format(planted), planted, how))
    return found


def _named() -> Iterator[tuple[str, str]]:
    for name in (*CLIENTS, *PEOPLE):
        words = name.split()
        middle = max(2, len(words[0]) // 2)
        yield "as it is", name
        yield "upper case", name.upper()
        yield "possessive", f"{name}'s"
        yield "curly possessive", f"{name}’s"
        yield "no-break space", "\u00a0".join(words)
        yield "new line", "\n".join(words)
        yield "bold", f"**{name}**"
        yield "in quotes", f"“{name}”,"
        yield "with a hyphen", f"{name}-style"
        if name not in {"GE", "Marks & Spencer"}:
            yield "small", name.lower() if name in CLIENTS else name
            yield "glued", "".join(words)
            yield "in an address", f"https://www.{'-'.join(words).lower().replace(chr(39), '')}.com/about?x=1"
            yield "in a path", f"/clients/{'_'.join(words).lower().replace(chr(39), '')}/final.docx"
            yield "a tag", f"#{''.join(words)}"
            yield "hyphens", "-".join(words)
        if len(words[0]) >= 5:
            yield "broken in the line", f"{words[0][:middle]}-\n{words[0][middle:]} {' '.join(words[1:])}".strip()
            yield "soft hyphen", f"{words[0][:middle]}\u00ad{words[0][middle:]} {' '.join(words[1:])}".strip()
            yield "zero width", f"{words[0][:middle]}\u200b{words[0][middle:]} {' '.join(words[1:])}".strip()
        if name in CLIENTS and len(name) > 3:
            yield "plural", f"{name}s"
    yield "umlauts spelled out", "Mueller Baeckerei"
    yield "umlauts left out", "Muller Backerei"
    yield "an entity", "Marks &amp; Spencer"
    yield "and", "Marks and Spencer"
    yield "decomposed", "Mu\u0308ller Ba\u0308ckerei"
    yield "first name", "Anna"
    yield "last name first", "Becker, Anna"
    yield "initial", "Becker"
    yield "two words of one", "Bright Path"
    yield "percent", "acme%20foods"


def _private(numbers: random.Random) -> Iterator[tuple[str, str]]:
    for at in range(24):
        local = numbers.choice(("anna.becker", "i.oneill", "info", "j-l.moreau", "hallo+news"))
        domain = numbers.choice(("acme-foods.de", "nordlicht.co.uk", "gmail.com", "web.de"))
        address = f"{local}{at}@{domain}"
        yield (
            "e-mail",
            numbers.choice(
                (address, address.upper(), f"<{address}>", f"mailto:{address}", address.replace("@", " (at) "))
            ),
        )
    for _ in range(14):
        yield "IBAN", _iban(numbers)
        yield "card", _card(numbers)
        yield "IP", ".".join(str(numbers.randint(11, 126)) for _ in range(4))
    for at in range(12):
        yield "key", f"sk-proj-{numbers.getrandbits(160):040x}"
        yield "password", f"password: {numbers.choice(('Tulip', 'Sonne'))}{at}!x"
        yield "mobile", f"+49 151 {numbers.randint(10_000_000, 99_999_999)}"
        yield "UK phone", f"020 7946 {numbers.randint(1000, 9999):04}"
        yield "labelled phone", f"Tel.: {numbers.randint(2000, 9999)}/{numbers.randint(100_000, 999_999)}"
        yield "no-break phone", f"+44\u00a020\u00a07946\u00a0{numbers.randint(1000, 9999)}"
    for year in range(1960, 1970):
        yield "birth", f"born on {year % 27 + 1} March {year}"


def _iban(numbers: random.Random) -> str:
    body = "".join(str(numbers.randint(0, 9)) for _ in range(18))
    check = 98 - int(f"{body}131400") % 97
    joined = f"DE{check:02}{body}"
    spaced = " ".join(joined[at : at + 4] for at in range(0, 22, 4))
    return numbers.choice((joined, spaced, spaced.replace(" ", "\u00a0"), joined.lower()))


def _card(numbers: random.Random) -> str:
    digits = "4" + "".join(str(numbers.randint(0, 9)) for _ in range(14))
    total = sum(sum(divmod(int(digit) * (2 - at % 2), 10)) for at, digit in enumerate(digits))
    whole = digits + str(-total % 10)
    spaced = " ".join(whole[at : at + 4] for at in range(0, 16, 4))
    return numbers.choice((whole, spaced, spaced.replace(" ", "-")))


def clean_microcopy() -> list[str]:
    """500 interface texts without anything private, many of them traps."""
    verbs = ("Save", "Discard", "Share", "Export", "Rename", "Archive", "Duplicate", "Review", "Publish", "Move")
    things = ("draft", "invoice", "2 files", "calendar", "team", "folder", "report", "message", "order", "photo")
    patterns = (
        "{v} {t}",
        "{v} this {t}?",
        "We couldn’t {w} the {t}. Try again in 30 seconds.",
        "Your {t} was saved at 14:32.",
    )
    made = [p.format(v=v, w=v.lower(), t=t) for p in patterns for v in verbs for t in things]
    return [*made, *TRAPS][: 400 + len(TRAPS)]


TRAPS = tuple(
    line
    for number in range(4)
    for line in (
        f"Password: required ({number + 8} characters or more)",
        f"Your password must have {number + 8} characters and a number.",
        f"Version 1.{number}.3.4 is available",
        f"Up to {number + 2} 000 000 rows",
        f"Save {number}0 % until 31 December 2026",
        f"Open 9:00-17:{number}0, Monday to Friday",
        f"Enter your e-mail, for example you@example.com ({number})",
        f"Card ending in 424{number}",
        f"{number}00 of 1,000,000 points",
        f"Your data stays confidential. {number} people can see it.",
        f"From €{number + 1},299.00 a month",
        f"Order #2026-0{number}-15 has shipped",
        f"© 2019-202{number} All rights reserved",
        f"PIN must have {number + 4} digits",
        f"Enter the 6-digit code: 00{number}000",
        f"Sizes 34-36-38-4{number}",
        f"API key: paste it here, step {number}",
        f"Secret sale: {number}5 % off everything",
        f"Lat 52.52000{number}, long 13.404954",
        f"ISBN 978-3-16-14841{number}-0",
        f"Paper size 210 x 297 mm, {number} sheets",
        f"Temperature {number}-25 °C, humidity 40-60 %",
        f"An orange button and a general page, {number} in all",
        f"Step {number} of 12: choose a plan at checkout",
        f"{{count}} items, {{price}} each, page {number}",
    )
)


GIVEN = ("Anna", "Tom", "Sabine", "Jonas", "Claire", "Piotr", "Lucía", "Giulia", "Priya", "Mehmet")
RARE = ("Thandeka", "Wiremu", "Ngozi", "Xochitl", "Aderonke")  # in no list of given names here
SURNAMES = ("Keller", "Lindqvist", "O'Neill", "van der Berg", "Moreau", "Brandt", "Wójcik", "Hartley")
BY_PLACE = (
    "Dear {first},\n\nhere are the three headlines.",
    "The draft is below.\n\nBest,\n{first}",
    "Thanks, {first}",
    "Liebe {first}, hier ist der Text.",
    "Please send it to Ms {last} before noon.",
    "Frau {last} hat den Text gelesen.",
    "“It sells itself,” said {first} {last}.",
    "{first} {last}, head of sales, likes the long one.",
    "We asked our founder {first} {last} for a quote.",
    "My name is {first} and I run the shop.",
)
BY_GIVEN_NAME = (
    "The idea came when {first} tasted it at the fair.",
    "We owe this page to {first} {last} and her dog.",
    "{first} {last} has baked here since last spring.",
)


def people_in_texts(seed: int = 7) -> list[Plant]:
    """Texts that name people who stand in no folder, header or column; `planted` is the name as it stands."""
    numbers, found = random.Random(seed), list[Plant]()
    for sentences, firsts, how in ((BY_PLACE, (*GIVEN, *RARE), "by place"), (BY_GIVEN_NAME, GIVEN, "by given name")):
        for sentence in sentences:
            for first in firsts:
                last = numbers.choice(SURNAMES)
                both = f"{first} {last}" if "{first} {last}" in sentence else first if "{first}" in sentence else last
                found.append(Plant(sentence.format(first=first, last=last), both, how))
    return found
