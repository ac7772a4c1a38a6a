"""A verdict is told whole once: while it is open, a further message brings what is new and the question."""

from pathlib import Path
from typing import Any

import yaml

from assistant.models.guide.intent import Intent
from assistant.models.guide.judged import judged
from assistant.models.guide.turns import Exchange, Result, Talk

REPLIES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[3] / "assistant" / "models" / "guide" / "replies.yaml").read_text(encoding="utf-8")
)
BLOCK = "**I can't say yet: a few facts decide.**\n\n**Next step.** Answer the question below."


def _open(question: str, asks: str) -> Result:
    content = {
        "verdict": "it_depends", "headline": "I can't say yet.", "asks": asks, "question": question,
        "why_asked": f"That is why {asks} counts.", "reasons": [{"text": "one"}],
    }  # fmt: skip
    return Result("judge_fit", {}, content, f"{BLOCK}\n\n{question}")


def _talk(said: str, *results: Result) -> Talk:
    first = Exchange("I write captions.", (_open("What goes in?", "task"),), f"{BLOCK}\n\nWhat goes in?", None, None)
    return Talk(Exchange(said, results, "", None, None), (first,))


def _noted(*phrases: str) -> Result:
    return Result("note_situation", {}, {"noted": {}, "understood": list(phrases)}, "")


def test_new_facts_move_on_to_the_next_question() -> None:
    talk = _talk(
        "7,000 captions must be worth something?", _noted("7,000 captions on hand"), _open("Whose?", "privacy")
    )
    text = judged(Intent("judge_fit"), talk, REPLIES).text

    assert "Next step" not in text
    assert "7,000 captions on hand" in text
    assert "That is why privacy counts." in text
    assert text.endswith("**Whose?**")


def test_a_question_without_a_passage_hears_what_it_hangs_on_and_the_open_question() -> None:
    text = judged(Intent("judge_fit"), _talk("Will it be cheap?", _open("What goes in?", "task")), REPLIES).text

    assert text == f"{REPLIES['hangs_on_it']}\n\n**What goes in?**"


def test_weariness_is_met_and_the_open_question_put_again() -> None:
    text = judged(Intent("judge_fit"), _talk("ugh, you ask a lot", _open("What goes in?", "task")), REPLIES).text

    assert text == f"{REPLIES['weary']}\n\n**What goes in?**"
