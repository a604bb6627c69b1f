"""Works: cost per kilometre, paid against cost."""

import pytest

from fupin_analysis.measure.infrastructure import measure_infrastructure
from tests.measure.lines import figures_of, only


def test_cost_per_kilometre_and_the_part_not_yet_paid():
    row = only(
        measure_infrastructure(
            figures_of(
                "2018 infrastructure/old_revolutionary_area_roads projects=3 length_km=4.2 amount_yuan=2376800 paid_share=0.8"
            )
        )
    )
    assert row["cost_per_km_yuan"] == pytest.approx(2376800 / 4.2)
    assert row["paid_yuan"] == pytest.approx(1901440)
    assert row["outstanding_yuan"] == pytest.approx(475360)


def test_without_a_paid_share_it_is_unknown_what_was_paid():
    row = only(measure_infrastructure(figures_of("2018 infrastructure/village_roads length_km=1.71 amount_yuan=1190000")))
    assert (row["paid_yuan"], row["outstanding_yuan"]) == (None, None)


def test_without_a_length_there_is_no_cost_per_kilometre():
    assert (
        only(measure_infrastructure(figures_of("2016 infrastructure/roads amount_yuan=20000000", year=2016)))["cost_per_km_yuan"]
        is None
    )


def test_wells_are_counted_as_projects():
    assert only(measure_infrastructure(figures_of("2015 infrastructure/wells count=5", year=2015)))["projects"] == 5


@pytest.mark.parametrize("item", ["projects_of_from_above", "group_roads_paved_remaining"])
def test_funds_handed_down_and_roads_still_to_be_paved_have_no_cost(item):
    row = only(measure_infrastructure(figures_of(f"2018 infrastructure/{item} length_km=7 amount_yuan=5000000")))
    assert (row["cost_yuan"], row["cost_per_km_yuan"]) == (None, None)
    assert "amount_yuan" not in row["source"]
