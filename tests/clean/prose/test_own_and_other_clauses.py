"""What a clause says of its own goes before what the clause before says: whom it pays, what came of them, what they do."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("产业", "收购生猪860头。", "production/收购生猪.count=860"),
        ("产业", "存栏生猪860头。", "production/animal_pigs.count=860"),
        ("产业", "土地流转2600亩，流转费每亩400元，涉及农户780户。", "production/land_transferred.households=780"),
        ("产业", "为贫困户提供种苗，技术指导420人次。", "production/技术指导.person_times=420"),
        ("教育", "动员辍学学生5名返校就读。", "education/brought_back.persons=5"),
        ("教育", "全镇有辍学学生5名。", "education/dropouts.persons=5"),
        ("健康", "大病保险参保5120人。", "medical/大病保险参保.persons=5120"),
        ("健康", "医保参保5120人。", "medical/insured.persons=5120"),
        ("就业", "为512名跨省务工贫困劳动力申请交通补助25.6万元。", "employment/travel_subsidies.amount_yuan=256000"),
        ("住房", "完成C级危房改造42户、D级56户，拨付补助资金198万元。", "housing/拨付补助资金.amount_yuan=1980000"),
        ("住房", "完成危房改造42户，拨付补助资金198万元。", "housing/rebuilt.amount_yuan=1980000"),
        ("住房", "对286户搬迁户落实后续扶持，发展产业126户。", "production/发展产业.households=126"),
        ("住房", "签订拆旧协议262份。", "housing/签订拆旧协议.count=262"),
        ("保障", "特困供养126人，其中集中供养36人，年发放供养金86.4万元。", "living/extreme_poverty_support.amount_yuan=864000"),
        ("保障", "60岁以上领取养老金3126人。", "living/领取养老金.persons=3126"),
        ("帮扶", "6家企业与5个贫困村结对。", "visits/结对贫困村.count=5"),
        ("帮扶", "全镇有5个贫困村。", "registry/villages.count=5"),
    ],
)
def test_a_clause_says_what_is_counted(heading: str, text: str, expected: str) -> None:
    assert figures(text, heading=f"一、{heading}", year=2019)[-1] == expected


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("搬迁", "易地扶贫搬迁126户512人，其中就业286人。", "housing/易地扶贫搬迁：其中就业.persons=286"),
        ("保障", "低保动态调整新增36户，退出46户。", "living/退出.households=46"),
        ("脱贫", "脱贫动态调整新增36户，退出46户。", "exit/done.households=46"),
        ("就业", "聘用护林员56名，带动56户脱贫。", "employment/带动脱贫.households=56"),
        ("问题整改", "制定整改措施36条。", "rectification/制定整改措施.count=36"),
        ("问题整改", "中央巡视反馈的16个问题涉及我镇9个。", "rectification/found.count=9"),
        ("帮扶", "驻村工作队争取项目36个。", "visits/驻村工作队争取项目.count=36"),
        ("基础设施", "修建村组公路5条，涵洞6处。", "infrastructure/涵洞.count=6"),
        ("基础设施", "实施通组路项目5个，完工3个。", "infrastructure/村组道路（完工）.projects=3"),
        ("环境", "整治村庄3个。", "infrastructure/village_improvement.count=3"),
    ],
)
def test_some_of_a_programme_are_not_all_who_do_so(heading: str, text: str, expected: str) -> None:
    assert figures(text, heading=f"一、{heading}", year=2019)[-1] == expected
