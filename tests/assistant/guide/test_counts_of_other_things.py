"""A number that counts no pieces of one's own is never taken for pieces: then Peri asks."""

import pytest

from assistant.models.guide.interview import likely_reply_to, reply_to
from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.reading.loose_counts import figure_meant
from assistant.models.guide.wants import with_wish


@pytest.mark.parametrize(
    "text",
    [
        "I file planning complaints under 17 headings fixed by law. Could a model do the filing for me?",
        "Twenty-five summers archived, and I still type every tide table note before breakfast. Can it be trained?",
        "We've got fifty couriers and I write up each one's route notes in the evening. Is training sensible?",
        "Every part gets eight characters and a twelve digit number from me. Would a model guess it?",
        "Bought a bundle: 4,000 cover letters by famous people. Shall I train on it?",
        "The salon next door has 250 glowing reviews and I've got 19. Could a model write me some?",
        "Two of us, 4 newsletters, all ours. Does fine-tuning make sense?",
    ],
)
def test_an_opening_that_counts_other_things_leaves_the_pieces_untold(text: str) -> None:
    assert "examples_on_hand" not in with_wish(text, read_facts(text))


@pytest.mark.parametrize(
    "text",
    [
        "We've got the word list and the six nearest old ones going in with each request. Of 300, 70 were off.",
        "I put the style sheet in and twelve examples. In a fortnight I had to mend 41 labels of 120.",
    ],
)
def test_figures_of_a_trial_count_no_pieces(text: str) -> None:
    for facts in (reply_to("tried_so_far", text, None), likely_reply_to("tried_so_far", text)):
        assert not {"examples_on_hand", "volume_per_month"} & (facts or {}).keys()


@pytest.mark.parametrize(
    ("text", "monthly"),
    [
        ("9 fairs x 6 texts", 54),
        ("7-9 fairs, 20 labels each", 160),
        ("In May and June it's 400 a month, and by November it's down to 100.", 250),
        ("1 set of minutes, 3 notices, 10 or 20 letters", 19),
        ("I hand out fourteen or sixteen saddles a month.", 15),
    ],
)
def test_a_volume_told_in_parts_is_put_together_and_never_its_smallest(text: str, monthly: int) -> None:
    assert figure_meant("volume_per_month", text, True) == monthly


@pytest.mark.parametrize(
    ("text", "have"),
    [
        ("In our system are 88,000 lines before and after, each refused one marked.", 88_000),
        ("21k word/gloss pairs", 21_000),
        ("12,000 notes coded, about a third double-coded", 12_000),
    ],
)
def test_the_one_number_of_a_reply_on_pieces_is_taken_whatever_it_is_called(text: str, have: int) -> None:
    assert figure_meant("examples_on_hand", text, True) == have
