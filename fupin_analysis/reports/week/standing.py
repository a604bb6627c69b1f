"""What the page of the work says of the whole: where to go first, problems named, what was handed in, sources."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.core.metrics import rows_of
from fupin_analysis.core.records import record_sheets
from fupin_analysis.core.source import file_of, split_sources
from fupin_analysis.present import numbers, words
from fupin_analysis.present.blocks import Cards, Facts, Masthead, Passage, warning
from fupin_analysis.present.heat import HeatTable
from fupin_analysis.present.outline import heading_of, title_of
from fupin_analysis.present.provenance import parameter_text, versions_text
from fupin_analysis.reports.named_problems import count_verdicts, problem_rows, tell_verdicts
from fupin_analysis.reports.synthetic import tell_synthetic
from fupin_analysis.reports.week.laying import lay_records
from fupin_analysis.reports.week.opened import OpenedWeek
from fupin_analysis.reports.week.procedure import flagged
from fupin_analysis.reports.week.weekly import limits_by_township

#: Weeks before the day that count as now; places named to go to.
_RECENT, _MOST_PLACES = 4, 5

#: What asks for a visit, in the order in which it is said.
_REASONS = ("missing", "overdue", "stuck", "early", "twice", "low")


def show_summary(report: OpenedWeek) -> list[object]:
    """Title, key figures, where to go first, and once what nobody handed in."""
    title = report.say("title", year=report.year)
    if not report.handed_in:
        text = report.say("none_at_all", year=report.year)
        return [Masthead(title, report.say("subtitle_none")), Passage(text, "absent")]
    day = numbers.period(report.as_of.isoformat(), report.language)
    townships = report.records["township"].nunique()
    units = {(str(name), report.year) for name in report.records["township"]}
    missing = [sheet.label(report.language) for name, sheet in record_sheets().items() if name not in report.handed_in]
    texts = [
        _visits_text(report) if set(report.handed_in) - {"problems"} else "",
        report.say("named", count=count_verdicts(rows_of(report.problems))["count"]) if len(report.problems) else "",
        _aside_text(report),
        report.say("not_handed_in", names=words.join(missing, report.language)) if missing else "",
    ]
    return [
        Masthead(title, report.say("subtitle", townships=townships, records=len(report.records), day=day)),
        warning(tell_synthetic(units, report.intake.documents, language=report.language)),
        report.heading("summary"),
        Cards(cards) if (cards := _cards(report)) else None,
        words.sentences(texts, report.language),
    ]


def _cards(report: OpenedWeek) -> list[tuple[str, str, str]]:
    cards: list[tuple[str, str, str]] = []
    villages, inspected, paid, stated = report.villages, report.inspections, report.payments, report.stated_forms
    if len(villages):
        sums = {name: int(villages[name].sum()) for name in ("weeks", "in_time", "late", "missing", "undated")}
        known = sums["in_time"] + sums["late"] + sums["missing"]
        share = sums["in_time"] / known if known else float("nan")
        note = report.say("card_weeks_note", weeks=sums["weeks"], late=sums["late"], missing=sums["missing"])
        cards.append((report.say("card_weeks"), report.say("card_weeks_value", share=share), note))
    if len(inspected):
        overdue = int(inspected["status"].eq("overdue").sum())
        closed = int(inspected["status"].str.startswith("closed").sum())
        note = report.say("card_inspections_note", found=len(inspected), closed=closed)
        cards.append((report.say("card_inspections"), report.say("card_inspections_value", overdue=overdue), note))
    if len(paid):
        note = report.say("card_payments_note", count=len(paid), amount=float(paid["amount_yuan"].sum()))
        cards.append((report.say("card_payments"), report.say("card_payments_value", flagged=len(flagged(report))), note))
    if len(stated):
        share = float(stated["filed"].sum() / stated["households"].sum())
        note = report.say("card_files_note", villages=len(report.files))
        cards.append((report.say("card_files"), report.say("card_files_value", share=share), note))
    return cards


def measure_visits(report: OpenedWeek) -> pd.DataFrame:
    """Count what asks for a visit by township: reports missing lately, findings overdue, payments to look at, work fallen off.

    Returns
    -------
    pandas.DataFrame
        One row per township with anything: township, missing [reports of the last four weeks], overdue [findings], stuck, early,
        twice [payments], low [1 where the share done fell below its natural limit in the last four weeks], kinds [how many of
        these are not zero]; most kinds first.
    """
    followed, paid = report.followed, report.payments
    weeks = sorted(followed["period"].unique())[-_RECENT:]
    recent = followed[followed["period"].isin(weeks)]
    counts = {
        "missing": recent[recent["standing"].eq("missing")].groupby("township").size(),
        "overdue": report.inspections[report.inspections["status"].eq("overdue")].groupby("township").size(),
        "stuck": paid[paid["is_stuck"].astype(bool)].groupby("township").size(),
        "early": paid[paid["is_paid_before_approval"].astype(bool)].groupby("township").size(),
        "twice": paid[paid["signed_twice"].map(bool).astype(bool)].groupby("township").size(),
        "low": pd.Series(dict.fromkeys(_fallen(report, weeks), 1), dtype="int64"),
    }
    table = pd.DataFrame(counts).fillna(0).astype("int64")
    table = table.assign(kinds=table.gt(0).sum(axis=1), amount=table.sum(axis=1)).rename_axis("township").reset_index()
    ordered = table[table["kinds"].gt(0)].sort_values("township", kind="stable")
    ordered = ordered.sort_values(["kinds", "amount"], ascending=False, kind="stable")
    return ordered.drop(columns="amount").reset_index(drop=True)


def _fallen(report: OpenedWeek, weeks: list[str]) -> list[str]:
    found = []
    for name, (series, limits) in limits_by_township(report).items():
        if any(list(series)[at] in weeks and list(series.values())[at] < limits.lower for at in limits.outside):
            found.append(name)
    return found


def _visits_text(report: OpenedWeek) -> str:
    visits = measure_visits(report)
    if visits.empty:
        return report.say("visit_none")
    parts = []
    for row in rows_of(visits.head(_MOST_PLACES)):
        why = [report.say(f"why_{name}", count=row[name]) for name in _REASONS if row[name]]
        parts.append(report.say("visit_part", name=row["township"], reasons=words.join(why, report.language)))
    between = "；" if report.language == "zh" else "; "
    return report.say("visit_lead", parts=between.join(parts))


def _aside_text(report: OpenedWeek) -> str:
    """Say how many rows were not understood, sheet by sheet."""
    marked = report.records[report.records["aside"].ne("")]["record"].value_counts()
    parts = [
        report.say("set_aside_part", name=sheet.label(report.language), count=int(marked[name]))
        for name, sheet in record_sheets().items()
        if name in marked
    ]
    return report.say("set_aside", parts=words.join(parts, report.language)) if parts else ""


def show_problems(report: OpenedWeek) -> list[object]:
    """Problems that townships name, each beside the figures that bear it out or contradict it."""
    table = report.problems
    if table.empty:
        return []
    every = rows_of(table)
    lead = report.say("problems_lead", count=count_verdicts(every)["count"], parts=tell_verdicts(every, report.language))
    rows = problem_rows(every, report.language)
    shown = lay_records("w_problems", pd.DataFrame(rows), language=report.language)
    return [
        report.heading("problems"),
        words.sentences([lead], report.language),
        Passage(report.say("problems_note"), "note") if table["verdict"].eq("contradicted").any() else None,
        shown,
    ]


def show_reporting(report: OpenedWeek) -> list[object]:
    """Which townships handed in which records."""
    if not report.handed_in:
        return []
    table = pd.crosstab(report.records["township"], report.records["record"]).reindex(columns=list(report.handed_in))
    heat = HeatTable(
        title_of("w_reporting", report.language),  # a table below a chapter is not numbered as one
        words.column("township")[report.language],
        [record_sheets()[name].label(report.language) for name in report.handed_in],
        [str(name) for name in table.index],
        table.astype("float64").mask(table.eq(0)).to_numpy().tolist(),
        lambda value: numbers.trimmed(value, 0),
        note=report.say("reporting_note"),
        marks_gaps=True,
        language=report.language,
    )
    lead = report.say("reporting_lead", townships=len(table))
    return [report.heading("reporting"), words.sentences([lead], report.language), heat]


def show_sources(report: OpenedWeek) -> list[object]:
    """Files with fingerprints, the day, versions."""
    names = {"file": "fact_file", "parameter": "fact_parameter", "version": "fact_version"}
    label = {key: words.say(f"report.{name}", report.language) for key, name in names.items()}
    used = {file_of(one) for text in report.records["source"] for one in split_sources(text)}
    inputs = [row for row in rows_of(report.intake.inputs) if row["file"] in used]
    files = [f"{row['file']} · SHA-256 {row['sha256']}" if row["sha256"] else str(row["file"]) for row in inputs]
    rows = [(label["file"], text) for text in files]
    year = parameter_text("year", report.year, language=report.language)
    rows += [(label["parameter"], year), (report.say("fact_day"), numbers.period(report.as_of.isoformat(), report.language))]
    return [heading_of("m_sources", report.language), Facts([*rows, (label["version"], versions_text())])]
