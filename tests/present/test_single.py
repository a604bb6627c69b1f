"""One township and year at a time: several are told one by one with their name, and never drawn as one."""

from __future__ import annotations

import pytest

from fupin_analysis.core.metrics import Metrics
from fupin_analysis.errors import FupinError
from fupin_analysis.present.single import each_named, none_of_several, one_only, refuse_several


def table(*units: tuple[str, int]) -> Metrics:
    return Metrics((), [{"township": town, "year": year, "households": at} for at, (town, year) in enumerate(units)])


def tell(metrics: Metrics, *, language: str = "zh") -> str:  # noqa: ARG001
    return "、".join(str(row["households"]) for row in metrics.rows) + "户。"


def test_one_is_told_without_its_name_and_several_with_it() -> None:
    told = each_named(tell)
    assert told(table(("甲镇", 2018), ("甲镇", 2018))) == "0、1户。"
    assert told(table()) == "户。"
    assert told(table(("甲镇", 2018), ("乙镇", 2018), ("甲镇", 2018))) == "甲镇2018年：0、2户。\n\n乙镇2018年：1户。"
    assert told(table(("甲镇", 2018), ("甲镇", 2019)), language="en").startswith("甲镇 2018: ")


def test_several_are_refused_by_name() -> None:
    draw = one_only(lambda metrics: len(metrics.rows))
    assert draw(table(("甲镇", 2018), ("甲镇", 2018))) == 2
    with pytest.raises(FupinError, match="甲镇2018、甲镇2019（2）"):
        draw(table(("甲镇", 2018), ("甲镇", 2019)))
    with pytest.raises(FupinError, match="甲镇2015、甲镇2016、甲镇2017…（4）"):
        draw(table(*(("甲镇", year) for year in range(2015, 2019))))
    with pytest.raises(FupinError, match="甲镇2015、甲镇2016、甲镇2017（3）"):
        refuse_several(table(*(("甲镇", year) for year in range(2015, 2018))))


def test_two_tables_told_together_are_of_one() -> None:
    together = none_of_several(lambda one, other: f"{len(one.rows)}+{len(other.rows)}")
    assert together(table(("甲镇", 2018)), table(("甲镇", 2018))) == "1+1"
    with pytest.raises(FupinError, match="F330"):
        together(table(("甲镇", 2018)), table(("乙镇", 2018)))


def test_rows_that_name_no_township_are_of_none() -> None:
    unnamed = Metrics((), [{"households": 1}, {"households": 2}])
    refuse_several(unnamed)
    assert each_named(lambda one: str(len(one.rows)))(unnamed) == "2"  # one paragraph, and no name before it
