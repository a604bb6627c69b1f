"""Groups under a title of the register's people are those of them; under any other title they are all who are."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows


def _counted(title: str, heading: str) -> set[tuple[str, str]]:
    rows = [["村名", "户数", "人数", heading], ["青石村", 20, 60, 5], ["大田村", 10, 30, 4], ["合计", 30, 90, 9]]
    figures = clean_rows([[f"甲山镇2018年{title}"], *rows]).figures
    own = figures[figures["value"].isin([5, 4, 9])]
    return {
        (f"{topic}/{item}", measure)
        for topic, item, measure in own[["topic", "item", "measure"]].itertuples(index=False, name=None)
    }


@pytest.mark.parametrize("title", ["建档立卡贫困户基本情况表", "贫困户基本情况表", "贫困人口基本情况统计表"])
@pytest.mark.parametrize(
    ("heading", "item"),
    [
        ("残疾人", "living/disabled_of_registered"),
        ("60岁以上老人", "living/elders_60_plus_of_registered"),
        ("高血压患者", "medical/hypertension_of_registered"),
    ],
)
def test_a_group_under_a_title_of_people_is_of_them(title: str, heading: str, item: str) -> None:
    assert _counted(title, heading) == {(item, "persons")}


@pytest.mark.parametrize(
    ("title", "heading", "item"),
    [
        ("各村基本情况表", "残疾人", "living/disabled"),
        ("残疾人基本情况表", "残疾人", "living/disabled"),
        ("脱贫户基本情况表", "残疾人", "living/disabled_of_exited"),
        ("建档立卡贫困户基本情况表", "低保户", "registry/low_income_allowance"),
    ],
)
def test_under_other_titles_nothing_is_narrowed_and_what_is_of_the_register_is_so_already(
    title: str, heading: str, item: str
) -> None:
    assert {found for found, _ in _counted(title, heading)} == {item}
