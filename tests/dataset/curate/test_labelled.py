"""A labelled line names a client; titles that differ in one place offer what differs."""

from __future__ import annotations

import pytest

from dataset.curate.clients import Told, World, gather_world, only_names
from dataset.curate.masking import Masker, propose_masks
from dataset.document import Document, Segment
from dataset.pair.kinds import read_kinds
from dataset.pair.vocabulary import read_vocabulary


def world(*texts: str) -> World:
    documents = [
        Document(
            id=f"{at:064x}",
            path=f"{at}.txt",
            kind="txt",
            segments=tuple(
                Segment(kind="text", text=part, place="", at=n) for n, part in enumerate(text.split("\n\n"))
            ),
        )
        for at, text in enumerate(texts)
    ]
    return gather_world(documents, Told(), read_kinds(), read_vocabulary())


def clients(found: World) -> list[tuple[str, bool]]:
    return [(name.name, name.is_guess) for name in found.names if name.kind == "client"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Client: Bakery Huber, contact Ms Hofer", "Bakery Huber"),
        ("Date: 3 May | Client: Hotel Adler | Page 1", "Hotel Adler"),
        ("**Customer:** Acme Foods Ltd.", "Acme Foods"),
        ("Prepared for: Kindergarten St. Anna", "Kindergarten St. Anna"),
        ("Auftraggeber: Bäckerei Huber GmbH & Co. KG", "Bäckerei Huber"),
        ("Kunde: Autohaus Maurer (Herr Weiss)", "Autohaus Maurer"),
        ("- Client name: Care home Sonnblick", "Care home Sonnblick"),
        ("Report\n\nProperty: Oak House - north wing", "Oak House"),
        ("Building: Logistics hall Brenner", "Logistics hall Brenner"),
        ("Company: Maple & Rye", "Maple & Rye"),
        ("Client: Car dealer Maurer, contact Ms Hofer", "Car dealer Maurer"),
    ],
)
def test_a_labelled_line_names_a_client(text: str, name: str) -> None:
    assert clients(world(text)) == [(name, False)]


def test_who_is_only_addressed_is_a_question() -> None:
    assert clients(world("To: Hotel Adler")) == [("Hotel Adler", True)]
    assert clients(world("For: Bakery Huber")) == [("Bakery Huber", True)]


def test_a_labelled_person_is_a_person() -> None:
    (name,) = world("Client: Anna Keller").names
    assert (name.name, name.kind) == ("Anna Keller", "person")


@pytest.mark.parametrize(
    "text",
    [
        "For: 4 people",
        "For: Immediate Release",
        "To: all staff",
        "Client: confidential",
        "Clients: We have worked with many of them for years",
        "Company: we sell shoes",
        "Building: Insulate the top ceiling.",
        "Site: https://acme.example",
        "The client: a long story",
        "\n\n".join(["Word upon word."] * 20 + ["Building: North Wing"]),
    ],
)
def test_other_lines_with_a_colon_name_nobody(text: str) -> None:
    assert clients(world(text)) == []


def test_all_forms_of_a_labelled_name_are_masked_and_what_it_is_stays() -> None:
    texts = [
        "Client: Bakery Huber\n\nThe bakery was built in 1995. Huber saves heat, and BAKERY HUBER pays.",
        "Client: Logistics hall Brenner\n\nA hall. At Brenner nothing was done; see Brenner’s bills.",
        "Client: Hotel Adler\n\nAdler heats. Hotel guests freeze.",
        "Client: Hotel Post",
    ]
    found = world(*texts)
    masker = Masker(propose_masks(only_names(found.names)), read_vocabulary().knowing(found.ordinary))
    masked = "\n".join(masker.mask(text).text for text in texts)
    assert not [name for name in ("Huber", "HUBER", "Brenner", "Adler", "Post") if name in masked]
    assert "The bakery was built" in masked
    assert "Hotel guests freeze" in masked


def test_what_differs_in_titles_that_are_else_the_same_is_offered_and_not_taken_for_a_client() -> None:
    names = ("Bakery Huber", "Hotel Adler", "Care home Sonnblick", "Lindenhof school")
    found = world(*(f"Energy audit {name}: recommendations\n\nInsulate it." for name in names))
    assert found.of_titles == names
    assert clients(found) == []
    assert world("How to bake bread", "How to bake cakes", "How to bake rolls").of_titles == ()


def files(*paths: str, text: str = "It is cold, and the newsletter says so.") -> World:
    documents = [
        Document(
            id=f"{at:064x}",
            path=path,
            kind="txt",
            segments=(Segment(kind="text", text=f"{at}. {text}", place="", at=0),),
        )
        for at, path in enumerate(paths)
    ]
    return gather_world(documents, Told(), read_kinds(), read_vocabulary())


@pytest.mark.parametrize(
    ("paths", "offered"),
    [
        (("2024_Huber_newsletter.txt", "Adler_newsletter_v2.txt", "Sonnblick-newsletter.txt"), ("Huber", "Adler")),
        (("Angebot Kellerei Moser.txt", "Angebot Gasthof Lenz.txt", "Angebot Praxis Dorn.txt"), ("Praxis Dorn",)),
        (("03_no_parcels.txt", "04_no_network.txt", "05_no_card.txt"), ()),  # small letters name nobody
        (("Cold_newsletter.txt", "Newsletter_newsletter.txt", "Says_newsletter.txt"), ()),  # words of the texts
        (("Huber.txt", "Adler.txt", "Moser.txt"), ()),  # nothing tells what they are
    ],
)
def test_what_differs_in_file_names_that_are_else_the_same_is_offered(
    paths: tuple[str, ...], offered: tuple[str, ...]
) -> None:
    found = files(*paths).of_titles
    assert set(offered) <= set(found)
    assert bool(found) == bool(offered)
