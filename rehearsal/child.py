"""The process that trains: few threads, last in line for the processor, no network. Started by `rehearsing.py`.

python -m rehearsal.child FOLDER MODEL DIGEST THREADS works until it is done and says a line for each part that is.
With TRY after it, it reads one prompt as JSON and answers it with the model as it came and as it was rehearsed.
It ends with whoever started it, and leaves nothing half-written.
"""

from __future__ import annotations

import errno
import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

FAILED = 3
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
DISK_FULL = "The disk is full, so I have paused. Make room, then start it again: it goes on from where it was."
NO_MEMORY = "There is not enough memory free for a rehearsal (1.3 GB). Close something, then start it again."
UNEXPECTED = "Something went wrong that I can't explain, so I have stopped. What was learnt so far is kept."
_MOST_SECONDS = 3600.0
_MOST_BYTES = 4 << 30  # of addresses; the work itself stays below 1.4 GB
_FORBIDDEN = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "subprocess.", "os.exec",
              "os.posix_spawn", "os.system")  # fmt: skip


def main() -> None:
    """Do one job."""
    folder, model, digest, threads, *job = sys.argv[1:]
    for name in _THREADS:
        os.environ[name] = threads
    _lower_rights()
    if job:
        _answer(Path(folder), Path(model), digest, json.loads(sys.stdin.readline()))
        return
    threading.Thread(target=_end_with_parent, daemon=True).start()
    sys.exit(_rehearse(Path(folder), Path(model), digest))


def _rehearse(path: Path, model: Path, digest: str) -> int:
    from filelock import FileLock

    from rehearsal.figures import Status
    from rehearsal.gguf_file import NotReadable
    from rehearsal.package import NotThePackage
    from rehearsal.state import CHILD_LOCK, PROGRESS, Folder
    from rehearsal.work import Work, my_turn

    folder = Folder(path)

    def ended(status: Status, sentence: str) -> None:
        folder.keep(PROGRESS, folder.progress.model_copy(update={"status": status, "sentence": sentence}))

    try:
        with FileLock(path / CHILD_LOCK), my_turn(folder, time.sleep) as mine:
            if mine:
                Work(folder, time.monotonic, _MOST_SECONDS, _say).run(model, digest)
            else:
                ended("paused", "")
        return 0
    except MemoryError:
        ended("failed", NO_MEMORY)
    except (NotThePackage, NotReadable) as error:
        ended("failed", str(error))
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise
        ended("paused", DISK_FULL)
    return FAILED


def _answer(path: Path, model: Path, digest: str, prompt: str) -> None:
    """One prompt, answered twice."""
    from rehearsal.adapter import Adapter
    from rehearsal.state import Folder
    from rehearsal.tensor_file import read_tensors
    from rehearsal.training import answers
    from rehearsal.work import open_model

    opened = open_model(model, digest)
    trained = Adapter(opened.weights.shape, read_tensors(Folder(path).checkpoint("main"))[0]["adapter"])
    asked = [opened.tokens.prompt(prompt)]
    before, after = (answers(opened, each, asked, 120)[0] for each in (Adapter(opened.weights.shape), trained))
    cut = {"cut_before": before.is_cut, "cut_after": after.is_cut}
    _say(json.dumps({"before": before.text, "after": after.text, **cut}))


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def _lower_rights() -> None:
    if sys.platform != "win32":
        import resource

        os.nice(10)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":  # elsewhere the system has no such limit, or does not keep it
            resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"a rehearsal does not do this: {event}")


def _end_with_parent() -> None:
    """The other end of standard input is closed when the parent is gone, however that came."""
    while os.read(0, 1024):
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
