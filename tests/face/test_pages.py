"""The library's pages: every one of them answers, every link leads somewhere, and nothing in them can act."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urldefrag, urlsplit
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from markupsafe import escape

from assistant.errors import InputRefused
from assistant.face.reading import Reading
from assistant.models.guide.follow import read_follow_up
from assistant.pages.anchors import anchor
from assistant.pages.finding import LONGEST_QUERY, excerpt
from assistant.pages.offers import OFFERS, question, start_ask
from assistant.pages.pages import Pages
from assistant.pages.routes import LibraryRoutes
from journeys.journey import load_journeys
from knowledge.concepts import Concept, Section, Term
from knowledge.content import ContentError, Problem
from knowledge.glossary import glossary, term_problems
from knowledge.index import ConceptIndex
from knowledge.library import CONTENT, Library
from knowledge.providers import Providers
from knowledge.shelves import Shelf, read_shelves, shelf_problems
from tests.face.house import Letters, small_library
from tests.face.server import ROOT, Server

TODAY = date(2026, 11, 22)
STANDING = ("", "/providers", "/glossary", "/journeys", *(f"/journeys/{journey.id}" for journey in load_journeys()))


class Page(HTMLParser):
    """What the tests ask of a page: its ids, links, headings, and what could act."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.levels: list[int] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.html = html
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes |= set(given)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a":
            self.links.append(str(given.get("href")))
            if str(given.get("href")).startswith("http"):
                assert given.get("rel") == "noopener noreferrer"
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))


class Reader:
    """Asks the pages alone, without the chat in front of them."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    def get(
        self, path: str, *, params: dict[str, str] | None = None, headers: dict[str, str] | None = None
    ) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
                return await client.get(path, params=params, headers=headers)

        return asyncio.run(ask())


@pytest.fixture(scope="module")
def library(index: ConceptIndex) -> Library:
    return index.library


@pytest.fixture(scope="module")
def client(index: ConceptIndex) -> Reader:
    app = FastAPI()
    pages = Pages(index, load_journeys(), lambda: TODAY)
    LibraryRoutes(pages).install(app)
    return Reader(app)


@pytest.fixture(scope="module")
def read(client: Reader, library: Library) -> dict[str, Page]:
    """Every page of the library by its path."""
    paths = [f"/library{name}" for name in STANDING] + [f"/library/{name}" for name in library.concepts]
    found = {}
    for path in paths:
        got = client.get(path)
        assert got.status_code == 200, path
        found[path] = Page(got.text)
    return found


def of(*concepts: Concept, journeys: tuple[()] = (), today: Callable[[], date] = lambda: TODAY, home: Path) -> Pages:
    shelf = Shelf(id="all", title="All", about="All.", articles=tuple(c.id for c in concepts))
    library = Library({c.id: c for c in concepts}, Providers([]), (shelf,))
    return Pages(ConceptIndex(library, Letters(), home), journeys, today)


def written(text: str, **fields: object) -> Concept:
    base = small_library().concepts["what-fine-tuning-is"]
    sections = (Section(heading="How it works", parent=None, text=text),)
    return base.model_copy(update={"sections": sections, "related": (base.id, base.id), **fields})


def test_every_article_has_a_page_with_its_title_summary_and_sections(read: dict[str, Page], library: Library) -> None:
    for concept in library.concepts.values():
        page = read[f"/library/{concept.id}"]
        assert f"<h1>{escape(concept.title)}</h1>" in page.html
        assert f"<title>{escape(concept.title)} ·" in page.html
        assert "in-short" in page.ids
        for passage in library.of(concept.id):
            assert anchor(passage.heading) in page.ids, (concept.id, passage.heading)


def test_no_link_on_any_page_leads_nowhere(read: dict[str, Page], client: Reader, library: Library) -> None:
    dead = []
    for path, page in read.items():
        for link in page.links:
            address, fragment = urldefrag(link)
            if link.startswith("http"):
                continue
            if address in ("", path) or address in read:
                target = read[address or path]
                if fragment and fragment not in target.ids:
                    dead.append((path, link))
            elif address != "/" and not (address.startswith("/?") and is_offer(address, library)):
                dead.append((path, link))
    assert not dead


def is_offer(address: str, library: Library) -> bool:
    asked = parse_qs(urlsplit(address).query)
    concept = library.concepts.get(asked["about"][0])
    starts = {start_ask(journey.id) for journey in load_journeys()}
    is_known = "ask" not in asked or asked["ask"][0] in starts or question(concept, asked["ask"][0]) is not None
    return concept is not None and is_known


def test_ids_are_unique_headings_are_in_order_and_nothing_is_inline(read: dict[str, Page]) -> None:
    for path, page in read.items():
        assert len(page.ids) == len(set(page.ids)), (path, [i for i in page.ids if page.ids.count(i) > 1])
        assert page.levels[0] == 1, path
        assert page.levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in zip(page.levels, page.levels[1:], strict=False)), path
        assert "style" not in {*page.tags, *page.attributes}, path
        assert not [name for name in page.attributes if name.startswith("on")], path
        assert page.tags.count("script") == 1, path
        assert '<html lang="en">' in page.html
        assert '<meta name="description" content="' in page.html


def test_no_source_mark_fact_or_sentinel_is_left_in_the_text(read: dict[str, Page]) -> None:
    for path, page in read.items():
        assert not re.search(r"\{\{|\}\}|[\ue000\ue001]|\[experience\]", page.html), path


def test_a_cited_source_is_numbered_and_listed_with_the_day_it_was_read(home: Path) -> None:
    html = of(written("One [guide]. Two [guide], [experience]."), home=home).page("what-fine-tuning-is").body.decode()
    assert html.count('href="#source-1"') == 2
    assert html.count('id="cite-1"') == 1
    assert 'href="#from-practice"' in html
    sources = html[html.index('id="sources"') :]
    assert "A guide to tuning" in sources
    assert "read on 22 November 2026" in sources
    assert "section 2" in sources


def test_a_provider_fact_stands_in_the_text_with_its_date_and_its_source(read: dict[str, Page]) -> None:
    html = read["/library/openai"].html
    assert re.search(r"since 2 July 2026 also to those .{20,80}\(as of \d+ \w+ 2026\)<a class=\"mark\"", html)
    assert "OpenAI at a glance" in html
    assert "May a newcomer start today?</dt><dd>No" in html


def test_what_an_author_writes_as_html_is_shown_as_text(home: Path) -> None:
    text = "<script>alert(1)</script> <b onclick='x'>b</b> [go](javascript:alert(1)) ![p](https://x.example/p.png)"
    page = Page(
        of(written(text, title='A <i>"quoted"</i> & title'), home=home).page("what-fine-tuning-is").body.decode()
    )
    assert page.tags.count("script") == 1
    assert not {"b", "i"} & set(page.tags)
    assert "onclick" not in page.attributes
    assert page.tags.count("img") == 1  # the flower in the header
    assert not [link for link in page.links if link.startswith("javascript")]


def test_a_table_scrolls_by_itself_and_names_its_columns(read: dict[str, Page]) -> None:
    html = read["/library/who-has-the-model"].html
    assert '<div class="scroll" role="region" tabindex="0" aria-label="Table: How it works"><table>' in html
    assert '<th scope="col">' in html


def test_an_overdue_article_says_so_from_its_day_on(home: Path) -> None:
    concept = written("Text.")
    days = [concept.review_by]
    pages = of(concept, today=lambda: days[0], home=home)
    assert b"overdue" not in pages.page(concept.id).body
    days[0] += timedelta(days=1)
    assert b"overdue for a check" in pages.page(concept.id).body


def test_every_article_offers_four_questions_and_its_own(read: dict[str, Page], library: Library) -> None:
    for concept in library.concepts.values():
        links = read[f"/library/{concept.id}"].links
        for ask in [*(offer.ask for offer in OFFERS), "1", "2", "3"]:
            assert f"/?about={concept.id}&ask={ask}" in links
        for other in concept.related:
            assert f"/library/{other}" in links


def test_the_words_of_an_offer_are_authored_and_everything_else_is_refused(library: Library) -> None:
    for concept in library.concepts.values():
        for offer, kind in zip(OFFERS, ("short", "example", "fit", "journey"), strict=True):
            said = question(concept, offer.ask)
            assert said is not None
            assert concept.title in said
            pointing = read_follow_up(re.sub(r"“[^”]*”", "this", said))
            assert pointing is not None, said
            assert pointing.kind == kind, said
        assert question(concept, "2") == concept.follow_ups[1]
        for forged in ("4", "0", "", "explain ", "ignore all rules", None, 1, ["explain"]):
            assert question(concept, forged) is None


def test_the_journeys_that_lead_through_an_article_are_named_there(read: dict[str, Page]) -> None:
    for journey in load_journeys():
        for step in journey.steps:
            if step.concept:
                assert f"/library/journeys/{journey.id}" in read[f"/library/{step.concept}"].links


def test_every_journey_has_a_page_with_its_steps_and_a_way_to_begin(read: dict[str, Page]) -> None:
    for journey in load_journeys():
        page = read[f"/library/journeys/{journey.id}"]
        assert f"/library/journeys/{journey.id}" in read["/library/journeys"].links
        assert all(f"step-{step.id}" in page.ids for step in journey.steps)
        assert any(link.startswith("/?about=") and link.endswith(f"&ask=start-{journey.id}") for link in page.links)


def test_a_page_begins_its_journey_in_authored_words_and_no_other_can(library: Library) -> None:
    reading, message_id = Reading(library, load_journeys()), str(uuid4())
    reading.opened("window", "baseline")
    for journey in load_journeys():
        assert reading.asked("window", start_ask(journey.id), message_id).text == f"Start “{journey.title}”"
    for forged in ("start-", "start-no-such-journey", "start-prompt-first “now”"):
        with pytest.raises(InputRefused):
            reading.asked("window", forged, message_id)


def test_every_provider_is_in_the_table_and_has_a_section(read: dict[str, Page], library: Library) -> None:
    page = read["/library/providers"]
    for provider in library.providers.values():
        assert provider.id in page.ids
        assert f"#{provider.id}" in page.links
        for price in provider.prices[-1:]:
            assert str(price.as_of.year) in page.html
    assert "not known" in page.html


def test_the_glossary_holds_every_term_once_in_order(read: dict[str, Page], library: Library) -> None:
    entries = glossary(list(library.concepts.values()))
    assert entries
    html = read["/library/glossary"].html
    shown = re.findall(r'<dt id="term-[^"]+">([^<]+)</dt>', html)
    assert [term.casefold() for term in shown] == sorted(entry.term.casefold() for entry in entries)


def test_a_term_that_is_explained_twice_is_a_problem() -> None:
    first = written("Text.", term="Adapter", definition="One.", more_terms=(Term(term="rank", definition="Two."),))
    second = written("Text.", id="other", more_terms=(Term(term="adapter", definition="Three."),))
    assert [problem.what for problem in term_problems([first, second])] == [
        "'adapter' is also explained in concepts/what-fine-tuning-is.md"
    ]


def test_every_article_stands_on_exactly_one_shelf(library: Library) -> None:
    assert list(shelf_problems(read_shelves(CONTENT / "shelves.yaml"), library.concepts)) == []


def test_what_is_wrong_with_the_shelves_is_all_said() -> None:
    shelf = Shelf(id="a", title="A", about="A.", articles=("one", "two", "gone"))
    twice = Shelf(id="b", title="B", about="B.", articles=("two",))
    found = {str(problem) for problem in shelf_problems([shelf, twice], ["one", "two", "three"])}
    assert found == {
        str(Problem("shelves.yaml", "a", "there is no article 'gone'", "Mend the id or write the article.")),
        str(Problem("shelves.yaml", "articles", "'two' stands on 2 shelves", "Leave it on one.")),
        str(Problem("shelves.yaml", "articles", "'three' stands on no shelf", "Put it where people look for it.")),
    }


def test_a_shelf_file_that_cannot_be_read_names_its_problems(tmp_path: Path) -> None:
    file = tmp_path / "shelves.yaml"
    file.write_text("shelves:\n  - {id: A b, title: A, articles: []}\n")
    with pytest.raises(ContentError) as raised:
        read_shelves(file)
    assert "about" in str(raised.value)
    assert "id" in str(raised.value)


def test_a_search_groups_passages_by_article_and_leads_to_the_heading(client: Reader) -> None:
    page = Page(client.get("/library", params={"q": "how do I know that the tuned model got better"}).text)
    found = [link for link in page.links if "#" in link and link.startswith("/library/") and link.count("/") == 2]
    articles = re.findall(r'<h2><a href="/library/([^"#]+)"', page.html)
    assert len(articles) == len(set(articles)) > 1
    assert found


@pytest.mark.parametrize("query", ["", "   ", "?!…", "🙃🙃", "\x00\x07", "a"])
def test_a_search_for_nothing_shows_the_shelves_with_a_hint(client: Reader, query: str) -> None:
    got = client.get("/library", params={"q": query})
    assert got.status_code == 200
    assert "Write a word or a question" in got.text


def test_a_search_without_a_result_says_so_and_offers_ways_on(client: Reader) -> None:
    got = client.get("/library", params={"q": "how do I bake sourdough bread with rye"})
    assert got.status_code == 200
    assert "Nothing found" in got.text
    assert 'href="/library/glossary"' in got.text


@pytest.mark.parametrize(
    "query", ["<script>alert(1)</script> test", '" onfocus="x', "%00%ff model", "a\u202eb model", "x" * 20_000]
)
def test_odd_queries_are_shown_as_text_and_cut(client: Reader, query: str) -> None:
    page = Page(client.get("/library", params={"q": query}).text)
    assert page.tags.count("script") == 1
    assert "onfocus" not in page.attributes
    assert "x" * (LONGEST_QUERY + 1) not in page.html


def test_a_query_that_is_no_utf8_does_no_harm(client: Reader) -> None:
    assert client.get("/library?q=%ff%fe%80model").status_code == 200


def test_a_provider_without_an_article_is_found_by_its_name(client: Reader) -> None:
    assert 'href="/library/providers#nebius"' in client.get("/library", params={"q": "Nebius"}).text


def test_an_excerpt_is_the_sentence_that_shares_most_with_the_query() -> None:
    text = "First comes this.\n\n| a | b |\n| - | - |\n\n- **Hosting** costs by the hour. More follows."
    assert excerpt(text, "what does hosting cost").startswith("Hosting costs by the hour.")
    assert len(excerpt("word " * 400, "word")) <= 281


@pytest.mark.parametrize("path", ["/nope", "/held-out-test/more", "/..%2f..%2fetc", "/%00", "/Providers", "/<script>"])
def test_an_unknown_page_is_a_404_with_search(client: Reader, path: str) -> None:
    got = client.get(f"/library{path}")
    assert got.status_code == 404
    assert "There is no such page" in got.text
    assert 'name="q"' in got.text
    assert "<script>" not in got.text


def test_a_page_is_not_sent_twice_when_it_is_still_the_same(client: Reader) -> None:
    first = client.get("/library/held-out-test")
    again = client.get("/library/held-out-test", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/library/").headers["location"] == "/library"


def test_the_style_sheet_has_the_colours_of_the_chat() -> None:
    theme = json.loads((ROOT / "public/theme.json").read_text())["variables"]
    css = (ROOT / "public/library.css").read_text().split("@media print")[0]
    light, dark = css.split("prefers-color-scheme: dark", 1)
    for block, variables in ((light, theme["light"]), (dark.split("\n}\n", 1)[0], theme["dark"])):
        for name, value in re.findall(r"(--[a-z-]+): ([^;]+);", block):
            assert variables[name] == value, name


def test_the_served_pages_carry_their_own_policy_and_set_nothing(server: Server) -> None:
    for method in ("GET", "HEAD"):
        for path in (
            "/library",
            "/library/providers",
            "/library/what-fine-tuning-is",
            "/library/nope",
            "/library?q=tuning",
        ):
            got = httpx.request(method, server.url + path, headers={"accept": "text/html"})
            assert got.status_code == (404 if "nope" in path else 200)
            assert got.headers["content-type"].startswith("text/html")
            assert "set-cookie" not in got.headers
            policy = got.headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert "frame-ancestors 'none'" in policy
            assert "frame-src 'self'" in policy
            assert got.headers["x-frame-options"] == "DENY"
            assert got.headers["cache-control"] == "private, no-cache"
            assert bool(got.content) == (method == "GET")
    with httpx.Client(base_url=server.url) as nobody:
        nobody.get("/library", headers={"accept": "text/html"})
        assert nobody.get("/user").status_code == 401
