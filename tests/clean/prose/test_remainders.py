"""What is left of money, of a task, and what is left said last."""

from __future__ import annotations

import pytest

from tests.clean.prose.told import told


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("到位扶贫资金410万元，已拨付370万元，结余50万元。", ["50万元"]),
        ("到位扶贫资金410万元，已拨付370万元，结余40万元。", []),
        ("到位扶贫资金410万元，上年结转25万元，已拨付370万元，结余65万元。", []),
        ("需改造危房74户，2020年已改造45户，2021年改造剩余的39户。", ["39户"]),
        ("需改造危房74户，2020年已改造45户，2021年改造剩余的29户。", []),
        ("排查危房74户，已改造45户，其余为C级21户、D级8户。", []),
    ],
)
def test_what_is_left(text: str, wrong: list[str]) -> None:
    assert [number for number, _said in told(text)] == wrong
