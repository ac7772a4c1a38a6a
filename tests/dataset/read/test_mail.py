"""Mails and mailboxes: own words, quotes, signatures, attachments."""

from __future__ import annotations

import pytest

from dataset.document import Document, Unread
from dataset.read.quotes import split_mail
from tests.dataset.read.conftest import ReadAll, ReadOne
from tests.dataset.read.making import docx, mail, mail_with, paragraph, zipped

OWN = "Hi Tom,\n\nhere is the second version.\nIt is shorter now.\n\n"
ASKED = "Could you make it shorter?\nThanks, Tom"
MARKED = "> Could you make it shorter?\n> Thanks, Tom"
CASES = {
    "gmail": f"On Mon, 3 Mar 2025 at 09:12, Tom Client <tom@client.example> wrote:\n\n{MARKED}",
    "gmail wrapped": f"On Mon, 3 Mar 2025, Tom Client with a long name\n<tom@client.example> wrote:\n\n{MARKED}",
    "apple german": f"Am 03.03.2025 um 09:12 schrieb Tom Client <tom@client.example>:\n\n{MARKED}",
    "thunderbird french": f"Le 03/03/2025 à 09:12, Tom Client a écrit :\n{MARKED}",
    "gmail spanish": f"El lun, 3 mar 2025 a las 9:12, Tom Client (<tom@client.example>) escribió:\n\n{MARKED}",
    "outlook": f"From: Tom Client <tom@client.example>\nSent: Monday, 3 March 2025\nTo: Ann\nSubject: Page\n\n{ASKED}",
    "outlook line": f"{'_' * 32}\nFrom: Tom Client\nSent: Monday\nTo: Ann\nSubject: Page\n\n{ASKED}",
    "outlook german": f"Von: Tom Client <t@c.example>\nGesendet: Montag, 3. März\nAn: Ann\nBetreff: Page\n\n{ASKED}",
    "outlook french": f"De : Tom Client\nEnvoyé : lundi 3 mars 2025\nÀ : Ann\nObjet : Page\n\n{ASKED}",
    "outlook spanish": f"De: Tom Client\nEnviado el: lunes\nPara: Ann\nAsunto: Page\n\n{ASKED}",
    "original message": f"-----Original Message-----\n{ASKED}",
    "german original": f"-----Ursprüngliche Nachricht-----\n{ASKED}",
    "unmarked": f"On 3 Mar 2025, Tom wrote:\n\n{ASKED}",
}


@pytest.mark.parametrize("client", CASES)
def test_own_words_and_quote_are_told_apart_as_each_program_writes_them(client: str) -> None:
    stretches = split_mail(OWN + CASES[client])
    assert [(s.kind, s.text.strip()) for s in stretches] == [("own", OWN.strip()), ("quoted", ASKED)]
    assert stretches[1].said


@pytest.mark.parametrize(
    "closing",
    [
        "-- \nAnn Bell\nCopywriter",
        "Best regards\nAnn",
        "Viele Grüße\nAnn Bell",
        "Cordialement,\nAnn",
        "Saludos,\nAnn",
        "Sent from my iPhone",
    ],
)
def test_a_signature_is_set_apart(closing: str) -> None:
    own, signature = split_mail(OWN + closing)
    assert (own.kind, own.text) == ("own", OWN.strip())
    assert (signature.kind, signature.text) == ("signature", closing.removeprefix("-- \n"))


def test_answers_between_the_lines_keep_their_order() -> None:
    text = "On Monday, Tom wrote:\n> Which wool?\n\nMerino.\n\n> How long?\n\nTwo weeks."
    assert [(s.kind, s.text) for s in split_mail(text)] == [
        ("quoted", "Which wool?"),
        ("own", "Merino."),
        ("quoted", "How long?"),
        ("own", "Two weeks."),
    ]


@pytest.mark.parametrize(
    "text", ["I wrote to Tom:\nhe agreed.", "From: here to there\nis a long way.", "As she wrote: no.\nFine."]
)
def test_ordinary_sentences_are_no_quotes(text: str) -> None:
    assert [(s.kind, s.text) for s in split_mail(text)] == [("own", text)]


def test_a_mail_keeps_what_a_thread_needs(read_one: ReadOne) -> None:
    data = mail(
        "Done.\n\n-- \nAnn", subject="=?utf-8?q?Gr=C3=BC=C3=9Fe?=", In_Reply_To="<a@x>", References="<b@x> <a@x>"
    )
    document = read_one("Acme/re.eml", data)
    assert document.title == "Grüße"
    assert (document.author, document.written) == ("Ann Bell", "2025-03-04")
    assert {k: document.meta[k] for k in ("from", "to", "in_reply_to", "references", "folder")} == {
        "from": "Ann Bell <ann@bell.example>",
        "to": "Tom <tom@client.example>",
        "in_reply_to": "<a@x>",
        "references": "<b@x> <a@x>",
        "folder": "Acme",
    }
    assert [(s.kind, s.text) for s in document.segments] == [("own", "Done."), ("signature", "Ann")]


def test_an_html_mail_without_plain_text_is_split_too(read_one: ReadOne) -> None:
    page = (
        "<html><body><div>Hi Tom,<br>shorter now.</div><div class=gmail_quote>"
        "On Mon, 3 Mar 2025, Tom &lt;t@c.example&gt; wrote:"
        "<blockquote><div>Make it shorter.</div><blockquote>Older.</blockquote></blockquote></div></body></html>"
    )
    document = read_one("a.eml", mail(page, Content_Type="text/html; charset=utf-8"))
    assert [(s.kind, s.text) for s in document.segments] == [
        ("own", "Hi Tom,\nshorter now."),
        ("quoted", "Make it shorter.\n> Older."),
    ]


def test_attachments_are_documents_of_their_own(read_all: ReadAll) -> None:
    data = mail_with(
        "See attached.", {"page.docx": docx(paragraph("Socks.")), "../x.txt": b"hello", "logo.png": b"\x89PNG\r\n"}
    )
    found = read_all({"m.eml": data})
    assert [(d.path, d.kind if isinstance(d, Document) else d.reason) for d in found] == [
        ("m.eml", "eml"),
        ("m.eml/page.docx", "docx"),
        ("m.eml/.._x.txt", "txt"),
        ("m.eml/logo.png", "picture"),
    ]
    assert isinstance(found[1], Document)
    assert (found[1].meta["mail"], found[1].meta["from"]) == ("m.eml", "Ann Bell <ann@bell.example>")


def test_a_mailbox_gives_a_document_a_message_and_sentences_do_not_part_it(read_all: ReadAll) -> None:
    box = b"".join(
        b"From ann@bell.example Tue Mar  4 10:00:00 2025\n"
        + mail(body, subject=f"S{n}").replace(b"\r\n", b"\n")
        + b"\n\n"
        for n, body in enumerate(["One.", "Two.\n\nFrom here on it rains.\n>From there too.", "Three."])
    )
    found = read_all({"in.mbox": box})
    assert [d.path for d in found] == [f"in.mbox/message {n}" for n in (1, 2, 3)]
    assert [d.kind for d in found if isinstance(d, Document)] == ["mbox-message"] * 3
    assert isinstance(found[1], Document)
    assert found[1].segments[0].text == "Two.\n\nFrom here on it rains.\nFrom there too."


def test_a_zip_gives_its_members_and_the_same_file_comes_once(read_all: ReadAll) -> None:
    inner = zipped({"c.txt": b"inner"})
    data = zipped({"Acme/a.txt": b"one", "b.txt": b"one", "in.zip": inner, "__MACOSX/._a": b"x"})
    found = read_all({"w.zip": data})
    assert [(d.path, d.kind if isinstance(d, Document) else d.reason) for d in found] == [
        ("w.zip/Acme/a.txt", "txt"),
        ("w.zip/b.txt", "repeated"),
        ("w.zip/in.zip/c.txt", "txt"),
        ("w.zip/__MACOSX/._a", "system"),
    ]
    assert isinstance(found[1], Unread)
    assert found[1].sentence == "This is the same file as w.zip/Acme/a.txt, byte for byte. I read that one."
