"""Wordings of time in prose."""

import pytest

from fupin_analysis.clean.prose.numbers.times import find_times
from fupin_analysis.clean.prose.paper.folding import fold_prose
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
