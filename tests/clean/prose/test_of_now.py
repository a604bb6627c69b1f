"""What there is today is a fact below a heading of plans, and what is planned beside it is not."""

import pytest

from tests.clean.prose.sentence import figures

HEADING = "2019年工作计划"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("目前全镇还有57户未脱贫，计划明年脱贫。", ["registry/not_exited.households=57"]),
        ("截至2018年底，全镇剩余贫困户57户，2019年全部脱贫。", ["registry/not_exited.households=57"]),
        ("全镇目前共有护林员62人，保洁员30人。", ["employment/forest_rangers.persons=62", "employment/cleaners.persons=30"]),
        ("目前在建通组路8公里，确保5月底前完工。", ["infrastructure/group_roads.length_km=8"]),
        ("目前全镇还有3公里村道未硬化，明年全部硬化。", ["infrastructure/乡村道路（未硬化）.length_km=3"]),
        ("目前危房还有12户，确保住房安全。", ["housing/unsafe.households=12"]),
    ],
)
def test_today_is_a_fact(text: str, expected: list[str]) -> None:
    assert figures(text, heading=HEADING) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("目前已建成茶园800亩，新增200亩。", "production/tea_planned.area_mu=200@2019"),
        ("目前共有护林员62人，明年增加保洁员10人。", "employment/cleaners_planned.persons=10@2019"),
        ("将目前的57户190人全部脱贫。", "plan/exit.persons=190@2019"),
        ("现有贫困户57户190人，通过产业脱贫30户。", "exit/计划产业脱贫.households=30@2019"),
        ("硬化道路12公里。", "infrastructure/paved_roads_planned.length_km=12@2019"),
    ],
)
def test_what_is_planned_beside_it(text: str, expected: str) -> None:
    assert figures(text, heading=HEADING)[-1] == expected
