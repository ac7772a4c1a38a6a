"""The person's word on names and clients: what is masked, and whose work may be used."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from dataset.build.journal import Journal
from dataset.build.state import Build
from dataset.curate.clients import WorldName
from dataset.curate.fold import squashed
from dataset.curate.masking import Mask, MaskKind, propose_masks
from dataset.curate.rights import Permission
from dataset.pair.vocabulary import Vocabulary, read_vocabulary


class FoundName(BaseModel):
    """A name, its mask, and whether the person has decided about it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mask: Mask
    sources: tuple[str, ...]
    is_decided: bool


def names(build: Build) -> tuple[FoundName, ...]:
    """All names in the order in which they were found."""
    return tuple(
        FoundName(
            mask=Mask(name=row["name"], token=row["token"], kind=row["kind"], on=bool(row["is_on"])),
            sources=tuple(json.loads(row["sources"])),
            is_decided=bool(row["is_decided"]),
        )
        for row in build.db.execute("SELECT * FROM names ORDER BY at")
    )


def ordinary_words(build: Build) -> tuple[str, ...]:
    """The parts of names that are everyday words in the texts of this build."""
    return tuple(build.value("ordinary", []))


def everyday_vocabulary(build: Build) -> Vocabulary:
    """The vocabulary with them: what masks and findings of names go by."""
    return read_vocabulary().knowing(ordinary_words(build))


def decided_names(build: Build) -> list[tuple[str, bool]]:
    """The names that the person decided on, and whether they are masked."""
    rows = build.db.execute("SELECT name, is_on FROM names WHERE is_decided = 1 ORDER BY at")
    return [(row["name"], bool(row["is_on"])) for row in rows]


def permissions(build: Build) -> tuple[Permission, ...]:
    """What was said for each client that has work in the build, and for those that had."""
    told = {
        row["client"]: Permission(client=row["client"], may_use=_bool(row["may_use"]), note=row["note"])
        for row in build.db.execute("SELECT * FROM permissions")
    }
    found = [
        row["client"]
        for row in build.db.execute("SELECT DISTINCT client FROM candidates WHERE client IS NOT NULL ORDER BY client")
    ]
    usual = True if build.settings.may_use_all else None
    return tuple(told.get(client) or Permission(client=client, may_use=usual) for client in sorted({*told, *found}))


def decide_names(build: Build, chosen: Sequence[str], is_on: bool, kind: MaskKind = "other") -> None:
    """Mask these names, or let them stand; a name or value that nobody found is added."""
    from dataset.build.judging import lay_over

    with build.change() as db:
        journal = Journal(build)
        for name in chosen:
            row = db.execute("SELECT name, is_on, is_decided FROM names WHERE name = ?", (name,)).fetchone()
            journal.add("name", name, None if row is None else [row["is_on"], row["is_decided"]])
            if row is None:
                _add(build, name, kind)
            db.execute("UPDATE names SET is_on = ?, is_decided = 1 WHERE name = ?", (int(is_on), name))
        lay_over(build)


def permit(build: Build, client: str, may_use: bool | None, note: str = "") -> None:
    """Keep whether work for a client may be used; None takes the word back."""
    from dataset.build.judging import lay_client_over

    with build.change() as db:
        row = db.execute("SELECT may_use, note FROM permissions WHERE client = ?", (client,)).fetchone()
        Journal(build).add("permission", client, None if row is None else [row["may_use"], row["note"]])
        db.execute(
            "INSERT INTO permissions VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET may_use = excluded.may_use, "
            "note = excluded.note",
            (client, None if may_use is None else int(may_use), note),
        )
        lay_client_over(build, client)


def undecided_names(build: Build) -> tuple[str, ...]:
    """The names that are masked without the person's word, those that titles and file names offer too."""
    waiting = [found.mask.name for found in names(build) if not found.is_decided]
    return (*waiting, *(mask.name for mask in file_masks(build)[len(masks(build)) :]))


def with_offered(build: Build, offered: Sequence[str]) -> tuple[Mask, ...]:
    """The masks, and one for each of the `offered` names that nobody has decided on: perhaps a client's.

    None are added once the person has said who the clients are.
    """
    decided = {squashed(name) for name, _ in decided_names(build)}
    own = {squashed(name) for name in (*build.settings.pair.own_names, build.settings.told.product or "")}
    waiting = () if build.value("clients_told") else offered
    open_names = [name for name in waiting if name[:1].isupper() and squashed(name) not in decided | own]  # not "kWh"
    return propose_masks([(name, "other") for name in open_names], masks(build))


def file_masks(build: Build) -> tuple[Mask, ...]:
    """The masks of the written files, those of `masks` first.

    What titles and file names offer is a token until it is decided on.
    """
    return with_offered(build, build.value("of_titles", []))


def masks(build: Build) -> tuple[Mask, ...]:
    """The masks as the files get them: what nobody decided on is masked."""
    return tuple(found.mask for found in names(build))


def _add(build: Build, name: str, kind: MaskKind) -> None:
    before = masks(build)
    added = WorldName(name=name, kind=kind, sources=("told",))
    for mask in propose_masks([(added.name, added.kind)], before)[len(before) :]:
        build.db.execute(
            "INSERT INTO names (name, kind, token, sources, is_found) VALUES (?, ?, ?, ?, 1)",
            (mask.name, mask.kind, mask.token, json.dumps(added.sources)),
        )


def _bool(value: int | None) -> bool | None:
    return None if value is None else bool(value)
