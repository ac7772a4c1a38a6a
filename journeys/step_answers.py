"""Answers to questions that come up while a journey is walked, of every journey or of one of its steps."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

from journeys.either_or import more_often
from journeys.fault_kind import said_of_kind
from journeys.faults_told import said_of_faults
from journeys.how_good import how_good
from journeys.run import JourneyRun, next_step
from journeys.run_figures import compared
from journeys.run_words import number_of, words_of
from journeys.step_examples import example_of

FILES = (
    "step_answers.yaml",
    "step_answers_of_steps.yaml",
    "step_answers_with_client_texts.yaml",
    "step_answers_of_files_and_log.yaml",
    "step_answers_of_pieces.yaml",
    "step_answers_of_models.yaml",
    "step_answers_of_counting.yaml",
    "step_answers_of_consent.yaml",
    "step_answers_of_secrecy.yaml",
    "step_answers_of_masking.yaml",
    "step_answers_of_clients_and_places.yaml",
    "step_answers_of_asking.yaml",
)
NO_FIGURES = "I have no two counts of yours to hold against each other, so nothing says that it got worse. "
# What asks to be confirmed: "so theirs stay out, right?", "do I take them out?".
TO_CONFIRM = (
    r"(?:\b(?:right|correct|yes|true|ok(?:ay)?|isn't it|don't i|agreed)\s*\?\s*$)|"
    r"\b(?:do|should|must|shall) i (?:\w+ )?(?:leave|take|cross|cut|drop|strike|remove|delete|keep) "
)


class StepAnswer(BaseModel):
    """An authored answer, the ways in which it is asked for, and the journeys and steps where it holds (all when none).

    `tools` are those of the open step. With a word of `signs` in the question, less likeness is asked for. Where
    `about` is given, the question must have words of it, whatever else it is like; words of `plainly` ask for this
    answer and no other.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    journeys: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    signs: str | None = None
    about: str | None = None
    plainly: str | None = None
    like: tuple[str, ...]
    says: str

    def holds_in(self, run: JourneyRun) -> bool:
        """Whether the answer is made for this journey, and for the step that is open in it."""
        if self.journeys and run.journey not in self.journeys:
            return False
        step = next_step(run)
        if not (self.steps or self.tools):
            return True
        return step is not None and (step.id in self.steps or (step.tool or "") in self.tools)

    def is_signed(self, question: str) -> bool:
        """Whether a telling word of this answer stands in the question."""
        return self.signs is not None and re.search(rf"\b(?:{self.signs})\b", question, re.IGNORECASE) is not None

    def may_meet(self, question: str) -> bool:
        """Whether the question speaks of what this answer is about, as far as that is said."""
        return self.about is None or re.search(self.about, question, re.IGNORECASE) is not None

    def is_asked_plainly(self, question: str, run: JourneyRun) -> bool:
        """Whether the question has words that ask for this answer and no other, at a step where it holds."""
        if self.plainly is None or re.search(self.plainly, question, re.IGNORECASE) is None:
            return False
        return self.may_meet(question) and (self.holds_in(run) or (run.is_finished and not self.steps))


@lru_cache(maxsize=1)
def step_answers() -> tuple[StepAnswer, ...]:
    """Every answer."""
    texts = ((files("journeys") / name).read_text("utf-8") for name in FILES)
    return tuple(StepAnswer.model_validate(row) for text in texts for row in yaml.load(text, yaml.CSafeLoader))


def said_to(run: JourneyRun, answer_id: str, question: str = "", told: str = "") -> str | None:
    """The answer of that id to `question`, as it is said in a run, with what was `told` in the same breath.

    None for an id that is not known. Facts of providers stay marked.
    """
    found = next((each for each in step_answers() if each.id == answer_id), None)
    if found is None:
        return None
    moved, step = compared(run), next_step(run) or run.steps[-1]
    heard = [words for each in run.steps if each.state != "skipped" for words in words_of(each)]
    words = {
        "figures": f"By your own counts: {moved} " if moved else "",
        "moved": f"By your own counts: {moved} " if moved else NO_FIGURES,
        "which_fault": said_of_kind(question),
        "more_often": more_often(question),
        "then": "Right: leave" if re.search(TO_CONFIRM, question, re.IGNORECASE) else "Then leave",
        "n": str(number_of(run, step)),
        "title": step.title,
        "done": step.done,
        "why": step.why,
        "example": example_of(step),
        "how_good": how_good(run, step, f"{told} {question}"),
        "faults": said_of_faults([*heard, told]) or f"Tell me the counts, and I say what follows. {step.why}",
    }
    return re.sub(r"(?<!\{)\{(\w+)\}", lambda match: words[match[1]], found.says.strip())
