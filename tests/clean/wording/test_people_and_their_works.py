"""People before what was done for them, parts that go on, and plans that were carried out: what each column counts."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows


def items_of(title: str, heads: list[str], values: list[float] | None = None) -> list[str]:
    """Item and measure of each column, in order."""
    numbers = values or [90 - 7 * place for place in range(len(heads))]
    figures = clean_rows([[title], ["村名", *heads], ["东村", *numbers]]).figures
    return [f"{one.item}.{one.measure}" for one in figures.itertuples()]


@pytest.mark.parametrize(
    ("title", "head", "item"),
    [
        ("甲山镇2022年医保参保情况表", "脱贫人口已参保", "insured_of_exited.persons"),
        ("甲山镇2022年养老保险情况表", "脱贫人口应参保", "pension_needed_of_exited.persons"),
        ("甲山镇2022年危房改造", "监测户已开工", "rebuilt_started_of_monitored.households"),
        ("甲山镇2022年危房改造", "监测户计划（户）", "rebuilt_planned_of_monitored.households"),
        ("甲山镇2022年改厕情况表", "脱贫户已改", "toilets_of_exited.households"),
        ("甲山镇2022年小额信贷表", "监测户已还（万元）", "loans_repaid_of_monitored.amount_yuan"),
    ],
)
def test_people_before_what_was_done_for_them_are_those_for_whom_it_was(title: str, head: str, item: str) -> None:
    assert items_of(title, [head]) == [item]


@pytest.mark.parametrize(
    ("title", "heads", "last"),
    [
        (
            "云台镇2019年易地扶贫搬迁表",
            ["搬迁户数", "搬迁人数", "其中：建档立卡户数", "建档立卡人数"],
            "relocation_of_registered.persons",
        ),
        (
            "云台镇2019年医保参保统计表",
            ["参保户数", "参保人数", "其中：低保户数", "低保人数"],
            "insured_of_low_income_allowance.recipients",
        ),
    ],
)
def test_a_part_that_counts_the_same_people_otherwise_goes_on_with_it(title: str, heads: list[str], last: str) -> None:
    assert items_of(title, heads, [60, 210, 40, 150])[-1] == last


def test_beside_those_moved_with_them_the_poor_are_those_who_were_moved() -> None:
    heads = ["建档立卡户数", "建档立卡人数", "同步搬迁户数"]
    assert items_of("云台镇2019年易地扶贫搬迁统计表", heads)[:2] == [
        "relocation_of_registered.households",
        "relocation_of_registered.persons",
    ]
    assert items_of("云台镇2019年贫困人口统计表", ["建档立卡户数", "搬迁户数"])[0] == "total.households"


def test_poor_disabled_among_the_disabled_are_the_poor_of_them() -> None:
    assert items_of("云台镇2020年残疾人情况", ["持证残疾人", "其中：贫困残疾人"])[1] == "disabled_of_registered.persons"


@pytest.mark.parametrize(
    ("title", "head", "item"),
    [
        ("云台镇2020年危房改造进度表", "危房改造计划完成率（%）", "rebuilding_rate.rate"),
        ("云台镇2020年改厕进度表", "年度计划完成率（%）", "toilets_completed_rate.rate"),
        ("云台镇2020年小额信贷进度表", "目标完成率（%）", "loans_completed_rate.rate"),
    ],
)
def test_how_much_of_a_plan_was_carried_out_is_no_plan(title: str, head: str, item: str) -> None:
    assert items_of(title, ["户数", head])[-1] == item


@pytest.mark.parametrize(("head", "item"), [("中职", "vocational"), ("高职", "higher_vocational")])
def test_a_school_stage_under_a_scheme_is_the_scheme_for_its_pupils(head: str, item: str) -> None:
    assert items_of("河口乡2022年雨露计划补助发放表", [f"{head}（人）", f"{head}（元）"]) == [
        f"yulu_of_{item}_students.recipients",
        f"yulu_of_{item}_students.amount_yuan",
    ]


def test_headings_in_two_languages_may_end_in_a_short_word() -> None:
    rows = [
        ["青岩镇2017年致贫原因"],
        ["村名", "因病 Illness", "", "缺技术 Skills", ""],
        ["", "户数\nHH", "人数 No.", "户数\nHH", "人数 No."],
    ]
    figures = clean_rows([*rows, ["东村", 5, 17, 6, 20]], merges=[(2, 2, 2, 3), (2, 4, 2, 5)]).figures
    assert [f"{one.item}.{one.measure}" for one in figures.itertuples()] == [
        "illness.households",
        "illness.persons",
        "lack_of_technique.households",
        "lack_of_technique.persons",
    ]


def test_a_return_made_known_to_all_reprimands_nobody() -> None:
    assert items_of("甲山镇2021年小额信贷投放情况通报表", ["年度任务（万元）", "完成（万元）"]) == [
        "loans_planned.amount_yuan",
        "loans.amount_yuan",
    ]


def test_those_at_their_posts_month_by_month_are_counted_by_the_title() -> None:
    figures = clean_rows([["东升镇2021年公益性岗位在岗人数"], ["村名", "1月", "2月"], ["东村", 12, 13]]).figures
    assert figures["item"].tolist() == ["public_welfare_posts"] * 2


@pytest.mark.parametrize(
    ("title", "head", "item"),
    [
        ("木楼镇2018年易地扶贫搬迁入住及拆旧进度表", "实际入住（户）", "relocation_moved_in.households"),
        ("木楼镇2018年易地搬迁入住和旧房拆除情况表", "入住率（%）", "relocation_moved_in_rate.rate"),
        ("木楼镇2020年道路硬化及路灯安装情况", "计划里程（公里）", "paved_roads_planned.length_km"),
        ("木楼镇2020年危房改造验收及人饮工程建设情况", "验收户数", "rebuilt_accepted.households"),
    ],
)
def test_of_two_works_of_a_title_a_stage_is_of_the_one_named_with_it(title: str, head: str, item: str) -> None:
    assert items_of(title, [head]) == [item]


@pytest.mark.parametrize(
    ("title", "heads", "items"),
    [
        (
            "云台镇2019年肉牛养殖统计表",
            ["存栏（头）", "产值（万元）"],
            ["animal_cattle_kept.count", "animal_cattle_output_value.amount_yuan"],
        ),
        ("云台镇2019年中蜂养殖台账", ["养殖户数"], ["animal_bees.households"]),
        ("云台镇2019年养殖业统计表", ["存栏（头）", "产值（万元）"], ["raising.count", "output.amount_yuan"]),
        ("云台镇2019年生猪和家禽养殖", ["存栏"], ["raising.count"]),
    ],
)
def test_what_is_kept_and_brings_in_is_of_the_one_kind_that_a_title_names(title: str, heads: list[str], items: list[str]) -> None:
    assert items_of(title, heads) == items


@pytest.mark.parametrize("fund", ["财政衔接资金", "财政专项扶贫资金", "东西部协作资金", "整合涉农资金"])
def test_what_projects_of_a_fund_cost_is_not_all_of_that_fund(fund: str) -> None:
    assert items_of(f"铜鼓镇2021年{fund}项目情况表", ["总投资（万元）"]) == ["projects_allocated.amount_yuan"]


def test_a_library_is_no_room_for_culture() -> None:
    heads = ["农家书屋（个）", "文化活动室（个）"]
    assert items_of("云台镇2019年公共服务设施", heads) == ["village_libraries.count", "cultural_rooms.count"]


def test_households_in_a_mutual_fund_are_in_no_cooperative() -> None:
    assert items_of("槐荫镇2016年互助资金运行情况表", ["入社户数"]) == ["入社户数.households"]
    assert items_of("槐荫镇2016年合作社带动情况表", ["入社户数"]) == ["cooperative_members.households"]


@pytest.mark.parametrize(("work", "item"), [("农村危房改造", "rebuilt_planned"), ("改厕", "toilets_planned")])
def test_a_task_shared_out_is_planned_work_of_its_name(work: str, item: str) -> None:
    assert items_of(f"甲山镇2019年{work}任务分解表", ["户数", "补助资金（万元）"]) == [
        f"{item}.households",
        f"{item}.amount_yuan",
    ]
