"""Whose paper it is, of which year, month or village, by titles and first sentences of many forms."""

import pytest

from fupin_analysis.clean.prose.paper.setting import read_prose_setting
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose

WHOSE = {
    "several years": ("白岩镇2016—2018年脱贫攻坚工作总结", "全镇贫困户320户。", ("白岩镇", 2018, "2018", "")),
    "a summary and a plan": ("白岩镇扶贫工作总结和2019年工作计划", "全镇贫困户320户。", ("白岩镇", 2018, "2018", "")),
    "a team in a village": ("县林业局驻白岩镇大坪村工作队2018年工作总结", "贫困户32户。", ("白岩镇", 2018, "2018", "大坪村")),
    "a village that says where it lies": (
        "大坪村2018年脱贫攻坚工作总结",
        "我村隶属白岩镇，贫困户32户。",
        ("白岩镇", 2018, "2018", "大坪村"),
    ),
    "a speech": ("在全镇脱贫攻坚推进会上的讲话", "2018年，白岩镇贫困户320户。", ("白岩镇", 2018, "2018", "")),
    "a committee": ("中共白岩镇委员会关于2018年度脱贫攻坚工作的报告", "全镇贫困户320户。", ("白岩镇", 2018, "2018", "")),
    "half a year, in other words": ("白岩镇2018年半年扶贫工作总结", "全镇贫困户320户。", ("白岩镇", 2018, "2018H1", "")),
    "three quarters are no third": ("白岩镇2018年前三季度脱贫攻坚工作总结", "全镇贫困户320户。", ("白岩镇", 2018, "2018", "")),
    "the third quarter": ("白岩镇2018年第三季度脱贫攻坚工作总结", "全镇贫困户320户。", ("白岩镇", 2018, "2018Q3", "")),
    "a brief of a month": ("白岩镇脱贫攻坚工作简报", "2018年10月份，我镇走访贫困户320户。", ("白岩镇", 2018, "2018M10", "")),
    "all villages are none": ("白岩镇各村2018年脱贫情况", "贫困户320户。", ("白岩镇", 2018, "2018", "")),
}


@pytest.mark.parametrize(("title", "text", "expected"), WHOSE.values(), ids=WHOSE.keys())
def test_whose(title, text, expected):
    reading = _read(title, text)
    figure = next(one for one in reading.mentions if one.kind == "figure")

    assert (reading.township, reading.year, figure.period, figure.place) == expected


def _read(*lines: str):
    return read_prose(Prose("x.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))))


def _figures(*lines: str) -> list[tuple[str, str, str, str]]:
    return [(one.text, one.item, one.period, one.place) for one in _read(*lines).mentions if one.kind == "figure"]


def test_villages_as_headings_and_what_is_of_all_of_them():
    found = _figures(
        "白岩镇2018年脱贫情况", "一、大坪村", "脱贫9户。", "二、小坪村", "脱贫6户。", "两个村共脱贫15户。", "全镇脱贫90户。"
    )

    assert [place for *_, place in found][:2] == ["大坪村", "小坪村"]
    assert found[-1] == ("90户", "done", "2018", "")


def test_places_before_colons_are_the_parts_own():
    found = _figures("白岩镇2018年脱贫攻坚工作总结", "大坪：贫困户32户，脱贫9户；小坪：贫困户22户，脱贫6户。")

    assert [(item, place) for _, item, _, place in found] == [
        ("total", "大坪"),
        ("done", "大坪"),
        ("total", "小坪"),
        ("done", "小坪"),
    ]


def test_in_a_brief_this_year_is_the_year_and_this_month_the_month():
    found = _figures(
        "白岩镇脱贫攻坚工作简报",
        "2018年10月份，我镇工作如下：",
        "本月走访贫困户20户。今年累计走访贫困户210户。1至10月走访300户。",
    )

    assert [period for _, _, period, _ in found] == ["2018M10", "2018", "2018"]


def test_a_title_is_found_below_the_menu_of_a_page_and_behind_a_colon() -> None:
    lines = ("年度报告", "工作总结", "甲山镇2018年上半年脱贫攻坚工作总结", "全镇建档立卡贫困户210户。")
    found = read_prose_setting(Prose("x.html", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))))
    assert (found.township, found.period, found.title) == ("甲山镇", "2018H1", 3)
    led = read_prose_setting(Prose("x.txt", (Paragraph(1, "甲山镇：2019年度脱贫攻坚工作情况报告"), Paragraph(2, "贫困户20户。"))))
    assert (led.township, led.year) == ("甲山镇", 2019)


@pytest.mark.parametrize(
    "lines",
    [
        ("支持乡村治理项目40万元。", "支持乡村建设项目30万元，脱贫户12户。"),
        ("推进乡村治理，脱贫户12户。", "推进乡村建设12处。"),
        ("聚焦乡村产业。", "聚焦乡村人才8人，脱贫户12户。"),
    ],
)
def test_what_leads_to_the_countryside_names_no_township(lines):
    assert _read("资金分配公告", *lines).township == ""
