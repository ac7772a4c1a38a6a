"""Answers to questions that come up while a journey is walked, of every journey or of one of its steps."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

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
)


class StepAnswer(BaseModel):
    """An authored answer, the ways in which it is asked for, and the journeys and steps where it holds (all when none).

    `tools` are those of the open step. With a word of `signs` in the question, less likeness is asked for.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    journeys: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    signs: str | None = None
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
        "n": str(number_of(run, step)),
        "title": step.title,
        "done": step.done,
        "why": step.why,
        "example": example_of(step),
        "how_good": how_good(run, step, f"{told} {question}"),
        "faults": said_of_faults([*heard, told]) or f"Tell me the counts, and I say what follows. {step.why}",
    }
    return re.sub(r"(?<!\{)\{(\w+)\}", lambda match: words[match[1]], found.says.strip())
