"""A writer of minimal ``.xlsb`` workbooks ([MS-XLSB]), since no library writes them."""

import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

_ERRORS = {"#REF!": 23, "#DIV/0!": 7}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write_xlsb(path: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> Path:
    """Write sheets of text, numbers, error values and None for blanks."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"/>')
        archive.writestr("_rels/.rels", _relations({"rId1": ("officeDocument", "xl/workbook.bin")}))
        parts = {f"rId{number}": ("worksheet", f"worksheets/sheet{number}.bin") for number in range(1, len(sheets) + 1)}
        archive.writestr("xl/_rels/workbook.bin.rels", _relations(parts))
        bundle = b"".join(
            _record(156, struct.pack("<II", 0, number) + _text(f"rId{number}") + _text(name))
            for number, name in enumerate(sheets, start=1)
        )
        archive.writestr("xl/workbook.bin", _record(131) + _record(143) + bundle + _record(144) + _record(132))
        for number, rows in enumerate(sheets.values(), start=1):
            archive.writestr(f"xl/worksheets/sheet{number}.bin", _sheet(rows))
    return path


def _sheet(rows: Sequence[Sequence[object]]) -> bytes:
    last_row, last_column = len(rows) - 1, max(map(len, rows)) - 1
    body = b"".join(_record(0, struct.pack("<II", number, 0) + bytes(17)) + _cells(row) for number, row in enumerate(rows))
    dimension = _record(148, struct.pack("<IIII", 0, last_row, 0, last_column))
    return _record(129) + dimension + _record(145) + body + _record(146) + _record(130)


def _cells(row: Sequence[object]) -> bytes:
    return b"".join(_cell(column, value) for column, value in enumerate(row) if value is not None)


def _cell(column: int, value: object) -> bytes:
    head = struct.pack("<II", column, 0)
    if value in _ERRORS:
        return _record(3, head + bytes([_ERRORS[str(value)]]))
    if isinstance(value, int | float):
        return _record(5, head + struct.pack("<d", value))
    return _record(6, head + _text(str(value)))


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = bytearray()
    size = len(body)
    while True:
        size, low = size >> 7, size & 0x7F
        length.append(low | (0x80 if size else 0))
        if not size:
            return head + bytes(length) + body


def _relations(parts: dict[str, tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for name, (kind, target) in parts.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'
