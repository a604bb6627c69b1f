"""Tables of figures and the whole paragraph that is told of them, side by side; the paragraphs are worked out by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import pytest

from fupin_analysis.core.rows import Figure, FigureIndex
from fupin_analysis.measure import measure_of


class Case(NamedTuple):
    """Figures, one line a row (``2018 cause/illness households 6 persons 30``), and what is told in both languages."""

    figures: str
    zh: str
    en: str


def stated(text: str) -> Iterator[Figure]:
    """Read figures of 甲镇 2018; ``item#2`` is a second statement, ``item@村`` that of a village."""
    for line in filter(None, map(str.strip, text.splitlines())):
        period, about, *pairs = line.split()
        topic, _, name = about.partition("/")
        name, _, place = name.partition("@")
        item, _, statement = name.partition("#")
        for measure, value in zip(pairs[::2], pairs[1::2], strict=True):
            yield Figure("甲镇", 2018, period, place, topic, item, measure, float(value), int(statement or 1), f"甲 › {about}")


def spec(tell: Any, cases: Mapping[str, Case], *subjects: str, **options: Any) -> Callable[[str], None]:
    """Make a test of a ``tell_*`` that takes the metric tables of `subjects`."""

    @pytest.mark.parametrize("name", cases)
    def test(name: str) -> None:
        figures = FigureIndex(stated(cases[name].figures))
        tables = [measure_of(subject).rows(figures).frame() for subject in subjects]
        assert tell(*tables, **options) == cases[name].zh
        assert tell(*tables, **options, language="en") == cases[name].en

    return test


#: What every paragraph says where nothing was handed in.
NOTHING = Case("", "本年度未报送。", "Not reported this year.")
