"""What a sentence says before a table, and the table's total of it under another name."""

import pytest

from fupin_analysis.flow import read_files

PAGE = """云岭镇2021年稳岗就业情况（脱贫攻坚成果巩固）

2021年云岭镇脱贫人口外出务工{said}人，较上年有所增加。{leads}

| 村名 | 外出务工人数 |
| --- | --- |
| 东村 | 420 |
| 西村 | 395 |
| 南村 | 426 |
| 合计 | 1241 |
"""


@pytest.mark.parametrize(
    ("said", "leads", "asked"),
    [
        (1214, "各村情况见下表。", ["1214人"]),
        (1241, "各村情况见下表。", []),
        (980, "其中重点村情况见下表。", []),
        (1214, "镇里举办招聘会5场。", []),
    ],
)
def test_a_total_that_is_the_sentence_s_but_for_a_slip_is_asked_about(said, leads, asked, tmp_path):
    path = tmp_path / "总结.md"
    path.write_text(PAGE.format(said=said, leads=leads), encoding="utf-8")
    rows = read_files([path]).quarantine.to_dict("records")
    assert [said for row in rows if row["code"] == "F200" for said in asked if said in row["reason"]] == asked
    assert len([row for row in rows if row["code"] == "F200"]) == len(asked)


def test_a_kind_of_a_table_is_no_total(tmp_path):
    path = tmp_path / "总结.md"
    rows = (
        "| 类型 | 户数 |\n| --- | --- |\n| 脱贫不稳定户 | 27 |\n| 边缘易致贫户 | 33 |\n| 突发严重困难户 | 22 |\n| 合计 | 82 |\n"
    )
    said = "2021年全镇监测对象82户，已消除风险46户，未消除风险36户。各类监测对象情况如下："
    path.write_text(f"云岭镇2021年防返贫监测工作总结\n\n{said}\n\n{rows}", encoding="utf-8")
    assert "F200" not in set(read_files([path]).quarantine["code"])


@pytest.mark.parametrize(("total", "standings"), [(17, ["question"]), (310, ["contradiction"]), (320, [])])
def test_a_table_whose_total_is_far_off_may_be_of_some_of_them(total, standings, tmp_path):
    path = tmp_path / "总结.md"
    rows = f"| 类别 | 低保户（户） |\n| --- | --- |\n| 合计 | {total} |\n"
    path.write_text(f"云岭镇2021年脱贫攻坚工作总结\n\n全镇共有低保户320户。\n\n有关情况如下表。\n\n{rows}", encoding="utf-8")
    assert list(read_files([path]).findings["standing"]) == standings
