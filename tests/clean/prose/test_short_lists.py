"""Lists that fall short of the whole they are of: what closes them, what is asked about, and what may be some of them only."""

import pytest

from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.core.prose import Paragraph, Prose
from fupin_analysis.crosscheck.checks import check_consistency

TITLE = "云岭镇2018年脱贫攻坚工作总结"


def told(text):
    """Codes of what is told of a text's own sums, and rules of the cross-check that do not hold."""
    cleaned = clean_prose(Prose("总结.txt", (Paragraph(1, TITLE), Paragraph(2, text))))
    codes = [row["code"] for row in cleaned.aside.to_pylist() if row["code"] in ("F283", "F200")]
    return codes + list(check_consistency(cleaned.figures)["rule"])


SHORT = {
    "classes of an age": "全镇共有帮扶干部286名，其中30岁以下42名，31至45岁131名，46岁以上103名。",
    "a school by its grades": "小学在校贫困生193人，其中一年级34人、二年级30人、三年级31人、四年级29人、五年级33人、六年级26人。",
    "as many channels as are said": "投入帮扶资金1560万元，分三个渠道：财政专项920万元，涉农整合430万元，东西部协作200万元。",
    "as many sources as are said": "村集体收入46万元，来源有三项：电站收益18万元，租金12万元，服务费10万元。",
    "years of a span": "2015年至2018年全镇累计退出贫困户733户，其中2015年112户，2016年205户，2017年240户，2018年166户。",
    "behind what it costs": "全镇实施项目35个，总投资2100万元，其中种植类12个、养殖类9个、加工类6个、旅游类7个。",
    "with a remark": "全镇党员412名，其中大专及以上（含在读）96名，高中（中专）123名，初中及以下183名。",
    "in a sentence of its own": "改造危房218户。其中C级修缮36户，D级新建64户，集中安置108户。",
    "by levels": "到位资金980万元，包括中央520万元、省级260万元、市级120万元、县级60万元。",
    "by causes": "全镇现有贫困户412户。从致贫原因看，因病致贫186户，因残致贫97户，缺劳动力54户，缺技术41户，因学致贫22户。",
    "what it is made up of": "全年下达资金620万元，由中央310万元、省级220万元、县级80万元构成。",
    "of those who moved": "累计搬迁310户，其中2015年搬迁120户，2016年搬迁96户，2017年搬迁84户。",
}
MAY_BE_SOME = {
    "groups that overlap": "全镇共有帮扶干部286名，其中党员131名，30岁以下42名，女干部103名。",
    "the main ones": "全镇实施项目35个，主要有种植类12个、养殖类9个、加工类6个、旅游类7个。",
    "the main causes": "全镇贫困户196户，主要致贫原因为：因病98户、因残71户、因学17户。",
    "and others": "贫困户196户，其中因病98户、因残71户、因学17户等。",
    "far from all": "全镇实施项目35个，其中种植类6个、养殖类9个、加工类6个。",
    "what people do": "全镇有劳动力412人，其中外出务工180人、就近就业120人、公益岗位95人。",
    "what households do": "全镇脱贫户412户，其中发展种植180户、发展养殖120户、外出务工100户。",
    "what money is used for": "到位资金980万元，其中用于产业520万元、用于道路260万元、用于饮水160万元。",
    "those who have left so far": "建档立卡贫困户310户（其中2015年脱贫120户，2016年脱贫96户，2017年脱贫84户）。",
    "the first three": "全镇贫困户412户，其中前三位致贫原因为因病186户、因残120户、缺技术100户。",
    "some years of a span": "2014年至2018年全镇累计退出贫困户733户，其中2015年112户，2016年205户，2017年240户，2018年166户。",
    "all of them": "全镇实施项目34个，总投资2100万元，其中种植类12个、养殖类9个、加工类6个、旅游类7个。",
    "rounded": "全镇总人口1.2万人，其中甲村0.42万人，乙村0.38万人，丙村0.4万人。",
}


@pytest.mark.parametrize("text", SHORT.values(), ids=SHORT.keys())
def test_a_list_that_should_be_all_and_is_not_is_told(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize("text", MAY_BE_SOME.values(), ids=MAY_BE_SOME.keys())
def test_a_list_that_may_be_of_some_is_no_contradiction(text):
    assert told(text) == []


def test_what_no_word_closes_is_asked_and_accuses_nobody():
    assert told("全县有乡镇干部286名，其中一级42名，二级130名，三级103名。") == ["F200"]
    assert told("全县共有乡镇干部286名，其中30岁以下42名，31至45岁131名，46岁以上103名。") == ["F283"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("年初全镇有低保户310户。年内新增26户，退出40户，年末低保户316户。", ["F200"]),
        ("2017年底全镇有贫困人口960人，当年脱贫410人，返贫6人，新识别8人，年末贫困人口704人。", ["F200"]),
        ("年初全镇有低保户310户。年内新增26户，退出40户，年末低保户396户。", ["F283"]),  # a slip of 296
        ("年初全镇有低保户310户。年内新增26户，退出40户，年末低保户296户。", []),
        ("年初全镇有低保户310户。年内新增26户，退出40户，因动态调整，年末低保户316户。", []),
        ("年初全镇有低保户310户。年内新增26户，退出40户，年末全镇有特困户61户。", []),
    ],
)
def test_what_is_left_is_asked_about_where_others_may_have_come_or_gone(text, codes):
    assert told(text) == codes


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("资助小学生86人、初中生55人、高中生32人，共资助163人。", 1),
        ("一组脱贫12户、二组脱贫18户、三组脱贫21户，共脱贫61户。", 1),
        ("资助小学生86人、初中生55人、高中生32人，共资助173人。", 0),
        ("发展种植86户、养殖55户、加工32户，共带动163户。", 0),
        ("资助小学生86人、初中生55人、高中生32人，共惠及贫困户160户。", 0),
    ],
)
def test_a_total_may_say_what_was_done(text, count):
    assert len(told(text)) == count
