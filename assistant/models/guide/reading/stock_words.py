"""Words by which a number of finished pieces is known, and those that spoil it."""

from __future__ import annotations

import re

from assistant.models.guide.reading.kinds import PIECES
from assistant.models.guide.reading.parts import GOOD
from assistant.models.guide.reading.standing import NEARLY

HOLDS = (
    r"(?:\b(?:i|we)(?:'ve)?(?: (?:still|now|already|currently|only|just|also|actually|probably|maybe|roughly|have|have already|do|must|should))*"
    r"(?:'ve| have| got| kept| keep| own| hold| wrote| saved| written| collected| gathered| stored| archived| made|"
    r" done| finished| translated| edited| produced| delivered| drafted| completed| counted| found| managed| dug up| hung on to| held on to| put (?:by|aside|away)| set aside| laid (?:by|aside)| amassed| accumulated| hoarded)(?: got| to have)?"
    r"(?: (?:kept|got|saved|written|collected|gathered|stored|archived|made|done|finished|translated|edited|produced|"
    r"delivered|drafted|completed|counted|here|now))?|^(?:(?:hi|hello|hey|and|so|well|ok)[, ]+)*(?:already |still |only |just )?(?:got|have|kept|written|counted|holding on to|sitting on|there are|there's)|"
    r"[,;] (?:and |but )?(?:already |still |only )?(?:got|have|kept|saved)|\b(?:i|we) (?:can|could) (?:easily |still |probably )?(?:lay (?:my|our) hands on|put (?:my|our) hands on|dig out|dig up|give (?:it|you|the model)|offer|show|hand (?:over|it|you)|muster|supply|provide)|\b(?:my|our|the) (?:\w+ )?(?:archive|folder|drive|disk|collection|library|backlog|portfolio|files|pile|stack|drawer|binder|database|spreadsheet|memory|cabinet|stash) (?:holds?|has|have|contains?|counts?|comes? to|numbers)|\b(?:there are|there's|that leaves(?: me with)?|leaves me with|left with|sitting on|on file (?:are|is)))"
)
CONTAINER = r"(?: an?| my| our)? (?:folder|archive|file|collection|library|memory|stack|pile|drawer|set|backlog|bank|stash|back catalogue|portfolio)(?: with| of)"
MINE = re.compile(rf"\b(?:mine|ours|my own(?: ones| pieces| work)?) (?:are|is|number|come to|count)(?: {NEARLY})*\s*$")
LABELLED = re.compile(
    rf"\b(?:examples?|samples?|archive|stock|on file|on hand|pairs|collection|portfolio|pieces|finished(?: [a-z]+)?|approved(?: [a-z]+)?)(?: (?:so far|on hand|i have|kept|available))?(?:\s*[:=]|(?<=^examples),|(?<=[.;] examples),)\s*(?:{NEARLY} )*$"
)
HAVE = re.compile(rf"{HOLDS}(?:{CONTAINER})?(?:,? {NEARLY})*\s*$")
AND_HAVE = re.compile(
    rf"^(?:(?!\b(?:they|he|she|clients?|people|you)\b).)*\b(?:i|we)(?:'m|'ve)?\b.*\band (?:i |we |i've |we've |still |already )*"
    rf"(?:have|keep|kept|hold|own|got|saved)(?: got)?(?:,? {NEARLY})*\s*$"
)
OWN = re.compile(rf"\b(?:my|our|these|those)(?: {NEARLY})*\s*$")
WITH = re.compile(
    rf"\b(?:i'm|i am|we're|we are|as an?|here|it's me|me again)\b[^.?!]* (?:with|sitting on)(?: (?:the|my|our))?(?: {NEARLY})*\s*$"
)
ALONE = re.compile(rf"^(?:well|so|ok|hm+|yes|in total|altogether)?,?\s*(?:{NEARLY}\s*)*$")
ALONE_AFTER = (
    r"^\s*(?:(?:approved|finished|signed[- ]off|of mine|on file|so far|in total|altogether|now|already|all|kept|saved|"
    r"(?:over|from|in|of) (?:the )?(?:last |past )?[\w-]+ years?)[\s,]*)*$"
)
DONE = r"(?:finished|approved|completed|signed[- ]off|published|delivered|accepted|polished|complete|(?:counter|co-?)signed|(?:double-)?checked|cleared|vetted|verified|reviewed|proofread|cleaned(?:[- ]up)?|labelled|labeled|archived|paired)"
# Where pieces lie, and what else is said of pieces that are there.
PLACE = r"(?:in|on|at) (?:the|my|our|this|that) (?:[a-z]+ ){0,2}(?:drive|disk|server|computer|laptop|archive|drawer|files?|folder|database|cabinet|system|cloud|cupboard|library|collection|back catalogue|binder|shelf|memory|spreadsheet|sheet|desktop|notebook|dropbox|inbox|box|tm|cms|cellar|attic|office|vault|store)\b"
LIES = rf"^\s*(?:(?:files|lists|sheets|sets|entries|cards|texts|ones) )?(?:survived?|surviving|remain(?:ed|ing)?|are left|left over|in stock|(?:that |which )?(?:(?:are |is )?(?:live|lives|living|sit|sits|sitting|lie|lies|lying|rest|wait|waiting|stored|kept|filed|saved|stacked|parked) )?{PLACE})"
IN_A_BINDER = r"\s*(?:or so )?(?:in|on) (?:an?|my|the|our) (?:[a-z]+ )?(?:binders?|drawers?|folders?|archive|cupboard|cabinet|file|drive|shelf|notebook|spreadsheet)\b"
IN_PLACE = re.compile(
    r"\b(?:at (?:the )?last count|at the latest count|(?:i'd|i would) (?:trust|stand by|vouch for))(?: NEARLY)*\s*$|".replace(
        "NEARLY", NEARLY
    )
    + rf"(?:^|[,;:.] (?:and )?){PLACE}(?: (?:there are|there's|are|i have|i've(?: got)?|sit|lie|is))?[:,]?(?: {NEARLY})*\s*$"
)
VOUCHED = re.compile(
    rf"\b(?:(?:all|each|every one|every single one)(?: of (?:them|those|these))?(?: (?:is|are|was|were|been|fully|duly|mine and|ours and))* (?:{DONE}|mine|ours|my own|(?:(?:written|made|done|drafted|translated|edited|drawn|composed) )?by (?:me|us|myself)\b|(?:i|we) (?:wrote|made|translated|edited|drafted))|(?:i|we)(?:'ve| have)?(?: still)? (?:kept|saved|have|got|keep) (?:them all|all of (?:them|those)|every one)|"
    r"side by side\b|before[- ]and[- ]after\b|(?:with|w/) (?:(?:the|their|its|both) )?(?:[a-z]+ )?(?:answers?|briefs?|briefings?|notes?|originals?|sources?|sheets?|inputs?|questionnaires?|transcripts?|keys?|solutions?|questions?|tickets?|requests?|enquir(?:y|ies)|e-?mails?|drafts?|recordings?|cases?|letters?|scribbles?|readings?)\b|in pairs\b|raw and [a-z]+|(?:i'd|i would) (?:be (?:happy|glad|proud|willing|content)|gladly|happily|proudly) (?:to )?(?:show|stand by|share|sign|use|hand))"
)
YEARS_OF = rf"\b(?:\d+|many|several) (?:years?|decades?|seasons?|terms?|months?)(?:'s?)?(?: worth)? of (?:my |our )?(?:[a-z-]+ ){{0,3}}?(?:{PIECES}|notes|letters)\b"
MANY = 100  # so many of a kind of thing that is not known are rather pieces than belongings
IS_SHOWN = r"\s*(?:is |are |that's )?(?:what|all(?: that)?) (?:i|we)(?: (?:can|could|would|may)|'d|'ve)? (?:show|offer|give|hand over|have|got|muster|find|use)\b"
IN_BRACKETS = re.compile(
    rf"\b(?:keep|kept|have|'ve|got|saved|hold)\b[^.;()]* \((?:{NEARLY} )*$"
)  # "I keep all my old texts (2,200 with notes)"
SAID_OF_PART = (
    rf"\b(?:for|in|on|with|to|at|by|about|from|under|against)(?: {NEARLY})*\s*$"  # "closed lists for 5 of them"
)
IN_ONE_PLACE = r"\s*(?:kept |saved |filed |all )?(?:in|on) (?:an?|the|my|our) [a-z]+\b"
THINGS_BEFORE = r"\b(?!\w*(?:ers|ors|ists|ians|men|people),)[a-z-]+[^siu\W]s(?: [a-z]+ing)?,? (?:and )?$"
IS_DONE = rf"^\s*(?:[a-z]+s )?(?:or so )?,?\s*(?:all |of them |are |were |ever |already |fully |now |have been |every one )*(?:{DONE}|on file|on (?:the|my|our) (?:drive|disk|server|computer|laptop)|in (?:the|my|our) (?:archive|drawer|files|folder|database|cabinet|system|cloud|cupboard|computer|laptop|drive|library|collection|back catalogue)|saved|kept|filed|done\b|that went through|so far\b(?! this)|(?:went|gone) (?:out|through|live|to print)\b|(?:typed|written) up\b|(?!need)[a-z]+(?:ed|tten) (?:so far|by hand|by (?:me|us)\b|by (?:both|two) ))"
SPARES = (
    r"\b(?:read(?! (?:it|that|them) (?:the )?wrong)|train(?:ed|ing)?(?! (?:plan|manual|material|note|guide|program|session|log|video|outline|handout|script|doc)s?\b)|fine-?tun\w*|tuned|prompts?|instructions?|pasted|another|epochs?|"
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
NO_STOCK = r"^(?:(?:so|well|at the moment|right now|currently|i've|i have|we have|we've|got|there are|there's|with)[, ]+)*(?:zero|no|0|not one|not a single) (?:finished |approved |good |real |usable |past |single )?(?:examples?|samples?|pairs?|pieces?|past work)\b(?! (?:a|per|each|every|is|can|should|will|would)\b)|\b(?:i|we) (?:have|'ve got|'ve|got) no (?:finished |approved |good |real |usable )?(?:examples|samples|pairs|pieces|past work)\b|\b(?:haven't got|don't have|haven't|have not got) (?:any|a single|one) (?:finished |approved |good |real |usable )?(?:examples?|samples?|pairs?|pieces?|past work)\b"
NOT_THERE = (
    r"[^,;.]{0,25}?\b(?:to (?:go|do|pay|read|answer|review|check|sort|grade|mark|open|sign|post|process|clean|write|finish|edit|translate|deliver|file|mend|fix|send|make|produce|get through)\b|left to|coming up|on the go|in the (?:pipeline|works|queue)|in progress|half[- ]?(?:done|finished|written)|unfinished|waiting|due|ordered|planned|booked|"
    r"underway|under way|this (?:week|month|year|morning)|last (?:week|month)|yesterday|today)\b"
)
LOST = r"\b(?:deleted|lost|threw (?:away|out)|binned|removed|sold|dropped|got rid of|gave away)\b"
ALL_BAD = r"\b(?:they're|they are|all of them(?: are)?|none of them(?: are| is)?|most(?: of (?:them|those|it))?(?: are| is)?|mostly|all|the majority (?:is|are)) (?:all |mostly |really |any )?(?:not (?:very |really |any |that )?(?:good|usable|great)|rubbish|bad|useless|unusable|terrible|awful|usable|any good)\b"
