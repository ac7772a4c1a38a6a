"""Passwords, keys and tokens in a text. They are never training data: a model says by heart what it has read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dataset.curate.fold import holds_any
from dataset.curate.hit import Hit
from dataset.curate.zones import around_words

# Shapes that the providers document or that their own scanners look for; read 2026-11.
_KEYS = re.compile(
    r"(?<![\w-])(?:"
    r"sk-(?:ant-|proj-|or-|svcacct-)?[A-Za-z0-9_-]{16,}"
    r"|(?:sk|pk|rk|whsec)_(?:live|test)_[A-Za-z0-9]{10,}|whsec_[A-Za-z0-9+/]{16,}"
    r"|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}"
    r"|xox[abeoprs]-[A-Za-z0-9-]{10,}|xapp-[A-Za-z0-9-]{10,}"
    r"|(?:AKIA|ASIA)[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{30,}|ya29\.[A-Za-z0-9_-]{20,}"
    r"|hf_[A-Za-z0-9]{20,}|npm_[A-Za-z0-9]{30,}|pypi-[A-Za-z0-9_-]{30,}|r8_[A-Za-z0-9]{20,}|gsk_[A-Za-z0-9]{20,}"
    r"|SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}|key-[0-9a-f]{32}|AC[0-9a-f]{32}|shp(?:at|ss|ca)_[0-9a-fA-F]{32}"
    r"|eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+"
    r")"
)
_KEY_STARTS = (
    "sk-", "_live_", "_test_", "whsec_", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xox",
    "xapp-", "AKIA", "ASIA", "AIza", "ya29.", "hf_", "npm_", "pypi-", "r8_", "gsk_", "SG.", "key-", "AC", "shp", "eyJ",
)  # fmt: skip
_BLOCK = re.compile(
    r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----.*?(?:-----END [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----|\Z)",
    re.S,
)
_IN_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]{1,15}://[^\s/:@]{1,80}:([^\s/@]{3,80})@")
_BEARER = re.compile(r"\b(?:Bearer|Basic)\s+([A-Za-z0-9._~+/-]{16,}={0,2})")
_CONTEXT = re.compile(
    r"(?i)\b(?:pass ?words?|pass ?wd|pwd|pass ?phrase|pass|passwor[dt]|kennwort|zugangscode|mot de passe|contraseña|"
    r"wachtwoord|senha|hasło|pin(?:[ -]?code)?|api[ _-]?key|secret(?:[ _-]?key)?|client[ _-]?secret|access[ _-]?key|"
    r"(?:access|auth)?[ _-]?token|wifi key|license key)"
    r"(?:\s?\([^()\n]{0,40}\))?[ \t]{0,3}(?::|=|\bis\b|\bist\b|\blautet\b|\best\b|\bes\b|->|→)[ \t\n]{0,3}[\"'“„`«]?"
    r"([^\s\"'“”„`«»<>{}\[\]]{4,80})"
)
_REACH = 200  # characters around such a word; what it tells is nearer
_CONTEXT_WORDS = ("pass", "pwd", "wort", "code", "contraseña", "senha", "hasło", "pin", "key", "secret", "token")


def find_secrets(text: str) -> Iterator[Hit]:
    """Each secret of the text; may overlap, the surest first."""
    if "-----BEGIN" in text:
        for match in _BLOCK.finditer(text):
            yield Hit("SECRET", "a private key", match.group(), match.start(), match.end())
    if holds_any(text, "0123456789") and holds_any(text, _KEY_STARTS):
        for match in _KEYS.finditer(text):
            if any(character.isdigit() for character in match.group()):
                yield Hit("SECRET", "an access key", match.group(), match.start(), match.end())
    if "://" in text:
        yield from _group(_IN_ADDRESS, text, "a password inside an address")
    if "Bearer" in text or "Basic" in text:
        yield from (hit for hit in _group(_BEARER, text, "an access token") if _is_mixed(hit.value))
    for at, stretch in around_words(text, _CONTEXT_WORDS, _REACH):
        for hit in _told(stretch):
            yield hit.moved(at)


def _told(text: str) -> Iterator[Hit]:
    for match in _CONTEXT.finditer(text):
        value = match.group(1).rstrip(".,;:!?)")
        is_pin = match.group().lower().startswith("pin") and value.isdigit() and 4 <= len(value) <= 8
        if is_pin or (len(value) >= 5 and _is_mixed(value) and "://" not in value):
            start = match.start(1)
            yield Hit("SECRET", "a password or key", value, start, start + len(value))


def _group(pattern: re.Pattern[str], text: str, what: str) -> Iterator[Hit]:
    for match in pattern.finditer(text):
        yield Hit("SECRET", what, match.group(1), match.start(1), match.end(1))


def _is_mixed(value: str) -> bool:
    """Letters with digits or signs among them: "hunter2", "S%nn3", not "required" and not "8-20"."""
    inner = value[1:-1]
    has_letter = any(character.isalpha() for character in value)
    has_other = any(character.isdigit() for character in value) or any(sign in inner for sign in "!#$%&*+?@^~")
    return has_letter and has_other
