"""The store's door: every promise of what Peri remembers, each in one transaction.

Calls are synchronous and safe from several threads; async code uses asyncio.to_thread. All of them raise StoreError
when the database does not work, and NotYours for ids that are unknown or belong to someone else, which look alike.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from assistant.errors import NotYours, StoreError
from assistant.messages import Message, Reply, UserMessage
from assistant.store import conversations, people, progress, remembered, turn_views, turns, votes
from assistant.store.comparisons import Comparisons
from assistant.store.condition import examine
from assistant.store.engine import Database
from assistant.store.fetches import Fetches
from assistant.store.journeys import JourneyRuns
from assistant.store.projects import ProjectLog
from assistant.store.rows import to_json
from assistant.store.views import ConversationView, Health, Page, Person, TurnBegun, TurnView

LEAST_FREE_BYTES = 50_000_000
NO_SPACE = (
    "The disk that holds Peri's data has less than 50 MB left, so Peri takes no new messages: it could not keep them "
    "safely. Free some space, then send this again."
)


def free_bytes(folder: Path) -> int:
    """Bytes that are free on the disk of a folder."""
    return shutil.disk_usage(folder).free


class Store:
    """What Peri remembers; `journeys`, `projects`, `comparisons` and `fetches` are doors of their own."""

    def __init__(self, database: Database, *, free_bytes: Callable[[Path], int] = free_bytes) -> None:
        self._database = database
        self.journeys = JourneyRuns(database)
        self.projects = ProjectLog(database)
        self.comparisons = Comparisons(database)
        self.fetches = Fetches(database)
        self._free_bytes = free_bytes
        self._unended: dict[str, Callable[[Connection], None]] = {}  # endings that the database refused

    def close(self) -> None:
        """Let go of the database, after a last try to write the endings that it refused before."""
        with suppress(StoreError):  # it is in the log; the next start ends those turns as interrupted
            self._end_late()
        self._database.close()

    def health(self) -> Health:
        """How the database and its disk are doing; never raises StoreError."""
        return examine(self._database, self._free_bytes(self._database.home), LEAST_FREE_BYTES, NO_SPACE)

    def person(self, identifier: str, display_name: str, now: datetime) -> Person:
        """The person who signs in under that name, made when new."""
        with self._database.reading() as connection:
            found = people.find_person(connection, identifier)
        if found is not None and found.display_name == display_name:
            return found
        with self._database.writing() as connection:
            return people.add_person(connection, identifier, display_name, now)

    def spent(self, person_id: str, day: date) -> float:
        """US dollars that the person's turns cost on a day (UTC); deleted conversations count."""
        with self._database.reading() as connection:
            return people.spent(connection, person_id, day)

    def begin_turn(
        self, person_id: str, conversation_id: str, message: UserMessage, now: datetime, *, replaces: str | None = None
    ) -> TurnBegun:
        """Keep a message and begin its turn; when this returns, the message is on disk.

        A new `conversation_id` makes a conversation. `replaces` names an earlier message of the person: its turn and
        all later ones are hidden, and the situation goes back to what it was before them. A message that was accepted
        before gives its existing turn with `already`. Raises TurnRunning, NotYours, InputRefused, StoreError.
        """
        self._make_ready()
        with self._database.writing() as connection:
            return turns.begin_turn(connection, self._database, person_id, conversation_id, message, now, replaces)

    def claim_again(self, person_id: str, conversation_id: str, now: datetime) -> TurnBegun:
        """Begin a new turn with the person's last message (same id, same words); the last turn is hidden.

        Raises TurnRunning, NotYours, InputRefused, StoreError.
        """
        self._make_ready()
        with self._database.writing() as connection:
            return turns.begin_again(connection, self._database, person_id, conversation_id, now)

    def set_run(self, turn_id: str, run_id: str) -> None:
        """Note the id of the chat's run step."""
        with self._database.writing() as connection:
            progress.set_run(connection, turn_id, run_id)

    def save_partial(self, turn_id: str, text: str, now: datetime) -> None:
        """Keep the answer as far as it was shown.

        It is the turn's sign of life, too: on PostgreSQL a turn without one for 60 s counts as dead.
        """
        with self._database.writing() as connection:
            progress.save_partial(connection, turn_id, text, now)

    def add_messages(self, turn_id: str, messages: Sequence[Message], now: datetime) -> None:
        """Append messages to a running turn; a message with an id that is there takes the new words."""
        with self._database.writing() as connection:
            row = progress.turn_row(connection, turn_id)
            progress.add_messages(connection, turn_id, row["conversation_id"], messages, now)

    def end_turn(
        self,
        turn_id: str,
        reply: Reply,
        problem: str | None,
        messages: Sequence[Message],
        situation: dict[str, Any],
        now: datetime,
    ) -> None:
        """End a turn as `reply.ended` says: messages (those already there are not doubled), situation, spending.

        Raises NotYours when the conversation was deleted meanwhile. After a StoreError the ending is held in memory and
        written before the next turn begins, so that the conversation does not stay stuck.
        """

        def end(connection: Connection) -> None:
            progress.end_turn(connection, turn_id, reply, problem, messages, situation, now)

        try:
            with self._database.writing() as connection:
                end(connection)
        except StoreError:
            self._unended[turn_id] = end
            raise

    def interrupt_running(self, now: datetime) -> int:
        """End the running turns whose process is gone, and those of this one; for start-up, before any turn.

        What was shown stays as the answer. SQLite: a process is gone when it ended. PostgreSQL: no heartbeat for 60 s.
        """
        with self._database.writing() as connection:
            return progress.interrupt_abandoned(connection, self._database, now)

    def conversation(self, person_id: str, conversation_id: str) -> ConversationView:
        """A conversation with its visible turns."""
        with self._database.reading() as connection:
            return conversations.open_conversation(connection, person_id, conversation_id)

    def owner_of(self, conversation_id: str) -> str | None:
        """The identifier of the person whose conversation it is; None when there is none."""
        with self._database.reading() as connection:
            return conversations.owner_of(connection, conversation_id)

    def list_conversations(
        self,
        person_id: str,
        search: str | None = None,
        voted: int | None = None,
        after: str | None = None,
        first: int = 20,
    ) -> Page:
        """A page of the history, the latest talk first; `search` looks into titles, questions and answers."""
        with self._database.reading() as connection:
            return conversations.list_conversations(connection, person_id, search, voted, after, first)

    def rename(self, person_id: str, conversation_id: str, title: str) -> None:
        """Give a conversation another title."""
        self._change(person_id, conversation_id, title=title)

    def save_situation(self, person_id: str, conversation_id: str, situation: dict[str, Any]) -> None:
        """Replace what the person has told about themselves."""
        self._change(person_id, conversation_id, situation=to_json(situation))

    def told_before(self, person_id: str, conversation_id: str | None) -> tuple[dict[str, Any], ...]:
        """What the person told in their other conversations, the latest first; empty where they told nothing."""
        with self._database.reading() as connection:
            return remembered.told_before(connection, person_id, conversation_id)

    def done_before(self, person_id: str, conversation_id: str | None) -> tuple[dict[str, Any], ...]:
        """What tools gave in the person's other conversations lately, the latest first."""
        with self._database.reading() as connection:
            return remembered.done_before(connection, person_id, conversation_id)

    def forget_told(self, person_id: str) -> int:
        """Forget what the person told in all conversations; how many held something."""
        with self._database.writing() as connection:
            return remembered.forget_told(connection, person_id)

    def save_settings(self, person_id: str, conversation_id: str, settings: dict[str, Any]) -> None:
        """Replace the settings of a conversation."""
        self._change(person_id, conversation_id, settings=to_json(settings))

    def delete(self, person_id: str, conversation_id: str) -> None:
        """Delete a conversation for good, with everything in it."""
        with self._database.writing() as connection:
            conversations.delete_conversation(connection, person_id, conversation_id)

    def vote(self, person_id: str, any_id: str, value: int, comment: str | None, now: datetime) -> str:
        """Keep a thumb (1 up, 0 down) on the turn with that answer, run or turn id; gives back the turn's id."""
        with self._database.writing() as connection:
            return votes.cast_vote(connection, person_id, any_id, value, comment, now)

    def unvote(self, person_id: str, any_id: str) -> None:
        """Take back the thumb on a turn."""
        with self._database.writing() as connection:
            votes.take_back_vote(connection, person_id, any_id)

    def find_turn(self, person_id: str, any_id: str) -> tuple[str, TurnView]:
        """The conversation's id and the turn with that answer, run or turn id; replaced turns are found too."""
        with self._database.reading() as connection:
            row = turn_views.find_row(connection, person_id, any_id)
            return row["conversation_id"], turn_views.view_of(connection, row)

    def _change(self, person_id: str, conversation_id: str, **values: object) -> None:
        with self._database.writing() as connection:
            conversations.change(connection, person_id, conversation_id, **values)

    def _make_ready(self) -> None:
        if self._database.is_sqlite and self._free_bytes(self._database.home) < LEAST_FREE_BYTES:
            raise StoreError(NO_SPACE)
        self._end_late()

    def _end_late(self) -> None:
        for turn_id in tuple(self._unended):
            end = self._unended.pop(turn_id, None)
            if end is None:  # another thread was faster
                continue
            try:
                with self._database.writing() as connection:
                    end(connection)
            except NotYours:  # deleted meanwhile
                continue
            except StoreError:
                self._unended[turn_id] = end
                raise
