"""Words that tell who owns the pieces, what was granted, what is barred and what nobody asked."""

from __future__ import annotations

NOT_MINE = (
    r"\b(?:scraped?|scraping|competitors?'?|rivals?'?|other (?:people|writers|authors)'?s?|someone else'?s?|leaked|"
    r"pirated|"
    r"downloaded from|found online|off the (?:web|internet))\b"
)
# Whose pieces or lives they are, as in "no patient has been asked".
WHOM = (
    r"(?:clients?|customers?|patients?|famil(?:y|ies)|students?|pupils?|parents?|owners?|authors?|speakers?|guests?|"
    r"couples?|"
    r"residents?|donors?|members?|applicants?|interviewees?|participants?|tenants?|employees?|colleagues?|readers?)"
)
NOT_HAPPY = (
    r"(?:not|never|\w+n't) (?:\w+ )?(?:happy|ok(?:ay)?|fine|cool|pleased|comfortable) with (?:it|that|this|me|"
    r"the idea)|"
    r"(?:is|are|was|were) against (?:it|that|this|the idea)|(?:not|never|\w+n't) (?:have|want|hear of) (?:it|that|this)"
    r"(?! (?:in|on|to|at|near|outside|with|leav\w+|sold|shown|passed)\b)"
)
LEAVE = r"(?:leave|permission|consent|approval|authori[sz]ation|blessing|go-ahead|green light|clearance|ok(?:ay)?|yes)"
# Taken back or not given: a no, whoever likes it besides; "hasn't agreed yet" is open.
REFUSED = (
    r"\b(?:(?:does|do|did|will|would) not|(?:does|do|did|would|wo)n't) (?:\w+ )?(?:agree|consent|approve|permit|allow|"
    rf"let (?:me|us)|(?:give|grant) (?:\w+ ){{0,2}}?{LEAVE})\b|\bdisagree[sd]?\b|"
    rf"\b(?:withdr[ae]w|withdrawn|withdraws|revoke[sd]?|took back|takes back) (?:\w+ ){{0,2}}?(?:{LEAVE}|agreement)\b|"
    rf"\bnever (?:gave|granted)\b|\bno {LEAVE}(?: (?:was|were|has been))? (?:given|granted)\b|"
    r"\bsays? no(?=[;.,!]|$| (?:to (?:it|this|that|training)|outright|again|twice|and)\b)|"
    r"\b(?:reply|answer|response|verdict|decision|word)s?\b[^.;:]{0,30}?(?::|\b(?:was|were|is|came|read|said)\b)"
    r"(?: (?:back|an?|the|flat|clear|plain|polite|firm))*\W+no(?=[;.,!'’\"”]|$)"
)
BARRED = (
    r"\b(?:(?:nothing|none(?: of (?:it|them))?) (?:may|can|must) (?:be )?(?:used|reused|shared|touched)|"
    r"ndas?|non-?disclosure|confidential|privileged|(?<!\ba )privilege|secrecy|bans?|banned|forbids?|forbidden|"
    r"(?<!the )(?<!wine )(?<!snack )(?<!gold )(?<!hotel )(?<!piano )bars(?! (?:of|and|in|at|serve)\b)|"
    r"barred(?! (?:owl|warbler|window|door|gate)s?)|classified(?! ad)|vetoed|sealed|locked (?:by|away)|"
    r"prohibit\w*|off[- ]limits|rules? out|(?:not|never|\w+n't) (?:be |been )?(?:allowed|permitted|asked|train|used?|"
    r"cleared|shared?|"
    r"reused?)|no (?:permission|rights?|reuse|ai|machine learning|training)|"
    rf"(?:nobody|no one|no (?:\w+ )?{WHOM}) (?:has|have|was|were|gave|asked|agreed|allowed|knows?)\b"
    r"(?! (?:ever )?(?:object\w*|mind\w*|complain\w*|said no|refused|an?y? |under|bound|spoken|talked|said (?:any|"
    r"a word|yet|"
    r"so)|mentioned|raised|brought|discussed|thought|settled|regulated))|"
    rf"{NOT_HAPPY}|none (?:of (?:them|the \w+) )?(?:has |have |was |were )?(?:\w+ )?(?:released|consented|agreed|"
    rf"allowed)\b|"
    r"no \w+ (?:has|have) been asked|without permission|"
    r"licen[sc]ed (?:data|content)|one client(?:'s)?|declin(?:ed|es)|refus(?:ed|es|al)|said no|turned (?:it|me|"
    r"us) down|"
    rf"asked (?:me|us) not to|redistribut\w+)\b|{REFUSED}"
)
# Data that an office keeps and shows to everybody, told as such; what was merely published belongs to whoever wrote it.
PUBLIC_DATA = (
    r"\b(?:data|data ?sets?|records|registers?|registry|statistics|minutes|laws|statutes|judgments|sheets|"
    r"catalogues?|inventor(?:y|ies)|open data)\b[^.;]{0,40}(?<!not )\bpublic(?:ly available)?\b"
    r"(?! (?:domain|relations|sector))|"
    r"\bpublic (?:data|records?|registers?|minutes)\b|\bopen data\b"
)
# A contract that says nothing on training neither allows nor forbids it.
SILENT = (
    r"\b(?:nothing|not a word|no (?:word|mention|clause)|(?:is|are) silent|(?:say|hold)s? nothing|(?:doesn't|does not|"
    r"don't|do not) (?:mention|say (?:anything|a word)|speak))\b[^.;]{0,30}\b(?:train\w*|ai|models?|machine learning|"
    r"reuse|learning)\b"
)
NDA = r"\b(?:ndas?|non-?disclosure(?: agreements?)?|confidential\w*|secrecy)\b"
# Mine, and no pit that is dug.
MINE = r"(?<!\bthe )(?<!\ba )(?<!coal )(?<!salt )(?<!gold )(?<!silver )mine(?! (?:shaft|manager|worker|owner)s?)"
# Without one of these a text speaks of neither permission nor ownership, and is never taken for a yes.
SPEAKS = (
    rf"\b(?:own(?:s|ed|ing)?|{MINE}|ours?|rights?|copyright\w*|contracts?|permi\w+|consent\w*|allow\w*|agree\w*|"
    r"sign(?:s|ed|off)?|okay\w*|ok|(?:is|are|was|says?|said|perfectly|all) (?:fine|good)|cool|yes|may|go ahead|"
    r"licen\w+|"
    r"letters? (?:of|from|says?|leaves?|allow\w*|lets?|permit\w*)|(?:by|in an?|signed|with an?) letters?|clear(?:ed|"
    r"ance)|green light|blessing|mind|(?:written|made|done|typed) by (?:me|us)|self-published|"
    r"public domain|i (?:\w+ )?(?:wrote|keep|hold)|(?:remain|stay|belong)s? (?:of|with|to) (?:me|us)|"
    r"terms|in order|free to|confirmed|included|granted|approved)\b"
)
TO_BE_FOUND_OUT = (
    r"\b(?:i'd|i would|i'll|we'd|i) (?:have|need) to (?:look|check|ask|find out|read)|\bi (?:suppose|guess)\b|"
    r"\bno idea\b|"
    r"\bnot sure\b|\bas far as i (?:know|can tell)\b|"
    r"\b(?:never|not) (?:\w+ )?(?:read|looked|checked)\b|\b(?:don't|do not) (?:really )?know\b|\bmaybe\b|"
    r"(?:\bnot for anything|\b(?:for )?nothing) (?:else|beyond|more|other)\b|\bperhaps\b|\bmine or\b|\bours or\b"
)
OWNED = (
    r"\b(?:(?:clients?|customers?|studios?|publishers?|agency|agencies|employers?|company|bank)(?:'s?)?[- ]"
    r"(?:property|own\w*|holds?)|(?:belongs?|hand\w* (?:\w+ )?over|goes|go|assigned) to (?:the|a|my|one|them|"
    r"each)\b(?: \w+)?|"
    r"(?:are|is|lie|lies|sit|sits|rest|stays?|remains?|stayed) with (?:the|my|our|a) (?:publisher|agency|client|"
    r"studio|employer|label|"
    r"magazine|"
    r"station|syndicate)s?|(?:owned|held) by (?:the|a|my|one|each) \w+|work[- ]for[- ]hire|(?:copyright|"
    r"rights?) (?:is|are|lies?|sits?|"
    r"rests?) "
    r"with (?:my|the|a|our|each) (?!me\b)\w+|(?:clients?|customers?|agency|publishers?|studio|employer) "
    r"(?:gets?|keeps?|has|have|holds?|owns?) (?:all |the |full )?(?:rights?|copyright)|of my employer|"
    r"(?:the|my|our|each|every|a) (?:[\w'-]+ ){0,2}?(?!nobody\b|i\b|we\b)[\w'-]+ (?:owns? (?:it|them|all|everything|"
    r"the|what|"
    r"every|these|those|both|my)\b|(?:has|have|holds?|keeps?) (?:all |the |full |every )+(?:rights?|copyright)\b))"
)
ON_PAPER = r"in writing|on paper|by (?:e-?mail|mail|letter|contract|addendum)|in an? (?:e-?mail|letter|contract)"
# A yes as it is felt; a spoken one as long as no paper is named.
MOOD = (
    r"(?:happy|fine|ok(?:ay)?|cool|delighted|pleased|glad|thrilled|comfortable|good) with "
    r"(?:it|that|this|the idea|(?:the )?use|using|training|(?:me|us|my|our) (?:using|training|re-?using|use|doing|"
    r"plans?|idea))|"
    r"(?:is|are|was|were) all for it|likes? the idea|"
    r"(?:signs? (?:if|once)|nodded|put (?:his|her|their) names? to it)"
)
# Somebody gave a yes, and the paper is named with it.
GRANTED = (
    r"(?<!would )(?<!will )(?<!could )(?<!not )(?<!never )(?<!to )\b(?:agree[sd]?|allow(?:s|ed)?|permit(?:s|ted)?|"
    r"consent(?:s|ed)?|approve[sd]?|okayed|cleared|signed|(?:said|says|answered|gave|given|mailed|a) (?:me |"
    r"us )?(?:a |an |the |"
    r"his |her |their )?(?:written |signed )?(?:yes|ok(?:ay)?|go-ahead|green light|blessing)|confirm(?:s|ed)|released?|"
    rf"{MOOD})\b[^.;]{{0,60}}\b(?:{ON_PAPER}|put it in)\b|"
    r"\b(?:said|says|wrote|confirmed|mailed|e-?mailed|agreed) (?:me |us )?(?:in writing |by \w+ )(?:that )?(?:i|"
    r"we) (?:may|can)\b|"
    r"\b(?:mailed|e-?mailed|wrote)(?: me| us)? that (?:i|we) (?:may|can)\b|"
    r"(?<!no )(?<!not )\bwritten (?:ok(?:ay)?|yes|permission|consent|go-ahead|agreement|release)\b|"
    r"\b(?:yes|ok(?:ay)?|fine|permission) in writing\b"
)
FREE = (
    r"\b(?:i keep (?:the |all )?(?:copyright|rights)|go ahead|(?:may|can) be used|answered yes|"
    r"free for (?:training|use)|free(?=[;.,]|$)|training (?:is )?(?:ok(?:ay)?|fine|allowed|permitted)|"
    r"(?:clubs?|boards?|owners?|clients?|customers?|director|council|guild|society|families|everyone) "
    r"(?:\w+ )?(?:signed|confirmed)|"
    r"(?:mailed|e-?mailed|sent|gave|wrote|texted|signed) (?:me|us) (?:his|her|their|an?|the) (?:yes|ok(?:ay)?|go-ahead|"
    r"blessing)|creative commons|cc[- ]?(?:by|0)|for re-?use|said yes|"
    r"says (?:yes|ok(?:ay)?)|in writing (?:ok(?:ay)?|yes|fine|from|by)|written (?:ok(?:ay)?|yes|permission|"
    r"consent|go-ahead|agreement|"
    r"release)|"
    rf"(?:ok(?:ay)?|yes|fine|agreed|cleared|approved?) (?:{ON_PAPER})|{MOOD}|"
    r"(?:ok(?:ay)?|yes|fine) in writing)\b|"
    rf"\b(?:my own|own (?:work|use|texts?|pieces|bids|reports|items)|{MINE}|ours|"
    r"rights? (?:\w+ ){0,3}(?:with|to) (?:me|us)|i (?:own|hold|have (?:the )?rights)|we own|"
    r"allow(?:s|ed)?|lets (?:me|us)|may (?:train|use)|signed (?:a letter|off on|"
    r"for(?![^.;]*\b(?:not|no|nothing|never)\b))|(?:we|both|they|all|he|"
    r"she)(?: \w+)? signed|"
    r"both agreed|(?:is|are|was|it's) ok(?:ay)?|okayed|permi(?:ts?|"
    r"tted|ssion)|agree[sd]?|consent\w*|(?:is|are) (?:fine|ok|okay|happy) with|would "
    r"(?:sign|agree)|cleared|public domain|free to use|open licen[sc]e|openly licen[sc]ed|"
    r"no (?:nda|restrictions?)|nothing (?:is )?confidential|not (?:under (?:an )?nda|confidential)|"
    r"(?:remains?|stays?|belongs?|lies?|rests?|is|are|came back|reverted|reverts?) (?:of|with|to) (?:me|us))\b|^own\b"
)
# Said and not written.
SPOKEN = (
    r"\b(?:promis(?:ed|es?)|orally|verbal(?:ly)?|spoken|aloud|in conversation|by (?:phone|telephone|mouth)|handshake|"
    r"shook|only said|unsigned(?! \w)|unwritten|informal(?:ly)?|never (?:signed|wrote|collected)|will sign|"
    r"nothing (?:signed|written|on paper)|not (?:yet )?(?:signed|written|on paper)|(?:mail|letter|paper|signature)s? "
    r"(?:never|not yet|hasn't|to follow|outstanding|missing)|no (?:letter|paper|signature|line)s?(?=[;.,]|$))\b"
)
PROMISED = rf"{SPOKEN}|" + (
    r"\b(?:(?:would|will|'d) (?:\w+ )?(?:sign|agree|allow|be (?:fine|happy|ok)|say yes|consent|permit|let (?:me|us)|"
    r"release|"
    r"give|put|follow)|signs? (?:if|once|when|as soon as)|verbal(?:ly)?|orally|by word of mouth|said (?:yes|ok|fine)|"
    r"nothing in writing|not in writing|probably (?:fine|ok|agree\w*)|if i ask\w*)\b"
)
# Some of the owners, where each has a say.
OF_SEVERAL = (
    r"\b(?:one|two|three|four|five|six|seven|\d+|some|most|half) of (?:the |my |our |them |those )?(?:\w+ ){0,2}?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|clients|owners|customers|shops|authors)\b"
)
FROM_SOME = (
    r"\b(?:permission|consent|a yes|an ok) from (?:one|two|three|some|a few|half|most)\b|"
    r"\bof (?:the |my |our |these )?\d+ \w+,? (?:i|we) \w+ (?:only )?\d+\b|"
    r"\bone\b[^.;]{0,40}\b(?:yes|agree\w*|sign\w*|happy|fine|ok(?:ay)?)\b[^.;]{0,40}\bthe (?:other|rest|"
    r"second)\b[^.;]{0,30}"
    r"\b(?:not|no|\w+n't|out|refus\w+|never|against)\b"
)
WRITTEN = r"\bsaid (?:yes|ok|fine) (?:to (?:me|us) )?(?:in writing|by (?:e-?mail|letter)|on paper)"
NOT_BARRED = (
    r"\b(?:no ndas?|not under (?:an? )?nda|no restrictions?|nothing (?:is )?confidential|not confidential|"
    r"no secrecy|not (?:classified|secret)|(?:nobody|no one|none) (?:has |have |ever )*(?:said|says?) no)\b|"
    r"\b(?:was|were) (?:\w+ )?(?:confidential|secret|under nda)\b[^;.]{0,60}\bnow (?:released|public|free|over|"
    r"expired)\b"
)
NOT_FREE = (
    rf"\b(?:{NOT_HAPPY})|"
    r"\b(?:nothing|none)(?: of (?:it|them))? (?:may|can|must) be \w+|"
    r"\b(?:would|will|they'd) (?:have|need) to \w+|"
    r"(?:\b(?:not|never|nobody|none|no (?:client|one)|without)|n't)(?: \w+){0,3} "
    r"(?:allow\w*|permi\w+|agree\w*|consent\w*|cleared|mine|ours|public)\b"
)
# Nobody was asked: an open question, but for files that are given in confidence.
# What points to people is to be taken out: that they stand in the pieces bars nothing by itself.
TO_BE_STRIPPED = (
    r"\b(?:have to|need to|must|should|would|will|can|could|to) (?:\w+ ){0,2}?(?:strip|mask|remove|take|cut|blank|"
    r"black|anonymi[sz]e|redact|scrub|swap|replace)\b"
)
UNASKED = (
    r"\b(?:never|not|\w+n't|nobody (?:was|has been)|no one (?:was|has been)|"
    r"(?:no (?:\w+ )?\w+|none of (?:them|the \w+)) (?:was|were|has been|have been))(?: \w+){0,3} asked\b|"
    r"\b(?:never|not|\w+n't) (?:\w+ )?asked?\b|\b(?:nobody|no one) (?:ever )?asked\b"
)
# Told to someone who owes secrecy, or by those who cannot agree for themselves; else nobody was asked, and no more.
IN_CONFIDENCE = (
    r"\b(?:privileged?|patients?|children\w*|pupils?|diagnos\w+|special needs|confidential|applicants?|therap\w+|"
    r"injur\w+|(?:medical|health) (?:data|records?|files?|histor\w+|notes?|details|information))\b"
)
NDA_WORDS = r"\b(?:ndas?|non-?disclosure(?: agreements?)?|confidential\w*|secrecy|bound (?:to|by) \w+)\b"
AGREED = r"(?<!not )(?<!never )\b(?:agree[sd]?|sign(?:s|ed)?|allow(?:s|ed)?|consent(?:s|ed)?|permit(?:s|ted)?)\b"
# What is taken out of a piece, and is not a piece.
IN_THEM = r"\b(?:names?|address(?:es)?|details|numbers|data)\b"
HALF = r"\b(?:mine|my own|half|some|part(?:ly)?|rest|others?)\b"
# All that a clause says: whose they are.
BARE_OWN = (
    r"^\W*(?:and |all |they're |they are |these are |the \w+ are |it's |everything(?: is|'s)? |rights? )*"
    r"(?:my own|mine|ours|own|cleared|"
    r"(?:i |we )?(?:own|hold|have|keep|kept|got) (?:all |the |full )*(?:rights?|copyright)|"
    r"(?:all |the )*rights? (?:cleared|with (?:me|us)))(?: and (?:cleared|mine|ours|own))?\W*$"
)
# Two sets told apart by what they are or by when they were made.
SPLIT = (
    rf"{HALF}|\b(?:since|after|before|until|from) (?:19|20)\d\d\b|\b(?:before|earlier|older)\b(?= (?:\w+ ){{0,3}}?"
    r"(?:stays?|stayed|belongs?|lies?|is|are|goes|went)\b)"
)
# Secrecy that holds for all of them, promised in what was signed.
SECRET_ALL = (
    r"\b(?:contracts?|agreements?|ndas?|terms|clients?|customers?|orders?|paperwork|clause)\b[^;.]{0,30}\b(?:say|"
    r"says|are|is|"
    r"demand|requires?|carry|carries|have|has|holds?|includes?|asks? for|make|makes)\b[^;.]{0,25}\b(?:confidential\w*|"
    r"secrecy|secret|nda)\b|\bbound (?:to|by) (?:\w+ )?(?:secrecy|confidentiality)\b|"
    r"\b(?:all|everything|every one|each)\b[^;.]{0,20}\b(?:confidential|under (?:an )?nda|secret)\b"
)
SHARE = r"\b(?:half|some|part(?:ly)?|a (?:third|quarter|few)|most|one client|\d+)\b"
PARTS = {"half": 2, "third": 3, "quarter": 4}
# A second set, denied without a verb.
DENIED = r"^\W*(?:the |and )?[\w'-]+(?: [\w'-]+){0,3} (?:not|aren't|isn't)\W*$"
# A number of owners or contracts at the head of a clause.
COUNTED = r"^\W*(?:and |the other )?(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b"
# Words of somebody else who has a say.
WHOSE = (OWNED, BARRED, UNASKED)
