"""Whose a task is, and what of it: 脱贫人口 at work are to find work and not to leave poverty, and 完成率 is of the task."""

import pytest

from fupin_analysis.core.words.phrases import match_phrase


@pytest.mark.parametrize(
    ("phrase", "item"),
    [
        ("脱贫人口务工就业目标", "employment/employed_planned_of_exited"),
        ("脱贫人口务工就业任务", "employment/employed_planned_of_exited"),
        ("脱贫人口培训目标", "training/courses_planned_of_exited"),
        ("脱贫人口目标", "plan/exit"),
    ],
)
def test_people_who_left_poverty_are_those_whose_task_it_is(phrase, item):
    found = match_phrase(phrase, unit="人").item

    assert f"{found.topic}/{found.name}" == item


@pytest.mark.parametrize(
    ("phrase", "item"),
    [
        ("就业完成率", "employment/employed_completed_rate"),
        ("培训任务完成率", "training/courses_completed_rate"),
        ("危房改造完成率", "housing/rebuilding_rate"),
        ("危房改造竣工率", "housing/rebuilding_rate"),
    ],
)
def test_how_far_a_task_is_done_is_no_share_of_people(phrase, item):
    found = match_phrase(phrase, unit="%").item

    assert f"{found.topic}/{found.name}" == item
