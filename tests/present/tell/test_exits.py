"""Households lifted out against the plan, what remains, and what each reading of the plan would leave."""

from fupin_analysis.core.rows import FigureIndex
from fupin_analysis.measure import measure_of
from fupin_analysis.present.tell.exits import tell_exits, tell_progress
from tests.present.tell.spec import NOTHING, Case, spec, stated

EXITS = {
    "nothing": NOTHING,
    "planned and done": Case(
        """
        2018 exit/done households 4 persons 18
        2018 plan/exit households 5 persons 20
        """,
        "2018年脱贫4户18人。2018年计划脱贫5户20人，完成率按户80.0%、按人90.0%。",
        "4 households with 18 persons exited poverty in 2018. "
        "2018, planned exits: 5 households with 20 persons, completed by 80.0% in households and 90.0% in persons.",
    ),
    "more than planned": Case(
        """
        2018 exit/done households 6
        2018 plan/exit households 5
        """,
        "2018年脱贫6户。2018年计划脱贫5户，完成率按户120.0%，超过计划，是否含计划外脱贫或计划已调整，请核实。",
        "6 households exited poverty in 2018. 2018, planned exits: 5 households, completed by 120.0% in households, "
        "more than planned: please check whether others are included or the plan was changed.",
    ),
    "exactly as planned": Case(
        """
        2018 exit/done households 5
        2018 plan/exit households 5
        """,
        "2018年脱贫5户。2018年计划脱贫5户，完成率按户100.0%。",
        "5 households exited poverty in 2018. 2018, planned exits: 5 households, completed by 100.0% in households.",
    ),
    "nobody": Case(
        """
        2018 exit/done households 0 persons 0
        2018 plan/exit households 5 persons 20
        """,
        "2018年脱贫0户0人。2018年计划脱贫5户20人，完成率按户0.0%、按人0.0%。",
        "0 households with 0 persons exited poverty in 2018. "
        "2018, planned exits: 5 households with 20 persons, completed by 0.0% in households and 0.0% in persons.",
    ),
    "a plan alone": Case("2019 plan/exit households 5", "2019年计划脱贫5户。", "2019, planned exits: 5 households."),
    "up to a day": Case(
        "2018-06-30 exit/done households 3",
        "截至2018年6月30日当年脱贫3户。",
        "3 households exited poverty in the year up to 2018-6-30.",
    ),
    "half a year": Case(
        "2018H1 exit/done households 3", "2018年上半年脱贫3户。", "3 households exited poverty in the first half of 2018."
    ),
}

_REGISTER = """
        2018 registry/total  households 10 persons 40
        2018 exit/cumulative households  6 persons 24
"""
_REMAIN = "截至2018年累计脱贫6户24人，建档立卡户中尚余4户16人。距2020年还有2年，年均需退出2户8人。"
_REMAIN_EN = (
    "6 households with 24 persons have exited by 2018; 4 households with 16 persons of the register remain. "
    "With 2 years left until 2020, 2 households with 8 persons must exit each year."
)

PROGRESS = {
    "nothing": NOTHING,
    "what remains": Case(_REGISTER, _REMAIN, _REMAIN_EN),
    "what a plan would leave": Case(
        _REGISTER + "2019 plan/exit households 3 persons 10",
        _REMAIN + "按2019年“计划脱贫”口径3户10人测算，完成后仍余1户6人。",
        _REMAIN_EN + " Under “planned exits” for 2019 (3 households with 10 persons), 1 household with 6 persons would be left.",
    ),
    "a plan beyond what remains": Case(
        _REGISTER + "2019 plan/exit households 5 persons 20",
        _REMAIN + "按2019年“计划脱贫”口径5户20人测算，超出尚未脱贫1户4人，请核实。",
        _REMAIN_EN + " Under “planned exits” for 2019 (5 households with 20 persons) "
        "1 household with 4 persons more would exit than remain; please check.",
    ),
    "rival plans": Case(
        _REGISTER + "2019 plan/exit households 3 persons 10\n2019 plan/exit#2 households 4 persons 16",
        _REMAIN + "按2019年“计划脱贫”口径3户10人测算，完成后仍余1户6人。按2019年“计划脱贫”口径4户16人测算，完成后仍余0户0人。"
        "同一年度计划有不同表述，应以哪一口径为准，请核实。",
        _REMAIN_EN + " Under “planned exits” for 2019 (3 households with 10 persons), 1 household with 6 persons would be left. "
        "Under “planned exits” for 2019 (4 households with 16 persons), 0 households with 0 persons would be left. "
        "The plan for one year is stated in different ways; which is in force needs to be confirmed.",
    ),
    "a plan of households alone": Case(
        f"{_REGISTER}2019 plan/exit households 3",
        _REMAIN + "按2019年“计划脱贫”口径3户测算，完成后仍余1户。",
        _REMAIN_EN + " Under “planned exits” for 2019 (3 households), 1 household would be left.",
    ),
    "nobody remains": Case(
        """
        2018 registry/total  households 10 persons 40
        2018 exit/cumulative households 10 persons 40
        """,
        "截至2018年累计脱贫10户40人，建档立卡户中尚余0户0人。",
        "10 households with 40 persons have exited by 2018; 0 households with 0 persons of the register remain.",
    ),
    "one year of several": Case(
        """
        2018 registry/total households 10 persons 40
        2018 exit/done      households  3 persons  9
        """,
        "已报脱贫3户9人（2018年）；累计脱贫数和尚未脱贫数未报送，剩余户数不作推算。",
        "3 households with 9 persons are reported to have exited (2018); "
        "neither the cumulative number nor those who remain were reported, and what remains is not worked out.",
    ),
    "a count to date and the year's own": Case(
        "2018 registry/total households 10\n2017 exit/cumulative households 5\n2018 exit/done households 2",
        "截至2017年累计脱贫数与2018年脱贫数合计7户，建档立卡户中尚余3户。距2020年还有2年，年均需退出2户。",
        "7 households exited up to 2017 and in what followed (2018); 3 households of the register remain. "
        "With 2 years left until 2020, 2 households must exit each year.",
    ),
    "a count to a day before the year's end": Case(
        "2018 registry/total households 10\n2018-06-30 exit/cumulative households 5",
        "截至2018年6月30日累计脱贫5户；年末的累计脱贫数和尚未脱贫数未报送，剩余户数不作推算。",
        "5 households have exited by 2018-6-30; "
        "neither the number to the year's end nor those who remain were reported, and what remains is not worked out.",
    ),
    "plans that are too many together": Case(
        _REGISTER + "2019 plan/exit households 3 persons 10\n2020 plan/exit households 3 persons 5",
        _REMAIN + "按2019年“计划脱贫”口径3户10人测算，完成后仍余1户6人。"
        "按2020年“计划脱贫”口径3户5人测算，连同此前的计划共6户，超出尚未脱贫2户，请核实。",
        _REMAIN_EN + " Under “planned exits” for 2019 (3 households with 10 persons), 1 household with 6 persons would be left. "
        "Under “planned exits” for 2020 (3 households with 5 persons), with the plans before it 6 households, "
        "2 households more would exit than remain; please check.",
    ),
    "a pace that is no whole number": Case(
        """
        2018 registry/total      households 100 persons 400
        2018 registry/not_exited households   9 persons  35
        """,
        "年末尚未脱贫9户35人。距2020年还有2年，年均需退出5户18人。",
        "9 households with 35 persons had not yet exited at the end of the year. "
        "With 2 years left until 2020, 5 households with 18 persons must exit each year.",
    ),
    "a pace in persons alone": Case(
        """
        2018 registry/total      persons 400
        2018 registry/not_exited persons  35
        """,
        "年末尚未脱贫35人。距2020年还有2年，年均需退出18人。",
        "35 persons had not yet exited at the end of the year. With 2 years left until 2020, 18 persons must exit each year.",
    ),
}

test_exits = spec(tell_exits, EXITS, "exits")
test_progress = spec(tell_progress, PROGRESS, "progress", "outlook")


def test_a_plan_stated_twice_is_one_plan_with_two_numbers() -> None:
    first, second = stated("2019 plan/exit households 50"), stated("2019 plan/exit households 53")
    other = stated("2020 plan/exit households 7")
    rows = measure_of("exits").rows(FigureIndex([*first, *(one._replace(statement=2) for one in second), *other]))
    assert tell_exits.rows(rows) == "2019年计划脱贫有2种说法：50户、53户；2020年计划脱贫7户。"
