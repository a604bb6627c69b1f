"""What a page of all townships says first: those with most to check are named where they stand out."""

from __future__ import annotations

import pytest

from fupin_analysis.reports.municipality.report import MunicipalityReport, open_municipality
from fupin_analysis.reports.municipality.standing import tell_most, tell_open
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def report() -> MunicipalityReport:
    return open_municipality(2018, data=ROOT / "data" / "raw")


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({}, ""),
        ({"甲山镇": 2, "乙水镇": 1, "丙川乡": 1}, "待核实最多的是甲山镇（2处），其余2个乡镇共2处"),
        (
            {"甲山镇": 5, "乙水镇": 3, "丙川乡": 3, "丁岭乡": 1},
            "待核实最多的是甲山镇（5处）、丙川乡（3处）、乙水镇（3处），其余1个乡镇共1处",
        ),
        ({"甲山镇": 1, "乙水镇": 1}, "待核实的2处数据分布在2个乡镇"),
        ({**{f"{name}镇": 2 for name in "甲乙丙丁"}, "戊镇": 1}, "待核实的9处数据分布在5个乡镇"),
        ({"甲山镇": 4}, "待核实的4处数据分布在1个乡镇"),
    ],
)
def test_townships_with_as_much_to_check_are_named_together_or_not_at_all(
    report: MunicipalityReport, counts: dict[str, int], told: str
) -> None:
    names = sorted(told), sorted(tell_most(counts, report))  # names of one tier stand in the order of their sound
    assert names[0] == names[1]


@pytest.mark.parametrize(
    ("kinds", "townships", "told"),
    [
        ({"question": 1}, 1, "2018年待核实的数据共1处（疑问1处），涉及1个乡镇"),
        ({"note": 1, "contradiction": 2, "question": 3}, 4, "2018年待核实的数据共6处（矛盾2处、疑问3处、提示1处），涉及4个乡镇"),
    ],
)
def test_a_question_is_called_one_as_on_the_page_of_its_township(
    report: MunicipalityReport, kinds: dict[str, int], townships: int, told: str
) -> None:
    assert tell_open(kinds, townships, report) == told
