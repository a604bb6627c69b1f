"""Some of a status by a word right before it keep own words; everybody of it, and what is done for them, keep their item."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇缺水脱贫户26户。", ["registry/缺水脱贫户.households=26"]),
        ("26户独居五保户安装了扶手。", ["living/独居五保户.households=26"]),
        ("排查出因残监测户9户。", ["monitoring/因残监测户.households=9"]),
        ("9户因残监测户落实措施。", ["monitoring/因残监测户.households=9"]),
        ("新识别缺劳力监测户2户。", ["monitoring/新识别缺劳力监测户.households=2"]),
        ("大病低保户11户。", ["living/大病低保户.households=11"]),
        ("危房贫困户17户。", ["registry/危房贫困户.households=17"]),
        ("因病监测户14户。", ["monitoring/illness_risk.households=14"]),
        ("因残贫困户40户131人。", ["cause/disability.households=40", "cause/disability.persons=131"]),
        ("分散供养五保户33户。", ["living/extreme_poverty_support_of_scattered.households=33"]),
    ],
)
def test_an_attribute_right_before_a_status_makes_some_of_it(text, expected):
    assert figures(text, year=2022) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇脱贫户410户。", ["registry/exited.households=410"]),
        ("全镇有党员210名，脱贫户410户。", ["population/party_members.persons=210", "registry/exited.households=410"]),
        ("易地扶贫搬迁建档立卡贫困人口120户480人。", ["housing/relocation.households=120", "housing/relocation.persons=480"]),
        ("改造危房贫困户17户。", ["housing/rebuilt.households=17"]),
        ("外出务工脱贫人口210人。", ["employment/migrant_workers.persons=210"]),
        ("无劳动能力贫困户61户。", ["registry/without_labour.households=61"]),
        ("青石村脱贫户41户。", ["registry/exited.households=41[青石村]"]),
    ],
)
def test_everybody_of_a_status_and_what_is_done_for_them_keep_their_item(text, expected):
    assert figures(text, year=2022) == expected
