"""Errors planted on purpose: the slips of hand-typed returns, put into figures whose true values are known.

They measure how many slips cross-checking finds and how often it names the true value. A slip can be found only where an exact
identity speaks of the figure, and only if it does not cancel out there: both are noted with each slip.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
import pandas as pd

from fupin_analysis.figures import KEY
from fupin_analysis.terms import FOLDER, load_vocabulary

#: Columns of the table of slips: one row per figure changed; `slip` counts within a township. `planted_value` is NaN where the
#: figure was left out. `in_identity`: an exact identity speaks of the figure; `breaks_identity`: one fails if only this slip is made.
SLIP_COLUMNS: dict[str, str] = {
    "slip": "int64",
    "kind": "str",
    "township": "str",
    "year": "int64",
    "period": "str",
    "place": "str",
    "topic": "str",
    "item": "str",
    "measure": "str",
    "true_value": "float64",
    "planted_value": "float64",
    "in_identity": "bool",
    "breaks_identity": "bool",
}

_PAIR = ("households", "persons")
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
    parts: tuple[int, ...]
    numbers: tuple[int, ...]
    amounts: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]
    rows: tuple[tuple[int, int, int, int], ...]

    def speaking_of(self, places: Collection[int]) -> list[Mapping[int, int]]:
        return [identity for identity in self.identities if not identity.keys().isdisjoint(places)]


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
    >>> from fupin_analysis.synth import make_townships
    >>> planted, slips = plant_slips(make_townships(1, seed=7), seed=1, most=1)
    >>> slips[["kind", "topic", "item", "measure", "true_value", "planted_value"]].to_dict("records")
    []
    """
    figures = figures.reset_index(drop=True)
    values = figures["value"].to_numpy(copy=True)
    cells = list(zip(*(figures[name].tolist() for name in ("period", "topic", "item", "measure")), strict=True))
    ours = figures[figures["place"].eq("") & figures["statement"].eq(1)]
    rows: list[tuple[object, ...]] = []
    for (township, year), places in ours.groupby(["township", "year"], sort=False).indices.items():
        index = ours.index[places]
        layout = _layout(int(year), tuple(cells[row] for row in index))
        true = values[index].tolist()
        stream = np.random.default_rng([seed, crc32(f"{township}{year}".encode())])
        for slip, (kind, changes) in enumerate(_slips(true, layout, stream, most=most), start=1):
            breaks = _breaks(true, changes, layout)
            for place, planted in changes.items():
                period, topic, item, measure = cells[index[place]]
                about = (township, year, period, "", topic, item, measure)
                rows.append((slip, kind, *about, true[place], planted, bool(layout.speaking_of([place])), breaks))
                values[index[place]] = planted
    planted = figures.assign(value=values, as_written=figures["as_written"].where(figures["value"].eq(values), ""))
    slips = pd.DataFrame(rows, columns=list(SLIP_COLUMNS)).astype(SLIP_COLUMNS)
    return planted[planted["value"].notna()].reset_index(drop=True), slips


def _slips(true: Sequence[float], layout: _Layout, stream: np.random.Generator, *, most: int) -> Iterator[tuple[str, _Changes]]:
    touched: set[int] = set()
    for _ in range(int(stream.integers(1, most, endpoint=True))):
        for kind in stream.permutation(list(KINDS)).tolist():
            changes = KINDS[kind](true, layout, touched, stream)
            if changes:
                touched |= changes.keys()
                yield kind, changes
                break


def _breaks(true: Sequence[float], changes: _Changes, layout: _Layout) -> bool:
    """Whether an identity fails with these changes; a figure left out counts as nothing."""

    def value(place: int) -> float:
        changed = changes.get(place, true[place])
        return 0.0 if math.isnan(changed) else changed

    return any(sum(sign * value(place) for place, sign in identity.items()) != 0 for identity in layout.speaking_of(changes))


def _digit_slip(edit: Callable[[str], Iterable[str]]) -> Callable[..., _Changes]:
    def slip(true: Sequence[float], layout: _Layout, touched: set[int], stream: np.random.Generator) -> _Changes:
        for place in _mixed(layout.numbers, stream):
            if place in touched or true[place] < 1 or not true[place].is_integer():
                continue
            text = str(int(true[place]))
            typed = sorted({other for other in edit(text) if other and other[0] != "0"} - {text})
            if typed:
                return {place: float(stream.choice(typed))}
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


def _sign(true: Sequence[float], layout: _Layout, touched: set[int], stream: np.random.Generator) -> _Changes:
    return next(({place: -true[place]} for place in _mixed(layout.numbers, stream) if place not in touched and true[place]), {})


def _unit(true: Sequence[float], layout: _Layout, touched: set[int], stream: np.random.Generator) -> _Changes:
    factor = float(stream.choice(_UNIT_SLIPS))
    return next(({place: true[place] * factor} for place in _mixed(layout.amounts, stream) if place not in touched and true[place]), {})


def _left_out(true: Sequence[float], layout: _Layout, touched: set[int], stream: np.random.Generator) -> _Changes:
    return next(({place: math.nan} for place in _mixed(layout.parts, stream) if place not in touched and true[place]), {})


def _pair_swapped(true: Sequence[float], layout: _Layout, touched: set[int], stream: np.random.Generator) -> _Changes:
    for households, persons in _mixed(layout.pairs, stream):
        if touched.isdisjoint((households, persons)) and true[households] != true[persons]:
            return {households: true[persons], persons: true[households]}
    return {}


def _row_shifted(true: Sequence[float], layout: _Layout, touched: set[int], stream: np.random.Generator) -> _Changes:
    for row in _mixed(layout.rows, stream):
        if touched.isdisjoint(row):
            changes = {place: true[other] for place, other in zip(row, (*row[2:], *row[:2]), strict=True) if true[place] != true[other]}
            if changes:
                return changes
    return {}


def _mixed[T](things: Sequence[T], stream: np.random.Generator) -> Iterator[T]:
    return (things[place] for place in stream.permutation(len(things)))


#: Kinds of slip, each as likely as the others, and what makes one: from the true values, places in their return.
KINDS: dict[str, Callable[..., _Changes]] = {
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
    return _Layout(
        identities=identities,
        parts=tuple(sorted({place for identity in identities for place, sign in identity.items() if sign < 0})),
        numbers=tuple(place for cell, place in places.items() if measures[cell[3]].kind in {"count", "amount"}),
        amounts=tuple(place for cell, place in places.items() if cell[3] == "amount_yuan"),
        pairs=tuple(pairs),
        rows=tuple((*one, *other) for one, other in zip(pairs, pairs[1:], strict=False) if cells[one[0]][:2] == cells[other[0]][:2]),
    )


def _stated(terms: tuple[_Term, ...], places: Mapping[_Cell, int], year: int) -> Iterator[Mapping[int, int]]:
    """The identity in each period in which its whole and at least one part are stated: sign by place."""
    for period in [cell[0] for cell in places if cell[1:] == terms[0][1:4]]:
        signs = {
            place: term.sign
            for term in terms
            for cell, place in places.items()
            if cell[1:] == term[1:4] and (term.when == "all" or cell[0] == (str(year) if term.when == "year" else period))
        }
        if len(signs) > 1:
            yield signs


_REFERENCE = r"([a-z_]+)/([a-z_0-9]+)\.(\*|[a-z_]+)(?:@(year|all))?"
_SUM = re.compile(rf"{_REFERENCE} = {_REFERENCE}(?: \+ {_REFERENCE})*")


@cache
def _sums() -> tuple[tuple[_Term, ...], ...]:
    """The project's exact identities, whole first: its balances, and those edits of ``rules.toml`` that are plain sums.

    The standard rates of education are left aside: every figure they bind stands in a balance too.
    """
    sums = []
    for balance in load_vocabulary().balances.values():
        for measure in balance.measures:
            parts = [_Term(-1, part.topic, part.name, measure, "") for part in balance.parts]
            sums.append((_Term(1, balance.whole.topic, balance.whole.name, measure, ""), *parts))
    with (FOLDER / "rules.toml").open("rb") as stream:
        rules = tomllib.load(stream).values()
    for rule in rules:
        if rule["kind"] == "balance" and _SUM.fullmatch(rule["formula"]):
            for measure in rule.get("measures", [""]):
                found = re.findall(_REFERENCE, rule["formula"])
                terms = [_Term(-1, topic, item, measure if own == "*" else own, when) for topic, item, own, when in found]
                sums.append((terms[0]._replace(sign=1), *terms[1:]))
    return tuple(sums)
