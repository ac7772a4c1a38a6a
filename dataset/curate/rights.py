"""Whose work it is and whether it may be used: the person's word for each client, and words of secrecy in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from dataset.candidate import Candidate
from dataset.curate.fold import holds_any
from dataset.curate.zones import around_digits, around_words
from dataset.finding import Finding, Side

_LABEL = re.compile(
    r"(?im)^[^\w\n]{0,6}(?:(?:strictly|highly|private (?:and|&)|streng|strictement|estrictamente|strettamente)\s+)?"
    r"(?:confidential|vertraulich|geheim|confidentiel|confidencial|riservato|poufne|vertrouwelijk|embargo(?:ed)?"
    r"|sperrfrist|top secret|"
    r"internal(?: use)? only|nur intern)(?:\s?[-–—:/|].{0,60}|[^\w\n]{0,6}|\s(?:until|till|bis|jusqu).{0,40})$"
)
_WORDS = re.compile(
    r"(?i)\b(?:under (?:strict |an? )?(?:nda|embargo|non-disclosure)|(?:signed|sign|our|your|per|covered by) (?:an? "
    r"|the )?(?:nda|non-disclosure "
    r"agreement)|embargoed (?:until|till)|strictly confidential|private (?:and|&) confidential|confidential (?:client"
    r"|draft|document|information of)|"
    r"not for (?:publication|distribution|release|circulation|public release)|do not (?:distribute|circulate|forward"
    r"|publish|share "
    r"(?:this|outside))|for internal use only|internal use only|for your eyes only|off the record|trade secrets?|"
    r"streng vertraulich|nicht zur veröffentlichung|nur für den internen gebrauch|nicht weitergeben"
    r"|geheimhaltungsvereinbarung|unterliegt der "
    r"geheimhaltung|verschwiegenheit(?:serklärung|svereinbarung)|sperrfrist|ne pas diffuser|accord de confidentialité"
    r"|strictement confidentiel|"
    r"sous embargo|usage interne|acuerdo de confidencialidad|no divulgar|bajo embargo|uso interno"
    r"|strettamente riservato)\b"
)
_SIGNS = (
    "confiden", "nda", "embargo", "vertraulich", "geheim", "riservat", "poufne", "vertrouwelijk", "sperrfrist",
    "secret", "intern", "disclosure", "not for", "do not", "eyes only", "record", "nicht", "nur für",
    "verschwiegen", "diffuser", "divulgar", "uso ",
)  # fmt: skip
_SHORT = 1_000  # characters of a prompt whose findings are remembered
_REACH = 100  # characters around a sign or digit; no phrase here is longer
_FEE = re.compile(
    r"(?i)\b(?:my|our|your|the|mein|unser|ihr|dein|mon|notre|votre|mi|nuestr[oa])\s(?:\w+\s){0,2}?(?:fee|rate"
    r"|day rate|hourly rate|budget|quote|"
    r"honorar|stundensatz|tagessatz|angebot|tarif|devis|tarifa|presupuesto)s?\b[^.\n]{0,40}?(?:[€$£]\s?\d[\d.,]*"
    r"|\d[\d.,]*\s?(?:€|eur\b|usd\b|gbp\b|chf\b|"
    r"euros?\b|dollars?\b|pounds?\b))"
)

_MONEY = ("€", "$", "£", "eur", "usd", "gbp", "chf", "dollar", "pound")


class Permission(BaseModel):
    """Whether the person may use a client's work for training; None: not said yet."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    client: str
    may_use: bool | None = None
    note: str = ""


def secrecy_words(text: str, *, short: bool = False) -> Iterator[tuple[str, int, int]]:
    """Words of secrecy with their place; in a `short` text (a page header, a title) one word is enough."""
    small = text.lower()
    if not holds_any(small, _SIGNS):
        return
    for match in _LABEL.finditer(text):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        yield match.group().strip(), start, start + len(match.group().strip())
    if short and (
        found := re.search(
            r"(?i)\b(?:confidential|vertraulich|confidentiel|confidencial|riservato|embargo|nda)\b", text
        )
    ):
        yield found.group(), found.start(), found.end()
    for at, stretch in around_words(text, _SIGNS, _REACH):
        for match in _WORDS.finditer(stretch):
            yield match.group(), match.start() + at, match.end() + at


def find_rights(
    candidate: Candidate, permissions: Mapping[str, Permission], marked: Mapping[str, str]
) -> Iterator[Finding]:
    """What speaks against using the pair. `permissions` is keyed by client, `marked` by document."""
    client = candidate.client
    if client is not None:
        told = permissions.get(client)
        if told is None or told.may_use is None:
            yield Finding(
                rule="permission", level="look", value=client, side="both",
                reason=f"You have not said yet whether work for {client} may be used to train a model.",
            )  # fmt: skip
        elif not told.may_use:
            note = f" ({told.note})" if told.note else ""
            yield Finding(
                rule="permission", level="aside", value=client, side="both",
                reason=f"You said that work for {client} may not be used{note}.",
            )  # fmt: skip
    if words := marked.get(candidate.document):
        yield Finding(
            rule="secrecy", level="look", value=words, side="both",
            reason=f"The document it comes from is marked “{words}”. Ask before you use it.",
        )  # fmt: skip
    yield from _of_prompt(candidate.prompt) if len(candidate.prompt) <= _SHORT else _secrecy(candidate.prompt, "prompt")
    yield from _secrecy(candidate.answer, "answer")


@lru_cache(maxsize=256)  # of one template many are equal
def _of_prompt(prompt: str) -> tuple[Finding, ...]:
    return tuple(_secrecy(prompt, "prompt"))


def _secrecy(text: str, side: Side) -> Iterator[Finding]:
    seen: set[str] = set()
    for words, start, end in secrecy_words(text):
        if words.casefold() not in seen:
            seen.add(words.casefold())
            yield Finding(
                rule="secrecy", level="look", value=words, side=side, start=start, end=end,
                reason=f"“{words}” says that this was not meant for others.",
            )  # fmt: skip
    for at, stretch in around_digits(text, _REACH):
        for match in _FEE.finditer(stretch) if holds_any(stretch.casefold(), _MONEY) else ():
            yield Finding(
                rule="secrecy", level="look", value=match.group(), side=side, start=match.start() + at,
                end=match.end() + at, reason="This tells a fee or budget.",
            )  # fmt: skip
