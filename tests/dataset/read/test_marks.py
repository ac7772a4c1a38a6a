"""Ways to quote and sign that real mail archives hold (found in the mails of SpamAssassin, 2026-11)."""

from __future__ import annotations

import pytest

from dataset.read.quotes import split_mail

ASKED = "Is there a safeguard for this?\nI have to remember it each time."


@pytest.mark.parametrize("mark", ["Tony> ", "  Tony> ", "| ", "  | ", "--]"])
def test_lines_with_a_name_or_bar_before_them_are_quoted(mark: str) -> None:
    quoted = "\n".join(f"{mark}{line}" for line in ASKED.split("\n"))
    stretches = split_mail(f"{quoted}\n\nThere is, in the menu.")
    assert [(one.kind, one.text.strip()) for one in stretches] == [
        ("quoted", ASKED),
        ("own", "There is, in the menu."),
    ]


@pytest.mark.parametrize("text", ["mysql> drop table plants;\nThat was it.", "| a | b |\n| 1 | 2 |\nThe table."])
def test_a_prompt_and_a_table_are_no_quotes(text: str) -> None:
    assert [(one.kind, one.text) for one in split_mail(text)] == [("own", text)]


def test_the_armour_of_a_signed_mail_is_taken_off() -> None:
    text = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\nHere it is.\n\n- -- \nTom Ferris\n"
        "-----BEGIN PGP SIGNATURE-----\nVersion: 1\n\niD8DBQE9\n-----END PGP SIGNATURE-----\n"
    )
    assert [(one.kind, one.text) for one in split_mail(text)] == [("own", "Here it is."), ("signature", "Tom Ferris")]


def test_words_that_tell_who_said_it_introduce_a_quote_only_before_its_marks() -> None:
    said = split_mail("Tom said:\n> Is it ready?\n\nIt is.")
    assert [(one.kind, one.text.strip()) for one in said] == [("quoted", "Is it ready?"), ("own", "It is.")]
    own = "As the poet said:\nwe shall see."
    assert [(one.kind, one.text) for one in split_mail(own)] == [("own", own)]


def test_the_end_of_a_quoted_line_that_a_program_broke_is_quoted_too() -> None:
    text = (
        "> A system that is well designed assumes that its card will be completely\ncompromised\n"
        "> at some point.\n\nI agree with that."
    )
    assert [(one.kind, one.text.strip()) for one in split_mail(text)] == [
        (
            "quoted",
            "A system that is well designed assumes that its card will be completely\ncompromised\nat some point.",
        ),
        ("own", "I agree with that."),
    ]


def test_the_mark_that_a_mailbox_sets_before_from_is_no_quote() -> None:
    text = "> Is it ready?\n\n>From my side it is.\nThe rest is yours."
    assert [(one.kind, one.text.strip()) for one in split_mail(text)] == [
        ("quoted", "Is it ready?"),
        ("own", "From my side it is.\nThe rest is yours."),
    ]
