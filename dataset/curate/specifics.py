"""Facts in the answer that its prompt does not give: a model trained on them learns to make facts up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from dataset.candidate import Candidate
from dataset.finding import Finding
from dataset.pair.draft import TRANSLATION
from dataset.pair.must_mention import missing_from, specifics
from dataset.pair.vocabulary import Vocabulary

_SAME_EVERYWHERE = re.compile(r"[\d{%@]")
_SHOWN = 5
_MOST_LISTED = 25  # facts that a prompt can ask for one by one and still tell what to write


def find_unsupported(candidate: Candidate, vocabulary: Vocabulary, known: Collection[str] = ()) -> Iterator[Finding]:
    """At most one finding, with the first facts; a pair without a prompt gives none and needs none."""
    if not candidate.prompt:
        return
    facts = specifics(candidate.answer, vocabulary, language=candidate.language, known=known)
    if candidate.kind == TRANSLATION:  # a word or a name is another one in the other language, a number is not
        facts = tuple(fact for fact in facts if _SAME_EVERYWHERE.search(fact.text))
    if not facts:
        return
    missing = missing_from(candidate.prompt, facts)
    if not missing:
        yield from _only_listed(candidate)
        return
    first = candidate.answer.find(missing[0])
    shown = ", ".join(f"“{each}”" for each in missing[:_SHOWN]) + (
        f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
    )
    verb = "stands" if len(missing) == 1 else "stand"
    yield Finding(
        rule="unsupported", level="look", value=missing[0], side="answer",
        start=first if first >= 0 else None, end=first + len(missing[0]) if first >= 0 else None,
        reason=f"{shown} {verb} in the answer and not in the prompt; a model would learn to invent such things.",
    )  # fmt: skip


def _only_listed(candidate: Candidate) -> Iterator[Finding]:
    listed = candidate.must_mention
    if len(listed) > _MOST_LISTED:
        yield Finding(
            rule="unsupported", level="look", value=listed[0], side="prompt",
            reason=f"The prompt only lists {len(listed)} facts of the answer and does not say what they are about; "
            "tables and programs are seldom worth learning.",
        )  # fmt: skip
