"""Training files that a person brought to be checked: kept in their own folder, with what was found in them."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import uuid4

from pydantic import Field

from assistant.errors import NotYours, PeriError
from assistant.inbox import Inbox, free_path
from assistant.messages import Frozen
from assistant.training_files import take_training_files
from dataset.check.check import check_file
from dataset.check.fix import NotMendable, fix_file
from dataset.check.leak import check_pair, training_file_of
from dataset.check.profiles import Profile, UnknownProvider
from dataset.check.report import CheckReport
from dataset.check.telling import is_training_data

KEY = re.compile(r"[0-9a-f]{16}")
TOLD = "check.json"
PASTED = "pasted.jsonl"
NO_CHECK = "There is no such check (any more). Bring the file again."
NO_FILE = "There is no such file in this check."


class Mended(Frozen):
    """A mended copy: its name, what was changed, what was taken out, and what a check of the copy says."""

    name: str
    changes: tuple[str, ...]
    moved_out: str | None
    report: CheckReport


class CheckedFile(Frozen):
    """A file and what is wrong with it; `cannot` says why no copy could be mended."""

    name: str
    report: CheckReport
    mended: Mended | None = None
    cannot: str | None = None


class Check(Frozen):
    """One check: of files that came with a message, or of lines that stood in one (`is_part`: perhaps not all)."""

    id: str
    conversation: str
    message: str | None
    number: int  # in the conversation, from 1
    reader: str | None = None
    is_part: bool = False
    is_built: bool = False  # a build was made from these files all the same
    files: tuple[CheckedFile, ...] = Field(min_length=1)


class Checks:
    """The checks of one person."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._folder = inbox.folder / "checked"

    def of_waiting(
        self, conversation: str, message: str | None, profiles: Sequence[Profile], reader: str | None, *, asked: bool
    ) -> Check | None:
        """Check the training files among those that wait in a conversation; None when there are none.

        They wait no longer then. `asked`: the person wants a check, so other lines of JSON are taken too. Blocking.
        Raises UnknownProvider, OSError.
        """
        key = uuid4().hex[:16]
        place = self._folder / key / "files"
        names = take_training_files(self._inbox.of(conversation), place, asked=asked)
        if not names:
            shutil.rmtree(self._folder / key, ignore_errors=True)
            return None
        return self._checked(key, conversation, message, names, profiles, reader)

    def of_text(
        self, conversation: str, message: str | None, text: bytes, profiles: Sequence[Profile], reader: str | None
    ) -> Check:
        """Check lines that stood in a message. Blocking. Raises UnknownProvider, OSError."""
        key = uuid4().hex[:16]
        place = self._folder / key / "files"
        place.mkdir(parents=True)
        (place / PASTED).write_bytes(text)
        return self._checked(key, conversation, message, [PASTED], profiles, reader, is_part=True)

    def again(self, check: Check, profiles: Sequence[Profile], reader: str | None) -> Check:
        """The same files, checked for another reader, None for all. Blocking. Raises UnknownProvider, OSError."""
        names = [file.name for file in check.files]
        reports = _reports(self._folder / check.id / "files", names, profiles, reader)
        files = tuple(CheckedFile(name=name, report=report) for name, report in reports)
        return self._kept(check.model_copy(update={"reader": reader, "files": files}))

    def mend(self, key: str, number: int, profiles: Sequence[Profile]) -> Check:
        """Write a mended copy of the file of that number. Blocking. Raises NotYours, OSError."""
        check = self.find(key)
        if not 0 <= number < len(check.files):
            raise NotYours(NO_FILE)
        file = check.files[number]
        source, place = self._folder / key / "files" / file.name, self._folder / key / f"mended-{number}"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        try:
            fixed = fix_file(source, place / f"{source.stem}.fixed.jsonl", check.reader, profiles=profiles)
        except NotMendable as error:
            told = file.model_copy(update={"cannot": str(error), "mended": None})
        else:
            mended = Mended(
                name=fixed.path.name,
                changes=tuple(change.words() for change in fixed.changes),
                moved_out=fixed.moved_out.name if fixed.moved_out else None,
                report=fixed.report,
            )
            told = file.model_copy(update={"mended": mended, "cannot": None})
        files = (*check.files[:number], told, *check.files[number + 1 :])
        return self._kept(check.model_copy(update={"files": files}))

    def mended_file(self, key: str, number: int, name: str) -> Path:
        """A file that mending wrote. Raises NotYours."""
        check = self.find(key)
        mended = check.files[number].mended if 0 <= number < len(check.files) else None
        if mended is None or name not in (mended.name, mended.moved_out):
            raise NotYours(NO_FILE)
        return self._folder / key / f"mended-{number}" / name

    def find(self, key: str) -> Check:
        """The check of this key. Raises NotYours."""
        told = self._folder / key / TOLD
        if not KEY.fullmatch(key) or not told.is_file():
            raise NotYours(NO_CHECK)
        return Check.model_validate_json(told.read_text("utf-8"))

    def last(self, conversation: str) -> Check | None:
        """The latest check in a conversation."""
        return max(self._of(conversation), key=lambda check: check.number, default=None)

    def file(self, check: Check, name: str) -> Path:
        """Where a file of a check lies, as it was brought."""
        return self._folder / check.id / "files" / name

    def checked_at(self, check: Check) -> int:
        """When it was checked last, in nanoseconds as files tell it."""
        return (self._folder / check.id / TOLD).stat().st_mtime_ns

    def is_raw(self, check: Check) -> bool:
        """Whether a build can be made from one of the files: records of another kind than training data."""
        for file in check.files:
            with (self._folder / check.id / "files" / file.name).open("rb") as stream:
                if not is_training_data(stream):
                    return True
        return False

    def give_back(self, check: Check) -> None:
        """Let copies of the files wait in their conversation, so that a build can be made from them. Raises OSError."""
        waiting = self._inbox.of(check.conversation)
        waiting.mkdir(parents=True, exist_ok=True)
        for file in check.files:
            shutil.copyfile(self._folder / check.id / "files" / file.name, free_path(waiting / file.name))
        self._kept(check.model_copy(update={"is_built": True}))

    def every(self) -> Iterator[Check]:
        """All checks of the person."""
        for told in sorted(self._folder.glob(f"*/{TOLD}")):
            yield Check.model_validate_json(told.read_text("utf-8"))

    def delete(self, key: str) -> None:
        """Delete a check with its files. Raises NotYours."""
        shutil.rmtree(self._folder / self.find(key).id)

    def forget(self, conversation: str) -> None:
        """Delete the checks of a conversation with their files."""
        for check in list(self._of(conversation)):
            shutil.rmtree(self._folder / check.id, ignore_errors=True)

    def _of(self, conversation: str) -> Iterator[Check]:
        return (check for check in self.every() if check.conversation == conversation)

    def _checked(
        self,
        key: str,
        conversation: str,
        message: str | None,
        names: Sequence[str],
        profiles: Sequence[Profile],
        reader: str | None,
        is_part: bool = False,
    ) -> Check:
        place, unknown = self._folder / key / "files", None
        try:
            reports = _reports(place, names, profiles, reader)
        except UnknownProvider as error:  # the files are here, and wait for a name that is known
            reports, unknown = _reports(place, names, profiles, None), error
        before = self.last(conversation)
        check = Check(
            id=key,
            conversation=conversation,
            message=message,
            number=before.number + 1 if before else 1,
            reader=None if unknown else reader,
            is_part=is_part,
            files=tuple(CheckedFile(name=name, report=report) for name, report in reports),
        )
        self._kept(check)
        if unknown is not None:
            raise unknown
        return check

    def _kept(self, check: Check) -> Check:
        told = self._folder / check.id / TOLD
        if not told.parent.is_dir():
            raise PeriError(NO_CHECK)
        draft = told.with_suffix(".new")
        draft.write_text(check.model_dump_json(), "utf-8")
        os.replace(draft, told)
        return check


def _reports(
    place: Path, names: Sequence[str], profiles: Sequence[Profile], reader: str | None
) -> list[tuple[str, CheckReport]]:
    """A report a file; a validation file is compared with the training file that came with it."""
    made = list[tuple[str, CheckReport]]()
    for name in names:
        train = training_file_of(place / name)
        if train is None:
            made.append((name, check_file(place / name, reader, profiles=profiles)))
            continue
        compared = check_pair(train, place / name, reader, profiles=profiles).validation
        notes = (*compared.notes, f"Compared with {train.name}, which came with it.")
        made.append((name, compared.model_copy(update={"notes": notes})))
    return made
