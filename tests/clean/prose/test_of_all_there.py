"""全乡2310户8120人中 are all who live there, unless the paper has told that the register holds so many or tells their causes."""

from __future__ import annotations

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    "text",
    [
        "全乡2310户8120人中，已解决安全饮水2265户7962人。",
        "全镇2310户8120人中，参加医保8000人。",
        "我乡共2310户8120人当中，低保户133户。",
        "全镇总人口2310户8120人中，已通自来水2265户。",
        "全镇2310户8120人中，贫困户210户。",
    ],
)
def test_of_all_who_live_there(text: str) -> None:
    found = [one.split("@")[0] for one in figures(text)]
    assert found[:2] == ["population/total.households=2310", "population/total.persons=8120"]


@pytest.mark.parametrize(
    "text",
    [
        "全镇410户1322人中，因病120户、因残80户。",
        "全镇410户1322人中，未脱贫260户。",
        "全镇建档立卡410户1322人中，已解决安全饮水400户。",
        "全镇410户1322人贫困户中，参加医保1322人。",
        "410户1322人中，参加医保1322人。",
    ],
)
def test_of_the_register(text: str) -> None:
    assert figures(text)[0] == "registry/total.households=410"


def test_as_many_as_the_paper_has_told_of_the_register() -> None:
    found = figures("全镇有建档立卡贫困户410户1322人。全镇410户1322人中，参加医保1322人。")
    assert found == [
        *["registry/total.households=410", "registry/total.persons=1322"],
        *["registry/total.households=410", "registry/total.persons=1322", "medical/insured.persons=1322"],
    ]
