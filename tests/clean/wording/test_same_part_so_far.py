"""上年同期累计 is all of that year up to the month; a deadline is no time of what a row counts."""

from __future__ import annotations

from tests.clean.grids import clean_rows, values


def test_the_same_part_of_the_year_before_runs_as_far() -> None:
    head: list[object] = ["指标", "单位", "本月", "1-9月累计", "上年同期累计", "上年同期"]
    found = values(clean_rows([["甲澜镇2024年9月月报"], head, ["走访农户", "户次", 612, 5230, 4960, 500]]))
    assert {where[1]: value for where, value in found.items()} == {
        "2024M09": 612,
        "2024-09-30": 5230,
        "2023-09-30": 4960,
        "2023M09": 500,
    }


def test_a_deadline_is_no_time_of_what_is_counted() -> None:
    head: list[object] = ["问题", "涉及村", "发现时间", "整改时限", "涉及户数（户）"]
    rows: list[list[object]] = [["监测不及时", "东阁村", "2024年1月", "2024年3月底", 2]]
    rows += [["验收滞后", "西岭村", "2024年1月", "2024年4月底", 12]]
    cleaned = clean_rows([["甲澜镇2024年问题整改台账"], head, *rows])
    assert set(cleaned.figures["period"]) == {"2024"}
