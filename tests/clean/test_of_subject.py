"""Money and watched people of a table that is about one subject are those of that subject."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, values


def _items(title: str, *heads: str) -> list[str]:
    row = [["青石村", *range(15, 15 + len(heads))], ["大田村", *range(29, 29 + len(heads))]]
    found = values(clean_rows([[title], ["村名", *heads], *row]))
    return [next(item for (*_, place, item, _), value in found.items() if value == 15 + at) for at in range(len(heads))]


@pytest.mark.parametrize(
    ("title", "heading", "item"),
    [
        ("甲山镇2023年农村居民最低生活保障统计表", "资金支出（元）", "living/农村居民最低生活保障 资金支出"),
        ("甲山镇2023年危房改造统计表", "资金支出（元）", "housing/rebuilt"),
        ("甲山镇2023年危房改造统计表", "中央资金（元）", "housing/rebuilt_of_from_centre"),
        ("甲山镇2023年雨露计划补助统计表", "资金结余（元）", "education/yulu_carried_over"),
        ("甲山镇2023年临时救助统计表", "资金支出（元）", "living/temporary_relief"),
        ("甲山镇2023年公益性岗位统计表", "资金支出（元）", "employment/public_welfare_posts_spent"),
        ("甲山镇2023年残疾人两项补贴统计表", "县级配套（元）", "living/disability_both_of_from_county"),
    ],
)
def test_money_is_of_the_subject(title: str, heading: str, item: str) -> None:
    assert _items(title, "户数（户）", heading)[1] == item


@pytest.mark.parametrize(
    ("title", "heading", "item"),
    [
        ("甲山镇2023年财政衔接资金统计表", "资金支出（元）", "funds/spent"),
        ("甲山镇2023年基本情况统计表", "资金支出（元）", "funds/spent"),
        ("甲山镇2023年危房改造统计表", "支出扶贫资金（元）", "funds/spent"),
        ("甲山镇2023年产业扶贫资金统计表", "中央资金（元）", "funds/central"),
        ("甲山镇2023年建档立卡贫困户统计表", "资金结余（元）", "funds/carried_over"),
    ],
)
def test_money_of_the_funds_stays_theirs(title: str, heading: str, item: str) -> None:
    assert _items(title, heading) == [item]


@pytest.mark.parametrize(
    ("title", "heading", "item"),
    [
        ("甲山镇2023年脱贫人口家庭收入监测情况表", "监测人数（人）", "income/脱贫人口家庭收入监测 监测人数"),
        ("甲山镇2023年务工监测表", "监测户数（户）", "employment/务工监测 监测户数"),
        ("甲山镇2023年农户饮水监测情况表", "监测户数（户）", "infrastructure/农户饮水监测 监测户数"),
        ("甲山镇2023年脱贫人口家庭收入监测情况表", "监测对象（户）", "monitoring/total"),
        ("甲山镇2023年防返贫监测对象收入监测情况表", "监测人数（人）", "monitoring/total"),
        ("甲山镇2023年防返贫动态监测情况表", "监测人数（人）", "monitoring/total"),
        ("甲山镇2023年监测对象情况表", "监测户数（户）", "monitoring/total"),
    ],
)
def test_those_watched_for_their_income_are_no_monitored_households(title: str, heading: str, item: str) -> None:
    assert _items(title, heading) == [item]


@pytest.mark.parametrize(
    ("title", "item"),
    [
        ("甲山镇2023年第一批财政衔接推进乡村振兴补助资金项目公示表", "funds/central_of_first_batch"),
        ("甲山镇2023年第4批财政衔接推进乡村振兴补助资金项目公示表", "funds/central_of_fourth_batch"),
        ("甲山镇2023年财政衔接资金项目表（第三批）", "funds/central_of_third_batch"),
        ("甲山镇2023年财政衔接资金第二批项目安排表", "funds/central_of_second_batch"),
        ("甲山镇2023年第一批驻村工作队资金情况表", "funds/central"),
        ("甲山镇2023年第一批搬迁户、衔接资金情况表", "funds/central"),
        ("甲山镇2023年财政衔接推进乡村振兴补助资金项目公示表", "funds/central"),
    ],
)
def test_the_money_of_a_batch_is_not_that_of_the_year(title: str, item: str) -> None:
    assert _items(title, "中央资金（元）") == [item]


@pytest.mark.parametrize(
    ("heads", "part", "measure"),
    [
        (("受益户数", "受益人口", "其中：脱贫户（含监测户）"), "受益户数：其中脱贫户（含监测户）", "households"),
        (("参训户数", "参训人数", "其中：脱贫人口（含监测对象）"), "参训人数：其中脱贫人口（含监测对象）", "persons"),
        (("受益户数", "受益人数", "其中：低保户（含五保户）"), "受益户数：其中低保户（含五保户）", "households"),
    ],
)
def test_a_part_is_counted_as_its_own_word_says(heads: tuple[str, ...], part: str, measure: str) -> None:
    rows = [["甲山镇2023年项目受益情况统计表"], ["村名", *heads], ["青石村", 133, 382, 75], ["大田村", 130, 327, 78]]
    found = {(item.partition("/")[2], said): value for (*_, item, said), value in values(clean_rows(rows)).items()}
    assert found[part, measure] == 78
