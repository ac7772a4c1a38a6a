"""The chooser in the chat's settings: who speaks in this conversation."""

from __future__ import annotations

from collections.abc import Sequence

from chainlit.input_widget import Select

from assistant.face.element import Data
from assistant.peri import Speaker

ALONE = "To hear a language model instead, name one in PERI_MODEL and start Peri again."


def chooser(speakers: Sequence[Speaker], chosen: str | None) -> list[Data]:
    """The one setting of the chat, as Chainlit draws it; the first speaker is the default."""
    known = [speaker.id for speaker in speakers]
    current = chosen if chosen in known else known[0]
    described = " ".join(f"{speaker.label}: {speaker.description}" for speaker in speakers)
    select = Select(
        id="speaker",
        label="Who speaks",
        items={speaker.label: speaker.id for speaker in speakers},
        initial_value=current,
        description=described if len(speakers) > 1 else f"{described} {ALONE}",
    )
    return [dict(select.to_dict())]


def wanted_speaker(settings: object, speakers: Sequence[Speaker]) -> str | None:
    """The speaker that a settings packet names, or None when it names none that there is."""
    chosen = settings.get("speaker") if isinstance(settings, dict) else None
    return next((speaker.id for speaker in speakers if speaker.id == chosen), None)
