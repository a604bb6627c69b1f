"""What is done for people, what they earn and what they have not: said behind their number, it names them."""

import pytest

from tests.clean.prose.sentence import figures

SENTENCES = {
    "what is paid for them": (
        "产业扶持方面，为36户贫困户发放羊羔补贴21.6万元。",
        ["production/发放羊羔补贴.households=36", "production/发放羊羔补贴.amount_yuan=216000"],
    ),
    "paid by a rate": (
        "庭院经济补助按照每亩1000元的标准共为41户补助60500元。",
        ["production/courtyard.households=41", "production/courtyard.amount_yuan=60500"],
    ),
    "what they are given work for": ("对18户监测户实施住房维修。", ["other/实施住房维修.households=18"]),
    "what was bought for them": ("为1200名脱贫人口购买防贫保险。", ["medical/购买防贫保险.persons=1200"]),
    "what they earn of it, with its money": (
        "为52户分红15.6万元。",
        ["production/dividends.households=52", "production/dividends.amount_yuan=156000"],
    ),
    "what they are put in touch with": ("帮助86名脱贫劳动力联系务工岗位。", ["employment/employed.persons=86"]),
    "what was built for them": ("给8户贫困户改造厕所。", ["infrastructure/toilets.households=8"]),
    "a dividend is named by its word": (
        "光伏电站为52户脱贫户分红15.6万元。",
        ["production/solar_village_stations.households=52", "production/dividends.amount_yuan=156000"],
    ),
    "those on a roll are named by what is done for them": (
        "组织志愿者协助9户低保户加固围墙，给12户五保户送去棉被，帮4户孤寡老人整修院落。",
        [
            "living/低保户加固围墙.households=9",
            "living/五保户送去棉被.households=12",
            "living/孤寡老人整修院落.households=4",
        ],
    ),
    "the same of persons": (
        "帮助11名重度残疾人安装扶手，给20名留守儿童辅导功课，替3名优抚老人打扫房间。",
        [
            "living/重度残疾人安装扶手.persons=11",
            "living/留守儿童辅导功课.persons=20",
            "living/优抚老人打扫房间.persons=3",
        ],
    ),
    "a crop that is only harvested for them": ("替5户监测户收割稻谷。", ["production/收割稻谷.households=5"]),
    "a roll is a roll all the same": (
        "低保户为215户，五保户为38户，评为三星文明户12户。",
        [
            "living/minimum_living_allowance.households=215",
            "living/extreme_poverty_support.households=38",
            "publicity/model_households.households=12",
        ],
    ),
    "only help is no programme": ("对58户监测户落实帮扶措施。", ["monitoring/helped.households=58"]),
    "what they earn": ("脱贫人口收入增长不快，但仍有23户人均纯收入低于1万元。", ["income/人均纯收入低于1万元.households=23"]),
    "what villages earn": ("仍有5个村集体经济收入不足3万元。", ["income/集体经济收入不足3万元的村.count=5"]),
    "villages by what they earn": (
        "9个村中，集体经济收入5万元以下的3个、5万元至10万元的4个、10万元以上的2个。",
        [
            "other/村.count=9",
            "income/集体经济收入5万元以下的村.count=3",
            "income/集体经济收入5万元至10万元的村.count=4",
            "income/集体经济收入10万元以上的村.count=2",
        ],
    ),
    "no villages": ("贷款5万元以下的3个。", ["credit/贷款5万元以下.count=3"]),
    "what they have not": (
        "参保率99%，还有7人未参加医保。",
        ["medical/insured_rate.rate=0.99", "medical/insured_lacking.persons=7"],
    ),
    "a name before the word of its kind": (
        "发放学前教育资助金86人次，义务教育阶段“两免一补”惠及学生532人，补助31.92万元。",
        [
            "education/preschool.person_times=86",
            "education/exempt_fees.recipients=532",
            "education/exempt_fees.amount_yuan=319200",
        ],
    ),
    "how fast it grew": (
        "脱贫人口人均纯收入14326元，增速12.1%，村集体经济收入86万元，增幅20%。",
        [
            "income/registered_per_capita.amount_per_person_yuan=14326",
            "income/脱贫人口人均纯收入增速.rate=0.121",
            "income/village_collective.amount_yuan=860000",
            "income/村集体经济收入增幅.rate=0.2",
        ],
    ),
    "what is still owed": (
        "新增发放小额信贷63户298万元，累计贷款余额612万元。",
        ["credit/loans.households=63", "credit/loans.amount_yuan=2980000", "credit/loans_outstanding.amount_yuan=6120000"],
    ),
    "the task of all behind a list of parts": (
        "外出务工1215人，其中省内326人、省外889人，完成年度任务1150人的105.65%。",
        [
            "employment/migrant_workers.persons=1215",
            "employment/within_province.persons=326",
            "employment/outside_province.persons=889",
            "employment/migrant_workers_planned.persons=1150",
            "employment/外出务工任务完成率.rate=1.0565",
        ],
    ),
    "the task of the last of a list that is not whole": (
        "外出务工1215人，其中省外889人，完成年度任务850人。",
        [
            "employment/migrant_workers.persons=1215",
            "employment/outside_province.persons=889",
            "employment/outside_province_planned.persons=850",
        ],
    ),
    "people of a work": (
        "清理生活垃圾320吨，组建保洁队伍45人。",
        ["infrastructure/清理生活垃圾.count=320", "infrastructure/组建保洁队伍.persons=45"],
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_what_is_said_behind_people_names_them(name: str) -> None:
    text, expected = SENTENCES[name]
    assert figures(text) == expected
