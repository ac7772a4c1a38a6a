"""Accepting messages and answering them."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from uuid import uuid4

import pytest

from assistant.errors import InputRefused, NotYours, StoreError, TurnRunning
from assistant.messages import AssistantMessage, ToolCall, ToolMessage, Usage, UserMessage
from assistant.store.repository import Store
from assistant.store.views import TurnBegun

from .conftest import Room

Open = Callable[[str], Room]


def words(begun: TurnBegun) -> list[str]:
    return [said.text for said in begun.transcript if not isinstance(said, ToolMessage)]


def test_a_message_is_kept_when_begin_turn_returns(room: Room) -> None:
    begun = room.ask("What is fine-tuning?")
    (turn,) = room.store.conversation(room.anna.id, room.talk).turns
    assert (turn.user, turn.state, turn.turn_id) == (begun.user, "running", begun.turn_id)
    assert begun.transcript == (begun.user,)
    assert begun.title == "What is fine-tuning?"


def test_a_second_message_while_a_turn_runs_is_refused_and_not_kept(room: Room) -> None:
    room.ask("First")
    with pytest.raises(TurnRunning):
        room.ask("Second")
    assert room.shown() == [("First", "")]


def test_one_of_eight_messages_sent_at_once_is_accepted(room: Room) -> None:
    outcomes: list[str] = []

    def send(number: int) -> None:
        try:
            room.ask(f"Message {number}")
            outcomes.append("accepted")
        except TurnRunning:
            outcomes.append("refused")

    threads = [threading.Thread(target=send, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["accepted"] + ["refused"] * 7


def test_a_message_that_is_sent_twice_is_accepted_once(room: Room) -> None:
    first = room.ask("Once")
    again = room.ask("Once", id=first.user.id)
    assert again.already
    assert again.turn_id == first.turn_id
    assert again.answer_id == first.answer_id
    room.answer(first)
    assert room.ask("Once", id=first.user.id).already
    assert room.shown() == [("Once", "An answer.")]


def test_other_words_under_a_used_id_are_refused(room: Room) -> None:
    first = room.ask_and_answer("Once")
    with pytest.raises(InputRefused):
        room.ask("Something else", id=first.user.id)


def test_the_same_message_id_in_two_peoples_conversations_does_not_collide(room: Room) -> None:
    first = room.ask("Mine")
    theirs = UserMessage(id=first.user.id, text="Theirs")
    assert not room.store.begin_turn(room.boris.id, str(uuid4()), theirs, room.now).already


def test_the_transcript_holds_earlier_turns_in_order_with_every_call_answered(room: Room) -> None:
    begun = room.ask("Look it up")
    call = ToolCall(id="call-1", name="search_library", arguments="{}")
    asked = AssistantMessage(text="Let me look.", calls=(call,))
    room.store.add_messages(begun.turn_id, [asked], room.now)
    room.answer(begun, "Let me look.", ended="stopped")
    transcript = room.ask("And now?").transcript
    assert [type(said).__name__ for said in transcript] == [
        "UserMessage", "AssistantMessage", "ToolMessage", "AssistantMessage", "UserMessage",
    ]  # fmt: skip
    assert isinstance(transcript[2], ToolMessage)
    assert not transcript[2].ok


def test_call_ids_that_repeat_in_each_turn_keep_their_own_answers(room: Room) -> None:
    for word in ("first", "second"):
        begun = room.ask(word)
        call = ToolCall(id="call-1", name="search_library", arguments="{}")
        room.store.add_messages(
            begun.turn_id,
            [AssistantMessage(calls=(call,)), ToolMessage(call_id="call-1", name="search_library", content=word)],
            room.now,
        )
        room.answer(begun)
    found = [said.content for said in room.ask("third").transcript if isinstance(said, ToolMessage)]
    assert found == ["first", "second"]


def test_order_is_by_sequence_even_when_the_clock_goes_back(room: Room) -> None:
    for text in ("one", "two", "three"):
        room.ask_and_answer(text)
        room.now -= timedelta(days=1)
    assert [question for question, _ in room.shown()] == ["one", "two", "three"]
    asked = [said.text for said in room.ask("four").transcript if isinstance(said, UserMessage)]
    assert asked == ["one", "two", "three", "four"]


def test_an_edited_message_hides_its_turn_and_all_later_ones_but_keeps_them(room: Room) -> None:
    room.ask_and_answer("one")
    second = room.ask_and_answer("two")
    third = room.ask_and_answer("three")
    edited = room.ask("two, better", id=second.user.id, replaces=second.user.id)
    assert words(edited) == ["one", "An answer.", "two, better"]
    room.answer(edited)
    assert [question for question, _ in room.shown()] == ["one", "two, better"]
    for hidden, asked in ((second, "two"), (third, "three")):
        _, turn = room.store.find_turn(room.anna.id, hidden.turn_id)
        assert turn.user.text == asked


def test_an_edit_may_bring_a_new_message_id(room: Room) -> None:
    first = room.ask_and_answer("one")
    room.ask("better", replaces=first.user.id)
    assert room.shown() == [("better", "")]


def test_an_edit_that_is_sent_twice_begins_one_turn(room: Room) -> None:
    first = room.ask_and_answer("one")
    edited = room.ask("better", id=first.user.id, replaces=first.user.id)
    again = room.ask("better", id=first.user.id, replaces=first.user.id)
    assert again.already
    assert again.turn_id == edited.turn_id


def test_an_edit_takes_the_situation_back_and_renames_what_was_named_after_it(room: Room) -> None:
    first = room.ask("I have 20 samples")
    reply = first.model_copy(update={"situation": {"examples": 20}})
    room.answer(reply)
    assert room.ask("more").situation == {"examples": 20}
    room.store.interrupt_running(room.now)
    edited = room.ask("I have 2000 samples", replaces=first.user.id)
    assert edited.situation == {}
    assert edited.title == "I have 2000 samples"


def test_an_edit_of_a_message_that_is_not_there_is_refused_and_keeps_nothing(room: Room) -> None:
    room.ask_and_answer("one")
    with pytest.raises(InputRefused):
        room.ask("better", replaces=str(uuid4()))
    assert room.shown() == [("one", "An answer.")]


def test_claim_again_answers_the_same_words_anew(room: Room) -> None:
    first = room.ask_and_answer("one", "bad")
    again = room.store.claim_again(room.anna.id, room.talk, room.now)
    assert again.user == first.user
    assert again.turn_id != first.turn_id
    assert again.answer_id != first.answer_id
    room.answer(again, "good")
    assert room.shown() == [("one", "good")]
    with pytest.raises(NotYours):
        room.store.claim_again(room.boris.id, room.talk, room.now)


def test_claim_again_waits_for_the_running_turn(room: Room) -> None:
    room.ask("one")
    with pytest.raises(TurnRunning):
        room.store.claim_again(room.anna.id, room.talk, room.now)


def test_end_turn_keeps_reply_problem_situation_and_spending_together(room: Room) -> None:
    begun = room.ask("What would it cost?")
    room.store.set_run(begun.turn_id, run := str(uuid4()))
    reply = room.answer(
        begun.model_copy(update={"situation": {"trade": "translator"}}), "Little.", usage=Usage(cost_usd=0.25)
    )
    view = room.store.conversation(room.anna.id, room.talk)
    (turn,) = view.turns
    assert (turn.state, turn.reply, turn.run_id, view.situation) == ("done", reply, run, {"trade": "translator"})
    room.answer(room.ask("And twice?"), usage=Usage(cost_usd=0.5))
    room.store.delete(room.anna.id, room.talk)
    assert room.store.spent(room.anna.id, room.now.date()) == pytest.approx(0.75)
    assert room.store.spent(room.boris.id, room.now.date()) == 0


def test_messages_that_were_added_before_are_not_doubled_at_the_end(room: Room) -> None:
    begun = room.ask("one")
    said = AssistantMessage(id=begun.answer_id, text="An ans")
    room.store.add_messages(begun.turn_id, [begun.user, said], room.now)
    room.answer(begun)
    assert words(room.ask("two")) == ["one", "An answer.", "two"]


def test_a_deleted_conversation_takes_no_more_of_its_answer(room: Room) -> None:
    begun = room.ask("one")
    room.store.delete(room.anna.id, room.talk)
    with pytest.raises(NotYours):
        room.store.save_partial(begun.turn_id, "An", room.now)
    with pytest.raises(NotYours):
        room.answer(begun)


def test_an_interrupted_turn_keeps_what_was_shown(room: Room) -> None:
    begun = room.ask("Tell me")
    call = ToolCall(id="c", name="search_library", arguments="{}")
    result = ToolMessage(call_id="c", name="search_library", content="{}", shown="Found.")
    room.store.add_messages(begun.turn_id, [AssistantMessage(text="Let me look. ", calls=(call,)), result], room.now)
    room.store.save_partial(begun.turn_id, "Let me look. It is", room.later(2))
    assert room.store.interrupt_running(room.now) == 1
    (turn,) = room.store.conversation(room.anna.id, room.talk).turns
    assert turn.state == "interrupted"
    assert turn.problem
    assert turn.reply
    assert (turn.reply.answer, turn.reply.ended, turn.reply.elapsed_ms) == ("Let me look. It is", "interrupted", 2000)
    assert [tool.shown for tool in turn.tools] == ["Found."]
    said = [said.text for said in room.ask("Go on").transcript if isinstance(said, AssistantMessage)]
    assert said == ["Let me look. ", "It is"]
    assert room.store.interrupt_running(room.now) == 1  # "Go on"
    assert room.store.interrupt_running(room.now) == 0


def test_a_turn_that_was_taken_for_dead_can_still_end_truly(room: Room) -> None:
    begun = room.ask("Tell me")
    room.store.save_partial(begun.turn_id, "It", room.now)
    room.store.interrupt_running(room.now)
    room.answer(begun, "It is so.")
    assert room.shown() == [("Tell me", "It is so.")]
    assert words(room.ask("Thanks")) == ["Tell me", "It is so.", "Thanks"]


def test_a_turn_of_a_dead_process_does_not_block_the_next_message(url: str, open_room: Open) -> None:
    dead = open_room(url)
    begun = dead.ask("one")
    dead.store.save_partial(begun.turn_id, "An", dead.now)
    alive = open_room(url)
    alive.talk = dead.talk
    with pytest.raises(TurnRunning):
        alive.ask("two")
    assert alive.store.interrupt_running(alive.now) == 0
    dead.store.close()
    alive.later(61)
    alive.ask("two")
    assert alive.shown() == [("one", "An"), ("two", "")]


def test_start_up_ends_the_turns_of_dead_processes_only(url: str, open_room: Open) -> None:
    dead, alive = open_room(url), open_room(url)
    dead.ask("one")
    dead.store.close()
    alive.later(61)
    other = alive.ask("two", talk=str(uuid4()))
    third = open_room(url)
    third.now = alive.now
    assert third.store.interrupt_running(third.now) == 1
    assert third.store.find_turn(third.anna.id, other.turn_id)[1].state == "running"


def test_an_ending_that_the_database_refused_is_written_before_the_next_turn(file_room: Room) -> None:
    room = file_room
    begun = room.ask("one")
    with closing(sqlite3.connect(room.database.home / "peri.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError):
            room.answer(begun, "A long answer.")
        other.execute("ROLLBACK")
    room.ask("two")
    assert room.shown() == [("one", "A long answer."), ("two", "")]


def test_a_nearly_full_disk_refuses_the_message_before_writing(file_room: Room) -> None:
    full = Store(file_room.database, free_bytes=lambda _: 49_999_999)
    with pytest.raises(StoreError, match="50 MB"):
        full.begin_turn(file_room.anna.id, file_room.talk, UserMessage(text="Hello"), file_room.now)
    assert file_room.store.owner_of(file_room.talk) is None
    assert full.health().problem


@pytest.mark.parametrize("bad", ["", "1", "x" * 36, "../../etc/passwd", str(uuid4()).upper(), f"{uuid4()}'"])
def test_ids_that_are_no_uuids_are_refused(room: Room, bad: str) -> None:
    with pytest.raises(InputRefused):
        room.ask("Hello", talk=bad or " ")
    with pytest.raises(InputRefused):
        room.store.begin_turn(room.anna.id, room.talk, UserMessage(id=bad, text="Hello"), room.now)
    assert room.store.owner_of(bad) is None


def test_text_that_databases_dislike_comes_back(room: Room) -> None:
    begun = room.ask("Zero \x00 and emoji 🦊 and \u202e turned")
    room.store.save_partial(begun.turn_id, "half an emoji \ud83e", room.now)
    room.answer(begun, "nul \x00 here")
    (turn,) = room.store.conversation(room.anna.id, room.talk).turns
    assert turn.user.text == "Zero \x00 and emoji 🦊 and \u202e turned"
    assert turn.reply is not None
    assert turn.reply.answer == "nul \x00 here"
