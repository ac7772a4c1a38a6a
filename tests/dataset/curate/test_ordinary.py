"""Names that are everyday words, and names that stand for longer ones."""

from __future__ import annotations

from dataset.curate.clients import Told, gather_world, only_names
from dataset.curate.masking import Masker, propose_masks
from dataset.document import Document, Segment
from dataset.pair.kinds import read_kinds
from dataset.pair.vocabulary import read_vocabulary


def letter(number: int, sender: str, text: str) -> Document:
    return Document(
        id=f"{number:064x}", path=f"{number}.eml", kind="eml", meta={"folder": "", "from": sender},
        segments=(Segment(kind="own", text=text, place="message", at=0),),
    )  # fmt: skip


def masker(*documents: Document, **told: tuple[str, ...]) -> Masker:
    vocabulary = read_vocabulary()
    world = gather_world(documents, Told(**told), read_kinds(), vocabulary)
    return Masker(propose_masks(only_names(world.names)), vocabulary.knowing(world.ordinary))


def test_a_name_that_many_texts_write_in_small_letters_is_masked_only_with_a_capital() -> None:
    letters = [letter(n, f"Ann {n} <ann@bell{n}.example>", "there is spam in the inbox") for n in range(6)]
    made = masker(*letters, letter(9, "Spam <list@spam.example>", "hello"))
    assert made.mask("a spam filter").text == "a spam filter"
    assert made.mask("Spam wrote to us").text.startswith("[PERSON-")


def test_a_client_s_own_texts_do_not_make_its_name_a_word() -> None:
    letters = [letter(n, "Ann <ann@bloom.example>", "at bloom we sell plants") for n in range(8)]
    assert masker(*letters).mask("at bloom").text == "at [CLIENT-1]"


def test_what_stands_in_brackets_behind_a_sender_is_no_name_and_a_list_has_no_first_name() -> None:
    made = masker(letter(1, '"Clayton, Nik [IT]" <nik@x1.example>', "a"), letter(2, "RPM List <l@x2.example>", "b"))
    assert made.mask("It works. The List is long, and RPM too.").text == "It works. The List is long, and RPM too."
    assert made.mask("Nik Clayton").text == "[PERSON-1]"


def test_a_client_is_found_by_the_first_word_of_its_name_where_that_is_no_everyday_word() -> None:
    made = masker(letter(1, "", "the green door"), clients=("Brightwell Tea", "Green Garden"))
    assert made.mask("Brightwell began on a stall.").text == "[CLIENT-1] began on a stall."
    assert made.mask("Green is a colour.").text == "Green is a colour."


def test_the_name_of_the_product_that_the_texts_are_for_is_no_secret() -> None:
    document = letter(1, "", "hello").model_copy(update={"path": "homeassistant/strings.json"})
    vocabulary = read_vocabulary()
    assert gather_world([document], Told(product="Home Assistant"), read_kinds(), vocabulary).names == ()
    assert gather_world([document], Told(), read_kinds(), vocabulary).names


def test_a_mail_domain_that_is_a_month_or_an_everyday_word_with_a_hyphen_masks_no_such_word() -> None:
    letters = [letter(n, f"Ann {n} <ann@bell{n}.example>", "there is a cover on it") for n in range(6)]
    made = masker(*letters, letter(8, "<x@may.example>", "a"), letter(9, "<x@co-ver.example>", "b"))
    assert made.mask("On 16 May 2002 we saw a cover.").text == "On 16 May 2002 we saw a cover."
    assert made.mask("We work for Co-Ver.").text.startswith("We work for [CLIENT-")


def test_the_plural_of_an_everyday_word_tells_it_too() -> None:
    letters = [letter(n, f"Ann {n} <ann@bell{n}.example>", "most scientists agree") for n in range(6)]
    assert masker(*letters, letter(9, "<x@scientist.example>", "c")).mask("a scientist").text == "a scientist"
