"""Rehearsals as durable workflows beside the builds, on the same engine.

The training runs in a child, so that the chat stays responsive; the workflow starts it, notes each part that is done,
and starts it anew when it was ended from outside. What was learnt lies in the rehearsal's folder.
"""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from dbos import DBOS, SetWorkflowID
from filelock import FileLock, Timeout

from rehearsal.child import UNEXPECTED
from rehearsal.figures import ENDED, Progress
from rehearsal.package import MODEL_SHA256
from rehearsal.plan import parts_of
from rehearsal.state import LOCK, PROGRESS, RESULT, Folder, write_whole

log = logging.getLogger(__name__)
VERSION = "1"  # of the workflow, as the worker that runs it has it
ENDED_OUTSIDE = (
    "The work was ended from outside, often because memory ran out. What was learnt up to the last checkpoint is kept: "
    "close something, then start it again."
)
_OPEN = ("PENDING", "ENQUEUED")
_RUN = "run"
_LOOK_SECONDS = 0.15
_LET_GO_SECONDS = 5.0
_ROOT = Path(__file__).parent.parent


class Running(Exception):
    """Somebody works on this rehearsal already; str() is a sentence for the person."""

    def __init__(self) -> None:
        super().__init__("Somebody works on this rehearsal already, in another window.")


class Rehearser:
    """Runs rehearsals in this process. `register` must be called before the worker is launched."""

    def __init__(self, model: Path, digest: str = MODEL_SHA256) -> None:
        self._model, self._digest = model, digest
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._over: dict[str, threading.Event] = {}
        self._is_closing = False
        self._step: Callable[[str, str, str], bool]
        self._workflow: Callable[[str, int], str]

    def register(self) -> None:
        """Tell the engine what a rehearsal is; it takes functions, not methods."""

        @DBOS.step(name="rehearsal part")
        def part(workflow: str, folder: str, name: str) -> bool:
            return self._until(workflow, Folder(Path(folder)), name)

        @DBOS.workflow(name="rehearsal")
        def rehearse(folder: str, run: int) -> str:
            return self._run(Folder(Path(folder)), run)

        self._step, self._workflow = part, rehearse

    def close(self) -> None:
        """End the children, before the worker ends; what was learnt up to their last checkpoints is kept."""
        self._is_closing = True
        for child in list(self._children.values()):
            child.kill()
        for over in list(self._over.values()):
            over.wait(_LET_GO_SECONDS)

    def run(self, folder: Folder) -> Iterator[Progress]:
        """Start a rehearsal, or go on with it, and tell how far it is until it ends. Raises Running.

        Closing the iterator does not stop the work; `folder.ask` does.
        """
        self.start(folder)
        yield from self.watch(folder)

    def watch(self, folder: Folder) -> Iterator[Progress]:
        """Tell how far a rehearsal is that this process has started, until it ends."""
        workflow = _name(folder, _last_run(folder))
        over, last = self._over[workflow], None
        while True:
            is_over = over.is_set()  # before reading, so that the last word is not missed
            now = folder.progress
            if now != last:
                yield now
                last = now
            if is_over:
                break
            over.wait(_LOOK_SECONDS)
        self._settle(workflow)

    def works_on(self, folder: Folder) -> bool:
        """Whether this process has started it and is at it still; asked often, it stands in nobody's way."""
        over = self._over.get(_name(folder, _last_run(folder)))
        return over is not None and not over.is_set()

    def settle(self, folder: Folder) -> None:
        """Wait for the engine to note an end that was told already. Blocking for a moment."""
        if not self.works_on(folder):
            self._settle(_name(folder, _last_run(folder)))

    def start(self, folder: Folder) -> str:
        """Start a rehearsal, or go on with it, in the background; the name of its workflow. Raises Running."""
        if is_running(folder):
            raise Running
        run = _last_run(folder)
        workflow = _name(folder, run)
        status = DBOS.get_workflow_status(workflow) if run else None
        folder.ask(None)
        folder.keep(PROGRESS, folder.progress.model_copy(update={"status": "running", "sentence": ""}))
        if status is not None and status.status in _OPEN and status.app_version == VERSION:
            self._over[workflow] = threading.Event()
            DBOS.resume_workflow(workflow)
            return workflow
        run += 1
        while DBOS.get_workflow_status(_name(folder, run)) is not None:
            run += 1  # of a folder that was deleted and made again: a name is used once
        write_whole(folder.path / _RUN, str(run))
        workflow = _name(folder, run)
        self._over[workflow] = threading.Event()
        with SetWorkflowID(workflow):
            DBOS.start_workflow(self._workflow, str(folder.path), run)
        return workflow

    def _run(self, folder: Folder, run: int) -> str:
        """The workflow: one step for each part, and one for the result."""
        workflow = _name(folder, run)
        try:
            with FileLock(folder.path / LOCK, timeout=0, thread_local=False):
                for name in (*parts_of(folder.settings, len(folder.pairs[0])), RESULT):
                    if not self._step(workflow, str(folder.path), name):
                        break
                self._let_go(workflow)
        except Timeout:
            pass
        except Exception as error:  # a worker's edge: logged, and told in a sentence
            if not self._is_closing:  # else the engine was closed under it, and it goes on at the next start
                log.exception("a rehearsal ended", exc_info=error)
                _end(folder, UNEXPECTED)
        finally:
            self._let_go(workflow)
            self._over.setdefault(workflow, threading.Event()).set()
        return folder.progress.status

    def _until(self, workflow: str, folder: Folder, name: str) -> bool:
        """Listen to the child until this part is done; True when there is more to do.

        A child that was ended from outside is started anew as long as the one before got any further.
        """
        furthest = -1
        while True:
            child = self._child(workflow, folder)
            assert child.stdout is not None
            for line in child.stdout:
                if line.decode().strip() == name:
                    return True
            code = child.wait()
            self._let_go(workflow)
            progress = folder.progress
            if self._is_closing or progress.status in ENDED:
                return False
            if code >= 0 or -code not in (signal.SIGKILL.value, signal.SIGTERM.value):
                log.error("the child of a rehearsal ended with %s", code)
                _end(folder, UNEXPECTED)
                return False
            if progress.step <= furthest:
                _end(folder, ENDED_OUTSIDE)
                return False
            furthest = progress.step

    def _child(self, workflow: str, folder: Folder) -> subprocess.Popen[bytes]:
        child = self._children.get(workflow)
        if child is None:
            child = self._children[workflow] = start_child(folder, self._model, self._digest)
        return child

    def _let_go(self, workflow: str) -> None:
        child = self._children.pop(workflow, None)
        if child is not None:
            end_child(child)

    def _settle(self, workflow: str) -> None:
        """Wait until the engine has noted the end, so that the rehearsal can be started again at once."""
        tries = round(_LET_GO_SECONDS / _LOOK_SECONDS)
        while tries and (status := DBOS.get_workflow_status(workflow)) is not None and status.status in _OPEN:
            threading.Event().wait(_LOOK_SECONDS)
            tries -= 1


def start_child(folder: Folder, model: Path, digest: str, *job: str) -> subprocess.Popen[bytes]:
    """The process that does the work; it ends when its standard input is closed."""
    return subprocess.Popen(
        [sys.executable, "-B", "-s", "-m", "rehearsal.child", str(folder.path), str(model),
         digest,
         str(folder.settings.threads), *job],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=_ROOT,
        env=None if sys.platform == "win32" else {"LC_ALL": "C.UTF-8"},  # no key of the person's goes along
        start_new_session=True,  # an interrupt in the terminal is the parent's to answer
    )  # fmt: skip


def end_child(child: subprocess.Popen[bytes]) -> None:
    """End it now and wait for that."""
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()


def is_running(folder: Folder) -> bool:
    """Whether somebody works on a rehearsal now."""
    try:
        with FileLock(folder.path / LOCK, timeout=0, thread_local=False):
            return False
    except Timeout:
        return True


def _name(folder: Folder, run: int) -> str:
    return f"rehearsal:{folder.path.parent.name}:{folder.path.name}:{run}"


def _last_run(folder: Folder) -> int:
    try:
        return int((folder.path / _RUN).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return 0


def _end(folder: Folder, sentence: str) -> None:
    folder.keep(PROGRESS, folder.progress.model_copy(update={"status": "failed", "sentence": sentence}))
