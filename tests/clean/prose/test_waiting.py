"""Amounts that wait for what follows to name them: others of a list, and sums, of what is not named yet."""

from __future__ import annotations

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("投入资金100万元，其中：产业33.3万元、基础设施33.3万元、其他33.3万元。", "production/其他.amount_yuan=333000"),
        ("投入80万元，其中产业60万元，其他20万元，用于巩固成果。", "production/其他.amount_yuan=200000"),
        ("安排50万元，其中：种植20万元、养殖20万元、其他10万元。", "production/其他安排.amount_yuan=100000"),
        ("春季9万元,秋季11万元,累计发放20万元。", "other/秋季.amount_yuan=200000"),
    ],
)
def test_are_of_what_is_spoken_of_where_nothing_ever_names_them(text: str, last: str) -> None:
    assert figures(text)[-1] == last
