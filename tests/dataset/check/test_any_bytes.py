"""Whatever stands in a file, there is a report and never an exception; mending twice is mending once."""

from __future__ import annotations

import json
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dataset.check.check import check_file
from dataset.check.fix import NotMendable, fix_file
from dataset.check.profiles import PROFILES, Profile
from tests.dataset.check.lines import good, line, lines

KNOWN: tuple[Profile, ...] = PROFILES
KEYS = [
    *("messages", "role", "content", "weight", "tool_calls", "tools", "prompt", "completion", "text", "contents"),
    *("parts", "conversations", "from", "value", "instruction", "input", "output", "preferred_output", "chosen"),
    *("rejected", "Role", "non_preferred_output", "systemInstruction", "function", "arguments", "id", "type"),
    *("image_url", "tool_call_id", "name"),
]
WORDS = ["user", "assistant", "system", "tool", "model", "human", "gpt", "function", "text", "image_url", "", " ", "x"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(WORDS) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), inner, max_size=5)
    ),
    max_leaves=20,
)
LAYOUTS = ["chat", "prompt_completion", "text", "contents", "sharegpt", "alpaca", "preference", "chosen_rejected"]
QUICK = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@QUICK
@given(st.binary(max_size=400), st.sampled_from([None, *(profile.id for profile in KNOWN)]))
def test_any_bytes_give_a_report(data: bytes, provider: str | None) -> None:
    report = check_file(BytesIO(data), provider, profiles=KNOWN)

    assert (report.verdict == "error") == any(problem.severity == "error" for problem in report.problems)
    json.dumps(report.as_object(), ensure_ascii=False).encode()


@QUICK
@given(st.lists(JSON, max_size=4))
def test_any_json_lines_give_a_report(values: list[Any]) -> None:
    data = b"\n".join(json.dumps(value).encode() for value in values)
    report = check_file(BytesIO(data), profiles=KNOWN)

    json.dumps(report.as_object(), ensure_ascii=False).encode()


@QUICK
@given(st.sampled_from(LAYOUTS), st.data())
def test_a_good_line_with_one_value_replaced_gives_a_report_and_mending_twice_is_mending_once(
    layout: str, data: st.DataObject
) -> None:
    value = _with_one_replaced(good(layout, 2), data.draw(st.integers(0, 30)), data.draw(JSON))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "a.jsonl"
        source.write_bytes(b"\n".join([*lines(layout, 3), json.dumps(value).encode()]))
        try:
            once = fix_file(source, Path(folder) / "b.jsonl", profiles=KNOWN)
        except NotMendable:
            return
        twice = fix_file(once.path, Path(folder) / "c.jsonl", profiles=KNOWN)

        assert twice.path.read_bytes() == once.path.read_bytes()
        assert not twice.changes


@QUICK
@given(st.binary(max_size=60), st.integers(0, 500), st.booleans())
def test_damage_anywhere_in_a_file_is_survived(damage: bytes, at: int, cut: bool) -> None:
    sound = b"\n".join(line(good("chat", number)) for number in range(3))
    damaged = sound[:at] + damage + (b"" if cut else sound[at + len(damage) :])
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "a.jsonl"
        source.write_bytes(damaged)
        check_file(source, profiles=KNOWN)
        try:
            fix_file(source, Path(folder) / "b.jsonl", profiles=KNOWN)
        except NotMendable:
            assert not (Path(folder) / "b.jsonl").exists()


def _with_one_replaced(value: Any, number: int, other: Any) -> Any:
    """The value with its number-th node replaced by another."""
    places = list[tuple[Any, Any]]()

    def walk(node: Any) -> None:
        for key in node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ():
            places.append((node, key))
            walk(node[key])

    made = json.loads(json.dumps(value))
    walk(made)
    holder, key = places[number % len(places)]
    holder[key] = other
    return made
