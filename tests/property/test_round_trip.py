"""Laws of the return workbook: what is written is what is read, whatever the figures are."""

import tempfile
from pathlib import Path

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from fupin_analysis.acquire.workbook import read_workbook
from fupin_analysis.clean.own_forms.returns import clean_return
from fupin_analysis.clean.periods import clean_period
from fupin_analysis.clean.places import clean_village
from fupin_analysis.core.figures import check_figures, to_figures
from fupin_analysis.core.texts.marks import fold_marks
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.forms.layout import period_label
from fupin_analysis.forms.workbook import write_form

ITEMS = sorted(load_vocabulary().items(), key=lambda item: (item.topic, item.name))
MEASURES = load_vocabulary().measures

years = st.integers(2014, 2026)
tags = ["", "H1", "H2", "Q3", "M05", "W07", "-12-31", "-02-28"]
names = st.text("东西南北村组=+'#1a", min_size=1, max_size=6).map(fold_marks)  # a leading ' marks text: no reader keeps it
places = st.one_of(st.just(""), names.map(clean_village))


@st.composite
def figures_of_a_township(draw):
    """Figures of any topic, item, period, place and measure, often stated twice, sometimes in the township's own words."""
    year, code = draw(years), draw(st.sampled_from(["", "012345678", "469005101000"]))
    rows = []
    for item in draw(st.lists(st.sampled_from(ITEMS), max_size=8)):
        period = f"{draw(st.sampled_from([year - 1, year, year + 1]))}{draw(st.sampled_from(tags))}"
        place = draw(places)
        for name in draw(st.lists(st.sampled_from([*item.measures, *MEASURES]), min_size=1, max_size=3)):
            whole = MEASURES[name].kind == "count"
            for number in draw(st.lists(st.integers(0, 10**9), min_size=1, max_size=3)):
                value = float(number) if whole else number / 10**4
                wording = draw(st.sampled_from(item.names))
                rows.append(
                    {
                        "township": "清澜镇",
                        "township_code": code,
                        "year": year,
                        "period": period,
                        "place": place,
                        "topic": item.topic,
                        "item": item.name,
                        "measure": name,
                        "value": value,
                        "as_written": f"{wording} {value}",
                    }
                )
    return year, to_figures(rows)


def cells_of(year, figures):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.xlsx"
        return read_workbook(write_form(path, township="清澜镇", year=year, figures=figures))


def content(figures):
    """All that a figure says, in an order of its own; not where and how it was written."""
    columns = [name for name in figures if name not in ("source", "as_written")]
    return figures[columns].sort_values(columns, ignore_index=True)


@settings(max_examples=25, deadline=None)
@given(figures_of_a_township(), st.randoms(use_true_random=False))
def test_figures_written_are_read_whatever_the_order_of_columns_and_make_the_same_form(stated, random):
    year, figures = stated
    cells = cells_of(year, figures)  # writing a form is what takes the time: one serves three laws
    cleaned = clean_return(cells)
    assert not cleaned.problems
    assert cleaned.quarantine.empty
    pd.testing.assert_frame_equal(content(check_figures(cleaned.figures)), content(figures))
    pd.testing.assert_frame_equal(content(clean_return(_shuffled(cells, random)).figures), content(figures))
    pd.testing.assert_frame_equal(cells_of(year, cleaned.figures), cells)


def _shuffled(cells, random):
    """The columns of every sheet of a topic in another order."""
    topics = ~cells["sheet"].isin(["封面"])
    columns = list(range(1, cells["column"].max() + 1))
    moved = dict(zip(columns, random.sample(columns, len(columns)), strict=True))
    return cells.assign(column=cells["column"].where(~topics, cells["column"].map(moved)))


@given(years, st.sampled_from(tags), years)
def test_a_period_printed_is_the_period_read(year, tag, other):
    assert clean_period(period_label(f"{year}{tag}"), year=other) == f"{year}{tag}"
