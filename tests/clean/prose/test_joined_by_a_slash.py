"""Nouns joined by a slash are one noun of their own; 从业 is no preposition with 业 behind it."""

from __future__ import annotations

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("脱贫户/监测户共88户/301人。", "monitoring/脱贫户、监测户"),
        ("现有脱贫户/监测户88户301人。", "monitoring/脱贫户、监测户"),
        ("低保户/特困户共88户/301人。", "living/低保户、特困户"),
        ("边缘户/脱贫不稳定户88户/301人。", "monitoring/边缘户、脱贫不稳定户"),
        ("脱贫户／监测户共88户301人。", "monitoring/脱贫户、监测户"),
    ],
)
def test_groups_joined_by_a_slash_are_neither(text: str, joined: str) -> None:
    assert figures(text, year=2021) == [f"{joined}.households=88", f"{joined}.persons=301"]


def test_counts_joined_by_a_slash_are_of_one_group() -> None:
    assert figures("脱贫户88户/301人，监测户8户/30人。", year=2021) == [
        "registry/exited.households=88",
        "registry/exited.persons=301",
        "monitoring/total.households=8",
        "monitoring/total.persons=30",
    ]


@pytest.mark.parametrize("noun", ["从业人员", "从业人数", "从业者", "从教人员", "从医人员"])
def test_who_works_keeps_the_word_for_it(noun: str) -> None:
    assert figures(f"{noun}120人。") == [f"other/{noun}.persons=120"]


def test_what_is_done_keeps_the_word_for_it() -> None:
    assert figures("从事养殖的农户120户。") == ["production/从事养殖的农户.households=120"]


@pytest.mark.parametrize("text", ["从县财政局争取资金20万元。", "从事业单位选派干部20人。"])
def test_a_preposition_is_no_part_of_a_name(text: str) -> None:
    assert not any("从" in one for one in figures(text))
