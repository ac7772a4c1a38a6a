"""The tool that turns pairs into a training file, or says what to gather for one."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.messages import Frozen
from assistant.tools.build_work import BuildStarted, start_from_files, start_sample
from assistant.tools.check_result import CheckResult
from assistant.tools.context import ToolContext
from assistant.tools.declare import ToolResult, tool
from dataset.first_build import ChangedSince, build_first, write_build
from dataset.gathering import pair_shape
from dataset.report import ENOUGH_FROM, TRIAL_FROM, examples, held_out_words, size_verdict
from knowledge.providers import fact_sentence

# What providers said of floors, as facts with their dates; the last one spares people an evening.
FLOORS = (
    ("fireworks", "min-examples"),
    ("openai", "suggested-examples"),
    ("google", "suggested-examples"),
    ("openai", "newcomers"),
)
HOW_TO_GIVE = (
    "Drop your files into this window, or use the paperclip: Word, PDF, mails, sheets, or a zip of a folder. I find "
    "the pairs; everything stays on this machine. Pairs that you have can be pasted as `Input: …` and `Output: …`."
)
HOW_TO_GIVE_IN_TERMINAL = (
    "Nothing can be dropped into a terminal. Leave with “bye” and type `peri dataset new NAME PATH...`: any name, then "
    "your folder or zip. It stays on this machine. Or start `peri serve` and drop them in the chat."
)
NO_SAMPLE_HERE = "The sample work is shown in the chat window, or in the terminal by `peri dataset demo`."
TRY_SAMPLE = "Try it with sample work"
AFTER_BUILD = ("What would it cost me to train on this?", "Is it worth it for my work?", "What should I check by hand?")
AFTER_PLAN = (TRY_SAMPLE, "How many pairs do I need?", "What makes a good input?")


class Pair(Frozen):
    """One training pair: the input as it really arrives, and the approved piece."""

    input: Annotated[str, Field(max_length=100_000)]
    output: Annotated[str, Field(max_length=100_000)]


class DatasetPlan(Frozen):
    """What to gather before anything can be built."""

    an_input: str
    an_output: str
    how_many: str
    floors: tuple[str, ...]


class DatasetResult(ToolResult):
    """A training file that was written, or a plan for one. `folder` is relative to Peri's own folder."""

    written: bool
    folder: str | None = None
    files: tuple[str, ...] = ()
    given: int = 0
    training: int = 0
    held_out: int = 0
    held_out_words: str | None = None
    left_out: tuple[str, ...] = ()
    size_verdict: str | None = None
    plan: DatasetPlan | None = None
    how_to_give: str | None = None

    def for_model(self) -> dict[str, Any]:
        """The fields, and what may follow."""
        note = None if self.written else "Nothing was built or started. Say so."
        told = {**super().for_model(), "note": note, "next_questions": list(self.suggestions)}
        return {name: value for name, value in told.items() if value is not None}

    def for_person(self) -> str:
        """What was written and left out; or what to gather and how to hand it over."""
        return self._built() if self.plan is None else self._planned(self.plan)

    def _built(self) -> str:
        left_out = [f"- {line}" for line in self.left_out[:10]]
        if len(self.left_out) > 10:
            left_out.append(f"- and {len(self.left_out) - 10} more, in the report")
        parts = [
            f"**Written: {self.training + self.held_out} of {self._pairs()}**, read back and checked, in "
            f"`{self.folder}` "
            f"({', '.join(self.files)}).",
            f"- Training: {examples(self.training)}\n- Held out: {self.held_out_words}",
            "\n".join(["**Left out**", "", *left_out]) if left_out else "Nothing was left out.",
            f"**What it is good for.** {self.size_verdict}",
            "Near-duplicates, personal data and facts that the brief does not give were not looked for. Read the "
            "pairs for them. "
            "Nothing was sent anywhere.",
        ]
        return "\n\n".join(parts)

    def _pairs(self) -> str:
        return "1 pair" if self.given == 1 else f"{self.given} pairs"

    def _planned(self, plan: DatasetPlan) -> str:
        return "\n\n".join(
            [
                f"**How to hand them over.** {self.how_to_give or HOW_TO_GIVE}",
                "**Nothing is built yet: there are no pairs.** Here is what to gather.",
                f"- An input: {plan.an_input}\n- An output: {plan.an_output}\n- How many: {plan.how_many}",
                "Give the input every fact that the output uses. Leave out what is under NDA, and replace people's "
                "names.",
                "\n".join(["**What providers say of numbers**", "", *(f"- {floor}" for floor in plan.floors)]),
            ]
        )


@tool(title="Making the training data", effect="notes")
async def start_dataset_build(
    context: ToolContext,
    pairs: Annotated[
        tuple[Pair, ...],
        Field(max_length=10_000, description="Pairs that the person gave, word for word. Never write any yourself."),
    ] = (),
    name: Annotated[str | None, Field(max_length=80, description="A short name for the folder.")] = None,
    demo: Annotated[bool, Field(description="True: try it with the sample work that comes with Peri.")] = False,
) -> DatasetResult | BuildStarted | CheckResult:
    """Make training data: from files that were uploaded (call it without pairs), or from pairs given word for word.

    From files it starts a build that goes on in the background, with a card in the chat; a file that is training data
    already is checked instead. With neither, it says what to gather. Nothing is sent anywhere. Use it when files were
    uploaded or the person wants training data made from their work. Do not use it to explain formats (search_library).
    """
    if demo and context.bench is not None:
        return await start_sample(context, context.bench)
    if demo:
        raise ToolRefusal(NO_SAMPLE_HERE)
    if not pairs:
        started = await start_from_files(context, context.bench, name) if context.bench else None
        return started or _plan(context)
    if context.datasets_folder is None:
        raise ToolRefusal(
            "There is no place for training files here, so nothing was written. Your pairs are safe in this chat."
        )
    build = build_first([(pair.input, pair.output) for pair in pairs])
    left_out = tuple(f"Pair {dropped.number}: {dropped.reason}" for dropped in build.dropped)
    if not build.kept:
        raise ToolRefusal(f"{_none_of(len(pairs))} be used, so nothing was written. {'. '.join(left_out[:5])}.")
    try:
        folder = await asyncio.to_thread(write_build, build, context.datasets_folder, name or "dataset")
    except ChangedSince as error:
        raise ToolRefusal(
            f"The folder {error} is there already, with training data that was changed since. I leave it "
            f"as it is; "
            "give me another name for this set."
        ) from None
    except OSError:
        raise ToolRefusal(
            "The files could not be written. Check that the disk has room and may be written to."
        ) from None
    return DatasetResult(
        behaviour="dataset",
        suggestions=AFTER_BUILD,
        written=True,
        folder=f"{context.datasets_folder.name}/{folder.name}",
        files=tuple(build.files()),
        given=len(pairs),
        training=len(build.train),
        held_out=len(build.validation),
        held_out_words=held_out_words(build.kept, len(build.validation)),
        left_out=left_out,
        size_verdict=size_verdict(build.kept),
    )


def _none_of(count: int) -> str:
    return "The one pair cannot" if count == 1 else f"None of the {count} pairs can"


def _plan(context: ToolContext) -> DatasetResult:
    shape = pair_shape(context.situation.profession, context.situation.task)
    providers = context.library.providers
    plan = DatasetPlan(
        an_input=shape.input,
        an_output=shape.output,
        how_many=f"{TRIAL_FROM} good ones of one kind for a trial, {ENOUGH_FROM} to learn something, and more "
        f"while the result "
        "on held-out pairs still improves.",
        floors=tuple(fact_sentence(providers[provider], fact) for provider, fact in FLOORS),
    )
    how = HOW_TO_GIVE if context.bench else HOW_TO_GIVE_IN_TERMINAL  # the terminal has no place for files
    return DatasetResult(behaviour="dataset", suggestions=AFTER_PLAN, written=False, plan=plan, how_to_give=how)
