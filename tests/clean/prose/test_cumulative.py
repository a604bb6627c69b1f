"""What several years come to is never the year's."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "累计发放小额信贷800万元，其中2018年300万元，2019年500万元。",
            [
                "credit/loans_cumulative.amount_yuan=8000000",
                "credit/loans.amount_yuan=3000000@2018",
                "credit/loans.amount_yuan=5000000",
            ],
        ),
        (
            "五年来累计投入扶贫资金4200万元，2019年投入960万元。",
            ["funds/invested_cumulative.amount_yuan=42000000", "funds/invested.amount_yuan=9600000"],
        ),
        (
            "“十三五”以来实施易地搬迁210户，其中2018年80户、2019年以来40户。",
            [
                "housing/relocation_cumulative.households=210",
                "housing/relocation.households=80@2018",
                "housing/relocation.households=40",
            ],
        ),
        (
            "自2016年启动以来，雨露计划累计资助156人，其中今年51人。",
            ["education/yulu_cumulative.recipients=156", "education/yulu.recipients=51"],
        ),
        (
            "今年发放小额信贷500万元，累计发放1300万元。",
            ["credit/loans.amount_yuan=5000000", "credit/loans_cumulative.amount_yuan=13000000"],
        ),
        (
            "截至目前，累计发放小额信贷800万元，今年新增160万元。",
            ["credit/loans_cumulative.amount_yuan=8000000", "credit/loans.amount_yuan=1600000"],
        ),
        (
            "历年累计投放小额信贷1680万元412户，2018年投放540万元。",
            [
                "credit/loans_cumulative.amount_yuan=16800000",
                "credit/loans_cumulative.households=412",
                "credit/loans.amount_yuan=5400000@2018",
            ],
        ),
        (
            "2016—2019年，全镇到位扶贫资金1.32亿元，其中中央5860万元。",
            ["funds/arrived_cumulative.amount_yuan=132000000", "funds/central_cumulative.amount_yuan=58600000"],
        ),
        ("三年累计减贫722户3274人。", ["exit/cumulative.households=722", "exit/cumulative.persons=3274"]),
    ],
)
def test_a_sum_over_years_has_an_item_of_its_own(text, expected):
    assert figures(text, year=2019) == expected


@pytest.mark.parametrize(
    "text", ["2019年累计发放小额信贷300万元。", "今年以来累计发放小额信贷300万元。", "累计发放小额信贷300万元。"]
)
def test_what_the_year_comes_to_is_the_year_s(text):
    assert figures(text, year=2019) == ["credit/loans.amount_yuan=3000000"]


def test_a_stock_sums_up_nothing():
    assert figures("2014年以来，全镇参加医保9800人。", year=2019) == ["medical/insured.persons=9800"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("当年发放小额贷款31户，累计放贷210户。", ["credit/loans.households=31", "credit/loans_cumulative.households=210"]),
        (
            "实施改厕120户，累计完成860户。",
            ["infrastructure/toilets.households=120", "infrastructure/toilets_cumulative.households=860"],
        ),
        (
            "发放教育资助春季9万元，秋季11万元，累计发放20万元。",
            [
                "education/aid.amount_yuan=90000@2019H1",
                "education/aid.amount_yuan=110000@2019H2",
                "education/aid.amount_yuan=200000",
            ],
        ),
        ("举办技能培训5期，累计培训213人次。", ["training/labour_skills.sessions=5", "training/labour_skills.participants=213"]),
        ("医疗救助32人次，累计救助20人次。", ["medical/aid.person_times=32", "medical/救助.person_times=20"]),
    ],
)
def test_a_sum_that_names_only_its_verb_goes_on_with_the_number_before(text, expected):
    assert figures(text, year=2019, heading="产业扶贫") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("自2016年开展易地搬迁以来，共搬迁88户。", "housing/relocation_cumulative.households=88"),
        ("过去三年，我们改造危房136户。", "housing/rebuilt_cumulative.households=136"),
        ("近年来，全镇共改造危房136户。", "housing/rebuilt_cumulative.households=136"),
        ("五年来，累计实施扶贫项目86个。", "infrastructure/projects_cumulative.projects=86"),
        ("2016、2017两年共改造危房96户。", "housing/rebuilt_cumulative.households=96@2017"),
        ("今年以来共改造危房36户。", "housing/rebuilt.households=36"),
        ("连续三年被评为先进，今年改造危房36户。", "housing/rebuilt.households=36"),
        ("2018年机构改革以来，实施扶贫项目12个。", "infrastructure/projects.projects=12"),
    ],
)
def test_years_told_in_other_words(text: str, expected: str) -> None:
    assert figures(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2018年底贫困人口900户3300人，其中新识别30户90人，已脱贫270户980人（其中2017年脱贫80户290人，2018年脱贫190户690人）。",
            [
                *["registry/total.households=900@2018", "registry/total.persons=3300@2018"],
                *["registry/newly_identified.households=30@2018", "registry/newly_identified.persons=90@2018"],
                *["registry/exited.households=270@2018", "registry/exited.persons=980@2018"],
                *["exit/done.households=80@2017", "exit/done.persons=290@2017"],
                *["exit/done.households=190@2018", "exit/done.persons=690@2018"],
            ],
        ),
        (
            "贫困户脱贫380户（2017年140户、2018年130户、2019年110户）。",
            [
                "exit/cumulative.households=380",
                *["exit/done.households=140@2017", "exit/done.households=130@2018", "exit/done.households=110"],
            ],
        ),
        (
            "退出贫困村5个（2018年3个、2019年2个）。",
            ["registry/exited_villages.count=5", "exit/villages.count=3@2018", "exit/villages.count=2"],
        ),
        (
            "今年改造危房90户，其中2017年结转4户、2018年结转9户。",
            ["housing/rebuilt.households=90", "housing/2017年结转.households=4@2017", "housing/2018年结转.households=9@2018"],
        ),
    ],
)
def test_a_whole_whose_parts_are_of_several_years_is_none_of_one_year(text, expected):
    assert figures(text, year=2019) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016年至今，改造危房310户。", ["housing/rebuilt_cumulative.households=310"]),
        ("2016年5月至今，共成立合作社11个。", ["production/professional_cooperatives.count=11"]),
        ("至今，全镇改造危房92户。", ["housing/rebuilt.households=92"]),
        (
            "至今共改造危房310户，其中2019年改造92户。",
            ["housing/rebuilt_cumulative.households=310", "housing/rebuilt.households=92"],
        ),
        (
            "脱贫310户（其中今年脱贫92户）。",
            ["exit/cumulative.households=310", "exit/done.households=92"],
        ),
        (
            "今年改造危房92户，其中今年新开工61户。",
            ["housing/rebuilt.households=92", "housing/新开工.households=61"],
        ),
        (
            "改造危房92户，其中2019年指标61户。",
            ["housing/rebuilt.households=92", "housing/2019年指标.households=61"],
        ),
    ],
)
def test_what_has_a_part_of_one_year_or_goes_on_until_now_is_of_more_than_it(text, expected):
    assert figures(text, year=2019) == expected
