"""What an analyst takes along: the figures chosen as CSV and Excel, the section's chart, a notebook that makes them again."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fupin_analysis.core.disk.csv_text import write_csv
from fupin_analysis.core.disk.files import place_name, safe_name, write_whole
from fupin_analysis.present import words
from fupin_analysis.render.annex_tables import AnnexTable, AnnexWords, write_tables
from fupin_analysis.render.notebook import write_notebook
from fupin_analysis.reports.annexes import write_picture
from fupin_analysis.reports.explore.explorer import FOUND, Explorer

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Selection:
    """What was chosen: townships and years, a section, words; what is empty chooses everything."""

    townships: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    subject: str = ""
    words: str = ""

    @property
    def options(self) -> dict[str, Any]:
        """The figures chosen, as arguments of :meth:`Explorer.figures`: words are looked for in every subject."""
        of = {"townships": list(self.townships), "years": list(self.years), "subject": "" if self.words else self.subject}
        return {"words": self.words, **of}


def export_selection(explorer: Explorer, selection: Selection, folder: Path) -> list[Path]:
    """Write the figures chosen as CSV and Excel, the charts of the section, and a notebook with the code that makes them.

    Parameters
    ----------
    explorer
        The folder of returns.
    selection
        What was chosen.
    folder
        Where to; made where it does not exist.

    Returns
    -------
    list of pathlib.Path
        What was written.

    Raises
    ------
    FupinError
        F601 where a file cannot be written.
    """
    named = ["figures", *selection.townships[:3], *map(str, selection.years[:3]), selection.subject]
    stem = safe_name("-".join(filter(None, named)))
    found = explorer.figures(**selection.options)
    return [
        write_whole(folder / f"{stem}.csv", lambda draft: write_csv(found, draft)),
        _write_workbook(explorer, found, folder / f"{stem}.xlsx"),
        *_write_charts(explorer, selection, folder),
        write_notebook(folder / f"{stem}.ipynb", _cells(explorer, selection, folder)),
    ]


def _write_workbook(explorer: Explorer, found: pd.DataFrame, path: Path) -> Path:
    language = explorer.language
    title = words.say("explore.export_title", language)
    headings = [
        words.column(name)[language] if words.has_column(name) else words.say(f"explore.{name}", language) for name in FOUND
    ]
    formats = ["number" if name == "value" else "text" for name in FOUND]
    rows = [[cell if name == "value" else str(cell) for name, cell in zip(FOUND, row, strict=True)] for row in found.to_numpy()]
    said = AnnexWords(**{key: words.say(f"annex.{key}", language) for key in words.names("annex")})
    tag = "zh-CN" if language == "zh" else "en"
    return write_tables(path, [AnnexTable(title, title, headings, formats, rows)], title=title, language=tag, words=said)


def _write_charts(explorer: Explorer, selection: Selection, folder: Path) -> list[Path]:
    """Write the section's chart of each township and year chosen that has one."""
    written = []
    for township, year in chosen_units(explorer, selection) if selection.subject else []:
        if explorer.section(township, year, selection.subject).chart is not None:
            path = folder / f"{place_name(township)}-{year}-{selection.subject}.png"
            written.append(write_picture(explorer.report(township, year), selection.subject, path))
    return written


def chosen_units(explorer: Explorer, selection: Selection) -> list[tuple[str, int]]:
    """Return the townships and years that are chosen and have figures; none where nobody is named."""
    return [
        (township, year)
        for township, year in explorer.units
        if township in selection.townships and (not selection.years or year in selection.years)
    ]


def _cells(explorer: Explorer, selection: Selection, folder: Path) -> list[tuple[str, str]]:
    """The code that makes the same again; the returns are named from where the notebook stands."""
    data = _from_here(explorer.data, folder)
    processed = f", processed={_from_here(Path(explorer.processed), folder)!r}" if explorer.processed else ""
    opened = f"explorer = fa.open_explorer({data!r}{processed}, language={explorer.language!r})"
    options = ", ".join(f"{name}={value!r}" for name, value in selection.options.items() if value)
    cells = [
        ("code", words.say("explore.export_note", explorer.language) + f"import fupin_analysis as fa\n\n{opened}"),
        ("code", f"explorer.figures({options})"),
    ]
    if selection.subject:
        cells += [
            ("code", f"explorer.section({township!r}, {year}, {selection.subject!r})")
            for township, year in chosen_units(explorer, selection)
        ]
    return cells


def _from_here(path: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive
        return path.resolve().as_posix()
