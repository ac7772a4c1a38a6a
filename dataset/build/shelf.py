"""The builds of one person: a folder for each person and in it one for each build; nobody sees another's."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from dataset.build.progress import Progress
from dataset.build.settings import BuildSettings
from dataset.build.state import DATABASE, Build, open_build

_LONGEST_NAME = 80


class NoBuild(Exception):
    """The person has no such build, or the name cannot be one; str() is a sentence for the person."""


class Shelf:
    """The builds of one person below `root`."""

    def __init__(self, root: Path, person: str) -> None:
        self.folder = root / sha256(person.encode()).hexdigest()[:24]

    def create(self, name: str, settings: BuildSettings, key: str) -> Path:
        """The folder of a new build; `key` is random and becomes its name for the machine. Raises NoBuild, OSError."""
        name = " ".join(name.split())
        if not name or len(name) > _LONGEST_NAME:
            raise NoBuild(f"A build needs a name of at most {_LONGEST_NAME} letters.")
        if any(known == name for known, _ in self.builds()):
            raise NoBuild(f'There is a build named "{name}" already. Choose another name, or go on with that one.')
        draft, folder = self.folder / f".{key}", self.folder / key
        draft.mkdir(parents=True)
        with open_build(draft) as build, build.change():
            build.keep("name", name)
            build.keep("settings", json.loads(settings.model_dump_json()))
            build.keep("progress", Progress().model_dump())
        draft.rename(folder)
        return folder

    def builds(self) -> Iterator[tuple[str, Path]]:
        """Name and folder of each build, by name."""
        found = list[tuple[str, Path]]()
        for folder in sorted(self.folder.iterdir()) if self.folder.is_dir() else []:
            if not folder.name.startswith(".") and (folder / DATABASE).is_file():
                try:
                    with open_build(folder) as build:
                        found.append((build.name, folder))
                except sqlite3.DatabaseError:
                    found.append((folder.name, folder))
        yield from sorted(found)

    def find(self, name: str) -> Path:
        """The folder of a build by its name or key. Raises NoBuild."""
        wanted = " ".join(name.split())
        for known, folder in self.builds():
            if wanted in (known, folder.name):
                return folder
        raise NoBuild(f'You have no build named "{wanted[:_LONGEST_NAME]}". `peri dataset list` shows them.')

    def delete(self, name: str) -> None:
        """Delete a build with all that it kept; the files that it was made from stay. Raises NoBuild."""
        folder = self.find(name)
        gone = folder.with_name(f".gone-{folder.name}")
        folder.rename(gone)
        shutil.rmtree(gone)


def change_settings(build: Build, settings: BuildSettings) -> None:
    """Keep other settings; the next run does what follows from them."""
    build.keep("settings", json.loads(settings.model_dump_json()))
