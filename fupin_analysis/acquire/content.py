"""What a file is, told by its bytes: people rename files, and systems export web pages as ``.xls``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

import olefile  # type: ignore[import-untyped]  # it has no types

from fupin_analysis.acquire.books import DamagedError
from fupin_analysis.acquire.packages import Package
from fupin_analysis.core.disk.files import readable_name
from fupin_analysis.core.disk.system import said_by_system
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.errors import FupinError, Problem

#: Kinds of files whose tables are read as workbooks.
WORKBOOK_KINDS = ("xlsx", "xlsb", "xls", "ods", "fods", "xml2003", "html", "mht", "encrypted")
#: Kinds that hold no table, and the code that says what to do about each.
NOT_READ = {
    **dict.fromkeys(("ZIP", "RAR", "7z", "gzip"), "F113"),
    **dict.fromkeys(("PNG", "JPEG", "GIF", "BMP", "TIFF", "WebP", "HEIC"), "F114"),
    **dict.fromkeys(("Word (.doc)", "Word (.docx)", "PDF", "RTF", "WPS", "OFD", "OpenDocument (.odt)"), "F115"),
    **dict.fromkeys(("PowerPoint (.ppt)", "PowerPoint (.pptx)", "OpenDocument"), "F115"),
}

#: The compound file of Excel 97-2003, also the wrapping of an encrypted ``.xlsx``.
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_MAGIC = {
    b"%PDF-": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"Rar!\x1a\x07": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"{\\rtf": "RTF",
    b"SQLite format 3\0": "SQLite",
}
#: Kinds that begin with letters which a heading may begin with as well (BM, MZ): what else stands in their first bytes.
_HEADS = (
    (re.compile(rb"BM.{4}\0{4}.{3}\0", re.DOTALL), "BMP"),
    (re.compile(rb"MZ(?=.{0,61}\0).", re.DOTALL), "a program"),
    (re.compile(rb"PAR1(?=.{0,60}[\0-\x08]).", re.DOTALL), "parquet"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "WebP"),
    (re.compile(rb"\0{3}.ftyp(?:heic|mif1)", re.DOTALL), "HEIC"),
)
#: The first record of a workbook of Excel 2, 3, 4 or 5 that is in no compound file: its number, then its length.
_BARE_WORKBOOK = re.compile(rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00[\x00\x02-\x06].")
_MARKUP = re.compile(rb"<(?:html|!doctype html|table|head|meta|style|body|div|!--|center|font|p>|tr|br)", re.IGNORECASE)
_EXCEL_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_FLAT_DOCUMENT = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_STREAMS = {
    "workbook": "xls",
    "book": "xls",
    "encryptedpackage": "encrypted",
    "worddocument": "Word (.doc)",
    "powerpoint document": "PowerPoint (.ppt)",
}


#: The files that are being read and their bytes: whatever reads them again in between gets these.
_HELD: ContextVar[Mapping[Path, bytes]] = ContextVar("held", default=MappingProxyType({}))


@contextmanager
def held(path: Path, content: bytes) -> Iterator[None]:
    """Hold a file's bytes while readers look at it, so that it is opened once and what is read is what was fingerprinted."""
    token = _HELD.set({**_HELD.get(), path: content})
    try:
        yield
    finally:
        _HELD.reset(token)


def read_bytes(path: Path, *, where: str) -> bytes:
    """Return the bytes of a file, which `where` names to people.

    Raises
    ------
    FupinError
        F101 no such file; F102 no bytes; F105 it cannot be opened.
    """
    if (content := _HELD.get().get(path)) is not None:
        return content
    try:
        if path.exists() and not path.is_file():  # a pipe or a device would never end
            raise FupinError(Problem("F119", where=where))
        data = path.read_bytes()
    except FileNotFoundError:
        raise FupinError(Problem("F101", where=where)) from None
    except OSError as error:
        raise FupinError(Problem("F105", where=where, details={"got": said_by_system(error)})) from error
    if not data.strip():
        raise FupinError(Problem("F102", where=where))
    return data


def kind_of(data: bytes) -> str:
    """Return what the bytes are: one of :data:`WORKBOOK_KINDS`, ``text``, ``parquet``, or the name of something else.

    Examples
    --------
    >>> kind_of("乡镇,户数".encode()), kind_of(b"%PDF-1.7"), kind_of(b"<html><table>")
    ('text', 'PDF', 'html')
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data)
    if data.startswith(_COMPOUND):
        return _kind_of_compound(data)
    if _BARE_WORKBOOK.match(data):
        return "xls"
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            return name
    return next((name for head, name in _HEADS if head.match(data)), "") or _kind_of_text(data)


def name_of(path: Path, root: Path | None) -> str:
    """Return the name by which a file is shown: its path below `root`, else its bare name."""
    try:
        shown = path.relative_to(root).as_posix() if root is not None else path.name
    except ValueError:  # it lies elsewhere
        shown = path.name
    return mask_identifiers(readable_name(shown))


def _kind_of_text(data: bytes) -> str:
    head = data[:4096]
    encoding = _UTF16.get(head[:2])
    if encoding:
        head = head.decode(encoding, "ignore").encode("utf-8")
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"<?xml") or head[:1] == b"<":
        if _EXCEL_XML in head and b"<html" not in head.lower():
            return "xml2003"
        if _FLAT_DOCUMENT in head and b"office:document" in head:
            return "fods"
        if _MARKUP.match(head) or b"<html" in head.lower() or b"<table" in head.lower():
            return "html"
        return "XML" if head.startswith(b"<?xml") else "text"
    lower = head.lower()
    if b"mime-version:" in lower and (b"multipart/" in lower or b"text/html" in lower):
        return "mht"
    return "text"


def _kind_of_zip(data: bytes) -> str:
    try:
        package = Package(data)
        declared = package.read("mimetype") if "mimetype" in package else b""
        if package.is_encrypted and "[content_types].xml" not in package and "content.xml" not in package:
            return "ZIP"
        office = [target for kind, target in package.related("").values() if kind == "officeDocument"]
    except DamagedError:
        return "xlsx" if b"xl/workbook" in data else "ods" if b"opendocument.spreadsheet" in data else "ZIP (damaged / 已损坏)"
    if b"opendocument.text" in declared:
        return "OpenDocument (.odt)"
    if b"opendocument" in declared and b"spreadsheet" not in declared:
        return "OpenDocument"
    names = package.names
    if b"spreadsheet" in declared or ("content.xml" in package and "meta-inf/manifest.xml" in package):
        return "ods"
    for part in [*(name.casefold() for name in office), *names]:
        if part.endswith("workbook.bin"):
            return "xlsb"
        if part.endswith("workbook.xml"):
            return "xlsx"
        if part in ("word/document.xml", "document.xml"):
            return "Word (.docx)"
        if part.endswith("presentation.xml"):
            return "PowerPoint (.pptx)"
    if office and any("/worksheets/" in name for name in names):
        return "xlsx"
    content = next((name for name in names if name.rsplit("/", 1)[-1] == "content.xml"), "")
    if content and _is_spreadsheet(package, content):  # without what says so
        return "ods"
    return "OFD" if "ofd.xml" in package else "ZIP"


def _is_spreadsheet(package: Package, content: str) -> bool:
    try:
        xml = package.read(content)
    except DamagedError:
        return False
    return _FLAT_DOCUMENT in xml and re.search(rb"<[\w.-]+:spreadsheet\b", xml) is not None


def _kind_of_compound(data: bytes) -> str:
    """Look at the streams in the root of a compound file; what is embedded in a document lies deeper."""
    try:
        with olefile.OleFileIO(BytesIO(data)) as compound:
            names = [path[0].casefold() for path in compound.listdir() if len(path) == 1]
    except Exception:  # a broken directory makes the library stumble in every way there is
        names = []
    for stream, kind in _STREAMS.items():
        if stream in names:
            return kind
    for stream, kind in (("EncryptedPackage", "encrypted"), ("WordDocument", "Word (.doc)")):
        if stream.encode("utf-16-le") in data:
            return kind
    return "xls" if not names or "Workbook".encode("utf-16-le") in data else "a compound file"
