"""A list and its whole: how far rounding goes, and where a list ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin_analysis.flow import read_files
from tests.clean.prose.told import told


@pytest.mark.parametrize(
    ("text", "rounded", "wrong", "said"),
    [
        (
            "投入资金100万元，其中：产业33.3万元、基础设施33.3万元、其他{}万元。",
            "33.3",
            "43.3",
            ("100万元", "33.3万元＋33.3万元＋43.3万元＝109.9万元"),
        ),
        (
            "流转土地432户1641.6亩。其中：甲村377户1428.3亩，乙村55户{}亩。",  # households make it a list
            "213.2",
            "231.2",
            ("1641.6亩", "1428.3亩＋231.2亩＝1659.5亩"),
        ),
        (
            "一组流转62户231.4亩，二组流转58户216.2亩，三组流转40户102.3亩，全村共160户{}亩。",
            "550",
            "505",
            ("505亩", "231.4亩＋216.2亩＋102.3亩＝549.9亩"),
        ),
    ],
)
def test_what_is_off_by_its_last_digits_is_rounded(text: str, rounded: str, wrong: str, said: tuple[str, str]) -> None:
    assert told(text.format(rounded)) == []
    assert told(text.format(wrong)) == [said]


def test_a_total_is_not_held_against_what_rounding_explains() -> None:
    assert told("产业发展33.3万元、基础设施33.3万元、人居环境33.3万元，三项共计100万元。") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("贫困户98户，其中因病60户、因残48户；其他12户已外出。", "60户＋48户＝108户"),  # a semicolon behind a list of 、
        ("贫困户98户，其中因病60户，因残48户、缺技术8户。", "60户＋48户＝108户"),  # another mark
        ("贫困户98户，其中：因病60户；因残40户；缺技术8户。", "60户＋40户＋8户＝108户"),  # behind a colon they go on
        ("贫困户98户，其中因病60户、因残40户和缺技术8户。", "60户＋40户＋8户＝108户"),
    ],
)
def test_a_list_goes_on_with_the_mark_it_began_with(text: str, said: str) -> None:
    assert told(text) == [("98户", said)]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("发展大户86户（其中茶叶大户32户、蔬菜大户27户、水果大户18户）。", True),
        ("改造危房126户（其中C级84户，D级36户）。", True),
        ("流转土地3200亩（其中茶园1500亩、核桃1600亩等）。", False),  # and others
        ("干部186名（其中党员102名，女干部48名）。", False),  # may overlap
        ("发展大户86户（其中茶叶大户32户、蔬菜大户36户、水果大户18户）。", False),  # fits
        ("12个贫困村全部出列，其中2018年出列7个，2019年出列4个。", True),
        ("12个贫困村中，2018年出列7个，2019年出列4个。", False),
    ],
)
def test_a_list_in_brackets_that_falls_short_is_asked_about(text: str, asked: bool, tmp_path: Path) -> None:
    path = tmp_path / "总结.md"
    path.write_text(f"岭下镇2019年脱贫攻坚工作总结\n\n全镇{text}\n", encoding="utf-8")
    intake = read_files([path])
    told_as = [*intake.findings["standing"], *(code for code in intake.quarantine["code"] if code in ("F200", "F283"))]
    assert told_as in ([["question"], ["F200"]] if asked else [[]])
