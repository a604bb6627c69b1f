"""What a text plans is kept apart from what was done, in sentences, under headings, in whole papers and their tables."""

import pandas as pd
import pytest

from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.clean.prose.planned import planned_figures
from fupin_analysis.core.prose import Paragraph, Prose
from fupin_analysis.core.words.planning import planned_item
from fupin_analysis.core.words.terms import load_vocabulary
from tests.clean.prose.sentence import figures

NEXT = "四、2019年工作打算"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "新修水渠8公里，新打机井6眼。",
            ["infrastructure/canals_planned.length_km=8@2019", "infrastructure/wells_planned.count=6@2019"],
        ),
        (
            "举办技能培训5期300人次。",
            ["training/labour_skills_planned.sessions=5@2019", "training/labour_skills_planned.participants=300@2019"],
        ),
        ("发放小额信贷400万元。", ["credit/loans_planned.amount_yuan=4000000@2019"]),
        ("对建档立卡户298户落实帮扶措施。", ["registry/total.households=298"]),
        ("确保56户151人脱贫。", ["plan/exit.households=56@2019", "plan/exit.persons=151@2019"]),
    ],
)
def test_under_a_heading_of_plans(text, expected):
    assert figures(text, heading=NEXT) == expected


def test_own_words_of_a_plan_say_so():
    (figure,) = figures("续建观光栈道3公里。", heading=NEXT)
    assert figure == "infrastructure/计划续建观光栈道.length_km=3@2019"


def test_a_verb_that_plans_is_not_said_twice():
    assert figures("拟建观光栈道3公里。", heading=NEXT) == ["infrastructure/计划建观光栈道.length_km=3@2019"]
    assert figures("拟定方案12个。", heading=NEXT) == ["other/拟定方案.count=12@2019"]


def test_what_was_won_and_what_was_done_are_no_plans():
    assert figures("今年争取财政专项扶贫资金260万元。") == ["funds/special.amount_yuan=2600000"]
    assert figures("三年规划搬迁88户，2018年完成35户。")[-1] == "housing/relocation.households=35"
    assert figures("预计三年后见效，今年给276户分了红。")[-1].endswith(".households=276")
    assert "planned" not in figures("预计三年后见效，今年给276户分了红。")[-1]


def test_who_is_on_a_roll_stays_there_and_who_leaves_it_may_be_planned():
    item = load_vocabulary().item
    assert planned_item(item("monitoring", "total")).name == "total"
    assert planned_item(item("visits", "helping_officials")).name == "helping_officials"
    assert planned_item(item("monitoring", "risk_removed")).zh == "计划风险消除"
    assert planned_item(item("exit", "done")) == item("plan", "exit")
    assert planned_item(item("housing", "rebuilt_planned")).name == "rebuilt_planned"


TITLE = "丁水乡2017年脱贫攻坚工作方案"


def test_a_paper_that_is_a_plan_has_done_only_what_it_looks_back_on():
    text = "2016年全乡硬化通组路4公里。2017年，硬化通组路9公里，发放产业奖补60万元。"
    prose = Prose("方案.txt", (Paragraph(1, TITLE), Paragraph(2, text)))
    read = clean_prose(prose).figures[["item", "period", "value"]].values.tolist()
    assert read == [["group_roads", "2016", 4.0], ["group_roads_planned", "2017", 9.0], ["grants_planned", "2017", 600000.0]]


def test_a_table_in_a_plan_is_planned_but_for_what_is_behind():
    rows = pd.DataFrame(
        {
            "topic": ["infrastructure", "infrastructure", "registry", "production"],
            "item": ["street_lights", "street_lights", "total", "观光栈道"],
            "period": ["2017", "2016", "2017", "2017"],
        }
    )
    found = planned_figures(rows, 2017)
    assert found["item"].tolist() == ["street_lights_planned", "street_lights", "total", "计划观光栈道"]


def test_this_year_in_a_plan_is_planned_though_last_year_was_done():
    text = "2016年已硬化通组路4公里，今年再硬化7公里。"
    read = clean_prose(Prose("方案.txt", (Paragraph(1, TITLE), Paragraph(2, text)))).figures
    assert [(name.endswith("_planned"), period) for name, period in zip(read["item"], read["period"], strict=True)] == [
        (False, "2016"),
        (True, "2017"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按照年初计划新建蓄水池8口，已全部完工。", ["infrastructure/water_tanks.count=8"]),
        (
            "年初计划改造危房40户，实际完成45户。",
            ["housing/rebuilt_planned.households=40", "housing/rebuilt.households=45"],
        ),
        ("计划修建机井6眼，实际完成8眼。", ["infrastructure/wells_planned.count=6", "infrastructure/wells.count=8"]),
    ],
)
def test_what_was_done_as_planned_is_done(text, expected):
    assert figures(text) == expected


def test_what_is_new_of_a_thing_may_be_planned():
    assert figures("新增茶叶500亩。", heading=NEXT) == ["production/tea_planned.area_mu=500@2019"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "按照“五个一批”要求，发展产业脱贫83户、教育脱贫14户。",
            ["exit/by_production.households=83", "exit/by_education.households=14"],
        ),
        (
            "按照六个一批工作思路，通过发展产业脱贫77户，全镇脱贫115户。",
            ["exit/by_production.households=77", "exit/done.households=115"],
        ),
        ("按照“七个一批”脱贫路径，社会保障兜底脱贫19户。", ["exit/by_safety_net.households=19"]),
        ("按照五个一批的要求，需通过易地搬迁脱贫12户。", ["housing/relocation_planned.households=12"]),
        ("按照“五个一批”计划，易地搬迁脱贫21户。", ["housing/relocation_planned.households=21"]),
        (
            "去年计划新建水池14口，经水利局核实，今年还需新建3口。",
            ["infrastructure/water_tanks_planned.count=14@2017", "infrastructure/water_tanks_planned.count=3"],
        ),
        (
            "年初计划改造危房31户，经镇村核查，仍需改造危房7户。",
            ["housing/rebuilt_planned.households=31", "housing/rebuilt_planned.households=7"],
        ),
        (
            "原计划硬化道路8公里，经交通局审定，尚需硬化道路3公里。",
            ["infrastructure/paved_roads_planned.length_km=8", "infrastructure/paved_roads_planned.length_km=3"],
        ),
        (
            "年初计划改造危房31户，经住建局核实，全镇改造危房36户。",
            ["housing/rebuilt_planned.households=31", "housing/rebuilt.households=36"],
        ),
        ("经排查，尚需整改问题4个，已整改问题17个。", ["rectification/found.count=4", "rectification/corrected.count=17"]),
    ],
)
def test_a_list_of_ways_is_no_plan_and_what_is_still_needed_is(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县委要求全镇干部下沉，走访群众2290户。", ["visits/households_visited.households=2290"]),
        ("县里要求我镇扎实推进，脱贫57户。", ["exit/done.households=57"]),
        ("县里要求我镇在2018年底前整改到位，脱贫57户。", ["exit/done.households=57"]),
        ("县里要求我镇今年改造危房33户。", ["housing/rebuilt_planned.households=33"]),
        (
            "县委要求全镇脱贫44户，改造危房21户。",
            ["plan/exit.households=44", "housing/rebuilt_planned.households=21"],
        ),
        ("一、如期实现脱贫目标2018年全镇脱贫57户。", ["exit/done.households=57"]),
        ("二、抓实年度计划全镇脱贫57户。", ["exit/done.households=57"]),
        ("（二）紧扣脱贫目标全镇改造危房23户。", ["housing/rebuilt.households=23"]),
        ("2.严格执行工作计划，改造危房23户。", ["housing/rebuilt.households=23"]),
        ("三、目标任务。全镇脱贫57户。", ["plan/exit.households=57"]),
        ("三、2018年脱贫目标。全镇脱贫57户。", ["plan/exit.households=57"]),
        ("围绕计划脱贫40户的目标，全镇苦干。", ["plan/exit.households=40"]),
    ],
)
def test_what_is_asked_in_general_or_followed_is_no_plan(text, expected):
    assert figures(text) == expected


def test_a_plan_that_is_followed_within_a_section_of_plans_is_planned():
    text = "（一）紧扣脱贫目标。改造危房22户。"

    assert figures(text, heading=NEXT) == ["housing/rebuilt_planned.households=22@2019"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2019年就业率达到90%以上。", "employment/计划就业率"),
        ("2019年监测对象风险消除率达到98%。", "monitoring/计划风险消除率"),
        ("2019年家庭医生签约率达到100%。", "medical/family_doctors_rate_planned"),
    ],
)
def test_a_rate_to_be_reached_is_no_fact_of_its_year(text: str, name: str) -> None:
    assert figures(text, heading="四、2019年工作计划")[0].split(".")[0] == name
    assert "计划" not in figures(text.replace("2019", "2018"))[0]
