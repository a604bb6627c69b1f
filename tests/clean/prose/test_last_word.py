"""The last words at a number govern it: whose a thing is, where it stands and how it was done name nothing."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("住房", "安置点配套建设幼儿园1所。", "housing/幼儿园.count=1"),
        ("住房", "建设安置点1个。", "housing/sites.count=1"),
        ("产业", "在示范园内建设冷库1座。", "production/cold_storage.count=1"),
        ("培训", "组织村两委干部培训4次。", "training/cadres_trained.sessions=4"),
        ("培训", "组织广场舞4次。", "training/组织广场舞.count=4"),
        ("教育", "办理大学生生源地助学贷款132人。", "education/student_loans.recipients=132"),
        ("教育", "资助大学生132人。", "education/tertiary.recipients=132"),
        ("基础设施", "新建公路桥2座。", "infrastructure/bridges.count=2"),
        ("就业", "发布招聘信息1200条。", "employment/发布招聘信息.count=1200"),
        ("宣传", "发布扶贫信息120条。", "publicity/articles.count=120"),
        ("小额信贷", "对符合条件的贫困户评级授信1086户。", "credit/rated.households=1086"),
        ("保障", "慰问贫困户、五保户、残疾人360户。", "living/condolences.households=360"),
        ("保障", "慰问困难党员26名、低保户36户。", "living/慰问低保户.households=36"),
        ("保障", "全镇低保户36户。", "living/minimum_living_allowance.households=36"),
        ("产业", "通过土地流转、分红等方式，每年为贫困户增加收入36万元。", "production/每年为贫困户增加收入.amount_yuan=360000"),
        ("产业", "实现分红收入36万元。", "production/dividends.amount_yuan=360000"),
        ("基本情况", "财政总收入2600万元。", "income/fiscal_revenue.amount_yuan=26000000"),
        ("产业", "种植优质水稻6200亩。", "production/优质水稻.area_mu=6200"),
        ("党建", "整顿软弱涣散党组织2个。", "staffing/整顿软弱涣散党组织.count=2"),
        ("资金", "公示公告项目23个。", "infrastructure/公示公告项目.count=23"),
    ],
)
def test_the_last_word_is_counted(heading: str, text: str, expected: str) -> None:
    assert figures(text, heading=f"一、{heading}", year=2019)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("与剩余的6户危房户签订了改造协议。", "housing/危房户签订了改造协议.households=6"),
        ("组织62人参加焊工培训，58人取得了证书。", "training/取得了证书.persons=58"),
        ("大排查后认定监测对象36户。", "monitoring/newly_monitored.households=36"),
        ("全镇共有监测对象36户。", "monitoring/total.households=36"),
    ],
)
def test_what_is_agreed_or_came_of_it_is_not_all(text: str, expected: str) -> None:
    assert figures(text, year=2021)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "新建公路桥2座，长46米，总投资86万元。",
            ["bridges.count=2", "bridges.length_km=0.046", "bridges.amount_yuan=860000"],
        ),
        (
            "新建服务中心1个，建筑面积320平方米，总投资86万元。",
            ["新建服务中心.count=1", "新建服务中心建筑面积.count=320", "新建服务中心.amount_yuan=860000"],
        ),
        ("硬化通村公路3条，长8.6公里。", ["village_roads.projects=3", "village_roads.length_km=8.6"]),
    ],
)
def test_how_large_a_thing_is_is_of_that_thing(text: str, expected: list[str]) -> None:
    assert [one.split("/")[1] for one in figures(text)] == expected
