"""Batches, documents and kinds tell apart rows that say the same otherwise, and a 小计 among others is no township's."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values

_LEVELS = [["级别", "批次", "到位金额"], ["中央", "第一批", 120], ["", "第二批", 30], ["", "小计", 150], ["省级", "第一批", 60]]


def _of_place(rows: list[list[object]], place: str = "") -> dict[str, float]:
    """Return a table's figures of money at a place, by item."""
    found = values(clean_rows([["甲山镇2023年衔接资金情况表"], ["单位：万元"], *rows]))
    return {key[-2]: value for key, value in found.items() if key[-3] == place}


@pytest.mark.parametrize("merges", [[], [(4, 1, 6, 1)]])
def test_batches_of_one_source_are_payments_and_no_two_statements(merges: list[tuple[int, int, int, int]]) -> None:
    rows = [["甲山镇2023年衔接资金到位情况表"], ["单位：万元"], *_LEVELS, ["合计", "", 210]]
    found = values(clean_rows(rows, merges=merges))
    assert {key[-2]: value for key, value in found.items()} == {
        "funds/central_received_of_first_batch": 1_200_000,
        "funds/central_received_of_second_batch": 300_000,
        "funds/central_received": 1_500_000,
        "funds/provincial_received_of_first_batch": 600_000,
        "funds/transition_received": 2_100_000,
    }


def test_documents_and_standards_tell_rows_apart_as_well() -> None:
    heads = ["资金来源", "文号", "金额"]
    rows = [["省级", "云财农〔2023〕5号", 120], ["省级", "云财农〔2023〕18号", 30], ["县级", "青财〔2023〕7号", 50]]
    assert _of_place([heads, *rows]) == {
        "funds/省级 云财农5号": 1_200_000,
        "funds/省级 云财农18号": 300_000,
        "funds/县级 青财7号": 500_000,
    }


def test_several_works_of_one_village_are_told_apart() -> None:
    rows = [["青石村", "蓄水池", 12], ["青石村", "村道硬化", 35], ["大田村", "蓄水池", 9], ["大田村", "文化广场", 20]]
    found = _of_place([["村名", "建设内容", "投资"], *rows], "青石村")
    assert sorted(found.values()) == [120_000, 350_000]
    assert len(found) == 2


def test_what_is_the_same_row_again_is_still_said_twice() -> None:
    rows = [["中央", "第一批", 120], ["中央", "第二批", 30], ["中央", "第一批", 125], ["省级", "第一批", 60]]
    figures = clean_rows([["甲山镇2023年衔接资金情况表"], ["级别", "批次", "到位金额（万元）"], *rows]).figures
    again = figures[figures["item"] == "central_received_of_first_batch"]
    assert sorted(again["value"]) == [1_200_000, 1_250_000]


@pytest.mark.parametrize("heading", ["包户干部", "备注", "完成进度"])
def test_persons_remarks_and_states_name_no_rows(heading: str) -> None:
    rows = [["中央", "甲某", 120], ["中央", "乙某", 30], ["省级", "丙某", 60], ["省级", "丁某", 20]]
    cleaned = clean_rows([["甲山镇2023年衔接资金情况表"], ["级别", heading, "到位金额（万元）"], *rows])
    assert not any("某" in str(item) for item in cleaned.figures["item"])


def test_where_each_row_is_another_no_column_of_words_is_needed() -> None:
    rows = [["青石村", "县财政局", 12], ["大田村", "县教育局", 35], ["黄岭村", "县水利局", 9]]
    assert _of_place([["村名", "结对单位", "帮扶资金"], *rows], "青石村") == {"funds/帮扶资金": 120_000}


def test_a_sum_of_some_rows_is_no_figure_where_there_are_others() -> None:
    rows = [["中央", 120], ["省级", 30], ["小计", 155], ["县级", 20], ["乡级", 5], ["小计", 25], ["合计", 175]]
    cleaned = clean_rows([["甲山镇2023年衔接资金情况表"], ["级别", "到位金额（万元）"], *rows])
    assert reasons(cleaned) == {"B5": "F221", "B8": "F221"}
    assert [(problem.code, problem.where.split(" › ")[-1]) for problem in cleaned.problems][:1] == [("F265", "B5")]


def test_the_only_sum_is_of_all_rows_whatever_it_is_called() -> None:
    assert 1_500_000 in _of_place([["级别", "到位金额"], ["中央", 120], ["省级", 30], ["小计", 150]]).values()


@pytest.mark.parametrize("sign", ["〃", "同上", "″"])
def test_a_sign_for_the_same_says_what_stands_above_it(sign: str) -> None:
    rows = [["中央", "第一批", 120], [sign, "第二批", 30], ["省级", sign, 60], ["中央", "第三批", 20], ["省级", sign, 10]]
    assert _of_place([["级别", "批次", "到位金额"], *rows]) == {
        "funds/central_received_of_first_batch": 1_200_000,
        "funds/central_received_of_second_batch": 300_000,
        "funds/provincial_received_of_second_batch": 600_000,
        "funds/central_received_of_third_batch": 200_000,
        "funds/provincial_received_of_third_batch": 100_000,
    }


def test_a_sign_for_the_same_alone_on_its_row_is_asked_about() -> None:
    rows = [["青石村", 12], ["大田村", 8], ["合计", 20], ["〃", 3]]
    assert reasons(clean_rows([["甲山镇2023年低保情况"], ["村名", "低保户数"], *rows])) == {"B6": "F251"}
