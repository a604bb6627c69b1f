"""The panel of ``00_explore.ipynb``: widgets that pass what is chosen to an :class:`Explorer` and show what comes back.

Nothing is worked out here; every answer is a call of the explorer's that stands in a cell just as well.
"""

from __future__ import annotations

import base64
import io
import threading
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fupin_analysis.errors import FupinError, Problem, speaking
from fupin_analysis.present.numbers import trimmed
from fupin_analysis.present.outline import title_of
from fupin_analysis.present.words import say
from fupin_analysis.reports.explore.explorer import Explorer, open_explorer
from fupin_analysis.reports.explore.export import Selection, chosen_units, export_selection
from fupin_analysis.reports.sections import Section
from fupin_analysis.reports.subjects import SUBJECTS

if TYPE_CHECKING:
    import pandas as pd

#: Sections shown one under the other, and figures listed, at most.
_MOST_SECTIONS, _MOST_FIGURES = 4, 200
#: How cells of a comparison stand: JupyterLab's own style is for tables of output, and not for widgets.
_NAME, _NUMBER = ' style="text-align: left; font-weight: normal"', ' style="text-align: right; padding-left: 1.2em"'


@speaking
def explore(data: str | Path = "data/raw", *, processed: str | Path = "", language: str = "zh") -> Any:
    """Return the panel, to stand as the last line of a notebook's cell.

    Parameters
    ----------
    data
        Folder of returns.
    processed
        Folder for the tables made from them, by default beside `data`.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    ipywidgets.VBox
        Shows itself in JupyterLab.

    Raises
    ------
    FupinError
        F377 where ipywidgets is not installed.

    Examples
    --------
    >>> panel = explore("data/raw")
    >>> len(panel.children)
    3
    """
    try:
        import ipywidgets
    except ImportError as error:
        raise FupinError(Problem("F377", details={"got": error.name or error})) from None
    return _Panel(open_explorer(data, processed=processed, language=language), ipywidgets).box


def section_html(section: Section) -> str:
    """Return a section as HTML with its charts as pictures, for places that show no display data."""
    pieces = [section._repr_html_()]
    for chart in section.charts:
        if chart is not None:
            stream = io.BytesIO()
            chart.savefig(stream, format="svg")
            picture = base64.b64encode(stream.getvalue()).decode()
            pieces.insert(0, f'<img alt="{escape(chart.alt)}" src="data:image/svg+xml;base64,{picture}">')
    return "".join(pieces)


def table_html(table: pd.DataFrame, language: str) -> str:
    """Return a comparison as HTML; what was not reported is “—”."""
    names = {
        "label": say("explore.label", language),
        "one": say("explore.first", language),
        "other": say("explore.second", language),
        "difference": say("explore.difference", language),
        "ratio": say("explore.ratio", language),
    }
    first, *others = names.values()
    head = f'<th scope="col">{escape(first)}</th>' + "".join(f'<th scope="col"{_NUMBER}>{escape(text)}</th>' for text in others)
    lines = []
    for row in table.to_dict("records"):
        cells = [f'<th scope="row"{_NAME}>{escape(str(row["label"]))}</th>']
        for name in list(names)[1:]:
            source = str(row.get(f"source_{name}", ""))
            title = f' title="{escape(source)}"' if source else ""
            cells.append(f"<td{_NUMBER}{title}>{'—' if row[name] != row[name] else trimmed(row[name], 2, grouped=False)}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


class _Panel:
    """The widgets and what they show."""

    def __init__(self, explorer: Explorer, widgets: Any) -> None:
        self._explorer, self._widgets, self._language = explorer, widgets, explorer.language
        self._turn = threading.RLock()
        townships = list(dict.fromkeys(township for township, _year in explorer.units))
        years = sorted({year for _township, year in explorer.units})
        subjects = [(title_of(name, self._language), name) for name, subject in SUBJECTS.items() if subject.has_heading]
        self._townships = self._choose("SelectMultiple", "township", townships, rows=6)
        self._years = self._choose("SelectMultiple", "year", years, rows=6)
        self._subject = self._choose("Dropdown", "subject", subjects)
        tabs = {
            "sections": self._sections(),
            "figures": self._figures(),
            "comparison": self._comparison(),
            "trial": self._trial(),
            "export": self._export(),
        }
        shown = widgets.Tab(children=list(tabs.values()), titles=[self._say(name) for name in tabs])
        how = widgets.HTML(f"<p>{escape(self._say('how'))}</p>")
        self.box = widgets.VBox([how, widgets.HBox([self._townships, self._years, self._subject]), shown])
        self._begin()
        self._follow(self._refresh, self._townships, self._years, self._subject)

    def _begin(self) -> None:
        """Choose the first township, its newest year and the first subject that it reported, and show them."""
        units = self._explorer.units
        if not units:
            return
        own = [unit for unit in units if unit[0] == units[0][0]]
        newest = max(own, key=lambda unit: unit[1])
        sections = self._explorer.report(*newest).sections
        self._townships.value, self._years.value = (newest[0],), (newest[1],)
        self._one.value, self._other.value = newest, next((unit for unit in [*own, *units] if unit != newest), newest)
        reported = (name for _title, name in self._subject.options if sections[name].absent is None)
        self._subject.value = next(reported, self._subject.value)
        self._refresh()

    def _say(self, name: str, **values: object) -> str:
        return say(f"explore.{name}", self._language, **values)

    def _choose(self, kind: str, name: str, options: Any, **more: Any) -> Any:
        return getattr(self._widgets, kind)(options=options, description=self._say(name), **more)

    def _follow(self, work: Callable[[], None], *chosen: Any) -> None:
        """Do `work` whenever one of `chosen` changes, one after the other.

        JupyterLab may hand messages to the kernel in two threads (subshells): without a turn, an answer begun before the last
        choice could be shown after that choice's own.
        """

        def in_turn(_change: object) -> None:
            with self._turn:
                work()

        for one in chosen:
            one.observe(in_turn, names="value")

    def _button(self, name: str, work: Callable[[], str], shown: Any) -> Any:
        button = self._widgets.Button(description=self._say(name))
        button.on_click(lambda _button: self._put(shown, work))
        return button

    def _put(self, shown: Any, work: Callable[[], str]) -> None:
        """Show what comes back; a mistake is answered in its place."""
        with self._turn:
            try:
                shown.value = work()
            except FupinError as error:
                shown.value = "".join(f"<p>{escape(problem.tell(self._language))}</p>" for problem in error.problems)
            except Exception as error:  # what a callback raises ends in the server's log, and the old answer would stay
                shown.value = f"<p>{escape(self._say('fault', kind=type(error).__name__, text=error))}</p>"
                raise

    def _selection(self, words: str = "") -> Selection:
        return Selection(tuple(self._townships.value), tuple(self._years.value), str(self._subject.value or ""), words)

    def _refresh(self) -> None:
        self._put(self._shown, self._tell_sections)
        self._list_figures()
        units = chosen_units(self._explorer, self._selection())
        if units:
            own = self._explorer.figures(townships=[units[0][0]], years=[units[0][1]], subject=str(self._subject.value))
            self._figure.options = [(row.label, row.figure) for row in own.itertuples()]

    def _sections(self) -> Any:
        self._shown = self._widgets.HTML(f"<p>{escape(self._say('choose'))}</p>")
        return self._shown

    def _tell_sections(self) -> str:
        units = chosen_units(self._explorer, self._selection())[:_MOST_SECTIONS]
        if not units:
            return f"<p>{escape(self._say('choose'))}</p>"
        told = (
            f"<h2>{escape(township)} {year}</h2>{section_html(self._explorer.section(township, year, self._subject.value))}"
            for township, year in units
        )
        return "".join(told)

    def _figures(self) -> Any:
        self._words = self._widgets.Text(description=self._say("words"), continuous_update=False)
        self._count = self._widgets.HTML()
        self._found = self._widgets.Select(options=[], rows=10, layout={"width": "100%"})
        self._cell = self._widgets.HTML()
        self._follow(self._list_figures, self._words)
        self._follow(lambda: self._put(self._cell, lambda: self._tell_cell(self._found.value)), self._found)
        return self._widgets.VBox([self._words, self._count, self._found, self._cell])

    def _list_figures(self) -> None:
        found = self._explorer.figures(**self._selection(self._words.value).options)
        first = found.head(_MOST_FIGURES)
        self._count.value = f"<p>{escape(self._say('found', count=len(found), shown=len(first)))}</p>"
        self._found.options = [
            (
                f"{row.township} {row.year} · {row.label} · {trimmed(float(str(row.value)), 4, grouped=False)} {row.unit}",
                row.source,
            )
            for row in first.itertuples()
        ]
        self._found.value = None

    def _tell_cell(self, source: str | None) -> str:
        return self._explorer.excerpt(source) if source else ""

    def _comparison(self) -> Any:
        units = [(f"{township} {year}", (township, year)) for township, year in self._explorer.units]
        self._one, self._other = one, other = [self._choose("Dropdown", name, units) for name in ("first", "second")]
        shown = self._widgets.HTML()

        def compare() -> str:
            table = self._explorer.compare(one.value, other.value, subject=str(self._subject.value))
            return table_html(table, self._language) if len(table) else f"<p>{escape(self._say('nothing'))}</p>"

        self._follow(lambda: self._put(shown, compare), one, other, self._subject)
        return self._widgets.VBox([self._widgets.HBox([one, other]), shown])

    def _trial(self) -> Any:
        self._figure = self._choose("Dropdown", "figure", [], layout={"width": "100%"})
        value = self._widgets.FloatText(description=self._say("value"))
        shown = self._widgets.HTML()

        def tried() -> str:
            units = chosen_units(self._explorer, self._selection())
            if not units or not self._figure.value:
                return f"<p>{escape(self._say('choose'))}</p>"
            trial = self._explorer.try_value(*units[0], self._figure.value, value.value)
            return "".join(f"<p>{escape(line)}</p>" for line in trial.tell(self._language))

        return self._widgets.VBox([self._figure, value, self._button("try_it", tried, shown), shown])

    def _export(self) -> Any:
        folder = self._widgets.Text(value="explored", description=self._say("folder"))
        shown = self._widgets.HTML()

        def written() -> str:
            paths = export_selection(self._explorer, self._selection(self._words.value), Path(folder.value or "."))
            listed = "".join(f"<li>{escape(path.name)}</li>" for path in paths)
            return f"<p>{escape(self._say('written'))}</p><ul>{listed}</ul>"

        return self._widgets.VBox([folder, self._button("export_it", written, shown), shown])
