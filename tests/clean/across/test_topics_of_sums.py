"""A sum in own words is of the topic of what it adds up."""

from __future__ import annotations

from tests.clean.grids import clean_rows


def _sums(*rows: list[object], title: str) -> set[tuple[str, str, str]]:
    figures = clean_rows([[f"甲山镇2018年{title}"], *rows]).figures
    own = figures[figures["item"].str.endswith(("合计", "总计"))]
    return {*own[["topic", "item", "measure"]].itertuples(index=False, name=None)}


def test_those_left_behind_are_no_staff_though_they_are_called_so() -> None:
    heads = ["村名", "留守儿童", "留守妇女", "留守老人", "合计"]
    rows = [["青石村", 5, 6, 7, 18], ["大田村", 1, 2, 3, 6], ["合计", 6, 8, 10, 24]]
    assert _sums(heads, *rows, title="三留守人员统计表") == {("living", "三留守人员 合计", "persons")}


def test_a_sum_down_a_column_is_of_its_rows() -> None:
    rows = [["留守儿童", 5], ["留守妇女", 6], ["留守老人", 7], ["总计", 18]]
    assert {topic for topic, *_ in _sums(["类别", "人数"], *rows, title="三留守人员统计表")} == {"living"}


def test_of_two_tables_side_by_side_each_sum_is_of_its_own() -> None:
    rows = [["因病", 10, 20, "", "低保", 10, 22], ["因残", 5, 10, "", "五保", 5, 11], ["合计", 15, 30, "", "合计", 15, 33]]
    heads = ["致贫原因", "户数", "人数", "", "社会保障", "户数", "人数"]
    assert {topic for topic, *_ in _sums(heads, *rows, title="致贫原因统计表")} <= {"living"}


def test_a_sum_that_is_none_or_of_several_topics_stays_where_the_title_puts_it() -> None:
    heads = ["村名", "留守儿童", "留守妇女", "留守老人", "合计"]
    wrong = [["青石村", 5, 6, 7, 19], ["大田村", 1, 2, 3, 7]]
    assert {topic for topic, *_ in _sums(heads, *wrong, title="三留守人员统计表")} == {"staffing"}
