"""The classifier of questions, on small made-up vectors: it learns, says what it would without a text, and is kept."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from knowledge.classifier import QuestionClassifier, Scores
from knowledge.embed import Vectors

TEXTS = [
    "what does the training cost",
    "the price of training a model",
    "how dear is the training",
    "my model repeats itself",
    "the model says one thing again and again",
    "one phrase again and again, why",
]
TARGETS = np.repeat(np.eye(2, dtype=np.float32), 3, axis=0)
BILL, LOOP = 0, 1


def rows(count: int, seed: int = 7) -> Vectors:
    """Vectors of length one."""
    made = np.random.default_rng(seed).standard_normal((count, 8)).astype(np.float32)
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), np.float32)


def made(cache: Path, texts: list[str] = TEXTS, vectors: Vectors | None = None, targets: Scores = TARGETS) -> Scores:
    """The scores that a new classifier gives the texts that it has learned, and those of two new questions."""
    vectors = rows(len(texts)) if vectors is None else vectors
    classifier = QuestionClassifier(texts, vectors, targets, cache)
    asked = [*texts, "the cost of a training", "it says things again and again"]
    return classifier.scores(classifier.likeness(asked, np.vstack([vectors, rows(2, seed=8)])))


def files(cache: Path) -> list[str]:
    return sorted(path.name for path in cache.iterdir())


def test_every_text_scores_highest_where_it_belongs(tmp_path: Path) -> None:
    assert (made(tmp_path)[: len(TEXTS)].argmax(1) == TARGETS.argmax(1)).all()


def test_a_new_question_goes_by_its_words_when_its_vector_says_nothing(tmp_path: Path) -> None:
    assert made(tmp_path)[-2:].argmax(1).tolist() == [BILL, LOOP]


def test_a_new_question_goes_by_its_vector_when_its_words_say_nothing(tmp_path: Path) -> None:
    near = np.repeat(rows(2), 3, axis=0)
    classifier = QuestionClassifier(TEXTS, near, TARGETS, tmp_path)
    scores = classifier.scores(classifier.likeness(["zzz", "zzz"], rows(2)))
    assert scores.argmax(1).tolist() == [BILL, LOOP]


def test_a_word_with_a_typing_error_is_still_like_the_word(tmp_path: Path) -> None:
    classifier = QuestionClassifier(TEXTS, rows(6), TARGETS, tmp_path)
    away = np.zeros((2, 8), np.float32)
    wrong, other = classifier.likeness(["trainning", "zzz"], away)
    assert wrong[BILL] > other[BILL]


def test_a_question_is_scored_the_same_alone_and_among_others(tmp_path: Path) -> None:
    vectors = rows(6)
    classifier = QuestionClassifier(TEXTS, vectors, TARGETS, tmp_path)
    together = classifier.likeness(TEXTS, vectors)
    alone = np.vstack([classifier.likeness([text], vectors[i : i + 1]) for i, text in enumerate(TEXTS)])
    assert np.allclose(together, alone, atol=1e-6)


def test_the_scores_of_some_targets_are_those_among_all(tmp_path: Path) -> None:
    classifier = QuestionClassifier(TEXTS, rows(6), TARGETS, tmp_path)
    likeness = classifier.likeness(["training"], rows(1))[0]
    assert np.allclose(classifier.scores(likeness, slice(1, 2)), classifier.scores(likeness)[1:])


def test_a_text_left_out_scores_what_a_classifier_made_without_it_gives(tmp_path: Path) -> None:
    """Exact where a text brings no words that weigh differently without it: here every word stands once."""
    texts, vectors = [f"w{i}" for i in range(12)], rows(12)
    targets = (rows(12, seed=9)[:, :3] > 0).astype(np.float32)
    left = QuestionClassifier(texts, vectors, targets, tmp_path / "all").left_out()
    for i, text in enumerate(texts):
        rest = np.arange(12) != i
        without = QuestionClassifier(
            [other for other in texts if other != text], vectors[rest], targets[rest], tmp_path / "rest"
        )
        expected = without.scores(without.likeness([text], vectors[i : i + 1]))[0]
        assert np.allclose(left[i], expected, atol=1e-4)


def test_a_text_left_out_never_scores_as_well_as_one_learned(tmp_path: Path) -> None:
    classifier = QuestionClassifier(TEXTS, rows(6), TARGETS, tmp_path)
    learned = classifier.scores(classifier.likeness(TEXTS, rows(6)))
    belongs = TARGETS == 1
    assert (classifier.left_out()[belongs] < learned[belongs]).all()


def test_the_same_texts_give_the_same_scores_bit_by_bit(tmp_path: Path) -> None:
    assert np.array_equal(made(tmp_path / "one"), made(tmp_path / "two"))


def test_what_was_learned_is_read_again_and_not_made_again(tmp_path: Path) -> None:
    first = made(tmp_path)
    (file,) = tmp_path.iterdir()
    kept = dict(np.load(file))
    np.savez(file, **{**kept, "weights": kept["weights"] + 1})
    assert not np.allclose(made(tmp_path), first)


@pytest.mark.parametrize(
    "damage", ["empty", "cut", "zero", "no numbers", "without words", "of another shape", "of another kind"]
)
def test_a_damaged_file_is_made_again(tmp_path: Path, damage: str) -> None:
    first = made(tmp_path)
    (file,) = tmp_path.iterdir()
    whole, size = dict(np.load(file)), file.stat().st_size
    weights = whole["weights"]
    match damage:
        case "empty":
            file.write_bytes(b"")
        case "cut":
            file.write_bytes(file.read_bytes()[: size - 5])
        case "zero":
            file.write_bytes(b"\0" * size)
        case "no numbers":
            np.savez(file, **{**whole, "weights": weights * np.nan})
        case "without words":
            np.savez(file, weights=weights)
        case "of another shape":
            np.savez(file, **{**whole, "weights": weights[:-1]})
        case "of another kind":
            np.savez(file, **{**whole, "weights": weights.astype(np.int64)})
    assert np.array_equal(made(tmp_path), first)
    assert np.array_equal(np.load(file)["weights"], weights)


@pytest.mark.parametrize("change", ["a text", "a vector", "a target"])
def test_whatever_changes_gets_a_new_file_and_the_old_one_is_cleared_away(tmp_path: Path, change: str) -> None:
    (tmp_path / "another-thing.npz").write_bytes(b"not ours")
    made(tmp_path)
    before = files(tmp_path)
    texts, vectors, targets = list(TEXTS), rows(6), TARGETS.copy()
    match change:
        case "a text":
            texts[0] = "what does it cost to train"
        case "a vector":
            vectors[0] = vectors[1]
        case "a target":
            targets[0] = targets[5]
    made(tmp_path, texts, vectors, targets)
    after = files(tmp_path)
    assert len(after) == len(before) == 2
    assert set(before) & set(after) == {"another-thing.npz"}


def test_nothing_is_left_aside_when_the_file_cannot_be_written(tmp_path: Path) -> None:
    made(tmp_path)
    (file,) = tmp_path.iterdir()
    file.unlink()
    file.mkdir()
    with pytest.raises(OSError, match=file.name):
        made(tmp_path)
    assert files(tmp_path) == [file.name]
