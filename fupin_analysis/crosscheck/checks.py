"""Figures of each township held against the edits; what contradicts becomes a finding.

Missing parts never raise an alarm: a balance speaks only where every part in force is stated, or where the stated parts alone
exceed the whole. Nothing is corrected here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from fupin_analysis.crosscheck.rules import Rule, load_rules
from fupin_analysis.figures import join_sources
from fupin_analysis.terms import Balance, load_vocabulary

#: Columns of a table of findings. `verdict` is ``ambiguous`` (a sum fails and several repairs are possible), ``impossible`` (a
#: hard bound is broken) or ``conflict`` (stated in rival ways); `difference` is computed − stated.
FINDING_COLUMNS: dict[str, str] = {
    "finding": "str",
    "rule": "str",
    "township": "str",
    "year": "int64",
    "period": "str",
    "verdict": "str",
    "severity": "str",
    "topic": "str",
    "item": "str",
    "measure": "str",
    "stated": "float64",
    "computed": "float64",
    "difference": "float64",
    "rule_zh": "str",
    "rule_en": "str",
    "source": "str",
}


class _Key(NamedTuple):
    period: str
    place: str
    topic: str
    item: str
    measure: str


@dataclass(frozen=True)
class _Stated:
    """All figures of one township and year, by key; the first statement counts, rivals are looked at on their own."""

    township: str
    year: int
    values: Mapping[_Key, float]
    rivals: tuple[tuple[_Key, float, float, str], ...]
    sources: Mapping[_Key, str]

    def value(self, path: str, measure: str, period: str) -> float | None:
        topic, item = path.split("/")
        return self.values.get(_Key(period, "", topic, item, measure))

    def source(self, keys: Iterable[_Key]) -> str:
        return join_sources(self.sources[key] for key in keys)


def check_consistency(figures: pd.DataFrame) -> pd.DataFrame:
    """Hold every township's figures against the balances and edits of the vocabulary.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.

    Returns
    -------
    pandas.DataFrame
        Findings (:data:`FINDING_COLUMNS`), ordered by township, year and rule; empty where nothing contradicts.
    """
    rows = [row for stated in _by_township(figures) for row in _findings(stated)]
    return pd.DataFrame(rows, columns=list(FINDING_COLUMNS)).astype(FINDING_COLUMNS)


def _by_township(figures: pd.DataFrame) -> Iterator[_Stated]:
    columns = ["period", "place", "topic", "item", "measure", "value", "source"]
    for (township, year), group in figures.groupby(["township", "year"], sort=True):
        values: dict[_Key, float] = {}
        sources: dict[_Key, str] = {}
        rivals: list[tuple[_Key, float, float, str]] = []
        for *about, value, source in group[columns].to_numpy().tolist():
            key = _Key(*about)
            if key not in values:
                values[key], sources[key] = value, source
            elif value != values[key]:
                rivals.append((key, values[key], value, join_sources([sources[key], source])))
        yield _Stated(str(township), int(str(year)), values, tuple(rivals), sources)


def _findings(stated: _Stated) -> Iterator[dict[str, object]]:
    rules = load_rules()
    for balance in load_vocabulary().balances.values():
        yield from _check_balance(stated, balance)
    for rule in rules["partitions"]:
        yield from _check_partition(stated, rule)
    for rule in rules["bounds"]:
        yield from _check_bound(stated, rule)
    for rule in rules["readings"]:
        yield from _check_readings(stated, rule)
    for key, first, other, source in stated.rivals:
        yield _finding(stated, "restatement", "conflict", key, first, other, ("同一数字先后表述不同", "one figure stated in different ways"), source)


def _check_balance(stated: _Stated, balance: Balance) -> Iterator[dict[str, object]]:
    for measure in balance.measures:
        for whole in [key for key in stated.values if (key.topic, key.item, key.measure) == (balance.whole.topic, balance.whole.name, measure)]:
            parts = [whole._replace(topic=part.topic, item=part.name) for part in balance.parts]
            known = [key for key in parts if key in stated.values]
            computed = sum(stated.values[key] for key in known)
            total = stated.values[whole]
            if known and (computed > total or (len(known) == len(parts) and computed != total)):
                yield _finding(stated, balance.name, "ambiguous", whole, total, computed, (balance.zh, balance.en), stated.source([whole, *known]))


def _check_partition(stated: _Stated, rule: Rule) -> Iterator[dict[str, object]]:
    topic, item = rule.whole.split("/")
    for measure in rule.measures:
        whole = _Key(str(stated.year), "", topic, item, measure)
        parts = [key for key in stated.values if f"{key.topic}/{key.item}" in rule.parts and key.measure == measure and not key.place]
        named = {f"{key.topic}/{key.item}" for key in parts}
        if whole not in stated.values or named != set(rule.parts):
            continue
        computed = sum(stated.values[key] for key in parts)
        if computed != stated.values[whole]:
            titles = (rule.zh, rule.en)
            yield _finding(stated, rule.name, "ambiguous", whole, stated.values[whole], computed, titles, stated.source([whole, *parts]))


def _check_bound(stated: _Stated, rule: Rule) -> Iterator[dict[str, object]]:
    part_path, part_measure = rule.parts[0].split(":")
    whole_path, whole_measure = rule.whole.split(":")
    whole_topic, whole_item = whole_path.split("/")
    for key in [key for key in stated.values if f"{key.topic}/{key.item}" == part_path and key.measure == part_measure]:
        whole = _Key(key.period[:4], key.place, whole_topic, whole_item, whole_measure)
        if whole in stated.values and stated.values[key] > stated.values[whole]:
            titles = (rule.zh, rule.en)
            source = stated.source([key, whole])
            yield _finding(stated, rule.name, "impossible", key, stated.values[key], stated.values[whole], titles, source)


def _check_readings(stated: _Stated, rule: Rule) -> Iterator[dict[str, object]]:
    first, *others = rule.parts
    topic, item = first.split("/")
    for measure in rule.measures:
        for key in [key for key in stated.values if (key.topic, key.item, key.measure) == (topic, item, measure)]:
            for other in others:
                rival = key._replace(topic=other.split("/")[0], item=other.split("/")[1])
                if rival in stated.values and stated.values[rival] != stated.values[key]:
                    source = stated.source([key, rival])
                    pair = stated.values[key], stated.values[rival]
                    yield _finding(stated, rule.name, "conflict", key, *pair, (rule.zh, rule.en), source)


def _finding(
    stated: _Stated, rule: str, verdict: str, key: _Key, value: float, computed: float, titles: tuple[str, str], source: str
) -> dict[str, object]:
    identity = "|".join([stated.township, str(stated.year), rule, *key, f"{value:g}", f"{computed:g}"])
    return {
        "finding": "F" + hashlib.sha256(identity.encode()).hexdigest()[:6].upper(),
        "rule": rule,
        "township": stated.township,
        "year": stated.year,
        "period": key.period,
        "verdict": verdict,
        "severity": "error" if verdict == "impossible" else "warning",
        "topic": key.topic,
        "item": key.item,
        "measure": key.measure,
        "stated": value,
        "computed": computed,
        "difference": computed - value,
        "rule_zh": titles[0],
        "rule_en": titles[1],
        "source": source,
    }
