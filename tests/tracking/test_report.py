"""The report: what it compares, when it says "too early", what it never says."""

from __future__ import annotations

from random import Random

from tracking.changed import share_changed
from tracking.page import report_page
from tracking.plot import make_plot
from tracking.project import Helper, Project
from tracking.report import make_report
from tracking.report_words import headline, markdown

from .making import TODAY


def projects(helper: Helper, minutes: list[float], rounds: list[int], kind: str = "ad") -> list[Project]:
    return [
        Project(name="x", kind=kind, helper=helper, minutes=m, rounds=r)
        for m, r in zip(minutes, rounds, strict=True)
    ]  # fmt: skip


SIX = [
    *projects("general model", [120, 100, 90], [2, 3, 2]),
    *projects("tuned model", [80, 95, 70], [1, 2, 1]),
]
SURE = [
    *projects("general model", [120, 110, 125, 130, 115, 122, 118, 128], [3, 3, 2, 3, 4, 3, 3, 2]),
    *projects("tuned model", [70, 65, 75, 80, 72, 68, 77, 74], [1, 1, 2, 1, 1, 0, 1, 1]),
]


def test_six_projects_are_too_early_and_it_says_how_many_more_would_tell() -> None:
    report = make_report(SIX)
    assert report.against == "general model"
    assert not any(finding.is_clear for finding in report.findings)
    assert headline(report).startswith("Too early to tell: with 6 projects what differs could still be chance; about ")
    said = markdown(report)
    assert "With 6 projects the difference could still be chance (95 % interval:" in said
    assert "more" in said
    assert "would tell" in said


def test_a_large_difference_in_enough_projects_is_called_clear() -> None:
    report = make_report(SURE)
    assert all(finding.is_clear for finding in report.findings)
    said = markdown(report)
    assert "47 fewer (95 % interval:" in said or "48 fewer (95 % interval:" in said
    assert "Too early" not in said


def test_no_report_claims_a_cause() -> None:
    said = markdown(make_report(SURE))
    assert "not why" in said
    for word in ("because", "thanks to", "caused", "due to", "saved you", "helped"):
        assert word not in said


def test_two_projects_of_a_helper_get_no_interval() -> None:
    report = make_report(
        [*projects("general model", [100, 120, 90], [2, 2, 3]), *projects("tuned model", [50, 60], [1, 1])]
    )
    assert all(finding.found.low is None for finding in report.findings)
    assert "Too early: 2 projects with the tuned model cannot show how much they vary." in markdown(report)


def test_an_empty_log_says_how_to_begin_and_one_helper_says_what_is_missing() -> None:
    assert "Your log is empty" in markdown(make_report([]))
    one = markdown(make_report(projects("tuned model", [50, 60], [1, 1])))
    assert "nothing to compare" in one
    assert "| All | tuned model | 2 | 1 | 55 |" in one


def test_projects_without_a_helper_are_counted_and_left_out() -> None:
    report = make_report([*SIX, Project(name="y", minutes=10)])
    assert report.without_helper == 1
    assert "1 project does not say which helper was used, and is left out." in markdown(report)


def test_other_kinds_of_work_are_named_as_a_possible_reason() -> None:
    before = [
        *projects("general model", [200, 210, 190], [3, 3, 3], "white paper"),
        *projects("general model", [60], [1], "ad"),
    ]
    after = [*projects("tuned model", [50, 55, 60, 52], [1, 1, 1, 1], "ad")]
    report = make_report([*before, *after])
    assert report.mixes[0].moved == 0.75
    assert "part of what differs may be the work" in markdown(report)


def test_the_helper_to_compare_with_can_be_chosen() -> None:
    every = [*SIX, *projects("none", [150, 160, 155], [2, 2, 2])]
    assert make_report(every).against == "general model"
    assert make_report(every, "none").against == "none"


def test_the_page_escapes_what_a_person_typed_and_draws_each_project() -> None:
    typed = Project(name="x", kind="<script>alert(1)</script>", helper="tuned model", minutes=40, rounds=1)
    every = [*SIX, typed, typed]
    page = report_page(make_report(every), every, TODAY)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert page.count("<circle") == 2 * len(every)
    assert 'role="img" aria-label="Minutes by helper.' in page


def test_a_plot_of_thousands_draws_a_sample_with_both_ends() -> None:
    rng = Random(4)
    many = [Project(name="x", helper="none", minutes=rng.uniform(10, 300)) for _ in range(5_000)]
    plot = make_plot(many, "minutes")
    assert plot is not None
    assert len(plot.rows[0].values) <= 150
    assert min(plot.rows[0].values) == min(p.minutes for p in many if p.minutes)
    assert make_plot(many, "minutes") == plot


def test_the_share_of_words_changed_is_the_edit_distance_by_words() -> None:
    assert share_changed("The quick brown fox", "the quick red fox jumps") == 2 / 5
    assert share_changed("Same words, here.", "same words here") == 0
    assert share_changed("one two", "three four five") == 1
    assert share_changed("", " ") is None
