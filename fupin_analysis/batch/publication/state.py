"""What a published state says, for machines: its figures, its open findings, who signed it; checked by sums."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.figures import in_force
from fupin_analysis.core.metrics import rows_of
from fupin_analysis.core.texts.rough import Rough
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.present.findings import amount_of, tell_finding
from fupin_analysis.present.numbers import roughly

if TYPE_CHECKING:
    import pandas as pd

    from fupin_analysis.core.intake import Intake

STATE, SUMS = "state.json", "SHA256SUMS"


@dataclass(frozen=True)
class Published:
    """A published state that was read back.

    Parameters
    ----------
    name
        Of its folder or archive.
    state
        What it says of itself; see :func:`state_of`.
    files
        Content of every file by its name.
    """

    name: str
    state: Mapping[str, Any]
    files: Mapping[str, bytes]

    @property
    def pages(self) -> Iterator[tuple[str, str]]:
        """Name and text of every page, in order."""
        for name in sorted(self.files):
            if name.endswith(".html"):
                yield name, self.files[name].decode("utf-8")


@dataclass(frozen=True)
class Part:
    """What is published of one folder of returns.

    Parameters
    ----------
    intake
        Everything handed in there.
    units
        Townships and years published; of others nothing is said.
    municipality
        Name under which its pages are kept together; empty for none.
    """

    intake: Intake
    units: frozenset[tuple[str, int]]
    municipality: str = ""


def state_of(parts: Iterable[Part], *, signed: Mapping[str, str], language: str) -> dict[str, Any]:
    """Return what a publication says, as plain values.

    Parameters
    ----------
    parts
        What is published, by folder of returns.
    signed
        Who signed it off, when, why, and for which profile.
    language
        ``"zh"`` or ``"en"``: of the words.

    Returns
    -------
    dict
        ``signed``; ``figures``, a row for each that counts (municipality, township, year, figure, statement, label, shown);
        ``findings``, a row for each open one (finding, municipality, township, year, text).
    """
    figures, findings = [], []
    for part in parts:
        own = {"municipality": part.municipality}
        figures += [own | _figure(row, language) for row in rows_of(_of(in_force(part.intake.figures), part.units))]
        findings += [
            own | {name: row[name] for name in ("finding", "township", "year")} | {"text": tell_finding(row, language=language)}
            for row in rows_of(_of(part.intake.open_findings, part.units))
        ]
    return {"signed": dict(signed), "figures": figures, "findings": findings}


def name_in(row: Mapping[str, Any]) -> str:
    """Return the township of a row of a published state, behind its municipality where several were published.

    Examples
    --------
    >>> name_in({"municipality": "甲县", "township": "甲山镇"}), name_in({"municipality": "", "township": "甲山镇"})
    ('甲县 · 甲山镇', '甲山镇')
    """
    return " · ".join(filter(None, (str(row.get("municipality", "")), str(row["township"]))))


def _of(table: pd.DataFrame, units: Collection[tuple[str, int]]) -> pd.DataFrame:
    return table[[pair in units for pair in zip(table["township"], table["year"], strict=True)]]


def _figure(row: Mapping[str, Any], language: str) -> dict[str, Any]:
    ref = FigureRef(*(row[name] for name in FigureRef._fields[:5]))
    return {
        "township": row["township"],
        "year": int(row["year"]),
        "figure": ref.code,
        "statement": max(int(row["statement"]), 1),  # what was decided stands in the place of the first statement
        "label": ref.show(language),
        "shown": roughly(lambda value: amount_of(ref, value, language), Rough(row["value"], row["qualifier"]), language),
    }


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """Return the list of checksums, as ``sha256sum -c`` reads it."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()


def read_published(path: Path) -> Published:
    """Read a published folder or archive back, and check every file against its sum.

    Raises
    ------
    FupinError
        F101 where there is nothing; F421 where it is no publication, or a file is missing, was added or was changed since.
    """
    if not path.exists():
        raise FupinError(Problem("F101", where=str(path)))
    files = _read_folder(path) if path.is_dir() else _read_archive(path)
    sums = files.pop(SUMS, b"")
    if STATE not in files or not sums:
        raise FupinError(Problem("F421", where=path.name, details={"got": f"{STATE}, {SUMS}"}))
    if sums_of(files) != sums:
        stated = {line[66:]: line[:64] for line in sums.decode("utf-8", "replace").splitlines()}
        now = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
        changed = sorted(name for name in stated.keys() | now.keys() if stated.get(name) != now.get(name))
        raise FupinError(Problem("F421", where=path.name, details={"got": "、".join(changed[:5])}))
    return Published(path.name, _state_in(path.name, files[STATE]), files)


#: What each row of a state has to say, by list.
_SAID = {
    "figures": ("township", "year", "figure", "statement", "label", "shown"),
    "findings": ("finding", "township", "year", "text"),
}


def _state_in(name: str, content: bytes) -> Mapping[str, Any]:
    """Read a state back; sums that fit say nothing of whether it is one."""
    try:
        state: Mapping[str, Any] = json.loads(content)
        is_state = all(one in row for part, said in _SAID.items() for row in state[part] for one in said)
    except (ValueError, KeyError, TypeError):
        is_state = False
    if not is_state:
        raise FupinError(Problem("F421", where=name, details={"got": STATE}))
    return state


def _read_folder(path: Path) -> dict[str, bytes]:
    return {one.relative_to(path).as_posix(): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()}


def _read_archive(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            return {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FupinError(Problem("F421", where=path.name, details={"got": type(error).__name__})) from error
