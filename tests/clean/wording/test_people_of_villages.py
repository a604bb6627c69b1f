"""贫困村 and 非贫困村 beside people say whose they are: the people are counted, and no villages."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows

KINDS = ["贫困村", "非贫困村", "合计"]
PEOPLE = [
    ("贫困人口", "confirmed_poor", "persons"),
    ("未脱贫人口", "not_exited", "persons"),
    ("低保贫困户", "low_income_allowance", "households"),
    ("劳动力", "labour_force", "persons"),
]


def _told(rows: list[list[object]]) -> dict[float, tuple[str, str]]:
    figures = clean_rows(rows).figures
    return {row["value"]: (row["item"], row["measure"]) for row in figures.to_dict("records")}


@pytest.mark.parametrize(("label", "item", "measure"), PEOPLE)
def test_kinds_of_villages_above_people_count_no_villages(label: str, item: str, measure: str) -> None:
    told = _told([["石门乡2019年基本情况"], ["指标", *KINDS], [label, 140, 90, 230]])
    assert told[140] == (f"{item}_of_poor_villages", measure)
    assert told[90] == (f"{label} 非贫困村", measure)
    assert told[230] == (item, measure)


@pytest.mark.parametrize("kind", KINDS[:2])
@pytest.mark.parametrize("label", ["贫困人口", "脱贫人口", "脱贫户数"])
def test_so_it_is_where_they_stand_beside_the_rows(kind: str, label: str) -> None:
    told = _told([["石门乡2019年基本情况"], ["村类型", label, "卫生室（个）"], [kind, 140, 4]])
    item, measure = told[140]
    assert "villages" not in item.partition("_of_")[0]
    assert measure == ("households" if label.endswith("户数") else "persons")


def test_villages_counted_as_such_still_are() -> None:
    told = _told([["石门乡2019年基本情况"], ["指标", *KINDS], ["行政村数（个）", 4, 6, 10]])
    assert told == {4: ("villages", "count"), 6: ("ordinary_villages", "count"), 10: ("administrative_villages", "count")}


def test_who_falls_short_of_something_is_not_below_the_income_line() -> None:
    told = _told([["石门乡2020年饮水达标排查表"], ["村名", "已达标户数", "未达标户数"], ["石门村", 12, 3]])
    assert told[3][0] != "below_line"
