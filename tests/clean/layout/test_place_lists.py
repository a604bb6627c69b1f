"""Lists of villages and projects that name who answers for them are read without these; lists of persons are not."""

from __future__ import annotations

import pytest

from fupin_analysis.core.texts.identity import check_character
from tests.clean.grids import clean_rows, reasons, values

VILLAGES = ("一心村", "二龙村", "三河村")
BODIES = ("99990119850314077", "99990119520601078", "99990119790102079")
NUMBERS = [body + check_character(body) for body in BODIES]
NAMES = ("张伟民", "李秀英", "王德福")


def _rows(title: str, heads: list[str], line: object) -> list[list[object]]:
    return [[title], heads, *[line(place) for place in range(3)]]  # type: ignore[operator]


VILLAGE_LIST = _rows(
    "甲山镇2018年各村基本情况统计表",
    ["序号", "村名", "支书姓名", "身份证号码", "联系电话", "贫困户数", "贫困人数"],
    lambda n: [n + 1, VILLAGES[n], NAMES[n], NUMBERS[n], f"1380013800{n}", 30 + n, 90 + n],
)
PROJECTS = _rows(
    "甲山镇2018年村级光伏项目情况表",
    ["项目名称", "村名", "负责人", "身份证号", "装机容量（千瓦）", "投资（万元）"],
    lambda n: [f"{VILLAGES[n]}光伏电站", VILLAGES[n], NAMES[n], NUMBERS[n], 60 + n, 42 + n],
)
UNDER_OFFICE = [
    ["甲山镇2018年各村基本情况统计表"],
    ["村名", "村主任", "", "贫困户数", "贫困人数"],
    ["", "姓名", "身份证号", "", ""],
    *[[VILLAGES[n], NAMES[n], NUMBERS[n], 30 + n, 90 + n] for n in range(3)],
]


@pytest.mark.parametrize(("rows", "count"), [(VILLAGE_LIST, 6), (PROJECTS, 6), (UNDER_OFFICE, 6)])
def test_persons_of_a_list_of_villages_are_set_aside_and_the_rest_is_read(rows: list[list[object]], count: int) -> None:
    cleaned = clean_rows(rows, merges=[(2, 2, 2, 3)] if rows is UNDER_OFFICE else ())
    assert not cleaned.problems
    assert len(values(cleaned)) == count
    assert {key[1] for key in values(cleaned)} == {*VILLAGES}
    assert {*reasons(cleaned).values()} == {"F222"}
    told = repr((cleaned.figures.to_dict("records"), cleaned.quarantine.to_dict("records"), cleaned.account))
    assert [text for text in (*NAMES, *NUMBERS, *(number[6:14] for number in NUMBERS)) if text in told] == []


@pytest.mark.parametrize(
    ("heads", "line"),
    [
        (["村名", "户主姓名", "身份证号码", "人口", "年收入（元）"], lambda n: [VILLAGES[n], NAMES[n], NUMBERS[n], 3, 9000]),
        (["户主姓名", "身份证号码", "村名", "补助户数"], lambda n: [NAMES[n], NUMBERS[n], VILLAGES[n], 1]),
        (["村名", "姓名", "身份证号", "帮扶户数"], lambda n: [VILLAGES[n], NAMES[n], NUMBERS[n], 4]),
        (["村名", "负责人", "身份证号", "贫困户数"], lambda n: ["一心村", NAMES[n], NUMBERS[n], 4]),
        (["村名", "学生姓名", "身份证号", "户数"], lambda n: [VILLAGES[n], NAMES[n], NUMBERS[n], 4]),
        (["村名", "支书姓名", "说明", "贫困户数"], lambda n: [VILLAGES[n], NAMES[n], NUMBERS[n], 4]),
    ],
)
def test_a_list_of_persons_stays_unread(heads: list[str], line: object) -> None:
    cleaned = clean_rows(_rows("甲山镇2018年名册", heads, line))
    assert [problem.code for problem in cleaned.problems] == ["F111"]
    assert cleaned.figures.empty


def test_a_number_of_a_person_far_below_keeps_a_list_unread() -> None:
    rows: list[list[object]] = [["甲山镇2018年村民小组基本情况统计表"], ["村名", "组长姓名", "联系人", "说明", "贫困户数"]]
    rows += [[f"{place}组村", "张伟民", "李秀英", "", 4] for place in range(450)]
    assert not _told_unread(rows)
    rows[-1][3] = NUMBERS[0]
    assert _told_unread(rows)


def _told_unread(rows: list[list[object]]) -> bool:
    return [problem.code for problem in clean_rows(rows).problems] == ["F111"]
