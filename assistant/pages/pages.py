"""The library's pages, each rendered once a day: the content does not change while Peri runs, "overdue" does."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from assistant.pages.anchors import GLOSSARY, JOURNEYS, LIBRARY, PROVIDERS, anchor, article_path
from assistant.pages.articles import Link, article, provider_of
from assistant.pages.finding import find
from assistant.pages.programmes import programme
from assistant.pages.services import services
from journeys.journey import Journey
from knowledge.glossary import glossary
from knowledge.index import ConceptIndex
from knowledge.providers import date_in_words

ABOUT = "Articles for freelancers on training a language model on their own work, with sources and their dates."
ABOUT_PROVIDERS = "Providers of fine-tuning compared: who takes newcomers today, dated prices, limits, data terms."
ABOUT_GLOSSARY = "The words of fine-tuning, each in one plain sentence, with the article that says more."
ABOUT_JOURNEYS = "Guided programmes for freelancers: what each gives, how long it takes, who it is for and who not."
HOME = Link("Library", LIBRARY)
OPENING = 110  # characters of a summary that a card shows at least, to the end of the sentence


@dataclass(frozen=True)
class Page:
    """A finished page. `tag` changes when the page does."""

    body: bytes
    status: int = 200

    @property
    def tag(self) -> str:
        """An entity tag."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:24]}"'


class Pages:
    """All pages of one library; needs nobody signed in and keeps nothing but what it has rendered."""

    def __init__(self, index: ConceptIndex, journeys: Sequence[Journey], today: Callable[[], date]) -> None:
        self._index = index
        self._library = index.library
        self._journeys = tuple(journeys)
        self._today = today
        self._day = today()
        self._kept: dict[str, Page] = {}
        self._templates = Environment(
            loader=PackageLoader("assistant.pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True,
        )  # fmt: skip
        self._templates.filters.update(day=date_in_words, sentence=_sentence, lower_first=_lower_first)

    def page(self, name: str) -> Page:
        """The page of this name below /library; the one that says so when there is none."""
        if name in self._library.concepts:
            return self._once(name, lambda: self._article(name))
        standing: dict[str, Callable[[], Page]] = {
            "": self._home, "providers": self._providers, "glossary": self._glossary, "journeys": self._every_journey,
            **{f"journeys/{journey.id}": partial(self._journey, journey) for journey in self._journeys},
        }  # fmt: skip
        made = standing.get(name)
        return self._once(name, made) if made else self._once("?", self._missing)

    def search(self, query: str) -> Page:
        """What the library has on a query; the shelves, with a hint, when there is nothing in it to look for."""
        findings = find(self._index, query)
        if findings is None:
            return self._once("?blank", lambda: self._home(is_blank=True))
        return self._render("found.html", LIBRARY, f"Search: {findings.query}", f=findings, is_search=True)

    def _once(self, key: str, made: Callable[[], Page]) -> Page:
        today = self._today()
        if today != self._day:
            self._day, self._kept = today, {}
        page = self._kept.get(key)
        if page is None:
            page = self._kept[key] = made()
        return page

    def _home(self, is_blank: bool = False) -> Page:
        shelves = [
            {"id": s.id, "title": s.title, "about": s.about, "links": [self._card(name) for name in s.articles]}
            for s in self._library.shelves
        ]
        counts = {"count": len(self._library.concepts), "provider_count": len(self._library.providers)}
        return self._render("home.html", LIBRARY, ABOUT, shelves=shelves, is_blank=is_blank, **counts)

    def _article(self, name: str) -> Page:
        shown = article(self._library, self._journeys, self._library.concepts[name], self._day)
        return self._render("article.html", article_path(name), shown.description, a=shown)

    def _providers(self) -> Page:
        concepts = self._library.concepts.values()
        about = {p.id: concept for concept in concepts if (p := provider_of(self._library, concept))}
        articles = {
            name: Link(about[name].title, article_path(about[name].id)) if name in about else None
            for name in self._library.providers
        }
        listed = services(self._library.providers.values(), self._day)
        return self._render(
            "providers.html", PROVIDERS, ABOUT_PROVIDERS, services=listed, articles=articles, is_wide=True
        )

    def _glossary(self) -> Page:
        entries = [
            {
                "term": entry.term,
                "definition": entry.definition,
                "anchor": f"term-{anchor(entry.term)}",
                "href": article_path(entry.concept),
                "title": self._library.concepts[entry.concept].title,
            }
            for entry in glossary(list(self._library.concepts.values()))
        ]
        groups = [(letter, list(found)) for letter, found in groupby(entries, key=lambda e: e["term"][0].upper())]
        return self._render("glossary.html", GLOSSARY, ABOUT_GLOSSARY, groups=groups)

    def _every_journey(self) -> Page:
        listed = [programme(journey, self._library, self._day) for journey in self._journeys]
        return self._render("journeys.html", JOURNEYS, ABOUT_JOURNEYS, journeys=listed)

    def _journey(self, journey: Journey) -> Page:
        titles = {name: concept.title for name, concept in self._library.concepts.items()}
        shown, shelf = programme(journey, self._library, self._day), Link("Journeys", JOURNEYS)
        return self._render("journey.html", shown.path, journey.outcome, j=shown, titles=titles, shelf=shelf)

    def _missing(self) -> Page:
        page = self._render("missing.html", "", ABOUT, is_missing=True)
        return Page(page.body, 404)

    def _card(self, name: str) -> Link:
        concept = self._library.concepts[name]
        return Link(concept.title, article_path(name), _opening(self._library.plain(concept.summary)))

    def _render(self, template: str, here: str, description: str, **values: Any) -> Page:
        shown = {
            "here": here,
            "description": description,
            "home": HOME,
            "is_search": False,
            "is_missing": False,
            "is_wide": False,
        }
        return Page(self._templates.get_template(template).render({**shown, **values}).encode())


def _opening(text: str) -> str:
    """The first sentence or sentences of a summary."""
    flat = " ".join(text.split())
    end = flat.find(". ", OPENING // 2)
    return flat if end < 0 else flat[: end + 1]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
