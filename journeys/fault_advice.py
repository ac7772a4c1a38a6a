"""What is said at once to something that is told of a step: fewer pieces than it names, a claim that was invented."""

from __future__ import annotations

import re

from journeys.counted import NUMBERS, number_of_word, number_word
from journeys.counted_words import tells_share, to_be_continued
from journeys.run import JourneyRun, RunStep
from journeys.run_counting import counted_in

SMALL = "|".join(NUMBERS[2:])
HAVE = (
    rf"\b(?:have|have got|got|'ve got|found|finds?|only|just|took|take|picked|chose|with|there are|it'?s|makes?)(?: (?:only|just|about|now|so far))* (?P<n>\d{{1,2}}|{SMALL})\b"
    r"(?! ?(?:minutes?|mins?|hours?|days?|weeks?|words?|%|per|rules?|traits?|samples?|clients?|in (?:a )?(?:100|hundred)))"
)
OF_TEN, TEN = r"\bten\b", 10
# What tells that jobs for the test were found or counted, and not the pieces on hand.
JOBS = r"\b(?:turned up|came up|one more|another one|f(?:ou|i)nds? (?:another|one|two|\d)|test (?:jobs?|pieces?|briefs?|set))\b"
ARE_JOBS = rf"\b(?P<n>\d{{1,2}}|{SMALL}) (?:of them )?(?:are|is|were) (?:the |my |only |just )*test (?:jobs|pieces|briefs|set)\b"
INVENTED = (
    r"\binvent\w*|\bmak(?:es?|ing) (?:things|stuff|facts|it|claims) up\b|\bmade[ -](?:it |that |things |stuff )?up\b|\bhallucinat\w*|\bnever said (?:that|so|it)\b|"
    r"\bsaid\b.{0,40}\b(?:isn'?t|is not|wasn'?t) true\b|\b(?:claims?|says?|said|wrote)\b.{0,60}\b(?:not (?:true|in the brief)|never (?:said|told|wrote|mentioned))\b"
)
NOT_INVENTED = r"\b\d+ (?:\w+ )?(?:invented|made up)\b"  # a count of them
ADVICE = (
    "A claim that nobody gave it is a wrong fact, and with clients the dearest kind. Put this rule on your page: “Use "
    "only what stands in the brief; where something is missing, leave it out or ask.” No prompt ends it altogether, so "
    "check each claim before it goes out."
)


def said_of_invented(words: str) -> str | None:
    """What helps against invented claims, where words complain of one."""
    is_told = re.search(INVENTED, words, re.IGNORECASE) and not re.search(NOT_INVENTED, words, re.IGNORECASE)
    return ADVICE if is_told else None


def said_of_fewer(step: RunStep, words: str) -> str | None:
    """That another number than the ten that a step names will do, where words tell how many there are."""
    found = re.findall(HAVE, words.replace("’", "'"), re.IGNORECASE)
    number = number_of_word(found[-1]) if found else None
    if number is None or not 3 <= number <= 30 or number == 10 or not re.search(OF_TEN, step.title, re.IGNORECASE):
        return None
    name = number_word(number)
    return f"{name.capitalize()} is fine: wherever a step speaks of “the ten”, take your {name}."


def with_own_jobs(run: JourneyRun, text: str) -> str:
    """What a step says, with the number of test jobs that somebody told in place of the ten."""
    number = _jobs_told(run)
    if number is None:
        return text
    name = number_word(number)
    text = re.sub(r"\b([Tt])he (?:last )?ten\b", lambda found: f"{'Y' if found[1] == 'T' else 'y'}our {name}", text)
    of_own = r"\b[Tt]en(?= (?:briefs|final texts|drafts|jobs|test jobs)\b)"
    return re.sub(of_own, lambda found: name.capitalize() if found[0][0] == "T" else name, text)


def _jobs_told(run: JourneyRun) -> int | None:
    step = next((each for each in run.steps if re.search(OF_TEN, each.title, re.IGNORECASE)), None)
    told = [found for words in (step.told if step else ()) for found in re.findall(HAVE, words.replace("’", "'"), re.I)]
    number = number_of_word(told[-1]) if told else None
    return number if number is not None and 3 <= number <= 30 and number != 10 else None


def step_of_jobs(run: JourneyRun, words: str) -> RunStep | None:
    """The step that asks for ten test jobs, where words tell how many of these there are; None for other words."""
    step = next((each for each in run.steps if re.search(OF_TEN, each.title, re.IGNORECASE)), None)
    flat = words.replace("’", "'")
    if step is None or step.state == "skipped" or tells_share(flat):
        return None
    counts = re.search(JOBS, flat, re.IGNORECASE) and said_of_fewer(step, flat)
    return step if counts or re.search(ARE_JOBS, flat, re.IGNORECASE) else None


def next_piece(run: JourneyRun, step: RunStep) -> str | None:
    """The smallest way on in a step of which some pieces are counted and others are to come; None for every other."""
    counted = counted_in(run, step)
    pieces = counted[-1].pieces if counted and counted[-1].is_partial else None
    if pieces is None:
        return None
    every = counted[-1].of or _jobs_told(run) or TEN
    left = f", and {number_word(every - pieces)} are left" if every > pieces else ""
    have = "One is" if pieces == 1 else f"{number_word(pieces).capitalize()} are"
    return f"{have} counted{left}: do one more, and leave the rest for another day."


def is_to_go_on(run: JourneyRun, step: RunStep, words: str) -> bool:
    """Whether the rest of a step is still to come, by what is told of it."""
    counted = counted_in(run, step)
    return to_be_continued(words) or (bool(counted) and counted[-1].is_partial)
