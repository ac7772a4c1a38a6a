"""How far somebody is in a step, as they tell it: what is half done, what waits for others, and what was sorted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from journeys.answers_told import N, as_number, wants_answers
from journeys.run import RunStep

UNFINISHED = (
    r"\bhalf (?:done|way|finished|through)\b|\bhalfway\b|\b(?:partly|nearly|almost|mostly) (?:done|finished|through)\b|"
    r"\bthe (?:rest|remainder|others?)\b.{0,25}\b(?:tomorrow|tonight|later|next|soon|follows?|"
    r"this week(?:end)?|on \w+day)\b|"
    r"\b(?:tomorrow|tonight|later|next \w+)\b.{0,20}\bthe (?:rest|remainder|others?)\b|"
    r"\bnot (?:finished|done|complete) yet\b"
)
WAITS = (
    r"\b(?:i|we)(?: am| are|'m|'re| will|'ll)?(?: now| still| just)* wait(?:ing)?\b|"
    r"\bno (?:reply|answer|word|response|news) "
    r"(?:so far|yet|until now)\b|\bnothing back (?:so far|yet)\b|"
    r"\b(?:not|n't) (?:answered|replied|heard|got)\b.{0,20}\b(?:yet|so far)\b"
)
WROTE = (
    r"\b(?:written|wrote|mailed|e-?mailed|sent|asked|contacted)\b[^.;\d]{0,20}?"
    rf"\b(?P<n>{N}) (?:clients?|customers?|people|of them|agencies|publishers)\b"
)
MOVED = (
    rf"\b(?P<n>{N}) (?:of (?:the|my|them) )?(?P<old>green|amber|red)s?(?: ones?| pieces?| lines?)? "
    r"(?:(?:have |has )?(?:became|become|turned(?: out)?|went|gone|moved to)|(?:are|is) now)(?: to be)? "
    r"(?P<new>green|amber|red)\b"
)
GUESSED = (
    r"\b(?:i (?:think|guess|believe|suppose|assume)|probably|presumably|perhaps|maybe|not (?:quite |really )?sure|"
    r"as far as i know|afaik|must be)\b"
)
READ = (
    rf"\b(?:read|went through|checked|looked at)(?: all| the| my| of| these| those)* (?P<n>{N})\b(?! (?:names|things))"
)
FOUND = rf"\b(?:found|missed|there were|discovered|spotted)(?: still| another| only| about)* (?P<n>{N})\b"
COLOURS = ("green", "amber", "red")
# What stands beside the counts in a line that tells nothing else.
BARE = (
    r"(?:sorry|correction|no|so|now|and|then|wait|i mean|that is|it'?s|are|is|in all|together|altogether|[\s,.:;!–-])+"
)
COLOURED = r"\b(\d{1,4}) (?:are |were |is |of them (?:are |is )?)?(green|amber|red)s?\b"


def is_unfinished(words: str) -> bool:
    """Whether words tell that a step is begun and not at its end."""
    return re.search(UNFINISHED, _flat(words)) is not None


def waits(words: str) -> bool:
    """Whether words tell that somebody else's answer is still out."""
    return re.search(WAITS, _flat(words)) is not None


def said_of_progress(step: RunStep, words: str) -> str:
    """What follows from how far a step is, a sentence or two; nothing where no count or wait of it is told."""
    parts = [
        _of_colours(step, words) if wants_colours(step) else "",
        _of_guess(step, words),
        _of_misses(step, words),
        _of_waiting(step, words),
    ]
    return " ".join(part for part in parts if part)


def wants_colours(step: RunStep) -> bool:
    """Whether a step asks how many are green, amber and red."""
    return "green" in (step.report or "")


def tells_colours(words: str) -> bool:
    """Whether words count pieces by colour, or move some from one colour to another."""
    return len(_counts_in(words)) > 1 or re.search(MOVED, _flat(words)) is not None


def wants_faults(step: RunStep) -> bool:
    """Whether a step asks for the counts of faults by kind."""
    return "three counts" in (step.report or "")


def without_old_colours(step: RunStep, lines: Iterable[str]) -> tuple[str, ...]:
    """The lines told of a step, with its bare counts of colours in one line as they stand after the last of them."""
    told = tuple(lines)
    bare = [line for line in told if wants_colours(step) and _tells_only_colours(line)]
    if len(bare) < 2:
        return told
    kept = [in_colours(_counts_after(told)) if line == bare[-1] else line for line in told]
    return tuple(line for line in kept if line not in bare[:-1])


def colours_of(step: RunStep) -> Mapping[str, int]:
    """The count of each colour as it stands after all that was told of a step; empty for one that asks for none."""
    return _counts_after((*step.told, step.evidence or "")) if wants_colours(step) else {}


def in_colours(counts: Mapping[str, int]) -> str:
    """Counts in the order of the colours: "15 green, 20 amber, 12 red"."""
    return ", ".join(f"{counts[colour]} {colour}" for colour in COLOURS if colour in counts)


def _of_colours(step: RunStep, words: str) -> str:
    """The counts as they stand: what is told anew takes the place of what was told of that colour before."""
    if not _counts_in(words) and not re.search(MOVED, _flat(words)):
        return ""
    earlier = [told for told in step.told if told != words]
    counts = _counts_after([*earlier, words])
    if len(counts) < 2:
        return ""
    parts = [f"That is {in_colours(counts)}, {sum(counts.values())} in all."]
    if counts.get("amber"):
        parts.append("Ask for the ambers next; where no contract was found, that is an amber, too.")
    if counts.get("red"):
        parts.append("The reds stay out, until a client lifts the clause in writing.")
    return " ".join(parts)


def _counts_after(told: Iterable[str]) -> dict[str, int]:
    """The count of each colour after all that was told, the first first; one that moves from a colour to another is
    counted over, unless the new counts are told along with it."""
    counts = dict[str, int]()
    for words in told:
        if new := _counts_in(words):
            counts.update(new)
            continue
        for moved in re.finditer(MOVED, _flat(words)):
            if moved["old"] in counts and (n := as_number(moved["n"])) <= counts[moved["old"]]:
                counts[moved["old"]] -= n
                counts[moved["new"]] = counts.get(moved["new"], 0) + n
    return counts


def _counts_in(words: str) -> dict[str, int]:
    """The counts that a statement tells; none where it counts a colour twice, and so something else."""
    found = re.findall(COLOURED, re.sub(MOVED, "", _flat(words)))
    counts = {colour: int(n) for n, colour in found}
    return counts if len(found) == len(counts) else {}


def _tells_only_colours(words: str) -> bool:
    left = re.sub(COLOURED, "", re.sub(MOVED, "", _flat(words)))
    return bool(_counts_in(words)) and re.fullmatch(BARE, left or " ") is not None


def _of_guess(step: RunStep, words: str) -> str:
    """A line that is only thought, at a step that wants none."""
    if "guessed" not in step.done or re.search(GUESSED, _flat(words)) is None:
        return ""
    return (
        "What you only think is a guess: put a question mark on that line, look it up on the service's page, or ask "
        "its support."
    )


def _of_misses(step: RunStep, words: str) -> str:
    """What so many misses in so many pieces mean, at the step that counts them."""
    flat = _flat(words)
    read, missed = re.search(READ, flat), re.search(FOUND, flat)
    if "found in the twenty" not in (step.report or "") or read is None or missed is None:
        return ""
    pieces, misses = as_number(read["n"]), as_number(missed["n"])
    if not pieces or not misses:
        return ""
    if misses > pieces:
        return f"{misses} in {pieces} is more than one a piece: mask them, and read others, or all of them once more."
    return f"{misses} in {pieces} is no more than one a piece: mask these, and look for the same kind in the rest."


def _of_waiting(step: RunStep, words: str) -> str:
    if not waits(words):
        return ""
    if not wants_answers(step):
        until = "; until then put a question mark on that line" if "question mark" in step.do else ""
        return f"Tell me the answer when it is there{until}."
    wrote = re.search(WROTE, _flat(words))
    asked = f"{wrote['n']} asked; their answers are still to come. " if wrote else ""
    return f"{asked}After two weeks write once more; who does not answer then counts as a no."


def _flat(words: str) -> str:
    return " ".join(words.replace("’", "'").casefold().split())
