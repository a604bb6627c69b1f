"""Text of web pages on one line: headings and titles with no stop behind them do their work, and are no part of names."""

import pytest

from fupin_analysis.clean.prose.paper.run_in import heading_ends
from fupin_analysis.clean.prose.paper.setting import read_prose_setting
from fupin_analysis.clean.prose.reader import read_prose
from tests.clean.prose.test_half_year import document

BODY = "全镇有农村低保户112户241人。"


@pytest.mark.parametrize(
    "text",
    [
        "我代表镇政府作报告。一、基本情况石梁镇共5个村1个居委,无贫困村。",
        "现汇报如下:一、镇情概况石梁镇位于县城北部,辖6个村。",
        "(一)贫困现状石梁镇现有贫困户61户180人。",
        "2019年,根据我镇实际,石梁镇脱贫61户。",
    ],
)
def test_a_heading_is_no_part_of_the_name(text):
    assert read_prose_setting(document("扶贫工作汇报", text, BODY)).township == "石梁镇"


@pytest.mark.parametrize(
    "text", ["根据我镇2017-2020年计划,脱贫68户。", "2020年我镇按照部署,脱贫19户。", "结合该镇实际,脱贫6户。"]
)
def test_our_township_is_no_name(text):
    assert read_prose_setting(document("扶贫工作总结", text, BODY)).township == ""


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("一、基本情况全镇辖5个村。二、主要做法自开展工作以来,我镇改造危房12户。", ["基本情况", "主要做法"]),
        ("一、工作开展情况(一)产业发展情况我镇种植茶叶300亩。", ["产业发展情况"]),
        ("一、重点任务2018年完成情况。全镇改造危房12户。", []),
        ("一、针对存在问题我镇制定了12条措施。", []),
        ("一、基本情况。全镇辖5个村。", []),
        ("今年任务全镇12户。", []),
    ],
)
def test_where_headings_end(text, heads):
    ends = heading_ends(text)

    assert [text[:end].endswith(head) for end, head in zip(ends, heads, strict=True)] == [True] * len(heads)


def test_a_heading_in_the_line_is_one():
    found = [
        (one.period, one.item, one.text)
        for one in read_prose(
            document("石梁镇2019年扶贫工作总结", "一、工作开展情况全镇改造危房12户。二、下步工作打算我镇改造危房5户。")
        ).mentions
        if one.kind == "figure"
    ]

    assert found == [("2019", "rebuilt", "12户"), ("2020", "rebuilt_planned", "5户")]


def test_the_number_of_a_list_behind_its_heading_is_one():
    read = read_prose(document("石梁镇2019年扶贫工作总结", "一、主要做法1.加强领导。成立专班。2.抓产业。种植茶叶300亩。"))

    assert [one.text for one in read.mentions if one.kind == "section"] == ["一、", "1.", "2."]


@pytest.mark.parametrize(
    "text",
    [
        "石梁镇2019年脱贫攻坚工作总结今年以来,我镇认真落实各项要求,干部群众合力攻坚,现将工作情况总结如下:一、减贫情况全镇脱贫61户。",
        "编号:20817石梁镇2019年扶贫工作汇报尊敬的各位领导:受镇政府委托,我就扶贫工作作汇报,请予审议,并请列席人员提出意见。全镇脱贫61户。",
    ],
)
def test_a_title_in_the_line_is_one(text):
    setting = read_prose_setting(document(text))

    assert (setting.township, setting.year) == ("石梁镇", 2019)


def test_a_hidden_name_gives_way_to_the_one_in_the_text():
    assert read_prose_setting(document("某镇2019年扶贫工作总结", "石梁镇位于县城北部。", BODY)).township == "石梁镇"
    assert read_prose_setting(document("某镇2019年扶贫工作总结", "XX镇位于县城北部。", BODY)).township == "某镇"


def test_a_document_number_is_no_line_of_the_title():
    setting = read_prose_setting(document("石委〔2020〕51号", "石梁街道关于低收入农户脱贫攻坚进展情况通报", "全县动员。" + BODY))

    assert (setting.township, setting.scope) == ("石梁街道", "township")


def test_a_paper_without_a_name_that_speaks_of_its_county_is_a_townships():
    setting = read_prose_setting(document("2017年度脱贫攻坚工作总结", "我镇按照全县时间节点,今年脱贫77户,我镇村识别88户。"))

    assert setting.scope == "township"
    assert read_prose_setting(document("2017年度脱贫攻坚工作总结", "全县脱贫77户。")).scope == "county"
