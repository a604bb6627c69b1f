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
        ("甲山镇2023年农村居民最低生活保障统计表", "资金支出（元）", "living/minimum_living_allowance"),
        ("甲山镇2023年危房改造统计表", "资金支出（元）", "housing/rebuilt"),
        ("甲山镇2023年危房改造统计表", "中央资金（元）", "housing/rebuilt_of_from_centre"),
        ("甲山镇2023年雨露计划补助统计表", "资金结余（元）", "education/yulu_carried_over"),
        ("甲山镇2023年临时救助统计表", "资金支出（元）", "living/temporary_relief"),
        ("甲山镇2023年危房改造资金统计表", "中央资金（元）", "housing/rebuilt_of_from_centre"),
        ("甲山镇2023年雨露计划资金表", "县级配套（元）", "education/yulu_of_from_county"),
        ("甲山镇2023年公益性岗位统计表", "资金支出（元）", "employment/public_welfare_posts_spent"),
        ("甲山镇2023年残疾人两项补贴统计表", "县级配套（元）", "living/disability_both_of_from_county"),
        ("甲山镇2023年就业帮扶车间情况统计表", "资金支出（元）", "production/就业帮扶车间 资金支出"),
        ("甲山镇2023年农民专业合作社情况统计表", "省级资金（元）", "production/农民专业合作社 省级资金"),
        ("甲山镇2023年桥梁建设情况统计表", "资金支出（元）", "infrastructure/bridges_spent"),
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
        ("甲山镇2023年帮扶监测对象情况表", "监测户数（户）", "monitoring/total"),
        ("甲山镇2023年教育帮扶监测户情况表", "监测人数（人）", "monitoring/total"),
        ("甲山镇2023年帮扶监测情况表", "监测户数（户）", "visits/帮扶监测 监测户数"),
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
        ("甲山镇2023年第五批财政衔接资金项目表", "funds/central_of_fifth_batch"),
        ("甲山镇2023年财政衔接资金项目表（第6批）", "funds/central_of_sixth_batch"),
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


@pytest.mark.parametrize(
    ("title", "heading", "item"),
    [
        ("甲山镇2018年贫困人口退出情况汇总表", "当年退出户数", "exit/done"),
        ("甲山镇2018年贫困户退出统计表", "退出人数（人）", "exit/done"),
        ("甲山镇2018年贫困人口退出情况汇总表", "拟退出（户）", "exit/pre_exit"),
        ("甲山镇2018年5月低保对象退出情况表", "当月退出（户）", "living/minimum_living_allowance_reduced"),
        ("甲山镇2019年公益性岗位退出情况表", "退出人数（人）", "employment/public_welfare_posts_reduced"),
    ],
)
def test_who_leaves_is_who_the_title_is_about(title: str, heading: str, item: str) -> None:
    assert _items(title, heading) == [item]


@pytest.mark.parametrize(
    ("heading", "items"),
    [
        ("补助金额（元）", ["production/tea_subsidised", "production/生姜 补助金额"]),
        ("奖补资金（万元）", ["production/tea_subsidised", "production/生姜 奖补资金"]),
        ("产值（元）", ["production/tea_output_value", "production/生姜 产值"]),
        ("投资（元）", ["production/tea", "production/生姜"]),
    ],
)
def test_grants_for_what_is_grown_are_no_value_of_it(heading: str, items: list[str]) -> None:
    rows = [["甲山镇2022年种植业统计表"], ["品种", "面积（亩）", heading], ["茶叶", 5, 21], ["生姜", 6, 33]]
    found = {value: item for (*_, item, measure), value in values(clean_rows(rows)).items() if measure == "amount_yuan"}
    assert list(found.values()) == items


def _divided(*rows: list[object], heads: tuple[str, ...] = ("线上", "线下")) -> set[str]:
    """Return in what the parts of a group without units are counted, beside those who were trained."""
    above = [["村名", "参训户数（户）", "参训人数（人）", "培训方式", ""], ["", "", "", *heads]]
    merges = [(2, 4, 2, 5), *((2, column, 3, column) for column in (1, 2, 3))]
    found = values(clean_rows([["甲山镇2022年参训统计表"], *above, *rows], merges=merges))
    return {key[-1] for key in found if any(head in key[-2] for head in heads)}


def test_parts_that_add_up_to_a_column_are_counted_as_it_is() -> None:
    assert _divided(["甲村", 10, 20, 15, 5], ["乙村", 12, 30, 16, 14], ["丙村", 9, 20, 14, 6]) == {"persons"}
    assert _divided(["甲村", 20, 41, 15, 5], ["乙村", 30, 55, 16, 14], ["丙村", 20, 50, 14, 6]) == {"households"}


def test_parts_that_do_not_add_up_in_every_row_stay_open() -> None:
    assert _divided(["甲村", 10, 20, 15, 5], ["乙村", 12, 30, 16, 14], ["丙村", 9, 21, 14, 6]) == {"quantity"}
    assert _divided(["甲村", 10, 20, 15, 5], ["乙村", 12, 30, 16, 14]) == {"quantity"}


def test_a_column_of_projects_makes_no_table_of_works_one_of_funds() -> None:
    heads = ["项目", "地点", "总投资（万元）", "中央资金（万元）"]
    rows = [["茶园", "青石村", 40, 30], ["粮仓", "镇政府", 50, 30], ["合计", "", 90, 60]]
    found = values(clean_rows([["甲山镇2021年基础设施项目表"], heads, *rows]))
    assert {item for (*_, item, _), value in found.items() if value == 600000} == {"infrastructure/基础设施项目 中央资金"}


@pytest.mark.parametrize(
    ("title", "heading", "item"),
    [
        ("社会保险代缴", "医疗保险代缴", "medical/premium_aid"),
        ("社会保险代缴", "代缴医疗保险", "medical/premium_aid"),
        ("社会保险代缴", "养老保险代缴", "living/pension_aid"),
        ("城乡居民养老保险代缴", "代缴", "living/pension_aid"),
        ("社会保险代缴", "失业保险代缴", "living/失业保险代缴金额"),
        ("社会保险代缴", "社保代缴", "living/社保代缴金额"),
    ],
)
def test_premiums_paid_are_a_pensions_only_where_that_is_said(title: str, heading: str, item: str) -> None:
    assert _items(f"甲山镇2023年{title}情况统计表", f"{heading}金额（元）") == [item]
