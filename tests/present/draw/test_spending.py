"""Where the money went, subject by subject."""

from fupin_analysis.present.draw.spending import draw_spending
from tests.present.draw.picture import Drawn, spec

CASES = {
    "the largest first, items of a subject added up": Drawn(
        """
        2018 education/total          amount_yuan 20000
        2018 medical/inpatient        amount_yuan 50000
        2018 medical/chronic_outpatient amount_yuan 20000
        2018 living/social_assistance amount_yuan 10000
        """,
        """
        资金投向（按类别）
        医疗保障 · blue · 1.00 · 7万元（70.0%）
        教育补助 · blue · 0.29 · 2万元（20.0%）
        生活保障 · blue · 0.14 · 1万元（10.0%）
        """,
        "条形图：资金投向，医疗保障7万元（70.0%）、教育补助2万元（20.0%）、生活保障1万元（10.0%）。",
        """
        Where the money went
        Medical care · blue · 1.00 · 70,000 yuan (70.0%)
        Education subsidies · blue · 0.29 · 20,000 yuan (20.0%)
        Living allowances · blue · 0.14 · 10,000 yuan (10.0%)
        """,
        "Bar chart of spending: Medical care 70,000 yuan (70.0%), Education subsidies 20,000 yuan (20.0%) "
        "and Living allowances 10,000 yuan (10.0%).",
    ),
}

test_the_picture_shows_the_figures = spec(draw_spending, "spending", CASES)
