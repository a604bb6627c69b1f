"""A whole whose part under 其中 is what the heading above both means tells of the people alone."""

from __future__ import annotations

from tests.clean.grids import clean_rows, values

_TITLE = ["甲山镇2022年健康帮扶情况统计表"]


def _figures(*rows: list[object]) -> dict[tuple[str, ...], float]:
    found = values(clean_rows([_TITLE, ["类别", "指标", "单位", "青石村", "大田村"], *rows]))
    return {key[2:]: value for key, value in found.items() if key[1] == "青石村"}


def test_of_those_who_are_ill_some_are_managed() -> None:
    rows: list[list[object]] = [
        ["慢病管理", "高血压患者", "人", 45, 83],
        ["慢病管理", "其中：规范管理", "人", 38, 77],
        ["慢病管理", "糖尿病患者", "人", 39, 59],
        ["慢病管理", "其中：规范管理", "人", 31, 52],
    ]
    assert _figures(*rows) == {
        ("medical/hypertension", "persons"): 45,
        ("medical/chronic_managed_of_hypertension", "persons"): 38,
        ("medical/diabetes", "persons"): 39,
        ("medical/chronic_managed_of_diabetes", "persons"): 31,
    }


def test_without_such_a_part_the_heading_says_what_is_done_for_them() -> None:
    rows: list[list[object]] = [["慢病管理", "高血压患者", "人", 45, 83], ["慢病管理", "糖尿病患者", "人", 39, 59]]
    assert set(_figures(*rows)) == {
        ("medical/chronic_managed_of_hypertension", "persons"),
        ("medical/chronic_managed_of_diabetes", "persons"),
    }


def test_columns_are_told_apart_as_rows_are() -> None:
    heads = [["村名", "慢病管理", "", "住院人数"], ["", "高血压患者", "其中：规范管理", ""]]
    rows: list[list[object]] = [["青石村", 45, 38, 6], ["大田村", 83, 77, 9]]
    found = values(clean_rows([_TITLE, *heads, *rows], merges=[(2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 3, 4)]))
    assert found["甲山镇", "青石村", "medical/hypertension", "persons"] == 45
    assert found["甲山镇", "青石村", "medical/chronic_managed_of_hypertension", "persons"] == 38
