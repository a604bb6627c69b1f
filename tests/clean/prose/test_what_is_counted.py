"""The noun at a number says what is counted: what it is made of, how large it is and whom it reaches are not it."""

import pytest

from tests.clean.prose.sentence import figures, kinds, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇有茶叶加工厂12家。", "production/茶叶加工厂.count=12"),
        ("建成3个食用菌种植基地。", "production/bases.count=3"),
        ("建成1个年出栏5000头的养猪场。", "production/养猪场.count=1"),
        ("新建1座年处理畜禽粪污2000吨的有机肥厂。", "production/有机肥厂.count=1"),
        ("建成茶园200亩和1座茶叶初制厂。", "production/茶叶初制厂.count=1"),
        ("建成200亩标准化茶园和1座日加工鲜叶3吨的茶叶初制厂。", "production/茶叶初制厂.count=1"),
        ("培育合作社6家，9家家庭农场参与带贫。", "production/family_farms.count=9"),
        ("种植香菇20万袋。", "production/crop_mushrooms.count=200000"),
    ],
)
def test_a_place_is_none_of_what_is_grown_there(text: str, expected: str) -> None:
    assert figures(text, heading="产业扶贫")[-1] == expected


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("建设存栏3000头的生猪养殖场1个。", "3000头", "dimension"),
        ("建成占地30亩的肉牛养殖小区3个。", "30亩", "dimension"),
        ("建成2个日烘干20吨的粮食烘干点。", "20吨", "dimension"),
        ("建成养殖场2个，存栏生猪3000头。", "3000头", "figure"),
        ("建成烘干点2个，烘干水稻800吨。", "800吨", "figure"),
        ("流转面积300亩的大户3户。", "300亩", "figure"),
    ],
)
def test_how_much_a_thing_turns_out_is_its_size(text: str, number: str, kind: str) -> None:
    assert kinds(text)[number] == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "硬化通组公路12条，惠及9个村1300户。",
            ["infrastructure/村组道路惠及村.count=9", "infrastructure/group_roads.households=1300"],
        ),
        (
            "新建供水工程13处，惠及8个村2140人。",
            ["infrastructure/饮水工程惠及村.count=8", "infrastructure/drinking_water.persons=2140"],
        ),
        ("流转土地1200亩，涉及5个村326户。", ["production/土地流转涉及村.count=5", "production/land_transferred.households=326"]),
        (
            "安全饮水工程7处，覆盖6个行政村18个自然村。",
            ["infrastructure/饮水工程覆盖行政村.count=6", "infrastructure/饮水工程覆盖自然村.count=18"],
        ),
        (
            "铺设管网63公里，解决24个屯5320人饮水问题。",
            ["infrastructure/安装管网解决屯.count=24", "infrastructure/drinking_water.persons=5320"],
        ),
        (
            "硬化通组公路12条，全镇辖9个村1300户。",
            ["population/administrative_villages.count=9", "population/total.households=1300"],
        ),
    ],
)
def test_villages_that_a_work_reaches_are_none_of_it(text: str, expected: list[str]) -> None:
    assert figures(text, heading="基础设施", year=2019)[-2:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("为126名重度残疾人发放护理补贴15.1万元。", "living/disability_care.amount_yuan=151000"),
        ("累计向231户贫困户发放小额信贷1036万元，其中今年新增43户。", "credit/loans_cumulative.amount_yuan=10360000"),
        ("为386名务工人员发放交通补贴11.6万元。", "employment/travel_subsidies.amount_yuan=116000"),
        ("为28名大学生申请助学贷款21.6万元。", "education/大学生申请助学贷款.amount_yuan=216000"),
        ("为86户改造危房，发放小额信贷300万元。", "credit/loans.amount_yuan=3000000"),
    ],
)
def test_money_is_of_what_those_before_it_were_given(text: str, expected: str) -> None:
    assert figures(text)[1] == expected


def test_words_are_not_cut_where_a_verb_begins_a_longer_one() -> None:
    items = [one.item for text in ("达成意向协议213人。", "已并网发电5个。", "建有机肥厂3座。") for one in read(text)]
    assert items == ["达成意向协议", "并网发电", "建有机肥厂"]
