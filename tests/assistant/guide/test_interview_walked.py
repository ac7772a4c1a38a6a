"""An interview as a writer of product pages had it: what each reply was taken for."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.models.guide.cases import Cases
from assistant.peri import Peri
from knowledge.embed import PackagedMiniLM
from knowledge.vectors import VectorCache
from tests.assistant.guide.test_guide import talk

pytestmark = pytest.mark.anyio

OPENING = (
    "I write product pages for small furniture makers, always the same shape, and the AI drafts sound like adverts. "
    "Should I train my own model?"
)
SHARE = "the pages belong to the shops, but three of the four said yes in an email"
PAGES = "about 180 pages, each with the maker's sheet"
TRIAL = "I put five of my pages in the prompt and counted: I still change 28 words in a hundred, never the facts"


async def test_the_yes_of_some_owners_is_permission_for_a_part(peri: Peri) -> None:
    assert "not all of them are free to use" in (await talk(peri, OPENING, SHARE)).answer


async def test_pages_are_pieces_where_the_work_is_pages(peri: Peri) -> None:
    assert "180 pieces on hand" in (await talk(peri, OPENING, SHARE, PAGES)).answer


async def test_words_in_a_hundred_are_no_count_and_a_trial_told_early_is_kept(peri: Peri) -> None:
    reply = await talk(peri, OPENING, PAGES, TRIAL)
    assert "100 pieces" not in reply.answer
    assert "tried and counted" in reply.answer


async def test_keyboard_noise_is_no_reply(peri: Peri) -> None:
    reply = await talk(peri, OPENING, "asdf ghjk qwer")
    assert "slip of the keys" in reply.answer
    assert reply.answer.endswith("?")  # the open question, once more


async def test_an_opening_that_tells_of_work_is_judged_though_it_asks_in_no_set_words(peri: Peri) -> None:
    told = (
        "Loss adjuster, self employed, escape of water mostly. Every report has the same 'cause and extent' section. "
        "I take notes on site then bash it out at night. Would training something be daft?"
    )
    assert (await talk(peri, told)).behaviour == "judge_fit"


def test_without_openings_only_the_patterns_tell_a_case(index_folder: Path) -> None:
    embedder = PackagedMiniLM()
    cases = Cases((), (), embedder, VectorCache(index_folder, embedder))
    assert cases.told(OPENING)
    assert not cases.told("What is the difference between a prompt and a trained model, and when does it matter to me?")
