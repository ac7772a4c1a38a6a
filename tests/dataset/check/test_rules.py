"""Every rule inside a line: a bad one is found at its line and field and nothing else is; good ones pass."""

from __future__ import annotations

from typing import Any

import pytest

from tests.dataset.check.lines import (
    answer_of_tool,
    answered,
    asked,
    assistant,
    call,
    chat,
    check,
    content,
    good,
    line,
    lines,
    offered,
    preference,
    system,
    told,
    turn,
    user,
    with_third,
)

CALLED = assistant(None, tool_calls=[call()])
U, A, C = user, assistant, content
BAD: dict[str, list[tuple[str, str, Any]]] = {  # layout -> (rule, field, third line)
    "chat": [
        ("C1", "messages", {"messages": {"role": "user", "content": "x"}}),
        ("C1", "messages", {"messages": []}),
        ("C1", "messages", {"messages": "Brief?"}),
        ("C1", "messages[1]", chat(U(), "Piece.")),
        ("C2", "messages[0].role", chat({"content": "x"}, A())),
        ("C2", "messages[1].content", chat(U(), {"role": "assistant"})),
        ("C3", "messages[0].role", chat({"role": "human", "content": "x"}, A())),
        ("C3", "messages[0].role", chat({"role": "developer", "content": "x"}, U(), A())),
        ("C3", "messages[0].role", chat({"role": "User", "content": "x"}, A())),
        ("C3", "messages[1].role", chat(U(), {"role": 7, "content": "x"})),
        ("C4", "messages[1].content", chat(U(), A(42))),
        ("C4", "messages[1].content", chat(U(), A({"text": "x"}))),
        ("C4", "messages[0].content", chat(U([{"type": "text", "text": "x"}]), A())),
        ("C4", "messages[0].content", chat(U([{"type": "text", "text": "x"}]), A([{"type": "text", "text": "y"}]))),
        ("C5", "messages[1].content", chat(U(), A(""))),
        ("C5", "messages[1].content", chat(U(), A(None))),
        ("C5", "messages[1].content", chat(U(), A(" \n\t"))),
        ("C5", "messages[0].content", chat(U("  "), A())),
        ("C5", "messages[0].content", chat(system("  "), U(), A())),
        ("C6", "messages", chat(system(), A())),
        ("C6", "messages", chat(U())),
        ("C6", "messages", chat(A())),
        ("C7", "messages[1].role", chat(system(), system(), U(), A())),
        ("C7", "messages[1].role", chat(U(), system(), A())),
        ("C8", "messages[1].role", chat(U(), U(), A())),
        ("C8", "messages[2].role", chat(U(), A(), A())),
        ("C8", "messages[0].role", chat(A(), U(), A())),
        ("C9", "messages[2].role", chat(U(), A(), U())),
        ("C10", "messages[1].weight", chat(U(), A(weight=True))),
        ("C10", "messages[1].weight", chat(U(), A(weight=0.5))),
        ("C10", "messages[1].weight", chat(U(), A(weight=2))),
        ("C10", "messages[1].weight", chat(U(), A(weight="1"))),
        ("C10", "messages[1].weight", chat(U(), A(weight=None))),
        ("C10", "messages[0].weight", chat({**U(), "weight": 1}, A())),
        ("C11", "messages[1].weight", chat(U(), A(weight=0))),
        ("F7", "text", chat(U(), A(), text="x")),
        ("F7", "client", chat(U(), A(), client="Acme")),
        ("F7", "Messages", {"Messages": [U(), A()]}),
        ("F7", "text", {"text": "Another layout."}),
        ("F7", "question", {"question": "x", "answer": "y"}),
        ("T1", "messages[1].tool_calls", chat(U(), A(tool_calls={}))),
        ("T1", "messages[1].tool_calls[0].id", chat(U(), A(None, tool_calls=[call(id=None)]))),
        ("T1", "messages[1].tool_calls[0].type", chat(U(), A(None, tool_calls=[call(type=None)]))),
        ("T1", "messages[1].tool_calls[0].function", chat(U(), A(None, tool_calls=[call(function=None)]))),
        (
            "T1",
            "messages[1].tool_calls[0].function.name",
            chat(U(), A(None, tool_calls=[call(function={"arguments": "{}"})])),
        ),
        (
            "T1",
            "messages[1].tool_calls[0].function.arguments",
            chat(U(), A(None, tool_calls=[call(function={"name": "count", "arguments": {"text": "x"}})])),
        ),
        (
            "T1",
            "messages[1].tool_calls[0].function.arguments",
            chat(U(), A(None, tool_calls=[call(function={"name": "count", "arguments": "{"})])),
        ),
        ("T2", "messages[2].tool_call_id", chat(U(), CALLED, answer_of_tool(tool_call_id=None), A())),
        ("T2", "messages[2].tool_call_id", chat(U(), A(), answer_of_tool(), A())),
        ("T2", "messages[1].tool_calls[0].id", chat(U(), CALLED, A())),
        ("T4", "tools", chat(U(), A(), tools={})),
        ("T4", "tools[0].function", chat(U(), A(), tools=[{"name": "count"}])),
        ("T4", "tools[0].function.name", chat(U(), A(), tools=[offered(name=None)])),
        ("T4", "tools[0].function.parameters", chat(U(), A(), tools=[offered(parameters=None)])),
    ],
    "prompt_completion": [
        ("P1", "completion", {"prompt": "x"}),
        ("P1", "prompt", {"completion": " y"}),
        ("P1", "completion", {"prompt": "x", "completion": ""}),
        ("P1", "completion", {"prompt": "x", "completion": " \n"}),
        ("P1", "completion", {"prompt": "x", "completion": None}),
        ("P1", "completion", {"prompt": "x", "completion": 3}),
        ("P1", "prompt", {"prompt": 3, "completion": " y"}),
        ("P1", "source", {"prompt": "x", "completion": " y", "source": "a.docx"}),
        ("P1", "Completion", {"prompt": "x", "Completion": " y"}),
    ],
    "text": [("C5", "text", {"text": ""}), ("C4", "text", {"text": 3}), ("F7", "source", {"text": "x", "source": "a"})],
    "contents": [
        ("G1", "contents", {"contents": []}),
        ("G1", "contents[1].role", {"contents": [C("user"), C("assistant")]}),
        ("G1", "contents[0].role", {"contents": [C("system"), C("user"), C("model")]}),
        ("G1", "contents[1].parts", {"contents": [C("user"), {"role": "model", "parts": "Words."}]}),
        ("G1", "contents[1].parts", {"contents": [C("user"), {"role": "model"}]}),
        ("G1", "contents[1].parts[0]", {"contents": [C("user"), {"role": "model", "parts": ["Words."]}]}),
        ("G1", "contents[1].parts[0].text", {"contents": [C("user"), C("model", 7)]}),
        ("G1", "contents[1].content", {"contents": [C("user"), {**C("model"), "content": "x"}]}),
        ("G1", "systemInstruction", {"systemInstruction": "Be plain.", "contents": [C("user"), C("model")]}),
        ("C5", "contents[1].parts[0].text", {"contents": [C("user"), C("model", " ")]}),
        ("C6", "contents", {"contents": [C("user")]}),
        ("C8", "contents[1].role", {"contents": [C("user"), C("user"), C("model")]}),
        ("C8", "contents[0].role", {"contents": [C("model"), C("user"), C("model")]}),
        ("C9", "contents[2].role", {"contents": [C("user"), C("model"), C("user")]}),
    ],
    "sharegpt": [
        ("S1", "conversations", {"conversations": []}),
        ("S1", "conversations", {"conversations": [turn("human"), turn("gpt"), turn("human")]}),
        ("S1", "conversations[0].from", {"conversations": [turn("gpt"), turn("human")]}),
        ("S1", "conversations[0].from", {"conversations": [turn("user"), turn("gpt")]}),
        ("S1", "conversations[1].value", {"conversations": [turn("human"), turn("gpt", 7)]}),
        ("C5", "conversations[1].value", {"conversations": [turn("human"), turn("gpt", " ")]}),
    ],
    "alpaca": [
        ("A1", "output", {"instruction": "x", "input": ""}),
        ("A1", "output", {"instruction": "x", "output": ["y"]}),
        ("A1", "output", {"instruction": "x", "output": ""}),
        ("A1", "input", {"instruction": "x", "input": 3, "output": "y"}),
        ("A1", "history", {"instruction": "x", "output": "y", "history": ["a"]}),
    ],
    "preference": [
        ("D1", "input", preference(input="Brief?")),
        ("D1", "input", preference(input={"prompt": "x"})),
        ("D1", "input.messages[1].role", preference(input={"messages": [U(), A()]})),
        ("D1", "preferred_output", preference(preferred_output=[A("a"), A("b")])),
        ("D1", "preferred_output", preference(preferred_output="Better.")),
        ("D1", "non_preferred_output", preference(non_preferred_output=None)),
        ("D1", "non_preferred_output[0].role", preference(non_preferred_output=[U("Worse.")])),
        ("D1", "non_preferred_output[0].content", preference(non_preferred_output=[A("")])),
        ("D1", "non_preferred_output", preference(non_preferred_output=[A("Better.")])),
        ("C5", "input.messages[0].content", preference(input={"messages": [U(" ")]})),
        ("F7", "topic", preference(topic="shop")),
    ],
    "chosen_rejected": [
        ("D1", "rejected", {"prompt": "x", "chosen": "a", "rejected": "a"}),
        ("D1", "rejected", {"prompt": "x", "chosen": "a", "rejected": ""}),
        ("D1", "rejected", {"prompt": "x", "chosen": "a"}),
    ],
}
DOUBTFUL: list[tuple[str, str, str, Any]] = [  # layout, rule, field, third line
    ("chat", "C12", "messages[1].source", chat(U(), A(source="client-a.docx"))),
    ("chat", "T3", "messages[1].tool_calls[0].id", chat(U(), A(None, tool_calls=[call(id="call_1")]))),
    ("chat", "T4", "tools[0].function.description", chat(U(), A(), tools=[offered(description=None)])),
    ("chat", "T4", "messages[1].tool_calls[0].function.name", chat(U(), CALLED, tools=[offered(name="other")])),
    ("chat", "C5", "messages[2].content", chat(U(), CALLED, answer_of_tool(content=""), A())),
    ("chat", "P2", "messages", good("chat", 1)),
    (
        "contents",
        "G1",
        "contents[1].parts[0].mood",
        {"contents": [C("user"), {"role": "model", "parts": [{"text": "x", "mood": 1}]}]},
    ),
    ("chat", "X2", "line", chat(U("word " * 2_000), A())),
]
FINE: list[tuple[str, Any]] = [
    ("chat", chat(system(), U(), A(), U(), A())),
    ("chat", chat(U(), A("Draft.", weight=0), U("Shorter."), A("Short.", weight=1))),
    ("chat", chat(U(), CALLED, answer_of_tool(), A("Twenty."), tools=[offered()])),
    (
        "chat",
        chat(
            U(), A(None, tool_calls=[call(), call(id="call00002")]), answer_of_tool(),
            answer_of_tool(tool_call_id="call00002"), A(),
        ),
    ),
    ("chat", chat(U(), CALLED)),
    ("chat", chat(U("a\u2028b\u0085c\u2029d ☕️"), A("naïve “quoted”"))),
    ("prompt_completion", {"prompt": "", "completion": " An open beginning. END"}),
    ("contents", {"systemInstruction": C("system"), "contents": [C("user"), C("model")]}),
    ("sharegpt", {"conversations": [turn("system"), turn("human"), turn("gpt")], "tools": "[]"}),
    ("alpaca", {"instruction": "x", "output": "y", "system": "z", "history": [["a", "b"]]}),
    ("alpaca", {"instruction": "x", "input": "", "output": "y", "text": "The whole prompt, as the first set had it."}),
    ("preference", preference(preferred_output=[A([{"type": "text", "text": "x"}])])),
    ("chosen_rejected", {"chosen": [U(), A("a")], "rejected": [U(), A("b")]}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("layout", "rule", "field", "bad"), [(layout, *case) for layout, cases in BAD.items() for case in cases]
)
def test_a_bad_line_is_refused_with_its_line_and_field_and_nothing_else_is(
    layout: str, rule: str, field: str, bad: Any
) -> None:
    report = check(with_third(layout, line(bad)))

    assert told(report) == [("error", 3, field, rule)]
    assert report.verdict == "error"
    assert report.problems[0].what
    assert report.problems[0].remedy


@pytest.mark.parametrize(("layout", "rule", "field", "doubtful"), DOUBTFUL)
def test_a_doubtful_line_is_accepted_with_a_warning(layout: str, rule: str, field: str, doubtful: Any) -> None:
    report = check(with_third(layout, line(doubtful)))

    assert told(report) == [("warn", 3, field, rule)]
    assert report.verdict == "warn"


@pytest.mark.parametrize(("layout", "fine"), [*((layout, good(layout, 2)) for layout in BAD), *FINE])
def test_a_good_line_passes(layout: str, fine: Any) -> None:
    report = check(with_third(layout, line(fine)))

    assert told(report) == []
    assert (report.verdict, report.layout, report.examples) == ("ok", layout, 12)


def test_one_look_finds_every_problem_of_a_line() -> None:
    both = chat({**U(), "role": "human"}, {**A(weight=True), "content": ""})

    assert told(check(with_third("chat", line(both)))) == [
        ("error", 3, "messages[0].role", "C3"),
        ("error", 3, "messages[1].content", "C5"),
        ("error", 3, "messages[1].weight", "C10"),
    ]


def test_many_problems_of_one_kind_are_counted_after_the_first() -> None:
    report = check(b"\n".join(line(chat(U(), A(""))) for _ in range(332)) + b"\n")

    assert len(report.problems) == 21
    assert any(problem.what.startswith("And 312 more like the one in line 20") for problem in report.problems)


def test_a_picture_of_a_user_passes_for_a_service_that_trains_on_pictures() -> None:
    picture = {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}
    both = chat(U([picture, {"type": "text", "text": "What is it?"}]), A([{"type": "text", "text": "A stool."}]))

    assert check(with_third("chat", line(both)), "together").verdict == "ok"
    assert told(check(with_third("chat", line(chat(U([picture]), A([picture])))), "together")) == [
        ("error", 3, "messages[1].content[0]", "C4")
    ]


def test_the_same_prompt_everywhere_is_doubtful_and_so_is_the_same_answer() -> None:
    same_prompt = [line(chat(U("Write copy."), A(answered(number)))) for number in range(12)]
    same_answer = [line(chat(U(asked(number)), A("Yes."))) for number in range(12)]

    assert told(check(b"\n".join(same_prompt))) == [("warn", 2, "messages[0].content", "P2")]
    assert told(check(b"\n".join(same_answer))) == [("warn", 2, "messages", "P2")]


def test_the_old_layout_gets_its_advice_when_its_service_is_asked_for() -> None:
    plain = b"\n".join(
        line({"prompt": asked(n)[:-1] + "abcdefghijkl"[n], "completion": f"{n} x{n}"}) for n in range(12)
    )

    assert check(plain).verdict == "ok"
    assert {problem.what.split(" ")[1] for problem in check(plain, "openai").problems if problem.rule == "P2"} == {
        "prompts", "every", "completions",
    }  # fmt: skip
    assert "P2" not in {p.rule for p in check(b"\n".join(lines("prompt_completion")), "openai").problems}
