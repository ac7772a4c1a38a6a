"""A number of pieces in a reply that no exact reader takes: the figure that is most likely meant, at its careful end."""

from __future__ import annotations

import re

from assistant.models.guide.reading.figures import Figure, read_figures, spell_out
from assistant.models.guide.reading.inputs_kept import counts_inputs
from assistant.models.guide.reading.many_parts import in_several_parts, only_number
from assistant.models.guide.reading.number_words import amount
from assistant.models.guide.reading.parts import SHARE, SHARES
from assistant.models.guide.reading.statements import plain

LONG_PIECE = 500  # words, so that a volume told in words is rather taken too low
# What a figure counts that is no piece: time, money, and what pieces are kept in or made for.
OF_PIECES = (
    r"(?! ?(?:%|(?:[\w'-]+ )?(?:percent|per cent|seasons?|years?|decades?|months?|weeks?|days?|hours?|minutes?|people|"
    r"clients?|customers?|folders?|boxes|binders?|drawers?|farms?|teams?|shops?|schools?|harbours?|leagues?|startups?|"
    r"authorities|councils?|countries|languages?|kinds?|queues?|codes?|tags?|categories|versions?|editions?|sections?|districts?|valleys?|villages?|towns?|hosts?|[gmt]b|(?:giga|mega|tera)bytes?|"
    r"euros?|dollars?|pounds?|pages?|words?(?!/))\b(?! (?:pairs?|couples)\b)))"
)
# A figure that a reply begins with, and that counts nothing else.
LEADING = (
    r"(?:(?:well|let me (?:count|see|think)|hm+|oh|so|yes|ok(?:ay)?)[,.:]? )*"
    r"(?:(?:we|i)(?:'ve| have)? (?:guess|think|say|got|have|had|burn|make|do|write|keep) )?"
    r"(?:about|around|roughly|some|maybe|perhaps|just over|just under|over|under|nearly|almost|say|ca\.?|~)? ?"
    r"(\d[\d,]*+k?)(?: ?(?:-|–|to|or) ?(\d[\d,]*+k?))?(?= |$|[.,;](?!\d))"
    rf"{OF_PIECES}"
)
# Of each of something, and not of a month.
PER_ANOTHER = r"(?: [\w'-]+){0,2}? (?:per|an?|(?:for|in|on) (?:each|every)) (?!(?:\w+ )?(?:weeks?|months?|days?|years?|fortnights?|quarters?|\w+day)\b|few|lot|bit|couple|time|go\b|little)[a-z]"
# A part of the figure is meant, or something else than the figure.
PARTED = r"\b(?:half|third|quarter|per ?cent|most of|some of|not all)\b|%"
# What is said of a share that leaves the rest as good.
NO_LOSS = r"(?! (?:(?:are|were|is|was|of them) )*(?:double|twice|doubly|by both|by two)\b)"
TOO_SMALL = 0.05  # beside the largest figure of a reply: it counts boxes, years or rules
# Those who answered, and not what there is: "three of the four said yes".
OWNERS_OF_ALL = (
    r"\b[\w-]+ (?:out )?of (?:the |my |our |these |those |them )*(?:[\w-]+ ){0,2}"
    r"(?=(?:have |has |'ve )?(?:said|agreed|signed|gave|given|refused|allowed|replied|answered|declined) )"
)
# What each piece is made of: "always the same three parts", "in four sections".
MAKE_UP = (
    r"\b(?:in|has|have|with|same|always|fixed|into)(?: the| always| these| those| same| our| my| fixed)* "
    r"(?:[2-9]|1[0-2]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:[a-z]+ )?"
    r"(?:parts|sections|paragraphs|sentences|lines|blocks|headings|steps|points|bullets)\b(?! (?:of|each|per|an?)\b)"
)
YEARS = range(1900, 2100)


def figure_meant(asked: str, text: str, is_first: bool) -> int | None:
    """The number of pieces that a reply probably gives; of several on hand the lowest. None where it gives none.

    Lowest, since of "12,000, but only the last 6,000 are mine" the part is what can be used. A share that is told of
    the one figure is taken off. Where the question `is_first` put, a figure that may be a part of something is left.
    """
    if asked == "volume_per_month" and counts_inputs(text):
        return None
    low = of_pieces(spell_out(plain(text)))
    is_parted = re.search(PARTED, plain(text)) is not None
    alone = asked != "examples_on_hand" or not _several(low)
    if asked == "volume_per_month" and (made := in_several_parts(low)) is not None:
        return made
    if (leading := _leading(asked, low)) is not None and not is_parted and alone:
        return leading
    if asked == "examples_on_hand" and (held := _on_hand(low)) is not None:
        return held
    if (sole := only_number(asked, low)) is not None and not is_parted:
        return sole
    return None if is_first else _first_figure(low)


def of_pieces(said: str) -> str:
    """The words, without numbers of the owners who answered and of the parts that one piece has."""
    return re.sub(rf"{OWNERS_OF_ALL}|{MAKE_UP}", " ", said)


def pieces_in_words(text: str, words_each: int | None) -> int | None:
    """Pieces a month for a volume told in words; where the length of one is not known it is taken as a long one."""
    found = re.search(r"\b(\d[\d,]*)(k)? words\b", plain(text))
    if not found:
        return None
    words = int(found[1].replace(",", "")) * (1_000 if found[2] else 1)
    return max(1, words // (words_each or LONG_PIECE))


def _leading(asked: str, low: str) -> int | None:
    """The figure that a reply begins with: of a range the middle for a volume, the lower end for examples."""
    found = re.match(LEADING, low)
    if not found or (asked == "volume_per_month" and re.match(PER_ANOTHER, low[found.end() :])):
        return None
    lower = round(amount(found[1]))
    upper = round(amount(found[2])) if found[2] else lower
    return round((lower + upper) / 2) if asked == "volume_per_month" and upper > lower else lower


def _several(low: str) -> bool:
    return len({figure.value for figure in _countable(low)}) > 1


def _on_hand(low: str) -> int | None:
    """The lowest of the figures that may count pieces, less the share that is told of it."""
    values = {figure.value for figure in _countable(low)}
    if not values:
        return None
    share = re.search(SHARE + NO_LOSS, low)
    return round(min(values) * _part(share)) if share and len(values) == 1 else min(values)


def _countable(low: str) -> list[Figure]:
    """The figures that may count pieces, but for years and for what is small beside the largest."""
    figures = [
        f
        for f in read_figures(low)
        if f.counts in ("plain", "pieces", "things")
        and not f.period
        and f.value not in YEARS
        and re.match(rf"(?:{OF_PIECES})", low[f.start + len(_digits(low, f)) :])
        and not re.match(r" ?(?:in|of|out of) (?:a|every|each) ", low[f.end :])
    ]
    figures = [f for f in figures if f.counts != "things"] or figures
    largest = max((f.value for f in figures), default=0)
    return [f for f in figures if f.value >= largest * TOO_SMALL]


def _digits(low: str, figure: Figure) -> str:
    found = re.match(r"\d[\d.,]*k?", low[figure.start :])
    return found[0].rstrip(".,") if found else ""


def _part(share: re.Match[str]) -> float:
    if share["half"]:
        return 0.5
    if share["percent"]:
        return int(share["percent"]) / 100
    return (int(share["many"]) if share["many"].isdigit() else 1) * SHARES[share["part"]]


def _first_figure(low: str) -> int | None:
    """The first figure of a reply that can count pieces."""
    before = r"(?<![\d.,$€£])(?<!\bthe )(?<!\bfirst )(?<!\blast )(?<!\bpast )(?<!\bin )(?<!\bwith )(?<!\bacross )"
    every = re.findall(rf"{before}(\d[\d,]*+)(?!\d|[.,]\d|k\b){OF_PIECES}", low)
    return next((value for found in every if (value := int(found.replace(",", ""))) not in YEARS), None)
