"""Laws of the measures: the order of figures, other townships and the size of the money change nothing they should not."""

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fupin_analysis.core.figures import check_figures, to_figures
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.measure import SUBJECTS, measure_of

ITEMS = sorted(load_vocabulary().items(), key=lambda item: (item.topic, item.name))
CAUSES = [part.name for part in load_vocabulary().balances["cause_of_registered"].parts]
BASES = [item for item in ITEMS if (item.topic, item.name) in {("registry", "total"), ("population", "rural"), ("exit", "done")}]

#: Columns that are amounts per head or per household or per kilometre, over all subjects.
PER_HEAD = [
    "amount_per_recipient_yuan",
    "amount_per_registered_person_yuan",
    "amount_per_registered_household_yuan",
    "paid_per_household_yuan",
    "amount_per_household_yuan",
    "cost_per_km_yuan",
]

modest = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
numbers = st.one_of(st.integers(0, 3), st.integers(0, 10**6))  # small ones for ties and zeros
every_subject = pytest.mark.parametrize("subject", SUBJECTS)


@st.composite
def tables_of_figures(draw, townships=("甲镇",)):
    """Figures of any items and periods, with the bases that shares are taken of, places, rivals and gaps among them."""
    rows = []
    for township in townships:
        for item in [*BASES, *draw(st.lists(st.sampled_from(ITEMS), min_size=1, max_size=10))]:
            period = draw(st.sampled_from(["2018", "2018H1", "2018H2", "2017", "2019", "2018-06-30"]))
            place = draw(st.sampled_from(["", "", "", "东村"]))
            for measure in draw(st.lists(st.sampled_from(item.measures), min_size=1, max_size=4)):
                value = draw(numbers) / (1000 if load_vocabulary().measures[measure].kind == "share" else 1)
                rows.append(
                    {
                        "township": township,
                        "year": 2018,
                        "period": period,
                        "place": place,
                        "topic": item.topic,
                        "item": item.name,
                        "measure": measure,
                        "value": float(value),
                        "source": f"{township}.xlsx › {item.topic} › {len(rows)}",
                    }
                )
    return check_figures(to_figures(rows))


def in_order(table):
    """Rows sorted by all columns, and each row's sources too, so that only contents are compared."""
    sources = ["; ".join(sorted(text.split("; "))) for text in table["source"]]
    table = table.assign(source=pd.Series(sources, index=table.index, dtype="str"))
    return table.sort_values(list(table.columns), ignore_index=True)


@every_subject
@modest
@given(figures=tables_of_figures(), randomness=st.randoms(use_true_random=False))
def test_the_order_of_figures_never_matters(subject, figures, randomness):
    order = list(range(len(figures)))
    randomness.shuffle(order)
    shuffled = figures.iloc[order].reset_index(drop=True)
    measure = measure_of(subject)
    pd.testing.assert_frame_equal(in_order(measure(shuffled)), in_order(measure(figures)))


@every_subject
@modest
@given(figures=tables_of_figures(townships=("甲镇", "乙镇")))
def test_two_townships_together_are_each_alone_put_together(subject, figures):
    measure = measure_of(subject)
    alone = [measure(part.reset_index(drop=True)) for _township, part in figures.groupby("township")]
    pd.testing.assert_frame_equal(in_order(measure(figures)), in_order(pd.concat(alone, ignore_index=True)))


@modest
@given(figures=tables_of_figures(), factor=st.sampled_from([0.25, 2.0, 1024.0]))
def test_amounts_per_head_grow_with_the_amounts_and_nothing_else_does(figures, factor):
    is_amount = figures["measure"].isin(["amount_yuan", "amount_per_household_yuan"])
    scaled = figures.assign(value=figures["value"].where(~is_amount, figures["value"] * factor))
    for subject in SUBJECTS:
        before, after = measure_of(subject)(figures), measure_of(subject)(scaled)
        for column in before.columns.intersection(PER_HEAD):
            pd.testing.assert_series_equal(after[column], before[column] * factor)
        for column in before.columns[before.columns.str.endswith("_share")]:
            pd.testing.assert_series_equal(after[column], before[column])


@modest
@given(sizes=st.dictionaries(st.sampled_from(CAUSES), st.tuples(st.integers(0, 999), st.integers(1, 9)), min_size=1))
def test_causes_of_a_complete_register_share_it_out(sizes):
    counted = {cause: {"households": households, "persons": households * size} for cause, (households, size) in sizes.items()}
    totals = {unit: sum(size[unit] for size in counted.values()) for unit in ("households", "persons")}
    shared = {"township": "甲镇", "year": 2018, "period": "2018"}
    rows = [
        {**shared, "topic": topic, "item": item, "measure": unit, "value": float(value)}
        for topic, item, size in [("registry", "total", totals), *(("cause", cause, counted[cause]) for cause in counted)]
        for unit, value in size.items()
    ]
    table = measure_of("causes")(to_figures(rows))
    if totals["households"] == 0:
        assert table["households_share"].isna().all()
        return
    for row in table.to_dict("records"):
        exact = Fraction(counted[row["item"]]["persons"], totals["persons"])
        assert row["persons_share"] == pytest.approx(float(exact))
    assert table[["households_share", "persons_share"]].sum().tolist() == pytest.approx([1, 1])
    assert table["cumulative_share"].iloc[-1] == pytest.approx(1)
    assert table["cumulative_share"].is_monotonic_increasing
    assert not table["exceeds"].any()


@every_subject
@modest
@given(figures=tables_of_figures())
def test_no_measure_is_infinite(subject, figures):
    computed = measure_of(subject)(figures).select_dtypes("number")
    assert not computed.isin([float("inf"), float("-inf")]).any(axis=None)
