"""A build as its card shows it: how far it is, what was found, what the person has to say, what was written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from assistant.face.builds_guess import guess_clients, not_said
from assistant.face.builds_verdict import verdict
from dataset.build import names, review
from dataset.build.final import WriteOptions
from dataset.build.preview import preview
from dataset.build.progress import STAGES
from dataset.build.publish import ARCHIVE, KIT, place_of
from dataset.build.sources import notes, sources
from dataset.build.stages import PHASES, Phase
from dataset.build.state import Build
from dataset.check.profiles import load_profiles
from dataset.curate.clients import is_guess
from dataset.finding import RULES
from dataset.layouts.lines import TARGETS
from dataset.layouts.recipe import KINDS
from dataset.report import ENOUGH_FROM, TRIAL_FROM, size_verdict
from journeys.cost import estimate
from journeys.cost_card import cost_card
from journeys.planning import Asked, plan_for
from journeys.situation import Situation
from knowledge.library import Library

Data = dict[str, Any]
NAMES_SHOWN, NOTES_SHOWN = 200, 200
STATUS = {
    "new": "Not begun",
    "running": "Interrupted",
    "paused": "Paused",
    "cancelled": "Stopped",
    "failed": "Stopped by an error",
    "review": "Ready for you",
    "written": "Written",
}
OWN_MACHINE = ("mlx", "trl", "unsloth", "llama-factory", "axolotl")


def state(build: Build, is_working: bool) -> Data:
    """All that the card draws. While it is being worked on only the progress, which is quick to tell."""
    progress = build.progress
    told: Data = {
        "key": build.id,
        "name": build.name,
        "brought": build.value("brought", ""),
        "status": "working" if is_working else progress.status,
        "title": progress.title if is_working else STATUS[progress.status],
        "sentence": progress.sentence,
        "stages": _stages(build, is_working),
        "texts": build.count("SELECT count(*) FROM documents WHERE body IS NOT NULL"),
    }
    return told if is_working or build.value("judge_digest") is None else {**told, **_found(build)}


def _stages(build: Build, is_working: bool) -> list[Data]:
    progress = build.progress
    phase: Phase = "write" if build.value("phase") == "write" else "gather"
    ids = list(PHASES[phase])
    is_over = progress.status in ("review", "written") and not is_working
    at = len(ids) if is_over else ids.index(progress.stage) if progress.stage in ids else 0
    return [
        {
            "id": each,
            "title": STAGES[each],
            "state": "done" if number < at else "now" if number == at else "next",
            "done": progress.done if number == at else None,
            "total": progress.total if number == at else None,
            "rate": progress.rate if number == at else None,
            "seconds_left": progress.seconds_left if number == at else None,
        }
        for number, each in enumerate(ids)
    ]


def _found(build: Build) -> Data:
    counted, told = review.counts(build), sources(build)
    standing = {each: counted.standing.get(each, 0) for each in ("keep", "look", "aside")}
    found = names.names(build)
    prompted = build.count("SELECT count(*) FROM candidates WHERE strategy <> 'none' AND standing <> 'aside'")
    return {
        "documents": dict(told.documents),
        "unread": told.unread,
        "without_pairs": told.without_pairs,
        "notes": [note.model_dump() for note in notes(build, limit=NOTES_SHOWN)],
        "pairs": {"total": counted.total, "decided": counted.decided, **standing},
        "verdict": verdict(build, prompted, standing["look"]),
        "clients": _clients(build),
        "clients_told": list(build.settings.pair.clients),
        "is_told_whom": bool(build.value("clients_told")),
        "guessed": _guessed(build),
        "named": not_said(build.value("often_named", []), {*_known(build), *_guessed(build)}),
        "doubts": [{"title": RULES[rule].title, "count": count} for rule, count in list(counted.rules.items())[:4]],
        "names": [
            {
                **each.mask.model_dump(),
                "is_decided": each.is_decided,
                "sources": list(each.sources),
                "is_guess": is_guess(each.sources),
            }
            for each in _shown(found)
        ],
        "names_total": len(found),
        "has_sheets": any(kind in told.documents for kind in ("csv", "xlsx")),
        "has_mail": any(kind in told.documents for kind in ("eml", "mbox-message")),
        "own": [*build.settings.pair.own_names, *build.settings.pair.own_addresses],
        "written": _written(build),
    }


def _clients(build: Build) -> list[Data]:
    counted = dict(
        build.db.execute("SELECT client, count(*) FROM candidates WHERE client IS NOT NULL GROUP BY 1").fetchall()
    )
    return [
        {"client": each.client, "pairs": counted.get(each.client, 0), "may_use": each.may_use, "note": each.note}
        for each in names.permissions(build)
    ]


def _guessed(build: Build) -> list[str]:
    rows = build.db.execute("SELECT path FROM documents WHERE body IS NOT NULL AND reason IS NULL LIMIT 5000")
    return guess_clients((row["path"] for row in rows), _known(build))


def _shown(found: Sequence[names.FoundName]) -> list[names.FoundName]:
    """The first of both lists of the card: names that were found, and those that are only perhaps people's."""
    guessed = [each for each in found if is_guess(each.sources)]
    sure = [each for each in found if not is_guess(each.sources)]
    return [*sure[:NAMES_SHOWN], *guessed[:NAMES_SHOWN]]


def _known(build: Build) -> set[str]:
    return {each.client for each in names.permissions(build)} | set(build.settings.pair.clients)


def _written(build: Build) -> Data | None:
    if build.progress.status != "written":
        return None
    options = WriteOptions.model_validate(build.value("options", {}))
    place = place_of(build, options)
    listed = sorted(path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file())
    facts = build.value("facts", {})
    return {
        "targets": {
            TARGETS[each].name if each in TARGETS else each: said for each, said in build.value("written", {}).items()
        },
        "files": [each for each in listed if each != ARCHIVE],
        "has_zip": ARCHIVE in listed,
        "has_kit": KIT in listed,
        "examples": facts.get("examples", 0),
        "verdict": facts.get("verdict", ""),
        "doubtful": options.doubtful,
    }


def review_page(build: Build, chosen: review.Filter, offset: int, limit: int) -> Data:
    """A page of pairs with what speaks against each, and the counts that the filters show."""
    counted = review.counts(build)
    return {
        "items": [item_data(each) for each in review.items(build, chosen, offset=offset, limit=limit)],
        "offset": offset,
        "pairs": pairs(build),
        "rules": [{"id": rule, "title": RULES[rule].title, "count": count} for rule, count in counted.rules.items()],
        "kinds": dict(counted.kinds),
        "clients": dict(counted.clients),
        "templates": dict(counted.templates),
    }


def pairs(build: Build) -> Data:
    """How many pairs there are, where they stand, and on how many the person decided."""
    standing = dict(build.db.execute("SELECT standing, count(*) FROM candidates GROUP BY 1").fetchall())
    decided = build.count("SELECT count(*) FROM decisions WHERE candidate IN (SELECT id FROM candidates)")
    return {"total": sum(standing.values()), "decided": decided, **standing}


def item_data(item: review.Item) -> Data:
    """One pair as the review card draws it."""
    one = item.candidate
    return {
        "id": one.id,
        "prompt": item.prompt,
        "answer": item.answer,
        "standing": item.standing,
        "decided": item.decision.action if item.decision else None,
        "kind": one.kind,
        "client": one.client,
        "path": one.path,
        "place": one.place,
        "evidence": one.evidence,
        "template": f"{one.strategy}/{one.variant}",
        "origins": [{"field": each.field, "source": each.source} for each in one.origins],
        "doubts": [
            {"rule": each.rule, "title": RULES[each.rule].title, "reason": each.reason, "value": each.value,
             "side": each.side, "start": each.start, "end": each.end}
            for each in item.findings
        ],
    }  # fmt: skip


def before_writing(build: Build, options: WriteOptions, library: Library, today: date) -> Data:
    """What would be written, and where it could be trained at what price, with the day of each price."""
    told = preview(build, options)
    card = _costs(told.pairs, told.sample, library, today) if told.pairs else None
    rows = [row for row in card["rows"] if row["kind"] in ("tuned", "take_home", "own_machine")] if card else []
    return {
        "pairs": told.pairs,
        "unprompted": told.unprompted,
        "undecided": told.undecided,
        "verdict": size_verdict(told.pairs),
        "level": "kit" if told.pairs < TRIAL_FROM else "trial" if told.pairs < ENOUGH_FROM else "enough",
        "tokens": card["tokens"] if card else 0,
        "rows": rows,
        "targets": targets(library),
        "time": "Training takes minutes to a few hours; a provider's queue may take longer.",
    }


def targets(library: Library) -> list[Data]:
    """Who can be written for: services that are open, one's own machine, and the rest."""
    is_open = {profile.id: profile.is_open for profile in load_profiles(library.providers.values())}
    listed = [
        {
            "id": each.id,
            "name": each.name,
            "group": "own" if each.id in OWN_MACHINE else "other" if not _is_service(each.id, is_open) else "service",
            "has_script": each.id in KINDS,
        }
        for each in TARGETS.values()
    ]
    order = {"service": 0, "own": 1, "other": 2}
    return sorted(listed, key=lambda each: order[str(each["group"])])


def _is_service(target: str, is_open: dict[str, bool]) -> bool:
    reader = TARGETS[target].reader
    return target != "openai-legacy" and reader is not None and is_open.get(reader, False)


def _costs(pairs: int, sample: str, library: Library, today: date) -> Data:
    plan = plan_for(Asked(examples=pairs, sample=sample[:40_000] or None), Situation())
    found = estimate(plan, library.providers.values(), today)
    return {**cost_card(found), "tokens": pairs * int(plan.tokens_each.likely)}
