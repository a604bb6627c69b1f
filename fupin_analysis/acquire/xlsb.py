"""Binary workbooks of the Office Open XML family (``.xlsb``): cells with format, error and hiding.

References
----------
[MS-XLSB] 2.3 (records), 2.1.7 (parts).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from fupin_analysis.acquire.books import ERRORS, BookSheet, DamagedError, date_text, number_text
from fupin_analysis.acquire.packages import Package
from fupin_analysis.core.cells import Cell, CellKind
from fupin_analysis.core.texts.marks import fold_marks
from fupin_analysis.core.texts.number_formats import BUILT_IN, is_date_format

# Records of a sheet, of the workbook, of its styles and shared texts.
_ROW, _COLUMN, _MERGED = 0, 60, 176
_RK, _ERROR, _BOOLEAN, _REAL, _TEXT, _SHARED, _RICH = 2, 3, 4, 5, 6, 7, 62
_F_TEXT, _F_NUMBER, _F_BOOLEAN, _F_ERROR = 8, 9, 10, 11
_VALUES = frozenset({_RK, _ERROR, _BOOLEAN, _REAL, _TEXT, _SHARED, _RICH, _F_TEXT, _F_NUMBER, _F_BOOLEAN, _F_ERROR})
_SHEET, _PROPERTIES = 156, 153
_SHARED_ITEM, _FORMAT, _STYLE, _STYLES_BEGIN, _STYLES_END = 19, 44, 47, 617, 618


def open_xlsb(package: Package) -> list[BookSheet]:
    """Return the sheets of a binary workbook.

    Raises
    ------
    DamagedError
        A part is missing or broken.
    """
    part = next((target for kind, target in package.related("").values() if kind == "officeDocument"), "xl/workbook.bin")
    relations = package.related(part)
    by_kind = dict(relations.values())
    formats = _formats(package, by_kind.get("styles", ""))
    strings = _strings(package, by_kind.get("sharedStrings", ""))
    sheets: list[BookSheet] = []
    is_1904 = False
    for kind, body in _records(package.pieces(part)):
        if kind == _PROPERTIES and body:
            is_1904 = bool(body[0] & 1)
        elif kind == _SHEET:
            state = int.from_bytes(body[:4], "little")
            relation, name_at = _wide_text(body, 8)
            name, _ = _wide_text(body, name_at)
            role, target = relations.get(relation, ("", ""))
            if role == "worksheet" and state != 2:
                sheets.append(_XlsbSheet(package, target, name, formats, strings, is_1904=is_1904, is_hidden=state == 1))
    return sheets


class _XlsbSheet(BookSheet):
    def __init__(
        self, package: Package, part: str, name: str, formats: list[str], strings: list[str], *, is_1904: bool, is_hidden: bool
    ) -> None:
        super().__init__(name, is_hidden=is_hidden)
        self._package, self._part, self._formats, self._strings, self._is_1904 = package, part, formats, strings, is_1904

    def cells(self) -> Iterator[Cell]:
        """Yield the cells as the part is unpacked."""
        self.merged.clear()
        row, is_hidden_row = 0, False
        hidden_columns: list[tuple[int, int]] = []
        for kind, body in _records(self._package.pieces(self._part)):
            if kind in _VALUES:
                column, style = int.from_bytes(_bytes(body, 0, 4), "little") + 1, int.from_bytes(body[4:7], "little")
                code = self._formats[style] if style < len(self._formats) else ""
                text, name = self._content(kind, body, code)
                if text:
                    is_hidden_column = any(first <= column <= last for first, last in hidden_columns)
                    hidden = "sheet" if self.is_hidden else "row" if is_hidden_row else "column" if is_hidden_column else ""
                    formula = "=…" if kind >= _F_TEXT and kind != _RICH else ""
                    yield Cell(row, column, text, name == "number", "", name, code, formula, hidden)
            elif kind == _ROW:
                row = int.from_bytes(_bytes(body, 0, 4), "little") + 1
                is_hidden_row = len(body) > 11 and bool(body[11] & 0x10)
            elif kind == _COLUMN and len(body) >= 18 and body[16] & 1:
                first, last = struct.unpack_from("<II", body)
                hidden_columns.append((first + 1, last + 1))
            elif kind == _MERGED and len(body) >= 16:
                top, bottom, left, right = struct.unpack_from("<IIII", body)
                self.merged.append((top + 1, left + 1, bottom + 1, right + 1))

    def _content(self, kind: int, body: bytes, code: str) -> tuple[str, CellKind]:
        if kind in (_RK, _REAL, _F_NUMBER):
            number = _packed(_bytes(body, 8, 4)) if kind == _RK else struct.unpack("<d", _bytes(body, 8, 8))[0]
            if number != number or number in (float("inf"), float("-inf")):
                raise DamagedError("a number that is none")
            if code and is_date_format(code):
                text = date_text(number, is_1904=self._is_1904)
                return text, "date" if "-" in text[1:] or ":" in text else "number"
            return number_text(number), "number"
        if kind in (_TEXT, _F_TEXT):
            return fold_marks(_wide_text(body, 8)[0]), "text"
        if kind == _RICH:
            return fold_marks(_wide_text(body, 9)[0]), "text"
        if kind == _SHARED:
            number = int.from_bytes(_bytes(body, 8, 4), "little")
            if number >= len(self._strings):
                raise DamagedError("a text that is not among the shared ones")
            return self._strings[number], "text"
        value = _bytes(body, 8, 1)[0]
        if kind in (_BOOLEAN, _F_BOOLEAN):
            return "TRUE" if value else "FALSE", "boolean"
        return ERRORS.get(value, "#N/A"), "error"


def _formats(package: Package, part: str) -> list[str]:
    codes: dict[int, str] = {}
    formats: list[str] = []
    is_inside = False
    for kind, body in _records(package.pieces(part)) if part and part in package else ():
        if kind == _FORMAT:
            codes[int.from_bytes(body[:2], "little")] = _wide_text(body, 2)[0]
        elif kind in (_STYLES_BEGIN, _STYLES_END):
            is_inside = kind == _STYLES_BEGIN
        elif kind == _STYLE and is_inside:
            number = int.from_bytes(body[2:4], "little")
            code = codes.get(number, BUILT_IN.get(number, ""))
            formats.append("" if code.casefold() == "general" else code)
    return formats


def _strings(package: Package, part: str) -> list[str]:
    if not part or part not in package:
        return []
    return [fold_marks(_wide_text(body, 1)[0]) for kind, body in _records(package.pieces(part)) if kind == _SHARED_ITEM]


def _packed(value: bytes) -> float:
    """Return a number packed into four bytes: 30 bits of a float or an integer, perhaps times 100."""
    (whole,) = struct.unpack("<I", value)
    number = (
        float(struct.unpack("<i", value)[0] >> 2) if whole & 2 else struct.unpack("<d", struct.pack("<Q", (whole & ~3) << 32))[0]
    )
    return number / 100 if whole & 1 else float(number)


def _records(pieces: Iterator[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a part: type and length in as many bytes as they need, seven bits each, then the content."""
    part = b"".join(pieces)
    position, size = 0, len(part)
    while position < size:
        kind, position = part[position], position + 1
        if kind & 0x80:
            kind, position = (kind & 0x7F) | (_bytes(part, position, 1)[0] & 0x7F) << 7, position + 1
        length = shift = 0
        while True:
            byte = _bytes(part, position, 1)[0]
            position += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80 or shift > 28:
                break
        yield kind, part[position : position + length]
        position += length


def _bytes(body: bytes, start: int, count: int) -> bytes:
    if start + count > len(body):
        raise DamagedError("a record cut off")
    return body[start : start + count]


def _wide_text(body: bytes, start: int) -> tuple[str, int]:
    """Return the text that starts at `start`, counted in UTF-16 units, and where it ends."""
    end = start + 4 + 2 * int.from_bytes(_bytes(body, start, 4), "little")
    if end > len(body):
        raise DamagedError("a text cut off")
    return body[start + 4 : end].decode("utf-16-le", "replace"), end
