"""Registers are known by their heading, in every format; nothing that tells who a person is leaves the reader."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlwt

from fupin_analysis.acquire.inputs import read_input, read_registers
from fupin_analysis.acquire.register import KEPT
from tests.registers import HEADINGS, HEADINGS_2022, TITLE, household, identity, person, write_csv


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
