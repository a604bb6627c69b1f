"""Numbers in prose: value, unit, qualifier, and what is none."""

import pytest

from fupin_analysis.clean.prose.numbers.chinese import chinese_value
from fupin_analysis.clean.prose.numbers.numerals import find_numerals
from fupin_analysis.clean.prose.paper.folding import fold_prose
from tests.clean.prose.sentence import kinds


@pytest.mark.parametrize(
    ("text", "value", "family", "qualifier"),
    [
        ("三百二十户", 320, "households", ""),
        ("百余人", 100, "persons", "余"),
        ("１，２５２人", 1252, "persons", ""),
        ("1 252 人", 1252, "persons", ""),
        ("2.63万口人", 26300, "count", ""),
        ("约2.4万元", 24000, "money", "约"),
        ("2000多万元", 2000e4, "money", "多"),
        ("1.7亿元", 1.7e8, "money", ""),
        ("一百二十万余元", 120e4, "money", "余"),
        ("11000多米", 11, "length", "多"),
        ("38.48%", 0.3848, "share", ""),
        ("百分之七十五", 0.75, "share", ""),
        ("八成以上", 0.8, "share", "以上"),
        ("三分之一", 1 / 3, "share", ""),
        ("5‰", 0.005, "share", ""),
        ("300人次", 300, "person_times", ""),
        ("12期", 12, "sessions", ""),
        ("84平方公里", 84, "floor", ""),
        ("3公顷", 45, "area", ""),
        ("2700千瓦", 2700, "power", ""),
        ("不少于30户", 30, "households", "不少于"),
        ("5万3千2百元", 53200, "money", ""),
        ("9千8百元", 9800, "money", ""),
        ("3千5百万元", 35e6, "money", ""),
        ("1百2十人", 120, "persons", ""),
        ("1万2千3百人", 12300, "persons", ""),
        ("1万零5百元", 10500, "money", ""),
        ("1万零500元", 10500, "money", ""),
        ("1万8千万元", 18e7, "money", ""),
        ("1亿2千万元", 12e7, "money", ""),
        ("一万八千万元", 18e7, "money", ""),
        ("一亿二千万元", 12e7, "money", ""),
        ("3万5千元", 35000, "money", ""),
        ("约2万6千余元", 26000, "money", "约余"),
        ("3.8倍", 3.8, "times", ""),
    ],
)
def test_value_unit_and_qualifier(text, value, family, qualifier):
    (found,) = [one for one in find_numerals(fold_prose(text).text) if one.kind == "number"]

    assert (found.value, found.family, found.qualifier) == (pytest.approx(value), family, qualifier)


@pytest.mark.parametrize(
    ("sentence", "number", "kind"),
    [
        ("根据〔2018〕15号文件", "〔2018〕15号", "document"),
        ("召开第3次会议", "第3次", "ordinal"),
        ("围绕两不愁三保障", "两不愁三保障", "name"),
        ("修通G318国道", "G318", "name"),
        ("落实“5+2”工作制", "“5+2”", "name"),
        ("60周岁以上老人", "60周岁以上", "condition"),
        ("（一）抓产业。", "（一）", "section"),
        ("一是抓产业", "一是", "section"),
        ("历时3个月", "3个月", "duration"),
        ("联系电话13800138000", "138****8000", "personal"),
        ("全县贫困户1662户", "1662户", "other_area"),
        ("位于县城东北25公里处", "25公里", "geography"),
        ("硬化产业路，路面宽3.5米", "3.5米", "dimension"),
        ("砌筑挡墙，墙高2米", "2米", "dimension"),
        ("垫层厚18厘米", "18厘米", "dimension"),
        ("铺设管径为90毫米的管道", "90毫米", "dimension"),
        ("拓宽1200米", "1200米", "figure"),
        ("加高800米", "800米", "figure"),
        ("无1户返贫", "1户", "negated"),
        ("编号12345678901234567户", "12************567", "personal"),
        ("每人每年补助1200元", "1200元", "policy"),
        ("2018年12月31日召开大会", "2018年12月31日", "date"),
    ],
)
def test_what_is_no_figure_is_named(sentence, number, kind):
    assert kinds(sentence)[number] == kind


def test_chinese_numerals_that_could_be_two_numbers_are_not_read():
    assert chinese_value("一百二") is None
    assert chinese_value("二三") != 23


@pytest.mark.parametrize(("text", "value"), [("11.9%", 0.119), ("0.07%", 0.0007), ("29.97%", 0.2997)])
def test_a_percentage_is_the_decimal_that_was_written(text, value):
    (found,) = find_numerals(fold_prose(text).text)
    assert repr(found.value) == repr(value)


def test_two_scales_are_one_number() -> None:
    written = {"3万5千元": 35000.0, "1亿2千万元": 1.2e8, "2万3千亩": 23000.0, "12万3800只": 123800.0}
    assert {text: find_numerals(text)[0].value for text in written} == written
    assert [one.value for one in find_numerals("收入1万8,1万户2千人")] == [18000.0, 10000.0, 2000.0]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("新打机井六口,架设索桥两座。", [6, 2]),
        ("建公厕一座,安装变压器一台。", [1, 1]),
        ("建成文化广场一个,修便民桥一座。", [1, 1]),
        ("农电网改造做完,便民桥新修一座。", [1]),
        ("走好第一步,一个都不能少,四间并作一处。", []),
    ],
)
def test_what_was_built_or_bought_is_counted_in_chinese_signs(text: str, values: list[float]) -> None:
    assert [one.value for one in find_numerals(text) if one.kind == "number"] == values


@pytest.mark.parametrize("text", ["最低处450米,最高处1370米。", "最高海拔1612米,山顶高程900米。", "主峰高1935米,落差600米。"])
def test_how_high_a_place_lies_is_no_length(text: str) -> None:
    assert {one.kind for one in find_numerals(text)} == {"geography"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("建成5个亿元村。", 5),
        ("打造3个亿元产业。", 3),
        ("培育2个亿元产业园。", 2),
        ("打造2个亿级集群。", 2),
        ("实施3个亿元以上项目。", 3),
        ("培育4个亿元企业。", 4),
    ],
)
def test_things_called_after_what_they_bring_in_are_no_money(text: str, count: int) -> None:
    [found] = [one for one in find_numerals(text) if one.kind == "number"]
    assert (found.value, found.family) == (count, "count")


@pytest.mark.parametrize("text", ["投入3个亿元项目资金。", "到位3个亿元乡村振兴资金。", "投资3个亿。"])
def test_so_many_hundred_millions_are_money_before_what_they_are_for(text: str) -> None:
    [found] = [one for one in find_numerals(text) if one.kind == "number"]
    assert (found.value, found.family) == (3e8, "money")
