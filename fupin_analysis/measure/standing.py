"""Standings: each township's numbers against the year before and among the townships of its county.

A share stands out where it lies outside the middle half of the others *and* further from their median than two standard errors
of a share of that base: a small township strays by chance alone (docs/methods/standing.md).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from fupin_analysis.core.document import Document
from fupin_analysis.core.figures import in_force
from fupin_analysis.core.rows import FigureIndex, plain_figures
from fupin_analysis.core.texts.rough import ABOUT, Rough, qualifiers_of
from fupin_analysis.core.unit.standing import Compared
from fupin_analysis.core.year import is_whole_year
from fupin_analysis.measure.done import exits_of_own_year
from fupin_analysis.measure.not_exited import not_exited
from fupin_analysis.measure.periods import latest

if TYPE_CHECKING:
    import pandas as pd

#: Other townships there must be for a comparison.
LEAST_PEERS = 7

#: Smallest base of a share of households that is compared.
LEAST_BASE = 20

#: How far from the median a share of money must lie: it has no base to reckon chance from.
_FAR = 0.1

_NUMBERS = {
    "registered": ("registry", "total", "households"),
    "allocated": ("production", "allocated", "amount_yuan"),
    "paid": ("production", "paid", "amount_yuan"),
}
_SHARES = {"poor_share": ("poor", "registered"), "exited_share": ("exited", "registered"), "funds_share": ("paid", "allocated")}

#: Topics that standings rest on.
TOPICS = tuple(dict.fromkeys([*(topic for topic, _item, _measure in _NUMBERS.values()), "exit"]))


def measure_standing(figures: pd.DataFrame, documents: Iterable[Document] = ()) -> list[Compared]:
    """Measure how every township and year stands.

    Parameters
    ----------
    figures
        Figures of all townships and years, shape (rows, columns of the waist).
    documents
        What is known about their origin: townships of one county are compared with each other; those of which no province is
        said are taken for one municipality's.

    Returns
    -------
    list of Compared
        By township and year, in the order of the metrics.

    Notes
    -----
    Method, limits and their source: docs/methods/standing.md.

    Examples
    --------
    >>> from fupin_analysis.synth.townships import make_townships
    >>> found = measure_standing(make_townships(3, seed=1))
    >>> [(one.metric, one.peers, one.side) for one in found if one.township == "模拟镇00001"][:2]
    [('registered', 0, ''), ('exited', 0, '')]
    """
    wide = _wide(figures)
    if wide.empty:
        return []
    counties = {(one.township, one.year): _county(one) for one in documents}
    rough = _stated_roughly(figures)
    told = _wide(_told_before(figures))  # a return often says what the year before was
    wide["county"] = [counties.get(unit, "") for unit in wide.index]
    found: list[Compared] = []
    for metric in ("registered", "exited", *_SHARES):
        found += _standings(wide, metric, told, rough)
    return sorted(found, key=lambda one: (one.township, one.year))


def _county(document: Document) -> str:
    """Return which townships one is compared with: those of its county; nobody where it comes from an unknown one."""
    if document.county:
        return f"{document.province}/{document.county}"
    return f"?{document.township}" if document.province else ""


def _wide(figures: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each township and year, a column for each number and share."""
    import pandas as pd

    own = figures[figures["topic"].isin(TOPICS) & figures["statement"].le(1) & figures["place"].eq("")]
    is_own = [is_whole_year(period, year) for period, year in zip(own["period"], own["year"], strict=True)]
    own = own[pd.Series(is_own, index=own.index, dtype="bool")]
    # DECIDED is below 1 and comes last; a year as such comes after the day it ends.
    own = own.sort_values(["statement", "period"], ascending=[False, False], kind="stable")
    columns = {}
    for name, (topic, item, measure) in _NUMBERS.items():
        rows = own[own["topic"].eq(topic) & own["item"].eq(item) & own["measure"].eq(measure)]
        kept = rows.drop_duplicates(["township", "year"], keep="last")  # DECIDED is below 1 and comes last
        columns[name] = kept.set_index(["township", "year"])["value"].astype("float64")
    columns["poor"] = _poor(own)
    columns["exited"] = _exited(figures)
    wide = pd.DataFrame(columns)
    for name, (part, whole) in _SHARES.items():
        share = wide[part] / wide[whole].where(wide[whole] > 0)
        wide[name] = share.where(share.between(0, 1))  # more than the whole is a finding, not a standing
    return wide


def _poor(figures: pd.DataFrame) -> pd.Series:
    """Return the households not yet exited at the end of each return's own year."""
    rows = latest(not_exited(FigureIndex(plain_figures(in_force(figures[figures["topic"].eq("registry")])))))
    return _by_unit({unit: row["households"] for unit, row in rows.items()})


def _by_unit(values: Mapping[tuple[str, int], float]) -> pd.Series:
    import pandas as pd

    units = pd.MultiIndex.from_tuples(list(values), names=["township", "year"])
    return pd.Series([float(value) for value in values.values()], index=units, dtype="float64").dropna()


def _exited(figures: pd.DataFrame) -> pd.Series:
    """Return the households that exited in each return's own year, those told by halves added up."""
    own = figures[figures["topic"].eq("exit") & figures["item"].eq("done") & figures["place"].eq("")]
    rows = exits_of_own_year(FigureIndex(plain_figures(in_force(own)))) if len(own) else []
    return _by_unit({(row["township"], row["year"]): row["households"] for row in rows})


def _told_before(figures: pd.DataFrame) -> pd.DataFrame:
    """Return what returns say of the year before theirs, as that year's."""
    earlier = figures["year"] - 1
    is_before = [is_whole_year(period, year) for period, year in zip(figures["period"], earlier, strict=True)]
    return figures.assign(year=earlier).iloc[np.flatnonzero(is_before)]


def _stated_roughly(figures: pd.DataFrame) -> set[tuple[str, int, str]]:
    """Return the numbers of townships and years that were stated as about so many."""
    own = figures[figures["qualifier"].ne("") & figures["place"].eq("")]
    paths = {path: name for name, path in _NUMBERS.items()} | {("exit", "done", "households"): "exited"}
    keys = zip(own["township"], own["year"], own["topic"], own["item"], own["measure"], own["period"], strict=True)
    return {
        (township, int(period[:4]), paths[topic, item, measure])
        for township, _year, topic, item, measure, period in keys
        if (topic, item, measure) in paths
    }


def _standings(wide: pd.DataFrame, metric: str, told: pd.DataFrame, rough: Collection[tuple[str, int, str]]) -> list[Compared]:
    known = wide[wide[metric].notna()]
    before = dict(zip(known.index.tolist(), known[metric].tolist(), strict=True))
    said = {} if told.empty else told[metric].dropna().to_dict()
    among: dict[tuple[str, int], tuple[int, str, float | None]] = {}
    if metric in _SHARES:
        base = _SHARES[metric][1]
        for _group, own in known.groupby([known.index.get_level_values("year"), "county"], sort=False):
            if len(own) > LEAST_PEERS:
                among.update(_among(own.index.tolist(), own[metric].to_numpy(), own[base].to_numpy(), metric))
    found = []
    for (township, year), value in before.items():
        peers, side, middle = among.get((township, year), (0, "", None))
        last = before.get((township, year - 1), said.get((township, year - 1)))
        terms = _SHARES.get(metric, (metric,))

        def about(number: float, of: int, whose: str = township, terms: Sequence[str] = terms) -> float:
            return Rough(number, ABOUT) if any((whose, of, term) in rough for term in terms) else number

        told_so = qualifiers_of({"value": about(float(value), year), "last": about(last or 0.0, year - 1)})
        found.append(Compared(township, int(year), metric, float(value), last, peers, side, middle, told_so))
    return found


def _among(
    units: list[tuple[str, int]], values: np.ndarray, bases: np.ndarray, metric: str
) -> dict[tuple[str, int], tuple[int, str, float | None]]:
    """Say of each share on which side of the others it stands out, and their median."""
    low, middle, high = (float(one) for one in np.quantile(values, [0.25, 0.5, 0.75]))
    if metric == "funds_share":
        room = np.full(len(values), _FAR)
    else:
        room = 2 * np.sqrt(max(middle * (1 - middle), 1e-9) / np.maximum(bases, 1))
    found = {}
    for unit, value, base, least in zip(units, values.tolist(), bases.tolist(), room.tolist(), strict=True):
        is_thin = metric != "funds_share" and base < LEAST_BASE
        far = not is_thin and abs(value - middle) > least
        side = "above" if far and value > high else "below" if far and value < low else ""
        found[unit] = (len(units) - 1, side, round(middle, 2) if side else None)
    return found
