"""Broken and odd files, made from one small true table: what the benchmark of robustness reads.

Every file is written here, byte by byte or by the libraries of the tests; nothing is copied from anywhere. The table is in
:data:`TRUE`; a file whose form has a checksum can only give these figures or none.
"""

from __future__ import annotations

import io
import random
import struct
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msoffcrypto.format.ooxml
import odf.opendocument
import odf.table
import odf.text
import xlsxwriter
import xlwt

TITLE = "甲山镇2018年贫困户主要致贫原因情况统计表"
ROWS: list[list[object]] = [["致贫原因", "户数", "人数"], ["因病", 107, 381], ["因残", 46, 129], ["合计", 153, 510]]
#: topic/item, measure → value.
TRUE = {
    ("cause/illness", "households"): 107.0,
    ("cause/illness", "persons"): 381.0,
    ("cause/disability", "households"): 46.0,
    ("cause/disability", "persons"): 129.0,
    ("registry/total", "households"): 153.0,
    ("registry/total", "persons"): 510.0,
}


@dataclass(frozen=True)
class Broken:
    """One file: its name, its bytes, and whether any figure but the true ones would be false.

    Text carries no checksum: a digit that was changed in it is another number, for people as for programs.
    """

    name: str
    data: bytes
    is_sure: bool


def xlsx() -> bytes:
    """The table as ``.xlsx``."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("表一")
        sheet.write(0, 0, TITLE)
        for row, values in enumerate(ROWS, start=1):
            sheet.write_row(row, 0, values)
    return stream.getvalue()


def xls() -> bytes:
    """The table as ``.xls``."""
    book, stream = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("表一")
    for row, values in enumerate([[TITLE], *ROWS]):
        for column, value in enumerate(values):
            sheet.write(row, column, value)
    book.save(stream)
    return stream.getvalue()


def ods() -> bytes:
    """The table as ``.ods``."""
    document = odf.opendocument.OpenDocumentSpreadsheet()
    sheet = odf.table.Table(name="表一")
    for values in [[TITLE], *ROWS]:
        row = odf.table.TableRow()
        for value in values:
            kind = {"valuetype": "string"} if isinstance(value, str) else {"valuetype": "float", "value": str(value)}
            cell = odf.table.TableCell(**kind)
            cell.addElement(odf.text.P(text=str(value)))
            row.addElement(cell)
        sheet.addElement(row)
    document.spreadsheet.addElement(sheet)
    stream = io.BytesIO()
    document.write(stream)
    return stream.getvalue()


def text(delimiter: str = ",", newline: str = "\r\n") -> str:
    """The table as delimited text."""
    return "".join(f"{delimiter.join(map(str, values))}{newline}" for values in [[TITLE, "", ""], *ROWS])


def html() -> bytes:
    """The table as a web page."""
    rows = "".join(f"<tr>{''.join(f'<td>{value}</td>' for value in values)}</tr>\n" for values in ROWS)
    page = (
        f'<html><head><meta charset="utf-8"></head><body><table><tr><td colspan=3>{TITLE}</td></tr>\n{rows}</table></body></html>'
    )
    return page.encode()


def xml2003() -> bytes:
    """The table as Excel's XML of 2003."""

    def cell(value: object) -> str:
        kind = "String" if isinstance(value, str) else "Number"
        return f'<Cell><Data ss:Type="{kind}">{value}</Data></Cell>'

    rows = "".join(f"<Row>{''.join(map(cell, values))}</Row>" for values in [[TITLE], *ROWS])
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    book = f'<Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="表一"><Table>{rows}</Table></Worksheet></Workbook>'
    return f'<?xml version="1.0" encoding="UTF-8"?>{book}'.encode()


def mht() -> bytes:
    """The table as a single-file web page."""
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_x"\r\n\r\n------=_x\r\n'
    return (
        head
        + b'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
        + html()
        + b"\r\n------=_x--\r\n"
    )


def encrypted(password: str) -> bytes:
    """The table as ``.xlsx`` under a password."""
    stream = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(xlsx())).encrypt(password, stream)
    return stream.getvalue()


def rewritten(data: bytes, part: str, change: Callable[[bytes], bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a package with one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", method) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content) if name == part else content)
    return stream.getvalue()


def whole_forms() -> dict[str, tuple[bytes, bool]]:
    """Every form of the table, by suffix: its bytes, and whether a checksum guards them."""
    return {
        "xlsx": (xlsx(), True),
        "xls": (xls(), False),
        "ods": (ods(), True),
        "csv": (text().encode("utf-8-sig"), False),
        "gbk.csv": (text().encode("gb18030"), False),
        "utf16.csv": (text("\t").encode("utf-16"), False),
        "html": (html(), False),
        "xml": (xml2003(), False),
        "mht": (mht(), False),
        "encrypted.xlsx": (encrypted("VelvetSweatshop"), True),
    }


def make_files(*, seed: int = 2018) -> Iterator[Broken]:
    """Yield the broken and odd files, the same ones for the same seed."""
    rng = random.Random(seed)
    for suffix, (data, is_guarded) in whole_forms().items():
        yield from _cut(suffix, data, is_sure=is_guarded)
        yield from _flipped(suffix, data, rng, is_sure=is_guarded)
        yield from _misnamed(suffix, data)
    yield from _encodings()
    yield from _dialects()
    yield from _declarations()
    yield from _large()


def _cut(suffix: str, data: bytes, *, is_sure: bool) -> Iterator[Broken]:
    for percent in (1, 10, 30, 50, 70, 90, 97, 99):
        yield Broken(f"cut_{percent}.{suffix}", data[: len(data) * percent // 100], is_sure)
    yield Broken(f"tail.{suffix}", data + b"\0" * 100, is_sure=False)
    yield Broken(f"head.{suffix}", b"\r\n" + data, is_sure=False)


def _flipped(suffix: str, data: bytes, rng: random.Random, *, is_sure: bool) -> Iterator[Broken]:
    for number, bits in enumerate((1, 1, 1, 2, 4, 8, 16, 64, 256)):
        changed = bytearray(data)
        for _ in range(bits):
            changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
        yield Broken(f"flip_{number}.{suffix}", bytes(changed), is_sure)
    block = bytearray(data)
    start = rng.randrange(len(block) // 2)
    block[start : start + 64] = rng.randbytes(64)
    yield Broken(f"block.{suffix}", bytes(block), is_sure)


def _misnamed(suffix: str, data: bytes) -> Iterator[Broken]:
    for other in ("xls", "csv", "et", "docx"):
        if other != suffix:
            yield Broken(f"named_{suffix.replace('.', '_')}.{other}", data, is_sure=True)


def _encodings() -> Iterator[Broken]:
    for encoding in ("big5hkscs", "shift_jis", "euc_jp", "euc_kr", "utf-7", "hz", "cp1252", "utf-32", "cp037", "iso2022_jp"):
        yield Broken(f"in_{encoding}.csv", text().encode(encoding, "replace"), is_sure=True)
    yield Broken("utf8_with_gbk_line.csv", text().encode() + "因学,3,9\r\n".encode("gbk"), is_sure=True)
    yield Broken("nul_inside.csv", text().replace("107", "1\x0007").encode(), is_sure=False)
    yield Broken("lone_surrogate.csv", text().encode() + b"\xed\xa0\x80,1,2\r\n", is_sure=True)
    yield Broken("only_bom.csv", b"\xef\xbb\xbf", is_sure=True)
    yield Broken("random.csv", random.Random(7).randbytes(20_000), is_sure=True)
    yield Broken("random.xls", bytes.fromhex("d0cf11e0a1b11ae1") + random.Random(8).randbytes(20_000), is_sure=True)
    yield Broken("random.xlsx", b"PK\x03\x04" + random.Random(9).randbytes(20_000), is_sure=True)


def _dialects() -> Iterator[Broken]:
    for name, delimiter in {"pipe": "|", "semicolon": ";", "tab": "\t", "caret": "^", "blanks": "   "}.items():
        yield Broken(f"by_{name}.csv", text(delimiter).encode(), is_sure=True)
    yield Broken("old_mac.csv", text(newline="\r").encode(), is_sure=True)
    yield Broken("open_quote.csv", text().replace("因病", '"因病').encode(), is_sure=True)
    yield Broken("quote_inside.csv", text().replace("因病", '因"病').encode(), is_sure=False)
    yield Broken("blank_lines.csv", text(newline="\n\n\n").encode(), is_sure=True)
    yield Broken("one_line.csv", text(newline=",").encode(), is_sure=False)
    yield Broken("no_rows.csv", text().splitlines()[1].encode(), is_sure=True)
    yield Broken("formulas.csv", text().replace("107", '"=SUM(A1)"').encode(), is_sure=True)


def _sheet(body: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?><worksheet xmlns="{space}">{body}</worksheet>'.encode()


def _with_sheet(body: str) -> bytes:
    return rewritten(xlsx(), "xl/worksheets/sheet1.xml", lambda _: _sheet(body))


def _declarations() -> Iterator[Broken]:
    cell = '<c r="A1" t="inlineStr"><is><t>户数</t></is></c>'
    bodies = {
        "corner": f'<sheetData><row r="1">{cell}</row><row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>',
        "dimension": f'<dimension ref="A1:XFD1048576"/><sheetData><row r="1">{cell}</row></sheetData>',
        "merged_all": f'<sheetData><row r="1">{cell}</row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        "row_zero": '<sheetData><row r="0"><c r="A0"><v>1</v></c></row></sheetData>',
        "row_far": '<sheetData><row r="99999999"><c r="A99999999"><v>1</v></c></row></sheetData>',
        "no_address": "<sheetData><row><c><v>1</v></c></row></sheetData>",
        "odd_address": '<sheetData><row r="1"><c r="1A"><v>1</v></c></row></sheetData>',
        "odd_number": '<sheetData><row r="1"><c r="A1"><v>1e999</v></c><c r="B1"><v>NaN</v></c></row></sheetData>',
        "odd_shared": '<sheetData><row r="1"><c r="A1" t="s"><v>99999</v></c></row></sheetData>',
        "odd_style": '<sheetData><row r="1"><c r="A1" s="99999"><v>1</v></c></row></sheetData>',
        "odd_type": '<sheetData><row r="1"><c r="A1" t="zz"><v>1</v></c></row></sheetData>',
        "long_text": f'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{"户" * 3_000_000}</t></is></c></row></sheetData>',
        "deep": "<x>" * 20_000 + "</x>" * 20_000,
        "no_rows": "<sheetData/>",
        "bad_date": '<sheetData><row r="1"><c r="A1" t="d"><v>2018-13-45</v></c></row></sheetData>',
    }
    for name, body in bodies.items():
        yield Broken(f"declares_{name}.xlsx", _with_sheet(body), is_sure=True)
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    yield Broken(
        "entities.xlsx",
        rewritten(xlsx(), "xl/sharedStrings.xml", lambda part: part.replace(b"<sst", bomb.encode() + b"<sst")),
        is_sure=True,
    )
    yield Broken("no_workbook.xlsx", rewritten(xlsx(), "xl/workbook.xml", lambda _: b""), is_sure=True)
    yield Broken("no_styles.xlsx", rewritten(xlsx(), "xl/styles.xml", lambda _: b"<x/>"), is_sure=True)
    yield Broken("stored.xlsx", rewritten(xlsx(), "", lambda part: part, method=zipfile.ZIP_STORED), is_sure=True)
    yield Broken("lzma.xlsx", rewritten(xlsx(), "", lambda part: part, method=zipfile.ZIP_LZMA), is_sure=True)
    repeats = b'table:number-rows-repeated="1048576" table:number-columns-repeated="16384"'
    for name, old in (("cells", b"<table:table-cell "), ("rows", b"<table:table-row>")):
        times = repeats if name == "cells" else b'table:number-rows-repeated="1048576"'
        new = old.rstrip(b" >") + b" " + times + (b" " if name == "cells" else b">")
        changed = rewritten(ods(), "content.xml", lambda part, old=old, new=new: part.replace(old, new, 1))  # type: ignore[misc]  # defaults bind
        yield Broken(f"repeated_{name}.ods", changed, is_sure=True)
    spans = html().replace(b"colspan=3", b"colspan=999999999 rowspan=999999999")
    yield Broken("spans.html", spans, is_sure=True)
    yield Broken("nested.html", b"<html>" + b"<table><tr><td>" * 5_000 + html(), is_sure=True)
    yield Broken("unclosed.html", html().replace(b"</td>", b"").replace(b"</tr>", b""), is_sure=True)
    yield Broken("index_far.xml", xml2003().replace(b"<Row>", b'<Row ss:Index="99999999">', 1), is_sure=True)
    yield Broken("wrong_password.xlsx", encrypted("geheim"), is_sure=True)
    yield Broken("bare.xls", struct.pack("<HHHHH", 9, 6, 0, 16, 0) + struct.pack("<HH", 10, 0), is_sure=True)
    loop = bytearray(xls())
    loop[512:1024] = struct.pack("<128i", *([0] * 128))
    yield Broken("chain.xls", bytes(loop), is_sure=True)


def _large() -> Iterator[Broken]:
    yield Broken(
        "columns_10000.csv", (",".join(f"列{n}" for n in range(10_000)) + "\n" + ",".join("1" * 10_000)).encode(), is_sure=True
    )
    yield Broken("one_field.csv", b"x" * 5_000_000, is_sure=True)
    yield Broken("numerals.csv", f"乡镇,户数\n甲山镇,{'一百' * 4_000}\n".encode(), is_sure=True)
    yield Broken("note.csv", f"{'填表说明：户数按年末数填写，人数按户籍数填写。' * 2_000}\n{text()}".encode(), is_sure=True)
    yield Broken("lines.csv", ("\n" * 1_000_000 + text()).encode(), is_sure=True)
    errors = "".join(
        f'<row r="{row}">' + "".join('<c t="e"><v>#DIV/0!</v></c>' for _ in range(100)) + "</row>" for row in range(1, 10_001)
    )
    yield Broken("errors_million.xlsx", _with_sheet(f"<sheetData>{errors}</sheetData>"), is_sure=True)
    zeros = rewritten(
        xlsx(), "xl/worksheets/sheet1.xml", lambda part: part.replace(b"<sheetData>", b" " * 400_000_000 + b"<sheetData>")
    )
    yield Broken("bomb.xlsx", zeros, is_sure=True)
    cell = "<table:table-cell office:value-type='float' office:value='1'><text:p>1</text:p></table:table-cell>"
    row = f"<table:table-row>{cell * 2_000}</table:table-row>"
    grid = rewritten(
        ods(), "content.xml", lambda part: part.replace(b"<table:table-row>", (row * 2_000).encode() + b"<table:table-row>", 1)
    )
    yield Broken("grid_2000.ods", grid, is_sure=True)
    merges = "".join(f'<mergeCell ref="A{row}:C{row}"/>' for row in range(1, 50_001))
    many = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="C{row}"><v>1</v></c></row>' for row in range(1, 50_001))
    yield Broken("merges.xlsx", _with_sheet(f"<sheetData>{many}</sheetData><mergeCells>{merges}</mergeCells>"), is_sure=True)


def write_files(folder: Path | None = None, *, seed: int = 2018) -> list[tuple[Path, bool]]:
    """Write all files to a folder and return their paths, and for each whether only true figures may come out of it."""
    root = folder or Path(tempfile.mkdtemp())
    written = []
    for one in make_files(seed=seed):
        path = root / one.name
        path.write_bytes(one.data)
        written.append((path, one.is_sure))
    return written
