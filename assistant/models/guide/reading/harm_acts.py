"""Words for acts against others: stripping safety, imitating, deceiving, spying, attacking."""

from __future__ import annotations

from dataclasses import dataclass

MODELS = (
    r"(?:the |a |an |my |this |its )?(?:models?|llms?|chat ?gpt|gpt\S*|claude|gemini|llama\S*|mistral|qwen|ai|"
    r"chat ?bots?|assistants?|they)"
)
SAFETY = (
    r"(?:safety(?! (?:margin|net|manual|data|instructions?|texts?|reports?|sheets?|copy|copies|training for))|"
    r"safeguards?|guard ?rails?|"
    r"censor\w*|refusals?|content (?:policy|policies|filters?|rules|restrictions?|limits?|blocks?)|"
    r"(?:moderation|output|nsfw|built-in|its|all|any|ethical|ai|model'?s?) filters?|"
    rf"(?:filters?|restrictions|limits) (?:of|in|from|on|that) {MODELS}|{MODELS}'?s? (?:\w+ )?(?:filters?|"
    r"restrictions|limits)|"
    r"moderation(?! (?:e-?mails?|queue|team))|ethic\w* (?:rules|limits|guidelines|restrictions?)|usage polic\w+|"
    r"(?:safety|its|model'?s|ai) alignment)"
)
REMOVES = (
    r"(?:remov\w+|bypass\w*|disabl\w+|strip(?:s|ped|ping)?|get(?:s|ting)? (?:a?round|past|rid of|over)|turn(?:s|"
    r"ed|ing)? off|"
    r"turn(?:s|ed|ing)? the|switch(?:es|ed|ing)? (?:off|the)|break(?:s|ing)?|circumvent\w*|defeat\w*|untrain\w*|"
    r"train(?:ing)? (?:away|out)|tak(?:e|es|ing) (?:out|away|off)|lift(?:ing)?|kill(?:ing)?|evad\w+|overrid\w+|"
    r"delet\w+|drop(?:ping)?|trick(?:ing)?|knock(?:ing)? out|fine-?tun\w+ (?:away|out)|shut(?:ting)? off)"
)
PERSON = (
    r"(?:friends?|ex|ex-\w+|boss|neighbou?rs?|colleagues?|teachers?|wife|husband|girlfriend|boyfriend|partner|"
    r"mother|father|mum|mom|dad|"
    r"sister|brother|grand\w+|celebrit\w+|actors?|actress(?:es)?|singers?|rappers?|politicians?|president|"
    r"chancellor|minister|"
    r"ceo|director|someone|somebody|anyone|people|person|man|woman|girl|boy|youtubers?|streamers?|influencers?|"
    r"narrators?|"
    r"stars?|athletes?|footballers?|competitors?|rivals?|employees?|cowork\w+|classmates?|customers?|strangers?|"
    r"presenters?|"
    r"voice actors?|author|writer|doctor|him|her|them|his|their)"
)
COPIES = (
    r"(?:clon\w+|cop(?:y|ies|ying)|imitat\w+|mimic\w*|fak(?:e|es|ing)|replicat\w+|reproduc\w+|duplicat\w+|"
    r"steal\w*|recreat\w+)"
)
SECRETLY = (
    r"(?:secretly|behind (?:\w+ ){1,3}backs?|without (?:(?:his|her|their|any|the|my|its|anyone's|\w+'s?) )?(?:\w+ "
    r"){0,2}?"
    r"(?:permission|consent|knowledge|knowing|noticing|agreement|finding out|approval)|without (?:asking|"
    r"telling)(?: \w+){0,2}|"
    r"(?:he|she|they|nobody|no one) (?:must|should|may|can)(?:n't| not)? (?:ever )?(?:know|notice|find out)|"
    r"(?:doesn't|don't|won't|never) (?:know|find out|notice))"
)
MAKES = (
    r"(?:writ(?:e|es|ing)|mak(?:e|es|ing)|creat(?:e|es|ing)|generat(?:e|es|ing)|produc(?:e|es|ing)|build(?:s|"
    r"ing)?|post(?:s|ing)?|"
    r"mass-produc\w+|draft(?:s|ing)?|invent(?:s|ing)?|fabricat\w+|forg(?:e|es|ing)|send(?:s|ing)?|design(?:s|"
    r"ing)?|cod(?:e|es|ing)|"
    r"develop(?:s|ing)?|run(?:s|ning)?|set(?:ting)? up|open(?:ing)?|publish(?:es|ing)?|train(?:s|ing)? (?:it|a "
    r"model|one|an? \w+)? ?(?:to|on|for)|"
    r"tun(?:e|ing) (?:it|a model|one)? ?(?:to|on|for)|give me|need|want|help (?:me )?with|automate|sell(?:ing)?|"
    r"flood\w*|spam(?:ming)?)"
)
FAKES = (
    r"(?:(?:fake|bogus|phon(?:e)?y|made-up|invented|fraudulent|forged|false|sock ?puppet) (?:\w+ "
    r"){0,3}?(?:reviews?|profiles?|testimonials?|"
    r"identit\w+|accounts?|ratings?|certificates?|diplomas?|passports?|invoices?|references?|news|followers|"
    r"comments|persona\w*|"
    r"websites?|receipts?|credentials)|(?:reviews?|testimonials|ratings) (?:\w+ ){0,3}?(?:as if|that (?:look|"
    r"sound|seem)s?|pretending|from people who never)"
    r"(?: \w+){0,4}|scams?|scam (?:e-?mails?|messages?|texts?|letters?|sites?)|phishing(?: \w+)?|spear-?phishing|"
    r"catfish\w*|ponzi \w+|romance scam\w*)"
)
VICTIMS = (
    r"(?:people|customers?|clients?|buyers?|pensioners?|seniors|elderly|victims?|users?|someone|somebody|women|"
    r"men|kids|children|"
    r"old (?:people|ladies|men)|readers|voters|my boss|my landlord|the bank|the tax office|insurance|employees|"
    r"investors|others|them)"
)
PRIVATE = (
    r"(?:messages?|e-?mails?|mails?|phones?|chats?|whats ?app|texts|dms|diary|location|calls?|inbox|accounts?|"
    r"passwords?|browser|"
    r"conversations?|photos?|computer|laptop|camera|webcam|movements)"
)
CLOSE = (
    r"(?:(?:my|his|her|their|the|our) )?(?:wife|husband|girlfriend|boyfriend|partner|spouse|ex|ex-\w+|daughter|"
    r"son|kids?|neighbou?r|"
    r"colleague|boss|employee|employees|staff|flatmate|roommate|sister|brother|mother|father|friend|crush|someone|"
    r"somebody|"
    r"competitor|rival|landlord|tenant)(?:'s|s'|s)?"
)
MALWARE = (
    r"(?:malware|ransomware|spyware|key ?loggers?|trojans?|botnets?|computer virus(?:es)?|virus(?:es)?|rootkits?|"
    r"worms?|stalkerware|exploits?)"
)
ABOUT_MALWARE = (
    r"(?! (?:reports?|analys\w+|articles?|descriptions?|alerts?|documentation|news\w*|blogs?|research\w*|"
    r"detect\w*|warnings?|guides?|samples))"
)


@dataclass(frozen=True)
class Act:
    """Words for a harmful act; of some the permission of the person concerned makes it none."""

    pattern: str
    permission_excuses: bool = False


ACTS = (
    Act(rf"\b{REMOVES}\b(?: \w+'?s?){{0,6}}? (?:off |out |away )?{SAFETY}"),
    Act(r"\bjail ?break(?:s|ing)?\b(?! (?:attempts?|attacks?|detect\w*|reports?))"),
    Act(
        r"\b(?:uncensored|abliterat\w+|unfiltered|unaligned)\b(?: \w+){0,3} (?:models?|versions?|llms?|ai|chat "
        r"?bots?|bots?|assistants?|gpt|llama)\b",
    ),
    Act(r"\buncensor(?:ing)? (?!ed)|\babliterate\b|\bde-?censor"),
    Act(
        r"\b(?:so (?:that )?)?(?:a model|models?|it|one|bot|ai|llm) (?:that |which |to |so it )?(?:\w+ "
        r"){0,2}?(?:never refus\w+|"
        r"(?:without|has no|have no|with no) (?:\w+ )?(?:filters?|censorship|safety|guard ?rails?|refusals?|ethics))"
    ),
    Act(
        rf"\b{COPIES}\b(?: \w+(?:'s?)?){{0,3}}? {PERSON}(?:'s|s')?(?: \w+){{0,3}}? (?:voice|face|likeness|"
        r"identity|signature|body|image)\b",
        True,
    ),
    Act(r"\b(?:fake|clone|forge) (?:the |a )?(?:voice|face|signature|likeness) of\b(?! mine| myself)", True),
    Act(
        rf"\b(?:{COPIES}|sound(?:s|ing)? like|writ(?:e|es|ing) (?:like|as)|pos(?:e|es|ing) as|pass(?:es|ing)? "
        r"(?:it )?(?:off )?as|record\w*|read(?:s|ing)?|"
        r"monitor\w*|track\w*|listen\w*|collect\w*|scrap\w+|watch\w*|train\w* (?:\w+ "
        rf"){{0,3}}on)\b[^.?!]{{0,70}}\b(?:{PERSON}|voice|face)\b[^.?!]{{0,60}}\b{SECRETLY}",
        True,
    ),
    Act(rf"\b{SECRETLY},? (?:\w+ ){{0,2}}?(?:{COPIES}|record\w*|read|monitor\w*|track\w*|listen\w*|watch\w*)\b", True),
    Act(
        r"\b(?:impersonat(?:e|es|ing)|pretend(?:s|ing)? to be|pos(?:e|es|ing) as|pass(?:es|ing)? (?:itself |"
        r"myself |it )?off as) (?:\w+ ){0,2}?"
        r"(?:(?:real|actual|other|true|genuine) (?:\w+ )?(?:people|persons?|customers?|buyers?|users?|doctors?|"
        r"lawyers?)|someone|somebody|the bank|a bank|"
        r"(?:the )?tax office|my (?:\w+ )?(?:boss|ex|neighbou?r|landlord|competitor|colleague|teacher)|(?:a |the "
        r")?(?:police|celebrit\w+|politicians?|president|ceo|"
        r"customers?|doctor|lawyer|support|microsoft|amazon|paypal)|him|her|them|people|others)\b",
        True,
    ),
    Act(
        rf"\b{MAKES}\b(?: [\w-]+'?s?){{0,6}}? {FAKES}\b(?! (?:detect\w*|filters?|checkers?|warnings?|spotters?|"
        r"awareness|reports?|classif\w+|prevention|alerts?|training))",
    ),
    Act(
        r"\b(?:trick|deceiv|fool|con|swindl|dup|defraud|cheat|mislead|scam|rip off|manipulat)(?:e|es|ing|s|ning|"
        rf"ming)? (?:\w+ ){{0,3}}?{VICTIMS}\b"
        r"(?: (?:into|out of|so|to|with)\b)?"
    ),
    Act(
        r"\bphish(?:ing)? (?:my|his|her|the|our|some|people|employees|customers|users|a|an)\b(?! \w+ (?:filter|"
        r"report))",
    ),
    Act(r"\bcatfish(?:ing)?\b (?:\w+ )?(?:people|men|women|someone|him|her|guys|on|with)"),
    Act(
        r"\b(?:spy(?:ing)?|snoop(?:ing)?|eavesdrop(?:ping)?) (?:on|in|through|into)\b|\bstalk(?:ing)? (?:my|her|"
        r"him|a|an|someone|people|the|them)\b",
    ),
    Act(
        r"\b(?:read|see|watch|monitor|intercept|track|check|record|get into|access|log|follow|look through|"
        rf"listen to)(?:s|ing)? {CLOSE} (?:\w+ ){{0,3}}?{PRIVATE}\b",
        True,
    ),
    Act(r"\b(?:track|follow)(?:ing)? (?:my )?(?:ex|ex-\w+|wife|husband|girlfriend|boyfriend)\b"),
    Act(
        rf"\b(?:hack(?:s|ing)?|break(?:ing)?) (?:into )(?:\w+'?s? ){{0,4}}?(?:{PRIVATE}|servers?|sites?|websites?|"
        r"systems?|wi-?fi|networks?|facebook|instagram|bank)\b|"
        rf"\bhack(?:ing)? (?:my |his |her |a |an |the |their |someone's |somebody's )(?:\w+'s? )?(?:{PRIVATE}|"
        r"servers?|sites?|websites?|systems?|wi-?fi|networks?|facebook|instagram|"
        r"bank|ex|wife|husband|neighbou?r|boss|competitor)\b"
    ),
    Act(rf"\b{MAKES}\b(?: [\w-]+){{0,4}}? {MALWARE}\b{ABOUT_MALWARE}"),
    Act(
        r"\bdeep ?fake(?:s|d|ing)? (?:of|her|him|them|my|a|an|the|someone|videos? of|porn)\b|\b(?:deep ?fake|"
        r"nudify|undress) (?:my|her|him|a|the|someone)\b",
        True,
    ),
    Act(
        rf"\b{MAKES}\b(?: [\w-]+){{0,3}}? deep ?fakes?\b(?! (?:detect\w*|articles?|reports?|guides?|news\w*|"
        r"awareness|warnings?))",
        True,
    ),
    Act(
        r"\b(?:blackmail|extort|harass|bully|dox+|threaten|terrori[sz]e)(?:ing)? (?:my|her|him|them|a|an|the|"
        r"someone|people|women|other)\b",
    ),
)  # fmt: skip
