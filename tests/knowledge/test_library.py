"""The library: strict files, all problems at once, passages as answers quote them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from knowledge.concepts import IN_SHORT, read_concept, split_sections
from knowledge.content import ContentError
from knowledge.library import CONTENT, Library, load_library, overdue, unwrap

FIELDS = """id: held
title: Held-out test
summary: Keep some pairs aside. Judge with them.
aliases: [test set]
questions: [a one, b two, c three, d four, e five, f six]
follow_ups: [One?, Two?, Three?]
related: [other, third]
sources:
  - {id: paper, title: A paper, url: "https://example.org/p", read_at: 2026-11-22, published: 2025-03}
reviewed: 2026-11-22
review_by: 2027-05-22
"""
BODY = """## Why it matters
It matters [paper]. See [other](other) and `[x](y)` links
that wrap [experience].

## How it works
Text {{openai:newcomers}}

## Examples

### Copywriter
Ada did.

### Translator
Ben did.

## What it costs
Money [paper], [experience].

## Where it fails
Often.

## Try this
1. First
2. Second
"""


def write(folder: Path, fields: str = FIELDS, body: str = BODY, name: str = "held") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.md"
    path.write_text(f"---\n{fields}---\n\n{body}", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def test_a_good_file_becomes_a_concept(tmp_path: Path) -> None:
    concept = read_concept(write(tmp_path))
    assert concept.title == "Held-out test"
    assert [s.heading for s in concept.sections if s.parent == "Examples"] == ["Copywriter", "Translator"]
    assert concept.sources[0].published == "2025-03"


@pytest.mark.parametrize(
    ("fields", "body", "name", "words"),
    [
        (FIELDS.replace("id: held", "id: other"), BODY, "held", "'other' is not the name of the file"),
        (FIELDS, BODY.replace("## Where it fails\nOften.\n", ""), "held", "missing: Where it fails"),
        (FIELDS, BODY.replace("### Translator\nBen did.\n", ""), "held", "fewer than two trades"),
        (FIELDS, BODY.replace("[paper].", "[papre]."), "held", "cites [papre]"),
        (FIELDS.replace("[One?, Two?, Three?]", "[One?]"), BODY, "held", "follow_ups"),
        (FIELDS.replace("2027-05-22", "2026-01-01"), BODY, "held", "is not after reviewed"),
        (FIELDS + "colour: blue\n", BODY, "held", "colour"),
        (FIELDS, BODY + "\n## Try this\nAgain.\n", "held", "this heading stands twice"),
        (FIELDS.replace(", f six]", "]"), BODY, "held", "5 questions"),
        (FIELDS.replace("f six", "f, g, h, i, j, k"), BODY, "held", "11 questions"),
        (
            FIELDS,
            BODY.replace("Often.", "Often, <b>very</b> often."),
            "held",
            "Where it fails: holds the HTML tag '<b>'",
        ),
        (FIELDS, BODY.replace("Often.", "Often.\n<!-- todo -->"), "held", "HTML"),
        (FIELDS.replace("Judge with them.", "Judge<br/>with them."), BODY, "held", "summary: holds the HTML tag"),
    ],
)
def test_a_bad_file_names_field_and_remedy(tmp_path: Path, fields: str, body: str, name: str, words: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_concept(write(tmp_path, fields, body, name))
    assert words in str(caught.value)
    assert all(problem.remedy for problem in caught.value.problems)


def test_every_problem_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    shutil.copytree(CONTENT / "providers", tmp_path / "providers")
    concepts = tmp_path / "concepts"
    write(concepts, FIELDS.replace("title: Held-out test\n", ""))
    write(concepts, FIELDS.replace("id: held", "id: other"), BODY.replace("(other)", "(nowhere)"), "other")
    write(concepts, "id: third\n", "no headings", "third")
    with pytest.raises(ContentError) as caught:
        load_library(tmp_path)
    said = str(caught.value)
    assert "concepts/held.md: title: is missing" in said
    assert "concepts/third.md" in said
    assert "links to 'nowhere'" in said


def test_an_unknown_fact_is_a_problem(tmp_path: Path) -> None:
    shutil.copytree(CONTENT / "providers", tmp_path / "providers")
    write(tmp_path / "concepts", FIELDS, BODY.replace("openai:newcomers", "openai:horoscope"))
    with pytest.raises(ContentError, match="there is no fact 'openai:horoscope'"):
        load_library(tmp_path)


def test_marks_that_only_look_like_html_are_no_problem(tmp_path: Path) -> None:
    body = BODY.replace("Often.", "A mark such as `<s>` or <|end|>, or 3 < 4 and 5 > 2, or <https://example.org>.")
    assert read_concept(write(tmp_path, FIELDS, body))


def broken_copy(folder: Path) -> Path:
    """The real library with one provider that cannot be read."""
    shutil.copytree(CONTENT / "providers", folder / "providers")
    shutil.copytree(CONTENT / "concepts", folder / "concepts")
    openai = folder / "providers" / "openai.yaml"
    openai.write_text(openai.read_text("utf-8").replace("status: ", "status: not_", 1), "utf-8")
    return folder


def problems_in(folder: Path, today: date | None = None) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load_library(folder, today)
    return [str(problem) for problem in caught.value.problems]


def test_one_broken_file_is_one_problem_and_hides_no_other(tmp_path: Path) -> None:
    broken_copy(tmp_path)
    assert len(problems_in(tmp_path)) == 1
    together = tmp_path / "concepts" / "together-ai.md"
    text = together.read_text("utf-8").replace("{{together:status}}", "{{together:horoscope}} {{opnai:x}}")
    together.write_text(text, "utf-8")
    (tmp_path / "concepts" / "overfitting.md").write_text("no front matter")
    said = problems_in(tmp_path)
    assert len(said) == 4
    assert any("there is no fact 'together:horoscope'" in problem for problem in said)
    assert any("there is no fact 'opnai:x'" in problem for problem in said)
    assert any("concepts/overfitting.md: front matter" in problem for problem in said)


@pytest.mark.parametrize(
    ("sentence", "is_wrong"),
    [
        ("OpenAI bills $25 for that.", True),
        ("At Fireworks the card is 8 dollars an hour.", True),
        ("Together\ncharges at least four dollars.", True),
        ("She paid Hugging Face 3.50 EUR.", True),
        ("On a card at 5 dollars an hour that is 10 dollars.", False),
        ("OpenAI is closed. Her own hour costs 45 euros.", False),
        ("Put together, both cost 5 dollars.", False),
        ("{{openai:newcomers}} Her own hour costs 45 euros.", False),
    ],
)
def test_a_providers_amount_in_prose_is_a_problem(tmp_path: Path, sentence: str, is_wrong: bool) -> None:
    shutil.copytree(CONTENT / "providers", tmp_path / "providers")
    body = BODY.replace("`[x](y)` links", "links")
    for name in ("other", "third"):
        fields = FIELDS.replace("id: held", f"id: {name}").replace("Held-", f"{name} ")
        asked = ", ".join(f"{name} {number}" for number in range(6))
        fields = fields.replace("a one, b two, c three, d four, e five, f six", asked)
        write(tmp_path / "concepts", fields, body, name)
    write(tmp_path / "concepts", FIELDS, body.replace("Often.", f"Often. {sentence}"))
    if is_wrong:
        assert "concepts/held.md: Where it fails: " in problems_in(tmp_path)[0]
        assert "a fact of the provider" in problems_in(tmp_path)[0]
        assert len(problems_in(tmp_path)) == 1
    else:
        load_library(tmp_path)


def test_any_amount_in_a_providers_own_article_is_a_problem(tmp_path: Path) -> None:
    broken_copy(tmp_path)
    shutil.copytree(CONTENT / "providers", tmp_path / "providers", dirs_exist_ok=True)
    article = tmp_path / "concepts" / "together-ai.md"
    article.write_text(article.read_text("utf-8").replace("## Where it fails\n", "## Where it fails\n\nIt is $4.\n"))
    assert problems_in(tmp_path)[0].startswith("concepts/together-ai.md: Where it fails: tells the amount '$4'")


def test_a_date_that_lies_ahead_is_a_problem_when_the_day_is_given(tmp_path: Path) -> None:
    shutil.copytree(CONTENT / "providers", tmp_path / "providers")
    shutil.copytree(CONTENT / "concepts", tmp_path / "concepts")
    load_library(tmp_path, date(2026, 11, 23))
    said = problems_in(tmp_path, date(2026, 11, 21))
    assert any("concepts/adapters.md: reviewed: 2026-11-22 lies ahead of 2026-11-21" in problem for problem in said)
    assert any("concepts/adapters.md: sources, " in problem and "read_at" in problem for problem in said)
    assert any("providers/openai.yaml: as_of" in problem for problem in said)


def test_sections_below_examples_keep_their_parent() -> None:
    sections = split_sections("## Examples\n\n### A\nx\n\n### B\ny\n\n## Try this\nz")
    assert [(s.heading, s.parent) for s in sections] == [("A", "Examples"), ("B", "Examples"), ("Try this", None)]


def test_paragraphs_and_list_items_stand_on_one_line() -> None:
    assert unwrap("One\ntwo\n\n- a\n  b\n- c\n\n| x |\n|---|\n| y |") == "One two\n\n- a b\n- c\n\n| x |\n|---|\n| y |"


def test_the_shipped_library_has_no_problem_and_the_founding_article(library: Library) -> None:
    assert len(library.concepts) >= 15
    assert "fine-tuning-for-freelancers" in library.concepts


def test_passages_hold_no_marks_placeholders_or_inner_links(library: Library) -> None:
    for passage in library.passages:
        assert "{{" not in passage.text, passage.id
        assert "](" not in passage.text.replace("](http", ""), passage.id
        assert " ." not in passage.text.replace(" ...", ""), passage.id
        assert ",." not in passage.text, passage.id


def test_every_article_begins_with_its_point_and_every_passage_has_a_source_or_is_experience(library: Library) -> None:
    for concept in library.concepts.values():
        assert library.of(concept.id)[0].heading == IN_SHORT
    sourced = [p for p in library.passages if library.sources_of(p)]
    assert len(sourced) / len(library.passages) > 0.95


def test_a_fact_in_an_article_brings_its_date_and_the_providers_source(library: Library) -> None:
    passage = next(p for p in library.passages if any(s.startswith("openai:") for s in p.source_ids))
    assert "as of" in passage.text
    assert any("openai" in source.url for source in library.sources_of(passage))


def test_overdue_content_is_a_warning(library: Library) -> None:
    assert overdue(library, date(2026, 11, 22)) == []
    assert overdue(library, date(2030, 1, 1))
