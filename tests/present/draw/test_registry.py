"""The register's groups as bars against its total."""

from fupin_analysis.present.draw.registry import draw_registry
from tests.present.draw.picture import Drawn, spec

CASES = {
    "with its groups": Drawn(
        """
        2018 registry/total                households 10 persons 42
        2018 registry/general              households  6 persons 24
        2018 registry/low_income_allowance households  4
        2018 registry/total@东村           households  9 persons 40
        """,
        """
        建档立卡构成：户数与人数
        [户数（户）]
        建档立卡合计 · blue · 1.00 · 10（100.0%）
        一般贫困户 · light · 0.60 · 6（60.0%）
        低保贫困户 · light · 0.40 · 4（40.0%）
        [人数（人）]
        建档立卡合计 · blue · 1.00 · 42（100.0%）
        一般贫困户 · light · 0.57 · 24（57.1%）
        低保贫困户 · light · 0.00 · —
        """,
        "条形图：建档立卡构成，建档立卡合计10户42人、一般贫困户6户24人、低保贫困户4户。",
        """
        The register: households and persons
        [Households]
        Registered, total · blue · 1.00 · 10 (100.0%)
        Ordinary poor households · light · 0.60 · 6 (60.0%)
        Minimum-living-allowance households · light · 0.40 · 4 (40.0%)
        [Persons]
        Registered, total · blue · 1.00 · 42 (100.0%)
        Ordinary poor households · light · 0.57 · 24 (57.1%)
        Minimum-living-allowance households · light · 0.00 · —
        """,
        "Bar chart of the register: Registered, total 10 households with 42 persons, "
        "Ordinary poor households 6 households with 24 persons and Minimum-living-allowance households 4 households.",
    ),
    "several dates: each group at its last, what stood before is named": Drawn(
        """
        2018H1 registry/total   households 12
        2018   registry/total   households 10
        2018H1 registry/general households  6
        """,
        """
        建档立卡构成：户数与人数
        [户数（户）]
        建档立卡合计（2018年） · blue · 1.00 · 10（100.0%）
        一般贫困户（2018年上半年） · light · 0.60 · 6（50.0%）
        图中未列：2018年上半年建档立卡合计。
        """,
        "条形图：建档立卡构成，建档立卡合计（2018年）10户、一般贫困户（2018年上半年）6户。图中未列：2018年上半年建档立卡合计。",
        """
        The register: households and persons
        [Households]
        Registered, total (2018) · blue · 1.00 · 10 (100.0%)
        Ordinary poor households (the first half of 2018) · light · 0.60 · 6 (50.0%)
        Not drawn: Registered, total (the first half of 2018).
        """,
        "Bar chart of the register: Registered, total (2018) 10 households and "
        "Ordinary poor households (the first half of 2018) 6 households. Not drawn: Registered, total (the first half of 2018).",
    ),
}

test_the_picture_shows_the_figures = spec(draw_registry, "registry", CASES)
