"""Small loans."""

from fupin_analysis.present.tell.credit import tell_credit
from tests.present.tell.spec import NOTHING, Case, spec

CASES = {
    "nothing": NOTHING,
    "both": Case(
        "2018 credit/loans households 4 amount_yuan 200000",
        "扶贫小额贷款4户，金额20万元，户均5万元。",
        "Micro-loans granted: 4 households, 200,000 yuan, 50,000 yuan each.",
    ),
    "households": Case("2018 credit/needed households 4", "有贷款需求4户。", "In need of credit: 4 households."),
    "an amount": Case(
        "2018 credit/loan_ceiling amount_yuan 50000", "贴息贷款额度上限5万元。", "Ceiling of the subsidised loan: 50,000 yuan."
    ),
    "nobody and nothing": Case(
        "2018 credit/loans households 0 amount_yuan 0",
        "扶贫小额贷款0户，金额0元。",
        "Micro-loans granted: 0 households, 0 yuan.",
    ),
    "nobody": Case("2018 credit/loans households 0", "扶贫小额贷款0户。", "Micro-loans granted: 0 households."),
}

test_told = spec(tell_credit, CASES, "credit")
