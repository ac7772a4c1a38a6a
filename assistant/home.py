"""The data folder: made when it is missing, and tried before anything relies on it."""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path

from assistant.errors import SettingError

UNUSABLE = (
    "PERI_HOME (or its default) cannot be Peri's data folder: {reason}. "
    "Set it to a folder that you may write to, or to one that does not exist yet."
)


def prepare_home(home: Path) -> None:
    """Make sure that `home` is a folder that can be written to; raises SettingError with the remedy.

    A full disk passes: the database has its own words for that.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home):
            pass
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise SettingError(UNUSABLE.format(reason=_reason(home, error))) from error


def _reason(home: Path, error: OSError) -> str:
    if isinstance(error, FileExistsError | NotADirectoryError):
        return "there is a file in its place"
    return "no file can be made in it" if home.is_dir() else f"it cannot be made ({error.strerror})"
