"""Problems a township names (存在的问题), held against the figures they speak of: borne out, contradicted, or not to be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd

from fupin_analysis.core.figures import in_force
from fupin_analysis.core.metrics import Row, rows_of
from fupin_analysis.core.source import Source, parse_sources
from fupin_analysis.core.unit.problem import HeldProblem
from fupin_analysis.core.words.phrases import match_phrase
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.core.year import is_whole_year
from fupin_analysis.measure.procedure.ties import Tie, ties_of

#: What figures say of a problem.
VERDICTS = ("supported", "contradicted", "not_comparable", "no_figures", "not_tied")

#: Townships besides its own that a figure is held against at least.
LEAST_OTHERS = 3

#: Measures looked at first, where a figure is stated in several.
_FIRST = ("households", "persons", "recipients", "rate", "amount_yuan")

#: Items of a topic that the largest are told from; how many of them a problem may call large.
_FEWEST, _LARGEST = 4, 3

_FIELDS = ["township", "year", "period", "place", "topic", "item", "measure"]

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
    base_item: str = ""


def measure_problems(problems: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Hold problems against figures.

    Parameters
    ----------
    problems
        One row per problem: township, year, problem (in words), topic, item and base_item (labels), claim (``short`` of the
        base item, ``none``, ``some``, ``incomplete`` [below 1], ``leading`` [among the three largest of its topic],
        ``falling``, ``rising`` against the year before, ``below_others``, ``above_others``; may be empty), source.
    figures
        Figures of all townships and years, every statement of them.

    Returns
    -------
    pandas.DataFrame
        One row per problem and figure that tells of it, with verdict (one of :data:`VERDICTS`), measure, value (the figure), base
        (what it was held against: the base item's figure, that of the year before, or the middle of the other townships'), others
        [townships in that middle], figure_source. Counts are held against other townships per registered household, amounts and
        counts alike; rates as they are.

    Notes
    -----
    A problem without a claim is tied by its words (:func:`~fupin_analysis.measure.procedure.ties.ties_of`). Nothing is concluded
    from a figure that is not there, that stands for another measure, from fewer than :data:`LEAST_OTHERS` other townships, or
    from a number that stands in the problem's own sentence: it cannot bear itself out. Such a number is held against what else
    states the same figure (claim ``stated``).

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
    stated = figures[figures["place"].eq("")]
    whole = in_force(stated)
    whole = whole[whole["statement"].le(1)].reset_index(drop=True)
    held: list[Row] = []
    for row in rows_of(problems):
        own = stated[stated["township"].eq(row["township"])]
        within = _within(own, str(row["source"])) if not row["claim"] else own[:0]
        others = whole[~whole["source"].isin(within["source"])] if len(within) else whole
        held += [_as_row(row, one) for one in [*_tied(row, others), *_restated(own, within)]]
    measured = ["verdict", "measure", "value", "base", "others", "figure_source"]
    return pd.DataFrame(held, columns=list(dict.fromkeys([*problems.columns, *measured]))).astype(
        {"value": "float64", "base": "float64", "others": "int64"}
    )


def hold_problems(problems: pd.DataFrame, figures: pd.DataFrame) -> list[HeldProblem]:
    """Hold problems against figures, as rows that travel to the pages of the townships.

    Parameters
    ----------
    problems, figures
        As :func:`measure_problems` takes them.

    Examples
    --------
    >>> hold_problems(pd.DataFrame(), pd.DataFrame())
    []
    """
    if problems.empty:
        return []
    names = list(HeldProblem.__dataclass_fields__)
    return [HeldProblem(**{name: row[name] for name in names}) for row in rows_of(measure_problems(problems, figures))]


def _as_row(row: Row, held: tuple[Row, _Held]) -> Row:
    about, one = held
    measured = {
        "verdict": one.verdict,
        "measure": one.measure,
        "value": one.value,
        "base": one.base,
        "others": one.others,
        "figure_source": "; ".join(one.sources),
    }
    return {**row, **about, **measured}


def _tied(row: Row, figures: pd.DataFrame) -> Iterator[tuple[Row, _Held]]:
    """Yield what was found for the claim a row makes, or for those that its words make."""
    item = _item(row["item"], row["topic"])
    if row["claim"] or item is not None:
        base_item = _item(row["base_item"], row["topic"]) or _item(row["base_item"], "")
        bases = (f"{base_item[0]}/{base_item[1]}",) if base_item else ()
        tied = Tie(*item, row["claim"], bases) if item is not None and row["claim"] else None
        yield {}, _hold(row, tied, figures) if tied else _Held("not_tied")
        return
    ties = ties_of(str(row["problem"]))
    label = load_vocabulary().label
    for tie in ties:
        held = _hold(row, tie, figures)
        about = {"topic": tie.topic, "item": label(tie.topic, tie.item), "claim": tie.claim}
        yield {**about, "base_item": label(*(held.base_item or tie.bases[0]).split("/")) if tie.bases else ""}, held
    if not ties:
        yield {}, _Held("not_tied")


def _hold(row: Row, tie: Tie, figures: pd.DataFrame) -> _Held:
    """Hold one claim against the figures."""
    township, year = str(row["township"]), int(row["year"])
    own = _of(figures, township, year, (tie.topic, tie.item))
    if not own:
        return _Held("no_figures")
    measure, value, source = own[0]
    if tie.claim in ("none", "some"):
        is_borne_out = (value > 0) is (tie.claim == "some")
        return _Held("supported" if is_borne_out else "contradicted", measure, value, sources=(source,))
    if tie.claim == "incomplete":
        rates = [one for one in own if load_vocabulary().measures[one[0]].kind == "share"]
        return _whole(rates[0]) if rates else _Held("not_comparable", measure, value, sources=(source,))
    if tie.claim == "leading":
        return _leading(row, tie, figures, own[0])
    if tie.claim == "short":
        held = [_against(own, _of(figures, township, year, _pair(base)), is_lower=True, base_item=base) for base in tie.bases]
        told = [one for one in held if one.verdict != "not_comparable"]
        return (told or held or [_Held("not_comparable", measure, value, sources=(source,))])[0]
    if tie.claim in ("falling", "rising"):
        before = _of(figures, township, year - 1, (tie.topic, tie.item))
        return _against(own, before, is_lower=tie.claim == "falling")
    return _among(row, figures, (tie.topic, tie.item), own[0], is_lower=tie.claim == "below_others")


def _pair(item: str) -> tuple[str, str]:
    topic, name = item.split("/")
    return topic, name


def _whole(found: _Found) -> _Held:
    measure, value, source = found
    return _Held("supported" if value < 1 else "contradicted", measure, value, 1.0, sources=(source,))


def _leading(row: Row, tie: Tie, figures: pd.DataFrame, own: _Found) -> _Held:
    """Say whether an item is among the largest of its topic; of too few nothing is said."""
    measure, value, source = own
    year = figures[
        figures["township"].eq(row["township"]) & figures["year"].eq(int(row["year"])) & figures["topic"].eq(tie.topic)
    ]
    year = year[year["measure"].eq(measure) & _is_of(year, int(row["year"]))].drop_duplicates("item")
    if len(year) < _FEWEST:
        return _Held("not_comparable", measure, value, sources=(source,))
    rank = int(year["value"].gt(value).sum()) + 1
    is_borne_out = rank <= _LARGEST and value > 0
    return _Held("supported" if is_borne_out else "contradicted", measure, value, float(rank), len(year), (source,))


def _within(own: pd.DataFrame, where: str) -> pd.DataFrame:
    """Return the figures that stand in the sentences a problem was read in, and nowhere else."""
    spans = parse_sources(where)
    if not any(span.paragraph for span in spans) or own.empty:
        return own[:0]
    files = tuple({f"{span.file} › 第{span.paragraph}段" for span in spans})
    near = own[own["source"].str.startswith(files)]
    is_within = [all(_is_in(one, spans) for one in parse_sources(text)) for text in near["source"]]
    return near[is_within]


def _is_in(one: Source, spans: Sequence[Source]) -> bool:
    return any(
        (one.file, one.paragraph) == (span.file, span.paragraph) and span.first <= one.first and one.last <= span.last
        for span in spans
    )


def _restated(own: pd.DataFrame, within: pd.DataFrame) -> Iterator[tuple[Row, _Held]]:
    """Yield the numbers of a problem's own sentence that are stated elsewhere too, alike or differently."""
    for one in rows_of(within):
        if not load_vocabulary().has_item(one["topic"], one["item"]):
            continue
        same = own
        for name in _FIELDS:
            same = same[same[name].eq(one[name])]
        for other in rows_of(same[~same["source"].isin(within["source"])].head(1)):
            verdict = "supported" if other["value"] == one["value"] else "contradicted"
            label = load_vocabulary().label(one["topic"], one["item"])
            about = {"topic": one["topic"], "item": label, "claim": "stated", "base_item": label}
            sources = (str(one["source"]), str(other["source"]))
            yield about, _Held(verdict, str(one["measure"]), float(one["value"]), float(other["value"]), sources=sources)


def _against(own: Sequence[_Found], bases: Sequence[_Found], *, is_lower: bool, base_item: str = "") -> _Held:
    """Hold a figure against another of the same measure."""
    by_measure = {measure: (value, source) for measure, value, source in bases}
    for measure, value, source in own:
        if measure in by_measure:
            base, other = by_measure[measure]
            is_borne_out = value < base if is_lower else value > base
            return _Held("supported" if is_borne_out else "contradicted", measure, value, base, 0, (source, other), base_item)
    measure, value, source = own[0]
    return _Held("not_comparable", measure, value, sources=(source,))


def _among(row: Row, figures: pd.DataFrame, item: tuple[str, str], own: _Found, *, is_lower: bool) -> _Held:
    """Hold a figure against the middle of the other townships: per registered household, a rate as it is."""
    measure, value, source = own
    year = figures[figures["year"].eq(int(row["year"])) & _is_of(figures, int(row["year"]))]
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


def _is_of(figures: pd.DataFrame, year: int) -> pd.Series:
    """Say which figures stand for a whole year: its own, and those as of the day on which it ends."""
    return figures["period"].map(partial(is_whole_year, year=year)).astype("bool")


def _of(figures: pd.DataFrame, township: str, year: int, item: tuple[str, str]) -> list[_Found]:
    """Return the figures of an item for a year, the measures looked at first in front; last year's return states plans for it."""
    is_own = figures["township"].eq(township) & figures["topic"].eq(item[0]) & figures["item"].eq(item[1])
    is_of_year = figures["year"].between(year - 1, year) & _is_of(figures, year)
    chosen = figures[is_own & is_of_year].sort_values("year", ascending=False, kind="stable").drop_duplicates("measure")
    rows = [(str(row["measure"]), float(row["value"]), str(row["source"])) for row in rows_of(chosen)]
    return sorted(rows, key=lambda one: _FIRST.index(one[0]) if one[0] in _FIRST else len(_FIRST))
