"""What stands around the words of a mail: greeting and closing, the sender's name, who wrote what, footers of lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dataset.document import Segment
from dataset.pair.clients import people
from dataset.pair.text import body, word_count

GREETINGS = (
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|greetings|hallo|liebe[rs]?|sehr geehrte[rs]?|"
    r"guten (?:tag|morgen|abend)|"
    r"moin|servus|grüezi|bonjour|bonsoir|salut|cher|chère|madame|monsieur|hola|buen[oa]s(?: \w+)?|estimad[oa]s?|"
    r"querid[oa]s?|ciao|"
    r"gentile|egregio|beste|geachte|hoi|olá|prezad[oa]|szanown[yai]|cześć|dzień dobry)"
)
CLOSINGS = (
    r"(?:(?:many |kind |best |warm |kindest |warmest )?(?:regards|wishes|thanks)|thanks(?: again| so much|"
    r" in advance)?|thank you|best|"
    r"cheers|sincerely|yours(?: \w+)?|all the best|talk soon|(?:mit )?(?:viele[n]?|beste[n]?|herzliche[n]?|"
    r"liebe[n]?|schöne[n]?|"
    r"freundliche[nr]?) (?:dank|grüße[n]?|gruß)|mfg|lg|vg|danke(?: und \w+)?|(?:bien )?cordialement|bien à vous|"
    r"merci(?: d'avance)?|"
    r"à bientôt|(?:un )?saludos?(?: cordiales?)?|atentamente|gracias|un abrazo|cordiali saluti|grazie|"
    r"groet(?:en|jes)?|"
    r"met vriendelijke groet(?:en)?|pozdrawiam|z poważaniem)"
)
_GREETING = re.compile(rf"{GREETINGS}\b[^\n]{{0,40}}\Z", re.I)
_CLOSING = re.compile(rf"{CLOSINGS}[\s,.!–-]*\Z", re.I)
_ATTRIBUTION = re.compile(
    r"[^\n]{0,120}\b(?:wrote|writes|said|schrieb|a écrit|escribió|ha scritto|schreef)\b[^\n]{0,40}[:;]\Z"
    r"|(?:On|Am|Le|El) [^\n]{0,40}\d[^\n]{0,80}\b(?:wrote|schrieb|a écrit|escribió)\s*\Z",
    re.I,
)
_FOOTER = re.compile(r"(?:_{5,}|-{10,}|-- ?)\Z")  # of mailing lists, above their addresses
_OF_A_LIST = re.compile(r"https?://|\bunsubscribe\b|\bsponsored by\b|\bmailing list\b", re.I)
_BANNER = re.compile(
    r"_{20,}|-{20,}|-{5,}[^\n]{0,40}\bgroups?\b[^\n]{0,60}|To unsubscribe from this (?:group|list)\b[^\n]*", re.I
)  # of a mail service that is free
_BANNER_LINES = 30  # in which one is looked for
_LIST_ADDRESS = re.compile(r"(?:to unsubscribe:? ?)?<?https?://\S*(?:listinfo|mailman|unsubscribe)\S*", re.I)
_FORWARDED = re.compile(r"[-=_<> ]{2,20}\s?(?:begin |start of )?(?:forward|weitergeleitete)[^\n]{0,60}", re.I)
_END_FORWARDED = re.compile(r"[-=_<> ]{2,20}\s?end (?:of )?(?:the )?forward[^\n]{0,60}", re.I)
_LEAD_IN = re.compile(r"[^\n]{0,140}:|\[[^\[\]\n]{2,80}\]")  # "Anna said:", "[Anna, on the price]"
_DATED = re.compile(r"(?:In a message|On|Am|Le|El|Il)\b[^\n]{0,80}\d")  # the line before "Anna said:"
_HEADERS = re.compile(  # of a mail inside a mail
    r"(?:^|\n)-{2,20} ?Original Message ?-{2,20}\n(?:[^\n]+\n){1,9}\s*"
    r"|(?:^|\n)(?:[ \t]*(?:From|Date|Sent|To|Cc|Subject|Message-ID|Reply-To):[ \t][^\n]*(?:\n|\Z)){2,}",
    re.I,
)
_DAY_LINE = re.compile(
    r"\A(?:On|At|Am|Le) [^\n]{0,60}\d{4}[^\n]{0,20}\d\d:\d\d[^\n]{0,40}(?<![.?!])(?=\n)"
)  # "… wrote" is gone
_SIGNATURE = re.compile(r"\n--[ \t]*\n")
_DEBRIS = re.compile(r"(?m)^[ \t]*[|>][ \t|>]*$")  # marks of a quote without the quote
_MARKED = re.compile(r"\s{0,4}(?:[A-Z][\w.-]{0,14})?>")
_BESIDE_NAME = re.compile(r"\([^()]*\)|\"[^\"]*\"|<[^<>]*>|https?://\S+")  # (home page: …), a nickname
_NAME = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')]*(?:\s|\Z)")
_MOST_ADDED = 40  # words of a sentence; more, and it is none but a list or a log
_TO_FIND = 4  # words at both ends of a quote by which it is found in the message
_LAST_LINES = 4  # a closing is looked for in these
_HEADER = (
    r"(?:from|von|de|da|van|date|datum|fecha|data|sent|gesendet|envoyé|enviado|inviato|to|an|à|para|cc|subject|betreff"
    r"|objet|asunto|oggetto|message-id|reply-to|organi[sz]ation|newsgroups)[ \t]?:"
)
_MAIL_HEADERS = re.compile(
    rf"\A\s{{0,9}}(?:[ \t]{{0,9}}{_HEADER}[^\n]{{0,400}}(?:\n|\Z)){{2,9}}|\A\s{{0,9}}From:[^\n]{{0,200}}"
    r"(?:\[mailto:|on behalf of)[^\n]{0,200}\n(?:[^\n]{1,40}\n){0,3}?[ \t]*\n",
    re.I,
)  # of a mail that was quoted with them
_ARMOUR = re.compile(r"\A\s*-----BEGIN PGP SIGNED MESSAGE-----\s*(?:(?:Hash|Charset|Comment|Version): [^\n]*\n)*")
_LEAST_SAID = 8  # words of a message without what it quotes; with fewer the quote is what it says


def own_words(segments: Sequence[Segment], sender: str) -> str:
    """What the sender wrote, without greeting, closing and the name below it."""
    own = [segment for segment in segments if segment.kind in {"own", "list"}]
    return without_sign_off(without_courtesies(_DEBRIS.sub("", body(own))), sender)


def without_lead_ins(segments: Sequence[Segment]) -> list[Segment]:
    """The segments of a mail without the lines that lead to a quote: "Anna said:"."""
    kinds = [*(segment.kind for segment in segments[1:]), ""]
    return [
        _without_lead_in(segment) if segment.kind == "own" and follower == "quoted" else segment
        for segment, follower in zip(segments, kinds, strict=True)
    ]


def without_courtesies(text: str) -> str:
    """The text without headers, greeting and attribution above, closing and footer below, and what it forwards."""
    bare = _MAIL_HEADERS.sub("", _ARMOUR.sub("", text), count=1)
    lines = _without_forwarded((bare if bare.strip() else text).strip().split("\n"))
    for opening in (_ATTRIBUTION, _GREETING):
        if (
            len(lines) > 1
            and opening.match(lines[0].strip())
            and (opening is _ATTRIBUTION or len(lines[0].split()) <= 6)
        ):
            lines = "\n".join(lines[1:]).strip().split("\n")
    lines = _without_footer(lines)
    for at in range(max(1, len(lines) - 2 * _LAST_LINES), len(lines)):
        left = [line for line in lines[at:] if line.strip()]
        if _CLOSING.match(lines[at].strip()) and len(left) <= _LAST_LINES and all(len(line) < 60 for line in left):
            lines = lines[:at]
            break
    return "\n".join(lines).strip()


def without_sign_off(text: str, sender: str) -> str:
    """The text without its last lines from the one on that holds nothing but the sender's name, or a part of it."""
    names = {part for name, address in people(sender) for part in _NAME.findall(f"{name} {address}".casefold())}
    lines = text.split("\n")
    filled = [at for at, line in enumerate(lines) if line.strip()]
    for at in filled[1:][-_LAST_LINES:]:
        line = _BESIDE_NAME.sub("", lines[at]).rstrip()
        words = _NAME.findall(line.casefold())
        is_name = 0 < len(words) <= 4 and all(_is_of(word, names, len(words)) for word in words)
        if is_name and len(line) < 40 and not line.endswith((",", ":", "?")):
            return "\n".join(lines[:at]).rstrip()
    return text


def without_echo(answer: str, message: str) -> str:
    """A reply without first lines that bear a bar and say again what the message says: a quote of one line."""
    said, lines = " ".join(message.split()), answer.split("\n")
    while lines and (not lines[0].strip() or _echoes(lines[0], said)):
        lines = lines[1:]
    return "\n".join(lines)


def without_quotes(text: str) -> str:
    """A quoted message without what it quotes itself and its signature, unless it says too little of its own."""
    text = _DAY_LINE.sub("", _HEADERS.sub("\n", text).strip("\n"), count=1).strip("\n")
    if (cut := _SIGNATURE.search(text)) and word_count(text[: cut.start()]) >= _LEAST_SAID:
        text = text[: cut.start()]
    lines = text.split("\n")
    kept = list[str]()
    for line in lines:
        if not _MARKED.match(line):
            kept.append(line)
            continue
        while kept and not kept[-1].strip():
            kept.pop()
        if kept and _LEAD_IN.fullmatch(kept[-1].strip()):
            kept[-1] = ""
        kept.append("")
    said = re.sub(r"\n(?:[ \t]*\n){2,}", "\n\n", "\n".join(kept)).strip("\n")
    return said if word_count(said) >= _LEAST_SAID else text


def in_full(quoted: str, message: str) -> str:
    """A quote that was cut out of the middle of a sentence, with the whole sentence as it stands in the message."""
    words = quoted.split()
    head, tail = " ".join(words[:_TO_FIND]), " ".join(words[-_TO_FIND:])
    for paragraph in message.split("\n\n") if len(words) >= _TO_FIND else ():
        flat = " ".join(paragraph.split())
        start, end = flat.find(head), flat.find(tail)
        if 0 <= start <= end:
            before = [found.end() for found in _SENTENCE_END.finditer(flat, 0, start)]
            after = _SENTENCE_END.search(flat, end + len(tail) - 1)
            whole = flat[before[-1] if before else 0 : after.end() if after else len(flat)].strip()
            return whole if len(words) < len(whole.split()) <= len(words) + _MOST_ADDED else quoted
    return quoted


def _echoes(line: str, said: str) -> bool:
    words = " ".join(line.lstrip("|: ").split())
    return line.startswith("|") and bool(words) and words in said


def _is_of(word: str, names: set[str], count: int) -> bool:
    """Whether one of `count` words is one of the names, the beginning of one ("Greg"), or an initial."""
    if word in names or (len(word) == 1 and (count > 2 or any(word == name[0] for name in names))):
        return True
    return len(word) >= 3 and any(name.startswith(word) or (word.startswith(name) and len(name) > 3) for name in names)


def _without_lead_in(segment: Segment) -> Segment:
    head, _, last = segment.text.rstrip().rpartition("\n")
    if not _LEAD_IN.fullmatch(last.strip()):
        return segment
    above, _, before = head.rstrip().rpartition("\n")
    return segment.model_copy(update={"text": above if _DATED.match(before) else head.rstrip()})


def _without_forwarded(lines: list[str]) -> list[str]:
    start = next((at for at, line in enumerate(lines) if _FORWARDED.fullmatch(line.strip())), None)
    if start is None:
        return lines
    end = next((at for at in range(start, len(lines)) if _END_FORWARDED.fullmatch(lines[at].strip())), len(lines))
    return "\n".join([*lines[:start], *lines[end + 1 :]]).strip().split("\n")


def _without_footer(lines: list[str]) -> list[str]:
    for at in range(max(0, len(lines) - _BANNER_LINES), len(lines)):
        if _BANNER.match(lines[at].strip()) and _OF_A_LIST.search("\n".join(lines[at:])):
            lines = lines[:at]
            break
    for at in range(max(0, len(lines) - 8), len(lines)):
        if _FOOTER.match(lines[at].strip()) and (at or _OF_A_LIST.search("\n".join(lines))):
            lines = lines[:at]
            break
    while lines and (not lines[-1].strip() or _LIST_ADDRESS.fullmatch(lines[-1].strip())):
        lines = lines[:-1]
    return lines
