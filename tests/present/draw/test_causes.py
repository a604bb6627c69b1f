"""Causes of poverty as bars: figures, and what a reader sees of them."""

from fupin_analysis.present.draw.causes import draw_causes
from tests.present.draw.picture import Drawn, spec

CASES = {
    "households and persons": Drawn(
        """
        2018 registry/total  households 10 persons 40
        2018 cause/illness   households  6 persons 30
        2018 cause/schooling households  3 persons  8
        2018 cause/other     households  1 persons  2
        """,
        """
        致贫原因：户数与人数
        [户数（户）]
        因病 · blue · 1.00 · 6（60.0%）
        因学 · blue · 0.50 · 3（30.0%）
        其他原因 · grey · 0.17 · 1（10.0%）
        [人数（人）]
        因病 · blue · 1.00 · 30（75.0%）
        因学 · blue · 0.27 · 8（20.0%）
        其他原因 · grey · 0.07 · 2（5.0%）
        """,
        "条形图：按户数排列的致贫原因，因病6户30人、因学3户8人、其他原因1户2人。",
        """
        Causes of poverty: households and persons
        [Households]
        Illness · blue · 1.00 · 6 (60.0%)
        Schooling costs · blue · 0.50 · 3 (30.0%)
        Other causes · grey · 0.17 · 1 (10.0%)
        [Persons]
        Illness · blue · 1.00 · 30 (75.0%)
        Schooling costs · blue · 0.27 · 8 (20.0%)
        Other causes · grey · 0.07 · 2 (5.0%)
        """,
        "Bar chart of causes of poverty by households: Illness 6 households with 30 persons, "
        "Schooling costs 3 households with 8 persons "
        "and Other causes 1 household with 2 persons.",
    ),
    "the last of two dates; what is not drawn is named": Drawn(
        """
        2018H1 cause/illness   households 9
        2018   cause/illness   households 4
        2018   cause/schooling households 8
        """,
        """
        致贫原因：户数与人数
        [户数（户）]
        因学 · blue · 1.00 · 8（66.7%）
        因病 · blue · 0.50 · 4（33.3%）
        图中未列：2018年上半年。
        """,
        "条形图：按户数排列的致贫原因，因学8户、因病4户。图中未列：2018年上半年。",
        """
        Causes of poverty: households and persons
        [Households]
        Schooling costs · blue · 1.00 · 8 (66.7%)
        Illness · blue · 0.50 · 4 (33.3%)
        Not drawn: the first half of 2018.
        """,
        "Bar chart of causes of poverty by households: Schooling costs 8 households and Illness 4 households. "
        "Not drawn: the first half of 2018.",
    ),
}

test_the_picture_shows_the_figures = spec(draw_causes, "causes", CASES)
