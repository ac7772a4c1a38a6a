"""Follow-ups: short messages that only mean something after what was said before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "why", "example", "short", "how", "cost", "limits", "do", "ordinal", "and", "yes", "no", "unknown", "fit", "journey"
]

# In order: the first pattern that matches the whole message decides.
PATTERNS: tuple[tuple[Kind, str], ...] = (
    ("unknown", r"(?:(?:sorry|honestly|oh|well|um+|hmm*|no|nope)[,.]? )*(?:"
                r"(?:i )?(?:really |honestly |simply )?(?:do ?n[o']?t|do not|ca ?n[o']?t|can ?not|could ?n[o']?t) (?:really |even )?(?:know|remember|recall|say|tell|tell you|answer that)(?: (?:that|it|yet|now|exactly|right now|off the top of my head|for sure|to be honest|sorry))*|"
                r"(?:i(?:'ve| have)? )?(?:got )?(?:no|not the (?:faintest|slightest|foggiest)|not a|haven'?t a) (?:idea|clue|memory|notion)(?:,? (?:yet|really|sorry|to be honest|at all))*|dunno|idk|no comment|"
                r"(?:i'?d |i would )(?:rather|sooner) not|(?:i(?:'?d)? |i would )?(?:rather not|prefer not to|sooner not)(?: (?:say|tell|answer|share)(?: (?:that|it|this))?)|(?:i )?prefer not(?: to)?|(?:i )?(?:would|do) ?n[o']?t (?:want|like) to (?:say|tell|answer)(?: (?:that|it))?|"
                r"(?:i'?m )?not (?:really |quite )?sure(?: (?:yet|really|about (?:that|it)))?|hard to (?:say|tell)|(?:i )?(?:have )?(?:never|not) (?:counted|measured|checked)(?: (?:it|them|that))?|(?:i )?haven'?t (?:counted|measured|checked|a clue)(?: (?:it|them|that))?|"
                r"skip(?: (?:it|that|this)(?: (?:one|question))?)?|pass|(?:the )?next(?: (?:one|question))?|move on|let'?s (?:skip|move on|go on)(?: (?:that|this|it))?|ask me (?:something else|another)|(?:you )?(?:can'?t|cannot) be (?:said|told|counted))"),
    ("why", r"(?:but |and )?(?:why|how come)(?: is (?:that|this|it)(?: so)?| so| not| though| does (?:that|it) matter)?"),
    ("example", r"(?:can you |could you |please |do you )?(?:give |show |have |got )?(?:me )?(?:an?|another|some|any|one more|more)? ?"
                r"(?:concrete |real )?examples?(?: of (?:that|this|it))?(?: (?:from|in|for) my (?:own )?(?:trade|work|field|line of work))?|for (?:example|instance)|such as|like what|another one|one more"),
    ("short", r"(?:can you |could you |please )?(?:explain |say |put |make )?(?:it|that|this)? ?(?:more )?(?:simply|simpler|shorter|easier|"
              r"in (?:plain|simple|other) (?:words|english|terms)|differently|another way|again)|eli5|too (?:complicated|technical|long)|"
              r"(?:sorry,? )?(?:i )?(?:do ?n[o']?t (?:get|understand)(?: (?:it|that|this))?)|what does that mean|(?:what|huh|come again|meaning)|tl;?dr|"
              r"explain (?:it|that|this) differently"),
    ("how", r"(?:tell me |say )?(?:some )?more(?: (?:about|on) (?:that|this|it)| details?| please)?|go on|continue|(?:and )?(?:then|how)|"
            r"details|how (?:does|would) (?:that|this|it) work|elaborate|in more (?:detail|depth)|keep going"),
    ("cost", r"(?:and )?(?:what (?:does|would|will) (?:that|this|it) cost|how much(?: (?:is|does|would|will) (?:that|this|it)(?: cost)?)?|"
             r"the (?:cost|price)s?|what about (?:the )?(?:cost|price|money)s?)"),
    ("limits", r"(?:and )?(?:what are )?(?:the )?(?:any |are there )?(?:risks?|downsides?|drawbacks?|limits?|pitfalls?|catch)|what(?:'s| is) the catch|"
               r"when (?:does|would) (?:that|this|it) (?:fail|not work)|where does (?:that|this|it) fail|what can go wrong"),
    ("do", r"(?:and )?(?:how|where) (?:do|can|would|should) i (?:do|start|try|begin)(?: with)?(?: that| this| it)?|what (?:do|should|can) i do(?: now| then)?|"
           r"show me how|what now"),
    ("fit", r"(?:and )?(?:does|would|is|do) (?:that|this|it) (?:apply|fit|right|relevant|useful|something|for|help)(?: (?:to|for|in))?(?: me| my (?:work|case))"),
    ("journey", r"(?:and )?is there (?:a|any) journeys? (?:for|about|with|on) (?:that|this|it)"),
    ("ordinal", r"(?:and )?(?:what about |tell me (?:more )?about |explain |the )?(?:the )?(?P<ordinal>first|second|third|fourth|fifth|last|1st|2nd|3rd|"
                r"(?:number|no\.?|point|question|option)? ?[1-9])(?: (?:one|point|question|option|thing))?"),
    ("yes", r"(?:yes|yep|yeah|ok|okay|sure|please do|do it|let'?s (?:go|do (?:it|that))|go ahead|sounds good|fine)(?: please| then)?"),
    ("no", r"(?:no|nope|nah|not now|no thanks|no thank you|rather not|maybe later)"),
    ("and", r"(?:and|or|but)? ?(?:what|how) about (?P<about>.{2,80})|(?:and|or) (?:with|for|in|at|on|if)? ?(?P<about2>.{2,60})"),
)  # fmt: skip
LONGEST_LEANING = 12  # words
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "fifth": 5, "last": -1}


@dataclass(frozen=True)
class FollowUp:
    """A message that leans on the one before; `position` counts from 1 (-1 is the last), `about` is its new part."""

    kind: Kind
    position: int = 0
    about: str = ""


def read_follow_up(text: str) -> FollowUp | None:
    """The follow-up that `text` is, or None when it stands on its own."""
    said = text.strip().replace("’", "'")
    bare = re.sub(r"[\s.!?…]+$", "", said.lower())
    bare = re.sub(r"^(?:ok(?:ay)?|well|so|hm+|oh|right|great|thanks|good)[,.]? (?=\w)", "", bare)
    bare = re.sub(r",? (?:please|peri|then)$", "", bare)
    for kind, pattern in PATTERNS:
        found = re.fullmatch(pattern, bare)
        if not found:
            continue
        groups = found.groupdict()
        if kind == "ordinal":
            return FollowUp(kind, position=_position(groups["ordinal"]))
        about = (groups.get("about") or groups.get("about2") or "").strip()
        at = said.lower().rfind(about)  # as it was written: a name keeps its capital
        return FollowUp(kind, about=said[at : at + len(about)] if about else "")
    return None


def leans_on_before(text: str) -> bool:
    """Whether a short question takes its subject from before: "does it forget?", "and for facts?", "but only the new ones?"."""
    words = re.findall(r"[a-z']+", text.lower())
    if not words or len(words) > LONGEST_LEANING:
        return False
    connects = words[0] in {"and", "but", "so", "or", "then", "for", "with", "without"} or words[:2] == ["what", "if"]
    points = bool(
        {"it", "its", "that", "this", "they", "them", "those", "these", "one", "ones", "there", "else", "mine"}
        & set(words)
    )
    return connects or points


def listed(answer: str) -> list[str]:
    """The items of the lists in an answer; of an item with a bold lead only that lead."""
    items = re.findall(r"^\s*(?:[-*]|\d+\.)\s+(.+)$", answer, flags=re.MULTILINE)
    leads = [re.match(r"\*\*(.+?)\*\*", item) for item in items]
    return [lead[1] if lead else item for lead, item in zip(leads, items, strict=True)]


def _position(word: str) -> int:
    digits = re.search(r"\d", word)
    return ORDINALS.get(word) or (int(digits[0]) if digits else 1)
