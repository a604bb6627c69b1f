"""Tables for the page: real headers with scope, formatted numbers, the source of every row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING
from zlib import crc32

from fupin_analysis.core.disk.frames import as_rows, check_language
from fupin_analysis.core.metrics import Metrics, rows_of
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.present import numbers, words
from fupin_analysis.present.blocks import head_html, unit_html
from fupin_analysis.present.cell_text import TEXT_FORMATS, band_text, cell_text, is_text
from fupin_analysis.present.references import refer, source_note

if TYPE_CHECKING:
    import pandas as pd


#: Rows up to which a table is kept on one printed page.
_SHORT = 14


@dataclass(frozen=True, repr=False)
class Table:
    """A metric table ready to be shown; `metrics` keeps the numbers for the analyst."""

    metrics: Metrics
    caption: str
    headings: tuple[str, ...]
    formats: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    sources: tuple[str, ...]
    source_note: str
    language: str = "zh"
    marks: Mapping[int, str] = field(default_factory=dict)
    note: str = ""
    columns: tuple[str, ...] = ()
    references: tuple[str, ...] = ()

    @property
    def values(self) -> list[list[object]]:
        """Its cells as they are handed on: numbers unrounded (NaN where not reported), texts as shown."""
        kept = []
        for row, shown in zip(rows_of(self.metrics), self.cells, strict=True):
            pairs = zip(self.columns, self.formats, shown, strict=True)
            kept.append([text if is_text(row[name], form) else row[name] for name, form, text in pairs])
        return kept

    def _repr_html_(self) -> str:
        kinds = ["" if form in TEXT_FORMATS else "num" for form in self.formats]
        heads = list(zip(self.headings, kinds, strict=True))
        if any(self.references):
            heads.append((words.column("source")[self.language], "ref"))
        body = "".join(self._row(number) for number in range(len(self.cells)))
        short = " short" if len(self.cells) <= _SHORT else ""
        lines = [line for line in (self.note, self.source_note) if line]
        note = "".join(f'<p class="source">{escape(line)}</p>' for line in lines)
        table = table_html(self.caption, heads, body, language=self.language, key=self.sources[:1])
        return f'<figure class="table{short}">{table}{note}</figure>'

    def _row(self, number: int) -> str:
        title = f' title="{escape(self.sources[number])}"' if self.sources[number] else ""
        first_text = next((place for place, form in enumerate(self.formats) if form in TEXT_FORMATS), 0)
        parts = []
        for place, (text, form) in enumerate(zip(self.cells[number], self.formats, strict=True)):
            shown = escape(text)
            if place == first_text:
                mark = self.marks.get(number)
                link = f' <a class="mark" href="#{escape(mark)}" aria-label="{_MARK_LABEL[self.language]}">※</a>' if mark else ""
                kind = "" if form in TEXT_FORMATS else ' class="num"'
                parts.append(f'<th scope="row"{kind}>{unit_html(text, self._unit(number, place))}{link}</th>')
            else:
                is_span = form == "period" or self.columns[place].endswith("interval")
                kind = " class=when" if is_span else "" if form in TEXT_FORMATS else " class=num"
                parts.append(f"<td{kind}>{shown}</td>")
        if any(self.references):
            parts.append(f'<td class="ref">{escape(self.references[number])}</td>')
        return f"<tr{title}>{''.join(parts)}</tr>"

    def _unit(self, number: int, place: int) -> str:
        """Township and year whose page a cell leads to: one that names a township."""
        if self.columns[place : place + 1] != ("township",):
            return ""
        row = rows_of(self.metrics)[number]
        return f"{row['township']}/{row['year']}" if row.get("year") else ""

    @property
    def frame(self) -> pd.DataFrame:
        """The numbers, unformatted."""
        return self.metrics.frame()

    def __len__(self) -> int:
        return len(self.cells)

    def __repr__(self) -> str:
        return "\n".join([self.caption, " | ".join(self.headings), *(" | ".join(row) for row in self.cells[:12])])


def table_html(caption: str, heads: Sequence[tuple[str, str]], body: str, *, language: str, key: object = "") -> str:
    """Return a table in a box that scrolls sideways where it must, with a link to its last column that shows only there.

    Parameters
    ----------
    caption
        What the table shows.
    heads
        Headings with their class.
    body
        Its rows.
    language
        ``"zh"`` or ``"en"``.
    key
        Tells apart tables with the same caption.
    """
    end = f"end{crc32(f'{caption}{key}'.encode()):08x}"
    cells = [
        f'<th scope="col"{f" class={kind}" if kind else ""}{f" id={end}" if at == len(heads) else ""}>{head_html(name)}</th>'
        for at, (name, kind) in enumerate(heads, start=1)
    ]
    wider = f'<a class="wider" href="#{end}">{words.say("common.wider", language)}</a>'
    return (
        f'<div class="scroll" role="region" aria-label="{escape(caption)}"><table><caption>{escape(caption)} {wider}</caption>'
        f"<thead><tr>{''.join(cells)}</tr></thead><tbody>{body}</tbody></table></div>"
    )


_MARK_LABEL = {"zh": "见数据核对", "en": "see the checks"}


def lay_out(
    name: str,
    metrics: Metrics,
    *,
    language: str = "zh",
    topic: str = "",
    caption: str = "",
    marks: Mapping[int, str] | None = None,
    bands: Mapping[tuple[str, str], tuple[float, float]] | None = None,
) -> Table | None:
    """Lay out a metric table by its plan in ``vocabulary/columns.toml``.

    Columns without a single known value are left out, and those of the plan's ``where_any`` without one that is not 0; where all
    rows share one period the column goes to the caption.

    Parameters
    ----------
    name
        Name of the table's plan.
    metrics
        Metric table, shape (rows, columns of the measure).
    language
        ``"zh"`` or ``"en"``.
    topic
        Topic of the items, where the table has no topic column.
    caption
        Replaces the plan's title.
    marks
        Anchors of findings, by row number.
    bands
        Low and high values of metrics in doubt, by the sources of their row and their column.

    Returns
    -------
    Table or None
        None where there is no row to show.
    """
    rows = rows_of(metrics)
    if not rows:
        return None
    plan = words.table_plan(name)
    columns = [column for column in plan["columns"] if any(numbers.is_known(row[column]) for row in rows)]
    none_of = [
        column for column in plan.get("where_any", ()) if not any(numbers.is_known(row[column]) and row[column] for row in rows)
    ]
    columns = [column for column in columns if column not in none_of]
    title = caption or plan[language]
    if "period" in columns and len({row["period"] for row in rows}) == 1 and len(columns) > 2:
        columns.remove("period")
        shown = numbers.period(rows[0]["period"], language)
        title = f"{title}（{shown}）" if language == "zh" else f"{title}, {shown}"
    formats = tuple(words.column(column)["format"] for column in columns)
    cells = tuple(
        tuple(
            cell_text(row, column, form, language=language, topic=topic) + band_text(row, column, form, bands or {})
            for column, form in zip(columns, formats, strict=True)
        )
        for row in rows
    )
    sources = tuple([str(row.get("source", "")) for row in rows])
    found = refer(sources if "source" not in columns else (), language=language)
    return Table(
        metrics=metrics,
        caption=title,
        headings=tuple(words.column(column)[language] for column in columns),
        formats=formats,
        cells=cells,
        sources=sources,
        source_note="" if "source" in columns else found.note or source_note(sources, language=language),
        language=language,
        marks=marks or {},
        note=words.say("checks.band_note", language) if any("〔" in text for row in cells for text in row) else "",
        columns=tuple(columns),
        references=found.rows,
    )


def table_of(
    name: str,
    table: pd.DataFrame,
    *,
    language: str = "zh",
    topic: str = "",
    caption: str = "",
) -> Table | None:
    """Lay out a metric table by its plan in ``vocabulary/columns.toml``.

    Parameters
    ----------
    name
        Name of the table's plan, such as ``"causes"``.
    table
        Metric table, shape (rows, columns of the measure).
    language
        ``"zh"`` or ``"en"``.
    topic
        Topic of the items, where the table has no topic column.
    caption
        Replaces the plan's title.

    Returns
    -------
    Table or None
        None where there is no row to show.

    Raises
    ------
    FupinError
        F305 where there is no such plan, F351, F352 where it is another table.

    Examples
    --------
    >>> from fupin_analysis import measure_causes, open_report
    >>> causes = measure_causes(open_report("XX镇", 2018, data="data/raw").figures)
    >>> table_of("causes", causes, topic="cause").cells[0][:3]
    ('1', '缺劳动力', '164')
    """
    check_language(language)
    if not words.has_plan(name):
        raise FupinError(Problem("F305", where="name", details={"got": name, "expected": ", ".join(words.plans())}))
    return lay_out(name, as_rows(table, where="table_of"), language=language, topic=topic, caption=caption)


def titled(table: pd.DataFrame, *, language: str = "zh") -> pd.DataFrame:
    """Return a table with the titles of its columns in words, for people; the numbers stay as they are.

    Parameters
    ----------
    table
        A metric table, or the table of figures.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    pandas.DataFrame
        The same rows; a column that has no title in ``vocabulary/columns.toml`` keeps its name.

    Examples
    --------
    >>> import pandas as pd
    >>> list(titled(pd.DataFrame({"item": ["illness"], "households": [94.0], "mine": [1]})).columns)
    ['项目', '户数（户）', 'mine']
    """
    check_language(language)
    as_rows(table[:0], where="titled")
    return table.rename(columns={name: words.column(name)[language] for name in table.columns if words.has_column(str(name))})
