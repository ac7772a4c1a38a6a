"""Mails: the client's words and the own reply."""

from __future__ import annotations

from tests.dataset.pair.making import STOVE, TENT, document, mail, pairs, sources

ASK = "Could you write fifty words on our new stove? It should sound calm, and please nothing about the price."
OWN = ("me@studio.example",)


def thread() -> tuple:
    asked = mail(
        "in/1.eml",
        "Anna Schmidt <anna@nordlys.example>",
        ("own", f"Hi Jo,\n\n{ASK}\n\nBest,\nAnna"),
        message_id="<a@n>",
    )
    answered = mail(
        "out/2.eml",
        "Jo <me@studio.example>",
        ("own", f"Hello Anna,\n\n{STOVE}\n\nKind regards\nJo"),
        ("signature", "Jo Writer, Studio"),
        ("quoted", f"Hi Jo,\n{ASK}"),
        message_id="<b@s>",
        in_reply_to="<a@n>",
        references="<a@n>",
        to="anna@nordlys.example",
    )
    return asked, answered


def test_the_mail_that_is_answered_is_the_prompt_and_the_reply_the_answer() -> None:
    (pair,) = pairs(*thread(), own_addresses=OWN)
    assert pair.strategy == "mail"
    assert pair.evidence == "your client's words"
    assert ASK in pair.prompt
    assert pair.answer == STOVE
    assert pair.client == "nordlys"
    assert sources(pair)["message"] == "the mail that you answered"
    assert "Anna" not in pair.prompt


def test_without_the_mail_itself_the_quoted_block_is_the_prompt() -> None:
    (pair,) = pairs(thread()[1], own_addresses=OWN)
    assert ASK in pair.prompt
    assert sources(pair)["message"] == "quoted in the mail"


def test_every_mail_of_a_thread_is_in_one_group() -> None:
    asked, answered = thread()
    again = mail(
        "in/3.eml",
        "anna@nordlys.example",
        ("own", ASK.replace("stove", "kettle")),
        message_id="<c@n>",
        in_reply_to="<b@s>",
    )
    last = mail("out/4.eml", "me@studio.example", ("own", TENT), message_id="<d@s>", in_reply_to="<c@n>")
    first, second = pairs(asked, answered, again, last, own_addresses=OWN)
    assert first.group == second.group


def test_a_mail_of_somebody_else_makes_no_pair_and_the_reason_is_told() -> None:
    asked, answered = thread()
    told: list[tuple[str, str]] = []
    assert pairs(asked, answered, own_addresses=("other@studio.example",), skipped=told) == []
    assert {why for _, why in told} == {"Somebody else wrote it."}


def test_what_was_attached_to_a_short_mail_is_the_answer() -> None:
    asked, _ = thread()
    sent = mail(
        "out/2.eml", "me@studio.example", ("own", "Here it is, see attached."), message_id="<b@s>", in_reply_to="<a@n>"
    )
    attached = document("out/2.eml/stove product text.docx", ("text", STOVE), mail="out/2.eml")
    told: list[tuple[str, str]] = []
    (pair,) = pairs(asked, sent, attached, own_addresses=OWN, skipped=told)
    assert pair.answer == STOVE
    assert pair.kind == "product description"
    assert ASK in pair.prompt
    assert ("out/2.eml/stove product text.docx", "It is the answer to the mail that it was attached to.") in told


def test_what_a_client_attached_is_nobodys_answer() -> None:
    asked, _ = thread()
    attached = document("in/1.eml/notes.docx", ("text", TENT), mail="in/1.eml")
    assert pairs(asked, attached, own_addresses=OWN) == []


def test_answers_between_quoted_lines_are_pairs_of_their_own() -> None:
    inline = mail(
        "3.eml",
        "me@studio.example",
        ("quoted", "What would you charge for ten descriptions of about fifty words each?"),
        ("own", "Ten of them come to a day of work for me, research and one round of changes included."),
        ("quoted", "And could you have the first three of them ready by the end of next week?"),
        ("own", "Yes, if your notes are here by Monday morning; the other seven follow in the week after that."),
        message_id="<x@s>",
    )
    first, second = pairs(inline, own_addresses=OWN)
    assert "charge" in first.prompt
    assert "end of next week" in second.prompt
    assert "charge" not in second.prompt
    assert first.group == second.group


def test_facts_of_the_reply_that_the_client_did_not_give_must_be_mentioned() -> None:
    asked, _ = thread()
    reply = mail("r.eml", "me@studio.example", ("own", TENT), message_id="<r@s>", in_reply_to="<a@n>")
    (pair,) = pairs(asked, reply, own_addresses=OWN)
    assert {"2.4 kg", "Nordlys", "3 May", "https://nordlys.example/fjell"} <= set(pair.must_mention)
    assert all(fact in pair.prompt for fact in pair.must_mention)


def test_an_own_mail_that_answers_nothing_is_a_piece_of_its_own() -> None:
    first = mail(
        "out/1.eml", "Jo <me@studio.example>", ("own", f"Dear Anna,\n\n{STOVE}\n\nBest\nJo"), to="anna@nordlys.example"
    )
    (pair,) = pairs(first, own_addresses=OWN)
    assert (pair.strategy, pair.kind, pair.client) == ("template", "e-mail", "nordlys")
    assert pair.answer == STOVE
    assert sources(pair)["title"] == "subject of the mail"
    assert pairs(first) == []  # nobody said whose mails these are


def test_the_footer_of_a_mailing_list_and_who_wrote_what_are_cut() -> None:
    asked, _ = thread()
    text = f"Anna Schmidt wrote:\n\n{STOVE}\n\n____________________\nList mailing list\nhttps://lists.example/list"
    reply = mail("r.eml", "me@studio.example", ("own", text), message_id="<r@s>", in_reply_to="<a@n>")
    assert [pair.answer for pair in pairs(asked, reply, own_addresses=OWN)] == [STOVE]
