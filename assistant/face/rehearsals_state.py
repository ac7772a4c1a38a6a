"""A rehearsal as its card shows it: the plan before, the curves while it runs, what came out afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.errors import PeriError
from assistant.pages.anchors import article_path
from assistant.rehearsing_here import Rehearsals
from assistant.studio import Arrival
from knowledge.library import Library
from rehearsal import package
from rehearsal.figures import Plan, Progress, Result
from rehearsal.plan import CURVE, guess_seconds, measure_speed, paced_seconds
from rehearsal.prepared import load_prepared
from rehearsal.state import Folder
from rehearsal.wording import facts_say

Data = dict[str, Any]
MORE_PASSES = 10  # the letters stop getting better in the third pass (2026-11-23); a fixed pattern may never get worse
_ANSWER_UNITS = 6  # in steps of training, as rehearsal/work.py counts them
STATUS = {
    "new": "Not begun",
    "waiting": "Waiting",
    "running": "Interrupted",
    "paused": "Paused",
    "stopped": "Stopped early",
    "failed": "Stopped by an error",
    "done": "Done",
}
OTHERS = (
    ("house_style", "The prepared house style instead"),
    ("letters", "Letters by Jane Austen instead (a varied voice)"),
)


def planned(here: Rehearsals, what: str, passes: int) -> Data:
    """Before it has begun: what would be done, and whether the model is here. What speaks against it is a sentence."""
    told: Data = {
        "status": "planned",
        "title": "Not begun",
        "model": model(here.studio.arrival()),
        "others": [{"what": name, "label": label} for name, label in OTHERS if name != what],
    }
    try:
        intended = here.intend(what, passes)
    except PeriError as error:
        return {**told, "name": "", "plan": None, "problem": str(error)}
    before = intended.folder.progress.status if intended.has_begun else None
    return {
        **told,
        "name": intended.plan.name,
        "is_own": intended.told.example is None,
        "plan": _plan(intended.plan),
        "before": before,
        "problem": "",
    }


def model(arrival: Arrival) -> Data:
    """The small model: what it is, where it comes from, and how far it is."""
    return {
        **arrival._asdict(),
        "package": package.REQUIREMENT,
        "size_mb": package.DOWNLOAD_MB,
        "disk_mb": package.DISK_MB,
        "licence": package.LICENCE,
        "hash": package.WHEEL_SHA256,
        "file": package.WHEEL,
    }


def state(here: Rehearsals, folder: Folder, library: Library) -> Data:
    """A rehearsal that has begun; everything in it stands in its folder."""
    is_working = here.studio.is_working(folder)
    progress, told, result = folder.progress, folder.settings, folder.result
    is_waiting = is_working and progress.status == "waiting"
    is_over = not is_working and progress.status in ("done", "stopped")
    return {
        "key": folder.path.name,
        "name": told.name,
        "example": told.example,
        "is_own": told.example is None,
        "passes": told.passes,
        "status": "waiting" if is_waiting else "working" if is_working else progress.status,
        "title": progress.title if is_working and not is_waiting else STATUS[progress.status],
        "sentence": progress.sentence,
        "part": progress.part,
        "stage": progress.stage,
        "share": round(_share(progress), 4),
        "seconds_left": progress.seconds_left if is_working else None,
        "step": progress.step,
        "steps": progress.steps,
        "all_steps": folder.plan.steps,
        "train": progress.train,
        "held": progress.held,
        "shown": [each.model_dump() for each in progress.shown],
        "plan": _plan(folder.plan),
        "result": _result(result, library) if result is not None else None,
        "offers": _offers(here, folder) if is_over and result is not None else None,
        "longer": here.longer_key(folder, MORE_PASSES) if told.passes < MORE_PASSES else None,
    }


def _plan(plan: Plan) -> Data:
    return plan.model_dump(exclude={"tokens"})


def _share(progress: Progress) -> float:
    """How much of the part that is being worked on is done, counted in steps as the time left is."""
    if progress.status == "done":
        return 1.0
    steps = progress.steps
    done = {
        "load": 0.0,
        "before": _ANSWER_UNITS / 3,
        "train": _ANSWER_UNITS + progress.step,
        "after": _ANSWER_UNITS * 1.4 + progress.step,
        "result": 2.0 * _ANSWER_UNITS + steps,
    }
    return done[progress.stage] / (2 * _ANSWER_UNITS + steps)


def _offers(here: Rehearsals, folder: Folder) -> Data:
    """What can be added, with about how many seconds it takes; None for what is there or makes no sense."""
    told, plan = folder.settings, folder.plan
    result = folder.result
    assert result is not None
    sizes = [size for size in CURVE if size < plan.train]
    is_whole = result.step == result.steps
    lacks_curve, lacks_facts = bool(sizes) and not result.curve, result.facts is None
    lasts = _lasting(folder)
    seconds = {
        "curve": lasts(sum(sizes), told.passes) if lacks_curve else None,
        "facts": lasts(len(load_prepared("facts").train), told.passes) if lacks_facts else None,
        "longer": lasts(plan.train, MORE_PASSES) if told.passes < MORE_PASSES else None,
    }
    return {
        "resume": not is_whole or (told.curve and lacks_curve) or (told.facts and lacks_facts),
        "sizes": sizes,
        "passes": MORE_PASSES,
        **(seconds if is_whole else dict.fromkeys(seconds)),
    }


def _lasting(folder: Folder) -> Callable[[int, int], int]:
    """How long so many pairs take so many passes: at the pace of what was done, else as this machine is now."""
    told, plan, pace = folder.settings, folder.plan, folder.progress.seconds_a_step
    if pace is not None:
        return lambda pairs, passes: paced_seconds(pairs, passes, pace)
    speed = measure_speed(told.threads)
    return lambda pairs, passes: guess_seconds(plan, passes, speed, pairs / plan.train)


def _result(result: Result, library: Library) -> Data:
    told = result.model_dump(exclude={"sheets", "train_points", "held_points", "articles"})
    said = {"facts_say": facts_say(result.facts) if result.facts is not None else ()}
    articles = [library.concepts[each] for each in result.articles if each in library.concepts]
    return {**told, **said, "articles": [{"href": article_path(each.id), "title": each.title} for each in articles]}
