"""What a first telling says of trials and of change in words of its own."""

from __future__ import annotations

import pytest

from assistant.eval_talk import EvalTalk
from assistant.models.guide.opening import heard_in
from assistant.peri import Peri
from journeys.sayings import Sayings


@pytest.mark.parametrize(
    ("opening", "field", "words"),
    [
        (
            "I caption auction lots. With nine samples in the prompt I still rewrite a fifth of the words.",
            "tried_so_far",
            "With nine samples in the prompt I still rewrite a fifth of the words.",
        ),
        (
            "We write tide notices for a harbour, same layout since 2009, 900 on file. Should we train one?",
            "change_rate",
            "same layout since 2009",
        ),
    ],
)
def test_a_trial_and_a_pace_told_unasked_are_kept_in_the_persons_words(
    sayings: Sayings, opening: str, field: str, words: str
) -> None:
    assert heard_in(opening, {}, sayings) == {field: words}


@pytest.mark.parametrize(
    "opening",
    [
        "I want to train a model with samples in the prompt for my knitting patterns.",
        "Drafts from the bot sound like a brochure. Is training worth it?",
        "I make 40 menus every week for three hotels. Could a model learn them?",
        "Every answer must name the clause. Would training on mine help?",
    ],
)
def test_a_wish_a_plain_trial_and_a_volume_are_no_such_telling(sayings: Sayings, opening: str) -> None:
    assert heard_in(opening, {}, sayings) == {}


def test_what_was_read_for_sure_stays() -> None:
    assert heard_in("Same layout since 2009.", {"change_rate": "yearly"}, None) == {"change_rate": "yearly"}


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("told", "behaviour"),
    [
        (
            "Wedding menus. French on the left, English on the right. Two hotels, one me. The bot writes 'bouquet'.",
            "judge_fit",
        ),
        (
            "You'd laugh at what our roofers write. 'Tile off, tile on.' I make a paragraph of it for the owner, every "
            "evening, and I'd like a robot that has seen my old ones.",
            "judge_fit",
        ),
        ("I dub cartoons for a living and read of LoRA. What is a LoRA, in words for somebody like me?", "explain"),
        (
            "I tune pianos and my neighbour has complained about the noise. I've had a letter from the town hall.",
            "decline",
        ),
    ],
)
async def test_a_first_message_that_tells_of_work_is_judged_and_a_question_or_another_worry_is_not(
    peri: Peri, told: str, behaviour: str
) -> None:
    assert (await EvalTalk(peri).say(told))["behaviour"] == behaviour
