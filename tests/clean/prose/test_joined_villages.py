"""A village joined to one that is known is one itself, whatever word stands behind it."""

import pytest

from tests.clean.prose.sentence import read


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("青石村和上坝村村级集体经济收入达5万元以上。", "青石村、上坝村"),
        ("青石村和上坝村集体经济收入7万元。", "青石村、上坝村"),
        ("青石村与上坝村村民合作社各分红3万元。", "青石村、上坝村"),
        ("青石村和非贫困村产业基地4个。", "青石村"),
        ("青石村和移民新村危房改造12户。", "青石村"),
    ],
)
def test_the_place_is_both_or_the_one_that_is_named(text: str, place: str) -> None:
    assert [one.place for one in read(text) if one.kind == "figure"] == [place]
