"""Sheets: columns given, one column the answer."""

from __future__ import annotations

from dataset.pair.settings import SheetRoles, sheet_key
from dataset.pair.sheet import propose_roles
from tests.dataset.pair.making import STOVE, TENT, pairs, sheet, sources

ROWS = [
    {"ID": "1", "Product": "Fjell 3", "Client": "Nordlys", "Features": "two doors, colour coded poles", "Copy": TENT},
    {"ID": "2", "Product": "Bris", "Client": "Nordlys", "Features": "wind wall, packs into its pot", "Copy": STOVE},
]


def test_the_longest_column_is_proposed_as_the_answer_with_a_reason() -> None:
    (proposal,) = propose_roles(sheet("texts.csv", ROWS))
    assert proposal.roles is not None
    assert proposal.roles.answer == "Copy"
    assert proposal.roles.role("ID") == "left out"
    assert proposal.roles.role("Client") == "client"
    assert proposal.roles.role("Features") == "given"
    assert proposal.confidence > 0.8
    assert proposal.why.startswith("“Copy” holds the longest texts")


def test_a_row_gives_its_other_columns_by_name() -> None:
    first, second = pairs(sheet("texts.csv", ROWS))
    assert first.strategy == "sheet"
    assert "Product: Fjell 3" in first.prompt
    assert "Features: two doors, colour coded poles" in first.prompt
    assert "ID" not in first.prompt
    assert first.client == "Nordlys"
    assert sources(first)["columns"] == "columns Product, Client, Features"
    assert first.group != second.group


def test_roles_that_the_person_confirmed_decide() -> None:
    key = sheet_key(("ID", "Product", "Client", "Features", "Copy"))
    roles = SheetRoles(answer="Features", roles={"Copy": "left out"})
    made = pairs(sheet("texts.csv", ROWS), sheets={key: roles}, least_answer=1)
    assert [pair.answer for pair in made] == ["two doors, colour coded poles", "wind wall, packs into its pot"]


def test_two_sheets_of_a_workbook_are_proposed_apart() -> None:
    book = sheet("texts.csv", ROWS)
    segments = [
        segment.model_copy(update={"place": f"sheet {'Tents' if at else 'Stoves'}, row 2"})
        for at, segment in enumerate(book.segments)
    ]
    assert [one.sheet for one in propose_roles(book.model_copy(update={"segments": tuple(segments)}))] == [
        "Stoves",
        "Tents",
    ]


def test_a_sheet_of_numbers_makes_no_pair_and_says_why() -> None:
    told: list[tuple[str, str]] = []
    assert pairs(sheet("n.csv", [{"Month": "May", "Sum": "12"}]), skipped=told) == []
    assert told == [("n.csv", "No column holds texts of a few words.")]


def test_a_row_without_an_answer_is_passed_over() -> None:
    assert len(pairs(sheet("t.csv", [*ROWS, {"ID": "3", "Product": "Later", "Copy": ""}]))) == 2
