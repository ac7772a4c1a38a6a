"""The tools for the project log: keep a finished project, and report what differs by helper."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from pydantic import Field

from assistant.desk import Desk
from assistant.errors import NotYours, ToolRefusal
from assistant.tools.context import ToolContext
from assistant.tools.declare import ToolResult, tool
from tracking.asking import doubts, question_for, understood
from tracking.changed import TooLong, share_changed
from tracking.project import Helper, Project
from tracking.reading import read_project
from tracking.report_words import headline, markdown

NO_DESK = "There is no log here, because I do not know whose it would be. Open the chat, or use `peri track`."
NO_NAME = (
    "I found no name for the project. Begin with it, like this: “Acme landing page, tuned model, 2 rounds, 95 minutes, "
    "client happy”."
)
NOTHING_READ = "I found nothing to change in that. Write it like this: “rounds: 2; minutes: 95”."
AFTER_LOG = ("Show my project report", "How do I measure whether it helps?")
AFTER_REPORT = ("How do I compare blind?", "When should I refresh a tuned model?")
Text = Annotated[str | None, Field(max_length=200_000)]


class LoggedResult(ToolResult):
    """A project as it stands in the log now; `question` asks once for what is missing."""

    number: int
    done: str  # logged, changed, deleted
    understood: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    question: str | None = None
    missing: tuple[str, ...] = ()
    note: str = "Say what was understood. Never fill in what the person did not say."

    def for_model(self) -> dict[str, Any]:
        """The fields, and what may follow."""
        return {**super().for_model(), "next_questions": list(self.suggestions)}

    def for_person(self) -> str:
        """What was understood, what was not, and the question."""
        if self.done == "deleted":
            return f"**Deleted** for good: {self.understood[0].removeprefix('Project: ')}."
        head = f"**{self.done.capitalize()}:** number {self.number} in your log. This is what I understood:"
        lines = "\n".join(f"- {line}" for line in self.understood)
        wrong = f"If something is wrong: “change project {self.number}: rounds: 2”, or “delete project {self.number}”."
        return "\n\n".join(part for part in (head, lines, " ".join(self.doubts), self.question or "", wrong) if part)


class ReportResult(ToolResult):
    """What the log says; `report` is Markdown whose figures were computed, each with its interval."""

    projects: int
    headline: str
    report: str
    note: str = "Keep every figure, interval and 'too early' as it is. Never say that the helper caused a difference."

    def for_model(self) -> dict[str, Any]:
        """The fields, and what may follow."""
        return {**super().for_model(), "next_questions": list(self.suggestions)}

    def for_person(self) -> str:
        """The report."""
        return self.report


def desk_of(context: ToolContext) -> Desk:
    """The person's desk; raises ToolRefusal where nobody is known."""
    if context.desk is None:
        raise ToolRefusal(NO_DESK)
    return context.desk


@tool(title="Writing into your log", effect="notes")
async def log_project(
    context: ToolContext,
    text: Annotated[
        str,
        Field(
            max_length=4_000,
            description="The person's own words on one finished project, or “label: value” parts: project, kind, "
            "client, helper (none, general model, prompt kit, tuned model), rounds, minutes, outcome, date.",
        ),
    ] = "",
    number: Annotated[
        int | None, Field(ge=1, description="Change this project of the log; None logs a new one.")
    ] = None,
    name: Annotated[
        str | None, Field(max_length=200, description="Change the latest project whose name holds these words.")
    ] = None,
    draft: Annotated[Text, Field(description="The draft, word for word, to count the words changed.")] = None,
    final: Annotated[Text, Field(description="The text as it was delivered, word for word.")] = None,
    delete: Annotated[bool, Field(description="Delete project `number` for good. Only when they ask for it.")] = False,
) -> LoggedResult:
    """Log a finished project, or change or delete one: which helper, revision rounds, minutes, outcome.

    With `draft` and `final` the share of words changed is computed. Pass the person's words; do not guess what they did
    not say. Use it for "Acme landing page, tuned model, 2 rounds, 95 minutes". Do not use it for what they tell of
    their work in general (note_situation) or for what the log shows (report_projects).
    """
    desk = desk_of(context)
    try:
        if delete:
            return await asyncio.to_thread(_delete, desk, number)
        if name is not None and number is None:
            number = await asyncio.to_thread(desk.number_of, name)
        return await asyncio.to_thread(_log, desk, text, number, _share(draft, final))
    except (NotYours, TooLong) as error:
        raise ToolRefusal(str(error)) from None


@tool(title="Looking at your log", effect="reads")
async def report_projects(
    context: ToolContext,
    against: Annotated[
        Helper | None, Field(description="The helper to compare with; by itself a general model, or the earliest.")
    ] = None,
) -> ReportResult:
    """Report from the project log whether rounds, minutes and words changed differ by helper, with honest intervals.

    Says when it is too early and how many more projects would tell. Use it for "did it help?", "show my report". Do not
    use it for what training would save in future (estimate_cost).
    """
    desk = desk_of(context)
    found = await asyncio.to_thread(desk.report, against)
    return ReportResult(
        behaviour="journey",
        suggestions=AFTER_REPORT,
        projects=found.projects,
        headline=headline(found),
        report=markdown(found),
    )


def _log(desk: Desk, text: str, number: int | None, share: dict[str, Any]) -> LoggedResult:
    reading = read_project(text, desk.today)
    given = {**reading.given, **share}
    if number is not None:
        if not given:
            raise ToolRefusal(NOTHING_READ)
        logged, done = desk.amend(number, given), "changed"
    else:
        if not given.get("name"):
            raise ToolRefusal(NO_NAME)
        logged, done = desk.log(Project(**{"on": desk.today, **given}))[0], "logged"
    missing = logged.project.missing() if number is None else ()
    question = question_for(missing)
    return LoggedResult(
        behaviour="journey",
        suggestions=() if question else AFTER_LOG,
        number=logged.number,
        done=done,
        understood=tuple(understood(logged.project)),
        doubts=tuple(doubts(reading)),
        question=question,
        missing=missing,
    )


def _delete(desk: Desk, number: int | None) -> LoggedResult:
    if number is None:
        raise ToolRefusal("Say which project to delete, by its number in the log.")
    project = desk.project(number)
    desk.forget(number)
    return LoggedResult(behaviour="journey", number=number, done="deleted", understood=tuple(understood(project)))


def _share(draft: str | None, final: str | None) -> dict[str, Any]:
    if not draft or not final:
        return {}
    share = share_changed(draft, final)
    return {} if share is None else {"share_changed": share}
