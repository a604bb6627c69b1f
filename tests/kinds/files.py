"""Files as other programs write them, made for a test: workbooks by hand, Excel 95, web pages."""

from __future__ import annotations

import html
import io
import struct
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
from openpyxl.utils import get_column_letter

Rows = Sequence[Sequence[object]]

_NAMES = {
    False: (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    True: ("http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
}
_PARTS = "http://schemas.openxmlformats.org/package/2006/"


@dataclass(frozen=True)
class Shown:
    """A value with its number format."""

    value: object
    code: str


def workbook(path: Path, *sheets: Rows, merged: Sequence[str] = (), hidden_rows: Sequence[int] = ()) -> Path:
    """Write a workbook with openpyxl, which stores no result of a formula."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Sheet{number}")
        for row, values in enumerate(rows, start=1):
            for column, value in enumerate(values, start=1):
                cell = sheet.cell(row, column)
                cell.value = value.value if isinstance(value, Shown) else value or (0 if value == 0 else None)
                if isinstance(value, Shown):
                    cell.number_format = value.code
        for row in hidden_rows:
            sheet.row_dimensions[row].hidden = True
        for area in merged:
            sheet.merge_cells(area)
    book.save(path)
    return path


def by_hand(path: Path, rows: Rows, *, strict: bool = False, addresses: bool = True) -> Path:
    """Write a workbook part by part: strict or not, with or without the address of each cell; ``#DIV/0!`` is an error value."""
    names, relations = _NAMES[strict]

    def cell(row: int, column: int, value: object) -> str:
        address = f' r="{get_column_letter(column)}{row}"' if addresses else ""
        if value is None or value == "":
            return f"<c{address}/>"
        if isinstance(value, str) and value.startswith("#"):
            return f'<c{address} t="e"><v>{value}</v></c>'
        if isinstance(value, str):
            return f'<c{address} t="inlineStr"><is><t>{html.escape(value)}</t></is></c>'
        return f"<c{address}><v>{value}</v></c>"

    lines = "".join(
        f"<row>{''.join(cell(row, column, value) for column, value in enumerate(values, start=1))}</row>"
        for row, values in enumerate(rows, start=1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PARTS}content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": _relation(f"{relations}/officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": _relation(f"{relations}/worksheet", "worksheets/sheet1.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{names}" xmlns:r="{relations}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{names}"><sheetData>{lines}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PARTS}relationships"><Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'
    )


def encrypted(path: Path, password: str, *sheets: Rows) -> Path:
    """Write a workbook under a password."""
    plain = io.BytesIO(workbook(path, *sheets).read_bytes())
    locked = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt(password, locked)
    path.write_bytes(locked.getvalue())
    return path


def excel_95(path: Path, sheet: str, rows: Rows, *, encoding: str = "gbk", code_page: int = 936) -> Path:
    """Write a workbook of Excel 95 (BIFF5) whose texts are bytes of a code page."""

    def record(kind: int, data: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def begin(kind: int) -> bytes:
        return record(0x809, struct.pack("<HHHH", 0x500, kind, 0x0DBB, 0x07CC))

    cells = b""
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            place = struct.pack("<HHH", row, column, 0)
            if isinstance(value, str) and value:
                text = value.encode(encoding)
                cells += record(0x204, place + struct.pack("<H", len(text)) + text)
            elif isinstance(value, int | float):
                cells += record(0x203, place + struct.pack("<d", value))
    name = sheet.encode(encoding)
    font = record(0x31, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + b"\x05Arial")
    style = record(0xE0, struct.pack("<HHHHHHHH", 0, 0, 1, 0x20, 0x20C0, 0, 0, 0))
    head = begin(5) + record(0x42, struct.pack("<H", code_page)) + 4 * font + 16 * style
    start = len(head) + 4 + 7 + len(name) + 4
    head += record(0x85, struct.pack("<IHB", start, 0, len(name)) + name) + record(0x0A)
    size = struct.pack("<HHHHH", 0, len(rows), 0, max(map(len, rows)), 0)
    path.write_bytes(_compound(head + begin(0x10) + record(0x200, size) + cells + record(0x0A)))
    return path


def _compound(stream: bytes) -> bytes:
    """Put a stream called Book into a compound file of 512-byte sectors."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)

    def entry(name: str, kind: int, child: int, first: int, length: int) -> bytes:
        written = name.encode("utf-16-le") + b"\0\0"
        head = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        return head + bytes(36) + struct.pack("<IQ", first, length)

    folder = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Book", 2, 0xFFFFFFFF, 2, len(stream))
    return head + table + folder.ljust(512, b"\0") + stream
