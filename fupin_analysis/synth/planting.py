"""Errors planted on purpose: the slips of hand-typed returns, put into figures whose true values are known.

They measure how many slips cross-checking finds and how often it names the true value. A slip can be found only where an exact
identity speaks of the figure, and only if it does not cancel out there: both are noted with each slip.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import NamedTuple
from zlib import crc32

import numpy as np
import pandas as pd

from fupin_analysis.core.disk.toml import load_words
from fupin_analysis.core.figures import COLUMNS, KEY
from fupin_analysis.core.words.terms import load_vocabulary

#: Columns of the table of slips, one row per figure changed. `slip` counts within a township; `planted_value` is NaN where the
#: figure was left out; `in_identity`: an exact identity speaks of the figure; `breaks_identity`: such a one fails with this slip.
SLIP_COLUMNS: dict[str, str] = {
    "slip": "int64",
    "kind": "str",
    **{name: COLUMNS[name] for name in KEY},
    "true_value": "float64",
    "planted_value": "float64",
    "in_identity": "bool",
    "breaks_identity": "bool",
}

_UNIT_SLIPS = (10.0, 100.0, 10_000.0, 1 / 10_000)

#: A figure of one return: period, topic, item, measure.
_Cell = tuple[str, str, str, str]

#: New values by the figure's place in its return.
_Changes = dict[int, float]


class _Term(NamedTuple):
    sign: int
    topic: str
    item: str
    measure: str
    when: str


@dataclass(frozen=True)
class _Layout:
    """What a return states, as places in its list of figures: where slips can fall and which identities speak of them."""

    identities: tuple[Mapping[int, int], ...]
    numbers: tuple[tuple[int], ...]
    amounts: tuple[tuple[int], ...]
    parts: tuple[tuple[int], ...]
    pairs: tuple[tuple[int, int], ...]
    rows: tuple[tuple[int, int, int, int], ...]

    def speaking_of(self, place: int) -> list[Mapping[int, int]]:
        return [identity for identity in self.identities if place in identity]


def plant_slips(figures: pd.DataFrame, *, seed: int, most: int = 3) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Plant one to `most` slips in each township's return.

    Parameters
    ----------
    figures
        Table of figures; only first statements for whole townships are changed.
    seed
        Same seed, same slips; a township's slips do not depend on the others.
    most
        Slips per township at most. No figure is hit twice.

    Returns
    -------
    figures : pandas.DataFrame
        Figures with the slips; a figure left out has no row.
    slips : pandas.DataFrame
        What was done (:data:`SLIP_COLUMNS`), a row for each figure changed.

    Examples
    --------
    >>> from fupin_analysis.synth.townships import make_townships
    >>> planted, slips = plant_slips(make_townships(1, seed=7), seed=3, most=1)
    >>> slips[["kind", "period", "item", "measure", "true_value", "planted_value"]].to_dict("split")["data"]
    [['digits_swapped', '2018H2', 'tertiary', 'recipients', 13.0, 31.0]]
    """
    figures = figures.reset_index(drop=True)
    values = figures["value"].to_numpy(copy=True)
    cells = list(zip(*(figures[name].tolist() for name in ("period", "topic", "item", "measure")), strict=True))
    rows: list[tuple[object, ...]] = []
    for township, year, index in _returns(figures):
        layout = _layout(year, tuple(cells[row] for row in index))
        stream = np.random.default_rng([seed, crc32(f"{township}{year}".encode())])
        typist = _Typist(values[index].tolist(), layout, stream)
        for slip in range(1, int(stream.integers(1, most, endpoint=True)) + 1):
            kind, changes = typist.make_slip()
            for place, value in changes.items():
                period, topic, item, measure = cells[index[place]]
                about = (township, year, period, "", topic, item, measure)
                tied = bool(layout.speaking_of(place)), typist.breaks(place, changes)
                rows.append((slip, kind, *about, typist.true[place], value, *tied))
                values[index[place]] = value
    is_changed = values != figures["value"].to_numpy()
    planted = figures.assign(value=values, as_written=figures["as_written"].mask(is_changed, ""))
    slips = pd.DataFrame(rows, columns=list(SLIP_COLUMNS)).astype(SLIP_COLUMNS)
    return planted[planted["value"].notna()].reset_index(drop=True), slips


def _returns(figures: pd.DataFrame) -> Iterator[tuple[str, int, list[int]]]:
    """Yield each return's township, year and rows."""
    first = figures[figures["place"].eq("") & figures["statement"].eq(1)]
    rows = pd.Series(first.index, index=first.index)
    for (township, year), group in rows.groupby([first["township"], first["year"]], sort=False):
        yield str(township), int(str(year)), group.tolist()


@dataclass
class _Typist:
    """Who copies one return: the true values, what has gone wrong so far, and the random numbers that decide what will."""

    true: Sequence[float]
    layout: _Layout
    stream: np.random.Generator
    touched: set[int] = field(default_factory=set)

    def make_slip(self) -> tuple[str, _Changes]:
        """Return the kind of the next slip and what it changes; nothing where no kind of slip is possible any more."""
        for kind in self.stream.permutation(list(KINDS)).tolist():
            changes = KINDS[kind](self)
            if changes:
                self.touched |= changes.keys()
                return kind, changes
        return "", {}

    def any_of(self, groups: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
        """Yield, in random order, those groups of places of which none has been touched and not all are zero."""
        for at in self.stream.permutation(len(groups)):
            if self.touched.isdisjoint(groups[at]) and any(self.true[place] for place in groups[at]):
                yield groups[at]

    def breaks(self, place: int, changes: _Changes) -> bool:
        """Whether an identity that speaks of `place` fails with these changes alone; a figure left out counts as nothing."""
        values = {at: 0.0 if math.isnan(value) else value for at, value in changes.items()}
        return any(
            sum(sign * values.get(at, self.true[at]) for at, sign in identity.items()) != 0
            for identity in self.layout.speaking_of(place)
        )


def _digit_slip(retyped: Callable[[str], Iterable[str]]) -> Callable[[_Typist], _Changes]:
    def slip(typist: _Typist) -> _Changes:
        for (place,) in typist.any_of(typist.layout.numbers):
            text = f"{typist.true[place]:.15g}"
            typed = sorted({other for other in retyped(text) if other[:1] not in ("", "0")} - {text}) if text.isdigit() else []
            if typed:
                return {place: float(typist.stream.choice(typed))}
        return {}

    return slip


def _added(text: str) -> Iterator[str]:
    return (text[:at] + digit + text[at:] for at in range(len(text) + 1) for digit in "0123456789")


def _omitted(text: str) -> Iterator[str]:
    return (text[:at] + text[at + 1 :] for at in range(len(text)))


def _replaced(text: str) -> Iterator[str]:
    return (text[:at] + digit + text[at + 1 :] for at in range(len(text)) for digit in "0123456789")


def _swapped(text: str) -> Iterator[str]:
    return (text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(len(text) - 1))


def _sign(typist: _Typist) -> _Changes:
    return {place: -typist.true[place] for (place,) in islice(typist.any_of(typist.layout.numbers), 1)}


def _unit(typist: _Typist) -> _Changes:
    factor = float(typist.stream.choice(_UNIT_SLIPS))
    return {place: typist.true[place] * factor for (place,) in islice(typist.any_of(typist.layout.amounts), 1)}


def _left_out(typist: _Typist) -> _Changes:
    return {place: math.nan for (place,) in islice(typist.any_of(typist.layout.parts), 1)}


def _pair_swapped(typist: _Typist) -> _Changes:
    return _exchanged(typist, typist.layout.pairs)


def _row_shifted(typist: _Typist) -> _Changes:
    return _exchanged(typist, typist.layout.rows)


def _exchanged(typist: _Typist, groups: Sequence[tuple[int, ...]]) -> _Changes:
    """Exchange the two halves of a group of places."""
    for group in typist.any_of(groups):
        half = len(group) // 2
        taken = {place: typist.true[other] for place, other in zip(group, group[half:] + group[:half], strict=True)}
        changes = {place: value for place, value in taken.items() if value != typist.true[place]}
        if changes:
            return changes
    return {}


#: Kinds of slip, each as likely as the others, and what makes one.
KINDS: dict[str, Callable[[_Typist], _Changes]] = {
    "digit_added": _digit_slip(_added),
    "digit_omitted": _digit_slip(_omitted),
    "digit_replaced": _digit_slip(_replaced),
    "digits_swapped": _digit_slip(_swapped),
    "sign": _sign,
    "pair_swapped": _pair_swapped,
    "unit": _unit,
    "left_out": _left_out,
    "row_shifted": _row_shifted,
}


@lru_cache(maxsize=256)
def _layout(year: int, cells: tuple[_Cell, ...]) -> _Layout:
    measures = load_vocabulary().measures
    places = {cell: place for place, cell in enumerate(cells)}
    identities = tuple(identity for terms in _sums() for identity in _stated(terms, places, year))
    pairs = [
        (place, places[period, topic, item, "persons"])
        for (period, topic, item, measure), place in places.items()
        if measure == "households" and (period, topic, item, "persons") in places
    ]
    following = [(one, other) for one, other in pairwise(pairs) if cells[one[0]][:2] == cells[other[0]][:2]]
    return _Layout(
        identities=identities,
        numbers=tuple((place,) for cell, place in places.items() if measures[cell[3]].kind in {"count", "amount"}),
        amounts=tuple((place,) for cell, place in places.items() if cell[3] == "amount_yuan"),
        parts=tuple((place,) for place in places.values() if any(identity.get(place, 1) < 0 for identity in identities)),
        pairs=tuple(pairs),
        rows=tuple((*one, *other) for one, other in following),
    )


def _stated(terms: tuple[_Term, ...], places: Mapping[_Cell, int], year: int) -> Iterator[Mapping[int, int]]:
    """Yield the identity, as signs by place, for each period in which its whole and a part at least are stated."""
    for period in [cell[0] for cell in places if cell[1:] == terms[0][1:4]]:
        signs = {
            place: term.sign
            for term in terms
            for cell, place in places.items()
            if cell[1:] == term[1:4] and (term.when == "all" or cell[0] == (str(year) if term.when == "year" else period))
        }
        if len(signs) > 1:
            yield signs


def identities_of(year: int, cells: Sequence[_Cell]) -> tuple[Mapping[int, int], ...]:
    """Return the exact identities that speak of a return's figures.

    Parameters
    ----------
    year
        Of the return.
    cells
        Period, topic, item and measure of each of its figures.

    Returns
    -------
    tuple
        For each identity the sign of each figure in it, by its place among `cells`; the whole has sign 1, and the
        signed sum is 0.

    Examples
    --------
    >>> cells = [("2018", "registry", name, "households") for name in ("total", "not_exited", "exited")]
    >>> {0: 1, 1: -1, 2: -1} in identities_of(2018, cells)
    True
    """
    return _layout(year, tuple(cells)).identities


_REFERENCE = r"([a-z_]+)/([a-z_0-9]+)\.(\*|[a-z_]+)(?:@(year|all))?"
_SUM = re.compile(rf"{_REFERENCE} = {_REFERENCE}(?: \+ {_REFERENCE})*")


@cache
def _sums() -> tuple[tuple[_Term, ...], ...]:
    """Return the project's exact identities, whole first: its balances, and those edits of ``rules.toml`` that are plain sums.

    The standard rates of education are left aside: every figure they bind stands in a balance too.
    """
    sums = []
    for balance in load_vocabulary().balances.values():
        for measure in balance.measures:
            parts = [_Term(-1, part.topic, part.name, measure, "") for part in balance.parts]
            sums.append((_Term(1, balance.whole.topic, balance.whole.name, measure, ""), *parts))
    for rule in load_words("rules").values():
        formula = rule["formula"][0] if isinstance(rule["formula"], list) else rule["formula"]
        if rule["kind"] == "balance" and _SUM.fullmatch(formula):
            for measure in rule.get("measures", [""]):
                found = re.findall(_REFERENCE, formula)
                terms = [_Term(-1, topic, item, measure if own == "*" else own, when) for topic, item, own, when in found]
                sums.append((terms[0]._replace(sign=1), *terms[1:]))
    return tuple(sums)
