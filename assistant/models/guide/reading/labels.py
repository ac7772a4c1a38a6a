"""Training pairs that are pasted as labelled blocks: `Input: ...` and `Output: ...`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.models.guide.reading.asking import speaks_of_building, speaks_to_peri

INPUTS = ("input", "brief", "prompt")
OUTPUTS = ("output", "piece", "answer", "completion")
WORDS = "|".join((*INPUTS, *OUTPUTS))
COLON = r"[*_]{0,2}[ \t]*[:：][*_]{0,2}"
LABEL = re.compile(
    rf"^[ \t]*(?:[-*>•]\s+|#{{1,6}}\s+|\d+[.)]\s+)?[*_]{{0,2}}(?P<word>{WORDS})(?: ?#?\d+)?{COLON}",
    re.IGNORECASE | re.MULTILINE,
)
AFTER_PROSE = re.compile(rf"(?<=[:.!?])[ \t]+(?P<word>{'|'.join(w.title() for w in INPUTS)})(?: ?#?\d+)?{COLON}")
FENCE = r"^[ \t]*```\w*[ \t]*$"
BLANK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class PastedPairs:
    """The pairs of a message. `broken` counts those without a side; `remarks` is what is said to Peri around them."""

    pairs: list[dict[str, str]] = field(default_factory=list)
    broken: int = 0
    remarks: str = ""


@dataclass(frozen=True)
class Label:
    """A label and where it stands."""

    word: str
    start: int
    end: int
    at_line_start: bool = True

    @property
    def is_input(self) -> bool:
        """Opens a pair; otherwise it gives the pair's other side."""
        return self.word.lower() in INPUTS


def labelled_pairs(text: str) -> PastedPairs:
    """The labelled pairs of a text; a label out of order or a side without words makes a broken pair."""
    labels = _in_use(_all_labels(text))
    if not labels or not _means_pairs(labels):
        return PastedPairs(remarks=text.strip())
    pairs: list[dict[str, str]] = []
    remarks = [text[: labels[0].start]]
    broken, given = 0, None
    for label, after in zip(labels, [*labels[1:], None], strict=False):
        body = text[label.end : after.start if after else len(text)]
        if label.is_input:
            broken += given is not None
            given = body
            continue
        body, said = _without_remarks(body)
        remarks.append(said)
        pair = None if given is None else whole_pair(given, body)
        broken += pair is None
        pairs += [pair] if pair else []
        given = None
    broken += given is not None
    fenced = re.search(FENCE, remarks[0], re.MULTILINE)
    if fenced and pairs:
        pairs[-1]["output"] = re.sub(r"\s*```\s*\Z", "", pairs[-1]["output"])
    return PastedPairs(pairs, broken, "\n".join(part.strip() for part in remarks if part.strip()))


def whole_pair(given: str, made: str) -> dict[str, str] | None:
    """Both sides with something to read in them, or None; half a surrogate cannot be written to a file."""
    pair = {"input": given.strip(), "output": made.strip()}
    if all(re.search(r"\w", side) and not re.search(r"[\ud800-\udfff]", side) for side in pair.values()):
        return pair
    return None


def _all_labels(text: str) -> list[Label]:
    starts = [Label(m["word"], m.start(), m.end()) for m in LABEL.finditer(text)]
    first = starts[0].start if starts else len(text)
    lead = AFTER_PROSE.search(text, 0, first)
    if lead:
        starts.insert(0, Label(lead["word"], lead.start(), lead.end(), at_line_start=False))
    labels: list[Label] = []
    for label, after in zip(starts, [*starts[1:], None], strict=False):
        end = text.find("\n", label.end)
        line_end = end if end >= 0 else len(text)
        labels += [label, *_inline(text, label, line_end, after)]
    return labels


def _inline(text: str, label: Label, line_end: int, after: Label | None) -> list[Label]:
    """The labels that follow one on its own line, in turn; none when the next line has the other side."""
    if not label.is_input or (after is not None and not after.is_input and after.start >= line_end):
        return []
    found, at = list[Label](), label.end
    want: tuple[str, ...] = OUTPUTS
    while True:
        words = "|".join(word if label.word[0].islower() else word.title() for word in want)
        inline = re.compile(rf"(?<=[\s.,;|/)\]>→\"'])(?P<word>{words})(?: ?#?\d+)?{COLON}").search(text, at, line_end)
        if not inline:
            break
        found.append(Label(inline["word"], inline.start(), inline.end(), at_line_start=False))
        at = inline.end()
        want = (label.word.lower(),) if want != (label.word.lower(),) else (found[0].word.lower(),)
    return found[:-1] if found and found[-1].is_input else found


def _in_use(labels: list[Label]) -> list[Label]:
    """Labels that are meant as such: a second word for the same side ("Answer:" in an `Output:`) is content."""
    used: list[Label] = []
    own: dict[bool, str] = {}
    for i, label in enumerate(labels):
        word = label.word.lower()
        after = labels[i + 1] if i + 1 < len(labels) else None
        is_open = bool(used) and used[-1].is_input
        if word != own.get(label.is_input, word):
            opens = label.is_input and not is_open and after is not None and not after.is_input
            closes = not label.is_input and is_open
            if not (opens or closes):
                continue
        own.setdefault(label.is_input, word)
        used.append(label)
    return used


def _means_pairs(labels: list[Label]) -> bool:
    """A lone "Answer:" or "Brief:" is an ordinary word; Input and Output are not, and both sides are not either."""
    sides = {label.is_input for label in labels}
    return len(sides) == 2 or any(label.word.lower() in ("input", "output", "completion") for label in labels)


def _without_remarks(body: str) -> tuple[str, str]:
    """A piece and the words to Peri that come after it."""
    cuts = [match.end() for match in BLANK.finditer(body)]
    for cut in cuts:
        said = body[cut:]
        line = said.strip().split("\n")[0]
        is_last = not BLANK.search(said.strip())
        if body[:cut].strip() and (speaks_of_building(line) or (is_last and speaks_to_peri(line))):
            return body[:cut], said.strip()
    lines = body.rstrip().rsplit("\n", 1)
    if len(lines) == 2 and lines[0].strip() and len(lines[1].split()) <= 15 and speaks_of_building(lines[1]):
        return lines[0], lines[1].strip()
    return body, ""
