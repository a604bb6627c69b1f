"""What is said in several ways is read as the same: word order, signs for digits, words of manner."""

import pytest

from fupin_analysis.clean.prose.paper.folding import fold_prose
from fupin_analysis.clean.prose.paper.straight import straighten
from tests.clean.prose.sentence import figures, read


@pytest.mark.parametrize(
    ("said", "otherwise"),
    [
        ("全镇共有贫困户320户1100人。", "全镇共有320户贫困户1100人。"),
        ("全镇共有贫困户320户1100人。", "全镇共有三百二十户贫困户、一千一百人。"),
        ("全镇共有贫困户320户1100人。", "全镇共有贫困户320户（1100人）。"),
        ("全镇共有贫困户320户1100人。", "全镇共有贫困户320户共1100人。"),
        ("全镇现有脱贫户1038户3762人，监测户12户31人。", "全镇现有1038户脱贫户3762人，12户监测户31人。"),
        ("年底还有边缘易致贫户21户53人。", "年底还有21户边缘易致贫户53人。"),
        ("全镇纳入监测对象14户58人。", "全镇纳入14户58人监测对象。"),
        ("硬化村内道路9.8公里，安装路灯215盏。", "硬化9.8公里村内道路，安装215盏路灯。"),
        ("购置农机具32台，养殖土蜂320箱。", "购置32台农机具，养殖320箱土蜂。"),
        ("举办培训班约3期。", "举办约3期培训班。"),
        ("修建蓄水池12口，建成卫生室3间。", "修建12口蓄水池，建成3间卫生室。"),
        ("公益性岗位62个，兑现工资31万元。", "公益性岗位62个，及时兑现工资31万元。"),
        ("实施项目21个，组织劳务输出300人。", "有序实施项目21个，积极组织劳务输出300人。"),
        ("硬化道路5公里。", "硬化了道路5公里。"),
        ("累计发放小额信贷800万元，今年新增160万元。", "累计发放小额信贷八百万元，今年新增一百六十万元。"),
        ("投入资金850万元，其中省200万元、市100万元。", "投入资金八百五十万元，其中省二百万元、市一百万元。"),
        ("扶贫车间5个吸纳贫困人口就业126人。", "扶贫车间五个吸纳贫困人口就业126人。"),
        ("光伏电站5座全年发电收益27.3万元。", "光伏电站五座全年发电收益27.3万元。"),
        ("安置点2个共267户1189人。", "安置点两个共267户1189人。"),
        ("其中产业类8个638万元。", "其中产业类八个六百三十八万元。"),
        ("实施了3个产业项目。", "实施了三个产业项目。"),
        ("全年投入衔接资金1380万元，实施项目18个。", "全年投入衔接资金1380万元，实施了项目18个。"),
        ("全年减少贫困人口1620人。", "全年减少建档立卡贫困人口1620人。"),
        ("新增贫困户36户。", "新增建档立卡贫困户36户。"),
        ("无劳动能力贫困户61户。", "无劳动能力建档立卡贫困户61户。"),
        ("64名干部与112户贫困户结对。", "64名干部与112户建档立卡贫困户结对。"),
        ("全镇共9842户38260人，其中农业人口8100户。", "甲山镇共9842户38260人，其中农业人口8100户。"),
        ("今年全镇发放残疾人补贴30万元，全镇改造危房36户。", "今年全镇发放残疾人补贴30万元，甲山镇改造危房36户。"),
        ("全镇现有监测户12户31人。", "甲山镇现有监测户12户31人。"),
        ("贫困发生率12.5%。", "贫困发生率百分之十二点五。"),
        ("全镇有农户9842户，其中贫困户1320户。", "全镇有9,842户农户，其中1,320户贫困户。"),
        ("全镇现有脱贫户1038户3762人。", "全镇现有1,038户脱贫户3,762人。"),
        ("举办招聘会3场次，开展宣讲12期次。", "举办3场次招聘会，开展12期次宣讲。"),
    ],
)
def test_the_same_is_read(said: str, otherwise: str) -> None:
    assert figures(said)
    assert figures(otherwise) == figures(said)


@pytest.mark.parametrize(
    "text",
    [
        "为320户贫困户发放鸡苗。",
        "对112户贫困户结对帮扶",
        "改造20户危房",
        "数十户农户",
        "低保户占六成以上",
        "七八十户",
        "一户一策,两不愁三保障",
        "第三批项目",
        "落实五个一批,做到六个精准",
        "压在头上的两座大山",
        "甲山镇党委,甲山镇中心小学",
        "新建5座以上",
        "完成3个贫困村退出",
        "发放了补助",
        "开展3个月专项行动",
        "组织2个工作日集中走访",
        "修建4米宽产业路,新建2米深水渠",
        "第3户贫困户",
        "3、5户贫困户",
        "乙河镇320户、甲山镇共210户",
    ],
)
def test_what_says_something_else_stands(text: str) -> None:
    assert straighten(fold_prose(text), township="甲山镇").text == fold_prose(text).text


def test_every_sign_knows_where_it_was_written() -> None:
    text = "全镇共有三百二十户贫困户、一千一百人，新建约5座蓄水池，及时兑现百分之九十五。"
    assert [mention.text for mention in read(text)] == ["三百二十户", "一千一百人", "5座", "百分之九十五"]
    assert all(text[mention.start : mention.end] == mention.text for mention in read(text))


def test_how_exact_a_number_is_goes_with_it() -> None:
    assert [mention.qualifier for mention in read("新建了约5座蓄水池。")] == ["约"]


@pytest.mark.parametrize("about", ["约", "近", "不少于", "超过", "不足", "至少", "将近"])
def test_how_exact_a_number_is_stays_at_it_where_its_noun_goes_before_it(about: str) -> None:
    assert straighten(fold_prose(f"全镇有{about}320户贫困户")).text == f"全镇有贫困户{about}320户"
    [figure] = read(f"全镇有{about}320户贫困户。")
    assert (figure.value, figure.qualifier) == (320.0, about)


@pytest.mark.parametrize(
    "text",
    ["全镇有3个贫困村45个村民小组612户贫困户2310名贫困人口", "全镇有3个村共320户贫困户", "投入50万元给32户贫困户"],
)
def test_no_noun_is_put_at_that_of_the_number_before(text: str) -> None:
    assert straighten(fold_prose(text)).text == text


def test_a_year_counts_nothing_whose_noun_it_might_be() -> None:
    assert straighten(fold_prose("2019年全镇有320户贫困户1100人")).text == "2019年全镇有贫困户320户1100人"
