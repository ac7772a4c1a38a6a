"""Words by which replies to the questions of the Situation are known."""

from __future__ import annotations

NONE_YET = (
    r"(?:no|nope|none|zero|nought|naught|zilch|nada|nowt|nothing|nil|not (?:one|any|a single one)|i (?:have|'ve got|got) (?:none|nothing)|i "
    r"don't have any|(?:i |we )?(?:have |'ve )?never (?:kept|saved) (?:any|one|them|a single one)(?: of them)?|no (?:(?:finished|approved|good|usable|real|complete|proper) )*(?:examples|pieces|samples|ones|pairs))"
    r"(?:,? (?:none|not one|nothing|not any|i have none))?(?: (?:to speak of|to show|worth (?:showing|mentioning)|whatsoever|that i know of|(?:that|which) i(?:'d|'m| would| could| can| am)? (?:[a-z']+ ?){1,5}|i could use))?"
)
TAIL = (
    r"(?:[,.;]? (?:yet|so far|at all|really|to be honest|sorry|at the moment|right now|i'm afraid|unfortunately|of "
    r"them|i (?:only |always |just )?(?:threw|throw|lost|deleted?|bin|started|never (?:kept|keep)|didn't keep|don't keep|keep nothing|binned)\b.*|i(?:'ve| have)? (?:only )?just started|i'm new|(?:i'm|i am|we're) (?:just |only |still )*(?:starting|beginning)(?: out)?))*[.! ]*"
)
VAGUE = (
    r"(?:(?:oh|quite|rather|really|just|only|maybe|not|very) )*(?:lots|loads|plenty|many|dozens|hundreds|"
    r"thousands|tons|a (?:lot|few|handful|couple|bunch|ton)|"
    r"several|some|enough|few|it (?:varies|depends)|varies|depends|hard to say|hardly any|no limit|a huge amount|"
    r"too many)\b.{0,30}"
)
BARRED = (
    r"\b(?:nda|confidential|forbidden|not|belong\w*|off limits|barred|secret|private|unusable|rejected|reports? to)\b"
)
NO_REPLY = (
    r"<[a-z/!][^>]*>|^\s*[\[{]|```|https?://\S+\s*$|\b(?:shut up|hate (?:this|you|it))\b|^(?:hi|hello|"
    r"hey|thanks|thank you|thx|bye|goodbye|cheers|good (?:morning|evening|day)|"
    r"never ?mind|forget it|whatever|stop|ok(?:ay)?|cool|nice|great|hm+|next|back|menu|help|test|lol|haha+)[.! ]*$|"
    r"^(?:explain|tell me|show me|give me|help me|write|translate|go back|start over|let's talk|stop asking|build|"
    r"summari[sz]e this)\b"
)
# No reply where they are said to Peri, or are nearly all that is said; "half of them rubbish" is one.
INSULTS = (
    r"\b(?:idiot|stupid|dumb|useless|moron|crap|fuck\w*|shit\w*|damn|annoying|nonsense|"
    r"rubbish|pathetic|ridiculous|bullshit|lame|lol|lmao|haha+|rofl)\b"
)
LONGEST_INSULT = 4  # words
TO_PERI = r"\b(?:you|your|you're|yours|yourself|peri)\b"
IDIOMS = (
    r"\b(?:as you (?:can|may) \w+|you know|if you (?:like|want|will)|thank you|mind you|you see|whatever you "
    r"(?:like|want))\b"
)

TRIED = (
    r"\b(?:prompt\w*|samples?|examples?|few-?shot|zero-?shot|chat ?gpt|gpt\S*|claude|gemini|copilot|llama|mistral|"
    r"ai|llms?|models?|tools?|deepl|jasper|"
    r"templates?|instructions?|style (?:guide|sheet)s?|glossar\w+|termbase|rules|drafts?|machine translation|"
    r"past(?:ed|ing)|asked|nicely|(?:not )?(?:a lot|much)|everything|tricks?|bits|regex|rag|assistant|custom gpts?|"
    r"tried|trying|tone|codebook|outputs?|results?)\b|^(?:no|nope|never|none|nothing|not (?:yet|really|much|a "
    r"thing)|neither)\b"
)
JUDGED = (
    r"\b(?:edit\w*|chang\w+|clients?|customers?|reviews?|reviewers?|scores?|rat(?:e|es|ed|ing|ings)|measur\w+|"
    r"counts?|counting|time|minutes|feedback|accept\w*|"
    r"reject\w*|approv\w+|clicks?|conver\w+|nobody|no one|happy|sales|gut|feeling|feel|checklists?|errors?|mistakes?|compar\w+|reads?|"
    r"tone|style|sounds?|rules?|partner|colleagues?|panel|"
    r"agreement|qc|quality|when it|if it|whether|how (?:many|much|often|long|few|little|well)|instinct|by eye|eye|"
    r"ear|experience|correct\w*|typos?|complain\w*|opens?|opened|wins?|won|length|"
    r"funded|signs?|signed|revisions?|redo|rewrit\w+|guidelines?|style guide|facts?|accura\w+|i (?:just )?(?:know|"
    r"see)|proofread\w*|editor|boss|doctor|readers?|judge\w*)\b"
)
PACE = (
    r"\b(?:daily|weekly|monthly|quarter\w*|year\w*|annual\w*|seasons?|seasonal\w*|days?|weeks?|months?|decades?|"
    r"often|rarely|seldom|never|hardly|always|constant\w*|stable|fixed|"
    r"unchanged|same|sometimes|now and then|occasional\w*|from time to time|slowly|frequent\w*|all the time|every|"
    r"each|once|twice|no changes?|not (?:often|much|really|at all)|"
    r"chang\w+|static|regular\w*|ever|barely|a lot|new ones|updated?|updates|depends|varies|vary)\b"
)
SKILLS = (
    r"\b(?:cod(?:e|es|ing|er)|program\w*|terminal|spreadsheets?|excel|sheets|python|r|sql|javascript|command line|"
    r"technical|word|comfortable|beginner|basics?|scripts?|scripting|"
    r"developer|tools?|cat tool|computers?|not at all|very|a (?:little|bit)|fairly|quite|so-so|expert|advanced|no|"
    r"none|good|fine|okay|hopeless|zero|bad|git|software|docs|patient|notebooks?|"
    r"formulas?|macros?|office|techie|savvy|learn\w*)\b"
)
PLACE = (
    r"\b(?:machine|laptop|computer|local\w*|cloud|provider\w*|servers?|office|on-?site|on-?prem\w*|in-?house|"
    r"offline|online|anywhere|either|both|(?:don't|do not) (?:care|mind)|doesn't matter|"
    r"no preference|in house|stay|leave|hosted|gpu|mac|macbook|pc|api|rented|hosting|at home|my desk|own|openai|together|"
    r"fireworks|google|mine|theirs|eu|europe)\b"
)
TRADE_LIKE = (
    r"(?:an? |i'm an? |i am an? |freelance |i work as an? |as an? )*((?:[a-z-]+ ){0,2}[a-z-]*(?:er|or|ist|ian|ant|"
    r"ent|eer|(?<!l)ess|man|woman|wright|chef|guide|clerk|nurse|coach|poet|critic|host|temp))"
)
LOW = (
    r"\b(?:low|not (?:very|that|so|too|really|much|at all|important|a lot|particularly|hugely)|little|hardly|"
    r"barely|unimportant|(?:doesn't|does not|don't) (?:really )?matter|variety|needn't|doesn't need|"
    r"minor|^(?:no,? )?(?:it )?(?:really |honestly )?(?:doesn't|does not)\b(?! (?:work|sound|come))|no two|varied|no need|not needed|all different|different every time|(?:its|their) own thing)\b"
)
MEDIUM = (
    r"\b(?:medium|middling|moderate\w*|somewhat|fairly|quite(?! a lot)|a bit|some|within reason|roughly|partly|"
    r"half|average|in between|so-?so|so so|in the middle|middle|kind of|sort of|up to a point|to a degree|reasonabl\w+)\b"
)
HIGH = (
    r"\b(?:high|very|a lot|exact\w*|must|strict\w*|crucial|critical|essential|absolut\w+|extreme\w*|huge\w*|vital|"
    r"key|important|identical|the same|matters|"
    r"totally|completely|enormous\w*|clients? notice|paramount|100 ?%|greatly|consistent|uniform|match(?:es|ing)?|everything (?:hangs|depends)|have to|has to|non-?negotiable|super|mega|massive\w*|tremendous\w*|biggest|top priority|make or break|never vary|lots|loads|same)\b"
)
NOT_AT_FAULT = (
    r"\b(?:fine|ok|okay|right|good|correct|not the (?:problem|issue)|isn't the (?:problem|issue)|aren't the "
    r"(?:problem|issue)|never wrong|no problem|perfect|can live with|don't mind|doesn't (?:bother|matter))\b|^(?:and )?not\b"
)
MAINLY = r"\b(?:mainly|mostly|more|primarily|above all|chiefly|rather|especially|usually|almost always)\b"
OTHER_TIMES = r"\b(?:months|weeks|years|quarter|before|after|until|since)\b"
NO_TRADE = (
    r"(?:.* )?(?:never|whatever|either|neither|other|another|later|rather|better|computer|paper|letter|different|"
    r"important|want|current|however|ever|over|after|under|answer|matter|water|weather|summer|winter|number|member|"
    r"remember)"
)
# A field named in place of a trade: "legal translation", "wedding photography".
TRADE_FIELD = (
    r"\b(?:copywriting|ghostwriting|translation|translating|editing|proofreading|writing|design|photography|subtitling|"
    r"transcription|bookkeeping|consulting|consultancy|marketing|pr|public relations|journalism|teaching|coaching|"
    r"therapy|law|accounting|accountancy|localisation|localization|interpreting|research|training|recruitment|fundraising|nursing|"
    r"real estate|podcasting|catering|gardening|i (?:write|translate|edit|teach|run|restore|repair|design|make|sell))\b"
)
# What is no refusal, no remark and no talk about the question.
ANYTHING = (
    r"^(?!(?:i (?:(?:don't|do not) (?:know|care|think|see|understand|get|remember)|can't say|won't|told|said|already|like|am tired)|(?:it )?(?:depends|varies)|not sure|no idea|dunno|why|what|who|"
    r"(?:not )?important|anything|whatever|everything and nothing)\b)(?=.*[^\W\d_]{2})(?!(?:\S+\s+){60})"
)
# Word of pieces that are there, not of how many are made.
ON_HAND = (
    r"\b(?:have|'ve|got|kept|keep|saved|finished|approved|on file|so far|on hand|in total|altogether|archive\w*)\b"
)
# A number for some times only: "12, but 20 in December".
AT_TIMES = (
    r"(?: or so)? (?:at (?:most|best|the most|a push)|max\b|tops)|(?: or so)?,? (?:in|at|around|before|over|during|for|when|on) (?:the )?(?:spring|summer|autumn|fall|winter|christmas|easter|"
    r"holidays?|peak|high season|season|busy|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|a (?:good|bad|busy|quiet|slow))"
)
OR_SO_MANY = r",?(?: or)?,? (?:maybe|perhaps|possibly|could be|or maybe|or perhaps|or|at a push|at a stretch|even|tops|if i'm lucky)(?: even)? "
