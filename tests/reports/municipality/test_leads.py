"""Who stands out among all townships: named where few are last, nobody where most are, and no coverage above all."""

from __future__ import annotations

import pytest

from fupin_analysis.reports.municipality.leads import tell_covered, tell_lowest, tell_standards
from fupin_analysis.reports.municipality.report import MunicipalityReport, open_municipality
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def report() -> MunicipalityReport:
    return open_municipality(2018, data=ROOT / "data" / "raw")


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        ({"甲山镇": 0.5, "乙水镇": 0.9, "丙川乡": 1.0}, "，完成率最低的是甲山镇（50.0%）"),
        ({"甲山镇": 0.5, "乙水镇": 0.50001, "丙川乡": 0.9, "丁岭乡": 1.0}, "，完成率最低的是甲山镇、乙水镇（50.0%）"),
        ({"甲山镇": 0.0002, "乙水镇": 0.9, "丙川乡": 1.0}, "，完成率最低的是甲山镇（0.02%）"),  # little is not nothing
        ({"甲山镇": 0.5, "乙水镇": 0.5, "丙川乡": 1.0}, ""),  # most are last
        ({"甲山镇": 1.0, "乙水镇": 1.0, "丙川乡": 1.0}, ""),
        ({"甲山镇": 0.5, "乙水镇": 0.9}, ""),
        ({}, ""),
    ],
)
def test_those_last_are_named_where_they_stand_out(report: MunicipalityReport, shares: dict[str, float], told: str) -> None:
    assert tell_lowest(report, "rate_done", shares) == told


def test_standards_that_differ_are_named_the_widest_first(report: MunicipalityReport) -> None:
    amounts = {"小学": [500.0, 500.2], "自建": [20_000.0, 30_000.0], "奖学金": [1000.0, 3000.0], "一村报的": [9.0]}
    assert tell_standards(report, amounts) == (
        "3项定额补助中，1项各乡镇标准一致，2项不一：奖学金（1000至3000元）、自建（20000至30000元）"
    )
    four = {name: [100.0, 100.0 * times] for times, name in enumerate("甲乙丙丁", start=2)}
    assert tell_standards(report, four) == (
        "4项定额补助各乡镇标准不一；相差最大的有丁（100至500元）、丙（100至400元）、乙（100至300元）"
    )
    assert tell_standards(report, {"小学": [500.0, 500.0]}) == "1项定额补助各乡镇标准一致"
    assert tell_standards(report, {"小学": [500.0]}) == ""


def test_a_coverage_above_all_counts_for_nobody(report: MunicipalityReport) -> None:
    shares = {"甲山镇": 1.0, "乙水镇": 0.9, "丙川乡": 0.95, "丁岭乡": 1.2}
    assert tell_covered(report, "入户走访", shares) == "入户走访：3个乡镇中1个达到100%，覆盖率最低的是乙水镇（90.0%）"
    assert tell_covered(report, "入户走访", dict.fromkeys(["甲", "乙", "丙"], 1.0)) == "入户走访：3个乡镇均达到100%"
    assert tell_covered(report, "入户走访", {"甲山镇": 1.0}) == ""
