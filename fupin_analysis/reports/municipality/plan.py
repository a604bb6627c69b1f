"""Exits against a plan of several years, opened for a notebook: pace, exits to date, readings of the plan, monitoring."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import pandas as pd

from fupin_analysis.core.disk.frames import check_language
from fupin_analysis.core.figures import in_force
from fupin_analysis.core.intake import Intake
from fupin_analysis.core.metrics import Metrics, Row, group, rows_of
from fupin_analysis.core.period import Period
from fupin_analysis.core.rows import FigureIndex, plain_figures, spread_rows
from fupin_analysis.errors import speaking
from fupin_analysis.measure.burn_up import LEAST_YEARS, LEVEL, exits_to_date, measure_burn_up, pace_table
from fupin_analysis.measure.exits import TARGET_YEAR, measure_outlook
from fupin_analysis.measure.periods import latest_of_year
from fupin_analysis.measure.registry import measure_registry
from fupin_analysis.present import numbers, words
from fupin_analysis.present.blocks import Facts, Heading, Masthead, Passage, warning
from fupin_analysis.present.draw import municipal as charts
from fupin_analysis.present.outline import heading_of
from fupin_analysis.present.provenance import parameter_text, versions_text
from fupin_analysis.reports.municipality.leads import tell_dates
from fupin_analysis.reports.parts import find_part, join_names, open_all, table_of_many
from fupin_analysis.reports.sections import Page
from fupin_analysis.reports.synthetic import tell_synthetic

#: Townships that a chart each is drawn of: those with most left.
_MOST_CHARTS = 12

#: Topics of the page.
_TOPICS = ("exit", "plan", "monitoring")

#: Chapters, numbered in this order.
_CHAPTERS = ("pace", "burn_up", "what_if", "monitoring")


@dataclass(eq=False, repr=False)
class PlanReport:
    """Exits of all townships over the years; ``plan["burn_up"]`` is a part of the page and shows itself.

    Parameters
    ----------
    target_year
        Year by whose end all were to have exited.
    language
        ``"zh"`` or ``"en"``.
    intake
        Everything handed in.

    Examples
    --------
    >>> PlanReport(2020, "zh", Intake())["pace"].name
    'pace'
    """

    target_year: int
    language: str
    intake: Intake

    @cached_property
    def figures(self) -> pd.DataFrame:
        """Figures in force of every year."""
        return in_force(self.intake.figures)

    @cached_property
    def _index(self) -> FigureIndex:
        return FigureIndex(plain_figures(self.figures))

    @cached_property
    def burn_up(self) -> pd.DataFrame:
        """Exits to date by township and year; see :func:`~fupin_analysis.measure.burn_up.measure_burn_up`."""
        totals = latest_of_year(spread_rows(self._index.select("registry", items=("total",)), ("households",))).values()
        register = [{**row, "registered": row["households"]} for row in totals]
        return measure_burn_up(
            exits_to_date(self._index, target_year=self.target_year),
            pd.DataFrame(register, columns=["township", "year", "registered"]),
            target_year=self.target_year,
        )

    @cached_property
    def pace(self) -> pd.DataFrame:
        """Past pace, pace needed and forecast by township; see :func:`~fupin_analysis.measure.burn_up.pace_table`."""
        return pace_table(self.burn_up, target_year=self.target_year)

    @cached_property
    def _outlook(self) -> list[Row]:
        return list(measure_outlook.rows(self._index, target_year=self.target_year))

    @cached_property
    def plans(self) -> pd.DataFrame:
        """What every reading of a plan not yet carried out would leave [households], by the last return of each township."""
        planned = [row for row in self._outlook if numbers.is_known(row["planned_households"])]
        last = dict(zip(self.pace["township"], self.pace["year"], strict=True))
        for row in planned:
            last[row["township"]] = max(row["year"], last.get(row["township"], 0))
        rows = [
            {
                **{name: row[name] for name in ("township", "year", "period", "reading", "statement", "source")},
                "planned": row["planned_households"],
                **{name: row[f"{name}_households"] for name in ("remaining", "left_after", "over")},
            }
            for row in planned
            if row["year"] == last[row["township"]]
        ]
        names = ["township", "year", "period", "reading", "statement", "planned", "remaining", "left_after", "over", "source"]
        return pd.DataFrame(rows, columns=names)

    @property
    def _makers(self) -> dict[str, Callable[[], Sequence[object]]]:
        return {
            "summary": self._summary,
            "pace": self._pace,
            "burn_up": self._burn_up,
            "what_if": self._what_if,
            "monitoring": self._monitoring,
            "sources": self._sources,
        }

    def __getitem__(self, name: str) -> Page:
        """Return a part of the page; F354 where there is none of that name, with the nearest."""
        return find_part(self._makers, name, page="plan")

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._makers)

    def __repr__(self) -> str:
        return f"{self._say('title', target=self.target_year)}\n{', '.join(self._makers)}"

    def _summary(self) -> list[object]:
        found = sorted(int(year) for year in self.burn_up["year"].unique())
        is_run = len(found) > 1 and found[-1] - found[0] == len(found) - 1
        years = (
            self._say("years", first=found[0], last=found[-1])
            if is_run
            else self._say("years_list", years=words.join(map(str, found), self.language))
        )
        subtitle = self._say("subtitle", townships=self.burn_up["township"].nunique(), years=years)
        if not found:
            subtitle = self._say("subtitle_none")
        units = self.burn_up[["township", "year"]].itertuples(index=False, name=None)
        is_reported = bool(self.figures["topic"].isin(_TOPICS).any())
        return [
            Masthead(self._say("title", target=self.target_year), subtitle),
            warning(tell_synthetic(units, self.intake.documents, language=self.language)),
            Passage(self._say("no_year" if is_reported else "nothing"), "absent") if self._is_blank else None,
        ]

    @property
    def _is_blank(self) -> bool:
        """Whether nobody reported anything that the page tells of: it says so once and has no chapters."""
        return self.burn_up.empty and self.plans.empty and self._watched.empty

    def _pace(self) -> list[object]:
        table = self.pace
        if self._is_blank:
            return []
        if table.empty:
            return [self._heading("pace"), self._absent()]
        known = table[table["remaining"].notna()]
        late = known[known["forecast_high"].lt(known["registered"])]
        ahead = known[known["year"].lt(self.target_year)]
        paced = ahead[ahead["pace"].notna() & ahead["needed_per_year"].notna()]
        slow = paced[paced["pace"].lt(paced["needed_per_year"])]
        over = known[known["year"].ge(self.target_year)]
        left = over[over["remaining"].gt(0)]
        at = {"target": self.target_year}
        texts = [
            self._say("lead", count=len(known), remaining=float(known["remaining"].sum())) if len(known) else "",
            self._say("reached", **at, count=len(over), left=len(left), remaining=float(left["remaining"].sum()))
            if len(left)
            else self._say("reached_clean", **at, count=len(over))
            if len(over)
            else "",
            self._say("slow" if len(slow) else "slow_none", **at, count=len(paced), slow=len(slow)) if len(paced) else "",
            self._say("pace_unknown", **at, count=len(ahead) - len(paced)) if len(ahead) > len(paced) else "",
            self._say(
                "late",
                target=self.target_year,
                level=numbers.share(LEVEL, 0),
                names=join_names(late["township"].tolist(), self.language),
            )
            if len(late)
            else "",
            self._say("no_forecast", least=LEAST_YEARS, count=int(ahead["forecast"].isna().sum()))
            if ahead["forecast"].isna().any()
            else "",
            self._say("exceeds", names=join_names(table.loc[table["exceeds"], "township"].tolist(), self.language))
            if table["exceeds"].any()
            else "",
            self._say("unknown", names=join_names(table.loc[table["exited"].isna(), "township"].tolist(), self.language))
            if table["exited"].isna().any()
            else "",
        ]
        note = Passage(self._say("forecast_note"), "note") if table["forecast"].notna().any() else None
        pairs = zip(table["forecast_low"], table["forecast_high"], strict=True)
        spans = [  # a column of nothing is left out
            (numbers.UNKNOWN if note else math.nan)
            if math.isnan(low)
            else _span(numbers.trimmed(low, 0), numbers.trimmed(high, 0))
            for low, high in pairs
        ]
        shown = table.assign(year=table["year"].astype(str), forecast_interval=spans)
        return [
            self._heading("pace"),
            words.sentences(texts, self.language),
            note,
            table_of_many("p_pace", shown, language=self.language),
        ]

    def _burn_up(self) -> list[object]:
        known = self._drawable
        chosen = self._chosen
        if self._is_blank:
            return []
        if chosen.empty:
            return [self._heading("burn_up"), Passage(self._say("few_years"), "absent")]
        by_town = {name: rows for (name,), rows in group(rows_of(self.burn_up), "township").items()}
        drawn = [self._chart(row, by_town[row["township"]]) for row in rows_of(chosen)]
        more = self._say("too_many", shown=len(chosen), count=len(known)) if len(known) > len(chosen) else ""
        return [
            self._heading("burn_up"),
            words.sentences([self._say("legend", level=numbers.share(LEVEL, 0)).rstrip("。.")], self.language),
            more,
            drawn,
        ]

    @cached_property
    def _drawable(self) -> pd.DataFrame:
        """Townships with a line to draw: exits to date of two years at least, beside a register."""
        years = self.burn_up[self.burn_up["exited"].notna()].groupby("township")["year"].nunique()
        lines = self.pace["township"].map(years).ge(2)
        return self.pace[self.pace["registered"].notna() & lines]

    @cached_property
    def _chosen(self) -> pd.DataFrame:
        """Those a chart is drawn of: with most left."""
        return self._drawable.sort_values(["remaining", "township"], ascending=[False, True]).head(_MOST_CHARTS)

    def _chart(self, row: Row, rows: Sequence[Row]) -> object:
        forecast = None
        if numbers.is_known(row["forecast"]):
            forecast = row["forecast"], row["forecast_low"], row["forecast_high"]
        return charts.draw_burn_up(
            rows,
            registered=row["registered"],
            target_year=self.target_year,
            plans=self._lines(row),
            forecast=forecast,
            title=self._say("one_town", name=row["township"]),
            language=self.language,
        )

    def _lines(self, row: Row) -> Mapping[str, Mapping[int, float]]:
        """Cumulative exits under each reading and statement of a plan: rivals are lines of their own."""
        if not numbers.is_known(row["exited"]):
            return {}  # nothing that a plan could be added to
        of_return = self.plans["township"].eq(row["township"]) & self.plans["year"].eq(row["year"])
        own = sorted(rows_of(self.plans[of_return]), key=lambda one: Period.parse(one["period"]).rank)
        has_rivals = len({one["statement"] for one in own}) > 1
        lines: dict[str, dict[int, float]] = {}
        for one in own:
            label = words.item_label("plan", one["reading"], self.language)
            label += f" {self._say('statement', number=one['statement'])}" if has_rivals else ""
            year = Period.parse(one["period"]).year
            # Of the years before, rival statements count as first stated, as in what the plan would leave.
            first = [other for other in own if (other["reading"], other["statement"]) == (one["reading"], 1)]
            before = [other["planned"] for other in first if Period.parse(other["period"]).year < year]
            lines.setdefault(label, {})[year] = row["exited"] + math.fsum([*before, one["planned"]])
        # What is planned alike under two names is one line.
        return {label: line for at, (label, line) in enumerate(lines.items()) if line not in [*lines.values()][:at]}

    def _what_if(self) -> list[object]:
        table = self.plans
        if self._is_blank:
            return []
        if table.empty:
            is_planned = self.figures["topic"].eq("plan").any()
            return [self._heading("what_if"), Passage(self._say("no_plan_left"), "absent") if is_planned else self._absent()]
        texts, drawn = [], set(self._chosen["township"])
        for (name, period), own in group(rows_of(table), "township", "period").items():
            if len({row["planned"] for row in own}) < 2:
                continue
            parts = [
                self._say(
                    _way(row),
                    label=words.item_label("plan", row["reading"], self.language),
                    size=words.size(row["planned"], math.nan, self.language),
                    left=row["left_after"],
                    over=row["over"],
                )
                for row in own
            ]
            semicolon = words.say("checks.semicolon", self.language)
            apart = " " if name[-1:].isdigit() and self.language == "zh" else ""
            ways = semicolon.join([*parts, self._say("rival_lines" if name in drawn else "rival_open")])
            texts.append(self._say("rival", name=f"{name}{apart}", period=period, count=len(own), parts=ways))
        lead = words.sentences(texts or [self._say("no_rival")], self.language)
        return [self._heading("what_if"), lead, table_of_many("p_what_if", table, language=self.language)]

    @cached_property
    def _watched(self) -> pd.DataFrame:
        """Households monitored from 2021 on, as last stated in each year: what two dates count is the same households."""
        table = measure_registry.rows(self._index, topic="monitoring").where(place="", statement=1)
        last = [latest_of_year(rows).values() for rows in group(table, "item").values()]
        watched = Metrics(table.columns, [row for rows in last for row in rows if row["year"] >= 2021])
        return watched.frame().sort_values(["township", "year"], kind="stable")

    def _monitoring(self) -> list[object]:
        own = self._watched
        if self._is_blank:
            return []
        if own.empty:
            return [self._heading("monitoring"), words.sentences([self._say("monitoring_none")], self.language)]
        texts = []
        for year, rows in own.groupby("year", sort=True):
            parts = []
            for item, same in rows.groupby("item", sort=False):
                size = words.size(same["households"].sum(min_count=1), same["persons"].sum(min_count=1), self.language)
                label = words.item_label("monitoring", str(item), self.language)
                parts.append(self._say("monitoring_part", label=label, size=size, counted=same["township"].nunique()))
            texts.append(self._say("monitoring_lead", year=year, parts=words.join(parts, self.language)))
            names = partial(join_names, language=self.language)
            texts.append(tell_dates(rows_of(rows.drop_duplicates("township")), names, self.language))
        shown = own.assign(year=own["year"].astype(str), topic="monitoring")
        return [
            self._heading("monitoring"),
            words.sentences(texts, self.language),
            table_of_many("p_monitoring", shown, language=self.language),
        ]

    def _sources(self) -> list[object]:
        files = [f"{row['file']} · SHA-256 {row['sha256']}" for row in rows_of(self.intake.inputs)]
        label = {name: words.say(f"report.fact_{name}", self.language) for name in ("file", "parameter", "version")}
        rows = [(label["file"], text) for text in files] + [
            (label["parameter"], parameter_text("target_year", self.target_year, language=self.language))
        ]
        return [heading_of("m_sources", self.language), Facts([*rows, (label["version"], versions_text())])]

    def _absent(self) -> Passage:
        return Passage(self._say("absent"), "absent")

    def _heading(self, key: str) -> Heading:
        return heading_of(f"p_{key}", self.language, _CHAPTERS.index(key) + 1)

    def _say(self, name: str, /, **values: object) -> str:
        return words.say(f"plan.{name}", self.language, **values)


@speaking
def open_plan(
    *, data: str | Path = "data/raw", processed: str | Path = "", language: str = "zh", target_year: int = TARGET_YEAR
) -> PlanReport:
    """Open the exits of all townships over the years.

    Parameters
    ----------
    data, processed
        Folder of returns, and of the tables made from them.
    language
        ``"zh"`` or ``"en"``.
    target_year
        Year by whose end all were to have exited.

    Raises
    ------
    FupinError
        F353 where the language is none.

    Returns
    -------
    PlanReport
        Exits over the years; its sections show themselves.

    Examples
    --------
    >>> open_plan(data="data/raw")["pace"].name
    'pace'
    """
    check_language(language)
    return PlanReport(target_year, language, open_all(data, processed))


def _span(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"


def _way(row: Row) -> str:
    """Return the template of what a reading of a plan would leave; what is over may be so with the plans before it only."""
    if not numbers.is_known(row["left_after"]):
        return "rival_alone"
    follows = row["remaining"] + row["over"] - row["planned"] > 0.5
    return "rival_part" if not row["over"] else "rival_over_together" if follows else "rival_over"
