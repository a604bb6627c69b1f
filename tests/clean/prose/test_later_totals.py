"""A total told behind the end of its list, in the next sentence or paragraph."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.prose.own_sums import totals
from fupin_analysis.clean.prose.own_sums.check import find_sums
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose


def sums(text: str) -> list[tuple[str, str]]:
    """The totals told later, each with whether it holds, fails or is asked about."""
    lines = ["岭下镇2020年脱贫攻坚工作总结", *text.split("\n")]
    reading = read_prose(Prose("总结.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))))
    return [(one.whole.text, "holds" if one.holds else "asked" if one.is_asked else "fails") for one in find_sums(reading)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("一是中央资金640万元；二是省级资金380万元；三是县级资金240万元。\n以上三项资金合计{}万元。", ("1360万元", "fails")),
        ("2018年脱贫96户；2019年脱贫133户；2020年脱贫58户。\n三年累计脱贫{}户。", ("297户", "fails")),
        ("东村改造危房23户，西村改造危房31户，南村改造危房18户。全镇共改造危房{}户。", ("82户", "asked")),
        ("东村改造危房23户，西村改造危房31户，南村改造危房18户。全镇共改造危房{}户。", ("62户", "fails")),
        ("东村种植花椒320亩，西村种植花椒280亩，南村种植花椒150亩。\n目前，全镇花椒种植面积达到{}亩。", ("850亩", "asked")),
    ],
)
def test_a_total_told_later_is_held_against_its_list(text: str, told: tuple[str, str]) -> None:
    right = {"1360万元": "1260万元", "297户": "287户", "82户": "72户", "62户": "72户", "850亩": "750亩"}[told[0]]
    assert sums(text.format(told[0].rstrip("万元户亩"))) == [told]
    assert sums(text.format(right.rstrip("万元户亩"))) == [(right, "holds")]


@pytest.mark.parametrize(
    "text",
    [
        "东村改造危房23户，西村改造危房31户。全镇共改造危房82户。",  # two of many
        "东村改造危房23户，西村新建住房31户，南村改造厕所18户。全镇共改造危房82户。",
        "东村改造危房23户，西村改造危房31户，南村改造危房18户。全镇共改造危房486户。",
        "一是中央资金640万元，其中产业资金260万元；二是省级资金380万元。两项合计1120万元。",
        "2018年脱贫96户；2019年计划脱贫133户；2020年脱贫58户。三年累计脱贫297户。",
        "东村改造危房约23户，西村改造危房31户，南村改造危房18户。全镇共改造危房82户。",
    ],
)
def test_what_is_no_list_of_it_is_not_held(text: str) -> None:
    assert sums(text) == []


def test_a_total_looks_back_no_further_than_the_sentence_before(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    same = totals._same_sentence
    monkeypatch.setattr(totals, "_same_sentence", lambda one, other: bool(compared.append(1)) or same(one, other))
    found = sums("东村改造危房23户，西村改造危房31户，南村改造危房18户。全镇共改造危房72户。\n" * 40)
    assert len(found) == 40
    assert 40 < len(compared) < 40 * 10
