"""What is told of one household as an example is no figure of the township; what stands beside it is."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.prose.accounting import account_prose
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.account import Verdict
from fupin_analysis.core.prose import Paragraph, Prose, ProseReading

TITLE = "甲山镇2021年巩固脱贫攻坚成果工作总结"


def read(*paragraphs: str) -> ProseReading:
    """The reading of paragraphs below a title."""
    return read_prose(Prose("总结.txt", tuple(Paragraph(at, text) for at, text in enumerate((TITLE, *paragraphs), start=1))))


def told(*paragraphs: str) -> tuple[list[str], list[str]]:
    """What is told of one household, and what is a figure."""
    mentions = read(*paragraphs).mentions
    return [one.text for one in mentions if one.kind == "story"], [one.text for one in mentions if one.kind == "figure"]


@pytest.mark.parametrize(
    ("text", "story", "figures"),
    [
        ("全镇发放小额贷款210户936万元,石门村村民王某某贷款5万元,养牛12头。", ["5万元", "12头"], ["210户", "936万元"]),
        (
            "监测户陈军因车祸致残,自付8.6万元,临时救助2万元。目前全镇共救助15户18.5万元。",
            ["8.6万元", "2万元"],
            ["15户", "18.5万元"],
        ),
        ("脱贫户李桂英,一家5口人,今年种植百香果8亩,年收入7.2万元。", ["5口", "8亩", "7.2万元"], []),
        ("他家里6口人,仅有1亩薄田。", ["6口", "1亩"], []),
        ("受助学生刘洋考上大学,领取雨露计划补助5000元。", ["5000元"], []),
        ("像张某这样的养牛户,全镇有126户。", [], ["126户"]),
        ("脱贫户马某贷款5万元,购牛7头。目前,已有93户像他一样贷款410万元。", ["5万元", "7头"], ["93户", "410万元"]),
        ("贫困户李某养羊61只。像这样的养殖户全镇有87户。", ["61只"], ["87户"]),
        ("低保户赵某一家4口,和往年一样领取低保1900元。", ["4口", "1900元"], []),
        ("在村民李大山的带动下,红岩村32户种植花椒200亩。", [], ["32户", "200亩"]),
        ("村民张三、李四等36户种植辣椒120亩。", [], ["36户", "120亩"]),
        ("致富带头人王建国成立合作社,带动脱贫户35户。", [], ["35户"]),
    ],
)
def test_one_household_is_a_story(text: str, story: list[str], figures: list[str]) -> None:
    assert told(text) == (story, figures)


@pytest.mark.parametrize(
    "text",
    [
        "贫困户易地搬迁65户。",
        "脱贫户黄牛养殖126头。",
        "脱贫户夏秋种植蔬菜500亩。",
        "农户杨梅种植300亩。",
        "全镇监测户向政府申请救助12户。",
        "贫困户白内障患者免费手术15例。",
        "护林员从86人增加到120人。",
        "搬迁群众从大山里走出来,集中安置128户。",
        "困难群众雷电灾害救助12户。",
    ],
)
def test_a_word_is_no_name(text: str) -> None:
    assert told(text)[0] == []


def test_a_story_goes_on_with_a_pronoun_and_ends_with_the_next_paragraph_without() -> None:
    story, figures = told("村民孙某,原来欠债10万元。", "如今他流转土地30亩,年收入8万元。", "发放产业奖补63万元。")
    assert story == ["10万元", "30亩", "8万元"]
    assert figures == ["63万元"]


def test_a_heading_that_names_somebody_is_above_a_story() -> None:
    story, figures = told("（一）“铁匠”赵铁柱的致富路。有4口人，月工资3800元。", "（二）产业。种植茶叶3000亩。")
    assert story == ["4口", "3800元"]
    assert figures == ["3000亩"]


def test_a_story_is_named_in_the_account() -> None:
    entries = account_prose(read("村民张某贷款5万元,养牛12头。"))
    assert [(one.region, one.verdict) for one in entries if one.region == "story"] == [("story", Verdict.ASIDE)] * 2


def test_named_households_are_a_part_of_the_register() -> None:
    mention = next(one for one in read("脱贫户李桂英等12户领取补助6万元。").mentions if one.text == "12户")
    assert mention.is_own


def test_whoever_was_told_of_is_told_of_again_by_the_name() -> None:
    story, figures = told(
        "贫困户孙某欠债4万元。", "全镇贫困户251户。孙某当上护林员，每月有600元工资，全年收入21000元。全镇养羊900只。"
    )
    assert story == ["4万元", "600元", "21000元"]
    assert figures == ["251户", "900只"]


def test_whoever_helps_others_is_no_story_the_second_time_either() -> None:
    assert told("致富带头人李某建基地210亩。", "李某流转土地36亩。")[0] == []


@pytest.mark.parametrize("who", ["夫妻俩", "夫妇俩", "小两口", "他家"])
def test_a_couple_without_a_name_is_one_family_from_its_own_sentence_on(who: str) -> None:
    story, figures = told(f"全镇发放贷款88户。{who}养蜂60箱，年收入3万元。")
    assert story == ["60箱", "3万元"]
    assert figures == ["88户"]


def test_couples_of_whom_there_are_many_are_no_story() -> None:
    assert told("帮助夫妻二人均残疾的家庭13户。")[0] == []


@pytest.mark.parametrize(
    "text",
    [
        "贫困户邢某家庭院经济收入达到5000元。",
        "脱贫户佟某种植木耳3亩。",
        "监测户厉某某因病支出6万元。",
        "低保户柴某家养羊15只。",
        "村民蔺某流转土地20亩。",
        "五保户曲某某领取补助6000元。",
        "脱贫户岳某贷款5万元。",
        "养殖户滕某出栏生猪45头。",
        "残疾人牟某某领取护理补贴1200元。",
        "搬迁户宫某务工收入3万元。",
    ],
)
def test_a_name_masked_by_one_sign_may_begin_with_any_surname(text: str) -> None:
    story, figures = told(text)
    assert (len(story), figures) == (1, [])


@pytest.mark.parametrize("text", ["贫困户在某基地务工63人。", "全镇脱贫户某项补贴发放63人。", "组织农户到某村参观63人。"])
def test_a_certain_place_or_thing_is_nobody(text: str) -> None:
    assert told(text) == ([], ["63人"])
