"""Odd returns opened by every page, each sentence compared whole: nothing allocated, halves alone, as-of dates, one unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin_analysis.present.blocks import Cards, flatten
from fupin_analysis.present.heat import HeatTable
from fupin_analysis.reports.municipality.plan import open_plan
from fupin_analysis.reports.municipality.report import open_municipality
from fupin_analysis.reports.quality import open_quality
from fupin_analysis.reports.township.report import open_report
from fupin_analysis.reports.week.report import open_week
from tests.reports.odd import FUNDS, TOWN, Odd, told, write_returns
from tests.reports.odd_parts import PARTS

_HALVES = "2018H1 exit/done households 20 persons 80\n2018H2 exit/done households 30 persons 120\n"

ODD = {
    "nobody has anything allocated": Odd(
        {TOWN: FUNDS.format(0, 0), "乙水镇": FUNDS.format(0, 500)},
        {
            ("township", "production"): "安排产业扶持资金0元，已拨付0元。",
            ("municipality", "funds"): "2个乡镇报送了安排和拨付数，合计安排0元，已拨付500元。",
        },
    ),
    "one of three has nothing allocated": Odd(
        {TOWN: FUNDS.format(0, 0), "乙水镇": FUNDS.format(100, 80), "丙川乡": FUNDS.format(100, 90)},
        {("municipality", "funds"): "3个乡镇报送了安排和拨付数，合计已拨付170元，占安排200元的85.0%。"},
    ),
    "paid of nothing allocated": Odd(
        {TOWN: FUNDS.format(0, 500)},
        {("township", "production"): "安排产业扶持资金0元，已拨付500元，超出安排500元，请核实。"},
    ),
    "more paid in all than allocated": Odd(
        {TOWN: FUNDS.format(100, 130)},
        {
            ("municipality", "funds"): "1个乡镇报送了安排和拨付数，合计已拨付130元，占安排100元的130.0%，超过100%，请核实。",
        },
    ),
    "causes of the year and of a half": Odd(
        {
            TOWN: """
            2018 registry/total households 100
            2018 cause/illness households 60
            2018 cause/disability households 40
            2018H1 cause/illness households 60
            2018H1 cause/disability households 40
            """,
            "乙水镇": "2018 registry/total households 100\n2018 cause/illness households 30\n2018 cause/disability persons 40",
        },
        {
            ("municipality", "causes"): "按各乡镇占比的中位数，首要致贫原因是因病（45.0%）。",
            (
                "municipality",
                "comparison",
            ): "小乡镇的比例受偶然影响大，直接排名，排出来的多半是偶然。这里先检验差别是否超出偶然，再给出同样规模的"
            "乡镇仅因偶然可能达到的界限；只说高于、低于或看不出差别，不排名次。\n可比的乡镇只有1个，少于5个，不作比较。"
            "有的致贫原因只报了人数，合计户数不全，不参加比较：乙水镇。",
        },
    ),
    "nobody to compare and nobody complete": Odd(
        {
            TOWN: "2018 registry/total households 5\n2018 cause/illness households 3",
            "乙水镇": "2018 registry/total households 4\n2018 cause/illness households 2",
        },
        {
            ("municipality", "reporting"): "没有乡镇报齐各部分；缺得最多的部分是脱贫退出（2个乡镇）。",
            (
                "municipality",
                "comparison",
            ): "小乡镇的比例受偶然影响大，直接排名，排出来的多半是偶然。这里先检验差别是否超出偶然，再给出同样规模的"
            "乡镇仅因偶然可能达到的界限；只说高于、低于或看不出差别，不排名次。\n没有可比的乡镇，不作比较。",
        },
    ),
    "plans of two years and of a half": Odd(
        {
            TOWN: """
            2018 registry/total households 200 persons 600
            2018 exit/cumulative households 80 persons 240
            2019 plan/exit households 100 persons 300
            2019H1 plan/exit households 50 persons 150
            2020 plan/exit households 20 persons 60
            """
        },
        {
            (
                "township",
                "outlook",
            ): "截至2018年累计脱贫80户240人，建档立卡户中尚余120户360人。距2020年还有2年，年均需退出60户180人。"
            "按2019年“计划脱贫”口径100户300人测算，完成后仍余20户60人。按2020年“计划脱贫”口径20户60人测算，完成后仍余0户0人。",
            ("plan", "pace"): "1个乡镇可算出尚余户数，合计120户。"
            "1个乡镇的数据未到2020年底，但未报送逐年脱贫数，过去进度未知，不与所需进度比较。"
            "报送不足3年而不作预测的有1个乡镇：两年看得出快慢，看不出波动。",
        },
    ),
    "as of the last day of the year": Odd(
        {
            TOWN: """
            2018-12-31 registry/total households 100 persons 400
            2018-12-31 exit/done households 10 persons 40
            2018-12-31 exit/cumulative households 60 persons 200
            """,
            "乙水镇": "2018-06-30 registry/total households 50 persons 200\n2018-12-31 registry/total households 40 persons 160",
            "丙川乡": "2018-06-30 registry/total households 50 persons 200",
        },
        {
            ("township", "exits"): "2018年脱贫10户40人。",
            ("township", "outlook"): "截至2018年12月31日累计脱贫60户200人，建档立卡户中尚余40户200人。"
            "距2020年还有2年，年均需退出20户100人。",
            ("municipality", "registers"): "3个乡镇建档立卡合计190户760人。其中不是年末数的：丙川乡（2018年6月30日）。",
            ("plan", "pace"): "1个乡镇可算出尚余户数，合计40户。1个乡镇的数据未到2020年底，其中过去进度低于所需进度的有1个。"
            "报送不足3年而不作预测的有1个乡镇：两年看得出快慢，看不出波动。",
        },
    ),
    "exits by halves": Odd(
        {TOWN: f"2018 registry/total households 200 persons 800\n{_HALVES}2018 plan/exit households 50 persons 200"},
        {
            ("township", "exits"): "2018年脱贫50户200人。2018年上半年脱贫20户80人。2018年下半年脱贫30户120人。"
            "2018年计划脱贫50户200人，完成率按户100.0%、按人100.0%。",
            ("township", "outlook"): "已报脱贫50户200人（2018年）；累计脱贫数和尚未脱贫数未报送，剩余户数不作推算。",
            ("municipality", "exits"): "1个乡镇既报了计划又报了完成数，合计计划50户，完成50户（100.0%），尚余0户。",
        },
    ),
    "exits of one half": Odd(
        {TOWN: "2018 registry/total households 200\n2018H1 exit/done households 20\n2018 plan/exit households 50"},
        {
            ("township", "exits"): "2018年上半年脱贫20户。2018年计划脱贫50户。",
            ("township", "outlook"): "已报脱贫20户（2018年上半年）；累计脱贫数和尚未脱贫数未报送，剩余户数不作推算。",
            ("municipality", "exits"): "",
        },
    ),
    "subsidies by quarters": Odd(
        {
            TOWN: """
            2018Q1 education/total recipients 10 amount_yuan 5000
            2018Q2 education/total recipients 12 amount_yuan 6000
            """
        },
        {
            ("township", "education"): "2018年第1季度共发放教育补助5000元，惠及10人，人均500元。"
            "2018年第2季度共发放教育补助6000元，惠及12人，人均500元。",
            ("municipality", "subsidies"): "报送的数据不足以作本节的比较。",
        },
    ),
    "subsidies up to a day": Odd(
        {TOWN: "2018-06-30 education/total recipients 10 amount_yuan 5000"},
        {
            ("township", "education"): "截至2018年6月30日共发放教育补助5000元，惠及10人，人均500元。",
            ("township", "spending"): "按报送数推算，截至2018年6月30日各项支出和投资合计5000元。",
        },
    ),
    "subsidies of one half": Odd(
        {
            TOWN: "2018H1 education/primary recipients 10 amount_yuan 5000",
            "乙水镇": "2018 education/primary recipients 10 amount_yuan 5000",
        },
        {
            ("municipality", "subsidies"): "甲山镇只报了部分时段，没有全年数，未列入。",
            ("township", "education"): "2018年上半年小学5000元，惠及10人，人均500元。",
        },
    ),
    "what remains stated in households, worked out in persons": Odd(
        {
            TOWN: """
            2018 registry/total households 300 persons 1000
            2018 exit/cumulative households 180 persons 600
            2018 registry/not_exited households 120
            """
        },
        {
            (
                "township",
                "outlook",
            ): "截至2018年累计脱贫180户600人，尚未脱贫120户400人（其中人数由建档立卡数扣减累计脱贫数得出）。"
            "距2020年还有2年，年均需退出60户200人。",
        },
    ),
    "households alone": Odd(
        {TOWN: "2018 registry/total households 300\n2018 registry/not_exited households 120"},
        {("township", "outlook"): "年末尚未脱贫120户。距2020年还有2年，年均需退出60户。"},
    ),
    "a little over all there is": Odd(
        {
            TOWN: """
            2018 registry/total households 5000 persons 5000
            2018 exit/cumulative households 5001 persons 4000
            2018 employment/employed persons 6000
            2018 population/rural persons 4000
            """
        },
        {
            ("township", "employment"): "就业6000人，占建档立卡人口的120.0%，超过100%，请核实。",
            ("township", "headcount"): "建档立卡人口占农村户籍人口4000人的125.00%，超过100%，请核实。",
            ("township", "outlook"): "累计脱贫5001户，多于建档立卡5000户，请核实。",
            ("plan", "pace"): "累计脱贫多于建档立卡户数，请核实：甲山镇。",
        },
    ),
    "more exited than were planned": Odd(
        {TOWN: "2018 exit/done households 60\n2018 plan/exit households 50"},
        {
            ("municipality", "exits"): "1个乡镇既报了计划又报了完成数，合计计划50户，完成60户（120.0%），"
            "超过计划，是否含计划外脱贫或计划已调整，请核实。",
        },
    ),
    "more poor than people, more ill than registered": Odd(
        {
            TOWN: """
            2018 registry/total households 100
            2018 registry/not_exited persons 300
            2018 population/rural persons 200
            2018 cause/illness households 120
            """
        },
        {
            ("township", "headcount"): "未脱贫人口300人，贫困发生率150.00%，高于2.0%的退出标准，超过100%，请核实。",
            ("municipality", "causes"): f"只有{TOWN}报送了致贫原因，首要致贫原因是因病（120.0%），超过100%，请核实。",
        },
    ),
    "other causes alone": Odd(
        {TOWN: "2018 registry/total households 100\n2018 cause/other households 30"},
        {("municipality", "causes"): ""},
    ),
    "a group larger than the register": Odd(
        {TOWN: "2018 registry/total households 300 persons 1200\n2018 registry/confirmed_poor households 3000 persons 9000"},
        {
            ("township", "registry"): "2018年建档立卡300户1200人，户均4.00人。其中贫困户3000户9000人"
            "（占户数1000.0%、人数750.0%，超过100%，请核实）。"
        },
    ),
    "paid in part and not at all": Odd(
        {TOWN: "2018 housing/government_built households 10 amount_yuan 100000 paid_share 0"},
        {
            ("township", "housing"): "政府统建10户，户均已支付1万元，共10万元，而支付比例报为0.0%，两数不符，请核实。",
        },
    ),
    **PARTS,
}


@pytest.fixture(params=ODD)
def odd(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Odd, Path]:
    case = ODD[request.param]
    return case, write_returns(tmp_path / "raw", {(name, 2018): text for name, text in case.returns.items()})


def test_what_is_said_of_an_odd_return(odd: tuple[Odd, Path]) -> None:
    case, folder = odd
    pages = {
        "township": lambda: open_report(TOWN, 2018, data=folder),
        "municipality": lambda: open_municipality(2018, data=folder),
        "plan": lambda: open_plan(data=folder, target_year=2020),
    }
    opened = {name: pages[name]() for name in {page for page, _part in case.says}}
    assert {(page, part): told(opened[page], part) for page, part in case.says} == case.says


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_part_of_every_page_shows_all_odd_townships(tmp_path: Path, language: str) -> None:
    every = {(f"第{at}镇", 2018): text for at, case in enumerate(ODD.values()) for text in case.returns.values()}
    folder = write_returns(tmp_path / "raw", every)
    pages = [
        open_municipality(2018, data=folder, language=language),
        open_plan(data=folder, language=language),
        open_week(2018, data=folder, language=language),
        open_quality(data=folder, language=language),
        *(open_report(name, 2018, data=folder, language=language) for name, _year in every),
    ]
    shown = {type(page).__name__: told(page, part) for page in pages for part in page._ipython_key_completions_()}
    assert len(shown) == 5
    assert [text for text in shown.values() if "nan" in text.lower().split()] == []


def _cards(page: object, part: str) -> list[tuple[str, str, str]]:
    blocks = flatten([page[part].blocks()])  # type: ignore[index]
    return [card for block in blocks if isinstance(block, Cards) for card in block.cards]


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        (
            "2018-06-30 registry/total households 310 persons 1240\n2018-12-31 registry/total households 298 persons 1200",
            [("建档立卡合计", "298户1200人", "")],
        ),
        ("2018-06-30 registry/total households 310", [("建档立卡合计", "310户", "2018年6月30日")]),
        (_HALVES, [("当年脱贫", "50户200人", "")]),
        ("2018H1 exit/done households 20", []),
        (
            "\n".join(FUNDS.format(100, paid).replace("2018", period) for period, paid in (("2018", 50), ("2018-06-30", 20))),
            [("产业扶持", "50元", "已拨付")],
        ),
        (
            "\n".join(FUNDS.format(100, paid).replace("2018", half) for half, paid in (("2018H1", 50), ("2018H2", 20))),
            [("产业扶持", "70元", "已拨付")],
        ),
        (FUNDS.format(100, 50).replace("2018", "2018-10-31"), [("产业扶持", "50元", "已拨付（截至2018年10月31日）")]),
    ],
)
def test_a_card_is_of_the_year_or_says_of_what_part_of_it(tmp_path: Path, text: str, cards: list[tuple[str, str, str]]) -> None:
    report = open_report(TOWN, 2018, data=write_returns(tmp_path / "raw", {(TOWN, 2018): text}))
    assert _cards(report, "summary")[:-1] == cards  # the last counts what is to be checked


def test_the_summary_takes_the_last_of_several_dates(tmp_path: Path) -> None:
    text = "2018-06-30 registry/total households 310 persons 1240\n2018-12-31 registry/total households 298 persons 1200"
    report = open_report(TOWN, 2018, data=write_returns(tmp_path / "raw", {(TOWN, 2018): text}))
    assert told(report, "summary").startswith("2018年12月31日建档立卡298户1200人。")


def test_a_year_s_coverage_is_shown_and_not_that_of_a_half(tmp_path: Path) -> None:
    rows = "2018 registry/total households 100\n2018 visits/households_visited households 80\n"
    rows += "2018H2 visits/households_visited households 20"
    municipality = open_municipality(2018, data=write_returns(tmp_path / "raw", {(TOWN, 2018): rows}))
    (heat,) = [block for block in municipality["coverage"].blocks() if isinstance(block, HeatTable)]
    assert heat.values == [[0.8]]


def test_plans_of_two_years_add_up_on_the_plan_page_as_on_the_township_s(tmp_path: Path) -> None:
    case = ODD["plans of two years and of a half"]
    plan = open_plan(data=write_returns(tmp_path / "raw", {(TOWN, 2018): case.returns[TOWN]}), target_year=2020)
    shown = plan.plans[["period", "planned", "remaining", "left_after", "over"]]
    assert shown.values.tolist() == [["2019", 100, 120, 20, 0], ["2020", 20, 120, 0, 0]]
    assert plan._lines({"township": TOWN, "year": 2018, "exited": 80.0}) == {"计划脱贫": {2019: 180.0, 2020: 200.0}}


def test_planned_alike_under_two_names_is_one_line(tmp_path: Path) -> None:
    text = "2018 registry/total households 200\n2018 exit/cumulative households 80\n"
    text += "2019 plan/exit households 100\n2019 plan/county_target households 100\n2019 plan/own_target households 90"
    plan = open_plan(data=write_returns(tmp_path / "raw", {(TOWN, 2018): text}), target_year=2020)
    assert [*plan._lines({"township": TOWN, "year": 2018, "exited": 80.0}).values()] == [{2019: 180.0}, {2019: 170.0}]


def test_other_causes_stand_last_however_many_they_are(tmp_path: Path) -> None:
    text = "2018 registry/total households 100\n2018 cause/other households 70\n2018 cause/illness households 30"
    municipality = open_municipality(2018, data=write_returns(tmp_path / "raw", {(TOWN, 2018): text}))
    (heat,) = [block for block in municipality["causes"].blocks() if isinstance(block, HeatTable)]
    assert heat.columns == ["因病", "其他原因"]
    assert told(municipality, "causes") == f"只有{TOWN}报送了致贫原因，首要致贫原因是因病（30.0%）。"


def test_two_dates_of_monitoring_are_the_same_households(tmp_path: Path) -> None:
    text = "2021-06-30 monitoring/total households 50 persons 150\n2021-09-30 monitoring/total households 58 persons 201"
    plan = open_plan(data=write_returns(tmp_path / "raw", {(TOWN, 2021): text}))
    told_of = told(plan, "monitoring")
    assert told_of == "2021年防返贫监测对象：监测对象合计58户201人（1个乡镇）。其中不是年末数的：甲山镇（2021年9月30日）。"


def test_the_summary_of_causes_is_of_one_list_and_says_of_when(tmp_path: Path) -> None:
    early = "2016 registry/total households 100\n2016 cause/illness households 60\n2016 cause/disability households 40\n"
    late = "2017 registry/total households 80\n2017 cause/illness households 20\n2017 cause/disability households 60"
    report = open_report(TOWN, 2018, data=write_returns(tmp_path / "raw", {(TOWN, 2018): early + late}))
    assert told(report, "summary").split("\n")[0] == "2017年建档立卡80户，2017年首要致贫原因是因残（60户）。"
