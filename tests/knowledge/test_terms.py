"""The words of the trade: an article leads to what explains them, and every article is led to."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from knowledge.concepts import Concept, Term, split_sections
from knowledge.content import ContentError
from knowledge.library import CONTENT, load_library
from knowledge.terms import link_problems

EXAMPLES = "## Examples\n\n### Copywriter\nAda did.\n\n### Translator\nBen did."


def article(name: str, body: str, *more: Term, term: str | None = None) -> Concept:
    return Concept.model_validate({
        "id": name, "title": name, "term": term, "definition": term and "A word.", "more_terms": more,
        "summary": "It uses an adapter.", "questions": ["one"], "follow_ups": ["One?", "Two?", "Three?"],
        "related": ["adapters", "overfitting"], "reviewed": "2026-11-22", "review_by": "2027-05-22",
        "sections": [section.model_dump() for section in split_sections(body)],
    })  # fmt: skip


EXPLAINING = [
    article("adapters", "## Why\nAn adapter is small.", Term(term="LoRA", definition="One kind."), term="adapter"),
    article("settings", "## Why\nText.", Term(term="loss", definition="Surprise.", linked=False), term="epoch"),
    article("tests", "## Why\nText.", term="held-out test"),
]


def said(body: str) -> list[str]:
    """What is wrong with an article of this text beside the three that explain something."""
    return [str(problem) for problem in link_problems([*EXPLAINING, article("mine", body)])]


def test_a_term_without_a_link_is_told_with_its_section_and_the_link_to_write() -> None:
    assert said("## Why\nText.\n\n## Where it fails\nKeep a Held-out\ntest.") == [
        "concepts/mine.md: Where it fails: uses 'Held-out test' before anything leads to its article. "
        "Write [Held-out test](tests)."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "An adapter.",
        "Two adapters, and ADAPTERS.",
        "| What | Adapter |\n|---|---|\n| Size | small |",
        "- **Adapter:** a file.",
        "Some say “adapter”, see [adapters](adapters).",
        "LoRA is quick.",
        "Code with `[a link](adapters)` and an adapter.",
        "[experience] adapter [paper]",
    ],
)
def test_a_term_counts_in_prose_tables_lists_and_bold_until_something_leads_to_it(text: str) -> None:
    assert len(said(f"## Why\n{text}")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "An [adapter](adapters), then adapters and LoRA.",
        "See [the small file](adapters). An adapter.",
        "See [small\nfiles](adapters). An adapter.",
        "A page about [adapter files](https://example.org/adapter).",
        "A [page on adapters](settings), which explains the epoch.",
        "`adapter` and\n```\nadapter\n```",
        "A claim [adapter] and a fact {{adapter:epoch}}.",
        "The loss of an adapter-like thing, of readapters and of full-adapter work.",
        "\n\n### An adapter for each epoch\nText.",
    ],
)
def test_links_code_facts_source_marks_headings_and_unlinked_terms_ask_for_no_link(text: str) -> None:
    assert said(f"## Why\n{text}") == []


def test_a_term_is_told_once_and_an_article_need_not_lead_to_itself() -> None:
    assert len(said("## Why\nAn adapter, LoRA.\n\n## How\nAn adapter and an epoch.")) == 2
    assert list(link_problems(EXPLAINING)) == []


def shelved(folder: Path, **related: list[str]) -> Path:
    """A small library with a shelf, whose articles lead to each other as told."""
    (folder / "concepts").mkdir()
    (folder / "providers").symlink_to(CONTENT / "providers")
    shelf = {"id": "all", "title": "All", "about": "All of it.", "articles": list(related)}
    (folder / "shelves.yaml").write_text(yaml.safe_dump({"shelves": [shelf]}), "utf-8")
    for name, others in related.items():
        fields = {**article(name, "## Why\nText.").model_dump(mode="json", exclude={"sections"}), "related": others}
        fields["questions"] = [f"{name} {number}" for number in range(6)]
        body = f"## Why it matters\nText [experience].\n\n## How it works\nText.\n\n{EXAMPLES}\n\n"
        body += "## What it costs\nTime.\n\n## Where it fails\nOften.\n\n## Try this\nIt.\n"
        (folder / "concepts" / f"{name}.md").write_text(f"---\n{yaml.safe_dump(fields)}---\n\n{body}", "utf-8")
    return folder


def problems_in(folder: Path) -> list[str]:
    try:
        load_library(folder)
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_an_article_to_which_no_other_leads_is_a_problem(tmp_path: Path) -> None:
    folder = shelved(tmp_path, one=["two", "three"], two=["three", "one"], three=["one", "two"], four=["four", "one"])
    assert problems_in(folder) == [
        "concepts/four.md: id: no other article leads here. "
        "Link to it, or name it under related, where a reader needs it."
    ]
    one = folder / "concepts" / "one.md"
    one.write_text(one.read_text("utf-8").replace("Often.", "Often, as [four](four) says."), "utf-8")
    assert problems_in(folder) == []


def test_a_trial_folder_and_one_with_a_broken_article_are_not_asked_what_leads_where(tmp_path: Path) -> None:
    folder = shelved(tmp_path, one=["two", "one"], two=["one", "two"], three=["one", "two"])
    assert len(problems_in(folder)) == 1
    (folder / "concepts" / "two.md").write_text("no front matter", "utf-8")
    assert [problem for problem in problems_in(folder) if "leads here" in problem] == []
    (folder / "concepts" / "two.md").unlink()
    (folder / "shelves.yaml").unlink()
    assert not any("leads here" in problem for problem in problems_in(folder))


def test_the_shipped_glossary_has_a_plain_sentence_for_the_words_that_readers_meet() -> None:
    explained = {term.casefold() for concept in load_library().concepts.values() for term in _terms(concept)}
    assert {"lora", "rag", "prompt", "gpu", "learning rate", "nda", "api key", "hallucination"} <= explained
    assert len(explained) >= 60


def _terms(concept: Concept) -> list[str]:
    return [term for term in (concept.term, *(more.term for more in concept.more_terms)) if term]
