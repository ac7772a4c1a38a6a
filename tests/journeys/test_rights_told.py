"""What people say of contracts and owners: a grant is a yes, silence is neither, publication is no permission."""

import pytest

from journeys.rights import Rights, read_rights
from journeys.situation import Situation

SAID: list[tuple[str, Rights | None]] = [
    # Granted in an order form or a contract, beside one's own authorship.
    ("house owners agreed in the order form that I use it for improving my tools, no names", "yes"),
    ("I wrote them all; customers agreed in the terms of the order that I may reuse the texts", "yes"),
    ("the contract lets me use the reports to develop our own software", "yes"),
    ("clients signed the order form, it allows training on the texts", "yes"),
    ("my own wording, and the terms say I may use what I deliver for building my own tools", "yes"),
    ("paper owns it, editor mailed me his yes", "yes"),
    ("the client gave us their okay for it", "yes"),
    # A negative word beside a free text takes nothing from it.
    ("own; textbook texts belong to the publisher", "yes"),
    ("own; growers' texts are not used", "yes"),
    ("mine alone; other setters' puzzles are off limits", "yes"),
    ("mine; the NDA covers the suppliers' price lists, which are not part of this", "yes"),
    ("own reports yes; those for the army are off limits", "partly"),
    # A mood is a yes that is not written yet; written, it is one.
    ("hosts are happy with it; episodes are public", "promised"),
    ("boss ok with it", "promised"),
    ("the choir is delighted with the idea and put it in an e-mail", "yes"),
    ("company owns all of it and my boss said in writing i may use it", "yes"),
    ("the owner isn't happy with it", "no"),
    # Nobody has spoken of it: theirs, and neither allowed nor barred.
    ("the mill owns the manuals, nobody has spoken about it", "owned"),
    # A limit is no part, and a promise of secrecy is a bar on all.
    ("the publisher allows it, exclusively for the school-book series", "yes"),
    ("reports are mine but the contracts say confidential", "no"),
    # A purpose that is another one.
    ("patients signed for treatment and billing, not for this", None),
    ("they agreed that it is stored in our cloud tool", None),
    # A contract that holds nothing on training.
    ("NDA with each vendor, their answers must not meet. Nothing on training in there", "unclear"),
    ("there is an NDA but it says nothing about AI or training", "unclear"),
    ("contracts are from 2015, no word on machine learning", "unclear"),
    ("confidentiality clause, which doesn't mention training at all", "unclear"),
    ("NDAs, silent on models. One client has said no outright", None),
    ("all under NDA", "no"),
    # Data that everybody may see, and texts that were merely published.
    ("the unit's data, public anyway", "yes"),
    ("council minutes, all public", "yes"),
    ("public records of the land registry", "yes"),
    ("sheets are public on our site", "yes"),
    ("it's open data from the met office", "yes"),
    ("belongs to the companies I suppose, adverts were public", "owned"),
    ("the texts were public, copyright went to the speakers", None),
]


@pytest.mark.parametrize(("said", "rights"), SAID)
def test_what_is_said_of_the_rights_is_read_as_it_was_meant(said: str, rights: Rights | None) -> None:
    found = read_rights(Situation(privacy=said))
    assert found == rights if rights else found != "yes"
