"""What people ask, in their words, tied to the passage that answers it: `questions/<article>.yaml`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.concepts import IN_SHORT, Concept
from knowledge.content import ContentError, Problem, file_label, read_yaml

OUTSIDE = "outside"  # the file with what the library must not answer
HARMFUL = "harmful"  # its heading for what nobody should be helped with
_FILLERS = frozenset({
    "a", "an", "and", "are", "can", "do", "does", "for", "how", "i", "in", "is", "it", "me", "my", "of", "on",
    "or", "the", "to", "what", "when", "with", "you", "your",
})  # fmt: skip


@dataclass(frozen=True)
class Wording:
    """A question as somebody would type it; `concept` is None for one that the library must not answer."""

    text: str
    concept: str | None
    heading: str  # of the passage that answers it; the kind of an outside one


Read = tuple[list[Wording], list[Problem]]


def read_wordings(folder: Path, concepts: Mapping[str, Concept], broken: Collection[str]) -> Read:
    """All wordings of the folder, and what is wrong with them. `broken` are articles that could not be read."""
    wordings, problems = list[Wording](), list[Problem]()
    for path in sorted(folder.glob("*.yaml")):
        if path.stem in broken:
            continue
        if path.stem != OUTSIDE and path.stem not in concepts:
            problems.append(Problem(file_label(path), "name", "there is no such article", "Name it after its article."))
            continue
        try:
            found, wrong = _of_file(path, read_yaml(path), concepts.get(path.stem))
        except ContentError as error:
            problems += error.problems
        else:
            wordings += found
            problems += wrong
    return wordings, problems


def _of_file(path: Path, fields: Mapping[str, object], concept: Concept | None) -> Read:
    wordings, problems = list[Wording](), list[Problem]()
    headings = {IN_SHORT, *(s.parent or s.heading for s in concept.sections)} if concept else set(fields)
    name = concept.id if concept else None
    for heading, texts in fields.items():
        if heading not in headings:
            problems.append(Problem(file_label(path), heading, "is no heading of the article", "Mend the heading."))
        elif not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
            problems.append(Problem(file_label(path), heading, "is not a list of questions", "Write one a line."))
        elif not texts:
            problems.append(Problem(file_label(path), heading, "holds no question", "Write one a line."))
        else:
            wordings += [Wording(" ".join(text.split()), name, heading) for text in texts]
    return wordings, problems


def asked_twice(wordings: Collection[Wording], concepts: Collection[Concept]) -> Iterator[Problem]:
    """Questions that two articles claim to answer, in the same words but for small ones."""
    owners: dict[frozenset[str], dict[str, str]] = defaultdict(dict)
    for concept in concepts:
        for text in concept.questions:
            owners[_content_words(text)].setdefault(f"concepts/{concept.id}.md", text)
    for wording in wordings:
        name = wording.concept or OUTSIDE
        if f"concepts/{name}.md" not in owners[_content_words(wording.text)]:
            owners[_content_words(wording.text)].setdefault(f"questions/{name}.yaml", wording.text)
    for words, files in owners.items():
        if len(files) > 1 and words:
            first, *others = files
            for other in others:
                what = f"'{files[other][:80]}' is asked in {first} as well"
                yield Problem(other, "questions", what, "Leave it with the article that answers it better.")


def _content_words(text: str) -> frozenset[str]:
    """The words that two questions must share to be the same; all of them where there is but one of weight."""
    words = frozenset(re.findall(r"\w+", text.lower()))
    return words - _FILLERS if len(words - _FILLERS) > 1 else words
