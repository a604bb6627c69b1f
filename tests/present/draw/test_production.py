"""Production funds paid against those allocated."""

from fupin_analysis.core.rows import FigureIndex
from fupin_analysis.measure import measure_of
from fupin_analysis.present.draw.production import draw_production
from tests.present.draw.picture import Drawn, bars_on, spec, words_on
from tests.present.tell.spec import stated

CASES = {
    "part of it paid": Drawn(
        """
        2018 production/allocated amount_yuan 200000
        2018 production/paid      amount_yuan  50000
        """,
        """
        产业扶持资金：安排与拨付
        安排 · grey · 1.00 · 20万元
        已拨付 · blue · 0.25 · 5万元（25.00%）
        """,
        "条形图：产业扶持资金安排20万元，已拨付5万元，占安排数的25.00%。",
        """
        Production funds: allocated and paid
        Allocated · grey · 1.00 · 200,000 yuan
        Paid · blue · 0.25 · 50,000 yuan (25.00%)
        """,
        "Bar chart of production funds: 200,000 yuan allocated, 50,000 yuan paid, 25.00%.",
    ),
    "more paid than allocated": Drawn(
        """
        2018 production/allocated amount_yuan 5000
        2018 production/paid      amount_yuan 6250
        """,
        """
        产业扶持资金：安排与拨付
        安排 · grey · 0.80 · 5000元
        已拨付 · blue · 1.00 · 6250元（125.00%）
        """,
        "条形图：产业扶持资金安排5000元，已拨付6250元，占安排数的125.00%。",
        """
        Production funds: allocated and paid
        Allocated · grey · 0.80 · 5,000 yuan
        Paid · blue · 1.00 · 6,250 yuan (125.00%)
        """,
        "Bar chart of production funds: 5,000 yuan allocated, 6,250 yuan paid, 125.00%.",
    ),
    "two dates": Drawn(
        """
        2018-06-30 production/allocated amount_yuan 5000
        2018-06-30 production/paid      amount_yuan 1000
        2018-09-30 production/allocated amount_yuan 5000
        2018-09-30 production/paid      amount_yuan 2500
        """,
        """
        产业扶持资金：安排与拨付
        安排（截至2018年9月30日） · grey · 1.00 · 5000元
        已拨付（截至2018年9月30日） · blue · 0.50 · 2500元（50.00%）
        图中未列：截至2018年6月30日。
        """,
        "条形图：截至2018年9月30日产业扶持资金安排5000元，已拨付2500元，占安排数的50.00%。图中未列：截至2018年6月30日。",
        """
        Production funds: allocated and paid
        Allocated (until 2018-9-30) · grey · 1.00 · 5,000 yuan
        Paid (until 2018-9-30) · blue · 0.50 · 2,500 yuan (50.00%)
        Not drawn: until 2018-6-30.
        """,
        "Bar chart of production funds (until 2018-9-30): 5,000 yuan allocated, 2,500 yuan paid, 50.00%. "
        "Not drawn: until 2018-6-30.",
    ),
}

test_the_picture_shows_the_figures = spec(draw_production, "production", CASES)


def test_bars_begin_right_behind_their_short_names_and_stand_close_under_the_title() -> None:
    lines = "2018 production/allocated amount_yuan 4000\n2018 production/paid amount_yuan 3000"
    chart = draw_production(measure_of("production").rows(FigureIndex(stated(lines))).frame())
    assert chart is not None
    first, second = bars_on(chart)
    names = [one for one in words_on(chart) if one.align == "right"]
    assert all(0 < first.x - one.ends[1] < 0.1 for one in names)
    assert first.x < 1.0
    title = words_on(chart)[0]
    assert 0.2 < title.y - (first.y + first.tall / 2) < 0.5
    assert 0.1 < second.y - second.tall / 2 < 0.3
