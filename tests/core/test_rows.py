"""Figures looked up by topic: the same as the table says, in its order, and changed without touching it."""

from fupin_analysis.core.figures import select
from fupin_analysis.core.rows import FigureIndex, plain_figures
from tests.measure.lines import figures_of

FIGURES = figures_of(
    """
    2018 registry/total households=298 persons=1252
    2018 registry/total households=289
    2018 registry/total households=88 @东村
    2018 plan/exit households=120
    2018 registry/not_exited households=177
    """
)
INDEX = FigureIndex(plain_figures(FIGURES))


def values(figures):
    return [figure.value for figure in figures]


def test_figures_are_selected_as_from_the_table():
    for options in ({}, {"place": None}, {"statement": None}, {"items": ["not_exited"]}, {"place": "东村", "statement": 1}):
        assert values(INDEX.select("registry", **options)) == select(FIGURES, "registry", **options)["value"].tolist()
    assert values(INDEX.select()) == [298, 1252, 177, 120]
    assert INDEX.select("credit") == []


def test_changed_values_are_of_first_statements_and_leave_the_index_as_it_was():
    first = INDEX.select("registry")[0]
    changed = INDEX.with_values({first.key: 300.0})
    assert values(changed.select("registry", place=None, statement=None)) == [300, 1252, 289, 88, 177]
    assert values(INDEX.select("registry")) == [298, 1252, 177]
    assert changed.select("plan") == INDEX.select("plan")
