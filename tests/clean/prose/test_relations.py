"""What follows from other numbers: what falls on each, rates and what lacks, closed lists, two measures, named things."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.prose.own_sums.check import ask_amounts, find_sums
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
from tests.clean.prose.told import told

#: A sentence with a gap, what fits there, what does not, and the number that is told.
FITS_OR_NOT = {
    "land": ("全镇总人口20400人，现有耕地面积46920亩，人均耕地{}。", "2.3亩", "2.8亩", "2.8亩"),
    "land cut off": ("全村214户690人，山林面积1390亩，人均山林{}。", "2.01亩", "2.31亩", "2.31亩"),
    "land of two kinds": ("全村410人，水田620亩，林地1830亩，人均水田1.51亩，人均林地{}。", "4.46亩", "3.46亩", "3.46亩"),
    "persons": ("全乡辖7个村，共2150户8815人，户均人口{}。", "4.1人", "3.5人", "3.5人"),
    "persons apart": ("全镇总户数5120户，总人口19968人，户均{}。", "3.9人", "4.6人", "4.6人"),
    "heads": ("全年养殖山羊2340头，户均{}，涉及养殖户180户。", "13头", "16头", "16头"),
    "a yield": ("全镇种植大豆2600亩，平均亩产180公斤，总产达到{}。", "468吨", "568吨", "568吨"),
    "a yield behind a full stop": ("今年种植土豆1200亩。平均亩产1500公斤，共产土豆{}。", "180万公斤", "240万公斤", "240万公斤"),
    "a yield in money": ("全镇发展花椒3400亩，亩均产值4500元，实现产值{}。", "1530万元", "1790万元", "4500元"),
    "stations": ("建成村级光伏电站14座，单站装机60千瓦，总装机规模{}。", "840千瓦", "900千瓦", "900千瓦"),
    "ponds": ("今年修建水窖36口，每口容量30立方米，总容量{}。", "1080立方米", "1380立方米", "1380立方米"),
    "gifts": ("全年发放产业补助64.8万元，惠及脱贫户216户，户均补助{}。", "3000元", "2400元", "64.8万元"),
    "loans": ("向62户脱贫户发放小额信贷279万元，户均贷款{}。", "4.5万元", "3.5万元", "279万元"),
    "what lacks": ("全镇农户4860户，住房达标率{}，仍有54户未达标。", "98.89%", "98.3%", "98.3%"),
    "what lacks before": ("全镇3200户中尚有96户未通自来水，自来水普及率{}。", "97%", "94.5%", "94.5%"),
    "what lacks behind a full stop": (
        "全镇有村民小组125个，通硬化路率{}。目前还有9个村民小组未通硬化路。",
        "92.8%",
        "95.2%",
        "95.2%",
    ),
    "unsafe houses": ("全村280户，安全住房率为{}，尚有7户住在C级危房中。", "97.5%", "95.5%", "95.5%"),
    "the poor": ("全村农业人口1860人，年末未脱贫人口31人，贫困发生率降至{}。", "1.67%", "2.67%", "2.67%"),
    "a rate behind other things": ("实施项目30个，总投资1680万元，覆盖11个村，已完工24个，完工率{}。", "80%", "88%", "88%"),
    "a share": ("全镇党员846名，其中35岁以下212名、占比{}。", "25.06%", "29.1%", "29.1%"),
    "a fall": ("贫困人口由2015年的2210人减少到326人，累计减少{}。", "1884人", "1784人", "1784人"),
    "those due": ("全乡应参保18460人，经多轮动员，已有18120人完成缴费，参保率{}。", "98.16%", "99.4%", "99.4%"),
    "those among": ("全乡1860户贫困户中，已有1720户接入自来水，入户率{}。", "92.5%", "94.5%", "94.5%"),
    "what is of the total": ("项目总投资2750万元，目前完成投资1980万元，占总投资的{}。", "72%", "77%", "77%"),
    "villages and communities": ("全乡辖12个村（居），其中行政村9个、居委会{}。", "3个", "4个", "12个"),
    "posts": ("年初公益岗95个，今年新开发21个，清退8个，目前共有公益岗{}。", "108个", "118个", "118个"),
    "through the year": ("特困供养人员105人，每人每月620元，全年发放供养资金{}。", "78.1万元", "87.1万元", "87.1万元"),
    "where money comes from": (
        "项目总投资640万元，资金来源为省级资金300万元、县级资金220万元、村级自筹{}。",
        "120万元",
        "80万元",
        "640万元",
    ),
    "kinds in number": ("四类对象共412户，其中低保户162户、特困户38户、残疾人家庭71户、贫困户{}。", "141户", "171户", "412户"),
    "stages": ("全年安排项目26个，目前已完工17个，在建6个，未开工{}。", "3个", "2个", "26个"),
    "two measures": ("年内到期贷款56笔268万元，已收回{}252万元，逾期4笔16万元。", "52笔", "50笔", "56笔"),
    "years": ("全镇贫困户940户，2016年脱贫280户，2017年脱贫310户，2018年脱贫214户，尚有{}未脱贫。", "136户", "146户", "146户"),
    "settlements": ("集中安置点共{}，分别为河东片区56户、河西片区41户、老街片区33户。", "3处", "2处", "2处"),
    "firms": ("现有农民合作社{}，分别是绿源合作社、兴旺合作社、农家合作社、丰收合作社。", "4家", "3家", "3家"),
    "all are covered": ("家庭医生签约1208户{}，签约率100%；全镇建档立卡贫困人口4316人。", "4316人", "4102人", "100%"),
}


@pytest.mark.parametrize(("sentence", "right", "wrong", "number"), FITS_OR_NOT.values(), ids=FITS_OR_NOT.keys())
def test_what_does_not_follow_is_told_and_nothing_else(sentence: str, right: str, wrong: str, number: str) -> None:
    assert told(sentence.format(right)) == []
    assert [one for one, _said in told(sentence.format(wrong))] == [number]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全镇总人口20400人，现有耕地面积46920亩，人均耕地2.8亩。", ("2.8亩", "46920亩÷20400人＝2.3亩")),
        ("全镇种植大豆2600亩，平均亩产180公斤，总产达到568吨。", ("568吨", "2600亩×180公斤＝468吨")),
        ("今年种植土豆1200亩。平均亩产1500公斤，共产土豆240万公斤。", ("240万公斤", "1200亩×1500公斤＝180万公斤")),
        ("全镇农户4860户，住房达标率98.3%，仍有54户未达标。", ("98.3%", "（4860户－54户）÷4860户＝98.9%")),
    ],
)
def test_what_the_others_make_is_said_in_the_unit_of_the_number(sentence: str, expected: tuple[str, str]) -> None:
    assert told(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "全镇总人口20400人，耕地46920亩，其中贫困人口1200人人均耕地仅1.1亩。",  # of others
        "全村1268人，耕地2410亩，人均耕地约1.8亩。",  # about
        "种植核桃2300亩，其中挂果1600亩，挂果面积亩均收入4200元，总收入672万元。",  # of some
        "整合资金300万元，改造危房120户，户均补助1.42万元。",  # for something else as well
        "投入资金120万元，带动80户，户均增收3000元。",  # what they earn is not what was spent
        "建设大棚45座，每座占地2亩以上，共占地102亩。",
        "修建蓄水池12口，其中50立方米的8口、100立方米的4口，总容量800立方米。",
        "全年发放补助资金64.8万元，其中216户脱贫户户均补助2400元。",  # some of them
        "全村560人，劳动力312人，耕地1120亩，劳动力人均耕地3.6亩。",  # of others
        "清理土地3870亩，分配给326户，户均8亩，剩余1262亩集体经营。",
        "全镇有9个村，分别为4个平原村、5个山区村。",
        "全镇培训320人，已取证250人，就业率92%。",
        "年初有公益岗95个，今年新开发21个，目前共有公益岗118个。",
        "全年发放小额信贷203户986万元，其中户贷企用157户785万元，户贷企用户均分红3000元。",  # what they got, not what they owe
        "光伏电站8座，单站装机60千瓦，年发电量52万千瓦时。",  # another unit
        "已整改171条，整改率91.9%，未整改的15条已建立台账。",  # of both together
        "全镇农业户6820户，达标率98.8%，仍有82户未达标，另有非农户危房25户。",
        "贫困人口3376人，除长期外出的以外，签约3128人，签约率100%。",
        "签约3128人，签约率100%；全镇建档立卡贫困人口3376人，其中应签约3128人。",
        "项目总投资640万元，资金来源主要为省级资金300万元、县级资金220万元。",
        "四类对象共391户，其中贫困户168户、低保户154户、特困户57户、残疾人家庭52户（身份有交叉）。",
        "全镇贫困户940户，2016年脱贫280户，2017年脱贫310户，2018年脱贫214户，新识别10户，尚有146户未脱贫。",
        "现有合作社17家，分别为绿源合作社、兴旺合作社、农家合作社等。",
        "设立扶贫车间4个，分别设在城关社区2个、柳林村1个、白杨村1个。",
        "实施项目2个，分别为道路、桥梁建设和饮水工程。",
        "累计发放贷款176笔863万元，其中今年发放40笔196万元，收回3笔10万元。",  # of some
    ],
)
def test_what_may_be_so_is_neither_told_nor_asked(sentence: str) -> None:
    assert told(sentence) == []
    assert asked(sentence) == []


def asked(text: str) -> list[str]:
    """The numbers of a paper, a line a paragraph, that are asked about."""
    lines = ["岭下镇2021年工作总结", *text.split("\n")]
    reading = read_prose(Prose("总结.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))))
    return [one.text for one, _said in ask_amounts(reading)] + [one.wrong.text for one in find_sums(reading) if one.is_asked]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇共有监测户72户230人。\n10月，对全镇64户监测户逐户走访。", ["64户"]),
        ("全镇现有脱贫户512户1890人。\n走访全镇516户脱贫户，发放明白卡。", ["516户"]),
        ("全镇共有低保户203户。\n为全镇213户低保户发放取暖费。", ["213户"]),
        ("全镇共有监测对象58户。\n对全部52户监测对象开展了排查。", ["52户"]),
        ("全镇共有监测户72户230人。\n10月，对全镇72户监测户逐户走访。", []),
        ("全镇共有监测户72户230人。\n对新增的8户监测户逐户走访。", []),
        ("全镇累计识别监测户72户230人。\n对全镇64户监测户逐户走访。", []),
        ("上年末全镇共有脱贫户512户。\n走访全镇516户脱贫户。", []),
        ("设立扶贫车间4个，分别设在城关社区、柳林村、白杨村。", ["4个"]),
        ("全镇贫困户940户，2016年脱贫280户，2017年脱贫310户，2018年脱贫214户，尚有162户未脱贫。", ["162户"]),
    ],
)
def test_what_may_be_of_another_day_or_have_two_names_is_asked(text: str, expected: list[str]) -> None:
    assert told(text) == []
    assert asked(text) == expected
