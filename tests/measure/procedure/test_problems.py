"""Problems held against figures, worked out by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from fupin_analysis.measure.procedure.problems import hold_problems, measure_problems
from fupin_analysis.measure.procedure.ties import ties_of

TOWNS = {"甲山镇": (40, 100), "乙水乡": (10, 100), "丙河镇": (30, 200), "丁湖镇": (50, 250)}


def figure(township, topic, item, measure, value, *, year=2018, place=""):
    return {
        "township": township,
        "year": year,
        "period": str(year),
        "place": place,
        "topic": topic,
        "item": item,
        "measure": measure,
        "value": float(value),
        "statement": 1,
        "source": f"{township}-{item}",
    }


FIGURES = pd.DataFrame(
    [
        *(figure(name, "cause", "illness", "households", ill) for name, (ill, _all) in TOWNS.items()),
        *(figure(name, "registry", "total", "households", every) for name, (_ill, every) in TOWNS.items()),
        figure("甲山镇", "exit", "done", "households", 40),
        figure("甲山镇", "exit", "done", "households", 30, year=2017),
        figure("甲山镇", "plan", "exit", "households", 55),
        figure("甲山镇", "training", "job_fairs", "sessions", 0),
        figure("甲山镇", "employment", "employed", "persons", 12, place="一心村"),
    ]
)


def held(claim, topic="", item="", base="", figures=FIGURES):
    row = {"township": "甲山镇", "year": 2018, "problem": "问题", "topic": topic, "item": item, "source": "a"}
    return measure_problems(pd.DataFrame([row | {"base_item": base, "claim": claim}]), figures).iloc[0]


@pytest.mark.parametrize(
    ("claim", "topic", "item", "base", "verdict"),
    [
        ("short", "exit", "当年脱贫", "计划脱贫", "supported"),
        ("short", "plan", "计划脱贫", "当年脱贫", "contradicted"),
        ("short", "exit", "当年脱贫", "说不清的指标", "not_comparable"),
        ("none", "training", "招聘会", "", "supported"),
        ("none", "exit", "当年脱贫", "", "contradicted"),
        ("rising", "exit", "当年脱贫", "", "supported"),
        ("falling", "exit", "当年脱贫", "", "contradicted"),
        ("falling", "cause", "因病", "", "not_comparable"),
        ("above_others", "cause", "因病", "", "supported"),
        ("below_others", "cause", "因病", "", "contradicted"),
        ("above_others", "exit", "当年脱贫", "", "not_comparable"),
        ("none", "employment", "安置就业", "", "no_figures"),
        ("", "exit", "当年脱贫", "", "not_tied"),
        ("none", "", "说不清的指标", "", "not_tied"),
    ],
)
def test_a_claim_against_the_figures(claim, topic, item, base, verdict):
    assert held(claim, topic, item, base)["verdict"] == verdict


def test_others_are_compared_per_registered_household():
    row = held("above_others", "cause", "因病")
    assert (row["value"], row["base"], row["others"]) == (0.4, 0.15, 3)  # of 0.1, 0.15 and 0.2 the middle


def test_a_plan_for_the_year_may_stand_in_the_return_of_the_year_before():
    plan = FIGURES[FIGURES["topic"].eq("plan")].assign(year=2017)
    earlier = pd.concat([FIGURES[~FIGURES["topic"].eq("plan")], plan], ignore_index=True)
    assert held("short", "exit", "当年脱贫", "计划脱贫", figures=earlier)[["verdict", "base"]].tolist() == ["supported", 55.0]


def test_both_figures_are_named():
    assert held("short", "exit", "当年脱贫", "计划脱贫")["figure_source"] == "甲山镇-done; 甲山镇-exit"


def test_two_others_are_too_few():
    few = FIGURES[~FIGURES["township"].eq("丁湖镇")]
    assert held("above_others", "cause", "因病", figures=few)["verdict"] == "not_comparable"


NAMED = Path(__file__).with_name("named_problems.csv")


def named_rows():
    with NAMED.open(encoding="utf-8", newline="") as file:
        return [(row["text"], set(filter(None, row["ties"].split("|")))) for row in csv.DictReader(file)]


def test_problems_in_words_are_tied_to_the_figures_they_speak_of():
    """Forty sentences with answers by hand; none is tied to a figure that it does not speak of."""
    found = {text: {f"{tie.topic}/{tie.item} {tie.claim}" for tie in ties_of(text)} for text, _ties in named_rows()}
    assert len(found) == 40
    assert [text for text, ties in named_rows() if not found[text] <= ties] == []
    assert sum(found[text] == ties for text, ties in named_rows()) >= 39


def said(problem, figures=FIGURES, source="总结.txt › 第9段 › 第3-20字"):
    row = {"township": "甲山镇", "year": 2018, "problem": problem, "topic": "", "item": "", "base_item": "", "claim": ""}
    table = measure_problems(pd.DataFrame([row | {"source": source}]), figures)
    return [tuple(row) for row in table[["item", "claim", "verdict"]].itertuples(index=False)]


CAUSES = pd.DataFrame(
    [
        figure("甲山镇", "cause", item, "households", households)
        for item, households in (("illness", 94), ("lack_of_labour", 164), ("schooling", 3), ("disaster", 2), ("disability", 20))
    ]
)


@pytest.mark.parametrize(
    ("problem", "verdict"),
    [
        ("脱贫进度滞后，没有达到计划", [("当年脱贫", "short", "supported")]),
        ("因病致贫户占比大", [("因病", "leading", "supported")]),
        ("因学致贫户占比大", [("因学", "leading", "contradicted")]),
        ("2个自然村旱季缺水", [("饮水困难", "some", "no_figures")]),
        ("干部业务能力不强", [("", "", "not_tied")]),
    ],
)
def test_a_problem_in_words_is_held_against_the_figures(problem, verdict):
    others = FIGURES[~FIGURES["topic"].eq("cause")]
    assert said(problem, pd.concat([others, CAUSES], ignore_index=True)) == verdict


def test_too_few_causes_have_no_largest():
    assert said("因病致贫户占比大") == [("因病", "leading", "not_comparable")]


def test_a_number_of_the_sentence_itself_bears_nothing_out():
    inside = figure("甲山镇", "registry", "not_exited", "households", 36) | {"source": "总结.txt › 第9段 › 第10-12字"}
    assert said("仍有36户未脱贫户", pd.DataFrame([inside])) == [("未脱贫", "some", "no_figures")]


@pytest.mark.parametrize(("other", "verdict"), [(36, "supported"), (58, "contradicted")])
def test_a_number_of_the_sentence_is_held_against_the_same_figure_elsewhere(other, verdict):
    inside = figure("甲山镇", "registry", "not_exited", "households", 36) | {"source": "总结.txt › 第9段 › 第10-12字"}
    outside = figure("甲山镇", "registry", "not_exited", "households", other) | {"source": "表.xlsx › 脱贫 › C3", "statement": 2}
    assert ("未脱贫", "stated", verdict) in said("仍有36户未脱贫户", pd.DataFrame([inside, outside]))


def test_a_rate_below_all_of_them_is_incomplete():
    rate = figure("甲山镇", "medical", "insured_rate", "rate", 0.98)
    assert said("参保率未达到100%", pd.DataFrame([rate])) == [("参保率", "incomplete", "supported")]
    assert said("参保率未达到100%", pd.DataFrame([rate | {"value": 1.0}])) == [("参保率", "incomplete", "contradicted")]


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("因病因残因灾返贫压力较大", []),
        ("因病返贫风险较高", []),
        ("帮扶资金使用进度不够快", ["funds/spent"]),
        ("驻村队员全年在岗天数不足200天的有4人", []),
        ("产业项目联农带农机制不够紧密", []),
    ],
)
def test_words_that_stand_near_are_not_yet_what_is_said(text, ties):
    assert [f"{tie.topic}/{tie.item}" for tie in ties_of(text)] == ties


def test_what_was_held_travels_to_the_pages():
    row = {"township": "甲山镇", "year": 2018, "problem": "招聘会未开", "topic": "training", "item": "招聘会", "source": "总结"}
    (one,) = hold_problems(pd.DataFrame([row | {"base_item": "", "claim": "none"}]), FIGURES)
    assert (one.township, one.year, one.problem, one.item) == ("甲山镇", 2018, "招聘会未开", "招聘会")
    assert (one.verdict, one.value, one.source, one.figure_source) == ("supported", 0.0, "总结", "甲山镇-job_fairs")
