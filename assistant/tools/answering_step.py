"""A question put along with a report, answered from the words of the steps; else said plainly to have no answer."""

from __future__ import annotations

import re

from journeys.plain_words import means, word_in
from journeys.run import JourneyRun, RunStep
from journeys.run_figures import compared
from journeys.run_words import number_of

HOW_GOOD = (
    r"\b(?:is|are|was|isn'?t|aren'?t) (?:that|this|it|these|they)\b.{0,20}"
    r"\b(?:good|bad|terrible|awful|poor|great|decent|ok(?:ay)?|normal|usual|much|a lot|fine|high|low)\b"
)
BETTER = r"\b(?:better|worse|improv\w+)\b"
SUFFICES = (
    r"\b(?:does|do|will|would) (?:that|this|it|they|these) (?:suffice|do|be enough|count)\b|"
    r"\b(?:is|are) (?:that|this|it|they|these) enough\b"
)
EMPTY = frozenset(
    {"and", "are", "but", "can", "could", "did", "does", "don", "for", "from", "have", "how", "into", "just",
     "like", "many", "more", "much", "must", "now", "one", "only", "our", "out", "should", "some", "still", "take",
     "than", "that", "the", "them", "then", "there", "these", "they", "thing", "thi", "too", "use", "wait", "was",
     "what", "when", "where", "which", "who", "will", "with", "would", "you", "your", "it"}
)  # fmt: skip


def answer_in_step(run: JourneyRun, step: RunStep, question: str, told: str = "") -> str:
    """What the journey itself says to a question; where it says nothing, that, and how to ask it again."""
    if (asked := word_in(question)) and (meaning := means(*asked)):
        return meaning
    if re.search(BETTER, question, re.IGNORECASE) and (moved := compared(run)):
        return f"By your own figures: {moved}"
    if re.search(SUFFICES, question, re.IGNORECASE):
        return f"It is enough for this step when you have this: {step.done}"
    if re.search(HOW_GOOD, question, re.IGNORECASE):
        return _how_good(run, step)
    if said := said_in(step, question, told):
        return f"To your question, step {number_of(run, step)} says: {said}"
    return (
        f"I have no ready answer to “{question}”: the step says nothing of it. Name in a word or two what you want to "
        "know about, and I look in my library."
    )


def said_in(step: RunStep, question: str, told: str = "") -> str | None:
    """The sentences of a step that are in the question's words; None where too few of them are."""
    sentences = re.split(r"(?<=[.!?])\s+", " ".join(f"{step.do} {step.done} {step.why}".split()))
    asked = _telling(question)
    near = [(len(asked & _telling(each)) * 2 + len(_telling(told) & _telling(each)), each) for each in sentences]
    best = max(score for score, _ in near)
    if not asked or best < min(4, 2 * len(asked)) or not any(asked & _telling(each) for _, each in near):
        return None
    return " ".join(each for score, each in near if score == best)


def _how_good(run: JourneyRun, step: RunStep) -> str:
    """A figure alone is neither good nor bad: it is held against the person's own first one."""
    if compared(run):
        return "Whether that is good, your own first figure tells: what moved stands above, and no other mark counts."
    later = next((each for each in run.steps[number_of(run, step) :] if each.report and each.state == "open"), None)
    again = (
        f" Step {number_of(run, later)}, “{later.title}”, counts again, and" if later else " A second count later, and"
    )
    return f"One count alone is neither good nor bad: it is the mark you start from.{again} the difference tells."


def _telling(text: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in re.findall(r"[a-z]{3,}", text.casefold())) - EMPTY
