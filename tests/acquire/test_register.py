"""Registers are known by their heading, in every format; nothing that tells who a person is leaves the reader."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import xlwt

from fupin_analysis.acquire.inputs import read_file, read_input
from fupin_analysis.acquire.register import KEPT
from fupin_analysis.errors import FupinError
from tests.registers import HEADINGS, HEADINGS_2022, TITLE, household, identity, person, read_registers, write_csv


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_the_usual_encodings(tmp_path: Path, encoding: str) -> None:
    (one,) = read_registers(write_csv(tmp_path / "台账.csv", household(1, 2), encoding=encoding))
    assert one.titles == (TITLE,)
    assert one.rows["row"].tolist() == [3, 4]
    assert one.rows["cause"].tolist() == ["因病", "因病"]
    assert one.rows["household"].nunique() == 1


def lines() -> list[list[object]]:
    rows = [*household(1, 2), *household(2, 1)]
    return [[TITLE], list(HEADINGS), *([row[heading] for heading in HEADINGS] for row in rows)]


def test_workbooks_are_read_beside_sheets_of_other_kinds(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "台账"
    for line in lines():
        book.active.append(line)
    other = book.create_sheet("汇总")
    for line in (["原因", "户数"], ["因病", 3]):
        other.append(line)
    book.save(tmp_path / "台账.xlsx")
    (one,) = read_registers(tmp_path / "台账.xlsx")
    assert (one.sheet, len(one.rows), one.columns["cause"]) == ("台账", 3, HEADINGS.index("主要致贫原因") + 1)
    assert set(read_input(tmp_path / "台账.xlsx", skip={"台账"})["sheet"]) == {"汇总"}
    assert len(read_input(tmp_path / "台账.xlsx", skip={"台账", "汇总"})) == 0


def test_old_workbooks_are_read_as_well(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("台账")
    for row, line in enumerate(lines()):
        for column, cell in enumerate(line):
            sheet.write(row, column, cell)
    book.save(str(tmp_path / "台账.xls"))
    (one,) = read_registers(tmp_path / "台账.xls")
    assert len(one.rows) == 3


def test_facts_merged_over_the_members_are_those_of_each(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in lines():
        book.active.append(line)
    for heading in ("户编号", "主要致贫原因"):
        column = HEADINGS.index(heading) + 1
        book.active.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
    book.save(tmp_path / "台账.xlsx")
    (one,) = read_registers(tmp_path / "台账.xlsx")
    assert one.rows["cause"].tolist() == ["因病"] * 3
    assert one.rows["household"].nunique() == 2


def test_nothing_that_tells_who_a_person_is_is_kept(tmp_path: Path) -> None:
    rows = household(1, 2, 姓名="某某甲", 联系电话="13800138000")
    (one,) = read_registers(write_csv(tmp_path / "台账.csv", rows, headings=(*HEADINGS, "联系电话")))
    written = one.rows.to_csv() + repr(one)
    for personal in ("某某甲", identity(11), "13800138000", "999901000001"):
        assert personal not in written
    assert set(one.rows.columns) == {"row", "identity", "person", "household", "is_person", *KEPT}


def test_the_shape_since_2021_is_known(tmp_path: Path) -> None:
    rows = [{**person(1), "户类型": "脱贫户"}]
    (one,) = read_registers(write_csv(tmp_path / "台账.csv", rows, headings=HEADINGS_2022))
    assert one.rows["household_type"].tolist() == ["脱贫户"]
    assert one.rows["status"].tolist() == [""]


def test_short_numbers_are_those_of_a_village_and_long_ones_of_the_country(tmp_path: Path) -> None:
    rows = [person(1, 户编号="1"), person(2, 户编号="1", 行政村="西村"), person(3), person(3, 2, 行政村="西村")]
    (one,) = read_registers(write_csv(tmp_path / "台账.csv", rows))
    assert one.rows["household"].nunique() == 3


def test_a_number_that_a_spreadsheet_rounded_is_none(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in lines():
        book.active.append(line)
    for row, number in ((3, 9999010000000001234), (4, 99990100), (5, "9.9999E+18")):
        book.active.cell(row, HEADINGS.index("户编号") + 1).value = number
        book.active.cell(row, HEADINGS.index("证件号码") + 1).value = int(identity(1)[:-1] + "0")
    book.save(tmp_path / "台账.xlsx")
    (one,) = read_registers(tmp_path / "台账.xlsx")
    assert [bool(key) for key in one.rows["household"]] == [False, True, False]
    assert set(one.rows["identity"]) == {"rounded"}


@pytest.mark.parametrize(
    "headings",
    [
        ("乡(镇)", "姓名", "证件号码", "主要致贫原因"),  # no number of the household
        ("户编号", "户主姓名", "人数", "主要致贫原因"),  # one row a household
        ("乡镇", "因病户数", "因残户数"),
    ],
)
def test_other_lists_are_no_registers(tmp_path: Path, headings: tuple[str, ...]) -> None:
    assert read_registers(write_csv(tmp_path / "名单.csv", household(1, 2), headings=headings)) == []


def book_of(path: Path, *sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if not number else book.create_sheet(f"Sheet{number + 1}")
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_a_register_goes_on_over_a_sheet_without_heading(tmp_path: Path) -> None:
    rows = lines()
    first, second = read_registers(book_of(tmp_path / "台账.xlsx", rows[:4], rows[4:]))
    assert (len(first.rows), len(second.rows), second.titles, dict(second.columns)) == (2, 1, (TITLE,), dict(first.columns))


def test_a_sheet_of_sums_does_not_go_on_with_a_register(tmp_path: Path) -> None:
    found = read_registers(book_of(tmp_path / "台账.xlsx", lines(), [["因病", 3, 4], ["因残", 1, 2]]))
    assert len(found) == 1


def test_a_second_sheet_with_the_heading_alone_has_the_title_of_the_first(tmp_path: Path) -> None:
    rows = lines()
    found = read_registers(book_of(tmp_path / "台账.xlsx", rows[:4], [rows[1], *rows[4:]]))
    assert [one.titles for one in found] == [(TITLE,), (TITLE,)]


@pytest.mark.parametrize("blank", ["户编号", "户编号 行政村 脱贫属性 主要致贫原因"])
def test_the_number_of_a_household_may_stand_with_its_head_only(tmp_path: Path, blank: str) -> None:
    rows = [*household(1, 3), *household(2, 1), *household(3, 2)]
    members = [{**row, **(dict.fromkeys(blank.split(), "") if row["与户主关系"] != "户主" else {})} for row in rows]
    (one,) = read_registers(write_csv(tmp_path / "台账.csv", members))
    assert pd.factorize(one.rows["household"])[0].tolist() == [0, 0, 0, 1, 2, 2]
    assert set(one.rows["village"]) == {"东村"}


def test_a_missing_number_is_not_filled_in_where_it_is_not_certain(tmp_path: Path) -> None:
    rows = [*household(1, 2), *household(2, 2, 户编号="")]  # a head without a number
    (one,) = read_registers(write_csv(tmp_path / "台账.csv", rows))
    assert [bool(key) for key in one.rows["household"]] == [True, True, False, False]


def test_marks_before_digits_change_no_number(tmp_path: Path) -> None:
    rows = [{key: f"'{value}" if str(value)[:1].isdigit() else value for key, value in row.items()} for row in household(1, 2)]
    (one,) = read_registers(write_csv(tmp_path / "台账.csv", rows))
    assert set(one.rows["identity"]) == {"valid"}


def test_a_rounded_number_is_taken_from_where_it_stands_in_full(tmp_path: Path) -> None:
    rows = lines()
    rows[1] = [*rows[1], "残疾证号"]
    at = HEADINGS.index("证件号码")
    for row in rows[2:]:
        row.append(str(row[at]))
        row[at] = int(str(row[at])[:15] + "000")
    contents = read_file(book_of(tmp_path / "台账.xlsx", rows))
    assert set(contents.registers[0].rows["identity"]) == {"valid"}
    assert [problem.code for problem in contents.problems] == ["F272"]


def test_a_register_in_parquet_is_read(tmp_path: Path) -> None:
    pd.DataFrame(household(1, 2)).to_parquet(tmp_path / "清澜镇2018年台账.parquet")
    (one,) = read_registers(tmp_path / "清澜镇2018年台账.parquet")
    assert (one.rows["household"].nunique(), one.rows["row"].tolist(), set(one.rows["identity"])) == (1, [2, 3], {"valid"})
    pd.DataFrame({"致贫原因": ["因病"], "户数": [94]}).to_parquet(tmp_path / "表.parquet")
    (sheet,) = read_file(tmp_path / "表.parquet").sheets
    assert [(cell.text, cell.is_number) for cell in sheet.cells] == [
        ("致贫原因", False),
        ("户数", False),
        ("因病", False),
        ("94", True),
    ]
    (tmp_path / "坏.parquet").write_bytes((tmp_path / "表.parquet").read_bytes()[:200])
    with pytest.raises(FupinError) as caught:
        read_file(tmp_path / "坏.parquet")
    assert caught.value.problems[0].code == "F103"
