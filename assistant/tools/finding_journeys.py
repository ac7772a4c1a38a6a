"""Which journey or step a person means by a name, and how a journey is offered."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.errors import ToolRefusal
from journeys.journey import Journey
from journeys.run import JourneyRun, RunStep, find_step
from journeys.run_words import number_of

EMPTY = frozenset(
    {"a", "an", "and", "as", "at", "be", "begin", "can", "for", "from", "get", "i", "in", "is", "it", "journey", "let",
     "me", "my", "of", "on", "one", "or", "please", "resume", "s", "start", "step", "take", "that", "the", "this", "to",
     "up", "with", "you", "your"}
)  # fmt: skip
SHORTEST_STEM, LONGEST_ENDING = 4, 3  # letters by which a word is told in another form: "quot-ing"
ENOUGH = 0.5  # share of a title's telling words that must be said


def named(said: str, titles: Mapping[str, str]) -> list[str]:
    """The ids whose id or title is meant by `said`: one when it is clear, more when it is not, none when unknown."""
    wanted = said.strip().strip("“”\"'.").casefold()
    exact = [id for id, title in titles.items() if wanted in (id, title.casefold())]
    if exact:
        return exact
    words = _telling(said)
    shares = {id: _shared(words, _telling(f"{title} {id}"), _telling(title)) for id, title in titles.items()}
    best = max(shares.values(), default=0.0)
    return [id for id, share in shares.items() if share == best] if best >= ENOUGH else []


def find_step_named(run: JourneyRun, said: str) -> RunStep:
    """The step that is named by its id, its number or its title. Raises ToolRefusal."""
    digits = said.strip().removeprefix("step").strip()
    if digits.isdecimal() and 1 <= int(digits) <= len(run.steps):
        return run.steps[int(digits) - 1]
    titles_by_id = {step.id: step.title for step in run.steps}
    found = named(said, titles_by_id)
    found = found if len(found) == 1 else _akin(said, titles_by_id) or found
    if len(found) != 1:
        titles = "; ".join(f"{number_of(run, step)}. {step.title}" for step in run.steps)
        raise ToolRefusal(f"I cannot tell which step you mean. The steps are: {titles}.")
    return find_step(run, found[0])


def offer(journey: Journey) -> str:
    """A journey in a line, for a list to choose from."""
    return f"{journey.title} ({journey.effort_hours} hours over {journey.days} days)"


def _akin(said: str, titles: Mapping[str, str]) -> list[str]:
    """The ids in whose title every telling word of `said` has a word of the same beginning: "quoting" for "quote"."""
    words = [word for word in _telling(said) if len(word) >= SHORTEST_STEM]
    stems = [word[: max(SHORTEST_STEM, len(word) - LONGEST_ENDING)] for word in words]
    akin = [
        id
        for id, title in titles.items()
        if all(any(word.startswith(stem) for word in _telling(title)) for stem in stems)
    ]
    return akin if stems and len(akin) == 1 else []


def _shared(said: frozenset[str], known: frozenset[str], title: frozenset[str]) -> float:
    """The share of the title that was said, or of what was said that stands in the title, whichever is the larger."""
    common = said & known
    return max(len(common) / max(1, len(title)), len(common) / max(1, len(said)))


def _telling(text: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in re.findall(r"[a-z0-9]+", text.casefold()) if word not in EMPTY)
