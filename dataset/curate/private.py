"""Private data in a text, found by patterns with check digits; no model guesses at names here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address

from dataset.curate.fold import holds_any, plain_letters
from dataset.curate.hit import Hit, apart, put_back
from dataset.curate.ids import find_ids
from dataset.curate.phones import find_phones
from dataset.curate.secrets import find_secrets
from dataset.curate.zones import around_digits

REGIONS = ("US", "GB", "DE", "FR", "ES", "IT", "NL", "AT", "CH", "PL")
_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%'-]{1,64}(?:\s?@\s?|\s?[\[({]\s?(?:at|@)\s?[\])}]\s?)"
    r"(?:[\w-]{1,63}(?:-\s*\n\s*[\w-]{1,63})?(?:\.\n?|\s?[\[({]\s?(?:dot|punkt"
    r"|\.)\s?[\])}]\s?)){1,4}[^\W\d_]{2,24}(?![\w@])"
)
_SAMPLE = re.compile(
    r"(?:you|your[._]?name|your[._]?email|name|user(?:name)?|e?mail|me|someone|example|test|foo|address|first\.?last)"
    r"@(?:example|domain|company|yourcompany|email|mail|test|site|website|foo|gmail)\.[a-z.]{2,6}\Z", re.I
)  # fmt: skip
_IP4 = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\w)")
_IP6 = re.compile(r"(?<![\w:.])(?:[0-9a-f]{1,4}:|:){2,7}(?::|[0-9a-f]{1,4})(?![\w:])", re.I)
_NUMBERED = re.compile(r"(?:[1-9]\d?\.){3}[1-9]\d?\.?\s+[A-ZÀ-Þ]")  # "8.6.3.3. Symbols", a heading
_VERSION = re.compile(r"(?i)(?:version|release|firmware|build|\bv)\.?\s?\Z")
_WRITTEN_AT = re.compile(r"[\[({]\s?at", re.I)
_REACH = 160  # characters around digits; no pattern for numbers is longer
_LEAST_DIGITS = 4  # of an address of a computer; all other numbers here have more
_USUAL_IP = re.compile(r"(?:127\.|0\.|255\.|192\.168\.|10\.0\.0\.[01]\Z|8\.8\.|1\.1\.1\.1|1\.2\.3\.4)")
_MONTH = r"(?:[^\W\d_]{3,10}\.?)"
_DATE = (
    rf"(?:\d{{1,2}}[./ -]\d{{1,2}}[./ -]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s(?:of\s|de\s)?{_MONTH},?\s(?:de\s)?\d{{4}}"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}})"
)
_BIRTH = re.compile(
    rf"(?i)(?:\bborn|\bdate of birth|\bd\.?o\.?b\b\.?|\bbirth ?da(?:y|te)|\bgeboren|\bgeb\.|\bgeburts(?:datum|tag)"
    rf"|\bnée?\b|"
    rf"\bdate de naissance|\bnacid[oa]|\bfecha de nacimiento|\bdata di nascita|\bnat[oa] il|\bgeboortedatum"
    rf"|\burodzon[ya])"
    rf"[^\d\n]{{0,20}}?\b({_DATE})\b"
)
_STREET = re.compile(
    r"(?<![\w-])\d{1,5}[a-zA-Z]?,?\s(?:[A-Z][\w'’.-]*\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Boulevard"
    r"|Blvd|Court|Close|"
    r"Square|Terrace|Crescent|Parkway|Highway)\b\.?"
    r"|\b[A-ZÄÖÜ][\w-]{2,30}(?:straße|strasse|str\.|weg|platz|allee|gasse|damm|ufer"
    r"|chaussee)\s\d{1,4}(?:\s?[a-z])?\b(?:,?\s\d{5}\s[A-ZÄÖÜ][\w-]+)?"
    r"|\b[A-ZÄÖÜ][\w-]{2,30}[ -](?:Straße|Strasse|Str\.|Weg|Platz|Allee|Gasse|Ring|Damm"
    r"|Ufer)\s\d{1,4}(?:\s?[a-z])?\b(?:,?\s\d{5}\s[A-ZÄÖÜ][\w-]+)?"
    r"|(?<![\w-])\d{1,4}(?:\s?(?:bis|ter))?,?\s(?:rue|avenue|boulevard|chemin|impasse|allée|quai)\s(?:d[eu]s?\s"
    r"|de\sla\s|de\sl['’]|l['’])?[A-ZÀ-Ý][\w'’-]+(?:\s[A-ZÀ-Ý][\w'’-]+){0,2}(?:,?\s\d{5}\s[A-ZÀ-Ý][\w-]+)?"
    r"|\b(?:Calle|Avenida|Avda\.|Plaza|Paseo|Via|Viale|Piazza|Corso|Rua|ul\.)\s(?:de\s(?:la\s|los\s)?"
    r"|d[ei]l?l?a?\s)?[A-ZÀ-Ý][\w'’-]+(?:\s[A-ZÀ-Ý][\w'’-]+){0,2},?\s\d{1,4}\b"
)  # fmt: skip

_STREET_SIGNS = (
    "St", "str", "Road", "Rd", "Ave", "Lane", "Ln", "Drive", "Boul", "Blvd", "Court", "Close", "Square", "Terrace",
    "Crescent", "Parkway", "Highway", "weg", "Weg", "latz", "llee", "asse", "amm", "fer", "chaussee", "Ring", "rue",
    "avenue", "boul", "chemin", "impasse", "llée", "quai", "Calle", "Avda", "Plaza", "Paseo", "Via", "Piazza", "Corso",
    "Rua", "ul.",
)  # fmt: skip


def find_private(text: str, regions: Sequence[str] = REGIONS) -> list[Hit]:
    """Secrets and private data in order of place, without overlaps; the value as it stands in the text."""
    plain, places = plain_letters(text)
    return put_back(apart(_find(plain, regions)), text, places)


def _find(text: str, regions: Sequence[str]) -> Iterator[Hit]:
    yield from find_secrets(text)
    if "@" in text or (holds_any(text, "[({") and _WRITTEN_AT.search(text)):
        for match in _EMAIL.finditer(text):
            if not _SAMPLE.match(match.group()):
                yield Hit("EMAIL", "an e-mail address", match.group(), match.start(), match.end())
    if "::" in text and not holds_any(text, "0123456789"):
        yield from _ips(text)
    for at, stretch in around_digits(text, _REACH):
        for hit in _numbers(stretch, regions):
            yield hit.moved(at)


def _numbers(text: str, regions: Sequence[str]) -> Iterator[Hit]:
    """What is told by digits."""
    if sum(map(text.count, "0123456789")) >= _LEAST_DIGITS:
        yield from find_ids(text)
        for match in _BIRTH.finditer(text):
            yield Hit("BIRTH", "a date of birth", match.group(1), match.start(1), match.end(1))
        yield from _ips(text)
        yield from find_phones(text, regions)
    elif ":" in text:
        yield from _ips(text)
    for match in _STREET.finditer(text) if holds_any(text, _STREET_SIGNS) else ():
        yield Hit("ADDRESS", "a postal address", match.group(), match.start(), match.end())


def _ips(text: str) -> Iterator[Hit]:
    for match in (*_IP4.finditer(text), *(_IP6.finditer(text) if ":" in text else ())):
        address = _address(match.group())
        if address is None or address.is_unspecified or address.is_loopback or _USUAL_IP.match(match.group()):
            continue
        before = text[max(0, match.start() - 12) : match.start()]
        if _NUMBERED.match(text, match.start()) and (
            not before.strip() or before[-1] in '\n“"«„' or ": " in before[-2:]
        ):
            continue
        is_network = match.group().endswith(".0")  # no computer of it: a version, more often than not
        if not is_network and not _VERSION.search(before):
            yield Hit("IP", "the address of a computer", match.group(), match.start(), match.end())


def _address(value: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(value)
    except ValueError:
        return None
