"""What is wrong with a file before its examples are looked at: encoding, line ends, loose JSON, its name."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest

from dataset.check.check import check_file
from dataset.check.lines import LONGEST_LINE
from tests.dataset.check.lines import assistant, chat, check, good, line, lines, told, user, with_third

FILE = b"\n".join(lines("chat")) + b"\n"
SIMPLE = '{"messages": [{"role": "user", "content": "x"}, {"role": "assistant", "content": %s}]}'
BROKEN = [
    ("F3", "line", b'{"messages": "caf\xe9"}'),
    ("F4", "line", b""),
    ("F4", "line", b"  \t"),
    ("F5", "line", b'"text"'),
    ("F5", "line", b"[1]"),
    ("F5", "line", b"null"),
    ("F5", "line", b"42"),
    ("F5", "line", b"not json"),
    ("F5", "line", line(good("chat", 2))[:-5]),
    ("F5", "line", line(good("chat", 2)) + b","),
    ("F5", "line", line(good("chat", 2)) + line(good("chat", 3))),
    ("F5", "line", line(good("chat", 2)).replace(b'"', b"'")),
    ("F5", "line", b"[" * 100_000),
    ("F5", "line", b'{"messages": ' + b"1" * 10_000 + b"}"),
    ("F6", "messages[1].content", (SIMPLE % "NaN").encode()),
    ("F6", "messages[1].content", (SIMPLE % r'"half \ud83d here"').encode()),
    ("F6", "messages[1].content", (SIMPLE % r'"a\u0000b"').encode()),
    ("F6", "messages[1].role", (SIMPLE % '"y", "role": "assistant"').encode()),
    ("F6", "line", (SIMPLE % '"a\tb"').encode()),
    ("F6", "line", (SIMPLE % '"a\0b"').encode()),
]


@pytest.mark.parametrize(("rule", "field", "broken"), BROKEN)
def test_a_line_that_is_not_strict_json_is_refused_where_it_stands(rule: str, field: str, broken: bytes) -> None:
    found = told(check(with_third("chat", broken)))

    assert found[0] == ("error", 3, field, rule)
    assert all(one[1] == 3 for one in found)


@pytest.mark.parametrize(
    ("data", "rule", "line_number"),
    [
        (b"", "F2", 1),
        (b"\n", "F4", 1),
        (b"\n\n\n", "F4", 1),
        (FILE.decode().encode("utf-16"), "F3", 1),
        (FILE.decode().encode("utf-16-be"), "F3", 1),
        (b"\xef\xbb\xbf" + FILE, "F3", 1),
        (json.dumps([good("chat", number) for number in range(12)], indent=2).encode(), "F5", 1),
        (json.dumps([good("chat", number) for number in range(12)]).encode(), "F5", 1),
        (json.dumps(good("chat", 0), indent=2).encode(), "F5", 1),
        (b"PK\x03\x04" + b"\0" * 100, "F5", 1),
        (b"%PDF-1.7\n...", "F5", 1),
        (FILE[: len(lines("chat")[0]) + 1], "N1", 1),
        (b"\n".join(lines("chat", 2)), "N1", 2),
    ],
)
def test_a_file_that_is_no_file_of_lines_is_refused(data: bytes, rule: str, line_number: int) -> None:
    report = check(data)

    assert report.verdict == "error"
    assert (report.problems[0].line, report.problems[0].rule) == (line_number, rule)


@pytest.mark.parametrize("data", [FILE, FILE[:-1]])
def test_the_last_line_may_be_left_open(data: bytes) -> None:
    assert check(data).verdict == "ok"


def test_windows_line_ends_are_doubtful() -> None:
    assert told(check(FILE.replace(b"\n", b"\r\n"))) == [("warn", 1, "line end", "F4")]


def test_an_empty_line_at_the_end_is_refused_like_any_other() -> None:
    assert told(check(FILE + b"\n")) == [("error", 13, "line", "F4")]


@pytest.mark.parametrize(
    ("name", "verdict"),
    [("a.jsonl", "ok"), ("a.json", "error"), ("a.txt", "error"), ("a", "error"), ("a.JSONL", "error")],
)
def test_the_name_has_to_end_as_trainers_ask(tmp_path: Path, name: str, verdict: str) -> None:
    (tmp_path / name).write_bytes(FILE)
    report = check_file(tmp_path / name)

    assert report.verdict == verdict
    assert [problem.rule for problem in report.problems] == ([] if verdict == "ok" else ["F1"])


def test_a_line_without_end_is_not_read_into_memory() -> None:
    report = check(FILE + b'{"messages": "' + b"x" * (LONGEST_LINE + 10) + b'"}\n' + lines("chat")[0])

    assert ("error", 13, "line", "F5") in told(report)
    assert report.examples == 13


def test_between_three_and_ten_examples_is_doubtful_because_only_closing_services_refuse() -> None:
    few = b"\n".join(lines("chat", 5))

    assert told(check(few)) == [("warn", 5, "file", "N1")]
    assert check(few, "openai").verdict == "error"
    assert check(few, "fireworks").verdict == "ok"
    assert check(few, part="validation").verdict == "ok"


def test_an_example_that_stands_twice_is_doubtful() -> None:
    every = lines("chat")
    report = check(b"\n".join([*every, every[4]]))

    assert told(report) == [("warn", 13, "messages", "P2")]
    assert "line 5" in report.problems[0].what


def test_the_layout_is_that_of_most_lines_even_where_the_first_differs() -> None:
    report = check(b"\n".join([line({"text": "x"}), *lines("chat")]))

    assert (report.layout, told(report)) == ("chat", [("error", 1, "text", "F7")])


def test_no_line_is_cut_at_the_line_breaks_of_unicode() -> None:
    odd = [line(chat(user(f"a\u2028b\x85{n}"), assistant(f"\u2029{n}"))) for n in range(12)]

    assert check_file(BytesIO(b"\n".join(odd))).verdict == "ok"
