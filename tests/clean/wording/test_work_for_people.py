"""Work that headings name behind people is done for them: they are not all of those people."""

from __future__ import annotations

import pytest

from fupin_analysis.core.words.phrases import match_phrase
from tests.clean.grids import clean_rows


@pytest.mark.parametrize(
    "phrase", ["脱贫户帮扶户数", "贫困户帮扶户数", "低保户帮扶户数", "贫困户健康扶贫人数", "脱贫户产业发展户数"]
)
def test_those_for_whom_work_is_done_are_not_all_of_them(phrase: str) -> None:
    assert match_phrase(phrase, topics=["registry"]).item.is_own


@pytest.mark.parametrize(
    ("phrase", "item"),
    [
        ("脱贫户户数", "exited"),
        ("建档立卡贫困户户数", "total"),
        ("贫困户致贫原因户数", "confirmed_poor"),
        ("监测对象帮扶户数", "helped"),
    ],
)
def test_what_says_only_who_is_counted_is_all_of_them(phrase: str, item: str) -> None:
    assert match_phrase(phrase, topics=["registry"]).item.name == item


def _items(heads: list[str], below: list[str]) -> list[str]:
    rows = [
        ["甲山镇2021年工作情况统计表"],
        ["村名", *heads],
        ["", *below],
        ["一心村", 30, 90, 11, 40],
        ["二龙村", 31, 92, 12, 44],
    ]
    found = clean_rows(rows, merges=[(2, 2, 2, 3), (2, 4, 2, 5)]).figures
    return [f"{row['item']}.{row['measure']}" for row in found[found["place"] == "一心村"].to_dict("records")]


def test_headings_one_over_the_other_say_the_same() -> None:
    below = ["帮扶户数", "帮扶措施", "帮扶户数", "帮扶措施"]
    found = _items(["监测对象帮扶", "", "脱贫户帮扶", ""], below)
    assert found[0] == "helped.households"  # 帮扶 is not said twice
    assert not [item for item in found if item.startswith(("exited.", "total."))]
    assert not [item for item in _items(["监测对象", "", "脱贫户", ""], below) if item.startswith(("exited.", "total."))]


def test_a_rate_that_spreads_is_of_no_work_of_a_title() -> None:
    rows = [
        ["甲山镇2022年人居环境整治统计表"],
        ["村名", "卫生厕所（座）", "普及率（%）"],
        ["一心村", 290, 90.6],
        ["二龙村", 221, 85.5],
    ]
    assert "village_improvement_rate" not in {*clean_rows(rows).figures["item"]}
    rows[1][2] = "完成率（%）"
    assert "village_improvement_completed_rate" in {*clean_rows(rows).figures["item"]}
