"""What is of a hamlet or of one village is neither the township's nor another's."""

import pytest

from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
from tests.clean.prose.sentence import figures


def told(text: str) -> list[tuple[float, str, str]]:
    """Value, period and place of each figure of a paragraph of 2019."""
    lines = ("云岭镇2019年脱贫攻坚工作总结", text)
    reading = read_prose(Prose("云岭镇.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))))
    return [(one.value, one.period, one.place) for one in reading.mentions if one.kind == "figure"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("李家湾村民小组位于松坪村东侧，有45户176人。", ["李家湾村民小组", "李家湾村民小组"]),
        ("上坝社脱贫6户，下坝社脱贫7户。", ["上坝社", "下坝社"]),
        ("上坝社、下坝社脱贫13户。", ["上坝社、下坝社"]),
        ("供销社脱贫6户，信用社发放贷款12万元。", ["", ""]),
        ("绿源社带动12户。", [""]),
        ("在河口组修建水池1座。", ["河口组"]),
        ("督导组走访31户，养殖组12户。", ["", ""]),
        ("各村民小组共脱贫96户。", [""]),
        ("松坪村第3网格有监测户4户，第四网格2户。", ["松坪村第3网格", "松坪村第四网格"]),
        ("全镇划分网格36个。", [""]),
        ("松坪村1组12户，2组15户，共计27户。", ["松坪村1组", "松坪村2组", ""]),
        ("辖12组326户。", ["", ""]),
        ("石井屯位于松坪村北面，全屯56户。", ["石井屯"]),
    ],
)
def test_whose_it_is(text: str, expected: list[str]) -> None:
    assert [place for _, _, place in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("松坪村摘帽，贫困发生率0.8%。", [(0.008, "2019", "松坪村")]),
        ("松坪村如期摘帽，我镇贫困发生率0.8%。", [(0.008, "2019", "")]),
        ("石井村共有贫困户58户。", [(58, "2019", "石井村")]),
        ("东阁村脱贫12户，西阁村脱贫7户，共脱贫19户。", [(12, "2019", "东阁村"), (7, "2019", "西阁村"), (19, "2019", "")]),
        ("东阁村、西阁村等共脱贫19户。", [(19, "2019", "")]),
        ("贫困村2个，石井村2016年已出列，松坪村2018年出列；吃低保的共163户。", [(2, "2019", ""), (163, "2019", "")]),
        ("全镇2018年脱贫96户；改造危房12户。", [(96, "2018", ""), (12, "2018", "")]),
        ("松坪村2018年脱贫96户；2019年脱贫12户。", [(96, "2018", "松坪村"), (12, "2019", "松坪村")]),
        ("松坪村修路5公里；柳湾村修渠3公里；改造危房36户。", [(5, "2019", "松坪村"), (3, "2019", "柳湾村"), (36, "2019", "")]),
        ("松坪村今年抓了三件事：一是硬化道路5公里；二是改造危房6户。", [(5, "2019", "松坪村"), (6, "2019", "松坪村")]),
    ],
)
def test_a_clause_has_its_own_village_and_time(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "石井村123户456人，其中建档立卡贫困户40户。",
            [
                "population/total.households=123[石井村]",
                "population/total.persons=456[石井村]",
                "registry/total.households=40[石井村]",
            ],
        ),
        ("石井村脱贫123户。", ["exit/done.households=123[石井村]"]),
        (
            "松坪村58户，贫困户7户，柳湾村55户，贫困户6户。",
            [
                "population/total.households=58[松坪村]",
                "registry/total.households=7[松坪村]",
                "population/total.households=55[柳湾村]",
                "registry/total.households=6[柳湾村]",
            ],
        ),
        (
            "松坪村贫困户58户，柳湾村贫困户41户，监测户2户。",
            ["registry/total.households=58[松坪村]", "registry/total.households=41[柳湾村]", "monitoring/total.households=2"],
        ),
        ("9社54户，10社55户，共投入12万元。", None),
        (
            "贫困户164户，其中石井村123户，柳湾村41户。",
            ["registry/total.households=164", "registry/total.households=123[石井村]", "registry/total.households=41[柳湾村]"],
        ),
    ],
)
def test_all_who_live_in_a_village(text: str, expected: list[str]) -> None:
    found = figures(text)
    if expected is None:
        assert [one.rpartition("[")[2] for one in found[:2]] == ["9社]", "10社]"]
        assert not found[2].endswith("社]")
    else:
        assert found == expected
