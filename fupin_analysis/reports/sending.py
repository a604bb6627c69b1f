"""The lists of open findings that go back to townships, workbooks they answer in, and what becomes of those of last month."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pandas as pd

from fupin_analysis.core.disk.files import place_name, remove_file, write_whole
from fupin_analysis.present.finding_list import clerk_rows
from fupin_analysis.present.words import names, say
from fupin_analysis.render.annex import write_list


def write_findings_list(path: Path, findings: pd.DataFrame, *, township: str, year: int, language: str) -> Path:
    """Write the list of a township and year.

    Parameters
    ----------
    path
        The workbook.
    findings
        Its findings.
    township, year
        Whose they are.
    language
        ``"zh"`` or ``"en"``.
    """
    headings = [say(f"list.{name}", language) for name in names("list") if name != "title"]
    title = say("list.title", language, township=township, year=str(year))
    return write_list(path, clerk_rows(findings, language=language), title=title, headings=headings)


#: What was written into a folder of lists, by the names of the files: whose each is, and a sum by which a changed one is known.
_WRITTEN = ".fupin-lists.json"


@dataclass
class Sent:
    """What became of the lists of a folder.

    Parameters
    ----------
    written
        Lists of this time.
    removed
        Lists of an earlier time whose townships have nothing open any more; nobody had changed them.
    kept
        Files that somebody has changed, which are neither removed nor written over.
    """

    written: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)


def send_lists(
    findings: pd.DataFrame,
    folder: Path,
    *,
    township: str,
    year: int | None,
    language: str,
    read: Collection[tuple[str, int]] | None = None,
) -> Sent:
    """Write a list for each township and year with open findings, and take away those that this program wrote and nobody needs.

    Parameters
    ----------
    findings
        What is open.
    folder
        Where the lists go.
    township, year
        Whose findings these are; all lists of others stay as they are. Empty and None mean everybody's.
    language
        ``"zh"`` or ``"en"``.
    read
        Townships and years of which anything was read this time: nothing is known of others, whose lists stay. None means all.
    """
    sent, known = Sent(), _read_written(folder)
    new: dict[str, dict[str, object]] = {}
    for (name, when), own in findings.groupby(["township", "year"], sort=True):
        path = folder / f"{place_name(str(name))}-{when}.xlsx"
        if path.exists() and not _is_as_written(path, known):
            sent.kept.append(path)
            path = _beside(path, known)
        write_findings_list(path, own, township=str(name), year=int(str(when)), language=language)
        sent.written.append(path)
        new[path.name] = {"township": str(name), "year": int(str(when)), "sum": _sum(path)}
    for name, about in known.items():
        is_asked = township in ("", about["township"]) and year in (None, about["year"])
        is_asked = is_asked and (read is None or (about["township"], about["year"]) in read)
        path = folder / name
        if name in new or not is_asked or not path.exists():
            new |= {} if name in new or not path.exists() else {name: dict(about)}
        elif _is_as_written(path, known):
            remove_file(path)
            sent.removed.append(path)
        elif path not in sent.kept:
            sent.kept.append(path)
    if new or known:
        text = json.dumps(new, ensure_ascii=False, indent=1, sort_keys=True)
        write_whole(folder / _WRITTEN, lambda draft: draft.write_text(text, encoding="utf-8"))
    return sent


def _read_written(folder: Path) -> dict[str, Mapping[str, object]]:
    """Return what was written into a folder before; nothing where nobody can tell, so that every file in it is somebody's."""
    try:
        told = json.loads((folder / _WRITTEN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    entries = told.items() if isinstance(told, dict) else ()
    return {
        name: about
        for name, about in entries
        if name == Path(name).name and isinstance(about, dict) and {"township", "year", "sum"} <= about.keys()
    }


def _is_as_written(path: Path, known: Mapping[str, Mapping[str, object]]) -> bool:
    return path.name in known and known[path.name]["sum"] == _sum(path)


def _sum(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _beside(path: Path, known: Mapping[str, Mapping[str, object]]) -> Path:
    """Return a name of its own next to a file that somebody has changed."""
    number = 2
    while (other := path.with_stem(f"{path.stem}-{number}")).exists() and not _is_as_written(other, known):
        number += 1
    return other
