"""Numbers as they stand in the papers of a half-year, a year and of those watched."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("", "全镇有监测户67户。67户中无劳动力的19户。", ["monitoring/total.households=67"] * 2),
        ("", "38户中无劳动力的19户。", ["registry/总数（其中无劳动能力户）.households=38"]),
        ("", "余下2个村的污水管网9.5公里明年建成。", ["infrastructure/村的污水管网.count=2"]),
        (
            "",
            "村集体经济收入均达到8万元以上，9个村共136万元。",
            ["income/村.count=9", "income/village_collective.amount_yuan=1360000"],
        ),
        (
            "",
            "外出务工2136人，超出去年86人。",
            ["employment/migrant_workers.persons=2136", "employment/外出务工超出去年.persons=86"],
        ),
        ("产业扶贫", "4个扶贫产业基地带动贫困户126户。", ["production/扶贫产业基地.count=4"]),
        ("产业扶贫", "实施特色种养项目，自种自养733户。", ["production/自种自养.households=733"]),
        ("推进就业脱贫", "扶贫驿站2个。", ["other/扶贫驿站.count=2"]),
        ("", "全年结余的33.8万元明年支付。", ["other/结余.amount_yuan=338000"]),
        ("", "“351”政策全面落实，全年就医12680人次，总费用1652万元。", ["medical/costs.person_times=12680"]),
        ("", "“351”兜底保障26人。", ["medical/top_up_relief.recipients=26"]),
    ],
)
def test_what_each_number_is(heading: str, text: str, expected: list[str]) -> None:
    assert figures(text, heading=heading)[: len(expected)] == expected
