"""What stands around the words of a mail, as real mail archives hold it (SpamAssassin's, read 2026-11)."""

from __future__ import annotations

import pytest

from dataset.pair.courtesies import own_words, without_courtesies, without_echo, without_quotes, without_sign_off
from tests.dataset.pair.making import STOVE, Part, document, mail, pairs

ASK = "What would you charge for ten descriptions of about fifty words each?"
OTHER = "And could you have the first three of them ready by the end of next week?"
YES = "Yes, if your notes are here by Monday morning; the other seven follow in the week after that."


def answers(*parts: Part, sender: str = "Jo Writer <jo@studio.example>") -> list[str]:
    return [pair.answer for pair in pairs(mail("1.eml", sender, *parts, message_id="<1@s>"))]


@pytest.mark.parametrize("lead", ["Anna said:", "[Anna, on the price]", "In a message dated 22 Aug 2002\nAnna said:"])
def test_the_line_that_leads_to_a_quote_is_no_part_of_the_answer(lead: str) -> None:
    assert answers(("quoted", ASK), ("own", f"{YES}\n\n{lead}"), ("quoted", OTHER), ("own", STOVE)) == [YES, STOVE]


def test_short_answers_between_quoted_lines_are_left_out_and_never_glued_together() -> None:
    assert answers(("quoted", ASK), ("own", "Sounds good."), ("quoted", OTHER), ("own", YES)) == [YES]
    assert answers(("quoted", ASK), ("own", "Sounds good."), ("quoted", OTHER), ("own", "Whoah, a direct one!")) == []


def test_a_greeting_above_the_first_quote_does_not_hide_the_answers_between_the_lines() -> None:
    assert answers(("own", "Hi Anna,"), ("quoted", ASK), ("own", STOVE), ("quoted", OTHER), ("own", YES)) == [
        STOVE,
        YES,
    ]


@pytest.mark.parametrize("below", ["Jo", "-Jo Writer", "- Jo W. \"Jay\" Writer\n  https://studio.example/~jo/",
                                   "--Jo Writer (home page: https://studio.example/)", "J."])  # fmt: skip
def test_the_sender_s_name_below_the_reply_is_taken_off(below: str) -> None:
    assert answers(("quoted", ASK), ("own", f"{YES}\n\n{below}")) == [YES]


def test_a_short_form_of_the_sender_s_name_is_taken_off_and_another_name_is_not() -> None:
    assert without_sign_off("All is well.\n\nGreg", "Gregory Bolcer <gb@studio.example>") == "All is well."
    assert without_sign_off("Ask her first.\n\nAnna", "Gregory Bolcer <gb@studio.example>") == "Ask her first.\n\nAnna"


@pytest.mark.parametrize(
    "footer",
    [
        "_________________________________\nJoin the largest service\nhttps://mail.example",
        "------------------------ Free Groups Sponsor ------~-->\nPlan to sell? https://ad.example",
        "To unsubscribe from this group, send an email to:\nx@groups.example",
        "https://lists.example/mailman/listinfo/talk",
    ],
)
def test_footers_of_lists_and_of_free_mail_services_are_cut(footer: str) -> None:
    assert answers(("quoted", ASK), ("own", f"{YES}\n\n\n{footer}")) == [YES]


def test_a_reply_that_is_only_an_advertisement_or_a_forwarded_text_gives_no_pair() -> None:
    sponsored = "-------------------------------------------\nThis mail is sponsored by: OSDN - Tired of that same old "
    assert (
        answers(("quoted", ASK), ("own", f"{sponsored}\ncell phone? Get a new here for FREE! https://ad.example")) == []
    )
    forwarded = f"--- begin forwarded text\n\n\n{STOVE}\n\n--- end forwarded text"
    assert answers(("quoted", ASK), ("own", forwarded)) == []


def test_what_a_machine_sent_is_nobody_s_reply() -> None:
    assert answers(("quoted", ASK), ("own", YES), sender="bugzilla-daemon@bugs.example") == []


def test_a_patch_is_no_piece_of_writing() -> None:
    told: list[tuple[str, str]] = []
    patch = "--- a/page.py\t2002-09-27 14:22:13\n+++ b/page.py\t2002-09-27 14:22:14\n@@ -1 +1 @@\n" + "+word " * 30
    assert pairs(document("fix.txt", ("text", patch), kind="txt"), skipped=told) == []
    assert told == [("fix.txt", "It is a change of a program, not a text.")]


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        (f"Anna wrote:\n> An older thing\n> of two lines\n\n{ASK}", ASK),
        (f"{ASK}\n-- \nAnna Schmidt, Nordlys", ASK),
        (f"-----Original Message-----\nFrom: Anna\nSent: Monday\n\n{ASK}", ASK),
        (f"On Mon, 2 Sep 2002 13:20:46 -0700 (PDT)\n\n{ASK}", ASK),
        (f"From:  Anna <a@n.example>\nDate:  Mon, 23 Sep 2002\n\n{ASK}", ASK),
        ("> Four old words there\n\nYes.", "> Four old words there\n\nYes."),  # too little without it
    ],
)  # fmt: skip
def test_a_quoted_message_is_shown_without_what_it_quotes_itself(quoted: str, said: str) -> None:
    assert without_quotes(quoted).strip() == said


def test_marks_without_a_quote_are_taken_off() -> None:
    reply = mail("1.eml", "Jo <jo@studio.example>", ("own", f"{YES}\n\n|\n|\n  |"))
    assert own_words(reply.segments, "") == YES


def test_the_tag_of_a_list_stands_in_no_prompt() -> None:
    made = [mail(f"{n}.eml", "Jo <jo@studio.example>", ("quoted", f"{ASK} {n}"), ("own", YES)) for n in range(12)]
    tagged = [one.model_copy(update={"meta": {**one.meta, "subject": "Re: [talk] Re: The price"}}) for one in made]
    prompts = [pair.prompt for pair in pairs(*tagged)]
    assert any("The price" in prompt for prompt in prompts)
    assert not any("[talk]" in prompt or "Re:" in prompt for prompt in prompts)


def test_a_quote_from_the_middle_of_a_sentence_is_shown_as_the_whole_sentence() -> None:
    asked = f"It is June. {ASK.replace('?', ', and would it be more for twenty?')} We are in no hurry at all with this."
    parent = mail("0.eml", "Anna <anna@n.example>", ("own", asked), message_id="<0@n>")
    answered = mail(
        "1.eml", "Jo <jo@studio.example>", ("quoted", "for ten descriptions of about fifty words each, and would"),
        ("own", YES), ("quoted", "We are in no hurry at all with this."), ("own", STOVE),
        message_id="<1@s>", in_reply_to="<0@n>",
    )  # fmt: skip
    first, second = pairs(parent, answered, own_names=("Jo",))
    assert "What would you charge for ten" in first.prompt
    assert "more for twenty?" in first.prompt
    assert "June" not in first.prompt
    assert "hurry" not in first.prompt
    assert "twenty" not in second.prompt


@pytest.mark.parametrize(
    "head",
    [
        "Date:  Wed, 21 Aug 2002\nFrom:  Ann <ann@acme.example>\nMessage-ID:  <1@acme.example>\n",
        "Von: Ann\nGesendet: Mittwoch\nAn: Jo\nBetreff: Ofen\n",
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n",
        "From: ann@acme.example [mailto:ann@acme.example] On Behalf Of\nMr.\nBell\n\n",
    ],
)
def test_headers_and_armour_above_a_text_are_no_part_of_it(head: str) -> None:
    assert without_courtesies(f"{head}\n{STOVE}") == STOVE
    assert without_courtesies(f"From: the valley comes a wind.\n{STOVE}").startswith("From: the valley")


def test_one_line_of_the_message_behind_a_bar_is_no_part_of_the_reply() -> None:
    message = "Very cool! I vote for this being added, any objections?"
    assert without_echo(f"| I vote for this being added, any objections?\n\n{STOVE}", message) == STOVE
    assert without_echo(f"| a | table |\n{STOVE}", message).startswith("| a")
