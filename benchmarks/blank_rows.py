"""How many planted slips are found where rows of the returns are blank, and how many no arithmetic can see.

Run ``python benchmarks/blank_rows.py --townships 300 --blank 0.1``.

A row is blank in all its measures, as a form's row is that nobody filled in. A sum that lacks a row is a bound: its stated parts
do not exceed the whole, and what lacks in households and in persons must be thinkable as rows. A slip that stays in every bound
and every whole sum that speaks of it fits some return that is right: it is unverifiable, and counted apart. Which those are is
worked out here from the identities alone, without the program's own edits.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from fupin_analysis.crosscheck.checks import check_consistency
from fupin_analysis.synth.planting import identities_of, plant_slips
from fupin_analysis.synth.townships import make_townships

sys.path.insert(0, str(Path(__file__).parent))
from crosscheck import mark_found

_ROW = ["township", "year", "period", "place", "topic", "item"]
_CELL = ["period", "topic", "item", "measure"]
#: Persons in a household, and yuan for a recipient, between which what lacks in both measures lies.
_PAIRS = {("households", "persons"): (1.0, 10.0), ("recipients", "amount_yuan"): (10.0, 20_000.0)}


def leave_blank(figures: pd.DataFrame, share: float, seed: int) -> set[tuple[object, ...]]:
    """Return the rows of returns, each with the given chance, that nobody filled in."""
    rows = figures[_ROW].drop_duplicates()
    chosen = rows[np.random.default_rng(seed).random(len(rows)) < share]
    return set(chosen.itertuples(index=False, name=None))


def without(figures: pd.DataFrame, blank: set[tuple[object, ...]]) -> pd.DataFrame:
    """Return the figures but for those of blank rows."""
    return figures[[row not in blank for row in figures[_ROW].itertuples(index=False, name=None)]].reset_index(drop=True)


def mark_visible(slips: pd.DataFrame, figures: pd.DataFrame, blank: set[tuple[object, ...]]) -> pd.DataFrame:
    """Return the slips of rows that are not blank, with `visible`: no right return has these numbers and these blanks."""
    slips = slips[~slips["planted_value"].lt(0)]  # reading sets a negative number aside (F203), before anything is checked
    rows = list(slips[_ROW].itertuples(index=False, name=None))
    slips = slips[[row not in blank for row in rows]].reset_index(drop=True)
    first = figures[figures["place"].eq("") & figures["statement"].eq(1)]
    returns = dict(list(first.groupby(["township", "year"], sort=False)))
    visible: list[bool] = []
    for (township, year), own in slips.groupby(["township", "year"], sort=False):
        visible += _visible(int(year), returns[township, year], own, blank)
    order = [at for _unit, own in slips.groupby(["township", "year"], sort=False) for at in own.index]
    return slips.assign(visible=pd.Series(visible, index=order).reindex(slips.index))


def _visible(year: int, figures: pd.DataFrame, slips: pd.DataFrame, blank: set[tuple[object, ...]]) -> list[bool]:
    cells = list(figures[_CELL].itertuples(index=False, name=None))
    places = {cell: place for place, cell in enumerate(cells)}
    sums = [_Sum(identity, cells) for identity in identities_of(year, cells)]
    rows = figures[_ROW].itertuples(index=False, name=None)
    true = [math.nan if row in blank else value for row, value in zip(rows, figures["value"].tolist(), strict=True)]
    seen: list[bool] = []
    for _slip, group in slips.groupby("slip", sort=False):
        typed = zip(group[_CELL].itertuples(index=False, name=None), group["planted_value"].tolist(), strict=True)
        changed = {places[cell]: value for cell, value in typed}
        values = [changed.get(place, value) for place, value in enumerate(true)]
        seen += [any(one.is_broken(place, values, sums) for one in sums) for place in changed]
    return seen


class _Sum:
    """An identity of a return, and what its figures are in the other measure of the same rows."""

    def __init__(self, signs: Mapping[int, int], cells: Sequence[tuple[str, ...]]) -> None:
        self.signs, self.cells = signs, cells
        self.rows = {cells[place][:3]: sign for place, sign in signs.items()}
        self.measure = cells[next(iter(signs))][3]

    def lacks(self, values: Sequence[float]) -> tuple[float, set[int]]:
        """Return the whole less its stated parts, and which of its figures are not stated."""
        unknown = {place for place in self.signs if math.isnan(values[place])}
        return sum(sign * values[place] for place, sign in self.signs.items() if place not in unknown), unknown

    def is_broken(self, place: int, values: Sequence[float], sums: Sequence[_Sum]) -> bool:
        """Whether no numbers in its blank rows make the sum right, the figure at `place` being what was typed wrong."""
        if place not in self.signs:
            return False
        lack, unknown = self.lacks(values)
        if unknown <= {place} or any(self.signs[one] > 0 for one in unknown):
            return unknown <= {place} and lack != 0
        return lack < 0 or any(self._is_unlike(other, values) for other in sums)

    def _is_unlike(self, other: _Sum, values: Sequence[float]) -> bool:
        """Whether what lacks in both measures of the same rows is not thinkable as rows."""
        bounds = _PAIRS.get((self.measure, other.measure))
        if bounds is None:
            return other.measure != self.measure and (other.measure, self.measure) in _PAIRS and other._is_unlike(self, values)
        (counts, blank), (amounts, too) = self.lacks(values), other.lacks(values)
        is_alike = self.rows == other.rows and {self.cells[at][:3] for at in blank} == {other.cells[at][:3] for at in too}
        return is_alike and not bounds[0] * counts <= amounts <= bounds[1] * counts


def tabulate(marked: pd.DataFrame) -> pd.DataFrame:
    """Return by kind of slip how many figures it hit, how many of these can be seen, and what share of them is found."""
    kinds = [*marked.groupby("kind", sort=True), ("in all", marked)]
    return pd.DataFrame(
        {
            kind: {
                "figures": len(rows),
                "unverifiable": int((~rows["visible"]).sum()),
                "visible": int(rows["visible"].sum()),
                "found of visible": rows.loc[rows["visible"], "found"].mean(),
                "found of all": rows["found"].mean(),
            }
            for kind, rows in kinds
        }
    ).T


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--townships", type=int, default=300, help="synthetic townships in which slips are planted")
    parser.add_argument("--blank", type=float, default=0.1, help="share of rows left blank")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--most", type=int, default=1, help="slips in one township at most")
    parser.add_argument("--show", type=int, default=0, help="print so many slips that can be seen and were not found")
    options = parser.parse_args(arguments)
    figures = make_townships(options.townships, seed=options.seed)
    blank = leave_blank(figures, options.blank, options.seed)
    clean = check_consistency(without(figures, blank))
    print(f"{options.townships} townships without slips, {options.blank:.0%} of the rows blank: {len(clean)} findings")
    planted, slips = plant_slips(figures, seed=options.seed, most=options.most)
    findings = check_consistency(without(planted, blank))
    marked = mark_found(mark_visible(slips, figures, blank), findings)
    print(tabulate(marked).to_string(formatters={"found of visible": "{:.1%}".format, "found of all": "{:.1%}".format}))
    missed = marked[marked["visible"] & ~marked["found"]]
    print(missed.head(options.show).to_string() if options.show else "")


if __name__ == "__main__":
    main()
