"""A synthetic municipality keeps every identity over the years, and its faults are those it is said to have."""

from __future__ import annotations

import pytest

from fupin_analysis.crosscheck.checks import check_consistency
from fupin_analysis.errors import FupinError
from fupin_analysis.synth.municipality import make_faults, make_municipality, write_municipality


def test_years_fit_together_and_nothing_contradicts():
    figures = make_municipality(5, seed=2, years=[2018, 2019, 2020])
    assert check_consistency(figures).empty
    exits = figures[figures["topic"].eq("exit") & figures["measure"].eq("households")]
    wide = exits.pivot_table(index=["township", "year"], columns="item", values="value").reset_index()
    for _name, own in wide.groupby("township"):
        assert own["done"].cumsum().tolist() == own["cumulative"].tolist()


@pytest.mark.parametrize("measure", ["households", "persons"])
def test_who_has_exited_is_no_longer_counted_as_poor(measure):
    figures = make_municipality(4, seed=3, years=[2018, 2019, 2020])
    own = figures[figures["measure"].eq(measure) & figures["topic"].isin(["registry", "exit"])]
    wide = own.pivot_table(index=["township", "year"], columns="item", values="value")
    assert wide["consolidating"].tolist() == wide["cumulative"].tolist()
    assert (wide["total"] - wide["cumulative"]).tolist() == wide["confirmed_poor"].tolist()
    assert wide["confirmed_poor"].ge(0).all()


def test_faults_are_in_the_last_year_only():
    figures = make_municipality(8, seed=2, years=[2019, 2020])
    faulty = make_faults(figures, seed=2)
    assert set(check_consistency(faulty)["year"]) == {2020}
    assert len(faulty[faulty["year"].eq(2019)]) == len(figures[figures["year"].eq(2019)])
    assert figures["township"].nunique() - faulty.loc[faulty["year"].eq(2020), "township"].nunique() == 1


def test_a_folder_that_holds_anything_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FupinError) as caught:
        write_municipality(tmp_path, count=2, seed=1, years=[2020])
    assert caught.value.problems[0].code == "F603"
