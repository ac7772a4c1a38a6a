"""Numbers in words: "two hundred and ten", "sixty-odd", "a few dozen", "three quarters of an hour"."""

from __future__ import annotations

import re

from assistant.models.guide.reading.statements import plain

ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
MISSPELT = {"fourty": 40, "ninty": 90, "fiveteen": 15, "eigth": 8, "twelf": 12, "fivety": 50}
VALUES = {
    **{word: i for i, word in enumerate(ONES, 1)},
    **{word: i for i, word in enumerate(TEENS, 10)},
    **{word: i for i, word in zip(range(20, 100, 10), TENS, strict=True)},
    **MISSPELT,
    "a": 1, "an": 1, "couple": 2,
}  # fmt: skip
SPELLED = (
    rf"(?:(?:{'|'.join(TENS)}|fourty|ninty|fivety)(?:[- ](?:{'|'.join(ONES)})\b)?|{'|'.join(TEENS)}|"
    rf"{'|'.join(MISSPELT)}|{'|'.join(ONES)})"
)
SCALED = (
    rf"\b(?:(half) an?|(?:a )?(couple|few)(?: of)?(?= hundred| thousand| dozen| grand)|"
    rf"({SPELLED}|an?|\d+(?:\.\d+)?)(?: and a half)?|(?<![-\w])(?=hundred and |hundred or so))[ -]?"
    rf"(hundred|thousand|dozen|grand|million)\b(?! ?s\b)"
    rf"(?:(?: and| &)? ({SPELLED}|an?) hundred\b)?"
    rf"(?:(?: and| &)? ({SPELLED}|\d\d?)\b(?! (?:thousand|hundred|dozen|a |per )))?"
)
SCALES = {"hundred": 100, "thousand": 1000, "grand": 1000, "dozen": 12, "million": 1_000_000}
FEW = {"dozen": 36.0}  # "a few dozen" is commonly three; "a few hundred" says no number
BOTH_SCALED = rf"\b({SPELLED}|\d+)(?: ?- ?| to | or )({SPELLED}|\d+) (hundred|thousand|dozen|grand)\b"
BETWEEN_SCALED = rf"\bbetween ({SPELLED}|\d+) and ({SPELLED}|\d+) (hundred|thousand|dozen|grand)\b"
ONE_OR_TWO = r"\ban? (hundred|thousand|dozen) or (?:two|so or two)\b"
SCORES = r"\b(two|three|four|five|six) score(?: (?:and )?(ten))?\b"
GLUED = r"(?![\w]|-(?!odd\b|ish\b|plus\b|something\b|words?\b|min|hours?\b|dollar))"
# Longest first; what an hour's part is in minutes.
HOURS = (
    (r"(?<=[\d$€£] )an hour(?= and \d+ min)", "per hour"),  # "at $90 an hour and 25 minutes of fixing"
    (r"\b(?:one|1) hour\b(?! (?:and|of my|or))", "60 minutes"),
    (r"\b(?:three[- ]quarters|3/4) of an hour\b", "45 minutes"),
    (r"\b(?:an?|one|1) hour and (?:a half|30 minutes)\b|\b(?:one|1) and a half hours?\b", "90 minutes"),
    (r"\b(?:an?|one|1) hour and (?:a quarter|15 minutes)\b", "75 minutes"),
    (r"\b(?:an?|one|1) hour or two\b", "60 to 120 minutes"),
    (r"\ba quarter of an hour\b|\bquarter of an hour\b|\ba quarter[- ]hour\b", "15 minutes"),
    (r"\bhalf[- ]an[- ](?:hour|hr)\b|\b(?:a )?half[- ]hour\b", "30 minutes"),
)
HOURS_AND_MINUTES = r"\b(\d) ?(?:hours?|hrs?|h)(?: and)? ?(\d\d)\b(?: ?(?:minutes?|min|m)\b)?(?! (?:an? |of)| per (?:day|week|month|year)\b)"
# "An hour" is a time where no number or sum before it makes it a rate.
AN_HOUR = (
    r"(?<!\d )(?<!dollars )(?<!bucks )(?<!usd )(?<!euros )(?<!pounds )(?<!eur )(?<!quid )(?<!\$ )(?<!chf )"
    r"(?<!money )(?<!much )(?<!worth )\ban hour\b(?! of (?:my|mine|our|ours|work)\b)"
)
THOUSANDS = (
    r"(?<![\d.,$€£])([1-9]\d{0,2})[ .](\d{3})(?![\d.,-]*\d)(?=\b)(?!-)"  # 14 200 and 14.200, as Europe writes it
)


def spell_out(text: str) -> str:
    """`plain(text)` with number words as digits; "one" alone stays a word, it is mostly a pronoun."""
    low = re.sub(r"(\d)½", r"\1.5", plain(text))
    low = re.sub(THOUSANDS, r"\1,\2", low)
    low = re.sub(
        rf"\b({SPELLED}|\d+) and a half (?=hours?\b|thousand\b|k\b|(?:an?|per|each|every) (?:day|week|month|year)\b)",
        _and_a_half,
        low,
    )
    low = re.sub(HOURS_AND_MINUTES, lambda found: f"{int(found[1]) * 60 + int(found[2])} minutes", low)
    for pattern, minutes in HOURS:
        low = re.sub(pattern, minutes, low)
    low = re.sub(r"\ba (?:good|solid|round|full|bare|cool) (?=hundred|thousand|dozen)", "a ", low)
    low = re.sub(rf"\ba (?:good|solid|full|bare) (?=(?:{SPELLED}|\d+) (?:dozen|hundred|thousand))", "", low)
    low = re.sub(
        rf"\b(\d+) (dollars|bucks|euros|pounds) (?:and )?({SPELLED})(?= ?(?:cents|pence)?(?:[.,;!?]|$))",
        _with_cents,
        low,
    )
    low = re.sub(BETWEEN_SCALED, _between, low)
    low = re.sub(BOTH_SCALED, r"\1 \3 to \2 \3", low)
    low = re.sub(ONE_OR_TWO, r"one \1 to two \1", low)
    low = re.sub(SCALED, _scaled, low)
    low = re.sub(r"\bhalf a dozen\b", "6", low)
    low = re.sub(SCORES, _scores, low)
    low = re.sub(r"\bdozens(?=,? (?:but )?not (?:in the )?hundreds\b)", f"{FEW['dozen']:.0f}", low)
    low = re.sub(r"\ba couple(?: of)?(?= (?:an? |per |every |of )|[.,!]|$| (?:of )?(?:hours|times))", "2", low)
    alone = rf"(?<![\w-])(?!one\b(?!-))(?:{SPELLED}){GLUED}"
    low = re.sub(alone, lambda found: str(_spelled(found[0])), low)
    low = re.sub(r"\b(?:an|one|1) hour and (\d\d?)(?: minutes?)?\b", lambda found: f"{60 + int(found[1])} minutes", low)
    low = re.sub(r"\bone(?= (?:or|to|and) \d+\b)", "1", low)
    low = re.sub(
        r",? ?(?:give or take|plus or minus|plus minus|\+/-|±)(?: (?:about |maybe )?(?:\d+%?|nothing|none|a few|a couple|one or two)(?: or so)?)?",
        " or so",
        low,
    )
    low = re.sub(r"\b(\d+) seconds\b", _in_minutes, low)
    return re.sub(AN_HOUR, "60 minutes", low)


def amount(figure: str) -> float:
    """The value of a written number; points between groups of three are no decimals."""
    figure = re.sub(r"^(\d+),(\d{1,2})(?=\s?k$)", r"\1.\2", figure)
    figure = re.sub(r"[,'’\s]", "", figure)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", figure):
        figure = figure.replace(".", "")
    return float(figure.removesuffix("k")) * (1000 if figure.endswith("k") else 1)


def rounded(value: float) -> int:
    """The nearest whole number, halves up, as people round."""
    return int(value + 0.5)


def _with_cents(found: re.Match[str]) -> str:
    cents = _spelled(found[3])
    return f"{found[1]}.{cents:02} {found[2]}" if 10 <= cents < 100 else found[0]


def _and_a_half(found: re.Match[str]) -> str:
    return f"{_value(found[1]) + 0.5:g} "


def _scaled(found: re.Match[str]) -> str:
    half, few, lead, scale, hundreds, rest = found.groups()
    if few == "few" and scale not in FEW:
        return found[0]
    if few == "few":
        return f"{FEW[scale]:.0f}"
    value = 0.5 if half else 2.0 if few else _value(lead) if lead else 1.0
    value += 0.5 if " and a half" in found[0] else 0
    total = value * SCALES[scale] + (100 * _value(hundreds) if hundreds else 0) + (_value(rest) if rest else 0)
    return f"{round(total)} dollars" if scale == "grand" else str(round(total))


def _in_minutes(found: re.Match[str]) -> str:
    """Whole minutes of seconds; a part of a minute is left as it is."""
    minutes, over = divmod(int(found[1]), 60)
    return f"{minutes} minutes" if minutes and not over else found[0]


def _scores(found: re.Match[str]) -> str:
    return str(_spelled(found[1]) * 20 + (10 if found[2] else 0))


def _between(found: re.Match[str]) -> str:
    scale = SCALES[found[3]]
    return f"between {_value(found[1]) * scale:.0f} and {_value(found[2]) * scale:.0f}"


def _value(word: str) -> float:
    return float(word) if re.match(r"\d", word) else float(_spelled(word))


def _spelled(words: str) -> int:
    return sum(VALUES[word] for word in re.split(r"[- ]", words))
