"""The review: pairs page by page with the doubtful first, and what the person decides about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from dataset.build.journal import Journal, take_back
from dataset.build.judging import lay_client_over, lay_over, stand
from dataset.build.state import Build
from dataset.candidate import Candidate
from dataset.finding import Finding, State

Action = Literal["keep", "aside", "edit"]
Sort = Literal["doubt", "order"]


class Filter(BaseModel):
    """Which pairs; what is not named may be anything. `template` is strategy and variant, "mail/2"."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    standing: State | None = None
    rule: str | None = None
    kind: str | None = None
    client: str | None = None
    template: str | None = None


class Decision(BaseModel):
    """What the person said; `prompt` and `answer` are their own wording, None where they left it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    action: Action
    prompt: str | None = None
    answer: str | None = None
    why: str = ""
    at: str = ""


class Item(BaseModel):
    """One pair in the review. `standing` is what happens to it now; `state` what was judged without the person."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    candidate: Candidate
    findings: tuple[Finding, ...]  # those that no decision has settled
    cluster: str | None
    doubt: int
    state: State
    standing: State
    decision: Decision | None

    @property
    def prompt(self) -> str:
        """The prompt as it will be written."""
        edited = self.decision.prompt if self.decision else None
        return self.candidate.prompt if edited is None else edited

    @property
    def answer(self) -> str:
        """The answer as it will be written."""
        edited = self.decision.answer if self.decision else None
        return self.candidate.answer if edited is None else edited


class Counts(BaseModel):
    """How many pairs there are, by standing, and those still to look at by rule, kind, client and template."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    total: int
    standing: Mapping[str, int]
    decided: int
    rules: Mapping[str, int]
    kinds: Mapping[str, int]
    clients: Mapping[str, int]
    templates: Mapping[str, int]


def items(
    build: Build, chosen: Filter | None = None, sort: Sort = "doubt", offset: int = 0, limit: int = 50
) -> tuple[Item, ...]:
    """A page of pairs."""
    source, where, values = _chosen(chosen or Filter())
    order = "c.seq" if sort == "order" else "c.doubt DESC, c.seq"
    if source == "marks":
        order = order.replace("c.", "m.")
    seqs = [
        row[0] for row in build.db.execute(f"{_select(source)} {where} ORDER BY {order} LIMIT ? OFFSET ?",
        (*values, limit, offset))
    ]  # fmt: skip
    return tuple(_item(build, seq) for seq in seqs)


def item(build: Build, candidate: str) -> Item | None:
    """One pair by its id."""
    row = build.db.execute("SELECT seq FROM candidates WHERE id = ?", (candidate,)).fetchone()
    return _item(build, row["seq"]) if row else None


def decide(
    build: Build,
    ids: Sequence[str],
    action: Action,
    *,
    now: str,
    prompt: str | None = None,
    answer: str | None = None,
    why: str = "",
) -> int:
    """Keep what the person decided about these pairs; how many there were. `now` is an ISO time."""
    with build.change() as db:
        journal, known = Journal(build), 0
        for each in ids:
            if db.execute("SELECT 1 FROM candidates WHERE id = ?", (each,)).fetchone() is None:
                continue
            known += 1
            _decide(build, journal, each, Decision(action=action, prompt=prompt, answer=answer, why=why, at=now))
            stand(build, "SELECT ?", each)
        return known


def bulk(
    build: Build,
    chosen: Filter,
    action: Literal["keep", "aside"],
    *,
    now: str,
    why: str = "",
    but: Sequence[str] = (),
) -> int:
    """The same decision for all pairs of the filter that the person has not decided on; how many there were.

    Pairs with a doubt of one of the rules in `but` are passed over.
    """
    source, where, values = _chosen(chosen)
    if but:
        alias, marks = ("m" if source == "marks" else "c"), ", ".join("?" * len(but))
        passed = f"NOT EXISTS (SELECT 1 FROM marks k WHERE k.seq = {alias}.seq AND k.rule IN ({marks}))"
        where, values = (f"{where} AND {passed}" if where else f"WHERE {passed}"), [*values, *but]
    with build.change() as db:
        journal = Journal(build)
        seqs = db.execute(f"{_select(source)} {where}", values).fetchall()
        waiting = [
            row["id"]
            for (seq,) in seqs
            for row in db.execute("SELECT id FROM candidates WHERE seq = ? AND decided IS NULL", (seq,))
        ]
        for each in waiting:
            _decide(build, journal, each, Decision(action=action, why=why, at=now))
        stand(build, "SELECT candidate FROM decisions WHERE at = ?", now)
        return len(waiting)


def undo(build: Build) -> int:
    """Take back the last decision, a whole bulk at once; how many things that touched, 0 when there was none."""
    with build.change():
        touched = take_back(build)
        if any(kind == "name" for kind, _ in touched) or len(touched) > 100:
            lay_over(build)
        else:
            for kind, key in touched:
                lay_client_over(build, key) if kind == "permission" else stand(build, "SELECT ?", key)
        return len(touched)


def counts(build: Build) -> Counts:
    """What the review stands at."""
    look = "WHERE standing = 'look' GROUP BY 1 ORDER BY 2 DESC, 1"
    return Counts(
        total=build.count("SELECT count(*) FROM candidates"),
        standing=_counted(build, "SELECT standing, count(*) FROM candidates GROUP BY 1"),
        decided=build.count("SELECT count(*) FROM decisions WHERE candidate IN (SELECT id FROM candidates)"),
        rules=_counted(build, f"SELECT rule, count(*) FROM marks {look}"),
        kinds=_counted(build, f"SELECT kind, count(*) FROM candidates {look}"),
        clients=_counted(build, f"SELECT coalesce(client, ''), count(*) FROM candidates {look}"),
        templates=_counted(build, f"SELECT strategy || '/' || variant, count(*) FROM candidates {look}"),
    )


def _counted(build: Build, query: str) -> dict[str, int]:
    return {row[0]: row[1] for row in build.db.execute(query)}


def _select(source: str) -> str:
    return "SELECT m.seq FROM marks m" if source == "marks" else "SELECT c.seq FROM candidates c"


def _chosen(chosen: Filter) -> tuple[str, str, list[Any]]:
    """The table to go through, the condition and its values."""
    where, values = list[str](), list[Any]()
    alias = "m" if chosen.rule is not None else "c"
    if chosen.rule is not None:
        where, values = ["m.rule = ?"], [chosen.rule]
    if chosen.standing is not None:
        where.append(f"{alias}.standing = ?")
        values.append(chosen.standing)
    told = {"kind": chosen.kind, "client": chosen.client}
    if chosen.template is not None:
        strategy, _, variant = chosen.template.partition("/")
        told |= {"strategy": strategy, "variant": variant}
    for column, value in told.items():
        if value is not None:
            test = f"c.{column} = ?"
            where.append(test if alias == "c" else f"(SELECT {test} FROM candidates c WHERE c.seq = m.seq)")
            values.append(int(value) if column == "variant" and value.isdigit() else value)
    return "marks" if alias == "m" else "candidates", f"WHERE {' AND '.join(where)}" if where else "", values


def _decide(build: Build, journal: Journal, candidate: str, decision: Decision) -> None:
    row = build.db.execute("SELECT * FROM decisions WHERE candidate = ?", (candidate,)).fetchone()
    journal.add("decision", candidate, None if row is None else list(tuple(row)[1:]))
    build.db.execute(
        "INSERT OR REPLACE INTO decisions VALUES (?, ?, ?, ?, ?, ?)",
        (candidate, decision.action, decision.prompt, decision.answer, decision.why, decision.at),
    )


def _item(build: Build, seq: int) -> Item:
    row = build.db.execute("SELECT * FROM candidates WHERE seq = ?", (seq,)).fetchone()
    said = build.db.execute("SELECT * FROM decisions WHERE candidate = ?", (row["id"],)).fetchone()
    found = build.db.execute(
        "SELECT * FROM findings WHERE candidate = ? AND coalesce(overlay, '') <> 'settled' ORDER BY n", (row["id"],)
    )
    return Item(
        candidate=Candidate.model_validate_json(row["body"]),
        findings=tuple(_finding(each) for each in found),
        cluster=row["cluster"],
        doubt=row["doubt"],
        state=row["state"],
        standing=row["standing"],
        decision=Decision(**{name: said[name] for name in Decision.model_fields}) if said else None,
    )


def _finding(row: Any) -> Finding:
    told = {name: row[name] for name in Finding.model_fields}
    if row["overlay"] == "aside":
        told |= {"level": "aside", "reason": f"You said that work for {row['value']} may not be used."}
    return Finding(**told)
