"""Web pages that systems export as ``.xls``, and the single-file pages of Excel (``.mht``): tables to cells.

A page is one sheet: its tables stand one below the other, and a line of text between them is a row of its own, since titles and
units are often written there. Excel's own pages keep the stored number and its format beside the shown text; they are read too.
"""

from __future__ import annotations

import email
import email.policy
import re
from html.parser import HTMLParser
from pathlib import PurePosixPath

from fupin_analysis.acquire.books import LONGEST_TEXT, MOST_HELD, BookSheet, DamagedError, ListedSheet, TooLargeError, number_text
from fupin_analysis.acquire.encodings import decode
from fupin_analysis.core.cells import Cell, CellKind
from fupin_analysis.core.texts.marks import fold_marks

_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
_SHEET_ENTRY = re.compile(r"<x:ExcelWorksheet>(.*?)</x:ExcelWorksheet>", re.DOTALL)
_SHEET_NAME = re.compile(r"<x:Name>(.*?)</x:Name>", re.DOTALL)
_SHEET_SOURCE = re.compile(r"<x:WorksheetSource\s+HRef=[\"']?([^\"'>]+?)[\"']?\s*/?>", re.DOTALL)
_RULE = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")
_FORMAT = re.compile(r"""mso-number-format\s*:\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^;]+))""")
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,4}) ?|\\(.)")
_NO_DISPLAY = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BREAKS = frozenset({"br", "p", "div", "li"})
_UNSEEN = frozenset({"script", "style", "title", "noscript", "template", "xml", "option", "textarea", "button"})
_NAMED = {"general": "", "percent": "0.00%", "fixed": "0.00", "standard": "#,##0.00", "short date": "yyyy/m/d"}
_WIDEST, _DEEPEST = 1_000, 65_534


def open_webpage(data: bytes) -> list[BookSheet]:
    """Return the tables of a web page as one sheet; none where it holds no table.

    Raises
    ------
    DamagedError
        The page is in no known encoding, or declares more cells than can be read.
    """
    return [sheet for sheet, _ in (_page(data, ""),) if sheet is not None]


def open_archive(data: bytes) -> list[BookSheet]:
    """Return the tables of a single-file web page (``.mht``): a sheet for each page in it that holds a table."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    names: dict[str, str] = {}
    found: list[tuple[str, bytes, str]] = []
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            location = str(part.get("Content-Location", "")).replace("\\", "/")
            if isinstance(content, bytes):
                found.append((PurePosixPath(location).name, content, str(part.get_content_charset() or "")))
    sheets: list[BookSheet] = []
    for file, content, charset in found:
        sheet, named = _page(content, charset)
        names.update({source: name for source, name in named.items() if source})
        if sheet is not None:
            sheet.name = fold_marks(names.get(file, "")) or sheet.name
            sheets.append(sheet)
    return sheets


def _page(data: bytes, charset: str) -> tuple[BookSheet | None, dict[str, str]]:
    """Return the sheet of a page, and the names of sheets that it tells, by the file they are in."""
    declared = charset.encode() or (match[1] if (match := _DECLARED.search(data[:4096])) else b"")
    text = decode(data, declared=declared.decode("ascii", "ignore"))
    if text is None:
        raise DamagedError("an unknown encoding")
    page = _Page()
    page.feed(text)
    page.close()
    page.finish()
    names = dict(page.names)
    if not page.has_table:
        return None, names
    name = next(iter(names.values()), "") if len(names) == 1 else ""
    return ListedSheet(name, page.cells, page.merged), names


class _Table:
    """One table on its way: cells that reach down from rows above, and the row being read."""

    def __init__(self) -> None:
        self.covered: dict[int, int] = {}  # column → rows still covered
        self.column = 0
        self.row_hidden = False
        self.in_row = False


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: list[Cell] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self.names: list[tuple[str, str]] = []
        self.has_table = False
        self._tables: list[_Table] = []
        self._row = 1
        self._unseen = 0
        self._open: list[tuple[dict[str, str], list[str]]] = []  # attributes and texts of the cells being read
        self._loose: list[str] = []
        self._rules: dict[str, str] = {}
        self._style: list[str] = []
        self._in_style = False

    # ---- the parser's calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "style":
            self._in_style = True
        if tag == "html":
            self._is_whole_document = True
        if tag in _UNSEEN:
            self._unseen += 1
            return
        given = {name: value or "" for name, value in attrs}
        if tag == "table":
            self._flush_loose()
            self._tables.append(_Table())
            self._open.append(({}, []))  # text between a table's tags belongs to no cell
            self.has_table = True
        elif tag == "tr" and self._tables:
            self._end_row()
            table = self._tables[-1]
            table.in_row, table.row_hidden = True, _is_hidden(given)
        elif tag in ("td", "th") and self._tables:
            self._start_cell(given)
        elif tag in _BREAKS:
            self._add("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self._add("\n")
        elif tag in ("td", "th"):
            self.handle_starttag(tag, attrs)
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self._in_style = False
        if tag == "html":
            self._is_whole_document = False
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag in ("td", "th") and self._tables:
            self._end_cell()
        elif tag == "tr" and self._tables:
            self._end_row()
        elif tag == "table" and self._tables:
            self._end_row()
            self._tables.pop()
            self._open.pop()
        elif tag in _BREAKS or tag in ("h1", "h2", "h3", "h4", "center", "caption"):
            self._add("\n")
            if tag == "caption" and self._tables and not self._tables[-1].in_row:
                self._loose = self._open[-1][1]
                self._flush_loose()

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self._style.append(data)
        elif not self._unseen:
            self._add(data)

    def handle_comment(self, data: str) -> None:
        for entry in _SHEET_ENTRY.findall(data):
            name, source = _SHEET_NAME.search(entry), _SHEET_SOURCE.search(entry)
            if name:
                self.names.append((PurePosixPath(source[1]).name if source else "", name[1].strip()))
        if "mso-number-format" in data:
            self._style.append(data)

    def unknown_decl(self, data: str) -> None:
        """Pass over what only Microsoft understands (``<![if …]>``)."""

    def finish(self) -> None:
        """Close what the page left open; a page that breaks off within a table may have lost the rest of a number with it."""
        if self._tables and self._is_whole_document:
            raise DamagedError("the page breaks off")
        while self._tables:
            self._end_row()
            self._tables.pop()
        self._flush_loose()

    # ---- rows and cells

    def _add(self, text: str) -> None:
        texts = self._open[-1][1] if self._open else self._loose
        texts.append(text)
        if len(texts) > LONGEST_TEXT:
            raise DamagedError("a text too long for a cell")

    def _flush_loose(self) -> None:
        """Make lines of text outside of tables rows of their own."""
        if self._open and self._open[-1][0]:
            return
        for line in "".join(self._loose).split("\n"):
            text = fold_marks(" ".join(line.split()))
            if text:
                self.cells.append(Cell(self._row, 1, text))
                self._row += 1
        self._loose = []

    def _start_cell(self, given: dict[str, str]) -> None:
        table = self._tables[-1]
        self._end_cell()
        if not table.in_row:
            table.in_row, table.row_hidden = True, False
        table.column += 1
        while table.covered.get(table.column, 0) > 0:
            table.column += 1
        self._open.append(({"column": str(table.column), **given}, []))

    def _end_cell(self) -> None:
        """Close the innermost cell of the innermost table, if one is open."""
        if not self._open or not self._open[-1][0]:
            return
        given, texts = self._open.pop()
        table = self._tables[-1]
        column = int(given["column"])
        across, down = _span(given.get("colspan", ""), _WIDEST), _span(given.get("rowspan", ""), _DEEPEST)
        table.column = column + across - 1
        if down > 1:
            for covered in range(column, column + across):
                table.covered[covered] = down
        if across > 1 or down > 1:
            self.merged.append((self._row, column, self._row + down - 1, column + across - 1))
        code = self._code(given)
        text, kind = _content(given, "".join(texts))
        if text:
            hidden = "row" if table.row_hidden else "column" if _is_hidden(given) else ""
            formula = given.get("x:fmla", "")
            self.cells.append(Cell(self._row, column, text, kind == "number", "", kind, code, formula, hidden))
            if len(self.cells) > MOST_HELD:
                raise TooLargeError(MOST_HELD)

    def _end_row(self) -> None:
        table = self._tables[-1]
        self._end_cell()
        if not table.in_row:
            return
        table.in_row, table.column = False, 0
        table.covered = {column: rows - 1 for column, rows in table.covered.items() if rows > 1}
        self._row += 1

    def _code(self, given: dict[str, str]) -> str:
        """Return the number format of a cell: of its own style, of its class, or as LibreOffice writes it."""
        if "sdnum" in given:
            return given["sdnum"].split(";", 2)[-1]
        if self._style:
            self._rules |= {name: code for name, body in _RULE.findall("".join(self._style)) if (code := _format_in(body))}
            self._style = []
        return _format_in(given.get("style", "")) or next(
            (self._rules[name] for name in given.get("class", "").split() if name in self._rules), ""
        )


def _content(given: dict[str, str], written: str) -> tuple[str, CellKind]:
    shown = fold_marks("\n".join(" ".join(line.split()) for line in written.split("\n")).strip())
    stored = given.get("x:num", given.get("sdval"))
    if stored is not None:
        try:
            return number_text(float((stored or shown).replace(",", ""))), "number"
        except (ValueError, OverflowError):
            pass
    if "x:err" in given:
        return given["x:err"] or shown or "#N/A", "error"
    return shown, "text"


def _format_in(style: str) -> str:
    match = _FORMAT.search(style)
    if match is None:
        return ""
    code = _CSS_ESCAPE.sub(
        lambda sign: chr(int(sign[1], 16)) if sign[1] else f"\\{sign[2]}", match[1] or match[2] or match[3] or ""
    )
    code = re.sub(r"\\([^\w\s])", r"\1", code).replace("\\@", "@").strip()
    return _NAMED.get(code.casefold(), code)


def _is_hidden(given: dict[str, str]) -> bool:
    return "hidden" in given or _NO_DISPLAY.search(given.get("style", "")) is not None


def _span(text: str, most: int) -> int:
    digits = text.strip()
    return min(max(int(digits), 1), most) if digits.isdecimal() and len(digits) < 9 else 1
