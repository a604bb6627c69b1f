"""Whose paper it is: by who wrote it, by what its title names, by the village that it begins with."""

import pytest

from fupin_analysis.clean.prose.paper.authors import authors_of
from fupin_analysis.clean.prose.paper.setting import read_prose_setting
from tests.clean.prose.test_half_year import document


@pytest.mark.parametrize(
    ("lines", "township", "village"),
    [
        (["在全镇推进会上的讲话", "石梁镇镇长 张某"], "石梁镇", ""),
        (["在全县表彰会上的发言", "中共石梁镇委员会"], "石梁镇", ""),
        (["驻村半年话振兴", "——石梁镇柳湾村第一书记 张某"], "石梁镇", "柳湾村"),
        (["石梁镇柳湾村民委员会", "2018年扶贫工作总结"], "石梁镇", "柳湾村"),
        (["年终总结会上的发言", "石梁乡高岭村党支部书记 张某"], "石梁乡", "高岭村"),
        (["2019年扶贫工作总结", "全村脱贫12户。", "高岭村村民委员会"], "", "高岭村"),
        (["石梁镇2018年工作总结", "全镇脱贫12户。", "石梁镇人民政府"], "石梁镇", ""),
        (["石梁镇2018年工作总结", "镇党委书记带头走访贫困户，高岭村支部书记汇报了工作，会议要求。"], "", ""),
    ],
)
def test_a_line_says_who_wrote_a_paper(lines, township, village):
    assert authors_of(lines) == (township, village)


@pytest.mark.parametrize(
    ("lines", "village"),
    [
        (["关于青岭村退出贫困村的申请", "镇人民政府:", "青岭村共有农户527户。我村2017年底剩余贫困户9户。"], "青岭村"),
        (["县交通运输局驻大坪村帮扶工作队2018年度工作总结", "大坪村建档立卡户118户447人。"], "大坪村"),
        (["石梁街道金桥社区防返贫监测“网格化”工作经验材料", "金桥社区划分为9个网格，脱贫户36户。"], "金桥社区"),
        (["安福社区易地扶贫搬迁后续扶持工作总结", "社区安置搬迁群众427户1865人。"], "安福社区"),
        (["党建引领强产业", "桃源村曾是后进村，村民1360人。带动脱贫户44户。"], "桃源村"),
        (["我在岭背村当第一书记的三年", "2018年3月我来到岭背村，那时全村贫困户71户。"], "岭背村"),
        (["某公司2021年乡村振兴帮扶工作总结", "公司定点帮扶石梁镇石鼓村。全村486户1788人，脱贫户36户。"], "石鼓村"),
        (["石梁镇2018年脱贫攻坚工作总结", "桃源村是深度贫困村，脱贫户44户。全镇脱贫户412户。"], ""),
        (["石梁镇深度贫困村帮扶工作总结", "贫困户412户。"], ""),
        (["石梁镇扶贫工作总结", "桃源村是后进村，脱贫44户。高岭村脱贫12户。"], ""),
    ],
)
def test_the_village_whose_paper_it_is(lines, village):
    assert read_prose_setting(document(*lines)).place == village


@pytest.mark.parametrize(
    ("lines", "scope"),
    [
        (["北山片区三乡镇2017年易地扶贫搬迁工作情况", "云雾乡搬迁104户，茶店乡搬迁87户，关口镇搬迁125户。"], "county"),
        (["关于2018年一季度各乡镇扶贫项目进展情况的通报", "莲花镇开工22个，双塘乡开工9个。"], "county"),
        (["“镇镇结对”工作总结", "滨海镇与云雾乡、平安镇结对扶贫。其中云雾乡40万元、平安镇30万元。"], "county"),
        (["石梁镇残联2019年度工作总结", "全镇持证残疾人587人，发放残疾人两项补贴71.3万元，临时救助28人。"], "township"),
        (["石梁镇2019年安全生产工作总结", "检查企业56家次，排查隐患132处，整改130处。"], "none"),
    ],
)
def test_several_townships_and_the_trade(lines, scope):
    assert read_prose_setting(document(*lines)).scope == scope
