"""What was paid to whom: subsidies per recipient, per registered person and household, by policy and half-year."""

from __future__ import annotations

import numpy as np
import pandas as pd

from fupin_analysis.figures import join_sources, spread
from fupin_analysis.measure.bases import add_source, is_among, is_spent, registered, vocabulary_order, with_base, with_register
from fupin_analysis.measure.periods import calendar_year, without_overlaps
from fupin_analysis.measure.ratios import change, divide
from fupin_analysis.terms import load_vocabulary

#: Topics whose amounts are subsidies to persons or households.
SUBSIDY_TOPICS = ("education", "medical", "living", "employment", "housing", "production")

#: Items of those topics whose money builds or invests: nobody is paid it, so it has no amount per recipient.
INVESTMENTS = frozenset({("education", "school_safety_works"), ("production", "asset_returns"), ("production", "workshops")})

#: How recipients may be counted, the plainest first.
RECIPIENT_MEASURES = ("recipients", "persons", "person_times", "households")

#: Counts of people that add up over half-years to person-times. Households of two half-years overlap too, but have no such word.
_ADD_TO_PERSON_TIMES = ("recipients", "persons", "person_times")

#: Amounts are printed to the yuan at the finest; sums may be off by rounding.
_HALF_A_YUAN = 0.5

_KEYS = ["township", "year", "period", "topic", "item"]


def measure_subsidies(figures: pd.DataFrame, *, topics: tuple[str, ...] = SUBSIDY_TOPICS) -> pd.DataFrame:
    """Measure subsidies item by item, half-year by half-year, and over the year.

    Two half-years pay many of the same people, so their recipients add up to person-times and never to persons: where an item
    is stated for both half-years and not for the year, a row for the year is added (`is_sum`) whose recipients are
    person-times. One half-year is no year. Only money paid out counts (`spends` of the vocabulary, less :data:`INVESTMENTS`):
    allocations, incomes and costs are no subsidies.

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
        amount_share and recipients_share [0-1, of the topic's total in that period, for the parts it consists of],
        amount_per_recipient_change and amount_change [relative, second half-year against first], is_sum, registered_period,
        source.
    """
    chosen = figures[figures["topic"].isin(topics) & figures["place"].eq("") & figures["statement"].eq(1)]
    chosen = chosen[is_spent(chosen) & ~is_among(chosen, INVESTMENTS)]
    wide = spread(chosen, [*RECIPIENT_MEASURES, "amount_yuan"], by=("period", "topic", "item"))
    wide = wide[wide["amount_yuan"].notna()].reset_index(drop=True)
    wide = wide.assign(
        recipients=wide[list(RECIPIENT_MEASURES)].bfill(axis=1).iloc[:, 0],
        counted_as=_counted_as(wide),
        is_sum=False,
    )[[*_KEYS, "recipients", "counted_as", "amount_yuan", "is_sum", "source"]]
    table = pd.concat([wide, _year_sums(wide)], ignore_index=True) if len(wide) else wide
    table = _shares(with_register(table, figures))
    table = table.assign(
        amount_per_recipient_yuan=divide(table["amount_yuan"], table["recipients"]),
        amount_per_registered_person_yuan=divide(table["amount_yuan"], table["registered_persons"]),
        amount_per_registered_household_yuan=divide(table["amount_yuan"], table["registered_households"]),
        source=add_source(table, "registered_source"),
    )
    table = table.assign(
        amount_per_recipient_change=_half_year_change(table, "amount_per_recipient_yuan"),
        amount_change=_half_year_change(table, "amount_yuan"),
    )
    return _in_order(table)[
        [
            *(*_KEYS, "recipients", "counted_as", "amount_yuan", "amount_per_recipient_yuan"),
            *("amount_per_registered_person_yuan", "amount_per_registered_household_yuan", "amount_share", "recipients_share"),
            *("amount_per_recipient_change", "amount_change", "is_sum", "registered_period", "source"),
        ]
    ]


def _counted_as(wide: pd.DataFrame) -> pd.Series:
    stated = wide[list(RECIPIENT_MEASURES)].notna()
    return pd.Series(np.where(stated.any(axis=1), stated.idxmax(axis=1), ""), index=wide.index, dtype="str")


def _year_sums(wide: pd.DataFrame) -> pd.DataFrame:
    """Add up the two half-years of each item that is not stated for the year itself."""
    halves = wide[wide["period"].str.fullmatch(r"\d{4}H[12]")]
    groups = halves.assign(period=calendar_year(halves["period"])).groupby(_KEYS, sort=False, as_index=False)
    sums = groups.agg(
        halves=("amount_yuan", "size"),
        recipients=("recipients", lambda column: column.sum(min_count=len(column))),
        is_of_people=("counted_as", lambda column: column.isin(_ADD_TO_PERSON_TIMES).all()),
        amount_yuan=("amount_yuan", "sum"),
        source=("source", join_sources),
    )
    is_stated = pd.MultiIndex.from_frame(sums[_KEYS]).isin(pd.MultiIndex.from_frame(wide[_KEYS]))
    sums = sums[~is_stated & sums["halves"].eq(2)]
    is_of_people = sums["is_of_people"].astype(bool)
    return sums.assign(
        recipients=sums["recipients"].where(is_of_people),
        counted_as=pd.Series(np.where(is_of_people, "person_times", ""), index=sums.index, dtype="str"),
        is_sum=True,
    ).drop(columns=["halves", "is_of_people"])


def _shares(table: pd.DataFrame) -> pd.DataFrame:
    """Shares of the topic's total, for the total and its parts by definition only: a donation is no part of the subsidies."""
    keys = ["township", "year", "period", "topic"]
    totals = table.loc[table["item"].eq("total"), [*keys, "amount_yuan", "recipients"]]
    table = table.merge(totals, on=keys, how="left", suffixes=("", "_total"), validate="many_to_one")
    is_part = table["item"].eq("total") | is_among(table, _parts_of_totals())
    return table.assign(
        amount_share=divide(table["amount_yuan"], table["amount_yuan_total"]).where(is_part),
        recipients_share=divide(table["recipients"], table["recipients_total"]).where(is_part),
    )


def _parts_of_totals() -> frozenset[tuple[str, str]]:
    """Items that a topic's total consists of by definition (vocabulary/balances.toml)."""
    balances = load_vocabulary().balances.values()
    return frozenset((part.topic, part.name) for balance in balances if balance.whole.name == "total" for part in balance.parts)


def _in_order(table: pd.DataFrame) -> pd.DataFrame:
    """Half-years before the year, totals before their parts, items as the vocabulary lists them."""
    return table.assign(order=vocabulary_order(table), is_year=table["period"].str.fullmatch(r"\d{4}")).sort_values(
        ["township", "year", "topic", "is_year", "period", "order"], kind="stable", ignore_index=True
    )


def _half_year_change(table: pd.DataFrame, column: str) -> pd.Series:
    """Change from the first half-year to the second; unknown where the two count recipients in different ways."""
    keys = ["township", "year", "calendar", "topic", "item", "counted_as"]
    keyed = table.assign(calendar=calendar_year(table["period"]))
    first = keyed[keyed["period"].str.endswith("H1")].set_index(keys)[column]
    before = pd.Series(first.reindex(pd.MultiIndex.from_frame(keyed[keys])).to_numpy(), index=table.index)
    return change(table[column], before).where(table["period"].str.endswith("H2"))


def measure_spending(figures: pd.DataFrame) -> pd.DataFrame:
    """Measure where the money went: amounts paid in the year, by topic and item.

    Only items the vocabulary marks as spending count (`spends`), so that allocations, loans, incomes and ceilings are never
    added to payments. Of works the paid part of the cost counts; where it is not stated the cost does (`is_cost`). What is
    stated for the year and for its halves counts once. A total gives way to its parts where they add up to it; otherwise
    the total stands and the parts are left out.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, topic and item, in the vocabulary's order: amount_yuan, is_cost, amount_share [0-1, of all
        spending stated], amount_per_registered_person_yuan, amount_per_registered_household_yuan, registered_period, source.
    """
    keys = ["township", "year", "topic", "item"]
    own = figures[
        figures["place"].eq("")
        & figures["statement"].eq(1)
        & calendar_year(figures["period"]).eq(figures["year"].astype("str"))
        & is_spent(figures)
    ]
    table = (
        _paid(own)
        .groupby(keys, sort=False, as_index=False)
        .agg(amount_yuan=("amount_yuan", "sum"), is_cost=("is_cost", "any"), source=("source", join_sources))
    )
    table = _parts_or_total(table)
    table = table.assign(order=vocabulary_order(table)).sort_values(["township", "year", "order"], ignore_index=True)
    table = with_base(table, registered(figures))
    all_spending = table.groupby(["township", "year"])["amount_yuan"].transform("sum")
    return table.assign(
        amount_share=divide(table["amount_yuan"], all_spending),
        amount_per_registered_person_yuan=divide(table["amount_yuan"], table["registered_persons"]),
        amount_per_registered_household_yuan=divide(table["amount_yuan"], table["registered_households"]),
        source=add_source(table, "registered_source"),
    )[
        [
            *(*keys, "amount_yuan", "is_cost", "amount_share", "amount_per_registered_person_yuan"),
            *("amount_per_registered_household_yuan", "registered_period", "source"),
        ]
    ]


def _paid(figures: pd.DataFrame) -> pd.DataFrame:
    """Take what was paid of each amount. Stated amounts are payments already, except the cost of works (infrastructure)."""
    amounts = without_overlaps(figures[figures["measure"].eq("amount_yuan")]).rename(columns={"value": "amount_yuan"})
    shares = figures.loc[figures["measure"].eq("paid_share"), [*_KEYS, "value", "source"]].rename(
        columns={"value": "paid_share", "source": "share_source"}
    )
    amounts = amounts.merge(shares, on=_KEYS, how="left", validate="many_to_one")
    is_work = amounts["topic"].eq("infrastructure")
    is_paid_part = is_work & amounts["paid_share"].notna()
    amounts = amounts.assign(share_source=amounts["share_source"].where(is_paid_part))
    return amounts.assign(
        amount_yuan=amounts["amount_yuan"] * amounts["paid_share"].where(is_paid_part, 1.0),
        is_cost=is_work & ~is_paid_part,
        source=add_source(amounts, "share_source"),
    )


def _parts_or_total(table: pd.DataFrame) -> pd.DataFrame:
    """Keep a topic's total or the parts it consists of, never both."""
    topic = ["township", "year", "topic"]
    is_total, is_part = table["item"].eq("total"), is_among(table, _parts_of_totals())
    amounts = {"total": table["amount_yuan"].where(is_total, 0.0), "parts": table["amount_yuan"].where(is_part, 0.0)}
    sums = table[topic].assign(**amounts, has_total=is_total).groupby(topic)[["total", "parts", "has_total"]].transform("sum")
    add_up = (sums["total"] - sums["parts"]).abs() < _HALF_A_YUAN
    return table[~(is_total & add_up) & ~(is_part & sums["has_total"].gt(0) & ~add_up)]
