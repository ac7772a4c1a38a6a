"""The rehearsals of one person: a folder for each person and in it one for each rehearsal; nobody sees another's."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from rehearsal.figures import Plan, Progress, Settings
from rehearsal.pairs import Chosen
from rehearsal.state import PLAN, PROGRESS, SETTINGS, Folder

_KEY_LETTERS = 16


class NoRehearsal(Exception):
    """The person has no such rehearsal; str() is a sentence for the person."""


class Shelf:
    """The rehearsals of one person below `root`."""

    def __init__(self, root: Path, person: str) -> None:
        self.folder = root / sha256(person.encode()).hexdigest()[:24]

    def place(self, settings: Settings, chosen: Chosen) -> Folder:
        """Where a rehearsal with these pairs and settings lies, or would: the same ones have one place."""
        told = settings.model_dump(exclude={"threads", "curve", "facts"})
        text = json.dumps([told, chosen.model_dump(include={"train", "held"})], sort_keys=True)
        return Folder(self.folder / sha256(text.encode()).hexdigest()[:_KEY_LETTERS])

    def put(self, settings: Settings, chosen: Chosen, plan: Plan) -> Folder:
        """The rehearsal with these pairs and settings, begun before or new; parts asked for now are added.

        Raises OSError. Nobody may be working on it.
        """
        folder = self.place(settings, chosen)
        if (folder.path / SETTINGS).is_file():
            known = folder.settings
            both = {"curve": known.curve or settings.curve, "facts": known.facts or settings.facts}
            folder.keep(SETTINGS, known.model_copy(update=both))
            folder.keep(PLAN, plan)
            return folder
        draft = Folder(folder.path.with_name(f".{folder.path.name}"))
        shutil.rmtree(draft.path, ignore_errors=True)  # what an earlier attempt has left
        draft.path.mkdir(parents=True)
        draft.keep(SETTINGS, settings)
        draft.keep(PLAN, plan)
        draft.keep_pairs(chosen.train, chosen.held)
        draft.keep(PROGRESS, Progress())
        draft.path.rename(folder.path)
        return folder

    def rehearsals(self) -> Iterator[Folder]:
        """Every rehearsal, the one worked on last first."""
        found = (
            [path for path in self.folder.iterdir() if not path.name.startswith(".")] if self.folder.is_dir() else []
        )
        there = [path for path in found if (path / SETTINGS).is_file()]
        yield from map(Folder, sorted(there, key=lambda path: (-(path / PROGRESS).stat().st_mtime_ns, path.name)))

    def find(self, name: str | None) -> Folder:
        """A rehearsal by its name or key; the last one without a name. Raises NoRehearsal."""
        for folder in self.rehearsals():
            told = folder.settings
            if name is None or name in (folder.path.name, told.name, told.example):
                return folder
        if name is None:
            raise NoRehearsal("You have no rehearsal yet. `peri rehearse` makes one.")
        raise NoRehearsal(f'You have no rehearsal named "{name[:80]}". `peri rehearse list` shows them.')

    def delete(self, folder: Folder) -> None:
        """Delete a rehearsal with its adapter; the pairs that it was made from stay where they are."""
        gone = folder.path.with_name(f".gone-{folder.path.name}")
        folder.path.rename(gone)
        shutil.rmtree(gone)
