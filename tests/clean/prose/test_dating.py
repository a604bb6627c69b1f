"""Which year a paper is of: the past of a place, the day of a web page and a year that is hidden say nothing of it."""

import pytest

from fupin_analysis.acquire.document.debris import mark_debris
from fupin_analysis.acquire.document.lines import to_paragraphs
from fupin_analysis.clean.prose.paper.setting import read_prose_setting
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
from tests.clean.prose.sentence import figures
from tests.clean.prose.test_half_year import document

TITLE, BODY = "石梁镇脱贫攻坚工作汇报", "全镇有农村低保户112户241人。"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("人均纯收入从2015年的6071元增加到现在的9214元。", (2015,)),
        ("我镇于2011年撤乡设镇，贫困户61户。", (2011,)),
        ("2014年建档立卡贫困人口217户823人，已全部脱贫。", (2014,)),
        ("2017年被县委评为先进乡镇，贫困户61户。", (2017,)),
        ("20xx年脱贫12户，2016年脱贫7户。", (2016,)),
        ("截至201X年底脱贫12户，2014年识别63户。", (2014,)),
        ("20__年4月识别贫困户61户，2013年底识别21户。", (2013,)),
        ("今年脱贫12户。", ()),
        ("自2014年以来，脱贫61户。", (2014,)),
        ("自2017年以来，累计脱贫61户。", (2017,)),
        ("自2017年以来，脱贫61户，今年脱贫7户。", (2017,)),
        ("贫困发生率由2017年底12.1%降至0.8%。", (2017,)),
        ("贫困人口由2017年820人减少到61人。", (2017,)),
    ],
)
def test_a_paper_that_does_not_say_its_year_is_asked_about(text, years):
    setting = read_prose_setting(document(TITLE, text, BODY))

    assert (setting.year, setting.years) == (None, years)


@pytest.mark.parametrize(
    ("texts", "year"),
    [
        (("2013年，识别贫困户210户。2014年脱贫37户，2016年脱贫12户，2016年末剩余5户。",), 2016),
        (("现将2016年工作汇报如下。2017年2月改造危房5户，2017年3月完工。",), 2016),
        (("（2018年1月27日）", "2016年脱贫37户，2017年脱贫12户，2017年9月新识别5户。"), 2017),
        (("（2018年11月27日）", "贫困户61户。"), 2018),
        (("2016年初调整领导小组，2016年脱贫12户。",), 2016),
        (("2011年撤乡设镇，2016年脱贫12户。",), 2016),
        (("自2018年以来，全镇脱贫61户。",), 2018),
        (("自2018年1月以来，脱贫61户。",), 2018),
        (("自2018年以来，我镇狠抓落实。", "脱贫61户。"), 2018),
        (("自2017年以来，我镇狠抓落实。截至2018年底，脱贫61户。",), 2018),
        (("自2016年以来，连年奋战。2016年脱贫9户，2017年脱贫8户，2018年脱贫7户。",), 2018),
        (("由2018年县财政安排资金90万元，脱贫61户。",), 2018),
    ],
)
def test_the_year_that_a_paper_tells(texts, year):
    assert read_prose_setting(document(TITLE, *texts, BODY)).year == year


@pytest.mark.parametrize(
    "counted", ["累计脱贫2046户8478人", "耕地2021亩", "危房2016.5平方米", "惠及群众2035余人", "投入2024万元", "村道2013米"]
)
def test_a_number_that_looks_like_a_year_is_none(counted):
    assert read_prose_setting(document(TITLE, f"全镇{counted}。2018年底脱贫61户。", BODY)).year == 2018
    unsaid = read_prose_setting(document(TITLE, f"全镇{counted}。", BODY))
    assert (unsaid.year, unsaid.years) == (None, ())


@pytest.mark.parametrize(
    "title", ["石梁镇2018脱贫攻坚工作汇报", "石梁镇帮扶2046户贫困户2018年工作汇报", "2018石梁镇扶贫工作汇报"]
)
def test_a_title_may_leave_out_the_sign_of_a_year(title):
    assert read_prose_setting(document(title, "全镇脱贫61户。", BODY)).year == 2018


def test_the_day_of_a_paper_and_what_it_tells_may_be_of_two_years():
    setting = read_prose_setting(document(TITLE, "（2018年1月27日）", "2017年脱贫12户。今年计划脱贫7户。"))

    assert (setting.year, setting.years) == (None, (2017, 2018))


def test_years_are_asked_about_by_name():
    reading = read_prose(document(TITLE, "20xx年脱贫12户，2016年脱贫7户，今年计划脱贫5户。"))

    assert [problem.details["got"] for problem in reading.problems if problem.code == "F211"] == ["2016"]
    assert [(one.text, one.item, one.period) for one in reading.mentions if one.kind == "figure"] == [
        ("12户", "done", ""),
        ("7户", "done", "2016"),
        ("5户", "exit", ""),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "好范文网  发布于:2017-01-16  分类: 总结",
        "索引号 | 0152 | 发布机构 | 石梁镇",
        "公开目录 | 保障 | 发布日期 | 2021-01-18",
        "2024-12-10",
        "38.97KB",
        "2 页",
    ],
)
def test_lines_that_the_web_added(line):
    assert [one.kind for one in mark_debris([Paragraph(1, line), Paragraph(2, BODY)])] == ["debris", "body"]


@pytest.mark.parametrize("line", ["2018年发布信息12条", "危房12户", "（2018年12月10日）", "共2 页资料,惠及5户"])
def test_lines_of_the_text(line):
    assert [one.kind for one in mark_debris([Paragraph(1, line), Paragraph(2, BODY)])] == ["body", "body"]


def test_one_title_above_another_is_no_part_of_it():
    setting = read_prose_setting(document("减贫摘帽半年工作总结", "篇一：石梁镇2014年减贫摘帽工作总结", BODY))

    assert (setting.township, setting.period) == ("石梁镇", "2014")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("石梁镇是1992年撤并建的镇，全镇贫困户61户。", "2018"),
        ("2011年撤乡设镇，贫困户61户。", "2018"),
        ("2017年被县委、县政府评为先进乡镇，贫困户61户。", "2018"),
        ("2017年被纳入监测61户。", "2017"),
        ("2017年合作社成立，带动贫困户61户。", "2017"),
    ],
)
def test_what_happened_to_a_place_dates_no_number(text, period):
    mentions = read_prose(document("石梁镇2018年脱贫攻坚工作总结", text)).mentions

    assert [one.period for one in mentions if one.text == "61户"] == [period]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["力争2020年全部脱贫。"], None),
        (["根据县委〔2016〕7号文件精神，今年脱贫64户。"], None),
        (["甲政发〔2017〕12号", "今年脱贫64户。"], 2017),
        (["截至2017年底，脱贫64户。"], 2017),
        (["今年脱贫64户。", "甲山镇人民政府", "2017年11月28日"], 2017),
        (["今年脱贫64户。"], None),
        (["为确保2020年如期脱贫，现将2019年工作总结如下。", "2018年脱贫64户，2018年改造危房7户。"], 2019),
        (["力争2020年全部脱贫，现就2018年工作汇报如下。", "2017年脱贫64户，2017年改造危房7户。"], 2018),
    ],
)
def test_a_year_said_once_is_that_of_the_paper_unless_it_is_planned_or_cited(lines, expected):
    paragraphs = ("甲山镇脱贫攻坚工作总结", *lines)
    prose = Prose("总结.txt", tuple(Paragraph(number, text) for number, text in enumerate(paragraphs, start=1)))
    assert read_prose_setting(prose).year == expected


@pytest.mark.parametrize(
    ("text", "item", "period"),
    [
        ("2014年、2015年脱贫61户，2016年脱贫12户。", "cumulative", "2015"),
        ("2016年以前脱贫61户，2018年脱贫12户。", "cumulative", "2016"),
        ("2016、2017年两年共脱贫61户。", "cumulative", "2017"),
        ("2016年和2017年脱贫分别为61户、30户。", "done", "2016"),
        ("2017年脱贫61户、2018年脱贫7户。", "done", "2017"),
        ("2017年底前脱贫61户。", "done", "2017"),
    ],
)
def test_what_several_years_brought_is_not_of_the_last(text, item, period):
    mentions = read_prose(document("石梁镇2018年脱贫攻坚工作总结", text)).mentions

    assert [(one.item, one.period) for one in mentions if one.text == "61户"] == [(item, period)]


def test_a_hidden_year_is_a_date():
    mentions = read_prose(document("石梁镇2018年脱贫攻坚工作总结", "20__年脱贫61户，201*年识别5户。")).mentions

    assert [one.kind for one in mentions] == ["date", "date", "figure", "date", "figure"]


def test_an_honour_behind_a_comma_says_no_year():
    setting = read_prose_setting(document(TITLE, "2011年3月，荣获绿色乡镇称号。", BODY))

    assert (setting.year, setting.years) == (None, (2011,))


def test_the_village_of_a_word_is_no_township():
    assert read_prose_setting(document("会安县脱贫攻坚与乡村振兴有机衔接情况汇报", "全县脱贫61户。")).township == ""


def _year(*lines: str) -> tuple[int, list[str]]:
    reading = read_prose(Prose("总结.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))))
    return reading.year, [problem.code for problem in reading.problems]


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2020-01-08 10:21",
        "时间：2020-01-08 来源：云岭镇政府",
        "2020-01-08 10:21:05",
        "发布日期：2020年1月8日 浏览次数：36",
    ],
)
def test_the_day_a_page_was_put_on_the_web_is_no_year_of_the_paper(line: str) -> None:
    assert _year("云岭镇脱贫攻坚工作总结", line, "2019年，全镇脱贫31户。") == (2019, [])
    assert _year("云岭镇脱贫攻坚工作总结", line, "今年全镇脱贫31户。") == (0, ["F211"])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("云岭镇社会扶贫计划", "时间：2022-04-10 05:08", "2019年计划如下：", "培训300人次。"), 2019),
        (("云岭镇脱贫攻坚小结", "2015年脱贫77户。2015年改厕6座。", "2016年脱贫计划：204户在2016年脱贫。"), 2015),
        (("云岭镇2019年脱贫攻坚工作总结", "发布时间：2020-01-08", "脱贫31户。"), 2019),
        (("云岭镇脱贫攻坚工作总结", "截至2019年底，脱贫31户。", "2019年12月20日"), 2019),
    ],
)
def test_a_plan_a_title_and_a_day_of_the_paper(lines: tuple[str, ...], expected: int) -> None:
    assert _year(*lines) == (expected, [])


def test_a_paper_without_township_and_year_asks_for_both_at_once() -> None:
    assert _year("脱贫攻坚工作总结", "今年我镇脱贫31户。") == (0, ["F218"])
    assert _year("云岭镇脱贫攻坚工作总结", "今年我镇脱贫31户。") == (0, ["F211"])
    assert _year("2019年脱贫攻坚工作总结", "今年我镇脱贫31户。") == (2019, ["F210"])


@pytest.mark.parametrize(
    ("lines", "suggested"),
    [
        (("发布时间：2018-07-15", "今年脱贫42户。"), "--year 2018"),
        (("时间：2018年12月5日 来源：云岭镇政府", "今年以来，全镇脱贫42户。"), "--year 2018"),
        (("发布时间：2018-02-15", "今年脱贫42户。"), "--year '年度'"),  # it may be of the year before
        (("发布时间：2018-07-15", "脱贫42户。"), "--year '年度'"),
        (("发布时间：2018-07-15", "20xx年脱贫42户，2014年识别63户，今年脱贫5户。"), "--year '年度'"),
        (("今年脱贫42户。",), "--year '年度'"),
    ],
)
def test_the_day_of_a_page_that_says_this_year_is_suggested(lines: tuple[str, ...], suggested: str) -> None:
    texts = ("云岭镇脱贫攻坚工作总结", *lines)
    reading = read_prose(Prose("总结.txt", tuple(Paragraph(number, text) for number, text in enumerate(texts, start=1))))
    problem = next(one for one in reading.problems if one.code == "F211")
    assert problem.cure.command().endswith(suggested)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2014年识别后，现有贫困户120户。", "registry/total.households=120"),
        ("经2014年识别，全镇贫困户现为120户。", "registry/total.households=120"),
        ("2014年识别后，全镇尚有贫困户120户未脱贫。", "registry/not_exited.households=120"),
        ("2017年新一轮识别后，我镇在册贫困户120户。", "registry/total.households=120"),
        ("2014年识别贫困户120户。", "registry/total_previous.households=120@2014"),
        ("2014年精准识别后，建档立卡贫困户120户。", "registry/total_previous.households=120@2014"),
        ("2017年动态调整后，尚有贫困户120户，2018年脱贫60户。", "registry/not_exited.households=120@2017"),
        ("2016年底现有贫困户120户。", "registry/total.households=120@2016"),
    ],
)
def test_a_past_date_that_opens_a_sentence_dates_no_present(text: str, expected: str) -> None:
    assert figures(text)[0] == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["今年脱贫63户。", "2019年计划脱贫41户。", "2018年12月7日"], 2018),
        (["到2020年全面建成小康社会，现将工作汇报如下。", "今年脱贫63户。", "2018年11月11日"], 2018),
        (["按照2020年脱贫目标，今年脱贫63户。", "2018年12月30日"], 2018),
        (["今年脱贫63户。", "2019年，我镇将脱贫12户，2020年全面脱贫。"], None),
        (["甲政发〔2019〕4号", "2018年，甲山镇脱贫63户。", "2019年1月13日"], 2018),
        (["去年（2017年）脱贫52户。2017年改厕21户。今年脱贫63户。", "2018年10月9日"], 2018),
        (["2019年1月6日", "过去的一年，全镇脱贫131户。"], 2018),
        (["2018年3月12日", "去年脱贫267户，今年要脱贫205户。"], 2018),
        (["2018年3月12日", "今年脱贫267户。"], None),
        (["按照2018年减贫计划，今年脱贫308户。"], 2018),
        (["2014年贫困发生率为21.3%，到2018年底下降为1.1%。"], 2018),
        (["贫困群众收入由2014年的2350元增加到2020年的9480元。"], 2020),
        (["2016年脱贫211户，2017年脱贫196户，2018年脱贫184户。今年脱贫69户后，还有16户。"], 2019),
        (["根据县扶组〔2019〕8号文件，现将整改情况报告如下：", "关于资金滞留问题，2018年滞留的86万元已支出。"], 2019),
    ],
)
def test_a_plan_or_a_number_of_the_paper_says_no_year_where_another_is_said(lines, expected):
    assert read_prose_setting(document("甲山镇脱贫攻坚工作总结", *lines)).year == expected


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("石梁镇关于2018年省级考核反馈问题整改情况的报告", 2019),
        ("石梁镇2018年审计发现问题整改情况报告", 2019),
        ("石梁镇中心学校2018—2019学年度教育扶贫工作总结", 2019),
        ("石梁镇2018年脱贫攻坚工作总结", 2018),
    ],
)
def test_what_was_examined_is_of_an_earlier_year_than_the_answer(title, year):
    assert read_prose_setting(document(title, "2019年5月20日", "今年已整改21个。", BODY)).year == year


def test_a_day_below_the_title_goes_before_the_name_of_the_file():
    prose = document(TITLE, "（2018年7月）", "今年上半年脱贫12户。", BODY)
    named = Prose("2017年汇报.txt", prose.paragraphs)

    assert read_prose_setting(named).year == 2018


WORKS = "工程现已开工，计划2013年9月底完成。"


@pytest.mark.parametrize(
    ("texts", "year"),
    [
        (("到2012年底，人均纯收入1850元。", WORKS), 2013),
        (("到2012年底，人均纯收入1850元。工程正在施工，预计2013年8月建成投用。",), 2013),
        (("到2012年底，人均纯收入要达到1850元。", "硬化村道2公里。"), None),
        (("截至2012年底，人均纯收入1850元。", WORKS), 2012),
        (("2018年人均收入7100元，预计今年人均收入8000元。",), 2019),
        (("村工作队队长（2018年8月9日）", "2017年脱贫39户。今年脱贫12户。"), 2018),
    ],
)
def test_the_year_in_which_works_under_way_are_to_end(texts, year):
    assert read_prose_setting(document(TITLE, *texts, BODY)).year == year


def test_the_day_below_who_speaks_is_a_line_of_its_own():
    lines = ["龙潭村脱贫攻坚发言材料", "龙潭村第一书记、工作队队长", "（2017年8月9日）", "2016年脱贫39户。今年改造危房6户。"]

    assert [one.text for one in to_paragraphs(lines)] == lines
    assert read_prose_setting(Prose("发言.txt", tuple(to_paragraphs(lines)))).year == 2017


@pytest.mark.parametrize(
    ("title", "notice", "year"),
    [
        ("石梁镇2017年脱贫攻坚工作整改情况报告", "按照某办发〔2018〕16号的要求整改。2018年全镇计划减贫210人。", 2018),
        ("石梁镇2017年脱贫攻坚工作整改情况报告", "按照某办发〔2017〕16号的要求整改。", 2017),
        ("石梁镇2017年脱贫攻坚工作总结", "按照某办发〔2018〕16号的要求总结。", 2017),
    ],
)
def test_the_year_of_what_was_set_right_is_that_of_the_notices(title, notice, year):
    assert read_prose_setting(document(title, notice, BODY)).year == year


#: What was done in 2017 and what is planned for 2018, the later year named more often.
DONE = "改造危房30户，发放产业奖补20万元。"
PLANNED = "2018年计划改造危房20户。2018年修路3公里。2018年底前建成饮水工程2处。"


@pytest.mark.parametrize(
    "texts",
    [
        ("一、2017年工作情况", DONE, "二、2018年工作计划", PLANNED),
        ("一、2017年工作情况", DONE, "二、下一步工作打算", PLANNED),
        ("2017年工作情况：" + DONE, "2018年工作计划：" + PLANNED),
        ("2017年度脱贫情况：" + DONE, "2018年度脱贫计划：修路3公里，2018年改造危房20户，2018年发放奖补30万元。"),
    ],
)
def test_chapters_of_what_is_to_be_done_next_do_not_date_a_paper_and_make_its_year_no_less_sure(texts):
    setting = read_prose_setting(document(TITLE, *texts, BODY))

    assert (setting.year, setting.doubted) == (2017, "")


def test_a_paper_of_which_no_other_chapter_names_a_time_is_dated_by_its_plans():
    setting = read_prose_setting(document(TITLE, "一、基本情况", BODY, "二、2018年工作计划", PLANNED))

    assert setting.year == 2018


def test_a_paragraph_led_by_a_year_and_a_colon_is_of_that_year():
    paper = document(TITLE, "2017年脱贫情况：全镇脱贫30户。", "2018年脱贫计划：确保全镇脱贫20户。", BODY)

    read = [(one.period, one.value) for one in read_prose(paper).mentions if one.kind == "figure"]
    assert read[:2] == [("2017", 30), ("2018", 20)]
