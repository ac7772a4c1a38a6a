"""That work which was named in several words is one kind, or that only one of its kinds is meant."""

from __future__ import annotations

import re
from typing import Any

from assistant.models.guide.reading.figures import spell_out
from assistant.models.guide.reading.kinds import KIND
from assistant.models.guide.reading.statements import plain

ONE_KIND = "one kind of work"
KINDS = r"(?P<kinds>[a-z][a-z' -]{2,40}? (?:and|or|plus|&) [a-z][a-z' -]{2,40}?)"
TO_ME = r"(?: (?:for|to|with) (?:me|us)| here| in my (?:case|work|trade))*"
SAME = (
    r"(?:(?:all |basically |really |just |pretty much |practically |more or less |about |quite )*"
    r"(?:(?:the|one and the) (?:very )?same|one(?: and the same| single)?)(?: (?:kind|sort|type))?"
    r"(?: of)?(?: (?:job|work|thing|task|text|piece|format|stuff)s?)?)"
)
# "Minutes and protocols are the same thing for me".
SAID_SAME = re.compile(
    rf"(?:^|[,.;:!?] |\b(?:but|because|since|no|as|well|ok|so) ){KINDS} (?:is|are|'s){TO_ME} {SAME}\b"
)
BARE_SAME = re.compile(
    r"\b(?:it|that|this|they|these|those|both|all of (?:it|them)|everything)(?:'s|'re| is| are)?(?: all| both| really| only| just)* "
    rf"{SAME.replace('one(?: and the same| single)?)', 'one)')}{TO_ME}(?=[\s.,;!]*$|[,.;!] )"
)
KIND_NAMED = r"\b(?:kind|sort|type|job|work|thing|task)s?\b"
OF_WORK = r"\b(?:kind|sort|type|job|work)s?\b"
NO_WORK = r"\b(?:\w*gpt\S*|claude|gemini|copilot|ai|models?|prompt\w*|train\w*|(?:fine-?)?tun\w*|project|rag|samples?|examples?|it|this|that)\b"
# "No, I mean only the newsletters then, 140 of the 180".
ONLY = re.compile(
    r"(?:^|[.!;] )(?:(?:no|ok(?:ay)?|so|well|then|right|fine|but|wait|sorry)[,. ]+)*"
    r"(?:i(?:'m| am)? ?(?:mean|meant|only mean|only meant|talking (?:about|of)|speak of|'d take|would take)|(?:let's|let us) (?:take|say|do|keep to)|take|make it|it's|count)"
    r" (?:only |just )*(?P<only>only |just )?(?:the|my|our|those) (?P<kind>[a-z][a-z' -]{2,40}?s)(?: then| now| please| for now| alone| only)*(?=[,.;!]|$)"
)
SHARE = re.compile(r"\b(\d[\d,]*) (?:out )?of (?:the |my |our |those |these |all )*(\d[\d,]*)\b(?! (?:words|minutes))")
LEAD = r"^(?:(?:ok(?:ay)?|but|and|no|so|well|because|since|as|for me|to me|i mean|i think|the|my|our)[, ]+)+"


def read_one_kind(text: str) -> dict[str, Any]:
    """The task in words that say it is one kind of work, and of what was narrowed down the number; else nothing."""
    low = spell_out(plain(text))
    if "?" not in low and (found := ONLY.search(low)) and re.search(KIND, found["kind"]):
        if found["only"] is None and not re.search(r"\b(?:only|just|alone)\b", found[0]):
            return {}
        share = SHARE.search(low, found.end())
        counted = {"examples_on_hand": int(share[1].replace(",", ""))} if share else {}
        return {"task": found["kind"], **counted}
    if (same := SAID_SAME.search(low)) and _is_kind(same):
        return {"task": f"{re.sub(LEAD, '', same['kinds'])}, {ONE_KIND}"}
    return {}


def says_one_kind(text: str) -> bool:
    """Whether a message says, without a name, that what was told is one kind: "no, it's all the same job for me"."""
    found = BARE_SAME.search(spell_out(plain(text)))
    return found is not None and re.search(KIND_NAMED, found[0]) is not None


def _is_kind(found: re.Match[str]) -> bool:
    """Whether the words name pieces of work, or say of which sort they are the same."""
    if re.search(NO_WORK, found["kinds"]):
        return False
    rest = found[0][found.end("kinds") - found.start() :]
    return re.search(KIND, found["kinds"]) is not None or re.search(OF_WORK, rest) is not None
