"""What holds for every subject alike: its columns, its manners, and that nobody's figures are counted as another's."""

import pandas as pd
import pytest

from fupin_analysis.core.figures import empty_figures
from fupin_analysis.measure import SUBJECTS, measure_of
from tests.measure.lines import figures_of, together

EVERYTHING = """
    2018 population/rural persons=14000
    2018 registry/total households=298 persons=1252
    2018 registry/not_exited households=177 persons=740
    2018 cause/illness households=94 persons=381
    2018 exit/done households=121 persons=512
    2018 plan/exit households=120 persons=500
    2019 plan/exit households=139 persons=550
    2018H1 education/total recipients=198 amount_yuan=183500
    2018H2 education/total recipients=211 amount_yuan=200000
    2018 medical/assisted recipients=1312
    2018 files/registration_rate rate=1
    2018 housing/self_built households=24 amount_yuan=720000 paid_share=1
    2018 credit/loans households=1 amount_yuan=5000
    2018 production/paid households=101 amount_yuan=1060000
    2018 infrastructure/village_roads projects=2 length_km=1.71 amount_yuan=1190000
    2018 training/job_fairs sessions=3 participants=180
    2018 employment/employed persons=95
    2018 publicity/banners count=45
"""
every_subject = pytest.mark.parametrize("subject", SUBJECTS)


@every_subject
def test_nothing_handed_in_gives_an_empty_table_with_the_usual_columns(subject):
    measure = measure_of(subject)
    nothing, something = measure(empty_figures()), measure(figures_of(EVERYTHING))
    assert nothing.empty
    assert not something.empty
    assert list(nothing.columns) == list(something.columns)


@every_subject
def test_figures_of_other_subjects_alone_give_an_empty_table(subject):
    unrelated = figures_of("2018 staffing/first_secretaries count=2")
    assert measure_of(subject)(unrelated).empty


@every_subject
def test_the_caller_s_figures_stay_as_they_were(subject):
    figures = figures_of(EVERYTHING)
    before = figures.copy(deep=True)
    measure_of(subject)(figures)
    pd.testing.assert_frame_equal(figures, before)


@every_subject
def test_rows_are_numbered_from_zero(subject):
    assert measure_of(subject)(figures_of(EVERYTHING)).index.tolist() == list(
        range(len(measure_of(subject)(figures_of(EVERYTHING))))
    )


@every_subject
def test_the_index_of_the_figures_does_not_matter(subject):
    figures = figures_of(EVERYTHING)
    shifted = figures.set_index(figures.index + 1000)
    pd.testing.assert_frame_equal(measure_of(subject)(shifted), measure_of(subject)(figures))


@every_subject
def test_every_row_names_its_sources(subject):
    assert measure_of(subject)(figures_of(EVERYTHING))["source"].str.startswith("甲镇.xlsx › ").all()


@every_subject
def test_figures_of_villages_are_never_counted_in_the_township(subject):
    figures = figures_of(EVERYTHING)
    villages = figures.assign(place="东村", value=figures["value"] + 1)
    table = measure_of(subject)(together(figures, villages))
    if "place" in table:  # the register alone also lists its villages
        table = table[table["place"].eq("")].reset_index(drop=True)
    pd.testing.assert_frame_equal(table, measure_of(subject)(figures))


@every_subject
def test_rival_statements_never_replace_the_first(subject):
    figures = figures_of(EVERYTHING)
    rivals = figures.assign(statement=2, value=figures["value"] + 1)
    table = measure_of(subject)(together(figures, rivals))
    if "statement" in table:  # plans list their rivals on rows of their own
        table = table[table["statement"].eq(1)].reset_index(drop=True)
    pd.testing.assert_frame_equal(table, measure_of(subject)(figures))


@every_subject
def test_other_townships_and_years_change_nothing(subject):
    figures = figures_of(EVERYTHING)
    others = together(
        figures.assign(township="乙镇", value=figures["value"] * 2), figures.assign(year=2019, value=figures["value"] * 3)
    )
    table = measure_of(subject)(together(figures, others))
    own = table[table["township"].eq("甲镇") & table["year"].eq(2018)].reset_index(drop=True)
    pd.testing.assert_frame_equal(own, measure_of(subject)(figures))


def test_an_unknown_subject_is_a_key_error():
    with pytest.raises(KeyError):
        measure_of("weather")
