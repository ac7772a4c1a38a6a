"""Finding the training files among those that a person brought, in zips too."""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

from assistant.inbox import free_path, safe_path
from dataset.check.telling import is_lines, is_training_data, may_be_training
from dataset.read.limits import Limits
from dataset.read.reasons import Refused
from dataset.read.safe_zip import open_zip, read_member

MOST_FILES = 20  # of one message; who brings more has a folder, and the terminal
_JUNK = re.compile(r"(?:^|/)(?:__MACOSX/|\.)")


def take_training_files(waiting: Path, place: Path, *, asked: bool) -> list[str]:
    """Move the training files below `waiting` to `place`, out of zips too, and name them there. Raises OSError.

    A zip that held nothing else goes; of any other its training files are copied. `asked`: a check is wanted, so other
    lines of JSON are taken too.
    """
    names = list[str]()
    for path in sorted(each for each in waiting.rglob("*") if each.is_file()):
        if len(names) >= MOST_FILES:
            break
        if path.suffix.lower() == ".zip":
            names += _unzipped(path, place, asked, MOST_FILES - len(names))
        elif may_be_training(path.name) and ((asked and is_lines(path.name)) or _is_training(path)):
            place.mkdir(parents=True, exist_ok=True)
            target = free_path(place / path.name)
            os.replace(path, target)
            names.append(target.name)
    return names


def _is_training(path: Path) -> bool:
    with path.open("rb") as stream:
        return is_training_data(stream)


def _unzipped(path: Path, place: Path, asked: bool, room: int) -> list[str]:
    limits, names, others = Limits(), list[str](), 0
    with path.open("rb") as stream:
        try:
            archive = open_zip(stream, limits)
            for member in archive.infolist():
                if member.is_dir() or _JUNK.search(member.filename):
                    continue
                data = read_member(archive, member, limits) if may_be_training(member.filename) else b""
                is_meant = bool(data) and ((asked and is_lines(member.filename)) or is_training_data(BytesIO(data)))
                if not is_meant or len(names) >= room:
                    others += 1
                    continue
                place.mkdir(parents=True, exist_ok=True)
                target = free_path(place / safe_path(member.filename).name)
                target.write_bytes(data)
                names.append(target.name)
        except (Refused, BadZipFile):
            return names  # the build says what is wrong with a zip
    if names and not others:
        path.unlink()
    return names
