"""Every format of workbook gives the same cells, and what it says of them beside their value; two other libraries agree."""

from __future__ import annotations

import datetime
import io
import struct
import zipfile
from email.message import EmailMessage
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import pytest
import python_calamine
import xlsxwriter
import xlwt

from fupin_analysis.acquire.workbook import read_sheets
from fupin_analysis.core.cells import Cell
from fupin_analysis.errors import FupinError

EXCEL = "urn:schemas-microsoft-com:office:spreadsheet"


def cells(path: Path) -> dict[str, Cell]:
    return {cell.address: cell for sheet in read_sheets(path) for cell in sheet.cells}


def code_of(path: Path) -> str:
    with pytest.raises(FupinError) as caught:
        read_sheets(path)
    return caught.value.problems[0].code


def test_old_workbooks_tell_format_hiding_and_formulas_never_worked_out(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    sheet.write(0, 0, 480000, xlwt.easyxf(num_format_str="0!.0,"))
    sheet.write(1, 0, datetime.date(2018, 1, 1), xlwt.easyxf(num_format_str='yyyy"年"m"月"'))
    sheet.write(2, 0, xlwt.Formula("SUM(A1:A1)"))
    sheet.write(3, 0, xlwt.Formula('IF(A1=1,"",2)'))
    sheet.write(4, 0, xlwt.Formula("A1"))
    sheet.row(5).write(0, 7)
    sheet.row(5).hidden = True
    book.save(str(tmp_path / "a.xls"))
    found = cells(tmp_path / "a.xls")
    assert (found["A1"].shown, found["A2"].shown, found["A2"].kind) == ("48.0", "2018年1月", "date")
    assert found["A3"].kind == "uncomputed"
    assert {"A4", "A5"}.isdisjoint(found)  # may well be an empty text
    assert found["A6"].hidden == "row"


def write_ods(path: Path, content: str, *, mimetype: bool = True, manifest: str = "") -> Path:
    names = {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    }
    spaces = " ".join(f'xmlns:{name}="{space}"' for name, space in names.items())
    with zipfile.ZipFile(path, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<office:document-content {spaces}>{content}</office:document-content>")
        archive.writestr("META-INF/manifest.xml", manifest or "<manifest/>")
    return path


STYLES = """
<office:automatic-styles>
  <number:number-style style:name="N1">
    <number:number number:decimal-places="0" number:display-factor="1000"/></number:number-style>
  <number:date-style style:name="N2"><number:year number:style="long"/><number:text>年</number:text><number:month/>
    <number:text>月</number:text></number:date-style>
  <style:style style:name="c1" style:family="table-cell" style:data-style-name="N1"/>
  <style:style style:name="c2" style:family="table-cell" style:data-style-name="N2"/>
</office:automatic-styles>"""


@pytest.mark.parametrize("mimetype", [True, False])
def test_open_documents_tell_format_repeats_hiding_and_formulas_never_worked_out(tmp_path: Path, mimetype: bool) -> None:
    body = """<office:body><office:spreadsheet><table:table table:name="表">
      <table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>
      <table:table-row>
        <table:table-cell office:value-type="float" office:value="480000" table:style-name="c1">
          <text:p>480</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2018-01-01" table:style-name="c2">
          <text:p>x</text:p></table:table-cell>
        <table:table-cell table:formula="of:=SUM([.A1:.A1])" office:value-type="float"/>
        <table:table-cell office:value-type="string"><text:p>甲<text:s/>乙</text:p><text:p>丙</text:p></table:table-cell>
      </table:table-row>
      <table:table-row table:number-rows-repeated="2" table:visibility="filter">
        <table:table-cell table:number-columns-repeated="2" office:value-type="percentage" office:value="0.3">
          <text:p>30%</text:p></table:table-cell>
      </table:table-row>
      <table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/>
        </table:table-row>
      </table:table></office:spreadsheet></office:body>"""
    found = cells(write_ods(tmp_path / "a.ods", STYLES + body, mimetype=mimetype))
    assert (found["A1"].shown, found["B1"].shown) == ("480", "2018年1月")
    assert (found["C1"].kind, found["C1"].text) == ("uncomputed", "=SUM([.A1:.A1])")
    assert (found["D1"].text, found["D1"].hidden) == ("甲 乙\n丙", "column")
    assert {place for place in found if place[1] in "23"} == {"A2", "B2", "A3", "B3"}
    assert (found["A2"].is_percent, found["B3"].hidden) == (True, "row")


@pytest.mark.parametrize("sign", ["%", " %", "％"])
def test_the_sign_of_a_percentage_in_an_open_document_multiplies(tmp_path: Path, sign: str) -> None:
    styles = f"""<office:automatic-styles>
      <number:percentage-style style:name="N1"><number:number number:decimal-places="1"/><number:text>{sign}</number:text>
        </number:percentage-style>
      <style:style style:name="c1" style:family="table-cell" style:data-style-name="N1"/></office:automatic-styles>"""
    body = """<office:body><office:spreadsheet><table:table table:name="表"><table:table-row>
      <table:table-cell table:style-name="c1" office:value-type="percentage" office:value="0.9993"/>
      </table:table-row></table:table></office:spreadsheet></office:body>"""
    cell = cells(write_ods(tmp_path / "a.ods", styles + body))["A1"]
    assert (cell.is_percent, cell.meant) == (True, "99.93%")


def test_an_encrypted_open_document_has_a_password(tmp_path: Path) -> None:
    assert code_of(write_ods(tmp_path / "a.ods", "x", manifest="<m:encryption-data xmlns:m='m'/>")) == "F104"


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312"])
def test_the_xml_of_2003_is_read(tmp_path: Path, encoding: str) -> None:
    text = f"""<?xml version="1.0" encoding="{encoding}"?><?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="{EXCEL}" xmlns:ss="{EXCEL}"><Styles><Style ss:ID="s1"><NumberFormat ss:Format="0!.0,"/></Style></Styles>
    <Worksheet ss:Name="表一"><Table><Column ss:Index="2" ss:Hidden="1"/>
    <Row ss:Index="3"><Cell ss:MergeAcross="1"><Data ss:Type="String">户数</Data></Cell>
      <Cell><Data ss:Type="Number">94</Data></Cell></Row>
    <Row><Cell ss:Index="2"><Data ss:Type="Number">7</Data></Cell>
      <Cell ss:StyleID="s1"><Data ss:Type="Number">480000</Data></Cell></Row>
    <Row ss:Hidden="1"><Cell ss:Formula="=SUM(R[-1]C)"><Data ss:Type="Number"></Data></Cell>
      <Cell><Data ss:Type="Error">#REF!</Data></Cell>
    <Cell><Data ss:Type="DateTime">2018-01-01T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>"""
    (tmp_path / "a.xls").write_bytes(text.encode(encoding))
    found = cells(tmp_path / "a.xls")
    assert {place: cell.text for place, cell in found.items() if not cell.merged_from} == {
        "A3": "户数",
        "C3": "94",
        "B4": "7",
        "C4": "480000",
        "A5": "=SUM(R[-1]C)",
        "B5": "#REF!",
        "C5": "2018-01-01",
    }
    assert (found["B3"].merged_from, found["B4"].hidden, found["C4"].shown) == ("A3", "column", "48.0")
    assert (found["A5"].kind, found["B5"].kind, found["C5"].kind, found["A5"].hidden) == ("uncomputed", "error", "date", "row")


PAGE = """<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312">
<style>.xl1 {mso-number-format:"0\\!\\.0\\,";}</style></head><body>
<h3>甲山镇2018年致贫原因统计表</h3><table border=1>
<tr><th rowspan=2>村名</th><th colspan=2>因病</th></tr><tr><th>户</th><th>万元</th></tr>
<tr style="display:none"><td>一心村<td x:num>12</td><td class=xl1 x:num="480000">48.0</td></tr>
<tr><td>珺&nbsp;村</td><td>&lt;5</td><td>3<br>4</td></tr></table></body></html>"""


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_a_web_page_is_read_by_rows_spans_and_stored_numbers(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.xls").write_bytes(PAGE.encode(encoding))
    found = cells(tmp_path / "a.xls")
    assert {place: cell.text for place, cell in found.items() if not cell.merged_from} == {
        "A1": "甲山镇2018年致贫原因统计表",
        "A2": "村名",
        "B2": "因病",
        "B3": "户",
        "C3": "万元",
        "A4": "一心村",
        "B4": "12",
        "C4": "480000",
        "A5": "珺 村",
        "B5": "<5",
        "C5": "3\n4",
    }
    assert (found["B4"].is_number, found["C4"].shown, found["A4"].hidden) == (True, "48.0", "row")
    assert (found["A3"].merged_from, found["C2"].merged_from) == ("A2", "B2")


def test_a_page_that_breaks_off_within_a_table_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(PAGE.encode("gb18030")[:-60])
    assert code_of(tmp_path / "a.xls") == "F103"


def test_a_single_file_page_is_read_with_the_names_of_its_sheets(tmp_path: Path) -> None:
    island = (
        "<!--[if gte mso 9]><xml><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>表一</x:Name>"
        '<x:WorksheetSource HRef="a.files/sheet001.htm"/></x:ExcelWorksheet></x:ExcelWorksheets></xml><![endif]-->'
    )
    message = EmailMessage()
    message["MIME-Version"] = "1.0"
    message.make_related()
    for name, page in (("a.htm", f"<html><head>{island}</head><frameset></frameset></html>"), ("a.files/sheet001.htm", PAGE)):
        message.add_related(
            page.encode("gbk"), "text", "html", params={"charset": "gb2312"}, headers=[f"Content-Location: file:///C:/{name}"]
        )
    (tmp_path / "a.xls").write_bytes(message.as_bytes())
    (sheet,) = read_sheets(tmp_path / "a.xls")
    assert sheet.name == "表一"
    assert [cell.text for cell in sheet.cells][:3] == ["甲山镇2018年致贫原因统计表", "村名", "因病"]


def book_bytes() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet("表").write("A1", 94)
    return stream.getvalue()


@pytest.mark.parametrize(("password", "code"), [("VelvetSweatshop", ""), ("geheim", "F104")])
def test_only_a_password_that_a_user_gave_has_to_be_removed(tmp_path: Path, password: str, code: str) -> None:
    with (tmp_path / "a.xlsx").open("wb") as target:
        msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(book_bytes())).encrypt(password, target)
    assert cells(tmp_path / "a.xlsx")["A1"].text == "94" if not code else code_of(tmp_path / "a.xlsx") == code


def test_a_workbook_of_excel_4_is_read(tmp_path: Path) -> None:
    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    text = "户数".encode("gbk")
    label = record(0x0204, struct.pack("<HHHH", 0, 0, 0, len(text)) + text)
    number = record(0x0203, struct.pack("<HHHd", 0, 1, 0, 94.0))
    start = record(0x0409, struct.pack("<HHH", 4, 0x10, 0)) + record(0x0042, struct.pack("<H", 936))
    (tmp_path / "a.xls").write_bytes(start + label + number + record(0x0A, b""))
    assert {place: cell.text for place, cell in cells(tmp_path / "a.xls").items()} == {"A1": "户数", "B1": "94"}


def test_parts_are_found_by_any_spelling(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(book_bytes())) as source, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as target:
        for entry in source.namelist():
            info = zipfile.ZipInfo("x")
            info.filename = entry.replace("/", "\\").replace("workbook.xml", "Workbook.xml")
            target.writestr(info, source.read(entry))
    assert cells(tmp_path / "a.xlsx")["A1"].text == "94"


def test_white_space_around_the_number_of_a_shared_text_changes_nothing(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet().write_row("A1", ["甲", "乙", "丙"])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as source:
        parts = {name: source.read(name) for name in source.namelist()}
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as target:
        for name, content in parts.items():
            target.writestr(name, content.replace(b"<v>", b"<v>\n  ").replace(b"</v>", b"\n</v>"))
    assert [cell.text for cell in cells(tmp_path / "a.xlsx").values()] == ["甲", "乙", "丙"]


def test_two_other_libraries_read_the_same_values(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("表")
        for row in range(40):
            sheet.write_row(
                row, row % 3, [f"第{row}行 & <值>", row * 1.37, -row, row % 2 == 0, 10**row if row < 15 else 0.1 + row / 7]
            )
    ours = cells(path)
    theirs = {
        cell.coordinate: cell.value for line in openpyxl.load_workbook(path)["表"] for cell in line if cell.value is not None
    }
    grid = python_calamine.load_workbook(path).get_sheet_by_name("表").to_python(skip_empty_area=False)
    again = {(row, column): value for row, line in enumerate(grid, 1) for column, value in enumerate(line, 1) if value != ""}
    assert ours.keys() == theirs.keys()
    assert {(cell.row, cell.column) for cell in ours.values()} == again.keys()
    for place, cell in ours.items():
        for value in (theirs[place], again[cell.row, cell.column]):
            written = cell.text if cell.kind == "text" else cell.text == "TRUE" if cell.kind == "boolean" else float(cell.text)
            assert written == (value if isinstance(value, str | bool) else pytest.approx(float(value), rel=1e-14))
