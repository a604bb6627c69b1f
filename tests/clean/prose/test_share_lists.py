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
        ("完成率96%，其中道路占46%，其余占54%。", []),
    ],
)
def test_a_closed_list_of_shares(text: str, wrong: list[str]) -> None:
    assert [number for number, _said in told(text)] == wrong
