"""What the sender of a mail wrote, what they quoted, and where their signature begins; by the lines, in the words of
the common mail programs in English, German, French, Spanish, Italian, Dutch, Portuguese, Polish and Scandinavian."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dataset.read.marks import usual_marks

_MARK = re.compile(r" {0,2}> ?")
_WROTE = re.compile(
    r"\b(?:wrote|writes|Quoting|Zitat von|Citando|schrieb|a écrit|ecrit|escribió|ha scritto|schreef|escreveu|skrev"
    r"|napisał\S{0,4}|kirjoitti)\b"
)
_SAID = re.compile(r"\b(?:said|says|sagte|meinte|a dit|dijo)\s?:\Z")  # tells a quote only where its marks follow
_OPENS = re.compile(
    r"(?:On|Am|Le|El|Il|Op|Em|Den|Dnia|W dniu|At|Il giorno)\b|\S.{0,80}<[^<>\s]{3,80}>"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]"
)
_ORIGINAL = re.compile(
    r"[-_* ]{2,40}\s*(?:original message|original appointment|ursprüngliche (?:nachricht|mail)|originalnachricht"
    r"|message d['’]origine|message original|mensaje original|messaggio originale|oorspronkelijk bericht"
    r"|mensagem original|forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado"
    r")\s*[-_* ]{2,40}",
    re.I,
)
_FORWARD = re.compile(
    r"(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)"
    r"|début du message (?:transféré|réexpédié)|"
    r"inicio del mensaje reenviado)\s{0,3}:?",
    re.I,
)
_SENDER = re.compile(r"\*?(?:From|Von|De|Da|Van|Fra|Från|Od)\s?:\*?\s", re.I)
_HEADERS = re.compile(
    r"\*?(?:Sent|Gesendet|Envoyé|Enviado(?: el)?|Inviato|Verzonden|Date|Datum|Fecha|Data|To|An|À|A|Para|Aan|Subject"
    r"|Betreff|Objet|Asunto|Oggetto|Onderwerp|Assunto|Cc|Kopie)\s?:\*?(?:\s|$)",
    re.I,
)
_DEVICE = re.compile(
    r"(?:sent from my |sent from outlook|sent via |get outlook for |von meinem .{1,40} gesendet|gesendet von |"
    r"envoyé de(?:puis)? mon |enviado desde mi |inviato da|verzonden vanaf mijn ).{0,80}",
    re.I,
)
_CLOSING = re.compile(
    r"(?:(?:with )?(?:best|kind|warm|warmest|many)?\s?(?:regards|wishes|thanks)|best|cheers|thanks(?: again)?|thank you"
    r"|yours(?: sincerely| faithfully| truly)?|sincerely|all the best|talk soon|take care"
    r"|(?:mit )?(?:freundlichen|besten|herzlichen|lieben|vielen)? ?(?:grüßen?|grüssen?|dank)"
    r"|(?:viele|liebe|beste|herzliche|schöne|freundliche) gr(?:ü|ue)(?:ß|ss)e|lg|vg|mfg"
    r"|(?:bien )?cordialement|bien à (?:vous|toi)|amicalement|merci|salutations"
    r"|(?:un )?saludos?(?: cordiales)?|(?:un )?abrazo|atentamente|gracias"
    r"|cordiali saluti|grazie|met vriendelijke groet(?:en)?|atenciosamente|abraços"
    r")(?: (?:aus|from|de) \S{1,30})?[\s,.!–-]{0,4}",
    re.I,
)
_A_FULL_LINE = 60  # characters of a quoted line that a mail program may have broken
_A_SHRED = 24  # characters at most of what it then left without a mark
_LONGEST = 600  # characters of a line that the patterns look at
_SIGNATURE_LINES = 9


@dataclass(frozen=True)
class Stretch:
    """kind is own, quoted or signature; `said` is the line that introduces a quote."""

    kind: str
    text: str
    depth: int = 0
    said: str = ""


def split_mail(text: str) -> list[Stretch]:
    """The stretches of a mail's text in order; empty ones are left out."""
    lines = usual_marks(text.split("\n"))
    marks = _mark(lines)
    stretches = list[Stretch]()
    at = 0
    while at < len(lines):
        kind, depth, said = marks[at]
        end = at
        while end < len(lines) and marks[end][:2] == (kind, depth) and (end == at or not marks[end][2]):
            end += 1
        block = "\n".join(_unquoted(line, depth) for line in lines[at:end]).strip("\n")
        if kind == "own":
            stretches.extend(_signed(block))
        elif kind == "quoted" and block.strip():
            stretches.append(Stretch("quoted", block, depth, said))
        at = end
    return _merged(stretches)


def _mark(lines: list[str]) -> list[tuple[str, int, str]]:
    """For every line: own, quoted or intro; the depth of the quote; the words that introduce it, on its first line."""
    marks = list[tuple[str, int, str]]()
    said, to_the_end = "", False
    at = 0
    while at < len(lines):
        line = lines[at][:_LONGEST]
        if to_the_end:
            marks.append(("quoted", 1, said))
            said, at = "", at + 1
            continue
        if _MARK.match(line):
            marks.append(("quoted", 1, said))
            said, at = "", at + 1
            continue
        taken, words, rest = _intro(lines, at)
        if taken:
            marks.extend([("intro", 0, "")] * taken)
            said, to_the_end, at = words, rest, at + taken
            continue
        if said and not line.strip():
            marks.append(("intro", 0, ""))
        else:
            said = "" if line.strip() else said
            marks.append(("own", 0, ""))
        at += 1
    return _with_shreds(lines, marks)


def _with_shreds(lines: list[str], marks: list[tuple[str, int, str]]) -> list[tuple[str, int, str]]:
    """The marks, where the end of a long quoted line that a program broke is quoted like the lines around it."""
    for at in range(1, len(lines) - 1):
        above = lines[at - 1].rstrip()
        broken = len(above) >= _A_FULL_LINE and not above.endswith((".", "?", "!"))
        between = [marks[near][0] for near in (at - 1, at, at + 1)] == ["quoted", "own", "quoted"]
        if broken and between and 0 < len(lines[at].strip()) <= _A_SHRED:
            marks[at] = ("quoted", marks[at - 1][1], "")
    return marks


def _intro(lines: list[str], at: int) -> tuple[int, str, bool]:
    """How many lines here introduce a quote, their words, and whether all that follows is quoted."""
    line = lines[at][:_LONGEST].strip()
    if not line:
        return 0, "", False
    if _ORIGINAL.fullmatch(line) or _FORWARD.fullmatch(line):
        below = next((n for n in range(at + 1, min(at + 4, len(lines))) if lines[n].strip()), at + 1)
        if below < len(lines) and _SENDER.match(lines[below][:_LONGEST].strip()):
            return below - at + _block_length(lines, below), lines[below].strip()[:200], True
        return 1, line.strip("-_* :"), not _marked_next(lines, at + 1)
    if re.fullmatch(r"_{10,100}|-{20,100}", line) and at + 1 < len(lines) and _is_header_block(lines, at + 1):
        return 1 + _block_length(lines, at + 1), lines[at + 1].strip()[:200], True
    if _SENDER.match(line) and _is_header_block(lines, at):
        return 0 if at == 0 and len(lines) < 4 else _block_length(lines, at), line, True
    for length in (1, 2, 3):
        joined = " ".join(part[:_LONGEST].strip() for part in lines[at : at + length])
        if length == 1 and len(joined) < 120 and _SAID.search(joined) and _MARK.match("".join(lines[at + 1 : at + 2])):
            return 1, joined, False
        if joined.endswith(":") and len(joined) < 400 and _WROTE.search(joined):
            marked = _marked_next(lines, at + length)
            if _OPENS.match(joined) or (marked and len(joined) < 120 and at + length < len(lines)):
                return length, joined, not marked
        if not joined or joined.endswith((".", "?", "!")):
            break
    return 0, "", False


def _is_header_block(lines: list[str], at: int) -> bool:
    """From or Von, and two more headers in the lines below."""
    near = [line[:_LONGEST].strip() for line in lines[at : at + 9]]
    return bool(_SENDER.match(near[0])) and sum(1 for line in near[1:] if _HEADERS.match(line)) > 1


def _block_length(lines: list[str], at: int) -> int:
    length = 1
    while at + length < len(lines) and length < 9 and lines[at + length].strip():
        length += 1
    return length if length < 9 else 1


def _marked_next(lines: list[str], at: int) -> bool:
    """Whether the quote that begins here has its marks."""
    return next((_MARK.match(line) is not None for line in lines[at : at + 6] if line.strip()), True)


def _unquoted(line: str, depth: int) -> str:
    return _MARK.sub("", line, count=1) if depth else line.rstrip()


def _signed(block: str) -> list[Stretch]:
    """The sender's words and their signature."""
    lines = block.split("\n")
    cut = next((at for at, line in enumerate(lines) if line.rstrip() == "--" or line == "-- "), None)
    if cut is None:  # the foot of a mailing list
        foot = range(max(1, len(lines) - _SIGNATURE_LINES), len(lines))
        cut = next((at for at in foot if re.fullmatch(r"[-_=]{20,120}\s*", lines[at])), None)
    if cut is None:
        cut = next((at for at, line in enumerate(lines) if _DEVICE.fullmatch(line[:_LONGEST].strip())), len(lines))
    closing = _closing(lines[:cut])
    own, signature = "\n".join(lines[:closing]), "\n".join(lines[closing:])
    signature = re.sub(r"(?m)^--[ \t]*$\n?", "", signature)
    return [
        stretch
        for stretch in (Stretch("own", own.strip("\n")), Stretch("signature", signature.strip("\n")))
        if stretch.text.strip()
    ]


def _closing(lines: list[str]) -> int:
    """Where the closing words begin, when only short lines follow."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    for at in reversed(filled[-_SIGNATURE_LINES:]):
        if len(lines[at]) > 90:
            break
        if _CLOSING.fullmatch(lines[at].strip()) and at != filled[0]:
            return at
    return len(lines)


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    merged = list[Stretch]()
    for stretch in stretches:
        last = merged[-1] if merged else None
        if last and last.kind == stretch.kind == "quoted" and last.depth == stretch.depth and not stretch.said:
            merged[-1] = Stretch("quoted", f"{last.text}\n\n{stretch.text}", last.depth, last.said)
        else:
            merged.append(stretch)
    return merged
