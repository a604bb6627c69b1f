"""How far projects have come, in the sentence behind as well; how far a task is done; and what is wrong with those counted."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "实施项目21个，总投资1356万元。截止6月底，开工18个，完成投资642万元，占总投资的47.3%。",
            [
                "infrastructure/项目开工.count=18@2018H1",
                "infrastructure/项目完成投资.amount_yuan=6420000@2018H1",
                "infrastructure/项目完成投资.rate=0.473@2018H1",
            ],
        ),
        (
            "计划实施项目9个，已开工8个，开工率88.9%。",
            ["infrastructure/项目开工.count=8", "infrastructure/项目开工率.rate=0.889"],
        ),
        ("危房改造9户，其中开工8户。", ["housing/rebuilt_started.households=8"]),
    ],
)
def test_what_was_begun_of_projects_is_not_how_many_there_are(text, expected):
    assert figures(text, heading="项目建设")[-len(expected) :] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "务工532人，超过去年508人的规模，完成年度任务的104.7%。",
            ["employment/employed.persons=508@2017", "employment/就业任务完成率.rate=1.047"],
        ),
        (
            "完成危房改造32户，占年度任务40户的80%。",
            ["housing/rebuilt_planned.households=40", "housing/rebuilding_rate.rate=0.8"],
        ),
        (
            "人均纯收入16532元，比上年增加1820元，增长12.4%。",
            ["income/农民人均纯收入增加.amount_per_person_yuan=1820", "income/农民人均纯收入增长.rate=0.124"],
        ),
    ],
)
def test_a_share_of_a_task_is_of_what_was_done(text, expected):
    assert figures(text)[1:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2户监测对象信息更新不及时。", "monitoring/监测对象信息更新不及时.households=2"),
        ("监测对象26户，信息准确。", "monitoring/total.households=26"),
        ("脱贫不稳定户14户。", "monitoring/unstable_exited.households=14"),
    ],
)
def test_those_with_a_fault_are_not_all(text, expected):
    assert figures(text, year=2022) == [expected]


def test_a_word_of_a_doer_decides_by_itself_and_not_by_the_rest_of_the_paragraph():
    text = "学生187名无一人辍学，发放教育资助金15.6万元；脱贫人口参保1295人。"
    assert figures(text)[1] == "education/aid.amount_yuan=156000"


@pytest.mark.parametrize(
    ("text", "name"), [("全镇百亩以上基地仅有5个。", "百亩以上基地"), ("64名干部与112户贫困户结对。", "干部")]
)
def test_own_words_end_with_a_noun(text, name):
    assert f"/{name}." in figures(text)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人均纯收入9660元，高于上年820元。", "income/农民人均纯收入高于上年.amount_per_person_yuan=820"),
        ("外出务工2310人，超过去年210人。", "employment/外出务工超过去年.persons=210"),
        ("外出务工2310人，超过去年的2180人。", "employment/migrant_workers.persons=2180@2017"),
    ],
)
def test_by_how_much_last_year_is_passed_is_no_level_of_last_year(text, expected):
    assert figures(text)[-1] == expected
