"""Problems held against figures, worked out by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from fupin_analysis.measure.procedure.problems import measure_problems

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
