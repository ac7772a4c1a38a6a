"""What holds for the pairs of any documents."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataset.candidate import Candidate
from dataset.document import Document
from dataset.pair.choose import find_pairs
from dataset.pair.draft import open_pairing
from dataset.pair.measure import measure
from dataset.pair.must_mention import missing_from, specifics
from dataset.pair.settings import PairSettings
from tests.dataset.pair.making import STOVE, TENT, document, mail, pairs, sheet, strings

PAIRING = open_pairing(PairSettings())
WORK = [
    document("Nordlys/products/fjell.docx", ("text", TENT)),
    document("Nordlys/products/bris.docx", ("text", STOVE)),
    document("s/brief.docx", ("text", "A text about our kettle for people who like tea in the mountains, please.")),
    document("s/kettle.docx", ("text", STOVE.replace("burner", "kettle"))),
    sheet(
        "t.csv", [{"Product": "Fjell", "Copy": TENT + " Ask Ida."}, {"Product": "Bris", "Copy": STOVE + " Ask Ole."}]
    ),
    strings(
        "paywell/en.json", {"a.error": "We could not reach Swish. Try again in {n} minutes.", "a.ok": "All is paid now"}
    ),
    mail(
        "1.eml",
        "x@y.example",
        ("own", "Can you tell me what the tent weighs and for whom it is made?"),
        message_id="<1@y>",
    ),
    mail("2.eml", "me@z.example", ("own", TENT + " Yours truly"), message_id="<2@z>", in_reply_to="<1@y>"),
]
words = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), st.sampled_from("aeinst AEB19.,€%\n")
    ),
    min_size=1,
    max_size=160,
)
pieces = st.lists(
    st.builds(
        lambda name, text, title: document(f"{name or 'x'}.docx", ("text", text), title=title),
        st.text(alphabet="abc -_19", max_size=12),
        words.map(lambda text: f"{text} {STOVE} {text[::-1]}"),
        st.one_of(st.none(), words),
    ),
    max_size=4,
    unique_by=lambda piece: piece.id,
)


def ids(documents: list[Document]) -> list[str]:
    return [pair.id for pair in pairs(*documents)]


def test_every_strategy_takes_part() -> None:
    assert {pair.strategy for pair in pairs(*WORK)} == {"template", "brief", "sheet", "strings", "mail"}


def test_no_answer_holds_a_fact_that_its_prompt_lacks() -> None:
    for figures in measure(pairs(*WORK), PAIRING):
        assert figures.missing == 0
        assert figures.distinct_prompts == 1
        assert figures.copied <= 0.6


def test_the_same_work_gives_the_same_pairs_again() -> None:
    assert pairs(*WORK) == pairs(*WORK)


def test_the_order_of_the_files_changes_no_pair() -> None:
    assert {pair.id: pair for pair in pairs(*reversed(WORK))} == {pair.id: pair for pair in pairs(*WORK)}


def test_a_file_that_has_nothing_to_do_with_the_others_changes_none_of_their_pairs() -> None:
    other = document(
        "Else/speech.docx", ("text", "Friends, we came a long way together, and tonight we may sit down and look back.")
    )
    assert set(pairs(*WORK)) <= set(pairs(other, *WORK))


def test_moving_a_file_keeps_the_id_of_its_pair() -> None:
    piece = document("Nordlys/fjell.docx", ("text", TENT))
    moved = piece.model_copy(update={"path": "done/2024/fjell.docx"})
    assert ids([piece]) == ids([moved])


def test_equal_pieces_have_ids_of_their_own() -> None:
    twice = [document("a/fjell.docx", ("text", TENT)), document("b/fjell.docx", ("text", TENT), company="B")]
    assert len(set(ids(twice))) == 2
    assert set(ids(twice)) == set(ids(twice[::-1]))


@settings(max_examples=60, deadline=None)
@given(pieces)
def test_any_text_keeps_the_promises(documents: list[Document]) -> None:
    made = pairs(*documents)
    assert len({pair.id for pair in made}) == len(made)
    for pair in made:
        assert pair.answer.strip()
        assert bool(pair.prompt) == (pair.strategy != "none")
        if pair.prompt:
            facts = specifics(pair.answer, PAIRING.vocabulary, language=pair.language)
            assert missing_from(pair.prompt, facts) == ()
            assert " ".join(pair.answer.split()) not in " ".join(pair.prompt.split())
            assert not PAIRING.leaks(pair.answer, pair.prompt, pair.language)
            assert all(origin.text in pair.prompt for origin in pair.origins)


def test_documents_that_are_read_again_need_a_way_to_fetch_one() -> None:
    class Store:
        def __iter__(self) -> Iterator[Document]:
            return iter(WORK)

    by_id = {one.id: one for one in WORK}
    made: list[Candidate] = list(find_pairs(Store(), PairSettings(), fetch=by_id.get))
    assert made == pairs(*WORK)
    with pytest.raises(TypeError, match="fetch"):
        list(find_pairs(Store(), PairSettings()))
    with pytest.raises(TypeError, match="twice"):
        list(find_pairs(iter(WORK), PairSettings(), fetch=by_id.get))


def test_prompts_of_one_kind_are_worded_in_several_ways() -> None:
    many = [document(f"texts/{at}.docx", ("text", TENT.replace("Fjell", f"Vind{at}"))) for at in range(30)]
    (figures,) = measure(pairs(*many), PAIRING)
    assert figures.distinct_prompts == 1
    assert figures.variants == 5
    assert figures.longest_shared_start == 0


@pytest.mark.parametrize(
    "scrap", ["1. ", "a@b.co 7 ", "A", "€1,000.00", "Aa-", "{x}%(", "0.", "Bb of ", "\n", "http://x.de/"]
)
def test_endless_text_is_kept_without_a_prompt(scrap: str) -> None:
    text = f"{STOVE} {scrap * 60_000}"
    made = pairs(sheet("t.csv", [{"Product": "x", "Copy": text}]), document("a.docx", ("text", text)))
    assert all(pair.strategy == "none" or len(pair.answer) < 1000 for pair in made)
    assert len(made) == 2
