"""What there is none of is a figure, with or without a unit."""

from __future__ import annotations

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("辍学学生人数降为0,巩固率达100%。", ["education/dropouts.persons=0", "education/consolidation_rate.rate=1"]),
        ("失学辍学学生由年初的3人下降至零。", ["education/dropouts.persons=3@2017", "education/dropouts.persons=0"]),
        (
            "饮水不安全人口由120人降至0。",
            ["infrastructure/unsafe_water.persons=120@2017", "infrastructure/unsafe_water.persons=0"],
        ),
        ("逾期贷款户数为0,逾期率为0。", ["credit/loans_overdue.households=0", "credit/overdue_rate.rate=0"]),
        ("贫困发生率归零。", ["registry/headcount_ratio.rate=0"]),
        ("全镇危房由12户下降至零。", ["housing/unsafe.households=12@2017", "housing/unsafe.households=0"]),
        ("返贫人口为0。", ["registry/returned.persons=0"]),
        ("未脱贫户全部清零。", ["registry/not_exited.households=0"]),
        ("各项工作从零开始,问题逐条清零,零距离服务。", []),
    ],
)
def test_none_is_zero(text: str, expected: list[str]) -> None:
    assert figures(text) == expected
