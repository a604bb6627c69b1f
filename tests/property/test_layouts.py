"""Sheets laid out at random from known figures are read as planted, or asked about; nothing is read that was not planted."""

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.layout_sheets import draw
from benchmarks.layouts import Tally, judge, read, run


@settings(max_examples=60, deadline=None)
@given(st.integers(10**6, 10**9))
def test_a_layout_is_read_as_planted_or_asked_about(seed: int) -> None:
    drawn = draw(seed)
    cleaned = read(drawn)
    tally = Tally()
    judge(drawn, cleaned, tally, seed)
    assert (tally.wrong, tally.lost) == (0, 0), tally.misses
    assert tally.doubtful_asked == tally.doubtful
    typed = {place for place, cell in drawn.cells.items() if not cell.merged_from}
    assert sorted((entry.row, entry.column) for entry in cleaned.account) == sorted(typed)


def test_most_layouts_are_read() -> None:
    tally = run(10**7, 60)
    assert tally.right >= 0.97 * (tally.right + tally.asked + tally.wrong + tally.lost)


def test_the_benchmark_sees_a_figure_that_was_not_planted() -> None:
    drawn = draw(3)
    place = next(iter(drawn.says))
    drawn.says[place] = tuple((*stated[:-1], stated[-1] + 1) for stated in drawn.says[place])
    tally = Tally()
    judge(drawn, read(drawn), tally)
    assert tally.wrong > 0
