"""Each provider judges by its own rules; without one, the file must please all that are open."""

from __future__ import annotations

import pytest

from dataset.check.profiles import PROFILES, UnknownProvider, find_profiles, load_profiles
from tests.dataset.check.lines import (
    answer_of_tool,
    assistant,
    call,
    chat,
    check,
    line,
    lines,
    offered,
    told,
    user,
    with_third,
)

TOOLS = chat(
    user(), assistant(None, tool_calls=[call(id="call_1")]), answer_of_tool(tool_call_id="call_1"), assistant()
)
PARTS = chat(user([{"type": "text", "text": "x"}]), assistant([{"type": "text", "text": "y"}]))
MIXED = chat(user([{"type": "text", "text": "x"}]), assistant("y"))
OPEN_END = chat(user(), assistant(), user())


@pytest.mark.parametrize("provider", [profile.id for profile in PROFILES])
def test_every_provider_takes_a_good_file_of_each_of_its_layouts(provider: str) -> None:
    (profile,) = find_profiles(provider, load_profiles())
    for layout in profile.layouts:
        data = b"\n".join(lines(layout, 120))
        report = check((b"\xef\xbb\xbf" if profile.wants_bom else b"") + data, provider)
        assert report.verdict == "ok", (layout, report.problems)


@pytest.mark.parametrize(
    ("third", "verdicts"),
    [
        (TOOLS, {"mistral": "error", "together": "ok", "fireworks": "warn", "trl": "ok", None: "warn"}),
        (PARTS, {"together": "ok", "mistral": "error", "llama-factory": "error", None: "error"}),
        (MIXED, {"together": "error", "mistral": "error", None: "error"}),
        (OPEN_END, {"together": "warn", "llama-factory": "error", "mistral": "error", None: "error"}),
        (chat(user(), assistant(), topic="x"), {"together": "error", "nebius": "warn", "axolotl": "ok", None: "error"}),
        (chat(user(), assistant(source="x")), {"together": "warn", "trl": "ok", None: "warn"}),
        (chat(user(), assistant(), tools=[offered(description=None)]), {"mistral": "error", "together": "warn"}),
    ],
)
def test_providers_differ(third: object, verdicts: dict[str | None, str]) -> None:
    data = with_third("chat", line(third))

    assert {provider: check(data, provider).verdict for provider in verdicts} == verdicts


def test_where_some_refuse_and_others_do_not_it_is_said_who() -> None:
    report = check(with_third("chat", line(chat(user(), assistant(), topic="x"))))

    assert "Together AI: refused; others let it pass" in report.problems[0].what


def test_azure_wants_the_mark_that_all_others_refuse() -> None:
    data = b"\n".join(lines("chat", 60))

    assert told(check(data, "azure")) == [("warn", 1, "file", "F3")]
    assert check(b"\xef\xbb\xbf" + data, "azure").verdict == "ok"
    assert told(check(b"\xef\xbb\xbf" + data, "together")) == [("error", 1, "file", "F3")]


def test_a_layout_that_the_provider_does_not_read_is_refused() -> None:
    report = check(b"\n".join(lines("chat", 120)), "google")

    assert told(report) == [("error", 1, "messages", "F7")]
    assert "contents" in report.problems[0].remedy


@pytest.mark.parametrize(
    ("said", "meant"), [("Gemini", "google"), ("Together AI", "together"), ("vertex ai", "google"), ("MLX_LM", "mlx")]
)
def test_a_provider_is_known_by_its_other_names(said: str, meant: str) -> None:
    assert [profile.id for profile in find_profiles(said, load_profiles())] == [meant]


def test_an_unknown_provider_is_told_who_is_known() -> None:
    with pytest.raises(UnknownProvider, match=r"nobody.*together"):
        check(b"", "nobody")


def test_one_who_asks_for_a_closing_service_is_told() -> None:
    assert any("Closed to organisations" in note for note in check(b"\n".join(lines("chat", 60)), "openai").notes)


def test_one_example_is_enough_for_one_and_too_few_for_another() -> None:
    one = lines("chat", 1)[0]

    assert check(one, "together").verdict == "ok"
    assert check(one, "fireworks").verdict == "error"
    assert check(one, "openai").verdict == "error"


def test_a_long_example_is_cut_by_some_tools_without_a_word() -> None:
    data = with_third("chat", line(chat(user("word " * 2_000), assistant())))

    assert told(check(data, "llama-factory")) == [("warn", 3, "line", "X2")]
    assert "X2" not in {problem.rule for problem in check(data, "together").problems}
    assert ("error", 3, "line", "X2") in told(
        check(with_third("chat", line(chat(user("word " * 200_000), assistant()))), "nebius")
    )
