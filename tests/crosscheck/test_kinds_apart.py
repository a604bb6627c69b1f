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
