"""A figure that a text states twice: a slip of the hand is alleged, a number of another day is asked about."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.core.prose import Paragraph, Prose
from fupin_analysis.crosscheck.checks import check_consistency

FIRST = "全镇建档立卡贫困户532户2014人。"


@pytest.mark.parametrize(
    ("again", "standing"),
    [
        ("全镇建档立卡贫困户532户2041人。", ["contradiction"]),  # digits exchanged
        ("全镇建档立卡贫困户523户2014人。", ["contradiction"]),
        ("全镇建档立卡贫困户538户2037人。", ["question", "question"]),  # both have moved
        ("全镇建档立卡贫困户532户2014人。", []),
        ("全镇贫困人口2037人。", ["question"]),
        ("全镇贫困人口2814人。", ["contradiction"]),
    ],
)
def test_how_sure_a_second_statement_is(again: str, standing: list[str]) -> None:
    texts = ("云岭镇2019年脱贫攻坚工作总结", FIRST, "干部进村入户。", again)
    prose = Prose("总结.txt", tuple(Paragraph(number, text) for number, text in enumerate(texts, start=1)))
    found = check_consistency(clean_prose(prose).figures).query("rule == 'restatement'")
    assert found["standing"].tolist() == standing
