"""The log as a table: in with every problem named, out and in again without a loss."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracking.project import HELPERS, Logged, Project
from tracking.table import NoTable, read_table, write_table

from .making import TODAY

SHEET = """\ufeffProject;Kind;Helper;Rounds;Hours;Date;Draft;Final;Invoice
A;ad;ChatGPT;3;2;2026-09-01;;;12
B;ad;gpt-4;2;1,5;2026-09-03;the quick brown fox;the quick red fox;13
C;ad;general;3;2,5;3.9.2026;;;
D;ad;tuned;1;lots;2026-10-05;;;
;ad;tuned;2;1;2026-10-09;;;
E;ad;my brother;2;1;;;;
"""


def test_a_sheet_is_read_and_each_cell_that_cannot_be_taken_is_named() -> None:
    table = read_table(SHEET, TODAY)
    assert [project.name for project in table.projects] == ["A", "B", "C", "D", "E"]
    assert [project.minutes for project in table.projects] == [120, 90, 150, None, 60]
    assert [project.helper for project in table.projects] == [
        "general model", "general model", "general model", "tuned model", None,
    ]  # fmt: skip
    assert table.projects[1].share_changed == 0.25
    assert table.projects[2].on == date(2026, 9, 3)
    assert table.problems == (
        "Line 5, hours: “lots” cannot be taken; write hours, like 1.5.",
        "Line 6 has no project name and was left out.",
        "Line 7, helper: “my brother” cannot be taken; write “none”, “general model”, “prompt kit” or “tuned model”.",
    )
    assert table.ignored == ("invoice",)


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "just some words", "\x00\x00", "{}"])
def test_what_is_no_table_is_refused_with_the_right_head_line(text: str) -> None:
    with pytest.raises(NoTable, match=r"first line must name the columns|no table that can be read"):
        read_table(text, TODAY)


LINES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(
    lambda text: text.strip() == text and text[:1] != "'"
)


@given(
    st.lists(
        st.builds(
            Project,
            name=LINES,
            kind=st.none() | LINES,
            client=st.none() | LINES,
            helper=st.none() | st.sampled_from(HELPERS),
            rounds=st.none() | st.integers(0, 200),
            minutes=st.none() | st.integers(0, 100_000).map(float),
            share_changed=st.none() | st.integers(0, 100).map(lambda n: n / 100),
            outcome=st.none() | LINES,
            on=st.none() | st.dates(date(2001, 1, 1), date(2099, 12, 31)),
        ),
        max_size=5,
    )
)
def test_what_is_exported_is_imported_the_same(projects: list[Project]) -> None:
    logged = [Logged(id="", number=at, project=project) for at, project in enumerate(projects, 1)]
    table = read_table(write_table(logged), TODAY)
    assert list(table.projects) == projects
    assert table.problems == ()


def test_a_spreadsheet_runs_nothing_of_an_export() -> None:
    risky = Project(name="=HYPERLINK(1)", client="+1", outcome="@now")
    written = write_table([Logged(id="", number=1, project=risky)])
    assert "'=HYPERLINK(1)" in written
    assert ",=" not in written
    assert ",@" not in written
