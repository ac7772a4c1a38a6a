"""Words that steer a talk or a journey and tell nothing of anybody's work: never to be kept as a fact."""

from __future__ import annotations

import re

LEAD = (
    r"(?:(?:ok(?:ay)?|so|well|and|hi|hello|hey|right|great|good|thanks|thank you|yes|yep|yeah|sure|fine|please|peri|now|then|"
    r"all right|alright|perfect|oh|no|there)[\s,.!:]+)*"
)
THIS = r"(?:it|this|that|them|these|those|one|all|everything|the step|this step|that step|this one|that one|step \w+|the journey)"
STEERS = (
    r"(?:ok(?:ay)?|yes|yep|yeah|sure|fine|right|great|good|perfect|thanks?|thank you|alright|all right|cool|got it|next|back|"
    r"hello|hi|hey|ready|i'?m ready|please|go|go on|continue|carry on|resume|skip|stop|pause|park|what now|what'?s next|next step)",
    r"(?:let'?s|let us|i'?ll|i will|we'?ll|shall we) (?:go|start|begin|do|take|continue|move|try|see|get going)(?: (?:on|with|it|ahead))*"
    rf"(?: {THIS})*(?: (?:now|then|please))*",
    r"(?:go|move|carry) (?:ahead|on|back)(?: (?:one|a) step)?",
    r"(?:start|begin|do|take|open|resume|continue|park|pause|skip|mark|tick)(?: with)? " + THIS + r"(?: (?:off|now|again|up|out|please))*",
    rf"(?:(?:i|we)(?:'ve| have|'m| am)?|it'?s|that'?s|this is|they'?re|is|are|{THIS}(?: is| are)?)? ?(?:just |now |already |all )*"
    rf"(?:done|did|finished|completed|saved|wrote|made|sent|sorted|ticked)(?: (?:with )?{THIS})*(?: (?:now|already|too|today|yesterday|"
    r"elsewhere|before|myself|then))*",
    rf"(?:take|leave) {THIS} (?:up|out)(?: again)?",
    r"(?:where|what) (?:was|am|is|are) (?:i|we|next|left)\b.{0,30}",
    r"(?:hi|hello|hey)?,? ?i'?m back\b.{0,40}",
)  # fmt: skip
# A report of a step begins so, whatever follows: it belongs to the journey.
REPORTS = (
    rf"(?:i |we )?(?:'ve |have )?(?:already )?(?:did|done)(?: {THIS})? (?:already )?(?:elsewhere|somewhere else|outside)\b",
    rf"i(?:'d| would) rather skip\b|(?:can i |let'?s |i'?ll )?(?:skip|leave out) {THIS}\b",
)


def says_nothing(value: object) -> bool:
    """Whether a value given as a fact is no more than a word of assent or of a journey: "done", "ok, let's go"."""
    if not isinstance(value, str):
        return False
    said = re.sub(r"[\s.!?…]+$", "", " ".join(value.replace("’", "'").split()))
    if any(re.match(f"{LEAD}(?:{pattern})", said, re.IGNORECASE) for pattern in REPORTS):
        return True
    return any(re.fullmatch(f"{LEAD}(?:{pattern})", said, re.IGNORECASE) for pattern in STEERS)
