"""What a message states, apart from what it asks or imagines."""

from __future__ import annotations

import re

ASKING = (
    r"(?:(?:and|but|so|or|then|ok|okay|well|hi|hello|hey|please|also)[, ]+)*"
    r"(?:what(?! (?:i|we) (?:can|could|manage|get)(?: to)?[,;] )(?! (?:goes|comes|went|came|should come|i start) (?:in|out|from|with) is\b[^?]*$)(?! (?:goes|comes out|bothers|annoys|gets|is) (?:wrong|me|it wrong)\b[^?]*$)|what's|whats|how(?! (?:few|little|well|closely|much of)\b)(?! (?:many|much|often|"
    r"long)\b(?![^?]*\b(?:do|does|did|can|could|should|would|will|is|are|for|to)\b))|how's|why|when|where|which|"
    r"who|whose|"
    r"(?:do|does|did|can|could|should|would|will|shall|may|might|must|is|are|am|was|were|has|have|had|isn't|aren't|"
    r"don't|doesn't|didn't|can't|won't|wouldn't|shouldn't) (?:i|you|we|it|they|he|she|there|this|that|these|those|"
    r"my|our|your|the|an?|\d|anyone|someone|any|some)\b)"
)
ASKED_WITHIN = (
    r"\b(?:should i|can i|could i|may i|do i|would i|is it|is that|is this|are they|will it|would it|does it|"
    r"do you|can you|could you|would you|what|how|which|enough|worth)\b"
)
IMAGINED = (
    r"\b(?:if|suppose|supposing|imagine|imagining|assume|assuming|let's say|lets say|say i|hypothetical\w*|had i|"
    r"were to|unless|once i|when i have|until i|till i|as soon as|i wish|wish i|would need|would want|"
    r"i'd (?:have|need|want))\b"
)
# An `if` that imagines nothing.
HARMLESS_IF = (
    r"\bi suppose\b(?! i had)|\bi'd have to\b|\b(?:(?:not sure|wonder\w*|know|ask\w*|see|tell me|decide|unsure|find out) if|as if|even if it|"
    r"if (?:that|it|this) (?:helps|matters|counts|works|pays|goes|saves|does|really|is worth)|if (?:that|even that)(?= ?[.,!]|$)|if (?:need be|needed|necessary|possible|pushed|it's (?:a )?bad|i'm (?:lucky|generous|counting right)|i dig|i look|memory serves)|if i (?:count|include|look|dig|add)|if i (?:have|had) to|if i push|if (?:i'm|i am|we're) (?:honest|not mistaken|right)|"
    r"(?:if|when) (?:i|one|you|we) (?:calculate|count|take|add|put|average|reckon|think|include|total|sum|divide|spread)s?\b|if i (?:remember|count|recall)\w*|if you (?:like|want|must|need|ask)|(?:you can|as you (?:can|may|might)|can you|just) imagine\b|\bimagine(?= ?[.!)]|$)|if i (?:scrape|stretch|squeeze|scrabble|rummage|search|hunt)\b|if any(?:thing)?|what if anything)\b"
)
CONDITION = (
    r",? ?\b(?:but )?(?:only )?(?:if|provided(?: that)?|as long as|so long as|assuming|on condition that|unless|once it|as soon as it)\b(?![^,;.?!]*\d)[^,;.?!]*$|"
    r"(?<=[a-z\d]),? (?:if|provided(?: that)?|as long as)\b(?![^,;.?!]*\d)[^,;.?!]*(?=[,;.!])|^(?:and |but |so |well,? )?if\b(?![^,;.?!]*\d)[^,;.?!]*, "
)
UNREAL = r"\bif (?:i|we|they|he|she|it|you|there|my \w+) (?:had|were|was|could|would|did|got|made|wrote|hired|started|tried|bought|won)\b|\b(?:would|could|'d)\b"
# As people type in haste.
TYPED = {
    "whats": "what's", "wheres": "where's", "hows": "how's", "ive": "i've", "im": "i'm", "dont": "don't", "doesnt": "doesn't", "didnt": "didn't", "cant": "can't", "wont": "won't",
    "isnt": "isn't", "arent": "aren't", "havent": "haven't", "hasnt": "hasn't", "wouldnt": "wouldn't", "theyre": "they're",
    "youre": "you're", "thats": "that's", "theres": "there's", "weve": "we've", "wich": "which", "abuot": "about",
    "abt": "about", "arond": "around", "aroud": "around", "approx": "about", "finsihed": "finished", "finishd": "finished",
    "finnished": "finished", "hav": "have", "probly": "probably", "prolly": "probably", "proabbly": "probably", "mabye": "maybe", "maybee": "maybe",
    "mins": "minutes", "minuts": "minutes", "hunderd": "hundred", "hundered": "hundred", "thousnad": "thousand",
    "thosand": "thousand", "wrods": "words", "wrds": "words", "exampels": "examples", "exmaples": "examples",
    "newsleters": "newsletters", "moth": "month", "moths": "months", "taht": "that", "teh": "the",
    "articels": "articles", "artciles": "articles", "mnth": "month", "montly": "monthly", "wek": "week", "dollers": "dollars", "bugdet": "budget", "budjet": "budget",
}  # fmt: skip
SLOPPY = re.compile(rf"\b(?:{'|'.join(TYPED)})\b")
LONGEST = 1_000  # characters; what runs on longer is pasted, not said, and costs patterns too much time
# What a question takes for granted: "is it worth it, I do 40 a month?", "... when I only do 6 a year?"
OF_MINE = r"(?:i|we)(?:'ve| have| do| only| write| make| translate| produce| send| charge| just| already|'m)\b(?! (?:to|need|want|enough))"
TOLD_AFTER = rf"(?:and |but |as |since |because |given (?:that )?|considering )?{OF_MINE}"
NO_GIVEN = r"(?:need|want|would|could|should|had|were|get|reach|finish|will|can|am|was|start|try|have enough|do (?:it|that|this|so))"
GIVEN = rf"\b(?:when|given(?: that)?|considering(?: that)?|seeing (?:as|that)|since|as|now that|because|for someone who|while) ((?:{OF_MINE}|(?:i|we) (?:only |just |still )?(?!NO)[a-z']+\b|it takes|each|every)[^,;?]*)".replace(
    "(?!NO)", rf"(?!{NO_GIVEN}\b)"
)
# "worth it for 15 obituaries a month?" takes the rate for granted.
WORTH_FOR = (
    r"\b(?:worth(?:while| it| the \w+| doing| bothering)?|sensible|sense|reasonable|pays?(?: off)?|suitable|justif\w+|overkill|right|fit|sane|silly|smart|clever)\b[^,?\d]{0,20}? (?:for|with|at|on) (?!(?:someone|an? \w+ (?:who|with)|people)\b)"
    r"(?P<rate>[^?,]*?\d[^?,]*? (?:an?|per|each|every) (?:day|week|month|quarter|year)\b[^?,]*)"
)
# A question mark that only says that a number is a guess: "something like 40 a month?"
GUESSED = r"(?:something like|somewhere around|around|about|roughly|maybe|perhaps|probably|i guess|i'd guess|i'd say|i think|say|call it) [^,;?]*\?+$"
PARTS = r"[,;:]\s+|\s+[-–—]+\s+|\s+(?=(?:but|so|and|though|although|because)\s)"


def told_in_full(text: str, longest: int = 400) -> str:
    """What a reply tells, in its own words and without the questions in it, cut at a word to what a field takes."""
    told = [part for part in sentences(text) if not (part.rstrip().endswith("?") and re.match(ASKING, plain(part)))]
    words = " ".join(" ".join(told or [text]).split())
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0]


def plain(text: str) -> str:
    """Lower case with straight quotes and single spaces; line breaks stay."""
    low = text.lower().translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0xA0: " "})
    low = re.sub(r"[ \t]+", " ", low).strip()
    return re.sub(SLOPPY, lambda found: TYPED[found[0]], low)


def sentences(text: str) -> list[str]:
    """The sentences of `text` as written; a line is a sentence of its own. Overlong ones are left out."""
    return [s.strip() for s in re.split(r"(?<=[.!?…])\s+|\n+", text) if s.strip() and len(s) <= LONGEST]


def is_question(sentence: str) -> bool:
    """Whether a sentence asks: by its mark or by its first words."""
    low = plain(sentence)
    return bool(re.search(r"\?[\s\"')!]*$", low) or re.match(ASKING, low))


def is_imagined(sentence: str) -> bool:
    """Whether a sentence supposes something that need not be so."""
    return bool(re.search(IMAGINED, re.sub(HARMLESS_IF, " ", plain(sentence))))


def statements(text: str) -> list[str]:
    """What is stated, sentence by sentence as written; of a question only what is stated before it asks."""
    return [stated for sentence in sentences(text) if (stated := stated_in(sentence))]


def stated_in(sentence: str) -> str:
    """What one sentence states: empty where it only asks or imagines."""
    guessed = re.match(GUESSED, plain(sentence)) and not re.search(ASKED_WITHIN, plain(sentence))
    stated = _before_it_asks(sentence) if is_question(sentence) and not guessed else sentence
    if stated and is_imagined(stated):
        stated = _without_condition(stated)
    return stated if stated and not is_imagined(stated) else ""


def clauses(sentence: str) -> list[str]:
    """A sentence cut at commas, dashes and the words that join main clauses."""
    return [part.strip() for part in re.split(PARTS, sentence) if part and part.strip()]


def _without_condition(sentence: str) -> str:
    """The sentence without a condition that leaves its figures standing: "up to 500 dollars, if it works"."""
    kept = re.sub(CONDITION, "", sentence, flags=re.IGNORECASE)
    if kept == sentence or not re.search(
        r"\d|hundred|thousand|dozen|ty\b|\bhour\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
        kept,
    ):
        return ""
    is_sum = re.search(
        r"\b(?:spend|pay|budget|go (?:up )?to|invest|put|up to|dollars?|bucks)\b|[$€£]", kept, re.IGNORECASE
    )
    unreal = re.search(UNREAL, sentence, re.IGNORECASE)
    return kept if is_sum or not unreal else ""


def _before_it_asks(sentence: str) -> str:
    parts = clauses(sentence)
    asked = next(
        (i for i, part in enumerate(parts) if re.match(ASKING, plain(part)) or re.search(ASKED_WITHIN, plain(part))),
        len(parts) - 1,
    )
    stated = [*parts[:asked], *(part for part in parts[asked + 1 :] if re.match(TOLD_AFTER, plain(part)))]
    if taken := re.search(WORTH_FOR, sentence, re.IGNORECASE):
        stated.append(taken["rate"])
    if given := re.search(GIVEN, sentence, re.IGNORECASE):
        stated.append(given[1])
    return ", ".join(stated)
