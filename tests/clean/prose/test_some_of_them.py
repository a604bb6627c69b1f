"""Some of those counted are not all of them: in brackets, within a bound, or those for whom something is done."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("危房改造42户（贫困户31户）。", "housing/危房改造：其中贫困户.households=31"),
        ("外出务工2310人，其中脱贫户712人。", "employment/外出务工：其中脱贫户.persons=712"),
        ("全镇总户数3125户（贫困户412户）。", "registry/total.households=412"),
        ("劳动力5210人（贫困劳动力812人）。", "population/registered_labour_force.persons=812"),
    ],
)
def test_a_group_in_brackets_is_some_of_the_number_before(text, expected):
    assert figures(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收入在4000元至5000元之间的还有21户。", ["income/收入4000元至5000元之间.households=21"]),
        ("户均年收入低于3万元的还有19户。", ["income/户均年收入低于3万元.households=19"]),
        ("村集体收入不足5万元的村还有4个。", ["income/村集体收入不足5万元的村.count=4"]),
        ("贫困户还有21户。", ["registry/not_exited.households=21"]),
    ],
)
def test_those_within_a_bound_keep_it(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("为脱贫户312户购买防贫保险。", "medical/脱贫户购买防贫保险.households=312"),
        ("脱贫户为312户。", "registry/exited.households=312"),
        ("今年将3户纳入监测范围。", "monitoring/newly_monitored.households=3"),
        ("纳入监测对象26户。", "monitoring/total.households=26"),
        ("慰问残疾人32名，帮助6户申请临时救助。", "living/申请临时救助.households=6"),
    ],
)
def test_for_whom_something_is_done_is_not_how_many_there_are(text, expected):
    assert figures(text, year=2022)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016年以来累计改造危房412户，投入865万元，2018年新增改造6户。", "housing/rebuilt.households=6"),
        ("新建养牛场1个，占地3600平方米。", "production/新建养牛场占地.count=3600"),
    ],
)
def test_what_only_its_verb_names(text, expected):
    assert figures(text)[-1].split(".")[0] == expected.split(".")[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("贫困户412户（低保户86户，五保户21户）。", ["low_income_allowance=86", "extreme_poverty_support=21"]),
        ("全镇12400人（贫困人口1530人）。", ["total=1530"]),
        ("脱贫户410户，其中低保户120户。", ["low_income_allowance=120"]),
    ],
)
def test_kinds_of_the_poor_in_brackets_are_the_registers(text, expected):
    found = [one.split("/")[1].replace(".households", "").replace(".persons", "") for one in figures(text, year=2022)]
    assert found[1:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5月开工危房改造36户，10月竣工36户。", ["housing/rebuilt_started.households=36", "housing/rebuilt.households=36"]),
        ("11月脱贫3户，12月脱贫5户。", ["exit/done.households=3@2018M11", "exit/done.households=5@2018M12"]),
    ],
)
def test_a_chronicle_dates_what_it_tells_and_takes_nothing_from_the_year(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人均纯收入低于3200元的贫困户还有21户。", "income/人均纯收入低于3200元的贫困户.households=21"),
        ("人均纯收入低于3200元的贫困人口76人。", "income/人均纯收入低于3200元的贫困人口.persons=76"),
        ("人均收入在4000元至5000元之间的脱贫户21户。", "income/人均收入4000元至5000元之间的脱贫户.households=21"),
        ("人均纯收入低于3200元的农户还有21户。", "income/人均纯收入低于3200元.households=21"),
        ("收入在4000元以下的63户。", "income/收入4000元以下.households=63"),
    ],
)
def test_a_band_says_of_whom_it_is(text, expected):
    assert figures(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "未脱贫贫困户32户，其中低保户18户、特困户6户。",
            ["living/未脱贫：其中低保户.households=18", "living/未脱贫：其中特困户.households=6"],
        ),
        (
            "危房改造60户，其中集中供养五保户6户、分散供养五保户12户。",
            ["housing/危房改造：其中集中供养五保户.households=6", "housing/危房改造：其中分散供养五保户.households=12"],
        ),
        ("全镇集中供养五保户6户。", ["living/extreme_poverty_support_of_concentrated.households=6"]),
        ("非示范村脱贫28户。", ["exit/非示范村脱贫.households=28"]),
    ],
)
def test_some_of_some_are_none_of_all(text, expected):
    assert figures(text)[-len(expected) :] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("贫困村4个，贫困组16个，贫困户412户。", ["registry/贫困组.count=16", "registry/total.households=412"]),
        ("李家湾组脱贫6户，河口组脱贫3户。", ["exit/done.households=6[李家湾组]", "exit/done.households=3[河口组]"]),
        ("今年脱贫86户，剩余32户明年全部脱贫。", ["exit/done.households=86", "plan/exit.households=32@2019"]),
        ("贫困户由412户减为32户。", ["registry/total.households=412@2017", "registry/total.households=32"]),
    ],
)
def test_a_class_is_no_hamlet_and_what_comes_next_year_is_planned(text, expected):
    assert figures(text)[-2:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("外出务工人员230人，其中脱贫户101人，非贫困户129人。", "employment/外出务工：其中非贫困户.persons=129"),
        ("危房改造91户，其中贫困户57户，一般农户34户。", "housing/危房改造：其中一般农户.households=34"),
        ("贫困户分红136户18.2万元。", "production/贫困户分红.households=136"),
        ("贫困户务工收入84户120万元。", "income/贫困户务工收入.households=84"),
        ("全镇2900户，其中贫困户310户，非贫困户2590户。", "registry/非贫困户.households=2590"),
        ("全镇贫困户136户。", "registry/total.households=136"),
    ],
)
def test_whoever_does_or_gets_a_thing_is_not_all_of_the_group(text: str, expected: str) -> None:
    assert expected in figures(text)
