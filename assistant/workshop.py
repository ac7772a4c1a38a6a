"""The builds of a running server: one worker for all, opened when it is first needed; and one person's bench."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from assistant.builds import KEY, builds_worker, interrupted_builds, phase_of, shelf_of
from assistant.checks import Checks
from assistant.errors import NotYours, PeriError
from assistant.inbox import Brought, Inbox
from assistant.rehearsing_here import Rehearsals
from assistant.settings import Settings
from assistant.studio import Studio
from dataset.build.schema import NewerBuild
from dataset.build.settings import BuildSettings
from dataset.build.shelf import Shelf
from dataset.build.state import DATABASE, Build, open_build
from dataset.pair.settings import PairSettings
from rehearsal.package import MODEL_SHA256

if TYPE_CHECKING:
    from dataset.build.stages import Phase
    from dataset.build.workflow import Worker

log = logging.getLogger(__name__)
BROUGHT = "brought"  # the folder in a build that holds what was uploaded for it
NO_BUILD = "There is no such build (any more)."
BUSY = "Somebody works on this build just now, in another window or in the terminal. Wait for that to end."
Made = tuple[str, str, str]  # key, name, what was brought
_TRIES, _PAUSE_S = 20, 0.1  # for the moment in which a finished run lets go of its build


class Workshop:
    """Starts builds in the background and takes up those that were interrupted."""

    def __init__(self, settings: Settings, model_digest: str = MODEL_SHA256) -> None:
        """`model_digest` is that of the small model that rehearsals are made with."""
        self._settings = settings
        self.studio = Studio(settings, self._opened, model_digest)
        self._open = ExitStack()
        self._worker: Worker | None = None
        self._guard = threading.Lock()
        self._is_closed = False

    @property
    def own_datasets(self) -> Path | None:
        """Where files made from pasted pairs lie; None where several people share the house."""
        return self._settings.home / "datasets" if self._settings.is_local else None

    def bench(self, person: str, conversation: str | None = None) -> Bench:
        """What one person has here; `conversation` says whose waiting files are meant."""
        inbox = Inbox(self._settings.home / "uploads", person)
        rehearsals = Rehearsals(self.studio, person)
        return Bench(self, shelf_of(self._settings, person), inbox, conversation, rehearsals)

    def start(self, folder: Path, phase: Phase) -> None:
        """Start a phase of a build, or go on with it, in the background. Blocking for a moment. Raises PeriError."""
        from dataset.build.workflow import Running

        worker = self._opened()
        for _ in range(_TRIES):
            try:
                worker.start(folder, phase)
                return
            except Running:
                time.sleep(_PAUSE_S)
        raise PeriError(BUSY)

    def take_up(self) -> int:
        """Go on with every build and rehearsal that was being worked on when its worker died; how many. Blocking."""
        from dataset.build.workflow import is_running

        interrupted = [
            (folder, phase) for folder, phase in interrupted_builds(self._settings) if not is_running(folder)
        ]  # fmt: skip
        for folder, phase in interrupted:
            try:
                self.start(folder, phase)
            except PeriError:
                log.warning("a build that was interrupted is being worked on elsewhere")
        return len(interrupted) + self.studio.take_up()

    def close(self) -> None:
        """Let go of the worker; what it was doing goes on at the next start."""
        with self._guard:
            self._is_closed = True
            self.studio.close()
            self._open.close()
            self._worker = None

    def _opened(self) -> Worker:
        with self._guard:
            if self._is_closed:
                raise PeriError("Peri is just ending. Try again when it has started anew.")
            if self._worker is None:
                self._worker = self._open.enter_context(builds_worker(self._settings, self.studio.register))
            return self._worker


@dataclass(frozen=True)
class Bench:
    """The builds of one person, and the files that wait for the next one."""

    workshop: Workshop
    shelf: Shelf
    inbox: Inbox
    conversation: str | None
    rehearsals: Rehearsals

    @property
    def datasets(self) -> Path | None:
        """The folder of files made from pasted pairs, where the machine is the person's own."""
        return self.workshop.own_datasets

    @property
    def checks(self) -> Checks:
        """The training files that were brought to be checked."""
        return Checks(self.inbox)

    def waiting(self) -> Brought:
        """The files that wait in this conversation."""
        return self.inbox.waiting(self.conversation) if self.conversation else Brought(0, ())

    def forget(self) -> None:
        """The conversation is deleted: what waits or was checked in it goes, what was built stays. Blocking."""
        if self.conversation is not None:
            self.inbox.forget(self.conversation)
            self.checks.forget(self.conversation)

    def begin(self, name: str, pair: PairSettings, brought: str, message: str | None = None) -> Made:
        """Make a build from the waiting files for a message, and start it. Blocking. Raises PeriError, OSError."""
        assert self.conversation is not None, "files wait in a conversation"
        key = uuid4().hex[:16]
        place = self.shelf.folder / key / BROUGHT
        made = self._made(key, name, BuildSettings(sources=(str(place),), pair=pair), brought, message)
        self.inbox.take(self.conversation, place)
        self.workshop.start(self.folder(key), "gather")
        return made

    def begin_from(self, name: str, settings: BuildSettings, brought: str) -> Made:
        """Make a build from what lies on this machine already, and start it. Blocking. Raises PeriError, OSError."""
        made = self._made(uuid4().hex[:16], name, settings, brought)
        self.workshop.start(self.folder(made[0]), "gather")
        return made

    def made_here(self, message: str | None = None) -> Made | None:
        """The build that was made last in this conversation; with `message`, the one made for it."""
        made = list[tuple[int, Made]]()
        for name, folder in self.shelf.builds():
            with self.opened(folder.name) as build:
                is_here = self.conversation is not None and build.value("conversation") == self.conversation
                if is_here and message in (None, build.value("message")):
                    made.append((int(build.value("number", 0)), (build.id, name, str(build.value("brought")))))
        return max(made)[1] if made else None

    def find(self, wanted: str | None) -> str | None:
        """The key of the build of this name or key; without one, of the last in this conversation, else of any."""
        found = list(self.shelf.builds())
        if wanted is not None:
            return next((folder.name for name, folder in found if wanted in (name, folder.name)), None)
        here = self.made_here()
        if here is not None:
            return here[0]
        return max(((folder.stat().st_mtime_ns, folder.name) for _, folder in found), default=(0, None))[1]

    def add(self, key: str, ids: list[str]) -> Brought:
        """More files for a build, which is brought up to date with them. Blocking. Raises PeriError, OSError."""
        folder = self.folder(key)
        place = str(uuid4())
        brought = self.inbox.claim(ids, place)
        if brought.files:
            for file in sorted(path for path in self.inbox.of(place).rglob("*") if path.is_file()):
                target = folder / BROUGHT / file.relative_to(self.inbox.of(place))
                target.parent.mkdir(parents=True, exist_ok=True)
                file.rename(target)  # a file of the same name is put in its place: a newer version of it
            self.workshop.start(folder, "gather")
        return brought

    def folder(self, key: str) -> Path:
        """The folder of a build of this person. Raises NotYours."""
        folder = self.shelf.folder / key
        if not KEY.fullmatch(key) or not (folder / DATABASE).is_file():
            raise NotYours(NO_BUILD)
        return folder

    @contextmanager
    def opened(self, key: str) -> Iterator[Build]:
        """A build of this person. Raises NotYours, PeriError."""
        try:
            with open_build(self.folder(key)) as build:
                yield build
        except NewerBuild as error:
            raise PeriError(str(error)) from None

    def go_on(self, key: str) -> None:
        """Start a build that was made and never begun, or whose worker died. Blocking."""
        from dataset.build.workflow import is_running

        with self.opened(key) as build:
            is_open = build.progress.status in ("new", "running")
        if is_open and not is_running(self.folder(key)):
            self.resume(key)

    def resume(self, key: str) -> None:
        """Go on with a build, or bring a finished one up to date. Blocking."""
        folder = self.folder(key)
        with self.opened(key) as build:
            phase = phase_of(build)
        self.workshop.start(folder, phase)

    def _made(self, key: str, name: str, settings: BuildSettings, brought: str, message: str | None = None) -> Made:
        name = self._free(name)
        folder = self.shelf.create(name, settings, key)
        before = self.made_here()
        with open_build(folder) as build:
            build.keep("conversation", self.conversation)
            build.keep("number", 1 + self._number(before))
            build.keep("brought", brought)
            build.keep("message", message)
        return key, name, brought

    def _number(self, made: Made | None) -> int:
        if made is None:
            return 0
        with self.opened(made[0]) as build:
            return int(build.value("number", 0))

    def _free(self, name: str) -> str:
        """The name, with a number where the person has a build of that name."""
        name = " ".join(name.split())[:70] or "My work"
        known = {each for each, _ in self.shelf.builds()}
        numbered = (name if number == 1 else f"{name} ({number})" for number in range(1, len(known) + 2))
        return next(each for each in numbered if each not in known)
