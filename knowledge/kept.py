"""Arrays that take long to make, kept in a file; a cache, made again when it is missing, damaged or outdated."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import numpy.typing as npt

Arrays = dict[str, npt.NDArray[Any]]


def kept(folder: Path, name: str, key: str, make: Callable[[], Arrays], names: Collection[str], like: Arrays) -> Arrays:
    """The arrays in the file of that name and key, or what `make` returns, which is then kept there.

    All of `names` must be there, and those of `like` in the shape and type that they have in it. Files of the same
    name with another key are cleared away. The file is written aside and renamed, so that a killed process leaves
    none that is half written.
    """
    file = folder / f"{name}-{key}.npz"
    if (found := _read(file, names, like)) is not None:
        return found
    made = make()
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f".{uuid4().hex}.npz"
    try:
        np.savez(aside, **made)  # type: ignore[arg-type]  # its own keywords come after the arrays
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
    for old in folder.glob(f"{name}-*.np[yz]"):
        if old != file:
            old.unlink(missing_ok=True)
    return made


def _read(file: Path, names: Collection[str], like: Arrays) -> Arrays | None:
    """The arrays of a file; None when there is none or it is damaged."""
    try:
        with np.load(file, allow_pickle=False) as found:
            arrays = {name: found[name] for name in found.files}
    except (OSError, ValueError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return None  # RuntimeError: a damaged flag says that it is encrypted or packed in an unknown way
    if not arrays.keys() >= {*names, *like}:
        return None
    for name, wanted in like.items():
        one = arrays[name]
        if one.shape != wanted.shape or one.dtype != wanted.dtype or not np.isfinite(one).all():
            return None
    return arrays
