"""The files that a person brings: kept under safe names in their own folder, and refused in sentences."""

from __future__ import annotations

from collections import namedtuple
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import inbox as rooms
from assistant.errors import InputRefused
from assistant.inbox import LARGEST, Inbox, safe_path


def bring(inbox: Inbox, name: str, data: bytes = b"words") -> str:
    """A file that arrives whole; its id."""
    arriving = inbox.begin(name, len(data))
    arriving.write(data)
    return arriving.keep()


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    return Inbox(tmp_path / "uploads", "local")


def test_what_came_waits_in_its_conversation_under_its_own_names(inbox: Inbox) -> None:
    talk = str(uuid4())
    ids = [bring(inbox, name) for name in ("Acme/page.docx", "Acme/page.docx", "notes.csv", "README")]
    brought = inbox.claim(ids, talk)
    assert brought.words == "4 files: 2 docx, 1 csv, 1 other"
    found = {path.relative_to(inbox.of(talk)).as_posix() for path in inbox.of(talk).rglob("*") if path.is_file()}
    assert found == {"Acme/page.docx", "Acme/page (2).docx", "notes.csv", "README"}
    assert list(inbox.loose.iterdir()) == []


def test_one_kind_of_files_is_counted_shortly(inbox: Inbox) -> None:
    assert inbox.claim([bring(inbox, "a.zip")], str(uuid4())).words == "1 zip file"
    assert inbox.claim([bring(inbox, "a.docx"), bring(inbox, "b.docx")], str(uuid4())).words == "2 docx files"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Users\\me\\a.docx", "C_/Users/me/a.docx"),
        ("..", "file"),
        ("", "file"),
        ("a\x00b\n.txt", "a�b�.txt"),
        ("con.txt", "_con.txt"),
        (".hidden", ".hidden"),
        ("Angebot für Käse.docx", "Angebot für Käse.docx"),
    ],
)
def test_a_name_cannot_lead_out_of_its_folder(name: str, kept: str) -> None:
    assert safe_path(name).as_posix() == kept


@given(st.text(max_size=400))
def test_no_name_at_all_leads_out_of_its_folder(name: str) -> None:
    path = Path("/home/inbox") / safe_path(name)
    assert path.resolve().is_relative_to("/home/inbox")
    assert path != Path("/home/inbox")
    assert all(len(part.encode()) <= 250 for part in path.parts)


def test_an_id_that_is_none_claims_nothing(inbox: Inbox) -> None:
    bring(inbox, "mine.txt")
    assert inbox.claim(["..", "../loose", None, 7, str(uuid4())], str(uuid4())).files == 0


def test_another_persons_file_cannot_be_claimed(inbox: Inbox, tmp_path: Path) -> None:
    theirs = bring(Inbox(tmp_path / "uploads", "other"), "secret.txt")
    assert inbox.claim([theirs], str(uuid4())).files == 0


def test_what_is_too_large_is_refused_before_and_while_it_comes(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputRefused, match=r"film\.mov has 1\.2 GB; I take files of up to 500 MB"):
        inbox.begin("film.mov", 1_200_000_000)
    arriving = inbox.begin("liar.txt", 10)
    arriving.size = LARGEST
    with pytest.raises(InputRefused, match=r"liar\.txt has"):
        arriving.write(b"x")
    arriving.drop()
    assert list(inbox.loose.iterdir()) == []


def test_a_full_disk_is_said_before_it_is_full(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(rooms.shutil, "disk_usage", lambda _: usage(0, 0, 100))
    with pytest.raises(InputRefused, match="not enough room on the disk"):
        inbox.begin("a.docx", 10)


def test_an_empty_file_is_refused_by_name(inbox: Inbox) -> None:
    arriving = inbox.begin("nothing.txt", 0)
    with pytest.raises(InputRefused, match=r"nothing\.txt is empty"):
        arriving.keep()


def test_what_was_refused_is_told_once_with_the_next_files(inbox: Inbox) -> None:
    inbox.refuse("film.mov is too large.")
    inbox.refuse("film.mov is too large.")
    talk = str(uuid4())
    brought = inbox.arrived([bring(inbox, "a.txt")], talk)
    assert (brought.files, brought.refused) == (1, ("film.mov is too large.",))
    assert inbox.arrived([bring(inbox, "b.txt")], talk).refused == ()


def test_files_wait_until_a_build_takes_them_all(inbox: Inbox, tmp_path: Path) -> None:
    talk = str(uuid4())
    inbox.claim([bring(inbox, "a.txt")], talk)
    assert inbox.arrived([], talk).words == "1 txt file"  # a message later they are still here
    inbox.take(talk, tmp_path / "build")
    assert (tmp_path / "build" / "a.txt").read_bytes() == b"words"
    assert inbox.waiting(talk).files == 0


def test_what_was_never_sent_is_cleared_after_two_days(inbox: Inbox) -> None:
    bring(inbox, "a.txt")
    now = next(inbox.loose.iterdir()).stat().st_mtime
    inbox.tidy(now + 3_600)
    assert len(list(inbox.loose.iterdir())) == 1
    inbox.tidy(now + 3 * 24 * 3_600)
    assert list(inbox.loose.iterdir()) == []
