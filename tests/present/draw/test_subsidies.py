"""Subsidies by half-year as pairs of bars, and amounts a head."""

from itertools import pairwise

import pytest

from fupin_analysis.core.rows import FigureIndex
from fupin_analysis.measure import measure_of
from fupin_analysis.present.draw.subsidies import draw_per_head, draw_subsidies
from tests.present.draw.picture import Drawn, bars_on, spec, words_on
from tests.present.tell.spec import stated

HALVES = {
    "two stages, two halves, a year that is not drawn": Drawn(
        """
        2018H1 education/primary recipients 10 amount_yuan 5000
        2018H2 education/primary recipients 12 amount_yuan 6000
        2018H1 education/junior_secondary recipients  4 amount_yuan 3000
        2018H2 education/junior_secondary recipients  4 amount_yuan 2000
        2018   education/tertiary recipients  3 amount_yuan 9000
        2018   education/total   recipients 33 amount_yuan 25000
        """,
        """
        教育补助：分学段、分学期金额
        小学 · light · 0.83 · 5000元 10人
        小学 · blue · 1.00 · 6000元 12人
        初中 · light · 0.50 · 3000元 4人
        初中 · blue · 0.33 · 2000元 4人
        ■
        2018年上半年
        ■
        2018年下半年
        图中未列：2018年大专及以上。
        """,
        "条形图：分学段教育补助，2018年上半年8000元、14人、2018年下半年8000元、16人。图中未列：2018年大专及以上。",
        """
        Education subsidies by stage and half-year
        Primary · light · 0.83 · 5,000 yuan, 10
        Primary · blue · 1.00 · 6,000 yuan, 12
        Junior secondary · light · 0.50 · 3,000 yuan, 4
        Junior secondary · blue · 0.33 · 2,000 yuan, 4
        ■
        the first half of 2018
        ■
        the second half of 2018
        Not drawn: Tertiary (2018).
        """,
        "Bar chart of education subsidies by stage: the first half of 2018 8,000 yuan to 14 and "
        "the second half of 2018 8,000 yuan to 16. Not drawn: Tertiary (2018).",
    ),
}

PER_HEAD = {
    "persons and person-times of the year, the dearest first; households are another thing": Drawn(
        """
        2018   education/primary         recipients 10 amount_yuan 5000
        2018   living/social_assistance  households  3 amount_yuan 9000
        2018   medical/inpatient         person_times 5 amount_yuan 4000
        2018H1 education/junior_secondary         recipients  4 amount_yuan 3000
        2018   education/total           recipients 14 amount_yuan 8000
        """,
        """
        人均（次均）补助
        医疗保障·住院报销 · blue · 1.00 · 800元/人次
        教育补助·小学 · blue · 0.62 · 500元/人
        图中未列：2018年上半年初中。
        """,
        "条形图：各项补助的平均标准，医疗保障·住院报销800元/人次、教育补助·小学500元/人。图中未列：2018年上半年初中。",
        """
        Subsidy per recipient, by policy
        Medical care·Inpatient care reimbursed · blue · 1.00 · 800 yuan per person-time
        Education subsidies·Primary · blue · 0.62 · 500 yuan per person
        Not drawn: Junior secondary (the first half of 2018).
        """,
        "Bar chart of subsidies per recipient: Medical care·Inpatient care reimbursed 800 yuan per person-time and "
        "Education subsidies·Primary 500 yuan per person. Not drawn: Junior secondary (the first half of 2018).",
    ),
}

test_the_picture_shows_halves = spec(draw_subsidies, "subsidies", HALVES, topic="education")
test_the_picture_shows_amounts_a_head = spec(draw_per_head, "subsidies", PER_HEAD)


def test_a_stage_with_one_half_year_alone_has_one_bar_and_labels_fill_the_chart() -> None:
    lines = (
        "2018H1 education/primary recipients 10 amount_yuan 5000\n2018H1 education/junior_secondary recipients 4 amount_yuan 3000"
    )
    lines += "\n2018H2 education/junior_secondary recipients 4 amount_yuan 2000"
    chart = draw_subsidies(measure_of("subsidies").rows(FigureIndex(stated(lines))).frame(), topic="education")
    assert chart is not None
    bars = bars_on(chart)
    assert [one.colour for one in bars] == ["light", "light", "blue"]
    assert [one.y > other.y for one, other in pairwise(bars)] == [True, True]
    longest = next(one for one in words_on(chart) if one.text.startswith("5000"))
    assert longest.size == 8.5
    # the longest bar and its label together reach the right edge, three points and the margin apart
    assert longest.ends[1] == pytest.approx(chart.wide - 0.09 - 3 / 72)
    title = words_on(chart)[0]
    assert 0.4 < title.y - (bars[0].y + bars[0].tall / 2) < 0.8  # room for the names of the colours between them
