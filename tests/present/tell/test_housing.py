"""Housing: what was paid of what was due."""

from fupin_analysis.present.tell.housing import tell_housing
from tests.present.tell.spec import NOTHING, Case, spec

CASES = {
    "nothing": NOTHING,
    "households": Case(
        "2018 housing/rebuilt households 4", "危房改造合计4户。", "Dilapidated houses rebuilt, total: 4 households."
    ),
    "paid in part": Case(
        "2018 housing/rebuilt households 4 amount_yuan 80000 paid_share 0.8",
        "危房改造合计4户，户均已支付2万元，共8万元，为应支付数10万元的80.0%，尚欠2万元。",
        "Dilapidated houses rebuilt, total: 4 households, 20,000 yuan paid per household, 80,000 yuan in all, "
        "80.0% paid; 100,000 yuan due, 20,000 yuan outstanding.",
    ),
    "nobody, and so nothing each": Case(
        "2018 housing/rebuilt households 0 amount_yuan 0 paid_share 0.8",
        "危房改造合计0户。",
        "Dilapidated houses rebuilt, total: 0 households.",
    ),
    "paid in full": Case(
        "2018 housing/rebuilt households 4 amount_yuan 80000 paid_share 1",
        "危房改造合计4户，户均已支付2万元，共8万元，已全部付清。",
        "Dilapidated houses rebuilt, total: 4 households, 20,000 yuan paid per household, 80,000 yuan in all, paid in full.",
    ),
    "more than was due": Case(
        "2018 housing/rebuilt households 4 amount_yuan 120000 paid_share 1.2",
        "危房改造合计4户，户均已支付3万元，共12万元，为应支付数10万元的120.0%，多付2万元，请核实。",
        "Dilapidated houses rebuilt, total: 4 households, 30,000 yuan paid per household, 120,000 yuan in all, "
        "120.0% of the 100,000 yuan due: 20,000 yuan more than was due; please check.",
    ),
    "more than all of an unknown amount": Case(
        "2018 housing/rebuilt households 4 paid_share 1.2",
        "危房改造合计4户，支付比例120.0%，超过100%，请核实。",
        "Dilapidated houses rebuilt, total: 4 households, 120.0% paid, above 100 %: please check.",
    ),
    "paid and nothing paid": Case(
        "2018 housing/rebuilt households 4 amount_yuan 80000 paid_share 0",
        "危房改造合计4户，户均已支付2万元，共8万元，而支付比例报为0.0%，两数不符，请核实。",
        "Dilapidated houses rebuilt, total: 4 households, 20,000 yuan paid per household, 80,000 yuan in all, "
        "while the share paid is stated as 0.0%: the two do not agree; please check.",
    ),
    "an amount alone": Case(
        "2018 housing/rebuilt amount_yuan 80000",
        "危房改造合计资金8万元。",
        "Dilapidated houses rebuilt, total, 80,000 yuan.",
    ),
    "a part of an unknown amount": Case(
        "2018 housing/rebuilt households 4 paid_share 0.8",
        "危房改造合计4户，支付比例80.0%。",
        "Dilapidated houses rebuilt, total: 4 households, 80.0% paid.",
    ),
    "an amount a household": Case(
        "2018 housing/rebuilt households 4 amount_per_household_yuan 20000",
        "危房改造合计4户，户均2万元。",
        "Dilapidated houses rebuilt, total: 4 households, 20,000 yuan per household.",
    ),
    "a way of all, and another item": Case(
        """
        2018 housing/rebuilt    households 9
        2018 housing/self_built households 5
        2018 housing/relocation households 4
        """,
        "危房改造合计9户，其中自建5户；易地扶贫搬迁4户。",
        "Dilapidated houses rebuilt, total: 9 households, of which self-built: 5 households; relocation: 4 households.",
    ),
    "households and persons": Case(
        "2018 housing/relocation households 2 persons 9", "易地扶贫搬迁2户9人。", "Relocation: 2 households with 9 persons."
    ),
    "houses and the ways they were rebuilt": Case(
        """
        2018 housing/rebuilt          households 30
        2018 housing/self_built       households 20
        2018 housing/government_built households 10
        """,
        "危房改造合计30户，其中自建20户；政府统建10户。",
        "Dilapidated houses rebuilt, total: 30 households, of which self-built: 20 households; government-built: 10 households.",
    ),
    "houses and one way": Case(
        """
        2018 housing/rebuilt          households 30
        2018 housing/government_built households 10
        """,
        "危房改造合计30户，其中政府统建10户。",
        "Dilapidated houses rebuilt, total: 30 households, of which government-built: 10 households.",
    ),
    "ways without their whole": Case(
        """
        2018 housing/self_built       households 20
        2018 housing/government_built households 10
        """,
        "自建20户；政府统建10户。",
        "Self-built: 20 households; government-built: 10 households.",
    ),
    "houses alone": Case(
        "2018 housing/rebuilt households 30", "危房改造合计30户。", "Dilapidated houses rebuilt, total: 30 households."
    ),
}

test_told = spec(tell_housing, CASES, "housing")
