"""What offices really send, a test for each kind: exactly these figures, exactly these cells set aside, every cell once."""

from __future__ import annotations

import datetime
from pathlib import Path

import pandas as pd
import pytest

from fupin_analysis.acquire.workbook import read_sheets
from fupin_analysis.core.account import tally
from fupin_analysis.flow import read_account, read_files, take_in
from tests.kinds.files import Rows, Shown, by_hand, encrypted, excel_95, workbook
from tests.registers import TITLE, household, person

ILL, LAME, TOTAL, EXITED = "cause/illness", "cause/disability", "registry/total", "registry/exited"
HH, PP = "households", "persons"

Figures = dict[tuple[str, str, str, str, str], float]


def read(path: Path, *, township: str = "", year: int | None = None) -> tuple[Figures, dict[str, str]]:
    """Return figures and what was set aside (cell → code) of a file; its account has every cell with content once."""
    intake = read_files([path], township=township, year=year)
    columns = ["township", "period", "place", "topic", "item", "measure", "value"]
    figures = {
        (town, period, place, f"{topic}/{item}", measure): value
        for town, period, place, topic, item, measure, value in intake.figures[columns].itertuples(index=False, name=None)
    }
    assert len(figures) == len(intake.figures)
    aside = {
        source.split(" › ")[-1]: code for source, code in zip(intake.quarantine["source"], intake.quarantine["code"], strict=True)
    }
    entries = read_account(path, township=township, year=year)
    counts = tally(entries)
    assert len({(one.sheet, one.row, one.column) for one in entries}) == len(entries) == counts["cells"]
    assert counts["figure"] == intake.figures["source"].nunique()
    assert counts["aside"] == len(aside)
    return figures, aside


def of(town: str, item: str, households: float | None, persons: float | None, place: str = "", period: str = "2018") -> Figures:
    """Households and persons of an item; what is None is no figure."""
    both = {(town, period, place, item, HH): households, (town, period, place, item, PP): persons}
    return {key: value for key, value in both.items() if value is not None}


PLAIN: Rows = [["柳沟乡2018年致贫原因统计表"], ["村名", "因病（户）", "因病（人）"], ["上沟村", 11, 39], ["下沟村", 8, 27]]
PLAIN_FIGURES = {**of("柳沟乡", ILL, 11, 39, "上沟村"), **of("柳沟乡", ILL, 8, 27, "下沟村")}


def test_case_02_years_in_brackets_and_the_whole_banner_below(tmp_path: Path) -> None:
    heads = ["旗县", "总户数(2017)", "总人口(2017)", "已脱贫总户数(2016)", "已脱贫总人口(2016)"]
    figures, aside = read(workbook(tmp_path / "贫困户情况.xlsx", [heads, ["甲河苏木", 12, 33, 7, 20], ["全旗", 12, 33, 7, 20]]))
    assert figures == {**of("甲河苏木", TOTAL, 12, 33, period="2017"), **of("甲河苏木", EXITED, 7, 20, period="2016")}
    assert aside == dict.fromkeys(("B3", "C3", "D3", "E3"), "F221")


def test_case_03_a_web_page_called_xls_in_another_encoding_than_it_says(tmp_path: Path) -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{value}</td>' for value in row)}</tr>" for row in PLAIN)
    page = f'<html><head><meta charset="gb2312"></head><body><table>{rows}</table></body></html>'
    (tmp_path / "导出.xls").write_bytes(page.replace("上沟", "上㳇").encode("gb18030"))
    expected = {**of("柳沟乡", ILL, 11, 39, "上㳇村"), **of("柳沟乡", ILL, 8, 27, "下沟村")}
    assert read(tmp_path / "导出.xls") == (expected, {})


@pytest.mark.parametrize("guard", ['="{}"', '"=""{}"""', "'{}", "\t{}"])
def test_case_07c_digits_guarded_as_text(tmp_path: Path, guard: str) -> None:
    lines = [
        "村名,因病（户）,因病（人）",
        f"上沟村,{guard.format(11)},{guard.format(39)}",
        f"下沟村,{guard.format(8)},{guard.format(27)}",
    ]
    (tmp_path / "a.csv").write_bytes("\r\n".join(lines).encode("gb18030"))
    assert read(tmp_path / "a.csv", township="柳沟乡", year=2018) == (PLAIN_FIGURES, {})


def test_case_09_formulas_without_a_result(tmp_path: Path) -> None:
    rows = [*PLAIN, ["合计", "=SUM(B3:B4)", "=SUM(C3:C4)"], ["三沟村", "=4+5", 31]]
    figures, aside = read(workbook(tmp_path / "a.xlsx", rows))
    assert figures == {**PLAIN_FIGURES, **of("柳沟乡", ILL, None, 31, "三沟村")}
    assert aside == dict.fromkeys(("B5", "C5", "B6"), "F217")


@pytest.mark.parametrize(("code", "stored", "unit"), [("0!.0,", 480_000, "万元"), ("#,##0,", 480_000, "千元")])
def test_case_11b_shown_in_a_larger_unit_than_stored(tmp_path: Path, code: str, stored: int, unit: str) -> None:
    rows = [["柳沟乡2018年产业扶贫资金"], ["村名", f"产业资金（{unit}）"], ["上沟村", Shown(stored, code)]]
    expected = {("柳沟乡", "2018", "上沟村", "production/allocated", "amount_yuan"): 480_000}
    assert read(workbook(tmp_path / "a.xlsx", rows)) == (expected, {})
    rows[1][1] = "产业资金（元）"
    assert read(workbook(tmp_path / "b.xlsx", rows)) == ({}, {"B3": "F256"})


def test_case_12_marks_that_nobody_sees(tmp_path: Path) -> None:
    rows = [
        ["2018年各乡镇\u200b统计表"],
        ["乡\u00ad镇", "因病（户）\u200d", "因病（人）"],
        ["柳\u2060沟乡", "\u202d11\u202c", "39\u00a0"],
    ]
    assert read(workbook(tmp_path / "a.xlsx", rows)) == (of("柳沟乡", ILL, 11, 39), {})


def test_case_13_months_that_became_dates(tmp_path: Path) -> None:
    months = [[Shown(datetime.datetime(2018, month, 1), 'yyyy"年"m"月"'), 100 - month] for month in (4, 5)]
    path = workbook(tmp_path / "a.xlsx", [["柳沟乡2018年贫困户情况月报"], ["时间", "建档立卡户数"], *months])
    assert read(path) == (
        {**of("柳沟乡", TOTAL, 96, None, period="2018M04"), **of("柳沟乡", TOTAL, 95, None, period="2018M05")},
        {},
    )


def test_case_15_one_list_in_two_halves_with_its_sum_below_the_right_one(tmp_path: Path) -> None:
    head = ["序号", "村名", "因病（户）", "因病（人）"]
    rows = [["柳沟乡2018年统计表"], [*head, *head], [1, "上沟村", 11, 39, 2, "下沟村", 8, 27], [*[""] * 5, "合计", 19, 66]]
    assert read(workbook(tmp_path / "a.xlsx", rows)) == ({**PLAIN_FIGURES, **of("柳沟乡", ILL, 19, 66)}, {})


def test_case_16_who_signed_and_whom_to_ring_up(tmp_path: Path) -> None:
    foot = [["填表人：某某"], ["办公电话", 63330123], ["分管领导：", "某某", 6333045]]
    rows = [
        ["2018年各乡镇建档立卡贫困户"],
        ["乡镇", "户数", "人数"],
        ["柳沟乡", 11, 39],
        ["杏河镇", 8, 27],
        ["合计", 19, 66],
        *foot,
    ]
    figures, aside = read(workbook(tmp_path / "a.xlsx", rows))
    assert figures == {**of("柳沟乡", TOTAL, 11, 39), **of("杏河镇", TOTAL, 8, 27)}
    assert aside == {"B5": "F221", "C5": "F221"}


def test_case_17_a_township_alone_on_its_row_over_its_villages(tmp_path: Path) -> None:
    rows = [
        ["乙县2018年各村"],
        ["村名", "因病（户）"],
        ["一、柳沟乡"],
        ["上沟村", 11],
        ["下沟村", 8],
        ["小计", 19],
        ["二、杏河镇"],
        ["河头村", 3],
    ]
    figures, aside = read(workbook(tmp_path / "a.xlsx", [*rows, ["小计", 3], ["总计", 22]], merged=["A3:B3", "A7:B7"]))
    villages = {
        **of("柳沟乡", ILL, 11, None, "上沟村"),
        **of("柳沟乡", ILL, 8, None, "下沟村"),
        **of("杏河镇", ILL, 3, None, "河头村"),
    }
    assert figures == {**villages, **of("柳沟乡", ILL, 19, None), **of("杏河镇", ILL, 3, None)}
    assert aside == {"B10": "F221"}


def test_case_18_two_numbers_in_a_cell(tmp_path: Path) -> None:
    date = Shown(datetime.datetime(2026, 5, 12), "m/d")
    rows = [
        ["柳沟乡2018年"],
        ["村名", "因病（户/人）"],
        ["上沟村", "11/39"],
        ["下沟村", "8户27人"],
        ["三沟村", "5（14）"],
        ["四沟村", date],
    ]
    figures, aside = read(workbook(tmp_path / "a.xlsx", rows))
    assert figures == {**PLAIN_FIGURES, **of("柳沟乡", ILL, 5, 14, "三沟村")}
    assert aside == {"B6": "F254"}


@pytest.mark.parametrize(
    ("title", "town"),
    [
        ("岳阳县月田镇2018年贫困户致贫原因统计表", "月田镇"),
        ("2018年度镇巴县三元镇致贫原因", "三元镇"),
        ("阿荣旗音河达斡尔鄂温克民族乡2018年致贫原因统计表", "音河达斡尔鄂温克民族乡"),
    ],
)
def test_case_21_real_names_in_titles(tmp_path: Path, title: str, town: str) -> None:
    path = workbook(tmp_path / "a.xlsx", [[title], ["致贫原因", "户数", "人数"], ["因病", 11, 39]])
    assert read(path) == (of(town, ILL, 11, 39), {})


def test_case_23_rows_that_compare(tmp_path: Path) -> None:
    below = ["合计", "平均", "上年数", "比上年增减", "其中：贫困村", "县城区"]
    rows = [
        ["2018年各乡镇"],
        ["乡镇", "因病（户）"],
        ["柳沟乡", 11],
        ["杏河镇", 8],
        *([label, 19] for label in below[:-1]),
        [below[-1], 2],
    ]
    figures, aside = read(workbook(tmp_path / "a.xlsx", rows))
    assert figures == {**of("柳沟乡", ILL, 11, None), **of("杏河镇", ILL, 8, None)}
    assert aside == {"B5": "F221", **dict.fromkeys(("B6", "B7", "B8", "B9"), "F252"), "B10": "F251"}


def test_case_25_excel_95_in_gbk(tmp_path: Path) -> None:
    path = excel_95(tmp_path / "a.xls", "表一", PLAIN)
    assert read(path) == (PLAIN_FIGURES, {})
    assert set(read_files([path]).figures["source"].str.split(" › ").str[1]) == {"表一"}


def test_excel_95_in_gbk_that_declares_the_western_code_page(tmp_path: Path) -> None:
    assert read(excel_95(tmp_path / "a.xls", "表一", PLAIN, code_page=1252)) == (PLAIN_FIGURES, {})
    western = excel_95(tmp_path / "b.xls", "Café", [["Größe", "Señor"], ["Île", "naïve"]], encoding="cp1252", code_page=1252)
    assert [cell.text for cell in read_sheets(western)[0].cells] == ["Größe", "Señor", "Île", "naïve"]


def test_case_26_the_password_that_excel_supplies_itself(tmp_path: Path) -> None:
    assert read(encrypted(tmp_path / "a.xlsx", "VelvetSweatshop", PLAIN)) == (PLAIN_FIGURES, {})
    refused = read_files([encrypted(tmp_path / "b.xlsx", "geheim", PLAIN)])
    assert [problem.code for problem in refused.problems] == ["F104"]


@pytest.mark.parametrize("addresses", [True, False])
def test_case_27_strict_open_xml_with_an_error_value(tmp_path: Path, addresses: bool) -> None:
    rows = [*PLAIN[:3], ["下沟村", 8, "#DIV/0!"]]
    figures, aside = read(by_hand(tmp_path / "a.xlsx", rows, strict=True, addresses=addresses))
    assert figures == {**of("柳沟乡", ILL, 11, 39, "上沟村"), **of("柳沟乡", ILL, 8, None, "下沟村")}
    assert aside == {"C4": "F213"}


REGISTER = [*household(1, 2, 人数=2), *household(2, 3, 人数=3, 主要致贫原因="因残")]


def counted(folder: Path) -> tuple[Figures, pd.DataFrame]:
    """Return what the registers of a folder count for the township, and the findings against its return."""
    rows = [["清澜镇2018年建档立卡"], ["指标", "户数", "人数"], ["建档立卡合计", 2, 5], ["因病", 1, 2], ["因残", 1, 3]]
    workbook(folder / "清澜镇-2018.xlsx", rows)
    intake = take_in(folder, processed=folder.parent / "processed")
    own = intake.register[
        intake.register["place"].eq("") & (intake.register["topic"] + "/" + intake.register["item"]).isin([TOTAL])
    ]
    figures = {(row.township, row.period, "", f"{row.topic}/{row.item}", row.measure): row.value for row in own.itertuples()}
    return figures, intake.findings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    return tmp_path / "raw"


def as_rows(people: list[dict[str, object]]) -> list[list[object]]:
    return [list(row.values()) for row in people]


@pytest.mark.parametrize("first", [2, 3, 4])
def test_case_31b_a_register_that_goes_on_without_a_heading(folder: Path, first: int) -> None:
    rows = as_rows(REGISTER)
    workbook(folder / "清澜镇台账.xlsx", [[TITLE], list(REGISTER[0]), *rows[:first]], rows[first:])
    figures, findings = counted(folder)
    assert figures == of("清澜镇", TOTAL, 2, 5)
    assert findings.empty


@pytest.mark.parametrize("mark", ["'{}", "\t{}", '="{}"', "\u200b{}"])
def test_case_32c_marks_before_the_digits_of_a_register(folder: Path, mark: str) -> None:
    guarded = ("户编号", "人编号", "证件号码", "人数")
    people = [{**row, **{name: mark.format(row[name]) for name in guarded}} for row in REGISTER]
    workbook(folder / "清澜镇台账.xlsx", [[TITLE], list(people[0]), *as_rows(people)])
    figures, findings = counted(folder)
    assert figures == of("清澜镇", TOTAL, 2, 5)
    assert findings.empty


def test_case_34_the_number_of_the_household_on_the_heads_row_only(folder: Path) -> None:
    blank = {"户编号": "", "人数": "", "行政村": "", "脱贫属性": "", "贫困户属性": "", "主要致贫原因": ""}
    people = [row if row["与户主关系"] == "户主" else {**row, **blank} for row in REGISTER]
    workbook(folder / "清澜镇台账.xlsx", [[TITLE], list(people[0]), *as_rows(people)])
    figures, findings = counted(folder)
    assert figures == of("清澜镇", TOTAL, 2, 5)
    assert findings.empty


def test_an_incomplete_register_is_not_compared(folder: Path) -> None:
    others = [[row["姓名"], row["证件号码"]] for row in [person(3), person(4)]]
    workbook(folder / "清澜镇台账.xlsx", [[TITLE], list(REGISTER[0]), *as_rows(REGISTER[:2])], [["姓名", "证件号码"], *others])
    figures, findings = counted(folder)
    assert figures == {}
    assert findings.empty


def test_case_43_bureaus_tables_of_the_same_townships_are_merged(folder: Path) -> None:
    workbook(folder / "扶贫办.xlsx", [["2018年各乡镇建档立卡"], ["乡镇", "建档立卡（户）"], ["柳沟乡", 11], ["杏河镇", 8]])
    workbook(folder / "民政.xlsx", [["2018年各乡镇贫困户属性"], ["乡镇", "低保贫困户（户）"], ["柳沟乡", 5], ["杏河镇", 3]])
    (folder / "教育.csv").write_bytes("2018年各乡镇致贫原因,\n乡镇,因学（户）\n柳沟乡,2\n杏河镇,1\n".encode("gb18030"))
    intake = take_in(folder, processed=folder.parent / "processed")
    assert intake.figures.groupby("township").size().to_dict() == {"杏河镇": 3, "柳沟乡": 3}
    assert intake.findings.empty
    assert not intake.messages()
