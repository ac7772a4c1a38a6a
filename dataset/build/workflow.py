"""Builds as durable workflows; the door to dbos, beside rehearsal/rehearsing.py.

A workflow calls one chunk after the other, each a step that dbos notes when it is done. What a chunk made lies in the
build's own database, so a step that was done but not noted does the next chunk when it comes again. The lock on a
build says who works on it; it is let go with the process that held it, however that ended.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from dbos import DBOS, DBOSConfig, SetWorkflowID
from filelock import FileLock, Timeout

from dataset.build.progress import ENDED, Progress, watch
from dataset.build.publish import PlaceTaken
from dataset.build.stages import PHASES, Phase, Work, is_full
from dataset.build.state import Build, open_build
from dataset.read.children import ReadersBroken
from dataset.read.limits import Limits

log = logging.getLogger(__name__)
VERSION = "1"  # of the workflow: one that was begun by another version is not taken up but begun anew
DISK_FULL = (
    "The disk is full, so I have paused. Nothing that was done or decided is lost: make room, then go on with it."
)
NO_READERS = "No reading process can be started on this machine, so I have stopped. `peri doctor` may know more."
UNEXPECTED = "Something went wrong that I can't explain, so I have stopped. Nothing that you decided is lost."
_LOCK = "lock"
_OPEN = ("PENDING", "ENQUEUED")
_LOOK_SECONDS = 0.15
_LET_GO_SECONDS = 5.0


class Running(Exception):
    """Somebody works on this build already, in another window or process."""


class Worker:
    """Runs builds in this process; open one at most. Made by `open_worker`."""

    def __init__(self, monotonic: Callable[[], float], limits: Limits) -> None:
        self._monotonic, self._limits = monotonic, limits
        self._open: dict[str, Work] = {}
        self._ended: dict[str, Progress] = {}
        self._over: dict[str, threading.Event] = {}
        self._step, self._workflow = _registered(self)

    def run(self, folder: Path, phase: Phase) -> Iterator[Progress]:
        """Start a phase, or go on with it, and tell how far it is until it ends. Raises Running.

        Closing the iterator does not stop the work; `ask` does.
        """
        workflow = self.start(folder, phase)
        over = self._over[workflow]
        with open_build(folder) as build:
            yield from watch(
                lambda: self._ended.get(workflow) or build.progress,
                lambda: over.wait(_LOOK_SECONDS),
                lambda: over.is_set() or build.progress.status in ENDED,  # the latter where another process took it up
            )
        self._settle(workflow)

    def start(self, folder: Path, phase: Phase) -> str:
        """Start a phase, or go on with it, in the background; the name of its workflow. Raises Running."""
        if is_running(folder):
            raise Running
        with open_build(folder) as build:
            workflow, is_new = self._named(build, phase)
        self._over[workflow] = threading.Event()
        if is_new:
            with SetWorkflowID(workflow):
                DBOS.start_workflow(self._workflow, str(folder), phase, int(workflow.rpartition(":")[2]))
        else:
            DBOS.resume_workflow(workflow)
        return workflow

    def _settle(self, workflow: str) -> None:
        """Wait until the lock is let go and dbos has noted the end, so that the build can be started again at once."""
        self._over[workflow].wait(_LET_GO_SECONDS)
        tries = round(_LET_GO_SECONDS / _LOOK_SECONDS)
        while tries and (status := DBOS.get_workflow_status(workflow)) is not None and status.status in _OPEN:
            threading.Event().wait(_LOOK_SECONDS)
            tries -= 1

    def _named(self, build: Build, phase: Phase) -> tuple[str, bool]:
        """The workflow to take up, else a new one."""
        run = int(build.value("run", 0))
        workflow = f"{build.id}:{build.value('phase')}:{run}"
        if run and build.value("phase") == phase and build.progress.status == "running":
            status = DBOS.get_workflow_status(workflow)
            if status is not None and status.status in _OPEN and status.app_version == VERSION:
                with build.change():
                    _running(build)
                return workflow, False
        run += 1
        while DBOS.get_workflow_status(f"{build.id}:{phase}:{run}") is not None:
            run += 1  # of a build that was put back from a copy: a name is used once
        with build.change():
            build.keep("run", run)
            build.keep("phase", phase)
            _running(build)
        return f"{build.id}:{phase}:{run}", True

    def _run(self, folder: str, phase: Phase, run: int) -> str:
        """The workflow: every chunk of every stage, until it is done or the person wants it to stop."""
        workflow = f"{Path(folder).name}:{phase}:{run}"
        try:
            with FileLock(Path(folder) / _LOCK, timeout=0, thread_local=False):
                ended = self._worked(workflow, Path(folder), phase, run)
        except Timeout:
            ended = Progress(status="running")
        self._ended[workflow] = ended
        self._over.setdefault(workflow, threading.Event()).set()
        return ended.status

    def _worked(self, workflow: str, folder: Path, phase: Phase, run: int) -> Progress:
        """Work until an end; what went wrong becomes a status and a sentence."""
        work: Work | None = None
        try:
            self._open[workflow] = work = Work(folder, phase, run, self._monotonic, self._limits)
            for stage in ("begin", *PHASES[phase], "end"):
                while True:
                    wish = work.build.value("wish")
                    if wish is not None:
                        return _stopped(work.build, wish)
                    told = self._step(workflow, stage)
                    if "ended" in told:
                        return _kept(work.build, Progress(**told["ended"]))
                    if told["done"]:
                        break
            work.end()
            return work.build.progress
        except Exception as error:  # noqa: BLE001 - a worker's edge: logged, and told in a sentence
            return _explained(error)
        finally:
            self._open.pop(workflow, None)
            if work is not None:
                work.close()

    def _chunk(self, workflow: str, stage: str) -> dict[str, Any]:
        """One step: the next chunk of a stage."""
        work = self._open[workflow]
        try:
            if stage == "begin":
                work.begin()
                return {"done": True}
            return {"done": stage == "end" or work.advance(stage)}
        except Exception as error:  # noqa: BLE001 - the step is noted as done, its ending is told and may be tried again
            return {"ended": _explained(error).model_dump()}


@contextmanager
def open_worker(
    database: str,
    monotonic: Callable[[], float],
    limits: Limits | None = None,
    beside: Callable[[], None] = lambda: None,
) -> Iterator[Worker]:
    """A worker whose workflows are noted in the database (an address as SQLAlchemy writes it); closed afterwards.

    `beside` tells dbos of other workflows that this process runs; dbos can be open once in a process.
    """
    config: DBOSConfig = {
        "name": "peri",
        "system_database_url": database,
        "application_version": VERSION,
        "executor_id": f"peri-{uuid4().hex}",  # so that no other process takes up what this one is doing
        "enable_otlp": False,
        "log_level": "CRITICAL",
        "use_listen_notify": False,
    }
    DBOS(config=config)
    try:
        worker = Worker(monotonic, limits or Limits())
        beside()
        DBOS.launch()
        yield worker
    finally:
        DBOS.destroy(workflow_completion_timeout_sec=0, destroy_registry=True)


def _registered(worker: Worker) -> tuple[Callable[[str, str], dict[str, Any]], Callable[[str, Phase, int], str]]:
    """The step and the workflow; dbos takes functions, not methods."""

    @DBOS.step(name="chunk")
    def chunk(workflow: str, stage: str) -> dict[str, Any]:
        return worker._chunk(workflow, stage)

    @DBOS.workflow(name="build")
    def build(folder: str, phase: Phase, run: int) -> str:
        return worker._run(folder, phase, run)

    return chunk, build


def is_running(folder: Path) -> bool:
    """Whether somebody works on a build now."""
    try:
        with FileLock(folder / _LOCK, timeout=0, thread_local=False):
            return False
    except Timeout:
        return True


def ask(build: Build, wish: str | None) -> None:
    """Ask whoever works on a build to stop after this chunk: "paused" or "cancelled"."""
    build.keep("wish", wish)


def _running(build: Build) -> None:
    build.keep("wish", None)
    build.keep("progress", build.progress.model_copy(update={"status": "running", "sentence": ""}).model_dump())


def _stopped(build: Build, wish: str) -> Progress:
    status = "cancelled" if wish == "cancelled" else "paused"
    return _kept(build, build.progress.model_copy(update={"status": status}))


def _kept(build: Build, ended: Progress) -> Progress:
    """Keep how it ended, if there is room for it; the person is told in any case."""
    full = build.progress.model_copy(update={"status": ended.status, "sentence": ended.sentence})
    try:
        build.keep("progress", full.model_dump())
    except (OSError, sqlite3.Error) as error:
        if not is_full(error):
            raise
    return full


def _explained(error: Exception) -> Progress:
    if is_full(error):
        return Progress(status="paused", sentence=DISK_FULL)
    if isinstance(error, PlaceTaken):
        return Progress(status="failed", sentence=str(error))
    log.exception("a build ended", exc_info=error)
    return Progress(status="failed", sentence=NO_READERS if isinstance(error, ReadersBroken) else UNEXPECTED)
