"""Every journey walked with the guide: what can be shown is ticked by what was done, and only the rest is said."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.face.journeys import KeptWalk, walk_of
from dataset import demo
from dataset.build import names
from dataset.build.final import WriteOptions
from dataset.build.shelf import Shelf
from dataset.build.state import open_build
from dataset.build.workflow import open_worker
from journeys.day_told import wants_day
from journeys.journey import Journey, Step, load_journeys
from journeys.run import fresh_step
from knowledge.index import ConceptIndex
from tests.assistant.talking import Talking
from tests.browser.past import piece
from tracking.neighbours import load_neighbours

pytestmark = pytest.mark.timeout(600)  # a journey is up to thirty turns
FACTS = {
    "examples_on_hand": "I have 150 approved product descriptions of my own",
    "volume_per_month": "I make 60 product descriptions a month",
    "task": "I write product descriptions for web shops",
}
MACHINE = {"rehearsed"}  # needs a small model on this machine; tests/browser/test_rehearsal.py runs one


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shelf with one finished build: the sample work, written."""
    root = tmp_path_factory.mktemp("builds")
    folder = Shelf(root / "builds", "local").create("Sample work", demo.demo_settings(), "0123456789abcdef")
    with open_worker(f"sqlite:///{root / 'dbos.db'}", lambda: 0.0) as worker, open_build(folder) as build:
        assert [*worker.run(folder, "gather")][-1].status == "review"
        for client, may_use, why in demo.PERMISSIONS:
            names.permit(build, client, may_use, why)
        names.decide_names(build, [each.mask.name for each in names.names(build)], True)
        build.keep("options", WriteOptions(targets=("together",), doubtful=True).model_dump(mode="json"))
        assert [*worker.run(folder, "write")][-1].status == "written"
    return root / "builds"


@pytest.fixture
def talking(home: Path, index: ConceptIndex, written: Path) -> Iterator[Talking]:
    shutil.copytree(written, home / "builds", dirs_exist_ok=True)
    here = Talking(home, index)
    yield here
    here.close()


def card(talking: Talking) -> KeptWalk:
    turns = talking.peri.store.conversation(talking.person_id, talking.talk).turns
    return next(walk for turn in reversed(turns) if (walk := walk_of(turn)) is not None)


def two_sets(briefs: list[str]) -> tuple[tuple[str, str], tuple[str, str]]:
    def lines(words: str) -> str:
        return "".join(
            json.dumps({"brief": brief, "answer": f"{words} {at}"}) + "\n" for at, brief in enumerate(briefs)
        )

    return ("base.jsonl", lines("plain")), ("tuned.jsonl", lines("loud"))


def tell_fact(talking: Talking, step: Step) -> None:
    talking.say(FACTS[step.fact or ""])


def judge_it(talking: Talking, step: Step) -> None:
    talking.say(
        "I'm a copywriter, I have 150 approved product descriptions of my own and make 60 a month. Is it worth it?"
    )


def count_cost(talking: Talking, step: Step) -> None:
    talking.say("I make 60 product descriptions a month. What would it cost me?")


def build_data(talking: Talking, step: Step) -> None:
    dice = random.Random(step.id)
    briefs = (piece(dice) for _ in range(step.needs or 70))
    pairs = "\n\n".join(f"Input: {brief}\nOutput: {text[:110]}" for brief, text in briefs)
    talking.say(f"Build my training data from these pairs:\n\n{pairs}")


def check_file(talking: Talking, step: Step) -> None:
    line = json.dumps(
        {"messages": [{"role": "user", "content": "Brief {}"}, {"role": "assistant", "content": "Text {}"}]}
    )
    talking.say("Is this JSONL right?\n" + "\n".join(line.replace("{}", str(at)) for at in range(12)))


def make_kit(talking: Talking, step: Step) -> None:
    talking.say("Make my prompt kit")


def judge_blind(talking: Talking, briefs: list[str]) -> None:
    talking.say("Compare these blind", files=talking.bring(*two_sets(briefs)))
    kept = talking.desk().comparison()
    for place in range(len(kept.comparison.pairs)):
        talking.desk().judge(kept.id, place, "left")
    talking.say("Show the result of my comparison")


def compare(talking: Talking, step: Step) -> None:
    judge_blind(talking, [f"Brief {at}" for at in range(step.needs or 20)])


def flexibility(talking: Talking, step: Step) -> None:
    judge_blind(talking, [task.prompt for task in load_neighbours()])


def drift(talking: Talking, step: Step) -> None:
    dice = random.Random(3)
    recent, older = ("\n---\n".join(piece(dice)[1] for _ in range(24)) for _ in range(2))
    talking.say(f"Check for drift\nRecent:\n{recent}\nTrained on:\n{older}")


def log_jobs(talking: Talking, step: Step) -> None:
    day = talking.at.date().isoformat()
    rows = "".join(
        f"{step.id} {at},{'tuned model' if at % 2 else 'prompt kit'},2,{80 + at},{day}\n"
        for at in range(step.needs or 1)
    )
    talking.say(f"project,helper,rounds,minutes,date\n{rows}")


DOING: dict[str, Callable[[Talking, Step], None]] = {
    "fact_told": tell_fact,
    "verdict": judge_it,
    "estimate": count_cost,
    "dataset_started": build_data,
    "dataset_written": build_data,
    "file_checked": check_file,
    "prompt_kit": make_kit,
    "comparison_done": compare,
    "flexibility_done": flexibility,
    "drift_checked": drift,
    "projects_logged": log_jobs,
}


@pytest.mark.parametrize("journey", load_journeys(), ids=lambda journey: journey.id)
def test_each_journey_is_walked_and_what_can_be_shown_ticks_by_doing(talking: Talking, journey: Journey) -> None:
    if not any(step.check == "prompt_kit" for step in journey.steps):
        shutil.rmtree(talking.home / "builds")  # what is written must come from this walk
    talking.say(f"Start “{journey.title}”")
    for number, step in enumerate(journey.steps):
        before = card(talking).steps[number]
        if before.state == "done":  # an earlier doing showed it, such as a first entry in the log
            assert step.check not in ("said", *MACHINE)
            continue
        if step.check in DOING:
            DOING[step.check](talking, step)
            shown = card(talking).steps[number]
            assert (shown.state, bool(shown.by)) == ("done", True), f"{step.id} was not ticked by {step.check}: {shown}"
            assert not (shown.by or "").startswith("you said"), shown.by
        else:
            talking.say(f"Done: “{step.title}”")
    if not card(talking).is_finished:  # the last step ends with a day
        assert wants_day(fresh_step(journey.steps[-1]))
        assert "Tuesday, 23 February 2027" in talking.say("in three months").answer
    assert card(talking).is_finished


def test_a_finished_build_of_the_chat_ticks_its_step(talking: Talking, written: Path) -> None:
    talking.say("Start “Tune a model on your best work”")
    for step in ("collect", "rights", "judge-and-set-aside"):
        title = next(
            s.title for j in load_journeys() if j.id == "tune-on-your-best-work" for s in j.steps if s.id == step
        )
        talking.say(f"Done: “{title}”")
    talking.say("Where was I in my journey?")
    step = next(step for step in card(talking).steps if step.id == "training-file")
    assert "pairs in “Sample work”" in str(step.by) or "of 40" in str(step.by)


def test_only_what_was_logged_since_the_journey_began_counts(talking: Talking) -> None:
    talking.say("project,helper,rounds,minutes,date\nOld,none,2,80,2024-03-01\nOlder,none,3,90,2024-02-01\n")
    talking.say(f"Start “{next(j.title for j in load_journeys() if j.id == 'is-it-worth-it')}”")
    talking.say(FACTS["volume_per_month"])
    talking.say("project,helper,rounds,minutes,date\nOldest,none,2,80,2023-03-01\n")
    assert card(talking).steps[1].state == "open"
    talking.say("Acme landing page, no model, 2 rounds, 95 minutes")
    entry = card(talking).steps[1]
    assert entry.state == "done"
    assert str(entry.by).startswith("1 project logged since you began")
