"""What is said of Peri's memory of the person: what do you remember, forget everything."""

from __future__ import annotations

import re

from assistant.models.guide.reading.walking import WalkAsked

LONGEST = 20  # words of a complaint that what was told is forgotten: what is known is shown, to be put right
FORGETS = r"\byou (?:always |just |keep |keep on |already |have |'ve |seem to )*(?:forget|forgot|forgetting|forgotten) (?:everything|all|what|half|most|every ?thing)\b"
LEAD = r"(?:(?:please|ok(?:ay)?|so|and|now|peri|can you|could you|hi|hello|no|well)[,.! ]+)*"
WHOLE = (
    r"(?:everything|it all|all|all (?:of )?(?:that|this|it|my (?:facts|data))|(?:all )?what i(?:'ve| have)? (?:told|said)(?: (?:to )?you)?|"
    r"(?:all|everything)(?: that)? i(?:'ve| have)? (?:told|said)(?: (?:to )?you)?|"
    r"(?:all|everything)(?: that)? you (?:know|remember|have)(?: (?:about|of|on) me)?|me|(?:what|whatever) you (?:know|remember|have|keep|stored)(?: (?:about|of|on) me)?|"
    r"(?:all (?:of )?)?my (?:data|information|details|records?|facts|profile|history|stuff)|(?:all (?:of )?)?(?:the |your )?(?:data|information|notes|facts) (?:about|of|on) me|about me|"
    r"my (?:whole )?memory)"
)
ANEW = r"(?:(?:let'?s )?start (?:from scratch|over|again|anew)(?: and|,|:)? )?"
FORGET = rf"{LEAD}{ANEW}(?:i want you to |i would like you to |you (?:should|can) )?(?:forget|delete|erase|wipe|clear|scratch|remove)(?: about)? {WHOLE}(?: (?:again|now|please|so far|before|about me))*(?:[,.;!]+ .{{0,80}})?"
DELETE_JOURNEYS = rf"{LEAD}yes[,.!]? delete (?:all )?(?:of )?my journeys(?: too)?"
REMEMBER = (
    rf"{LEAD}(?:do|did|can|will) you (?:still )?(?:remember|recall|know)(?: (?:what|anything|something|everything|all)\b.{{0,60}}| me\b.{{0,30}}|"
    r" my (?:work|case|facts)\b.{0,30}| who i am)?|"
    rf"{LEAD}what (?:do|did) (?:you|i) (?:still )?(?:remember|know about me|have on me|tell you|told you)\b.{{0,50}}|"
    rf"{LEAD}what did i (?:say|write|note) (?:to you )?(?:about|of|on) .{{1,50}}|"
    rf"{LEAD}(?:did|have|do) you (?:note|noted|get|got|catch|keep|kept|have|write down|store) (?:the |my |that |down )*\d.{{0,40}}|"
    rf"{LEAD}what (?:have|do|did) you (?:still |actually )?(?:kept?|keep|noted?|stored?|saved?|recorded?|wr[io]tten down|got|hold|know|have)"
    r"(?: down)? (?:about|of|on|from) (?:me|my (?:work|case|situation|business))\b.{0,30}|"
    rf"{LEAD}what have i (?:told|said)(?: (?:to )?you)?\b.{{0,40}}"
)


def read_memory(text: str) -> WalkAsked | None:
    """The tool for a message about what Peri remembers; None for any other."""
    said = re.sub(r"[\s.!?…]+$", "", " ".join(text.replace("’", "'").split()))
    if re.fullmatch(DELETE_JOURNEYS, said, re.IGNORECASE):
        return WalkAsked("forget_facts", {"journeys": True})
    if re.fullmatch(FORGET, said, re.IGNORECASE):
        return WalkAsked("forget_facts")
    unheard = re.search(FORGETS, said, re.IGNORECASE) and not re.search(r"\d", said) and len(said.split()) <= LONGEST
    return WalkAsked("recall_facts") if unheard or re.fullmatch(REMEMBER, said, re.IGNORECASE) else None
