"""Numbers of which a sign is lost, two with one unit, and numerals as they are spoken."""

import pytest

from tests.clean.prose.sentence import figures, kinds, read


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("危房改造完成45/50户。", "45/50户"),
        ("到位资金3.5/4.2亿元。", "3.5/4.2亿元"),
        ("参训人员30/25/20人。", "30/25/20人"),
        ("贫困户一万二户。", "一万二户"),
        ("脱贫户一百二户。", "一百二户"),
        ("投入三千五元。", "三千五元"),
        ("种植花椒两千六亩。", "两千六亩"),
    ],
)
def test_what_may_be_two_numbers_is_asked_about_whole(text: str, number: str) -> None:
    assert kinds(text) == {number: "leftover"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("培训覆盖120户/480人。", ["120户", "480人"]),
        ("脱贫户一百二十户、一万二千人。", ["一百二十户", "一万二千人"]),
        ("脱贫户一百零二户。", ["一百零二户"]),
        ("脱贫户二三百户。", ["二三百户"]),
    ],
)
def test_what_only_looks_so_is_read(text: str, found: list[str]) -> None:
    assert [one.text for one in read(text) if one.kind == "figure"] == found


def test_both_sides_of_a_transformer_are_its_size() -> None:
    assert kinds("新增10/0.4千伏变压器3台。") == {"10/0.4千伏": "dimension", "3台": "figure"}
    assert kinds("投入50/60千瓦。") == {"50/60千瓦": "leftover"}


@pytest.mark.parametrize("text", ["本村是第一百二名。", "三分之一的农户受益,占1/3。"])
def test_ranks_and_fractions_are_none(text: str) -> None:
    assert "leftover" not in kinds(text).values()


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("投入资金3个多亿元。", 3e8, "多"),
        ("投入资金两个亿元。", 2e8, ""),
        ("投入资金2个亿。", 2e8, ""),
        ("投入资金1.2个亿。", 1.2e8, ""),
        ("近百户受益。", 100, "近"),
        ("约千人参加。", 1000, "约"),
        ("种植花椒近万亩。", 10000, "近"),
        ("投入超过亿元。", 1e8, "超过"),
        ("走访1.7万（户）次。", 17000, ""),
        ("走访1200户（次）。", 1200, ""),
        ("参训3000（人）次。", 3000, ""),
    ],
)
def test_spoken_numerals_count(text: str, value: float, qualifier: str) -> None:
    assert [(one.value, one.qualifier) for one in read(text) if one.kind == "figure"] == [(value, qualifier)]


@pytest.mark.parametrize("text", ["百户受益。", "千人参加。", "近百年历史。", "百家企业入驻。", "上百户参加。", "建成亿元产业。"])
def test_a_bare_scale_counts_nothing(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("补贴20元/3人。", ["other/补贴.amount_yuan=20", "other/补贴.persons=3"]),
        ("发放补助35万元/120户。", ["other/发放补助.amount_yuan=350000", "other/发放补助.households=120"]),
    ],
)
def test_a_number_behind_a_slash_is_of_the_one_before(text: str, found: list[str]) -> None:
    assert figures(text) == found
