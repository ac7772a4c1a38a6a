"""Keep, look at, set aside: every candidate with its reasons."""

from __future__ import annotations

import pytest

from dataset.candidate import BLANK, Candidate
from dataset.curate.balance import measure_balance
from dataset.curate.clients import Told, WorldName, gather_world
from dataset.curate.judge import judge_candidates
from dataset.curate.masking import Mask
from dataset.curate.rights import Permission
from dataset.curate.settings import CurateSettings
from dataset.document import Document, Segment
from dataset.finding import Judged, doubt_of
from dataset.pair.kinds import read_kinds
from dataset.pair.vocabulary import read_vocabulary
from tests.dataset.curate.making import candidate

CLEAN = (
    "The jug keeps coffee hot for hours and pours without a drip. Its lid opens with one hand, and the handle "
    "stays cool even when the jug is full. Wash it by hand and it will last for years."
)
LONG = CLEAN + " Take it to the garden, to the office or on the train; it stands steady wherever you put it down."


def judged(*candidates: Candidate, **settings: object) -> list[Judged]:
    return list(judge_candidates(candidates, CurateSettings.model_validate(settings)))


def rules(one: Judged) -> dict[str, str]:
    return {finding.rule: finding.level for finding in one.findings}


def test_a_clean_pair_is_kept_without_a_word() -> None:
    (one,) = judged(candidate(CLEAN, "Write about a jug."), languages=("en",))
    assert one.findings == ()
    assert one.state == "keep"
    assert one.cluster is None
    assert doubt_of(one.findings) == 0


@pytest.mark.parametrize(
    ("answer", "prompt", "rule", "level"),
    [
        (CLEAN + " Write to anna@shop.de.", "", "private", "look"),
        (CLEAN + " password: Tulip7!x", "", "secret", "aside"),
        (CLEAN, "The login: token = ghp_abcdefghijklmnopqrstuv123456", "secret", "aside"),
        ("DRAFT 2\n" + CLEAN, "", "draft", "look"),
        (CLEAN + " It costs [TK] euros.", "", "placeholder", "look"),
        ("Lorem ipsum dolor sit amet. " + CLEAN, "", "placeholder", "look"),
        (CLEAN.replace("hours", "hours Ã©tÃ©"), "", "damaged", "look"),
        (CLEAN + " Its glass is thick and the", "", "truncated", "look"),
        ("As an AI language model I like coffee. " + CLEAN, "", "boilerplate", "look"),
        ("Hot coffee.", "", "too-short", "look"),
        ("  ", "", "empty", "aside"),
        ("word " * 9000, "", "too-long", "aside"),
        (CLEAN, f"Write about a jug. Tone: {BLANK}", "blanks", "look"),
        (CLEAN + " It holds 1.2 litres.", "Write about a jug.", "unsupported", "look"),
        ("Strictly confidential\n" + CLEAN, "", "secrecy", "look"),
        (CLEAN, "This is under NDA until May. Write about a jug.", "secrecy", "look"),
        (CLEAN, "Our budget for this is €4,000. Write about a jug.", "secrecy", "look"),
        ("Die Kanne hält den Kaffee stundenlang heiß und gießt, ohne zu tropfen. Der Deckel geht leicht auf.", "",
         "language", "aside"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_pair_is_said_with_its_place(answer: str, prompt: str, rule: str, level: str) -> None:
    (one,) = judged(candidate(answer, prompt), languages=("en",))
    assert rules(one)[rule] == level
    assert one.state == ("aside" if "aside" in rules(one).values() else "look")
    for finding in one.findings:
        assert finding.reason.endswith((".", "?"))
        if finding.start is not None:
            text = one.candidate.prompt if finding.side == "prompt" else one.candidate.answer
            assert finding.end is not None
            assert text[finding.start : finding.end] == finding.value


def test_a_client_s_work_waits_for_permission_and_is_set_aside_without_it() -> None:
    pair = candidate(CLEAN, client="Nordlicht")
    assert rules(judged(pair)[0]) == {"permission": "look"}
    assert rules(judged(pair, permissions=(Permission(client="Nordlicht", may_use=True),))[0]) == {}
    refused = Permission(client="Nordlicht", may_use=False, note="contract of 2024")
    (one,) = judged(pair, permissions=(refused,))
    assert one.state == "aside"
    assert "contract of 2024" in one.findings[0].reason


def test_a_name_is_looked_at_until_its_mask_is_decided() -> None:
    pair = candidate(CLEAN + " Made for NORD\u00adLICHT.", "Write for Nordlicht.")
    name = WorldName(name="Nordlicht", kind="client", sources=("folder",))
    (one,) = judged(pair, names=(name,))
    assert [(f.side, f.value) for f in one.findings if f.rule == "name"] == [
        ("prompt", "Nordlicht"),
        ("answer", "NORD\u00adLICHT"),
    ]
    mask = Mask(name="Nordlicht", token="[CLIENT-1]", kind="client")
    assert "name" not in rules(judged(pair, names=(name,), masks=(mask,))[0])


def test_of_equal_pieces_the_one_with_the_strongest_evidence_stays() -> None:
    weak = candidate(LONG, "Write about a jug.", path="a.docx")
    strong = candidate(LONG.upper(), "Dear Anna, we need a text about our jug.", strategy="mail", path="b.eml")
    first, second = judged(weak, strong, languages=("en",))
    assert rules(first)["repeat"] == "aside"
    assert "b.eml" in first.findings[-1].reason
    assert second.state == "keep"
    assert first.cluster == second.cluster is not None


def test_near_twins_of_long_pieces_are_looked_at_and_of_interface_texts_only_grouped() -> None:
    pieces = judged(candidate(LONG, path="a.docx"), candidate(LONG.replace("garden", "park"), path="b.docx"))
    assert [rules(one) for one in pieces] == [{"near-twin": "look"}, {"near-twin": "look"}]
    assert pieces[0].cluster == pieces[1].cluster is not None
    texts = judged(
        candidate("Turn the light on", "Key: on", strategy="strings"),
        candidate("Turn the lights on", "Key: all on", strategy="strings"),
    )
    assert [one.state for one in texts] == ["keep", "keep"]
    assert texts[0].cluster == texts[1].cluster is not None


def test_a_prompt_that_asks_for_two_things_is_looked_at() -> None:
    pieces = judged(
        candidate(CLEAN, "Write.", path="a"),
        candidate("A lamp for long evenings, bright and kind to the eyes.", "Write.", path="b"),
    )
    assert [rules(one).get("same-prompt") for one in pieces] == ["look", "look"]


def test_style_is_judged_from_twenty_pieces_on() -> None:
    things = ["jug", "lamp", "chair", "desk", "clock", "vase", "bench", "shelf", "bowl", "glove"]
    things += ["scarf", "tent", "knife", "spoon", "plate", "towel", "candle", "basket", "ladder", "mirror"]
    usual = [candidate(f"This {thing} is made by hand. " + LONG.replace("jug", thing), path=thing) for thing in things]
    odd = candidate("WOW!!! " + "Buy it now! You want it! You need it! Go go go! " * 8, path="odd")
    few = judged(*usual[:10], odd)
    assert "style" not in rules(few[-1])
    many = judged(*usual, odd)
    assert rules(many[-1])["style"] == "look"
    assert not any("style" in rules(one) for one in many[:-1])


def test_judging_twice_says_the_same_and_an_iterator_is_refused() -> None:
    pairs = [candidate(LONG, path="a.docx"), candidate(LONG.replace("garden", "park"), path="b.docx"), candidate("Hi.")]
    assert judged(*pairs) == judged(*pairs)
    with pytest.raises(TypeError):
        list(judge_candidates(iter(pairs), CurateSettings()))


def test_the_names_of_the_person_s_world_come_from_folders_mails_properties_headers_and_columns() -> None:
    def document(path: str, *segments: Segment, **fields: object) -> Document:
        return Document.model_validate({"id": path, "path": path, "kind": "docx", "segments": segments, **fields})

    world = gather_world(
        [
            document("clients/03_Acme-Foods_2024/texts/a.docx", author="Anna Becker"),
            document("b.eml", meta={"from": "Ian O'Neill <ian@nordlicht.co.uk>", "to": "Me Myself <me@gmail.com>"}),
            document("c.docx", meta={"company": "BrightPath GmbH & Co. KG"}),
            document("d.docx", Segment(kind="header", text="Confidential – for Lindqvist Hotels", place="", at=0)),
            document("e.csv", Segment(kind="row", text="", place="", cells={"Client": "Żubrówka", "Text": "x"}, at=0)),
        ],
        Told(clients=("Marks & Spencer",), own_names=("Me Myself",), own_addresses=("me@gmail.com",)),
        read_kinds(),
        read_vocabulary(),
    )  # fmt: skip
    found = {name.name: name.kind for name in world.names}
    assert (
        found["Marks & Spencer"]
        == found["Acme Foods"]
        == found["nordlicht"]
        == found["BrightPath"]
        == found["Żubrówka"]
        == "client"
    )
    assert found["Anna Becker"] == found["Ian O'Neill"] == "person"
    assert "Lindqvist Hotels" in found
    assert not any("Me" in name.split() or name == "gmail" for name in found)
    assert world.secrecy == {"d.docx": "Confidential – for Lindqvist Hotels"}
    (one,) = judged(candidate(CLEAN, document="d.docx"), secrecy=world.secrecy)
    assert rules(one) == {"secrecy": "look"}


def test_balance_tells_when_one_client_dominates() -> None:
    pairs = [candidate(f"{CLEAN} {at}", client="Acme" if at < 9 else "Nordlicht") for at in range(10)]
    balance = measure_balance(pairs)
    assert balance.clients == {"Acme": 9, "Nordlicht": 1}
    assert balance.effective_clients == pytest.approx(1.384, abs=0.001)
    assert "90% of the pairs are for Acme" in balance.sentences[0]
