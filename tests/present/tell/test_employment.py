"""Work: the placed as a part of the registered, kinds of work as a part of the placed."""

from fupin_analysis.present.tell.employment import tell_employment
from tests.present.tell.spec import NOTHING, Case, spec

CASES = {
    "nothing": NOTHING,
    "placed, and some of them": Case(
        """
        2018 registry/total      persons 1250
        2018 employment/employed persons   95
        2018 employment/stable   persons   19
        """,
        "就业95人，占建档立卡人口的7.6%。稳定就业19人，占就业人数的20.0%。",
        "In work: 95 persons, 7.6% of the registered. In stable work: 19 persons, 20.0% of those in work.",
    ),
    "without a register": Case("2018 employment/employed persons 95", "就业95人。", "In work: 95 persons."),
    "households": Case("2018 employment/employed households 5", "就业5户。", "In work: 5 households."),
    "nobody": Case(
        """
        2018 registry/total      persons 1250
        2018 employment/employed persons    0
        """,
        "就业0人。",
        "In work: 0 persons.",
    ),
}

test_told = spec(tell_employment, CASES, "employment")
