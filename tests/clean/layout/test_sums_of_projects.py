"""The sums of a list of projects: of all of them they are the township's, of a kind nobody's, and nobody is asked."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values

_HEADS = ["序号", "项目类别", "项目名称", "实施地点", "建设内容与规模", "总投资（万元）", "受益户数（户）"]
_LIST = [
    [1, "产业发展", "甲岭村油茶基地", "甲岭村", "油茶110亩", 52, 41],
    [2, "产业发展", "乙坪村蜂箱", "乙坪村", "蜂箱60个", 9, 18],
    [3, "乡村建设行动", "丙湾村水渠", "丙湾村", "水渠2.4公里", 17, 33],
]


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        (
            [
                ["总计", "", "共3个项目", "", "", 78, 92],
                ["一、产业发展", "", "2个", "", "", 61, 59],
                *_LIST[:2],
                ["二、乡村建设行动", "", "1个", "", "", 17, 33],
                _LIST[2],
            ],
            4,
        ),
        ([["合计", "", "3个", "", "", 78, 92], *_LIST], 0),
        ([*_LIST, ["合计", "", "", "", "", 78, 92]], 0),
        (
            [
                ["一", "产业发展", "", "", "", 61, 59],
                *_LIST[:2],
                ["二", "乡村建设行动", "", "", "", 17, 33],
                _LIST[2],
                ["总计", "", "共3个项目", "", "", 78, 92],
            ],
            4,
        ),
    ],
)
def test_sums_of_projects(rows: list[list[object]], kinds: int) -> None:
    cleaned = clean_rows([["甲山镇2024年度项目库明细表"], _HEADS, *rows])
    found = values(cleaned)
    assert sorted(value for key, value in found.items() if key[1] == "") == [92, 780000]
    assert sorted(value for key, value in found.items() if key[1]) == [18, 33, 41, 90000, 170000, 520000]
    codes = list(reasons(cleaned).values())
    assert set(codes) <= {"F222", "F221"}
    assert codes.count("F221") == kinds


def test_items_numbered_in_chinese_are_items() -> None:
    rows = [["一、", "总收入", 812], ["二、", "总支出", 640]]
    cleaned = clean_rows([["甲山镇2024年财政情况表"], ["序号", "项目名称", "金额（万元）"], *rows])
    assert sorted(values(cleaned).values()) == [6400000, 8120000]
