"""Findings of the cross-checks as sentences, with the evidence and the cells they rest on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.metrics import Metrics, group, rows_of
from fupin_analysis.core.source import split_sources
from fupin_analysis.core.unit.review import lacking_of, shorts_of
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.present import numbers, words
from fupin_analysis.present.blocks import FindingList
from fupin_analysis.present.cell_text import figure_text
from fupin_analysis.present.references import source_note

#: A heading with its unit in brackets at the end, and units of what is counted one by one.
_COUNTED = ("户", "人")
_UNIT = re.compile(r"(?P<called>.+)（(?P<unit>户|人|元|公里)）")
_CODE = re.compile(r"[A-Z]\d+")
_MOST_OTHERS = 3
_MOST_EFFECTS = 6
_MOST_COUNTED = 8
_MOST_LACKING = 4


def finding_rows(findings: Metrics, *, effects: Metrics | None = None, language: str = "zh") -> list[FindingList]:
    """Lay out findings: verdict, what contradicts, the repair proposed and why, what it changes, the cells."""
    rows = [
        (
            anchor_of(str(row["finding"])),
            str(row["verdict"]),
            words.say(f"checks.{row['verdict']}", language),
            tell_finding(row, language=language) + tell_effects(effects, str(row["finding"]), language=language),
            f"{shown_name(str(row['finding']), str(row['rule']))} · {source_note((str(row['source']),), language=language)}",
        )
        for row in rows_of(findings)
    ]
    return [FindingList(rows)] if rows else []


def anchor_of(finding: str) -> str:
    """Return what marked numbers of a page point to: the end of a finding's name, which no other of the page has."""
    return f"F-{finding.rpartition('-')[2]}"


def shown_name(finding: str, rule: str) -> str:
    """Return a finding's name as pages print it: ``fupin decide`` takes it as it stands, and no name of the program is in it.

    Examples
    --------
    >>> shown_name("XX镇-2018-B201-4YV2H1ZM", "B201")
    'XX镇-2018-B201-4YV2H1ZM'
    >>> shown_name("XX镇-2018-cause_of_registered-PCQR5BKF", "cause_of_registered")
    'XX镇-2018-PCQR5BKF'
    """
    return finding if is_code(rule) else finding.replace(f"-{rule}-", "-", 1)


def is_code(rule: str) -> bool:
    """Whether a rule is known by a code that people cite (B201), and not by a name within the program (cause_of_registered)."""
    return _CODE.fullmatch(rule) is not None


def checked_rows(findings: Metrics, *, effects: Metrics | None = None, decided: int = 0, language: str = "zh") -> list[object]:
    """Lay out contradictions, questions and notes, each under a sentence of its own."""
    blocks: list[object] = []
    for standing, lead in (("contradiction", "lead"), ("question", "lead_question"), ("note", "lead_note")):
        own = [row for row in rows_of(findings) if row["standing"] == standing]
        if not own:
            continue
        text = words.say(f"checks.{lead}", language, count=len(own))
        if not blocks and standing != "note":
            text += " " * (language == "en") + words.say(
                f"checks.{'changed' if decided else 'unchanged'}", language, count=decided
            )
        blocks += [text, *finding_rows(Metrics((), own), effects=effects, language=language)]
    return blocks


def tell_ground(review: Mapping[str, Any] | None, *, findings: int, language: str = "zh") -> str:
    """Tell what the checks rest on: how many could be made and came out, and how many not, for want of what."""
    if review is None or not review["held"] + review["failing"]:
        return "" if findings else words.say("checks.nothing", language)
    name = "others_hold" if findings else "none"
    texts = [words.say(f"checks.{name}", language, held=review["held"])] if review["held"] else []
    lacking = [_name_with_measure(ref, language) for ref in lacking_of(review)]
    if review["unverifiable"] and lacking:
        parts = words.join(dict.fromkeys(lacking[:_MOST_LACKING]), language)
        texts.append(words.say("checks.unverifiable_rest", language, count=review["unverifiable"], parts=parts))
    return (" " if language == "en" else "").join(texts)


def tell_shorts(review: Mapping[str, Any] | None, *, language: str = "zh") -> list[str]:
    """Tell which sums blank parts leave short, and by how much."""
    texts = []
    for one in shorts_of(review) if review is not None else ():
        named = [_name(ref._asdict(), language) for ref in one.blank]
        parts = words.join(named[:_MOST_LACKING], language)
        if len(named) > _MOST_LACKING:
            parts = words.say("checks.and_more", language, parts=parts, count=len(named))
        figure, lacks = _name(one.whole._asdict(), language), amount_of(one.whole, one.lacks, language)
        texts.append(words.say("checks.short", language, figure=figure, lacks=lacks, parts=parts))
    return texts


def tell_finding(row: dict[str, Any], *, language: str = "zh") -> str:
    """Tell one finding: what contradicts, and what the evidence says."""
    edits = row["edits"]
    counted = [edit for edit in edits if edit["register"]]
    texts = [_differs(counted, language)] if counted else []
    if len(counted) < len(edits):
        texts = [_contradiction(row, language), *texts]
    caused = words.say("checks.caused", language) if row.get("cause") else ""
    return words.sentences([*texts, *_evidence(row, language)], language) + caused


def tell_effects(effects: Metrics | None, finding: str, *, is_decided: bool = False, language: str = "zh") -> str:
    """Tell which metrics change under the candidates of one finding, as low-high bands; under a decision, from what to what."""
    own = [row for row in rows_of(effects) if row["finding"] == finding] if effects is not None else []
    parts = []
    for (_source, metric, name), rows in group(own, "source", "metric", "name").items():
        form = words.column(metric)["format"] if words.has_column(metric) else ""
        if form in numbers.TABLE_FORMATS:
            # Several subjects may have the metric; the first one speaks for it.
            firsts = [same[0] for same in group(rows, "candidate").values()]
            values = [row[side] for row in firsts for side in ("stated", "changed") if numbers.is_known(row[side])]
            ends = (values[0], values[-1]) if is_decided else (min(values), max(values))
            low, high = (_in_sentence(value, form, language) for value in ends)
            if low == high and all(numbers.is_known(row["stated"]) for row in firsts):
                continue  # nothing that a reader would see
            called, unit = _metric_words(metric, form, language)
            label = rows[0]["place"] + _metric_label(rows[0]["subject"], name, rows[0]["period"], called, language)
            template = "checks.band_one" if low == high else "checks.moved" if is_decided else "checks.band"
            parts.append(words.say(template, language, metric=label, low=low, high=high, unit=unit))
    shown = list(dict.fromkeys(parts))
    if not shown:
        return ""
    text = words.say("checks.effects", language, parts=words.join(shown[:_MOST_EFFECTS], language), count=len(shown))
    return words.sentences([text], language) if language == "zh" else " " + words.sentences([text], language)


def _in_sentence(value: float, form: str, language: str) -> str:
    """Write a metric as a sentence has it: amounts with their unit, and in Chinese no commas between thousands."""
    if language == "zh" and form.startswith("yuan"):
        return numbers.money(value, language)
    text = numbers.TABLE_FORMATS[form](value)
    return text if language == "en" else text.replace(",", "")


def _metric_words(metric: str, form: str, language: str) -> tuple[str, str]:
    """Return what a metric is called in a sentence, and its unit: a heading has it in brackets, a sentence behind the number.

    Examples
    --------
    >>> [_metric_words(*one, "zh") for one in (("remaining_households", "count"), ("completion_households_share", "share"))]
    [('尚余户数', '户'), ('完成率（按户）', '')]
    """
    heading = words.column(metric)[language]
    found = _UNIT.fullmatch(heading) if language == "zh" else None
    if found is None:
        return heading, ""
    called, unit = found["called"], found["unit"]
    if form.startswith("yuan"):
        return called, ""  # the number has it
    if form.startswith("share"):
        return words.say("checks.by_unit", language, metric=called, unit=unit), ""
    if unit in _COUNTED and not called.endswith(("数", "人口")):
        called = words.say("checks.count_of", language, metric=called, unit=unit)
    return called, unit


def _metric_label(subject: str, name: str, period: str, called: str, language: str) -> str:
    topics = {"exits": "plan", "outlook": "plan", "causes": "cause"}
    topic, vocabulary = topics.get(subject, subject), load_vocabulary()
    is_item = bool(name) and topic in vocabulary.topics and vocabulary.has_item(topic, name)  # known, composed or in own words
    label = vocabulary.item(topic, name).label(language) if is_item else ""
    when = numbers.period(period, language) if period else ""
    template = "checks.metric" if label else "checks.metric_whole"
    return words.say(template, language, period=when, item=label, metric=called).strip(" ,")


def tell_decision(decision: Mapping[str, Any], *, language: str = "zh") -> str:
    """Tell what was decided about a figure; the stated value is named beside it.

    Parameters
    ----------
    decision
        Fields of a decision: figure, action, expected, value, who, when, why.
    language
        ``"zh"`` or ``"en"``.
    """
    key = _key(decision["figure"])
    in_force = decision["expected"] if decision["value"] is None else decision["value"]
    return words.say(
        f"checks.was_{decision['action']}",
        language,
        figure=_name(key, language),
        stated=_amount(key, decision["expected"], language),
        value=_amount(key, in_force, language),
        who=decision["who"],
        when=numbers.period(decision["when"], language),
        why=decision["why"],
    )


def _contradiction(row: dict[str, Any], language: str) -> str:
    edits = row["edits"]
    first = edits[0]
    key = _key(first["figure"])
    same = [edit for edit in edits if edit["rule"] == first["rule"] and _key(edit["figure"])["period"] == key["period"]]
    # One figure may differ from several: its own number is said once.
    stated = {edit["figure"]: stated_text(edit, language) for edit in same}
    computed = [_amount(_key(edit["figure"]), edit["right"], language) for edit in same]
    gap = words.join([_gap(_key(edit["figure"]), abs(edit["left"] - edit["right"]), language) for edit in same], language)
    rivals = "conflict" if len(stated) == len(same) else "conflict_many"
    name = rivals if row["verdict"] == "conflict" else {"=": "sum", "<=": "above", ">=": "below"}[first["relation"]]
    return words.say(
        f"checks.{name}_text",
        language,
        rule=row[f"rule_{language}"],
        figure=_name(key, language),
        stated=words.join(stated.values(), language),
        computed=words.join(computed, language),
        gap=gap,
    )


def stated_text(edit: Mapping[str, Any], language: str) -> str:
    """Write what an edit holds against the others: what was handed in, or what was decided instead and both are named."""
    key = _key(edit["figure"])
    text = _amount(key, edit["left"], language)
    reported = edit.get("reported")
    if reported is None or not numbers.is_known(reported):
        return text
    return words.say("checks.decided_value", language, value=text, stated=_amount(key, reported, language))


def _differs(edits: list[dict[str, Any]], language: str) -> str:
    """Tell what a household register counts otherwise than the return states, and where it counts it."""
    figures: dict[str, list[dict[str, Any]]] = {}
    for edit in edits:  # households and persons of one figure in one breath
        figures.setdefault(_name(_key(edit["figure"]), language), []).append(edit)
    comma = "" if language == "zh" else ", "
    parts = [
        words.say(
            "checks.register_part",
            language,
            figure=figure,
            stated=comma.join(stated_text(edit, language) for edit in own),
            counted=comma.join(_amount(_key(edit["figure"]), edit["right"], language) for edit in own),
        )
        for figure, own in figures.items()
    ]
    shown = words.say("checks.semicolon", language).join(parts[:_MOST_COUNTED])
    sheets = words.join(dict.fromkeys(sheet for edit in edits for sheet in split_sources(edit["register"])), language)
    name = "register_text" if len(parts) <= _MOST_COUNTED else "register_text_cut"
    return words.say(f"checks.{name}", language, parts=shown, count=len(parts), sheets=sheets)


def _evidence(row: dict[str, Any], language: str) -> list[str]:
    edits = row["edits"]
    if row["verdict"] == "conflict" and all(edit["register"] for edit in edits):
        return [words.say("checks.ask_register", language)]
    candidates = row["candidates"] if row["severity"] != "note" else []
    known = [candidate for candidate in candidates if all(change["to"] is not None for change in candidate["changes"])]
    if row["verdict"] in {"conflict", "impossible"} or not known:
        counts_heads = row["verdict"] == "impossible" and row["measure"] in {"recipients", "person_times", "participants"}
        return [words.say(f"checks.ask_{'heads' if counts_heads else row['verdict']}", language)]
    texts = []
    if row["confidence"]:
        confidence = words.say(f"checks.confidence_{row['confidence']}", language)
        proposal = words.say("checks.proposal", language, change=_changes(known[0], language), confidence=confidence)
        texts.append(_because(proposal, known[0], language))
        known = known[1:]
    others = [
        words.say(
            "checks.other" if candidate["minimal"] or candidate["larger"] else "checks.refuted",
            language,
            number=number,
            text=_other(candidate, language),
        )
        for number, candidate in enumerate(known[:_MOST_OTHERS], start=1)
    ]
    if others:
        lead = "checks.others" if row["confidence"] else "checks.possible"
        texts.append(words.say(lead, language, others=words.say("checks.semicolon", language).join(others)))
    if row["verdict"] == "ambiguous":
        texts.append(words.say("checks.ask_ambiguous", language))
    return texts


def _other(candidate: dict[str, Any], language: str) -> str:
    return _because(_changes(candidate, language), candidate, language)


def _because(text: str, candidate: dict[str, Any], language: str) -> str:
    reasons = [words.say(f"checks.{reason['name']}", language, value=reason["value"]) for reason in candidate["reasons"]]
    comma = words.say("checks.comma", language)
    return words.say("checks.because", language, text=text, reasons=comma.join(dict.fromkeys(reasons))) if reasons else text


def _changes(candidate: dict[str, Any], language: str) -> str:
    return words.join([_change(change, language) for change in candidate["changes"]], language)


def _change(change: dict[str, Any], language: str) -> str:
    figure, new = _name(change, language), _amount(change, change["to"], language)
    if change["from"] is None:
        return words.say("checks.fill", language, figure=figure, new=new)
    return words.say("checks.change", language, figure=figure, old=_amount(change, change["from"], language), new=new)


def _key(path: str) -> dict[str, Any]:
    return FigureRef.parse(path)._asdict()


def ref_of(key: Mapping[str, Any]) -> FigureRef:
    """Return the figure that the fields of a row name."""
    return FigureRef(key["period"], key["place"], key["topic"], key["item"], key["measure"])


def _name(key: dict[str, Any], language: str) -> str:
    return name_figure(ref_of(key), language)


def _name_with_measure(ref: FigureRef, language: str) -> str:
    """Name a figure that lacks: persons may where households are stated, and the office is asked for persons alone."""
    vocabulary = load_vocabulary()
    name, measure = name_figure(ref, language), vocabulary.measures[ref.measure]
    if len(vocabulary.item(ref.topic, ref.item).measures) < 2:
        return name
    return words.say(
        "checks.figure_measure", language, figure=name, measure=measure.zh if language == "zh" else measure.en.lower()
    )


def name_figure(ref: FigureRef, language: str) -> str:
    """Name a figure: 2018年计划脱贫（按名册）, with its village where it has one, with its topic where it is in its own words."""
    label = words.item_in_text(ref.topic, ref.item, language)
    if load_vocabulary().item(ref.topic, ref.item).is_own:  # away from its heading, 合计 is a sum of nobody knows what
        label = words.say("checks.own_figure", language, topic=words.topic_in_text(ref.topic, language), item=label)
    name = "checks.figure_of_place" if ref.place else "checks.figure"
    return words.say(name, language, period=ref.period, item=label, place=ref.place)


def _gap(key: dict[str, Any], value: float, language: str) -> str:
    """A difference; that of two percentages is in percentage points."""
    if key["measure"] in {"rate", "paid_share"}:
        return words.say("checks.points", language, points=numbers.trimmed(value * 100, 2, grouped=language == "en"))
    return _amount(key, value, language)


def amount_of(ref: FigureRef, value: float, language: str) -> str:
    """Write a value of a figure with its unit."""
    return _amount(ref._asdict(), value, language)


def _amount(key: dict[str, Any], value: float, language: str) -> str:
    if not numbers.is_known(value):
        return words.say("checks.unstated", language)
    if key["measure"] == "amount_yuan":
        return numbers.exact_money(value, language)
    text = figure_text({**key, "value": value}, language=language)
    return text if language == "en" else text.replace(" ", "").replace(",", "")
