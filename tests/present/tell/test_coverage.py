"""How many of those entitled are reached; more than all is said to need checking."""

from fupin_analysis.present.tell.coverage import tell_coverage, tell_medical
from tests.present.tell.spec import NOTHING, Case, spec

_REGISTER = "2018 registry/total households 10 persons 40\n"

COVERAGE = {
    "nothing": NOTHING,
    "some": Case(
        _REGISTER + "2018 medical/assisted recipients 30",
        "医疗保障覆盖30人，覆盖率75.0%。",
        "Covered by medical security: 30 persons, coverage 75.0%.",
    ),
    "more than all": Case(
        _REGISTER + "2018 medical/assisted recipients 42",
        "医疗保障覆盖42人，比应覆盖数多2人，为其105.0%，超过100%，统计口径待核实。",
        "Covered by medical security: 42 persons, 2 persons more than were eligible (105.0%); above 100 %, "
        "so the two figures need to be checked.",
    ),
    "nobody": Case(
        _REGISTER + "2018 medical/assisted recipients 0",
        "医疗保障覆盖0人，覆盖率0.0%。",
        "Covered by medical security: 0 persons, coverage 0.0%.",
    ),
    "without a register": Case(
        "2018 medical/assisted recipients 30", "医疗保障覆盖30人。", "Covered by medical security: 30 persons."
    ),
    "a rate stated": Case(
        "2018 medical/policy_coverage rate 0.98", "健康扶贫政策覆盖率98.0%。", "Share covered by health measures: 98.0%."
    ),
    "households": Case(
        _REGISTER + "2018 visits/households_visited households 10",
        "入户走访10户，覆盖率100.0%。",
        "Households visited: 10 households, coverage 100.0%.",
    ),
    "all rural households": Case(
        _REGISTER + "2018 visits/households_visited households 300\n2018 population/rural households 300",
        "入户走访300户，为农村户数的100.0%。",
        "Households visited: 300 households, 100.0% of the rural households.",
    ),
    "more than the registered": Case(
        _REGISTER + "2018 visits/households_visited households 300",
        "入户走访300户，多于建档立卡10户，对象不限于建档立卡户，不计算覆盖率。",
        "Households visited: 300 households, more than the registered 10 households: others are reached too, so no coverage is "
        "computed.",
    ),
    "a topic not told of": Case("2018 files/registration_rate rate 1", NOTHING.zh, NOTHING.en),
}

MEDICAL = {
    "nothing": NOTHING,
    "cover and assistance": Case(
        _REGISTER + "2018 medical/assisted recipients 30\n2018 medical/inpatient recipients 5 amount_yuan 20000",
        "医疗保障覆盖30人，覆盖率75.0%。住院报销2万元，惠及5人，人均4000元。",
        "Covered by medical security: 30 persons, coverage 75.0%. "
        "Inpatient care reimbursed: 20,000 yuan to 5 recipients, 4,000 yuan each.",
    ),
    "assistance alone": Case(
        "2018 medical/inpatient recipients 5 amount_yuan 20000",
        "住院报销2万元，惠及5人，人均4000元。",
        "Inpatient care reimbursed: 20,000 yuan to 5 recipients, 4,000 yuan each.",
    ),
    "cover alone": Case("2018 medical/assisted recipients 30", "医疗保障覆盖30人。", "Covered by medical security: 30 persons."),
}

test_coverage = spec(tell_coverage, COVERAGE, "coverage", topics=("medical", "visits"))
test_medical = spec(tell_medical, MEDICAL, "coverage", "subsidies")
