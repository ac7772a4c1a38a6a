"""One example as a line of each layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from dataset.check.layouts import Layout

SEPARATOR = "\n\n###\n\n"  # where the prompt ends, in the old layout of prompt and completion
END = " END"


class Written(Protocol):
    """What is written of an example: the two sides, and the system's words where there are any."""

    @property
    def system(self) -> str | None: ...
    @property
    def input(self) -> str: ...
    @property
    def output(self) -> str: ...


@dataclass(frozen=True)
class Example:
    """An example ready to be written."""

    system: str | None
    input: str
    output: str


@dataclass(frozen=True)
class Target:
    """A provider or tool to write for. `reader` is its name in the check; None for plain text."""

    id: str
    name: str
    layout: Layout
    reader: str | None
    line: Callable[[Written], dict[str, Any]]
    has_bom: bool = False
    held_out_bytes: int | None = None  # the most that the validation file may have
    held_out_share: float | None = None  # of the bytes of the training file

    def room_for_held_out(self, train_bytes: int) -> int | None:
        """Bytes that the validation file may have beside a training file of that size; None for any number."""
        share = None if self.held_out_share is None else int(train_bytes * self.held_out_share)
        rooms = [room for room in (self.held_out_bytes, share) if room is not None]
        return min(rooms) if rooms else None


def chat(example: Written) -> dict[str, Any]:
    """The system's words, the user's and the assistant's as messages."""
    system = [{"role": "system", "content": example.system}] if example.system else []
    asked, answered = {"role": "user", "content": example.input}, {"role": "assistant", "content": example.output}
    return {"messages": [*system, asked, answered]}


def prompt_completion(example: Written) -> dict[str, Any]:
    """Two texts, with the separator, the space before and the mark at the end that the old layout is learned with."""
    return {"prompt": f"{_both(example)}{SEPARATOR}", "completion": f" {example.output}{END}"}


def contents(example: Written) -> dict[str, Any]:
    """Google's layout."""
    made: dict[str, Any] = {}
    if example.system:
        made["systemInstruction"] = {"role": "system", "parts": [{"text": example.system}]}
    asked = {"role": "user", "parts": [{"text": example.input}]}
    return {**made, "contents": [asked, {"role": "model", "parts": [{"text": example.output}]}]}


def alpaca(example: Written) -> dict[str, Any]:
    """Alpaca's layout; `system` stands in every line, because LLaMA-Factory stops where a column is missing."""
    return {"instruction": example.input, "input": "", "output": example.output, "system": example.system or ""}


def text(example: Written) -> dict[str, Any]:
    """The finished piece alone, for training that only reads."""
    return {"text": example.output}


TARGETS: Mapping[str, Target] = {
    target.id: target
    for target in (
        Target("openai", "OpenAI", "chat", "openai", chat),
        Target("openai-legacy", "OpenAI, prompt and completion", "prompt_completion", "openai", prompt_completion),
        Target("azure", "Azure OpenAI", "chat", "azure", chat, has_bom=True),
        Target("together", "Together AI", "chat", "together", chat),
        Target("fireworks", "Fireworks AI", "chat", "fireworks", chat),
        # mistralai/platform-docs-public, fine-tuning FAQ, read 2026-11-22: at most 1 MB and 5 % of the training data
        Target("mistral", "Mistral", "chat", "mistral", chat, held_out_bytes=1_000_000, held_out_share=0.05),
        Target("nebius", "Nebius", "chat", "nebius", chat),
        Target("google", "Google", "contents", "google", contents),
        Target("mlx", "MLX-LM", "chat", "mlx", chat),
        Target("trl", "TRL", "chat", "trl", chat),
        Target("unsloth", "Unsloth", "chat", "unsloth", chat),
        Target("llama-factory", "LLaMA-Factory", "alpaca", "llama-factory", alpaca),
        Target("axolotl", "Axolotl", "chat", "axolotl", chat),
        Target("text", "plain text", "text", None, text),
    )
}


def _both(example: Written) -> str:
    return f"{example.system}\n\n{example.input}" if example.system else example.input
