"""A message that was sent beside an article is understood as being about it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.events import Ended
from assistant.messages import Message, Reply, UserMessage
from assistant.models.guide.turns import read_talk
from assistant.models.preparing import Preparer
from assistant.models.prompt import system_prompt
from assistant.models.protocol import ModelRequest
from assistant.pages.offers import OFFERS, question
from assistant.peri import LOCAL, Peri, new_id
from assistant.store.rows import to_message

pytestmark = pytest.mark.anyio
ARTICLE = "held-out-test"
DAY = date(2026, 11, 22)


async def talk(peri: Peri, *texts: str, about: str | None = ARTICLE) -> list[Reply]:
    person, conversation = peri.store.person(LOCAL, "You", peri.now()), new_id()
    replies = []
    for text in texts:
        begun = peri.accept(person, conversation, UserMessage(text=text, about=about))
        async for event in peri.turn(begun):
            if isinstance(event, Ended):
                replies.append(event.reply)
    return replies


@pytest.mark.parametrize(
    ("ask", "behaviour"),
    [("explain", "explain"), ("examples", "examples"), ("fit", "judge_fit"), ("journey", "journey")],
)
@pytest.mark.parametrize("article", [ARTICLE, "openai", "how-many-examples", "personal-data"])
async def test_an_offer_is_taken_for_what_it_says(peri: Peri, ask: str, behaviour: str, article: str) -> None:
    concept = peri.library.concepts[article]
    (reply,) = await talk(peri, question(concept, ask) or "", about=article)
    assert reply.behaviour == behaviour
    if ask == "journey":
        assert concept.title in reply.answer
    else:
        assert {citation.concept for citation in reply.citations} == {article}


async def test_it_means_the_open_article_until_something_else_was_spoken_of(peri: Peri) -> None:
    simpler, cost, other, why = await talk(peri, "simpler please", "what does it cost?", "What is retrieval?", "why?")
    assert {c.concept for c in simpler.citations} == {ARTICLE}
    assert {c.concept for c in cost.citations} == {ARTICLE}
    assert "retrieval" in {c.concept for c in other.citations}
    assert {c.concept for c in why.citations} == {"retrieval"}


async def test_without_an_article_the_same_words_are_not_about_it(peri: Peri) -> None:
    (reply,) = await talk(peri, "simpler please", about=None)
    assert ARTICLE not in {citation.concept for citation in reply.citations}


async def test_examples_ask_for_the_trade_and_take_it_as_the_answer(peri: Peri) -> None:
    says = question(peri.library.concepts[ARTICLE], "examples") or ""
    first, second = await talk(peri, says, "translator")
    assert "I don't know your trade yet" in first.answer
    assert second.behaviour == "examples"
    assert "I don't know your trade yet" not in second.answer


async def test_an_answer_that_is_given_again_is_about_the_same_article(peri: Peri) -> None:
    person, conversation = peri.store.person(LOCAL, "You", peri.now()), new_id()
    begun = peri.accept(person, conversation, UserMessage(text="simpler please", about=ARTICLE))
    async for _ in peri.turn(begun):
        pass
    again = peri.again(person, conversation)
    assert again.user.about == ARTICLE
    async for _ in peri.turn(again):
        pass
    edited = peri.accept(person, conversation, UserMessage(text="shorter"), replaces=begun.user.id)
    assert edited.user.about == ARTICLE


def test_a_message_of_an_older_peri_is_about_nothing() -> None:
    message = to_message('{"role": "user", "id": "a", "text": "hello"}')
    assert isinstance(message, UserMessage)
    assert message.about is None


def test_an_opening_stands_for_the_article_only_where_nothing_was_spoken_of() -> None:
    read = read_talk([UserMessage(text="hello", about=ARTICLE)])
    assert read.subject is not None
    assert (read.subject.concept, read.subject.question) == (ARTICLE, "held out test")
    assert read_talk([UserMessage(text="hello")]).subject is None


def test_a_hosted_model_hears_which_article_is_open() -> None:
    messages: tuple[Message, ...] = (UserMessage(text="What is this?", about=ARTICLE),)
    preparer = Preparer("openai/x", None, None, 30, None, None, lambda: DAY)
    system = preparer.prepare(ModelRequest(messages, ()), None).arguments["messages"][0]["content"]
    assert f'article "{ARTICLE}"' in system
    assert "has the article" not in system_prompt({}, DAY)


def test_there_are_four_offers() -> None:
    assert [offer.label for offer in OFFERS] == [
        "Explain it differently", "Show examples from my trade", "Does it apply to me?", "Is there a journey?",
    ]  # fmt: skip
