"""Private data and secrets are found by their check digits and contexts, with few false alarms."""

from __future__ import annotations

import pytest

from dataset.curate.private import find_private
from tests.dataset.curate.plants import clean_microcopy


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("anna.becker@acme-foods.de", [("EMAIL", "anna.becker@acme-foods.de")]),
        ("anna (at) acme (dot) com", [("EMAIL", "anna (at) acme (dot) com")]),
        ("anna@\nacme.com", [("EMAIL", "anna@\nacme.com")]),
        ("anna\u200b@acme\u00ad.com!", [("EMAIL", "anna\u200b@acme\u00ad.com")]),
        ("you@example.com", []),
        ("DE89 3704 0044 0532 0130 00 bitte", [("ACCOUNT", "DE89 3704 0044 0532 0130 00")]),
        ("DE88 3704 0044 0532 0130 00", []),
        ("4111 1111 1111 1111", [("CARD", "4111 1111 1111 1111")]),
        ("4111 1111 1111 1112", []),
        ("SSN 078-05-1120", [("ID", "078-05-1120")]),
        ("AB 12 34 56 C", [("ID", "AB 12 34 56 C")]),
        ("12345678Z and 12345678A", [("ID", "12345678Z")]),
        ("RSSMRA85T10A562S", [("ID", "RSSMRA85T10A562S")]),
        ("1 84 12 76 451 089 46", [("ID", "1 84 12 76 451 089 46")]),
        ("PESEL 44051401359", [("ID", "44051401359")]),
        ("Steuer-ID 86095742719", [("ID", "86095742719")]),
        ("BSN: 111222333", [("ID", "111222333")]),
        ("born on 12 March 1984 in Ulm", [("BIRTH", "12 March 1984")]),
        ("on 12 March 1984 in Ulm", []),
        ("84.12.33.1 and 2001:db8::1", [("IP", "84.12.33.1"), ("IP", "2001:db8::1")]),
        ("192.168.1.25, 127.0.0.1, version 1.2.3.4, 10:20:30", []),
        ("12 Baker Street, London", [("ADDRESS", "12 Baker Street")]),
        ("Hauptstraße 5, 10115 Berlin", [("ADDRESS", "Hauptstraße 5, 10115 Berlin")]),
        ("+49 30 901820 or 020 7946 0958", [("PHONE", "+49 30 901820"), ("PHONE", "020 7946 0958")]),
        ("(555) 123-4567", [("PHONE", "(555) 123-4567")]),
        ("Tel.: 12345-678", [("PHONE", "12345-678")]),
        ("1257 0.01, 33.49 1840, 1000-59999, IEEE 1003.1-2008, 2.5 07/13/2001, 1600 1200, 1455 150 0 0", []),
        ("0.050  0.050  tied\n0.327  0.400  lost", []),
        ("“8.6.3.3. A symbols file”\n4.11.9.2. Options, 1.2.3.3.dfsg", []),
        ("2024-05-06, 1,000,000, 12 000 000, 2019-2024", []),
        ("sk-proj-abc123DEF456ghi789jkl", [("SECRET", "sk-proj-abc123DEF456ghi789jkl")]),
        ("AKIAIOSFODNN7EXAMPLE", [("SECRET", "AKIAIOSFODNN7EXAMPLE")]),
        ("ftp://bob:pa55word@host.com/x", [("SECRET", "pa55word")]),
        ("Your password is hunter2.", [("SECRET", "hunter2")]),
        ("PIN: 4821", [("SECRET", "4821")]),
        ("Password: required. password: ********", []),
        ("-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----",
         [("SECRET", "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----")]),
    ],
)  # fmt: skip
def test_what_is_found_in_a_text(text: str, found: list[tuple[str, str]]) -> None:
    assert [(hit.label, hit.value) for hit in find_private(text)] == found
    assert all(text[hit.start : hit.end] == hit.value for hit in find_private(text))


def test_fewer_than_one_in_a_hundred_clean_interface_texts_raise_an_alarm() -> None:
    texts = clean_microcopy()
    alarms = [(text, [hit.value for hit in find_private(text)]) for text in texts if find_private(text)]
    assert len(alarms) < 0.01 * len(texts), alarms
