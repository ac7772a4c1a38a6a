"""What is said of a step that was marked: how it stands now, and what was told of it."""

from __future__ import annotations

from assistant.tools.answering_step import answer_in_step
from journeys.answers_told import answers_of, said_of_answers, wants_answers
from journeys.faults_told import said_of_faults
from journeys.run import JourneyRun, RunStep
from journeys.run_words import number_of, without_because

ANSWERS_OUT = (
    "While answers are out you can go on; tell me who said yes and who said no when they are in, and I keep it. Until "
    "then nobody's silence is a yes. If no mail has gone out yet, “go back” opens the step."
)


def said_of_mark(run: JourneyRun, step: RunStep | None, how: str, reason: str | None) -> str:
    """What is said of a step that was marked, with what was told of it or asked along."""
    assert step is not None
    name = f"step {number_of(run, step)}, “{step.title}”"
    match how:
        case "skipped" if reason is None:
            return f"Skipped: {name}. If you tell me why, it stands beside the step; “go back” opens it again."
        case "skipped":
            return f"Skipped: {name}, because {without_because(reason or '').rstrip('.')}."
        case "back":
            asked = f"\n\n{answer_in_step(run, step, reason)}" if reason else ""
            return f"Open again: {name}.{asked}"
        case "elsewhere":
            return f"Noted as done elsewhere: {name}.{_echo(step, reason)}"
        case _ if step.check != "said":
            return f"Noted as done: {name}. I have only your word for it, and that is enough.{_echo(step, reason)}"
        case _:
            return f"Done: {name}.{_echo(step, reason)}"


def _echo(step: RunStep, reason: str | None) -> str:
    """What was told, said back; or what may still be told of the step."""
    answers = answers_of(step, reason or "")
    counted = f" {said_of_answers(answers, is_done=True)}" if answers else ""
    if reason:
        follows = said_of_faults([reason])
        return f" I keep what you told me: “{reason.strip().rstrip('.')}”.{counted}" + (
            f"\n\n{follows}" if follows else ""
        )
    if counted or not step.report or step.told:
        return counted
    if wants_answers(step):
        return f" {ANSWERS_OUT}"
    return f" If you tell me {step.report}, I keep it for the end."
