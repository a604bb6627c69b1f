"""What became of tasks that columns set side by side, and ranks and kinds of places that are no part of what is counted."""

from __future__ import annotations

from tests.clean.grids import clean_rows, reasons, values

_TASKS = [
    ["2022年甲山镇重点工作进度表"],
    ["村名", "改厕任务（户）", "已完成（户）", "危房改造任务（户）", "已完成（户）"],
    ["青石村", 40, 38, 2, 1],
    ["大田村", 25, 24, 3, 3],
]


def test_what_is_done_behind_a_task_is_done_of_that_task() -> None:
    found = values(clean_rows(_TASKS))
    of_village = {item: value for (_, place, item, _), value in found.items() if place == "青石村"}
    assert of_village == {
        "infrastructure/toilets_planned": 40,
        "infrastructure/toilets": 38,
        "housing/rebuilt_planned": 2,
        "housing/rebuilt": 1,
    }


def test_of_one_task_alone_nothing_is_told_of_what_stands_behind_others() -> None:
    rows = [[row[0], *row[1:4], "已完成（户）"] if len(row) == 5 and row[0] == "村名" else row for row in _TASKS]
    rows[1] = ["村名", "改厕任务（户）", "总户数（户）", "危房改造任务（户）", "已完成（户）"]
    found = values(clean_rows(rows))
    assert ("甲山镇", "青石村", "population/total", "households") in found
    assert not any(item == "housing/rebuilt" for _, _, item, _ in found)


def test_behind_one_task_it_is_that_where_the_title_names_several() -> None:
    rows = [["2022年甲山镇厕所革命和人居环境整治进展情况统计表"], ["村名", "计划改厕数（户）", "完工数（户）", "拆除残垣（处）"]]
    found = values(clean_rows([*rows, ["青石村", 40, 38, 5], ["大田村", 25, 24, 3]]))
    assert found["甲山镇", "青石村", "infrastructure/toilets", "households"] == 38
    title = ["2022年甲山镇农村危房改造任务完成情况统计表"]
    found = values(clean_rows([title, ["村名", "C级任务（户）", "竣工（户）"], ["青石村", 9, 12], ["大田村", 5, 6]]))
    assert ("甲山镇", "青石村", "housing/grade_c", "households") not in found


def test_the_rank_of_a_place_is_no_part_of_what_is_counted_there() -> None:
    found = values(
        clean_rows(
            [
                ["2022年甲山镇驻村帮扶情况统计表"],
                ["行政村", "派驻单位级别", "驻村工作队员人数", "帮扶单位数"],
                ["青石村", "省级", 3, 2],
                ["大田村", "县级", 4, 1],
            ]
        )
    )
    assert found["甲山镇", "青石村", "staffing/resident_members", "persons"] == 3
    assert found["甲山镇", "大田村", "visits/helping_units", "count"] == 1


def test_parts_of_a_whole_in_households_and_persons_are_pairs_too() -> None:
    cleaned = clean_rows(
        [
            ["2022年防返贫监测对象情况统计表"],
            ["乡镇", "监测对象（户/人）", "其中", ""],
            ["", "", "脱贫不稳定户", "边缘易致贫户"],
            ["甲山镇", "46/171", "21/80", "18/66"],
            ["乙水镇", "33/120", "15/52", "13/49"],
        ],
        merges=[(2, 3, 2, 4)],
    )
    found = values(cleaned)
    assert reasons(cleaned) == {}
    assert found["甲山镇", "", "monitoring/unstable_exited", "households"] == 21
    assert found["甲山镇", "", "monitoring/marginal", "persons"] == 66
