"""Metric tables in rows: chosen from, turned into DataFrames and back."""

import pandas as pd
import pytest

from fupin_analysis.core.metrics import Metrics, find_rows, group, rows_of
from fupin_analysis.measure import SUBJECTS, measure_of
from tests.measure.lines import figures_of, rows
from tests.measure.test_subjects import EVERYTHING

FUNDS = Metrics(
    ("topic", "item", "amount_yuan"),
    [
        {"topic": "education", "item": "total", "amount_yuan": 3.0},
        {"topic": "production", "item": "paid", "amount_yuan": 5.0},
        {"topic": "production", "item": "workshops", "amount_yuan": float("nan")},
    ],
)


def test_rows_are_chosen_by_value_or_by_any_of_several():
    assert [row["item"] for row in FUNDS.where(topic="production")] == ["paid", "workshops"]
    assert [row["item"] for row in FUNDS.where(topic="production", item=("paid", "total"))] == ["paid"]
    assert [row["item"] for row in FUNDS.where_not(item=("paid", "total"))] == ["workshops"]
    assert len(FUNDS) == 3


def test_a_table_without_rows_keeps_its_columns_and_dtypes():
    nothing = FUNDS.where(topic="credit").frame()
    assert nothing.empty
    assert nothing.dtypes.tolist() == FUNDS.frame().dtypes.tolist()


@pytest.mark.parametrize("subject", SUBJECTS)
def test_rows_become_a_frame_and_rows_again(subject):
    frame = measure_of(subject)(figures_of(EVERYTHING))
    again = Metrics(tuple(frame.columns), rows_of(frame)).frame()
    pd.testing.assert_frame_equal(again, frame)


def test_rows_of_a_frame_hold_plain_values():
    assert rows_of(pd.DataFrame({"item": ["paid"], "amount_yuan": [5.0], "rank": [1]})) == [
        {"item": "paid", "amount_yuan": 5.0, "rank": 1}
    ]


def test_rows_are_gathered_in_the_order_of_their_first():
    assert [(keys, len(same)) for keys, same in group(FUNDS, "topic").items()] == [(("education",), 1), (("production",), 2)]
    assert find_rows(FUNDS, ("topic",), item="paid") == {("production",): FUNDS.rows[1]}


def test_a_notebook_shows_the_table():
    assert "<table" in FUNDS._repr_html_()
    assert rows(FUNDS.frame(), "item", "amount_yuan") == [("total", 3.0), ("paid", 5.0), ("workshops", None)]
