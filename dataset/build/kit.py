"""The prompt kit of a build: from the pairs that are kept, else from those that nothing grave speaks against."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest

from dataset.build.kit_doubts import kit_doubts, left_out_sentence, seen, unseen
from dataset.build.kit_names import kit_masker, used_masks, with_note
from dataset.build.kit_piece import kit_piece
from dataset.build.state import Build
from dataset.build.wording import masked_pair
from dataset.candidate import Candidate
from dataset.curate.masking import Mask, Masker
from dataset.kit import CONSIDERED, Piece, PromptKit, make_kit, piece_order

_SPARE = 100  # pieces that may drop out because a name in them cannot be replaced


class OnlyUnseen(ValueError):
    """All that could go into a kit may hold private data, and nobody has looked; str() is a sentence for the person."""


def kit_of(build: Build) -> PromptKit:
    """The kit with names and private data replaced; a piece in which one could not be replaced is left out.

    Doubtful pairs take part, and the note at its top says so; what was set aside, work that nobody said may be used,
    and private data that nobody has looked at do not. Raises ValueError when nothing is left, OnlyUnseen for the last.
    """
    return named_kit_of(build)[0]


def named_kit_of(build: Build) -> tuple[PromptKit, tuple[Mask, ...]]:
    """The same kit with the names whose tokens stand in it."""
    masker = kit_masker(build)
    pieces = list(_pieces(build, masker))
    if not pieces and (left_out := unseen(build)):
        raise OnlyUnseen(f"There is no kit yet. {left_out_sentence(left_out, build.name)}")
    bare = make_kit(pieces)
    doubts = kit_doubts(build, [piece.id for piece in bare.samples])
    kit = with_note(bare, masker, doubts.sentences(build.name))
    return kit, used_masks(kit, masker)


def _pieces(build: Build, masker: Masker) -> Iterator[Piece]:
    ids = (row["id"] for row in build.db.execute(f"SELECT id FROM candidates WHERE {seen()}"))
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
            yield kit_piece(one, worded.prompt, worded.answer, row["prompt"])
