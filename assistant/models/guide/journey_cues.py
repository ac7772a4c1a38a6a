"""Telling words: by them an act is told apart from its neighbours in meaning, where likeness alone would not do."""

from __future__ import annotations

import re
from collections.abc import Mapping

DONE = r"(?:done|finish\w*|complete\w*|ready)"
# Words that take a "done" back: "that isn't finished", "I said done too soon", "clicked it by accident".
NEGATED = (
    r"\b(?:have|has|had|did|do|is|are|am|was|were|i'?m|it'?s|that'?s) ?(?:not|never|n't)\b.{0,30}"
    r"\b(?:done|did|finish\w*|complete\w*|ready|meant?|mean)\b|\b(?:not|never) (?:yet |actually |really |quite |even |be |been |all )*"
    rf"{DONE}\b|^(?:no,? )?not yet\b|\btoo (?:early|soon|fast|quick\w*|hast\w*)\b|\bmistake\b|\bafter all\b|\bby accident\b|\bonly half\b|"
    r"\b(?:said|clicked|typed|ticked|marked|told you)\b.{0,25}\b(?:done|finished|ready|it)\b.{0,25}\b(?:but|yet|though|wrong\w*)\b|"
    r"\bdone\b.{0,12}\bbut\b.{0,12}\b(?:not|n't|isn't|haven't|half|missing|only|wasn't)\b|\b(?:clicked|pressed) (?:the )?wrong\b|"
    r"\bshould(?:n'?t| not) have\b|\bcancel that\b|\bstill (?:\w+ )?(?:to go|missing)\b|\bsome are missing\b|\bi take that back\b|\bpremature\b|\bi was wrong\b|"
    r"\bspoke too\b|\bgot ahead of myself\b|\bun-?done that\b|\bi lied\b"
)
# Everything at once: no single step is meant. "All done" and "the whole lot" speak of the open step.
ENDED = r"(?:done|did|finish\w*|completed?(?! (?:list|overview|plan))|ticked?|made|mark(?:ed)?)"
STEPS = (
    r"(?:(?:all|every|each|both)\b(?: (?:one|single))?(?: of)?(?: the| my| these| those)?(?: remaining| other| seven| eight| nine| ten| six| five)* "
    r"(?:steps?|points?)|(?:the|all) (?:rest|remaining)\b|all (?:seven|eight|nine|ten|six|five)\b(?! \w+s\b)|whole (?:journey|programme|shebang)|every one of them)"
)
EVERY_STEP = rf"\b{STEPS}[^.;!?]{{0,40}}\b{ENDED}\b|\b{ENDED}\b.{{0,25}}\b{STEPS}|\b(?:tick|mark) (?:them )?(?:all|everything)\b|\bsteps,? all (?:of them )?{ENDED}\b"
CUES: Mapping[str, str] = {
    "go": r"\blet'?s (?:go|begin|start|do|get|crack)\b|\bready\b(?!.*\?)|\bgo(?:ing)? (?:ahead|to do)\b|\bi'?ll (?:do|get)\b|\bget on with\b|"
    r"\b(?:begin|start(?:ing)?) (?:on it |it )?now\b|\bhere goes\b|\bon it\b(?=\W*$)",
    "where": r"\bwhere (?:am|was|were|are|have|had|did)\b|\bwhich (?:step|part|bit)\b|\bnext\b|\blost (?:track|the thread)\b|"
    r"\bremind me\b|\bhow far\b|\b(?:current|present) (?:step|position)\b|\bmy progress\b|\bso far\b|\bwhereabouts\b|\bwhere'?s my\b|\bstatus\b",
    "steps": r"(?<!your )\bsteps\b|\bto do\b(?=\W*$)|\b(?:left|remains?|remaining)\b(?=\W*$)|\boverview\b|\boutline\b|\b(?:still|lies?) ahead\b|\beverything i\b|"
    r"\bthe rest\b|\bwhat else\b|\bcomes after\b|\b(?:whole|full|complete|entire) (?:plan|list|lot|thing)\b|\bto go\b(?=\W*$|, )|\bstill (?:to come|coming)\b|"
    r"\bhow many more\b",
    "show": r"\b(?:step|number|no\.?) ?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b|"
    r"\b(?:\dth|first|second|third|fourth|fifth|sixth|seventh|eighth|last) (?:step|one)\b",
    "what": r"\b(?:exactly|supposed to|meant to|expected)\b|\bwhat (?:do|should|must|am) (?:i|you)\b|\bhow (?:do|would|should|must|can) i\b|\bin practice\b|"
    r"\bwhat i must\b|\btalk me through\b",
    "simpler": r"\b(?:explain|simpl\w+|plain|confus\w+|mean|meant|gobbledygook|(?:other|easier|easy) words|understand|unclear|clearer|rephrase|break (?:it|that|this) down|"
    r"(?:don'?t|do not) (?:get (?:it|this|that|what)|follow)|double dutch|greek|lost me|not following|foggiest|in english|no sense to me|over my head)\b",
    "why": r"^(?:and |but |so )?why\b|\bpoint (?:of|in|to)\b|\b(?:good|use|sense|purpose|benefit) (?:for|of|has|does)\b|\b(?:necessary|needed|really need|bother(?:ing)?|"
    r"important|obligatory|purpose)\b|\bwhat for\b|\bdo i (?:really |rly )?(?:have|need) to\b(?=\W*$)|\bshould i skip\b|\bwithout it\b",
    "done": rf"^(?!.*(?:{NEGATED})).*(?:\b{DONE}\b|\b(?:got|have|saved|wrote|sent|did) (?:it|that|them)\b|\bsorted\b(?=\W*$)|\bin the (?:bag|can)\b|\btick(?:ed)?\b|"
    r"\bmade (?:it|this step)\b|\bdid the (?:thing|step|job)\b|\bcracked it\b|\bmanaged it\b|\bbehind me\b|\bgot through\b|\bwrapped up\b|\baccomplished\b|\bfinito\b|\b(?:well )?that'?s that\b)",
    "elsewhere": r"\balready\b|\blast (?:month|year|week|spring|summer|autumn|winter)\b|\bago\b|\bbefore i\b|\bearlier\b|\bages\b|\byonks\b|\bdone before\b|"
    r"\belsewhere\b|\bsomewhere else\b|\bat home\b|\bby hand\b|\bmyself\b|\b(?:colleague|lawyer|assistant|it people|partner|accountant|bookkeeper|employee) "
    r"(?:has|did|have|took)\b|\bbeen there\b",
    "skip": r"\bskip\w*\b|\bleave\b.{0,20}\bout\b|\bforb[aio]d\w*\b|\bnot allowed\b|\bpass on\b|\bjump (?:over|past)\b|\bmove past\b|\bnot (?:relevant|for me|doing)\b|"
    r"\b(?:won'?t|can'?t|cannot|don'?t want to|do not want to|not going to|shan'?t) (?:do|bother)\b|\b(?:do(?:es)?n'?t|do(?:es)? not) (?:apply|concern)\b|"
    r"\brules? (?:this|that|it) \w* ?out\b|\bno can do\b|\bgive (?:this|that|it)(?: one)? a miss\b|\bignore\b|\bomit\b|\bhard pass\b|\birrelevant\b|\brefuse\b|\bdon'?t think i'?ll\b|\bgo past\b|\bdo without\b|\bbe bothered\b.*\bnext\b",
    "back": rf"{NEGATED}|\bun-?(?:tick|do)\w*\b|\breopen\b|\b(?:go|step|one|nip|return|take me|get) (?:\w+ )?back\b|\btick away\b|\bprevious\b|\bredo\b|"
    r"\breturn to\b|\bone before\b|\bscratch that\b|\btake that back\b|\boops\b",
    "report": r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|forty|fourteen|sixteen)\b",
    "park": r"\bpark(?:ing)?\b|\bpaus(?:e|ing)\b|\bbreak\b|\bon (?:hold|ice)\b|\b(?:for|4) (?:today|now|one day|this week)\b|\banother (?:time|day)\b|\bstop (?:here|this)\b|"
    r"\baside\b|\benough for\b|\bleave it there\b|\bcall it a day\b|\bhave to (?:go|run|dash|stop)\b|\bmust dash\b|\blater\b(?=\W*$)|\btomorrow\b|"
    r"\bnext (?:week|month)\b|\binterrupt this\b|\bfor tonight\b|\bneed to stop\b|\bleave it here\b|\ba night\b",
    "resume": r"\bi'?m (?:back|here again)\b|\b(?:hello|hi|hey) again\b|\bback (?:again|at|to it|from|in|into)\b|\bcarry on\b|\bcontinue\b(?!.*another)|\bgo on\b|\bpick (?:it|this|up)\b|"
    r"\bhere i am\b|\bresume\b|\btake it up\b|\b(?:been|was) away\b|\bunpark\b|\bwhere (?:i|we)(?:'d| had)? (?:left|stopped)\b|\bmy (?:programme|journey)\b",
    "stuck": r"\bstuck\b|\bhelp\b|\bassist\w*\b|\bwho c(?:an|ould|ould)\b|\bsome(?:one|body)\b|\btoo (?:hard|technical|difficult)\b|\bbeyond me\b|"
    r"\bno (?:clue|idea)\b|\b(?:don'?t see|can'?t find|cannot find)\b|\bwhere (?:is|do i find)\b|\bdon'?t know how\b|\b(?:it|step|part|bit) for me\b|"
    r"\bdoesn'?t work\b|\bcan'?t (?:do|work out|manage)\b|\bat a loss\b|\bheads? nor tails?\b",
    "gained": r"\bfigures?\b|\bresults?\b|\b(?:get|got|gotten|become) (?:any |much )?better\b|\bout of (?:this|that|it|the|all)\b|\bbetter is\b|\bbr(?:ing|ought) (?:me|it)\b|"
    r"\b(?:did|does) it help\b|\bimprove\w*\b|\bi (?:told|reported?)\b|\bis that good\b|\bbefore and after\b|\b(?:to|got to) show for\b|\bworth (?:it|all)\b|"
    r"\bsum(?:marise|mary| it| up)\b|\bhave i (?:reached|achieved|actually)\b|\bany better\b|\bdid it bring\b",
    "after": rf"\b{DONE}\b.{{0,30}}\bwhat\b|\bwhat now\b|\bnow what\b|\bafter (?:this|that|the) (?:one|journey|last|programme)\b|\bfrom here\b|\bover\b|\bat the end\b|"
    rf"\bnow that\b.*\b{DONE}\b|\band now\b|\bwhat (?:comes|follows) (?:after|next|when)\b|\bcomes after\b|\bwas (?:that )?the last\b|\bdo after\b",
    "all_done": EVERY_STEP,
    "grumble": r"\b(?:tedious|boring|annoy\w*|pointless|silly|useless|waste|faff|palaver|fed up|bothered|too (?:much|many|complicated)|too slow|takes forever|homework|"
    r"(?:not|isn'?t) convinced|doubt|sux|sucks|nerves|nagging|hate|patience|tired|tiring|chore|driving me|ugh|meh|doing my head in|disappoint\w*|laborious|"
    r"losing the will|sick of|had enough|for nothing|better be worth|never started|a bit much|ever going to end|far too long|rather be|so over this|way to much)\b",
    "buys": r"\b(?:buy|purchase|pay|fees?|charge|subscription|catch|premium|fork out|out of pocket|selling|sell me|credit card|abonnement|(?:need|have|require\w*) (?:to have )?(?:a |the )?paid (?:version|account))\b|"
    r"\bcosts? (?:me )?any\w*\b|\b(?:is|for) (?:it |this )?free\b|\b(?:cost|costs) of (?:taking|using)\b|\btaking part\b|\bset me back\b|\bcosts? extra\b|\bsend me a bill\b|\bcost me money\b|\bto use you\b",
    "ask_done": rf"(?:^|[,;.] |\band |\bso )(?:am i|is (?:it|that|this|the step)|are we|does (?:it|that|this)|do you think|when (?:is|am|may|would|can)|would you|how (?:do|would|will) i know|"
    rf"what (?:if|happens)|can i|could i|may i|should it|is that me)\b.*\b(?:{DONE}|count\w*|enough|later|end of this|never|do it|stop here|already)\b|"
    r"^(?:done|finished|complete|enough|good enough|is that it)(?: yet| already)?\s*\?$|\bwhat if\b.*\b(?:already|somebody else)\b",
    "effort": r"\bhow (?:long|much (?:time|work|of my (?:time|week))|many (?:hours|days|weeks))\b|\btime (?:will|left|needed)\b|\bhours\?|\bbig job\b|\btotal effort\b",
    "skills": r"\bcomputers?\b|\btechnical\b|\bcode\b|\bcoding\b|\bdifficult\b|\bsomeone like me\b|\bspecial software\b|\bto know\b|\bprogramming\b|\bskills?\b|\bfiddly\b|\bbeginners\b",
    "holds": r"\bat the end\b|\bcomes? out\b|\bwalk away\b|\bwill i (?:hold|have)\b|\bwould i have\b|\bthe one about\b|\babout the journey\b|"
    r"\bjourney about\b|\bgive me\b|\boutcome\b|\bend (?:up|result)\b",
    "needs": r"\bhave ready\b|\bbefore i (?:begin|start)\b|\bprepare\b|\bbeforehand\b|\bbring along\b|\bget ready\b|\bat hand\b|\bto hand\b|\bprerequisites\b|\bto bring\b",
    "why_this": r"\bwhy (?:do you |did you )?(?:that|this (?:one|journey)|recommend|suggest|choose)\b|\bnot another\b|\bthe others?\b|\bright (?:one|journey)\b|"
    r"\bhow come\b|\banother journey\b|\bwhy (?:not )?the other\b",
}  # fmt: skip


def takes_back(said: str) -> bool:
    """Whether a "done" is denied or taken back."""
    return re.search(NEGATED, said, re.IGNORECASE) is not None


def means_every_step(said: str) -> bool:
    """Whether all steps at once are said to be done: nothing can be ticked by that."""
    return re.search(EVERY_STEP, said, re.IGNORECASE) is not None


def tells_of_ending(said: str) -> bool:
    """Whether words say of a step that is named that it is over: "step 3 is in the can"."""
    looks = re.search(
        r"\b(?:show|see|read|tell|what|open|again|look|explain|repeat|display|how)\b", said, re.IGNORECASE
    )
    return looks is None and re.search(CUES["done"], said, re.IGNORECASE) is not None


def puts_off(said: str) -> bool:
    """Whether what is to be done shall wait: "let's do this another time"."""
    return (
        re.search(
            r"\b(?:another|some other) (?:time|day)\b|\blater\b|\btomorrow\b|\bnext (?:week|month|year)\b", said, re.I
        )
        is not None
    )
