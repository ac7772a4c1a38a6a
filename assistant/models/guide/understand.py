"""What the person wants now: one message in its conversation becomes an intent."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any, Literal

from assistant.models.guide.classify import Routed, Router, Want
from assistant.models.guide.follow import FollowUp, leans_on_before, listed, read_follow_up
from assistant.models.guide.language import LanguageTeller
from assistant.models.guide.reading.answers import read_answer
from assistant.models.guide.reading.facts import read_facts, read_plan
from assistant.models.guide.reading.harm import is_harmful
from assistant.models.guide.reading.pairs import asks_to_build, read_pairs
from assistant.models.guide.reading.rights import read_permission
from assistant.models.guide.turns import Exchange, Talk
from knowledge.index import ConceptIndex

PARTS = {"why": "why", "short": "short", "how": "how", "cost": "cost", "limits": "limits", "do": "do"}
AMOUNT = re.compile(
    r"\b(?:how much|what (?:would|will|does|do|is|are|should)\b.{0,40}\b(?:cost|price|pay|bill|budget|charge)|cost me|estimate|budget|"
    r"price (?:for|of)|prices?\??$|pricing|costs?\??$)",
    re.IGNORECASE,
)
DECIDES = re.compile(
    r"\btrain or\b|\bshould (?:i|we)\b|\bworth it\b|\bmakes? sense\b|\bdoes it fit\b|\bis it time\b", re.I
)
SMALL_TALK: frozenset[Want] = frozenset({"hello", "thanks", "bye", "abilities", "identity", "memory"})
COUNTED = frozenset({"examples_on_hand", "volume_per_month"})
ABOUT_THE_CASE = frozenset({"examples_on_hand", "volume_per_month", "needs_facts", "task"})
UNLIKE_ANYTHING = 0.30  # cosine to the nearest phrasing; keyboard noise lies below
SURE_SMALL_TALK = 0.55
SURE_SMALL_WORD = 0.80  # of one or two words
SURE_ALONE = 0.65  # a message that leans on the one before is routed by itself only when it is this near a phrasing
HARM = 0.45  # no honest one of 600 messages lay above .41 (2026-11-22)
FEWEST_TO_DECLINE = 3  # words; what is shorter is asked about
FAR_OUTSIDE = 0.25  # below it even what sounds like a case of one's own, or a plan, is not
LONGEST_SMALL_TALK = 10  # words
SURELY_SPOKEN_TO = 0.45  # for a message that is put like those to decline
SPOKEN_TO = 0.35  # from here on the library speaks to a message (see REFUSE_BELOW in knowledge.index)
LIKE_A_PHRASING = 0.60  # a message this like one of Peri's own phrasings is meant for Peri
LONGEST_TRADE = 6  # words that do no more than name a trade
LOOKED_UP_WHOLE = 2_000  # characters
LONG_MESSAGE = 90  # words; beyond it the question inside is what is looked up


@dataclass(frozen=True)
class Intent:
    """What to do for one message."""

    want: Want | Literal["nonsense", "harmful", "foreign", "follow_nothing", "no"]
    question: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    concept: str | None = None  # the article to stay in
    part: str | None = None  # the part of it that a follow-up asks for
    pairs: list[dict[str, str]] = field(default_factory=list)
    build: bool = False
    plan: dict[str, int] = field(default_factory=dict)  # figures of a question about money
    amount: bool = True  # a question about money asks for a sum, not for an explanation
    skip: tuple[str, ...] = ()  # fields that the person could not or would not tell
    look: bool = True  # a verdict is opened by what the library says to the case
    after: int = 0  # examples that were shown already
    language: str | None = None


class Understanding:
    """Reads a message in its conversation."""

    def __init__(self, router: Router, languages: LanguageTeller, index: ConceptIndex) -> None:
        """`index` tells how surely the library speaks to a message, and what nobody should be helped with."""
        self._router = router
        self._languages = languages
        self._index = index

    def intent(self, talk: Talk) -> Intent:
        """What the last message wants. The same conversation always gives the same intent."""
        text = talk.now.said.strip()
        if is_harmful(text) or self._index.harm(text) >= HARM:
            return Intent("harmful", question=text)
        if pairs := read_pairs(text):
            return Intent("dataset", question=text, pairs=pairs, build=asks_to_build(text))
        follow = read_follow_up(_pointing(talk.now))
        if not re.search(r"[^\W\d_]{2,}", text) and not (talk.pending and re.search(r"\d", text)):
            return self._follow(talk, follow) if follow and talk.before else Intent("nonsense")
        if language := self._languages.foreign(text):
            return Intent("foreign", language=language)
        if talk.pending and (answered := self._answered(talk, talk.pending, text, follow)):
            return answered
        if named := _trade_named(talk, text):
            return named
        if follow and talk.before:
            return self._follow(talk, follow)
        return self._standalone(talk, text)

    def _answered(self, talk: Talk, asked: str, text: str, follow: FollowUp | None) -> Intent | None:
        """The message as a reply to Peri's open question; None when it is something else."""
        if follow and follow.kind == "unknown":
            return Intent("judge_fit", question=_case(talk), skip=(*skipped(talk), asked), look=False)
        if follow and follow.kind not in ("yes", "no", "and"):
            return None
        facts = read_answer(asked, text)
        if facts is None and "?" not in text:  # in an interview, word about the rights may come unasked
            facts = {k: v for k, v in (read_permission(text) or {}).items() if k == "may_use_work"} or None
        if facts is None:
            return None
        # A reply that tells nothing certain ("lots", "it varies") counts as not told, or it would be asked for again.
        unsure = () if facts else (asked,)
        return Intent("judge_fit", question=_case(talk), facts=facts, skip=(*skipped(talk), *unsure), look=False)

    def _standalone(self, talk: Talk, text: str) -> Intent:
        # The search looks at the clauses itself; only what is too long for it is cut to what is asked.
        question = text if len(text) <= LOOKED_UP_WHOLE else _question_in(text)
        suggested = talk.last is not None and text in talk.last.next_questions
        leans = talk.subject is not None and not suggested and leans_on_before(question)
        if leans and talk.subject:
            question = f"{question} ({_bare(talk.subject.question)})"
        routed = self._routed(text)
        if _is_keyboard_noise(text) or (routed.nearest < UNLIKE_ANYTHING and not suggested and len(text.split()) < 3):
            return Intent("nonsense")
        facts = read_facts(text)
        if asks_to_build(text) and len(text.split()) <= 25:
            return Intent("dataset", question=question, facts=facts, pairs=_pasted_before(talk), build=True)
        told = facts.keys() - {"profession"}
        want = _want(routed, text, facts)
        if not suggested and not leans and len(text.split()) >= FEWEST_TO_DECLINE:
            want = self._or_declined(want, routed, text, bool(told))
        if told and (DECIDES.search(text) or (talk.pending and "?" not in text)):
            want = "judge_fit"
        elif leans and not told and routed.nearest < SURE_ALONE:
            want = "explain"
        return Intent(
            want,
            question=question,
            facts=facts,
            skip=skipped(talk),
            plan=read_plan(text),
            amount=bool(AMOUNT.search(text)),
            look="?" in text or not COUNTED & facts.keys(),
        )

    def _or_declined(self, want: Want, routed: Routed, text: str, is_told: bool) -> Want:
        """Declining is for what the library does not speak to, whatever else the words are like."""
        if want in SMALL_TALK:
            return want
        inside = self._index.inside(text)
        if inside >= (SURELY_SPOKEN_TO if want == "decline" else SPOKEN_TO):
            return (
                next(w for w, _ in routed.ranked if w not in SMALL_TALK and w != "decline")
                if want == "decline"
                else want
            )
        if routed.want in SMALL_TALK and not is_told and len(text.split()) <= LONGEST_SMALL_TALK:
            return routed.want
        far = FAR_OUTSIDE if want in ("judge_fit", "journey") else SPOKEN_TO
        return "decline" if inside < far and routed.nearest < LIKE_A_PHRASING and not is_told else want

    def _routed(self, text: str) -> Routed:
        question = _question_in(text)
        texts = [text] if question == text else [text, question]
        mean = sum(self._router.embedder.embed([part])[0] for part in texts) / len(texts)
        return self._router.route(mean / (mean @ mean) ** 0.5)

    def _follow(self, talk: Talk, follow: FollowUp) -> Intent:
        subject, last = talk.subject, talk.last
        assert last is not None
        match follow.kind:
            case "no" | "unknown":
                return Intent("no")
            case "yes":
                return self._again(talk, last.next_questions[0]) if last.next_questions else Intent("follow_nothing")
            case "ordinal":
                return self._ordinal(talk, last, follow.position)
            case "and":
                return _continued(talk, follow.about)
            case "cost" if subject is None or last.of("judge_fit") or last.of("estimate_cost"):
                return Intent("cost", question=f"what does it cost ({_bare(subject.question)})" if subject else "costs")
        if subject is None:
            return Intent("follow_nothing")
        if follow.kind == "fit":
            skip, part = skipped(talk), PARTS["why"]
            return Intent("judge_fit", question=subject.question, concept=subject.concept, part=part, skip=skip)
        if follow.kind == "journey":
            return Intent("journey", question=subject.question, concept=subject.concept)
        if follow.kind == "example":
            return Intent("examples", question=subject.question, concept=subject.concept, after=_examples_shown(talk))
        part = PARTS[follow.kind]
        return Intent("explain", question=subject.question, concept=subject.concept, part=part)

    def _ordinal(self, talk: Talk, last: Exchange, position: int) -> Intent:
        points, questions = listed(last.answer), last.next_questions
        if 0 < position <= len(points) or (position < 0 and points):
            point = points[position - 1 if position > 0 else position]
            return Intent("explain", question=f"{point} ({_bare(last.question)})")
        if 0 < position <= len(questions):
            return self._again(talk, questions[position - 1])
        return Intent("follow_nothing")

    def _again(self, talk: Talk, text: str) -> Intent:
        return self._standalone(Talk(Exchange(text), talk.before), text)


def _trade_named(talk: Talk, text: str) -> Intent | None:
    """The trade, told in a few words right after examples: those are wanted from there."""
    last = talk.last
    if last is None or not last.of("show_examples") or len(text.split()) > LONGEST_TRADE or "?" in text:
        return None
    facts = read_answer("profession", text)
    return Intent("examples", question=last.question, facts=facts) if facts else None


def _pointing(now: Exchange) -> str:
    """The message as a follow-up: on an article's page its offers name the article in quotes, where others say "this"."""
    return re.sub(r"“[^”]*”", "this", now.said) if now.about else now.said


def skipped(talk: Talk) -> tuple[str, ...]:
    """The fields that were asked for and that the person did not know or did not want to tell."""
    found = []
    for count in range(1, len(talk.before) + 1):
        now = talk.before[count] if count < len(talk.before) else talk.now
        asked = Talk(now, talk.before[:count]).pending
        follow = read_follow_up(now.said)
        if asked and follow and follow.kind == "unknown":
            found.append(asked)
    return tuple(dict.fromkeys(found))


def _want(routed: Routed, text: str, facts: dict[str, Any]) -> Want:
    """The routed class, corrected by what the message holds."""
    want, words = routed.want, len(text.split())
    sure = SURE_SMALL_WORD if words <= 2 else SURE_SMALL_TALK
    if want in SMALL_TALK and (facts or words > 14 or routed.nearest < sure):
        want = next(w for w, _ in routed.ranked if w not in SMALL_TALK)
    if want == "clarify" and ABOUT_THE_CASE & facts.keys():
        return "judge_fit"
    tells_only = "?" not in text and not re.search(r"\bexamples?\b|\bshow\b|\bexplain\b", text.lower())
    if facts.keys() - {"needs_facts"} and want in ("explain", "clarify", "examples") and tells_only:
        return "judge_fit"
    return want


def _continued(talk: Talk, about: str) -> Intent:
    """ "And X?": X alone when it is a subject of its own, else X together with what was spoken of."""
    own = len(about.split()) <= 4 and not re.match(r"(?:at|for|with|without|in|on|if|when|from|not)\b", about, re.I)
    question = about if own or talk.subject is None else f"{about} ({_bare(talk.subject.question)})"
    if talk.last and talk.last.of("estimate_cost") and not own:
        return Intent("cost", question=question, plan=read_plan(about))
    return Intent("explain", question=question)


def _pasted_before(talk: Talk) -> list[dict[str, str]]:
    """The pairs of the latest message that held some: "build my dataset" may come one message later."""
    return next((pairs for e in reversed(talk.before) if (pairs := read_pairs(e.said))), [])


def _examples_shown(talk: Talk) -> int:
    """How many examples the answers just before this message gave in a row."""
    row = takewhile(lambda e: e.of("show_examples") and not e.of("search_library"), reversed(talk.before))
    return sum(len(e.of_passages("show_examples")) for e in row)


def _case(talk: Talk) -> str:
    """The message in which the person first described their case: what a verdict's passages should speak to."""
    return next((e.question for e in talk.before if e.of("judge_fit")), talk.now.said)


def _question_in(text: str) -> str:
    """The question inside a long message; the message itself when it is short or asks nothing."""
    if len(text.split()) <= LONG_MESSAGE:
        return text
    sentences = re.split(r"(?<=[.!?])\s+", text)
    asked = [i for i, sentence in enumerate(sentences) if sentence.rstrip().endswith("?")]
    if not asked:
        return text
    chosen = sorted({j for i in asked for j in ((i,) if len(sentences[i].split()) >= 8 else (i - 1, i)) if j >= 0})
    return " ".join(sentences[i] for i in chosen)


def _is_keyboard_noise(text: str) -> bool:
    """A few "words" that nobody can pronounce: asdf, qwrtz, jkljkl."""
    words = re.findall(r"[a-z]+", text.lower())
    noise = [w for w in words if re.search(r"[bcdfghjklmnpqrstvwxz]{5,}|asdf|qwer|zxcv|jkl", w)]
    return 0 < len(words) <= 4 and len(noise) * 2 >= len(words)


def _bare(question: str) -> str:
    """A question without the subject that was added to it in brackets."""
    return re.sub(r"\s*\([^()]*\)\s*$", "", question)
