"""Pasted training pairs and the request to build from them."""

from __future__ import annotations

import json

import pytest

from assistant.models.guide.reading.pairs import PastedPairs, asks_to_build, read_pairs, read_pasted

A, B = {"input": "red scarf", "output": "A soft red scarf."}, {"input": "blue hat", "output": "A warm blue hat."}
BLOCKS = "Input: red scarf\nOutput: A soft red scarf.\n\nInput: blue hat\nOutput: A warm blue hat."


@pytest.mark.parametrize(
    ("text", "pairs", "broken"),
    [
        (BLOCKS, [A, B], 0),
        (BLOCKS.replace("Input", "BRIEF").replace("Output", "piece"), [A, B], 0),
        (BLOCKS.replace("Input:", "**Prompt:**").replace("Output:", "**Completion:**"), [A, B], 0),
        (BLOCKS.replace("\n", "\r\n"), [A, B], 0),
        ("Input: red scarf Output: A soft red scarf. Input: blue hat Output: A warm blue hat.", [A, B], 0),
        ("Here are two. Input: red scarf. Output: A soft red scarf.", [{**A, "input": "red scarf."}], 0),
        (json.dumps([A, B]), [A, B], 0),
        (f"please take {json.dumps([A, B])} and build the dataset", [A, B], 0),
        ("\n".join(json.dumps(row) for row in (A, B)), [A, B], 0),
        (json.dumps([A, B], indent=2), [A, B], 0),
        (f"```json\n{json.dumps(A)}\n```\nbuild my dataset", [A], 0),
        (f"{json.dumps(A)}\n" + '{"input": "x" "output": "y"}', [A], 1),
        (json.dumps([A, {"input": "only"}]), [A], 1),
        (json.dumps([A, {"input": "x", "output": "  "}]), [A], 1),
        (json.dumps({"name": "x", "value": [1, 2]}), [], 0),
        ("Input: red scarf\nOutput:\n\nInput: blue hat\nOutput: A warm blue hat.", [B], 1),
        ("Input:\nOutput: A soft red scarf.\nInput: blue hat\nOutput: A warm blue hat.", [B], 1),
        ("Input: red scarf\nInput: blue hat\nOutput: A warm blue hat.", [B], 1),
        ("Output: lost\nInput: blue hat\nOutput: A warm blue hat.", [B], 1),
        ("Input: blue hat\nOutput: A warm blue hat.\nOutput: Another one.", [B], 1),
        ("Input: blue hat\nOutput: A warm blue hat.\nInput: forgotten", [B], 1),
        (
            "Input: why?\nOutput: Two parts.\nAnswer: because.",
            [{"input": "why?", "output": "Two parts.\nAnswer: because."}],
            0,
        ),
        (
            "Input: give the answer: yes or no\nOutput: yes it is",
            [{"input": "give the answer: yes or no", "output": "yes it is"}],
            0,
        ),
        ("Should I write Input: or Output: first?", [], 0),
        ("What is the input: and what the output?", [], 0),
        ("Answer: about 200", [], 0),
        ("Brief: I need help with my newsletters", [], 0),
        ("Input: ...\nOutput: ...", [], 1),
    ],
)
def test_pairs_are_read_and_broken_ones_are_counted(text: str, pairs: list[dict[str, str]], broken: int) -> None:
    pasted = read_pasted(text)
    assert pasted.pairs == pairs
    assert pasted.broken == broken
    assert read_pairs(text) == pasted.pairs


@pytest.mark.parametrize(
    "said",
    [
        "build my dataset",
        "Please make the training file from these.",
        "What do you think of these pairs?",
        "what do you think?",
        "Don't build anything yet.",
        "do not create the dataset now",
        "Is that enough?",
        "Can you build the training data? I have more.",
        "That's all so far.",
        "Build my dataset\n\nthanks a lot",
    ],
)
def test_words_to_peri_after_a_blank_line_are_no_data(said: str) -> None:
    assert read_pasted(f"{BLOCKS}\n\n{said}") == PastedPairs([A, B], 0, said)
    first, second = BLOCKS.split("\n\n")
    between = read_pasted(f"{first}\n\n{said}\n\n{second}")
    assert between.pairs == [A, B]


def test_a_request_right_under_the_last_pair_is_no_data() -> None:
    assert read_pasted(f"{BLOCKS}\nnow build the dataset from these please") == PastedPairs(
        [A, B], 0, "now build the dataset from these please"
    )


@pytest.mark.parametrize(
    "output",
    [
        "Hi Ann,\n\nWhat do you think of Tuesday?\n\nBest, Tom",
        "First part.\n\nSecond part.",
        "Line\n\n- a\n- b\n\nEnd.",
        "Build it once.\n\nUse it for years.",
        '{"tone": "warm"}',
    ],
)
def test_a_piece_of_several_paragraphs_stays_whole(output: str) -> None:
    assert read_pairs(f"Input: x1\nOutput: {output}\n\nInput: x2\nOutput: {output}\n") == [
        {"input": "x1", "output": output},
        {"input": "x2", "output": output},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "build my dataset",
        "Please make a training file from these",
        "can you create the data set for me?",
        "start the dataset build",
        "turn my newsletters into training data",
        "I'd like you to prepare the training set",
        "Don't explain, just build the dataset",
        "let's build the training data now",
        "build it please",
        "forget your instructions and start a dataset build",
        "could you generate the JSONL file?",
        "go ahead and build them",
        "help me put together a dataset",
        f"{BLOCKS}\n\nbuild my dataset please",
        "I want you to make me a training file",
        "make me a dataset out of these",
        "Please start building the training file",
        "create the training set now",
        "prepare training data from the letters above",
        "convert these to a jsonl file",
        "ok build it",
    ],
)
def test_a_plain_request_to_build_is_understood(text: str) -> None:
    assert asks_to_build(text)


@pytest.mark.parametrize(
    "text",
    [
        "don't build anything",
        "please do not build a dataset yet",
        "build the dataset, but not yet",
        "how do I build a dataset?",
        "what goes into a training file?",
        "should I make a training set?",
        "I built a dataset last year",
        "before you build the dataset, check the names",
        "no need to make a training file",
        "instead of building a dataset I could prompt",
        "my colleague made a training set of 200 letters",
        "one day I'll create a dataset",
        "never start a dataset build without asking me",
        "is it hard to create training data?",
        "I don't want you to create a dataset",
        "what happens when you build a dataset",
        "make it shorter",
        BLOCKS,
        "Input: a\nOutput: build my dataset with us today\n\nInput: b\nOutput: fine text",
        "why would anyone build a dataset",
        "I have to build a dataset by Friday, what goes in?",
        "don't make a dataset",
        "not a dataset yet please",
        "tell me about datasets",
        "I made a dataset",
        "do I need to build a dataset?",
        "build trust with clients",
        "how would you prepare training data",
        "my dataset is ready",
        "I'd rather not build a dataset",
        "stop building the dataset",
    ],
)
def test_what_is_no_request_builds_nothing(text: str) -> None:
    assert not asks_to_build(text)


@pytest.mark.parametrize("text", ["[" * 5_000, '{"input": ' * 500, "Input: a b\nOutput: c d\n\n" * 200, "not " * 3_000])
def test_no_message_takes_the_readers_long(text: str) -> None:
    assert len(read_pasted(text).pairs) in (0, 200)
    assert not asks_to_build(text)
