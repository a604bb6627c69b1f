"""What an office says its own items are made of is an edit: the parts add up."""

from __future__ import annotations

from fupin_analysis.core.words.additions import Addition
from fupin_analysis.crosscheck.edits.additions import rules_of_additions


def addition(
    zh: str, *parts: str, topic: str = "production", measures: tuple[str, ...] = (), aliases: tuple[str, ...] = ()
) -> Addition:
    return Addition("本县.toml", topic, zh, aliases, measures, parts, "", "")


def test_each_addition_with_parts_is_an_edit_in_order_of_topic_and_label() -> None:
    one = addition("乙类补助", "甲类补助", "产业奖补", measures=("amount_yuan", "rate"))
    other = addition("甲类补助", aliases=("甲补",))
    first = addition("因灾", "因病", "因学", topic="cause", measures=("households",))
    rules = rules_of_additions([one, other, first])
    assert [(rule.code, rule.kind, rule.severity, rule.zh, rule.source) for rule in rules] == [
        ("V101", "balance", "warning", "因灾＝因病＋因学", "本县.toml"),
        ("V102", "balance", "warning", "乙类补助＝甲类补助＋产业奖补", "本县.toml"),
    ]
    assert [formula.text for formula in rules[1].formulas] == [
        "production/乙类补助.amount_yuan = production/甲类补助.amount_yuan + production/grants.amount_yuan"
    ]
    assert [formula.text for formula in rules[0].formulas] == [
        "cause/因灾.households = cause/illness.households + cause/schooling.households"
    ]


def test_one_part_is_no_sum_and_parts_are_known_by_other_names_and_in_own_words() -> None:
    assert rules_of_additions([addition("乙类补助", "甲类补助")]) == ()
    (rule,) = rules_of_additions(
        [addition("乙类补助", "甲补", "没有这个词", measures=("count",)), addition("甲类补助", aliases=("甲补",))]
    )
    assert rule.formulas[0].text == "production/乙类补助.count = production/甲类补助.count + production/没有这个词.count"


def test_without_measures_all_that_add_up_are_meant_and_no_share_or_average() -> None:
    (rule,) = rules_of_additions([addition("乙类补助", "产业奖补", "产业扶持补助")])
    measures = {formula.leading.measure for formula in rule.formulas}
    assert {"households", "amount_yuan", "length_km"} <= measures
    assert not {name for name in measures if "_per_" in name or name == "rate"}
