"""Training files that were brought are checked, kept for their card, mended as a copy, and go with the conversation."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from assistant.checks import Checks
from assistant.errors import NotYours
from assistant.inbox import Inbox
from dataset.check.profiles import UnknownProvider, load_profiles
from tests.dataset.check.lines import assistant, chat, line, lines, user

PROFILES = load_profiles()
TALK = str(uuid4())
GOOD = b"\n".join(lines("chat", 12)) + b"\n"
HUMAN = line(chat({**user(), "role": "human"}, assistant())) + b"\n"
RAW = b"".join(json.dumps({"product": f"Kettle {n}", "text": "It boils."}).encode() + b"\n" for n in range(3))

Bring = Callable[..., None]


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    return Inbox(tmp_path / "uploads", "local")


@pytest.fixture
def bring(inbox: Inbox) -> Bring:
    def put(**files: bytes) -> None:
        ids = list[object]()
        for name, data in files.items():
            arriving = inbox.begin(name.replace("__", "."), len(data))
            arriving.write(data)
            ids.append(arriving.keep())
        inbox.claim(ids, TALK)

    return put


def zipped(tmp_path: Path, **members: bytes) -> bytes:
    with zipfile.ZipFile(tmp_path / "made.zip", "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return (tmp_path / "made.zip").read_bytes()


def test_a_training_file_is_taken_from_what_waits_and_checked(inbox: Inbox, bring: Bring) -> None:
    bring(train__jsonl=GOOD + HUMAN, page__docx=b"PK", notes__jsonl=RAW)
    check = Checks(inbox).of_waiting(TALK, "m1", PROFILES, None, asked=False)
    assert check is not None
    (file,) = check.files
    assert (file.name, file.report.verdict, file.report.problems[0].line) == ("train.jsonl", "error", 13)
    assert inbox.waiting(TALK).words == "2 files: 1 docx, 1 jsonl"  # records of another kind can be built from
    assert Checks(inbox).find(check.id) == check == Checks(inbox).last(TALK)


def test_when_a_check_is_asked_for_other_lines_of_json_are_checked_too(inbox: Inbox, bring: Bring) -> None:
    bring(notes__jsonl=RAW)
    check = Checks(inbox).of_waiting(TALK, "m1", PROFILES, None, asked=True)
    assert check is not None
    assert check.files[0].report.verdict == "error"
    assert Checks(inbox).is_raw(check)


def test_nothing_to_check_leaves_no_trace(inbox: Inbox, bring: Bring) -> None:
    bring(page__docx=b"PK")
    assert Checks(inbox).of_waiting(TALK, "m1", PROFILES, None, asked=True) is None
    assert list(Checks(inbox).every()) == []


def test_a_zip_of_training_files_is_looked_into_and_the_two_are_compared(
    inbox: Inbox, bring: Bring, tmp_path: Path
) -> None:
    bring(set__zip=zipped(tmp_path, shop_train__jsonl=GOOD, shop_valid__jsonl=GOOD.split(b"\n")[0] + b"\n"))
    check = Checks(inbox).of_waiting(TALK, "m1", PROFILES, None, asked=False)
    assert check is not None
    train, valid = check.files
    assert (train.name, valid.name) == ("shop_train.jsonl", "shop_valid.jsonl")
    assert "also stands in shop_train.jsonl, line 1" in valid.report.problems[0].what
    assert inbox.waiting(TALK).files == 0


def test_a_zip_with_other_work_stays_to_be_built_from(inbox: Inbox, bring: Bring, tmp_path: Path) -> None:
    bring(all__zip=zipped(tmp_path, train__jsonl=GOOD, brief__txt=b"Write about socks."))
    assert Checks(inbox).of_waiting(TALK, "m1", PROFILES, None, asked=False) is not None
    assert inbox.waiting(TALK).words == "1 zip file"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut off", b"PK\x05\x06" + b"\0" * 18])
def test_a_zip_that_is_none_is_left_to_the_build(inbox: Inbox, bring: Bring, data: bytes) -> None:
    if data:
        bring(odd__zip=data)
    assert Checks(inbox).of_waiting(TALK, "m1", PROFILES, None, asked=True) is None


def test_a_mended_copy_is_written_and_the_file_stays_as_it_was(inbox: Inbox, bring: Bring) -> None:
    bring(train__jsonl=GOOD + HUMAN)
    checks = Checks(inbox)
    check = checks.of_waiting(TALK, "m1", PROFILES, None, asked=False)
    assert check is not None
    mended = checks.mend(check.id, 0, PROFILES).files[0].mended
    assert mended is not None
    assert (mended.name, mended.report.verdict) == ("train.fixed.jsonl", "ok")
    assert "human" not in checks.mended_file(check.id, 0, mended.name).read_text()
    assert (inbox.folder / "checked" / check.id / "files" / "train.jsonl").read_bytes() == GOOD + HUMAN
    assert checks.mend(check.id, 0, PROFILES).files[0].mended == mended  # once more: the same
    for number, name in ((0, "train.jsonl"), (0, "../check.json"), (1, mended.name)):
        with pytest.raises(NotYours):
            checks.mended_file(check.id, number, name)


def test_a_file_that_no_rule_can_mend_says_so(inbox: Inbox, bring: Bring) -> None:
    bring(train__jsonl=b'[\n{"messages": [}\n]\n')
    checks = Checks(inbox)
    check = checks.of_waiting(TALK, "m1", PROFILES, None, asked=True)
    assert check is not None
    assert "by hand" in str(checks.mend(check.id, 0, PROFILES).files[0].cannot)


def test_the_same_file_is_checked_for_another_reader(inbox: Inbox, bring: Bring) -> None:
    bring(train__jsonl=GOOD)
    checks = Checks(inbox)
    check = checks.of_waiting(TALK, "m1", PROFILES, None, asked=False)
    assert check is not None
    again = checks.again(check, PROFILES, "google")
    assert again.reader == "google"
    assert "Google does not read" in again.files[0].report.problems[0].what
    assert checks.last(TALK) == again


def test_an_unknown_reader_loses_no_file(inbox: Inbox, bring: Bring) -> None:
    bring(train__jsonl=GOOD)
    checks = Checks(inbox)
    with pytest.raises(UnknownProvider):
        checks.of_waiting(TALK, "m1", PROFILES, "aunt", asked=True)
    last = checks.last(TALK)
    assert last is not None
    assert last.files[0].report.verdict == "ok"


def test_checked_records_wait_again_for_a_build(inbox: Inbox, bring: Bring) -> None:
    bring(notes__jsonl=RAW)
    checks = Checks(inbox)
    check = checks.of_waiting(TALK, "m1", PROFILES, None, asked=True)
    assert check is not None
    checks.give_back(check)
    assert inbox.waiting(TALK).words == "1 jsonl file"
    last = checks.last(TALK)
    assert last is not None
    assert last.is_built


def test_a_check_goes_with_its_conversation_and_belongs_to_one_person(inbox: Inbox, bring: Bring) -> None:
    bring(train__jsonl=GOOD)
    checks = Checks(inbox)
    check = checks.of_waiting(TALK, "m1", PROFILES, None, asked=False)
    assert check is not None
    with pytest.raises(NotYours):
        Checks(Inbox(inbox.folder.parent, "other")).find(check.id)
    checks.forget(str(uuid4()))
    assert checks.find(check.id) == check
    checks.forget(TALK)
    with pytest.raises(NotYours):
        checks.find(check.id)
    assert list((inbox.folder / "checked").iterdir()) == []


@pytest.mark.parametrize("key", ["", "..", "../checked", "0" * 16, "zz"])
def test_a_key_that_is_none_finds_nothing(inbox: Inbox, key: str) -> None:
    with pytest.raises(NotYours):
        Checks(inbox).find(key)
