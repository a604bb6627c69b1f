"""Wordings of time in prose."""

import pytest

from fupin_analysis.clean.prose.numbers.times import find_times
from fupin_analysis.clean.prose.paper.folding import fold_prose
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2018年上半年", "2018H1"),
        ("二〇一六年", "2016"),
        ("去年", "2017"),
        ("明年", "2019"),
        ("截至2018年12月31日", "2018"),
        ("2014-2017年", "2017"),
        ("第三季度", "2018Q3"),
        ("秋季学期", "2018H2"),
        ("2014年以来", "2018"),
        ("20xx年", "2018"),
        ("3月16日", "2018"),
        ("第一、二季度", "2018H1"),
        ("三、四季度", "2018H2"),
        ("前两个季度", "2018H1"),
        ("前三季度", "2018"),
        ("一至三季度", "2018"),
        ("7—12月", "2018H2"),
        ("4至6月", "2018Q2"),
        ("3月至10月", "2018"),
        ("1—9月", "2018"),
    ],
)
def test_a_wording_gives_its_period(text, period):
    assert [time.period for time in find_times(fold_prose(text).text, year=2018)] == [period]


def test_a_comparison_says_nothing_of_last_year():
    assert find_times("比上年增加14人", year=2018) == []


def test_plans_of_next_year_stand_in_next_year():
    assert figures("全镇脱贫150户560人。", heading="四、2019年工作打算") == [
        "plan/exit.households=150@2019",
        "plan/exit.persons=560@2019",
    ]


def test_halves_do_not_leak_into_each_other():
    text = "2018年上半年发放教育补助198人183500元，下半年211人200000元。"

    assert [one.split("@")[1] for one in figures(text)] == ["2018H1", "2018H1", "2018H2", "2018H2"]


def test_a_change_keeps_both_values_apart():
    assert figures("贫困发生率由2014年的31.3%下降到0.77%，8个贫困村全部出列。") == [
        "registry/headcount_ratio.rate=0.313@2014",
        "registry/headcount_ratio.rate=0.0077",
        "exit/villages.count=8",
    ]


def test_what_is_left_for_this_year_dates_a_paper_that_names_only_the_last():
    from fupin_analysis.clean.prose.reader import read_prose
    from fupin_analysis.core.prose import Paragraph, Prose

    text = "全镇贫困户1208户；截至2018年底累计脱贫1163户，今年剩余45户年底前全部脱贫。"
    assert read_prose(Prose("汇报.txt", (Paragraph(1, "河湾镇脱贫攻坚工作情况汇报"), Paragraph(2, text)))).year == 2019


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11月脱贫3户，12月脱贫5户。", ["exit/done.households=3@2018M11", "exit/done.households=5@2018M12"]),
        ("11月脱贫3户。", ["exit/done.households=3"]),
        ("3月开工，9月竣工，硬化村道3公里。", ["infrastructure/village_roads.length_km=3"]),
    ],
)
def test_months_with_a_number_each_are_periods(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("二季度改造危房6户。", ("housing", "rebuilt", "2019Q2")),
        ("三季度改造危房6户。", ("housing", "rebuilt_planned", "2019Q3")),
        ("春季学期资助学生6人。", ("education", "aid", "2019H1")),
    ],
)
def test_only_what_begins_later_than_the_paper_is_planned(text: str, expected: tuple[str, str, str]) -> None:
    lines = ("云岭镇2019年上半年脱贫攻坚工作总结", text)
    reading = read_prose(Prose("云岭镇.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))))
    assert [(one.topic, one.item, one.period) for one in reading.mentions if one.kind == "figure"] == [expected]
