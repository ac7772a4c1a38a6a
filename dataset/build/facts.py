"""What is known of a finished set, counted once for the data card, the report page and the manifest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from pydantic import BaseModel, ConfigDict

from dataset.build.final import count_final, leak_of
from dataset.build.names import everyday_vocabulary, masks, permissions
from dataset.build.state import Build
from dataset.candidate import EVIDENCE, Candidate
from dataset.curate.balance import UNKNOWN, Balance, measure_balance
from dataset.curate.masking import Masker
from dataset.finding import RULES
from dataset.report import size_verdict
from dataset.split import Leak


class Facts(BaseModel):
    """Counts and sentences; client names stand in it as their tokens where they are masked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    verdict: str
    examples: int
    train: int
    validation: int
    unprompted: int
    split_why: str
    leak: Leak | None
    balance: Balance
    evidence: Mapping[str, int]
    files: Mapping[str, int]  # documents by kind
    unread: Mapping[str, int]  # by reason
    aside: Mapping[str, int]  # pairs that are not in the set, by the gravest reason
    undecided: int
    doubts: Mapping[str, int]  # what was found in the pairs that are in the set
    twins: Mapping[str, int]  # near-twin groups by size
    permissions: Mapping[str, str]
    masked: Mapping[str, int]  # tokens by kind
    not_masked: int


def gather_facts(build: Build) -> Facts:
    """Count all of it; the texts pass through one at a time."""
    masker = Masker(masks(build), everyday_vocabulary(build))
    balance = measure_balance(_kept(build))
    prompted = count_final(build)
    return Facts(
        verdict=size_verdict(prompted),
        examples=prompted,
        train=count_final(build, "train"),
        validation=count_final(build, "validation"),
        unprompted=build.count("SELECT count(*) FROM final WHERE prompt = ''"),
        split_why=build.value("split_why", ""),
        leak=leak_of(build),
        balance=balance.model_copy(
            update={
                "clients": _masked(masker, balance.clients),
                "sentences": tuple(masker.mask(each).text for each in balance.sentences),
            }
        ),
        evidence=_evidence(build),
        files=_grouped(build, "SELECT kind, count(*) FROM documents WHERE body IS NOT NULL AND reason IS NULL"),
        unread=_grouped(build, "SELECT reason, count(*) FROM documents WHERE reason IS NOT NULL"),
        aside=_aside(build),
        undecided=build.count(
            "SELECT count(*) FROM candidates WHERE standing = 'look' AND id NOT IN (SELECT id FROM final)"
        ),
        doubts=_titled(build, "JOIN final f ON f.id = c.id"),
        twins=_twins(build),
        permissions=_permissions(build, masker),
        masked=_tokens(build),
        not_masked=len(build.value("not_masked", [])),
    )


def _kept(build: Build) -> Iterator[Candidate]:
    rows = build.db.execute(
        "SELECT c.body, f.prompt, f.answer FROM final f JOIN candidates c ON c.id = f.id ORDER BY f.seq"
    )
    for row in rows:
        yield Candidate.model_validate_json(row["body"]).model_copy(
            update={"prompt": row["prompt"], "answer": row["answer"]}
        )


def _grouped(build: Build, query: str) -> dict[str, int]:
    return {row[0]: row[1] for row in build.db.execute(f"{query} GROUP BY 1 ORDER BY 2 DESC, 1")}


def _evidence(build: Build) -> dict[str, int]:
    found = _grouped(build, "SELECT c.strategy, count(*) FROM final f JOIN candidates c ON c.id = f.id")
    return {label: found[strategy] for strategy, label in EVIDENCE.items() if strategy in found}


def _aside(build: Build) -> dict[str, int]:
    """Each pair that is set aside, once, under the gravest of its reasons."""
    gravest = (
        "(SELECT m.rule FROM marks m JOIN doubts d ON d.rule = m.rule WHERE m.seq = c.seq "
        "ORDER BY d.doubt DESC, m.rule LIMIT 1)"
    )
    rows = build.db.execute(
        f"SELECT CASE WHEN c.decided = 'aside' THEN '' ELSE coalesce({gravest}, '') END, count(*) FROM candidates c "
        "WHERE c.standing = 'aside' GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return {RULES[row[0]].title if row[0] else "you set it aside": row[1] for row in rows}


def _titled(build: Build, joined: str) -> dict[str, int]:
    found = _grouped(build, f"SELECT m.rule, count(*) FROM marks m JOIN candidates c ON c.seq = m.seq {joined}")
    return {RULES[rule].title: count for rule, count in found.items()}


def _twins(build: Build) -> dict[str, int]:
    sizes = Counter(
        row[0]
        for row in build.db.execute(
            "SELECT count(*) FROM final f JOIN candidates c ON c.id = f.id "
            "WHERE c.cluster IS NOT NULL GROUP BY c.cluster"
        )
        if row[0] > 1
    )
    return {f"groups of {size}": sizes[size] for size in sorted(sizes)}


def _permissions(build: Build, masker: Masker) -> dict[str, str]:
    words = {True: "may be used", False: "may not be used", None: "not said"}
    told = dict[str, str]()
    for each in permissions(build):
        told.setdefault(_client(masker, each.client), words[each.may_use])
    return told


def _masked(masker: Masker, counts: Mapping[str, int]) -> dict[str, int]:
    told = Counter[str]()
    for client, count in counts.items():
        told[client if client == UNKNOWN else _client(masker, client)] += count
    return dict(told)


def _client(masker: Masker, client: str) -> str:
    """A client's token; the name itself only where the person lets it stand."""
    shown = masker.mask(client).text
    off = {mask.name.casefold() for mask in masker.masks if not mask.on}
    return shown if shown != client or client.casefold() in off else "another client"


def _tokens(build: Build) -> dict[str, int]:
    kinds = Counter(mask.kind for mask in masks(build) if mask.on)
    return dict(sorted(kinds.items()))
