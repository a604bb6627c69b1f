"""The front page of an output folder: every township and year in one list that can be searched, filtered, sorted and printed.

The page is complete and well sorted as it stands; one short script, allowed by its hash and nothing else, adds the search, the
filters and the sorting. Many offices open pages from disk, and some portals run no script at all.
"""

from __future__ import annotations

import base64
import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fupin_analysis.batch.front_rows import COLUMNS, write_rows
from fupin_analysis.batch.front_rows import FrontRow as FrontRow  # of which the page is made
from fupin_analysis.core.words.collation import reading_key

_HERE = Path(__file__).parents[1] / "render" / "template"


#: Columns of numbers that are totalled, in order.
_NUMBERS = tuple(COLUMNS)


@dataclass(frozen=True)
class YearTotal:
    """Sums over the townships of one year, with how many of them reported each number."""

    year: int
    townships: int
    sums: dict[str, float]
    counted: dict[str, int]


def total_by_year(rows: Sequence[FrontRow]) -> list[YearTotal]:
    """Add up each year on its own: a sum over years would count a township twice.

    Examples
    --------
    >>> rows = [FrontRow("甲山镇", 2018, figures=3, registered_households=40), FrontRow("乙水乡", 2018, figures=2)]
    >>> (total,) = total_by_year(rows)
    >>> total.sums["registered_households"], total.counted["registered_households"], total.townships
    (40.0, 1, 2)
    """
    totals = []
    for year in sorted({row.year for row in rows if row.year}):
        own = [row for row in rows if row.year == year]
        known = {name: [value for row in own if not math.isnan(value := float(getattr(row, name)))] for name in _NUMBERS}
        sums = {name: math.fsum(values) if values else math.nan for name, values in known.items()}
        totals.append(YearTotal(year, len(own), sums, {name: len(values) for name, values in known.items()}))
    return totals


def by_work(rows: Sequence[FrontRow]) -> list[FrontRow]:
    """Order rows by the work they ask for: failed first, then most open findings, then name and year."""
    return sorted(rows, key=lambda row: (not row.is_failed, -row.findings, reading_key(row.township), row.year))


def render_front_page(
    rows: Sequence[FrontRow],
    *,
    problems: Sequence[tuple[str, str]],
    words: dict[str, str],
    language: str,
    findings_link: str = "",
    synthetic: str = "",
) -> str:
    """Return the page.

    Parameters
    ----------
    rows
        Townships and years, in any order.
    problems
        What could not be read, in words, and the command that answers it; empty where none does.
    words
        Labels of the page (``[index]`` of ``vocabulary/narrative.toml``).
    language
        ``"zh"`` or ``"en"``.
    findings_link
        The page of all open findings; empty where there is none.
    synthetic
        What is said where figures are synthetic; empty where none is.
    """
    overviews = sorted((row for row in rows if row.is_overview), key=lambda row: (row.township, -row.year))
    failed = [row for row in by_work(rows) if row.is_failed]
    rows = [row for row in rows if not row.is_overview]
    years_of: dict[str, list[FrontRow]] = {}
    for row in sorted(rows, key=lambda row: row.year):
        years_of.setdefault(row.township, []).append(row)
    style, script = _text("style.css") + _text("front_page.css"), _text("front_page.js")
    place = {name: at for at, name in enumerate(sorted({row.township for row in rows}, key=reading_key))}
    rows = by_work(rows)
    page: str = _template().render(
        rows=write_rows(rows, words=words, number=_number, years_of=years_of),
        places=" ".join(str(place[row.township]) for row in rows),
        columns=list(COLUMNS),
        totals=total_by_year(rows),
        years=sorted({row.year for row in rows if row.year}),
        failed=failed,
        overviews=overviews,
        findings_link=findings_link,
        synthetic=synthetic,
        has_lists=any(row.list_link for row in rows),
        problems=problems,
        has_annexes=any(row.annexes for row in rows),
        words=words,
        lang="zh-CN" if language == "zh" else "en",
        number=_number,
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
    )
    return page


def fill_template(name: str, *, language: str, styles: Sequence[str] = (), **values: Any) -> str:
    """Return a page beside the front page, without a script: its template filled, its style allowed by its hash."""
    style = "".join(map(_text, ("style.css", *styles)))
    lang = "zh-CN" if language == "zh" else "en"
    page: str = _template(name).render(style=style, style_hash=_hash(style), lang=lang, **values)
    return page


@cache
def _template(name: str = "front_page.html.j2") -> Any:
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template(name)


def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _number(value: float) -> str:
    return "—" if math.isnan(value) else f"{value:,.0f}"
