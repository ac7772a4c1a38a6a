"""Numbers that name an account, a card or a person, told by their check digits.

Sources of the rules, read 2026-11: ISO 13616 (IBAN registry), ISO/IEC 7812 (Luhn), SSA and HMRC on impossible numbers,
INSEE (key 97), Spanish Royal Decree 1553/2005 (letter of 23), Decreto 23-12-1976 (codice fiscale), PESEL act, BZSt
(ISO 7064 MOD 11,10), Belastingdienst (eleven test).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dataset.curate.hit import Hit

_IBAN_LENGTHS = dict.fromkeys(("NO",), 15) | {
    "BE": 16, "DK": 18, "FI": 18, "NL": 18, "SI": 19, "AT": 20, "BA": 20, "EE": 20, "LT": 20, "LU": 20, "XK": 20,
    "CH": 21, "HR": 21, "LI": 21, "LV": 21, "BG": 22, "DE": 22, "GB": 22, "GE": 22, "IE": 22, "ME": 22, "RS": 22,
    "AE": 23, "GI": 23, "IL": 23, "AD": 24, "CZ": 24, "ES": 24, "MD": 24, "PK": 24, "RO": 24, "SA": 24, "SE": 24,
    "SK": 24, "TN": 24, "PT": 25, "IS": 26, "TR": 26, "FR": 27, "GR": 27, "IT": 27, "MC": 27, "SM": 27, "AL": 28,
    "AZ": 28, "CY": 28, "HU": 28, "LB": 28, "PL": 28, "BR": 29, "QA": 29, "UA": 29, "JO": 30,
    "KW": 30, "MU": 30, "MT": 31,
}  # fmt: skip
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ -]?\d{2}(?:[\s-]{0,2}[A-Za-z0-9]){11,27}")
_CARD = re.compile(r"(?<![\d.,])\d(?:[\s-]{0,2}\d){12,18}(?!\d)")
_SSN = re.compile(r"(?<![\d-])(?!000|666|9\d\d)\d{3}([- ])(?!00)\d{2}\1(?!0000)\d{4}(?![\d-])")
_NINO = re.compile(r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b")
_NIR = re.compile(r"(?<!\d)[12]\s?\d{2}\s?(?:0[1-9]|1[0-2]|[2-9]\d)\s?\d[\dAB]\s?\d{3}\s?\d{3}\s?\d{2}(?!\d)")
_DNI = re.compile(r"(?<!\w)(?:([XYZ])[ -]?)?(\d{7,8})[ -]?([A-Z])(?!\w)")
_FISCALE = re.compile(r"\b[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]\b", re.I)
_ELEVEN = re.compile(r"(?<!\d)\d{2}(?:\s?\d{3}){3}(?!\d)")
_NINE = re.compile(r"(?<!\d)\d{3}[ .]?\d{2,3}[ .]?\d{3,4}(?!\d)")
_TAX_CONTEXT = re.compile(r"(?i)\b(?:pesel|steuer[ -]?(?:id|nummer|identifikation)|id[ -]?nr|tin|tax id)")
_BSN_CONTEXT = re.compile(r"(?i)\b(?:bsn|burgerservicenummer|sofinummer)")
_NAMED = re.compile(
    r"(?i)\b(?:passport|reisepass|passeport|pasaporte|ausweis|id card|driv(?:er|ing)['’]?s? licen[cs]e|"
    r"national insurance|social security|sozialversicherung|vat|ust|uid|tva|btw|n\.?i\.?f\.?|p\.? ?iva)"
    r"[ -]?(?:id(?:nr|ent\w*)?|number|nummer|no\.?|nr\.?|num[ée]ro|n[°º])?\.?\s?(?::|is|#|=)?\s{0,2}"
    r"([A-Z]{0,3}[ -]?\d[\dA-Z .-]{4,16}\d[A-Z]?)\b"
)
_FISCALE_ODD = dict(
    zip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16,
         10, 22, 25, 24, 23), strict=True)
)  # fmt: skip


def find_ids(text: str) -> Iterator[Hit]:
    """Accounts, cards and national numbers; only those whose check digits are right or that are called so."""
    for match in _IBAN.finditer(text):
        yield from _iban(match)
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if _is_card(digits):
            yield Hit("CARD", "a card number", match.group(), match.start(), match.end())
    for pattern, right, what in (
        (_SSN, None, "a US social security number"),
        (_NINO, None, "a UK national insurance number"),
        (_NIR, _is_nir, "a French social security number"),
        (_DNI, _is_dni, "a Spanish identity number"),
        (_FISCALE, _is_fiscale, "an Italian tax code"),
    ):
        for match in pattern.finditer(text):
            if right is None or right(re.sub(r"[\s-]", "", match.group().upper())):
                yield Hit("ID", what, match.group(), match.start(), match.end())
    yield from _with_context(text)


def _iban(match: re.Match[str]) -> Iterator[Hit]:
    length = _IBAN_LENGTHS.get(match.group()[:2].upper())
    places = [at for at, character in enumerate(match.group()) if character.isalnum()]
    if length is None or len(places) < length:
        return
    end = places[length - 1] + 1
    value = match.group()[:end]
    joined = re.sub(r"[\s-]", "", value).upper()
    if int("".join(str(int(character, 36)) for character in joined[4:] + joined[:4])) % 97 == 1:
        yield Hit("ACCOUNT", "a bank account (IBAN)", value, match.start(), match.start() + end)


def _is_card(digits: str) -> bool:
    known = re.match(
        r"(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|"
        r"6(?:011|5\d\d|4[4-9]\d)\d{12}|35\d{14}|(?:5[06-9]|6[37])\d{10,17})\Z",
        digits,
    )
    if not known or len(set(digits)) < 2:
        return False
    doubled = (sum(divmod(int(digit) * (1 + at % 2), 10)) for at, digit in enumerate(reversed(digits)))
    return sum(doubled) % 10 == 0


def _is_nir(value: str) -> bool:
    number = value[:13].replace("2A", "19").replace("2B", "18")
    return number.isdigit() and 97 - int(number) % 97 == int(value[13:])


def _is_dni(value: str) -> bool:
    digits = {"X": "0", "Y": "1", "Z": "2"}.get(value[0], "") + re.sub(r"[A-Z]", "", value)
    return len(digits) == 8 and "TRWAGMYFPDXBNJZSQVHLCKE"[int(digits) % 23] == value[-1]


def _is_fiscale(value: str) -> bool:
    even = (int(c) if c.isdigit() else ord(c) - 65 for c in value[1:15:2])
    return (sum(_FISCALE_ODD[c] for c in value[0:15:2]) + sum(even)) % 26 == ord(value[15]) - 65


def _with_context(text: str) -> Iterator[Hit]:
    for match in _NAMED.finditer(text):
        if sum(character.isdigit() for character in match.group(1)) >= 6:
            yield Hit("ID", "a personal or tax number", match.group(1), match.start(1), match.end(1))
    if _TAX_CONTEXT.search(text):
        for match in _ELEVEN.finditer(text):
            digits = re.sub(r"\D", "", match.group())
            if _is_pesel(digits) or _is_steuer_id(digits):
                yield Hit("ID", "a tax or personal number", match.group(), match.start(), match.end())
    if _BSN_CONTEXT.search(text):
        for match in _NINE.finditer(text):
            digits = re.sub(r"\D", "", match.group())
            weighted = sum(
                int(digit) * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=False)
            )
            if len(digits) == 9 and weighted % 11 == 0:
                yield Hit("ID", "a Dutch citizen number", match.group(), match.start(), match.end())


def _is_pesel(digits: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(digits, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3), strict=False))
    return (10 - total % 10) % 10 == int(digits[10])


def _is_steuer_id(digits: str) -> bool:
    product = 10
    for digit in digits[:10]:
        total = (int(digit) + product) % 10 or 10
        product = total * 2 % 11
    return (11 - product) % 10 == int(digits[10])
