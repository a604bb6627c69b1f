"""Decisions in words: what a draft would change, what was decided, what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from fupin_analysis.core.decision import Decision, Ruling
from fupin_analysis.core.disk.frames import as_rows
from fupin_analysis.present import numbers, words
from fupin_analysis.present.findings import amount_of, tell_decision, tell_effects, tell_finding

#: Columns of the list of decisions.
DECISION_COLUMNS = [
    "decision",
    "state",
    "township",
    "year",
    "figure",
    "stated",
    "value",
    "who",
    "when",
    "why",
    "finding",
    "until",
]


def tell_draft(
    decision: Decision,
    *,
    vanish: pd.DataFrame,
    appear: pd.DataFrame,
    effects: pd.DataFrame,
    rivals: Sequence[float] = (),
    language: str = "zh",
) -> list[str]:
    """Tell what a decision would change: the figure, metrics, findings that vanish and findings that would appear.

    `rivals` are the numbers stated of one figure where they contradict each other: a value that is none of them is remarked on.
    """
    lines = [tell_record(decision, language=language)]
    told = ""
    if len(effects):
        told = tell_effects(as_rows(effects, where="effects"), decision.finding, is_decided=True, language=language)
    lines += [told.strip()] if told else []
    lines += _neither(decision, rivals, language)
    lines += _findings("vanish", vanish, language)
    lines += _findings("appear", appear, language)
    if not len(vanish) and decision.value is not None:
        lines.append(words.say("decisions.nothing_vanishes", language))
    return lines


def _neither(decision: Decision, rivals: Sequence[float], language: str) -> list[str]:
    if decision.value is None or not rivals or decision.value in rivals:
        return []
    stated, value = (
        [amount_of(decision.ref, one, language) for one in rivals],
        amount_of(decision.ref, decision.value, language),
    )
    return [words.say("decisions.neither", language, stated=words.join(stated, language), value=value)]


def tell_withdrawal(
    taken: Decision, back: Decision, *, vanish: pd.DataFrame, appear: pd.DataFrame, language: str = "zh"
) -> list[str]:
    """Tell what the taking back of a decision would change: the record taken back, findings that vanish and those that return."""
    lines = [tell_record(taken, language=language), tell_record(back, language=language)]
    return [*lines, *_findings("vanish", vanish, language), *_findings("returns", appear, language)]


def _findings(name: str, findings: pd.DataFrame, language: str) -> list[str]:
    lines = [words.say(f"decisions.{name}", language, count=len(findings))] if len(findings) else []
    return lines + [
        f"  {row['finding']} {tell_finding(row, language=language)}" for row in as_rows(findings, where="findings").rows
    ]


def tell_record(decision: Decision, *, language: str = "zh") -> str:
    """Tell one record: whose figure, as stated and as decided, by whom, when and why."""
    return f"{decision.township}{' ' if language == 'en' else ''}{tell_decision(decision.to_row(), language=language)}"


def tell_ruling(ruling: Ruling, *, language: str = "zh") -> str:
    """Tell a record and what became of it."""
    text = tell_decision(ruling.decision.to_row(), language=language)
    if ruling.state == "in_force":
        return text
    other = ruling.other
    return text + words.say(
        f"decisions.is_{ruling.state}",
        language,
        got=numbers.UNKNOWN if ruling.got is None else amount_of(ruling.decision.ref, ruling.got, language),
        name=other.id if other else "",
        who=other.who if other else "",
        when=numbers.period(other.when, language) if other else "",
        why=other.why if other else "",
    )


def decision_table(rulings: Iterable[Ruling], *, language: str = "zh") -> pd.DataFrame:
    """Return decisions as people and other programs read them, one row each (:data:`DECISION_COLUMNS`)."""
    rows: list[dict[str, Any]] = []
    for ruling in rulings:
        one = ruling.decision
        rows.append(
            {
                **one.to_row(),
                "decision": one.id,
                "state": words.say(f"decisions.{ruling.state}", language),
                "year": str(one.year),
                "figure": one.ref.show(language),
                "stated": amount_of(one.ref, one.expected, language),
                "value": "" if one.value is None else amount_of(one.ref, one.value, language),
            }
        )
    return pd.DataFrame(rows, columns=DECISION_COLUMNS)
