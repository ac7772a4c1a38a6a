"""The process that reads: few rights, little memory, little time. Run by `children.py`, never by hand.

It takes one JSON line with the limits, then lines with lists of jobs, and answers in JSON lines. What it imports is
kept small; the libraries for a kind of file come with the first file of that kind.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from dataset.read.limits import OUT_OF_MEMORY, Limits
from dataset.read.unpack import Unpacking

_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.spawn", "os.startfile",
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "shutil.", "urllib.", "ftplib.", "smtplib.", "http.", "webbrowser.", "pty.")  # fmt: skip
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> None:
    """Read jobs from standard input until it ends."""
    commands, answers = sys.stdin.buffer, os.dup(sys.stdout.fileno())
    limits = Limits(**json.loads(commands.readline()))
    give_up_rights(limits)
    _say(answers, {"hello": True})
    units = 0
    while line := commands.readline():
        for job in json.loads(line):
            units += _read(job, limits, answers)
        if units > limits.life or _swollen(limits):
            _say(answers, {"bye": True})
            return


def _read(job: dict[str, Any], limits: Limits, answers: int) -> int:
    skip = job["skip"]

    def report(number: int, said: dict[str, Any] | None) -> None:
        if number >= skip:
            _say(answers, {"unit": number, **(said or {})})

    unpacking = Unpacking(limits, report, lambda: _begin(limits), {int(k): v for k, v in job["refused"].items()})
    unpacking.read(job["file"], job["path"])
    _say(answers, {"end": True})
    return unpacking.next


def _say(answers: int, said: dict[str, Any]) -> None:
    data = memoryview(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n")
    while data:
        data = data[os.write(answers, data) :]


def _begin(limits: Limits) -> None:
    """The next unit may use so much processor time; beyond it the system ends this process."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + limits.cpu_seconds, _hardest()))


def _hardest() -> int:
    import resource

    return resource.getrlimit(resource.RLIMIT_CPU)[1]


def give_up_rights(limits: Limits) -> None:
    """No writing, no network, no other process for the rest of this one; files are opened for reading only."""
    if sys.platform != "win32":
        import resource

        wanted = {resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_NOFILE: 64}
        if sys.platform == "linux":  # elsewhere the system has no such limit, or does not keep it
            wanted |= {resource.RLIMIT_AS: limits.memory_bytes, resource.RLIMIT_NPROC: 0}
        for name, value in wanted.items():
            resource.setrlimit(name, (value, value))
    sys.setrecursionlimit(1000)
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        if isinstance(arguments[2], int) and arguments[2] & _WRITES:
            raise PermissionError("a reader does not write")
    elif event.startswith(_FORBIDDEN):
        raise PermissionError(f"a reader does not do this: {event}")


def _swollen(limits: Limits) -> bool:
    if sys.platform != "linux":
        return False
    with open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE") > limits.memory_bytes // 2


if __name__ == "__main__":
    try:
        main()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
