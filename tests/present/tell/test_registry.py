"""The register, the monitoring roll, and the headcount ratio against its threshold."""

from fupin_analysis.present.tell.registry import tell_headcount, tell_registry
from tests.present.tell.spec import NOTHING, Case, spec

REGISTRY = {
    "nothing": NOTHING,
    "with its groups": Case(
        """
        2018 registry/total                households 10 persons 42
        2018 registry/general              households  6 persons 24
        2018 registry/low_income_allowance households  4 persons 18
        """,
        "2018年建档立卡10户42人，户均4.20人。"
        "其中一般贫困户6户24人（占户数60.0%、人数57.1%）、低保贫困户4户18人（占户数40.0%、人数42.9%）。",
        "10 households with 42 persons were on the register in 2018 (4.20 persons per household). "
        "Among them ordinary poor households: 6 households with 24 persons (60.0% of households, 57.1% of persons) "
        "and minimum-living-allowance households: 4 households with 18 persons (40.0% of households, 42.9% of persons).",
    ),
    "a group of nobody is no part": Case(
        """
        2018 registry/total   households 10 persons 42
        2018 registry/general households  0 persons  0
        """,
        "2018年建档立卡10户42人，户均4.20人。其中一般贫困户0户0人。",
        "10 households with 42 persons were on the register in 2018 (4.20 persons per household). "
        "Among them ordinary poor households: 0 households with 0 persons.",
    ),
    "grouped in two ways": Case(
        """
        2018 registry/total                   households 10
        2018 registry/confirmed_poor          households  4
        2018 registry/consolidating           households  6
        2018 registry/general                 households  9
        2018 registry/low_income_allowance    households  1
        """,
        "2018年建档立卡10户。其中贫困户4户、巩固提升户6户。另一种分法：一般贫困户9户、低保贫困户1户。",
        "10 households were on the register in 2018. Among them confirmed poor: 4 households and exited, being consolidated: "
        "6 households. Grouped otherwise: ordinary poor households: 9 households and minimum-living-allowance households: "
        "1 household.",
    ),
    "households only": Case(
        """
        2018 registry/total   households 10
        2018 registry/general households  6
        """,
        "2018年建档立卡10户。其中一般贫困户6户。",
        "10 households were on the register in 2018. Among them ordinary poor households: 6 households.",
    ),
    "what is no part of it stands apart": Case(
        """
        2018 registry/total            households 10 persons 42
        2018 registry/newly_identified households  2 persons  7
        """,
        "2018年建档立卡10户42人，户均4.20人。另报2018年新识别2户7人。",
        "10 households with 42 persons were on the register in 2018 (4.20 persons per household). "
        "Also reported: newly identified: 2 households with 7 persons (2018).",
    ),
    "beside nothing it is not called another": Case(
        "2018 registry/newly_identified households 2 persons 7",
        "2018年新识别2户7人。",
        "Reported: newly identified: 2 households with 7 persons (2018).",
    ),
    "a village is not the township": Case("2018 registry/total@东村 households 3", NOTHING.zh, NOTHING.en),
}

MONITORING = {
    "one": Case(
        "2018 monitoring/total households 3 persons 9",
        "2018年防返贫监测对象3户9人，户均3.00人。",
        "3 households with 9 persons were monitored against return to poverty in 2018 (3.00 persons per household).",
    ),
    "nothing": NOTHING,
}

HEADCOUNT = {
    "below": Case(
        """
        2018 population/rural    persons 12000
        2018 registry/total      persons  1200
        2018 registry/not_exited persons    60
        """,
        "建档立卡人口占农村户籍人口12000人的10.00%。未脱贫人口60人，贫困发生率0.50%，低于2.0%的退出标准。",
        "The registered are 10.00% of the rural population of 12,000. "
        "60 persons have not exited: a poverty headcount ratio of 0.50%, below the exit threshold of 2.0%.",
    ),
    "above": Case(
        """
        2018 population/rural    persons 12000
        2018 registry/not_exited persons   600
        """,
        "未脱贫人口600人，贫困发生率5.00%，高于2.0%的退出标准。",
        "600 persons have not exited: a poverty headcount ratio of 5.00%, above the exit threshold of 2.0%.",
    ),
    "at the threshold": Case(
        """
        2018 population/rural    persons 12000
        2018 registry/not_exited persons   240
        """,
        "未脱贫人口240人，贫困发生率2.00%，等于2.0%的退出标准。",
        "240 persons have not exited: a poverty headcount ratio of 2.00%, equal to the exit threshold of 2.0%.",
    ),
    "just below": Case(
        """
        2018 population/rural    persons 1200000
        2018 registry/not_exited persons   23999
        """,
        "未脱贫人口23999人，贫困发生率1.9999%，低于2.0%的退出标准。",
        "23,999 persons have not exited: a poverty headcount ratio of 1.9999%, below the exit threshold of 2.0%.",
    ),
    "stated": Case(
        "2018 registry/headcount_ratio rate 0.119",
        "报送的贫困发生率为11.90%（2018年）。",
        "The stated poverty headcount ratio is 11.90% (2018).",
    ),
    "nothing": Case("", "", ""),
}

test_registry = spec(tell_registry, REGISTRY, "registry")
test_headcount = spec(tell_headcount, HEADCOUNT, "headcount", threshold=0.02)
