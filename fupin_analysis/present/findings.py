"""Findings of the cross-checks as sentences, with the evidence and the cells they rest on."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

from fupin_analysis.present import words
from fupin_analysis.present.blocks import FindingList
from fupin_analysis.present.tables import figure_text, source_note

_MOST_OTHERS = 3


def finding_rows(findings: pd.DataFrame, *, language: str = "zh") -> list[FindingList]:
    """Lay out findings: verdict, what contradicts, the repair proposed and why, what speaks against the others, the cells."""
    rows = [
        (
            str(row["finding"]),
            str(row["verdict"]),
            words.say(f"checks.{row['verdict']}", language),
            tell_finding({str(name): value for name, value in row.items()}, language=language),
            f"{row['finding']} · {source_note((str(row['source']),), language=language)}",
        )
        for row in findings.to_dict("records")
    ]
    return [FindingList(rows)] if rows else []


def tell_finding(row: dict[str, Any], *, language: str = "zh") -> str:
    """Tell one finding: what contradicts, and what the evidence says."""
    return words.sentences([_contradiction(row, language), *_evidence(row, language)], language)


def _contradiction(row: dict[str, Any], language: str) -> str:
    edits = json.loads(row["edits"])
    first = edits[0]
    key = _key(first["figure"])
    same = [edit for edit in edits if edit.get("rule") == first.get("rule") and _key(edit["figure"])["period"] == key["period"]]
    sides = [
        words.join([_amount(_key(edit["figure"]), edit[side], language) for edit in same], language) for side in ("left", "right")
    ]
    gap = words.join([_amount(_key(edit["figure"]), abs(edit["left"] - edit["right"]), language) for edit in same], language)
    name = "conflict" if row["verdict"] == "conflict" else {"=": "sum", "<=": "above", ">=": "below"}[first["relation"]]
    return words.say(
        f"checks.{name}_text",
        language,
        rule=row[f"rule_{language}"],
        figure=_name(key, language),
        stated=sides[0],
        computed=sides[1],
        gap=gap,
    )


def _evidence(row: dict[str, Any], language: str) -> list[str]:
    candidates = json.loads(row["candidates"])
    known = [candidate for candidate in candidates if all(change["to"] is not None for change in candidate["changes"])]
    if row["verdict"] in {"conflict", "impossible"} or not known:
        return [words.say(f"checks.ask_{row['verdict']}", language)]
    texts = []
    if row["confidence"]:
        confidence = words.say(f"checks.confidence_{row['confidence']}", language)
        proposal = words.say("checks.proposal", language, change=_changes(known[0], language), confidence=confidence)
        texts.append(_because(proposal, known[0], language))
        known = known[1:]
    others = [
        words.say(
            "checks.other" if candidate["minimal"] else "checks.refuted",
            language,
            number=number,
            text=_other(candidate, language),
        )
        for number, candidate in enumerate(known[:_MOST_OTHERS], start=1)
    ]
    if others:
        texts.append(words.say("checks.others", language, others=words.say("checks.semicolon", language).join(others)))
    if row["verdict"] == "ambiguous":
        texts.append(words.say("checks.ask_ambiguous", language))
    return texts


def _other(candidate: dict[str, Any], language: str) -> str:
    return _because(_changes(candidate, language), candidate, language)


def _because(text: str, candidate: dict[str, Any], language: str) -> str:
    reasons = [words.say(f"checks.{name}", language, value=value) for name, _figure, value in candidate["reasons"]]
    comma = words.say("checks.comma", language)
    return words.say("checks.because", language, text=text, reasons=comma.join(dict.fromkeys(reasons))) if reasons else text


def _changes(candidate: dict[str, Any], language: str) -> str:
    parts = [
        words.say(
            "checks.change",
            language,
            figure=_name(change, language),
            old=_amount(change, change["from"], language),
            new=_amount(change, change["to"], language),
        )
        for change in candidate["changes"]
    ]
    return words.join(parts, language)


def _key(path: str) -> dict[str, str]:
    """Take ``topic/item.measure@period[place]`` apart."""
    what, _, when = path.partition("@")
    topic, _, rest = what.partition("/")
    item, _, measure = rest.partition(".")
    period, _, place = when.rstrip("]").partition("[")
    return {"topic": topic, "item": item, "measure": measure, "period": period, "place": place}


def _name(key: dict[str, Any], language: str) -> str:
    """Name a figure: 2018年计划脱贫（按名册）, with its village where it has one."""
    label = words.item_in_text(key["topic"], key["item"], language)
    return words.say(
        "checks.figure_of_place" if key["place"] else "checks.figure",
        language,
        period=key["period"],
        item=label,
        place=key["place"],
    )


def _amount(key: dict[str, Any], value: float, language: str) -> str:
    text = figure_text({**key, "value": value}, language=language)
    return text if language == "en" else text.replace(" ", "").replace(",", "")
