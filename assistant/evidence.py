"""What a tool's result shows to have been done, as far as a step of a journey may wait for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from assistant.kept import fact_label
from journeys.run import Evidence

Content = Mapping[str, Any]


def evidence_of(tool: str, content: Content) -> tuple[Evidence, ...]:
    """What the result of `tool`, as a model reads it, shows; nothing for most."""
    reader = _READERS.get(tool)
    return reader(content) if reader else ()


def of_facts(facts: Content) -> tuple[Evidence, ...]:
    """What was told of the person's work, one piece of evidence a fact."""
    told = ((name, value) for name, value in facts.items() if value is not None)
    return tuple(
        Evidence(check="fact_told", fact=name, count=_count(value), text=f"{fact_label(name)}: {_plain(value)}")
        for name, value in told
    )


def of_verdict(outcome: str, headline: str) -> tuple[Evidence, ...]:
    """A verdict that stands; one that depends shows nothing yet."""
    return () if outcome == "it_depends" else (Evidence(check="verdict", text=_first_sentence(headline)),)


def of_build(pairs: int, where: str, source: str) -> tuple[Evidence, ...]:
    """Training files that were written: the making has begun, and so many pairs are there."""
    text = f"{pairs:,} pair{'' if pairs == 1 else 's'} in {where}"
    return tuple(
        Evidence(check=check, count=pairs, text=text, source=source) for check in ("dataset_started", "dataset_written")
    )


def of_kit(samples: int | None, source: str) -> tuple[Evidence, ...]:
    """A prompt kit that was made, in the chat or in the terminal."""
    text = f"A kit with {samples} samples and a style sheet" if samples else "A prompt kit"
    return (Evidence(check="prompt_kit", text=text, source=source),)


def of_rehearsal(name: str, source: str) -> tuple[Evidence, ...]:
    """A rehearsal that was run to an end, by itself or because the person stopped it."""
    return (Evidence(check="rehearsed", text=f"Rehearsed on “{name}”", source=source),)


def of_check(verdict: str, examples: int) -> tuple[Evidence, ...]:
    """A training file that was checked and is no error."""
    if verdict == "error":
        return ()
    what = "nothing wrong" if verdict == "ok" else "usable, with something to look at"
    text = f"{examples:,} example{'' if examples == 1 else 's'} checked, {what}"
    return (Evidence(check="file_checked", count=examples, text=text),)


def _verdict(content: Content) -> tuple[Evidence, ...]:
    if content.get("what_if") or content.get("provisional"):
        return ()
    return of_verdict(str(content.get("verdict", "it_depends")), str(content.get("headline", "")))


def _estimate(content: Content) -> tuple[Evidence, ...]:
    return (Evidence(check="estimate", text=_first_sentence(str(content.get("lead", "")))),)


def _build(content: Content) -> tuple[Evidence, ...]:
    if key := content.get("build"):  # of files, which goes on in the background
        return (Evidence(check="dataset_started", text=str(content.get("brought", "")), source=str(key)),)
    pairs, folder = int(content.get("training", 0)) + int(content.get("held_out", 0)), str(content.get("folder"))
    return of_build(pairs, folder, folder) if content.get("written") else ()


def _kit(content: Content) -> tuple[Evidence, ...]:
    return of_kit(content.get("samples"), str(content.get("build")))


def _drift(content: Content) -> tuple[Evidence, ...]:
    advice = str(content.get("advice", ""))
    return () if advice == "dates only" else (Evidence(check="drift_checked", text=f"Drift check: {advice}"),)


def _rehearsal(content: Content) -> tuple[Evidence, ...]:
    return of_rehearsal(str(content.get("name")), str(content.get("key"))) if content.get("finished") else ()


def _check(content: Content) -> tuple[Evidence, ...]:
    return of_check(str(content.get("file_verdict")), int(content.get("examples", 0)))


def _facts(content: Content) -> tuple[Evidence, ...]:
    return of_facts(content.get("noted", {}))


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _first_sentence(text: str) -> str:
    plain = re.sub(r"[*_`]|\[\d+\]", "", text)
    return re.split(r"(?<=[.!?])\s", " ".join(plain.split()), maxsplit=1)[0].rstrip(".")


_READERS: dict[str, Callable[[Content], tuple[Evidence, ...]]] = {
    "judge_fit": _verdict,
    "estimate_cost": _estimate,
    "start_dataset_build": _build,
    "check_dataset_file": _check,
    "note_situation": _facts,
    "prompt_kit": _kit,
    "check_drift": _drift,
    "rehearse": _rehearsal,
}
