"""The plan of the form: which sheets, rows and columns a year asks for, and where figures go."""

import pytest

from fupin_analysis.core.figures import to_figures
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.forms.layout import (
    COVER,
    LISTS,
    PERIOD,
    WORDS,
    fill_form,
    find_items,
    is_canonical,
    item_label,
    measure_heading,
    measure_in_heading,
    period_label,
    plan_checks,
    plan_form,
)

VOCABULARY = load_vocabulary()


def sheet_of(year, topic):
    return next(sheet for sheet in plan_form(year) if sheet.topic.name == topic)


def figure(**stated):
    return {
        "township": "清澜镇",
        "year": 2018,
        "period": "2018",
        "topic": "cause",
        "item": "illness",
        "measure": "households",
    } | stated


def test_2018_asks_for_plans_and_exits_and_2022_for_monitored_households_instead():
    then, now = ({sheet.topic.name for sheet in plan_form(year)} for year in (2018, 2022))
    assert {"exit", "plan"} <= then
    assert "monitoring" not in then
    assert "monitoring" in now
    assert not {"exit", "plan"} & now
    assert {"population", "registry", "cause", "education"} <= then & now


def test_sudden_hardship_is_asked_for_from_2021_on():
    assert "sudden_hardship" in {row.item.name for row in sheet_of(2021, "monitoring").rows}


def test_sheets_stand_in_the_order_of_the_vocabulary():
    orders = [sheet.topic.order for sheet in plan_form(2018)]
    assert orders == sorted(orders)


def test_education_is_filled_in_half_year_by_half_year_and_donations_once_a_year():
    rows = [(row.item.name, row.period) for row in sheet_of(2018, "education").rows]
    assert rows[0] == ("total", "2018H1")
    assert rows.index(("tertiary", "2018H1")) < rows.index(("total", "2018H2")) < rows.index(("donated_scholarship", "2018"))


def test_a_plan_speaks_of_the_next_year_and_the_list_of_this_year_too():
    rows = [(row.item.name, row.period) for row in sheet_of(2018, "plan").rows]
    assert rows == [
        ("exit_as_listed", "2018"),
        ("exit", "2019"),
        ("exit_as_listed", "2019"),
        ("new", "2019"),
        ("total", "2019"),
    ]


def test_columns_are_the_measures_that_the_items_on_the_form_use():
    columns = sheet_of(2018, "training").columns
    assert columns == ("指标", "期间", "村（组）", "参加人次（人次）", "期（场）次（场）", "比率", "备注")


def test_items_kept_off_the_form_have_no_row():
    printed = {row.item for year in (2018, 2022) for sheet in plan_form(year) for row in sheet.rows}
    assert not {item.name for item in printed if not item.on_form}


def test_every_items_label_leads_back_to_that_item_alone():
    wrong = [item for item in VOCABULARY.items() if find_items(item_label(item), topic=item.topic) != [item]]
    assert not wrong
    assert all(is_canonical(item_label(item), item) for item in VOCABULARY.items())


def test_every_heading_leads_back_to_its_measure_and_unit():
    for measure in VOCABULARY.measures.values():
        heading = measure_heading(measure)
        assert measure_in_heading(heading) == (measure, measure.unit_zh if heading.endswith(f"（{measure.unit_zh}）") else "")


def test_a_heading_may_state_another_unit():
    assert measure_in_heading("金额（万元）") == (VOCABULARY.measures["amount_yuan"], "万元")
    assert measure_in_heading("得分") is None


def test_sheet_titles_are_ones_that_excel_accepts_and_none_is_taken_twice():
    titles = [COVER, LISTS, *(topic.zh for topic in VOCABULARY.topics.values())]
    assert len(set(titles)) == len(titles)
    assert all(0 < len(title) <= 31 and not set(title) & set(r"[]:*?/\'") for title in titles)


def test_hints_and_warnings_are_short_enough_for_excel():
    assert all(len(text) <= 200 for text in [*WORDS["hints"].values(), *WORDS["warnings"].values()])


@pytest.mark.parametrize(
    ("period", "label"),
    [
        ("2018", "2018年"),
        ("2018H2", "2018年下半年"),
        ("2018Q3", "2018年第3季度"),
        ("2018M05", "2018年5月"),
        ("2018W07", "2018年第7周"),
        ("2018-12-31", "2018-12-31"),
    ],
)
def test_periods_are_written_as_a_clerk_would(period, label):
    assert period_label(period) == label


def filled(*rows, topic="cause"):
    sheets = fill_form(plan_form(2018), to_figures(rows))
    return next(sheet for sheet in sheets if sheet.topic.name == topic)


def below(sheet):
    return [(row.item.name, row.period, row.place, dict(row.stated)) for row in sheet.rows if not row.printed]


def test_a_figure_goes_into_its_printed_row():
    row = filled(figure(value=94.0), figure(measure="persons", value=381.0)).rows[0]
    assert (row.label, row.period, row.stated) == ("因病", "2018", {"households": 94.0, "persons": 381.0})


def test_a_second_statement_goes_below_the_first():
    sheet = filled(figure(value=94.0), figure(value=96.0))
    assert sheet.rows[0].stated == {"households": 94.0}
    assert below(sheet) == [("illness", "2018", "", {"households": 96.0})]


def test_villages_and_other_periods_go_below():
    sheet = filled(figure(place="东村", value=9.0), figure(period="2018W07", value=90.0))
    assert below(sheet) == [("illness", "2018", "东村", {"households": 9.0}), ("illness", "2018W07", "", {"households": 90.0})]


def test_a_measure_that_the_topic_lacks_gets_a_column():
    sheet = filled(figure(measure="rate", value=0.3))
    assert sheet.columns == ("指标", "期间", "村（组）", "户数（户）", "人数（人）", "比率", "备注")


def test_a_topic_that_the_year_does_not_ask_for_gets_a_sheet_in_its_place():
    monitored = figure(topic="monitoring", item="total", value=12.0)
    titles = [sheet.title for sheet in fill_form(plan_form(2018), to_figures([monitored]))]
    assert titles.index("建档立卡") + 1 == titles.index("防返贫监测对象") == titles.index("致贫原因") - 1


def test_a_townships_own_wording_stays_and_the_vocabularys_is_not_repeated():
    sheet = filled(
        figure(item="lack_of_motivation", value=8.0, as_written="思想观念落后 8"), figure(value=94.0, as_written="因病 94")
    )
    labels = {row.item.name: row.label for row in sheet.rows}
    assert labels["lack_of_motivation"] == "思想观念落后"
    assert labels["illness"] == "因病"


def test_words_before_a_number_that_name_another_item_are_no_wording():
    assert filled(figure(value=94.0, as_written="因残 94")).rows[0].label == "因病"


def checks_of(year, topic):
    return [
        (check.balance.name, check.period, check.measure.name, len(check.parts))
        for check in plan_checks(plan_form(year), year=year)[topic]
    ]


def test_education_is_added_up_by_half_year():
    assert checks_of(2018, "education") == [
        ("education_by_stage", "2018H1", "recipients", 6),
        ("education_by_stage", "2018H1", "amount_yuan", 6),
        ("education_by_stage", "2018H2", "recipients", 6),
        ("education_by_stage", "2018H2", "amount_yuan", 6),
    ]


def test_parts_not_yet_in_force_are_left_out():
    assert {count for *_, count in checks_of(2020, "registry")} == {2, 3}
    assert checks_of(2021, "monitoring") == [
        ("monitoring_by_category", "2021", "households", 3),
        ("monitoring_by_category", "2021", "persons", 3),
    ]


def test_a_check_compares_typed_parts_with_the_typed_whole():
    rows = [figure(topic="registry", item="total", value=298.0), figure(value=94.0), figure(item="lack_of_labour", value=203.5)]
    sheets = fill_form(plan_form(2018), to_figures(rows))
    households, persons = plan_checks(sheets, year=2018)["cause"]
    assert (households.typed, households.total, households.gap) == (298.0, 297.5, 0.5)
    assert (persons.typed, persons.total, persons.gap) == (None, None, None)


def test_every_balance_names_one_topic_for_its_parts_and_measures_that_its_items_have():
    for balance in VOCABULARY.balances.values():
        assert len({part.topic for part in balance.parts}) == 1
        assert all(set(balance.measures) <= set(item.measures) for item in (balance.whole, *balance.parts))


def test_the_period_heading_is_not_one_of_the_check_block():
    assert PERIOD not in WORDS["check"]["columns"]


def test_a_rough_number_adds_up_to_nothing():
    parts = {"illness": 90, "disability": 10}
    exact = [figure(item=name, value=value) for name, value in parts.items()]
    checked = plan_checks(fill_form(plan_form(2018), to_figures(exact)), year=2018)["cause"]
    rough = plan_checks(fill_form(plan_form(2018), to_figures([*exact[:1], exact[1] | {"qualifier": "约"}])), year=2018)["cause"]
    households = [check for check in checked if check.measure.name == "households"]
    assert households
    assert {check.measure.name for check in rough} == {check.measure.name for check in checked} - {"households"}
