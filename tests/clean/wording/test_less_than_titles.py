"""What a title of people or villages names is all of them: columns that count something else below it keep their words."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows

VILLAGES = ("一心村", "二龙村", "三河村")


def _items(title: str, *columns: tuple[str, int]) -> dict[str, str]:
    rows = [[village, *(number + place for _, number in columns)] for place, village in enumerate(VILLAGES)]
    cleaned = clean_rows([[title], ["村名", *(heading for heading, _ in columns)], *rows])
    first = cleaned.figures[cleaned.figures["place"] == VILLAGES[0]]
    names = {float(number): heading for heading, number in columns}
    return {names[row["value"]]: f"{row['item']}.{row['measure']}" for row in first.to_dict("records")}


@pytest.mark.parametrize(("title", "item"), [("贫困人口", "confirmed_poor"), ("贫困户", "confirmed_poor"), ("脱贫户", "exited")])
def test_what_counts_something_else_is_not_the_people_of_the_title(title: str, item: str) -> None:
    columns = [("户数", 30), ("人数", 90), ("培训人次", 11), ("批次数", 2), ("在岗", 5), ("期数", 3), ("到岗人次", 17)]
    found = _items(f"甲山镇2020年{title}情况统计表", *columns)
    assert found["户数"] == f"{item}.households"
    assert found["人数"] == f"{item}.persons"
    assert [heading for heading, said in found.items() if said.startswith(item)] == ["户数", "人数"]
    assert found["批次数"].endswith("批次数.count")
    assert found["在岗"].split(".")[1] not in ("households", "count")


def test_of_those_watched_likewise() -> None:
    found = _items("甲山镇2021年监测对象情况表", ("户数", 30), ("人数", 90), ("培训人次", 11), ("在岗", 5))
    assert [heading for heading, said in found.items() if said.startswith("total")] == ["户数", "人数"]


def test_no_number_of_a_village_counts_villages_that_a_title_names() -> None:
    columns = [("户数", 30), ("人数", 90), ("培训人次", 11), ("批次数", 2), ("在岗", 5), ("1月", 7)]
    assert not [said for said in _items("甲山镇2018年贫困村情况统计表", *columns).values() if said.startswith("villages")]


def test_of_townships_they_are_counted_by_month() -> None:
    rows = [["2018年贫困村退出情况统计表"], ["乡镇", "1月", "2月"], ["甲山镇", 3, 4], ["乙河镇", 1, 2]]
    found = clean_rows(rows, year=2018).figures
    assert {*found["measure"]} == {"count"}
    assert {*found["item"]} == {"villages"}


def test_what_says_only_when_is_of_those_in_the_title() -> None:
    assert _items("甲山镇2018年贫困户情况统计表", ("1月", 7), ("2月", 12)) == {
        "1月": "confirmed_poor.households",
        "2月": "confirmed_poor.households",
    }


def test_the_sum_of_those_taught_is_not_everybody() -> None:
    heads = ["期数", "培训工种", "培训人数", "其中：贫困劳动力"]
    rows = [["第1期", "养蜂", 45, 30], ["第2期", "家政服务", 50, 41], ["合计", "", 95, 71]]
    found = clean_rows([["甲山镇2020年贫困劳动力技能培训台账"], heads, *rows]).figures
    assert not {"population", "registry"} & {*found["topic"]}
    assert {95.0, 71.0} <= {*found["value"]}
