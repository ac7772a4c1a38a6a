"""Short messages that lean on the one before."""

from __future__ import annotations

import pytest

from assistant.models.guide.follow import FollowUp, leans_on_before, listed, read_follow_up


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("why?", "why"), ("But why is that?", "why"), ("how come", "why"),
        ("an example?", "example"), ("Can you give me an example", "example"), ("for instance?", "example"),
        ("simpler please", "short"), ("I don't get it", "short"), ("ELI5", "short"), ("what does that mean?", "short"),
        ("tell me more", "how"), ("go on", "how"), ("how does that work?", "how"),
        ("what does that cost?", "cost"), ("how much?", "cost"),
        ("any downsides?", "limits"), ("What's the catch?", "limits"),
        ("how do I start with that?", "do"), ("what now?", "do"),
        ("and the second one?", "ordinal"), ("2", "ordinal"), ("tell me about the third point", "ordinal"),
        ("what about Together?", "and"), ("and at Fireworks?", "and"),
        ("ok", "yes"), ("sure, go ahead", None), ("no thanks", "no"), ("I don't know", "unknown"), ("skip", "unknown"),
    ],
)  # fmt: skip
def test_follow_ups_are_recognised(text: str, kind: str | None) -> None:
    found = read_follow_up(text)
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    "text",
    [
        "What is fine-tuning?",
        "Why does my model forget?",
        "Give me an example of a training pair for UX copy",
        "How much data do I need?",
    ],
)
def test_a_question_of_its_own_is_not_a_follow_up(text: str) -> None:
    assert read_follow_up(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "no clue", "No idea, sorry", "prefer not to say", "I'd rather not say", "rather not tell", "no comment",
        "don't remember", "I can't recall", "pass", "next question", "skip this one", "I honestly don't know",
        "not sure yet", "I haven't counted them", "hard to say", "I do not know exactly", "move on",
    ],
)  # fmt: skip
def test_not_knowing_and_not_telling_are_answers(text: str) -> None:
    found = read_follow_up(text)
    assert found is not None
    assert found.kind == "unknown"


@pytest.mark.parametrize(
    "text", ["I don't know what you mean by that", "no idea what a prompt is", "next year", "about 60, not sure"]
)
def test_a_message_that_says_more_is_no_mere_not_knowing(text: str) -> None:
    found = read_follow_up(text)
    assert found is None or found.kind != "unknown"


def test_the_position_and_the_new_part_are_read() -> None:
    assert read_follow_up("and the second one?") == FollowUp("ordinal", position=2)
    assert read_follow_up("the last one") == FollowUp("ordinal", position=-1)
    assert read_follow_up("what about at Together?") == FollowUp("and", about="at Together")


def test_items_of_a_list_are_known_by_their_bold_lead() -> None:
    assert listed("Two ways:\n\n- **Retrieval**: looks up\n- Prompting\n\n1. first\n2. second") == [
        "Retrieval", "Prompting", "first", "second",
    ]  # fmt: skip


def test_a_short_question_about_it_leans_on_what_was_said() -> None:
    assert leans_on_before("does it forget things?")
    assert not leans_on_before("What is a held-out test?")
