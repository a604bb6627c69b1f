"""What shows that figures are of something else than an edit speaks of."""

import pandas as pd
import pytest

from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.core.figures import to_figures
from fupin_analysis.core.prose import Paragraph, Prose
from fupin_analysis.crosscheck.checks import check_consistency
from fupin_analysis.crosscheck.edits.rules import load_rules
from tests.crosscheck.edits.test_rules import apply_to, figures_of

RULES = {rule.code: rule for rule in load_rules()}
CAUSES = "cause/illness.{0} = 30; cause/disability.{0} = 20; cause/lack_of_labour.{0} = 11; registry/total.{0} = 190"
LABOUR = "registry/total.households = 72; registry/with_labour.households = 37; registry/without_labour.households = 25"
STAGES = "registry/total.households = 72; registry/confirmed_poor.households = 37; registry/consolidating.households = 25"
INSURED = "registry/total.persons = 1467; medical/assisted.recipients = {}; population/rural.persons = 6034"
EMPLOYED = "registry/total.persons = 1467; employment/employed.persons = {}; population/total.persons = 6034"
POOR = "registry/confirmed_poor.persons = 259; registry/not_exited.persons = 165; exit/done.persons = {}"
BUILT = "housing/self_built.amount_per_household_yuan = 40000; housing/self_built.amount_yuan = 1404000; "
BUILT += "housing/self_built.households = 39; housing/self_built.paid_share = {}"
STUDENTS = "education/tertiary.amount_yuan = 246000; education/tertiary.recipients = 58"
RATIO = "registry/not_exited.persons = 451; population/total.persons = 3777; registry/headcount_ratio.rate = "


@pytest.mark.parametrize(
    ("code", "example", "fails"),
    [
        ("cause_of_registered", CAUSES.format("persons") + "; cause/other.persons = 0", True),
        ("cause_of_registered", CAUSES.format("persons") + "; cause/other.persons = 0; registry/not_exited.persons = 61", False),
        ("cause_of_registered", CAUSES.format("persons") + "; cause/other.persons = 0; registry/not_exited.persons = 60", True),
        ("cause_of_registered", CAUSES.format("persons") + "; cause/other.persons = 0; exit/done.persons = 61", False),
        ("B101", LABOUR, True),
        ("B101", LABOUR + "; registry/not_exited.households@2017 = 62", False),
        ("registry_by_stage", STAGES + "; registry/not_exited.households = 62", True),
        ("L401", INSURED.format(6034), False),
        ("L401", INSURED.format(1674), True),
        ("L802", EMPLOYED.format(1874), False),
        ("L802", EMPLOYED.format(18740), True),
        ("D102", POOR.format(94), False),
        ("D102", POOR.format(49), True),
        ("R501", BUILT.format(0.9), False),
        ("R501", BUILT.format(0.8), True),
        ("T304", STUDENTS, True),
        ("T304", STUDENTS + "; education/tertiary.amount_per_person_yuan = 5000", False),
        ("Q107", RATIO + "0.119", False),
        ("Q107", RATIO + "0.14", False),  # the rural population is smaller
        ("Q107", RATIO + "0.191", True),
        ("Q107", RATIO + "0.191; population/rural.persons = 2361", False),
    ],
)
def test_take_back_an_edit_that_fails(code, example, fails):
    assert any(one.state == "fails" for one in apply_to(RULES[code], example)) == fails


def test_an_exception_that_divides_by_nothing_explains_nothing(make):
    rule = make(
        "registry/exited.persons = registry/not_exited.persons",
        kind="balance",
        unless=["registry/exited.persons = population/total.persons / population/rural.persons"],
    )
    stated = (
        "registry/exited.persons = 2; registry/not_exited.persons = 3; population/total.persons = 8; population/rural.persons = "
    )
    assert [one.state for one in apply_to(rule, stated + "0")] == ["fails"]
    assert [one.state for one in apply_to(rule, stated + "4")] == ["unverifiable"]


def test_an_edit_that_holds_is_no_less_held_for_an_exception_that_holds_too():
    example = CAUSES.replace("190", "61").format("persons") + "; cause/other.persons = 0; registry/not_exited.persons = 61"
    assert [one.state for one in apply_to(RULES["cause_of_registered"], example)] == ["holds"]


IN_TEXT = {
    "causes of those left, under their own number": (
        "建档立卡贫困户1024户3506人。未脱贫户中：因病61户、因残44户、其他30户，共135户。",
        "cause_of_registered",
    ),
    "causes of those left, though a digit more makes the register of them": (
        "建档立卡贫困户1135户3506人。未脱贫户中：因病61户、因残44户、其他30户，共135户。",
        "cause_of_registered",
    ),
    "households here and persons there": (
        "排查出住房隐患14户，饮水安全达标的有5户。年内维修供水管网，饮水安全达标271人。",
        "R102",
    ),
}


@pytest.mark.parametrize(("text", "code"), IN_TEXT.values(), ids=IN_TEXT.keys())
def test_a_text_shows_what_its_numbers_are_of(text, code):
    title = Paragraph(1, "云岭镇2019年脱贫攻坚工作总结")
    figures = clean_prose(Prose("总结.txt", (title, Paragraph(2, text)))).figures
    in_cells = figures.assign(source=[f"表.xlsx › 表1 › B{row}" for row in range(len(figures))], part_of="")

    assert code not in set(check_consistency(figures)["rule"])
    assert code in set(check_consistency(in_cells)["rule"])


@pytest.mark.parametrize(("second", "told"), [("危房改造合计（其二）", False), ("危房鉴定", True)])
def test_of_two_numbers_said_of_one_thing_neither_is_held_against_another(second, told):
    stated = f"housing/rebuilt.households = 21; housing/rebuilt_started.households = 19; housing/{second}.households = 8"
    figures = figures_of(stated).assign(source=[f"总结.txt › 第2段 › 第{at}-{at + 2}字" for at in (10, 30, 50)])
    assert ("L502" in set(check_consistency(figures)["rule"])) == told


STOCK = "建档立卡贫困户{}户。"


@pytest.mark.parametrize(
    ("paragraphs", "told"),
    [
        ((STOCK.format(643), "已脱贫118户，未脱贫41户。"), False),  # of something else
        ((STOCK.format(643), "已脱贫586户，未脱贫41户。"), True),  # near
        ((STOCK.format(643), "已脱贫62户，未脱贫41户。"), True),  # 602 without its 0
        (("参保2140人。", "建档立卡贫困户643户1254人。"), False),
        (("建档立卡贫困户643户2571人。", "今年脱贫812户3240人。"), False),  # 643 may be those who are left
        (("建档立卡贫困户643户2571人。", "今年脱贫662户2640人。"), True),
        (("排查出应纳入的贫困户31户110人。", "未脱贫62户205人。"), False),  # nor are blank rows asked for
        (("农村人口12500人，未脱贫231人，贫困发生率1.35%。",), True),  # 1.85 % but for a digit
        (("农村人口12500人，未脱贫231人，贫困发生率1.31%。",), False),  # of somebody else
        (("农村人口12500人，未脱贫231人，贫困发生率0.8%。",), False),  # one digit proves nothing
        (("县级干部6人帮扶18户。",), False),  # whoever helps is not helped
        (("建档立卡贫困户643户1254人，参保2140人。",), True),  # in one breath
        (("干部进村入户，逐项核对政策落实情况。" * 4 + "建档立卡贫困户643户1254人，参保2140人。",), True),  # however far on
        (("年末未脱贫86户71人。",), True),  # side by side
        (("建档立卡贫困户145户，其中：因病61户、因残44户、其他30户。",), True),  # of that very number
        (("建档立卡贫困户643户1254人。" + "干部进村入户，逐项核对政策落实情况。" * 4 + "参保2140人。",), False),
    ],
)
def test_what_is_far_off_in_a_text_is_of_something_else_unless_one_slip_explains_it(paragraphs, told):
    title = Paragraph(1, "云岭镇2019年脱贫攻坚工作总结")
    texts = tuple(Paragraph(number, text) for number, text in enumerate(paragraphs, start=2))
    assert check_consistency(clean_prose(Prose("总结.txt", (title, *texts))).figures).empty != told


@pytest.mark.parametrize(("removed", "told"), [(84, False), (86, True)])
def test_a_register_before_and_after_what_moved_in_the_year_is_no_rival(removed, told):
    title = Paragraph(1, "云岭镇2015年扶贫开发工作总结")
    texts = ("全镇贫困户2146户。", f"动态调整清退不符合条件{removed}户，新识别纳入61户，年末贫困户2123户。")
    paragraphs = (title, *(Paragraph(number, text) for number, text in enumerate(texts, start=2)))
    found = check_consistency(clean_prose(Prose("总结.txt", paragraphs)).figures)
    assert ("restatement" in set(found["rule"])) == told


def test_the_opening_of_a_year_is_held_against_the_closing_of_the_year_before():
    texts = {
        2017: "2017年实现脱贫142户577人，截至2017年底，未脱贫户386户1498人。",
        2018: "2018年初，云岭镇未脱贫户368户1498人。一年来，全镇减贫203户821人，年末未脱贫165户677人。",
    }
    tables = [
        clean_prose(Prose(f"{year}.txt", (Paragraph(1, f"云岭镇{year}年工作总结"), Paragraph(2, text)))).figures
        for year, text in texts.items()
    ]
    found = check_consistency(pd.concat(tables, ignore_index=True))
    assert found[["rule", "year", "item", "measure", "stated", "computed"]].values.tolist() == [
        ["F107", 2018, "opening_not_exited", "households", 368.0, 386.0]
    ]


def test_a_part_that_lacks_is_not_asked_for_where_the_parts_are_of_another_group():
    example = CAUSES.format("households") + "; cause/other.persons = 8; registry/not_exited.households = "
    assert check_consistency(figures_of(example + "61")).empty
    assert not check_consistency(figures_of(example + "60")).empty


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("到位财政衔接资金800万元，东西部协作资金200万元，累计报账700万元，报账率70%。", False),  # of both together
        (
            "到位财政衔接资金800万元，东西部协作资金200万元，累计报账697万元，报账率70%。",
            False,
        ),  # as far as a whole percentage goes
        ("到位财政衔接资金800万元，东西部协作资金200万元，累计报账697万元，报账率70.1%。", True),
        ("到位财政衔接资金800万元，东西部协作资金200万元，累计报账700万元，报账率78%。", True),
        ("安排我镇扶贫资金268万元，实际拨付到项目单位262.5万元，项目单位实际支出259.3万元，支出率96.8%。", False),  # of the first
        ("安排我镇扶贫资金268万元，实际拨付到项目单位262.5万元，项目单位实际支出259.3万元，支出率86.8%。", True),
        ("收到财政专项扶贫资金512万元，已支出435.2万元，支出进度80.5%。", True),
        ("收到财政专项扶贫资金512万元，已支出435.2万元，支出进度85%。", False),
        ("春季学期资助高中41人8.2万元、中职22人6.11万元。", False),  # a text adds groups up
        ("春季学期资助高中41人8.2万元、中职22人6.60万元。", False),
        ("春季学期资助中职22人3.07万元。", False),
        ("春季学期资助中职25人6.52万元。", True),  # 6.25 with its digits exchanged
    ],
)
def test_what_a_text_pays_and_to_whom_together_is_no_contradiction(text, told):
    paragraphs = (Paragraph(1, "云岭镇2021年巩固脱贫攻坚成果工作总结"), Paragraph(2, text))
    found = check_consistency(clean_prose(Prose("总结.txt", paragraphs)).figures)
    assert found.empty != told


@pytest.mark.parametrize(("columns", "standing"), [(("D5", "E5"), "question"), (("D5", "D6"), "contradiction")])
def test_two_columns_of_one_row_read_alike_are_asked_about(columns, standing):
    table = figures_of("employment/cleaners.persons = 19")
    twice = pd.concat([table, table.assign(value=11.0, statement=2)], ignore_index=True)
    found = check_consistency(twice.assign(source=[f"a.xlsx › 表 › {cell}" for cell in columns]))
    assert found["standing"].tolist() == [standing]


def test_an_exception_speaks_of_what_a_township_has_in_its_own_words():
    """The exceptions of an edit about every item name the item, which may be in Chinese."""
    about = {"township": "甲镇", "year": 2019, "period": "2019", "place": "", "topic": "other", "item": "其他补助（其二）"}
    values = {"amount_yuan": 480_000.0, "households": 100.0, "amount_per_household_yuan": 4_000.0}
    figures = to_figures([{**about, "measure": measure, "value": value} for measure, value in values.items()])

    codes = check_consistency(figures)["rule"].tolist()

    assert codes == ["R501"]
