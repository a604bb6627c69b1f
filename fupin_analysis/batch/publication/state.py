"""What a published state says, for machines: its figures, its open findings, who signed it; checked by sums."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
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


def state_of(intake: Intake, *, units: list[tuple[str, int]], signed: Mapping[str, str], language: str) -> dict[str, Any]:
    """Return what a publication says, as plain values.

    Parameters
    ----------
    intake
        Everything handed in.
    units
        Townships and years published; of others nothing is said.
    signed
        Who signed it off, when, why, and for which profile.
    language
        ``"zh"`` or ``"en"``: of the words.

    Returns
    -------
    dict
        ``signed``; ``figures``, a row for each that counts (township, year, figure, statement, label, shown); ``findings``, a row
        for each open one (finding, township, year, text).
    """
    wanted = set(units)
    figures = [_figure(row, language) for row in rows_of(_of(in_force(intake.figures), wanted))]
    still = intake.findings[intake.findings["decision"].eq("")]
    findings = [
        {**{name: row[name] for name in ("finding", "township", "year")}, "text": tell_finding(row, language=language)}
        for row in rows_of(_of(still, wanted))
    ]
    return {"signed": dict(signed), "figures": figures, "findings": findings}


def _of(table: pd.DataFrame, units: set[tuple[str, int]]) -> pd.DataFrame:
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
    return Published(path.name, json.loads(files[STATE]), files)


def _read_folder(path: Path) -> dict[str, bytes]:
    return {one.relative_to(path).as_posix(): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()}


def _read_archive(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            return {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FupinError(Problem("F421", where=path.name, details={"got": type(error).__name__})) from error
