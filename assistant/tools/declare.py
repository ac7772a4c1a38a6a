"""Declaring a tool once: a typed async function becomes schema, validation, terminal command and test entrance."""

from __future__ import annotations

import inspect
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, get_type_hints

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from assistant.errors import WrongArguments
from assistant.messages import Behaviour, Frozen
from assistant.models.protocol import ToolSpec
from assistant.tools.context import ToolContext

Effect = Literal["reads", "notes", "spends"]


class ToolResult(Frozen):
    """What a tool found; subclasses add typed fields.

    The model reads `for_model()`, the person reads `for_person()`. The fields here tell the turn what the answer is:
    `behaviour` None leaves it to another tool or the model.
    """

    behaviour: Behaviour | None = None
    asks: str | None = None  # field of the Situation that the answer should ask for
    verdict: str | None = None
    suggestions: tuple[str, ...] = ()

    def for_model(self) -> dict[str, Any]:
        """JSON that the model reads; unset fields are left out."""
        return self.model_dump(mode="json", exclude_none=True, exclude={"suggestions"})

    def for_person(self) -> str:
        """Markdown that the person may open under the step."""
        raise NotImplementedError


ToolFunction = Callable[..., Awaitable[ToolResult]]


@dataclass(frozen=True)
class Tool:
    """A declared tool. `effect` is policy: `reads` and `notes` run freely, `spends` needs a person's agreement."""

    name: str
    title: str  # what the person reads while it runs
    effect: Effect
    description: str
    arguments: type[BaseModel]
    function: ToolFunction

    @cached_property
    def spec(self) -> ToolSpec:
        """The tool as a model sees it."""
        schema = self.arguments.model_json_schema()
        schema.pop("title", None)
        return ToolSpec(self.name, self.description, schema)

    def parse(self, arguments: str) -> dict[str, Any]:
        """Checked arguments; raises WrongArguments with a sentence that says what would be right."""
        try:
            given = json.loads(arguments or "{}")
        except ValueError:
            raise WrongArguments(f"The arguments of {self.name} are not valid JSON. Send one JSON object.") from None
        if not isinstance(given, dict):
            raise WrongArguments(f"The arguments of {self.name} must be one JSON object.")
        try:
            checked = self.arguments.model_validate(given)
        except ValidationError as error:
            wrong = "; ".join(
                f"{'.'.join(str(part) for part in problem['loc']) or 'arguments'}: {problem['msg']}"
                for problem in error.errors()[:5]
            )
            raise WrongArguments(f"{self.name} cannot run with these arguments: {wrong}.") from None
        return {name: getattr(checked, name) for name in self.arguments.model_fields}


def tool(*, title: str, effect: Effect) -> Callable[[ToolFunction], Tool]:
    """Turn an async function `(context, ...) -> ToolResult` into a Tool; its docstring is read by models and people."""

    def declare(function: ToolFunction) -> Tool:
        hints = get_type_hints(function, include_extras=True)
        parameters = list(inspect.signature(function).parameters.values())
        assert parameters, "a tool needs a context"
        assert hints[parameters[0].name] is ToolContext, "the first parameter is the ToolContext"
        assert function.__doc__, "a tool needs a docstring"
        fields: dict[str, Any] = {
            p.name: (hints[p.name], ... if p.default is inspect.Parameter.empty else p.default) for p in parameters[1:]
        }
        name = getattr(function, "__name__", "tool")
        arguments = create_model(name, __config__=ConfigDict(extra="forbid"), **fields)
        return Tool(name, title, effect, inspect.cleandoc(function.__doc__), arguments, function)

    return declare
