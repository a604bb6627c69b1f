"""Sections: each shows itself, and gives its table, text, charts, sources and findings to who asks."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pandas as pd
import pytest

from fupin_analysis.core.source import Source
from fupin_analysis.errors import FupinError
from fupin_analysis.forms.workbook import write_form
from fupin_analysis.present.blocks import Absent
from fupin_analysis.present.outline import outline
from fupin_analysis.reports.sections import Section
from fupin_analysis.reports.subjects import CHAPTERS, SUBJECTS, places_of
from fupin_analysis.reports.summary import CHAPTERS as DRAFT_CHAPTERS
from fupin_analysis.reports.township.report import TownshipReport, open_report
from tests.conftest import FIVE, unit


@pytest.fixture
def report(returns: Path) -> TownshipReport:
    return open_report("XX镇", 2018, data=returns)


def section(report: TownshipReport, name: str) -> Section:
    return cast("Section", report[name])


def test_a_section_gives_its_parts(report: TownshipReport) -> None:
    causes = section(report, "causes")
    assert causes.frame.loc[0, ["item", "households"]].tolist() == ["lack_of_labour", 164.0]
    assert causes.text.startswith("从致贫原因看，缺劳动力是首要原因。")
    assert causes.absent is None
    assert causes.chart is not None
    assert causes.table is not None
    assert len(causes.table) == len(causes.frame)
    assert Source("XX镇-2018.xlsx", "致贫原因", "D11") in causes.sources
    assert causes.heading is not None
    assert causes.heading.text == "（二）致贫原因"
    assert causes.concerns
    assert section(report, "outlook").findings["topic"].unique().tolist() == ["plan"]


def test_what_is_told_and_laid_out_rests_on_the_same_figures(report: TownshipReport) -> None:
    assert list(report.sections) == list(SUBJECTS)
    for name, one in report.sections.items():
        stated = {str(source) for source in one.sources}
        assert stated <= {source for figure in report.unit.figures for source in figure.source.split("; ")}, name
        assert (one.absent is None) == bool(one.blocks() and one.text != str(Absent("not_handed_in"))), name


def test_every_section_has_a_heading_and_says_whom_it_concerns() -> None:
    for name, subject in SUBJECTS.items():
        assert not subject.has_heading or name in outline()
        assert subject.chapter in {"", *CHAPTERS}
        assert subject.draft in {"", *DRAFT_CHAPTERS}
        concerns = outline().get(name, {}).get("concerns")
        assert concerns is None or set(concerns) == {"zh", "en"}


def test_what_has_a_number_on_the_page_is_numbered_without_a_gap_and_each_once() -> None:
    chapters = [places_of(name) for name in (*CHAPTERS, "checks", "outlook", "sources")]
    assert chapters == [(number,) for number in range(1, 7)]
    for number, chapter in enumerate(CHAPTERS, start=1):
        own = [name for name, one in SUBJECTS.items() if one.chapter == chapter and one.has_heading]
        own += ["stated"] if number == len(CHAPTERS) else []
        assert [places_of(name) for name in own] == [(number, place) for place in range(1, len(own) + 1)]
        assert [places_of(name, own[:1]) for name in own[1:]] == [(number, place) for place in range(1, len(own))]


def test_a_section_shows_itself(report: TownshipReport, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[object] = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    section(report, "causes")._ipython_display_()
    assert [type(block).__name__ for block in shown] == ["Heading", "Passage", "Chart", "Table"]


@pytest.mark.parametrize("name", ["housing", "credit", "training", "publicity"])
def test_what_was_not_handed_in_is_typed(returns: Path, name: str) -> None:
    absent = section(open_report("五数镇", 2018, data=returns), name).absent
    assert absent is not None
    assert (absent.reason, str(absent), bool(absent)) == ("not_handed_in", "本年度未报送。", False)


def test_what_was_set_aside_is_not_called_unreported(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "raw" / "五数镇-2018.xlsx"
    path.parent.mkdir()
    write_form(path, township="五数镇", year=2018, figures=unit(FIVE, township="五数镇"))
    book = load_workbook(path)
    book["住房安全"]["D4"] = "不少"
    book.save(path)
    absent = section(open_report("五数镇", 2018, data=path.parent), "housing").absent
    assert absent is not None
    assert absent.reason == "set_aside"


def test_what_was_not_asked_for_that_year_is_said_so(returns: Path) -> None:
    absent = section(open_report("五数镇", 2018, data=returns), "monitoring").absent
    assert absent is not None
    assert absent.reason == "not_applicable"
    assert section(open_report("五数镇", 2018, data=returns), "monitoring").blocks() == []


def test_exits_are_not_asked_for_after_the_last_year_of_their_programme(tmp_path: Path) -> None:
    path = tmp_path / "raw" / "五数镇.txt"
    path.parent.mkdir()
    path.write_text("五数镇2022年工作总结\n2022年，全镇监测对象58户201人，已消除风险40户139人。", encoding="utf-8")
    report = open_report("五数镇", 2022, data=path.parent)
    for name in ("exits", "outlook"):
        absent = section(report, name).absent
        assert absent is not None
        assert absent.reason == "not_applicable"
        assert "未报送" not in section(report, name).text


def test_a_section_that_there_is_not_is_answered_with_the_nearest(report: TownshipReport) -> None:
    with pytest.raises(FupinError) as caught:
        report["cause"]
    (problem,) = caught.value.problems
    assert (problem.code, problem.near[0]) == ("F354", "causes")
    with pytest.raises(FupinError, match=r"F305.*causes"):
        report.measure("cause")


def test_the_report_tells_on_one_screen_what_it_holds(report: TownshipReport) -> None:
    lines = repr(report).splitlines()
    assert lines[0] == "XX镇2018年度扶贫工作数据分析报告"
    assert len(lines) == 2 + len(SUBJECTS)
    assert max(map(len, lines)) <= 100
    assert report._ipython_key_completions_()[:3] == ["summary", "situation", "guarantees"]


def test_language_is_said_once(returns: Path) -> None:
    english = open_report("XX镇", 2018, data=returns, language="en")
    assert section(english, "causes").text.startswith("Lack of labour is the leading cause")
    with pytest.raises(FupinError, match=r"F353.*zh, en"):
        open_report("XX镇", 2018, data=returns, language="fr")


def test_the_assumptions_change_what_is_told(returns: Path) -> None:
    table = section(open_report("XX镇", 2018, data=returns, target_year=2025), "outlook").frame
    assert table["years_left"].unique().tolist() == [6]


def test_mistakes_at_the_face_are_answered(returns: Path) -> None:
    for arguments, code in (
        ({"township": "  "}, "F304"),
        ({"township": "XX镇", "year": "twenty"}, "F304"),
        ({"township": "XX", "year": 2018}, "F301"),
        ({"township": "XX镇", "year": 2017}, "F302"),
        ({"township": "XX镇", "data": returns / "nowhere"}, "F101"),
    ):
        with pytest.raises(FupinError, match=code):
            open_report(**{"data": returns, **arguments})  # type: ignore[arg-type]
    assert open_report("XX镇", "2018", data=str(returns)).year == 2018


def test_figures_that_no_section_shows_stand_at_the_end(returns: Path) -> None:
    report = open_report("五数镇", 2018, data=returns)
    shown = [table for name in report.sections for table in section(report, name).blocks() if hasattr(table, "sources")]
    rest = report["stated"].blocks()
    assert len(shown) > 0
    assert isinstance(rest[-1], str) or len(rest) == 2
    assert pd.DataFrame is not None
