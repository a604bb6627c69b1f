"""Planted slips: each changes a value, is of its kind, and is listed as it was made."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fupin_analysis.core.figures import KEY, check_figures, to_figures
from fupin_analysis.synth.planting import KINDS, SLIP_COLUMNS, plant_slips
from fupin_analysis.synth.townships import make_townships


@pytest.fixture(scope="module")
def figures() -> pd.DataFrame:
    return make_townships(300, seed=11)


@pytest.fixture(scope="module")
def planted(figures: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    return plant_slips(figures, seed=5)


def of_kind(slips: pd.DataFrame, kind: str) -> list[tuple[str, str]]:
    """True and planted values as text."""
    rows = slips[slips["kind"].eq(kind)]
    return [(f"{true:.15g}", f"{typed:.15g}") for true, typed in zip(rows["true_value"], rows["planted_value"], strict=True)]


def check_listed(before: pd.DataFrame, after: pd.DataFrame, slips: pd.DataFrame) -> None:
    """The list of slips is the whole difference between the tables, and nothing else."""
    true, typed = before.set_index(KEY)["value"], after.set_index(KEY)["value"]
    assert not slips.duplicated(KEY).any()
    listed = slips.set_index(KEY)
    both = pd.DataFrame({"true": true, "typed": typed.reindex(true.index)})
    changed = both[both["true"].ne(both["typed"])]
    assert set(changed.index) == set(listed.index)
    assert typed.index.isin(true.index).all()
    assert changed["true"].reindex(listed.index).equals(listed["true_value"].rename("true"))
    assert changed["typed"].reindex(listed.index).equals(listed["planted_value"].rename("typed"))


def test_the_slips_listed_are_those_made(figures: pd.DataFrame, planted: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    check_listed(figures, *planted)


@given(seed=st.integers(0, 2**32), most=st.integers(1, 6))
@settings(max_examples=20, deadline=None)
def test_whatever_the_seed_the_slips_listed_are_those_made(seed: int, most: int) -> None:
    figures = make_townships(3, seed=1)
    after, slips = plant_slips(figures, seed=seed, most=most)
    check_listed(figures, after, slips)
    assert slips.groupby("township")["slip"].nunique().between(1, most).all()


def test_the_figures_given_are_left_alone(figures: pd.DataFrame) -> None:
    before = figures.copy()
    plant_slips(figures, seed=1)
    pd.testing.assert_frame_equal(figures, before)


def test_both_tables_keep_to_their_schema(planted: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    after, slips = planted
    check_figures(after)
    assert {name: str(dtype) for name, dtype in slips.dtypes.items()} == SLIP_COLUMNS


def test_every_township_has_one_to_three_slips_of_every_kind(planted: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    slips = planted[1]
    assert set(slips.groupby("township")["slip"].nunique()) == {1, 2, 3}
    assert slips["township"].nunique() == 300
    assert set(slips["kind"]) == set(KINDS)


def test_a_townships_slips_do_not_depend_on_the_others(figures: pd.DataFrame, planted: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    one = figures["township"].eq("模拟镇00123")
    alone = plant_slips(figures[one], seed=5)[1]
    among = planted[1][planted[1]["township"].eq("模拟镇00123")].reset_index(drop=True)
    pd.testing.assert_frame_equal(alone, among)


def test_a_digit_added_and_one_omitted_undo_each_other(planted: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    pairs = of_kind(planted[1], "digit_added") + [pair[::-1] for pair in of_kind(planted[1], "digit_omitted")]
    assert all(any(typed[:at] + typed[at + 1 :] == true for at in range(len(typed))) for true, typed in pairs)


def test_a_digit_replaced_is_one_digit(planted: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    for true, typed in of_kind(planted[1], "digit_replaced"):
        assert len(true) == len(typed)
        assert sum(one != other for one, other in zip(true, typed, strict=True)) == 1


def test_digits_swapped_are_neighbours(planted: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    for true, typed in of_kind(planted[1], "digits_swapped"):
        first, second = (at for at, (one, other) in enumerate(zip(true, typed, strict=True)) if one != other)
        assert second == first + 1
        assert (true[first], true[second]) == (typed[second], typed[first])


def test_signs_and_units_are_off_by_a_factor(planted: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    slips = planted[1].assign(factor=lambda table: table["planted_value"] / table["true_value"])
    assert set(slips.loc[slips["kind"].eq("sign"), "factor"]) == {-1.0}
    assert set(slips.loc[slips["kind"].eq("unit"), "factor"].round(6)) == {10.0, 100.0, 10_000.0, 0.0001}
    assert set(slips.loc[slips["kind"].eq("unit"), "measure"]) == {"amount_yuan"}


def test_a_pair_swapped_is_households_for_persons_of_one_item(planted: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    slips = planted[1]
    for _slip, rows in slips[slips["kind"].eq("pair_swapped")].groupby(["township", "slip"]):
        assert rows["measure"].tolist() == ["households", "persons"]
        assert rows[["period", "topic", "item"]].drop_duplicates().shape[0] == 1
        assert rows["planted_value"].tolist() == rows["true_value"].tolist()[::-1]


def test_a_row_shifted_changes_places_with_the_next(planted: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    slips = planted[1]
    for _slip, rows in slips[slips["kind"].eq("row_shifted")].groupby(["township", "slip"]):
        assert len(rows[["period", "topic"]].drop_duplicates()) == 1
        assert len(rows["item"].unique()) == 2
        for _measure, pair in rows.groupby("measure"):
            assert pair["planted_value"].tolist() == pair["true_value"].tolist()[::-1]


def test_a_part_left_out_has_no_row(planted: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    after, slips = planted
    gone = slips[slips["kind"].eq("left_out")]
    assert gone["planted_value"].isna().all()
    assert gone["in_identity"].all()
    assert len(gone) + len(after) == 300 * 132


def test_a_slip_in_a_sum_can_be_found_and_one_in_a_count_of_banners_cannot(planted: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    slips = planted[1]
    assert not slips.loc[slips["topic"].isin(["publicity", "training", "living"]), "in_identity"].any()
    single = slips[slips["topic"].isin(["cause", "plan"]) & ~slips["kind"].isin(["row_shifted", "pair_swapped"])]
    assert single[["in_identity", "breaks_identity"]].all(axis=None)
    assert not (slips["breaks_identity"] & ~slips["in_identity"]).any()


def test_two_causes_exchanged_leave_every_sum_as_it_was(planted: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    slips = planted[1]
    causes = slips[slips["kind"].eq("row_shifted") & slips["topic"].eq("cause")]
    assert causes["in_identity"].all()
    assert not causes["breaks_identity"].any()


def test_villages_and_later_statements_are_left_alone() -> None:
    rows = [
        {"place": "甲村", "value": 20},
        {"place": "", "value": 35},
        {"place": "", "value": 36},
    ]
    about = {"township": "模拟镇", "year": 2018, "period": "2018", "topic": "registry", "item": "total", "measure": "households"}
    after, slips = plant_slips(to_figures([{**about, **row} for row in rows]), seed=2)
    assert after["value"].iloc[[0, 2]].tolist() == [20, 36]
    assert slips["true_value"].tolist() == [35]
