"""What can be held against an item in its own words: of its own figures, its whole, its share."""

import pytest

from fupin_analysis.crosscheck.checks import check_consistency
from fupin_analysis.crosscheck.edits.formula import parse_formula
from fupin_analysis.crosscheck.edits.rules import load_rules
from fupin_analysis.crosscheck.own_words import about_own
from fupin_analysis.flow import read_files
from tests.crosscheck.edits.test_rules import figures_of

BEDS, PART = ("other", "菌棒户数"), ("other", "菌棒户数：其中平菇")


def told(text, item, *paths):
    return [str(one.text) for one in about_own(parse_formula(text), item, set(paths))]


def test_an_edit_of_one_item_asks_for_the_figure_that_it_is_about():
    bound = "any/any.households <= any/any.persons"
    both = [(*BEDS, "households"), (*BEDS, "persons")]
    assert len(told(bound, BEDS, *both)) == 1
    assert told(bound, BEDS, both[1]) == []
    assert told(bound, PART, *both) == []


def test_a_part_is_held_against_the_whole_that_its_words_name():
    bound = "any/any.households <= any/whole.households"
    whole, part = (*BEDS, "households"), (*PART, "households")
    (made,) = about_own(parse_formula(bound), PART, {whole, part})
    assert [(one.topic, one.item) for one in made.references] == [PART, BEDS]
    assert told(bound, BEDS, whole, part) == []  # itself part of nothing
    assert told(bound, PART, part) == []  # its whole is not stated
    assert told(bound, PART, part, (*BEDS, "persons")) == []  # or in another measure only


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("低保户268户，特困供养42户，其中低保中建档立卡户186户。", []),  # of those before the last
        ("扶贫车间吸纳就业86人，其中贫困劳动力92人。", ["L901"]),
    ],
)
def test_a_part_that_says_of_whom_it_is_is_not_one_of_the_number_before_it(text, rules, tmp_path):
    path = tmp_path / "总结.md"
    path.write_text(f"岭下镇2019年脱贫攻坚工作总结\n\n全镇{text}\n", encoding="utf-8")
    assert list(read_files([path]).findings["rule"]) == rules


def test_an_edit_of_a_topic_is_open_to_what_it_names() -> None:
    rules = {rule.code: rule for rule in load_rules()}
    assert rules["L108"].is_open_to("cause", "收入不达标")
    assert not rules["L108"].is_open_to("other", "收入不达标")
    assert rules["U601"].is_open_to("production", "grants_of_first_batch")
    assert not rules["U601"].is_open_to("production", "冷链物流园")  # what a park cost is paid to no household
    assert rules["L901"].is_open_to("production", "冷链物流园")
    assert not rules["L901"].is_open_to("publicity", "leaflets_planned")  # composed, and in no own words
    assert not rules["P901"].is_open_to("publicity", "leaflets_planned")
    assert rules["P901"].is_open_to("publicity", "口袋书")


@pytest.mark.parametrize(("households", "codes"), [(23, []), (230, ["L108"])])
def test_a_cause_in_its_own_words_is_of_those_registered(households: int, codes: list[str]) -> None:
    lines = f"registry/total.households = 100; cause/收入不达标.households = {households}"
    assert list(check_consistency(figures_of(lines))["rule"]) == codes
