"""Names in one folder that may be one township."""

import pandas as pd
import pytest

from fupin_analysis.crosscheck.doubles import tell_doubles


def told(*names: str) -> list[tuple[object, object]]:
    figures = pd.DataFrame({"township": list(names), "source": [f"{name}.xlsx › 表 › B2" for name in names]})
    return [(problem.details["got"], problem.details["expected"]) for problem in tell_doubles(figures)]


@pytest.mark.parametrize(
    ("names", "pair"),
    [
        (("XX镇", "××镇"), {"XX镇", "××镇"}),
        (("八五〇镇", "八五零镇"), {"八五〇镇", "八五零镇"}),
        (("月田镇", "月田乡"), {"月田乡", "月田镇"}),
        (("月田镇", "月田田镇"), {"月田田镇", "月田镇"}),
        (("日光镇", "曰光镇"), {"日光镇", "曰光镇"}),
        (("甲营镇", "甲菅镇"), {"甲营镇", "甲菅镇"}),
        (("甲澜镇", "甲澜乡"), {"甲澜镇", "甲澜乡"}),
    ],
)
def test_two_ways_to_write_one_township_are_said(names: tuple[str, str], pair: set[str]) -> None:
    assert [set(one) for one in told(*names)] == [pair]


def test_the_listed_name_is_the_one_proposed() -> None:
    assert told("月田乡", "月田镇") == [("月田乡", "月田镇")]


def test_townships_that_differ_are_no_remark() -> None:
    assert told("东河镇", "西河镇", "上庄乡", "下庄乡", "甲澜镇", "乙水乡") == []
    assert told("太平镇", "大平镇") == []  # both are listed
    assert told() == []
