"""Those brought under watch in one year are newly watched; all up to a day are all who are."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    "text",
    [
        "截至目前，全镇共有26户98人纳入监测范围。",
        "截至12月31日，26户98人纳入监测系统。",
        "截至2022年12月，全镇共有26户98人纳入监测。",
        "现有26户98人纳入监测系统。",
        "自2020年以来，累计26户98人纳入监测系统。",
        "全镇26户98人纳入监测范围，其中新识别3户11人。",
    ],
)
def test_all_who_are_watched(text):
    assert figures(text, year=2022)[:2] == ["monitoring/total.households=26", "monitoring/total.persons=98"]


@pytest.mark.parametrize(
    "text",
    [
        "今年新增3户11人纳入监测范围。",
        "今年，全镇共有3户11人纳入监测。",
        "今年以来累计3户11人纳入监测范围。",
        "2022年以来，累计3户11人纳入监测系统。",
        "8月共有3户11人纳入监测。",
        "经村级评议，将3户11人纳入监测范围。",
        "截至目前，今年3户11人纳入监测。",
    ],
)
def test_those_newly_watched(text):
    assert figures(text, year=2022) == ["monitoring/newly_monitored.households=3", "monitoring/newly_monitored.persons=11"]


def test_what_became_of_all_is_said_of_all():
    text = "截至12月底，26户98人纳入防返贫监测系统，其中2022年新识别3户11人，已消除风险14户52人。"
    assert figures(text, year=2022)[2:] == [
        "monitoring/newly_monitored.households=3",
        "monitoring/newly_monitored.persons=11",
        "monitoring/risk_removed.households=14",
        "monitoring/risk_removed.persons=52",
    ]
