"""Words by which a number of finished pieces is known, and those that spoil it."""

from __future__ import annotations

import re

from assistant.models.guide.reading.parts import GOOD
from assistant.models.guide.reading.standing import NEARLY

HOLDS = (
    r"(?:\b(?:i|we)(?:'ve)?(?: (?:still|now|already|currently|only|just|also|actually|probably|maybe|roughly|have|have already|do|must|should))*"
    r"(?:'ve| have| got| kept| keep| own| hold| wrote| saved| written| collected| gathered| stored| archived| made|"
    r" done| finished| translated| edited| produced| delivered| drafted| completed| counted| found| managed| dug up)(?: got| to have)?"
    r"(?: (?:kept|got|saved|written|collected|gathered|stored|archived|made|done|finished|translated|edited|produced|"
    r"delivered|drafted|completed|counted|here|now))?|^(?:(?:hi|hello|hey|and|so|well|ok)[, ]+)*(?:already |still |only |just )?(?:got|have|kept|counted|there are|there's)|"
    r"[,;] (?:and |but )?(?:already |still |only )?(?:got|have|kept|saved)|\b(?:my|our) (?:\w+ )?(?:archive|folder|drive|collection|library|backlog|portfolio|files) (?:holds?|has|have|contains?)|\b(?:there are|there's|that leaves(?: me with)?|leaves me with|left with|sitting on|on file (?:are|is)))"
)
CONTAINER = r"(?: an?| my| our)? (?:folder|archive|file|collection|library|memory|stack|pile|drawer|set|backlog|bank|stash|back catalogue|portfolio)(?: with| of)"
MINE = re.compile(rf"\b(?:mine|ours|my own(?: ones| pieces| work)?) (?:are|is|number|come to|count)(?: {NEARLY})*\s*$")
LABELLED = re.compile(
    rf"\b(?:examples?|samples?|archive|stock|on file|on hand|pairs|collection|portfolio|pieces|finished(?: [a-z]+)?|approved(?: [a-z]+)?)(?: (?:so far|on hand|i have|kept|available))?\s*[:=]\s*(?:{NEARLY} )*$"
)
HAVE = re.compile(rf"{HOLDS}(?:{CONTAINER})?(?:,? {NEARLY})*\s*$")
AND_HAVE = re.compile(
    rf"^(?:(?!\b(?:they|he|she|clients?|people|you)\b).)*\b(?:i|we)(?:'m|'ve)?\b.*\band (?:i |we |i've |we've |still |already )*"
    rf"(?:have|keep|kept|hold|own|got|saved)(?: got)?(?:,? {NEARLY})*\s*$"
)
OWN = re.compile(rf"\b(?:my|our|these|those)(?: {NEARLY})*\s*$")
WITH = re.compile(rf"\b(?:i'm|i am|we're|we are|as an?|here)\b[^.?!]* (?:with|sitting on)(?: {NEARLY})*\s*$")
ALONE = re.compile(rf"^(?:well|so|ok|hm+|yes|in total|altogether)?,?\s*(?:{NEARLY}\s*)*$")
ALONE_AFTER = (
    r"^\s*(?:(?:approved|finished|signed[- ]off|of mine|on file|so far|in total|altogether|now|already|all|kept|saved|"
    r"(?:over|from|in|of) (?:the )?(?:last |past )?[\w-]+ years?)[\s,]*)*$"
)
DONE = r"(?:finished|approved|completed|signed[- ]off|published|delivered|accepted|polished|complete)"
IS_DONE = rf"^\s*(?:or so )?,?\s*(?:all |of them |are |already |fully |now |have been |every one )*(?:{DONE}|on file|on (?:the|my|our) (?:drive|disk|server|computer|laptop)|in (?:the|my|our) (?:archive|drawer|files|folder|database|cabinet|system|cloud|cupboard|computer|laptop|drive|library|collection|back catalogue)|saved|kept|filed|done\b|that went through|so far\b(?! this))"
SPARES = (
    r"\b(?:read|train(?:ed|ing)?(?! (?:plan|manual|material|note|guide|program|session|log|video|outline|handout|script|doc)s?\b)|fine-?tun\w*|tuned|prompts?|instructions?|pasted|another|need|needs|want|epochs?|"
    r"course|sold|lost|deleted|asked for|paid|charged|used to have|threw|binned)\b"
)
USABLE = re.compile(
    rf"\b(?:i'd|i would|i'd only|i can) only (?:show|use|keep|count|send|stand by)(?: {NEARLY})*\s*$|\b(?:may|can|could|allowed to|able to|permitted to)(?: only| just)? use(?: {NEARLY})*\s*$|"
    rf"\b(?:may|can|could)(?: {NEARLY})*\s*$|\b(?:only|just) (?:kept|have|saved|found|got) (?:the |their |both |a )?(?:\w+ )?(?:briefs?|notes|inputs?|sources?|originals?|sheets?|pairs?)(?: left)? (?:for|of|to|with)(?: {NEARLY})*\s*$"
)
KEPT = re.compile(rf"\b(?:kept|saved|still have|held on to|hung on to|keep|filed)(?: {NEARLY})*\s*$")
ONLY = re.compile(rf"\b(?:only|just|of which|of those|of them|but|though|although)(?: {NEARLY})*\s*$")
IS_USABLE = rf"^\s*(?:,\s*)?(?:of (?:them|those|these)\s*)?(?:(?:are|is|were|have been|all|that)\s+)*(?:really |actually |any )?(?:{GOOD})"
BARRED = r"\b(?:nda|confidential|forbidden|not|belong\w*|off limits|barred|secret|private|poor|bad|unusable|rejected)\b"
OF_THEM = r"\bof (?:them|those|these)$"
APPROVED = (
    r"\b(?:approved|finished|kept|saved|on file|signed[- ]off|cleared|all (?:mine|good|done)|accepted|so far|usable)\b"
)
DISOWNED = (
    r"^\s*(?:is|was|are|were)\s+(?:for\s+)?(?:both|all|together|the total|in total|wrong|the number|everything|too)\b"
)
STATED_STOCK = rf"(?:\b(?:my|our|these) (?:{NEARLY} )*|\bif (?:i've|we've|i have|we have)(?: got)?,? (?:{NEARLY} )*)$"
MADE = re.compile(
    rf"\b(?:i|we)(?:'ve| have) (?:already |now |so far )?(?:written|translated|edited|drafted|ghostwritten|proofread|transcribed|published|subtitled|kept|saved|archived)(?: {NEARLY})*\s*$"
)
LATELY = r"\b(?:last|this|past) (?:month|week|quarter|year|spring|summer|autumn|winter)\b|\bin the (?:last|past) (?:\w+ )?(?:days|weeks|months)\b|\byesterday\b|\btoday\b(?!,? (?:i|we)(?:'ve| have| own))|\bin (?:19|20)\d\d\b"
NO_STOCK = r"\b(?:i|we) (?:have|'ve got|'ve|got) no (?:finished |approved |good |real |usable )?(?:examples|samples|pairs|pieces|past work)\b|\b(?:haven't got|don't have|haven't|have not got) (?:any|a single|one) (?:finished |approved |good |real |usable )?(?:examples?|samples?|pairs?|pieces?|past work)\b"
NOT_THERE = (
    r"[^,;.]{0,25}?\b(?:to (?:go|do|write|finish|edit|translate|deliver|file|mend|fix|send|make|produce|get through)\b|left to|coming up|on the go|in the (?:pipeline|works|queue)|in progress|half[- ]?(?:done|finished|written)|unfinished|waiting|due|ordered|planned|booked|"
    r"underway|under way|this (?:week|month|year|morning)|last (?:week|month)|yesterday|today)\b"
)
LOST = r"\b(?:deleted|lost|threw (?:away|out)|binned|removed|sold|dropped|got rid of|gave away)\b"
ALL_BAD = r"\b(?:they're|they are|all of them(?: are)?|none of them(?: are| is)?|most(?: of (?:them|those|it))?(?: are| is)?|mostly|all|the majority (?:is|are)) (?:all |mostly |really |any )?(?:not (?:very |really |any |that )?(?:good|usable|great)|rubbish|bad|useless|unusable|terrible|awful|usable|any good)\b"
