"""A report told apart from a question: what was told of a step, and what was asked along with it."""

from __future__ import annotations

import re

LEAD = r"(?:(?:ok(?:ay)?|so|well|and|but|h?m+|ehm|um+|sorry|please|oh|no|then|now|peri)[\s,.!:-]+)*"
# "did the sheet, 38 lines", "have the list now": told, and not asked.
STATED = (
    r"(?:did|have) (?:the|my|our|a|an|these|those) (?:[\w-]+ )?[\w-]+(?:[,.;:!]|$| (?:now|and|with|in|on|for|of|"
    r"today|yesterday|too|already|done)\b)(?!.*\?)"
)
OPENS = (
    r"whose (?:are|is|was|were)\b|"
    r"(?:what|which|how|why|who|where)\b(?! (?:i|we)\b)(?!.{0,20}:)|"
    r"wait,? (?:is|are|do|does|what|how|why|which|should|can)\b|"
    r"(?:should|shall|can|could|may|must|does|will|would|am) (?:i|we|you|it|that|this|they|my)\b|"
    r"(?:do|did) (?:i|we|you|they|my)\b|when(?:'s| is| are| do| does| will| can) |"
    r"(?:is|are|was|were) (?:that|this|it|these|those|they|there|my|we|the (?:step|journey))\b|"
    rf"(?!{STATED})(?:are|is|does|will|can|could|should|must|may|did|has|have) (?:the|these|those|my|our|a|an|"
    rf"any\w*|some\w*) \w+|"
    r"do (?:\w+ ){1,5}(?:count|go|belong|need|matter|have to|work|come|stay)\b|"
    r"(?:can|is|does|could|should|wo|do|are|must)n?'?t (?:i|we|you|it|that|this|they)\b|"
    r"(?:is|would|was) (?:training|fine-?tuning)\b|"
    r"does [a-z]+ (?:keep|store|train|learn|see|read|know|need|take|count|work|cost|help|hold|save|share|use)\b|"
    r"(?:is|are|was|were)n't (?:\d+|the|a|an|my|our|these|those|there)\b|"
    r"(?:if|when) [^,]{3,60}, (?:what|how|do|can|should|is|must)\b|(?:is|are) \d[\d.,]* (?!words|of)\w+"
)
# A question behind a comma or an "and", as it is typed without a mark: "saved it, where do I put the samples".
BEHIND = (
    r"how (?:do|does|did|can|should|would|much|many|long|often)\b|what (?:do|does|did|is|are|if|about|should|"
    r"would|now|then|else)\b|what'?s\b|"
    r"which (?:\w+ ){0,2}(?:do|does|should|is|are|would)\b|where (?:do|does|can|should|is|are)\b|"
    r"who (?:do|can|should|is)\b|why\b|when (?:do|is|can|should)\b|(?:can|may|must|should|shall|do|did|will|"
    r"would|could) (?:i|you|we|it|that|this)\b|"
    r"(?:is|are) (?:that|this|it|these|they|there|\d+)\b|does (?:it|that|this)\b"
)
BEHIND_AND = (
    r"how (?:do|can|should) (?:i|we|you)\b|what (?:do|should) (?:i|we)\b|which (?:\w+ ){0,2}(?:do|should) i\b|"
    r"where (?:do|can|should) (?:i|we)\b|(?:can|may|must|should|do) (?:i|you|we)\b|is (?:that|this|it)\b"
)
SENTENCE = r"(?<=[.!?…])\s+"
PATH = r"(?:^|[\s\"'“(])(?:~?/[\w.-]+(?:/[\w. -]*)?|[A-Za-z]:\\\S+|\S+\.zip\b)"
# "I'm not sure, is it": the first half tells nothing.
NO_TELLING = (
    r"\b(?:know|sure|wonder\w*|ask|understand|see|hi|hello|hey|sorry|hm+|wait|"
    r"ok(?:ay)?|so|well|and|but|yes|no|please|peri)"
)
# What is said on coming in, which tells nothing of a step.
COMING_IN = (
    r"^(?:hi|hello|hey|good (?:morning|afternoon|evening))\b(?!.*\b(?:done|finished|wrote|made|kept|saved|counted|"
    r"sorted|changed)\b)|\b(?:it'?s|it has|has) been (?:[\w']+ ){0,4}(?:days?|weeks?|months?|years?|ages|while)\b|"
    r"\blong time no\b"
)
# What is asked of the words beside it, which are then quoted and not told: "one angle a day, what does that mean?"
OF_THEM = (
    rf"{LEAD}what (?:does|do|is|would) (?:that|this|it|they|those|these) (?:really |actually |even )?mean\b|"
    rf"{LEAD}what is meant(?: by (?:that|this|it))?\b"
)
TROUBLE = r"\b(?:couldn'?t|could not|can'?t|cannot|don'?t know how to) (?:work out|see|find|understand|do|drop)\b"


def asks(words: str) -> bool:
    """Whether any sentence of `words` is a question, with or without its mark."""
    parts = (part for whole in re.split(SENTENCE, _flat(words)) for part in _halves(whole))
    return any(_is_question(part) for part in parts)


# Words of a step that are put before the question what they mean.
MEANS = (
    r"\bwhat (?:does|do|would|is) (?:that|this|it|they|these)\b[^?]{0,12}\bmean\b|\bmeaning what\b|\bwhat'?s meant\b"
)
# What a piece is like, told for the question's sake: "each report is 25 pages".
DESCRIBES = (
    r"(?:(?:and|but|so|well|hm+)[, ]+)*(?:each|every|one|an?|my|our|the) (?:\w+ ){1,2}?"
    r"(?:is|are|has|have|runs? to|takes?) "
    r"(?:about |around |usually |often )*\d[\d,.-]* (?:pages?|words?|lines|sheets|chapters|parts|sections)\b"
)


def told_and_asked(words: str) -> tuple[str, str]:
    """The sentences that tell and those that ask; either may be empty. Words whose meaning is asked tell nothing."""
    parts = [part for whole in re.split(SENTENCE, _flat(words)) for part in _halves(whole) if part]
    told, asked = [part for part in parts if not _is_question(part)], [part for part in parts if _is_question(part)]
    if any(re.match(OF_THEM, part, re.IGNORECASE) for part in asked) and not re.search(r"\d", " ".join(told)):
        return "", _flat(words)
    if re.search(MEANS, _flat(words), re.IGNORECASE) and not re.search(r"\d", " ".join(told)):
        return "", _flat(words)
    if asked and told and all(re.match(DESCRIBES, part, re.IGNORECASE) for part in told):
        return "", _flat(words)
    return " ".join(told), " ".join(asked)


def names_path(words: str) -> bool:
    """Whether a place on a disk is named: "/home/me/work.zip", "C:\\work"."""
    return re.search(PATH, _flat(words)) is not None


def is_product(words: str) -> bool:
    """Whether `words` tell what came of a step: no question, no place on a disk, no trouble with Peri, no greeting."""
    if re.search(COMING_IN, _flat(words), re.IGNORECASE):
        return False
    return not (asks(words) or names_path(words) or re.search(TROUBLE, _flat(words), re.IGNORECASE))


def _halves(sentence: str) -> tuple[str, ...]:
    """A figure and the question behind its comma: "41 words, is that good?"."""
    found = re.fullmatch(rf"(.*\d.*?)\s*[,;–-]\s+((?:and |so )?(?:{OPENS}).*\?)", sentence, re.IGNORECASE)
    found = found or re.fullmatch(
        r"(.*\d.*?)\s*,\s+((?:normal|good|bad|ok(?:ay)?|fine|alright|enough)\s*\?)", sentence, re.I
    )
    found = found or re.fullmatch(
        rf"(.{{3,}}?)\s*(?:[,;–]|\.{{2,}}|-(?= ))\s+((?:and |so |but |or )?(?:{BEHIND}).*)", sentence, re.IGNORECASE
    )
    found = found or re.fullmatch(rf"(.{{3,}}?)\s+(?:and|but|so)\s+((?:{BEHIND_AND}).*)", sentence, re.IGNORECASE)
    if (
        found is None
        or _is_question(found[1])
        or re.match(rf"{LEAD}(?:if|when|suppose|assuming)\b", sentence, re.IGNORECASE)
    ):
        return (sentence,)
    if re.search(rf"{NO_TELLING}$", found[1], re.IGNORECASE):
        return (found[2],)
    return (found[1], found[2])


def _is_question(sentence: str) -> bool:
    return sentence.endswith("?") or re.match(f"{LEAD}(?:{OPENS})", sentence, re.IGNORECASE) is not None


def _flat(words: str) -> str:
    return " ".join(words.replace("’", "'").split())
