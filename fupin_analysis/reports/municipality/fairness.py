"""Fair comparison of a municipality's townships, and its change between two years, as parts of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from fupin_analysis.core.rows import FigureIndex
from fupin_analysis.measure.fairness.comparison import LEAST_PLACES, measure_comparison, split_change
from fupin_analysis.measure.fairness.funnel import find_dispersion
from fupin_analysis.measure.fairness.shrinkage import fit_beta_binomial
from fupin_analysis.measure.overview import INDICATORS, find_places
from fupin_analysis.present import numbers, words
from fupin_analysis.present.blocks import Heading
from fupin_analysis.present.draw import municipal as charts
from fupin_analysis.reports.parts import join_names, table_of_many

#: Reasons that are told, in this order; what was not reported stands in the table of what was handed in.
_TOLD = ("other_year", "years_only", "in_persons")


@dataclass(eq=False)
class Fairness:
    """Comparisons of the townships of a year by every indicator.

    Parameters
    ----------
    year, language
        Year looked at; ``"zh"`` or ``"en"``.
    figures, index
        Figures in force of every year, and the same indexed.
    least_base
        Smallest base a rate is shown for.
    """

    year: int
    language: str
    figures: pd.DataFrame
    index: FigureIndex
    least_base: int

    @cached_property
    def places(self) -> dict[str, pd.DataFrame]:
        """Counts and bases of every township and year, by indicator."""
        return {name: find_places(self.figures, name, index=self.index) for name in INDICATORS}

    @cached_property
    def compared(self) -> dict[str, pd.DataFrame]:
        """Comparisons of the year's townships, by indicator; those that report another thing are not in them."""
        found = {}
        for name, places in self.places.items():
            own = places[places["year"].eq(self.year) & places["reason"].eq("")]
            found[name] = measure_comparison(own, least_base=self.least_base)
        return found

    def outstanding(self) -> list[str]:
        """Say which townships stand out by which indicator, and by which none does."""
        texts, quiet = [], []
        for name, table in self.compared.items():
            outside = table[~table["position"].isin(["within", "withheld"])]
            if len(outside):
                texts.append(
                    self._say("outside", indicator=self._indicator(name), names=self._names(outside["township"].tolist()))
                )
            elif table["position"].eq("within").any():
                quiet.append(self._indicator(name))
        return [*texts, self._say("none_outside", indicators=words.join(quiet, self.language)) if quiet else ""]

    def comparison(self) -> list[object]:
        """Return every indicator with its test, its funnel, and its table of tiers."""
        blocks: list[object] = [words.sentences([self._say("compare_why")], self.language)]
        for number, (name, table) in enumerate(self.compared.items(), start=1):
            places = self.places[name]
            own = places[places["year"].eq(self.year)]
            if own["reason"].eq("not_reported").all():
                continue
            blocks += [Heading(3, f"compare-{number}", self._indicator(name)), *self._one(name, table, own)]
        return blocks

    def _one(self, name: str, table: pd.DataFrame, own: pd.DataFrame) -> list[object]:
        usable = table[table["position"].ne("withheld")]
        left_out = {reason: own.loc[own["reason"].eq(reason), "township"].tolist() for reason in _TOLD}
        asides = [self._say(f"compare_reason_{reason}", names=self._names(names)) for reason, names in left_out.items() if names]
        if usable.empty:
            able = int((table["base"].ge(self.least_base) & table["count"].le(table["base"])).sum())
            few = self._say("compare_few" if able else "compare_nobody", count=able, least=LEAST_PLACES)
            return [words.sentences([few, *asides], self.language)]
        thin = table.loc[table["position"].eq("withheld"), "township"].tolist()
        if thin:
            asides.append(self._say("compare_withheld", least=self.least_base, names=self._names(thin)))
        dispersion = find_dispersion(usable["count"].tolist(), usable["base"].tolist())
        if usable["limit_low"].isna().all():
            told = [self._say("compare_alike", count=len(usable), pooled=dispersion.pooled)]
            return [words.sentences([*told, *asides], self.language)]
        counts, bases = usable["count"].tolist(), usable["base"].tolist()
        # Where townships differ by more than chance, limits and tiers are about their mean, which no large one pulls to itself.
        middle = fit_beta_binomial(counts, bases).mean if dispersion.is_over else dispersion.pooled
        outside = int(usable["position"].ne("within").sum())
        told = [
            self._say(
                "compare_test_over" if dispersion.is_over else "compare_test",
                count=len(usable),
                pooled=dispersion.pooled,
                mean=middle,
                chi=dispersion.chi_square,
                degrees=dispersion.degrees,
                factor=dispersion.factor,
            ),
            self._say("compare_expected", count=len(usable), chance=0.05 * len(usable), outside=outside),
        ]
        caption = self._say("compare_table", indicator=self._indicator(name))
        chart = charts.draw_funnel(
            table,
            pooled=middle,
            title=self._indicator(name),
            unit=self._say(f"unit_{name}"),
            language=self.language,
        )
        return [
            words.sentences([*told, *asides], self.language),
            chart,
            table_of_many("m_comparison", self._shown(table), language=self.language, caption=caption),
        ]

    def _shown(self, table: pd.DataFrame) -> pd.DataFrame:
        """Lay out a comparison by tier and, within one, by name: no order says who is better by a hair."""
        usable = table[table["position"].ne("withheld")].sort_values(["tier", "township"], ascending=[False, True])
        pairs = zip(usable["lower"], usable["upper"], strict=True)
        return usable.assign(
            base_count=usable["base"],
            done_count=usable["count"],
            interval=[f"{numbers.share(low)}–{numbers.share(high)}" for low, high in pairs],
            position=[self._say(f"position_{name}") for name in usable["position"]],
            tier_label=[self._say(f"tier_{tier}") for tier in usable["tier"].astype(int)],
        )

    def change(self) -> list[object]:
        """Return the change of every indicator's count since the last year before, split into size and rate."""
        blocks: list[object] = []
        for number, (name, places) in enumerate(self.places.items(), start=1):
            able = places[places["reason"].eq("")]
            years = sorted(year for year in able["year"].unique() if year < self.year)
            now = able[able["year"].eq(self.year)]
            if not years or now.empty:
                continue
            before = able[able["year"].eq(years[-1])]
            table = split_change(before[["township", "count", "base"]], now[["township", "count", "base"]])
            if table.empty:
                continue
            alone = sorted({*before["township"], *now["township"]} - {*table["township"]})
            is_still = bool(table[["change", "by_size", "by_rate"]].round(6).eq(0).all(axis=None))
            texts = [
                self._say(
                    "change_still" if is_still else "change_lead",
                    indicator=self._indicator(name),
                    before=years[-1],
                    after=self.year,
                    count=len(table),
                    unit=self._say(f"unit_{name}"),
                    change=float(table["change"].sum()),
                    size=round(float(table["by_size"].sum()), 1),
                    rate=round(float(table["by_rate"].sum()), 1),
                ),
                self._say("change_left_out", names=self._names(alone)) if alone else "",
            ]
            sources = now.set_index("township")["source"]
            moved = table[table[["change", "by_size", "by_rate"]].round(6).ne(0).any(axis=1)]
            shown = moved.assign(year=self.year, change_count=moved["change"], source=moved["township"].map(sources))
            caption = self._say("change_table", indicator=self._indicator(name))
            blocks += [
                Heading(3, f"change-{number}", self._indicator(name)),
                words.sentences(texts, self.language),
                table_of_many("m_change", shown, language=self.language, caption=caption),
            ]
        return blocks or [words.sentences([self._say("change_none")], self.language)]

    def _indicator(self, name: str) -> str:
        return self._say(f"indicator_{name}")

    def _names(self, townships: Sequence[str]) -> str:
        return join_names(townships, self.language)

    def _say(self, name: str, /, **values: object) -> str:
        return words.say(f"municipality.{name}", self.language, **values)
