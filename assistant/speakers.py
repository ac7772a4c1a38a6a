"""Who can speak: the built-in guide, and the hosted model that the settings name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.models.protocol import Model
from knowledge.vectors import VectorCache

if TYPE_CHECKING:
    from assistant.peri import Peri

GUIDE = "guide"
HOSTED = "hosted"


@dataclass(frozen=True)
class Speaker:
    """Someone who can speak, as the chooser shows it."""

    id: str
    label: str
    description: str


def list_speakers(models: Mapping[str, Model]) -> list[Speaker]:
    """Who can speak with these models, the default first."""
    guide = Speaker(
        GUIDE, "Built-in guide", "No key, no network: answers from the library, by rules. Not a language model."
    )
    if HOSTED not in models:
        return [guide]
    name = models[HOSTED].name
    return [
        Speaker(HOSTED, name, "A language model with the same tools; what you write goes to its provider."),
        guide,
    ]


def open_speakers(peri: Peri, index_folder: Path) -> dict[str, Model]:
    """The models by their names here. The lazy doors: a guide's answer must not pay for a hosted model."""
    from assistant.models.guide.guide import Guide

    settings = peri.settings
    cache = VectorCache(index_folder, peri.index.embedder)
    titles = tuple(journey.title for journey in peri.journeys)
    models: dict[str, Model] = {GUIDE: Guide(peri.index, cache, peri.objections, peri.sayings, titles)}
    if settings.model:
        from assistant.models.hosted import HostedModel

        models[HOSTED] = HostedModel(
            name=settings.model,
            api_base=settings.api_base,
            api_key=settings.api_key,
            today=peri.today,
            max_input_tokens=settings.max_input_tokens,
        )
    return models
