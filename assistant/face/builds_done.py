"""Doing what a card asked of a build: each wish ends in the build's own database before it is answered."""

from __future__ import annotations

from typing import Any

from assistant.errors import InputRefused, PeriError
from assistant.face.builds_asked import (
    Add,
    Bulk,
    Cancel,
    Clients,
    Decide,
    Delete,
    Mask,
    Own,
    Permit,
    Resume,
    Roles,
    Undo,
    Wish,
    Write,
)
from assistant.face.builds_state import pairs
from assistant.workshop import Bench
from dataset.build import names, review
from dataset.build.final import WriteOptions
from dataset.build.settings import BuildSettings
from dataset.build.shelf import change_settings
from dataset.build.state import Build
from dataset.layouts.lines import TARGETS
from dataset.pair.settings import PairSettings, SheetRoles

STILL_READING = "The pairs are not all found yet. When they are, this goes on."
WORKING = "It is being worked on just now. Stop that first."
GRAVE = ("secret", "secrecy", "placeholder", "draft", "boilerplate", "truncated", "damaged")  # doubts to look at singly
NO_TARGET = "I cannot write for “{target}”."
NOTHING_LEFT = "There is no pair to write yet. Say whose work may be used, or keep some of the doubtful pairs."


def done(bench: Bench, key: str, wish: Wish, now: str) -> dict[str, Any]:
    """Do it; what changed, for the card. Blocking. `now` is an ISO time. Raises PeriError, OSError."""
    match wish:
        case Resume():
            bench.resume(key)
        case Delete():
            _delete(bench, key)
        case Add():
            brought = bench.add(key, list(wish.files))
            return {"brought": brought.words, "refused": list(brought.refused)}
        case Write():
            _write(bench, key, wish)
        case Roles() | Own() | Clients():
            with bench.opened(key) as build:
                before = build.settings
                change_settings(build, _told(before, wish))
                build.keep("phase", "gather")
                if isinstance(wish, Clients):
                    build.keep("clients_told", True)
                is_same = build.settings == before
            if not is_same:
                bench.workshop.start(bench.folder(key), "gather")
        case Cancel():
            _cancel(bench, key)
        case _:
            with bench.opened(key) as build:
                return _decided(build, wish, now)
    return {}


def _decided(build: Build, wish: Decide | Bulk | Undo | Mask | Permit, now: str) -> dict[str, Any]:
    if build.value("judge_digest") is None:
        raise InputRefused(STILL_READING)
    match wish:
        case Decide():
            prompt, answer = (wish.prompt, wish.answer) if wish.action == "edit" else (None, None)
            review.decide(build, wish.ids, wish.action, now=now, prompt=prompt, answer=answer)
            return {"pairs": pairs(build)}
        case Bulk():
            return _bulk(build, wish, now)
        case Undo():
            rows = build.db.execute("SELECT key FROM journal WHERE batch = (SELECT max(batch) FROM journal)").fetchall()
            return {"count": review.undo(build), "touched": [row["key"] for row in rows[:500]]}
        case Mask():
            names.decide_names(build, wish.names, wish.on, wish.kind)
        case Permit():
            known = {each.client for each in names.permissions(build)}
            for client in wish.clients:
                if client in known:
                    names.permit(build, client, wish.may_use, wish.note)
    return {}


def _bulk(build: Build, wish: Bulk, now: str) -> dict[str, Any]:
    """What is unfinished or secret is not kept along with the rest, unless the person asked for just that doubt."""
    but = GRAVE if wish.action == "keep" and wish.chosen.rule is None else ()
    count = review.bulk(build, wish.chosen, wish.action, now=now, but=but)
    rules = review.counts(build).rules
    return {"count": count, "left": max((rules.get(rule, 0) for rule in but), default=0)}


def _cancel(bench: Bench, key: str) -> None:
    from dataset.build.workflow import ask, is_running

    with bench.opened(key) as build:
        if is_running(build.folder):
            ask(build, "cancelled")


def _delete(bench: Bench, key: str) -> None:
    from dataset.build.workflow import is_running

    if is_running(bench.folder(key)):
        raise PeriError(WORKING)
    bench.shelf.delete(key)


def _write(bench: Bench, key: str, wish: Write) -> None:
    unknown = [target for target in wish.targets if target not in TARGETS]
    if unknown:
        raise InputRefused(NO_TARGET.format(target=unknown[0]))
    options = WriteOptions(targets=tuple(dict.fromkeys(wish.targets)), doubtful=wish.doubtful, system=wish.system)
    with bench.opened(key) as build:
        if build.value("judge_digest") is None:
            raise InputRefused(STILL_READING)
        build.keep("options", options.model_dump(mode="json"))
    bench.workshop.start(bench.folder(key), "write")


def _told(settings: BuildSettings, wish: Roles | Own | Clients) -> BuildSettings:
    pair = settings.pair
    if isinstance(wish, Clients):
        named = dict.fromkeys(" ".join(each.split()) for each in wish.names)
        return settings.model_copy(update={"pair": pair.model_copy(update={"clients": tuple(filter(None, named))})})
    if isinstance(wish, Roles):
        roles = SheetRoles(answer=wish.answer, roles=wish.roles)
        changed = pair.model_copy(update={"sheets": {**pair.sheets, wish.sheet: roles}})
    else:
        own = [" ".join(each.split()) for each in wish.names]
        changed = pair.model_copy(
            update={
                "own_addresses": tuple(each for each in own if "@" in each),
                "own_names": tuple(each for each in own if each and "@" not in each),
            }
        )
    return settings.model_copy(update={"pair": PairSettings.model_validate(changed.model_dump())})
