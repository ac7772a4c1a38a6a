"""Writing: every format passes its own check, equal examples give equal bytes, a refused file leaves nothing."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from dataset.layouts.companions import companions
from dataset.layouts.lines import TARGETS, Example
from dataset.layouts.recipe import KINDS, UnknownRecipe, recipe
from dataset.layouts.write import NotAccepted, UnknownLayout, write_layout
from tests.dataset.check.lines import answered, asked

EXAMPLES = [Example("Be plain." if number % 3 else None, asked(number), answered(number)) for number in range(120)]
ODD = Example(None, 'a\u2028b\x85c\td\ne\\"f', "naïve “quoted” ☕️ 漢字 \x7f")


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_what_is_written_passes_the_check_of_its_reader(tmp_path: Path, target: str) -> None:
    written = write_layout([*EXAMPLES, ODD], target, tmp_path / "train.jsonl")

    assert (written.report.verdict, written.report.problems, written.examples) == ("ok", (), 121)
    assert [path.name for path in tmp_path.iterdir()] == ["train.jsonl"]


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_no_word_is_lost_or_added(tmp_path: Path, target: str) -> None:
    write_layout([*EXAMPLES, ODD], target, tmp_path / "train.jsonl")
    data = (tmp_path / "train.jsonl").read_bytes()
    last = json.loads(data.split(b"\n")[-2])

    assert data.startswith(b"\xef\xbb\xbf") == (target == "azure")
    assert data.count(b"\n") == 121
    assert len(data.decode().splitlines()) == 121  # even for readers that cut at every line break of Unicode
    assert any(ODD.output in text for text in _texts(last))
    assert target == "text" or any(ODD.input in text for text in _texts(last))


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in _texts(one)]


def test_the_same_examples_give_the_same_bytes(tmp_path: Path) -> None:
    first = write_layout(iter(EXAMPLES), "together", tmp_path / "a.jsonl")
    again = write_layout(iter(EXAMPLES), "together", tmp_path / "b.jsonl")

    assert first.sha256 == again.sha256
    assert first.path.read_bytes() == again.path.read_bytes()


@pytest.mark.parametrize(
    "bad",
    [Example(None, "x", " "), Example(None, "", "y"), Example(None, "x", "half \ud83d"), Example(None, "x", "a\0b")],
)
def test_what_would_be_refused_is_not_written(tmp_path: Path, bad: Example) -> None:
    (tmp_path / "train.jsonl").write_text("from before")

    with pytest.raises(NotAccepted, match=r"example 3: .*") as refused:
        write_layout([*EXAMPLES[:2], bad, *EXAMPLES[2:]], "together", tmp_path / "train.jsonl")

    assert refused.value.report.verdict == "error"
    assert (tmp_path / "train.jsonl").read_text() == "from before"
    assert len(list(tmp_path.iterdir())) == 1


def test_too_few_to_train_are_enough_to_validate(tmp_path: Path) -> None:
    with pytest.raises(NotAccepted, match="at least 10"):
        write_layout(EXAMPLES[:4], "openai", tmp_path / "valid.jsonl")

    assert write_layout(EXAMPLES[:4], "openai", tmp_path / "valid.jsonl", part="validation").examples == 4


def test_an_unknown_format_is_told_what_is_known(tmp_path: Path) -> None:
    with pytest.raises(UnknownLayout, match="together"):
        write_layout(EXAMPLES, "parquet", tmp_path / "train.jsonl")


def test_an_error_of_the_source_leaves_nothing_behind(tmp_path: Path) -> None:
    def failing() -> Any:
        yield EXAMPLES[0]
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        write_layout(failing(), "together", tmp_path / "train.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_llama_factory_and_axolotl_get_their_configuration() -> None:
    info = json.loads(companions("llama-factory", "train.jsonl", "valid.jsonl")["dataset_info.json"])
    config = yaml.safe_load(companions("axolotl", "train: 1.jsonl", "valid.jsonl")["axolotl.yml"])

    assert {part["file_name"] for part in info.values()} == {"train.jsonl", "valid.jsonl"}
    assert info["my_work"]["columns"]["response"] == "output"
    assert config["datasets"][0] == {
        "path": "train: 1.jsonl", "ds_type": "json", "type": "chat_template", "field_messages": "messages",
    }  # fmt: skip
    assert config["test_datasets"][0]["path"] == "valid.jsonl"
    assert yaml.safe_load(companions("axolotl", "train.jsonl", None)["axolotl.yml"])["val_set_size"] == 0
    assert companions("together", "train.jsonl", None) == {}


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("validation", [None, 'my "best" valid.jsonl'])
def test_a_recipe_is_python_that_does_nothing_until_it_is_started(kind: str, validation: str | None) -> None:
    text = recipe(kind, "it's mine.jsonl", validation, 120)
    tree = ast.parse(text)
    at_top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {
        node.targets[0].id: ast.literal_eval(node.value)  # type: ignore[attr-defined]
        for node in tree.body
        if isinstance(node, ast.Assign)
    }
    space: dict[str, Any] = {"__name__": "recipe"}
    exec(compile(tree, "recipe.py", "exec"), space)

    assert (names["TRAIN"], names["VALIDATION"]) == ("it's mine.jsonl", validation)
    assert {name for node in at_top for name in _modules(node)} <= {
        "platform",
        "shutil",
        "subprocess",
        "sys",
        "pathlib",
    }
    assert callable(space["main"])
    assert all(words in text for words in ("You need:", "estimates", "120 examples"))


def _modules(node: ast.Import | ast.ImportFrom) -> list[str]:
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else [str(node.module)]


def test_an_unknown_recipe_is_told_what_is_known() -> None:
    with pytest.raises(UnknownRecipe, match="unsloth"):
        recipe("cuda", "train.jsonl", None, 1)
