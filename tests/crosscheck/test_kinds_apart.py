"""Kinds, and things beside each other, are no second statement of one number."""

import pytest

from fupin_analysis.crosscheck.checks import check_consistency
from fupin_analysis.flow import read_files
from tests.crosscheck.edits.test_rules import figures_of


def test_roads_of_hamlets_need_not_lie_beside_those_of_villages_and_within_all() -> None:
    parts = "infrastructure/group_roads.length_km = 70; infrastructure/village_roads.length_km = 40"
    lines = f"infrastructure/roads.length_km = 81.5; {parts}"
    assert check_consistency(figures_of(lines)).empty


@pytest.mark.parametrize(
    "text",
    [
        "发放宣传单3000份。\n\n全年发放政策读本500册。",
        "硬化通组路30公里。\n\n全年新修社道12公里。",
        "发放宣传单3000份。\n\n全年发放口袋书3200册。",
    ],
)
def test_what_is_handed_out_or_built_beside_another_thing_contradicts_nothing(text, tmp_path) -> None:
    path = tmp_path / "总结.md"
    path.write_text(f"岭下镇2019年脱贫攻坚工作总结\n\n全镇{text}\n", encoding="utf-8")
    assert read_files([path]).findings.empty


@pytest.mark.parametrize(
    ("first", "second", "standing"),
    [
        ("救助201903.csv", "救助201904.csv", "question"),
        ("救助2019年3月.csv", "救助2019年4月.csv", "question"),
        ("救助（一季度）.csv", "救助（二季度）.csv", "question"),
        ("救助2019-03-31.csv", "救助2019-06-30.csv", "question"),
        ("救助201903.csv", "住建201904.csv", "contradiction"),
        ("救助.csv", "救助-修改.csv", "contradiction"),
        ("救助2018.csv", "救助2019.csv", "contradiction"),
    ],
)
def test_files_of_two_months_of_one_year_are_asked_about(first, second, standing, tmp_path) -> None:
    for name, many in ((first, 120), (second, 121)):
        (tmp_path / name).write_text(f"2019年各乡镇情况\n乡镇,建档立卡户数\n甲山镇,{many}\n", encoding="utf-8")
    assert list(read_files([tmp_path / first, tmp_path / second]).findings["standing"]) == [standing]
