"""The flexibility check: tasks that can be passed and failed, and a verdict on the tuned model."""

from __future__ import annotations

import json

import pytest

from tracking.answers import Unreadable
from tracking.blind import Choice, Comparison, left_sides
from tracking.neighbours import (
    check_pairs,
    failures,
    flexibility_words,
    load_neighbours,
    read_neighbours,
    task_lines,
)
from tracking.preference import preference

GOOD = {
    "shorten": "Since 1987 our Leith workshop has repaired string instruments. Mairi Ross and Tom Adeyemi see about "
    "340 a year, mostly for schools. A set-up takes three days, 65 pounds; restorations are quoted on sight.",
    "keep-facts": "The received goods were checked on 4 May by Mr Okoro, who found that 12 of the 60 boxes "
    "are damaged.",
    "data": '{"customer": "Ines Carvalho", "item": "blue tote bag", "quantity": 25, "due": "14 March"}',
    "missing-fact": "St Anne's Church\n9 December\nTime: [missing]\nPrice: [missing]",
    "other-voice": "This office is closed from 24 December to 2 January. In urgent matters, telephone 555 0132.",
    "complaint": "Dear Mr Lindqvist, I am sorry. A new cup leaves today and we refund the 4.90. We cannot collect the "
    "broken one; please keep or recycle it.",
    "questions": "Who is it for?\nWhat is new?\nWhere will it stand?\nHow long?\nBy when?",
    "summary": "- Decided: launch on 3 June.\n- Open: the discount, the photos.\n- Ben: leaflet by 10 May; Ana: asks.",
    "plain-words": "The sun lights half of the moon. As the moon goes round us we see more or less of the lit half.",
    "sums": "4 × 140 = 560, 2 × 126 = 252, together 812; tax 162.40.\nTotal: 974.40",
    "table": "| Room | Size | Price |\n|---|---|---|\n"
    "| Attic | 18 | 70 |\n| Garden Room | 24 | 95 |\n| Suite | 41 | 160 |",
    "other-side": "It costs more. It takes time to explain. They may be booked when you need them.",
}  # fmt: skip


def answers(of: dict[str, str]) -> str:
    tasks = [json.loads(line) for line in task_lines(load_neighbours()).splitlines()]
    return "".join(json.dumps({"brief": task["brief"], "answer": of[task["id"]]}) + "\n" for task in tasks)


def test_a_good_answer_to_every_task_passes_its_checks() -> None:
    tasks = load_neighbours()
    assert {task.id for task in tasks} == set(GOOD)
    assert {task.id: failures(task, GOOD[task.id]) for task in tasks if failures(task, GOOD[task.id])} == {}


def test_an_advert_for_an_answer_fails_most_of_them() -> None:
    advert = "Discover the magic of handmade moments! Order today and make every day special!"
    failed = [task.id for task in load_neighbours() if failures(task, advert)]
    assert len(failed) >= 9


def test_what_only_the_tuned_model_fails_is_named() -> None:
    tasks = load_neighbours()
    tuned = {**GOOD, "data": "Sure! Here is your lovely order.", "sums": "Total: 974.40, a bargain!"}
    read = read_neighbours(answers(GOOD), answers(tuned), tasks)
    checked = check_pairs(read.pairs, tasks)
    assert (checked.tasks, checked.base_passed, checked.tuned_passed) == (12, 12, 11)
    assert [title for title, _ in checked.only_tuned_fails] == ["Answer as data"]


@pytest.mark.parametrize(
    ("losses", "says"),
    [(11, "Next door, the tuned model is worse"), (7, "No clear loss next door"), (0, "not worse, but better")],
)
def test_the_verdict_follows_the_blind_judgement(losses: int, says: str) -> None:
    tasks = load_neighbours()
    other = {name: f"{text} " + "Indeed." for name, text in GOOD.items()}
    pairs = read_neighbours(answers(GOOD), answers(other), tasks).pairs
    compared = Comparison(name="f", one="base", other="tuned", pairs=pairs, seed="s", is_flexibility=True)
    sides = left_sides(compared)
    choices: dict[int, Choice] = {
        place: "left" if (sides[place] == "one") == (place < losses) else "right" for place in range(12)
    }
    assert says in flexibility_words(compared, preference(compared, choices))


def test_answers_to_other_briefs_are_refused() -> None:
    lines = '{"brief": "x", "answer": "y"}\n'
    with pytest.raises(Unreadable, match="neighbouring tasks"):
        read_neighbours(lines, lines, load_neighbours())
