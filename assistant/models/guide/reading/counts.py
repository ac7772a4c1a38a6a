"""How many pieces a person has and makes, where they say so for sure."""

from __future__ import annotations

import re

from assistant.models.guide.reading.figures import Figure, read_figures, spell_out
from assistant.models.guide.reading.kinds import KIND
from assistant.models.guide.reading.statements import is_question, statements

NEARLY = (
    r"(?:about|around|roughly|some|only|just|maybe|perhaps|probably|over|at least|almost|nearly|approximately|"
    r"more than|close to|something like|at most|up to|a total of|in total|exactly|easily|well over|circa|ca\.?|say|~|"
    r"≈|>|\()"
)
HOLDS = (
    r"\b(?:i|we)(?:'ve)?(?: (?:still|now|already|currently|only|just|also|actually|have|have already|do))*"
    r"(?:'ve| have| got| kept| keep| own| hold| wrote| saved| written| collected| gathered| stored| archived| made|"
    r" done| finished| translated| edited| produced| delivered| drafted| completed| counted| found)(?: got)?"
    r"(?: (?:kept|got|saved|written|collected|gathered|stored|archived|made|done|finished|translated|edited|produced|"
    r"delivered|drafted|completed|counted|here|now))?"
)
CONTAINER = (
    r"(?: an?| my| our)? (?:folder|archive|file|collection|library|memory|stack|pile|drawer|set|backlog)(?: with| of)"
)
HAVE = re.compile(rf"{HOLDS}(?:{CONTAINER})?(?:,? {NEARLY})*\s*$")
AND_HAVE = re.compile(
    rf"^(?:(?!\b(?:they|he|she|clients?|people|you)\b).)*\b(?:i|we)(?:'m|'ve)?\b.*\band (?:still |already )?"
    rf"(?:have|keep|kept|hold|own|got|saved)(?: got)?(?:,? {NEARLY})*\s*$"
)
OWN = re.compile(rf"\b(?:my|our|these|those)(?: {NEARLY})*\s*$")
WITH = re.compile(rf"\b(?:i'm|i am|we're|we are|as an?|here)\b[^.?!]* (?:with|sitting on)(?: {NEARLY})*\s*$")
ALONE = re.compile(rf"^(?:well|so|ok|hm+|yes|in total|altogether)?,?\s*(?:{NEARLY}\s*)*$")
ALONE_AFTER = (
    r"^\s*(?:(?:approved|finished|signed[- ]off|of mine|on file|so far|in total|altogether|now|already|all|kept|saved|"
    r"(?:over|from|in|of) (?:the )?(?:last |past )?[\w-]+ years?)[\s,]*)*$"
)
SPARES = (
    r"\b(?:read|train(?:ed|ing)?|fine-?tun\w*|tuned|prompts?|instructions?|pasted|another|need|needs|want|epochs?|"
    r"course|sold|lost|deleted|asked for|paid|charged)\b"
)
USABLE = re.compile(
    rf"\b(?:may|can|could|allowed to|able to|permitted to)(?: only| just)? use(?: {NEARLY})*\s*$|"
    rf"\b(?:may|can|could)(?: {NEARLY})*\s*$"
)
ONLY = re.compile(rf"\b(?:only|just|of which|of those|of them|but)(?: {NEARLY})*\s*$")
IS_USABLE = (
    r"^\s*(?:,\s*)?(?:of (?:them|those|these)\s*)?(?:(?:are|is|were|have been|all)\s+)*"
    r"(?:usable|cleared|approved|allowed|mine|ours|free to use|finished|good enough|signed[- ]off|ready|done|clean)\b"
)
BARRED = r"\b(?:nda|confidential|forbidden|not|belong\w*|off limits|barred|secret|private|poor|bad|unusable|rejected)\b"
OF_THEM = r"\bof (?:them|those|these)$"
APPROVED = (
    r"\b(?:approved|finished|kept|saved|on file|signed[- ]off|cleared|all (?:mine|good|done)|accepted|so far|usable)\b"
)
OTHERS_DO = (
    r"\b(?:they|he|she|you|competitors?|colleagues?|rivals?|someone|people|everyone|most|openai|together|agency|"
    r"(?:read|reads|get|gets|receive|receives|watch|see|sees|pay|pays|spend|answered by))\b[^,]*$"
)
CORRECTS = (
    r"\b(?:no|nope|sorry|oops|wait|actually|correction|i meant|i mean|make that|rather|more like|scratch that|"
    r"not \d[\d,.]*)\b"
)
DISOWNED = (
    r"^\s*(?:is|was|are|were)\s+(?:for\s+)?(?:both|all|together|the total|in total|wrong|the number|everything|too)\b"
)


def read_stock(text: str) -> int | None:
    """How many finished pieces of the kind the person says they have; None when unsaid or said of two kinds."""
    value: int | None = None
    named = False
    for sentence in statements(text):
        low = spell_out(sentence)
        corrected = read_correction(sentence) if value is not None else None
        if corrected is not None:
            value = corrected
            continue
        if value is not None and re.match(CORRECTS, low) and any(f.is_stock for f in read_figures(low)):
            return None
        found = _stock_in(low, named)
        if found is not None and value is not None and found != value:
            return None
        value = found if found is not None else value
        named = named or re.search(KIND, low) is not None
    return value


def read_volume(text: str) -> int | None:
    """How many pieces a month the person says they make; a weekly or yearly figure is converted."""
    for sentence in statements(text):
        low = spell_out(sentence)
        for figure in read_figures(low):
            before = re.split(r"[,;]", low[: figure.start])[-1]
            if figure.monthly is not None and not re.search(OTHERS_DO, before):
                return figure.monthly
            led = re.search(r"\b(?:each|every|per|a|in a) month,?(?: (?:i|we) \w+| it's)?" + _nearly(), before)
            if led and figure.is_stock and not re.search(OTHERS_DO, before):
                return figure.value
    return None


def read_correction(text: str) -> int | None:
    """The figure that a correction puts in the place of an earlier one; None when it leaves a choice."""
    low = spell_out(text)
    if is_question(text) or not re.search(CORRECTS, low):
        return None
    kept = []
    for figure in read_figures(low):
        before, after = low[: figure.start], low[figure.end :]
        if re.search(rf"\bnot(?: {NEARLY})*\s*$|\bthan\s*$", before) or re.match(DISOWNED, after):
            continue
        if figure.counts in ("plain", "pieces") and not figure.is_bound:
            kept.append(figure)
    last = max((m.end() for m in re.finditer(CORRECTS, low)), default=0)
    later = [f for f in kept if f.start >= last] or kept
    values = {f.monthly if f.period else f.value for f in later}
    return values.pop() if len(values) == 1 else None


def usable_of(low: str, figures: list[Figure]) -> int | None:
    """The figure said to be the part that may be used: "300, but I may only use 20"."""
    for figure in figures:
        before, after = low[: figure.start], low[figure.end :]
        named = re.search(OF_THEM, low[: figure.end]) or re.search(ONLY, before)
        clause = re.split(r"[,;.]|\bbut\b", after)[0]
        if not figure.is_stock or re.search(BARRED, clause) or re.search(r"\b(?:not|never)\b", before[-25:]):
            continue
        if USABLE.search(before) or (named and re.match(IS_USABLE, after)):
            return figure.value
        if ONLY.search(before) and re.search(
            r"\b(?:usable|cleared|approved|finished)\b", low[figure.start : figure.end]
        ):
            return figure.value
    return None


def without_totals(low: str, figures: list[Figure]) -> list[Figure]:
    """Figures without those that only say of how many another is a part: "70 out of 200"."""
    return [
        f
        for f in figures
        if not (
            any(other.start < f.start for other in figures)
            and re.search(r"\b(?:out )?of (?:the |my |our |all |about )*$", low[: f.start])
        )
    ]


def asserted(text: str) -> str:
    """The statements of `text`, spelled out, as one text to read figures from."""
    return spell_out(". ".join(statements(text)))


def _stock_in(low: str, named: bool) -> int | None:
    figures = read_figures(low)
    if not any(f.is_stock for f in figures) or re.search(SPARES, re.sub(r"\bi want to know\b", "", low)):
        return None
    held = [f for f in figures if f.is_stock and _is_held(low, f, figures, named)]
    values = {f.value for f in without_totals(low, held)}
    usable = usable_of(low, figures)
    if usable is not None and (held or any(f.counts == "pieces" and f.value != usable for f in figures)):
        return usable
    if any(_joined(low, one, other) for one in held for other in figures):
        return None  # two kinds
    return values.pop() if len(values) == 1 else None


def _is_held(low: str, figure: Figure, figures: list[Figure], named: bool) -> bool:
    before, after = low[: figure.start], low[figure.end :]
    said = low[figure.start : figure.end]
    if re.search(OF_THEM, said):
        others = [f for f in figures if f is not figure and f.counts in ("plain", "pieces")]
        rest = re.split(r"[.;]", after)[0]
        tells = re.search(APPROVED, rest) or not rest.strip(" ,")
        has = HAVE.search(before) is not None
        kind_before = named or re.search(KIND, before) is not None
        return (has or (not others and bool(tells) and kind_before)) and not re.search(BARRED, rest)
    if HAVE.search(before):
        return True
    if figure.counts != "pieces":
        return False
    if OWN.search(before) or AND_HAVE.search(before) or WITH.search(before):
        return True
    clause = re.split(r"[,;:]\s*|\s[-–—]\s", before)[-1]
    end = re.split(r"[,;:]\s+|\s[-–—]\s", after)[0]
    return bool(ALONE.match(clause)) and bool(re.match(ALONE_AFTER, end.strip(" .!")))


def _joined(low: str, held: Figure, other: Figure) -> bool:
    between = low[held.end : other.start] if other.start > held.end else "-"
    is_more = other.is_stock and other.counts == "pieces"
    return is_more and re.fullmatch(rf",?\s*(?:and|plus|&)(?: {NEARLY})*\s*", between) is not None


def _nearly() -> str:
    return rf"(?: {NEARLY}| is)*\s*$"
