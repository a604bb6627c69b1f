"""What halves, quarters or terms come to is of all of them, unless the sum names a time of its own."""

import pytest

from tests.clean.prose.sentence import figures

_AID, _YULU, _WORK = "education/aid", "education/yulu", "training/labour_skills.participants"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "雨露计划补助春季63人，秋季71人，合计134人。",
            [f"{_YULU}.recipients=63@2018H1", f"{_YULU}.recipients=71@2018H2", f"{_YULU}.recipients=134"],
        ),
        ("一季度培训20人，二季度培训30人，累计培训50人。", [f"{_WORK}=20@2018Q1", f"{_WORK}=30@2018Q2", f"{_WORK}=50@2018H1"]),
        (
            "教育资助春季9万元，秋季11万元，其中秋季共资助幼儿2万元。",
            [
                f"{_AID}.amount_yuan=90000@2018H1",
                f"{_AID}.amount_yuan=110000@2018H2",
                "education/preschool.amount_yuan=20000@2018H2",
            ],
        ),
        ("秋季资助71人，共发放资金10万元。", [f"{_AID}.recipients=71@2018H2", f"{_AID}.amount_yuan=100000@2018H2"]),
    ],
)
def test_the_sum_of_parts_of_a_year_is_of_all_of_them(text, expected):
    assert figures(text) == expected


def test_the_causes_behind_a_rate_that_fell_from_an_earlier_years_are_the_papers():
    text = "贫困发生率由2014年的10.1%下降到0.34%。其中：因病致贫302户。"
    assert figures(text) == [
        "registry/headcount_ratio.rate=0.101@2014",
        "registry/headcount_ratio.rate=0.0034",
        "cause/illness.households=302",
    ]
    assert figures("2017年脱贫96户。其中：因病31户。")[-1].endswith("@2017")


def test_months_are_no_part_of_a_name():
    text = "1—3月改造危房8户，4—6月改造危房10户，7—12月计划改造18户。"
    assert figures(text)[-1] == "housing/计划改造.households=18@2018H2"


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        (
            "全年到位扶贫资金80万元。上半年50万元，下半年30万元。",
            "funds/arrived",
            ["800000", "500000@2018H1", "300000@2018H2"],
        ),
        (
            "全年到位扶贫资金80万元：上半年50万元，下半年30万元。",
            "funds/arrived",
            ["800000", "500000@2018H1", "300000@2018H2"],
        ),
        ("全年到位扶贫资金80万元。其中：上半年到位50万元。", "funds/arrived", ["800000", "500000@2018H1"]),
        ("全年改造危房40户。一季度12户，二季度28户。", "housing/rebuilt", ["40", "12@2018Q1", "28@2018Q2"]),
        ("全年改造危房40户。1-6月12户，7-12月28户。", "housing/rebuilt", ["40", "12@2018H1", "28@2018H2"]),
        ("全年脱贫41户。其中上半年脱贫15户，下半年脱贫26户。", "exit/done", ["41", "15@2018H1", "26@2018H2"]),
        ("全年改造危房40户，上、下半年分别为12户和28户。", "housing/rebuilt", ["40", "12@2018H1", "28@2018H2"]),
        ("全年改造危房40户，上下半年分别完成12户、28户。", "housing/rebuilt", ["40", "12@2018H1", "28@2018H2"]),
    ],
)
def test_parts_of_a_year_are_of_what_the_year_is_of(text, measure, expected):
    assert (
        [one.partition("=")[2] for one in figures(text) if one.startswith(measure)]
        == expected
        == [one.partition("=")[2] for one in figures(text)]
    )


@pytest.mark.parametrize("quarters", ["一、二、三、四季度", "四个季度", "一至四季度", "各季度"])
def test_a_list_of_quarters_gives_each_its_own(quarters):
    found = figures(f"全年改造危房40户，{quarters}分别为8户、9户、11户和12户。")
    assert [one[-6:] for one in found[1:]] == ["2018Q1", "2018Q2", "2018Q3", "2018Q4"]
    assert {one.partition(".")[0] for one in found} == {"housing/rebuilt"}


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("全年改造危房40户。上半年硬化入户路90户。", "infrastructure/"),
        ("全年改造危房40户。上半年培训30人次。", "training/"),
    ],
)
def test_what_a_part_of_the_year_names_itself_is_of_that(text, own):
    assert figures(text)[-1].startswith(own)
