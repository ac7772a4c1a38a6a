"""A question put along with a report, answered from the words of the steps; else said plainly to have no answer."""

from __future__ import annotations

import re

from assistant.tools.context import ToolContext
from assistant.tools.walk_result import time_in_words
from journeys.fault_advice import said_of_fewer
from journeys.how_good import ASKED, how_good
from journeys.plain_words import means, word_in
from journeys.run import JourneyRun, RunStep
from journeys.run_figures import compared, figures
from journeys.run_words import number_of
from journeys.step_answers import said_to
from knowledge.concepts import FACT
from knowledge.providers import fact_sentence

HOW_GOOD = (
    r"\b(?:is|are|was|isn'?t|aren'?t) (?:that|this|it|these|they|\d[\d.,]*)(?! enough)\b.{0,25}"
    r"\b(?:good|bad|terrible|awful|poor|great|decent|ok(?:ay)?|normal|usual|much|a lot|fine|high|low|little)\b|"
    r"\b(?:that'?s|this is|it'?s) (?:pretty |quite |really |so |very )?(?:good|bad|awful|terrible|hopeless|"
    r"normal|too \w+)\b.{0,12}\?|"
    r"\b(?:is|are) (?:that|this|it|these) (?:hopeless|too (?:few|little|many|much))\b|^(?:good|bad|normal|ok(?:ay)?|"
    r"fine|alright|enough)\?$|"
    r"\bwhat do you (?:make of|think of|say to) (?:that|this|it)\b|\bhow (?:good|bad) (?:is|are|"
    r"was)\b.{0,20}(?:\b(?:that|this|it|these|they)\b|\d)"
)
HOW_LONG = r"\bhow (?:long|much time) (?:does|do|will|would|is|should) (?:this|that|it|the step|step|i need)\b"
BETTER = r"\b(?:better|worse|improv\w+)\b"
OF_COUNT = (
    r"^(?:(?:and|so|but|hm+)[, ]+)*(?:is|are|would|will|does|do) (?:that|this|it|these|they|\d{1,2}|\w+) (?:be )?"
    r"(?:ok(?:ay)?|enough|fine|alright|all right|too few|good|do|suffice)\b"
)
SHORT = 5  # words
SUFFICES = (
    r"\b(?:does|do|will|would) (?:that|this|it|they|these) (?:suffice|do|be enough)\b|"
    r"\b(?:is|are) (?:that|this|it|they|these) enough\b"
)
SHARED = 2  # words by which a sentence of a step is near to a question
# Sentences of an authored answer that hold in one place only.
IN_CHAT = r"In the chat window [^.]*(?:\.(?=\w)[^.]*)*\. ?"
IN_TERMINAL = r"In the terminal [^.]*(?:\.(?=\w)[^.]*)*\. ?"
EMPTY = frozenset(
    {"and", "are", "but", "can", "could", "did", "does", "don", "for", "from", "have", "how", "into", "just",
     "like", "many", "more", "much", "must", "now", "one", "only", "our", "out", "should", "some", "still", "take",
     "than", "that", "the", "them", "then", "there", "these", "they", "thing", "thi", "too", "use", "wait", "was",
     "what", "when", "where", "which", "who", "will", "with", "would", "you", "your", "it"}
)  # fmt: skip


def answer_in_step(run: JourneyRun, step: RunStep, question: str, told: str = "", known: str | None = None) -> str:
    """What the journey itself says to a question; where it says nothing, that, and how to ask it again."""
    return answered_in_step(run, step, question, told, known) or (
        f"I have no ready answer to “{question.rstrip()}”: the step says nothing of it. Name in a word or two what you "
        "want to know about, and I look in my library."
    )


def answered_in_step(
    run: JourneyRun, step: RunStep, question: str, told: str = "", known: str | None = None
) -> str | None:
    """What the journey itself says to a question; None where it says nothing.

    `known` is the id of an authored answer that meets it. Facts of providers stay marked.
    """
    if plain := answered_plainly(run, step, question, told, known):
        return plain
    said = said_in(step, question, told)
    return f"To your question, step {number_of(run, step)} says: {said}" if said else None


def answered_plainly(
    run: JourneyRun, step: RunStep, question: str, told: str = "", known: str | None = None
) -> str | None:
    """What is authored, counted or defined; None where only a sentence of the step has the question's words."""
    if (fewer := said_of_fewer(step, told)) and re.search(OF_COUNT, question, re.IGNORECASE):
        return fewer
    if (
        re.search(HOW_GOOD, question, re.IGNORECASE)
        and re.search(ASKED, (f"{told} {question}"))
        and not _of_few(question)
    ):
        return how_good(run, step, f"{told} {question}")
    suffices = re.search(SUFFICES, question, re.IGNORECASE) is not None
    enough = f"It is enough for this step when you have this: {step.done}"
    if suffices and len(question.split()) <= SHORT:  # it names nothing that an authored answer could be about
        return enough
    if known and (authored := said_to(run, known, question, told)):
        return authored
    if (asked := word_in(question)) and (meaning := means(*asked)):
        return meaning
    of_training = re.search(r"\b(?:fine-?)?tun(?:e|ed|ing)\b|\btrain(?:ed|ing)?\b", question, re.IGNORECASE) is not None
    if re.search(BETTER, question, re.IGNORECASE) and not of_training and (moved := compared(run)):
        return f"By your own figures: {moved}"
    if suffices:
        return enough
    if re.search(HOW_GOOD, question, re.IGNORECASE) and not figures(run):
        return f"By the step it is as it should be when you have this: {step.done} More I can't see from here."
    if re.search(HOW_GOOD, question, re.IGNORECASE):
        return how_good(run, step, f"{told} {question}")
    if step.minutes and re.search(HOW_LONG, question, re.IGNORECASE):
        return (
            f"I reckon with about {time_in_words(step.minutes)} for step {number_of(run, step)}, and it "
            "may be done in parts."
        )
    return None


def nearest_in(step: RunStep, question: str) -> str | None:
    """The sentence of a step that shares most words with a question; None where none shares two."""
    asked = _telling(question)
    sentences = re.split(r"(?<=[.!?])\s+", " ".join(f"{step.do} {step.why}".split()))
    best = max(sentences, key=lambda each: len(asked & _telling(each)))
    return best if len(asked & _telling(best)) >= SHARED else None


def _of_few(question: str) -> bool:
    return re.search(r"\btoo (?:few|little)\b|\benough\b", question, re.IGNORECASE) is not None


def with_provider_facts(context: ToolContext, text: str) -> str:
    """Authored words with the dated facts of providers set in, without what is for the other place (chat, terminal)."""
    other = IN_CHAT if context.bench is None else IN_TERMINAL
    text = re.sub(other, "", text)
    known = context.library.providers
    return FACT.sub(lambda found: fact_sentence(known[found[1]], found[2]), text)


def said_in(step: RunStep, question: str, told: str = "") -> str | None:
    """The sentences of a step that are in the question's words; None where too few of them are."""
    sentences = re.split(r"(?<=[.!?])\s+", " ".join(f"{step.do} {step.done} {step.why}".split()))
    asked = _telling(question)
    near = [(len(asked & _telling(each)) * 2 + len(_telling(told) & _telling(each)), each) for each in sentences]
    best = max(score for score, _ in near)
    shared = max(len(asked & _telling(each)) for score, each in near if score == best)
    if not asked or best < min(4, 2 * len(asked)) or shared * 2 < min(len(asked), 6):
        return None
    return " ".join(each for score, each in near if score == best)


def _telling(text: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in re.findall(r"[a-z]{3,}", text.casefold())) - EMPTY
