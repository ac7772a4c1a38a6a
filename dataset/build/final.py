"""The stages that settle what is written: the kept pairs with their names replaced, and their side of the split."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from dataset.build.names import everyday_vocabulary, file_masks
from dataset.build.state import Build
from dataset.build.wording import masked_pair
from dataset.candidate import Candidate
from dataset.curate.masking import Masker
from dataset.layouts.lines import Example
from dataset.split import Leak, Row, Split, SplitSide, measure_leak, split

NAMES_FILE = "names.json"  # which name each token stands for; never in what is handed on
_CHUNK = 500
_KEPT = (
    "standing = 'keep' AND NOT EXISTS (SELECT 1 FROM findings f WHERE f.candidate = candidates.id "
    "AND f.rule = 'permission' AND f.overlay = 'aside')"
)
_DOUBTFUL = (
    "standing = 'look' AND NOT EXISTS (SELECT 1 FROM findings f WHERE f.candidate = candidates.id "
    "AND f.rule IN ('permission', 'secrecy') AND coalesce(f.overlay, '') <> 'settled')"
)


class WriteOptions(BaseModel):
    """What to write. `doubtful`: also what nobody decided on, unless a client or secrecy speaks against it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    targets: tuple[str, ...] = ()
    doubtful: bool = False
    system: str | None = None
    share: float = 0.1
    out: str | None = None  # the folder for the files; beside the build when None


def which(options: WriteOptions) -> str:
    """The condition that a candidate is written."""
    return f"(({_KEPT}) OR ({_DOUBTFUL}))" if options.doubtful else _KEPT


def mask_chunks(build: Build, options: WriteOptions) -> Iterator[int]:
    """Take the pairs that are kept, with the person's wording, and replace names and private data in them.

    Tokens follow from the order of the pairs, so an interrupted pass begins again.
    """
    masker = Masker(file_masks(build), everyday_vocabulary(build))
    with build.change() as db:
        db.execute("DELETE FROM final")
    left_in, seq, done = list[str](), -1, 0
    while True:
        rows = build.db.execute(
            "SELECT seq, body, d.prompt, d.answer FROM candidates NOT INDEXED "  # by number: each chunk goes on there
            "LEFT JOIN decisions d ON d.candidate = candidates.id "
            f"WHERE seq > ? AND {which(options)} ORDER BY seq LIMIT ?",
            (seq, _CHUNK),
        ).fetchall()
        chunk = list[tuple[int, str, str, str]]()
        for row in rows:
            seq = row["seq"]
            one = Candidate.model_validate_json(row["body"])
            prompt = one.prompt if row["prompt"] is None else row["prompt"]
            answer = one.answer if row["answer"] is None else row["answer"]
            worded = masked_pair(masker, prompt, answer, one.must_mention)
            if not worded.is_clean:
                left_in.append(one.id)
            elif worded.answer:
                chunk.append((seq, one.id, worded.prompt, worded.answer))
        with build.change() as db:
            db.executemany("INSERT INTO final (seq, id, prompt, answer) VALUES (?, ?, ?, ?)", chunk)
        done += len(rows)
        if len(rows) < _CHUNK:
            break
        yield done
    known = {mask.token: mask.name for mask in reversed(masker.masks) if mask.on}
    text = json.dumps(dict(sorted(known.items())), ensure_ascii=False, indent=1)
    (build.folder / NAMES_FILE).write_text(text, "utf-8", "replace")
    build.keep("not_masked", left_in)
    yield done


def split_final(build: Build, options: WriteOptions) -> Split:
    """Put a part aside for validation. A pair that was split before stays on its side."""
    rows = [
        Row(row["id"], row["family"], row["cluster"], row["kind"])
        for row in build.db.execute(
            "SELECT c.id, json_extract(c.body, '$.group') AS family, c.cluster, c.kind "
            "FROM final f JOIN candidates c ON c.id = f.id WHERE f.prompt <> '' ORDER BY f.seq"
        )
    ]
    before: dict[str, SplitSide] = {
        row["candidate"]: "train" if row["side"] == "train" else "validation"
        for row in build.db.execute("SELECT candidate, side FROM sides")
    }
    made = split(rows, share=options.share, most=5000, before=before)
    with build.change() as db:
        db.execute("UPDATE final SET side = 'train'")
        db.execute(
            "UPDATE final SET side = 'validation' WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(made.validation),),  # one pass: there is no index on their ids
        )
        if made.validation:
            db.executemany("INSERT OR REPLACE INTO sides VALUES (?, ?)", sorted(made.sides.items()))
        build.keep("split_why", made.why)
    leak = measure_leak(_texts(build, "train"), _texts(build, "validation")) if made.validation else None
    build.keep("leak", leak.model_dump() if leak else None)
    return made


def leak_of(build: Build) -> Leak | None:
    """How alike the sides were after the split."""
    told = build.value("leak")
    return Leak.model_validate(told) if told else None


def examples(build: Build, side: SplitSide, options: WriteOptions, *, unprompted: bool = False) -> Iterator[Example]:
    """The pairs of a side as they are written; those without a prompt only where asked for."""
    rows = build.db.execute("SELECT prompt, answer FROM final WHERE side = ? ORDER BY seq", (side,))
    for row in rows:
        if row["prompt"] or unprompted:
            yield Example(options.system, row["prompt"], row["answer"])


def count_final(build: Build, side: SplitSide | None = None) -> int:
    """How many pairs with a prompt will be written."""
    where, values = ("AND side = ?", (side,)) if side else ("", ())
    return build.count(f"SELECT count(*) FROM final WHERE prompt <> '' {where}", *values)


def _texts(build: Build, side: SplitSide) -> Iterator[tuple[str, str]]:
    rows = build.db.execute("SELECT id, answer FROM final WHERE side = ? AND prompt <> '' ORDER BY seq", (side,))
    for row in rows:
        yield row["id"], row["answer"]
