"""Cards: of one household nothing is read, of one thing what is read is the thing's and no township's."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, values

_INCOME: list[list[object]] = [["家庭收入（元）", 12800, "人均纯收入（元）", 3200, "其中：务工收入（元）", 8000]]


@pytest.mark.parametrize(
    "rows",
    [
        [["户主", "吉克木呷", "劳动力", 2], *_INCOME],
        [["户主：买买提", "劳动力：2人"], ["人均纯收入：3200元", "耕地面积：5亩", "住房面积：80平方米"]],
        [["申请人姓名", "王三", "岗位", "护林员", "补贴标准（元/月）", 500], *_INCOME],
        [["家庭人口", 4, "劳动力人数", 2], *_INCOME],
        [["家庭成员人数：5人", "劳动力：2人"], *_INCOME],
        [["家庭常住人口", "3口", "劳动力", 2], *_INCOME],
        [["贫困户姓名", "吉三", "住房面积", 80], *_INCOME],
    ],
)
@pytest.mark.parametrize("title", ["甲澜镇东阁村2018年明白卡", "甲澜镇2018年贫困户收入测算表"])
def test_the_card_of_a_household_is_no_villages_and_is_not_shown(title: str, rows: list[list[object]]) -> None:
    cleaned = clean_rows([[title], *rows])
    assert cleaned.figures.empty
    assert [problem.code for problem in cleaned.problems] == ["F111"]
    assert {entry.text for entry in cleaned.account} == {"***"}


@pytest.mark.parametrize(
    "rows",
    [
        [["家庭人口", "户数"], ["1人", 20], ["2人", 30], ["3人及以上", 40], ["合计", 90]],
        [["村名", "户主", "带动贫困户（户）"], ["东阁村", "王三", 5], ["西岭村", "李四", 4], ["合计", "", 9]],
        [["贫困户", "一般", "低保"], ["户数", 20, 30], ["人数", 60, 80]],
        [["贫困户数", 30, "家庭人口", 90], ["劳动力", 50, "低保户数", 10]],
        [["村名", "贫困户数"], ["东阁村", 12], ["西岭村", 9], ["申请人：王三", "审核人：李四"]],
        [["总户数", 8, "家庭人口", 18], ["低保户数", 2, "五保户数", 1]],
        [
            ["村名", "户主", "经营内容", "带动贫困户", ""],
            ["", "", "", "户数", "人数"],
            ["东阁村", "王三", "养猪", 5, 12],
            ["西岭村", "李四", "种茶", 4, 9],
            ["合计", "", "", 9, 21],
        ],
    ],
)
def test_what_tables_and_forms_count_of_many_is_read(rows: list[list[object]]) -> None:
    assert not clean_rows([["甲澜镇2018年扶贫情况"], *rows]).figures.empty


@pytest.mark.parametrize(
    ("label", "name", "pairs"),
    [
        ("学校名称", "红石小学", [["在校学生数", 500, "教师人数", 30], ["寄宿生人数", 200, "建档立卡学生数", 60]]),
        ("车间名称", "巧手扶贫车间", [["就业人数", 50, "其中：贫困人口", 20], ["月均工资（元）", 2000, "年产值（万元）", 80]]),
        ("党支部名称", "东阁村党支部", [["党员人数", 35, "预备党员人数", 2], ["流动党员人数", 8, "困难党员人数", 5]]),
        ("企业名称", "绿源茶业有限公司", [["员工人数", 35, "其中：脱贫人口", 12], ["年产值（万元）", 80, "纳税额（万元）", 5]]),
        ("项目名称", "东阁村道路硬化", [["投资（万元）", 50, "里程（公里）", 3.2], ["受益户数", 30, "受益人数", 90]]),
    ],
)
@pytest.mark.parametrize("beside", [[], ["负责人", "张伟民"]])
def test_the_numbers_of_a_thing_are_its_own(label: str, name: str, pairs: list[list[object]], beside: list[object]) -> None:
    if beside and label == "项目名称":
        return  # nothing says that the name is one
    found = values(clean_rows([["甲澜镇2018年情况登记表"], [label, name, *beside], *pairs]))
    assert len(found) == 4
    assert all(name in item for _, _, item, _ in found)


def test_a_thing_among_the_numbers_of_a_village_has_those_behind_it() -> None:
    rows: list[list[object]] = [
        ["甲澜镇东阁村2018年基本情况"],
        ["村名", "东阁村", "主导产业名称", "茶叶"],
        ["总户数", 320, "总人口", 1200],
        ["合作社名称", "兴旺合作社", "社员人数", 50, "带动贫困户数", 12],
        ["贫困户数", 20, "贫困人口", 70],
    ]
    found = values(clean_rows(rows))
    assert {item for _, _, item, _ in found if "兴旺合作社" not in item} == {"population/total", "registry/confirmed_poor"}
    assert {value for (_, _, item, _), value in found.items() if "兴旺合作社" in item} == {50, 12}


def test_the_same_labels_twice_on_a_row_stand_below_what_tells_them_apart() -> None:
    rows: list[list[object]] = [["贫困户", "", "低保户", ""], ["户数", "人数", "户数", "人数"], [12, 34, 5, 6]]
    more: list[list[object]] = [["脱贫户", "", "五保户", ""], ["户数", "人数", "户数", "人数"], [7, 8, 9, 10]]
    found = values(clean_rows([["甲澜镇2018年扶贫情况"], *rows, *more]))
    assert {where[2:]: value for where, value in found.items()} == {
        ("registry/confirmed_poor", "households"): 12,
        ("registry/confirmed_poor", "persons"): 34,
        ("living/minimum_living_allowance", "households"): 5,
        ("living/minimum_living_allowance", "recipients"): 6,
        ("registry/exited", "households"): 7,
        ("registry/exited", "persons"): 8,
        ("registry/extreme_poverty_support", "households"): 9,
        ("registry/extreme_poverty_support", "persons"): 10,
    }


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("帮扶单位名称", "县教育局"),
        ("后盾单位名称", "县医院"),
        ("县名称", "云溪县"),
        ("主导产业名称", "茶叶"),
        ("合作社名称", "绿源合作社"),
        ("上级主管部门名称", "县农业局"),
    ],
)
def test_what_is_named_first_of_a_place_has_not_its_people(label: str, name: str) -> None:
    people: list[list[object]] = [["总户数", 320, "总人口", 1200], ["贫困户数", 32, "贫困人口", 120]]
    plain = values(clean_rows([["甲澜镇东阁村2018年情况登记表"], *people]))
    assert len(plain) == 4
    assert values(clean_rows([["甲澜镇东阁村2018年情况登记表"], [label, name], *people])) == plain


def test_numbers_behind_who_helps_a_place_are_the_places() -> None:
    rows = [["帮扶单位名称", "县教育局", "总户数", 320], ["总人口", 1200, "贫困户数", 32]]
    assert sorted(values(clean_rows([["甲澜镇东阁村2018年情况登记表"], *rows])).values()) == [32, 320, 1200]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("承包人名称", "李大海"),
        ("带头人名称", "王小明"),
        ("大户名称", "赵大山"),
        ("法人全称", "吉克木呷"),
        ("车间名称", "张伟民"),
    ],
)
def test_a_person_is_no_thing_that_numbers_are_of(label: str, name: str) -> None:
    rows = [
        ["甲澜镇东阁村2018年情况登记表"],
        [label, name],
        ["党员人数", 35, "产值（万元）", 80],
        ["贫困户数", 32, "务工人数", 120],
    ]
    cleaned = clean_rows(rows)
    assert not any(name in item for _, _, item, _ in values(cleaned))
    assert not any(name in entry.text for entry in cleaned.account)
