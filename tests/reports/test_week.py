"""The page of the recorded work: what is said comes from the records, what nobody handed in is said once."""

from __future__ import annotations

from datetime import date

import pytest

from fupin_analysis.core.intake import Intake
from fupin_analysis.core.records import to_records
from fupin_analysis.errors import FupinError
from fupin_analysis.forms.workbook import write_form
from fupin_analysis.present.blocks import Cards, Heading
from fupin_analysis.present.draw.week import Week, draw_calendar
from fupin_analysis.present.tables import Table
from fupin_analysis.reports.week.report import WeekReport, open_week
from fupin_analysis.reports.week.standing import measure_visits
from fupin_analysis.synth.municipality import write_municipality

UNIT = {"township": "甲山镇", "year": 2018}


def week(place, period, planned, done, received, **more):
    return {"record": "weeks", "place": place, "period": period, "planned": planned, "done": done, "received": received, **more}


def paid(step, day, signer="", *, matter="鸡苗采购"):
    base = {"record": "payments", "matter": matter, "amount_yuan": 5e4}
    return base | {"step": step, "done_on": day, "signed_by": signer}


def found(matter, found_on, due_on, closed_on="", **more):
    base = {"record": "inspections", "place": "一心村", "level": "discipline", "requirement": "must_2"}
    return base | {"matter": matter, "found_on": found_on, "due_on": due_on, "closed_on": closed_on, **more}


def opened(*rows, language="zh", as_of=date(2018, 12, 31), year=2018):
    records = to_records([{**UNIT, "source": f"甲山镇.xlsx › 表 › A{at}", **row} for at, row in enumerate(rows, 4)])
    return WeekReport(year, as_of, language, Intake(records=records))


def said(report, name):
    return "\n".join(str(block) for block in report[name].blocks() if isinstance(block, str))


def table_of(report, name):
    return next(block for block in report[name].blocks() if isinstance(block, Table))


PAYMENTS = (paid("review", "2018-03-01", "甲"), paid("payment", "2018-03-05", "甲"), paid("approval", "2018-03-09", "乙"))


def test_where_nothing_was_handed_in_it_is_said_once_and_no_section_shows():
    report = opened()
    shown = [block for name in report._makers if name != "sources" for block in report[name].blocks()]
    assert len(shown) == 2
    assert "没有乡镇报送周报" in str(shown[1])


def test_what_nobody_handed_in_is_named_once_and_has_no_section():
    report = opened(*PAYMENTS)
    assert "没有一个乡镇报送：周报、周报扣分、督查问题、一户一档、存在的问题" in said(report, "summary")
    assert [name for name in report._makers if report[name].blocks()] == ["summary", "payments", "reporting", "sources"]


def test_problems_alone_are_told_and_nothing_is_said_of_visits():
    report = opened({"record": "problems", "matter": "集体经济薄弱"}, {"record": "problems", "matter": "危改进度偏慢"})
    blocks = report["summary"].blocks()
    assert "乡镇自己提出2个问题" in said(report, "summary")
    assert "需要专门去看" not in said(report, "summary")
    assert not [block for block in blocks if isinstance(block, Cards)]
    assert "没有需要专门去看的乡镇" in said(opened(found("漏雨", "2018-03-01", "2018-05-01", "2018-04-01")), "summary")


def test_the_chapters_that_show_are_numbered_without_a_gap():
    report = opened(*PAYMENTS)
    headings = [block.text for name in report._makers for block in report[name].blocks() if isinstance(block, Heading)]
    assert headings == ["要点", "一、资金拨付流程", "二、报送情况", "数据来源"]
    assert report["reporting"].blocks()[-1].caption == "报送情况"


def test_a_payment_made_before_it_was_approved_is_a_question_and_no_verdict():
    report = opened(*PAYMENTS)
    (row,) = table_of(report, "payments").cells
    assert row[-1] == "先拨款后审批；倒序：拨款；没有记录：建档立卡、采购、联席会议；一人签两次：审查、拨款"
    assert "廉政风险提示，不是结论" in "".join(str(block) for block in report["payments"].blocks())


def test_a_payment_that_nothing_is_wrong_with_is_in_no_table():
    steps = ("review", "registration", "approval", "procurement", "joint_meeting", "payment")
    report = opened(*(paid(step, f"2018-03-{day:02d}") for day, step in enumerate(steps, 1)))
    assert "没有停滞、倒序、漏环节或一人签两次的资金" in said(report, "payments")
    assert not [block for block in report["payments"].blocks() if isinstance(block, Table)]


def test_findings_overdue_across_the_years_end_are_on_the_next_years_page():
    rows = [
        found("公示不到位", "2018-12-20", "2018-12-30"),
        found("台账不一致", "2018-12-01", "2018-12-15", "2018-12-10"),
        found("考勤缺失", "2019-01-10", "2019-01-20", "2019-01-18", year=2019),
    ]
    report = opened(*rows, year=2019, as_of=date(2019, 1, 31))
    assert "发现2个问题，已整改1个（其中超期整改0个），未到期0个，超期未改1个" in said(report, "inspections")
    assert "1个是以前年度发现" in said(report, "inspections")
    assert "按“五个必须”分：第二条2个。" in said(report, "inspections")
    overdue = [block for block in report["inspections"].blocks() if isinstance(block, Table)][-1]
    assert overdue.cells[0][overdue.columns.index("days_overdue")] == "32"


def test_rows_not_understood_are_counted_and_accuse_nobody():
    rows = [week("一心村", "2018W01", 5, 5, "2018-01-08"), week("一心村", "2018W02", 5, 5, "", aside="received")]
    report = opened(*rows, as_of=date(2018, 1, 15))
    assert "周报1行没有读懂" in said(report, "summary")
    assert report.villages["missing"].tolist() == [0]


def test_where_to_go_first_is_where_most_kinds_of_trouble_are():
    rows = [
        *PAYMENTS,
        found("公示不到位", "2018-03-05", "2018-03-20", township="乙水乡"),
        found("台账不一致", "2018-03-05", "2018-03-20"),
    ]
    visits = measure_visits(opened(*rows))
    assert visits[["township", "kinds"]].values.tolist() == [["甲山镇", 3], ["乙水乡", 1]]
    assert "下周先到这几处：甲山镇（1个督查问题超期、1笔先拨款后审批、1笔一人签两次）；乙水乡（1个督查问题超期）" in said(
        opened(*rows), "summary"
    )


def test_an_ordinary_series_is_not_asked_about_and_a_fall_is():
    steady = [week("一心村", f"2018W{at:02d}", 20, 18 + at % 2, "") for at in range(1, 31)]
    assert "正常起伏" in said(opened(*steady), "control")
    fallen = [row | ({"done": 4} if row["period"] == "2018W20" else {}) for row in steady]
    assert "甲山镇第20周20%" in said(opened(*fallen), "control").replace(".0%", "%")


def test_scores_name_the_lowest_and_leave_repeated_matters_out():
    base = {"record": "deductions", "place": "一心村", "matter": "台账未更新", "points": 30.0}
    other = base | {"period": "2018W09", "matter": "未入户", "points": 80.0}
    rows = [base | {"period": "2018W07"}, base | {"period": "2018W08"}, other]
    text = said(opened(*rows), "scores")
    assert "得分最低的是甲山镇一心村（0分）" in text
    assert "1条重复扣分" in text


def test_files_name_the_form_most_lacking_and_what_cannot_be():
    base = {"record": "household_files", "place": "一心村", "households": 40}
    rows = [base | {"matter": "申请书", "filed": 41}, base | {"matter": "登记表", "filed": 10}]
    text = said(opened(*rows), "files")
    assert "归档率最低的表：登记表（25.0%）" in text
    assert "归档户数多于应建档户数，比例中按应建档户数计入，须核实：甲山镇一心村" in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_part_shows_in_both_languages(tmp_path, language):
    write_municipality(tmp_path / "demo", count=4, seed=1, years=[2019, 2020])
    report = open_week(data=tmp_path / "demo", language=language)
    assert (report.year, report.as_of.year) == (2020, 2021)
    html = "".join(report[name]._repr_html_() for name in report._makers)
    assert "{" not in html.replace("{}", "")
    assert len(report.handed_in) == 6
    assert all(report[name].blocks() for name in report._makers)


def test_records_handed_in_alone_open_the_page(tmp_path):
    rows = to_records([{**UNIT, **row} for row in PAYMENTS])
    (tmp_path / "raw").mkdir()
    write_form(tmp_path / "raw" / "甲山镇.xlsx", township="甲山镇", year=2018, records=rows, has_figures=False)
    report = open_week(data=tmp_path / "raw")
    assert (report.year, report.as_of, report.handed_in) == (2018, date(2018, 3, 9), ("payments",))


@pytest.mark.parametrize("day", ["2018-13-01", "年底"])
def test_a_day_that_is_none_is_refused(day):
    with pytest.raises(FupinError) as caught:
        open_week(2018, data="data/raw", as_of=day)
    assert caught.value.problems[0].code == "F304"


def test_a_calendar_says_what_it_shows_without_its_colours():
    weeks = {"2018W01": Week(0.9), "2018W02": Week(float("nan"), "missing"), "2018W03": Week(0.5, "late")}
    chart = draw_calendar({"一心村": weeks}, title="甲山镇", language="zh")
    assert "1行3格，其中迟报1格、未报1格" in chart.alt
    assert {"未报", "迟报", "不足60%"} <= set(chart.wordings)
    assert "没有读懂" not in chart.wordings


def test_more_done_than_planned_is_asked_about_where_weeks_are_told():
    rows = [week("一心村", "2018W01", 5, 8, "2018-01-08"), week("二龙村", "2018W01", 5, 5, "2018-01-08")]
    told = "有1份周报的完成数多于计划数，是否含补做或计划外的工作，请核实：甲山镇一心村。"
    assert told in said(opened(*rows, as_of=date(2018, 1, 15)), "weeks")
    assert "多于计划数" not in said(opened(*rows[1:], as_of=date(2018, 1, 15)), "weeks")


def test_a_form_filed_too_often_makes_up_for_none_that_is_lacking():
    base = {"record": "household_files", "place": "一心村", "households": 40}
    report = opened(base | {"matter": "申请书", "filed": 60}, base | {"matter": "登记表", "filed": 20})
    assert "各表合计归档率75.0%" in said(report, "files")
    assert "归档户数多于应建档户数，比例中按应建档户数计入，须核实：甲山镇一心村。" in said(report, "files")


def test_a_report_missing_five_weeks_ago_asks_for_no_visit():
    days = ["2018-01-08", "", "2018-01-22", "2018-01-29", "2018-02-05", "2018-02-12"]
    rows = [week("一心村", f"2018W{at:02d}", 5, 5, day) for at, day in enumerate(days, 1) if day]
    assert measure_visits(opened(*rows, as_of=date(2018, 2, 12))).empty
    assert measure_visits(opened(*rows[:-1], as_of=date(2018, 2, 12)))["missing"].tolist() == [1]  # of two


def test_of_villages_with_one_score_all_are_last():
    base = {"record": "deductions", "period": "2018W07", "matter": "台账未更新"}
    rows = [{**base, "place": place, "points": points} for place, points in (("一心村", 5.0), ("二龙村", 5.0), ("三合村", 2.0))]
    assert "得分最低的是甲山镇一心村、甲山镇二龙村（95分）" in said(opened(*rows), "scores")
    many = [{**base, "place": f"{name}村", "points": 5.0} for name in "甲乙丙丁戊己"]
    assert "甲山镇戊村等6个村（95分）" in said(opened(*many), "scores")
