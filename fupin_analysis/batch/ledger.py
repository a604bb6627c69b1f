"""The ledger of an output folder: what every page was last made from, kept line by line so that a killed run loses nothing.

Each finished report adds one line at once; the end of a run writes the ledger anew, one line a page. A line cut short by a kill
is passed over, and the page it would have spoken of is made again.
"""

from __future__ import annotations

import hashlib
import json
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from fupin_analysis.batch.report import Report
from fupin_analysis.core.disk.files import sha256, unwritable, write_text
from fupin_analysis.core.disk.folder import LEDGER


@dataclass(frozen=True)
class PageEntry:
    """What is known of one page.

    Parameters
    ----------
    page
        Where it stands below the output folder.
    parts
        Fingerprints of what it was made from.
    sha256, size, modified
        Of the page [bytes, ns]; empty and 0 where none was ever made.
    problem
        Code of what went wrong when it was last tried; empty where it was made.
    folder
        The folder of returns it was made of, as :func:`folder_mark` writes it.
    """

    page: str
    parts: Mapping[str, str]
    sha256: str = ""
    size: int = 0
    modified: int = 0
    problem: str = ""
    folder: str = ""


def folder_mark(data: Path) -> str:
    """Return what a folder of returns is known by again; its path on the machine is nobody's business."""
    return hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:16]


class Ledger:
    """What every page of an output folder was last made from.

    Parameters
    ----------
    output
        The output folder.
    """

    def __init__(self, output: Path) -> None:
        self._output = output
        self._path = output / LEDGER
        self._entries = {entry.page: entry for entry in _read(self._path)}
        self._stream: IO[str] | None = None

    def why_stale(self, report: Report) -> tuple[str, ...]:
        """Name what made a report's page stale: ``new``, ``failed``, ``page`` (gone or changed), or the parts that differ."""
        entry = self._entries.get(report.page)
        if entry is None or not (entry.sha256 or entry.problem):
            return ("new",)
        if entry.problem:
            return ("failed",)
        changed = tuple(name for name, part in report.parts.items() if entry.parts.get(name) != part)
        return changed or (() if self._stands(entry) else ("page",))

    def _stands(self, entry: PageEntry) -> bool:
        """Whether a page is as it was made; time of change stands for content, and where it differs the content is read."""
        path = self._output / entry.page
        try:
            status = path.stat()
        except OSError:
            return False
        if status.st_size != entry.size:
            return False
        return stat.S_ISREG(status.st_mode) and (status.st_mtime_ns == entry.modified or sha256(path) == entry.sha256)

    def entry(self, page: str) -> PageEntry | None:
        """Return what is known of a page."""
        return self._entries.get(page)

    def standing(self, data: Path) -> list[str]:
        """Return the pages of a folder of returns that stand as they were made, in order of their names."""
        mark = folder_mark(data)
        return sorted(page for page, entry in self._entries.items() if entry.folder == mark and self._stands(entry))

    def made(self, report: Report) -> None:
        """Note that a page was made."""
        path = self._output / report.page
        status = path.stat()
        self._note(
            PageEntry(
                report.page, report.parts, sha256(path), status.st_size, status.st_mtime_ns, folder=folder_mark(report.order.data)
            )
        )

    def failed(self, report: Report, code: str) -> None:
        """Note that a page was not made; what its last good page was made from stays known."""
        path = self._output / report.page
        old = self._entries.get(report.page, PageEntry(report.page, {}))
        digest, size = (sha256(path), path.stat().st_size) if path.is_file() else ("", 0)
        self._note(replace(old, problem=code, sha256=digest, size=size))

    def _note(self, entry: PageEntry) -> None:
        self._entries[entry.page] = entry
        try:
            if self._stream is None:
                is_cut = self._path.exists() and not self._path.read_bytes().endswith(b"\n")
                self._stream = self._path.open("a", encoding="utf-8", newline="\n")
                self._stream.write("\n" if is_cut else "")
            self._stream.write(_line(entry))
            self._stream.flush()
        except OSError as error:
            raise unwritable(self._path, error) from error

    def close(self, pages: Iterable[str]) -> None:
        """Write the ledger anew: the given pages, and others that stand, of which a run may be asked again."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
        asked = dict.fromkeys(pages)
        others = [page for page, entry in self._entries.items() if page not in asked and self._stands(entry)]
        kept = [self._entries[page] for page in [*asked, *others] if page in self._entries]
        write_text(self._path, "".join(map(_line, kept)))


def _line(entry: PageEntry) -> str:
    return json.dumps(vars(entry), ensure_ascii=False, separators=(",", ":")) + "\n"


def _read(path: Path) -> Iterable[PageEntry]:
    if not path.exists():
        return
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:  # what cannot be read cannot be kept either
        raise unwritable(path, error) from error
    for line in text.split("\n"):  # a name may hold other breaks
        try:
            yield PageEntry(**json.loads(line))
        except (ValueError, TypeError):  # cut short by a kill
            continue
