"""Strategy 1: the client's mail and the person's own reply, or what was attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dataset.document import Document, Segment
from dataset.pair.clients import client_of_letter, is_own_mail, people
from dataset.pair.draft import Draft, Pairing
from dataset.pair.neighbours import Fetch, Neighbours, one_id
from dataset.pair.phrasing import Field
from dataset.pair.text import body, cut, word_count

_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|greetings|hallo|liebe[rs]?|sehr geehrte[rs]?|"
    r"guten (?:tag|morgen|abend)|"
    r"moin|servus|grüezi|bonjour|bonsoir|salut|cher|chère|madame|monsieur|hola|buen[oa]s(?: \w+)?|estimad[oa]s?|"
    r"querid[oa]s?|ciao|"
    r"gentile|egregio|beste|geachte|hoi|olá|prezad[oa]|szanown[yai]|cześć|dzień dobry)\b[^\n]{0,40}\Z",
    re.I,
)
_CLOSING = re.compile(
    r"(?:(?:many |kind |best |warm |kindest |warmest )?(?:regards|wishes|thanks)|thanks(?: again| so much|"
    r" in advance)?|thank you|best|"
    r"cheers|sincerely|yours(?: \w+)?|all the best|talk soon|(?:mit )?(?:viele[n]?|beste[n]?|herzliche[n]?|"
    r"liebe[n]?|schöne[n]?|"
    r"freundliche[nr]?) (?:dank|grüße[n]?|gruß)|mfg|lg|vg|danke(?: und \w+)?|(?:bien )?cordialement|bien à vous|"
    r"merci(?: d'avance)?|"
    r"à bientôt|(?:un )?saludos?(?: cordiales?)?|atentamente|gracias|un abrazo|cordiali saluti|grazie|"
    r"groet(?:en|jes)?|"
    r"met vriendelijke groet(?:en)?|pozdrawiam|z poważaniem)[\s,.!–-]*\Z",
    re.I,
)
_ATTACHED = re.compile(
    r"\b(?:attach(?:ed|ment|ing)?|enclosed|anbei|anhang|angehängt|beigefügt|pièces? jointes?|ci-joint\w*|"
    r"adjunt[oa]s?|allegat[oai])\b",
    re.I,
)
_ATTRIBUTION = re.compile(
    r"[^\n]{0,120}\b(?:wrote|writes|said|schrieb|a écrit|escribió|ha scritto|schreef)\b[^\n]{0,40}:\Z", re.I
)
_FOOTER = re.compile(r"(?:_{5,}|-{10,}|-- ?)\Z")  # of mailing lists, above their addresses
_SEAL = re.compile(r"\s*-----BEGIN PGP (?:SIGNATURE|PUBLIC KEY)")
_NAME = re.compile(r"[^\W\d_]+")
LAST_LINES = 4  # a closing is looked for in these
A_COVER_NOTE = 120  # words; a longer mail that says "attached" is an answer of its own


def from_mail(document: Document, pairing: Pairing, neighbours: Neighbours, fetch: Fetch) -> Iterator[Draft]:
    """The pairs of one mail; none when it is somebody else's or answers nothing."""
    if not is_own_mail(document, pairing.settings):
        return
    settings = pairing.settings
    parent = _parent(document, pairing, neighbours, fetch)
    message, source = _message(document, parent)
    if attachment := attached_answer(document, neighbours, fetch):
        if word_count(message) >= settings.least_message:
            answer, name = body(attachment.segments), attachment.path.rpartition("/")[2]
            draft = _draft(document, parent, pairing, neighbours, message, source, answer, f"attached: {name}")
            yield replace(draft, kind=pairing.kinds.of_piece(name, attachment.title or "")[0])
        return
    blocks = [] if parent else _inline(document)
    if len(blocks) > 1 and all(
        word_count(quoted) >= settings.least_message and word_count(own) >= settings.least_answer
        for quoted, own in blocks
    ):
        for number, (quoted, own) in enumerate(blocks, 1):
            yield _draft(document, None, pairing, neighbours, quoted, "quoted in the mail", own, f"answer {number}")
        return
    answer = own_text(document)
    if word_count(message) >= settings.least_message and word_count(answer) >= settings.least_answer:
        yield _draft(document, parent, pairing, neighbours, message, source, answer, "the reply")


def own_text(document: Document) -> str:
    """What the sender wrote, without greeting, closing and the name below it."""
    text = without_courtesies(body([segment for segment in document.segments if segment.kind in {"own", "list"}]))
    return without_sign_off(text, document.meta.get("from", ""))


def is_seal(document: Document) -> bool:
    """Whether an attachment only proves who sent the mail."""
    return bool(document.segments) and bool(_SEAL.match(document.segments[0].text))


def attached_answer(document: Document, neighbours: Neighbours, fetch: Fetch) -> Document | None:
    """The document that was attached to a short mail which says so; None when there are none or several."""
    attached = neighbours.attached.get(document.path, [])
    if len(attached) != 1:
        return None
    note = own_text(document)
    return fetch(attached[0]) if _ATTACHED.search(note) and word_count(note) <= A_COVER_NOTE else None


def without_courtesies(text: str) -> str:
    """The text without the greeting or attribution in its first line and the closing or footer in its last ones."""
    lines = text.strip().split("\n")
    for opening in (_ATTRIBUTION, _GREETING):
        if (
            len(lines) > 1
            and opening.match(lines[0].strip())
            and (opening is _ATTRIBUTION or len(lines[0].split()) <= 6)
        ):
            lines = "\n".join(lines[1:]).strip().split("\n")
    footer = next((at for at in range(max(1, len(lines) - 8), len(lines)) if _FOOTER.match(lines[at].strip())), None)
    lines = lines[:footer]
    for at in range(max(1, len(lines) - 2 * LAST_LINES), len(lines)):
        left = [line for line in lines[at:] if line.strip()]
        if _CLOSING.match(lines[at].strip()) and len(left) <= LAST_LINES and all(len(line) < 60 for line in left):
            lines = lines[:at]
            break
    return "\n".join(lines).strip()


def without_sign_off(text: str, sender: str) -> str:
    """The text without its last lines from the one on that holds nothing but the sender's name or initial."""
    names = {part for name, address in people(sender) for part in _NAME.findall(f"{name} {address}".casefold())}
    initials = {name[0] for name in names}
    lines = text.split("\n")
    filled = [at for at, line in enumerate(lines) if line.strip()]
    for at in filled[1:][-LAST_LINES:]:
        words = _NAME.findall(lines[at].casefold())
        is_name = 0 < len(words) <= 4 and all(word in names or (len(words) == 1 and word in initials) for word in words)
        if is_name and len(lines[at]) < 40 and not lines[at].rstrip().endswith((",", ":", "?")):
            return "\n".join(lines[:at]).rstrip()
    return text


def _parent(document: Document, pairing: Pairing, neighbours: Neighbours, fetch: Fetch) -> Document | None:
    """The mail that this one answers, when it is there and somebody else's."""
    identity = neighbours.parent(document)
    parent = fetch(identity) if identity and identity != document.id else None
    if parent is None:
        return None
    told = pairing.settings.own_addresses or pairing.settings.own_names
    if told:
        return None if is_own_mail(parent, pairing.settings) else parent
    return None if parent.meta.get("from") == document.meta.get("from") else parent


def _message(document: Document, parent: Document | None) -> tuple[str, str]:
    if parent is not None and (message := own_text(parent)):
        day = f" of {parent.written}" if parent.written else ""
        return message, f"the mail{day} that you answered"
    quoted = [segment for segment in document.segments if segment.kind == "quoted"]
    nearest = min((segment.level for segment in quoted), default=0)
    return without_courtesies(_joined([s for s in quoted if s.level == nearest])), "quoted in the mail"


def _inline(document: Document) -> list[tuple[str, str]]:
    """Quoted stretches, each with what was written below it; empty when anything was written above the first."""
    blocks: list[tuple[list[Segment], list[Segment]]] = []
    for segment in document.segments:
        if segment.kind == "quoted":
            if not blocks or blocks[-1][1]:
                blocks.append(([], []))
            blocks[-1][0].append(segment)
        elif segment.kind in {"own", "list"} and segment.text.strip():
            if not blocks:
                return []
            blocks[-1][1].append(segment)
    return [(_joined(quoted), without_courtesies(body(own))) for quoted, own in blocks if own]


def _joined(segments: list[Segment]) -> str:
    return "\n\n".join(segment.text.strip() for segment in segments if segment.text.strip())


def _draft(
    document: Document,
    parent: Document | None,
    pairing: Pairing,
    neighbours: Neighbours,
    message: str,
    source: str,
    answer: str,
    place: str,
) -> Draft:
    language = pairing.language(document, answer)
    other = parent.meta.get("from", "") if parent else document.meta.get("to", "")
    fields = {
        "message": Field(cut(message, pairing.settings.most_prompt), source),
        "length": pairing.length_field(answer, language),
    }
    if subject := re.sub(r"^(?:(?:re|aw|sv|antw)\s*:\s*)+", "", document.meta.get("subject", ""), flags=re.I).strip():
        fields["subject"] = Field(subject, "subject of the mail")
    return Draft(
        strategy="mail",
        form="mail",
        answer=answer,
        source_key=one_id(document.meta.get("message_id", "")) or message,
        fields=fields,
        kind="reply",
        place=place,
        group=neighbours.thread(document),
        client=client_of_letter(document, other, pairing.settings, pairing.kinds),
        language=language,
    )
