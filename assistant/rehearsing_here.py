"""What one person has of rehearsals in the chat: plan, begin, find again by the card, add to, delete."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.builds import shelf_of
from assistant.errors import NotYours, PeriError
from assistant.rehearsals import Intended, begin, intend, intend_more, is_finished, model_file, rehearsals_of
from assistant.studio import NO_MODEL, WORKING, Studio
from dataset.build.shelf import NoBuild
from rehearsal.pairs import Chosen, TooLittle
from rehearsal.prepared import NAMES
from rehearsal.shelf import NoRehearsal, Shelf
from rehearsal.state import SETTINGS, Folder, write_whole

KEY = re.compile(r"[0-9a-f]{16}")
_CARDS = ".cards"  # beside the person's rehearsals: which card has begun which
GONE = "This rehearsal was deleted."
NOT_HERE = "There is no such rehearsal (any more)."
NO_BUILD = (
    "You have no build of that name here. Bring your work first (drop your files into this window), or watch the "
    "prepared example."
)
ONLY_READY = (
    "Only the pairs of your build that stand as ready count: its card asks whose work may be used, and shows the "
    "doubtful ones to keep or set aside."
)
SHOWN_INSTEAD = "Until then the prepared example shows how it goes: ask me to show you a small model learning."


@dataclass(frozen=True)
class Rehearsals:
    """The rehearsals of one person, as the chat reaches them. All of it blocks; errors are PeriErrors, and OSError."""

    studio: Studio
    person: str

    @property
    def shelf(self) -> Shelf:
        """Where they lie."""
        return rehearsals_of(self.studio.settings, self.person)

    def intend(self, what: str, passes: int) -> Intended:
        """What a rehearsal of a prepared set or of a build would be; never of a path. Writes nothing."""
        name = what if what in NAMES else self._build(what)
        try:
            return intend(self.studio.settings, self.person, name, passes=passes, may_be_file=False)
        except NoBuild:
            raise PeriError(NO_BUILD) from None
        except TooLittle as error:
            said = str(error).partition(" `peri rehearse`")[0]
            raise PeriError(f"{said} {ONLY_READY} {SHOWN_INSTEAD}") from None

    def begin(self, what: str, passes: int, card: str | None = None) -> Folder:
        """Begin a rehearsal in the background, or go on with the same one; `card` is what finds it again."""
        if not model_file(self.studio.settings).is_file():  # without it the pairs can't be counted
            raise PeriError(NO_MODEL)
        return self._begun(self.intend(what, passes), card)

    def more(self, folder: Folder, *, curve: bool = False, facts: bool = False) -> Folder:
        """The same rehearsal with further parts: fewer pairs, or facts instead of style."""
        told = folder.settings
        return self._begun(
            intend_more(self.studio.settings, self.person, folder, curve=told.curve or curve, facts=told.facts or facts)
        )

    def longer(self, folder: Folder, passes: int) -> Folder:
        """A rehearsal of its own on the same pairs, with so many passes."""
        return self._begun(
            intend_more(self.studio.settings, self.person, folder, passes=passes, curve=False, facts=False)
        )

    def longer_key(self, folder: Folder, passes: int) -> str | None:
        """The key of that one, where it was begun."""
        told = folder.settings.model_copy(update={"passes": passes})
        train, held = folder.pairs
        other = self.shelf.place(told, Chosen(train=train, held=held))
        return other.path.name if (other.path / SETTINGS).is_file() else None

    def resume(self, folder: Folder) -> None:
        """Go on with it."""
        self.studio.start(folder)

    def find(self, card: str) -> Folder | None:
        """The rehearsal of a key, or the one that a card has begun; None while it has begun none. Raises NotYours."""
        if KEY.fullmatch(card):
            return self._folder(card, NOT_HERE)
        try:
            key = (self.shelf.folder / _CARDS / card).read_text("utf-8")
        except FileNotFoundError:
            return None
        return self._folder(key, GONE)

    def last(self) -> Folder | None:
        """The one that was worked on last."""
        try:
            return self.shelf.find(None)
        except NoRehearsal:
            return None

    def delete(self, folder: Folder) -> None:
        """Delete it with what it learnt."""
        if self.studio.is_working(folder):
            raise PeriError(WORKING)
        self.shelf.delete(folder)

    def _begun(self, intended: Intended, card: str | None = None) -> Folder:
        folder = intended.folder
        if not (folder.path.is_dir() and self.studio.is_working(folder)):  # else begun in another window: that is shown
            folder = self._put(intended)
        if card is not None:
            place = self.shelf.folder / _CARDS / card
            place.parent.mkdir(parents=True, exist_ok=True)
            write_whole(place, folder.path.name)
        return folder

    def _put(self, intended: Intended) -> Folder:
        from rehearsal.rehearsing import Running

        try:
            folder = begin(self.studio.settings, self.person, intended)
        except Running:
            raise PeriError(WORKING) from None
        if not is_finished(folder):
            self.studio.start(folder)
        return folder

    def _folder(self, key: str, otherwise: str) -> Folder:
        folder = Folder(self.shelf.folder / key)
        if not KEY.fullmatch(key) or not (folder.path / SETTINGS).is_file():
            raise NotYours(otherwise)
        return folder

    def _build(self, wanted: str) -> str:
        """The name of the build of this name or key."""
        builds = shelf_of(self.studio.settings, self.person).builds()
        name = next((name for name, folder in builds if wanted in (name, folder.name)), None)
        if name is None:
            raise PeriError(NO_BUILD)
        return name
