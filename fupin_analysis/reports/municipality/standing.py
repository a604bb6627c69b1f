"""What a page of all townships says of the whole: key points, findings, what was handed in, years, sources."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

import pandas as pd

from fupin_analysis.core.finding import STANDINGS
from fupin_analysis.core.metrics import rows_of
from fupin_analysis.core.texts.rough import summed
from fupin_analysis.core.words.collation import reading_key
from fupin_analysis.measure.done import exits_of_own_year
from fupin_analysis.measure.overview import asked_parts
from fupin_analysis.present import numbers, words
from fupin_analysis.present.blocks import Cards, Facts, Masthead, warning
from fupin_analysis.present.draw import municipal as charts
from fupin_analysis.present.heat import HeatTable
from fupin_analysis.present.provenance import parameter_text, versions_text
from fupin_analysis.reports.municipality.opened import OpenedMunicipality
from fupin_analysis.reports.parts import table_of_many
from fupin_analysis.reports.synthetic import tell_synthetic

#: Townships named as those with most to check.
_MOST_NAMED = 3


def show_summary(report: OpenedMunicipality) -> list[object]:
    """Title, key figures, what stands out, what to check first."""
    here = report.reporting[report.reporting["figures"].gt(0)]
    own = report.registers[report.registers["year"].eq(report.year)]
    subtitle = report.say("subtitle", townships=len(here), figures=len(report.figures))
    units = {(str(name), report.year) for name in here["township"]}
    done = report.exits.drop_duplicates("township")
    cards = [
        (
            report.say("card_townships"),
            report.say("count_townships", count=len(here)),
            report.say("card_of", known=len(report.reporting)),
        ),
        _size_card(report, words.item_label("registry", "total", report.language), own, "households", "persons"),
        _size_card(report, words.item_label("exit", "done", report.language), done, "done_households", "done_persons"),
        (report.say("card_findings"), report.say("count_findings", count=len(report.open_findings)), ""),
    ]
    silent = report.reporting.loc[report.reporting["figures"].eq(0), "township"].tolist()
    texts = [
        *report.fairness.outstanding(),
        tell_most(Counter(report.open_findings["township"].tolist()), report),
        report.say("silent", year=report.year, names=report.names(silent)) if silent else "",
    ]
    return [
        Masthead(report.say("title", year=report.year), subtitle),
        warning(tell_synthetic(units, report.intake.documents, language=report.language)),
        report.heading("summary"),
        Cards(cards),
        words.sentences(texts, report.language),
    ]


def tell_most(counts: Mapping[str, int], report: OpenedMunicipality) -> str:
    """Name the townships with most to check, where some have more than the others: equals together or not at all."""
    if not counts:
        return ""
    tiers: dict[int, list[str]] = {}
    for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], reading_key(pair[0]))):
        tiers.setdefault(count, []).append(name)
    named: list[str] = []
    for count, names in list(tiers.items())[: max(len(tiers) - 1, 0)]:  # the last are those with least
        if len(named) + len(names) > _MOST_NAMED:
            break
        named += [report.say("name_count", name=name, count=count) for name in names]
    if not named:
        return report.say("to_check_alike", count=sum(counts.values()), townships=len(counts))
    rest = sorted(counts.values(), reverse=True)[len(named) :]
    parts = words.join(named, report.language)
    return report.say("first_to_check", parts=parts, townships=len(rest), count=sum(rest))


def _size_card(
    report: OpenedMunicipality, label: str, table: pd.DataFrame, households: str, persons: str
) -> tuple[str, str, str]:
    known = table[table[households].notna() | table[persons].notna()]
    size = size_of_all(table, (households, persons), report.language)
    return label, size, report.say("card_counted", counted=known["township"].nunique())


def size_of_all(table: pd.DataFrame, names: tuple[str, str], language: str) -> str:
    """Write what the rows of a table come to in households and persons, as about so many where a row is."""
    rows = rows_of(table)
    known = [[row[name] for row in rows if numbers.is_known(row[name])] for name in names]
    households, persons = (summed(values) if values else math.nan for values in known)
    return words.size(households, persons, language)


def show_findings(report: OpenedMunicipality) -> list[object]:
    """Open findings by township and standing."""
    found = report.open_findings
    if found.empty:
        return [report.heading("findings"), words.sentences([report.say("findings_none", year=report.year)], report.language)]
    counts = pd.crosstab(found["township"], found["standing"]).reindex(columns=list(STANDINGS), fill_value=0)
    deduced = found[found["verdict"].eq("deduced")].groupby("township").size()
    table = counts.astype("float64").assign(open_findings=counts.sum(axis=1).astype("float64"))
    table = table.assign(deduced=deduced.reindex(table.index, fill_value=0).astype("float64"), year=report.year).reset_index()
    table = table.sort_values(["open_findings", "township"], ascending=[False, True], kind="stable")
    lead = tell_open(Counter(found["standing"].tolist()), len(table), report)
    return [
        report.heading("findings"),
        words.sentences([lead], report.language),
        table_of_many("m_findings", table, language=report.language),
    ]


def tell_open(kinds: Mapping[str, int], townships: int, report: OpenedMunicipality) -> str:
    """Say how many findings are open, of what kinds, as the townships' own pages call them."""
    parts = [report.say(f"findings_{kind}", count=kinds[kind]) for kind in STANDINGS if kinds.get(kind)]
    named = words.join(parts, report.language)
    return report.say("findings_lead", year=report.year, findings=sum(kinds.values()), kinds=named, townships=townships)


def show_reporting(report: OpenedMunicipality) -> list[object]:
    """What each township handed in, topic by topic."""
    table, asked = report.reporting, asked_parts()
    nothing = table[list(asked)].eq(0)
    missing = nothing.sum().sort_values(ascending=False, kind="stable")
    incomplete = int(nothing.any(axis=1).sum())
    lead = report.say(
        "reporting_lead" if incomplete < len(table) else "reporting_nobody",
        complete=len(table) - incomplete,
        count=incomplete,
        part=words.topic_label(asked[str(missing.index[0])], report.language),
        missing=int(missing.iloc[0]),
    )
    values = table[list(asked)].astype("float64").mask(nothing).to_numpy().tolist()
    labels = [words.topic_label(topic, report.language) for topic in asked.values()]
    heat = HeatTable(
        report.say("reporting"),
        words.column("township")[report.language],
        labels,
        table["township"].tolist(),
        values,
        lambda value: numbers.trimmed(value, 0),
        note=report.say("reporting_note"),
        marks_gaps=True,
        language=report.language,
        year=report.year,
    )
    return [report.heading("reporting"), words.sentences([lead if incomplete else ""], report.language), heat]


def show_trend(report: OpenedMunicipality) -> list[object]:
    """The years: registers and exits of every township."""
    registers = _series(report.registers, "households")
    exits = pd.DataFrame(exits_of_own_year(report.index), columns=["township", "year", "households"])
    drawn = [
        charts.draw_lines(_series(table, value), title=report.say(title), language=report.language)
        for table, value, title in (
            (report.registers, "households", "lines_registered"),
            (exits, "households", "lines_exited"),
        )
    ]
    long = sum(len(own) >= 3 for own in registers.values())
    text = report.say("lines_lead", count=long) if any(drawn) else report.say("lines_few")
    return [report.heading("trend"), words.sentences([text], report.language), *drawn]


def show_sources(report: OpenedMunicipality) -> list[object]:
    """Files with fingerprints, years, parameters, versions."""
    names = {"file": "fact_file", "parameter": "fact_parameter", "version": "fact_version"}
    label = {key: words.say(f"report.{name}", report.language) for key, name in names.items()}
    files = [
        f"{row['file']} · SHA-256 {row['sha256']}" if row["sha256"] else str(row["file"]) for row in rows_of(report.intake.inputs)
    ]
    years = "、".join(str(year) for year in sorted(report.all_figures["year"].unique()))
    rows = [(label["file"], text) for text in files] + [(report.say("fact_years"), years)]
    used = {"year": report.year, "least_base": report.least_base}
    rows += [(label["parameter"], parameter_text(name, value, language=report.language)) for name, value in used.items()]
    return [report.heading("sources"), Facts([*rows, (label["version"], versions_text())])]


def _series(table: pd.DataFrame, value: str) -> dict[str, dict[int, float]]:
    known = table.dropna(subset=value)
    found: dict[str, dict[int, float]] = {}
    for name, year, number in zip(known["township"], known["year"], known[value], strict=True):
        found.setdefault(name, {})[int(year)] = float(number)
    return found
