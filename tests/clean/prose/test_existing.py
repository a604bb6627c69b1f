"""What is there already is not planned, whatever is planned with it; what is left to do is not done."""

import pytest

from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.core.prose import Paragraph, Prose
from tests.clean.prose.sentence import figures

NEXT = "四、下一步打算"
LACKS = "三、存在的问题"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "在现有3200亩茶园的基础上再扩种800亩。",
            ["production/tea.area_mu=3200", "production/tea_planned.area_mu=800@2019"],
        ),
        (
            "管护好已建成的光伏电站3座，力争年内新建1座。",
            ["production/solar_village_stations.count=3", "production/solar_village_stations_planned.count=1@2019"],
        ),
        ("将依托已成立的12家合作社带动更多农户。", ["production/professional_cooperatives.count=12"]),
        ("对已硬化的48公里通组路落实管护员。", ["infrastructure/group_roads.length_km=48"]),
    ],
)
def test_existing_things_in_plans(text, expected):
    assert figures(text, heading=NEXT) == expected


def test_what_shall_become_of_existing_ones_is_planned():
    assert figures("确保现有31户58人未脱贫人口全部脱贫。", heading=NEXT) == [
        "plan/exit.households=31@2019",
        "plan/exit.persons=58@2019",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("现有危房8户，全部纳入改造计划。", "housing/rebuilt_planned.households=8@2019"),
        ("现有危房8户全部改造。", "housing/rebuilt_planned.households=8@2019"),
        ("将现有3公里土路硬化。", "infrastructure/paved_roads_planned.length_km=3@2019"),
        ("将现有8公里砂石路全部铺成水泥路。", "infrastructure/concrete_roads_planned.length_km=8@2019"),
        ("管护好现有茶园500亩。", "production/tea.area_mu=500"),
        ("利用现有茶园500亩，改造危房20户。", "production/tea.area_mu=500"),
        ("现有未脱贫户31户，年底前全部脱贫。", "registry/not_exited.households=31"),
        ("在现有茶园500亩的基础上改造提升。", "production/tea.area_mu=500"),
    ],
)
def test_what_is_there_is_planned_where_something_is_to_be_done_with_it(text, expected):
    assert figures(text, heading=NEXT)[0] == expected


@pytest.mark.parametrize("text", ["26户缺劳力未能脱贫。", "26户因重病无法脱贫。", "26户没有如期脱贫。", "26户不能按期脱贫。"])
def test_who_could_not_exit_did_not(text):
    assert figures(f"{text}30户如期脱贫。") == ["registry/not_exited.households=26", "exit/done.households=30"]


@pytest.mark.parametrize("text", ["26户不落一人全部脱贫。", "26户无劳力户全部脱贫。", "26户全部脱贫。"])
def test_words_of_lack_may_stand_before_those_who_exit(text):
    assert figures(text) == ["exit/done.households=26"]


def test_a_base_of_last_year_does_not_date_what_comes_to_it():
    assert figures("在去年核桃种植4500亩的基础上，新增1000亩。", heading="四、2019年工作计划") == [
        "production/crop_walnuts.area_mu=4500@2017",
        "production/crop_walnuts_planned.area_mu=1000@2019",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("还有15户危房未改造。", "housing/危房改造合计（未改造）.households=15"),
        ("仍有26人未参加合作医疗。", "medical/insured_lacking.persons=26"),
        ("安全饮水还未覆盖18户。", "infrastructure/安全饮水还未覆盖.households=18"),
        ("还有5户需搬迁。", "housing/易地扶贫搬迁（需搬迁）.households=5"),
        ("目前有12户住房没有达到安全标准。", "housing/still_unsafe.households=12"),
    ],
)
def test_what_is_lacking_is_not_done(text, expected):
    (figure,) = figures(text, heading=LACKS)
    assert figure.split("/")[1] == expected.split("/")[1]


def test_within_the_year_of_a_summary_is_the_next_one_below_its_plans():
    text = "年内完成改厕200户，年底前实现40户脱贫。"
    assert figures(text, heading=NEXT) == ["infrastructure/toilets_planned.households=200@2019", "plan/exit.households=40@2019"]


def _read(title, *texts):
    prose = Prose("甲山镇.txt", tuple(Paragraph(number, text) for number, text in enumerate((title, *texts), start=1)))
    return clean_prose(prose).figures[["item", "period", "value"]].values.tolist()


@pytest.mark.parametrize(
    ("title", "text", "item"),
    [
        ("甲山镇2019年脱贫攻坚自查报告", "年内57户脱贫。", "exit"),
        ("甲山镇2019年脱贫攻坚自查报告", "57户年底前全部脱贫。", "exit"),
        ("甲山镇2019年上半年脱贫攻坚工作总结", "年内57户全部脱贫。", "exit"),
        ("甲山镇2019年脱贫攻坚工作计划", "年内57户全部脱贫。", "exit"),
        ("甲山镇2019年脱贫攻坚自查报告", "年内57户已全部脱贫。", "done"),
        ("甲山镇2019年脱贫攻坚工作总结", "年内57户全部脱贫。", "done"),
        ("甲山镇2019年脱贫攻坚工作总结", "年初确定的57户已全部实现脱贫。", "done"),
    ],
)
def test_within_the_year_is_done_or_to_come_by_what_the_paper_is(title, text, item):
    assert _read(title, text) == [[item, "2019", 57.0]]


def test_a_paper_that_tells_of_its_years_end_looks_back():
    text = "截至2019年底，贫困人口清零。年内硬化通组路7公里。"
    assert _read("甲山镇2019年脱贫攻坚自查报告", text)[-1] == ["group_roads", "2019", 7.0]


def test_this_year_behind_a_full_stop_is_the_year_after_the_one_that_ended():
    assert _read("甲山镇脱贫攻坚工作情况汇报", "2018年底全镇未脱贫45户。今年计划脱贫30户。") == [
        ["not_exited", "2018", 45.0],
        ["exit", "2019", 30.0],
    ]


def test_what_is_done_by_now_ends_the_plan_of_a_year_to_come():
    text = "2020年计划建蓄水池20口。目前已建成9口。"
    assert _read("甲山镇2019年脱贫攻坚工作汇报", text) == [["water_tanks_planned", "2020", 20.0], ["water_tanks", "2019", 9.0]]


def test_money_spent_by_now_of_what_is_planned_is_spent():
    text = "今年实施通村路7公里，目前已完成投资180万元。"
    assert _read("甲山镇2019年脱贫攻坚工作计划", text)[-1] == ["village_roads", "2019", 1_800_000.0]


@pytest.mark.parametrize("text", ["今年拟改造危房38户。目前已竣工24户。", "今年拟改造危房38户，竣工24户。"])
def test_how_far_a_plan_has_come_is_done(text):
    assert figures(text) == ["housing/rebuilt_planned.households=38", "housing/rebuilt.households=24"]


def test_more_of_a_thing_is_told_by_its_unit():
    assert figures("已建成蓄水池3口，今年新建2口。")[-1] == "infrastructure/water_tanks_new.count=2"
    assert figures("安装变压器3台，新建厂房2间。")[-1] != "infrastructure/transformers_new.count=2"


def test_people_who_exit_are_not_counted_as_what_stands_before():
    assert figures("年内完成改厕200户，年底前实现40户脱贫。")[-1] == "exit/done.households=40"


def test_more_of_a_thing_again_is_of_it_whatever_its_unit():
    assert figures("改造户厕320户，计划年底前再改造80户。")[-1] == "infrastructure/toilets_planned.households=80"


def test_how_far_what_was_begun_has_come():
    assert figures("全年动工改造危房231户，截至12月底竣工226户。")[-1] == "housing/rebuilt.households=226"
    assert figures("发现C级危房5户，已竣工4户。")[-1] == "housing/rebuilt.households=4"


def test_what_a_thing_will_come_to_behind_a_full_stop():
    assert figures("2017年村集体经济收入186万元。今年预计达到230万元。") == [
        "income/village_collective.amount_yuan=1860000@2017",
        "income/village_collective_planned.amount_yuan=2300000",
    ]


def test_what_was_added_and_what_it_came_to():
    assert figures("2017年底茶园8800亩，今年新增800亩，达到9600亩。") == [
        "production/tea.area_mu=8800@2017",
        "production/tea_new.area_mu=800",
        "production/tea.area_mu=9600",
    ]


def test_a_rate_at_two_dates_to_come():
    found = figures("资金支付率45%，计划9月底前达到80%，年底前100%。")
    assert [one.split("=")[0] for one in found[1:]] == ["funds/payment_rate_planned.rate", "funds/payment_rate_planned.rate"]


def test_what_is_wished_for_is_composed_as_what_is():
    assert figures("力争2019年脱贫人口人均纯收入增长15%。", heading=NEXT)[0].startswith("income/计划脱贫人口人均纯收入增长")


def test_the_next_step_of_a_self_check_is_of_its_year():
    prose = ("甲山镇2019年脱贫攻坚整改情况报告", "问题正在整改。", "二、下一步打算", "新建蓄水池3口。")
    assert _read(*prose)[-1] == ["water_tanks_planned", "2019", 3.0]
    assert _read(prose[0], prose[1], "下一步，新建蓄水池3口。")[-1] == ["water_tanks_planned", "2019", 3.0]


def test_who_is_some_of_those_watched_is_not_all():
    (figure,) = figures("监测对象中仍有6户缺乏稳定收入来源。", year=2022)
    assert figure == "monitoring/缺乏稳定收入来源.households=6"


def test_of_how_many_sorts_problems_are_does_not_hide_them():
    assert figures("巡察反馈问题4大类31个，已整改27个。")[-2:] == [
        "rectification/found.count=31",
        "rectification/corrected.count=27",
    ]


@pytest.mark.parametrize("text", ["163户588人摘掉了贫困帽子。", "163户588人甩掉贫困帽。"])
def test_who_takes_off_the_hat_exits(text):
    assert figures(text) == ["exit/done.households=163", "exit/done.persons=588"]


def test_a_rate_fell_to_what_it_is_at_another_date():
    assert figures("2013年底贫困发生率22.5%，到2017年底降到3.1%。")[-1] == "registry/headcount_ratio.rate=0.031@2017"


@pytest.mark.parametrize("text", ["52户还没用上自来水。", "还有3户危房没改造。"])
def test_not_may_be_said_shortly(text):
    (figure,) = figures(text, heading=LACKS)
    assert "没" in figure


def test_what_else_was_done_of_unsafe_houses():
    assert figures("C、D级危房104户，其中维修加固63户、拆除重建41户。")[-1] == "housing/built_anew.households=41"


def test_who_gets_out_of_risk_is_told_behind_the_number():
    assert figures("剩余8户监测户消除风险。", year=2022, heading="四、2023年打算") == [
        "monitoring/risk_removed_planned.households=8@2023"
    ]


def test_a_paper_read_at_a_countys_meeting_is_a_townships():
    prose = Prose(
        "汇报.txt", (Paragraph(1, "在县脱贫攻坚推进会上的汇报材料"), Paragraph(2, "甲山镇2019年脱贫58户，我镇贫困户清零。"))
    )
    assert clean_prose(prose).figures["value"].tolist() == [58.0]
