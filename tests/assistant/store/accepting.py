"""A process that accepts messages as fast as it can and prints each promise after it was given; made to be killed.

Run as `python -m tests.assistant.store.accepting HOME`.
"""

from __future__ import annotations

import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from assistant.errors import StoreError
from assistant.messages import AssistantMessage, Reply, UserMessage
from assistant.store.engine import open_database
from assistant.store.repository import Store


def accept_for_ever(store: Store, person_id: str) -> None:
    """Begin turns, show half an answer, end every other one; a promise is printed only once it was given."""
    while True:
        now, talk = datetime.now(UTC), str(uuid4())
        message = UserMessage(text=f"Message of {talk} " + "words " * 200)
        begun = store.begin_turn(person_id, talk, message, now)
        promise("accepted", talk, message.id)
        store.save_partial(begun.turn_id, half := f"Half an answer to {talk}", now)
        promise("shown", talk, half)
        if int(talk[-1], 16) % 2:
            said = AssistantMessage(id=begun.answer_id, text=f"{half}, and the rest.")
            reply = Reply(answer=said.text, behaviour="explain")
            store.end_turn(begun.turn_id, reply, None, [said], {"talk": talk}, now)
            promise("answered", talk, said.text)


def promise(*words: str) -> None:
    sys.stdout.write("\t".join(words) + "\n")
    sys.stdout.flush()


def main(home: Path) -> None:
    store = Store(open_database(f"sqlite:///{home / 'peri.db'}", home), free_bytes=lambda _: 10**9)
    person = store.person("anna", "Anna", datetime.now(UTC))
    for _ in range(3):
        threading.Thread(target=_until_failure, args=(store, person.id), daemon=True).start()
    threading.Event().wait()


def _until_failure(store: Store, person_id: str) -> None:
    try:
        accept_for_ever(store, person_id)
    except StoreError as error:
        promise("refused", str(error), "")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
