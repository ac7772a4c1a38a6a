"""What the person wants now, and which tools will tell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.models.guide.classify import Routed, Router, Want
from assistant.models.guide.facts import read_count, read_facts, read_facts_at_fault, read_pairs, read_plan, read_yes
from assistant.models.guide.follow import FollowUp, leans_on_before, listed, read_follow_up
from assistant.models.guide.language import LanguageTeller
from assistant.models.guide.turns import Exchange, Talk

HARMFUL = re.compile(
    r"jailbreak|without (?:filter|censor|their permission|his permission|her permission|consent|asking)|"
    r"(?:remove|bypass|disable|get (?:a?round|past)) .{0,20}(?:filter|safety|censor|guard ?rail)|uncensored|deepfake|malware|"
    r"clone .{0,20}voice|impersonat|\bhack\b|phishing|scam\b|fake (?:profile|review|identit)|(?:she|he|they) (?:does|do)n'?t know|"
    r"(?:she|he|they) must(?:n'?t| not) know|behind (?:her|his|their) back",
    re.IGNORECASE,
)
PARTS = {"why": "why", "short": "short", "how": "how", "cost": "cost", "limits": "limits", "do": "do"}
COUNTED = frozenset({"examples_on_hand", "volume_per_month"})
YES_NO = frozenset({"may_use_work", "needs_facts"})
LEVELS = {
    "high": "high|very|a lot|exact|must|strict",
    "medium": "some|fairly|medium|quite",
    "low": "low|not much|little|not really|doesn'?t",
}
BUILD = re.compile(
    r"\b(?:build|make|create|start|prepare|turn|generate)\b.{0,40}\b(?:dataset|data set|training (?:data|file|set|pairs))\b",
    re.I,
)
AMOUNT = re.compile(
    r"\b(?:how much|what (?:would|will|does|do|is|are|should)\b.{0,40}\b(?:cost|price|pay|bill|budget|charge)|cost me|estimate|budget|"
    r"price (?:for|of)|prices?\??$|pricing|costs?\??$|\d+)",
    re.IGNORECASE,
)
SMALL_TALK: frozenset[Want] = frozenset({"hello", "thanks", "bye", "abilities", "identity"})
UNLIKE_ANYTHING = 0.30  # cosine to the nearest phrasing; keyboard noise lies below
SURE_SMALL_TALK = 0.50
SURE_ALONE = 0.65  # a message that leans on the one before is routed by itself only when it is this near a phrasing
LONG_MESSAGE = 45  # words; beyond it the question inside is what is looked up


@dataclass(frozen=True)
class Intent:
    """What to do for one message. `calls` are (tool, arguments) in order; `reply` is a key of replies.yaml said without tools."""

    want: Want | Literal["nonsense", "harmful", "foreign", "follow_nothing", "no"]
    question: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    concept: str | None = None
    part: str | None = None
    pairs: list[dict[str, str]] = field(default_factory=list)
    build: bool = False
    plan: dict[str, int] = field(default_factory=dict)  # figures of a question about money
    amount: bool = True  # a question about money asks for a sum, not for an explanation
    skip: tuple[str, ...] = ()
    language: str | None = None


class Understanding:
    """Reads a message in its conversation."""

    def __init__(self, router: Router, languages: LanguageTeller) -> None:
        self._router = router
        self._languages = languages

    def intent(self, talk: Talk) -> Intent:
        """What the last message wants. The same conversation always gives the same intent."""
        text = talk.now.said.strip()
        if HARMFUL.search(text):
            return Intent("harmful")
        if pairs := read_pairs(text):
            return Intent("dataset", question=text, pairs=pairs, build=True)
        if not re.search(r"[^\W\d_]{2,}", text) and not (talk.last and talk.last.asked and re.search(r"\d", text)):
            follow = read_follow_up(text)
            return self._follow(talk, follow) if follow and talk.before else Intent("nonsense")
        if language := self._languages.foreign(text):
            return Intent("foreign", language=language)
        skipped = _skipped(talk)
        if talk.last and talk.last.asked and (answer := self._answer(talk.last.asked, text)) is not None:
            return Intent("judge_fit", question=talk.last.question, facts=answer, skip=skipped)
        follow = read_follow_up(text)
        if follow and talk.last and talk.last.asked and follow.kind == "unknown":
            return Intent("judge_fit", question=talk.last.question, skip=(*skipped, talk.last.asked))
        if follow and talk.before:
            return self._follow(talk, follow)
        return self._standalone(talk, text, skipped)

    def _standalone(self, talk: Talk, text: str, skipped: tuple[str, ...]) -> Intent:
        question = _question_in(text)
        leans = talk.subject is not None and leans_on_before(question)
        if leans and talk.subject:
            question = f"{question} ({_bare(talk.subject.question)})"
        routed = self._routed(text)
        want = routed.want
        if leans and routed.nearest < SURE_ALONE:
            want = "explain"
        if routed.nearest < UNLIKE_ANYTHING or _is_keyboard_noise(text):
            return Intent("nonsense")
        facts = read_facts(text)
        if BUILD.search(text) and len(text.split()) <= 25:
            return Intent("dataset", question=question, facts=facts, build=True)
        if want in SMALL_TALK and (facts or len(text.split()) > 12 or routed.nearest < SURE_SMALL_TALK):
            want = next(w for w, _ in routed.ranked if w not in SMALL_TALK)
        if want == "clarify" and {"examples_on_hand", "volume_per_month", "needs_facts"} & facts.keys():
            want = "judge_fit"
        tells_only = "?" not in text and not re.search(r"\bexamples?\b|\bshow\b|\bexplain\b", text.lower())
        if facts.keys() - {"needs_facts"} and want in ("explain", "clarify", "examples") and tells_only:
            want = "judge_fit"
        return Intent(
            want, question=question, facts=facts, skip=skipped, plan=read_plan(text), amount=bool(AMOUNT.search(text))
        )

    def _routed(self, text: str) -> Routed:
        question = _question_in(text)
        texts = [text] if question == text else [text, question]
        mean = sum(self._router.embedder.embed([part])[0] for part in texts) / len(texts)
        return self._router.route(mean / (mean @ mean) ** 0.5)

    def _answer(self, asked: str, text: str) -> dict[str, Any] | None:
        """Facts from a reply to the question for `asked`; None when the message is not such a reply."""
        facts = read_facts(text)
        follow = read_follow_up(text)
        if follow and follow.kind not in ("yes", "no", "and"):
            return None
        if text.rstrip().endswith("?") and asked not in facts:
            return None
        if asked in facts:
            return facts
        if asked in COUNTED:
            count = read_count(text)
            return None if count is None else {**facts, asked: count}
        if asked in YES_NO:
            yes = read_facts_at_fault(text) if asked == "needs_facts" else None
            yes = read_yes(text) if yes is None else yes
            return None if yes is None else {**facts, asked: yes}
        if asked == "budget_usd":
            count = read_count(text)
            return None if count is None else {**facts, asked: float(count)}
        if asked == "consistency_needed":
            level = next((name for name, words in LEVELS.items() if re.search(rf"\b(?:{words})\b", text.lower())), None)
            return None if level is None else {**facts, asked: level}
        sure = {
            name: value for name, value in facts.items() if name not in COUNTED
        }  # figures in prose may mean other things
        return {**sure, asked: text.strip()[:400]} if text.strip() else None

    def _follow(self, talk: Talk, follow: FollowUp) -> Intent:
        subject, last = talk.subject, talk.last
        assert last is not None
        if follow.kind == "no":
            return Intent("no")
        if follow.kind == "yes":
            chosen = last.next_questions[0] if last.next_questions else ""
            return self._again(talk, chosen) if chosen else Intent("follow_nothing")
        if follow.kind == "ordinal":
            return self._ordinal(talk, last, follow.position)
        if subject is None:
            return (
                self._standalone(talk, talk.now.said, ())
                if follow.kind in ("and", "cost")
                else Intent("follow_nothing")
            )
        if follow.kind == "example":
            return Intent("examples", question=subject.question, concept=subject.concept)
        if (
            follow.kind == "and"
            and not re.match(r"(?:at|for|with|in|on|if|when|from)\b", follow.about)
            and len(follow.about.split()) <= 4
        ):
            return self._standalone(Talk(Exchange(follow.about), ()), follow.about, ())
        if follow.kind == "and":
            question = f"{follow.about} ({_bare(subject.question)})"
            return Intent("cost" if last.of("estimate_cost") else "explain", question=question)
        if follow.kind == "unknown":
            return Intent("explain", question=subject.question, concept=subject.concept, part="short")
        if follow.kind == "cost" and (last.of("judge_fit") or last.of("estimate_cost")):
            return Intent("cost", question=f"what does it cost ({_bare(subject.question)})")
        return Intent("explain", question=subject.question, concept=subject.concept, part=PARTS[follow.kind])

    def _ordinal(self, talk: Talk, last: Exchange, position: int) -> Intent:
        points, questions = listed(last.answer), last.next_questions
        if 0 < position <= len(points) or (position < 0 and points):
            point = points[position - 1 if position > 0 else position]
            return Intent("explain", question=f"{point} ({_bare(last.question)})")
        if 0 < position <= len(questions):
            return self._again(talk, questions[position - 1])
        return Intent("follow_nothing")

    def _again(self, talk: Talk, text: str) -> Intent:
        return self._standalone(Talk(Exchange(text), talk.before), text, ())


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


def _skipped(talk: Talk) -> tuple[str, ...]:
    """The fields that were asked for and that the person did not know or did not want to tell."""
    skipped = []
    for before, after in zip(talk.before, [*talk.before[1:], talk.now], strict=False):
        follow = read_follow_up(after.said)
        if before.asked and follow and follow.kind == "unknown":
            skipped.append(before.asked)
    return tuple(dict.fromkeys(skipped))
