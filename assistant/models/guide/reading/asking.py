"""What is said to Peri about pasted data: a plain request to build, a refusal, a word around it."""

from __future__ import annotations

import re

from assistant.models.guide.reading.statements import plain, sentences

DATASET = r"(?:data ?sets?|training (?:data|files?|sets?|pairs)|jsonl(?: files?)?|(?:train(?:ing)?|data) ?set files?)"
MAKES = r"(?:build|make|create|start|prepare|generate|produce|begin|assemble|compile|write|set up|put together)"
REQUEST = (
    rf"\b{MAKES}\b(?! (?:sure|me understand|sense))(?:\s+(?:me|us))?[^.?!;]{{0,40}}?\b{DATASET}\b|"
    rf"\b(?:turn|convert|transform)\b[^.?!;]{{0,60}}\b(?:in)?to\b[^.?!;]{{0,20}}\b{DATASET}\b|"
    rf"\b(?:start|begin|run|launch|do)\b (?:a |the |my )?(?:{DATASET} )?build\b|"
    r"^(?:please |ok(?:ay)?,? |now |just |then |go ahead and |yes,? )*build (?:it|them|this|these|that)(?: (?:now|"
    r"please|for me|then))*[.!]?$"
)
REFUSES = (
    r"\b(?:don't|do not|dont|never|not|without|no need to|rather than|instead of|stop|hold off(?: on)?|wait with|"
    r"before (?:you |i |we )?|"
    r"refrain from|cannot|can't|won't|no)\b[^.?!;]*$"
)
NOT_YET = (
    r"\b(?:not yet|not now|(?:but|maybe|perhaps|do (?:it|that)) later|one day|some ?day|eventually|next (?:week|"
    r"month|year)|tomorrow|once i|when i|after i|if i|until)\b"
)
ASKS_HOW = (
    r"^(?:(?:and|but|so|ok|okay|well|hi|hello|hey)[, ]+)*(?:how|what|why|when|where|which|who|should|shall i|do i|"
    r"did|does|is|are|am|was|would it|can i|could i|may i|will it|have)\b"
)
TOLD = (
    r"\b(?:i|we|they|he|she|someone|people|colleague|who|that|which) (?:\w+ ){0,2}(?:built|made|created|build|"
    r"makes|builds|created|prepared|spent|tried|have to|had to|used to|write|make|create|prepare)\b"
)
WISHES = (
    r"\b(?:i'd like|i would like|i want|i need|we want|we need|let's|let us|ready to|help me|you (?:can|may|"
    r"should|could))\b"
)

NO_BUILD = (
    r"(?:please |ok(?:ay)?,? |but |and )*(?:don't|do not|dont|no need to|not) (?:\w+ )?(?:build|start|create|make|"
    r"generate) "
    r"(?:anything|a |the |my |it\b|them|any)[^.?!;]{0,30}?(?:\byet\b|\bnow\b|\bdata ?sets?\b|\btraining\b|"
    r"\bfiles?\b|anything|$)"
)
ABOUT_DATA = r"\b(?:data ?sets?|training|pairs|examples|samples|rows|build|peri)\b"
TO_PERI = (
    r"^(?:what do you think|thoughts|is (?:this|that|it) (?:enough|ok|okay|good enough)|are (?:these|those|they) "
    r"(?:pairs |examples |rows )?(?:enough|ok|okay|good|usable|any good)|"
    r"how do (?:these|they|those) look|what (?:else )?do you need|can you (?:use|work with|build|check)|more "
    r"(?:to come|will follow)|that's (?:all|it)(?: so far| for now)?)\b"
)


def is_build_request(sentence: str) -> bool:
    """Whether a sentence plainly asks to build a training file now."""
    low = plain(sentence)
    if re.match(ASKS_HOW, low) or re.search(NOT_YET, low):
        return False
    for part in re.split(r"[,;:]\s+|\s(?=(?:but|and then)\s)|\s[-–—]\s", low):
        found = re.search(REQUEST, part)
        if not found or re.match(ASKS_HOW, part):
            continue
        before = part[: found.start()]
        if (
            not re.search(REFUSES, before)
            and (re.search(WISHES, before) or not re.search(TOLD, part))
            and not _quotes(part)
        ):
            return True
    return False


def _quotes(part: str) -> bool:
    return bool(re.search(r"[\"'][^\"']*\b(?:data ?set|training)\b[^\"']*[\"']", part)) and not part.startswith(
        ('"', "'")
    )


def speaks_of_building(line: str) -> bool:
    """Whether a line asks Peri to build, or not to, or speaks of the pairs as data."""
    low = plain(line)
    if any(is_build_request(sentence) for sentence in sentences(line)) or re.match(NO_BUILD, low):
        return True
    return bool(re.match(TO_PERI, low) and re.search(ABOUT_DATA, low))


def speaks_to_peri(line: str) -> bool:
    """Whether a line may be meant for Peri: "what do you think?"."""
    return speaks_of_building(line) or re.match(TO_PERI, plain(line)) is not None
