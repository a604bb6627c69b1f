"""All townships of a year side by side, opened for a notebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from fupin_analysis.core.figures import in_force
from fupin_analysis.core.frames import check_language
from fupin_analysis.core.intake import Intake
from fupin_analysis.core.metrics import Row, group, rows_of
from fupin_analysis.core.rows import FigureIndex, plain_figures
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.measure.causes import measure_causes
from fupin_analysis.measure.coverage import measure_coverage
from fupin_analysis.measure.fairness.comparison import LEAST_BASE
from fupin_analysis.measure.overview import PARTS, measure_reporting, measure_year
from fupin_analysis.measure.production import measure_production
from fupin_analysis.measure.registry import measure_registry
from fupin_analysis.measure.subsidies import measure_subsidies
from fupin_analysis.present import municipal_charts as charts
from fupin_analysis.present import numbers, words
from fupin_analysis.present.blocks import Cards, Facts, Masthead, Paragraph
from fupin_analysis.present.heat import HeatTable
from fupin_analysis.present.outline import heading_of
from fupin_analysis.present.provenance import versions_text
from fupin_analysis.reports.fairness import Fairness
from fupin_analysis.reports.parts import files_note, find_part, open_all, table_of_many
from fupin_analysis.reports.sections import Page
from fupin_analysis.reports.township import check_year

#: Policies in the table of subsidies: those that most townships report come first.
_MOST_POLICIES = 12

#: Names in a sentence before the rest is only counted.
_MOST_NAMES = 8


@dataclass(eq=False, repr=False)
class MunicipalityReport:
    """All townships of a year; ``municipality["exits"]`` is a part of the page and shows itself.

    Parameters
    ----------
    year
        Year looked at.
    language
        ``"zh"`` or ``"en"``.
    intake
        Everything handed in.
    least_base
        Smallest base a rate is compared for.
    """

    year: int
    language: str
    intake: Intake
    least_base: int = LEAST_BASE

    @cached_property
    def all_figures(self) -> pd.DataFrame:
        """Figures in force of every year."""
        return in_force(self.intake.figures)

    @cached_property
    def index(self) -> FigureIndex:
        """Figures in force of every year, indexed for measures."""
        return FigureIndex(plain_figures(self.all_figures))

    @cached_property
    def own_index(self) -> FigureIndex:
        """Figures in force of the year, indexed for measures."""
        return FigureIndex(plain_figures(self.figures))

    @cached_property
    def figures(self) -> pd.DataFrame:
        """Figures in force of the year."""
        return self.all_figures[self.all_figures["year"].eq(self.year)]

    @cached_property
    def open_findings(self) -> pd.DataFrame:
        """Findings of the year nobody has decided on."""
        found = self.intake.findings
        return found[found["year"].eq(self.year) & found["decision"].eq("")]

    @cached_property
    def reporting(self) -> pd.DataFrame:
        """What each township handed in; see :func:`~fupin_analysis.measure.overview.measure_reporting`."""
        return measure_reporting(self.all_figures, year=self.year)

    @cached_property
    def registers(self) -> pd.DataFrame:
        """The register's total of every township and year."""
        table = measure_registry.rows(self.index).frame()
        whole = table[table["place"].eq("") & table["item"].eq("total") & table["statement"].eq(1)]
        return whole[whole["period"].eq(whole["year"].astype(str))]

    @cached_property
    def exits(self) -> pd.DataFrame:
        """The year's exits under every reading of the plan; see :func:`~fupin_analysis.measure.overview.measure_year`."""
        return measure_year(self.index, year=self.year)

    @cached_property
    def fairness(self) -> Fairness:
        """Fair comparisons and the change between years."""
        return Fairness(self.year, self.language, self.all_figures, self.index, self.least_base)

    @property
    def _makers(self) -> dict[str, Callable[[], Sequence[object]]]:
        return {
            "summary": self._summary,
            "registers": self._registers,
            "causes": self._causes,
            "exits": self._exits,
            "subsidies": self._subsidies,
            "funds": self._funds,
            "coverage": self._coverage,
            "findings": self._findings,
            "reporting": self._reporting,
            "comparison": lambda: [self._heading("comparison"), *self.fairness.comparison()],
            "change": lambda: [self._heading("change"), *self.fairness.change()],
            "trend": self._trend,
            "sources": self._sources,
        }

    def __getitem__(self, name: str) -> Page:
        """Return a part of the page; F354 where there is none of that name, with the nearest."""
        return find_part(self._makers, name, page="municipality")

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._makers)

    def __repr__(self) -> str:
        return f"{self._say('title', year=self.year)}\n{', '.join(self._makers)}"

    def _summary(self) -> list[object]:
        here = self.reporting[self.reporting["figures"].gt(0)]
        own = self.registers[self.registers["year"].eq(self.year)]
        subtitle = self._say("subtitle", townships=len(here), figures=len(self.figures))
        synthetic = any(one.kind == "synthetic" for one in self.intake.documents if one.year == self.year)
        done = self.exits.drop_duplicates("township")
        cards = [
            (
                self._say("card_townships"),
                self._say("count_townships", count=len(here)),
                self._say("card_of", known=len(self.reporting)),
            ),
            self._size_card(words.item_label("registry", "total", self.language), own, "households", "persons"),
            self._size_card(words.item_label("exit", "done", self.language), done, "done_households", "done_persons"),
            (self._say("card_findings"), self._say("count_findings", count=len(self.open_findings)), ""),
        ]
        silent = self.reporting.loc[self.reporting["figures"].eq(0), "township"].tolist()
        counts = self.open_findings.groupby("township").size().sort_values(ascending=False, kind="stable")
        most = [self._say("name_count", name=name, count=count) for name, count in counts.head(3).items()]
        texts = [
            *self.fairness.outstanding(),
            self._say("first_to_check", parts=words.join(most, self.language)) if most else "",
            self._say("silent", year=self.year, names=self.names(silent)) if silent else "",
        ]
        return [
            Masthead(self._say("title", year=self.year), subtitle),
            Paragraph(self._say("synthetic"), "warning") if synthetic else None,
            self._heading("summary"),
            Cards(cards),
            words.sentences(texts, self.language),
        ]

    def _size_card(self, label: str, table: pd.DataFrame, households: str, persons: str) -> tuple[str, str, str]:
        known = table[table[households].notna() | table[persons].notna()]
        size = words.size(known[households].sum(min_count=1), known[persons].sum(min_count=1), self.language)
        return label, size, self._say("card_counted", counted=known["township"].nunique())

    def _registers(self) -> list[object]:
        own = self.registers[self.registers["year"].eq(self.year)].sort_values("township")
        if own.empty:
            return [self._heading("registers"), self._absent()]
        size = words.size(own["households"].sum(min_count=1), own["persons"].sum(min_count=1), self.language)
        rows = [{**row, "text": numbers.trimmed(row["households"], 0)} for row in rows_of(own)]
        chart = charts.draw_ranked(rows, value="households", text="text", title=self._say("registers"), language=self.language)
        return [
            self._heading("registers"),
            words.sentences([self._say("totals", size=size, counted=own["township"].nunique())], self.language),
            chart,
            self._more(len(own)),
            table_of_many("m_registers", own, language=self.language),
        ]

    def _causes(self) -> list[object]:
        table = measure_causes.rows(self.own_index)
        own = [row for row in rows_of(table) if row["period"] == str(self.year) and numbers.is_known(row["households_share"])]
        if not own:
            return [self._heading("causes"), self._absent()]
        cells = {(row["township"], row["item"]): row for row in own}
        labels = {item: words.item_label("cause", item, self.language) for (item,) in group(own, "item")}
        shares = {
            item: sorted((row["township"], row["households_share"]) for row in own if row["item"] == item) for item in labels
        }
        middles = {item: charts.middle_of(sorted(share for _name, share in pairs)) for item, pairs in shares.items()}
        items = sorted(labels, key=lambda item: (item == "other", -middles[item], item))
        heat = self._heat("causes_heat", cells, items, [labels[item] for item in items], "households_share", numbers.share)
        lead = self._say("causes_lead", label=labels[items[0]], middle=middles[items[0]])
        spread = charts.draw_spread({labels[item]: shares[item] for item in items}, language=self.language)
        return [self._heading("causes"), words.sentences([lead], self.language), spread, heat]

    def _heat(
        self,
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
        note = self._say("heat_note_columns" if by_column else "heat_note")
        return HeatTable(
            self._say(caption),
            words.column("township")[self.language],
            labels,
            townships,
            values,
            show,
            note=" ".join([note, files_note(sources, language=self.language)]),
            by_column=by_column,
        )

    def _exits(self) -> list[object]:
        if self.exits.empty:
            return [self._heading("exits"), self._absent()]
        table = self.exits
        unit = max(("households", "persons"), key=lambda name: int(table[f"completion_{name}_share"].notna().sum()))
        share = f"completion_{unit}_share"
        bars = []
        rival = []
        for (name,), rows in group(rows_of(table), "township").items():
            known = [row for row in rows if numbers.is_known(row[share])]
            if not known:
                continue
            low, high = min(row[share] for row in known), max(row[share] for row in known)
            rival += [name] if low != high else []
            text = self._say(
                "exits_part", share=known[0][share], done=known[0][f"done_{unit}"], planned=known[0][f"planned_{unit}"]
            )
            text += f"〔{numbers.share(low)}–{numbers.share(high)}〕" if low != high else ""
            bars.append({"township": name, "value": known[0][share], "text": text, "low": low, "high": high})
        both = table.dropna(subset=["planned_households", "done_households"]).drop_duplicates("township")
        texts = [
            self._say("exits_lead", count=len(both), remaining=both["remaining_households"].sum()) if len(both) else "",
            self._say("exits_band", names=self.names(rival)) if rival else "",
        ]
        title = self._say(f"exits_{unit}", year=self.year)
        chart = charts.draw_ranked(bars, value="value", text="text", title=title, language=self.language, band=("low", "high"))
        shown = table.assign(stated_in=[str(year) if year else "" for year in table["stated_in"]])
        return [
            self._heading("exits"),
            words.sentences(texts, self.language),
            chart,
            self._more(len(bars)),
            table_of_many("m_exits", shown, language=self.language),
        ]

    def _subsidies(self) -> list[object]:
        rows = [
            row
            for row in measure_subsidies.rows(self.own_index)
            if row["period"] == str(self.year) and row["item"] != "total" and numbers.is_known(row["amount_per_recipient_yuan"])
        ]
        if not rows:
            return [self._heading("subsidies"), self._absent()]
        # Amounts a person and amounts a household of one policy are two things, each in a column of its own.
        policies = sorted(group(rows, "topic", "item", "counted_as").items(), key=lambda pair: (-len(pair[1]), pair[0]))
        chosen = [key for key, _own in policies[:_MOST_POLICIES]]
        cells = {(row["township"], (row["topic"], row["item"], row["counted_as"])): row for row in rows}
        labels = [self._policy(*key) for key in chosen]
        show = lambda value: numbers.trimmed(value, 0)  # noqa: E731
        heat = self._heat("subsidies_heat", cells, chosen, labels, "amount_per_recipient_yuan", show, by_column=True)
        return [self._heading("subsidies"), heat]

    def _policy(self, topic: str, item: str, counted_as: str) -> str:
        from fupin_analysis.core.terms import load_vocabulary

        measure = load_vocabulary().measures[counted_as]
        unit = measure.unit_zh if self.language == "zh" else measure.unit_en or measure.en
        return self._say("subsidies_unit", policy=words.item_label(topic, item, self.language), unit=unit)

    def _funds(self) -> list[object]:
        table = measure_production.rows(self.own_index).frame()
        table = table[table["period"].eq(str(self.year)) & table["allocated_yuan"].notna() & table["paid_yuan"].notna()]
        table = table.drop_duplicates("township")
        if table.empty:
            return [self._heading("funds"), self._absent()]
        paid, allocated = float(table["paid_yuan"].sum()), float(table["allocated_yuan"].sum())
        rows = [
            {
                **row,
                "text": self._say("funds_part", share=row["funds_share"], paid=row["paid_yuan"], allocated=row["allocated_yuan"]),
            }
            for row in rows_of(table)
        ]
        lead = self._say("funds_lead", count=len(table), paid=paid, allocated=allocated, share=paid / allocated)
        chart = charts.draw_ranked(rows, value="funds_share", text="text", title=self._say("funds"), language=self.language)
        table = table.sort_values("township")
        return [
            self._heading("funds"),
            words.sentences([lead], self.language),
            chart,
            self._more(len(rows)),
            table_of_many("m_funds", table, language=self.language),
        ]

    def _coverage(self) -> list[object]:
        rows = [row for row in measure_coverage.rows(self.own_index) if numbers.is_known(row["coverage_share"])]
        if not rows:
            return [self._heading("coverage"), self._absent()]
        cells = {(row["township"], (row["topic"], row["item"])): row for row in rows}
        kinds = sorted(group(rows, "topic", "item").items(), key=lambda pair: (-len(pair[1]), pair[0]))
        labels = [words.item_label(topic, item, self.language) for (topic, item), _own in kinds]
        heat = self._heat("coverage_heat", cells, [key for key, _own in kinds], labels, "coverage_share", numbers.share)
        above = sorted({row["township"] for row in rows if row["exceeds"]})
        text = words.sentences([self._say("coverage_above", names=self.names(above))], self.language) if above else ""
        return [self._heading("coverage"), text, heat]

    def _findings(self) -> list[object]:
        found = self.open_findings
        if found.empty:
            return [self._heading("findings"), words.sentences([self._say("findings_none", year=self.year)], self.language)]
        counts = pd.crosstab(found["township"], found["severity"]).reindex(columns=["error", "warning", "note"], fill_value=0)
        deduced = found[found["verdict"].eq("deduced")].groupby("township").size()
        table = counts.astype("float64").assign(open_findings=counts.sum(axis=1).astype("float64"))
        table = table.assign(deduced=deduced.reindex(table.index, fill_value=0).astype("float64")).reset_index()
        table = table.sort_values(["open_findings", "township"], ascending=[False, True], kind="stable")
        lead = self._say("findings_lead", year=self.year, findings=len(found), townships=len(table))
        return [
            self._heading("findings"),
            words.sentences([lead], self.language),
            table_of_many("m_findings", table, language=self.language),
        ]

    def _reporting(self) -> list[object]:
        table = self.reporting
        nothing = table[list(PARTS)].eq(0)
        missing = nothing.sum().sort_values(ascending=False, kind="stable")
        incomplete = int(nothing.any(axis=1).sum())
        lead = self._say(
            "reporting_lead",
            complete=len(table) - incomplete,
            count=incomplete,
            part=words.topic_label(PARTS[str(missing.index[0])], self.language),
            missing=int(missing.iloc[0]),
        )
        values = table[list(PARTS)].astype("float64").mask(nothing).to_numpy().tolist()
        labels = [words.topic_label(topic, self.language) for topic in PARTS.values()]
        heat = HeatTable(
            self._say("reporting"),
            words.column("township")[self.language],
            labels,
            table["township"].tolist(),
            values,
            lambda value: numbers.trimmed(value, 0),
            note=self._say("reporting_note"),
        )
        return [self._heading("reporting"), words.sentences([lead if incomplete else ""], self.language), heat]

    def _trend(self) -> list[object]:
        registers = _series(self.registers, "households")
        exits = measure_exits_done(self.all_figures)
        drawn = [
            charts.draw_lines(_series(table, value), title=self._say(title), language=self.language)
            for table, value, title in (
                (self.registers, "households", "lines_registered"),
                (exits, "done", "lines_exited"),
            )
        ]
        long = sum(len(own) >= 3 for own in registers.values())
        text = self._say("lines_lead", count=long) if any(drawn) else self._say("lines_few")
        return [self._heading("trend"), words.sentences([text], self.language), *drawn]

    def _sources(self) -> list[object]:
        names = {"file": "fact_file", "parameter": "fact_parameter", "version": "fact_version"}
        label = {key: words.say(f"report.{name}", self.language) for key, name in names.items()}
        files = [
            f"{row['file']} · SHA-256 {row['sha256']}" if row["sha256"] else str(row["file"])
            for row in rows_of(self.intake.inputs)
        ]
        years = "、".join(str(year) for year in sorted(self.all_figures["year"].unique()))
        rows = [(label["file"], text) for text in files] + [(self._say("fact_years"), years)]
        rows += [(label["parameter"], f"year = {self.year}"), (label["parameter"], f"least_base = {self.least_base}")]
        return [self._heading("sources"), Facts([*rows, (label["version"], versions_text())])]

    def names(self, townships: Sequence[str]) -> str:
        """Name townships, the rest only counted where they are many."""
        return join_names(townships, self.language)

    def _more(self, count: int) -> str:
        return self._say("more_rows", shown=charts.MOST_ROWS, count=count) if count > charts.MOST_ROWS else ""

    def _absent(self) -> Paragraph:
        return Paragraph(words.say("common.absent", self.language), "absent")

    def _heading(self, key: str) -> object:
        return heading_of(f"m_{key}", self.language)

    def _say(self, name: str, /, **values: object) -> str:
        return words.say(f"municipality.{name}", self.language, **values)


def join_names(townships: Sequence[str], language: str) -> str:
    """Name townships, the rest only counted where they are many."""
    named = words.join(townships[:_MOST_NAMES], language)
    if len(townships) <= _MOST_NAMES:
        return named
    more = words.say("municipality.and_more", language, count=len(townships))
    return named + more if language == "zh" else f"{named} {more}"


def measure_exits_done(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the households each township reported to have exited in the return's own year: township, year, done."""
    chosen = figures[
        figures["topic"].eq("exit")
        & figures["item"].eq("done")
        & figures["measure"].eq("households")
        & figures["place"].eq("")
        & figures["statement"].le(1)
        & figures["period"].eq(figures["year"].astype(str))
    ]
    return chosen.drop_duplicates(["township", "year"], keep="last").rename(columns={"value": "done"})[
        ["township", "year", "done", "source"]
    ]


def _series(table: pd.DataFrame, value: str) -> dict[str, dict[int, float]]:
    known = table.dropna(subset=value)
    found: dict[str, dict[int, float]] = {}
    for name, year, number in zip(known["township"], known["year"], known[value], strict=True):
        found.setdefault(name, {})[int(year)] = float(number)
    return found


def busiest_year(figures: pd.DataFrame) -> int:
    """Return the year that most townships handed in figures for; of several the latest."""
    counts = figures.groupby("year")["township"].nunique()
    return int(counts[counts.eq(counts.max())].index.max())


def open_municipality(
    year: int | str = 0,
    *,
    data: str | Path = "data/raw",
    processed: str | Path = "",
    language: str = "zh",
    least_base: int = LEAST_BASE,
) -> MunicipalityReport:
    """Open all townships of a year.

    Parameters
    ----------
    year
        Statistical year; 0 for the one that most townships handed in figures for.
    data, processed
        Folder of returns, and of the tables made from them.
    language
        ``"zh"`` or ``"en"``.
    least_base
        Smallest base a rate is compared for [households or persons].

    Raises
    ------
    FupinError
        F395 where nothing was handed in for the year, F304, F353 where a year or the language is none.

    Returns
    -------
    MunicipalityReport
        All townships of the year; its sections show themselves.

    Examples
    --------
    >>> municipality = open_municipality(2018, data="data/raw")
    >>> municipality["registers"].name, municipality.year
    ('registers', 2018)
    """
    check_language(language)
    year = check_year(year) or 0
    intake = open_all(data, processed)
    years = sorted(int(one) for one in intake.figures["year"].unique())
    if year and year not in years:
        have = "、".join(str(one) for one in years)
        raise FupinError(Problem("F395", where="year", details={"got": year, "have": have}))
    return MunicipalityReport(year or busiest_year(intake.figures), language, intake, least_base)
