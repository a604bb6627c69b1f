"""What was stated roughly is told and laid out as such, by rows and by DataFrames alike; what is worked out of it is not."""

from __future__ import annotations

import copy
import math
import pickle

import pytest

from fupin_analysis.core.figures import to_figures
from fupin_analysis.core.rows import FigureIndex, plain_figures
from fupin_analysis.core.texts.qualifiers import DOUBTED, QUALIFIERS
from fupin_analysis.core.texts.rough import Rough
from fupin_analysis.measure import measure_of
from fupin_analysis.present.draw.registry import draw_registry
from fupin_analysis.present.numbers import roughly
from fupin_analysis.present.tables import lay_out, table_of
from fupin_analysis.present.tell.registry import tell_registry
from fupin_analysis.present.tell.subsidies import tell_subsidies
from fupin_analysis.present.words import size

SHOWN = {
    "约": "约300户",
    "近": "近300户",
    "余": "300余户",
    "超过": "超过300户",
    "不到": "不到300户",
    "以上": "至少300户",
    "以下": "至多300户",
    DOUBTED: "（存疑）300户",
}


def _worked_out(text: str, qualifier: str) -> str:
    """How what is worked out of a rough number is written."""
    return f"（存疑）{text}" if qualifier == DOUBTED else f"约{text}"


def _figures(qualifier: str):
    about = {"township": "甲镇", "year": 2018, "period": "2018"}
    return to_figures(
        [
            {**about, "topic": "registry", "item": "total", "measure": "households", "value": 300, "qualifier": qualifier},
            {**about, "topic": "registry", "item": "total", "measure": "persons", "value": 1260, "qualifier": ""},
            {**about, "topic": "registry", "item": "confirmed_poor", "measure": "households", "value": 60, "qualifier": ""},
            {
                **about,
                "topic": "living",
                "item": "elders_60_plus",
                "measure": "amount_yuan",
                "value": 3e5,
                "qualifier": qualifier,
            },
        ]
    )


def test_every_qualifier_has_its_wording() -> None:
    assert set(SHOWN) == set(QUALIFIERS)


@pytest.mark.parametrize("qualifier", QUALIFIERS)
def test_it_is_told(qualifier: str) -> None:
    figures = _figures(qualifier)
    measured = measure_of("registry")(figures)
    told = tell_registry(measured)
    assert told.startswith(f"2018年建档立卡{SHOWN[qualifier]}1260人，户均{_worked_out('4.20人', qualifier)}")
    assert told == tell_registry.rows(measure_of("registry").rows(FigureIndex(plain_figures(figures))))
    money = tell_subsidies(measure_of("subsidies")(figures), topic="living")
    assert SHOWN[qualifier].replace("300", "30").replace("户", "万元") in money


@pytest.mark.parametrize("qualifier", QUALIFIERS)
def test_it_stands_in_the_table_and_on_the_chart(qualifier: str) -> None:
    figures = _figures(qualifier)
    shown = SHOWN[qualifier].removesuffix("户")
    rows = measure_of("registry").rows(FigureIndex(plain_figures(figures)))
    for table in (
        table_of("registry", measure_of("registry")(figures), topic="registry"),
        lay_out("registry", rows, topic="registry"),
    ):
        assert table is not None
        assert table.cells[0][1:4] == (shown, "1,260", _worked_out("4.20", qualifier))
    chart = draw_registry(measure_of("registry")(figures))
    assert chart is not None
    assert any(text.startswith(shown) for text in chart.wordings)


def test_exact_figures_make_no_further_column() -> None:
    assert "qualifiers" not in measure_of("registry")(_figures(""))
    total, part = measure_of("registry")(_figures("约"))["qualifiers"].tolist()
    assert total.startswith("households 约; persons_per_household 约")
    assert part == "households_share 约"  # an exact part of about 300


def test_it_survives_a_copy_and_another_process() -> None:
    about = Rough(300.0, "约")
    assert [one.qualifier for one in (copy.deepcopy(about), pickle.loads(pickle.dumps(about)))] == ["约", "约"]


def test_only_the_number_it_was_said_of_is_rough() -> None:
    assert roughly(lambda value: f"{value:g}户1252人", Rough(300.0, "余"), "zh") == "300余户1252人"


def test_a_range_has_its_noun_once_in_english() -> None:
    low = Rough(1.0, "至2")
    assert [size(low, math.nan, "en"), size(math.nan, low, "en")] == ["1–2 households", "1–2 persons"]


@pytest.mark.parametrize(
    ("number", "size", "qualifier"),
    [
        (Rough(8.0, "至10") - 20, 10.0, "至12"),
        (Rough(-3.0, "至5"), 0.0, "至5"),
        (Rough(-8.0, "至3"), 0.0, "至8"),
        (Rough(-300.0, "以上"), 300.0, "约"),
        (Rough(-300.0, DOUBTED), 300.0, DOUBTED),
        (Rough(300.0, "余"), 300.0, "余"),
    ],
)
def test_the_size_of_a_range_has_both_ends(number, size, qualifier):
    assert (float(abs(number)), abs(number).qualifier) == (size, qualifier)
