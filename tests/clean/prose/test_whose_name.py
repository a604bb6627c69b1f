"""Whose paper it is: the title's name goes before what office staff say of 镇 and 乡."""

import pytest

from fupin_analysis.clean.prose.paper.setting import read_prose_setting
from tests.clean.prose.test_half_year import document

BODY = "全镇有农村低保户112户241人。"


@pytest.mark.parametrize(
    "texts",
    [
        ("石门镇兜底保障工作情况汇报", "受镇党委委托，汇报如下。数据截止2020年10月31日。", BODY),
        ("石门镇厕所革命推进情况", "受镇政府委托，汇报2020年情况。", BODY),
        ("关于工作情况的汇报", "石门镇位于县城西部。经镇党委研究，现汇报2020年情况。", BODY),
        ("石门镇2020年工作总结", "报镇政府同意。", BODY),
    ],
)
def test_what_leads_to_the_office_is_no_name(texts):
    assert read_prose_setting(document(*texts)).township == "石门镇"


@pytest.mark.parametrize("name", ["甲镇", "乙乡", "壕镇"])
def test_a_name_of_one_sign_is_one(name):
    assert read_prose_setting(document(f"{name}2018年脱贫攻坚工作总结", BODY)).township == name


def test_a_paper_without_a_name_has_none():
    assert read_prose_setting(document("兜底保障工作情况汇报", "受镇党委委托，汇报2020年情况。", BODY)).township == ""


@pytest.mark.parametrize(
    "title", ["石门镇2021年上半年工作小结与下步安排", "石门镇2021年工作回顾和明年打算", "石门镇2021年自查及下一步安排"]
)
def test_a_paper_that_tells_and_plans_is_no_plan(title):
    assert not read_prose_setting(document(title, BODY)).is_plan


def test_a_plan_is_one():
    assert read_prose_setting(document("石门镇2021年工作安排", BODY)).is_plan


def test_one_year_after_the_other_and_then_this_one():
    told = "2016年搬迁贫困户96户，2017年搬迁188户，今年任务179户，到8月底交房151户。"
    assert read_prose_setting(document("石门镇移民搬迁工作情况汇报", told)).year == 2018


@pytest.mark.parametrize(
    "text",
    [
        "各位领导，我是和平镇党委书记，汇报如下。",
        "我叫某某，是和平镇党委书记，汇报如下。",
        "我代表和平镇党委汇报2020年情况。",
        "作为和平镇党委书记，我汇报如下。",
        "在县委和和平镇党委领导下，工作有序。",
    ],
)
def test_who_speaks_is_no_part_of_the_name(text):
    assert read_prose_setting(document("工作情况的汇报", text, BODY)).township == "和平镇"


@pytest.mark.parametrize(
    "text",
    [
        "在县委和镇党委领导下，工作有序。",
        "在县委、县政府和镇党委的领导下，工作有序。",
        "在县委以及镇党委领导下，工作有序。",
        "我代表镇党委汇报2020年情况。",
        "下面，代表镇党委汇报2020年情况。",
        "我是镇党委书记，汇报如下。",
    ],
)
def test_the_office_alone_is_no_name(text):
    assert read_prose_setting(document("工作情况的汇报", text, BODY)).township == ""


def test_a_county_that_is_called_a_town_is_none():
    assert read_prose_setting(document("工作汇报", "白水村位于天镇县城南，距离柳家屯乡政府驻地8公里。", BODY)).township != "天镇"
    assert read_prose_setting(document("工作汇报", "我们进驻天镇县柳家屯乡xxx村。", BODY)).township == "柳家屯乡"


def test_a_paper_of_a_village_without_a_name_is_no_countys():
    texts = ("工作汇报", "在全市动员会后，我们驻村。全村贫困户61户。", "该村脱贫12户。")

    assert read_prose_setting(document(*texts)).scope == "township"


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (("政府工作报告", "——在云湖镇第九届人民代表大会第三次会议上", BODY), "云湖镇"),
        (("政府工作报告", "2023年3月2日在云湖乡第十二届人民代表大会上", BODY), "云湖乡"),
        (("【工作进展】云湖镇2023年二季度民政工作情况", BODY), "云湖镇"),
        (("工作情况", "云州市平城镇以强产业为重点，做好各项工作。", BODY), "平城镇"),
        (("万全镇2023年工作总结", BODY), "万全镇"),
    ],
)
def test_how_reports_name_their_township(texts, name):
    assert read_prose_setting(document(*texts)).township == name


@pytest.mark.parametrize(
    "texts",
    [
        ("2023年全镇脱贫攻坚工作总结", "2023年全镇有低保户12户。2023年全镇改厕31户。"),
        ("民生工作总结", "实现全镇住房有保障。实现全镇医疗有保障。2023年低保户12户。"),
        ("工作总结", "加快推进城镇建设，推进城镇绿化。2023年低保户12户。"),
        ("政府工作报告", "在全镇人民代表大会上，2023年低保户12户。"),
        ("工作情况", "在小城镇以强产业为重点，2023年低保户12户。"),
    ],
)
def test_the_whole_township_and_towns_in_general_are_no_name(texts):
    assert read_prose_setting(document(*texts)).township == ""


def test_a_report_whose_name_was_taken_out_is_of_a_township():
    told = "全乡发放低保金16万元。茶厂是我县头一家，产量全县领先。"
    assert read_prose_setting(document("乡2023年政府工作报告", told)).scope == "township"
    assert read_prose_setting(document("2023年政府工作报告", told)).scope == "county"
