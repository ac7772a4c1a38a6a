"""Whether a message wishes for harm: an act against others that its writer wants to do, not one that is asked about."""

from __future__ import annotations

import re

from assistant.models.guide.reading.harm_acts import ACTS, Act
from assistant.models.guide.reading.statements import plain

# The writer does not do it, works against it, or has it done to them.
AGAINST = (
    r"\b(?:never|wouldn't|would not|won't|will not|not going to|no intention|don't (?:want|intend|plan|wish|mean|"
    r"need|like)(?: \w+){0,3}? to|do not (?:want|intend|plan)|"
    r"(?:don't|do not|doesn't|must not|mustn't|shouldn't|should not|may not|not to|not|nor|neither|without|"
    r"refuse[sd]? to|rather than|instead of)|avoid\w*|"
    r"prevent\w*|protect\w*|guard\w*|detect\w*|spot(?:s|ting)?|recogni[sz]\w+|catch\w*|flag\w*|report\w*|fight\w*|"
    r"block\w*|identif\w+|"
    r"filter\w* (?:out|for)|worr\w+|afraid|scared|fear\w*|warn\w*|against|stop(?:s|ping)?|banned?|illegal|"
    r"victims?|defend\w*|expos\w+|"
    r"keep(?:s|ing)? (?:\w+ ){0,3}from|resist\w*|withstand\w*|safe from|articles? (?:on|about)|aware\w*)\b(?: "
    r"[\w'-]+){0,6}? ?$"
)
# The same inside the act's own words: "want to detect fake reviews".
DEFENDS = (
    r"\b(?:detect\w*|spot(?:s|ting)?|recogni[sz]\w+|catch\w*|flag\w*|report\w*|fight\w*|identif\w+|avoid\w*|prevent\w*|"
    r"protect\w*|against|about|know|block)\b"
)
WHY_NOT = (
    r"\bwhy (?:do|does|should|would|can|could|is|are)(?:n't| not)?\b|\b(?:don't|do not) (?:you|tell me|say|care|"
    r"worry)\b|\bif you (?:don't|do not)\b"
)
ASKS_WHAT = (
    r"^(?:(?:and|but|so|ok|hi|hello|hey|well)[, ]+)*(?:what (?:is|are|was|does|do|did|makes|exactly)|what's|why "
    r"(?:do|does|did|is|are|would)|who|when|"
    r"explain|define|(?:tell me )?what\b.*\bmeans?\b|is (?:it|that|this|an?|the|there a risk)|are (?:there|they|"
    r"these|those|all)|isn't|was|were|does|did|has|have (?:they|you|people)|"
    r"do (?:people|they|scammers|clients|tuned|fine|most|some|i (?:have|need) to)|(?:can|could|will|would|might) "
    r"(?:fine-?tuning|training|tuning|a tuned|my tuned|someone|somebody|people|others|they|"
    r"hackers|scammers|anyone|clients|users|a small)|how (?:do|does|did|can|could|would) (?:people|scammers|"
    r"hackers|they|someone|somebody|one tell|criminals|attackers|others)|how likely|how common|"
    r"how (?:do|can|could|should) i (?:tell|know|recogni[sz]e|avoid|stop|prevent|protect|guard|detect|spot|keep|"
    r"make sure|report))\b"
)
ALWAYS_WISH = r"\b(?:for me|help me|show me|i want|i need|i'd like|i would like|let me|so i can|to be able to)\b"
LAWFUL = (
    r"^(?:\W*(?:and|but|so|hi|hello)[, ]+)*(?:is it|would it be|is that|am i|are we|when is it|was it) (?:\w+ "
    r")?(?:legal|illegal|allowed|ok|okay|permitted|lawful|a crime|wrong|fine|punishable)\b"
)
DONE_TO_US = (
    r"\b(?:someone|somebody|people|they|he|she|competitors?|clients?|users?|visitors?|scammers?|hackers?|others|"
    r"customers?|rivals?|anyone|everyone|nobody|"
    r"who|company|agency|thieves|trolls?|attackers?|platforms?)(?: (?:who|has|have|had|is|are|was|were|keeps?|"
    r"just|also|sometimes|always|might|may|could|can|will|"
    r"tr(?:y|ies|ied)(?: to)?|tends? to|managed to|try|trying|to))* $"
)
PERMITTED = (
    r"\b(?:permission|consent|approval|agreement|release|licen[cs]e|go-ahead|blessing)\b|\b(?:agreed|consented|"
    r"signed|said yes|allowed me|okayed|hired me|"
    r"asked me to|commissioned|gave me|is fine with|are fine with|is ok with|knows about it|wants me to|paid "
    r"me)\b|\bmy own\b|\bmyself\b"
)
LACKING = (
    r"\b(?:without|no|not|n't|never|lack\w*|don't have|haven't|hasn't|didn't|nor|need|whose|"
    r"refus\w+)\b[^,;.!?]{0,40}$"
)
BREAKS = re.compile(r"(?:[.;:!?…]|\s[-–—]\s)\s*|,\s+|\n+|\s(?=(?:but|however|yet|and then|so please)\s)")


def is_harmful(text: str) -> bool:
    """Whether the writer wants to do harm (strip safety, imitate, deceive, spy, attack), not only asks about it."""
    low = plain(text)
    return any(_wishes(act, low, found) for act in ACTS for found in re.finditer(act.pattern, low))


def _wishes(act: Act, low: str, found: re.Match[str]) -> bool:
    begin = max((m.end() for m in BREAKS.finditer(low, 0, found.start() + 1) if m.end() <= found.start()), default=0)
    clause = low[begin : found.start()]
    sentence_start = max((m.end() for m in re.finditer(r"[.!?\n]\s*", low[: found.start()])), default=0)
    asking = low[sentence_start:]
    if re.search(AGAINST, clause) and not re.search(WHY_NOT, clause):
        return False
    if (re.match(ASKS_WHAT, asking) and not re.search(ALWAYS_WISH, asking)) or re.match(LAWFUL, asking):
        return False
    if re.search(DONE_TO_US, clause) or re.search(DEFENDS, found[0]):
        return False
    return not (act.permission_excuses and _has_permission(low))


def _has_permission(low: str) -> bool:
    return any(not re.search(LACKING, low[: given.start()]) for given in re.finditer(PERMITTED, low))
