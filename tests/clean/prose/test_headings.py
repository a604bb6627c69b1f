"""What stands below a heading that names a village is the village's; what is said of a village that nobody names is nobody's."""

import pytest

from fupin_analysis.clean.prose.accounting import account_prose
from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose


def prose(*lines: str) -> Prose:
    title = "云岭镇2019年脱贫攻坚工作总结"
    return Prose("云岭镇.txt", tuple(Paragraph(number, line) for number, line in enumerate((title, *lines), start=1)))


def places(*lines: str) -> list[str]:
    return [one.place for one in read_prose(prose(*lines)).mentions if one.kind == "figure"]


BELOW = {
    "what it is like": (("（一）松坪村基本情况", "贫困户58户。", "（二）柳湾村基本情况", "贫困户41户。"), ["松坪村", "柳湾村"]),
    "the sign of the village once": (("一、松坪村情", "村在镇西北部。21个村民小组386户。"), ["松坪村", "松坪村"]),
    "headings below it": (("一、柳湾社区", "（一）产业", "种植花椒120亩。", "（二）住房", "改造危房6户。"), ["柳湾社区"] * 2),
    "until the township": (("一、松坪村概况", "贫困户58户。", "全镇贫困户812户。", "改造危房36户。"), ["松坪村", "", ""]),
    "the next heading": (("一、松坪村", "贫困户58户。", "二、产业发展", "种植花椒120亩。"), ["松坪村", ""]),
    "numbered in digits": (
        ("1.松坪村：脱贫12户；修路3公里。", "2.柳湾村：脱贫9户。", "合计脱贫21户。"),
        ["松坪村", "松坪村", "柳湾村", ""],
    ),
    "a work in it": (("一、松坪村示范点建设情况", "种植花椒120亩。", "二、问题", "还有贫困户6户。"), ["松坪村", ""]),
    "a verb and no village": (("发挥村两委作用，走访农户31户。",), [""]),
    "several villages": (("一、松坪村等五村情况", "贫困户58户。"), [""]),
    "a kind of village": (("一、贫困村基本情况", "贫困户58户。"), [""]),
    "an administrative village": (("松坪行政村位于镇东部。辖8个村民小组。贫困户58户。",), ["松坪村", "松坪村"]),
    "no name": (("偏远行政村有8个村民小组。",), [""]),
    "beside a county town": (("柳湾村毗邻县城，贫困户41户。",), ["柳湾村"]),
}


@pytest.mark.parametrize(("lines", "expected"), BELOW.values(), ids=BELOW.keys())
def test_what_is_below_a_heading_is_of_its_village(lines: tuple[str, ...], expected: list[str]) -> None:
    assert places(*lines) == expected


AGAIN = {
    "whom somebody helps": (("重点帮扶松坪村。该村贫困户58户。",), ["松坪村"]),
    "in the paragraph before": (("松坪村是省定贫困村。", "全村共有贫困户58户。"), ["松坪村"]),
    "behind its groups": (("松坪村一组脱贫3户，二组5户，全村共脱贫8户。",), ["松坪村一组", "松坪村二组", "松坪村"]),
    "the only one": (("松坪村成立了合作社。", "我镇脱贫312户。", "道路通畅。", "该村脱贫12户。"), ["", "松坪村"]),
    "all villages": (("我村和各村外出务工36人。",), [""]),
}


@pytest.mark.parametrize(("lines", "expected"), AGAIN.values(), ids=AGAIN.keys())
def test_a_village_spoken_of_again(lines: tuple[str, ...], expected: list[str]) -> None:
    assert places(*lines) == expected


@pytest.mark.parametrize("line", ["全村共有贫困户58户。", "我村贫困户58户。"])
def test_what_is_of_a_village_that_nobody_names_is_asked_about(line: str) -> None:
    text = prose(line, "我镇脱贫312户。")
    cleaned = clean_prose(text)
    assert cleaned.figures["value"].tolist() == [312]
    assert [row["code"] for row in cleaned.aside.to_pylist()] == ["F277"]
    assert [one.code for one in account_prose(read_prose(text)) if one.text.endswith("58户")] == ["F277"]


@pytest.mark.parametrize(
    ("line", "area"), [("全县有贫困村63个，其中我镇5个。", "全县"), ("柳河镇脱贫63户，我镇脱贫5户。", "柳河镇")]
)
def test_what_is_of_another_area_is_set_aside_with_its_name(line: str, area: str) -> None:
    cleaned = clean_prose(prose(line))
    assert cleaned.figures["value"].tolist() == [5]
    assert [(row["code"], f"“{area}”" in row["reason"]) for row in cleaned.aside.to_pylist()] == [("F275", True)]
    entries = [one for one in account_prose(read_prose(prose(line))) if one.code]
    assert [(one.code, f"“{area}”" in one.reason) for one in entries] == [("F275", True)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("全县脱贫3120户。改造危房360户。我镇脱贫31户。改造危房6户。", [31, 6]),
        ("2019年，全县共有贫困户3.1万户。贫困发生率0.8%。松坪村脱贫12户。", [12]),
        ("全县投入2.1亿元，我镇投入120万元。改造危房6户。", [1_200_000, 6]),
        ("按照全县统一部署，脱贫31户。改造危房6户。", [31, 6]),
        ("在全县率先完成任务，脱贫31户。改造危房6户。", [31, 6]),
        ("占全县总数的6.1%，改造危房6户。", [0.061, 6]),
        ("全国还有贫困人口551万人，全省12万人。", []),
        ("全县脱贫3120户。镇党委政府脱贫31户，投入资金42万元。", [31, 420_000]),
        ("全县脱贫3120户。乡党委、政府改造危房6户。", [6]),
        ("全县脱贫3120户。各乡镇党委政府改造危房360户。", []),
        ("全县脱贫3120户。各级党委政府投入资金3.2亿元。", []),
        ("全县脱贫3120户，其中云岭镇31户。改造危房6户。", [31, 6]),
        ("全县共有贫困村42个，云岭镇6个。改造危房6户。", [6, 6]),
        ("全县共有安置点12个，其中位于云岭镇的2个。改造危房6户。", [2, 6]),
        ("全县脱贫3120户，我镇被评为先进。改造危房6户。", [6]),
        ("全县脱贫3120户，云岭镇、青石镇等5个乡镇脱贫1200户。改造危房360户。", []),
        ("云岭镇位于县城以东，全县共有贫困户3120户。改造危房360户。", [360]),
    ],
)
def test_a_sentence_goes_on_with_the_area_of_the_one_before(line: str, expected: list[float]) -> None:
    assert [one.value for one in read_prose(prose(line)).mentions if one.kind == "figure"] == expected


@pytest.mark.parametrize("heading", ["二、松坪村的建整扶贫", "（二）松坪村巩固提升", "2.松坪村脱贫摘帽"])
def test_a_heading_of_few_words_behind_a_village_is_its_own(heading):
    lines = ["石梁镇2018年扶贫工作总结", heading, "工作组帮着争取，改造危房61户。", "三、社会保障", "全镇改造厕所12户。"]
    prose = Prose("x.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    read = [(one.item, one.place) for one in read_prose(prose).mentions if one.kind == "figure"]

    assert read == [("rebuilt", "松坪村"), ("toilets", "")]


@pytest.mark.parametrize("heading", ["二、松坪村等三村巩固提升", "二、松坪村至西岭村道路"])
def test_a_heading_of_several_villages_is_of_none(heading):
    lines = ["石梁镇2018年扶贫工作总结", heading, "改造危房61户。"]
    prose = Prose("x.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    read = [(one.item, one.place) for one in read_prose(prose).mentions if one.kind == "figure"]

    assert read == [("rebuilt", "")]
