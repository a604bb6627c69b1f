"""A noun or a verb of its own says who a number counts, whatever status stands beside it."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("贫困户家庭12名儿童。", ["population/贫困户家庭儿童.persons=12"]),
        ("有3名孤儿、5名重病患者。", ["living/orphans.recipients=3", "population/重病患者.persons=5"]),
        ("村里设保洁岗，12名贫困户上岗。", ["employment/贫困户上岗.persons=12"]),
        (
            "办起3个合作社，10户贫困户入股。",
            ["production/professional_cooperatives.count=3", "production/贫困户入股.households=10"],
        ),
        ("其中建档立卡贫困重度残疾人户4户。", ["living/建档立卡贫困重度残疾人户.households=4"]),
        ("为12名贫困户子女购买书包。", ["population/贫困户子女.persons=12"]),
        ("48名脱贫户妇女进厂。", ["population/脱贫户妇女.persons=48"]),
        ("大排查后核定建档立卡贫困户310户。", ["registry/total.households=310"]),
        (
            "查出应纳入的贫困户14户，错退1户。",
            ["registry/查出应纳入的贫困户.households=14", "registry/wrongly_exited.households=1"],
        ),
        (
            "脱贫61户，余贫困人口57户115人。",
            ["exit/done.households=61", "registry/not_exited.households=57", "registry/not_exited.persons=115"],
        ),
        ("改造7户贫困户住房。", ["registry/改造贫困户住房.households=7"]),
        ("教师6名，学生53名。", ["education/teachers.persons=6", "education/学生.persons=53"]),
    ],
)
def test_the_noun_or_verb_at_the_number_says_who_is_counted(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇有12名贫困户。", ["registry/total.persons=12"]),
        ("全镇贫困户780名。", ["registry/total.persons=780"]),
        ("资助学生53名。", ["education/aid.recipients=53"]),
        (
            "义务教育阶段脱贫学生53名；发放雨露计划补助9万元。",  # paid to others
            ["education/义务教育阶段脱贫学生.persons=53", "education/yulu.amount_yuan=90000"],
        ),
        ("排查建档立卡贫困户310户。", ["visits/investigated.households=310"]),
        ("210户贫困户全部参加医保。", ["medical/insured.households=210"]),
        ("带动300余户贫困户，其余贫困户57户外出务工。", None),
    ],
)
def test_a_status_alone_and_what_is_done_for_all_keep_their_item(text, expected):
    if expected is None:
        assert not any("not_exited" in figure for figure in figures(text))
    else:
        assert figures(text) == expected
