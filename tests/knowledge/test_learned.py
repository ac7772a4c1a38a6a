"""What the wordings teach: the article and the passage of a question, what lies outside, and what would do harm."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from knowledge.classifier import Scores
from knowledge.concepts import IN_SHORT
from knowledge.embed import PackagedMiniLM
from knowledge.learned import LearnedWordings
from knowledge.library import Library
from knowledge.vectors import VectorCache
from knowledge.wordings import Wording
from tests.knowledge.little import ASKED, COST, HOW, little_library


def learn(library: Library, folder: Path) -> LearnedWordings:
    return LearnedWordings(library, VectorCache(folder, PackagedMiniLM()), folder)


@pytest.fixture(scope="module")
def library() -> Library:
    return little_library()


@pytest.fixture(scope="module")
def learned(library: Library, tmp_path_factory: pytest.TempPathFactory) -> LearnedWordings:
    return learn(library, tmp_path_factory.mktemp("learned"))


def likeness(learned: LearnedWordings, question: str) -> Scores:
    like: Scores = learned.classifier.likeness([question], PackagedMiniLM().embed([question]))[0]
    return like


def best(learned: LearnedWordings, library: Library, question: str) -> str:
    return library.passages[int(np.argmax(learned.passages(likeness(learned, question))))].id


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("My invoice is a riddle to me!", f"bill#{COST}"),
        ("and who is it that counts these units", f"bill#{HOW}"),
        ("sounds like an old record, stuck", f"loop#{IN_SHORT}"),
        ("why does it only speak of roofs?", f"narrow#{HOW}"),
    ],
)
def test_a_question_like_a_wording_finds_the_passage_that_the_wording_is_tied_to(
    learned: LearnedWordings, library: Library, question: str, passage: str
) -> None:
    assert best(learned, library, question) == passage


def test_an_articles_own_question_finds_the_article(learned: LearnedWordings, library: Library) -> None:
    scores = learned.articles(likeness(learned, "tell me about an endless loop, please"))
    assert list(library.concepts)[int(np.argmax(scores))] == "loop"


def test_every_passage_and_every_article_has_a_score(learned: LearnedWordings, library: Library) -> None:
    like = likeness(learned, "anything")
    assert learned.passages(like).shape == (len(library.passages),)
    assert learned.articles(like).shape == (len(library.concepts),)


def test_what_the_library_must_not_answer_lies_further_out_than_what_it_answers(learned: LearnedWordings) -> None:
    inside = [learned.inside(likeness(learned, w.text)) for w in ASKED if w.concept is not None]
    outside = [learned.inside(likeness(learned, w.text)) for w in ASKED if w.concept is None]
    assert min(inside) > 0 > max(outside)


def test_what_would_do_harm_is_told_from_what_is_merely_another_subject(learned: LearnedWordings) -> None:
    assert learned.harm(likeness(learned, "how can I forge a diploma?")) > 0.5
    for harmless in ("a good recipe for onion soup", "my invoice is a riddle"):
        assert learned.harm(likeness(learned, harmless)) < 0.3


def test_a_text_left_out_is_judged_without_itself(learned: LearnedWordings, library: Library) -> None:
    left = dict(learned.left_out())
    assert set(left) == {text for text, concept in zip(learned.texts, learned.concepts, strict=True) if concept}
    text = "stuck like an old record"
    assert left[text].shape == (len(library.passages),)
    assert left[text].max() < learned.passages(likeness(learned, text)).max()


def test_a_wording_that_is_also_an_articles_question_counts_once_and_with_its_passage(tmp_path: Path) -> None:
    own = "Training bill, what is that?"
    library = little_library(*ASKED, Wording(own, "bill", COST))
    learned = learn(library, tmp_path)
    assert learned.texts.count(own) == 1
    assert best(learned, library, own) == f"bill#{COST}"


def test_a_library_without_wordings_learns_from_its_articles_questions(tmp_path: Path) -> None:
    few = little_library(Wording("a recipe for onion soup", None, "off_topic"))
    learned = learn(few, tmp_path)
    assert best(learned, few, "tell me about a narrow model").startswith("narrow#")
