"""What people say against a verdict, and the authored answer that fits their case (`objections/*.yaml`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import fields
from pathlib import Path
from string import Formatter
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from journeys.ceiling import people_agree
from journeys.limits import limit_of
from journeys.nouns import noun_of
from journeys.rubric import Outcome
from journeys.signs import Signs, read_signs
from journeys.situation import Situation
from journeys.wording import count, quoted
from knowledge.concepts import FACT
from knowledge.content import ContentError, Problem, file_label, problems_of, read_yaml
from knowledge.providers import Provider, fact_sentence

FOLDER = Path(__file__).parent / "objections"
FEWEST_PHRASINGS = 3
OF_THE_VERDICT = frozenset({"verdict", "decided_by"})
BRACES = frozenset({
    "on_hand", "volume", "pieces", "tried", "measure", "pace", "privacy", "agreed", "limit", "change", "reason",
    "next_step", "alternative",
})  # fmt: skip


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"is no pattern ({error}). Mend it.") from None
    return pattern


Text = Annotated[str, Field(min_length=1)]
Pattern = Annotated[str, AfterValidator(_compiles)]
Sign = str | bool


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Answer(_Record):
    """Sentences for one kind of case; `when` maps a sign, `verdict` or `decided_by` to the values it may have.

    A word that may stand in braces is true where it was told: "agreed: [true]".
    """

    when: dict[str, tuple[Sign, ...]] = Field(default_factory=dict)
    concept: Text
    says: Annotated[tuple[Text, ...], Field(min_length=1, max_length=6)]


class Objection(_Record):
    """Something that people say against a verdict, and the answers, the general one last.

    It is known again by meaning, from the phrasings, and by `cues`: patterns of words in lower case. One that `holds`
    others is what those are about in common: it has no phrasings of its own, and answers where none of them is near.
    Words of `unless` rule it out, however like it a message is.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    only: tuple[Text, ...] = ()  # what must have decided the verdict, where it makes sense after nothing else
    declines: bool = False  # what is asked for is refused, whoever asks
    first: bool = False  # people may come to harm: answered before anything else that the message may be
    on_hand: Text | None = None  # the entry that answers where the number named is of pieces that they have already
    cues: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    holds: tuple[Text, ...] = ()
    phrasings: tuple[Text, ...] = ()
    answers: Annotated[tuple[Answer, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _is_known_by_something(self) -> Self:
        if self.holds and self.phrasings:
            raise ValueError("holds others and has phrasings too. Keep one of the two.")
        if not self.holds and len(self.phrasings) < FEWEST_PHRASINGS:
            raise ValueError(f"has fewer than {FEWEST_PHRASINGS} phrasings. Add some.")
        return self


class Standing(_Record):
    """What the verdict says that an answer may need; `change` is the first thing that would change it."""

    outcome: Outcome
    decided_by: str
    reason: str | None = None
    change: str | None = None
    next_step: str
    alternative: str


class Argument(_Record):
    """What is said to one person: the sentences with their own words in them, and the article behind it."""

    text: Text
    concept: Text


def load_objections(
    folder: Path = FOLDER,
    concepts: Collection[str] | None = None,
    providers: Mapping[str, Provider] | None = None,
) -> tuple[Objection, ...]:
    """Every objection in the order of the files; `concepts` are the articles that may be cited, when known.

    A sentence may be `{{provider:fact}}`: the dated fact of that provider, where the `providers` are given.

    Raises ContentError with every problem.
    """
    found, problems = dict[str, Objection](), list[Problem]()
    for path in sorted(folder.glob("*.yaml")):
        for name, entry in read_yaml(path).items():
            try:
                objection = Objection.model_validate({"id": name, **entry} if isinstance(entry, dict) else entry)
                objection = objection if providers is None else _with_facts(objection, providers)
            except ValidationError as error:
                problems += problems_of(error, f"{file_label(path)}: {name}")
                continue
            except KeyError as error:
                what = f"names a provider or a fact that there is not: {error}"
                problems.append(Problem(file_label(path), name, what, "Write {{provider:fact}} as in the file."))
                continue
            if name in found:
                problems.append(_problem(file_label(path), objection, "id", "stands in another file too"))
            found[name] = objection
            problems += _wrong(objection, file_label(path), concepts)
    problems += _wrongly_held(found)
    if problems:
        raise ContentError(problems)
    return tuple(found.values())


def _with_facts(objection: Objection, providers: Mapping[str, Provider]) -> Objection:
    """The objection with the dated facts in its answers. Raises KeyError for one that there is not."""
    answers = tuple(
        answer.model_copy(update={"says": tuple(_fact_in(sentence, providers) for sentence in answer.says)})
        for answer in objection.answers
    )
    return objection.model_copy(update={"answers": answers})


def _fact_in(sentence: str, providers: Mapping[str, Provider]) -> str:
    found = FACT.fullmatch(sentence)
    return fact_sentence(providers[found[1]], found[2]) if found else sentence


def argue(objection: Objection, situation: Situation, verdict: Standing) -> Argument:
    """The answer to an objection for this person, of which each sentence holds only what they have told."""
    signs = read_signs(situation)
    words = _words(situation, signs, verdict)
    answer = next(answer for answer in objection.answers if _applies(answer.when, signs, verdict, words))
    said = [sentence.format_map(words) for sentence in answer.says if _named(sentence) <= words.keys()]
    return Argument(text=" ".join(said), concept=answer.concept)


def _applies(when: Mapping[str, tuple[Sign, ...]], signs: Signs, verdict: Standing, words: Mapping[str, str]) -> bool:
    of_case: dict[str, Any] = {name: name in words for name in BRACES}
    of_case |= {"verdict": verdict.outcome, "decided_by": verdict.decided_by}
    return all((of_case[name] if name in of_case else getattr(signs, name)) in values for name, values in when.items())


def _words(situation: Situation, signs: Signs, verdict: Standing) -> dict[str, str]:
    """What stands in for the braces; what was not told is missing."""
    told = {
        "on_hand": None if situation.examples_on_hand is None else count(signs.examples_on_hand, noun_of(situation)),
        "volume": None if situation.volume_per_month is None else f"{situation.volume_per_month:,}",
        "pieces": noun_of(situation),
        "tried": quoted(situation.tried_so_far),
        "measure": quoted(situation.judged_by),
        "pace": quoted(situation.change_rate),
        "privacy": quoted(situation.privacy),
        "agreed": people_agree(situation),
        "limit": quoted(limit_of(situation.privacy)),
        "reason": verdict.reason,
        "change": verdict.change,
        "next_step": verdict.next_step,
        "alternative": verdict.alternative,
    }
    return {name: text for name, text in told.items() if text}


def _named(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def _wrong(objection: Objection, label: str, concepts: Collection[str] | None) -> list[Problem]:
    """What a shape alone does not tell: unknown names, and an objection that some case would leave unanswered."""
    known = {sign.name for sign in fields(Signs)} | OF_THE_VERDICT | BRACES
    wrong = list[Problem]()
    for answer in objection.answers:
        wrong += [_problem(label, objection, "when", f"'{name}' is no sign") for name in answer.when.keys() - known]
        braces = {name for sentence in answer.says for name in _named(sentence)} - BRACES
        wrong += [_problem(label, objection, "says", f"nothing is known as {{{name}}}") for name in braces]
        if concepts is not None and answer.concept not in concepts:
            wrong.append(_problem(label, objection, "concept", f"there is no article '{answer.concept}'"))
    if objection.answers[-1].when:
        wrong.append(_problem(label, objection, "answers", "the last one has a condition"))
    return wrong


def _wrongly_held(found: Mapping[str, Objection]) -> list[Problem]:
    """What is held and does not exist, or is held twice."""
    held = [(name, holder) for holder in found.values() for name in holder.holds]
    times = Counter(name for name, _ in held)
    return [
        _problem("objections", holder, "holds", f"'{name}' is {'held twice' if name in found else 'no objection'}")
        for name, holder in held
        if name not in found or found[name].holds or times[name] > 1
    ]


def _problem(label: str, objection: Objection, field: str, what: str) -> Problem:
    return Problem(f"{label}: {objection.id}", field, what, "Mend the entry.")
