"""The facts of a message without the grumbling around them: "i told you three times, visit notes in, chapter out"."""

from __future__ import annotations

import re

from assistant.models.guide.reading.statements import plain, sentences

TIMES = r"(?:once|twice|(?:two|three|four|five|six|ten|a hundred|a thousand|\d+|so many|several) times|over and over|again and again)"
THIS = r"(?:that|this|it|so|all (?:of )?(?:that|this|it)|everything|you|to you)"
WHEN = rf"(?:already|before|above|earlier|just now|now|at the start|in (?:my|the) (?:first|last) (?:message|line|one)|{TIMES})"
SIGHS = r"(?:(?:ugh|argh|oh|well|look|listen|hey|hi|hello|come on|hang on|hold on|no|again|once more|once again|one more time|sorry|so|and|but|ok|okay|right|please|for the (?:last|third|second|tenth) time|good grief|honestly|seriously)[,.!: ]+)*"
TOLD = (
    rf"(?:(?:as|like) )?(?:i|we)(?:'ve| have|'d| had)?(?: just| already| clearly| only)* (?:told|said|wrote|mentioned|typed|explained|answered|given|gave)"
    rf"(?: (?:{THIS}|{WHEN}))*"
)
KNOWN = (
    r"(?:as )?you (?:already |should |must |do )*(?:know|have|heard|read|got|saw)(?: (?:all )?(?:my|our) (?:work|case|job|texts|stuff|situation|story)| (?:all )?(?:that|this|it|me)| what (?:i|we) do)?"
    r"(?: already| by now| from before)*|(?:same|all) as (?:before|above|i said)|(?:as|see) (?:above|before)|remember me|it's (?:all )?(?:written )?(?:there|above|up there)"
)
LEADS = re.compile(
    rf"^{SIGHS}(?:{TOLD}|{KNOWN})\s*(?:[,:;.!]|\s[–—-])\s+(?!(?:but|it is|it's|not|no)\b)(?=\S)", re.IGNORECASE
)
ONLY_SIGHS = re.compile(
    r"^(?:(?:ugh|argh|come on|for the (?:last|third|second|tenth) time|again|once more|once again|one more time|good grief|seriously)[,.!:]+\s+)+",
    re.IGNORECASE,
)
TRAILS = re.compile(
    rf"[,;.!]?\s+(?:{TOLD}|how (?:often|many times) (?:do|must|should) i (?:say|tell you|repeat)[^.?!]*|(?:did|do|didn't|don't) you (?:even )?(?:read|listen|remember|hear)[^.?!]*|remember|got it now)\s*[.?!]*$",
    re.IGNORECASE,
)
# "hang on, i already told you my boss said yes": what follows is told.
LEADS_ON = re.compile(
    rf"^{SIGHS}(?:i|we)(?:'ve| have)? (?:just |already |clearly )+(?:told you|said to you|mentioned|wrote to you) (?:that )?(?=(?:my|our|the|they|it's|all)\b)(?![^,.;]*\d)",
    re.IGNORECASE,
)
SAID_ANEW = r"\b(?:i|we) (?:[\w']+ )?(?:said|told you|wrote|mentioned)\b[^.]*\d"  # put right elsewhere
FEWEST = 2  # words that are left, or it was nothing but grumbling


def without_grumbles(text: str) -> str:
    """`text` without what only says that it was said before; as it is where nothing else is told.

    A number right behind the grumble stays with it: "I said 140, not 40" is put right elsewhere.
    """
    straight = text.replace("’", "'")
    kept = straight
    for pattern in (LEADS, LEADS_ON, ONLY_SIGHS, TRAILS):
        kept = pattern.sub("", kept, count=1)
    kept = kept.strip()
    if re.search(SAID_ANEW, kept, re.IGNORECASE):
        return text
    return kept if kept != straight.strip() and len(kept.split()) >= FEWEST else text


def says_only_before(text: str) -> bool:
    """Whether a message does no more than say that it was all told before."""
    said = " ".join(plain(part) for part in sentences(text)).rstrip(" .!?")
    return re.fullmatch(rf"{SIGHS}(?:{TOLD}|{KNOWN})", said, re.IGNORECASE) is not None
