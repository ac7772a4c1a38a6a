"""Real interface texts, which nobody here wrote: no near-twin across the split. Opt in with PERI_TEST_UI_CORPUS.

Set it to the path of the wheel `homeassistant` 2024.3.3 (Apache-2.0), fetched with
`pip download --no-deps homeassistant==2024.3.3`.
"""

from __future__ import annotations

import json
import os
import random
import time
import zipfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

import numpy as np
import pytest
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from dataset.curate.judge import judge_candidates
from dataset.curate.private import find_private
from dataset.curate.settings import CurateSettings
from dataset.split import measure_leak, split
from tests.dataset.curate.making import candidate

WHEEL = os.environ.get("PERI_TEST_UI_CORPUS", "")
pytestmark = [pytest.mark.skipif(not WHEEL, reason="PERI_TEST_UI_CORPUS is not set"), pytest.mark.slow]
NEAR_TWIN = 85.0  # % of the letters


def texts() -> Iterator[tuple[str, str, str]]:
    """File, key and text of four words and more, each text once."""
    seen: set[str] = set()
    with zipfile.ZipFile(WHEEL) as wheel:
        for name in sorted(wheel.namelist()):
            if name.endswith("/strings.json"):
                for key, text in _strings(json.loads(wheel.read(name)), ""):
                    if len(text.split()) >= 4 and text not in seen:
                        seen.add(text)
                        yield name, key, text


def _strings(node: Any, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield key, node
    elif isinstance(node, dict):
        for name, below in node.items():
            yield from _strings(below, f"{key}.{name}")


def leaked(train: Sequence[str], validation: Sequence[str]) -> float:
    """The share of validation texts with a near-twin in training, each compared with each."""
    twins = 0
    for at in range(0, len(validation), 200):
        scores = cdist(
            validation[at : at + 200], train, scorer=fuzz.ratio, score_cutoff=NEAR_TWIN, dtype=np.float32, workers=1
        )
        twins += int((scores.max(axis=1) >= NEAR_TWIN).sum())
    return twins / len(validation)


def test_the_split_of_real_interface_texts_leaks_nothing() -> None:
    pairs = [
        candidate(
            text, f"Interface text for {key}", strategy="strings", kind="label", path=f"{name}#{key}",
            group="keys:" + sha256(f"{name}{key.rpartition('.')[0]}".encode()).hexdigest()[:12],
        )
        for name, key, text in texts()
    ]  # fmt: skip
    started = time.process_time()
    judged = list(judge_candidates(pairs, CurateSettings(languages=("en",))))
    cpu = 1000 * (time.process_time() - started) / len(pairs)
    kept = [one for one in judged if one.state != "aside"]
    sides = split(kept)
    text = {one.candidate.id: one.candidate.answer for one in kept}
    mine = leaked([text[each] for each in sides.train], [text[each] for each in sides.validation])
    mixed = random.Random(1).sample([one.candidate.id for one in kept], len(kept))
    held = len(sides.validation)
    by_chance = leaked([text[each] for each in mixed[held:]], [text[each] for each in mixed[:held]])
    alarms = sum(bool(find_private(pair.answer)) for pair in pairs) / len(pairs)
    print(
        f"\n{len(pairs):,} texts, {cpu:.2f} ms of CPU each; {held} held out; near-twins in training: {mine:.1%}, "
        f"with a random split {by_chance:.1%}; private data found in {alarms:.2%} of the texts"
    )
    assert mine == 0
    assert by_chance > 0.15
    assert alarms < 0.01
    figure = measure_leak(
        [(each, text[each]) for each in sides.train], [(each, text[each]) for each in sides.validation]
    )
    assert figure.with_twin == 0
    assert figure.highest < NEAR_TWIN
