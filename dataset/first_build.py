"""From pasted pairs to a checked training file: strip, drop, split, write, read again, rename."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from dataset.example import Example, chat_line, read_chat_lines
from dataset.report import HELD_OUT_FROM, report_markdown

HELD_OUT_PER_CENT = 15
HELD_OUT_LEAST = 5


class ChangedSince(Exception):
    """The folder of a build holds other training data than was written there; str() is its name."""


class Dropped(BaseModel):
    """A pair that was left out; `number` is its place in what was given, from 1."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    reason: str


class FirstBuild(BaseModel):
    """What a build keeps: the same pairs always give the same parts, in the same order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    train: tuple[Example, ...]
    validation: tuple[Example, ...]
    dropped: tuple[Dropped, ...]

    @property
    def kept(self) -> int:
        """Examples in both files."""
        return len(self.train) + len(self.validation)

    def files(self) -> dict[str, bytes]:
        """The bytes of each file by its name; no validation file when nothing is held out."""
        files = {"train.jsonl": _chat_file(self.train)}
        if self.validation:
            files["validation.jsonl"] = _chat_file(self.validation)
        report = report_markdown(self.train, self.validation, [(d.number, d.reason) for d in self.dropped])
        return {**files, "report.md": report.encode()}


def build_first(pairs: Sequence[tuple[str, str]]) -> FirstBuild:
    """Clean the pairs (input, output) and split them; nothing is written.

    Pairs with the same input stay on one side, so that the held-out part holds no brief that training has seen.
    """
    kept, dropped = dict[str, Example](), list[Dropped]()
    first_seen: dict[str, int] = {}
    for number, (given, made) in enumerate(pairs, 1):
        if reason := _unusable(given, made):
            dropped.append(Dropped(number=number, reason=reason))
            continue
        example = Example(input=_tidy(given), output=_tidy(made))
        if example.digest in kept:
            dropped.append(Dropped(number=number, reason=f"the same as pair {first_seen[example.digest]}"))
            continue
        kept[example.digest], first_seen[example.digest] = example, number
    train, validation = _split(list(kept.values()))
    return FirstBuild(train=train, validation=validation, dropped=tuple(dropped))


def write_build(build: FirstBuild, folder: Path, name: str) -> Path:
    """Write the files into `folder`/<name>-<hash>/ and return that folder; all of them appear at once, or none.

    The same build writes the same folder, and finds it there the next time. Raises OSError when the disk refuses, and
    ChangedSince when the folder is there with other training data in it: what a person changed is not overwritten.
    """
    files = build.files()
    target = folder / f"{slug(name)}-{_digest(files)}"
    if _is_there(target, files):
        return target
    folder.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".building-", dir=folder))
    try:
        for file, data in files.items():
            _write_through(draft / file, data)
        _check(build, draft)
        draft.chmod(0o755)
        try:
            draft.rename(target)
        except OSError:
            if not _is_there(target, files):  # another build of the same pairs may have been first
                raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return target


def slug(name: str) -> str:
    """The name as a part of a folder name: at most 40 of a-z, 0-9 and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:40].strip("-") or "dataset"


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _unusable(given: str, made: str) -> str | None:
    empty = [side for side, text in (("input", given), ("output", made)) if not text.strip()]
    if empty:
        return f"the {' and the '.join(empty)} {'is' if len(empty) == 1 else 'are'} empty"
    if "\0" in given + made or any("\ud800" <= character <= "\udfff" for character in given + made):
        return "it holds characters that no training service reads"
    return None


def _split(examples: list[Example]) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    """Training and held-out part, chosen by content: what else is in the set does not move an example's rank."""
    ordered = sorted(examples, key=lambda example: example.digest)
    if len(ordered) < HELD_OUT_FROM:
        return tuple(ordered), ()
    wanted = max(HELD_OUT_LEAST, len(ordered) * HELD_OUT_PER_CENT // 100)
    by_input: dict[str, list[Example]] = {}
    for example in ordered:
        by_input.setdefault(" ".join(example.input.casefold().split()), []).append(example)
    held_out: set[str] = set()
    for key in sorted(by_input, key=lambda key: sha256(key.encode()).hexdigest()):
        group = by_input[key]
        if len(held_out) + len(group) <= wanted:
            held_out |= {example.digest for example in group}
    return (
        tuple(example for example in ordered if example.digest not in held_out),
        tuple(example for example in ordered if example.digest in held_out),
    )


def _chat_file(examples: Sequence[Example]) -> bytes:
    return "".join(f"{chat_line(example)}\n" for example in examples).encode()


def _digest(files: dict[str, bytes]) -> str:
    data = b"\0".join(files[file] for file in sorted(files) if file.endswith(".jsonl"))
    return sha256(data).hexdigest()[:10]


def _write_through(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _is_there(target: Path, files: dict[str, bytes]) -> bool:
    """Whether the folder holds this training data already; raises ChangedSince when it holds other data."""
    if not target.exists():
        return False
    wanted = {file: data for file, data in files.items() if file.endswith(".jsonl")}
    found = {path.name: path.read_bytes() for path in target.glob("*.jsonl")}
    if found != wanted:
        raise ChangedSince(target.name)
    return True


def _check(build: FirstBuild, draft: Path) -> None:
    """Raises AssertionError when what stands on the disk is not what was meant."""
    for file, meant in (("train.jsonl", build.train), ("validation.jsonl", build.validation)):
        path = draft / file
        found = tuple(read_chat_lines(path.read_bytes())) if path.exists() else ()
        if found != meant:
            raise AssertionError(f"{file} does not read back as it was written")
