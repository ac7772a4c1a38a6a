"""A training recipe: one Python file with the person's own file names, ready to run on their machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from dataset.layouts.companions import BASE


@dataclass(frozen=True)
class Kind:
    """One way to train at home. `needs` is what the machine must have, said before anything is installed."""

    id: str
    name: str
    base: str
    needs: str
    install: str
    template: str


# Memory: weights of a 4B model in four bits take about 3 GB, in sixteen about 8 GB; the rest is gradients of the
# adapter, activations at 2,048 tokens and the tools themselves. Estimates, not measurements; said so in the recipe.
KINDS: Mapping[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind(
            "unsloth", "Unsloth", "unsloth/Qwen3-4B-Instruct-2507",
            "an NVIDIA card with at least 8 GB of its own memory, on Linux or Windows with WSL; 20 GB of free disk",
            "pip install unsloth", "unsloth.txt",
        ),
        Kind(
            "trl", "TRL", BASE,
            "an NVIDIA card with at least 16 GB of its own memory; 20 GB of free disk",
            "pip install trl peft datasets accelerate", "trl.txt",
        ),
        Kind(
            "mlx", "MLX-LM", "mlx-community/Qwen3-4B-Instruct-2507-4bit",
            "a Mac with an Apple chip (M1 or later) and at least 16 GB of memory; 10 GB of free disk",
            'pip install "mlx-lm[train]"', "mlx.txt",
        ),
    )
}  # fmt: skip


class UnknownRecipe(Exception):
    """There is no such recipe; str() is a sentence for the person."""


def recipe(kind: str, train: str, validation: str | None, examples: int, *, base: str | None = None) -> str:
    """The Python file as text: it names the person's files, loads nothing before `main()` runs, and says what it needs.

    `examples` is how many there are in `train`. Raises UnknownRecipe.
    """
    if kind not in KINDS:
        raise UnknownRecipe(f'There is no recipe "{kind[:60]}". I know: {", ".join(KINDS)}.')
    chosen = KINDS[kind]
    template = Template((Path(__file__).parent / "recipes" / chosen.template).read_text("utf-8"))
    return template.substitute(
        needs=chosen.needs,
        install=chosen.install,
        name=chosen.name,
        base=repr(base or chosen.base),
        train=repr(train),
        validation=repr(validation),
        examples=examples,
        epochs=epochs(examples),
        iterations=max(100, examples * epochs(examples)),
    )


def epochs(examples: int) -> int:
    """How often each example is read: three times, twice when there are more than 1,000."""
    return 3 if examples <= 1_000 else 2
