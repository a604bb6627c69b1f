"""Exits planned and done as bars, a reading of the plan on a row of its own."""

import pytest

from fupin_analysis.core.rows import FigureIndex
from fupin_analysis.measure import measure_of
from fupin_analysis.present.draw.exits import draw_exits
from tests.present.draw.picture import Drawn, bars_on, lines_on, picture, spec
from tests.present.tell.spec import stated

CASES = {
    "planned and done, and the year after": Drawn(
        """
        2018 exit/done households 4 persons 18
        2018 plan/exit households 5 persons 20
        2019 plan/exit households 2 persons  6
        """,
        """
        脱贫：计划与完成
        [户数（户）]
        2018年 当年脱贫 · blue · 0.80 · 4
        2018年 计划脱贫 · orange · 1.00 · 5
        2019年 计划脱贫 · orange · 0.40 · 2
        [人数（人）]
        2018年 当年脱贫 · blue · 0.90 · 18
        2018年 计划脱贫 · orange · 1.00 · 20
        2019年 计划脱贫 · orange · 0.30 · 6
        """,
        "条形图：各年脱贫计划与完成，2018年 当年脱贫4户18人、2018年 计划脱贫5户20人、2019年 计划脱贫2户6人。",
        """
        Exits: planned and done
        [Households]
        2018 Exited in the year · blue · 0.80 · 4
        2018 Planned exits · orange · 1.00 · 5
        2019 Planned exits · orange · 0.40 · 2
        [Persons]
        2018 Exited in the year · blue · 0.90 · 18
        2018 Planned exits · orange · 1.00 · 20
        2019 Planned exits · orange · 0.30 · 6
        """,
        "Bar chart of exits planned and done: 2018 Exited in the year 4 households with 18 persons, "
        "2018 Planned exits 5 households with 20 persons and 2019 Planned exits 2 households with 6 persons.",
    ),
    "two readings of one plan; what was done is drawn once": Drawn(
        """
        2018 exit/done           persons 18
        2018 plan/exit           persons 20
        2018 plan/exit_as_listed persons 24
        """,
        """
        脱贫：计划与完成
        [人数（人）]
        2018年 当年脱贫 · blue · 0.75 · 18
        2018年 计划脱贫 · orange · 0.83 · 20
        2018年 计划脱贫（按名册） · orange · 1.00 · 24
        """,
        "条形图：各年脱贫计划与完成，2018年 当年脱贫18人、2018年 计划脱贫20人、2018年 计划脱贫（按名册）24人。",
        """
        Exits: planned and done
        [Persons]
        2018 Exited in the year · blue · 0.75 · 18
        2018 Planned exits · orange · 0.83 · 20
        2018 Planned exits as listed in the register · orange · 1.00 · 24
        """,
        "Bar chart of exits planned and done: 2018 Exited in the year 18 persons, 2018 Planned exits 20 persons "
        "and 2018 Planned exits as listed in the register 24 persons.",
    ),
}

test_the_picture_shows_the_figures = spec(draw_exits, "exits", CASES)


def test_the_range_of_a_number_in_doubt_is_drawn_over_its_bar_alone() -> None:
    lines = "2018 exit/done households 4\n2018 plan/exit households 5"
    table = measure_of("exits").rows(FigureIndex(stated(lines))).frame()
    sources = str(table["source"].iloc[0])
    chart = draw_exits(table, bands={(sources, "planned_households"): (5.0, 8.0)})
    assert chart is not None
    assert picture(chart).splitlines()[2:] == ["2018年 当年脱贫 · blue · 0.80 · 4", "2018年 计划脱贫 · orange · 1.00 · 5〔5–8〕"]
    (band,) = [line for line in lines_on(chart) if line.get_marker() == "|"]
    plan = bars_on(chart)[1]
    assert [float(x) - plan.x for x in band.get_xdata()] == pytest.approx([plan.wide, plan.wide * 8 / 5])
    assert [float(y) for y in band.get_ydata()] == pytest.approx([plan.y] * 2)
