"""What is still asked about a project, and what was understood, in words."""

from __future__ import annotations

from collections.abc import Sequence

from tracking.project import Project
from tracking.reading import Reading

QUESTIONS = {
    "name": "what is the project called",
    "helper": "which helper did you use: none, a general model, your prompt kit or your tuned model",
    "rounds": "how many rounds of revision did it take",
    "minutes": "how many minutes of your work did it take in all",
}
DOUBTFUL = {
    "helper": "I was not sure which helper you meant",
    "rounds": "I was not sure about the number of rounds",
    "minutes": "I was not sure about the minutes",
    "share_changed": "I was not sure about the share of words changed",
    "on": "I could not read the day",
    "name": "I could not read the name",
}


def question_for(missing: Sequence[str]) -> str | None:
    """One question for all that is missing; None when nothing is."""
    asked = [QUESTIONS[name] for name in missing if name in QUESTIONS]
    if not asked:
        return None
    joined = " and ".join(asked) if len(asked) < 3 else f"{'; '.join(asked[:-1])}; and {asked[-1]}"
    return f"{joined[0].upper()}{joined[1:]}? What you do not know stays open."


def doubts(reading: Reading) -> list[str]:
    """What was spoken of and not taken, each in a sentence."""
    told = [f"{DOUBTFUL[name]}, so I left it open." for name in reading.doubtful if name in DOUBTFUL]
    if reading.unread:
        told.append("I made nothing of: " + ", ".join(f"“{words}”" for words in reading.unread) + ".")
    return told


def understood(project: Project) -> list[str]:
    """A line for each thing that is known of a project."""
    rows = (
        ("Project", project.name),
        ("Kind", project.kind),
        ("Client", project.client),
        ("Helper", project.helper),
        ("Rounds", None if project.rounds is None else str(project.rounds)),
        ("Minutes", None if project.minutes is None else f"{project.minutes:g}"),
        ("Words changed", None if project.share_changed is None else f"{project.share_changed:.0%}"),
        ("Outcome", project.outcome),
        ("Day", None if project.on is None else project.on.isoformat()),
    )
    return [f"{label}: {value}" for label, value in rows if value is not None]
