"""Works that became others than planned: what was planned at first was never done, and what it became is not planned."""

import pytest

from .sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全年由原来规划的硬化村道5公里改为硬化8公里，投入320万元。",
            ["village_roads_planned.length_km=5", "paved_roads.length_km=8", "paved_roads.amount_yuan=3200000"],
        ),
        (
            "原计划新建蓄水池6口，因水源不足变更为新建蓄水池4口。",
            ["water_tanks_planned.count=6", "water_tanks.count=4"],
        ),
        ("村组道路原设计7公里，调减至5.5公里。", ["group_roads_planned.length_km=7", "group_roads.length_km=5.5"]),
        (
            "易地搬迁规划安置42户，调整后安置38户。",
            ["relocation_planned.households=42", "调整后安置.households=38"],
        ),
        ("将原计划购买肉牛60头改成购买肉羊400只。", ["animal_cattle_planned.count=60", "animal_sheep.count=400"]),
        (
            "原计划发展柑橘1200亩，后调整为1500亩，实际完成1480亩。",  # what was done in the end is told
            ["crop_oranges_planned.area_mu=1200", "crop_oranges_planned.area_mu=1500", "crop_oranges.area_mu=1480"],
        ),
        (
            "原计划改造危房50户，后调整为60户，实际改造58户。",
            ["rebuilt_planned.households=50", "rebuilt_planned.households=60", "rebuilt.households=58"],
        ),
        (
            "由原规划的茶叶160亩调整为80亩，已完成投资20万元。",  # money says nothing of the area
            ["tea_planned.area_mu=160", "tea.area_mu=80", "tea.amount_yuan=200000"],
        ),
        ("原计划搬迁28户，实际搬迁31户。", ["relocation_planned.households=28", "relocation.households=31"]),
    ],
)
def test_what_was_planned_at_first_and_what_it_became(text, expected):
    assert [one.split("/", 1)[1] for one in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "heading", "expected"),
    [
        ("拟将原规划的茶叶300亩调整为花椒450亩。", "", ["tea_planned.area_mu=300", "crop_pepper_planned.area_mu=450"]),
        ("原规划的茶叶300亩，申请变更为花椒450亩。", "", ["tea_planned.area_mu=300", "crop_pepper_planned.area_mu=450"]),
        ("将搬迁任务调整为41户。", "一、下一步计划", ["relocation_planned.households=41@2019"]),
        ("土坯房改为砖房36户，旱厕改为水厕47户。", "", ["土坯房改为砖房.households=36", "旱厕改为水厕.households=47"]),
        ("按年初计划硬化道路12公里。", "", ["paved_roads.length_km=12"]),
    ],
)
def test_what_is_still_to_be_changed_and_what_no_plan_was(text, heading, expected):
    assert [one.split("/", 1)[1] for one in figures(text, heading=heading)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建提灌站3处、山坪塘2座、渠道5公里，投资126万元。", "新建提灌站、山坪塘、水渠资金.amount_yuan=1260000"),
        ("实施通组路4条、文化广场2个，受益群众860人，共计投入资金215万元。", "村组道路、文化广场资金.amount_yuan=2150000"),
        ("新建蓄水池3口，投资42万元；渠道5公里，投资80万元。", "canals.amount_yuan=800000"),
        ("新建蓄水池3口，硬化通组路6公里，投资180万元。", "group_roads.amount_yuan=1800000"),
        ("新建蓄水池3口60立方米，投资42万元。", "蓄水池容积.amount_yuan=420000"),
        ("改造危房36户、户均补助1.2万元，共投资43.2万元。", "rebuilt.amount_yuan=432000"),
    ],
)
def test_money_behind_a_list_of_works_is_of_them_all(text, expected):
    assert figures(text)[-1].split("/", 1)[1] == expected


@pytest.mark.parametrize(
    ("text", "heading", "expected"),
    [
        (
            "到位资金90万元，按《岭上项目实施方案》的规划，其中：硬化村组道路共4公里；种植茶叶200亩，现已栽植120亩。",
            "",
            ["group_roads_planned.length_km=4", "tea_planned.area_mu=200", "tea.area_mu=120"],
        ),
        (
            "由原规划的茶叶200亩改为花椒150亩，其中机耕道600米。",
            "一、项目变更情况",
            ["tea_planned.area_mu=200", "crop_pepper_planned.area_mu=150", "tractor_roads_planned.length_km=0.6"],
        ),
        ("道路项目已完成硬化4公里。", "一、项目变更情况", ["paved_roads.length_km=4"]),
        ("硬化道路共4公里。", "一、下一步计划", ["paved_roads_planned.length_km=4@2019"]),
        ("全镇共有贫困户86户。", "一、下一步计划", ["total.households=86"]),
        ("完成粮食播种3200亩。", "一是播种计划落了地", ["grain.area_mu=3200"]),
    ],
)
def test_what_a_plan_holds_and_what_became_of_it(text, heading, expected):
    found = [one.split("/", 1)[1] for one in figures(text, heading=heading)]
    assert found[-len(expected) :] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年任务：改造危房46户；改厕120户。", ["rebuilt_planned.households=46", "toilets_planned.households=120"]),
        ("下达的任务为：改厕120户，已完成90户。", ["toilets_planned.households=120", "toilets.households=90"]),
        ("圆满完成目标任务：改厕120户；危改46户。", ["toilets.households=120", "rebuilt.households=46"]),
        ("任务完成情况：改厕120户；危改46户。", ["toilets.households=120", "rebuilt.households=46"]),
    ],
)
def test_tasks_are_planned_to_the_end_of_their_list(text, expected):
    assert [one.split("/", 1)[1] for one in figures(text)] == expected
