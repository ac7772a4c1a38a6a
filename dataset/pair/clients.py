"""Whose work a document is: told by the person, or guessed from folders, properties and mail addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.utils import getaddresses

from dataset.document import Document
from dataset.pair.kinds import Kinds
from dataset.pair.settings import PairSettings
from dataset.pair.text import spaced

_GENERAL_FOLDER = re.compile(
    r"(?:\d+|[a-z]{2}|(?:19|20)\d\d.*|(?:my |past |old |finished |final |sent )*(?:work|works|texts?|docs?|"
    r"documents?|files?|writing|copy|"
    r"clients?|customers?|projects?|jobs?|portfolio|archive|final|finals|drafts?|done|delivered|approved|sent|"
    r"inbox|outbox|mail|"
    r"arbeit|arbeiten|texte|dokumente|kunden|projekte|archiv|entwürfe|fertig|travail|textes|projets|trabajos?|"
    r"textos|clientes|"
    r"proyectos|downloads?|desktop|dropbox|google drive|attachments?|src|source|data|locales?|i18n|"
    r"translations?|strings|lang|json|"
    r"odds and ends|misc(?:ellaneous)?|various|other|old|sonstiges|diverses|divers|varios|"
    r"components?|packages?|lib|app|public|assets|content|pages|en us|"
    r"usr|usr local|share|var|opt|dist|site packages|node modules|lc messages))\Z"
)
_FREEMAIL = re.compile(
    r"(?:gmail|googlemail|yahoo|hotmail|outlook|live|icloud|me|gmx|web|aol|proton|protonmail|mail|t-online|"
    r"freenet|posteo|orange|"
    r"wanadoo|free|laposte|libero)\Z"
)
_MADE_BY_TOOLS = re.compile(r"[._].*|.*\.\w{1,5}")  # "_static", ".git", "policy.html"
_ROBOT = re.compile(
    r"[^@]*\b(?:no-?reply|[\w-]*daemon|bugzilla|notifications?|postmaster|listserv|majordomo|robot)\b[^@]*@"
)
_ARCHIVE = re.compile(r"\.(?:zip|mbox|eml|docx|xlsx)\Z", re.I)


def client_of(document: Document, settings: PairSettings, kinds: Kinds) -> str | None:
    """A client whom the person named and the path bears, else the topmost folder that is nobody else's name.

    Where neither tells, the one of the named clients who stands in the text.
    """
    parts = [part for part in document.path.split("/")[:-1] if part and not _ARCHIVE.search(part)]
    for client in settings.clients:
        pattern = re.compile(rf"\b{re.escape(spaced(client))}\b", re.I)
        if pattern.search(spaced(document.path)) or pattern.search(spaced(document.meta.get("company", ""))):
            return client
    for part in parts:
        if not is_general(part) and kinds.of_piece(part)[1] is None:
            return part
    return _named_in_text(document, settings.clients)


def _named_in_text(document: Document, clients: Sequence[str]) -> str | None:
    """The client whom the text names; None where it names several."""
    if not clients:
        return None
    text = " ".join(segment.text for segment in document.segments)
    named = [client for client in clients if re.search(rf"(?<!\w){re.escape(client)}(?!\w)", text, re.I)]
    return named[0] if len(named) == 1 else None


def _letters(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())


def _is_domain_of(label: str, client: str) -> bool:
    """Whether a domain is a client's name run together: "maplerye" or "maple-and-rye" for Maple & Rye."""
    return _letters(label) in (_letters(client), _letters(client.replace("&", " and ")))


def is_general(folder: str) -> bool:
    """Whether a folder's name is nobody's: "final", "2024", "texts"."""
    return bool(_MADE_BY_TOOLS.fullmatch(folder) or _GENERAL_FOLDER.match(spaced(folder).casefold()))


def people(header: str) -> list[tuple[str, str]]:
    """Names and addresses of a mail header, addresses in small letters."""
    return [(name.strip(), address.casefold()) for name, address in getaddresses([header]) if "@" in address or name]


def is_own_mail(document: Document, settings: PairSettings) -> bool:
    """Whether the person wrote a mail; when they told neither address nor name, any mail may be theirs."""
    if not settings.own_addresses and not settings.own_names:
        return not any(_ROBOT.match(address) for _, address in people(document.meta.get("from", "")))
    addresses = {address.casefold() for address in settings.own_addresses}
    names = {name.casefold() for name in settings.own_names}
    return any(
        address in addresses or name.casefold() in names for name, address in people(document.meta.get("from", ""))
    )


def client_of_letter(document: Document, header: str, settings: PairSettings, kinds: Kinds) -> str | None:
    """The client behind a mail by its address, under the name of its folder where both say the same."""
    folder, company = client_of(document, settings, kinds), client_of_mail(header, settings)
    if folder and company and _letters(folder) == _letters(company):
        return folder
    return company


def client_of_mail(header: str, settings: PairSettings) -> str | None:
    """The client behind an address: a named one, else the company of the domain, else the person's name."""
    for name, address in people(header):
        told = spaced(f"{name} {address}").casefold()
        for client in settings.clients:
            if re.search(rf"\b{re.escape(spaced(client).casefold())}\b", told):
                return client
        labels = address.rpartition("@")[2].split(".")
        company = labels[-3] if len(labels) > 2 and labels[-2] in {"co", "com", "org", "ac"} else labels[-2:][0]
        if company and not _FREEMAIL.match(company):
            return next((client for client in settings.clients if _is_domain_of(company, client)), company)
        if name or address:
            return name or address
    return None
