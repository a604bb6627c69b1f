"""Shares of one whole that their rest closes make a hundred per cent."""

from __future__ import annotations

import pytest

from tests.clean.prose.told import told


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("因病致贫占42.5%，因残致贫占27.5%，缺技术占18%，其他占22%。", ["22%"]),
        ("因病致贫占42.5%，因残致贫占27.5%，缺技术占18%，其他占12%。", []),
        ("因病致贫占42.5%，因残致贫占27.5%，缺技术占18%，其他占11.9%。", []),  # rounded
        ("因病的占42.5%，有残疾人的占37.5%，老人占48%。", []),  # one household may have all
        ("男占52%，女占48%，60岁以上占21%，其他占79%。", []),  # two divisions
        ("因病占50%，因残占30%，其他占20%，党员占12%，其余占88%。", []),
        ("男占52%，女占47%，60岁以上占21%，其他占78%。", ["78%"]),
        ("完成率96%，其中道路占46%，其余占54%。", []),
    ],
)
def test_a_closed_list_of_shares(text: str, wrong: list[str]) -> None:
    assert [number for number, _said in told(text)] == wrong
