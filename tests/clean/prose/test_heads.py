"""Households and persons side by side: fewer persons than households, or too many for them."""

from __future__ import annotations

import pytest

from tests.clean.prose.told import told


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("全年救助困难群众86户68人，发放救助金21万元。", ["68人"]),
        ("全镇现有特困供养户31户612人。", ["612人"]),
        ("全年救助困难群众68户86人，发放救助金21万元。", []),
        ("贫困户86户68人外出务工。", []),  # some of them
        ("带动企业12户320人就业，发展农家乐9户214人。", []),
        ("帮扶干部52人，结对贫困户86户。", []),
        ("全年救助困难群众约86户68人。", []),
    ],
)
def test_persons_fit_their_households(text: str, wrong: list[str]) -> None:
    assert [number for number, _said in told(text)] == wrong
