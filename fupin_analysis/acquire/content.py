"""What a file is, told by its bytes: people rename files, and systems export web pages as ``.xls``."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from fupin_analysis.core.privacy import mask_identifiers
from fupin_analysis.errors import FupinError, Problem

#: The compound file of Excel 97-2003, also the wrapping of an encrypted ``.xlsx``.
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_WORKBOOKS = {"xl/workbook.xml": "xlsx", "xl/workbook.bin": "xlsb"}
_OTHERS = {"word/document.xml": "Word (.docx)", "ppt/presentation.xml": "PowerPoint (.pptx)"}
_MAGIC = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"{\\rtf": "RTF",
}
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<head", b"<?xml", b"<meta", b"<style")


def read_bytes(path: Path, *, where: str) -> bytes:
    """Return the bytes of a file, which `where` names to people.

    Raises
    ------
    FupinError
        F101 no such file; F102 no bytes; F105 it cannot be opened.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise FupinError(Problem("F101", where=where)) from None
    except OSError as error:
        raise FupinError(Problem("F105", where=where, details={"got": error.strerror or type(error).__name__})) from error
    if not data.strip():
        raise FupinError(Problem("F102", where=where))
    return data


def kind_of(data: bytes) -> str:
    """Return what the bytes are: ``xlsx``, ``xlsb``, ``xls``, ``ods``, ``encrypted``, ``text``, or the name of something else.

    Examples
    --------
    >>> kind_of("乡镇,户数".encode()), kind_of(b"%PDF-1.7"), kind_of(b"<html><table>")
    ('text', 'PDF', 'HTML/XML')
    """
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data)
    if data.startswith(_COMPOUND):
        return _kind_of_compound(data)
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            return name
    head = data[:256].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return "HTML/XML" if head.startswith(_MARKUP) else "text"


def name_of(path: Path, root: Path | None) -> str:
    """Return the name by which a file is shown: its path below `root`, else its bare name."""
    if root is not None and path.is_relative_to(root):
        return mask_identifiers(path.relative_to(root).as_posix())
    return mask_identifiers(path.name)


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            declared = archive.read("mimetype") if "mimetype" in names else b""
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError):
        return "ZIP"
    if b"opendocument" in declared:
        return "ods" if b"spreadsheet" in declared else "OpenDocument"
    for part, kind in {**_WORKBOOKS, **_OTHERS}.items():
        if part in names:
            return kind
    return "ZIP"


def _kind_of_compound(data: bytes) -> str:
    """Look the streams up by name: the directory of a compound file holds them in UTF-16."""
    for stream, kind in (
        ("EncryptedPackage", "encrypted"),
        ("WordDocument", "Word (.doc)"),
        ("PowerPoint Document", "PowerPoint (.ppt)"),
    ):
        if stream.encode("utf-16-le") in data:
            return kind
    return "xls"
