"""The rehearsals of a running server: the one rehearser beside the builds' worker, and the small model's arrival."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from assistant.errors import PeriError
from assistant.rehearsals import NotInstalled, fetched_mb, install_model, model_file
from assistant.settings import Settings
from rehearsal import package
from rehearsal.state import PROGRESS, Folder
from rehearsal.trial import NotTried, Tried, try_prompt

if TYPE_CHECKING:
    from rehearsal.rehearsing import Rehearser

log = logging.getLogger(__name__)
WORKING = "Somebody works on this rehearsal just now, in another window or in the terminal. Wait for that to end."
NO_MODEL = "The small model is not here yet. Fetch it first; the card of the rehearsal asks."
ONE_AT_A_TIME = "Another prompt is being tried on this machine just now. Try again in half a minute."
UNEXPECTED = "The small model could not be put in place, and I can't say why. Try again; nothing else is touched."
_TRIES, _PAUSE_S = 20, 0.1  # for the moment in which a finished run lets go of its folder


class Arrival(NamedTuple):
    """How far the small model is: here, not here, on its way (with the megabytes that have come), or it failed."""

    status: Literal["here", "none", "coming", "failed"]
    megabytes: float = 0.0
    sentence: str = ""


class Studio:
    """Starts rehearsals in the background and takes up those that were interrupted.

    `open_worker` opens the builds' worker, which calls `register` before it is launched. `digest` is that of the model.
    """

    def __init__(self, settings: Settings, open_worker: Callable[[], object], digest: str) -> None:
        self.settings = settings
        self._open_worker = open_worker
        self._digest = digest
        self._rehearser: Rehearser | None = None
        self._guard = threading.Lock()
        self._trying = threading.Lock()
        self._coming: threading.Thread | None = None
        self._problem = ""

    def register(self) -> None:
        """Tell the engine, which is about to be launched, what a rehearsal is."""
        from rehearsal.rehearsing import Rehearser

        self._rehearser = Rehearser(model_file(self.settings), self._digest)
        self._rehearser.register()

    def start(self, folder: Folder) -> None:
        """Start a rehearsal, or go on with it, in the background. Blocking for a moment. Raises PeriError, OSError."""
        from rehearsal.rehearsing import Running

        if not model_file(self.settings).is_file():
            raise PeriError(NO_MODEL)
        self._open_worker()
        assert self._rehearser is not None, "the worker has registered it"
        self._rehearser.settle(folder)
        for _ in range(_TRIES):
            try:
                self._rehearser.start(folder)
                return
            except Running:
                time.sleep(_PAUSE_S)
        raise PeriError(WORKING)

    def is_working(self, folder: Folder) -> bool:
        """Whether somebody works on it, here or in another process."""
        if self._rehearser is not None and self._rehearser.works_on(folder):
            return True
        from rehearsal.rehearsing import is_running

        return is_running(folder)

    def take_up(self) -> int:
        """Go on with every rehearsal that was being worked on when its worker died; how many. Blocking."""
        if not model_file(self.settings).is_file():
            return 0
        found = [folder for folder in self._interrupted() if not self.is_working(folder)]
        for folder in found:
            try:
                self.start(folder)
            except PeriError:
                log.warning("a rehearsal that was interrupted is being worked on elsewhere")
        return len(found)

    def close(self) -> None:
        """End the children, before the worker ends; what they were doing goes on at the next start."""
        if self._rehearser is not None:
            self._rehearser.close()

    def try_prompt(self, folder: Folder, prompt: str) -> Tried:
        """The prompt answered twice; takes some seconds, one at a time on this server. Blocking. Raises PeriError."""
        if not model_file(self.settings).is_file():
            raise PeriError(NO_MODEL)
        if not self._trying.acquire(blocking=False):
            raise PeriError(ONE_AT_A_TIME)
        try:
            return try_prompt(folder, model_file(self.settings), prompt, self._digest)
        except NotTried as error:
            raise PeriError(str(error)) from None
        finally:
            self._trying.release()

    def arrival(self) -> Arrival:
        """How far the small model is."""
        with self._guard:
            if self._coming is not None and self._coming.is_alive():
                return Arrival("coming", round(min(fetched_mb(self.settings), package.DOWNLOAD_MB), 1))
            if model_file(self.settings).is_file():
                return Arrival("here")
            return Arrival("failed", sentence=self._problem) if self._problem else Arrival("none")

    def fetch(self) -> None:
        """Fetch the small model in the background, with the person's consent; nothing when it is here or coming."""
        with self._guard:
            is_coming = self._coming is not None and self._coming.is_alive()
            if is_coming or model_file(self.settings).is_file():
                return
            self._problem = ""
            self._coming = threading.Thread(target=self._fetch, name="fetch the small model", daemon=True)
            self._coming.start()

    def _fetch(self) -> None:
        try:
            install_model(self.settings)
        except NotInstalled as error:
            self._problem = str(error)
        except Exception:  # a worker's edge: logged, and told in a sentence
            log.exception("the small model could not be installed")
            self._problem = UNEXPECTED

    def _interrupted(self) -> Iterator[Folder]:
        for file in sorted((self.settings.home / "rehearsals").glob(f"*/[!.]*/{PROGRESS}")):
            folder = Folder(file.parent)
            if folder.progress.status in ("running", "waiting"):
                yield folder
