"""How many finished pieces a person has, where they say so for sure."""

from __future__ import annotations

import re

from assistant.models.guide.reading import stock_words as words
from assistant.models.guide.reading.figures import OBJECT, Figure
from assistant.models.guide.reading.granted import stock_taken_for_granted
from assistant.models.guide.reading.inputs_kept import counts_inputs, without_inputs
from assistant.models.guide.reading.kinds import KIND
from assistant.models.guide.reading.nouns import BOTH_SIDES
from assistant.models.guide.reading.parts import BAD, LINKS, bad_ones, good_of, part_told, share_of_total, usable_share
from assistant.models.guide.reading.said import Said, Sentence
from assistant.models.guide.reading.settled import number_alone
from assistant.models.guide.reading.standing import (
    CORRECTS,
    NEARLY,
    clause_of,
    is_denied,
    is_of_others,
    is_wished,
    led_by,
    said_instead,
    undenied,
)
from assistant.models.guide.reading.statements import statements

PUT_RIGHT = re.compile(rf"\b(?:should (?:be|have been|say)|i meant|make that|it's|more like)(?: {NEARLY})*\s*$")
COUNTED = ("plain", "pieces", "things")
# A few of them run on: they are no finished pieces.
SERIES = r"\b(?:newsletters|blogs|columns|magazines|journals|podcasts)$"
FEW = 10
OTHER_THINGS = (
    r"\D{0,12}\d[\d,.]* (?:seasons?|years?|decades?|months?|weeks?|folders?|boxes|binders?|drawers?)\b(?! of\b)"
)


def read_stock(said: Said) -> int | None:
    """How many finished pieces of the kind the person says they have; None when unsaid or said of two kinds."""
    if counts_inputs(said.text) and read_stock(Said(without_inputs(said.text))) is None:
        return None
    value: int | None = None
    named = lasted = False
    for sentence in said.statements:
        low = sentence.low
        corrected = read_correction(sentence) if value is not None else None
        if corrected is not None:
            value = corrected
            continue
        if value is not None and CORRECTS.search(low) and any(f.is_stock for f in sentence.figures):
            return None
        found = _stock_in(sentence, named)
        if found is not None and value is not None and found != value:
            return None
        if value is not None and found is None and (share := usable_share(low, value)) is not None:
            if share < 0:
                return None
            value = share
            continue
        if value is None and found is None and lasted:
            found = number_alone(sentence)
        lasted = re.search(words.YEARS_OF, low) is not None
        value = found if found is not None else value
        named = named or re.search(KIND, low) is not None
    if value is None and any(re.search(words.NO_STOCK, s.low) for s in said.statements):
        return 0
    return value if value is not None else stock_taken_for_granted(said)


def read_correction(said: Sentence) -> int | None:
    """The figure that a correction puts in the place of an earlier one; None when it leaves a choice."""
    low = said.low
    if said.is_question or not (CORRECTS.search(low) or re.search(r"\bnot(?: \w+)? \d", low)):
        return None
    figures = [f for f in said.figures if f.counts in ("plain", "pieces") and not f.is_bound]
    kept = [
        f
        for f in figures
        if not is_denied(low, f) and not re.match(words.DISOWNED, low[f.end :]) and not is_wished(low, f)
    ]
    last = max((m.end() for m in CORRECTS.finditer(low)), default=0)
    later = [f for f in kept if f.start >= last] or kept
    values = {f.monthly if f.period else f.value for f in later}
    return values.pop() if len(values) == 1 else None


def usable_of(low: str, figures: list[Figure]) -> int | None:
    """The figure said to be the part that may be used: "300, but I may only use 20"."""
    totals = [f for f in figures if f.is_stock]
    for figure in figures:
        before, after = low[: figure.start], low[figure.end :]
        is_part = bool(re.search(words.OF_THEM, low[: figure.end]) or re.search(words.ONLY, before)) or any(
            other.start < figure.start and other.value > figure.value for other in totals
        )
        clause = re.split(r"[,;.]|\bbut\b", after)[0]
        if not figure.is_stock or re.search(words.BARRED, clause) or re.search(r"\b(?:not|never)\b", before[-25:]):
            continue
        of_which = (
            re.search(rf"\bof which(?: {NEARLY})*\s*$", before)
            and not re.match(LINKS + BAD, after)
            and not re.search(r"\d", clause)
        )
        if (
            of_which
            or words.USABLE.search(before)
            or (is_part and words.KEPT.search(before))
            or (is_part and re.match(words.IS_USABLE, after))
        ):
            return figure.value
        if words.ONLY.search(before) and re.search(
            r"\b(?:usable|cleared|approved|finished|good|decent)\b", low[figure.start : figure.end]
        ):
            return figure.value
    return None


def usable_part(low: str, total: int, figures: list[Figure]) -> int | None:
    """`total` without what is called no good (what is barred the rubric takes off); None where a share is unclear."""
    if (share := usable_share(low, total)) is not None:
        return share if share >= 0 else None
    bad = bad_ones(low, figures)
    return total - bad if bad is not None and bad < total else total


def without_totals(low: str, figures: list[Figure]) -> list[Figure]:
    """Figures without those that only say of how many another is a part ("70 out of 200"), and "four of us"."""
    return [
        f
        for f in figures
        if not (
            any(other.start < f.start for other in figures)
            and re.search(r"\b(?:out )?of (?:the |my |our |all |about |a |total |around )*$", low[: f.start])
        )
        and not low.startswith(" of us", f.end)
        and not (re.search(words.OF_THEM, low[f.start : f.end]) and re.match(LINKS + BAD, low[f.end :]))
    ]


def asserted(text: str) -> Sentence:
    """The statements of `text` as one to read figures from."""
    return Sentence(". ".join(s.rstrip(".") for s in statements(text)))


def _stock_in(said: Sentence, named: bool) -> int | None:
    low, every = said.low, said.figures
    figures = [f for f in said.standing if not re.match(OTHER_THINGS, low[f.start :])]
    left = [f for f in figures if re.match(words.LIES, low[f.end :])]
    if (re.search(words.LOST, low) and len(left) != 1) or re.search(words.ALL_BAD, low):
        return None
    if (
        (instead := said_instead(low, every)) is not None
        and not instead[0].period
        and words.HAVE.search(undenied(low, instead[0]))
    ):
        return instead[1].value
    if (good := good_of(low)) is not None:
        return good
    if (share := share_of_total(low)) is not None:
        return share
    part = part_told(low, figures)
    spoken = re.sub(r"\bi want to know\b", "", low)
    if not any(f.is_stock or f.counts == "things" for f in figures):
        return None
    compared = any(f.is_stock and is_of_others(low, f) for f in figures)  # "the shop has 90 stars and I've got 12"
    figures = [f for f in figures if not is_of_others(low, f) and not (compared and f.counts == "plain")]
    figures = [f for f in figures if f.value >= FEW or not re.search(SERIES, low[f.start : f.noun_end])]
    spared = re.search(words.SPARES, spoken) is not None
    held = [
        f
        for f in figures
        if _is_held(low, f, figures, named) and (not spared or _is_done(low, f) or f in left) and not is_wished(low, f)
    ]
    values = {f.value for f in without_totals(low, held)}
    if spared and not held:
        return None
    if part is not None and (held or named or re.search(KIND, low)):
        return part
    usable = usable_of(low, figures)
    if usable is not None and (held or any(f.counts == "pieces" and f.value != usable for f in figures)):
        return usable
    if any(_joined(low, one, other) for one in held for other in figures):
        return None  # two kinds
    return usable_part(low, values.pop(), figures) if len(values) == 1 else None


def _is_held(low: str, figure: Figure, figures: list[Figure], named: bool) -> bool:
    before, after = low[: figure.start], low[figure.end :]
    said = low[figure.start : figure.end]
    if re.match(words.NOT_THERE, after) or led_by(low, figure) or re.search(words.LATELY, clause_of(low, figure)):
        return False
    if figure.period is not None or figure.is_bound or re.match(r"\s*,?\s*(?:times|years?)\b", after):
        return False
    if figure.counts in COUNTED and _is_done(low, figure):
        clause = re.split(r"[;.]|\b(?:but|which)\b", after)[0]
        return not re.search(r"\b(?:not|n't|never)\b", before[-20:]) and not re.search(
            r"\b(?:would|could) be\b", clause
        )
    lies = re.match(words.LIES if re.search(words.LOST, low) else words.IN_A_BINDER, after)
    if figure.counts == "plain" and lies and not OBJECT.search(before):
        return True
    if words.IN_BRACKETS.search(before):
        return figure.counts in COUNTED
    if figure.counts in ("pieces", "things") and _is_told_of(low, figure):
        return True
    if not figure.is_stock and not (figure.counts == "things" and words.MADE.search(before)):
        return False
    if re.search(words.OF_THEM, said):
        if re.search(words.SAID_OF_PART, before):
            return False
        others = [f for f in figures if f is not figure and f.counts in ("plain", "pieces") and not f.period]
        rest = re.split(r"[.;]", after)[0]
        tells = re.search(words.APPROVED, rest) or not rest.split(",")[0].strip() or re.match(words.IN_ONE_PLACE, rest)
        has = words.HAVE.search(before) is not None
        kind_before = named or re.search(f"{KIND}|{words.THINGS_BEFORE}", before) is not None
        return (has or (not others and bool(tells) and kind_before)) and not re.search(words.BARRED, rest)
    if words.MINE.search(before) and (figure.counts == "pieces" or len(figures) > 1 or _is_done(low, figure)):
        return True
    if words.HAVE.search(before) or words.LABELLED.search(before):
        return True
    if figure.counts == "pieces" and CORRECTS.search(low) and PUT_RIGHT.search(before):
        return True
    if figure.counts == "things" and words.MADE.search(before):
        return True
    if figure.counts != "pieces":
        return False
    if words.OWN.search(before) or words.AND_HAVE.search(before) or words.WITH.search(before):
        return True
    clause = re.split(r"[,;:]\s*|\s[-–—]\s", before)[-1]
    end = re.split(r"[,;:]\s+|\s[-–—]\s", after)[0]
    return bool(words.ALONE.match(clause)) and bool(re.match(words.ALONE_AFTER, end.strip(" .!")))


def _is_done(low: str, figure: Figure) -> bool:
    """Whether the pieces are called finished, before or after their name."""
    said = low[figure.start : figure.noun_end]
    return figure.counts in COUNTED and bool(
        re.search(rf"\b{words.DONE}\b| (?:done|saved|kept)$", said) or re.match(words.IS_DONE, low[figure.end :])
    )


def _is_told_of(low: str, figure: Figure) -> bool:
    """Whether pieces are there by where they lie or by what is vouched for; any noun that is no known other thing counts."""
    before, after = low[: figure.start], low[figure.end :]
    if words.IN_PLACE.search(before) or re.match(f"{words.LIES}|{words.IS_SHOWN}|{BOTH_SIDES}", after):
        return True
    is_much = words.KEPT.search(before) or figure.value >= words.MANY
    held = figure.counts == "things" and words.HAVE.search(before) and is_much
    return bool(held or words.VOUCHED.search(re.split(r"[.;?!]|\d", after)[0]))


def _joined(low: str, held: Figure, other: Figure) -> bool:
    between = low[held.end : other.start] if other.start > held.end else "-"
    is_more = other.is_stock and other.counts == "pieces"
    return is_more and re.fullmatch(rf",?\s*(?:and|plus|&)(?: {NEARLY})*\s*", between) is not None
