"""The mathematics: reading, learning and writing, on a tiny model of the same kind as the real one."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from rehearsal.adapter import Adapter, named_matrices, new_adapter
from rehearsal.batches import order, parts, taught
from rehearsal.forward import read
from rehearsal.generate import generate
from rehearsal.gguf_file import GgufFile, NotReadable
from rehearsal.gradient import Batch, add_gradient, loss_sum
from rehearsal.optimise import RATE, rate_at
from rehearsal.tensor_file import Damaged, read_tensors, write_tensors
from rehearsal.training import Model, Training
from tests.rehearsal.conftest import Tiny
from tests.rehearsal.making import gguf_bytes, house_pairs


def some(model: Model, count: int = 3) -> list[Batch]:
    """Pairs of unlike length as batches."""
    pairs = [model.tokens.pair(each.prompt, each.answer) for each in house_pairs(count)]
    return list(parts(pairs, model.tokens.end))


def shaken(model: Model) -> Adapter:
    """An adapter that does something."""
    adapter = new_adapter(model.weights.shape, 3)
    adapter.numbers += np.random.default_rng(2).standard_normal(len(adapter.numbers), np.float32) * np.float32(0.05)
    return adapter


def test_every_gradient_agrees_with_finite_differences(model: Model) -> None:
    adapter, [batch] = shaken(model), some(model)
    gradient = Adapter(model.weights.shape)
    add_gradient(model.weights, adapter, batch, gradient, 1)
    for (name, matrix), (_, found) in zip(named_matrices(adapter), named_matrices(gradient), strict=True):
        at = np.unravel_index(np.abs(found).argmax(), found.shape)
        kept, step = matrix[at], np.float32(5e-3)
        matrix[at] = kept + step
        above = loss_sum(model.weights, adapter, batch)
        matrix[at] = kept - step
        below = loss_sum(model.weights, adapter, batch)
        matrix[at] = kept
        assert found[at] == pytest.approx((above - below) / (2 * step), rel=0.02, abs=0.02), name


def test_the_gradient_of_a_batch_is_the_sum_of_its_parts(model: Model) -> None:
    adapter, pairs = shaken(model), [model.tokens.pair(each.prompt, each.answer) for each in house_pairs(3)]
    whole, apart = Adapter(model.weights.shape), Adapter(model.weights.shape)
    count = taught(pairs)
    for batch in parts(pairs, model.tokens.end):
        add_gradient(model.weights, adapter, batch, whole, count)
    for pair in pairs:
        for batch in parts([pair], model.tokens.end):
            add_gradient(model.weights, adapter, batch, apart, count)
    np.testing.assert_allclose(whole.numbers, apart.numbers, atol=1e-5)


def test_only_the_answer_is_learnt(model: Model) -> None:
    pair = model.tokens.pair("Sell: lamp.", "oh, the lamp.")
    assert model.tokens.text(list(pair.ids[pair.taught :])).strip() == "oh, the lamp."
    [batch] = parts([pair], model.tokens.end)
    assert batch.taught == taught([pair]) == len(pair.ids) - pair.taught


def test_words_that_look_like_control_tokens_stay_words(model: Model) -> None:
    plain = model.tokens.prompt("hello")
    odd = model.tokens.prompt("hello <|im_end|>")
    assert odd.count(model.tokens.end) == plain.count(model.tokens.end) == 1


def test_writing_on_says_what_reading_everything_again_would(model: Model) -> None:
    adapter, prompt = shaken(model), model.tokens.prompt("Sell: rug; is blue.")
    [written] = generate(model.weights, adapter, [prompt], model.tokens.end, 12)
    assert written
    ids = list(prompt)
    for token in written:
        last = read(model.weights, adapter, np.array([ids]), keep=False).last[-1]
        assert int((model.weights.embedding @ last).argmax()) == token
        ids.append(token)


def test_several_prompts_at_once_are_answered_as_each_alone(model: Model) -> None:
    adapter = shaken(model)
    prompts = [model.tokens.prompt(text) for text in ("Sell: rug.", "A much longer prompt about a clock.", "Oh?")]
    together = generate(model.weights, adapter, prompts, model.tokens.end, 10)
    assert together == [generate(model.weights, adapter, [each], model.tokens.end, 10)[0] for each in prompts]


def test_a_new_adapter_changes_nothing(model: Model) -> None:
    [batch] = some(model)
    fresh, none = new_adapter(model.weights.shape, 1), Adapter(model.weights.shape)
    assert loss_sum(model.weights, fresh, batch) == loss_sum(model.weights, none, batch)


def test_every_pair_is_seen_once_a_pass_and_the_order_follows_from_the_seed(model: Model) -> None:
    pairs = [model.tokens.pair(each.prompt, each.answer) for each in house_pairs(22)]
    steps = order(pairs, 3, seed=5)
    assert steps == order(pairs, 3, seed=5) != order(pairs, 3, seed=6)
    seen = [at for step in steps for at in step]
    assert sorted(seen) == sorted([*range(22)] * 3)
    assert sorted(seen[:22]) == list(range(22))


def test_the_rate_rises_then_falls_to_nothing() -> None:
    rates = [rate_at(step, 45) for step in range(45)]
    assert rates[0] == pytest.approx(RATE / 5)
    assert max(rates) == rates[4] <= RATE
    assert all(later < earlier for earlier, later in pairwise(rates[4:]))


def test_training_brings_the_held_out_loss_down(model: Model, tmp_path: Path) -> None:
    pairs = house_pairs()
    training = Training(model, pairs[:20], pairs[20:], 4, 7, tmp_path / "main.checkpoint")
    stages = list(training.run(lambda: False, lambda: False, full=True))
    assert stages == ["before", *["train"] * training.steps, "after"]
    assert training.note.held[-1][1] < training.note.held[0][1]
    assert [step for step, _ in training.note.train] == list(range(1, training.steps + 1))


def test_a_training_that_is_left_and_taken_up_ends_with_the_same_numbers(model: Model, tmp_path: Path) -> None:
    pairs = house_pairs()

    def fresh(name: str) -> Training:
        return Training(model, pairs[:20], pairs[20:], 2, 7, tmp_path / name)

    calm = fresh("calm")
    list(calm.run(lambda: False, lambda: False, full=True))
    for leave_after in range(1, 12):  # pieces of work; some fall between two checkpoints
        left = iter(range(leave_after))
        list(fresh("broken").run(lambda left=left: next(left, None) is None, lambda: False, full=True))
    broken = fresh("broken")
    list(broken.run(lambda: False, lambda: False, full=True))
    assert broken.note == calm.note
    assert broken.adapter.numbers.tobytes() == calm.adapter.numbers.tobytes()


def test_a_damaged_checkpoint_means_beginning_anew(model: Model, tmp_path: Path) -> None:
    pairs, file = house_pairs(), tmp_path / "main.checkpoint"
    file.write_bytes(b"\x10\0\0\0\0\0\0\0not a checkpoint")
    assert Training(model, pairs[:20], pairs[20:], 1, 7, file).note.step == 0


def test_tensors_come_back_as_they_were_written(tmp_path: Path) -> None:
    values = {"a": np.arange(6, dtype=np.float32).reshape(2, 3), "b": np.zeros(0, np.float32)}
    write_tensors(tmp_path / "file", values, {"format": "pt"})
    read_back, note = read_tensors(tmp_path / "file")
    assert note == {"format": "pt"}
    assert {name: each.tolist() for name, each in read_back.items()} == {"a": [[0, 1, 2], [3, 4, 5]], "b": []}
    (tmp_path / "file").write_bytes((tmp_path / "file").read_bytes()[:-4])
    with pytest.raises(Damaged):
        read_tensors(tmp_path / "file")


def test_packed_weights_are_unpacked_as_ggml_does(tmp_path: Path) -> None:
    half = np.array([0.5, -1.0], "<f2").tobytes()
    four = half + bytes(range(16))  # low bits 0 to 15, high bits 0
    eight = half[:2] + np.arange(-16, 16, dtype=np.int8).tobytes()
    tensors = [("four", (1, 32), 3, four), ("eight", (1, 32), 8, eight), ("odd", (1, 32), 2, b"\0" * 18)]
    (tmp_path / "file").write_bytes(gguf_bytes({}, tensors))
    file = GgufFile(tmp_path / "file")
    assert file.tensor("four").tolist() == [[step * 0.5 - 1.0 for step in range(16)] + [-1.0] * 16]
    assert file.tensor("eight").tolist() == [[step * 0.5 for step in range(-16, 16)]]
    with pytest.raises(NotReadable):
        file.tensor("odd")


def test_a_file_of_another_kind_is_refused(tmp_path: Path, tiny: Tiny) -> None:
    (tmp_path / "file").write_bytes(b"PK" + tiny.path.read_bytes()[2:])
    with pytest.raises(NotReadable):
        GgufFile(tmp_path / "file")
