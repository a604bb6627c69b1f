"""What was, what is, and by how much: a slip is told, the right twin is silent."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.prose.own_sums.check import check_sums
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose


def told(text: str) -> list[str]:
    """The numbers that do not fit, in a paper of 2021."""
    lines = ["岭下镇2021年工作总结", *text.split("\n")]
    prose = Prose("总结.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    return [mention.text for mention, _ in check_sums(read_prose(prose))]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("脱贫劳动力务工1512人，比去年1468人增加{}人。", "54", "44"),
        ("投入资金1268万元，比2020年的980万元增长{}%。", "39.4", "29.4"),
        ("人均纯收入由2020年的15180元增长到17457元，增长{}%。", "18", "15"),
        ("外出务工2860人，上年为2804人，增加{}人。", "65", "56"),
        ("2020年底有监测对象52户175人，今年新识别19户64人，消除风险29户95人，年底监测对象{}户144人。", "45", "42"),
        ("年初公益性岗位210人，新增35人，退出20人，目前在岗{}人。", "252", "225"),
        ("搬迁312户986人，户均{}人。", "4.16", "3.16"),
        ("种植辣椒2800亩，每亩补助400元，共补助{}万元。", "121", "112"),
        ("到位资金438.6万元，分别为中央198.6万元、省级160万元、县级{}万元。", "60", "80"),
        ("全镇未脱贫户45户87人。\n对尚未脱贫的{}户87人逐户会诊。", "54", "45"),
    ],
)
def test_a_slip_is_told_and_its_right_twin_is_not(text: str, wrong: str, right: str) -> None:
    assert told(text.format(wrong))
    assert not told(text.format(right))


@pytest.mark.parametrize(
    "text",
    [
        "外出务工2860人，比上年多，其中县内增加65人。",
        "年初监测对象52户，新识别19户，消除风险29户，因户籍迁移等变化，年底监测对象38户。",
        "甲山村未脱贫户12户45人。\n乙水村未脱贫户21户45人。",
        "人均纯收入17457元，增长15%，高于全县平均水平1.2个百分点。",
        "茶园由2020年的3000亩扩大到5200亩，新增就业120人。",
    ],
)
def test_what_may_be_so_is_not_told(text: str) -> None:
    assert not told(text)
