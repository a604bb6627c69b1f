"""Years written with two figures, and numbers of years that are none."""

import pytest

from tests.clean.prose.sentence import figures, kinds, read

TOLD = {
    "one by one": (
        "贫困村6个，其中14年脱贫2个贫困村，15年脱贫1个贫困村，16年脱贫3个贫困村。",
        [
            "registry/villages.count=6",
            *["exit/villages.count=2@2014", "exit/villages.count=1@2015", "exit/villages.count=3@2016"],
        ],
    ),
    "respectively": (
        "15年、16年分别脱贫31户、57户。",
        ["exit/done.households=31@2015", "exit/done.households=57@2016"],
    ),
    "from one to the other": (
        "贫困发生率由14年的19.6%降到17年的2.1%。",
        ["registry/headcount_ratio.rate=0.196@2014", "registry/headcount_ratio.rate=0.021@2017"],
    ),
    "behind one of four figures": (
        "2016年改造危房61户，17年改造危房43户。",
        ["housing/rebuilt.households=61@2016", "housing/rebuilt.households=43@2017"],
    ),
    "the end of one": ("17年底未脱贫52户。", ["registry/not_exited.households=52@2017"]),
}


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD.keys())
def test_a_year_of_two_figures_is_one(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "连续14年未发生火灾，改造危房12户。",
        "实行15年免费教育，惠及学生420人。",
        "老支书任职18年，带动脱贫12户。",
        "签订15年租赁合同，流转土地300亩。",
        "工龄14年、15年的护林员12人。",
    ],
)
def test_how_many_years_are_none(text):
    assert {one.period for one in read(text) if one.kind == "figure"} == {"2018"}
    assert all(kind == "duration" for said, kind in kinds(text).items() if said.endswith("年"))


def test_a_year_stands_where_it_is_written():
    assert [(one.text, one.kind) for one in read("16年脱贫31户，17年脱贫57户。")] == [
        ("16年", "date"),
        ("31户", "figure"),
        ("17年", "date"),
        ("57户", "figure"),
    ]
