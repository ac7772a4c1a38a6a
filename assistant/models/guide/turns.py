"""Reading the transcript: what was asked before, what was found, what is being asked now."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.messages import AssistantMessage, Message, ToolMessage, UserMessage

# A journey that was begun or walked since sets the question aside: what is said next belongs to the step.
SETS_ASIDE = ("start_journey", "journey_status", "mark_step", "keep_report", "switch_journey")
PATIENCE = 4  # exchanges that an open question outlives
OPENING = 60  # characters by which a passage is known again in an answer


@dataclass(frozen=True)
class Exchange:
    """One message of the person and what came of it; `results` is (tool, arguments, result as JSON, shown)."""

    said: str
    results: tuple[Result, ...] = ()
    answer: str = ""
    about: str | None = None  # the article that lay open beside this message
    files: str | None = None  # what was uploaded with it
    is_opening: bool = False  # nothing was said: it stands for the article that the person comes from

    def of(self, name: str) -> Result | None:
        """The last result of the tool `name`."""
        return next((r for r in reversed(self.results) if r.name == name and r.ok), None)

    def of_passages(self, name: str) -> list[dict[str, Any]]:
        """The passages of the last result of the tool `name`."""
        found = self.of(name)
        return list(found.content.get("passages", [])) if found else []

    @property
    def concept(self) -> str | None:
        """The article that the answer was about: the best one quoted, or the reason for a verdict's question."""
        if self.is_opening:
            return self.about
        for name in ("search_library", "show_examples"):
            quoted = [p for p in self.of_passages(name) if str(p["text"])[:OPENING] in self.answer]
            if quoted:
                return str(max(quoted, key=lambda p: float(p["score"]))["concept"])
        judged = self.of("judge_fit")
        reasons = judged.content.get("reasons", []) if judged else []
        if not reasons:
            return None
        return str(reasons[-1 if self.asked else 0]["concept"])  # the rubric gives the reason for its question last

    @property
    def question(self) -> str:
        """What was looked up, in full words; what was said when nothing was."""
        if self.is_opening:
            return str(self.about).replace("-", " ")
        for name, argument in (("search_library", "question"), ("show_examples", "about")):
            found = self.of(name)
            if found and found.arguments.get(argument):
                return str(found.arguments[argument])
        return self.said

    @property
    def asked(self) -> str | None:
        """The field of the Situation that the answer asked for; none where it went on to the step of a journey."""
        if self.results and self.results[-1].name == "journey_status":
            return None
        return next((str(r.content["asks"]) for r in reversed(self.results) if r.content.get("asks")), None)

    @property
    def next_questions(self) -> list[str]:
        """The questions that were suggested after the answer."""
        return next((list(r.content["next_questions"]) for r in self.results if r.content.get("next_questions")), [])


@dataclass(frozen=True)
class Result:
    """A tool's answer as the guide reads it."""

    name: str
    arguments: dict[str, Any]
    content: dict[str, Any]
    shown: str
    ok: bool = True

    @property
    def verdict(self) -> str | None:
        """The outcome of a judgement."""
        return self.content.get("verdict") or self.content.get("outcome")


@dataclass(frozen=True)
class Talk:
    """The conversation cut into exchanges; `now` is the one to answer."""

    now: Exchange
    before: tuple[Exchange, ...] = field(default=())

    @property
    def last(self) -> Exchange | None:
        """The exchange before this one."""
        return self.before[-1] if self.before else None

    @property
    def pending(self) -> str | None:
        """The field that was asked for lately and not answered yet, also when other questions came between."""
        for exchange in reversed(self.before[-PATIENCE:]):
            if exchange.asked or exchange.of("judge_fit"):
                return exchange.asked
            if any(exchange.of(name) for name in SETS_ASIDE):
                return None
        return None

    @property
    def open_question(self) -> str | None:
        """The words of the question for `pending`."""
        if self.pending is None:
            return None
        asked = (r.content.get("question") for e in reversed(self.before) for r in reversed(e.results))
        return next((str(question) for question in asked if question), None)

    @property
    def times_asked(self) -> int:
        """How often the open question was put, also as a reminder."""
        question = self.open_question
        return sum(question in exchange.answer for exchange in self.before) if question else 0

    @property
    def has_build(self) -> bool:
        """Whether a build was begun here, or spoken of."""
        return any(r.ok and r.content.get("build") for e in self.before for r in e.results)

    @property
    def has_check(self) -> bool:
        """Whether a training file was checked here."""
        return any(r.ok and r.content.get("check") for e in self.before for r in e.results)

    @property
    def judged(self) -> Result | None:
        """The last verdict on what the person told, beside those that were only imagined."""
        every = (r for e in reversed(self.before) for r in reversed(e.results) if r.name == "judge_fit" and r.ok)
        return next((r for r in every if not r.content.get("what_if")), None)

    @property
    def subject(self) -> Exchange | None:
        """The latest exchange that was about something in the library; at first the article that lies open."""
        return next((e for e in reversed(self.before) if e.concept), None)


def read_talk(messages: Sequence[Message]) -> Talk:
    """The exchanges of a transcript whose last user message is to be answered."""
    exchanges: list[Exchange] = []
    said: str | None = None
    about: str | None = None
    files: str | None = None
    answer, arguments, results = "", dict[str, dict[str, Any]](), list[Result]()

    def close() -> None:
        if said is not None:
            exchanges.append(Exchange(said, tuple(results), answer, about, files))

    for message in messages:
        match message:
            case UserMessage():
                close()
                said, answer, arguments, results, about = message.text, "", {}, [], message.about
                files = message.files
            case AssistantMessage():
                answer += message.text
                arguments.update({call.id: _object(call.arguments) for call in message.calls})
            case ToolMessage():
                given = arguments.get(message.call_id, {})
                results.append(Result(message.name, given, _object(message.content), message.shown, message.ok))
    close()
    assert exchanges, "a request ends with something that a person said"
    now, before = exchanges[-1], tuple(exchanges[:-1])
    if now.about and not any(exchange.concept for exchange in before):
        before = (Exchange("", about=now.about, is_opening=True), *before)
    return Talk(now, before)


def _object(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text or "{}")
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
