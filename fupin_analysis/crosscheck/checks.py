"""Figures of every township held against the edits; what contradicts becomes a finding with a verdict and candidate repairs.

The steps are those of statistical data editing: *review* (:mod:`applied`), *selection* of what may be wrong (:mod:`localise`,
:mod:`repairs`, :mod:`verdicts`); *treatment* is left to people (:mod:`decisions`). Nothing is corrected here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

import pandas as pd

from fupin_analysis.core.source import join_sources
from fupin_analysis.crosscheck.applied import Applied, try_all
from fupin_analysis.crosscheck.candidates import Candidate, surroundings
from fupin_analysis.crosscheck.omissions import Omission, find_omissions
from fupin_analysis.crosscheck.register import counted_in, read_counts, weigh_register, with_counts
from fupin_analysis.crosscheck.repairs import find_candidates
from fupin_analysis.crosscheck.rules import SEVERITIES, Rule, load_rules
from fupin_analysis.crosscheck.stated import Key, Stated, path_of, read_stated
from fupin_analysis.crosscheck.trials import Trials
from fupin_analysis.crosscheck.verdicts import in_doubt, judge

#: Columns of a table of findings. `stated` and `computed` are the two sides of the first failing edit [base units]; `proposed` is
#: the new value of the figure named by `topic` … `place` where a repair is proposed; `edits` and `candidates` are JSON;
#: `decision` is the action decided on (``waived``), empty while the finding is open.
FINDING_COLUMNS: dict[str, str] = {
    "finding": "str",
    "rule": "str",
    "township": "str",
    "year": "int64",
    "period": "str",
    "place": "str",
    "verdict": "str",
    "severity": "str",
    "topic": "str",
    "item": "str",
    "measure": "str",
    "stated": "float64",
    "computed": "float64",
    "difference": "float64",
    "proposed": "float64",
    "confidence": "str",
    "rule_zh": "str",
    "rule_en": "str",
    "edits": "str",
    "candidates": "str",
    "decision": "str",
    "source": "str",
}

_MOST_CANDIDATES = 12


def check_consistency(
    figures: pd.DataFrame, *, rules: Sequence[Rule] | None = None, register: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Hold every township's figures against the edits.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.
    rules
        Edits; by default all that are switched on.
    register
        What household registers count, a table like that of the figures; it is held against them and never among them.

    Returns
    -------
    pandas.DataFrame
        Findings (:data:`FINDING_COLUMNS`), ordered by township, year, severity and rule; the same figures give the same findings
        with the same identities, in the same order. Empty where nothing contradicts.
    """
    trials = Trials(load_rules() if rules is None else rules)
    counts = read_counts(register) if register is not None else {}
    rows = [row for stated in read_stated(figures) for row in _findings(with_counts(stated, counts), trials)]
    return pd.DataFrame(rows, columns=list(FINDING_COLUMNS)).astype(FINDING_COLUMNS)


def _findings(stated: Stated, trials: Trials) -> Iterator[dict[str, Any]]:
    applied = try_all(trials, stated)
    if stated.counted:
        applied = weigh_register(applied, stated)
    failing = [one for one in applied if one.state == "fails"]
    found = [_restated(stated, *rival) for rival in stated.rivals]
    repairs: list[Sequence[Candidate]] = []
    if failing:
        around = surroundings(stated, applied)
        for group in _groups(failing):
            candidates = [] if group[0].rule.kind == "reading" else find_candidates(group, around)
            found.append(_finding(stated, group, candidates))
            repairs.append(in_doubt(group, candidates))
    found += [_left_out(stated, omission) for omission in find_omissions(applied, repairs, stated.values)]
    order = {severity: place for place, severity in enumerate(SEVERITIES)}
    yield from sorted(found, key=lambda row: (order[row["severity"]], row["rule"], row["period"], row["place"], row["item"]))


def _groups(failing: Sequence[Applied]) -> list[list[Applied]]:
    """Group failing edits that share a figure, since one slip may break several; a rival statement in all its measures is one."""
    groups: list[tuple[set[object], list[Applied]]] = []
    for one in failing:
        marks: set[object] = {(one.rule.code, one.period, one.place)}
        if one.rule.kind == "micro" and one.edit is not None:
            marks = set(one.edit.terms)  # what the return's own edits agree with stands apart from what only differs
        elif one.rule.kind not in {"reading", "micro"}:
            # A quotient says nothing of which of its figures is wrong: it joins only what its own figure takes part in.
            marks |= {one.leading} if one.edit is None else set(one.edit.terms)
        touching = [group for group in groups if not group[0].isdisjoint(marks)]
        merged = [*(member for _marks, members in touching for member in members), one]
        groups = [group for group in groups if group not in touching]
        groups.append((marks.union(*(group[0] for group in touching)), merged))
    return [sorted(members, key=_hardness) for _marks, members in groups]


def _hardness(one: Applied) -> tuple[bool, bool, bool, str]:
    """Equalities first, query edits last: the first edit of a group gives the finding its name.

    The register comes last of all, so that a finding keeps its name whether or not one was handed in.
    """
    return one.rule.kind == "micro", one.rule.is_soft, one.formula.relation != "=", one.rule.code


def _finding(stated: Stated, group: Sequence[Applied], candidates: Sequence[Candidate]) -> dict[str, Any]:
    first = group[0]
    verdict, confidence, repair = judge(group, candidates)
    single = repair.changes[0] if repair is not None and len(repair.changes) == 1 else None
    about = single.key if single is not None else first.leading
    keys = dict.fromkeys(key for one in group for key in one.keys)
    severity = min((one.rule.severity for one in group), key=SEVERITIES.index)
    return {
        "finding": identity(stated.township, stated.year, first.rule.code, first.period, first.place, first.leading),
        "rule": first.rule.code,
        "township": stated.township,
        "year": stated.year,
        "period": about.period,
        "place": about.place,
        "verdict": verdict,
        "severity": severity,
        "topic": about.topic,
        "item": about.item,
        "measure": about.measure,
        "stated": float(stated.values[about] if single is not None else first.left),
        "computed": float(first.right),
        "difference": float(first.right - first.left),
        "proposed": float(single.new) if single is not None and single.new is not None else float("nan"),
        "confidence": confidence,
        "rule_zh": first.rule.zh,
        "rule_en": first.rule.en,
        "decision": "",
        "edits": json.dumps([_told(one) for one in group], ensure_ascii=False),
        "candidates": json.dumps([_written(candidate) for candidate in candidates[:_MOST_CANDIDATES]], ensure_ascii=False),
        "source": join_sources([*(stated.sources[key] for key in keys), *(sheet for one in group for sheet in counted_in(one))]),
    }


def _left_out(stated: Stated, omission: Omission) -> dict[str, Any]:
    """Tell of a part left out; it is deduced where the sums that lack it agree on what it must be."""
    first, key = omission.sums[0], omission.keys[0]
    row = _finding(stated, [first], omission.candidates)
    row |= {
        "finding": identity(stated.township, stated.year, first.rule.code, first.period, first.place, key),
        "severity": "warning",
        "stated": float("nan"),
        **key._asdict(),
    }
    if len(omission.values) != 1:
        return row | {"verdict": "unverifiable", "confidence": "", "proposed": float("nan")}
    confidence = "high" if len(omission.sums) > 1 else "medium"
    return row | {"verdict": "deduced", "confidence": confidence, "proposed": float(omission.values[0])}


def _restated(stated: Stated, key: Key, first: Fraction, other: Fraction, source: str) -> dict[str, Any]:
    return {
        "finding": identity(stated.township, stated.year, "restatement", key.period, key.place, key),
        "rule": "restatement",
        "township": stated.township,
        "year": stated.year,
        "period": key.period,
        "place": key.place,
        "verdict": "conflict",
        "severity": "warning",
        "topic": key.topic,
        "item": key.item,
        "measure": key.measure,
        "stated": float(first),
        "computed": float(other),
        "difference": float(other - first),
        "proposed": float("nan"),
        "confidence": "",
        "rule_zh": "同一数字只有一个说法",
        "rule_en": "One figure is stated in one way",
        "decision": "",
        "edits": json.dumps(
            [
                {
                    "figure": path_of(key),
                    "relation": "=",
                    "left": float(first),
                    "right": float(other),
                    "marks": [list(key[2:4] + key[:1])],
                }
            ]
        ),
        "candidates": "[]",
        "source": source,
    }


def identity(township: str, year: int, rule: str, period: str, place: str, key: Key) -> str:
    """Return the name of a finding: the same contradiction keeps it from run to run, whatever its numbers become."""
    text = "|".join([township, str(year), rule, period, place, *key])
    return "F" + hashlib.sha256(text.encode()).hexdigest()[:6].upper()


def _told(one: Applied) -> dict[str, Any]:
    sheets = counted_in(one)
    return {
        "rule": one.rule.code,
        "zh": one.rule.zh,
        "en": one.rule.en,
        "figure": path_of(one.leading),
        "relation": one.formula.relation,
        "marks": [[key.topic, key.item, key.period] for key in (one.keys if one.rule.kind == "reading" else one.keys[:1])],
        "left": float(one.left),
        "right": float(one.right),
        **({"register": join_sources(sheets)} if sheets else {}),
    }


def _written(candidate: Candidate) -> dict[str, Any]:
    return {
        "changes": [
            {
                **change.key._asdict(),
                "from": None if change.old is None else float(change.old),
                "to": None if change.new is None else float(change.new),
            }
            for change in candidate.changes
        ],
        "minimal": candidate.is_minimal,
        "larger": candidate.is_larger,
        "score": candidate.score,
        "reasons": _unique(candidate.reasons),
    }


def _unique(reasons: Iterable[tuple[str, str, float]]) -> list[list[object]]:
    return [list(reason) for reason in dict.fromkeys(reasons)]
