"""Numbers beyond what others allow: ranks, some of so many, days of the calendar, what all get in a year."""

import pytest

from tests.clean.prose.told import told


@pytest.mark.parametrize(
    "text",
    [
        "在全镇16个村考核中排名第19位。",
        "全镇14个行政村综合考核，红岩村列第15名。",
        "全县12个乡镇脱贫攻坚考核中，我镇列第13名。",
        "全镇9个村中有11个村集体经济收入超过10万元。",
        "全镇14个行政村中的16个村通了硬化路。",
        "全镇158户贫困户中有172户发展养殖。",
    ],
)
def test_a_rank_below_the_last_or_some_more_than_all_is_told(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "在全县16个乡镇考核中排名第3位。",
        "在全县16个乡镇中排名第3位，全市排名第58位。",
        "全县16个乡镇同场竞技，我镇在全市排名第58位。",
        "我镇辖16个村，在全市乡镇综合考评中列全市第58名。",
        "全镇9个行政村中有6个村集体经济收入超过10万元，涉及11个合作社。",
        "在9个村建成11个扶贫车间。",
        "全镇14个行政村中，82个村民小组有79个村民小组通了硬化路。",
        "全镇14个村中有82个村民小组通了硬化路。",
        "全镇412户贫困户中有劳动力856人。",
    ],
)
def test_a_rank_of_others_or_some_of_another_kind_is_not(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "第一批项目于2018年2月30日公示。",
        "项目于2018年11月31日完工，惠及贫困户80户。",
        "公示期为2018年13月1日至10日。",
        "2017年2月29日召开脱贫攻坚动员会。",
    ],
)
def test_a_day_that_no_calendar_has_is_told(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "项目于2018年2月28日公示。",
        "2016年2月29日召开脱贫攻坚动员会。",
        "2月29日召开脱贫攻坚动员会。",
        "项目编号2018-02-30，惠及贫困户80户。",
        "6月31户贫困户签订协议。",
        "按照2018年5月40号文件要求开展工作。",
    ],
)
def test_a_day_of_the_calendar_is_not(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "选派15名公益岗位护路员，每人每月补助600元，全年发放补助13.5万元。",
        "全镇有保洁员28名，每人每月工资1000元，全年发放工资38.4万元。",
        "护林员40名，每人每季度补助1500元，全年共发放补助32万元。",
    ],
)
def test_more_than_all_get_the_whole_year_through_is_told(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "选派15名公益岗位护路员，每人每月补助600元，全年发放补助10.8万元。",
        "选派15名公益岗位护路员，每人每月补助600元，全年发放补助9万元。",
        "聘用护林员40名，每人每月补助600元；全镇公益岗位全年发放补助86万元。",
        "聘用护林员40名，每人每月补助600元，全年发放补助31.2万元，其中绩效2.4万元。",
        "今年新增公益岗位15个，每人每月600元，全年发放补贴42万元。",
        "全镇公益岗位85个。其中护路员15名，每人每月600元，全年发放补贴61.2万元。",
        "保洁员20名、护路员15名，每人每月600元，全年发放补贴25.2万元。",
        "护林员40名，每人每季度补助1500元，全年共发放补助24万元。",
        "小学寄宿生210人，每人每学期补助500元，全年发放21万元。",
    ],
)
def test_an_amount_of_some_months_of_more_people_or_with_more_in_it_is_not(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "完工率85%，全镇24个扶贫项目已完工18个。",
        "全镇扶贫项目完工率为85%：24个项目中，完工18个、在建6个。",
        "全镇脱贫人口128人、348户。",
        "惠及贫困群众268人（312户）。",
        "该项目2018年3月竣工，2018年9月开工。",
        "工程自2018年9月开工以来进展顺利，已于2018年3月竣工。",
        "年初结转资金12万元，当年到位86万元，支出70万元，年末结余38万元。",
    ],
)
def test_a_rate_before_its_numbers_and_persons_before_their_households_are_told(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "完工率75%，全镇24个扶贫项目已完工18个。",
        "完工率85%，全镇24个扶贫项目已验收18个。",
        "培训268人（带动312户增收）。",
        "惠及贫困群众268人（残疾户312户）。",
        "石桥项目2018年3月竣工，白沙项目2018年9月开工。",
        "工程自2018年3月开工以来进展顺利，已于2018年9月竣工。",
        "年初结转资金12万元，当年到位86万元，支出70万元，年末结余28万元。",
    ],
)
def test_those_that_fit_or_are_of_others_are_not(text):
    assert told(text) == []
