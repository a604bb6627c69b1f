"""Sheets of records read back: every row is a record or marked, every cell read or set aside with its reason."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
import pytest
import xlsxwriter

from fupin_analysis.acquire.workbook import read_workbook
from fupin_analysis.clean.own_forms.returns import clean_return
from fupin_analysis.core.account import Verdict
from fupin_analysis.core.records import record_sheets, records_of, to_records
from fupin_analysis.forms.workbook import write_form

BASE = {"township": "清澜镇", "year": 2018}
WEEK = ["村（组）", "周次", "计划（项）", "完成（项）", "未完成（项）", "报送日期", "备注"]
FOUND = ["村（组）", "督查层级", "发现的问题", "对应要求", "发现日期", "整改期限", "整改完成日期"]
FILES = ["村（组）", "应建档（户）", "申请书", "家庭照片（户）"]
PAID = ["资金名称", "金额（万元）", "审查日期", "审查签字", "上报审批日期", "上报审批签字", "拨款日期", "拨款签字"]


def book(path, title, *rows, merge=None):
    """Write a return workbook with a cover and one sheet of records."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as file:
        cover = file.add_worksheet("封面")
        for at, pair in enumerate([("报送表版本", "1"), ("乡镇名称", "清澜镇"), ("统计年度", 2018)]):
            cover.write_row(at, 0, pair)
        page, day = file.add_worksheet(title), file.add_format({"num_format": "yyyy-mm-dd"})
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                page.write(at, column, value, day if isinstance(value, datetime) else None)
        if merge:
            page.merge_range(merge[0], merge[1])
    return path


def read(path, title, *rows, merge=None):
    return clean_return(read_workbook(book(path / "t.xlsx", title, *rows, merge=merge)), account=True)


def week(path, *cells):
    return read(path, "周报", WEEK, ["一心村", "第7周", 5, 4, 1, "2018-02-19", *[""] * (7 - 6)][:6], list(cells))


def test_what_is_written_is_what_is_read(tmp_path):
    rows = [
        {
            "record": "weeks",
            "place": "一心村",
            "period": "2018W07",
            "planned": 5,
            "done": 4,
            "undone": 1,
            "received": "2018-02-19",
        },
        {"record": "deductions", "place": "一心村", "period": "2018W07", "matter": "台账未更新", "points": 2.5},
        {
            "record": "inspections",
            "level": "top_officials",
            "matter": "公示不到位",
            "requirement": "must_2",
            "found_on": "2018-12-20",
            "due_on": "2018-12-30",
            "closed_on": "2019-01-04",
        },
        {"record": "payments", "matter": "鸡苗采购", "amount_yuan": 5e4, "step": "review", "done_on": "2018-03-01"},
        {"record": "payments", "matter": "鸡苗采购", "amount_yuan": 5e4, "step": "payment", "done_on": "2018-03-05"},
        {"record": "household_files", "place": "一心村", "matter": "申请书", "households": 40, "filed": 38},
        {"record": "household_files", "place": "一心村", "matter": "家庭照片", "households": 40, "filed": 12},
        {
            "record": "problems",
            "matter": "进度慢",
            "topic": "exit",
            "item": "当年脱贫",
            "base_item": "计划脱贫",
            "claim": "short",
        },
    ]
    stated = to_records([{**BASE, **row} for row in rows])
    path = write_form(tmp_path / "清澜镇.xlsx", **BASE, records=stated, has_figures=False)
    cleaned = clean_return(read_workbook(path))
    assert (cleaned.quarantine.empty, cleaned.problems, cleaned.figures.empty) == (True, (), True)
    pd.testing.assert_frame_equal(cleaned.records.drop(columns="source"), stated.drop(columns="source"))
    assert cleaned.records["source"].str.startswith("清澜镇.xlsx › ").all()


@pytest.mark.parametrize(
    ("text", "period"),
    [("第8周", "2018W08"), ("2018年第8周", "2018W08"), (8, "2018W08"), ("第十二周", "2018W12"), ("２０１８Ｗ08", "2018W08")],
)
def test_a_week_however_it_is_written(tmp_path, text, period):
    assert week(tmp_path, "二水村", text, 5, 5, 0, "2018-02-26").records["period"].tolist() == ["2018W07", period]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (datetime(2018, 2, 26), "2018-02-26"),
        ("2018年2月26日", "2018-02-26"),
        ("2018.2.26", "2018-02-26"),
        ("２０１８/２/２６", "2018-02-26"),
        (20180226, "2018-02-26"),
        ("2018-02-26 09:30:00", "2018-02-26"),
        ("—", ""),
        ("未报送", ""),
    ],
)
def test_a_day_however_it_is_written(tmp_path, text, day):
    cleaned = week(tmp_path, "二水村", "第8周", 5, 5, 0, text)
    assert cleaned.records["received"].tolist() == ["2018-02-19", day]
    assert cleaned.quarantine["code"].isin(["F220"]).all()


@pytest.mark.parametrize(
    ("cells", "code", "field"),
    [
        (("二水村", "第8周", 5, 5, 0, "2月26日"), "F294", "received"),
        (("二水村", "第8周", 5, 5, 0, 43157), "F294", "received"),
        (("二水村", "第8周", 5, 5, 0, "月底"), "F294", "received"),
        (("二水村", "第8周", 5, 5, 0, "2081-02-26"), "F295", "received"),
        (("二水村", "2019年第8周", 5, 5, 0, ""), "F295", "period"),
        (("二水村", "上周", 5, 5, 0, ""), "F208", "period"),
        (("二水村", "", 5, 5, 0, ""), "F292", "period"),
        (("同上", "第8周", 5, 5, 0, ""), "F299", "place"),
        (("二水村", "第8周", -5, 5, 0, ""), "F203", "planned"),
        (("二水村", "第8周", "五六项", 5, 0, ""), "F201", "planned"),
        (("二水村", "第8周", 2.5, 2, 0, ""), "F207", "planned"),
    ],
)
def test_a_row_that_is_not_understood_is_marked_and_every_cell_of_it_set_aside(tmp_path, cells, code, field):
    cleaned = week(tmp_path, *cells)
    marked = cleaned.records[cleaned.records["aside"].ne("")]
    assert marked["aside"].tolist() == [field]
    assert len(records_of(cleaned.records, "weeks")) == 1
    filled = [cell for cell in cells if cell != ""]
    assert len(cleaned.quarantine) == len(filled)
    assert code in set(cleaned.quarantine["code"])
    assert set(cleaned.quarantine["code"]) <= {code, "F293"}


@pytest.mark.parametrize(("typed", "days"), [(3.1, "2018-03-01、2018-03-10"), (2.3, "2018-02-03"), ("3.1", "2018-03-01")])
def test_days_that_a_number_may_be_are_all_suggested(tmp_path, typed, days):
    cleaned = week(tmp_path, "二水村", "第8周", 5, 5, 0, typed)
    assert cleaned.quarantine.set_index("code").loc["F294", "reason"].count(f"：{days}？") == 1


def test_a_day_that_a_spreadsheet_counted_is_suggested_and_not_guessed(tmp_path):
    cleaned = week(tmp_path, "二水村", "第8周", 5, 5, 0, 43157)
    assert "2018-02-26" in cleaned.quarantine.set_index("code").loc["F294", "reason"]


def test_a_total_is_no_village(tmp_path):
    cleaned = week(tmp_path, "合计", "第8周", 10, 9, 1, "")
    assert len(cleaned.records) == 1
    assert set(cleaned.quarantine["code"]) == {"F221"}


def test_a_village_merged_over_its_weeks_stands_for_each(tmp_path):
    rows = [WEEK, ["一心村", "第7周", 5, 4, 1, ""], ["", "第8周", 5, 5, 0, ""]]
    with xlsxwriter.Workbook(tmp_path / "t.xlsx") as file:
        cover = file.add_worksheet("封面")
        for at, pair in enumerate([("报送表版本", "1"), ("乡镇名称", "清澜镇"), ("统计年度", 2018)]):
            cover.write_row(at, 0, pair)
        page = file.add_worksheet("周报")
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
        page.merge_range("A2:A3", "一心村")
    cleaned = clean_return(read_workbook(tmp_path / "t.xlsx"))
    assert cleaned.records[["place", "period"]].values.tolist() == [["一心村", "2018W07"], ["一心村", "2018W08"]]


def test_columns_may_be_moved_and_renamed_within_reason_and_others_are_asked_about(tmp_path):
    head = ["报送时间", "计划", "完成", "周别", "村（组）", "满意度"]
    cleaned = read(tmp_path, "周报", ["周报（2018年）"], head, ["2018-02-19", 5, 4, "第7周", "一心村", 90])
    row = cleaned.records.iloc[0]
    assert (row["place"], row["planned"], row["received"]) == ("一心村", 5.0, "2018-02-19")
    assert cleaned.quarantine[["code", "text"]].values.tolist() == [["F291", "90"]]


def test_a_sheet_without_its_headings_is_a_problem_of_the_sheet(tmp_path):
    cleaned = read(tmp_path, "周报", ["一心村", 5, 4])
    assert [problem.code for problem in cleaned.problems] == ["F108"]
    assert cleaned.quarantine["text"].tolist() == ["5", "4"]


def test_an_inspection_closed_before_it_was_found_is_asked_about(tmp_path):
    row = ["一心村", "纪检", "公示不到位", "2", "2018-03-05", "2018-03-20", "2018-02-20"]
    cleaned = read(tmp_path, "督查问题", FOUND, row)
    assert "F296" in set(cleaned.quarantine["code"])
    assert records_of(cleaned.records, "inspections").empty


def test_choices_are_known_by_other_names_and_nothing_else_is_taken(tmp_path):
    rows = [
        ["一心村", "纪检", "公示不到位", "第二条", "2018-03-05", "", "整改中"],
        ["", "群众", "路灯不亮", "", "2018-03-05", "", ""],
    ]
    cleaned = read(tmp_path, "督查问题", FOUND, *rows)
    found = records_of(cleaned.records, "inspections")
    assert found[["level", "requirement", "closed_on"]].values.tolist() == [["discipline", "must_2", ""]]
    rows[0][3] = "必须之二"  # of forms of before
    older = read(tmp_path, "督查问题", FOUND, *rows)
    assert records_of(older.records, "inspections")["requirement"].tolist() == ["must_2"]
    assert "F297" in set(cleaned.quarantine["code"])


def test_who_signed_is_told_apart_and_named_nowhere(tmp_path):
    row = ["鸡苗采购", 5, "2018-03-01", "王某某", "2018-03-02", "李某某、王某某", "2018-03-09", "王 某某"]
    other = ["饮水管网", 8, "2018-03-01", "王某某", "三月", "赵某某", "", ""]
    cleaned = read(tmp_path, "资金拨付流程", PAID, row, other)
    steps = records_of(cleaned.records, "payments")
    assert steps["amount_yuan"].tolist() == [5e4] * 3
    assert steps["signed_by"].tolist() == ["1@t.xlsx", "2@t.xlsx、1@t.xlsx", "1@t.xlsx"]
    everything = cleaned.records.to_csv() + cleaned.quarantine.to_csv()
    assert not [name for name in ("王某某", "李某某", "赵某某") if name in everything]


def test_a_signature_without_its_day_is_asked_about(tmp_path):
    cleaned = read(tmp_path, "资金拨付流程", PAID, ["鸡苗采购", 5, "", "甲岗", "", "", "", ""])
    assert "F292" in set(cleaned.quarantine["code"])
    assert records_of(cleaned.records, "payments").empty


def test_a_form_of_the_file_that_the_sheet_does_not_know_is_one_more(tmp_path):
    cleaned = read(tmp_path, "一户一档", FILES, ["一心村", "40户", 38, 12])
    assert records_of(cleaned.records, "household_files")[["form", "filed"]].values.tolist() == [["申请书", 38], ["家庭照片", 12]]


def test_every_cell_of_a_sheet_is_accounted_for(tmp_path):
    cells = ["一心村", "第7周", 5, 4, 1, "2018-02-19", "雨天"]
    cleaned = read(tmp_path, "周报", ["周报"], WEEK, cells, ["二水村", "第8周", 5, 5, 0, "月底", ""])
    own = [entry for entry in cleaned.account if entry.sheet == "周报"]
    assert len(own) == 1 + 7 + 7 + 6
    counted = {verdict: sum(entry.verdict == verdict for entry in own) for verdict in Verdict}
    assert counted == {Verdict.HEADING: 7, Verdict.FIGURE: 6, Verdict.ASIDE: 6, Verdict.NOTE: 2, Verdict.NAME: 0}


def test_a_cover_that_names_no_township_leaves_no_record_and_loses_no_cell(tmp_path):
    path = write_form(tmp_path / "t.xlsx", township="", year=2018, records=None, has_figures=False)
    cells = read_workbook(path)
    assert clean_return(cells).records.empty
    for sheet in record_sheets().values():
        assert sheet.zh in set(cells["sheet"])
