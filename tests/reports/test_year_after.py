"""A decision is shown with what it brings about in the year after; marks of decisions are the same for a file and its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin_analysis.core.decision import write_decision
from fupin_analysis.core.disk.folder import decisions_folder
from fupin_analysis.crosscheck.edits.additions import rules_of
from fupin_analysis.flow import take_in
from fupin_analysis.reports.decisions import Draft, draft_decision

HEAD = "township,year,period,topic,item,measure,value\n"
SAID = {"reason": "已经核对过台账", "by": "张三"}
#: 700 exited and 400 not yet are 1100 and not 1200; the return of 2019 says 1200 of 2018 again.
ROWS = [
    "甲山镇,2018,2018,registry,total,persons,1200",
    "甲山镇,2018,2018,registry,not_exited,persons,400",
    "甲山镇,2018,2018,registry,exited,persons,700",
    "甲山镇,2019,2019,registry,total,persons,1210",
]
AGAIN = "甲山镇,2019,2018,registry,total,persons,1200"


def _folder(tmp_path: Path, *rows: str) -> Path:
    data = tmp_path / "raw"
    data.mkdir()
    (data / "甲山镇.csv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return data


def _draft(data: Path, value: float) -> Draft:
    intake = take_in(data)
    (name,) = intake.findings.loc[intake.findings["rule"].eq("B102"), "finding"]
    return draft_decision(intake, name, accept=value, figure="registry/total.persons@2018", rules=rules_of(data), **SAID)


@pytest.mark.parametrize(("rows", "years"), [([*ROWS, AGAIN], [2019]), (ROWS, [])])
def test_what_is_shown_before_is_what_comes_after(tmp_path: Path, rows: list[str], years: list[int]) -> None:
    data = _folder(tmp_path, *rows)
    before = set(take_in(data).findings["finding"])
    draft = _draft(data, 1100.0)
    assert draft.appear["year"].tolist() == years
    write_decision(draft.decision, decisions_folder(data))
    after = take_in(data).findings
    assert set(after["finding"]) - before == set(draft.appear["finding"])
    assert before - set(after["finding"]) == set(draft.vanish["finding"])
    assert after.loc[after["year"].eq(2019), "cause"].tolist() == ["decided"] * len(years)


def test_what_the_year_after_says_of_it_vanishes_too(tmp_path: Path) -> None:
    data = _folder(tmp_path, *ROWS, AGAIN.replace("1200", "1100"))
    assert sorted(_draft(data, 1100.0).vanish["year"]) == [2018, 2019]


def test_one_file_by_itself_knows_what_was_waived(tmp_path: Path) -> None:
    data = _folder(tmp_path, *ROWS)
    (name,) = take_in(data).findings["finding"]
    draft = draft_decision(
        take_in(data), name, is_waived=True, figure="registry/total.persons@2018", rules=rules_of(data), **SAID
    )
    write_decision(draft.decision, decisions_folder(data))
    alone = take_in(data / "甲山镇.csv", township="甲山镇", year=2018)
    assert (alone.findings["decision"].tolist(), len(alone.open_findings)) == (["waived"], 0)
