"""Decisions: added records with the stated value beside them; one whose figure has changed fails loudly."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from fupin_analysis.core.decision import Decision, read_decisions, write_decision
from fupin_analysis.core.figures import in_force
from fupin_analysis.core.folder import decisions_folder
from fupin_analysis.crosscheck.decisions import apply_decisions
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
