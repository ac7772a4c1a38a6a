"""Chainlit's data layer as a view over Peri's own tables.

Writing a message, a step or an element through Chainlit is not possible here: Peri's turn code has already kept all of
it (`Store.begin_turn`, `Store.end_turn`), and the window is drawn from that. So these methods raise; were they ever
called, something would be shown that nobody keeps. Database errors go up, never into a log line.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any, NoReturn

from chainlit.data.base import BaseDataLayer
from chainlit.types import Feedback, PageInfo, PaginatedResponse, Pagination, ThreadFilter
from chainlit.user import PersistedUser, User

from assistant.errors import NotYours
from assistant.face.element import Data
from assistant.face.ids import checked, is_uuid
from assistant.face.person import Caller, as_chainlit, shown_name
from assistant.face.turns import Turns
from assistant.face.view import history_line
from assistant.store.repository import Store

LONGEST_PAGE = 100


class PeriLayer(BaseDataLayer):  # type: ignore[misc]
    """What Chainlit may read and change; every query is asked in the caller's name."""

    def __init__(self, store: Store, caller: Caller, turns: Turns) -> None:
        self._store = store
        self._caller = caller
        self._turns = turns

    async def get_user(self, identifier: str) -> PersistedUser:
        """The person of a signed token."""
        return await self.create_user(User(identifier=identifier))

    async def create_user(self, user: User) -> PersistedUser:
        """The person who signs in, made on the first visit."""
        shown = shown_name(user.identifier)
        person = await asyncio.to_thread(self._store.person, user.identifier, shown, datetime.now(UTC))
        return as_chainlit(person)

    async def get_thread_author(self, thread_id: str) -> str:
        """The caller's name when the conversation is theirs; empty for another's and for an unknown one alike."""
        return self._caller.name() if await self.get_thread(thread_id) else ""

    async def get_thread(self, thread_id: str) -> Any:
        """The conversation, or None when the caller has none of this id."""
        if not is_uuid(thread_id):
            return None
        person = await asyncio.to_thread(self._caller.person, self._store)
        try:
            view = await asyncio.to_thread(self._store.conversation, person.id, thread_id)
        except NotYours:
            return None
        return self._turns.thread(view, person)

    async def list_threads(self, pagination: Pagination, filters: ThreadFilter) -> PaginatedResponse[Any]:
        """One page of the caller's history, newest first."""
        person = await asyncio.to_thread(self._caller.person, self._store)
        page = await asyncio.to_thread(
            self._store.list_conversations,
            person.id,
            search=filters.search,
            voted=filters.feedback,
            after=pagination.cursor,
            first=max(1, min(pagination.first, LONGEST_PAGE)),
        )
        lines: list[Data] = [history_line(item, person.identifier, person.id) for item in page.items]
        return PaginatedResponse(
            pageInfo=PageInfo(hasNextPage=page.next_cursor is not None, startCursor=None, endCursor=page.next_cursor),
            data=lines,
        )

    async def update_thread(
        self,
        thread_id: str,
        name: str | None = None,
        user_id: str | None = None,
        metadata: dict[str, Any] | None = None,
        tags: list[str] | None = None,
    ) -> None:
        """Rename. Chainlit also calls this on every lost connection to keep its session: Peri keeps nothing there."""
        if name is None:
            return
        person = await asyncio.to_thread(self._caller.person, self._store)
        await asyncio.to_thread(self._store.rename, person.id, checked(thread_id), name)

    async def delete_thread(self, thread_id: str) -> None:
        """Delete for good, with the files that were brought to it; the person has confirmed it. Builds stay."""
        person = await asyncio.to_thread(self._caller.person, self._store)
        await self._turns.stop(checked(thread_id), person.identifier)
        await asyncio.to_thread(self._store.delete, person.id, thread_id)
        await asyncio.to_thread(self._turns.bench(person, thread_id).forget)

    async def upsert_feedback(self, feedback: Feedback) -> str:
        """A thumb on an answer of the caller."""
        person = await asyncio.to_thread(self._caller.person, self._store)
        now = datetime.now(UTC)
        answer = checked(feedback.forId)
        await asyncio.to_thread(self._store.vote, person.id, answer, feedback.value, feedback.comment, now)
        return answer

    async def delete_feedback(self, feedback_id: str) -> bool:
        """Take a thumb back."""
        person = await asyncio.to_thread(self._caller.person, self._store)
        await asyncio.to_thread(self._store.unvote, person.id, checked(feedback_id))
        return True

    async def create_step(self, step_dict: Any) -> NoReturn:
        """Never: the turn code keeps what was said."""
        raise _unkept("step", step_dict.get("type"))

    async def update_step(self, step_dict: Any) -> NoReturn:
        """Never: the turn code keeps what was said."""
        raise _unkept("step", step_dict.get("type"))

    async def delete_step(self, step_id: str) -> NoReturn:
        """Never: nothing said is removed one by one."""
        raise _unkept("step", "deletion")

    async def create_element(self, element: Any) -> NoReturn:
        """Never: elements are made from the stored answer."""
        raise _unkept("element", getattr(element, "name", None))

    async def delete_element(self, element_id: str, thread_id: str | None = None) -> NoReturn:
        """Never: elements are made from the stored answer."""
        raise _unkept("element", "deletion")

    async def get_element(self, thread_id: str, element_id: str) -> Any:
        """An element of the caller's conversation."""
        found = await self.get_thread(thread_id)
        return next((e for e in found["elements"] if e["id"] == element_id), None) if found else None

    async def get_favorite_steps(self, user_id: str) -> list[Any]:
        """Favourites are off."""
        return []

    async def build_debug_url(self) -> str:
        """There is none."""
        return ""

    async def close(self) -> None:
        """The composition root closes the store."""


def _unkept(what: str, kind: object) -> NotImplementedError:
    return NotImplementedError(f"Chainlit tried to write a {what} ({kind}) that Peri does not keep")
