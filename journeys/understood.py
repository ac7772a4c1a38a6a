"""What was understood of a person's words, said back in plain words: "180 a month", "no personal data"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from journeys.changes_ahead import change_ahead
from journeys.fault_words import said_to_go_wrong
from journeys.left_out import NO_ANSWER
from journeys.nouns import ITEMS, PIECES, TEXTS, noun_of
from journeys.personal_data import listed, people_in, things_in
from journeys.phrases import has
from journeys.rights import rests_on_authorship
from journeys.signs import Signs, read_signs
from journeys.situation import Situation
from journeys.wording import count, quoted

RIGHTS_IN_WORDS: Mapping[str, str] = {
    "yes": "you may use them",
    "promised": "you have a yes that is not in writing yet",
    "partly": "not all of them are free to use",
    "owned": "they belong to others",
    "no": "they may not be used for training",
    "others": "they are other people's work",
    "unclear": "nobody has settled yet whether you may use them",
}
TRIED_IN_WORDS: Mapping[str, str] = {
    "nothing": "nothing tried with AI yet",
    "plain": "AI tried, without several samples of yours",
    "samples": "a prompt with your own material tried",
    "works": "the prompt does the job",
}
PACE_IN_WORDS: Mapping[str, str] = {
    "stable": "rules that stay the same",
    "sometimes": "rules that change now and then",
    "often": "rules that change often",
    "facts often": "facts that change often",
}
SAMENESS_IN_WORDS: Mapping[str, str] = {
    "high": "sameness matters much",
    "medium": "sameness matters somewhat",
    "low": "sameness matters little",
}
# What a person can say to put a figure right.
MEANT_NOW: Mapping[str, str] = {
    "examples_on_hand": "I have {:,} finished ones now",
    "volume_per_month": "it is {:,} a month now",
    "words_each": "they are {:,} words each now",
    "minutes_each": "mending one takes {:,} minutes now",
}
PEOPLE_IN_WORDS: Mapping[str | None, str] = {
    "none": "no personal data",
    "handled": "names and the like taken out already",
}


def understood(situation: Situation, told: Collection[str]) -> tuple[str, ...]:
    """What the fields in `told` came to mean, one short phrase each; nothing for words that say nothing certain."""
    signs = read_signs(situation)
    said = (phrase for name, say in SAY.items() if name in told for phrase in say(situation, signs))
    return tuple(dict.fromkeys(said))


def in_doubt(situation: Situation, doubtful: Mapping[str, int]) -> tuple[str, ...]:
    """For each figure that contradicts what was told: what is kept, and how to say that the new one holds."""
    said = list[str]()
    for name, figure in doubtful.items():
        kept = getattr(situation, name, None)
        if kept is not None and name in MEANT_NOW:
            said.append(f"I keep your {kept:,}, and if it is {figure:,} now, say “{MEANT_NOW[name].format(figure)}”")
    return tuple(said)


def _task(situation: Situation, signs: Signs) -> tuple[str, ...]:
    noun = noun_of(situation)
    if signs.task is False:
        return ("several kinds of work",)
    if signs.task is None:
        return ()
    return ("one kind of work",) if noun in (PIECES, ITEMS, TEXTS) else (f"one kind of work, {noun}",)


def _examples(situation: Situation, signs: Signs) -> tuple[str, ...]:
    if situation.examples_on_hand is None:
        return ()
    barred = f", {signs.barred:,} of them not free to use" if signs.barred else ""
    return (f"{count(situation.examples_on_hand, noun_of(situation))} on hand{barred}",)


def _volume(situation: Situation, signs: Signs) -> tuple[str, ...]:
    return () if situation.volume_per_month is None else (f"{situation.volume_per_month:,} a month",)


def _expected(situation: Situation, signs: Signs) -> tuple[str, ...]:
    expected = situation.volume_expected
    return () if expected is None else (f"{expected:,} a month if what you hope for comes about",)


def _words(situation: Situation, signs: Signs) -> tuple[str, ...]:
    each = situation.words_each
    return () if each is None else ("about 1 word each" if each == 1 else f"about {each:,} words each",)


def _minutes(situation: Situation, signs: Signs) -> tuple[str, ...]:
    spent = situation.minutes_each
    return (
        () if spent is None else ("1 minute of mending each" if spent == 1 else f"{spent:,} minutes of mending each",)
    )


def _rights(situation: Situation, signs: Signs) -> tuple[str, ...]:
    use = RIGHTS_IN_WORDS.get(signs.may_use_work or "")
    if signs.may_use_work == "yes" and rests_on_authorship(situation):
        use = "your own writing, so yours to use"
    if signs.may_use_work == "promised" and has(NO_ANSWER, situation.privacy):
        use = "you have one yes; another answer is still missing"
    if signs.left_out:
        use = f"{RIGHTS_IN_WORDS['yes']}, except {quoted(signs.left_out)}, which I leave out"
    if signs.in_confidence:
        use = f"{RIGHTS_IN_WORDS['no']}, since confidentiality was promised"
    if signs.limit:
        use = f"{use}, within this limit: {quoted(signs.limit)}"
    personal = PEOPLE_IN_WORDS.get(people_in(situation.privacy), "")
    if signs.personal_data:
        things = things_in(situation.privacy)
        personal = f"personal data in them ({listed(things)})" if things else "personal data in them"
    return tuple(phrase for phrase in (use, personal) if phrase)


def _tried(situation: Situation, signs: Signs) -> tuple[str, ...]:
    tried = TRIED_IN_WORDS.get(signs.tried_so_far or "")
    counted = " and counted" if tried and signs.measured and signs.tried_so_far == "samples" else ""
    said = (f"{tried}{counted}" if tried else "", said_to_go_wrong(situation, signs))
    return tuple(phrase for phrase in said if phrase)


def _facts(situation: Situation, signs: Signs) -> tuple[str, ...]:
    return tuple(filter(None, (said_to_go_wrong(situation, signs),)))


def _pace(situation: Situation, signs: Signs) -> tuple[str, ...]:
    if ahead := change_ahead(situation.change_rate):
        return (f"about to change: {quoted(ahead)}",)
    return tuple(filter(None, (PACE_IN_WORDS.get(signs.change_rate or ""),)))


def _judged(situation: Situation, signs: Signs) -> tuple[str, ...]:
    if signs.judged_by is None:
        return ()
    return ("you have a way to tell good from poor" if signs.judged_by else "no sure way yet to tell good from poor",)


def _sameness(situation: Situation, signs: Signs) -> tuple[str, ...]:
    return tuple(filter(None, (SAMENESS_IN_WORDS.get(situation.consistency_needed or ""),)))


def _place(situation: Situation, signs: Signs) -> tuple[str, ...]:
    return ("it has to run on your own machine",) if signs.own_machine_only else ()


SAY: Mapping[str, Callable[[Situation, Signs], tuple[str, ...]]] = {
    "task": _task,
    "examples_on_hand": _examples,
    "volume_per_month": _volume,
    "volume_expected": _expected,
    "words_each": _words,
    "minutes_each": _minutes,
    "privacy": _rights,
    "may_use_work": _rights,
    "runs_where": _place,
    "tried_so_far": _tried,
    "needs_facts": _facts,
    "change_rate": _pace,
    "judged_by": _judged,
    "consistency_needed": _sameness,
}
