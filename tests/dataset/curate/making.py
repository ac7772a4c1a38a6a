"""Candidates for tests."""

from __future__ import annotations

from dataset.candidate import EVIDENCE, Candidate, Strategy, candidate_id


def candidate(
    answer: str,
    prompt: str = "",
    *,
    strategy: Strategy = "template",
    kind: str = "product description",
    client: str | None = None,
    group: str | None = None,
    path: str = "work/piece.docx",
    document: str = "d1",
    language: str | None = "en",
) -> Candidate:
    """A candidate with everything that a test does not speak of filled in."""
    return Candidate(
        id=candidate_id(strategy, answer, prompt + path), strategy=strategy, evidence=EVIDENCE[strategy], prompt=prompt,
        answer=answer, origins=(), must_mention=(), variant=0, kind=kind, client=client, language=language,
        document=document, path=path, place="", group=group or path, written=None,
    )  # fmt: skip
