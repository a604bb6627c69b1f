"""What is said in short is read in full: months that share a word, a noun within a chain, a line to stay below."""

import pytest

from tests.clean.prose.sentence import figures, kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1、2、3月分别脱贫3户、4户、5户。",
            ["exit/done.households=3@2018M01", "exit/done.households=4@2018M02", "exit/done.households=5@2018M03"],
        ),
        ("10、11月份分别改造危房7户、9户。", ["housing/rebuilt.households=7@2018M10", "housing/rebuilt.households=9@2018M11"]),
        ("4月和5月分别脱贫12户、15户。", ["exit/done.households=12@2018M04", "exit/done.households=15@2018M05"]),
        ("第一、二季度分别脱贫20户、35户。", ["exit/done.households=20@2018Q1", "exit/done.households=35@2018Q2"]),
        ("1、2、3月脱贫12户。", ["exit/done.households=12"]),
    ],
)
def test_parts_of_a_year_told_one_by_one(text: str, expected: list[str]) -> None:
    assert figures(text)[-len(expected) :] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成水池200立方米3座、50立方米2座。", ["infrastructure/water_tanks.count=3", "infrastructure/water_tanks.count=2"]),
        ("建成水窖30方20口、50方12口。", ["infrastructure/water_tanks.count=20", "infrastructure/water_tanks.count=12"]),
    ],
)
def test_a_size_is_no_name(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


def test_a_list_by_sizes_has_its_verb_once() -> None:
    found = figures("新修100立方米蓄水池6口、30立方米蓄水池11口，维修20立方米蓄水池4口。")
    assert [one.rsplit(".")[0].removeprefix("infrastructure/") for one in found] == [
        "water_tanks_new",
        "water_tanks_new",
        "water_tanks",
    ]


@pytest.mark.parametrize("lead", ["全镇有3个村共", "3个村共有", "4个村合计"])
def test_the_noun_stands_between_households_and_persons(lead: str) -> None:
    found = figures(f"{lead}320户贫困户1200人。")
    assert found[-2:] == ["registry/total.households=320", "registry/total.persons=1200"]
    assert found[0].split("=")[0] == "other/村.count"


def test_a_noun_between_them_is_no_population() -> None:
    assert figures("全镇共有4个村210户贫困户800人。")[1:] == ["registry/total.households=210", "registry/total.persons=800"]


@pytest.mark.parametrize("text", ["低于3%的退出标准", "达到3%以下的要求", "符合2%以内的控制线", "低于3%的贫困村出列标准"])
def test_a_line_to_stay_below_is_no_rate(text: str) -> None:
    told = kinds(f"贫困发生率降至1.1%，{text}。")
    assert list(told.values()) == ["figure", "condition"]


def test_a_task_is_no_line() -> None:
    assert list(kinds("参保率99%，完成95%的指标任务。").values()) == ["figure", "figure"]


@pytest.mark.parametrize("than", ["比之2017年", "较之2017年", "相较于去年", "相比于2017年"])
def test_than_is_said_in_several_ways(than: str) -> None:
    assert figures(f"外出务工1200人，{than}增加320人。") == figures("外出务工1200人，比去年增加320人。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年经营收益不到5万元的村3个。", "income/年经营收益不到5万元的村.count=3"),
        ("村集体积累5万元至10万元的村6个。", "income/村集体积累5万元至10万元的村.count=6"),
        ("经营性收入低于3万元的薄弱村1个。", "income/经营性收入低于3万元的薄弱村.count=1"),
        ("集体收益不足1万元的空壳村2个。", "income/集体收益不足1万元的空壳村.count=2"),
    ],
)
def test_villages_by_what_they_earn(text: str, expected: str) -> None:
    assert figures(text) == [expected]


@pytest.mark.parametrize("name", ["在贷户数", "在保对象", "在园幼儿", "在读学生名册"])
def test_a_name_keeps_its_first_sign(name: str) -> None:
    assert name in figures(f"全镇{name}共215个。")[0]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("改善饮水条件，聘请水管员88名。", "employment"),
        ("改善饮水条件，聘请安全饮水协管员5名。", "employment"),
        ("整治河道，聘请防火巡查员22名。", "employment"),
        ("改善饮水条件，选聘矛盾调解员9名。", "staffing"),
        ("硬化道路，建成藤椒园300亩。", "production"),
        ("硬化道路，建成榨油坊5家。", "production"),
        ("发展产业，建成提灌站2处。", "infrastructure"),
        ("发展产业，建成排洪渠1.2公里。", "infrastructure"),
        ("硬化道路，建成村道5公里。", "infrastructure"),
    ],
)
def test_the_last_signs_of_a_name_tell_its_topic(text: str, topic: str) -> None:
    assert figures(text)[-1].split("/")[0] == topic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("因病返贫一户3人。", ["registry/returned.households=1", "registry/returned.persons=3"]),
        ("清退一户5人。", ["registry/removed.households=1", "registry/removed.persons=5"]),
        ("今年返贫一户。", ["registry/returned.households=1"]),
        ("落实一户一策，每户一人。", []),
        ("未出现一户一人返贫，不落一户一人。", []),
    ],
)
def test_one_household_is_counted(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("新栽脐橙420亩，总面积达到2600亩。", "crop_oranges"),
        ("发展茶叶300亩，种植面积扩大到4200亩。", "tea"),
        ("扩种核桃200亩，总规模达到1800亩。", "crop_walnuts"),
    ],
)
def test_all_of_a_crop_is_no_territory(text: str, item: str) -> None:
    added, whole = figures(text)
    assert added.split(".")[0] == f"production/{item}_new"
    assert whole.split(".")[0] == f"production/{item}"
