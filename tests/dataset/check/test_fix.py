"""A mended copy: what is put right, what is left alone, and that the original is never touched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dataset.check.fix import Fixed, NotMendable, fix_file, free_name
from tests.dataset.check.lines import (
    answer_of_tool,
    assistant,
    call,
    chat,
    content,
    good,
    line,
    lines,
    system,
    turn,
    user,
    with_third,
)

FILE = b"\n".join(lines("chat")) + b"\n"


def fix(folder: Path, data: bytes, provider: str | None = None, name: str = "briefs.jsonl") -> Fixed:
    source = folder / name
    source.write_bytes(data)
    fixed = fix_file(source, free_name(source), provider)
    assert source.read_bytes() == data
    return fixed


def changed(fixed: Fixed) -> list[str]:
    return [change.what for change in fixed.changes]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xef\xbb\xbf" + FILE, ["byte order mark taken out"]),
        (FILE.replace(b"\n", b"\r\n"), ["Windows line end written as LF"]),
        (FILE.replace(b"\n", b"\n\n"), ["empty line deleted"]),
        (FILE[:-1], ["last line closed"]),
        (FILE.replace(b"\n", b" \t\n"), ["spaces around a line taken away"]),
        (FILE.replace(b"\n", b",\n"), ["comma after an example deleted"]),
        (FILE.decode().encode("utf-16"), ["encoding UTF-16 written as UTF-8"]),
        (b"[" + b",\n".join(lines("chat")) + b"]", ["list or spread-out example written as one example a line"]),
        (
            json.dumps([good("chat", number) for number in range(12)], indent=1).encode(),
            ["list or spread-out example written as one example a line"],
        ),
        (FILE, []),
    ],
)
def test_the_outside_of_a_file_is_mended_and_its_examples_stay_as_they_were(
    tmp_path: Path, data: bytes, said: list[str]
) -> None:
    fixed = fix(tmp_path, data)

    assert changed(fixed) == said
    assert fixed.path.read_bytes() == FILE
    assert fixed.report.verdict == "ok"


ARGUMENTS = {"name": "count", "arguments": {"text": "é"}}
MENDED: list[tuple[str, Any, Any]] = [
    ("chat", chat({**user(), "role": "human"}, {**assistant(), "role": "gpt"}), chat(user(), assistant())),
    ("chat", chat({**user(), "role": " User"}, assistant()), chat(user(), assistant())),
    ("chat", chat({**system(), "role": "developer"}, user(), assistant()), chat(system(), user(), assistant())),
    ("chat", {"Messages": [{"Role": "user", "Content": "x"}, assistant()]}, chat(user("x"), assistant())),
    ("chat", chat(user(), assistant(weight=True)), chat(user(), assistant(weight=1))),
    ("chat", chat(user(), assistant(weight="1")), chat(user(), assistant(weight=1))),
    ("chat", chat(user(), assistant(weight=1.0)), chat(user(), assistant(weight=1))),
    ("chat", chat(user(), assistant(tool_calls=None, weight=None)), chat(user(), assistant())),
    ("chat", chat({**user(), "weight": 1}, assistant()), chat(user(), assistant())),
    ("chat", chat(user(), assistant(source="a.docx"), client="Acme"), chat(user(), assistant())),
    (
        "chat",
        chat(user(), assistant(None, tool_calls=[call(type=None, function=ARGUMENTS)]), answer_of_tool(), assistant()),
        chat(
            user(),
            assistant(None, tool_calls=[call(function={"name": "count", "arguments": '{"text": "é"}'})]),
            answer_of_tool(),
            assistant(),
        ),
    ),
    (
        "contents",
        {"contents": [content("human"), content("assistant")]},
        {"contents": [content("user"), content("model")]},
    ),
    ("sharegpt", {"conversations": [turn("user"), turn("assistant")]}, {"conversations": [turn("human"), turn("gpt")]}),
    ("prompt_completion", {"Prompt": "x", "COMPLETION": " y", "n": 1}, {"prompt": "x", "completion": " y"}),
]  # fmt: skip


@pytest.mark.parametrize(("layout", "bad", "right"), MENDED)
def test_an_example_is_mended_without_a_guess(tmp_path: Path, layout: str, bad: Any, right: Any) -> None:
    fixed = fix(tmp_path, with_third(layout, line(bad)))
    every = fixed.path.read_bytes().splitlines()

    assert json.loads(every[2]) == right
    assert [every[number] for number in (0, 1, 3, 11)] == [lines(layout)[number] for number in (0, 1, 3, 11)]
    assert fixed.report.verdict == "ok"
    assert all(change.lines == [3] for change in fixed.changes)


def test_what_is_taken_out_is_kept_beside_the_copy(tmp_path: Path) -> None:
    fixed = fix(tmp_path, with_third("chat", line(chat(user(), assistant(source="a.docx"), client="Acme"))))

    assert fixed.moved_out is not None
    assert [json.loads(one) for one in fixed.moved_out.read_bytes().splitlines()] == [
        {"line": 3, "field": "client", "value": "Acme"},
        {"line": 3, "field": "messages[1].source", "value": "a.docx"},
    ]


@pytest.mark.parametrize(
    "bad",
    [
        line(chat(user(), assistant(""))),
        line(chat(user(), user(), assistant())),
        line(chat(user(), assistant(), user())),
        b'{"messages": [{"role": "user", "role": "user", "content": "x"}]}',
        line(chat(user(), assistant()))[:-4],
        b"caf\xe9",
    ],
)
def test_what_would_take_a_guess_is_left_as_it_is_and_still_refused(tmp_path: Path, bad: bytes) -> None:
    fixed = fix(tmp_path, with_third("chat", bad))

    assert fixed.path.read_bytes() == with_third("chat", bad)
    assert (changed(fixed), fixed.report.verdict) == ([], "error")


def test_a_mended_copy_needs_no_mending(tmp_path: Path) -> None:
    broken = b"\xef\xbb\xbf" + with_third("chat", line(MENDED[3][1])).replace(b"\n", b"\r\n\r\n")
    first = fix(tmp_path, broken)
    again = fix_file(first.path, free_name(first.path))

    assert changed(again) == []
    assert again.path.read_bytes() == first.path.read_bytes()
    assert again.path.name == "briefs.fixed-2.jsonl"


def test_azure_gets_its_mark(tmp_path: Path) -> None:
    fixed = fix(tmp_path, FILE, "azure")

    assert fixed.path.read_bytes() == b"\xef\xbb\xbf" + FILE


def test_a_list_that_is_cut_off_is_not_guessed_at_and_nothing_is_left_behind(tmp_path: Path) -> None:
    with pytest.raises(NotMendable, match="not whole JSON"):
        fix(tmp_path, json.dumps([good("chat", 1), good("chat", 2)], indent=1).encode()[:-30])

    assert [path.name for path in tmp_path.iterdir()] == ["briefs.jsonl"]


def test_a_copy_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    source, target = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    source.write_bytes(FILE)
    target.write_bytes(b"mine")

    with pytest.raises(FileExistsError):
        fix_file(source, target)
    assert target.read_bytes() == b"mine"
