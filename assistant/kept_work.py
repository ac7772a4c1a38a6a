"""What Peri keeps of a person's work (builds, files, rehearsals, fetched answers, what waits or was checked)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.errors import NotYours, PeriError
from assistant.inbox import megabytes
from assistant.messages import Frozen
from assistant.store.fetches import Fetches
from assistant.workshop import Bench
from dataset.build.review import counts
from tracking.fetch import dollars, spent_usd

Kind = Literal["build", "dataset", "rehearsal", "fetch", "waiting", "check"]
WORKING = "It is being worked on just now. Stop that first."
GONE = "There is no such thing (any more)."
TITLES: dict[Kind, str] = {
    "build": "made from your files",
    "dataset": "made from pairs that you pasted",
    "rehearsal": "a rehearsal of your pairs with a small model",
    "fetch": "answers that I fetched for a blind comparison",
    "waiting": "brought, in no build yet",
    "check": "brought to be checked",
}


class KeptItem(Frozen):
    """One thing that is kept; `id` is its kind and key."""

    id: str
    kind: Kind
    name: str
    about: str
    can_open: bool = False


@dataclass(frozen=True)
class OwnFetches:
    """The answers fetched for one person that no comparison holds yet."""

    fetches: Fetches
    person_id: str


@dataclass(frozen=True)
class KeptWork:
    """One person's. `datasets` is the folder of files made from pasted pairs, where that is theirs alone."""

    bench: Bench
    datasets: Path | None = None
    fetched: OwnFetches | None = None

    def items(self) -> list[KeptItem]:
        """Everything, builds first. Blocking."""
        made = [*self._builds(), *self._datasets(), *self._rehearsals(), *self._fetches()]
        return [*made, *self._waiting(), *self._checks()]

    def find(self, wanted: str) -> KeptItem | None:
        """The one thing that is called so, or whose name stands in the words; None where none or several are."""
        said = " ".join(wanted.casefold().split())
        found = self.items()
        named = [each for each in found if each.name.casefold() == said]
        named = named or [each for each in found if each.kind in ("build", "dataset") and each.name.casefold() in said]
        named = named or [each for each in found if each.kind == "fetch" and "answers" in said.split()]
        return named[0] if len(named) == 1 else None

    def delete(self, item: str) -> None:
        """Delete it for good. Blocking. Raises NotYours, PeriError."""
        from dataset.build.workflow import is_running

        if item not in {each.id for each in self.items()}:
            raise NotYours(GONE)
        kind, _, key = item.partition(":")
        match kind:
            case "build":
                if is_running(self.bench.folder(key)):
                    raise PeriError(WORKING)
                self.bench.shelf.delete(key)
            case "dataset":
                assert self.datasets is not None, "only listed where there is such a folder"
                shutil.rmtree(self.datasets / key)
            case "rehearsal":
                rehearsed = self.bench.rehearsals.find(key)
                assert rehearsed is not None, "a key finds a rehearsal or nothing"
                self.bench.rehearsals.delete(rehearsed)
            case "fetch":
                assert self.fetched is not None, "only listed where a person is known"
                self.fetched.fetches.delete(self.fetched.person_id, key)
            case "waiting":
                self.bench.inbox.forget(key)
            case _:
                self.bench.checks.delete(key)

    def _builds(self) -> Iterator[KeptItem]:
        for name, folder in self.bench.shelf.builds():
            with self.bench.opened(folder.name) as build:
                is_found = build.value("judge_digest") is not None
                found = counts(build).total if is_found else 0
                pairs = f"{found:,} pair{'' if found == 1 else 's'}" if is_found else "no pairs yet"
                written = "files written" if build.progress.status == "written" else "nothing written"
                brought = str(build.value("brought") or "from the terminal")
            about = f"{brought}; {pairs}, {written}; {_size(folder)}"
            yield KeptItem(id=f"build:{folder.name}", kind="build", name=name, about=about, can_open=True)

    def _datasets(self) -> Iterator[KeptItem]:
        folders = sorted(self.datasets.iterdir()) if self.datasets and self.datasets.is_dir() else []
        for folder in (each for each in folders if each.is_dir() and not each.name.startswith(".")):
            about = f"{TITLES['dataset']}; {_size(folder)}"
            yield KeptItem(id=f"dataset:{folder.name}", kind="dataset", name=folder.name, about=about)

    def _rehearsals(self) -> Iterator[KeptItem]:
        for folder in self.bench.rehearsals.shelf.rehearsals():
            if folder.settings.example is None:  # a prepared set is nobody's work
                about = f"{TITLES['rehearsal']}; {_size(folder.path)}"
                yield KeptItem(
                    id=f"rehearsal:{folder.path.name}", kind="rehearsal", name=folder.settings.name, about=about
                )

    def _fetches(self) -> Iterator[KeptItem]:
        for kept in self.fetched.fetches.all(self.fetched.person_id) if self.fetched else ():
            here = sum(found.answer is not None for found in kept.answers.values())
            paid = f", {dollars(spent_usd(kept.answers))} paid as far as prices are known" if kept.answers else ""
            models = f"{kept.plan.one.label} and {kept.plan.other.label}"
            about = f"{TITLES['fetch']}, from {models}: {here} of {2 * len(kept.plan.briefs)} here{paid}"
            yield KeptItem(id=f"fetch:{kept.id}", kind="fetch", name=kept.plan.name, about=about)

    def _waiting(self) -> Iterator[KeptItem]:
        for conversation, brought in self.bench.inbox.all_waiting():
            name = brought.words
            yield KeptItem(id=f"waiting:{conversation}", kind="waiting", name=name, about=TITLES["waiting"])

    def _checks(self) -> Iterator[KeptItem]:
        for check in self.bench.checks.every():
            name = ", ".join(file.name for file in check.files)
            yield KeptItem(id=f"check:{check.id}", kind="check", name=name, about=TITLES["check"])


def _size(folder: Path) -> str:
    return megabytes(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()))
