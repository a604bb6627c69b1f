"""What the cross-checks could look at: how much of a return could be held against anything, and what lacks for the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from fupin_analysis.core.figure_ref import FigureRef

#: Columns of a table of reviews, one row a township and year. `held` counts the checks that came out, `failing` those that did
#: not, `unverifiable` those for which a figure lacks; `lacking` names the figures that most of them lack, `short` the sums that
#: blank parts leave short, one a line: figure, what lacks [base unit], blank figures, divided by tabulators.
REVIEW_COLUMNS: dict[str, str] = {
    "township": "str",
    "year": "int64",
    "held": "int64",
    "failing": "int64",
    "unverifiable": "int64",
    "lacking": "str",
    "short": "str",
}


class Short(NamedTuple):
    """A sum that blank parts leave short of its whole.

    Parameters
    ----------
    whole
        The whole.
    lacks
        What lacks [base unit].
    blank
        Parts that are not stated.
    """

    whole: FigureRef
    lacks: float
    blank: tuple[FigureRef, ...]


def shorts_of(review: Mapping[str, Any]) -> Iterator[Short]:
    """Yield the sums that a review says are short."""
    for line in str(review["short"]).splitlines():
        whole, lacks, blank = line.split("\t")
        yield Short(FigureRef.parse(whole), float(lacks), tuple(FigureRef.parse(code) for code in blank.split("; ")))


def lacking_of(review: Mapping[str, Any]) -> list[FigureRef]:
    """Return the figures that most checks lack, as a review names them."""
    return [FigureRef.parse(code) for code in str(review["lacking"]).splitlines()]
