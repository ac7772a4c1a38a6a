"""The prompt kit of a build: from the pairs that are kept, else from those that nothing grave speaks against."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest

from dataset.build.final import WriteOptions, which
from dataset.build.kit_names import kit_masker, used_masks, with_note
from dataset.build.state import Build
from dataset.build.wording import masked_pair
from dataset.candidate import Candidate
from dataset.curate.masking import Mask, Masker
from dataset.kit import CONSIDERED, Piece, PromptKit, make_kit, piece_order

_ALL = WriteOptions(doubtful=True)
_SPARE = 100  # pieces that may drop out because a name in them cannot be replaced


def kit_of(build: Build) -> PromptKit:
    """The kit with names and private data replaced; a piece in which one could not be replaced is left out.

    Doubtful pairs take part, as a kit is read by the person before it is used; what was set aside, and work that nobody
    said may be used, does not. Raises ValueError when nothing is left.
    """
    return named_kit_of(build)[0]


def named_kit_of(build: Build) -> tuple[PromptKit, tuple[Mask, ...]]:
    """The same kit with the names whose tokens stand in it."""
    masker = kit_masker(build)
    kit = with_note(make_kit(_pieces(build, masker)), masker)
    return kit, used_masks(kit, masker)


def _pieces(build: Build, masker: Masker) -> Iterator[Piece]:
    ids = (row["id"] for row in build.db.execute(f"SELECT id FROM candidates WHERE {which(_ALL)}"))
    for each in nsmallest(CONSIDERED + _SPARE, ids, key=piece_order):  # masking thousands would take seconds
        row = build.db.execute(
            "SELECT body, d.prompt, d.answer FROM candidates LEFT JOIN decisions d ON d.candidate = candidates.id "
            "WHERE id = ?",
            (each,),
        ).fetchone()
        one = Candidate.model_validate_json(row["body"])
        prompt = one.prompt if row["prompt"] is None else row["prompt"]
        answer = one.answer if row["answer"] is None else row["answer"]
        worded = masked_pair(masker, prompt, answer, one.must_mention)
        if worded.answer and worded.is_clean:
            yield Piece(id=one.id, prompt=worded.prompt, answer=worded.answer, kind=one.kind, language=one.language)
