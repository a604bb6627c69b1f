"""What a number came from is of the year that the sentence tells, and what is told of some is of nothing else."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2018年，贫困发生率由3.3%下降到1.4%。", "2017"),
        ("今年，贫困发生率由3.3%下降到1.4%。", "2017"),
        ("截至2017年底，累计脱贫1210户，贫困发生率由3.3%下降到1.4%。", "2016"),
        ("2014年以来，累计脱贫1210户，贫困发生率由13.3%下降到1.4%。", "2014"),
        ("自2015年以来，贫困发生率由13.3%下降到1.4%。", "2015"),
        ("2016年脱贫90户，贫困发生率由9.1%下降到6.2%。", "2015"),
    ],
)
def test_what_a_rate_fell_from_is_of_the_year_before_or_of_the_one_since_when(text: str, period: str) -> None:
    first, second = (one for one in figures(text) if "headcount_ratio" in one)
    assert first.partition("@")[2] == period
    assert first.partition("=")[0] == second.partition("=")[0]
    assert first.partition("@")[2] != second.partition("@")[2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("剩余47户中因病因残占81%。", ["registry/剩余.households=47", "cause/因病因残.rate=0.81"]),
        ("未脱贫户中因病因残27户，因学4户。", ["cause/因病因残.households=27", "cause/schooling.households=4"]),
        ("因病、因残致贫户占61%。", ["cause/因病、因残致贫.rate=0.61"]),
        ("因病致贫占61%，因残致贫占9%。", ["cause/illness.rate=0.61", "cause/disability.rate=0.09"]),
    ],
)
def test_two_causes_told_in_one_breath_are_neither(text: str, expected: list[str]) -> None:
    assert figures(text, heading="存在的问题") == expected


def test_villages_are_not_counted_as_the_thing_before_them() -> None:
    text = "建成光伏电站7座（总装机容量1.9兆瓦），7个村集体收益共41万元。"
    assert "production/solar_capacity.count=7" not in figures(text)
    assert "production/solar_income.amount_yuan=410000" in figures(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("贫困发生率由5.3%到2.1%。", ["registry/headcount_ratio.rate=0.053@2017", "registry/headcount_ratio.rate=0.021"]),
        ("脱贫户由120户到90户。", ["exit/done.households=120@2017", "exit/done.households=90"]),
        ("监测户从30户至50户。", ["monitoring/total.households=30@2017", "monitoring/total.households=50"]),
        ("脱贫户由2016年底的120户到90户。", ["exit/done.households=120@2016", "exit/done.households=90"]),
        (
            "村集体收入从80万元到1亿元。",
            ["income/village_collective.amount_yuan=800000@2017", "income/village_collective.amount_yuan=100000000"],
        ),
    ],
)
def test_what_it_was_and_is_without_a_verb_between(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


def test_who_goes_somewhere_has_not_become_it() -> None:
    assert figures("从业人员120人到3个基地务工。")[0].endswith(".persons=120")
