"""The names of the person's own world: clients and people in folders, mails, properties, page headers and columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from dataset.curate.cues import read_cues
from dataset.curate.fold import squashed
from dataset.curate.labelled import LINE, LINE_GUESS, TitleNames, labelled_names
from dataset.curate.masking import MaskKind
from dataset.curate.ordinary import OrdinaryWords
from dataset.curate.rights import secrecy_words
from dataset.curate.said_names import GUESSES, SaidNames
from dataset.document import Document, Segment
from dataset.pair.clients import is_general, people
from dataset.pair.kinds import Kinds
from dataset.pair.must_mention import specifics
from dataset.pair.text import spaced
from dataset.pair.vocabulary import Vocabulary

MOST_NAMES = 5000
_LEGAL = re.compile(
    r"(?i)[\s,]+(?:(?:gmbh|mbh|ag|kg|ohg|gbr|ug|e\.?\s?k\.?|e\.?\s?v\.?|se|ltd\.?|limited|llc|llp|plc|inc\.?|corp\.?"
    r"|corporation|"
    r"company|co\.?|s\.?a\.?r\.?l\.?|s\.?a\.?s\.?u?|s\.?a\.?|s\.?l\.?u?|s\.?r\.?l\.?|s\.?p\.?a\.?|b\.?v\.?|n\.?v\.?"
    r"|ab|oy|a/s|aps|as|pty|"
    r"sp\.? z o\.?o\.?|s\.?r\.?o\.?)(?=[\s,.&+]|\Z)|[&+](?=\s*(?:co|cie)\b)|(?:cie)\b)[\s.,&+]*\Z"
)
_CLIENT_COLUMN = re.compile(
    r"(?i)\b(?:client|customer|kunde|auftraggeber|company|firma|unternehmen|brand|marke|account|cliente|empresa"
    r"|entreprise|société|"
    r"azienda|klant|mandant)s?(?:[ _-]?(?:name|nombre|nom))?\Z"
)
_PERSON_COLUMN = re.compile(
    r"(?i)\A(?:contact|contact (?:name|person)|ansprechpartner(?:in)?|first ?name|last ?name|surname|vorname|nachname"
    r"|full ?name|"
    r"author|autor(?:in)?|auteur|editor|redakteur(?:in)?|nombre y apellidos|contacto|interlocuteur)\Z"
)
_NOBODY = re.compile(
    r"(?i)\A(?:(?:microsoft |windows |ms )?(?:office )?(?:user|benutzer|utilisateur|usuario)|admin(?:istrator)?"
    r"|unknown|author|owner|"
    r"python-docx|libreoffice|openoffice|google docs|apache poi|pages|word|info|office|kontakt|contact|hello|hallo"
    r"|mail|noreply|no-reply|"
    r"newsletter|support|team|sales|marketing|me|test)\Z"
)
_ROOM = re.compile(r"\s*[\[(][^\[\]()]{0,40}[\])]\s*")  # "Clayton, Nik [IT]"
_LIST = re.compile(
    r"(?i)\b(?:mailing|ml|lists?|liste|listserv|talk|users|announce|digest|newsletter|group|team|support|service|desk|bot"
    r"|daemon|robot|verteiler)\Z"
)  # a sender that is nobody
_FREEMAIL = re.compile(
    r"(?:gmail|googlemail|yahoo|hotmail|outlook|live|msn|icloud|me|mac|gmx|web|aol|proton|protonmail|pm|mail|mailbox|t-online"
    r"|freenet|posteo|orange|wanadoo|free|sfr|laposte|libero|virgilio|yandex|zoho|fastmail|hey|example)\Z"
)

_LINES = frozenset({LINE, LINE_GUESS})
_SENDERS = frozenset({"author property", "mail"})


class Told(BaseModel):
    """What the person said of themselves and their clients."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    clients: tuple[str, ...] = ()
    others: tuple[str, ...] = ()  # further names that nobody may read: products before their launch, places
    own_names: tuple[str, ...] = ()
    own_addresses: tuple[str, ...] = ()
    product: str | None = None  # of their interface texts; its name is no secret of a client


class WorldName(BaseModel):
    """A name with the places that it was found in: "folder", "mail", "company property", "column Client", "told"."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    kind: MaskKind
    sources: tuple[str, ...]

    @property
    def is_guess(self) -> bool:
        """Whether only its place in a text tells it, so that the person is asked what it is."""
        return is_guess(self.sources)


class World(BaseModel):
    """All names, the told ones first, and the words of secrecy on documents by `Document.id`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: tuple[WorldName, ...] = ()
    secrecy: Mapping[str, str] = {}
    ordinary: tuple[str, ...] = ()  # parts of names that are everyday words in these texts
    often: tuple[str, ...] = ()  # what several texts name: clients perhaps, or products
    of_titles: tuple[str, ...] = ()  # what differs in titles that are else the same: clients perhaps, or products


def is_guess(sources: Sequence[str]) -> bool:
    """Whether a name of these sources was only spotted in texts."""
    return bool(sources) and all(source in GUESSES | {LINE_GUESS} for source in sources)


def gather_world(documents: Iterable[Document], told: Told, kinds: Kinds, vocabulary: Vocabulary) -> World:
    """The names of all documents, in one pass; at most 5,000, so that a long list of customers does not take over."""
    found: dict[str, tuple[str, MaskKind, dict[str, None]]] = {}
    secrecy: dict[str, str] = {}
    cues = read_cues(vocabulary)
    ordinary, said, titles = OrdinaryWords(), SaidNames(cues), TitleNames()
    own = {squashed(name) for name in told.own_names} | {squashed(each) for each in told.own_addresses}
    own |= {squashed(part) for name in told.own_names for part in name.split()}
    own |= {squashed(company_of(address) or "") for address in told.own_addresses}
    own |= {squashed(told.product)} if told.product else set()

    def add(name: str, kind: MaskKind, source: str) -> None:
        name = without_legal_form(" ".join(name.split()).strip(" \"'<>,;"))
        key = squashed(name)
        if len(key) < 2 or len(name) > 60 or key.isdigit() or key in own or _NOBODY.match(name) or is_general(name):
            return
        written = name.casefold()  # "acmefoods" of a mail domain and "Acme Foods" are looked for apart, with one token
        if written in found or len(found) < MOST_NAMES:
            found.setdefault(written, (name, kind, {}))[2].setdefault(source)

    for name in told.clients:
        add(name, "client", "told")
    for name in told.others:
        add(name, "other", "told")
    for document in documents:
        names = list(names_of(document, kinds, vocabulary))
        lines = list(labelled_names(document, vocabulary))
        for name, kind, source in [*names, *lines]:
            add(name, "person" if source in _LINES and cues.is_full_name(name) else kind, source)
        said.meet(document)
        titles.meet(document)
        ordinary.meet(document, {part.casefold() for name, _, _ in names for part in name.split()})
        if words := _secrecy_of(document):
            secrecy[document.id] = words
    senders = [name for name, (_, _, places) in found.items() if " " not in name and _SENDERS.issuperset(places)]
    everyday = set(ordinary.words(senders)) - cues.given
    for name in everyday.intersection(senders):
        del found[name]  # "Spam" sent it; whom a text greets by such a name is found there
    clients = [name for name, kind, _ in found.values() if kind == "client"]
    known = [*told.own_names, *told.own_addresses, *(name for name, _, _ in found.values())]
    sure = [name for name, _, places in found.values() if not _LINES.issuperset(places)]
    for name, places in said.people([*told.own_names, *told.own_addresses, *sure]):
        for place in places:
            add(name, "person", place)
    met = tuple(WorldName(name=name, kind=kind, sources=tuple(sources)) for name, kind, sources in found.values())
    things = said.things({part for name in met if name.is_guess for part in name.name.split()})
    told_parts = {part.casefold() for name in met if not name.is_guess for part in name.name.split()}
    everyday.update(ordinary.words((part for name in found for part in name.split()), clients))
    return World(
        names=met,
        secrecy=secrecy,
        ordinary=tuple(sorted({*everyday, *({word.casefold() for word in things} - told_parts)})),
        often=tuple(said.often_named([*known, told.product or ""])),
        of_titles=tuple(titles.names([*found, *known, told.product or ""], vocabulary, said.small)),
    )


def names_of(document: Document, kinds: Kinds, vocabulary: Vocabulary) -> Iterator[tuple[str, MaskKind, str]]:
    """The names that one document tells of clients and people."""
    for part in document.path.split("/")[:-1]:
        if part and not re.search(r"\.\w{3,4}\Z", part) and not is_general(part) and kinds.of_piece(part)[1] is None:
            yield _folder_name(part), "client", "folder"
            break
    if company := document.meta.get("company"):
        yield company, "client", "company property"
    for person in (document.author, document.meta.get("last_modified_by")):
        if person and "@" not in person and len(person.split()) <= 4:
            yield person, "person", "author property"
    for header in ("from", "to", "cc"):
        yield from _of_mail(document.meta.get(header, ""), vocabulary)
    yield from _of_segments(document.segments, vocabulary)


def company_of(address: str) -> str | None:
    """The company behind an address, told by its domain; None for the usual mail services."""
    labels = address.rpartition("@")[2].casefold().split(".")
    if len(labels) < 2:
        return None
    two = len(labels) > 2 and labels[-2] in {"co", "com", "org", "ac", "gov", "net"}
    company = labels[-3] if two else labels[-2]
    return None if _FREEMAIL.match(company) else company


def without_legal_form(name: str) -> str:
    """ "Acme Foods GmbH & Co. KG" -> "Acme Foods"."""
    while (shorter := _LEGAL.sub("", name)) != name and shorter:
        name = shorter
    return name.strip(" ,&+")


def _folder_name(folder: str) -> str:
    """A folder's name without its numbers: "03_Acme-Foods_2024" -> "Acme Foods"."""
    bare = re.sub(r"(?:^|[\s_-])(?:(?:19|20)\d\d(?:[-_]?\d\d)?|\d{1,3})(?=[\s_-]|$)", " ", folder)
    return re.sub(r"[\s_-]+", " ", bare).strip() or spaced(folder)


def _of_mail(header: str, vocabulary: Vocabulary) -> Iterator[tuple[str, MaskKind, str]]:
    for name, address in people(header):
        name = _ROOM.sub(" ", name).strip() or name
        if name and "@" not in name and 2 <= len(name) <= 60:
            yield name, "other" if len(name.split()) > 4 or _LIST.search(name) else "person", "mail"
        elif address and re.match(r"[a-z]{2,}[._][a-z]{2,}@", address):
            yield address.partition("@")[0].replace(".", " ").replace("_", " ").title(), "person", "mail address"
        if address and (company := company_of(address)) and company not in vocabulary.calendar | vocabulary.small:
            yield company, "client", "mail domain"


def _of_segments(segments: Sequence[Segment], vocabulary: Vocabulary) -> Iterator[tuple[str, MaskKind, str]]:
    for segment in segments:
        if segment.kind in {"header", "footer"}:
            text = segment.text.strip()
            if len(text.split()) <= 12:
                for fact in specifics(text, vocabulary):
                    says = fact.text.casefold() in vocabulary.calendar or any(secrecy_words(fact.text, short=True))
                    if not says and not any(character.isdigit() or character in "@/" for character in fact.text):
                        yield fact.text, "client", f"page {segment.kind}"
        elif segment.kind == "row":
            yield from _of_cells(segment.cells)
        elif segment.kind in {"comment", "revision"} and (author := segment.cells.get("author")):
            yield author, "person", "author of a comment"


def _of_cells(cells: Mapping[str, str]) -> Iterator[tuple[str, MaskKind, str]]:
    for column, value in cells.items():
        if not value or len(value.split()) > 6:
            continue
        if _CLIENT_COLUMN.search(column.strip()):
            yield value, "client", f"column {column}"
        elif _PERSON_COLUMN.match(column.strip()):
            yield value, "person", f"column {column}"


def _secrecy_of(document: Document) -> str | None:
    texts = [document.title or "", document.path.replace("_", " ").replace("-", " ")]
    texts += [segment.text for segment in document.segments if segment.kind in {"header", "footer"}]
    return next((words for text in texts for words, _, _ in secrecy_words(text, short=True)), None)


def only_names(names: Collection[WorldName]) -> list[tuple[str, MaskKind]]:
    """What `propose_masks` takes."""
    return [(name.name, name.kind) for name in names]
