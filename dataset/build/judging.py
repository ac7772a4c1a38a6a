"""The stage that judges, and what the person's decisions on names and permissions make of the findings."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dataset.build.names import decided_names, everyday_vocabulary, ordinary_words
from dataset.build.state import Build
from dataset.build.store import Candidates, digest
from dataset.curate.clients import WorldName
from dataset.curate.fold import squashed
from dataset.curate.judge import judge_candidates
from dataset.curate.lookup import Lookup
from dataset.curate.masking import spellings
from dataset.curate.spelling import Spelling
from dataset.finding import Judged
from dataset.pair.vocabulary import Vocabulary

JUDGE = 4  # raise it when judging gives something else than before
_CHUNK = 500


def judge_digest(build: Build) -> str:
    """What the findings follow from."""
    told = (build.value("pairs_digest") or "", build.value("names_digest") or "")
    return digest(str(JUDGE), *told, build.settings.curate.model_dump_json())


def judge_chunks(build: Build) -> Iterator[int]:
    """Judge all candidates, a transaction a chunk; yields how many are judged. What was begun goes on."""
    wanted = judge_digest(build)
    if build.value("judging") != wanted:
        with build.change() as db:
            db.execute("DELETE FROM findings")
            db.execute("UPDATE candidates SET is_judged = 0")
            build.keep("judging", wanted)
    settings = build.settings.curate.model_copy(
        update={"names": found_names(build), "secrecy": build.value("secrecy", {}), "ordinary": ordinary_words(build)}
    )
    done = build.count("SELECT count(*) FROM candidates WHERE is_judged = 1")
    chunk = list[Judged]()
    for judged in judge_candidates(Candidates(build), settings):
        chunk.append(judged)
        if len(chunk) >= _CHUNK:
            _keep(build, chunk)
            done += len(chunk)
            chunk = []
            yield done
    _keep(build, chunk)
    with build.change():
        lay_over(build)
        build.keep("judge_digest", wanted)
    yield done + len(chunk)


def found_names(build: Build) -> tuple[WorldName, ...]:
    """The names that were found or told."""
    return tuple(
        WorldName(name=row["name"], kind=row["kind"], sources=tuple(json.loads(row["sources"])))
        for row in build.db.execute("SELECT name, kind, sources FROM names WHERE is_found = 1 ORDER BY at")
    )


def _keep(build: Build, chunk: list[Judged]) -> None:
    with build.change() as db:
        db.executemany(
            'INSERT OR REPLACE INTO findings (candidate, n, rule, level, value, side, start, "end", reason) '
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (one.candidate.id, n, each.rule, each.level, each.value, each.side, each.start, each.end, each.reason)
                for one in chunk
                for n, each in enumerate(one.findings)
            ],
        )
        db.executemany(
            "UPDATE candidates SET is_judged = 1, cluster = ? WHERE id = ?",
            [(one.cluster, one.candidate.id) for one in chunk],
        )


def lay_over(build: Build) -> None:
    """Within the open transaction: settle the findings that decisions answer, and say anew where each pair stands."""
    db = build.db
    db.execute("UPDATE findings SET overlay = NULL WHERE overlay IS NOT NULL")
    _lay_permissions_over(build, "")
    settled = [(value,) for value in _settled_names(build)]
    db.executemany("UPDATE findings SET overlay = 'settled' WHERE rule = 'name' AND value = ?", settled)
    decided = {squashed(name) for name, _ in decided_names(build)}
    private = [row["value"] for row in db.execute("SELECT DISTINCT value FROM findings WHERE rule = 'private'")]
    settled = [(value,) for value in private if squashed(value) in decided]
    db.executemany("UPDATE findings SET overlay = 'settled' WHERE rule = 'private' AND value = ?", settled)
    stand(build, "SELECT id FROM candidates")


def lay_client_over(build: Build, client: str) -> None:
    """Within the open transaction: the same for what was said of one client."""
    _lay_permissions_over(build, "AND value = ?", client)
    stand(build, "SELECT candidate FROM findings WHERE rule = 'permission' AND value = ?", client)


def stand(build: Build, which: str, *values: str) -> None:
    """Within the open transaction: the state, doubt and standing of the candidates that the query names."""
    build.db.execute(
        f"""
        WITH open AS (
          SELECT f.candidate, max(coalesce(f.overlay, f.level) = 'aside') AS aside,
            max(d.doubt) + min(9, count(DISTINCT f.rule) - 1) AS doubt
          FROM findings f JOIN doubts d ON d.rule = f.rule
          WHERE coalesce(f.overlay, '') <> 'settled' AND f.candidate IN ({which}) GROUP BY f.candidate
        ), said AS (
          SELECT c.id, o.aside, coalesce(o.doubt, 0) AS doubt, d.action
          FROM candidates c LEFT JOIN open o ON o.candidate = c.id LEFT JOIN decisions d ON d.candidate = c.id
          WHERE c.id IN ({which})
        )
        UPDATE candidates SET
          state = CASE said.aside WHEN 1 THEN 'aside' WHEN 0 THEN 'look' ELSE 'keep' END, doubt = said.doubt,
          decided = said.action, standing = CASE said.action WHEN 'aside' THEN 'aside' WHEN 'keep' THEN 'keep'
            WHEN 'edit' THEN 'keep' ELSE CASE said.aside WHEN 1 THEN 'aside' WHEN 0 THEN 'look' ELSE 'keep' END END
        FROM said WHERE said.id = candidates.id
        """,
        (*values, *values),
    )
    build.db.execute(f"DELETE FROM marks WHERE seq IN (SELECT seq FROM candidates WHERE id IN ({which}))", values)
    build.db.execute(
        "INSERT OR IGNORE INTO marks SELECT f.rule, c.standing, c.doubt, c.seq FROM findings f "
        f"JOIN candidates c ON c.id = f.candidate WHERE coalesce(f.overlay, '') <> 'settled' AND c.id IN ({which})",
        values,
    )


def _lay_permissions_over(build: Build, which: str, *values: str) -> None:
    build.db.execute(
        "UPDATE findings SET overlay = CASE coalesce((SELECT may_use FROM permissions WHERE client = value), ?) "
        f"WHEN 1 THEN 'settled' WHEN 0 THEN 'aside' END WHERE rule = 'permission' {which}",
        (1 if build.settings.may_use_all else None, *values),
    )


def _settled_names(build: Build) -> list[str]:
    """The found spellings that no undecided name explains."""
    vocabulary = everyday_vocabulary(build)
    undecided: list[Spelling] = []
    decided = {name.casefold() for name, _ in decided_names(build)}
    if not decided:
        return []
    for name in found_names(build):
        if name.name.casefold() not in decided:
            undecided += _spellings(name, vocabulary)
    values = [row["value"] for row in build.db.execute("SELECT DISTINCT value FROM findings WHERE rule = 'name'")]
    lookup = Lookup(undecided)
    return [value for value in values if not _stands_in(value, undecided, lookup)]


def _spellings(name: WorldName, vocabulary: Vocabulary) -> list[Spelling]:
    return list(spellings(name.name, name.kind, vocabulary))


def _stands_in(value: str, spellings: list[Spelling], lookup: Lookup) -> bool:
    return any(True for at in lookup.may_stand_in(squashed(value)) for _ in spellings[at].find(value))
