"""Words that say what is left of the poor, who came to them, and up to when they left."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
from fupin_analysis.crosscheck.checks import check_consistency


def document(*lines: str) -> Prose:
    texts = ("岭下镇2018年脱贫攻坚工作总结", *lines)
    return Prose("总结.txt", tuple(Paragraph(number, text) for number, text in enumerate(texts, start=1)))


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("今年脱贫142户，余贫困户96户。", ["done", "not_exited"]),
        ("今年脱贫142户，现余建档立卡贫困户96户。", ["done", "not_exited"]),
        ("目前全镇贫困户仅存96户。", ["not_exited"]),
        ("年末又增贫困人口8人。", ["newly_identified"]),
        ("其余贫困户96户由干部帮扶。", ["total"]),
        ("2017年底前已脱贫142户，2018年脱贫31户。", ["cumulative", "done"]),
        ("2018年底前完成142户脱贫。", ["done"]),
    ],
)
def test_what_is_left_is_no_register(text: str, items: list[str]) -> None:
    assert [one.item for one in read_prose(document(text)).mentions if one.kind == "figure"] == items


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2018年前已脱贫142户，2018年脱贫31户。", "2017"),
        ("2018年以前已脱贫142户，今年脱贫31户。", "2017"),
        ("2017年之前累计改造危房142户，2017年改造31户。", "2016"),
        ("2017年以前累计改造危房142户，2018年改造31户。", "2017"),  # up to 2017, it may be
        ("2018年以前已脱贫的巩固提升户142户。", "2018"),  # they are so today
        ("2018年底前已脱贫142户。", "2018"),
        ("2018年底以前已脱贫142户。", "2018"),
        ("2018年前三季度已脱贫142户。", "2018-09-30"),
    ],
)
def test_before_a_year_is_not_in_it(text: str, period: str) -> None:
    assert next(one.period for one in read_prose(document(text)).mentions if one.kind == "figure") == period


@pytest.mark.parametrize(("second", "told"), [("公益性岗位在岗118人。", False), ("公益性岗位118个。", True)])
def test_posts_and_those_in_them_are_no_rival_statements(second: str, told: bool) -> None:
    figures = clean_prose(document("公益性岗位121个。", second)).figures
    assert ("restatement" in set(check_consistency(figures)["rule"])) == told
