"""Files that programs and people write oddly: read right, or refused with the right reason, nothing personal shown."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from fupin_analysis.acquire.books import MOST_CELLS
from fupin_analysis.core.answers import CellAnswer
from fupin_analysis.flow import read_account, read_files
from fupin_analysis.reports.answers import Answered
from tests.kinds.files import Rows, by_hand, workbook

TITLE = "青冈镇2018年贫困户主要致贫原因情况统计表"
ROWS: Rows = [[TITLE], ["致贫原因", "户数", "人数"], ["因病", 21, 66], ["因残", 13, 35]]
TRUE = {("illness", 21.0), ("illness", 66.0), ("disability", 13.0), ("disability", 35.0)}
TIDY = "township,year,topic,item,measure,value\n甲山镇,{year},registry,total,households,{value}\n"
TIDY += "甲山镇,2018,registry,total,persons,400\n"


def figures(path: Path) -> set[tuple[str, float]]:
    return {(str(item), float(value)) for item, value in read_files([path]).figures[["item", "value"]].to_numpy()}


def codes(path: Path) -> list[str]:
    return [problem.code for problem in read_files([path]).problems]


def text(rows: Rows = ROWS) -> str:
    return "".join(",".join(map(str, row)) + "\r\n" for row in rows)


def repacked(path: Path, change: Callable[[str, bytes], bytes], *, add: dict[str, str] | None = None) -> Path:
    source = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in (add or {}).items():
            new.writestr(name, content)
    return path


@pytest.mark.parametrize("sign", ["\0", "\ufffe", "\uffff", "\x0b", "\x9d"])
def test_a_stray_control_character_in_utf_8_is_folded_away_and_said(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text().replace("因病", f"因{sign}病").encode())
    assert figures(path) == TRUE
    assert codes(path) == ["F120"]


def test_utf_16_without_a_mark_is_still_told_by_its_nuls(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text().encode("utf-16-le"))
    assert figures(path) == TRUE


def test_a_shared_text_of_negative_number_is_damage_and_not_the_last_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row, values in enumerate(ROWS):
            sheet.write_row(row, 0, values)
    assert figures(path) == TRUE
    repacked(path, lambda _, part: part.replace(b't="s"><v>4<', b't="s"><v>-1<'))
    assert codes(path) == ["F103"]


def test_parts_encrypted_by_the_program_that_packed_them_ask_for_the_password(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ROWS)
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(mark), bytes(data)):
            data[found.start() + at] |= 1
    path.write_bytes(data)
    assert codes(path) == ["F104"]


def test_a_macro_sheet_is_named_however_deep_it_is_hidden(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ROWS)
    kind = b"http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"

    def change(name: str, part: bytes) -> bytes:
        if name == "xl/workbook.xml":
            hidden = b'<sheet xmlns:q="http://schemas.openxmlformats.org/officeDocument/2006/relationships" q:id="rM"'
            return part.replace(b"<sheets>", b"<sheets>" + hidden + ' name="宏一" sheetId="9" state="veryHidden"/>'.encode())
        relation = b'<Relationship Id="rM" Target="macrosheets/sheet1.xml" Type="' + kind + b'"/>'
        return part.replace(b"</Relationships>", relation + b"</Relationships>") if name.endswith("workbook.xml.rels") else part

    repacked(path, change, add={"xl/macrosheets/sheet1.xml": "<x/>"})
    assert figures(path) == TRUE
    assert any("宏一" in remark for remark in read_files([path]).remarks("zh"))


def test_a_workbook_of_a_text_box_is_not_called_empty(tmp_path: Path) -> None:
    path = repacked(workbook(tmp_path / "a.xlsx", []), lambda _, part: part, add={"xl/drawings/drawing1.xml": "<x/>"})
    assert codes(path) == ["F114"]


def test_an_open_document_of_a_picture_is_not_called_empty(tmp_path: Path) -> None:
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="t"'
    content = f'<office:document-content {names}><office:body><office:spreadsheet><table:table table:name="表一"/>'
    for picture, expected in (("Pictures/1.png", ["F114"]), ("meta.xml", ["F102"])):
        with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
            archive.writestr("content.xml", f"{content}</office:spreadsheet></office:body></office:document-content>")
            archive.writestr(picture, "x")
        assert codes(tmp_path / "a.ods") == expected


def test_an_open_document_that_does_not_say_what_it_is(tmp_path: Path) -> None:
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="t" xmlns:text="x"'
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{value}</text:p></table:table-cell>" for value in row)
        + "</table:table-row>"
        for row in ROWS
    )
    for body, expected in (("spreadsheet", TRUE), ("text", set())):
        path = tmp_path / f"{body}.ods"
        table = f'<table:table table:name="表一">{rows}</table:table>'
        with zipfile.ZipFile(path, "w") as archive:
            content = f"<office:document-content {names}><office:body><office:{body}>{table}</office:{body}></office:body>"
            archive.writestr("content.xml", f"{content}</office:document-content>")
        assert figures(path) == expected


@pytest.mark.parametrize("year", ["2018.5", "2018-03", "2018-2019", "2018H1"])
def test_the_year_of_a_tidy_row_is_a_year_and_no_part_of_one(tmp_path: Path, year: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TIDY.format(year=year, value=68), encoding="utf-8")
    assert figures(path) == {("total", 400.0)}
    assert list(read_files([path]).quarantine["code"]) == ["F211"]


@pytest.mark.parametrize(
    "number", ["９９９９０１１９８５０３１４０７７７", "999901198503140777", "999901:19850314:0777", "+86-399-63330077"]
)
def test_a_number_of_a_person_for_a_count_sets_that_row_aside_unseen(tmp_path: Path, number: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TIDY.format(year=2018, value=number), encoding="utf-8")
    intake = read_files([path])
    assert figures(path) == {("total", 400.0)}
    assert list(intake.quarantine["code"]) == ["F201"]
    assert not any(number in said for said in (*intake.messages("zh"), *intake.quarantine["text"], *intake.quarantine["reason"]))


def test_numbers_of_things_make_no_list_of_persons(tmp_path: Path) -> None:
    def rows(heading: str, number: str) -> Rows:
        head = ["序号", heading, *ROWS[1]]
        return [[TITLE], head, [1, number, *ROWS[2]], [2, number.replace("344", "345"), *ROWS[3]]]

    assert figures(workbook(tmp_path / "a.xlsx", rows("项目编码", "201800011223344"))) == TRUE
    assert codes(workbook(tmp_path / "b.xlsx", rows("编码说明", "201800011223344"))) == ["F111"]
    assert codes(workbook(tmp_path / "c.xlsx", rows("项目编码", "99990119900101001" + "0"))) == ["F111"]


def test_names_beside_values_are_masked_in_the_account(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["青冈镇2018年各村"], ["村名", "因病（户）"], ["东阁村（138-0013-8000）", 21]])
    book = openpyxl.load_workbook(path)
    book.active.title = "李四138-0013-8000"
    book.save(path)
    assert not any("0013" in str(entry) for entry in read_account(path))


def test_a_long_note_above_the_title_tells_no_month(tmp_path: Path) -> None:
    for note in ("填表说明：数据截至2018年12月填报", "各乡镇应当如实填报2018年12月份的数据，" * 9):
        path = workbook(tmp_path / "a.xlsx", [[note], *ROWS])
        assert set(read_files([path]).figures["period"]) == {"2018"}
    path = workbook(tmp_path / "a.xlsx", [["青冈镇2018年12月统计表"], *ROWS[1:]])
    assert set(read_files([path]).figures["period"]) == {"2018M12"}


def test_a_unit_beside_the_title_is_no_heading(tmp_path: Path) -> None:
    rows = [["青冈镇2018年产业扶贫资金", "（单位：万元）"], ["村名", "产业资金（万元）"], ["东沟村", 48]]
    assert figures(workbook(tmp_path / "a.xlsx", rows)) == {("allocated", 480_000.0)}


@pytest.mark.parametrize(
    ("heading", "cell"), [("因病（户、人）", "21、66"), ("因病（人/户）", "66/21"), ("因病（户/人）", "21;66")]
)
def test_two_numbers_divided_by_other_signs(tmp_path: Path, heading: str, cell: str) -> None:
    path = workbook(tmp_path / "a.xlsx", [["青冈镇2018年"], ["村名", heading], ["东沟村", cell]])
    found = read_files([path]).figures
    assert dict(zip(found["measure"], found["value"], strict=True)) == {"households": 21.0, "persons": 66.0}


def test_a_number_alone_far_below_a_table_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    far = b'<row r="900000"><c r="A900000"><v>5</v></c></row></sheetData>'
    repacked(by_hand(path, ROWS), lambda _, part: part.replace(b"</sheetData>", far))
    intake = read_files([path])
    assert figures(path) == TRUE
    assert list(intake.quarantine["source"].str[-7:]) == ["A900000"]
    assert [entry.verdict for entry in read_account(path)].count("aside") == 1


def test_a_text_file_larger_than_a_table_is_refused_but_for_tidy_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("1,2,3,4,5,6,7,8,9,10\n" * (MOST_CELLS // 10 + 1), encoding="utf-8")
    assert codes(path) == ["F121"]


RUNS = {"1-6月": "2018H1", "1—9月": "2018-09-30", "1-11月": "2018-11-30", "2018年一至三月": "2018Q1", "6月": "2018M06"}


@pytest.mark.parametrize(("wording", "period"), RUNS.items())
def test_a_run_of_months_is_not_its_last_month(tmp_path: Path, wording: str, period: str) -> None:
    path = workbook(tmp_path / "a.xlsx", [["青冈镇2018年"], ["村名", f"{wording}因病（户）"], ["东沟村", 21]])
    assert read_files([path]).figures[["item", "period"]].to_numpy().tolist() == [["illness", period]]


def test_a_run_of_months_in_the_title_is_the_period_of_the_table(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["青冈镇2018年1-11月致贫原因"], *ROWS[1:]])
    assert set(read_files([path]).figures["period"]) == {"2018-11-30"}


def test_a_sheet_that_is_no_table_of_a_township_shows_headings_and_nobody(tmp_path: Path) -> None:
    rows = [["Patient", "Ward number", "Days"], ["Mou Jiayi", 3, 9], ["某丙丁", 2, 8]]
    path = workbook(tmp_path / "a.xlsx", rows)
    assert codes(path) == ["F108"]
    assert {entry.text for entry in read_account(path)} == {"***", "3", "9", "2", "8"}


def test_a_column_of_words_under_who_it_was_is_of_persons(tmp_path: Path) -> None:
    rows = [
        ["青冈镇2018年"],
        ["村名", "签到人", "因病（户）", "护林员"],
        ["东沟村", "某甲乙", 21, 3],
        ["西沟村", "某丙丁", 13, 2],
    ]
    path = workbook(tmp_path / "a.xlsx", rows)
    intake = read_files([path])
    assert {("illness", 21.0), ("illness", 13.0)} <= figures(path)
    assert not any("某" in str(row) for row in (*intake.quarantine.to_numpy().tolist(), *read_account(path)))
    assert 3.0 in set(intake.figures["value"])


def test_english_messages_tell_places_of_text_files_in_english_and_their_commands_work(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text([["青冈镇2018年", ""], ["村名", "因病（户）"], ["东沟村", "约莫"]]), encoding="utf-8")
    (message,) = read_files([path]).messages("en")
    assert "第" not in message
    assert message.startswith("a.csv › row 3, column 2 · F201")
    cell = re.search(r"--cell '([^']+)'", message)
    assert cell is not None
    assert Answered(cell=cell[1], was="约莫", value=12.0).to_answer() == CellAnswer(
        cell="a.csv › 第3行第2列", was="约莫", value=12.0
    )


@pytest.mark.parametrize("period", ["9999", "0000", "1800", "2018M13"])
def test_a_period_that_no_return_is_of_sets_its_row_aside(tmp_path: Path, period: str) -> None:
    path = tmp_path / "a.csv"
    rows = TIDY.format(year=2018, value=68).replace("2018,registry,total,households", f"2018,{period},registry,total,households")
    path.write_text(rows.replace("year,", "year,period,").replace("2018,registry", "2018,,registry"), encoding="utf-8")
    assert figures(path) == {("total", 400.0)}
    assert list(read_files([path]).quarantine["code"]) == ["F208"]
