"""The stages that find names and pairs in all documents."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from dataset.build.state import Build
from dataset.build.store import BEFORE_ALL, Documents, Place, digest, documents_digest
from dataset.candidate import Candidate
from dataset.curate.clients import World, gather_world, only_names
from dataset.curate.masking import Mask, propose_masks
from dataset.curate.said_names import MOST_OFTEN
from dataset.pair.choose import find_pairs
from dataset.pair.kinds import read_kinds
from dataset.pair.vocabulary import read_vocabulary

NAMES, PAIRS = 5, 5  # versions: raise one when its stage gives something else than before
_CHUNK_CANDIDATES, _CHUNK_DOCUMENTS = 500, 500


def names_digest(build: Build) -> str:
    """What the names follow from."""
    return digest(str(NAMES), documents_digest(build), build.settings.told.model_dump_json())


def find_names(build: Build) -> None:
    """Look for the names of clients and people in all documents, and propose a mask for each.

    Names that the person decided on keep their mask; the others are proposed anew.
    """
    world = gather_world(Documents(build), build.settings.told, read_kinds(), read_vocabulary())
    with build.change():
        _keep_names(build, world)
        build.keep("secrecy", dict(world.secrecy))
        build.keep("ordinary", list(world.ordinary))
        build.keep("often_named", list(dict.fromkeys([*world.often, *world.of_titles]))[:MOST_OFTEN])
        build.keep("of_titles", list(world.of_titles))
        build.keep("offered", list(dict.fromkeys([*world.of_titles, *world.often])))
        build.keep("names_digest", names_digest(build))


def _keep_names(build: Build, world: World) -> None:
    build.db.execute("DELETE FROM names WHERE is_decided = 0")
    build.db.execute("UPDATE names SET is_found = 0")
    decided = [
        Mask(name=row["name"], token=row["token"], kind=row["kind"], on=bool(row["is_on"]))
        for row in build.db.execute("SELECT name, token, kind, is_on FROM names ORDER BY at")
    ]
    sources = {name.name: json.dumps(name.sources) for name in world.names}
    for mask in propose_masks(only_names(world.names), decided)[len(decided) :]:
        build.db.execute(
            "INSERT INTO names (name, kind, token, sources) VALUES (?, ?, ?, ?)",
            (mask.name, mask.kind, mask.token, sources.get(mask.name, "[]")),
        )
    for name in world.names:
        is_decided = "told" in name.sources and name.kind == "client"  # who names a client is told that it is replaced
        build.db.execute(
            "UPDATE names SET is_found = 1, sources = ?, is_decided = max(is_decided, ?) WHERE name = ?",
            (sources[name.name], int(is_decided), name.name),
        )


def pairs_digest(build: Build) -> str:
    """What the pairs follow from."""
    return digest(str(PAIRS), documents_digest(build), build.settings.pair.model_dump_json())


def pair_chunks(build: Build) -> Iterator[int]:
    """Find the pairs, a transaction a chunk; yields how many documents are done. What was begun goes on."""
    wanted = pairs_digest(build)
    begun = build.value("pairing", {})
    if begun.get("digest") != wanted:
        _forget_pairs(build, wanted)
        begun = {}
    after: Place = tuple(begun.get("after", BEFORE_ALL))
    try:
        yield from _Pairs(build, wanted, after, begun.get("documents", 0)).chunks()
    except _Repeats:
        _forget_pairs(build, wanted)
        yield from _Pairs(build, wanted, BEFORE_ALL, 0).chunks()
    with build.change():
        build.keep("pairs_digest", wanted)


class _Repeats(Exception):
    """Equal pairs lie on both sides of an interruption, and only a pass over all can number them."""


class _Pairs:
    """Pairs on their way into the build; a document counts as done when the next one has begun."""

    def __init__(self, build: Build, wanted: str, after: Place, documents: int) -> None:
        self._build, self._wanted, self._is_resumed = build, wanted, after != BEFORE_ALL
        self._documents = Documents(build, after, self._count)
        self._after, self._done, self._passed = after, documents, 0
        self._rows: list[tuple[str, int, int, str, str, str | None, str, int]] = []
        self._skipped: list[tuple[str, int, int]] = []

    def chunks(self) -> Iterator[int]:
        """Go through all documents."""
        with self._build.change() as db:  # of a document that was not finished
            db.execute("DELETE FROM candidates WHERE (file_at, part) > (?, ?)", self._after)
        pairs = find_pairs(self._documents, self._build.settings.pair, fetch=self._documents.fetch, skipped=self._skip)
        for candidate in pairs:
            self._take(candidate)
            if len(self._rows) >= _CHUNK_CANDIDATES or self._passed >= _CHUNK_DOCUMENTS:
                self._commit()
                yield self._done
        self._commit()
        yield self._done

    def _count(self) -> None:
        """A document has been passed; those of the first pass are only met."""
        if not self._documents.is_second:
            return
        self._after = self._documents.place
        self._done += 1
        self._passed += 1

    def _skip(self, path: str, why: str) -> None:
        self._skipped.append((why, *self._documents.place))

    def _take(self, one: Candidate) -> None:
        at, part = self._documents.place
        body = one.model_dump_json()
        self._rows.append((one.id, at, part, body, one.kind, one.client, one.strategy, one.variant))

    def _commit(self) -> None:
        try:
            with self._build.change() as db:
                db.executemany(
                    "INSERT INTO candidates (id, file_at, part, body, kind, client, strategy, variant) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    self._rows,
                )
                db.executemany(
                    "UPDATE documents SET skipped = ?1 "
                    "WHERE part = ?3 AND file = (SELECT path FROM files WHERE at = ?2)",
                    self._skipped,
                )
                self._build.keep("pairing", {"digest": self._wanted, "after": self._after, "documents": self._done})
        except sqlite3.IntegrityError:
            if not self._is_resumed:
                raise
            raise _Repeats from None
        self._rows, self._skipped, self._passed = [], [], 0


def _forget_pairs(build: Build, wanted: str) -> None:
    with build.change() as db:
        db.execute("DELETE FROM candidates")
        db.execute("DELETE FROM findings")
        db.execute("DELETE FROM marks")
        db.execute("UPDATE documents SET skipped = NULL")
        build.keep("pairing", {"digest": wanted})
        build.keep("pairs_digest", None)
        build.keep("judge_digest", None)
