"""Whether a message wishes for harm: an act against others that its writer wants to do, not one that is asked about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.models.guide.statements import plain

SAFETY = (
    r"(?:safety|safeguards?|guard ?rails?|censor\w*|refusals?|content (?:policy|policies|filters?|rules|restrictions?)|"
    r"(?:safety|content|moderation|output|nsfw|built-in|its|the|all|any|those|ethical) (?:\w+ )?(?:filters?|limits?|blocks?)|"
    r"moderation|ethic\w* (?:rules|limits|guidelines|restrictions?)|usage polic\w+|alignment|restrictions)"
)
REMOVES = (
    r"(?:remov\w+|bypass\w*|disabl\w+|strip(?:s|ped|ping)?|get(?:s|ting)? (?:a?round|past|rid of|over)|turn(?:s|ed|ing)? off|"
    r"turn(?:s|ed|ing)? the|switch(?:es|ed|ing)? (?:off|the)|break(?:s|ing)?|circumvent\w*|defeat\w*|untrain\w*|"
    r"train(?:ing)? (?:away|out)|tak(?:e|es|ing) (?:out|away|off)|lift(?:ing)?|kill(?:ing)?|evad\w+|overrid\w+|"
    r"delet\w+|drop(?:ping)?|trick(?:ing)?|knock(?:ing)? out|fine-?tun\w+ (?:away|out)|shut(?:ting)? off)"
)
PERSON = (
    r"(?:friends?|ex|ex-\w+|boss|neighbou?rs?|colleagues?|teachers?|wife|husband|girlfriend|boyfriend|partner|mother|father|mum|mom|dad|"
    r"sister|brother|grand\w+|celebrit\w+|actors?|actress(?:es)?|singers?|rappers?|politicians?|president|chancellor|minister|"
    r"ceo|director|someone|somebody|anyone|people|person|man|woman|girl|boy|youtubers?|streamers?|influencers?|narrators?|"
    r"stars?|athletes?|footballers?|competitors?|rivals?|employees?|cowork\w+|classmates?|customers?|strangers?|presenters?|"
    r"voice actors?|author|writer|doctor|him|her|them|his|their)"
)
COPIES = r"(?:clon\w+|cop(?:y|ies|ying)|imitat\w+|mimic\w*|fak(?:e|es|ing)|replicat\w+|reproduc\w+|duplicat\w+|steal\w*|recreat\w+)"
SECRETLY = (
    r"(?:secretly|behind (?:\w+ ){1,3}backs?|without (?:(?:his|her|their|any|the|my|its|anyone's|\w+'s?) )?(?:\w+ ){0,2}?"
    r"(?:permission|consent|knowledge|knowing|noticing|agreement|finding out|approval)|without (?:asking|telling)(?: \w+){0,2}|"
    r"(?:he|she|they|nobody|no one) (?:must|should|may|can)(?:n't| not)? (?:ever )?(?:know|notice|find out)|"
    r"(?:doesn't|don't|won't|never) (?:know|find out|notice))"
)
MAKES = (
    r"(?:writ(?:e|es|ing)|mak(?:e|es|ing)|creat(?:e|es|ing)|generat(?:e|es|ing)|produc(?:e|es|ing)|build(?:s|ing)?|post(?:s|ing)?|"
    r"mass-produc\w+|draft(?:s|ing)?|invent(?:s|ing)?|fabricat\w+|forg(?:e|es|ing)|send(?:s|ing)?|design(?:s|ing)?|cod(?:e|es|ing)|"
    r"develop(?:s|ing)?|run(?:s|ning)?|set(?:ting)? up|open(?:ing)?|publish(?:es|ing)?|train(?:s|ing)? (?:it|a model|one|an? \w+)? ?(?:to|on|for)|"
    r"tun(?:e|ing) (?:it|a model|one)? ?(?:to|on|for)|give me|need|want|help (?:me )?with|automate|sell(?:ing)?|flood\w*|spam(?:ming)?)"
)
FAKES = (
    r"(?:(?:fake|bogus|phon(?:e)?y|made-up|invented|fraudulent|forged|false|sock ?puppet) (?:\w+ ){0,3}?(?:reviews?|profiles?|testimonials?|"
    r"identit\w+|accounts?|ratings?|certificates?|diplomas?|passports?|invoices?|references?|news|followers|comments|persona\w*|"
    r"websites?|receipts?|credentials)|(?:reviews?|testimonials|ratings) (?:\w+ ){0,3}?(?:as if|that (?:look|sound|seem)s?|pretending|from people who never)"
    r"(?: \w+){0,4}|scams?|scam (?:e-?mails?|messages?|texts?|letters?|sites?)|phishing(?: \w+)?|spear-?phishing|"
    r"catfish\w*|ponzi \w+|romance scam\w*)"
)
VICTIMS = (
    r"(?:people|customers?|clients?|buyers?|pensioners?|seniors|elderly|victims?|users?|someone|somebody|women|men|kids|children|"
    r"old (?:people|ladies|men)|readers|voters|my boss|my landlord|the bank|the tax office|insurance|employees|investors|others|them)"
)
PRIVATE = (
    r"(?:messages?|e-?mails?|mails?|phones?|chats?|whats ?app|texts|dms|diary|location|calls?|inbox|accounts?|passwords?|browser|"
    r"conversations?|photos?|computer|laptop|camera|webcam|movements)"
)
CLOSE = (
    r"(?:(?:my|his|her|their|the|our) )?(?:wife|husband|girlfriend|boyfriend|partner|spouse|ex|ex-\w+|daughter|son|kids?|neighbou?r|"
    r"colleague|boss|employee|employees|staff|flatmate|roommate|sister|brother|mother|father|friend|crush|someone|somebody|"
    r"competitor|rival|landlord|tenant)(?:'s|s'|s)?"
)
MALWARE = r"(?:malware|ransomware|spyware|key ?loggers?|trojans?|botnets?|computer virus(?:es)?|virus(?:es)?|rootkits?|worms?|stalkerware|exploits?)"
ABOUT_MALWARE = r"(?! (?:reports?|analys\w+|articles?|descriptions?|alerts?|documentation|news\w*|blogs?|research\w*|detect\w*|warnings?|guides?|samples))"


@dataclass(frozen=True)
class Act:
    """Words for a harmful act; of some the permission of the person concerned makes it none."""

    pattern: str
    permission_excuses: bool = False


ACTS = (
    Act(rf"\b{REMOVES}\b(?: \w+'?s?){{0,6}}? (?:off |out |away )?{SAFETY}"),
    Act(r"\bjail ?break(?:s|ing)?\b(?! (?:attempts?|attacks?|detect\w*|reports?))"),
    Act(r"\b(?:uncensored|abliterat\w+|unfiltered|unaligned)\b(?: \w+){0,3} (?:models?|versions?|llms?|ai|chat ?bots?|bots?|assistants?|gpt|llama)\b"),
    Act(r"\buncensor(?:ing)? (?!ed)|\babliterate\b|\bde-?censor"),
    Act(
        r"\b(?:so (?:that )?)?(?:a model|models?|it|one|bot|ai|llm) (?:that |which |to |so it )?(?:\w+ ){0,2}?(?:never refus\w+|"
        r"(?:without|has no|have no|with no) (?:\w+ )?(?:filters?|censorship|safety|guard ?rails?|refusals?|ethics))"
    ),
    Act(rf"\b{COPIES}\b(?: \w+(?:'s?)?){{0,3}}? {PERSON}(?:'s|s')?(?: \w+){{0,3}}? (?:voice|face|likeness|identity|signature|body|image)\b", True),
    Act(r"\b(?:fake|clone|forge) (?:the |a )?(?:voice|face|signature|likeness) of\b(?! mine| myself)", True),
    Act(
        rf"\b(?:{COPIES}|sound(?:s|ing)? like|writ(?:e|es|ing) (?:like|as)|pos(?:e|es|ing) as|pass(?:es|ing)? (?:it )?(?:off )?as|record\w*|read(?:s|ing)?|"
        rf"monitor\w*|track\w*|listen\w*|collect\w*|scrap\w+|watch\w*|train\w* (?:\w+ ){{0,3}}on)\b[^.?!]{{0,70}}\b(?:{PERSON}|voice|face)\b[^.?!]{{0,60}}\b{SECRETLY}",
        True,
    ),
    Act(rf"\b{SECRETLY},? (?:\w+ ){{0,2}}?(?:{COPIES}|record\w*|read|monitor\w*|track\w*|listen\w*|watch\w*)\b", True),
    Act(
        r"\b(?:impersonat(?:e|es|ing)|pretend(?:s|ing)? to be|pos(?:e|es|ing) as|pass(?:es|ing)? (?:itself |myself |it )?off as) (?:\w+ ){0,2}?"
        r"(?:(?:real|actual|other|true|genuine) (?:\w+ )?(?:people|persons?|customers?|buyers?|users?|doctors?|lawyers?)|someone|somebody|the bank|a bank|"
        r"(?:the )?tax office|my (?:\w+ )?(?:boss|ex|neighbou?r|landlord|competitor|colleague|teacher)|(?:a |the )?(?:police|celebrit\w+|politicians?|president|ceo|"
        r"customers?|doctor|lawyer|support|microsoft|amazon|paypal)|him|her|them|people|others)\b",
        True,
    ),
    Act(rf"\b{MAKES}\b(?: [\w-]+'?s?){{0,6}}? {FAKES}\b(?! (?:detect\w*|filters?|checkers?|warnings?|spotters?|awareness|reports?|classif\w+|prevention|alerts?|training))"),
    Act(
        rf"\b(?:trick|deceiv|fool|con|swindl|dup|defraud|cheat|mislead|scam|rip off|manipulat)(?:e|es|ing|s|ning|ming)? (?:\w+ ){{0,3}}?{VICTIMS}\b"
        r"(?: (?:into|out of|so|to|with)\b)?"
    ),
    Act(r"\bcatfish(?:ing)?\b (?:\w+ )?(?:people|men|women|someone|him|her|guys|on|with)"),
    Act(rf"\b(?:spy(?:ing)?|snoop(?:ing)?|eavesdrop(?:ping)?) (?:on|in|through|into)\b|\bstalk(?:ing)? (?:my|her|him|a|an|someone|people|the|them)\b"),
    Act(rf"\b(?:read|see|watch|monitor|intercept|track|check|record|get into|access|log|follow|look through|listen to)(?:s|ing)? {CLOSE} (?:\w+ ){{0,3}}?{PRIVATE}\b", True),
    Act(rf"\b(?:track|follow)(?:ing)? (?:my )?(?:ex|ex-\w+|wife|husband|girlfriend|boyfriend)\b"),
    Act(
        rf"\b(?:hack(?:s|ing)?|break(?:ing)?) (?:into )(?:\w+'?s? ){{0,4}}?(?:{PRIVATE}|servers?|sites?|websites?|systems?|wi-?fi|networks?|facebook|instagram|bank)\b|"
        rf"\bhack(?:ing)? (?:my |his |her |a |an |the |their |someone's |somebody's )(?:\w+'s? )?(?:{PRIVATE}|servers?|sites?|websites?|systems?|wi-?fi|networks?|facebook|instagram|"
        r"bank|ex|wife|husband|neighbou?r|boss|competitor)\b"
    ),
    Act(rf"\b{MAKES}\b(?: [\w-]+){{0,4}}? {MALWARE}\b{ABOUT_MALWARE}"),
    Act(r"\bdeep ?fake(?:s|d|ing)? (?:of|her|him|them|my|a|an|the|someone|videos? of|porn)\b|\b(?:deep ?fake|nudify|undress) (?:my|her|him|a|the|someone)\b", True),
    Act(rf"\b{MAKES}\b(?: [\w-]+){{0,3}}? deep ?fakes?\b(?! (?:detect\w*|articles?|reports?|guides?|news\w*|awareness|warnings?))", True),
    Act(r"\b(?:blackmail|extort|harass|bully|dox+|threaten|terrori[sz]e)(?:ing)? (?:my|her|him|them|a|an|the|someone|people|women|other)\b"),
)  # fmt: skip

# The writer does not do it, works against it, or has it done to them.
AGAINST = (
    r"\b(?:never|wouldn't|would not|won't|will not|not going to|no intention|don't (?:want|intend|plan|wish|mean|need|like)(?: \w+){0,3}? to|do not (?:want|intend|plan)|"
    r"(?:don't|do not|doesn't|must not|mustn't|shouldn't|should not|may not|not to|not|nor|neither|without|refuse[sd]? to|rather than|instead of)|avoid\w*|"
    r"prevent\w*|protect\w*|guard\w*|detect\w*|spot(?:s|ting)?|recogni[sz]\w+|catch\w*|flag\w*|report\w*|fight\w*|block\w*|identif\w+|"
    r"filter\w* (?:out|for)|worr\w+|afraid|scared|fear\w*|warn\w*|against|stop(?:s|ping)?|banned?|illegal|victims?|defend\w*|expos\w+|"
    r"keep(?:s|ing)? (?:\w+ ){0,3}from|resist\w*|withstand\w*|safe from|articles? (?:on|about)|aware\w*)\b(?: [\w'-]+){0,6}? ?$"
)
# The same inside the act's own words: "want to detect fake reviews".
DEFENDS = (
    r"\b(?:detect\w*|spot(?:s|ting)?|recogni[sz]\w+|catch\w*|flag\w*|report\w*|fight\w*|identif\w+|avoid\w*|prevent\w*|"
    r"protect\w*|against|about|moderat\w+|know|block)\b"
)
WHY_NOT = r"\bwhy (?:do|does|should|would|can|could|is|are)(?:n't| not)?\b|\b(?:don't|do not) (?:you|tell me|say|care|worry)\b|\bif you (?:don't|do not)\b"
ASKS_WHAT = (
    r"^(?:(?:and|but|so|ok|hi|hello|hey|well)[, ]+)*(?:what (?:is|are|was|does|do|did|makes|exactly)|what's|why (?:do|does|did|is|are|would)|who|when|"
    r"explain|define|(?:tell me )?what\b.*\bmeans?\b|is (?:it|that|this|an?|the|there a risk)|are (?:there|they|these|those|all)|isn't|was|were|does|did|has|have (?:they|you|people)|"
    r"do (?:people|they|scammers|clients|tuned|fine|most|some|i (?:have|need) to)|(?:can|could|will|would|might) (?:fine-?tuning|training|tuning|a tuned|my tuned|someone|somebody|people|others|they|"
    r"hackers|scammers|anyone|clients|users|a small)|how (?:do|does|did|can|could|would) (?:people|scammers|hackers|they|someone|somebody|one tell|criminals|attackers|others)|how likely|how common|"
    r"how (?:do|can|could|should) i (?:tell|know|recogni[sz]e|avoid|stop|prevent|protect|guard|detect|spot|keep|make sure|report))\b"
)
ALWAYS_WISH = r"\b(?:for me|help me|show me|i want|i need|i'd like|i would like|let me|so i can|to be able to)\b"
LAWFUL = r"^(?:\W*(?:and|but|so|hi|hello)[, ]+)*(?:is it|would it be|is that|am i|are we|when is it|was it) (?:\w+ )?(?:legal|illegal|allowed|ok|okay|permitted|lawful|a crime|wrong|fine|punishable)\b"
DONE_TO_US = (
    r"\b(?:someone|somebody|people|they|he|she|competitors?|clients?|users?|visitors?|scammers?|hackers?|others|customers?|rivals?|anyone|everyone|nobody|"
    r"who|company|agency|thieves|trolls?|attackers?|platforms?)(?: (?:who|has|have|had|is|are|was|were|keeps?|just|also|sometimes|always|might|may|could|can|will|"
    r"tr(?:y|ies|ied)(?: to)?|tends? to|managed to|try|trying|to))* $"
)
PERMITTED = (
    r"\b(?:permission|consent|approval|agreement|release|licen[cs]e|go-ahead|blessing)\b|\b(?:agreed|consented|signed|said yes|allowed me|okayed|hired me|"
    r"asked me to|commissioned|gave me|is fine with|are fine with|is ok with|knows about it|wants me to|paid me)\b|\bmy own\b|\bmyself\b"
)
LACKING = r"\b(?:without|no|not|n't|never|lack\w*|don't have|haven't|hasn't|didn't|nor|need|whose|refus\w+)\b[^,;.!?]{0,40}$"
BREAKS = re.compile(r"(?:[.;:!?…]|\s[-–—]\s)\s*|,\s+|\n+|\s(?=(?:but|however|yet|and then|so please)\s)")


def is_harmful(text: str) -> bool:
    """Whether the writer wants to do harm: strip safety, imitate people, deceive, spy, attack. Asking about it is none."""
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
