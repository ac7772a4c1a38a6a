"""Opt-in: losses and gradients of the real model agree with torch, transformers and peft.

PERI_TEST_TORCH is the python of an environment that holds them (and gguf); PERI_TEST_REHEARSAL_MODEL the unpacked
model, `models/...gguf` in the home where `peri rehearse --install` ran.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import numpy as np
import pytest

from rehearsal.adapter import Adapter, named_matrices, new_adapter
from rehearsal.batches import parts
from rehearsal.export import export_adapter
from rehearsal.gradient import add_gradient, loss_sum
from rehearsal.package import MODEL_SHA256
from rehearsal.prepared import load_prepared
from rehearsal.tensor_file import write_tensors
from rehearsal.work import open_model
from tests.rehearsal.making import begun

TORCH, MODEL = os.environ.get("PERI_TEST_TORCH"), os.environ.get("PERI_TEST_REHEARSAL_MODEL")
PEER = Path(__file__).parent / "torch_peer.py"


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.skipif(not (TORCH and MODEL), reason="set PERI_TEST_TORCH and PERI_TEST_REHEARSAL_MODEL")
def test_losses_and_gradients_agree_with_torch_and_peft(tmp_path: Path) -> None:
    assert TORCH is not None
    assert MODEL is not None
    model = open_model(Path(MODEL), MODEL_SHA256)
    adapter = new_adapter(model.weights.shape, 3)
    adapter.numbers += np.random.default_rng(2).standard_normal(len(adapter.numbers), np.float32) * np.float32(0.01)
    folder = begun(tmp_path)
    write_tensors(folder.checkpoint("main"), {"adapter": adapter.numbers}, {})
    export_adapter(folder, Path(MODEL), tmp_path / "adapter")
    pairs = [model.tokens.pair(each.prompt, each.answer) for each in load_prepared("house_style").held[:3]]
    count = sum(len(each.ids) - each.taught for each in pairs)
    gradient = Adapter(model.weights.shape)
    for batch in parts(pairs, model.tokens.end):
        add_gradient(model.weights, adapter, batch, gradient, count)
    ours = [loss_sum(model.weights, adapter, batch) for pair in pairs for batch in parts([pair], model.tokens.end)]
    places = dict[str, tuple[int, int, float]]()
    for name, matrix in named_matrices(gradient):
        row, column = np.unravel_index(np.abs(matrix).argmax(), matrix.shape)
        places[name] = (int(row), int(column), float(matrix[row, column]))
    cases = [{"ids": each.ids, "labels": [-100] * each.taught + list(each.ids[each.taught :])} for each in pairs]
    asked = {"cases": cases, "places": [(name, row, column) for name, (row, column, _) in places.items()]}
    done = subprocess.run(
        [TORCH, str(PEER), "check", MODEL, str(tmp_path / "adapter")],
        input=json.dumps(asked) + "\n", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    theirs = json.loads(done.stdout.splitlines()[-1])
    np.testing.assert_allclose(ours, theirs["losses"], rtol=1e-4)
    for name, (_, _, found) in places.items():
        assert found == pytest.approx(theirs["gradients"][name], rel=1e-3, abs=1e-6), name
    print(f"{len(places)} gradients and {len(ours)} losses agree")
