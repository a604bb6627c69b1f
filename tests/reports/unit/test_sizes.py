"""Sizes of townships for lists: the last register of the year, and exits of all of it."""

from __future__ import annotations

import math

from fupin_analysis.core.figures import to_figures
from fupin_analysis.core.rows import DECIDED
from fupin_analysis.reports.unit.sizes import measure_sizes


def _row(period: str, path: str, value: float) -> dict[str, object]:
    topic, item = path.split("/")
    about = {"township": "甲山镇", "year": 2018, "period": period, "topic": topic, "item": item, "measure": "households"}
    return {**about, "value": value}


def test_the_register_last_stated_and_halves_that_make_up_the_year() -> None:
    rows = [_row("2018-06-30", "registry/total", 310), _row("2018-12-31", "registry/total", 298)]
    rows += [_row("2018H1", "exit/done", 20), _row("2018H2", "exit/done", 30)]
    sizes = measure_sizes(to_figures(rows))
    assert sizes["registered"]["甲山镇", 2018][0] == 298
    assert sizes["exited"]["甲山镇", 2018][0] == 50
    assert math.isnan(sizes["exited"]["甲山镇", 2018][1])


def test_one_half_is_no_year_and_what_was_decided_counts() -> None:
    figures = to_figures([_row("2018", "registry/total", value) for value in (310, 301)] + [_row("2018H1", "exit/done", 20)])
    figures["statement"] = [1, DECIDED, 1]
    sizes = measure_sizes(figures)
    assert sizes == {"registered": {("甲山镇", 2018): sizes["registered"]["甲山镇", 2018]}, "exited": {}}
    assert sizes["registered"]["甲山镇", 2018][0] == 301
