"""A share of all inhabitants or of the whole area is held against the one number that the paper has for them."""

import pytest

from fupin_analysis.clean.prose.own_sums.check import check_sums
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose


def told(text: str) -> list[tuple[str, str]]:
    lines = ("甲山镇2021年脱贫攻坚工作总结", text)
    reading = read_prose(Prose("甲山镇.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))))
    return [(mention.text, said) for mention, said in check_sums(reading)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全镇共260户，总人口620人，外出打工150人，占总人口24.2%，本地打工38人，占总人口数8.4%。",
            [("8.4%", "38人÷620人＝6.1%")],
        ),
        ("全镇总面积25000亩，其中耕地面积2000亩，占总面积的8.8%。", [("8.8%", "2000亩÷25000亩＝8.0%")]),
        ("全镇总人口620人。外出打工38人，占总人口的8.4%。", [("8.4%", "38人÷620人＝6.1%")]),
        ("全镇总人口620人。外出打工38人，占总人口的6.1%。", []),
        ("全镇总人口6200人，红岩村外出打工38人，占全村总人口的8.4%。", []),
        ("全县总人口62万人，外出打工380人，占总人口的8%。", []),
        ("总人口约620人，外出38人，占总人口的8.4%。", []),
    ],
)
def test_a_share_of_all_is_of_what_the_paper_counts_as_all(text, expected):
    assert told(text) == expected
