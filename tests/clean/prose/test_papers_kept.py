"""Whose papers somebody keeps: neither how many there are nor how many were helped."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("已完成全镇190户监测户“一户一策”帮扶计划动态调整表的更新。", "monitoring/监测户一户一策帮扶计划动态调整表更新"),
        ("完成190户监测对象帮扶手册的填写。", "monitoring/监测对象帮扶手册填写"),
        ("完成全镇190户脱贫户信息的采集录入。", "registry/脱贫户信息采集"),
        ("已完成190户监测户档案的整理归档。", "monitoring/监测户档案整理"),
        ("为190户监测户更新了帮扶手册。", "monitoring/更新帮扶手册"),
        ("对全镇190户监测户帮扶计划表进行了更新。", "monitoring/监测户帮扶计划表更新"),
        ("更新监测户帮扶手册190户。", "monitoring/更新监测户帮扶手册"),
        ("完成190户脱贫户帮扶台账的完善。", "registry/脱贫户帮扶台账完善"),
        ("制定了190户监测户“一户一策”帮扶方案。", "monitoring/监测户一户一策帮扶方案制定"),
        ("录入监测户信息190户。", "monitoring/录入监测户信息"),
    ],
)
def test_a_paper_brought_up_to_date_counts_nobody_else(text, item):
    assert figures(text, year=2025) == [f"{item}.households=190"]


@pytest.mark.parametrize(
    "text", ["全镇有监测户190户，均已更新帮扶计划表。", "全镇监测户190户。", "全镇190户监测户均更新了帮扶手册。"]
)
def test_all_there_are_stay_all_there_are(text):
    assert [one for one in figures(text, year=2025) if one.startswith("monitoring/total")]


def test_who_was_newly_found_is_found_whatever_is_filled_in_for_them():
    text = "完成190户监测户帮扶计划动态调整表的更新，新纳入的5户24人帮扶计划表也已制定。"
    assert figures(text, year=2025)[1:] == ["monitoring/newly_monitored.households=5", "monitoring/newly_monitored.persons=24"]


@pytest.mark.parametrize("text", ["2户监测对象信息更新不及时。", "2户监测户手册填写有误。", "2户监测户台账更新滞后。"])
def test_what_is_wrong_with_their_papers_is_told_as_that(text):
    (told,) = figures(text, year=2025)
    assert any(word in told for word in ("不及时", "有误", "滞后"))
