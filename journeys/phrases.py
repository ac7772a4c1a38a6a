"""Phrases that tell the rubric something about the work: what was tried, what goes wrong, how fast things change."""

from __future__ import annotations

import re

SEVERAL = (
    r"\b(?:various|all (?:kinds|sorts)|everything|anything|whatever|different (?:kinds|types|things|sorts)|mixed bag|"
    r"(?:several|many) (?:kinds|types|formats|things)|a bit of)\b"
)
# In an opening "anything" and "everything" are mostly said of something else ("is my archive good for anything?").
SEVERAL_WORKS = (
    r"\b(?:various (?:kinds|sorts|texts|things|jobs)|all (?:kinds|sorts) of|different (?:kinds|types|sorts) of|"
    r"mixed bag|(?:several|many) (?:kinds|types|formats|things)|a bit of everything|"
    r"(?:everything|anything) from [\w' -]+ to\b|"
    r"whatever (?:comes|they (?:want|send|ask)|clients? (?:want|send|ask)))\b"
)
SAID_ONE = r"\bone kind of work\b"  # in the person's own judgement, whatever its names
# One thing becomes another: "facts and photo to text", "notes and a form -> letter".
BECOMES = (
    r"^[^.;]{3,90}?(?:->|→|=>|\bin(?:to)?\b,? (?=[\w' -]+ (?:comes )?out$)|\b(?:in)?to (?:an? |the |one )?)"
    r"[^.;,]{2,40}$"
)
NOTHING = (
    r"^\W*(?:none|nothing|no(?! (?:luck|success|improvement))|not anything|nope|never|not (?:yet|really)|n/?a)\b|"
    r"\bnot tried\b|\bhave(?:n'?t| not) tried\b|"
    r"\bnothing (?:yet|so far)\b|^\W*(?:nil\b|untested\b|zero(?=[.;,:]|$))|\b(?:ran|tested) nothing\b"
)
WITHOUT_SAMPLES = (
    r"\b(?:no|without|zero|never (?:with|any))\s+(?:\w+\s+){0,2}(?:samples?|examples?|shots?)\b|\bzero[- ]shot\b|"
    r"\b(?:never|not|didn't|did not|haven't|have not)\s+(?:yet )?"
    r"(?:gave|giv(?:e|en)|show(?:ed|n)?|used?|put|add(?:ed)?|fed|feed)\b"
    r"(?:\s+\w+){0,3}?\s+(?:samples?|examples?)\b"
)
SAMPLES = (
    r"\b(?:with|and|plus|of|to) (?:\d{1,2}|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty) "
    r"(?:of (?:my|our) |model |done |past |good |best |old )?(?!percent|per|times|words|rules|pages|lines|minutes|"
    r"hours)[a-z]+s\b|"
    r"\b(?:gave|giving|given|fed|feeding|showed|showing|handed|handing) (?:it|them|\w*gpt\S*|claude|gemini|copilot|"
    r"the (?:ai|model|bot|thing)|ai) (?:\w+ )?(?:\d{1,2}|two|three|four|five|six|seven|eight|ten|a few|some|several) |"
    r"\bvoice sheet\b|\b\d+ ex(?:\.|\b)|\bpast(?:ed|ing) (?:in )?(?:\d+|two|three|four|five|six|some|a few|several) |"
    r"\b(?:samples?|examples?|few[- ]shot|termbase|glossary|codebook|style (?:guide|sheet)|nearest|past "
    r"pieces|previous pieces|"
    r"(?:chapters?|passages?|my (?:own )?(?:texts?|articles?|posts?|writing)) (?:\w+ ){0,2}(?:pasted|in the "
    r"prompt))\b"
)
MEASURED = (
    r"\d+(?:\.\d+)?\s?(?:%|per ?cent)|\b(?:a|one|two) (?:third|quarter|fifth|half|thirds)\b|\bhalf (?:of|the)\b|"
    r"\b\d+ (?:(?:out )?of|in) (?:every )?\d+\b|"
    r"\b[\w-]+ (?:times |words |lines |drafts |items |pieces |texts )?(?:in|of|out of|per) (?:a|one|every|each) "
    r"(?:hundred|thousand)\b|"
    r"\b(?:counted|timed|measured|scored) (?:it |them |that )?(?:on|over|for|at|it|in|by)\b|\b(?:tally|tallied)\b|"
    r"\bblind (?:test|comparison)\b|"
    r"\bevery (?:second|third|fourth|fifth|other|tenth) (?:\w+ )?(?!day|week|month|year|morning|evening|night|"
    r"weekend)\w+\b|"
    r"\bhalf (?:compiles?|works?|pass(?:es)?|fails?|runs?|(?:is|are) (?:wrong|right|off|usable|unusable))\b|"
    r"\bone in \w+\b|\b(?:out of|tested (?:on|over|it on)) (?:\w+ )?\d+\b|\b(?:about|over|more than|nearly|"
    r"under) half\b"
)
WORKS = (
    r"\b(?:works? (?:well|fine|great)|good enough|happy with|no complaints|nothing (?:is |was )?wrong|"
    r"(?:hardly|barely) (?:change|edit|touch)\w*|(?:change|edit) almost nothing|a word or two (?:changed )?at most)\b"
)
GOOD = (
    r"(?: [\w'-]+){0,4} (?:went out|go out|goes out|fine|untouched|unchanged|as (?:is|it is|they are)|usable|right|"
    r"correct|good|"
    r"accepted|approved|passed)\b"
)
STILL = r"\b(?:but|still|except|though|however|yet)\b"
INVENTS = (
    r"\bfrom (?:two|three|four|five|\d+|last) (?:years?|months?|seasons?)(?: ago)?\b|"
    r"\b(?:old|last year's) (?:version|edition|law)s?\b|"
    r"\b(?:invent(?:s|ed|ing)?|ma(?:kes?|de|king) (?:\w+ ){0,2}up|hallucinat\w*|out ?of ?date|outdated|"
    r"(?:wrong|false|incorrect|old) (?:[\w-]+(?:'s)? ){0,1}(?:laws?|rules?|country|versions?|facts?|figures?|"
    r"numbers?|prices?|details?|dates?|names?|rents?|answers?)|"
    r"(?:facts?|figures?|numbers?|prices?|places|stock|rates|rents|times|dates)(?: \w+){0,2} (?:are|is|was|were|"
    r"come out) "
    r"(?:wrong|false|old|out of date)|(?:times|prices|figures|numbers) wrong|\d+ (?:were |"
    r"was )?out of date)\b"
)
ENQUIRIES = (
    r"\b(?:messages?|enquir(?:y|ies)|inquir(?:y|ies)|questions?|phone calls?|"
    r"they (?:phone|call|ring|ask|message)|e-?mails|dms)\b"
)
PEOPLE_ASK = (
    r"\b(?:people|customers?|clients?|they|users?|guests?|staff|members?|callers?|farmers?|visitors?|colleagues|who)\b "
    r"(?:often |always |all |just |constantly )*(?:ask|write|phone|call|ring|text|message|want to know)s?\b"
)
LOOKS_UP = (
    r"\b(?:answer(?:s|ing)? (?!with\b)(?:[\w'-]+ ){0,4}questions?|answers? from|question[- ]answering|"
    r"support questions?|chat ?bot|help ?bot|"
    r"knowledge base|ask(?:s|ing)? (?:\w+ ){0,6}(?:questions?|answers?|things)|(?:the )?right answer|"
    r"(?:which|what) page|where it says|search(?:es|ing)? (?:my|our|the)|look(?:s|ing)? (?:things |it |facts )?up)\b"
)
# What somebody else is to get out of what was answered before: "so that the juniors get the fix straight away".
# A draft, a text or a manner is something to be written.
FETCHES = (
    r"\bso (?:that )?(?:(?:the|my|our|new|other|all|every|any) ){0,2}(?!i\b|we\b|it\b|they\b)[a-z-]+(?: [a-z-]+)? "
    r"(?:(?:can|could|will|would|may|just|quickly) ){0,2}(?:gets?|finds?|sees?|knows?|has|have|looks? up|"
    r"asks?(?: for)?) (?:(?:the|an?|right|old|same|known|past|its|their) ){0,3}(?:fix(?:es)?|answers?|solutions?|"
    r"causes?|remed(?:y|ies)|cures?|procedures?|steps?|rules?|clauses?|pages?|what (?:was|we|to)|how (?:to|it|we))\b"
)
IN_A_MANNER = r"\b(?:tone|voice|style|manner|drafts?|sounds?|wording|words things)\b"
# What comes out is a query that fetches the figures, and no figure.
WRITES_QUERIES = (
    r"\b(?:sql|dax|sparql|graphql)\b|\b(?:write|writes|wrote|type|build|make|prepare|draft)s? (?:[\w'-]+ ){0,2}"
    r"(?:quer(?:y|ies)|formulas?|pivots?|selects?)\b|\b(?:in|in)?to (?:an? |the |database )?quer(?:y|ies)\b"
)
IS_FINE = (
    r"(?:\b(?:the )?[\w-]+(?: and (?:the )?[\w-]+)? (?:is|are|was|were|comes? out|went)? ?(?:all )?(?:fine|"
    r"right|ok(?:ay)?|good|correct|alright)\b"
    r"(?! (?:in|on)\b))"
)
MANNER = (
    r"\b(?:tone|style|voice|manner|bland|wordy|generic|robotic|formulaic|stiff|flat|layout|format|structure|"
    r"rewrit\w*|edit\w*|"
    r"fix\w*|drift\w*|wording|phras\w*|too (?:long|short|easy|formal)|sounds?|agree\w*|accura\w*|inconsistent|"
    r"(?:mutations?|idioms?|idiomatic|grammar|spelling|language)(?: or \w+)? (?:errors?|mistakes?|slips?)|"
    r"tenses?|order wrong|in the wrong order|redone|misses|(?:words|lines|sentences) (?:that )?i change|"
    r"change (?:\w+ ){0,4}"
    r"(?:words|lines|third|half|quarter))\b"
)
OFTEN = (
    r"\b(?:daily|weekly|monthly|fortnight\w*|constantly|all the time|always (?:different|new)|never the "
    r"same|often|a lot|"
    r"hourly|by the (?:day|hour|week)|"
    r"(?:every|each) (?:day|week|episode|chapter|season|semester|campaign|new \w+|month|two weeks|other week|few "
    r"(?:days|weeks)|call|release|project|job|client|time|order|sprint|issue))\b"
)
STABLE = (
    r"\b(?:(?:otherwise|apart from that|else|the rest is|rest) (?:the |stays |stays the )?same|"
    r"stable|fixed|unchanged|locked|settled|(?:is|are) set|the same|same (?:form|format|template|layout|"
    r"structure|outline|codes)|never|rarely|"
    r"seldom|hardly|constant|not at all|for years|no changes?|"
    r"(?:do|does|did|has|have|is|are)(?:n'?t| not)(?: really)? chang\w+)\b"
)
SOMETIMES = (
    r"\b(?:quarter\w*|year\w*|annual\w*|season\w*|twice|now and then|sometimes|slowly|occasional\w*|"
    r"from time to time|a few times)\b"
)
DURATION = r"\b(?:for|in|over|since) (?:\w+ ){0,2}(?:years|decades|[12]\d{3})\b"
RULES = (
    r"\b(?:rules?|criteria|guid\w+|styles?|formats?|voice|briefs?|requirements?|templates?|wording|structure|taste|"
    r"codes?|codebooks?|schemes?|categories|different)\b"
)
MATERIAL = (
    r"\b(?:prices?|places|stock|availability|figures?|numbers?|facts?|rates?|dates?|products?|catalogues?|laws?|"
    r"departures?|"
    r"versions?|releases?|news|chapters?)\b"
)
CLASSIFIER = (
    r"\b(?:classifier|logistic|naive bayes|svm|bag of words|counts? words|tf-?idf|decision tree|keywords? rules?)\b"
)
DEDICATED = (
    r"\b(?:dedicated (?:machine|server|endpoint|card|gpu|hosting)|own endpoint|always[- ]on|round the clock|24/7|"
    r"day and night|(?:rented|hired|leased) (?:server|machine|card|gpu)|"
    r"day and night)\b"
)
NO_MEASURE = (
    r"\b(?:don'?t know|do not know|no idea|gut|feeling|not sure|can'?t (?:say|tell)|no way|nothing|none|n/a|"
    r"(?:we|and i|partners?) (?:(?:still|always|often) )?(?:argue|disagree|quarrel)|no agreed)\b"
)
OWN_MACHINE = (
    r"(?<!have to be )(?<!need to be )\b(?:on[- ]site|own "
    r"(?:machine|computer|laptop|desk|server)|local(?:ly)?|in[- ]house|offline|"
    r"(?:on|at) (?:my|our|their|the clinic's) (?:\w+ )?(?:machine|computer|desk|workstation|laptop)|"
    r"no cloud|(?:nothing|never|not)(?: \w+){0,3} (?:leave|cloud|upload\w*)|at my desk)\b"
)
# Said of the wish: it has to work where no line is.
NO_SIGNAL = (
    r"\b(?:no|without(?: an?)?|hardly any|poor|bad|(?:has|have|had|often have) no(?:ne)?) (?:signal|internet|reception|"
    r"connection|coverage|network|wi-?fi)\b|\bneeds? (?:a )?(?:signal|internet|connection|reception)\b[^.;!?]{0,40}"
    r"\b(?:none|no\b|not|n't|never)|\b(?:must|has to|have to|needs? to|should) (?:run|work) (?:offline|without)\b"
)
FIXED_FORMAT = (
    r"\b(?:(?:same|fixed|identical|one|set|strict) (?:\w+ ){0,2}"
    r"(?:formats?|templates?|layouts?|structures?|outlines?|order|frames?|codes?|form|headings?|sections?)|"
    r"(?:formats?|templates?|layouts?|structures?|outlines?|codes?|frames?) (?:is |are |has been |have been )?"
    r"(?:fixed|unchanged|stable|the same)|"
    r"always (?:the same|a |an |headline|two|three|four|five|with)|template|\d+[- ]words?|one[- ]page|"
    r"\d[\d,]* (?:\w+ )?(?:codes|categories|fields|characters))\b"
)
THIN_INPUT = (
    r"^\W*(?:nothing|from scratch|no (?:brief|input)|(?:just |only )?(?:a |the )?(?:titles?|headlines?|keywords?|"
    r"topics?)"
    r"(?: only| alone)?)\W*$|\b(?:titles?|headlines?|keywords?) (?:only|alone)\b|\b(?:just|only) (?:a |the )?"
    r"(?:titles?|headlines?|keywords?)\b|\bfrom scratch\b"
)
APPROVED = (
    r"\b(?:approved|signed[- ]off|sign(?:s|ed)? off|accepted|published|final(?:s|ised|ized)?|edited|correct(?:ed|"
    r"ions?)|"
    r"reviewed|double[- ]coded|cleaned|written by me|my own|own (?:work|items|pieces|texts)|my (?:edits|changes))\b"
)
WHOLE_WORKS = (
    r"\b(?:\w+[- ])?(?:novels?|books?|volumes|archives?|back[- ]catalogue|theses|manuscripts?|"
    r"(?:hours|gigabytes|gb) of \w+|full[- ]length \w+)\b"
)
CODES = (
    r"\b(?:some (?:\w+ )?(?:code|python|r|scripting|scripts?)|cod(?:es|ing|er)|python|scripts?|programm\w+|developer|"
    r"engineer|terminal|docs-as-code|command line|follows? guides?)\b"
)
NO_CODE = (
    r"\b(?:no|not|nervous|afraid|never|zero)\b(?: \w+){0,3} (?:cod\w+|program\w+|terminal|technical|tech)\b|"
    r"\bnon-?technical\b"
)

CONDITIONS = (
    r"\b(?:only (?:if|when|for (?:them|us|our|their))|provided|as long as|on (?:the )?condition|under the condition)\b"
)
# Said of the whole: "but names in half of them" after it is left to the reading of what the words mean.
NONE_PERSONAL = (
    r"\b(?:nothing (?:at all )?personal|no (?:persons?|people in|personal (?:data|details|information|things?)))\b"
    r"(?!.*\b(?:but|except|apart from)\b)"
)


def has(pattern: str, text: str | None) -> bool:
    """Whether the text holds the pattern; case and the form of the apostrophe do not matter."""
    return bool(text) and re.search(pattern, str(text).replace("’", "'"), re.IGNORECASE) is not None


def good_share(text: str) -> float | None:
    """The share of results that came out right, as told ("46 of 50 went out as they are"); None where none is told."""
    if found := re.search(rf"\b(\d+) (?:out )?of (?:the )?(?:last |every )?(\d+){GOOD}", text, re.IGNORECASE):
        return int(found[1]) / max(int(found[2]), 1)
    if found := re.search(rf"\blast (\d+)\W+(\d+){GOOD}", text, re.IGNORECASE):
        return int(found[2]) / max(int(found[1]), 1)
    if found := re.search(rf"\b(\d+(?:\.\d+)?)\s?(?:%|per ?cent){GOOD}", text, re.IGNORECASE):
        return float(found[1]) / 100
    return None


def without(pattern: str, text: str) -> str:
    """The text with all that the pattern matches blanked out."""
    return re.sub(pattern, " ", text, flags=re.IGNORECASE)


# What goes wrong time and again leaves work, whatever is praised beside it.
OFTEN_WRONG = (
    r"\b(?:always|often|mostly|usually|constantly|regularly|mainly) (?:\w+ ){0,2}(?:wrong|off|false)\b|"
    r"\bnever (?:right|correct)\b|\bwrong (?:most of the time|half the time|every time)\b"
)
