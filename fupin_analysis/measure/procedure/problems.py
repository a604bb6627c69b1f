"""Problems a township names (存在的问题), held against the figures they speak of: borne out, contradicted, or not to be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from fupin_analysis.core.metrics import Row, rows_of
from fupin_analysis.core.phrases import match_phrase
from fupin_analysis.core.terms import load_vocabulary

#: What figures say of a problem.
VERDICTS = ("supported", "contradicted", "not_comparable", "no_figures", "not_tied")

#: Townships besides its own that a figure is held against at least.
LEAST_OTHERS = 3

#: Measures looked at first, where a figure is stated in several.
_FIRST = ("households", "persons", "recipients", "rate", "amount_yuan")

_Found = tuple[str, float, str]


@dataclass(frozen=True)
class _Held:
    """What was found: the verdict, the figure, what it was held against, and where both stand."""

    verdict: str
    measure: str = ""
    value: float = float("nan")
    base: float = float("nan")
    others: int = 0
    sources: tuple[str, ...] = ()


def measure_problems(problems: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Hold problems against figures.

    Parameters
    ----------
    problems
        One row per problem: township, year, problem (in words), topic, item and base_item (labels), claim (``short`` of the
        base item, ``none``, ``falling``, ``rising`` against the year before, ``below_others``, ``above_others``; may be empty),
        source.
    figures
        Figures in force of all townships and years.

    Returns
    -------
    pandas.DataFrame
        The same rows with verdict (one of :data:`VERDICTS`), measure, value (the figure), base (what it was held against: the
        base item's figure, that of the year before, or the middle of the other townships'), others [townships in that middle],
        figure_source. Counts are held against other townships per registered household, amounts and counts alike; rates as they
        are.

    Notes
    -----
    Nothing is concluded from a figure that is not there, that stands for another measure, or from fewer than
    :data:`LEAST_OTHERS` other townships.

    Examples
    --------
    >>> row = {"township": "甲山镇", "year": 2018, "period": "2018", "place": "", "measure": "households", "statement": 1}
    >>> done = row | {"topic": "exit", "item": "done", "value": 40.0, "source": "a"}
    >>> plan = row | {"topic": "plan", "item": "exit", "value": 55.0, "source": "b"}
    >>> said = {"township": "甲山镇", "year": 2018, "problem": "进度慢", "topic": "exit", "item": "当年脱贫", "source": ""}
    >>> problems = pd.DataFrame([said | {"base_item": "计划脱贫", "claim": "short"}])
    >>> measure_problems(problems, pd.DataFrame([done, plan]))[["verdict", "value", "base"]].values.tolist()
    [['supported', 40.0, 55.0]]
    """
    whole = figures[figures["place"].eq("") & figures["statement"].le(1)]
    held = [_hold(row, whole) for row in rows_of(problems)]
    return problems.assign(
        verdict=[one.verdict for one in held],
        measure=[one.measure for one in held],
        value=pd.Series([one.value for one in held], index=problems.index, dtype="float64"),
        base=pd.Series([one.base for one in held], index=problems.index, dtype="float64"),
        others=[one.others for one in held],
        figure_source=["; ".join(one.sources) for one in held],
    )


def _hold(row: Row, figures: pd.DataFrame) -> _Held:
    item = _item(row["item"], row["topic"])
    if not row["claim"] or item is None:
        return _Held("not_tied")
    own = _of(figures, row["township"], int(row["year"]), item)
    if not own:
        return _Held("no_figures")
    measure, value, source = own[0]
    if row["claim"] == "none":
        return _Held("contradicted" if value > 0 else "supported", measure, value, sources=(source,))
    if row["claim"] == "short":
        base_item = _item(row["base_item"], row["topic"]) or _item(row["base_item"], "")
        bases = _of(figures, row["township"], int(row["year"]), base_item) if base_item else []
        return _against(own, bases, is_lower=True)
    if row["claim"] in ("falling", "rising"):
        before = _of(figures, row["township"], int(row["year"]) - 1, item)
        return _against(own, before, is_lower=row["claim"] == "falling")
    return _among(row, figures, item, own[0], is_lower=row["claim"] == "below_others")


def _against(own: Sequence[_Found], bases: Sequence[_Found], *, is_lower: bool) -> _Held:
    """Hold a figure against another of the same measure."""
    by_measure = {measure: (value, source) for measure, value, source in bases}
    for measure, value, source in own:
        if measure in by_measure:
            base, other = by_measure[measure]
            is_borne_out = value < base if is_lower else value > base
            return _Held("supported" if is_borne_out else "contradicted", measure, value, base, sources=(source, other))
    measure, value, source = own[0]
    return _Held("not_comparable", measure, value, sources=(source,))


def _among(row: Row, figures: pd.DataFrame, item: tuple[str, str], own: _Found, *, is_lower: bool) -> _Held:
    """Hold a figure against the middle of the other townships: per registered household, a rate as it is."""
    measure, value, source = own
    year = figures[figures["year"].eq(int(row["year"])) & figures["period"].eq(str(row["year"]))]
    chosen = year[year["topic"].eq(item[0]) & year["item"].eq(item[1]) & year["measure"].eq(measure)]
    values = dict(zip(chosen["township"], chosen["value"], strict=True))
    if load_vocabulary().measures[measure].kind not in ("share", "ratio"):
        total = year[year["topic"].eq("registry") & year["item"].eq("total") & year["measure"].eq("households")]
        registered = dict(zip(total["township"], total["value"], strict=True))
        values = {name: one / registered[name] for name, one in values.items() if registered.get(name, 0) > 0}
    mine = values.pop(row["township"], float("nan"))
    if len(values) < LEAST_OTHERS or mine != mine:
        return _Held("not_comparable", measure, value, sources=(source,))
    middle = float(pd.Series(list(values.values())).median())
    is_borne_out = mine < middle if is_lower else mine > middle
    return _Held("supported" if is_borne_out else "contradicted", measure, mine, middle, len(values), (source,))


def _item(label: str, topic: str) -> tuple[str, str] | None:
    """Return topic and name of the item that a label means; None where it means none, or several."""
    if not label:
        return None
    found = load_vocabulary().find_items(label, topic=topic or None)
    if len(found) == 1:
        return found[0].topic, found[0].name
    composed = match_phrase(label, topics=[topic] if topic else ()).item if not found else None
    return (composed.topic, composed.name) if composed is not None and not composed.is_own else None


def _of(figures: pd.DataFrame, township: str, year: int, item: tuple[str, str]) -> list[_Found]:
    """Return the figures of an item for a year, the measures looked at first in front; last year's return states plans for it."""
    is_own = figures["township"].eq(township) & figures["topic"].eq(item[0]) & figures["item"].eq(item[1])
    is_of_year = figures["period"].eq(str(year)) & figures["year"].between(year - 1, year)
    chosen = figures[is_own & is_of_year].sort_values("year", ascending=False, kind="stable").drop_duplicates("measure")
    rows = [(str(row["measure"]), float(row["value"]), str(row["source"])) for row in rows_of(chosen)]
    return sorted(rows, key=lambda one: _FIRST.index(one[0]) if one[0] in _FIRST else len(_FIRST))
