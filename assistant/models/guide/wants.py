"""The kind of answer that a message wants, by its routing and by what it tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.models.guide.case import describes_case, wishes_for_knowledge
from assistant.models.guide.classify import Routed, Router, Want
from assistant.models.guide.intent import Intent
from assistant.models.guide.interview import COUNTED, in_their_words
from assistant.models.guide.reading.answers import read_answer
from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.reading.opening_counts import opening_pace, opening_stock
from assistant.models.guide.reading.pairs import read_pairs
from assistant.models.guide.reading.statements import is_question, sentences
from assistant.models.guide.turns import Exchange, Talk
from assistant.models.guide.wording import question_in

BARE_TASK = 4  # words
AMOUNT = re.compile(
    r"\b(?:how much|what (?:would|will|does|do|is|are|should)\b.{0,40}\b(?:cost|price|pay|bill|budget|charge)|cost me|"
    r"estimate|budget|"
    r"price (?:for|of)|prices?\??$|pricing|costs?\??$)",
    re.IGNORECASE,
)
DECIDES = re.compile(
    r"\btrain or\b|\bshould (?:i|we)\b|\bworth it\b|\bmakes? sense\b|\bdoes it fit\b|\bis it time\b", re.I
)
SMALL_TALK: frozenset[Want] = frozenset({"hello", "thanks", "bye", "abilities", "identity", "memory"})
ABOUT_THE_CASE = frozenset({"examples_on_hand", "volume_per_month", "needs_facts", "task"})
SURE_SMALL_TALK = 0.55
SURE_SMALL_WORD = 0.80  # of one or two words
SURELY_SMALL = 1.0  # lead over all that is not small talk, from which a message is small talk however it is worded
SURELY_NOT_DECLINED = 0.7  # lead over declining: of 177 messages to decline two lay above that were no plea for harm
FAR_OUTSIDE = 0.25  # below it even what sounds like a case of one's own, or a plan, is not
LONGEST_SMALL_TALK = 10  # words
SURELY_SPOKEN_TO = 0.45  # for a message that is put like those to decline
SPOKEN_TO = 0.35  # from here on the library speaks to a message (see REFUSE_BELOW in knowledge.index)
LIKE_A_PHRASING = 0.60  # a message this like one of Peri's own phrasings is meant for Peri
FEWEST_OF_A_TELLING = 15  # words
LONGEST_TRADE = 6  # words that do no more than name a trade


def routed_by(router: Router, text: str) -> Routed:
    """The classes of a message: of the whole and, where it is longer, of the question in it."""
    question = question_in(text)
    texts = [text] if question == text else [text, question]
    mean = sum(router.embedder.embed([part])[0] for part in texts) / len(texts)
    return router.route(mean / (mean @ mean) ** 0.5)


OF_MEMORY = (
    r"\b(?:remember\w*|recall\w*|know|knew|forg\w+|told|tell you|said|say|note[ds]?|keep|kept|"
    r"stor(?:e|ed|ing)|saved?|memor\w+|"
    r"about me|on me|my data|last time|earlier|we (?:spoke|talked))\b"
)


def want_of(routed: Routed, text: str, facts: dict[str, Any]) -> Want:
    """The routed class, corrected by what the message holds."""
    want, words = routed.want, len(text.split())
    sure = SURE_SMALL_WORD if words <= 2 else SURE_SMALL_TALK
    if want == "memory" and not re.search(OF_MEMORY, text, re.IGNORECASE):  # a record is shown to who asks for it
        want = next(name for name, _ in routed.ranked if name not in SMALL_TALK)
    other, second = next((w, score) for w, score in routed.ranked if w not in SMALL_TALK)
    unsure = routed.nearest < sure and routed.ranked[0][1] - second < SURELY_SMALL
    if want in SMALL_TALK and (facts or words > 14 or unsure):
        want = other
    if want == "clarify" and ABOUT_THE_CASE & facts.keys():
        return "judge_fit"
    tells_only = "?" not in text and not re.search(r"\bexamples?\b|\bshow\b|\bexplain\b", text.lower())
    if want == "journey" and COUNTED & facts.keys() and tells_only:  # "our own trained model" is no journey yet
        return "judge_fit"
    if facts.keys() - {"needs_facts"} and want in ("explain", "clarify", "examples") and tells_only:
        return "judge_fit"
    return want


def or_declined(want: Want, routed: Routed, text: str, is_told: bool, inside: float) -> Want:
    """Declining is for what the library does not speak to, whatever else the words are like.

    `inside` is how surely the library speaks to the text (see REFUSE_BELOW in knowledge.index).
    """
    if want in SMALL_TALK:
        return want
    if inside >= (SURELY_SPOKEN_TO if want == "decline" else SPOKEN_TO):
        others = (w for w, _ in routed.ranked if w not in SMALL_TALK and w != "decline")
        return next(others) if want == "decline" else want
    lead = dict(routed.ranked)[want] - dict(routed.ranked)["decline"]
    if want != "dataset" and lead >= SURELY_NOT_DECLINED:  # how to prepare what was stolen sounds like any preparing
        return want
    if routed.want in SMALL_TALK and not is_told and len(text.split()) <= LONGEST_SMALL_TALK:
        return routed.want
    far = FAR_OUTSIDE if want in ("judge_fit", "journey") else SPOKEN_TO
    return "decline" if inside < far and routed.nearest < LIKE_A_PHRASING and not is_told else want


def with_wish(text: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a first telling, with all of it as the goal, since what they wish for is read from the whole.

    Of 94 openings no lookup was mistaken so (best other .01, worst of its own .15), and four were when only the
    sentences that wish were read. A bare name of the work tells neither what goes in nor what comes out: it is asked
    for with both.
    """
    counts = {"examples_on_hand": opening_stock(text), "volume_per_month": opening_pace(text)}
    unread = {name: count for name, count in counts.items() if count is not None and name not in facts}
    told = {**facts, **unread, "goal": in_their_words(text)}
    if "task" in told and "input" not in told and len(str(told["task"]).split()) <= BARE_TASK:
        del told["task"]
    return told | ({"needs_facts": True} if "needs_facts" not in told and wishes_for_knowledge(text) else {})


def is_case(text: str, facts: Mapping[str, Any]) -> bool:
    """Whether a message tells of one's own work, so that it wants a verdict before anything else."""
    told = facts.keys() - {"profession", "goal"}
    return bool(COUNTED & told) or len(told) > 1 or describes_case(text)


def is_first(talk: Talk) -> bool:
    """Whether nothing was looked up or judged before the message, and it leans on no article that lies open."""
    return talk.now.about is None and not any(exchange.results for exchange in talk.before)


def trade_named(talk: Talk, text: str) -> Intent | None:
    """The trade, told in a few words right after examples: those are wanted from there."""
    last = talk.last
    if last is None or not last.of("show_examples") or len(text.split()) > LONGEST_TRADE or "?" in text:
        return None
    facts = read_answer("profession", text)
    return Intent("examples", question=last.question, facts=facts) if facts else None


def told_unheard(talk: Talk) -> dict[str, Any]:
    """What stands in the longest message so far, where it was taken for a question and nothing of it was noted."""
    longest = max((exchange.said for exchange in talk.before), key=lambda said: len(said.split()), default="")
    return with_wish(longest, read_facts(longest)) if len(longest.split()) >= FEWEST_OF_A_TELLING else {}


def pointing(now: Exchange) -> str:
    """The message as a follow-up: on an article's page its offers quote the article's name where others say "this"."""
    return re.sub(r"“[^”]*”", "this", now.said) if now.about else now.said


def pasted_before(talk: Talk) -> list[dict[str, str]]:
    """The pairs of the latest message that held some: "build my dataset" may come one message later."""
    return next((pairs for e in reversed(talk.before) if (pairs := read_pairs(e.said))), [])


def is_looked_up(text: str, want: str, facts: Mapping[str, Any]) -> bool:
    """Whether the library is asked as well: for a question, and for what tells no figure and no case of their own."""
    if any(is_question(sentence) for sentence in sentences(text)):
        return True
    return want != "judge_fit" and not COUNTED & facts.keys()
