"""By how much a task was exceeded or missed is no number of the thing, and a task that was exceeded plans nothing."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年脱贫62户，超过计划2户。", "exit/当年脱贫超过计划.households=2"),
        ("完成危房改造36户，超额完成3户。", "housing/危房改造合计超额.households=3"),
        ("培训贫困劳动力320人，比计划多5人。", "training/劳动力技能培训比计划多.persons=5"),
        ("今年脱贫56户，差计划4户。", "exit/当年脱贫差计划.households=4"),
        ("硬化道路12公里，超计划2公里。", "infrastructure/硬化道路超计划.length_km=2"),
        ("发放小额信贷260万元，超目标任务60万元。", "credit/扶贫小额贷款超目标任务.amount_yuan=600000"),
        ("脱贫62户，超出县下达任务2户。", "exit/当年脱贫超出县下达任务.households=2"),
        ("危房改造33户，离任务差3户。", "housing/危房改造合计离任务差.households=3"),
        ("改造危房36户，较计划增加3户。", "housing/危房改造合计较计划增加.households=3"),
        ("比年初计划多脱贫2户。", "exit/当年脱贫比年初计划多脱贫.households=2"),
        ("比计划多培训5人。", "training/劳动力技能培训比计划多培训.persons=5"),
        ("超额2户完成脱贫任务。", "exit/计划脱贫超额.households=2"),
    ],
)
def test_the_difference_keeps_its_own_words(text: str, expected: str) -> None:
    assert figures(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("超计划完成脱贫任务，脱贫62户。", ["exit/done.households=62"]),
        ("超额完成任务，全年脱贫62户。", ["exit/done.households=62"]),
        ("计划脱贫60户，实际完成62户。", ["plan/exit.households=60", "exit/done.households=62"]),
        ("超过60户实现脱贫。", ["exit/done.households=60"]),
        (
            "完成危房改造17户，占全年任务26户的65.4%。",
            ["housing/rebuilt.households=17", "housing/rebuilt_planned.households=26"],
        ),
    ],
)
def test_what_was_done_stays(text: str, expected: list[str]) -> None:
    assert figures(text)[: len(expected)] == expected
