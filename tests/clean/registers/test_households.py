"""Facts of households: the head's row speaks, and what does not fit together is noted by its cell, without a value."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fupin_analysis.clean.registers.households import settle_households
from tests.registers import HEADINGS, TITLE, cleaned, household, identity, person, settled, write_csv

CELL = {heading: number for number, heading in enumerate(HEADINGS, start=1)}


def notes(path: Path) -> list[tuple[str, str]]:
    found = settled(path).notes
    return list(zip(found["code"], found["source"], strict=True))


def at(row: int, heading: str) -> str:
    return f"台账.csv › 第{row}行第{CELL[heading]}列"


def test_a_register_in_order_has_no_notes(tmp_path: Path) -> None:
    rows = [*household(1, 2, 人数=2), *household(2, 1, 人数=1)]
    assert notes(write_csv(tmp_path / "台账.csv", rows)) == []


def test_the_heads_word_goes_before_that_of_a_member_named_earlier(tmp_path: Path) -> None:
    rows = [person(1, 2, 主要致贫原因="因残"), person(1, 1, 主要致贫原因="因学"), person(1, 3, 主要致贫原因="")]
    path = write_csv(tmp_path / "台账.csv", rows)
    assert settled(path).persons["cause"].tolist() == ["schooling"] * 3
    assert notes(path) == [("F231", at(3, "主要致贫原因"))]


def test_a_household_is_of_one_village(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "台账.csv", [person(1), person(1, 2, 行政村="西村")])
    assert settled(path).persons["village"].tolist() == ["东村", "东村"]
    assert notes(path) == [("F231", at(4, "行政村"))]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (household(1, 2, 人数=3), ("F232", at(3, "人数"))),
        ([person(1, 2), person(1, 3)], ("F233", at(3, "与户主关系"))),
        (household(1, 2, 与户主关系="户主"), ("F234", at(3, "与户主关系"))),
        ([person(1), person(2, 证件号码=identity(11))], ("F235", at(4, "证件号码"))),
        ([person(1, 证件号码="999901198001010119")], ("F236", at(3, "证件号码"))),
        (household(1, 2, 健康状况="健康"), ("F237", at(3, "主要致贫原因"))),
        (household(1, 1, 主要致贫原因="因学", 在校生状况="非在校生"), ("F237", at(3, "主要致贫原因"))),
        (household(1, 1, 贫困户属性="一般脱贫户"), ("F238", at(3, "贫困户属性"))),
        (household(1, 1, 脱贫属性="预脱贫"), ("F239", at(3, "脱贫属性"))),
        (household(1, 1, 主要致贫原因="01"), ("F230", at(3, "主要致贫原因"))),
        (household(1, 1, 脱贫属性="已脱贫", 脱贫年度="2019"), ("F230", at(3, "脱贫年度"))),
    ],
)
def test_what_does_not_fit_together_is_noted_once_by_its_cell(
    tmp_path: Path, rows: list[dict[str, object]], expected: tuple[str, str]
) -> None:
    assert notes(write_csv(tmp_path / "台账.csv", rows)) == [expected]


def test_members_of_unknown_health_speak_against_nobody(tmp_path: Path) -> None:
    rows = [person(1, 健康状况="健康"), person(1, 2, 健康状况="")]
    assert notes(write_csv(tmp_path / "台账.csv", rows)) == []


def test_a_problem_names_the_first_cells_and_how_many_there_are(tmp_path: Path) -> None:
    rows = [row for number in range(1, 10) for row in household(number, 1, 主要致贫原因="")]
    (problem,) = settled(write_csv(tmp_path / "台账.csv", rows)).problems
    assert (problem.code, problem.details["count"], problem.details["rows"]) == ("F230", 9, "N3、N4、N5、N6、N7、N8…")


def test_two_registers_of_the_same_people_are_used_in_neither_version(tmp_path: Path) -> None:
    both = [*household(1, 2), *household(2, 3)]
    one, other = write_csv(tmp_path / "一.csv", both), write_csv(tmp_path / "二.csv", [*both, *household(3, 1)])
    found = settle_households([cleaned(one), cleaned(other)])
    assert len(found.persons) == 0
    assert [problem.code for problem in found.problems] == ["F229"]


def test_a_township_may_hand_in_its_register_village_by_village(tmp_path: Path) -> None:
    one = write_csv(tmp_path / "东村.csv", household(1, 2))
    other = write_csv(tmp_path / "西村.csv", household(2, 3, 行政村="西村"), title=TITLE)
    found = settle_households([cleaned(one), cleaned(other)])
    assert found.persons.groupby("village")["household"].agg(["size", "nunique"]).to_numpy().tolist() == [[2, 1], [3, 1]]
    assert found.problems == ()


def test_nothing_of_a_person_is_left(tmp_path: Path) -> None:
    found = settled(write_csv(tmp_path / "台账.csv", household(1, 2)))
    assert not {"person", "identity", "health", "student", "is_head"} & set(found.persons.columns)
    assert found.persons["household"].tolist() == [0, 0]


def test_a_household_that_goes_on_over_the_page_makes_no_second_register(tmp_path: Path) -> None:
    people = [*household(1, 2, 人数=2), *household(2, 3, 人数=3)]
    first, second = (cleaned(write_csv(tmp_path / name, rows)) for name, rows in (("一.csv", people[:4]), ("二.csv", people[4:])))
    whole = [
        replace(one, persons=one.persons.assign(file="台账.xlsx", sheet=name)) for name, one in (("1", first), ("2", second))
    ]
    found = settle_households(whole)
    assert found.problems == ()
    assert len(found.persons) == 5
    assert found.persons["household"].nunique() == 2
    again = [first, replace(second, persons=first.persons.tail(2).assign(file="又.csv"))]  # people on both are a second version
    assert [problem.code for problem in settle_households(again).problems] == ["F229"]
