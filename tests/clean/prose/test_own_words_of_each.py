"""What a number's own clause says goes before what the list before it says: its half, its item, what each gets."""

import pytest

from tests.clean.prose.sentence import figures, kinds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "2018年上半年计划脱贫50户，下半年计划脱贫60户。",
            ["plan/exit.households=50@2018H1", "plan/exit.households=60@2018H2"],
        ),
        ("今年下半年拟脱贫60户240人。", ["plan/exit.households=60@2018H2", "plan/exit.persons=240@2018H2"]),
        ("2019年上半年计划脱贫60户。", ["plan/exit.households=60@2019H1"]),
        ("2019年计划脱贫60户。", ["plan/exit.households=60@2019"]),
        ("明年全年计划脱贫100户。", ["plan/exit.households=100@2019"]),
    ],
)
def test_a_plan_is_of_the_part_of_the_year_that_its_clause_names(text: str, found: list[str]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "小坝村、高山村脱贫20户，大坝村贫困户40户。",
            ["exit/done.households=20[小坝村、高山村]", "registry/total.households=40[大坝村]"],
        ),
        ("小坝村脱贫20户，大坝村监测户4户。", ["exit/done.households=20[小坝村]", "monitoring/total.households=4[大坝村]"]),
        ("小坝村贫困户20户，大坝村脱贫4户。", ["registry/total.households=20[小坝村]", "exit/done.households=4[大坝村]"]),
        ("小坝村脱贫20户，大坝村40户。", ["exit/done.households=20[小坝村]", "exit/done.households=40[大坝村]"]),
        (
            "今年脱贫52户，其中小坝村贫困户30户，大坝村贫困户22户。",
            ["exit/done.households=52", "exit/done.households=30[小坝村]", "exit/done.households=22[大坝村]"],
        ),
    ],
)
def test_a_village_that_names_its_own_item_is_of_that(text: str, found: list[str]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "每户猪仔2头、化肥50公斤、鸡苗10只。",
        "每户发放母羊3只、饲料100公斤和兽药2盒。",
        "每户投放鸡苗50只、玉米种子10公斤。",
    ],
)
def test_what_each_gets_is_so_for_the_whole_list(text: str) -> None:
    assert set(kinds(text).values()) == {"policy"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("每户投放鸡苗50只，共发放鸡苗1500只。", "1500只"),
        ("每户投放鸡苗50只，全镇种植茶叶300亩。", "300亩"),
        ("每户投放鸡苗50只、共1500只。", "1500只"),
    ],
)
def test_what_all_got_is_counted(text: str, number: str) -> None:
    assert kinds(text)[number] == "figure"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("为30户贫困户发放化肥20吨。", "发放化肥"),
        ("向脱贫户免费发放种子20吨。", "发放种子"),
        ("为监测对象购买饲料20吨。", "购买饲料"),
    ],
)
def test_goods_are_called_by_their_name_and_not_by_whom_they_reached(text: str, name: str) -> None:
    assert figures(text)[-1].split("/")[1].split(".")[0] == name
