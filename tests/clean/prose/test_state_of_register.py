"""Who has left, told beside the whole register and who has not, has left so far, whatever time leads the sentence."""

import pytest

from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
from tests.clean.prose.sentence import figures


def items(title: str, text: str) -> list[str]:
    """Return the items of the households of a paper, one by one."""
    reading = read_prose(Prose("甲山镇.txt", (Paragraph(1, title), Paragraph(2, text))))
    return [f"{one.topic}/{one.item}" for one in reading.mentions if one.kind == "figure" and one.measure == "households"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("甲山镇2018年上半年工作总结", "今年1—6月，全镇有建档立卡户412户1530人，已脱贫355户1340人，未脱贫57户190人。"),
        ("甲山镇2018年上半年工作总结", "上半年，全镇有贫困户412户1530人，其中脱贫户355户1340人，未脱贫户57户190人。"),
        ("甲山镇2018年上半年工作总结", "2018年上半年，我镇共有贫困户412户，已脱贫退出355户，剩余57户。"),
        ("甲山镇2019年1—9月扶贫工作情况", "1—9月，我镇建档立卡户412户1530人，脱贫355户1340人，未脱贫57户190人。"),
        ("甲山镇2019年第三季度工作总结", "今年7—9月，全镇有建档立卡户412户，已脱贫355户，未脱贫57户。"),
        ("甲山镇2018年工作总结", "2018年，全镇有建档立卡户412户1530人，已脱贫355户1340人，未脱贫57户190人。"),
    ],
)
def test_all_who_have_left_so_far(title: str, text: str) -> None:
    assert items(title, text) == ["registry/total", "registry/exited", "registry/not_exited"]


def test_in_any_order() -> None:
    text = "今年上半年，未脱贫57户190人，已脱贫355户1340人，建档立卡户共412户1530人。"
    assert items("甲山镇2018年上半年工作总结", text) == ["registry/not_exited", "registry/exited", "registry/total"]


def test_of_a_part_of_the_year_beside_the_register_alone() -> None:
    text = "1—6月，全镇有建档立卡户412户1530人，已脱贫355户1340人。"
    assert items("甲山镇2018年上半年工作总结", text) == ["registry/total", "registry/exited"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("甲山镇2018年上半年工作总结", "全镇有建档立卡户412户1530人，上半年已脱贫12户40人。"),
        ("甲山镇2018年上半年工作总结", "今年1—6月，全镇已脱贫12户40人。"),
        ("甲山镇2018年上半年工作总结", "1—6月脱贫12户40人，剩余57户190人。"),
        ("甲山镇2018年工作总结", "全镇建档立卡户412户1530人，2018年脱贫60户210人，未脱贫57户190人。"),
        ("甲山镇2018年工作总结", "年初未脱贫贫困户117户400人，今年已脱贫60户210人，未脱贫57户190人。"),
    ],
)
def test_those_of_a_time_that_is_theirs(title: str, text: str) -> None:
    assert "exit/done" in items(title, text)
    assert "registry/exited" not in items(title, text)


def test_those_of_the_year_do_not_make_up_the_register() -> None:
    text = "2018年，全镇有贫困户412户1530人，脱贫60户210人，未脱贫57户190人。"
    assert "exit/done.households=60" in figures(text)
