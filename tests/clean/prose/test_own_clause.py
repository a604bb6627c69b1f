"""Where a clause has words that its item does not explain, the clause is right; each has a neighbour that keeps its item."""

import pytest

from tests.clean.prose.sentence import figures, kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共摸排出34名符合条件的学生,补助资金5.1万元。", "education/符合条件的学生.persons=34"),
        ("排查出18户存在住房隐患的农户。", "visits/存在住房隐患的农户.households=18"),
        ("共排查640户。", "visits/investigated.households=640"),
        ("清理乱堆乱放73户。", "infrastructure/清理乱堆乱放.households=73"),
        ("清除违章建筑15户。", "infrastructure/清除违章建筑.households=15"),
        ("清理破旧房屋92处。", "infrastructure/清理破旧房屋.count=92"),
        ("清理不符合条件的贫困户9户。", "registry/removed.households=9"),
        ("全镇有80岁以上老人418人。", "living/80岁以上老人.persons=418"),
        ("有百岁老人2人。", "living/百岁老人.persons=2"),
        ("全镇有60岁以上老人3051人。", "living/elders_60_plus.recipients=3051"),
        ("发放优抚对象生活补助97人次,金额41万元。", "living/优抚对象生活补助.person_times=97"),
        ("发放寄宿生生活补助118人6万元。", "education/boarders.recipients=118"),
        ("监测户在市内务工23人。", "employment/监测户在市内务工.persons=23"),
        ("县内务工318人。", "employment/within_county.persons=318"),
        ("全镇外出务工1740人。", "employment/migrant_workers.persons=1740"),
        ("户贷企用37户185万元已全部还清。", "credit/enterprise_use_repaid.households=37"),
        ("户贷企用37户185万元。", "credit/enterprise_use.households=37"),
        ("残疾人护理补贴新增14人。", "living/残疾人护理补贴新增.persons=14"),
        ("残疾人护理补贴享受214人。", "living/disability_care.recipients=214"),
        ("脱贫户及监测户人均可支配收入达到1.3万元。", "income/脱贫户及监测户人均可支配收入.amount_per_person_yuan=13000"),
        ("全镇农民人均可支配收入达到1.3万元。", "income/disposable_per_capita.amount_per_person_yuan=13000"),
        ("发放孤儿生活费、残疾人护理补贴等共计86万元。", "living/孤儿生活费、残疾人护理补贴.amount_yuan=860000"),
        ("发放残疾人护理补贴86万元。", "living/disability_care.amount_yuan=860000"),
        ("云溪山庄等4个项目通过预审。", "infrastructure/云溪山庄等项目.count=4"),
        ("实施道路硬化等4个项目。", "infrastructure/projects.projects=4"),
        ("完成旱厕改造247户。", "infrastructure/toilets.households=247"),
    ],
)
def test_the_clause_says_what_is_counted(text, expected):
    assert figures(text, year=2022)[0] == expected


def test_money_of_all_that_was_done_is_not_that_of_the_last():
    assert (
        figures("种植烤烟130亩,养牛21头,改厕42户,共投入资金95万元。")[-1]
        == "production/烤烟、肉牛、厕所改造资金.amount_yuan=950000"
    )
    assert figures("改厕42户,投入资金95万元。")[-1] == "infrastructure/toilets.amount_yuan=950000"
    assert figures("修缮7户、重建2户危房,共投入17.6万元。")[-1].startswith("housing/")


def test_who_goes_to_school_is_not_who_is_paid():
    text = "全镇有在校学生163人,其中幼儿园31人,小学82人。脱贫户在校学生54人,其中幼儿园9人,小学28人。"
    assert figures(text) == [
        "education/in_school.persons=163",
        "education/在校学生：幼儿园.persons=31",
        "education/在校学生：小学.persons=82",
        "education/脱贫户在校学生.persons=54",
        "education/脱贫户在校学生：幼儿园.persons=9",
        "education/脱贫户在校学生：小学.persons=28",
    ]
    paid = "在校学生163人,发放补助:幼儿园31人2万元,小学82人4万元。"
    assert "education/preschool.recipients=31" in figures(paid)


def test_what_projects_are_of_is_no_further_project():
    assert figures("实施产业项目96个,其中稻渔养殖57个,涉及经营主体21个。") == [
        "production/projects.projects=96",
        "production/稻渔养殖项目.count=57",
        "production/business_entities.count=21",
    ]
    assert figures("实施项目9个,其中基础设施5个、产业发展4个。")[1:] == [
        "infrastructure/projects.projects=5",
        "production/projects.projects=4",
    ]


def test_for_whom_it_was_done_is_not_everybody():
    assert figures("排查出18户存在住房隐患的农户,已整改8户。")[-1] == "rectification/整改.households=8"


def test_more_people_than_a_township_has_are_asked_about():
    assert kinds("现有农村低保对象3864127人。") == {"3864127人": "leftover"}
    assert kinds("现有农村低保对象1864人。") == {"1864人": "figure"}


def test_a_noun_behind_a_number_of_people_names_them():
    text = "有标准化卫生室1个,有1个中心小学和2个教学点,9名老师,74名学生。"
    assert [one.partition(".")[0] for one in figures(text)][1:] == [
        "education/中心小学",
        "education/教学点",
        "education/老师",
        "education/学生",
    ]
    assert figures("资助助学金3万元,12名学生受益。")[-1].startswith("education/")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收集需求56条、对接需求48条。", "对接需求.count=48"),
        ("全年组织活动8次，对接帮扶意向15个。", "对接帮扶意向.count=15"),
        ("对外推介会3场。", "对外推介会.sessions=3"),
    ],
)
def test_a_verb_is_not_cut_in_its_middle(text: str, expected: str) -> None:
    assert figures(text)[-1].split("/")[1] == expected
