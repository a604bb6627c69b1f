"""Laws of cleaning: reading is stable, order does not matter, and nothing is lost."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from fupin_analysis.clean.numbers import CellProblem, clean_value
from fupin_analysis.core.figures import check_figures
from fupin_analysis.core.words.items import Measure, Unit
from fupin_analysis.core.words.terms import load_vocabulary
from tests.clean.grids import clean_rows, reasons, values

MEASURES = [measure for measure in load_vocabulary().measures.values() if measure.kind != "share"]
COUNTS = [measure for measure in MEASURES if measure.kind == "count"]
UNITS = [
    unit
    for unit in load_vocabulary().units.values()
    if unit.measures and load_vocabulary().measures[unit.measures[0]].kind != "share"
]

#: What people type into a cell of a count, readable or not.
TYPED = st.one_of(
    st.integers(0, 10**6),
    st.integers(0, 10**6).map(lambda number: f"{number}户"),
    st.sampled_from(["—", "无", "约30", "#REF!", "-3", "2.5", "1,2", "三十二", "3人", "", "见附件", "298²"]),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=6).filter(lambda text: not text or text.strip() == text),
)
VILLAGES = ["东村", "西村", "南村", "北村", "中村"]
CAUSES = ["因病", "因残", "因学", "其他", "缺少劳动力", "因穷"]


def outcome(text: str, measure: Measure, *, unit: str = "") -> float | str:
    """Return the value, or the message's code if it can be said."""
    try:
        return clean_value(text, measure, unit=unit)
    except CellProblem as problem:
        return problem.problem("A1").say("zh").split(" ")[0]


@given(st.decimals(0, 10**9, places=4), st.sampled_from(MEASURES))
def test_cleaning_twice_is_cleaning_once(number: Decimal, measure: Measure) -> None:
    shown = format(number.to_integral_value() if measure.kind == "count" else number, "f")
    once = clean_value(shown, measure)
    assert clean_value(format(Decimal(repr(once)), "f"), measure, is_number=True) == once


@given(st.decimals(0, 10**6, places=3), st.sampled_from(UNITS))
def test_a_unit_in_the_cell_says_the_same_as_in_the_heading(number: Decimal, unit: Unit) -> None:
    measure = load_vocabulary().measures[unit.measures[0]]
    assert outcome(f"{number}{unit.written}", measure) == outcome(str(number), measure, unit=unit.written)


@given(
    st.text(max_size=12),
    st.sampled_from([*MEASURES, load_vocabulary().measures["rate"]]),
    st.sampled_from(["", "%", "万元", "人", "吨"]),
)
def test_any_text_is_a_value_or_a_problem_that_can_be_said(text: str, measure: Measure, unit: str) -> None:
    value = outcome(text, measure, unit=unit)
    if isinstance(value, str):
        assert value.startswith("F2")
    else:
        assert value >= 0
        assert measure.kind != "count" or value.is_integer()


@given(st.data())
def test_every_value_typed_is_a_figure_or_set_aside_once(data: st.DataObject) -> None:
    villages = data.draw(st.lists(st.sampled_from(VILLAGES), unique=True, min_size=1))
    causes = data.draw(st.lists(st.sampled_from(CAUSES), unique=True, min_size=1))
    # The first village's first cell is a number, so that there is a table at all.
    typed = [[data.draw(TYPED) for _ in causes] for _ in villages]
    typed[0][0] = 7
    rows = [["村", *(f"{cause}户数" for cause in causes)], *([name, *line] for name, line in zip(villages, typed, strict=True))]
    cleaned = clean_rows(rows, township="清澜镇", year=2018)
    candidates = sum(1 for line in typed for value in line if str(value).strip())
    assert len(cleaned.figures) + len(cleaned.quarantine) == candidates
    assert len({*cleaned.figures["source"], *cleaned.quarantine["source"]}) == candidates
    check_figures(cleaned.figures)


@given(st.permutations(VILLAGES), st.permutations(CAUSES), st.lists(st.integers(0, 99), min_size=30, max_size=30))
def test_the_order_of_rows_and_columns_never_matters(villages: list[str], causes: list[str], numbers: list[int]) -> None:
    number = dict(zip(((village, cause) for village in VILLAGES for cause in CAUSES), numbers, strict=True))

    def table(rows: list[str], columns: list[str]) -> list[list[object]]:
        return [
            ["村", *(f"{cause}户数" for cause in columns)],
            *([row, *(number[row, cause] for cause in columns)] for row in rows),
        ]

    plain = clean_rows(table(VILLAGES, CAUSES), township="清澜镇", year=2018)
    mixed = clean_rows(table(villages, causes), township="清澜镇", year=2018)
    assert values(plain) == values(mixed)
    assert sorted(reasons(plain).values()) == sorted(reasons(mixed).values())


@given(st.permutations(["因病", "因残", "其他", "思想观念落后"]), st.permutations(["户数", "人数"]))
def test_items_down_and_items_across_say_the_same(causes: list[str], measures: list[str]) -> None:
    number = {(cause, measure): 10 * row + column for row, cause in enumerate(causes) for column, measure in enumerate(measures)}
    down = [["原因", *measures], *([cause, *(number[cause, measure] for measure in measures)] for cause in causes)]
    across = [["乡镇", *(f"{cause}{measure}" for cause, measure in number)], ["清澜镇", *number.values()]]
    assert values(clean_rows(down, township="清澜镇", year=2018)) == values(clean_rows(across, year=2018))
