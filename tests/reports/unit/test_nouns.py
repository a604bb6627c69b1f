"""Nouns beside a unit's tables: whose each is, and as Arrow."""

from __future__ import annotations

from fupin_analysis.core.disk.store import no_rows, to_frame
from fupin_analysis.core.document import Document
from fupin_analysis.reports.unit.nouns import NOUNS, held_problems, no_nouns, noun_table, owned


def test_rows_are_found_by_township_and_year_in_their_order() -> None:
    one, other, again = Document("甲镇", 2018, "a"), Document("乙镇", 2018, "b"), Document("甲镇", 2018, "c")
    assert owned([one, other, again]) == {("甲镇", 2018): (one, again), ("乙镇", 2018): (other,)}
    assert owned([]) == {}


def test_a_noun_travels_with_all_its_fields() -> None:
    table = noun_table("documents", [Document("甲镇", 2018, is_complete=False, caveat="节选")])
    assert table.select(["township", "year", "is_complete", "caveat"]).to_pylist() == [
        {"township": "甲镇", "year": 2018, "is_complete": False, "caveat": "节选"}
    ]


def test_every_noun_has_an_empty_table_of_its_columns() -> None:
    for name in NOUNS:
        assert no_nouns(name).num_rows == 0
        assert {"township", "year"} <= {*no_nouns(name).column_names}


def test_figures_are_not_asked_for_where_no_problem_is_named() -> None:
    def figures() -> None:
        raise AssertionError("asked for")

    assert held_problems(to_frame("records", no_rows("records")), figures) == ()  # type: ignore[arg-type]
