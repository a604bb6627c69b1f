"""A table of some villages, as its title or the sentence before it says, adds up to no number of the township."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin_analysis.clean.wording.chosen_places import chosen_in
from fupin_analysis.flow import read_files

TABLE = "| 村名 | 外出务工人数（人） |\n| --- | --- |\n| 东村 | 420 |\n| 西村 | 395 |\n| 南村 | 426 |\n| 合计 | 1241 |\n"


@pytest.mark.parametrize(
    ("title", "villages"),
    [
        ("2020年重点村危房改造情况表", "重点村"),
        ("示范村产业资金安排表", "示范村"),
        ("2020年全镇危房改造162户，其中5个山区村情况见下表。", "5个山区村"),
        ("全镇务工2341人，排名前三的村如下表。", "排名前三村"),
        ("务工较多的村情况如下：", "较多村"),
        ("收入居前三的村情况", "居前三村"),
        ("后五名村情况统计表", "后五名村"),
        ("后八村危房改造情况", ""),  # names of villages
        ("前二村务工情况", ""),
        ("位于前八村的项目情况", ""),
        ("各村危房改造情况", ""),
        ("全镇打造示范村6个，各村完成情况如下", ""),
        ("2020年贫困村危房改造情况", ""),  # a group of the grammar
        ("重点村和全镇危房改造情况", ""),
        ("村民小组基本情况", ""),
    ],
)
def test_which_villages_a_title_picks_out(title: str, villages: str) -> None:
    assert chosen_in(title) == villages


@pytest.mark.parametrize(
    ("said", "standings"),
    [
        ("2020年全镇外出务工2341人，其中重点村情况如下。", []),
        ("2020年全镇外出务工2341人，人数排名前两名的村见下表。", []),
        ("2020年全镇外出务工1341人，各村情况如下。", ["contradiction", "question"]),
        ("2020年全镇外出务工1241人，各村情况如下。", []),
    ],
)
def test_its_sum_is_not_held_against_the_township(said: str, standings: list[str], tmp_path: Path) -> None:
    path = tmp_path / "总结.md"
    path.write_text(f"岭下镇2020年脱贫攻坚工作总结\n\n{said}\n\n{TABLE}", encoding="utf-8")
    assert sorted(read_files([path]).findings["standing"]) == standings


@pytest.mark.parametrize(("total", "standings"), [(1241, []), (1341, ["question"]), (1141, ["contradiction"])])
def test_villages_that_fall_short_of_a_number_of_the_text_may_not_be_all(
    total: int, standings: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "总结.md"
    rows = TABLE.replace("| 合计 | 1241 |\n", "")
    path.write_text(f"岭下镇2020年脱贫攻坚工作总结\n\n2020年全镇外出务工{total}人，情况如下。\n\n{rows}", encoding="utf-8")
    assert list(read_files([path]).findings["standing"]) == standings
