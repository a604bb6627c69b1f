"""A share is held against the number it is said to be of, named beside it, before it, or once elsewhere in the paper."""

import pytest

from fupin_analysis.clean.prose.own_sums.check import check_sums
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
from tests.clean.prose.sentence import figures


def said(*paragraphs):
    lines = ("甲山镇2018年脱贫攻坚工作总结", *paragraphs)
    prose = Prose("总结.txt", tuple(Paragraph(number, text) for number, text in enumerate(lines, start=1)))
    return [words for _, words in check_sums(read_prose(prose))]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["危房改造完成70户，占贫困户280户的32%。"], ["70户÷280户＝25%"]),
        (["参保63人，占贫困人口（252人）的31%。"], ["63人÷252人＝25%"]),
        (["全镇贫困户280户。", "危房改造完成70户，占贫困户的30%。"], ["70户÷280户＝25%"]),
        (["全镇贫困户280户。", "发展产业70户，占全镇贫困户的30%。"], ["70户÷280户＝25%"]),
        (["贫困户280户，其中因病70户，占30%。"], ["70户÷280户＝25%"]),
        (["贫困户280户，其中因病70户，占总数的30%。"], ["70户÷280户＝25%"]),
        (["贫困户280户。", "因病致贫70户，占比30%。"], ["70户÷280户＝25%"]),
    ],
)
def test_a_wrong_share_is_told(paragraphs, expected):
    assert said(*paragraphs) == expected


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["危房改造完成70户，占贫困户280户的25%。"],
        ["贫困户280户，其中因病70户，占25%。"],
        ["全镇贫困户280户。", "危房改造完成70户，占贫困户的25.0%。"],
        ["2017年贫困户250户。2018年贫困户280户。", "危房改造完成70户，占贫困户的28%。"],  # counted twice
        ["全镇贫困户280户。", "改造危房70户，占农户的30%。"],  # of others
        ["因病31户、因残39户，两项占贫困户280户的25%。"],
        ["危房改造完成约70户，占贫困户280户的32%。"],
        ["完成改厕70户，占任务数280户的32%。"],
        ["全镇贫困户280户。", "石桥村因病7户，占贫困户的30%。"],  # of the village's
    ],
)
def test_what_is_right_or_of_another_number_is_not_told(paragraphs):
    assert not [one for one in said(*paragraphs) if "280户" in one]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到期贷款80户320万元，已收回304万元，回收率85%。", ["304万元÷320万元＝95%"]),
        ("计划培训400人次，实际培训380人次，完成率90%。", ["380人次÷400人次＝95%"]),
        ("改造任务120户，已改造96户，完成率85%。", ["96户÷120户＝80%"]),
        ("计划硬化20公里，实际硬化18公里，完成率90%。", []),
        ("计划培训400人次，实际培训贫困户380人次，发放补贴5万元，完成率90%。", []),  # of what nobody can tell
    ],
)
def test_a_rate_is_of_its_deed_in_whichever_order_and_of_a_task(text, expected):
    assert said("全镇贫困户280户。", text) == expected


def test_a_share_is_of_the_number_before_its_base():
    assert figures("危房改造完成70户，占贫困户280户的25%。") == [
        "housing/rebuilt.households=70",
        "registry/total.households=280",
        "housing/rebuilt.rate=0.25",
    ]
    assert figures("贫困户280户，发生率2.5%。")[-1].startswith("registry/")


def test_what_follows_a_closed_bracket_is_of_the_number_before_it():
    assert figures("累计完成危房改造460户（2018年危改9户），占贫困户的79.6%。") == [
        "housing/rebuilt_cumulative.households=460",
        "housing/rebuilt.households=9",
        "housing/rebuilt_cumulative.rate=0.796",
    ]
    assert figures("外出务工2300人（省外1500人），占劳动力的61%。")[-1] == "employment/migrant_workers.rate=0.61"
    assert figures("发放贷款640万元（其中到期120万元，占18.75%）。")[-1] == "credit/loans_due.rate=0.1875"
