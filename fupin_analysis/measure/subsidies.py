"""What was paid to whom: subsidies per recipient, per registered person and household, by policy and half-year."""

from __future__ import annotations

import numpy as np
import pandas as pd

from fupin_analysis.figures import join_sources, select, spread
from fupin_analysis.measure.bases import add_source, registered, with_base
from fupin_analysis.measure.ratios import change, divide

#: Topics whose amounts are subsidies to persons or households.
SUBSIDY_TOPICS = ("education", "medical", "living", "employment", "housing", "production")

#: How recipients may be counted, the plainest first.
RECIPIENT_MEASURES = ("recipients", "persons", "person_times", "households")

_KEYS = ["township", "year", "period", "topic", "item"]


def measure_subsidies(figures: pd.DataFrame, *, topics: tuple[str, ...] = SUBSIDY_TOPICS) -> pd.DataFrame:
    """Measure subsidies item by item, half-year by half-year, and over the year.

    Two half-years pay many of the same people, so their recipients add up to person-times and never to persons: where an item
    is stated by half-year only, a row for the year is added (`is_sum`) whose recipients are person-times.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.
    topics
        Topics to look at.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period, topic and item with an amount: recipients, counted_as (measure of the vocabulary),
        amount_yuan, amount_per_recipient_yuan, amount_per_registered_person_yuan, amount_per_registered_household_yuan,
        amount_share and recipients_share [0-1, of the topic's total in that period, where one is stated],
        amount_per_recipient_change [relative, against the half-year before], is_sum, source.
    """
    chosen = figures[figures["topic"].isin(topics) & figures["place"].eq("") & figures["statement"].eq(1)]
    wide = spread(chosen, [*RECIPIENT_MEASURES, "amount_yuan"], by=("period", "topic", "item"))
    wide = wide[wide["amount_yuan"].notna()].reset_index(drop=True)
    wide = wide.assign(
        recipients=wide[list(RECIPIENT_MEASURES)].bfill(axis=1).iloc[:, 0],
        counted_as=_counted_as(wide),
        is_sum=False,
    )[[*_KEYS, "recipients", "counted_as", "amount_yuan", "is_sum", "source"]]
    table = pd.concat([wide, _year_sums(wide)], ignore_index=True) if len(wide) else wide
    table = _shares(with_base(table, registered(figures)))
    per_recipient = divide(table["amount_yuan"], table["recipients"])
    table = table.assign(
        amount_per_recipient_yuan=per_recipient,
        amount_per_registered_person_yuan=divide(table["amount_yuan"], table["registered_persons"]),
        amount_per_registered_household_yuan=divide(table["amount_yuan"], table["registered_households"]),
        source=add_source(table, "registered_source"),
    )
    table = table.assign(amount_per_recipient_change=_half_year_change(table))
    return table[
        [*_KEYS, "recipients", "counted_as", "amount_yuan", "amount_per_recipient_yuan"]
        + ["amount_per_registered_person_yuan", "amount_per_registered_household_yuan", "amount_share", "recipients_share"]
        + ["amount_per_recipient_change", "is_sum", "source"]
    ]


def _counted_as(wide: pd.DataFrame) -> pd.Series:
    stated = wide[list(RECIPIENT_MEASURES)].notna()
    return pd.Series(np.where(stated.any(axis=1), stated.idxmax(axis=1), ""), index=wide.index, dtype="str")


def _year_sums(wide: pd.DataFrame) -> pd.DataFrame:
    """Add the half-years of each item up to the year, unless the year itself is stated."""
    halves = wide[wide["period"].str.fullmatch(r"\d{4}H[12]")]
    halves = halves.assign(period=halves["period"].str[:4])
    stated = set(wide[_KEYS].itertuples(index=False, name=None))
    sums = halves.groupby(_KEYS, sort=False, as_index=False).agg(
        recipients=("recipients", lambda column: column.sum(min_count=len(column))),
        counted_as=("counted_as", "first"),
        amount_yuan=("amount_yuan", "sum"),
        source=("source", join_sources),
    )
    sums = sums[[key not in stated for key in sums[_KEYS].itertuples(index=False, name=None)]]
    repeats = sums["counted_as"].isin(["recipients", "persons"])
    return sums.assign(counted_as=sums["counted_as"].where(~repeats, "person_times"), is_sum=True)


def _shares(table: pd.DataFrame) -> pd.DataFrame:
    keys = ["township", "year", "period", "topic"]
    totals = table.loc[table["item"].eq("total"), [*keys, "amount_yuan", "recipients"]]
    table = table.merge(totals, on=keys, how="left", suffixes=("", "_total"), validate="many_to_one")
    return table.assign(
        amount_share=divide(table["amount_yuan"], table["amount_yuan_total"]),
        recipients_share=divide(table["recipients"], table["recipients_total"]),
    )


def _half_year_change(table: pd.DataFrame) -> pd.Series:
    """Change of the amount per recipient from the first half-year to the second."""
    keys = ["township", "year", "topic", "item"]
    first = table[table["period"].str.endswith("H1")].set_index(keys)["amount_per_recipient_yuan"]
    before = pd.Series(first.reindex(pd.MultiIndex.from_frame(table[keys])).to_numpy(), index=table.index)
    return change(table["amount_per_recipient_yuan"], before).where(table["period"].str.endswith("H2"))


def measure_spending(figures: pd.DataFrame) -> pd.DataFrame:
    """Measure where the money went: amounts spent in the year, by topic and item.

    Only items the vocabulary marks as spending count (`spends`), so that allocations, loans, incomes and ceilings are never
    added to payments; a topic's total row is used only where its parts are not stated.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, topic and item, topics in the vocabulary's order: amount_yuan, amount_share [0-1, of all
        spending stated], amount_per_registered_person_yuan, amount_per_registered_household_yuan, source.
    """
    from fupin_analysis.terms import load_vocabulary

    vocabulary = load_vocabulary()
    keys = ["township", "year", "topic", "item"]
    spends = {(item.topic, item.name) for item in vocabulary.items() if item.spends}
    chosen = figures[
        figures["measure"].eq("amount_yuan")
        & figures["place"].eq("")
        & figures["statement"].eq(1)
        & (figures["period"].str[:4] == figures["year"].astype(str))
        & pd.Series([pair in spends for pair in zip(figures["topic"], figures["item"], strict=True)], index=figures.index, dtype=bool)
    ]
    table = chosen.groupby(keys, sort=False, as_index=False).agg(amount_yuan=("value", "sum"), source=("source", join_sources))
    parts = table[table["item"].ne("total")].groupby(["township", "year", "topic"]).size()
    has_parts = pd.MultiIndex.from_frame(table[["township", "year", "topic"]]).isin(parts.index)
    table = table[~(table["item"].eq("total") & has_parts)]
    order = {name: topic.order for name, topic in vocabulary.topics.items()}
    table = table.assign(order=table["topic"].map(order)).sort_values(["township", "year", "order"], kind="stable")
    table = with_base(table.reset_index(drop=True), registered(figures))
    all_spending = table.groupby(["township", "year"])["amount_yuan"].transform("sum")
    return table.assign(
        amount_share=divide(table["amount_yuan"], all_spending),
        amount_per_registered_person_yuan=divide(table["amount_yuan"], table["registered_persons"]),
        amount_per_registered_household_yuan=divide(table["amount_yuan"], table["registered_households"]),
        source=add_source(table, "registered_source"),
    )[
        [*keys, "amount_yuan", "amount_share", "amount_per_registered_person_yuan"]
        + ["amount_per_registered_household_yuan", "source"]
    ]
