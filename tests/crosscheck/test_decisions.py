"""Decisions: added records with the stated value beside them; one whose figure has changed fails loudly."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from fupin_analysis.core.decision import Decision, read_decisions, write_decision
from fupin_analysis.core.disk.folder import decisions_folder
from fupin_analysis.core.figures import in_force
from fupin_analysis.crosscheck.checks import identity
from fupin_analysis.crosscheck.decisions import apply_decisions, check_value, mark_caused, mark_waived, resolve, stated_values
from fupin_analysis.crosscheck.edits.stated import Key
from fupin_analysis.errors import FupinError
from fupin_analysis.flow import take_in
from fupin_analysis.forms.workbook import write_form
from tests.conftest import FIVE, unit

FIGURES = unit(FIVE, township="五数镇")
ACCEPTED = Decision(
    "F000001", "五数镇", 2018, "registry/total.households@2018", "accepted", 40.0, 41.0, "市扶贫办", "2019-01-15", "漏一户"
)


def test_a_decision_is_an_added_record_and_the_stated_value_stays() -> None:
    figures, problems = apply_decisions(FIGURES, [ACCEPTED])
    assert problems == []
    own = figures[figures["item"].eq("total") & figures["measure"].eq("households")]
    assert own[["statement", "value"]].to_numpy().tolist() == [[1, 40.0], [0, 41.0]]
    counted = in_force(figures)
    assert len(counted) == len(FIGURES)
    assert counted.loc[counted["item"].eq("total"), "value"].tolist() == [163.0, 41.0]
    assert counted["statement"].eq(1).all()


def test_figures_without_decisions_are_left_alone() -> None:
    pd.testing.assert_frame_equal(in_force(FIGURES), FIGURES)


def test_a_waived_finding_changes_no_figure() -> None:
    waived = Decision(
        "F000001", "五数镇", 2018, "registry/total.households@2018", "waived", 40.0, None, "市扶贫办", "2019-01-15", "属实"
    )
    figures, problems = apply_decisions(FIGURES, [waived])
    assert problems == []
    pd.testing.assert_frame_equal(figures, FIGURES)


def test_a_decision_on_a_changed_figure_fails_loudly() -> None:
    changed = FIGURES.assign(value=FIGURES["value"].where(FIGURES["value"].ne(40.0), 44.0))
    figures, problems = apply_decisions(changed, [ACCEPTED])
    pd.testing.assert_frame_equal(figures, changed)
    assert [problem.say("zh") for problem in problems] == [
        "F402 ·  › F000001：这条决定不再适用：registry/total.households@2018作决定时为 40，现为 44。请重新决定或删除这条记录。"
    ]


def test_a_decision_on_a_figure_that_is_gone_fails_loudly() -> None:
    _figures, problems = apply_decisions(FIGURES[FIGURES["value"].ne(40.0)], [ACCEPTED])
    assert [problem.code for problem in problems] == ["F402"]


def test_decisions_are_written_and_read_back(tmp_path: Path) -> None:
    second = Decision(
        "F000002", "五数镇", 2018, "exit/done.persons@2018", "waived", 51.0, None, '"科"长', "2019-02-01", '换行\n与引号"'
    )
    write_decision(ACCEPTED, tmp_path)
    write_decision(second, tmp_path)
    read = read_decisions(tmp_path)
    assert [one.finding for one in read] == ["F000001", "F000002"]
    assert (read[0].value, read[1].value, read[1].why, read[1].file) == (41.0, None, '换行\n与引号"', "2018.toml")


@pytest.mark.parametrize(
    "text",
    [
        '[[decisions]]\nfinding = "F1"\n',
        "not toml",
        '[[decisions]]\nfinding="F"\ntownship="x"\nyear=2018\nfigure="a/b.c@2018"\naction="guess"\n',
    ],
    ids=["a field is missing", "no TOML", "unknown action"],
)
def test_a_wrong_record_is_told_with_its_place(text: str, tmp_path: Path) -> None:
    (tmp_path / "2018.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FupinError, match=r"F401 · 2018\.toml"):
        read_decisions(tmp_path)


def test_the_next_run_applies_what_was_decided(returns: Path) -> None:
    found = take_in(returns).findings
    deduced = found[found["verdict"].eq("deduced")].iloc[0]
    assert (deduced["stated"], deduced["proposed"]) == (7.0, 57.0)
    figure = "plan/exit_as_listed.households@2018"
    write_decision(
        Decision(deduced["finding"], "XX镇", 2018, figure, "accepted", 7.0, 57.0, "办", "2019-01-15", "漏写"),
        decisions_folder(returns),
    )
    impossible = found[found["verdict"].eq("impossible")].iloc[0]
    medical = "medical/assisted.recipients@2018"
    write_decision(
        Decision(impossible["finding"], "XX镇", 2018, medical, "waived", 1312.0, None, "办", "2019-01-15", "含当年减少人口"),
        decisions_folder(returns),
    )
    for _run in range(2):  # made now, then read back
        intake = take_in(returns)
        assert intake.messages() == []
        assert intake.findings[["verdict", "decision"]].to_numpy().tolist() == [["impossible", "waived"], ["conflict", ""]]
        assert len(intake.decisions) == 2


def test_a_corrected_return_outdates_the_decision(returns: Path) -> None:
    found = Decision(
        "F000001", "五数镇", 2018, "registry/total.households@2018", "corrected", 40.0, 41.0, "办", "2019-01-15", "漏"
    )
    write_decision(found, decisions_folder(returns))
    assert take_in(returns).exit_code == 0
    rows = [{**row, "value": 42} if row["value"] == 40 else row for row in FIVE]
    write_form(returns / "五数镇-2018.xlsx", township="五数镇", year=2018, figures=unit(rows, township="五数镇"))
    intake = take_in(returns)
    assert [problem.code for problem in intake.problems] == ["F402"]
    assert intake.exit_code == 4


SAME = {"township": "五数镇", "year": 2018, "figure": "registry/total.households@2018", "expected": 40.0, "who": "办"}


def _decided(number: float, when: str, **fields: object) -> Decision:
    given = {"finding": "五数镇-2018-B101-A", "action": "corrected", "value": number, "when": when, "why": f"核对台账{number:g}"}
    return Decision(**{**SAME, **given, **fields})  # type: ignore[arg-type]


def _states(*decisions: Decision) -> list[str]:
    return [one.state for one in resolve(decisions, stated_values(FIGURES))]


def test_of_two_decisions_on_a_figure_the_later_counts() -> None:
    assert _states(_decided(41, "2019-01-15"), _decided(42, "2019-01-16")) == ["superseded", "in_force"]
    first = _decided(41, "2019-01-15")
    assert _states(first, _decided(42, "2019-01-15", supersedes=(first.id,))) == ["superseded", "in_force"]


def test_two_that_differ_on_one_day_are_disputed_and_neither_is_applied() -> None:
    both = [_decided(41, "2019-01-15"), _decided(42, "2019-01-15")]
    assert _states(*both) == ["disputed", "disputed"]
    figures, problems = apply_decisions(FIGURES, both)
    pd.testing.assert_frame_equal(figures, FIGURES)
    assert [problem.code for problem in problems] == ["F407", "F407"]
    assert _states(_decided(41, "2019-01-15"), _decided(41, "2019-01-15", who="另一人")) == ["in_force", "in_force"]


def test_what_is_taken_back_leaves_what_it_had_replaced() -> None:
    first = _decided(41, "2019-01-15")
    second = _decided(42, "2019-01-16", supersedes=(first.id,))
    back = _decided(42, "2019-01-17", action="withdrawn", value=None, withdraws=second.id)
    assert _states(first, second, back) == ["in_force", "withdrawn", "withdrawal"]


def test_a_file_that_git_merged_with_both_sides_is_read_as_both(tmp_path: Path) -> None:
    ours, theirs = (_decided(value, "2019-01-15").to_toml() for value in (41, 42))
    marked = f"{ours}<<<<<<< HEAD\n{ours}||||||| base\nnot toml\n=======\n{theirs}>>>>>>> other\n"
    (tmp_path / "2018.toml").write_text(marked, encoding="utf-8")
    assert [one.value for one in read_decisions(tmp_path)] == [41, 42]


def test_a_waiver_lasts_for_its_rule_and_figure_until_its_last_day() -> None:
    waiver = _decided(0, "2019-01-15", action="waived", value=None, rule="B101", until="2019-12-31")
    rulings = resolve([waiver], stated_values(FIGURES))
    edit = {"rule": "B101", "figure": "registry/total.households@2019"}
    finding = {"finding": "五数镇-2019-B101-B", "township": "五数镇", "year": 2019, "period": "2019", "edits": [edit]}
    others = [
        finding,
        {**finding, "year": 2020, "period": "2020"},
        {**finding, "township": "甲镇"},
        {**finding, "edits": [{**edit, "rule": "B102"}]},
        {**finding, "edits": [{**edit, "figure": "registry/total.persons@2019"}]},
    ]
    assert mark_waived(others, rulings) == ["waived", "", "", "", ""]


@pytest.mark.parametrize(
    ("until", "period", "is_waived"),
    [
        ("2019-01-01", "2019", False),
        ("2019-12-30", "2019-12-31", False),
        ("2019-12-31", "2019", True),
        ("2019-06-30", "2019H1", True),
        ("2019-06-30", "2019-06-30", True),
        ("2019-06-30", "2019H2", False),
        ("2019-06-30", "2018", False),  # told in the return of 2019
        ("2020-01-01", "2019", True),
    ],
)
def test_a_day_in_a_year_is_not_its_last(until: str, period: str, is_waived: bool) -> None:
    waiver = _decided(0, "2019-01-15", action="waived", value=None, rule="B101", until=until)
    edits = [{"rule": "B101", "figure": f"registry/total.households@{period}"}]
    finding = {"finding": "五数镇-2019-B101-B", "township": "五数镇", "year": 2019, "period": period, "edits": edits}
    rulings = resolve([waiver], stated_values(FIGURES))
    assert mark_waived([finding], rulings) == ["waived" if is_waived else ""]


def test_findings_that_a_decision_brought_about_are_those_of_its_township_and_year_that_were_not_there_before() -> None:
    rows = [("五数镇", 2018, "老"), ("五数镇", 2018, "新"), ("五数镇", 2017, "新"), ("甲镇", 2018, "新")]
    findings = pd.DataFrame(rows, columns=["township", "year", "finding"])
    assert mark_caused(findings, {("五数镇", 2018)}, {"老"}) == ["", "decided", "", ""]


def test_names_of_findings_are_never_shared() -> None:
    keys = [Key("2018", "", "cause", item, measure) for item in ("illness", "disability", "x") for measure in ("a", "b")][:5]
    names = {identity(f"第{number}镇", 2018, "B101", "2018", "", key) for number in range(50_000) for key in keys}
    assert len(names) == 250_000


@pytest.mark.parametrize(
    ("figure", "value", "code"),
    [
        ("registry/total.households@2018", 0.0, ""),
        ("registry/total.households@2018", 41.0, ""),
        ("registry/total.households@2018", 41.5, "F417"),
        ("registry/total.households@2018", -1.0, "F416"),
        ("registry/total.households@2018", 1e30, "F415"),
        ("registry/total.households@2018", float("inf"), "F415"),
        ("registry/total.households@2018", float("nan"), "F415"),
        ("production/paid.amount_yuan@2018", 0.5, ""),
    ],
)
def test_a_value_that_no_return_could_state_is_refused(figure: str, value: float, code: str) -> None:
    if not code:
        check_value(figure, value)
        return
    with pytest.raises(FupinError, match=code):
        check_value(figure, value)


class TestTwoAnswersToOneFinding:
    """That a finding stands and that its figure is another number cannot both count."""

    WAIVED = Decision(
        "F000001", "五数镇", 2018, "registry/total.households@2018", "waived", 40.0, None, "镇政府", "2019-01-15", "属实"
    )

    @staticmethod
    def states(*decisions: Decision) -> list[str]:
        return [one.state for one in resolve(decisions, stated_values(FIGURES))]

    def test_of_one_day_they_contradict_each_other(self) -> None:
        assert self.states(self.WAIVED, ACCEPTED) == self.states(ACCEPTED, self.WAIVED) == ["disputed", "disputed"]
        figures, problems = apply_decisions(FIGURES, [self.WAIVED, ACCEPTED])
        pd.testing.assert_frame_equal(figures, FIGURES)
        assert [problem.code for problem in problems] == ["F407", "F407"]

    def test_of_two_days_the_later_counts(self) -> None:
        later = replace(ACCEPTED, when="2019-01-16", id="")
        assert self.states(self.WAIVED, later) == ["superseded", "in_force"]

    def test_one_taken_back_contradicts_nothing(self) -> None:
        back = replace(self.WAIVED, action="withdrawn", withdraws=self.WAIVED.id, id="")
        assert self.states(self.WAIVED, ACCEPTED, back) == ["withdrawn", "in_force", "withdrawal"]

    @pytest.mark.parametrize("changed", [{"finding": "F000002"}, {"figure": "registry/total.persons@2018", "expected": 163.0}])
    def test_answers_to_two_findings_or_of_two_figures_both_count(self, changed: dict[str, Any]) -> None:
        assert self.states(replace(self.WAIVED, id="", **changed), ACCEPTED) == ["in_force", "in_force"]
