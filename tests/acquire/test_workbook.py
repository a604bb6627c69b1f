import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

import msoffcrypto.format.ooxml
import pandas as pd
import pytest
import xlsxwriter
import xlwt
from odf import table, text
from odf.opendocument import OpenDocumentSpreadsheet

from fupin_analysis.acquire.workbook import read_sheets, read_workbook
from fupin_analysis.core.cells import CELL_COLUMNS, Cell
from fupin_analysis.errors import FupinError
from tests.acquire.xlsb import write_xlsb


def texts(cells: pd.DataFrame, sheet: str | None = None) -> dict[tuple[int, int], str]:
    kept = cells if sheet is None else cells[cells["sheet"] == sheet]
    return {(row.row, row.column): row.text for row in kept.itertuples()}


def code_of(path: Path) -> str:
    with pytest.raises(FupinError) as caught:
        read_workbook(path)
    (problem,) = caught.value.problems
    assert problem.where == path.name
    assert problem.say("zh")
    assert problem.say("en")
    return problem.code


@pytest.fixture
def xlsx(tmp_path: Path) -> Path:
    path = tmp_path / "清澜镇.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("致贫原因")
        sheet.merge_range("C3:E3", "标题")
        sheet.write_row("C4", [298, 0.1 + 0.2, True])
        sheet.write("C5", date(2018, 12, 31), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write("D5", datetime(2018, 12, 31, 8, 30), book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))
        sheet.write_formula("E5", "=C4*2", None, 596)
        sheet.write_formula("C6", "=1/0", None, "#DIV/0!")
        sheet.write_string("D6", " 94户 ")
        sheet.write_string("E6", "  ")
        book.add_worksheet("隐藏").write("A1", "在")
        book.get_worksheet_by_name("隐藏").hide()
        book.add_worksheet("深藏").write("A1", "不在")
        book.get_worksheet_by_name("深藏").very_hidden()
        book.add_chartsheet("图")
    return path


def test_cells_keep_the_addresses_that_people_see(xlsx: Path) -> None:
    cells = read_workbook(xlsx)
    assert dict(cells.dtypes.astype(str)) == CELL_COLUMNS
    assert texts(cells, "致贫原因") == {
        (3, 3): "标题",
        (3, 4): "标题",
        (3, 5): "标题",
        (4, 3): "298",
        (4, 4): "0.3",
        (4, 5): "TRUE",
        (5, 3): "2018-12-31",
        (5, 4): "2018-12-31T08:30:00",
        (5, 5): "596",
        (6, 3): "#DIV/0!",
        (6, 4): "94户",
    }
    assert list(cells.loc[cells["is_number"], "text"]) == ["298", "0.3", "596"]


def test_merged_ranges_are_filled_from_their_first_cell(xlsx: Path) -> None:
    cells = read_workbook(xlsx)
    assert list(cells.loc[cells["row"] == 3, "merged_from"])[:3] == ["", "C3", "C3"]


def test_hidden_sheets_are_read_unless_no_person_can_unhide_them(xlsx: Path) -> None:
    assert list(dict.fromkeys(read_workbook(xlsx)["sheet"])) == ["致贫原因", "隐藏"]


def test_a_title_merged_over_the_whole_sheet_fills_only_the_columns_in_use(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:XFD1", "标题")
        sheet.write("C2", 1)
    assert len(read_workbook(tmp_path / "a.xlsx")) == 3


def test_files_are_named_by_their_path_below_the_root(xlsx: Path) -> None:
    assert set(read_workbook(xlsx)["file"]) == {"清澜镇.xlsx"}
    assert set(read_workbook(xlsx, root=xlsx.parent.parent)["file"]) == {f"{xlsx.parent.name}/清澜镇.xlsx"}


def test_excel_97_workbooks_are_read_with_merges_and_error_values(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("致贫原因")
    sheet.write_merge(0, 0, 1, 3, "标题")
    sheet.write(2, 1, 5.0)
    sheet.write(2, 2, date(2018, 1, 2), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    sheet.row(2).set_cell_error(3, "#REF!")
    book.add_sheet("S2").row(0).set_cell_error(0, "#DIV/0!")
    book.save(str(tmp_path / "a.xls"))
    cells = read_workbook(tmp_path / "a.xls")
    assert texts(cells, "致贫原因") == {
        (1, 2): "标题",
        (1, 3): "标题",
        (1, 4): "标题",
        (3, 2): "5",
        (3, 3): "2018-01-02",
        (3, 4): "#REF!",
    }
    assert texts(cells, "S2") == {(1, 1): "#DIV/0!"}


def test_binary_workbooks_are_read_with_error_values(tmp_path: Path) -> None:
    path = write_xlsb(tmp_path / "a.xlsb", {"致贫原因": [["项目", "户数"], ["因病", 94], [None, "#REF!"]], "二": [["x"]]})
    cells = read_workbook(path)
    assert texts(cells, "致贫原因") == {(1, 1): "项目", (1, 2): "户数", (2, 1): "因病", (2, 2): "94", (3, 2): "#REF!"}
    assert texts(cells, "二") == {(1, 1): "x"}


def open_document(path: Path) -> Path:
    document = OpenDocumentSpreadsheet()
    sheet = table.Table(name="致贫原因")
    for values in (["项目", "户数"], [], ["因病", 94], ["发生率", 0.315]):
        row = table.TableRow()
        for value in values:
            kind = {"valuetype": "string"} if isinstance(value, str) else {"valuetype": "float", "value": str(value)}
            cell = table.TableCell(**kind)
            cell.addElement(text.P(text=str(value)))
            row.addElement(cell)
        sheet.addElement(row)
    document.spreadsheet.addElement(sheet)
    document.save(str(path))
    return path


def test_open_documents_are_read(tmp_path: Path) -> None:
    cells = read_workbook(open_document(tmp_path / "a.ods"))
    assert texts(cells) == {(1, 1): "项目", (1, 2): "户数", (3, 1): "因病", (3, 2): "94", (4, 1): "发生率", (4, 2): "0.315"}


def test_error_values_of_open_documents_are_read(tmp_path: Path) -> None:
    path, broken = open_document(tmp_path / "a.ods"), tmp_path / "b.ods"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "content.xml":
                space = b'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
                old = b'<table:table-cell office:value-type="float" office:value="94"><text:p>94</text:p>'
                assert old in part
                new = (
                    b"<table:table-cell "
                    + space
                    + b' office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p>'
                )
                part = part.replace(old, new)
            target.writestr(name, part)
    assert texts(read_workbook(broken))[3, 2] == "#DIV/0!"


def test_the_bytes_decide_and_not_the_suffix(xlsx: Path) -> None:
    renamed = xlsx.rename(xlsx.with_suffix(".xls"))
    assert len(read_workbook(renamed)) > 0


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    assert code_of(tmp_path / "没有.xlsx") == "F101"


def test_an_empty_file_and_an_empty_workbook_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"")
    assert code_of(tmp_path / "a.xlsx") == "F102"
    with xlsxwriter.Workbook(tmp_path / "b.xlsx") as book:
        book.add_worksheet().write_blank("C3", None, book.add_format({"bold": True}))
    assert code_of(tmp_path / "b.xlsx") == "F102"


@pytest.mark.parametrize(
    ("content", "got", "code"),
    [
        (b"%PDF-1.7 ...", "PDF", "F115"),
        (b"PK\x03\x04 broken", "ZIP", "F103"),
        ("项目,户数".encode(), "text", "F103"),
        (b"\x89PNG\r\n\x1a\n", "PNG", "F114"),
    ],
)
def test_files_of_another_kind_are_said(tmp_path: Path, content: bytes, got: str, code: str) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(content)
    with pytest.raises(FupinError) as caught:
        read_workbook(path)
    assert caught.value.problems[0].code == code
    assert got in caught.value.problems[0].say("zh")


def test_a_word_document_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(FupinError, match="Word"):
        read_workbook(tmp_path / "a.xlsx")


def test_half_a_workbook_is_damaged(xlsx: Path, tmp_path: Path) -> None:
    whole = xlsx.read_bytes()
    (tmp_path / "half.xlsx").write_bytes(whole[: len(whole) // 2])
    assert code_of(tmp_path / "half.xlsx") == "F103"
    book = xlwt.Workbook()
    book.add_sheet("S").write(0, 0, "x" * 9000)
    book.save(str(tmp_path / "whole.xls"))
    whole = (tmp_path / "whole.xls").read_bytes()
    for length in range(600, len(whole) - 512, 1500):  # some of these make the reader panic
        (tmp_path / "half.xls").write_bytes(whole[:length])
        assert code_of(tmp_path / "half.xls") == "F103"


def test_a_password_is_said(xlsx: Path, tmp_path: Path) -> None:
    encrypted = io.BytesIO()
    with xlsx.open("rb") as stream:
        msoffcrypto.format.ooxml.OOXMLFile(stream).encrypt("口令", encrypted)
    (tmp_path / "locked.xlsx").write_bytes(encrypted.getvalue())
    assert code_of(tmp_path / "locked.xlsx") == "F104"


def test_a_file_that_may_not_be_opened_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert code_of(tmp_path / "a.xlsx") == "F105"


def cells_by_address(path: Path) -> dict[str, Cell]:
    return {cell.address: cell for sheet in read_sheets(path) for cell in sheet.cells}


def rewritten(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Rewrite one part of a workbook in place."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return path


def test_a_cell_knows_its_format_formula_and_whether_it_is_hidden(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("表")
        for row, (value, code) in enumerate([(480000, "0!.0,"), (0.315, "0.0%"), (12, '0"户"'), (43101, 'yyyy"年"m"月"')]):
            sheet.write_number(row, 0, value, book.add_format({"num_format": code}))
        sheet.write_formula("A5", "=A1*2", None, 960000)
        sheet.write("B6", 1)
        sheet.write("A7", 2)
        sheet.set_column("B:B", None, None, {"hidden": True})
        sheet.set_row(6, None, None, {"hidden": True})
    cells = cells_by_address(path)
    assert [cells[place].shown for place in ("A1", "A2", "A3", "A4")] == ["48.0", "31.5%", "12户", "2018年1月"]
    assert (cells["A1"].scale, cells["A2"].is_percent, cells["A4"].kind, cells["A4"].date_parts) == (10_000, True, "date", "ym")
    assert (cells["A5"].formula, cells["A5"].text) == ("=A1*2", "960000")
    assert [cells[place].hidden for place in ("A1", "B6", "A7")] == ["", "column", "row"]


@pytest.mark.parametrize("stored", ["", "<v></v>", "<v/>", "<v>0.0</v>"])
def test_a_formula_without_a_stored_result_is_no_blank(tmp_path: Path, stored: str) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet().write_formula("B2", "=SUM(B3:B4)", None, 7)
    path = rewritten(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", lambda part: part.replace(b"<v>7</v>", stored.encode()))
    cell = cells_by_address(path)["B2"]
    assert (cell.kind, cell.text, cell.is_number) == ("uncomputed", "=SUM(B3:B4)", False)


def test_a_formula_that_gives_an_empty_text_is_blank(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet().write_formula("B2", '=IF(A1="","",1)', None, "")
        book.get_worksheet_by_name("Sheet1").write("A3", 1)
    cells = cells_by_address(
        rewritten(
            tmp_path / "a.xlsx",
            "xl/worksheets/sheet1.xml",
            lambda part: re.sub(rb'<c r="B2"[^>]*>', b'<c r="B2" t="str">', part).replace(b"<v>0</v>", b"<v></v>"),
        )
    )
    assert set(cells) == {"A3"}


def test_a_nought_in_a_book_that_was_never_worked_out_is_no_figure(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet().write_formula("B2", "=SUM(B3:B4)")
    assert cells_by_address(tmp_path / "a.xlsx")["B2"].kind == "uncomputed"


def test_cells_without_an_address_are_counted_on(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet().write_row("A2", [1, 2, 3])
    path = rewritten(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", lambda part: re.sub(rb' r="[A-C]2"', b"", part))
    assert {place: cell.text for place, cell in cells_by_address(path).items()} == {"A2": "1", "B2": "2", "C2": "3"}


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ('<c r="A1" s="1"/><c r="B1" s="1"/><c><v>5</v></c>', {"C1": "5"}),
        ('<c r="A1" s="1"/><c r="B1"></c><c r="C1"><v>5</v></c><c r="D1"/>', {"C1": "5"}),
        ('<c r="A1" s="1"/><!-- <c r="B1"/> --><c r="C1"><v>5</v></c>', {"C1": "5"}),
        (
            '<c r="A1" t="inlineStr"><is><t><![CDATA[<c r="B1"/><c r="B1"/></row>]]></t></is></c>',
            {"A1": '<c r="B1"/><c r="B1"/></row>'},
        ),
    ],
)
def test_cells_with_a_format_and_nothing_else_move_no_other(tmp_path: Path, row: str, found: dict[str, str]) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet().write_row("A1", [1])
    made = f"<sheetData><row>{row}</row></sheetData>".encode()
    change = partial(re.sub, rb"<sheetData>.*</sheetData>", lambda _match: made)
    path = rewritten(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", change)
    assert {place: cell.text for place, cell in cells_by_address(path).items()} == found


def test_one_cell_in_the_last_corner_costs_what_one_cell_costs(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:XFD3", "标题")
        sheet.write("XFD1048576", 7)
    assert set(cells_by_address(tmp_path / "a.xlsx")) == {"A1", "XFD1", "XFD1048576"}


@pytest.mark.parametrize(
    "written", ["\u200b94", "94\ufeff", "'94", '="94"', "\t94\u00a0", "\u200e94\u202c", "9\u00ad4", "9\u20604"]
)
def test_marks_that_nobody_sees_are_folded_at_the_mouth(tmp_path: Path, written: str) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet().write_string("A1", written)
    assert cells_by_address(tmp_path / "a.xlsx")["A1"].text == "94"
