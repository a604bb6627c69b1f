"""A paper of half a year is told by more than the first line of its title."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.prose.paper.setting import read_prose_setting
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose

BODY = "全镇脱贫户300户。"


def document(*texts: str, file: str = "总结.txt") -> Prose:
    """A document of some paragraphs."""
    return Prose(file, tuple(Paragraph(number, text) for number, text in enumerate(texts, start=1)))


@pytest.mark.parametrize(
    "texts",
    [
        ("丰水镇2022年巩固脱贫攻坚成果", "上半年工作总结", BODY),
        ("关于丰水镇防返贫工作情况的汇报", "（2022年1—6月）", BODY),
        ("丰水镇人民政府", "关于2022年巩固脱贫成果工作情况的报告", "（截至6月30日）", "县乡村振兴局：", BODY),
        ("丰水镇2022年脱贫攻坚半年工作", "总结", BODY),
        ("丰水镇扶贫工作汇报", "二〇二二年上半年", BODY),
        ("丰水镇2022年防返贫工作情况汇报", "一、基本情况", "截至6月底，全镇脱贫户300户。"),
        ("丰水镇2022年防返贫工作情况", "现将我镇上半年工作汇报如下：", BODY),
        ("丰水镇2022年防返贫工作情况", "今年上半年，我镇围绕防返贫开展工作。", BODY),
        ("丰水镇守底线促增收", "2022年，全镇脱贫户300户。上半年调整措施320项，上半年放贷120笔。"),
    ],
)
def test_half_a_year(texts: tuple[str, ...]) -> None:
    assert read_prose_setting(document(*texts)).period == "2022H1"
    figure = next(one for one in read_prose(document(*texts)).mentions if one.kind == "figure")
    assert (figure.text, figure.period) == ("300户", "2022H1")


@pytest.mark.parametrize(
    "texts",
    [
        ("丰水镇2022年度防返贫工作总结", "截至6月底，全镇脱贫户300户。"),
        ("丰水镇2022年防返贫工作总结", "截至6月底，全镇脱贫户300户。", "截至12月底，发放补助18万元。"),
        ("丰水镇2022年防返贫工作总结", BODY, "上半年发放3万元，下半年发放4万元。"),
        ("丰水镇2022年工作总结和2023年上半年工作计划", BODY),
        ("丰水镇2022年防返贫工作总结", "截至2021年6月底，全镇脱贫户300户。"),
    ],
)
def test_a_whole_year(texts: tuple[str, ...]) -> None:
    assert read_prose_setting(document(*texts)).period == "2022"


def test_the_name_of_the_file_tells_where_the_title_does_not() -> None:
    assert read_prose_setting(document("丰水镇防返贫工作总结", BODY, file="丰水镇2022年上半年总结.txt")).period == "2022H1"


def test_what_the_year_before_ended_with_keeps_its_year() -> None:
    texts = ("关于丰水镇防返贫工作情况的汇报", "（2022年1—6月）", "上年末全镇监测对象88户，目前监测对象95户。")
    figures = [one for one in read_prose(document(*texts)).mentions if one.kind == "figure"]
    assert [(one.value, one.period) for one in figures] == [(88, "2021"), (95, "2022H1")]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("石梁镇2019年下半年工作总结", "下半年改造危房6户。", ("rebuilt", "2019H2")),
        ("石梁镇2019年下半年工作计划", "下半年改造危房6户。", ("rebuilt_planned", "2019H2")),
        ("石梁镇2019年下半年工作计划", "上半年改造危房6户。", ("rebuilt", "2019H1")),
        ("石梁镇2019年上半年工作总结及下半年工作计划", "改造危房6户。", ("rebuilt", "2019H1")),
        ("石梁镇2019年半年工作总结", "改造危房6户。", ("rebuilt", "2019H1")),
    ],
)
def test_a_paper_of_the_second_half(title: str, text: str, expected: tuple[str, str]) -> None:
    reading = read_prose(Prose("石梁镇.txt", (Paragraph(1, title), Paragraph(2, text))))
    assert [(one.item, one.period) for one in reading.mentions if one.kind == "figure"] == [expected]


@pytest.mark.parametrize("part", ["第一季度", "二季度", "三季度", "第三季度", "上半年"])
@pytest.mark.parametrize("until", ["截至2021年底", "截止2021年末", "截至2021年12月底"])
def test_the_end_of_its_year_is_no_day_of_a_part_before_it(part: str, until: str) -> None:
    reading = read_prose(document(f"丰水镇2021年{part}工作汇报", f"{until}，全镇脱贫户207户。", "全镇培训63人。"))
    periods = [one.period for one in reading.mentions if one.kind == "figure"]
    assert periods[0] == "2021"
    assert len(periods[1]) > len("2021")


@pytest.mark.parametrize(
    ("part", "until", "period"),
    [("第四季度", "截至2021年底", "2021Q4"), ("上半年", "截至2021年6月底", "2021H1"), ("上半年", "截至2020年底", "2020")],
)
def test_the_end_of_its_own_part_and_of_another_year_stay(part: str, until: str, period: str) -> None:
    reading = read_prose(document(f"丰水镇2021年{part}工作汇报", f"{until}，全镇脱贫户207户。"))
    assert [one.period for one in reading.mentions if one.kind == "figure"] == [period]
