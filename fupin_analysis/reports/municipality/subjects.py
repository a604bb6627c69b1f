"""What a page of all townships shows of each subject: registers, causes, exits, subsidies, funds, coverage."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from fupin_analysis.core.metrics import Metrics, Row, group, rows_of
from fupin_analysis.core.words.items import HEADS
from fupin_analysis.core.year import is_whole_year
from fupin_analysis.crosscheck.edits.rules import load_rules
from fupin_analysis.measure.causes import measure_causes
from fupin_analysis.measure.coverage import measure_coverage
from fupin_analysis.measure.periods import latest, latest_of_year
from fupin_analysis.measure.production import measure_production
from fupin_analysis.measure.ratios import divide
from fupin_analysis.measure.subsidies import SUBSIDY_TOPICS, measure_subsidies
from fupin_analysis.present import numbers, words
from fupin_analysis.present.draw import municipal as charts
from fupin_analysis.present.exceeding import is_above_all, with_doubt
from fupin_analysis.present.heat import HeatTable
from fupin_analysis.reports.municipality.leads import tell_covered, tell_dates, tell_left_out, tell_lowest, tell_standards
from fupin_analysis.reports.municipality.opened import OpenedMunicipality
from fupin_analysis.reports.municipality.standing import size_of_all
from fupin_analysis.reports.parts import files_note, table_of_many

if TYPE_CHECKING:
    import pandas as pd

#: Policies in the table of subsidies: those that most townships report come first.
_MOST_POLICIES = 12
#: Kinds of coverage told in words.
_MOST_KINDS = 4


def show_registers(report: OpenedMunicipality) -> list[object]:
    """The register of every township, the greatest first."""
    own = report.registers[report.registers["year"].eq(report.year)].sort_values("township")
    if own.empty:
        return [report.heading("registers"), report.absent("registry")]
    size = size_of_all(own, HEADS, report.language)
    rows = [{**row, "text": numbers.trimmed(row["households"], 0)} for row in rows_of(own)]
    chart = charts.draw_ranked(rows, value="households", text="text", title=report.say("registers"), language=report.language)
    counted = own["township"].nunique()
    name = "totals" if counted < len(report.reporting) else "totals_all"
    return [
        report.heading("registers"),
        words.sentences(
            [report.say(name, size=size, counted=counted), tell_dates(rows, report.names, report.language)], report.language
        ),
        chart,
        report.more(len(own)),
        table_of_many("m_registers", own, language=report.language),
    ]


def show_causes(report: OpenedMunicipality) -> list[object]:
    """Causes of poverty: the middle, the spread, every township."""
    table = [row for row in measure_causes.rows(report.own_index) if numbers.is_known(row["households_share"])]
    last = {unit: row["period"] for unit, row in latest_of_year(table).items()}
    own = [row for row in table if row["period"] == last.get((row["township"], row["year"]))]
    if not own:
        return [report.heading("causes"), report.absent("cause")]
    first_rows = [rows[0] for rows in group(own, "township").values()]
    dates = tell_dates(first_rows, report.names, report.language)
    cells = {(row["township"], row["item"]): row for row in own}
    labels = {item: words.item_label("cause", item, report.language) for (item,) in group(own, "item")}
    shares = {item: sorted((row["township"], row["households_share"]) for row in own if row["item"] == item) for item in labels}
    middles = {item: charts.middle_of(sorted(share for _name, share in pairs)) for item, pairs in shares.items()}
    items = sorted(labels, key=lambda item: (item == "other", -middles[item], item))
    heat = _heat(report, "causes_heat", cells, items, [labels[item] for item in items], "households_share", numbers.share)
    towns = {name for name, _item in cells}
    # Of what few report the middle is the few's: what most report leads, where anything is.
    first = next((item for item in items if item != "other" and 2 * len(shares[item]) > len(towns)), items[0])
    name = "causes_lead" if len(shares[first]) == len(towns) else "causes_lead_some"
    name = "causes_lead_one" if len(towns) == 1 else name  # the middle of one is its own share
    about = {"label": labels[first], "middle": middles[first], "count": len(shares[first]), "all": len(towns)}
    lead = report.say(name, name=report.names(sorted(towns)), **about)
    lead = "" if first == "other" else with_doubt(lead, middles[first], language=report.language)  # a remainder is no cause
    spread = charts.draw_spread({labels[item]: shares[item] for item in items}, language=report.language)
    return [report.heading("causes"), words.sentences([lead, dates], report.language), spread, heat]


def _heat(
    report: OpenedMunicipality,
    caption: str,
    cells: Mapping[tuple[str, Any], Row],
    columns: Sequence[Any],
    labels: Sequence[str],
    value: str,
    show: Callable[[float], str],
    *,
    by_column: bool = False,
) -> HeatTable:
    townships = sorted({name for name, _column in cells})
    values = [
        [float(cells[name, column][value]) if (name, column) in cells else float("nan") for column in columns]
        for name in townships
    ]
    sources = [
        "; ".join(dict.fromkeys(row["source"] for (owner, _c), row in cells.items() if owner == name)) for name in townships
    ]
    note = report.say("heat_note_columns" if by_column else "heat_note")
    return HeatTable(
        report.say(caption),
        words.column("township")[report.language],
        labels,
        townships,
        values,
        show,
        note=" ".join([note, files_note(sources, language=report.language)]),
        by_column=by_column,
        language=report.language,
        year=report.year,
    )


def show_exits(report: OpenedMunicipality) -> list[object]:
    """Exits against the plan, with the band where readings of the plan differ."""
    if report.exits.empty:
        return [report.heading("exits"), report.absent("exit", "plan")]
    table = report.exits
    unit = max(HEADS, key=lambda name: int(table[f"completion_{name}_share"].notna().sum()))
    share = f"completion_{unit}_share"
    bars = []
    rival = []
    for (name,), rows in group(rows_of(table), "township").items():
        known = [row for row in rows if numbers.is_known(row[share])]
        if not known:
            continue
        low, high = min(row[share] for row in known), max(row[share] for row in known)
        rival += [name] if low != high else []
        text = report.say("exits_part", share=known[0][share], done=known[0][f"done_{unit}"], planned=known[0][f"planned_{unit}"])
        text += f"〔{numbers.share(low)}–{numbers.share(high)}〕" if low != high else ""
        bars.append({"township": name, "value": known[0][share], "text": text, "low": low, "high": high})
    both = table.dropna(subset=["planned_households", "done_households"]).drop_duplicates("township")
    texts = [
        _exits_lead(report, both) if len(both) else "",
        report.say("exits_band", names=report.names(rival)) if rival else "",
    ]
    title = report.say(f"exits_{unit}", year=report.year)
    chart = charts.draw_ranked(bars, value="value", text="text", title=title, language=report.language, band=("low", "high"))
    shown = table.assign(year=report.year, stated_in=[str(year) if year else "" for year in table["stated_in"]])
    return [
        report.heading("exits"),
        words.sentences(texts, report.language),
        chart,
        report.more(len(bars)),
        table_of_many("m_exits", shown, language=report.language),
    ]


def _exits_lead(report: OpenedMunicipality, both: pd.DataFrame) -> str:
    """Say what was planned and done in all, and who did least of the plan."""
    planned, done = float(both["planned_households"].sum()), float(both["done_households"].sum())
    left = both["remaining_households"].sum()
    share = divide(done, planned)
    is_over = is_above_all(share)
    name = "exits_lead_over" if is_over else "exits_lead"
    lead = report.say(name, count=len(both), planned=planned, done=done, share=share, remaining=left)
    single = both[~both["township"].isin(_rivals(report))].dropna(subset=["completion_households_share"])
    shares = dict(zip(single["township"], single["completion_households_share"], strict=True))
    return lead + tell_lowest(report, "rate_done", shares, mark=words.say("checks.semicolon", report.language) if is_over else "")


def _rivals(report: OpenedMunicipality) -> set[str]:
    """Townships whose plan is stated in several ways: how much of it was done is not known."""
    counts = report.exits.dropna(subset=["planned_households"]).groupby("township")["planned_households"].nunique()
    return set(counts[counts > 1].index)


def show_subsidies(report: OpenedMunicipality) -> list[object]:
    """What a recipient gets, policy by policy."""
    stated = [
        row
        for row in measure_subsidies.rows(report.own_index)
        if row["item"] != "total" and numbers.is_known(row["amount_per_recipient_yuan"])
    ]
    rows = [row for row in stated if is_whole_year(row["period"], report.year)]
    partly = tell_left_out(report, stated, rows)
    if not rows:
        return [
            report.heading("subsidies"),
            words.sentences([partly], report.language) if partly else report.absent(*SUBSIDY_TOPICS),
        ]
    # Amounts a person and amounts a household of one policy are two things, each in a column of its own.
    policies = sorted(group(rows, "topic", "item", "counted_as").items(), key=lambda pair: (-len(pair[1]), pair[0]))
    chosen = [key for key, _own in policies[:_MOST_POLICIES]]
    cells = {(row["township"], (row["topic"], row["item"], row["counted_as"])): row for row in rows}
    labels = [_policy(report, *key) for key in chosen]
    show = partial(numbers.trimmed, decimals=0)
    heat = _heat(report, "subsidies_heat", cells, chosen, labels, "amount_per_recipient_yuan", show, by_column=True)
    amounts: dict[str, list[float]] = {}
    for (topic, item, counted_as), own in policies[:_MOST_POLICIES]:
        if (topic, item) not in _standards():
            continue
        label = _named(report, topic, item)
        name = _policy(report, topic, item, counted_as) if label in amounts else label  # a person's amount is no household's
        amounts[name] = [row["amount_per_recipient_yuan"] for row in own]
    return [report.heading("subsidies"), words.sentences([tell_standards(report, amounts), partly], report.language), heat]


@cache
def _standards() -> frozenset[tuple[str, str]]:
    """What is paid at a published rate: what a house cost or a loan came to is no standard that townships keep or do not."""
    rates = [formula for rule in load_rules() if rule.kind == "rate" for formula in rule.formulas]
    return frozenset((one.topic, one.item) for formula in rates for one in formula.references)


def _named(report: OpenedMunicipality, topic: str, item: str) -> str:
    """A policy by its topic and item: 自建 or 小学 alone could be anything."""
    names = {"topic": words.topic_label(topic, report.language), "item": words.item_label(topic, item, report.language)}
    return report.say("policy", **names)


def _policy(report: OpenedMunicipality, topic: str, item: str, counted_as: str) -> str:
    from fupin_analysis.core.words.terms import load_vocabulary

    measure = load_vocabulary().measures[counted_as]
    unit = measure.unit_zh if report.language == "zh" else (measure.unit_en or measure.en.lower()).removesuffix("s")
    return report.say("subsidies_unit", policy=_named(report, topic, item), unit=unit)


def show_funds(report: OpenedMunicipality) -> list[object]:
    """Funds paid of those allocated."""
    stated = measure_production.rows(report.own_index)
    both = [row for row in stated if numbers.is_known(row["allocated_yuan"]) and numbers.is_known(row["paid_yuan"])]
    whole = latest([row for row in both if is_whole_year(row["period"], report.year)]).values()
    partly = tell_left_out(report, both, whole)
    if not whole:
        return [report.heading("funds"), words.sentences([partly], report.language) if partly else report.absent("production")]
    table = Metrics(stated.columns, list(whole)).frame()
    paid, allocated = float(table["paid_yuan"].sum()), float(table["allocated_yuan"].sum())
    rows = [
        {
            **row,
            "text": report.say("funds_part", share=row["funds_share"], paid=row["paid_yuan"], allocated=row["allocated_yuan"]),
        }
        for row in rows_of(table)
    ]
    share = divide(paid, allocated)
    name = "funds_lead" if numbers.is_known(share) else "funds_lead_plain"
    lead = report.say(name, count=len(table), paid=paid, allocated=allocated, share=share)
    lead = with_doubt(lead, share, language=report.language)
    lead += tell_lowest(report, "rate_paid", dict(zip(table["township"], table["funds_share"], strict=True)))
    chart = charts.draw_ranked(rows, value="funds_share", text="text", title=report.say("funds"), language=report.language)
    table = table.sort_values("township")
    return [
        report.heading("funds"),
        words.sentences([lead, partly], report.language),
        chart,
        report.more(len(rows)),
        table_of_many("m_funds", table, language=report.language),
    ]


def show_coverage(report: OpenedMunicipality) -> list[object]:
    """How many of those entitled are reached."""
    stated = [
        row
        for row in measure_coverage.rows(report.own_index)
        if row["base"] == "registry" and numbers.is_known(row["coverage_share"])
    ]
    rows = [row for row in stated if is_whole_year(row["period"], report.year)]
    partly = tell_left_out(report, stated, rows)
    if not rows:
        return [
            report.heading("coverage"),
            words.sentences([partly], report.language) if partly else report.absent("visits", "medical"),
        ]
    cells = {(row["township"], (row["topic"], row["item"])): row for row in rows}
    kinds = sorted(group(rows, "topic", "item").items(), key=lambda pair: (-len(pair[1]), pair[0]))
    labels = [words.item_label(topic, item, report.language) for (topic, item), _own in kinds]
    heat = _heat(report, "coverage_heat", cells, [key for key, _own in kinds], labels, "coverage_share", numbers.share)
    above = sorted({row["township"] for row in rows if row["exceeds"]})
    told = [
        tell_covered(report, label, {row["township"]: row["coverage_share"] for row in own})
        for label, (_key, own) in zip(labels, kinds, strict=True)
    ][:_MOST_KINDS]
    exceeding = report.say("coverage_above", names=report.names(above)) if above else ""
    text = words.sentences([*told, exceeding, partly], report.language)
    return [report.heading("coverage"), text, heat]
