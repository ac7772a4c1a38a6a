"""A complaint on the way, told apart from a report of a step: it is answered, and never kept as what came of one."""

from __future__ import annotations

import re

from assistant.models.guide.journey_typed import spelt_out

LONGEST = 45  # words
THING = (
    r"(?:\w+ )?(?:kit|sheet|samples?|page|list|file|pairs?|report|table|step|steps|comparison|estimate|"
    r"answers?|drafts?|names?|placeholders?)"
)
BAD = (
    r"(?:wrong|broken|useless|rubbish|garbage|nonsense|crap|terrible|awful|hopeless|a mess|bad|ridiculous|"
    r"all over the place)"
)
SIGNS = re.compile(
    # "you said placeholders where names stood", and not "I did what you said"
    r"(?<!what )(?<!as )(?<!like )(?<!how )(?<!that )(?<!everything )\byou (?:said|told me|promised|claimed)\b|"
    r"(?:^|[,.;!] ?|\b(?:and|but|then|why do|why did) )you (?:still |always |just )*"
    r"(?:say|tell me|call|ask|keep|forgot|ignored?)\b|"
    # "I told you three times"
    r"\bi(?:'ve| have)? (?:told|said|asked)(?: (?:you|this|that|it|so))*[,.! ]+(?:\w+ )?"
    r"(?:times|twice|already|before|again)\b|"
    r"\bi(?:'ve| have)? already (?:told|said|asked)\b|\bhow (?:often|many times)\b.{0,20}\b(?:tell|say)\b|"
    # "my kit still says Bakery Huber"
    rf"\b(?:my|the|your) {THING} .{{0,12}}\b(?:still (?:says?|shows?|has|have|contains?|looks?)|looks? nothing like)\b|"
    rf"\b(?:my|the|your) {THING} (?:still (?:says?|shows?|has|have|contains?|looks?)|looks? nothing like)\b|"
    rf"\b(?:my|the|your|these|those|this|that) {THING} (?:(?:is|are) (?:all |just |mostly |completely |totally "
    rf"|plain )*{BAD}|doesn'?t|isn'?t|won'?t|makes? no sense)\b|"
    rf"\b(?:my|the|your|these|those) {THING} (?:that )?(?:you|it) (?:found|made|picked|wrote|gave me|chose|"
    rf"counted)\b.{{0,30}}\b{BAD}\b|"
    rf"\b(?:my|the|your) {THING} (?:says?|has|have|puts?|shows?)\b.{{0,60}}\b(?:{BAD}|not me|never|not true|"
    rf"that'?s not)\b|"
    r"\b(?:takes?|took|taking) (?:me )?(?:ages|for ?ever|far too long|way too long|hours already|all (?:day|week))\b|"
    r"\bi (?:did|have done|'ve done) (?:that|this|it) (?:already|last time|before|twice)\b.{0,3}$|\bhow often "
    r"do you want\b|"
    r"\b(?:this|that|it)(?:'s| is|was)? ?(?:n'?t| not) (?:very |really |at all )?(?:helpful|useful|much help)\b|"
    r"\b(?:names?|clients?)\b.{0,30}\bstill (?:in|there|stand)\b|"
    r"\b(?:can|could|must) (?:it|this|i|we)\b.{0,25}\b(?:shorter|smaller|be less)\b|"
    # "that's another 1.5 hours", "why again ten?"
    r"\bthat'?s (?:yet )?another\b.{0,20}\b(?:hours?|minutes?|steps?|days?|weeks?)\b|"
    r"\b(?:hours?|minutes?) (?:is|are) (?:a lot|too (?:much|long)|very long)\b|"
    r"\bwhy (?:yet )?again\b|\bwhy do i have to\b.{0,30}\bagain\b|\bnot again\b|\bagain\?{2,}",
    re.IGNORECASE,
)
CRIES = re.compile(r"!{2,}|\?!|!\?")
AGAINST = re.compile(
    r"\b(?:not|no|never|still|wrong|nothing|stop|enough|why|again|bad|useless|annoying)\b|n't\b", re.IGNORECASE
)
STEERS = re.compile(
    r"\b(?:skip|park|pause|undo|go back|leave (?:it|this|that) out|start|show me|forget|drop|throw)\b|^back\b|"
    r"\b(?:done|finished|ready)[\s.!]*$",
    re.IGNORECASE,
)


def complains(text: str) -> bool:
    """Whether a message complains of a step or of what Peri said, and neither steers the journey nor ends the step."""
    said = spelt_out(text)
    if not said or len(said.split()) > LONGEST or STEERS.search(said):
        return False
    return SIGNS.search(said) is not None or (CRIES.search(said) is not None and AGAINST.search(said) is not None)
