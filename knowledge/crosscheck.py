"""What is wrong with the content and shows only when all files lie side by side."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date

from knowledge.concepts import FACT, LINK, Concept
from knowledge.content import Problem
from knowledge.providers import Provider, Providers

_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy"
    "|eighty|ninety|hundred|thousand"
)
AMOUNT = re.compile(
    r"[$€£]\s?\d[\d.,]*"
    rf"|\b(?:\d[\d.,]*|{_NUMBER_WORDS})\s*(?:(?:US\s)?dollars?|cents?|euros?|pounds?|USD|EUR|GBP)\b"
    r"|\b\d[\d.,]*\s?[$€£]",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"\n\s*\n|\n\s*(?=[-*|]|\d+\.\s)|(?<=[.?!])\s+")


def cross_problems(
    concepts: Collection[Concept], providers: Providers, broken_concepts: Collection[str], broken: Collection[str]
) -> list[Problem]:
    """Dead links, unknown facts, titles used twice, and amounts of providers in prose.

    `broken_concepts` and `broken` are the ids of articles and providers that could not be read: what leads to them
    is not judged, since it may be right.
    """
    ids = {concept.id for concept in concepts} | set(broken_concepts)
    facts = {(provider.id, fact.id) for provider in providers.values() for fact in provider.facts}
    names = _provider_names(providers)
    problems, owner = list[Problem](), dict[str, str]()
    for concept in concepts:
        file = _file(concept)
        problems += _dead_ends(concept, ids, facts, broken)
        problems += _amounts(concept, providers, names)
        if owner.setdefault(concept.title.casefold(), file) != file:
            problems.append(
                Problem(file, "title", f"is also the title of {owner[concept.title.casefold()]}", "Rename one.")
            )
    return problems


def unreached(concepts: Collection[Concept]) -> Iterator[Problem]:
    """Articles to which no other one leads, by a link or under `related`: readers would meet them by chance only."""
    led_to = {target for concept in concepts for target in _leads_to(concept) if target != concept.id}
    for concept in concepts:
        if concept.id not in led_to:
            remedy = "Link to it, or name it under related, where a reader needs it."
            yield Problem(_file(concept), "id", "no other article leads here", remedy)


def dates_ahead(concepts: Collection[Concept], providers: Collection[Provider], today: date) -> list[Problem]:
    """Days on which something is said to have been read or reviewed and that have not come yet."""
    found = [(_file(c), field, day) for c in concepts for field, day in _days_of_concept(c)]
    found += [(f"providers/{p.id}.yaml", field, day) for p in providers for field, day in _days_of_provider(p)]
    return [
        Problem(file, field, f"{day} lies ahead of {today}", "Give the day on which it was read.")
        for file, field, day in found
        if day > today
    ]


def _dead_ends(
    concept: Concept, ids: Collection[str], facts: Collection[tuple[str, str]], broken: Collection[str]
) -> Iterator[Problem]:
    file = _file(concept)
    for name in concept.related:
        if name not in ids:
            yield Problem(file, "related", f"there is no article '{name}'", "Mend the id or write the article.")
    for section in concept.sections:
        for _, target in LINK.findall(section.text):
            if target not in ids:
                yield Problem(file, section.heading, f"links to '{target}', which does not exist", "Mend it.")
        for fact in FACT.findall(section.text):
            if fact not in facts and fact[0] not in broken:
                yield Problem(file, section.heading, f"there is no fact '{':'.join(fact)}'", "Add it to the provider.")


def _leads_to(concept: Concept) -> set[str]:
    return {*concept.related, *(target for s in concept.sections for _, target in LINK.findall(s.text))}


def _amounts(concept: Concept, providers: Providers, names: re.Pattern[str]) -> Iterator[Problem]:
    """An amount in a sentence that names a provider, or anywhere in the article about one: it would get no date."""
    is_about_one = any(
        (found := providers.find(name)) and found.kind != "own_machine"
        for name in (concept.id, concept.id.replace("-", " "), concept.title.split(":")[0])
    )
    texts = [("summary", concept.summary), ("definition", concept.definition or "")]
    for field, text in [*texts, *((section.heading, section.text) for section in concept.sections)]:
        for sentence in _SENTENCE_END.split(FACT.sub("\n\n", text)):
            amount = AMOUNT.search(sentence)
            if amount and (is_about_one or _names_one(sentence, names)):
                yield Problem(
                    _file(concept),
                    field,
                    f"tells the amount '{amount[0].rstrip('.,')}' of a provider without its date",
                    "Make it a fact of the provider and write {{provider:fact}} here.",
                )


def _names_one(sentence: str, names: re.Pattern[str]) -> bool:
    """Whether a provider is named, with a capital: several names are common words ("put together", "at home")."""
    return any(match[0] != match[0].lower() for match in names.finditer(" ".join(sentence.split())))


def _provider_names(providers: Providers) -> re.Pattern[str]:
    hosted = [provider for provider in providers.values() if provider.kind != "own_machine"]
    names = {name for p in hosted for name in (p.name.split(" (")[0], *p.aliases)}
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{known or '(?!)'})(?!\w)", re.IGNORECASE)


def _days_of_concept(concept: Concept) -> Iterator[tuple[str, date]]:
    yield "reviewed", concept.reviewed
    for number, source in enumerate(concept.sources, start=1):
        yield f"sources, entry {number}, read_at", source.read_at


def _days_of_provider(provider: Provider) -> Iterator[tuple[str, date]]:
    yield "as_of", provider.as_of
    for number, source in enumerate(provider.sources, start=1):
        yield f"sources, entry {number}, read_at", source.read_at
    for number, price in enumerate(provider.prices, start=1):
        yield f"prices, entry {number}, as_of", price.as_of
    for number, fact in enumerate(provider.facts, start=1):
        yield f"facts, entry {number}, as_of", fact.as_of


def _file(concept: Concept) -> str:
    return f"concepts/{concept.id}.md"
