"""Names of clients that file names seem to begin with."""

from __future__ import annotations

import pytest

from assistant.face.builds_guess import guess_clients, not_said

ENDS = ("newsletter", "about page", "FAQ", "press release")


@pytest.mark.parametrize(
    ("names", "known", "guessed"),
    [
        ([f"Harbour Coffee {end}.docx" for end in ENDS], [], ["Harbour Coffee"]),
        ([f"2024/Maple & Finch - {end}.docx" for end in ENDS], [], ["Maple & Finch"]),
        ([f"Harbour Coffee {end}.docx" for end in ENDS], ["Harbour Coffee"], []),
        ([f"Acme_{end}_v2.docx" for end in ENDS], [], ["Acme"]),
        ([f"Blog post {number}.docx" for number in range(9)], [], []),
        ([f"Final {number}.docx" for number in range(9)], [], []),
        ([f"Invoice {number}.pdf" for number in range(9)], [], []),
        (["Harbour Coffee a.docx", "Harbour Coffee b.docx"], [], []),  # two may be chance
        ([f"notes {number}.txt" for number in range(9)], [], []),
        (["", ".", "x", "...docx"], [], []),
    ],
)
def test_a_client_is_guessed_from_what_several_names_begin_with(
    names: list[str], known: list[str], guessed: list[str]
) -> None:
    assert guess_clients(names, known) == guessed


def test_what_texts_name_is_offered_unless_it_is_known() -> None:
    assert not_said(["Maple & Rye", "Solvik Outdoor", "Nordlys"], ["maple & rye", "Solvik"]) == ["Nordlys"]
