"""Error values of workbooks (``#REF!``, ``#DIV/0!``), which the reader of cells leaves out as if they were blank.

A broken formula is not an empty cell: a figure was meant and is lost, and whoever handed it in must hear of it. Hence the places
of error values are looked up in the file itself, in each format its own way.

References
----------
ECMA-376 part 1 (``.xlsx``), [MS-XLSB], [MS-XLS], OpenDocument 1.3 part 3.
"""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TypeAlias
from xml.etree import ElementTree

import olefile  # type: ignore[import-untyped]

#: Row and column [from 1] → error value as shown.
Errors: TypeAlias = dict[tuple[int, int], str]

_SHOWN = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A", 43: "#GETTING_DATA"}
_CELL = re.compile(rb"""<(?:\w+:)?c\s([^>]*?\bt=["']e["'][^>]*)>(.*?)</(?:\w+:)?c>""", re.DOTALL)
_ADDRESS = re.compile(rb"""\br=["']([A-Z]+)([0-9]+)["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"


def read_error_values(data: bytes, kind: str) -> dict[str, Errors]:
    """Return the error values of each sheet by sheet name.

    A file too broken to be looked into holds none here: the reader of cells says what is wrong with it.
    """
    read: dict[str, Callable[[bytes], Iterator[tuple[str, Errors]]]] = {"xlsx": _xlsx, "xlsb": _xlsb, "xls": _xls, "ods": _ods}
    try:
        return {sheet: errors for sheet, errors in read[kind](data) if errors}
    except (zipfile.BadZipFile, ElementTree.ParseError, struct.error, KeyError, IndexError, ValueError, OSError):
        return {}


def _xlsx(data: bytes) -> Iterator[tuple[str, Errors]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = _parts(archive, "xl/_rels/workbook.xml.rels")
        for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
            if sheet.tag.endswith("}sheet") and sheet.get(_RELATION, "") in parts:
                part = archive.read(parts[sheet.get(_RELATION, "")])
                yield sheet.get("name", ""), dict(_marked(part)) if b't="e"' in part or b"t='e'" in part else {}


def _marked(part: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for match in _CELL.finditer(part):
        address, value = _ADDRESS.search(match[1]), _VALUE.search(match[2])
        if address:
            column = 0
            for letter in address[1]:
                column = column * 26 + letter - 64
            yield (int(address[2]), column), value[1].decode() if value else "#N/A"


def _xlsb(data: bytes) -> Iterator[tuple[str, Errors]]:
    bundle_sheet, row_header, cell_errors = 156, 0, (3, 11)  # BrtBundleSh, BrtRowHdr, BrtCellError and BrtFmlaError
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = _parts(archive, "xl/_rels/workbook.bin.rels")
        for kind, body in _binary_records(archive.read("xl/workbook.bin")):
            if kind != bundle_sheet:
                continue
            relation, name_at = _wide_string(body, 8)
            errors: Errors = {}
            row = 0
            for inner, content in _binary_records(archive.read(parts[relation])):
                if inner == row_header:
                    row = int.from_bytes(content[:4], "little") + 1
                elif inner in cell_errors:
                    errors[row, int.from_bytes(content[:4], "little") + 1] = _SHOWN.get(content[8], "#N/A")
            yield _wide_string(body, name_at)[0], errors


def _xls(data: bytes) -> Iterator[tuple[str, Errors]]:
    with olefile.OleFileIO(BytesIO(data)) as compound:
        stream: bytes = compound.openstream("Workbook").read()
    bound_sheet, end = 0x85, 0x0A
    for kind, body in _records(stream, 0):
        if kind == end:
            return
        if kind == bound_sheet:
            start, length, is_wide = int.from_bytes(body[:4], "little"), body[6], body[7] & 1
            name = body[8 : 8 + length * (1 + is_wide)].decode("utf-16-le" if is_wide else "latin-1")
            yield name, dict(_sheet_errors(stream, start))


def _sheet_errors(stream: bytes, start: int) -> Iterator[tuple[tuple[int, int], str]]:
    formula, bool_or_error, end = 0x06, 0x205, 0x0A
    for kind, body in _records(stream, start):
        if kind == end:
            return
        if kind == bool_or_error and body[7] == 1:
            code = body[6]
        elif kind == formula and body[12:14] == b"\xff\xff" and body[6] == 2:
            code = body[8]
        else:
            continue
        row, column = struct.unpack("<HH", body[:4])
        yield (row + 1, column + 1), _SHOWN.get(code, "#N/A")


def _ods(data: bytes) -> Iterator[tuple[str, Errors]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        content = archive.read("content.xml")
    if b':value-type="error"' not in content:
        return
    for table in ElementTree.fromstring(content).iter(f"{_TABLE}table"):
        errors: Errors = {}
        row = 0
        for line in table.iter(f"{_TABLE}table-row"):
            row += int(line.get(f"{_TABLE}number-rows-repeated", "1"))
            column = 0
            for cell in line:
                column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
                if cell.get(f"{_CALC}value-type") == "error":
                    errors[row, column] = "".join(cell.itertext()).strip() or "#N/A"
        yield table.get(f"{_TABLE}name", ""), errors


def _parts(archive: zipfile.ZipFile, relations: str) -> dict[str, str]:
    """Return the parts of a package by the identifiers of their relations to the workbook."""
    targets = {entry.get("Id", ""): entry.get("Target", "") for entry in ElementTree.fromstring(archive.read(relations))}
    return {name: target.lstrip("/") if target.startswith("/") else f"xl/{target}" for name, target in targets.items()}


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of an ``.xls`` stream: type and length in two bytes each, then the content."""
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        yield kind, stream[start + 4 : start + 4 + length]
        start += 4 + length


def _binary_records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the records of an ``.xlsb`` part: type and length in as many bytes as they need, seven bits each."""
    position = 0
    while position < len(part):
        kind = part[position]
        position += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | part[position] << 7
            position += 1
        length = shift = 0
        while True:
            byte = part[position]
            position += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, part[position : position + length]
        position += length


def _wide_string(body: bytes, start: int) -> tuple[str, int]:
    """Return the text that starts at `start`, counted in UTF-16 units, and where it ends."""
    end = start + 4 + 2 * int.from_bytes(body[start : start + 4], "little")
    return body[start + 4 : end].decode("utf-16-le"), end
