"""PDF documents with a text layer: lines to paragraphs; running heads, feet and page numbers are dropped.

PDFium (the reader of Chromium) takes the text out; it is kept up, permissively licensed and takes hostile files for granted.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Any

from fupin_analysis.acquire.guarded import ExhaustedError, run_bounded
from fupin_analysis.errors import FupinError, Problem

#: Pages read at most: a summary has five.
MOST_PAGES = 300
_PAGE_NUMBER = re.compile(
    r"[-—－–\s]*\d{1,3}[-—－–\s]*|第\s*\d{1,3}\s*页(?:\s*[,，共/]\s*共?\s*\d{1,3}\s*页?)?|\d{1,3}\s*/\s*\d{1,3}"
)


def read_pdf(data: bytes, *, where: str) -> list[str]:
    """Return the lines of a PDF's text.

    Raises
    ------
    FupinError
        F104 it needs a password; F133 it has no text (a scan); F134 its text cannot be recovered; F135 too many pages; F136 it is
        damaged.
    """
    try:
        code, got, pages = run_bounded(f"{__name__}:plain_pages", data)
    except ExhaustedError as error:
        raise FupinError(Problem("F136", where=where, details={"got": error})) from error
    if code:
        expected = {"expected": f"{MOST_PAGES} p."} if code == "F135" else {}
        raise FupinError(Problem(code, where=where, details={"got": got} | expected))
    text = "".join(line for page in pages for line in page)
    if sum(not sign.isspace() for sign in text) < 20:
        raise FupinError(Problem("F133", where=where, details={"got": "PDF"}))
    broken = sum(sign == "\ufffd" or unicodedata.category(sign) in ("Co", "Cn", "Cc") for sign in text)
    if broken > 0.05 * len(text):
        raise FupinError(Problem("F134", where=where, details={"got": f"{broken}/{len(text)}"}))
    return [line for page in _without_running(pages) for line in page]


def plain_pages(data: bytes) -> tuple[str, str, list[list[str]]]:
    """Return the lines of each page; where it cannot be read, the code of the problem and what was found stand before them."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return "F104" if "password" in str(error).lower() else "F136", str(error), []
    try:
        if len(document) > MOST_PAGES:
            return "F135", f"{len(document)} p.", []
        return "", "", [_lines(document, number) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        return "F136", str(error), []
    finally:
        document.close()


def _lines(document: Any, number: int) -> list[str]:
    page = document[number]
    textpage = page.get_textpage()
    text: str = textpage.get_text_bounded()
    textpage.close()
    page.close()
    return [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]


def _without_running(pages: list[list[str]]) -> list[list[str]]:
    """Drop what stands first or last on most pages, and page numbers."""
    edges = Counter(_same(line) for page in pages for line in {*page[:2], *page[-2:]})
    repeated = {line for line, count in edges.items() if len(pages) >= 3 and count >= 0.6 * len(pages)}
    kept = []
    for page in pages:
        lines = list(page)
        for place in (0, -1):
            for _ in range(2):
                if lines and (_same(lines[place]) in repeated or _PAGE_NUMBER.fullmatch(lines[place].strip())):
                    lines.pop(place)
        kept.append(lines)
    return kept


def _same(line: str) -> str:
    return re.sub(r"\d+", "0", "".join(line.split()))
