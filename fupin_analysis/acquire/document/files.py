"""One document of prose, read by what it is and not by what it is called."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from fupin_analysis.acquire.books import DamagedError, TooLargeError
from fupin_analysis.acquire.content import NOT_READ, WORKBOOK_KINDS, kind_of, name_of, read_bytes
from fupin_analysis.acquire.document.debris import mark_debris
from fupin_analysis.acquire.document.lines import Row, split_tables, to_paragraphs
from fupin_analysis.acquire.encodings import BYTE_ORDER_MARKS, decode_damaged, told_damage
from fupin_analysis.core.cells import Cell, Sheet
from fupin_analysis.core.prose import Paragraph, Prose
from fupin_analysis.errors import FupinError, Problem

#: Suffixes of documents; ``.text`` and ``.htm`` are other spellings.
DOCUMENT_SUFFIXES = frozenset({".docx", ".txt", ".md", ".html", ".htm", ".pdf"})
#: Characters of the longest text read, some three hundred pages; five pages have some five thousand.
LONGEST_TEXT = 300_000
#: Workbooks, which are no prose; a web page may be either.
_TABLES = frozenset(WORKBOOK_KINDS) - {"html", "mht", "encrypted"}
_MOST_BYTES = 64 * 1024**2
_TABLE = re.compile(r"<table.*?</table>", re.IGNORECASE | re.DOTALL)
_COMMON = re.compile("[的一是了我不人在有和户年贫困村镇乡扶元个全工作戶個鎮鄉貧萬]")
_SENTENCE = re.compile(r"[^。！？；!?;\r\n]+")


def is_document(path: Path, data: bytes) -> bool:
    """Whether a file is prose: told by its bytes, and for text by its name and lines, since a table may be text as well."""
    suffix, kind = path.suffix.lower(), kind_of(data)
    if kind in ("Word (.docx)", "PDF"):
        return True
    if kind == "text" and suffix == ".txt":
        return not _is_delimited(decode_prose(data[:200_000]) or (decode_damaged(data[:200_000]) or ("", 0))[0])
    if kind == "html":
        text = decode_prose(data[:200_000]) or ""
        return suffix in (".html", ".htm") and ("。" in _TABLE.sub("", text) or "<table" not in text.lower())
    return suffix in DOCUMENT_SUFFIXES and kind in ("text", "encrypted")


def _is_delimited(text: str) -> bool:
    """Whether the lines of a text are rows of a table: most have as many delimiters as the others, and none is a sentence."""
    lines = [line for line in text.splitlines() if line.strip()][:200]
    for delimiter in "\t,;":
        counts = Counter(line.count(delimiter) for line in lines)
        count, rows = counts.most_common(1)[0] if counts else (0, 0)
        if count >= 1 and rows >= max(2, 0.7 * len(lines)) and not any("。" in line for line in lines):
            return True
    return False


def read_document(path: Path, *, root: Path | None = None) -> Prose:
    """Read one document.

    Parameters
    ----------
    path
        ``.docx``, ``.txt`` in any Chinese encoding, ``.md``, ``.html`` or ``.pdf`` with a text layer.
    root
        Folder below which the file's path is shown in addresses.

    Raises
    ------
    FupinError
        F101, F102, F105 as for any file; F104 it needs a password; F106 unknown encoding; F133 no text; F134 text that cannot be
        recovered; F135 too large; F136 damaged; F139 a workbook.
    """
    where = name_of(path, root)
    data = read_bytes(path, where=where)
    kind = kind_of(data)
    if len(data) > _MOST_BYTES:
        raise FupinError(
            Problem("F135", where=where, details={"got": f"{len(data) >> 20} MB", "expected": f"{_MOST_BYTES >> 20} MB"})
        )
    if kind == "encrypted":
        raise FupinError(Problem("F104", where=where))
    problems: list[Problem] = []
    if kind in NOT_READ and kind not in ("Word (.docx)", "PDF", "ZIP"):
        raise FupinError(Problem(NOT_READ[kind], where=where, details={"got": kind}))
    if kind in _TABLES:
        raise FupinError(Problem("F139", where=where, details={"got": kind}))
    if kind.startswith("ZIP") or "damaged" in kind:
        raise FupinError(Problem("F136", where=where, details={"got": kind.partition(" ")[0]}))
    if kind == "Word (.docx)":
        items = _docx_items(data, where, problems)
    elif kind == "PDF":
        from fupin_analysis.acquire.document.pdf import read_pdf

        items = [("paragraph", (one.text, one.kind, one.level)) for one in to_paragraphs(read_pdf(data, where=where))]
    else:
        text = decode_prose(data)
        if text is None and (damaged := decode_damaged(data)) is not None:
            text = _SENTENCE.sub(_unread, damaged[0])
            problems += told_damage(data, where)
        if text is None:
            raise FupinError(Problem("F106", where=where))
        _bound(len(text), where)
        if kind == "html" or path.suffix.lower() in (".html", ".htm"):
            from fupin_analysis.acquire.document.pages import read_page

            items = read_page(text)
        else:
            plain = _plain(text.splitlines(), where, is_markdown=path.suffix.lower() == ".md")
            return replace(plain, problems=(*problems, *plain.problems))
    return _prose(items, where, problems)


def _unread(sentence: re.Match[str]) -> str:
    """Leave nothing to read of a sentence that is damaged: what its numbers are of is no more sure than they are."""
    return sentence[0] if "\ufffd" not in sentence[0] else "\ufffd" * len(sentence[0])


def _docx_items(data: bytes, where: str, problems: list[Problem]) -> list[tuple[str, Any]]:
    from fupin_analysis.acquire.document.docx import MOST_MARKS, read_docx

    try:
        read = read_docx(data)
    except TooLargeError as error:
        details = {"got": f"XML {int(error.args[0]):,}", "expected": f"{MOST_MARKS:,}"}
        raise FupinError(Problem("F135", where=where, details=details)) from error
    except DamagedError as error:
        raise FupinError(Problem("F136", where=where, details={"got": error})) from error
    if read.insertions or read.deletions:
        problems.append(Problem("F138", where=where, details={"got": read.insertions, "expected": read.deletions}))
    return read.items


def _plain(lines: list[str], where: str, *, is_markdown: bool) -> Prose:
    """Make a document of lines of text; runs of lines with tabs or bars are tables."""
    rows, rest = split_tables(lines, is_markdown=is_markdown)
    paragraphs = mark_debris(to_paragraphs(rest, is_markdown=is_markdown))
    return Prose(where, paragraphs, tuple(_note(paragraphs, where)), tuple(_sheets(rows, paragraphs, where)))


def _sheets(tables: list[list[Row]], paragraphs: tuple[Paragraph, ...], where: str) -> list[Sheet]:
    sheets = []
    for number, rows in enumerate(tables, start=1):
        before = [paragraph for paragraph in paragraphs if paragraph.number < rows[0][0]]
        caption = before[-1].text if before and len(before[-1].text) <= 60 else ""
        cells = [Cell(1, 1, caption)] if caption else []
        cells += [
            Cell(place, column, text.strip(), is_number=_is_number(text))
            for place, (_, texts) in enumerate(rows, start=2)
            for column, text in enumerate(texts, start=1)
            if text.strip()
        ]
        sheets.append(Sheet(where, f"表{number}", cells))
    return sheets


def _prose(items: list[tuple[str, Any]], where: str, problems: list[Problem]) -> Prose:
    """Number paragraphs and tables in the order in which they stand."""
    paragraphs: list[Paragraph] = []
    sheets: list[Sheet] = []
    for kind, content in items:
        if kind == "paragraph":
            text, role, level = content
            paragraphs.append(Paragraph(len(paragraphs) + 1, text, role, level))
            continue
        caption = paragraphs[-1].text if paragraphs and len(paragraphs[-1].text) <= 60 else ""
        cells = [Cell(1, 1, caption)] if caption else []
        cells += [cell._replace(is_number=_is_number(cell.text)) for cell in content]
        sheets.append(Sheet(where, f"表{len(sheets) + 1}", cells))
    size = sum(len(paragraph.text) for paragraph in paragraphs)
    _bound(size, where)
    if not size and not sheets:
        raise FupinError(Problem("F133", where=where, details={"got": Path(where).suffix.lstrip(".") or "—"}))
    marked = mark_debris(paragraphs)
    return Prose(where, marked, (*problems, *_note(marked, where)), tuple(sheets))


def _note(paragraphs: tuple[Paragraph, ...], where: str) -> list[Problem]:
    count = sum(paragraph.kind == "debris" for paragraph in paragraphs)
    return [Problem("F137", where=where, details={"got": count})] if count else []


def _bound(size: int, where: str) -> None:
    if size > LONGEST_TEXT:
        details = {"got": f"{size:,} 字", "expected": f"{LONGEST_TEXT:,} 字"}
        raise FupinError(Problem("F135", where=where, details=details))


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[0-9][0-9,]*(?:\.[0-9]+)?", text.strip()) is not None


def decode_prose(data: bytes) -> str | None:
    """Return the text of bytes in UTF-8, UTF-16, GB18030 or Big5, the one that gives the commonest signs; None where none fits.

    Examples
    --------
    >>> decode_prose("全镇贫困户".encode("gb18030")), decode_prose("全鎮貧困戶的人".encode("big5"))
    ('全镇贫困户', '全鎮貧困戶的人')
    """
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _strictly(data.removeprefix(mark), encoding)
    if b"\0" in data:
        return _strictly(data, "utf-16-be" if data[0::2].count(0) > data[1::2].count(0) else "utf-16-le")
    plain = _strictly(data, "utf-8")
    if plain is not None:
        return plain
    texts = [text for encoding in ("gb18030", "big5") if (text := _strictly(data, encoding)) is not None]
    return max(texts, key=lambda text: len(_COMMON.findall(text[:20_000])) / (len(text[:20_000]) or 1), default=None)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if re.search(r"[\x00-\x08\x0e-\x19\x1b-\x1f]", text) else text.rstrip("\x1a")


def is_prose(path: Path) -> bool:
    """Whether a file is a document of prose and not a table: told by its bytes.

    Raises
    ------
    FupinError
        F101, F102, F105 where the file cannot be opened.
    """
    return is_document(path, read_bytes(path, where=name_of(path, None)))
