"""What 其中 tells of some is a part of the number before, counted alike, so that no sum takes in both."""

from pathlib import Path

import pytest

from fupin_analysis import measure_spending
from fupin_analysis.flow import take_in

_AID = "发放教育补助86.4万元，惠及512人次，其中雨露计划55.8万元186人次。"


def _figures(folder: Path, text: str):
    (folder / "青石镇2019年工作总结.txt").write_text(f"青石镇2019年工作总结\n{text}\n", encoding="utf-8")
    return take_in(folder).figures


def test_a_part_keeps_the_address_of_its_whole(tmp_path: Path) -> None:
    figures = _figures(tmp_path, _AID)
    (whole,) = figures.loc[(figures["item"] == "aid") & (figures["measure"] == "amount_yuan"), "source"]
    assert figures.loc[figures["value"] == 558000, "part_of"].tolist() == [f"{whole} #0"]
    assert figures.loc[figures["item"] == "aid", "part_of"].tolist() == ["", ""]


@pytest.mark.parametrize(("text", "expected"), [(_AID, 864000), (_AID.replace("其中", "另发放"), 1422000)])
def test_spending_takes_in_a_whole_or_its_parts(tmp_path: Path, text: str, expected: int) -> None:
    assert measure_spending(_figures(tmp_path, text))["amount_yuan"].sum() == expected


def test_what_is_within_a_sum_is_not_said_to_be_left_out(tmp_path: Path) -> None:
    figures = _figures(tmp_path, "发放低保金120万元，其中脱贫户低保金60万元。")
    assert measure_spending(figures)["left_out"].tolist() == [""]
