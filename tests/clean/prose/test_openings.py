"""Who is still poor by the paper's own account, and how levels stood as the year began."""

from __future__ import annotations

import pytest

from tests.clean.prose.sentence import figures

_POOR = ["registry/not_exited.households=301", "registry/not_exited.persons=960"]


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        (
            "2017年底有贫困户512户1789人。今年减贫211户829人，现有贫困户301户960人。",
            ["registry/not_exited.households=512@2017", "registry/not_exited.persons=1789@2017"],
        ),
        (
            "现有贫困户301户960人，2017年底贫困户512户1789人，2018年减贫211户829人。",
            ["registry/not_exited.households=512@2017", "registry/not_exited.persons=1789@2017"],
        ),
        (
            "年初贫困户512户1789人，今年脱贫211户829人，现有贫困户301户960人。",
            ["registry/opening_not_exited.households=512", "registry/opening_not_exited.persons=1789"],
        ),
        (
            "2017年底未脱贫512户1789人，2018年减贫211户829人，目前全镇贫困户301户960人。",
            ["registry/not_exited.households=512@2017", "registry/not_exited.persons=1789@2017"],
        ),
    ],
)
def test_who_is_left_when_those_of_the_year_have_left(text: str, opening: list[str]) -> None:
    found = figures(text)
    assert {*_POOR, *opening} <= {*found}
    assert not any("registry/total" in one for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "2017年底贫困户502户1789人，2018年减贫211户829人，现有贫困户301户960人。",  # does not come out
        "2018年减贫211户829人，现有贫困户301户960人。",  # nothing is told of the opening
        "2017年底贫困户512户1789人，2018年减贫211户829人，建档立卡贫困户301户960人。",  # is not told as of now
        "2017年底贫困户512户1789人，2018年减贫211户829人，现有贫困户301户960人，其中未脱贫90户。",
    ],
)
def test_the_register_stays_it_where_nothing_says_otherwise(text: str) -> None:
    assert "registry/total.households=301" in figures(text)


@pytest.mark.parametrize(
    ("text", "before", "now"),
    [
        (
            "贫困发生率9.4%。2018年脱贫140户449人，贫困发生率降至2.72%。",
            "registry/headcount_ratio.rate=0.094@2017",
            "registry/headcount_ratio.rate=0.0272",
        ),
        (
            "贫困发生率为9.4%。通过努力，贫困发生率下降到2.72%。",
            "registry/headcount_ratio.rate=0.094@2017",
            "registry/headcount_ratio.rate=0.0272",
        ),
        (
            "农民人均纯收入8000元，种植茶叶500亩，农民人均纯收入提高到9200元。",
            "income/net_per_capita.amount_per_person_yuan=8000@2017",
            "income/net_per_capita.amount_per_person_yuan=9200",
        ),
    ],
)
def test_what_a_level_has_come_to_is_of_the_year_and_what_it_was_of_the_one_before(text: str, before: str, now: str) -> None:
    found = figures(text)
    assert {before, now} <= {*found}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("目前贫困发生率9.4%。通过努力，贫困发生率下降到9.4%。", "registry/headcount_ratio.rate=0.094"),
        ("2018年底贫困发生率2.72%。贫困发生率由9.4%降至2.7%。", "registry/headcount_ratio.rate=0.0272"),
        ("贫困发生率9.4%，参合率99%，参保率达到98%。", "registry/headcount_ratio.rate=0.094"),
    ],
)
def test_a_level_that_nothing_has_come_of_is_of_the_year(text: str, first: str) -> None:
    assert first in figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "贫困发生率1.5%，力争年底降至0.5%。",
        "贫困发生率1.5%，确保降至1%以内。",
        "贫困发生率1.5%，预计年末将降至0.6%。",
        "贫困发生率1.5%，拟下降到0.5%。",
        "贫困发生率1.5%。力争到年底，贫困发生率降至0.5%。",
        "贫困发生率1.5%，贫困发生率将降至0.6%。",
    ],
)
def test_what_a_level_is_to_come_to_leaves_it_as_of_now(text: str) -> None:
    assert figures(text)[0] == "registry/headcount_ratio.rate=0.015"


@pytest.mark.parametrize(
    "text", ["贫困发生率9.4%。我镇将贫困发生率降至2.72%。", "贫困发生率9.4%。制定脱贫计划，贫困发生率降至2.72%。"]
)
def test_what_a_level_was_brought_to_is_no_plan(text: str) -> None:
    assert figures(text)[0] == "registry/headcount_ratio.rate=0.094@2017"


@pytest.mark.parametrize(
    "text",
    [
        "年初全镇尚有未脱贫户58户。",
        "年初仍有未脱贫的建档立卡贫困户58户。",
        "2018年年初全镇剩余未脱贫58户。",
        "年初时尚未脱贫58户。",
        "年初我镇还剩贫困户58户。",
    ],
)
def test_those_still_poor_as_the_year_began_in_a_clause_of_any_words(text: str) -> None:
    assert figures(text) == ["registry/opening_not_exited.households=58"]


@pytest.mark.parametrize("text", ["年初全镇低保户58户。", "年初识别贫困户58户。", "年初贫困户58户。", "年初计划脱贫贫困户58户。"])
def test_others_at_the_beginning_of_the_year_are_not_those_still_poor(text: str) -> None:
    assert not any("opening_not_exited" in one for one in figures(text))
