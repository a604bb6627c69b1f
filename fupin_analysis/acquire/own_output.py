"""What the program has written itself and somebody has laid among the returns: reports, annexes, lists, drafts.

Read as a return it would confirm every figure by itself, and hide what contradicts.
"""

from __future__ import annotations

import codecs
import re

from fupin_analysis.acquire.books import DamagedError
from fupin_analysis.acquire.packages import Package
from fupin_analysis.core.disk.own_output import OPEN_PLACES, OWN_DRAFT, OWN_OUTPUT
from fupin_analysis.core.figures import QUARANTINE_COLUMNS
from fupin_analysis.errors import FupinError, Problem

_PROPERTIES, _TEXT = "docProps/core.xml", "word/document.xml"
_KEYWORDS = re.compile(rf"<(?:\w+:)?keywords[^>]*>\s*({OWN_OUTPUT}(?: \w+)?)\s*</".encode())
_PAGE = re.compile(rf"""<meta\s+name=["']?generator["']?\s+content=["']?{OWN_OUTPUT}\b""".encode(), re.IGNORECASE)
_MARKUP = re.compile(r"<[^>]+>")
#: How the list of what was set aside begins, which bears no mark: its own columns.
_SET_ASIDE = (",".join(QUARANTINE_COLUMNS[:5]).encode(), codecs.BOM_UTF8)
#: Bytes of a page in which its head stands.
_HEAD = 4096


def refuse_own_output(content: bytes, where: str) -> None:
    """Refuse a file that the program has written.

    Parameters
    ----------
    content
        Bytes of the file.
    where
        Its name, for people.

    Raises
    ------
    FupinError
        F140 a report, annex or list; F141 a draft of a summary that has places left to fill.
    """
    made = _made_as(content)
    if made == OWN_DRAFT:
        if left := sum(map(_text_of(content).count, OPEN_PLACES)):
            raise FupinError(Problem("F141", where=where, details={"got": left}))
    elif made:
        raise FupinError(Problem("F140", where=where))


def _made_as(content: bytes) -> str:
    """Return the mark of a file; empty where it has none."""
    if not content.startswith(b"PK"):
        columns, mark = _SET_ASIDE
        return OWN_OUTPUT if _PAGE.search(content[:_HEAD]) or content.removeprefix(mark).startswith(columns) else ""
    if _PROPERTIES.encode() not in content:
        return ""
    found = _KEYWORDS.search(_part(content, _PROPERTIES))
    return found[1].decode() if found else ""


def _text_of(content: bytes) -> str:
    return _MARKUP.sub("", _part(content, _TEXT).decode("utf-8", "replace"))


def _part(content: bytes, name: str) -> bytes:
    try:
        return b"".join(Package(content).pieces(name))
    except DamagedError:
        return b""  # whoever reads it says what is wrong with it
