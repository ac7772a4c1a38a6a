"""The history, and that nobody sees another person's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from assistant.errors import InputRefused, NotYours
from assistant.messages import UserMessage

from .conftest import Room


def titles(room: Room, **query: object) -> list[str]:
    return [item.title for item in room.store.list_conversations(room.anna.id, **query).items]  # type: ignore[arg-type]


def test_the_history_begins_with_the_latest_talk_even_when_the_clock_goes_back(room: Room) -> None:
    first, second = str(uuid4()), str(uuid4())
    room.ask_and_answer("First talk of all", talk=first)
    room.now -= timedelta(hours=3)
    room.ask_and_answer("Second talk of all", talk=second)
    assert titles(room) == ["Second talk of all", "First talk of all"]
    room.ask_and_answer("More on this", talk=first)
    assert titles(room) == ["First talk of all", "Second talk of all"]


def test_pages_follow_each_other_without_gap_or_overlap(room: Room) -> None:
    for number in range(7):
        room.ask_and_answer(f"Conversation number {number}", talk=str(uuid4()))
    seen: list[str] = []
    cursor: str | None = None
    while True:
        page = room.store.list_conversations(room.anna.id, after=cursor, first=3)
        seen += [item.title for item in page.items]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert seen == [f"Conversation number {number}" for number in range(6, -1, -1)]


@pytest.mark.parametrize("cursor", ["", "x", "1.2", f"1.{uuid4()}' OR 1=1", f"99999999999.{uuid4()}"])
def test_a_forged_cursor_is_refused(room: Room, cursor: str) -> None:
    with pytest.raises(NotYours):
        room.store.list_conversations(room.anna.id, after=cursor)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("übersetzung", True),
        ("ÜBERSETZUNG", True),
        ("straße", True),
        ("STRASSE", True),
        ("сколько", True),
        ("100%", True),
        ("snake_case", True),
        ("%", True),
        ("10_%", False),
        ("snakeXcase", False),
        ("role", False),
        ("' OR '1'='1", False),
        ("behaviour", False),
    ],
)
def test_search_looks_into_questions_and_answers(room: Room, search: str, found: bool) -> None:
    room.ask_and_answer("Ist eine ÜBERSETZUNG in der Straße gut?", "СКОЛЬКО is 100% of snake_case")
    assert bool(titles(room, search=search)) is found


def test_search_looks_into_titles_and_leaves_out_replaced_turns(room: Room) -> None:
    first = room.ask_and_answer("About llamas", "Llamas spit.")
    room.answer(room.ask("About goats", replaces=first.user.id), "Goats climb.")
    assert not titles(room, search="spit")
    assert titles(room, search="climb") == ["About goats"]
    room.store.rename(room.anna.id, room.talk, "Éclairs")
    assert titles(room, search="éCLAIR") == ["Éclairs"]
    assert titles(room, search="   ") == ["Éclairs"]


def test_the_history_can_be_narrowed_to_voted_answers(room: Room) -> None:
    for value, text in ((1, "A good one indeed"), (0, "A bad one indeed")):
        begun = room.ask_and_answer(text, talk=str(uuid4()))
        room.store.vote(room.anna.id, begun.answer_id, value, None, room.now)
    room.ask_and_answer("One without a vote", talk=str(uuid4()))
    assert titles(room, voted=1) == ["A good one indeed"]
    assert titles(room, voted=0) == ["A bad one indeed"]


def test_settings_and_situation_are_kept_with_the_conversation(room: Room) -> None:
    room.ask_and_answer("Hello there Peri")
    room.store.save_settings(room.anna.id, room.talk, {"speaker": "guide"})
    room.store.save_situation(room.anna.id, room.talk, {"trade": "Übersetzerin", "examples": None})
    view = room.store.conversation(room.anna.id, room.talk)
    assert view.settings == {"speaker": "guide"}
    assert view.situation == {"trade": "Übersetzerin", "examples": None}
    begun = room.ask("Again")
    assert (begun.settings, begun.situation, begun.title) == (view.settings, view.situation, None)


def test_a_deleted_conversation_is_gone_with_everything_in_it(room: Room) -> None:
    begun = room.ask_and_answer("Delete me please")
    room.store.vote(room.anna.id, begun.turn_id, 1, "nice", room.now)
    room.store.delete(room.anna.id, room.talk)
    assert titles(room) == []
    with room.database.reading() as connection:
        for table in ("conversation", "turn", "message", "vote"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() == 0


def test_one_vote_a_turn_that_can_change_and_be_taken_back(room: Room) -> None:
    begun = room.ask_and_answer("Vote on me")
    room.store.set_run(begun.turn_id, run := str(uuid4()))
    for any_id, value, comment in ((run, 1, "good"), (begun.answer_id, 0, None)):
        assert room.store.vote(room.anna.id, any_id, value, comment, room.now) == begun.turn_id
    (turn,) = room.store.conversation(room.anna.id, room.talk).turns
    assert turn.vote is not None
    assert (turn.vote.value, turn.vote.comment) == (0, None)
    room.store.unvote(room.anna.id, begun.turn_id)
    room.store.unvote(room.anna.id, begun.turn_id)
    assert room.store.find_turn(room.anna.id, run)[1].vote is None
    with pytest.raises(InputRefused):
        room.store.vote(room.anna.id, run, 5, None, room.now)


AS_ANOTHER: dict[str, Callable[[Room, str, str, str], object]] = {
    "begin_turn": lambda room, me, talk, _: room.store.begin_turn(me, talk, UserMessage(text="Hi"), room.now),
    "claim_again": lambda room, me, talk, _: room.store.claim_again(me, talk, room.now),
    "conversation": lambda room, me, talk, _: room.store.conversation(me, talk),
    "rename": lambda room, me, talk, _: room.store.rename(me, talk, "Mine now"),
    "delete": lambda room, me, talk, _: room.store.delete(me, talk),
    "save_situation": lambda room, me, talk, _: room.store.save_situation(me, talk, {}),
    "save_settings": lambda room, me, talk, _: room.store.save_settings(me, talk, {}),
    "vote": lambda room, me, _, answer: room.store.vote(me, answer, 1, None, room.now),
    "unvote": lambda room, me, _, answer: room.store.unvote(me, answer),
    "find_turn": lambda room, me, _, answer: room.store.find_turn(me, answer),
}


@pytest.mark.parametrize("door", AS_ANOTHER)
def test_another_persons_ids_are_not_yours(room: Room, door: str) -> None:
    begun = room.ask_and_answer("My secret talk")
    before = room.store.conversation(room.anna.id, room.talk)
    sentences = set()
    for me in (room.boris.id, str(uuid4()), "' OR 1=1 --"):
        with pytest.raises(NotYours) as refused:
            AS_ANOTHER[door](room, me, room.talk, begun.answer_id)
        sentences.add(str(refused.value))
    assert len(sentences) == 1
    assert room.store.conversation(room.anna.id, room.talk) == before
    assert room.store.list_conversations(room.boris.id).items == ()


@pytest.mark.parametrize("door", [door for door in AS_ANOTHER if door != "begin_turn"])
def test_unknown_ids_look_like_another_persons(room: Room, door: str) -> None:
    begun = room.ask_and_answer("My secret talk")
    with pytest.raises(NotYours) as foreign:
        AS_ANOTHER[door](room, room.boris.id, room.talk, begun.answer_id)
    with pytest.raises(NotYours) as unknown:
        AS_ANOTHER[door](room, room.boris.id, str(uuid4()), str(uuid4()))
    assert str(foreign.value) == str(unknown.value)


def test_a_person_is_made_once_and_takes_a_new_display_name(room: Room) -> None:
    renamed = room.store.person("anna", "Anna M.", room.later(60))
    assert renamed.id == room.anna.id
    assert renamed.display_name == "Anna M."
    assert renamed.created_at == room.anna.created_at
    assert room.store.person("anna", "Anna M.", room.now) == renamed
    room.ask("Who owns this one?")
    assert room.store.owner_of(room.talk) == "anna"
    assert room.store.owner_of(str(uuid4())) is None
