"""Words at a number that its item does not explain make of it another thing."""

import pytest

from tests.clean.prose.sentence import figures, kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全镇审批纳入农村低保12户22人，纳入特困供养9人。",
            [
                "living/minimum_living_allowance_new.households=12",
                "living/minimum_living_allowance_new.recipients=22",
                "living/extreme_poverty_support_new.recipients=9",
            ],
        ),
        (
            "今年新增农村低保15户，新纳入特困供养3人。",
            ["living/minimum_living_allowance_new.households=15", "living/extreme_poverty_support_new.recipients=3"],
        ),
        ("建档立卡户纳入低保120户。", ["living/minimum_living_allowance.households=120"]),
        (
            "监测户自然减少2人，自然增加1人。",
            ["monitoring/监测对象合计自然减少.persons=2", "monitoring/监测对象自然增加.persons=1"],
        ),
        (
            "贫困人口自然减员13人，监测户自然减员2人。",
            ["registry/natural_decrease.persons=13", "monitoring/监测对象合计自然减员.persons=2"],
        ),
        ("农村特困自然减员4人。", ["living/特困人员供养自然减员.persons=4"]),
        (
            "脱贫人口自然减少7户15人，自然增加2人。",
            [
                "registry/natural_decrease.households=7",
                "registry/natural_decrease.persons=15",
                "registry/natural_increase.persons=2",
            ],
        ),
        (
            "现有建档立卡贫困户180户790人全部脱贫。",
            ["exit/cumulative.households=180", "exit/cumulative.persons=790"],
        ),
        ("剩余贫困户12户全部脱贫。", ["exit/done.households=12"]),
        (
            "截至2019年底已脱贫退出180户790人。",
            ["exit/cumulative.households=180@2019", "exit/cumulative.persons=790@2019"],
        ),
    ],
)
def test_what_came_or_left_is_not_all_there_is(text, expected):
    assert figures(text, year=2020) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "因无劳动力致贫210户，因病致贫33户。",
            ["cause/lack_of_labour.households=210", "cause/illness.households=33"],
        ),
        ("无劳动能力贫困户61户。", ["registry/without_labour.households=61"]),
        ("核查出该进未进52户，错退1户。", ["rectification/该进未进.households=52", "registry/wrongly_exited.households=1"]),
        ("共修正有误信息1200条，编发简报信息12期。", ["other/修正有误信息.count=1200", "publicity/articles.count=12"]),
        ("危房户51户。", ["housing/unsafe.households=51"]),
        ("危房51户全部改造完毕。", ["housing/rebuilt.households=51"]),
        (
            "全镇经济总收入120万元，家庭总收入80万元。",
            ["income/经济总收入.amount_yuan=1200000", "income/total_household.amount_yuan=800000"],
        ),
        ("建文化广场2处，配置健身器材8台。", ["infrastructure/cultural_squares.count=2", "infrastructure/配置健身器材.count=8"]),
        (
            "种植花生芝麻120亩，玉米大豆300亩，花生80亩。",
            ["production/花生芝麻.area_mu=120", "production/玉米大豆.area_mu=300", "production/crop_peanuts.area_mu=80"],
        ),
        ("种植花生基地200亩，饲养牛羊600头。", ["production/crop_peanuts.area_mu=200", "production/牛羊.count=600"]),
        ("饮水安全工程需投资26万元。", ["infrastructure/饮水安全工程需投资.amount_yuan=260000"]),
        ("饮水安全工程所需资金26万元已拨付。", ["infrastructure/drinking_water.amount_yuan=260000"]),
    ],
)
def test_the_words_beside_a_number_say_what_it_is(text, expected):
    assert figures(text, year=2020) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("黄沙镇率先在全县实施以奖代补，发放奖补资金12万元。", ["production/grants.amount_yuan=120000"]),
        ("工作走在全市前列，建成冷库2座。", ["production/cold_storage.count=2"]),
        ("全县示范镇创建扎实推进，建成冷库2座。", ["production/cold_storage.count=2"]),
        ("在全县范围内，脱贫户3200户。", []),
        ("全县率先完成任务的有3个镇。", []),
    ],
)
def test_who_stands_first_among_others_tells_of_itself(text, expected):
    assert figures(text, year=2020) == expected


def test_more_people_are_no_norm_and_one_and_one_are():
    assert "policy" not in kinds("监测户自然增加1人。").values()
    assert kinds("落实1名镇干部加1名村干部。")["1名"] == "policy"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "新坝村低保户27户52人，田湾村低保户30户61人。",
            [
                "living/minimum_living_allowance.households=27[新坝村]",
                "living/minimum_living_allowance.recipients=52[新坝村]",
                "living/minimum_living_allowance.households=30[田湾村]",
                "living/minimum_living_allowance.recipients=61[田湾村]",
            ],
        ),
        ("新田特困人员7人。", ["living/extreme_poverty_support.recipients=7"]),
        (
            "经复核，重新核定低保对象181户，重新认定特困人员27人。",
            ["living/minimum_living_allowance.households=181", "living/extreme_poverty_support.recipients=27"],
        ),
        ("重新审批低保174户。", ["living/minimum_living_allowance.households=174"]),
        ("按新标准享受低保205户。", ["living/minimum_living_allowance.households=205"]),
        ("新一轮低保对象198户。", ["living/minimum_living_allowance.households=198"]),
        ("最新农村低保户210户。", ["living/minimum_living_allowance.households=210"]),
        ("共批准享受低保141户。", ["living/minimum_living_allowance.households=141"]),
        ("核定农村低保190户。", ["living/minimum_living_allowance.households=190"]),
        (
            "新评定低保对象14户26人，批准纳入特困供养6人。",
            [
                "living/minimum_living_allowance_new.households=14",
                "living/minimum_living_allowance_new.recipients=26",
                "living/extreme_poverty_support_new.recipients=6",
            ],
        ),
        (
            "今年新批低保11户，新增特困2人。",
            ["living/minimum_living_allowance_new.households=11", "living/extreme_poverty_support_new.recipients=2"],
        ),
        ("办理低保16户，新申请低保21户。", ["living/办理低保.households=16", "living/新申请低保.households=21"]),
    ],
)
def test_new_is_what_is_done_and_no_name(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建档立卡的最后8户23人全部脱贫。", ["exit/done.households=8", "exit/done.persons=23"]),
        ("建档立卡贫困户仅剩11户30人，全部脱贫。", ["exit/done.households=11", "exit/done.persons=30"]),
        ("在册的仅有7户贫困户全部脱贫。", ["exit/done.households=7"]),
        ("建档立卡余下的6户17人均已脱贫。", ["exit/done.households=6", "exit/done.persons=17"]),
        ("剩余未脱贫贫困户10户如期全部脱贫。", ["exit/done.households=10"]),
        ("最后一批建档立卡贫困户13户全部退出。", ["exit/done.households=13"]),
        ("确保剩余贫困户12户全部脱贫。", ["plan/exit.households=12"]),
        ("剩余贫困户9户，全部纳入低保。", ["registry/not_exited.households=9"]),
        ("仅剩贫困户12户，全部脱贫有望。", ["registry/not_exited.households=12"]),
        ("原有贫困户405户全部脱贫。", ["exit/cumulative.households=405"]),
    ],
)
def test_the_last_ones_left_this_year(text, expected):
    assert figures(text, year=2020) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成扶贫信息47篇。", ["publicity/articles.count=47"]),
        ("出工作信息91期。", ["publicity/articles.count=91"]),
        ("报送信息33条被县里采用。", ["publicity/articles.count=33"]),
        ("编发简报12期，修正有误信息900条。", ["publicity/articles.count=12", "other/修正有误信息.count=900"]),
        ("完善贫困户信息420条。", ["other/完善贫困户信息.count=420"]),
        (
            "田湾村贫困户总收入81万元，田湾村总收入130万元。",
            ["income/total_household.amount_yuan=810000[田湾村]", "income/田湾村总收入.amount_yuan=1300000[田湾村]"],
        ),
        ("红旗社区脱贫人口总收入120万元。", ["income/total_household.amount_yuan=1200000[红旗社区]"]),
        (
            "产业户总收入61万元，农村经济总收入2.9亿元。",
            ["income/产业户总收入.amount_yuan=610000", "income/农村经济总收入.amount_yuan=290000000"],
        ),
        (
            "购置农机设备14台，教学设备11套，健身器材9台。",
            ["production/machinery.count=14", "production/教学设备.count=11", "infrastructure/健身器材.count=9"],
        ),
        ("按需投入产业资金310万元。", ["production/invested.amount_yuan=3100000"]),
        ("需投入资金33万元。", ["other/需投入资金.amount_yuan=330000"]),
        ("辖6个村、一个农场。", ["population/administrative_villages.count=6", "population/农场.count=1"]),
        ("培育合作社4家和一个农场主协会。", ["production/professional_cooperatives.count=4"]),
    ],
)
def test_a_word_beside_the_point_makes_no_other_thing(text, expected):
    assert figures(text) == expected
