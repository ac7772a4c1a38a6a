"""Search in the library: passages found by meaning and words, grouped by article, with the sentence that fits best."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.pages.anchors import PROVIDERS, article_path
from knowledge.index import ConceptIndex, Found

LONGEST_QUERY = 300  # characters; what is longer belongs into the chat
PASSAGES = 18
ARTICLES = 8
LONGEST_EXCERPT = 280
FEWEST_LETTERS = 2


@dataclass(frozen=True)
class Place:
    """A heading with its address."""

    heading: str
    href: str


@dataclass(frozen=True)
class Hit:
    """An article with the best of its passages."""

    title: str
    href: str
    best: Place
    excerpt: str
    others: tuple[Place, ...]


@dataclass(frozen=True)
class Findings:
    """What a search came to. `query` is what was looked for, perhaps shortened."""

    query: str
    is_shortened: bool
    hits: tuple[Hit, ...]
    providers: tuple[Place, ...]


def find(index: ConceptIndex, query: str) -> Findings | None:
    """The articles that fit a query, best first; None for one with nothing in it to look for."""
    plain = " ".join(re.sub(r"[\x00-\x1f\x7f\ud800-\udfff\ufffd]", " ", query).split())
    asked = plain[:LONGEST_QUERY].strip()
    if len(re.findall(r"[^\W_]", asked)) < FEWEST_LETTERS:
        return None
    by_article: dict[str, list[Found]] = {}
    for found in index.search(asked, PASSAGES):
        by_article.setdefault(found.passage.concept, []).append(found)
    hits = tuple(_hit(found, asked) for found in list(by_article.values())[:ARTICLES])
    return Findings(asked, asked != plain, hits, tuple(_providers(index, asked)))


def excerpt(text: str, query: str) -> str:
    """The sentences of a passage that share most with the query, in plain words, at most `LONGEST_EXCERPT` long."""
    sentences = _sentences(text)
    wanted = _stems(query)
    best = max(range(len(sentences)), key=lambda i: (len(wanted & _stems(sentences[i])), -i), default=0)
    chosen = ""
    for sentence in sentences[best : best + 2]:
        if chosen and len(chosen) + len(sentence) >= LONGEST_EXCERPT:
            break
        chosen = f"{chosen} {sentence}".strip()
    return chosen if len(chosen) <= LONGEST_EXCERPT else f"{chosen[: LONGEST_EXCERPT - 1].rsplit(' ', 1)[0]}…"


def _hit(found: list[Found], query: str) -> Hit:
    places = [Place(f.passage.heading, article_path(f.passage.concept, f.passage.heading)) for f in found]
    passage = found[0].passage
    said = excerpt(passage.text, query)
    return Hit(passage.title, article_path(passage.concept), places[0], said, tuple(places[1:3]))


def _providers(index: ConceptIndex, query: str) -> list[Place]:
    """The providers that are named in the query: most of them have no article, and all of them have facts."""
    found = []
    for provider in index.library.providers.values():
        names = (provider.name.split(" (")[0], *provider.aliases)
        capital = any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", query) for name in names if name != name.lower())
        alone = any(name.casefold() == query.casefold() for name in names)
        if capital or alone:
            found.append(Place(provider.name, f"{PROVIDERS}#{provider.id}"))
    return found


def _sentences(text: str) -> list[str]:
    lines = [line for line in text.splitlines() if not line.lstrip().startswith(("|", "```"))]
    bare = [re.sub(r"^\s*(?:[-*>]|\d+\.)\s+", "", re.sub(r"[*`]", "", line)).strip() for line in lines]
    found = [s for line in bare for s in re.split(r"(?<=[.!?])\s+", line) if s]
    return found or [" ".join(re.sub(r"[*`|]|-{3,}", " ", text).split())]


def _stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z0-9]{4,}", text.lower())}
