"""Posts are counted in 个 and those who hold them in 人; each is its own item, in prose as in tables."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开发公益性岗位62个。", ["employment/public_posts.count=62"]),
        ("公益性岗位62人。", ["employment/public_welfare_posts.persons=62"]),
        ("公益性岗位62个58人。", ["employment/public_posts.count=62", "employment/public_welfare_posts.persons=58"]),
        ("公益性岗位62个，58人上岗。", ["employment/public_posts.count=62", "employment/public_welfare_posts.persons=58"]),
        (
            "公益性岗位62个，兑现工资31万元。",
            ["employment/public_posts.count=62", "employment/public_welfare_posts.amount_yuan=310000"],
        ),
        ("护林员岗位20个。", ["employment/护林员岗位.count=20"]),
        ("全镇公益性岗位（护林员、保洁员）62个。", ["employment/public_posts.count=62"]),
        ("公益岗位（护林员、保洁员等）共62个。", ["employment/public_posts.count=62"]),
        ("公益性岗位（保洁员）20个。", ["employment/保洁员.count=20"]),
        ("保洁员岗位（镇区、村组）20个。", ["employment/保洁员岗位.count=20"]),
        (
            "公益性岗位62个，其中护林员岗位20个、保洁员岗位30个。",
            ["employment/public_posts.count=62", "employment/护林员岗位.count=20", "employment/保洁员岗位.count=30"],
        ),
        ("聘用护林员20名。", ["employment/forest_rangers.persons=20"]),
        ("企业提供用工岗位120个。", ["employment/posts_offered.count=120"]),
    ],
)
def test_posts_are_not_those_who_hold_them(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇共有公益性岗位（护林员、保洁员）86个。", "employment/public_posts.count=86"),
        ("全镇共有公益性岗位（含保洁员）共86个。", "employment/public_posts.count=86"),
        ("开发公益性岗位（保洁员）86个。", "employment/保洁员.count=86"),
        ("公益性岗位86个，其中保洁员26个。", "employment/保洁员.count=26"),
    ],
)
def test_kinds_between_brackets_are_all_the_posts(text, expected):
    assert figures(text)[-1] == expected
