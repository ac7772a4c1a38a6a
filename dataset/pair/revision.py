"""Strategy 2: a comment or a tracked change, with the passage before and the passage after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from dataset.document import Document, Segment
from dataset.pair.clients import client_of
from dataset.pair.draft import Draft, Pairing
from dataset.pair.neighbours import Fetch, Neighbours
from dataset.pair.phrasing import Field
from dataset.pair.text import word_count

LEAST_CHANGED = 0.03  # of the characters; below it a change is a comma
LEAST_PASSAGE = 3  # words
LIKE = 0.4  # how alike a passage and its later version are at least
_WORDS = re.compile(r"\w+")


def from_revisions(document: Document, pairing: Pairing, neighbours: Neighbours, fetch: Fetch) -> Iterator[Draft]:
    """The revision pairs of a document; its finished text makes pairs by other strategies as well."""
    comments = [segment for segment in document.segments if segment.kind == "comment" and segment.text.strip()]
    changes = [segment for segment in document.segments if segment.kind == "revision"]
    if not comments and not changes:
        return
    told: set[int] = set()
    later = neighbours.later_version(document) if comments else None
    newer = fetch(later) if later else None
    for comment in comments:
        change = next((change for change in changes if _is_about(comment, change)), None)
        if change is not None:
            told.add(change.at)
            before, after = change.before or "", change.text
        else:
            before, after = comment.before or "", comment.cells.get("after", "")
            if not after and newer is not None:
                before, after = _whole(document, before), ""
                after = _later_passage(before, newer)
        if _is_worth(before, after):
            source = f"a comment by {comment.cells['author']}" if comment.cells.get("author") else "a comment"
            yield _draft(document, pairing, before, after, Field(comment.text.strip(), source), comment.place)
    for change in changes:
        if change.at not in told and _is_worth(change.before or "", change.text):
            yield _draft(document, pairing, change.before or "", change.text, None, change.place)


def _is_about(comment: Segment, change: Segment) -> bool:
    passage = " ".join((comment.before or "").split())
    return bool(passage) and any(passage in " ".join(side.split()) for side in (change.before or "", change.text))


def _is_worth(before: str, after: str) -> bool:
    if word_count(before) < LEAST_PASSAGE or word_count(after) < LEAST_PASSAGE:
        return False
    if " ".join(before.split()) == " ".join(after.split()):
        return False
    return SequenceMatcher(None, before[:2000], after[:2000], autojunk=False).quick_ratio() < 1 - LEAST_CHANGED or (
        _WORDS.findall(before) != _WORDS.findall(after)
    )


def _whole(document: Document, passage: str) -> str:
    """The paragraph that the passage stands in."""
    wanted = " ".join(passage.split())
    holders = (s.text for s in document.segments if s.kind in {"text", "list"} and wanted in " ".join(s.text.split()))
    return next(holders, passage) if wanted else ""


def _later_passage(before: str, newer: Document) -> str:
    """The paragraph of the newer version that is most like the passage; empty when none is, or it did not change."""
    words = set(_WORDS.findall(before.casefold()))
    best, text = 0.0, ""
    for segment in newer.segments:
        if segment.kind in {"text", "list"} and words:
            others = set(_WORDS.findall(segment.text.casefold()))
            likeness = len(words & others) / max(len(words | others), 1)
            if likeness > best:
                best, text = likeness, segment.text
    return text if best >= LIKE else ""


def _draft(document: Document, pairing: Pairing, before: str, after: str, comment: Field | None, place: str) -> Draft:
    language = pairing.language(document, after)
    fields = {"passage": Field(before.strip(), f"{place}, before")}
    if comment:
        fields["comment"] = comment
    return Draft(
        strategy="revision",
        form="revision" if comment else "edit",
        answer=after.strip(),
        source_key=f"{comment.text if comment else ''}\n{before.strip()}",
        fields=fields,
        kind="revision",
        place=place,
        group=document.id,
        client=client_of(document, pairing.settings, pairing.kinds),
        language=language,
    )
