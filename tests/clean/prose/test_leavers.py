"""All who had left by a day, or in whatever years, are not those who left in one year."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("year", "text", "expected"),
    [
        (2018, "2018年底已脱贫280户1002人。", ["exit/cumulative.households=280", "exit/cumulative.persons=1002"]),
        (2019, "2018年底前已脱贫280户，2019年脱贫31户。", ["exit/cumulative.households=280@2018", "exit/done.households=31"]),
        (2018, "截至2017年底，全部脱贫310户。", ["exit/cumulative.households=310@2017"]),
        (2022, "全镇脱贫户410户已于2020年全部脱贫。", ["exit/cumulative.households=410@2020"]),
        (2022, "经过八年努力，410户1620人摆脱贫困。", ["exit/cumulative.households=410", "exit/cumulative.persons=1620"]),
        (2020, "全镇410户贫困户全部脱贫。", ["exit/贫困户全部脱贫.households=410"]),
    ],
)
def test_all_who_have_left_are_of_no_one_year(year, text, expected):
    assert figures(text, year=year) == expected


@pytest.mark.parametrize(
    ("year", "text", "expected"),
    [
        (2018, "2018年脱贫86户。", ["exit/done.households=86"]),
        (2018, "今年已脱贫86户。", ["exit/done.households=86"]),
        (2018, "其余83户于2017年脱贫。", ["exit/done.households=83@2017"]),
        (2020, "全镇剩余12户31人全部脱贫。", ["exit/done.households=12", "exit/done.persons=31"]),
        (2021, "2020年全镇脱贫12户。", ["exit/done.households=12@2020"]),
        (2021, "2020年剩余12户全部脱贫。", ["exit/done.households=12@2020"]),
    ],
)
def test_who_left_in_a_year_is_of_that_year(year, text, expected):
    assert figures(text, year=year) == expected
