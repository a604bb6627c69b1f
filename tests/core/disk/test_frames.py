"""The adapter of the face: DataFrames in and out, rows within, and words for what is neither."""

from __future__ import annotations

import inspect
from typing import Any

import pandas as pd
import pytest

from fupin_analysis.core.disk.frames import as_rows, check_language, filters, measures, of_table, of_tables
from fupin_analysis.core.metrics import Metrics
from fupin_analysis.core.rows import FigureIndex
from fupin_analysis.errors import FupinError
from fupin_analysis.synth.townships import make_townships

TABLE = pd.DataFrame({"item": ["a", "b"], "households": [1.0, 2.0]})


@of_table
def total(table: Metrics, *, language: str = "zh") -> str:
    """Add up."""
    return f"{language}{sum(row['households'] for row in table.rows)}"


@of_tables
def both(table: Metrics, other: Metrics, times: int = 1) -> float:
    """Add up both."""
    return times * float(sum(row["households"] for one in (table, other) for row in one.rows))


@filters
def chosen(table: Metrics) -> Metrics:
    """Choose b."""
    return table.where(item="b")


@measures("township", "value")
def measure_first(figures: FigureIndex, share: float = 1.0) -> Any:
    """Measure one figure."""
    yield {"township": "甲镇", "value": share, "left out": figures.has_rough}


def test_functions_of_rows_take_frames_by_place_and_by_name() -> None:
    assert total(TABLE) == "zh3.0"
    assert total(table=TABLE, language="en") == "en3.0"  # type: ignore[call-arg]
    assert both(TABLE, TABLE[:1]) == 4.0
    assert both(TABLE, other=TABLE[:1], times=2) == 8.0  # type: ignore[call-arg]
    assert chosen(TABLE)["households"].tolist() == [2.0]
    assert chosen.rows(as_rows(TABLE, where="x")).rows[0]["item"] == "b"


def test_what_is_no_frame_or_lacks_a_column_is_said_with_the_function() -> None:
    for wrong in ([1], "table"):
        with pytest.raises(FupinError) as raised:
            total(wrong)  # type: ignore[arg-type]
        assert (raised.value.problems[0].code, raised.value.problems[0].where) == ("F351", "total")
    bare = TABLE.drop(columns="households")
    for call in (lambda: total(bare), lambda: both(TABLE, bare), lambda: both(bare, TABLE)):  # whichever of two lacks it
        with pytest.raises(FupinError) as raised:
            call()
        [problem] = raised.value.problems
        assert (problem.code, problem.details) == ("F352", {"expected": "households", "got": "item"})


def test_an_unknown_language_is_refused_before_anything_is_made() -> None:
    check_language("zh")
    check_language("en")
    with pytest.raises(FupinError, match="F353"):
        total(TABLE, language="fr")


def test_a_measure_keeps_its_columns_and_shows_frames_in_its_signature() -> None:
    figures = make_townships(1, seed=1)
    assert list(measure_first(figures, 0.5).itertuples(index=False, name=None)) == [("甲镇", 0.5)]
    assert "qualifiers" not in measure_first(figures)
    rough = figures.assign(qualifier=["约", *figures["qualifier"][1:]])
    assert list(measure_first(rough).columns) == ["township", "value", "qualifiers"]
    assert str(inspect.signature(measure_first)).startswith("(figures: 'pd.DataFrame', share: 'float' = 1.0)")
    with pytest.raises(FupinError, match="F351"):
        measure_first([1])  # type: ignore[arg-type]
