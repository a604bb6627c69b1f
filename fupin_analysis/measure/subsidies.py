"""What was paid to whom: subsidies per recipient, per registered person and household, by policy and half-year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from fupin_analysis.core.disk.frames import measures
from fupin_analysis.core.metrics import Row, find_rows, group
from fupin_analysis.core.period import Period
from fupin_analysis.core.rows import NAN, Figure, FigureIndex, is_known, spread_rows
from fupin_analysis.core.source import join_sources
from fupin_analysis.core.texts.rough import summed
from fupin_analysis.core.words.composing import made_of
from fupin_analysis.core.words.planning import is_to_come
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.core.year import parts_of_year
from fupin_analysis.measure.denominators import add_source, is_spending, registers, vocabulary_order
from fupin_analysis.measure.parts import parts_of
from fupin_analysis.measure.periods import apart, calendar_year, without_overlaps
from fupin_analysis.measure.ratios import add, change, divide

#: Topics whose amounts are subsidies to persons or households.
SUBSIDY_TOPICS = ("education", "medical", "living", "employment", "housing", "production")

#: Items of those topics whose money builds or invests: nobody is paid it, so it has no amount per recipient.
INVESTMENTS = frozenset(
    {("education", "school_safety_works"), ("production", "asset_returns"), ("production", "workshops_count")}
)

#: How recipients may be counted, the plainest first.
RECIPIENT_MEASURES = ("recipients", "persons", "person_times", "households")

#: Counts of people that add up over half-years to person-times. Households of two half-years overlap too, but have no such word.
_ADD_TO_PERSON_TIMES = ("recipients", "persons", "person_times")

#: Amounts are printed to the yuan at the finest; sums may be off by rounding.
_HALF_A_YUAN = 0.5

_KEYS = ("township", "year", "period", "topic", "item")
_TOPIC = ("township", "year", "period", "topic")
_ITEM = ("township", "year", "topic", "item")


@measures(
    *(*_KEYS, "recipients", "counted_as", "amount_yuan", "amount_per_recipient_yuan"),
    *("amount_per_registered_person_yuan", "amount_per_registered_household_yuan", "amount_share", "recipients_share"),
    *("amount_per_recipient_change", "amount_change", "is_sum", "adds_up", "registered_period", "source"),
)
def measure_subsidies(figures: FigureIndex, *, topics: tuple[str, ...] = SUBSIDY_TOPICS) -> list[Row]:
    """Measure subsidies item by item, half-year by half-year, and over the year.

    Two half-years pay many of the same people, so their recipients add up to person-times and never to persons: where an item
    is stated for both half-years (or all quarters) and not for the year, a row for the year is added (`is_sum`) whose recipients
    are person-times. One half-year is no year. Only money paid out counts (`spends` of the vocabulary, less :data:`INVESTMENTS`):
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
        amount_per_recipient_change and amount_change [relative, second half-year against first], is_sum, adds_up,
        registered_period, source. Only rows with `adds_up` may be summed: they leave out parts of a year that has a row of its
        own, and a total beside the parts that make it up.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> measure_subsidies(report.figures)[["period", "item", "amount_yuan"]].head(2).values.tolist()
    [['2018H1', 'total', 183500.0], ['2018H1', 'primary', 43000.0]]
    """
    paid = [
        figure
        for figure in figures.select(*topics)
        if is_spending(figure.topic, figure.item) and (figure.topic, figure.item) not in INVESTMENTS
    ]
    stated = spread_rows(paid, (*RECIPIENT_MEASURES, "amount_yuan"), by=("period", "topic", "item"))
    rows = [{**row, **_recipients(row), "is_sum": False} for row in stated if is_known(row["amount_yuan"])]
    rows += _year_sums(rows)
    register = registers(figures)
    totals = find_rows(rows, _TOPIC, item="total")
    for row in rows:
        registered = register.of_date(row)
        total = totals.get(tuple([row[key] for key in _TOPIC])) if _is_of_total(row) else None
        row |= {
            "amount_per_recipient_yuan": divide(row["amount_yuan"], row["recipients"]),
            "amount_per_registered_person_yuan": divide(row["amount_yuan"], registered.persons),
            "amount_per_registered_household_yuan": divide(row["amount_yuan"], registered.households),
            "amount_share": divide(row["amount_yuan"], total["amount_yuan"]) if total else NAN,
            "recipients_share": divide(row["recipients"], total["recipients"]) if total else NAN,
            "registered_period": registered.period,
            "source": add_source(row, registered.source),
        }
    _compare_halves(rows)
    _mark_what_adds_up(rows)
    _mark_parts(rows, paid)
    return sorted(rows, key=_order)


def _mark_what_adds_up(rows: Sequence[Row]) -> None:
    """Mark the rows whose amounts may be added up: nothing twice, neither a year and parts of it nor a total and its parts."""
    once = []
    for keys, own in _by_year(rows).items():
        kept_periods = apart({row["period"] for row in own}, int(str(keys[-1])))
        for row in own:
            row["adds_up"] = False
            if row["period"] in kept_periods:
                once.append((row, {**row, "period": str(Period.parse(row["period"]).whole)}))
    for both in group([year | {"row": row} for row, year in once], *_TOPIC).values():
        for kept in _parts_or_total(both):
            kept["row"]["adds_up"] = True


def _by_year(rows: Iterable[Row]) -> dict[tuple[object, ...], list[Row]]:
    """Gather what is stated of an item for a calendar year and for parts of it."""
    dated = [{"row": row, "calendar": calendar_year(row["period"]), **{name: row[name] for name in _ITEM}} for row in rows]
    return {keys: [one["row"] for one in own] for keys, own in group(dated, *_ITEM, "calendar").items()}


def _mark_parts(rows: Sequence[Row], paid: Sequence[Figure]) -> None:
    """Mark as not to be added up what is part of an amount that is: 教育资助80万元,其中义务教育60万元."""
    adding = {tuple([row[key] for key in _KEYS]): row for row in rows if row["adds_up"]}
    for whole, parts in parts_of([figure for figure in paid if figure.measure == "amount_yuan"]).items():
        if _row_of(whole) in adding:
            for part in parts:
                if _row_of(part) in adding:
                    adding[_row_of(part)]["adds_up"] = False


def _row_of(key: tuple[str, int, str, str, str, str, str]) -> tuple[object, ...]:
    """Return the row of a figure: without its place and its measure."""
    return (*key[:3], *key[4:6])


def _recipients(row: Row) -> Row:
    """Recipients in the plainest way in which they are counted."""
    counted_as = next((name for name in RECIPIENT_MEASURES if is_known(row[name])), "")
    return {"recipients": row[counted_as] if counted_as else NAN, "counted_as": counted_as}


def _year_sums(rows: Sequence[Row]) -> list[Row]:
    """Add up the halves, quarters or other parts that make up the year of each item that is not stated for the year itself."""
    sums = []
    for keys, own in _by_year(rows).items():
        calendar = int(str(keys[-1]))
        periods = parts_of_year({row["period"] for row in own}, calendar)
        if len(periods) < 2:  # one half-year is no year
            continue
        parts = [row for row in own if row["period"] in periods]
        is_of_people = all(row["counted_as"] in _ADD_TO_PERSON_TIMES for row in parts)
        year: Row = {
            "period": str(calendar),
            "recipients": summed([row["recipients"] for row in parts]) if is_of_people else NAN,
            "counted_as": "person_times" if is_of_people else "",
            "amount_yuan": add(row["amount_yuan"] for row in parts),
            "source": join_sources(row["source"] for row in parts),
            "is_sum": True,
        }
        sums.append({**parts[0], **year})
    return sums


def _is_of_total(row: Row) -> bool:
    """Whether a row is a topic's total or one of its parts by definition: a donation is no part of the subsidies."""
    return row["item"] == "total" or (row["topic"], row["item"]) in _parts_of_totals()


@cache
def _parts_of_totals() -> frozenset[tuple[str, str]]:
    """Items that a topic's total consists of by definition (vocabulary/balances.toml)."""
    balances = load_vocabulary().balances.values()
    return frozenset((part.topic, part.name) for balance in balances if balance.whole.name == "total" for part in balance.parts)


def _order(row: Row) -> tuple[object, ...]:
    """Half-years before the year, totals before their parts, items as the vocabulary lists them."""
    is_year = not Period.parse(row["period"]).grain
    return row["township"], row["year"], row["topic"], is_year, row["period"], vocabulary_order()[row["topic"], row["item"]]


def _half_of(row: Row) -> int:
    """1 or 2 for a half-year, else 0."""
    period = Period.parse(row["period"])
    return period.number if period.grain == "H" else 0


def _compare_halves(rows: Sequence[Row]) -> None:
    """Set the change from the first half-year to the second; unknown where the two count recipients in different ways."""
    keys = ("township", "year", "topic", "item", "counted_as")
    first = {(calendar_year(row["period"]), *[row[key] for key in keys]): row for row in rows if _half_of(row) == 1}
    for row in rows:
        is_second = _half_of(row) == 2
        before = first.get((calendar_year(row["period"]), *[row[key] for key in keys])) if is_second else None
        for name, changed in (("amount_per_recipient_yuan", "amount_per_recipient_change"), ("amount_yuan", "amount_change")):
            row[changed] = change(row[name], before[name]) if before else NAN


@measures(
    *("township", "year", "topic", "item", "amount_yuan", "is_cost", "amount_share", "amount_per_registered_person_yuan"),
    *("amount_per_registered_household_yuan", "paid_periods", "left_out", "registered_period", "source"),
)
def measure_spending(figures: FigureIndex) -> Iterator[Row]:
    """Measure where the money went: amounts paid in the year, by topic and item.

    Only items the vocabulary marks as spending count (`spends`), so that allocations, loans, incomes and ceilings are never
    added to payments. Of works the paid part of the cost counts; where it is not stated the cost does (`is_cost`). What is
    stated for the year and for its halves counts once. A total gives way to its parts where they add up to it; otherwise
    the total stands and the parts are left out.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, topic and item, in the vocabulary's order: amount_yuan, is_cost, amount_share [0-1, of all
        spending stated], amount_per_registered_person_yuan, amount_per_registered_household_yuan, paid_periods (those added up),
        left_out (topic/item of the year's amounts that are no spending or not said to be, of the report), registered_period,
        source.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> measure_spending(report.figures)[["topic", "item", "amount_yuan"]].head(2).values.tolist()
    [['education', 'primary', 88500.0], ['education', 'junior_secondary', 106000.0]]
    """
    register = registers(figures)
    of_year = [figure for figure in figures.select() if calendar_year(figure.period) == figure.year]
    own = [figure for figure in of_year if is_spending(figure.topic, figure.item)]
    parts = {key for keys in parts_of(of_year).values() for key in keys}
    left_out = group(_not_said_to_be_spent([one for one in of_year if one.key not in parts]), "township", "year")
    for key, unit in sorted(group(_paid(own), "township", "year").items(), key=lambda pair: pair[0]):
        items = [row for rows in group(unit, "topic").values() for row in _parts_or_total(rows)]
        all_spending = add(row["amount_yuan"] for row in items)
        registered = register.of_report(unit[0])
        for row in sorted(items, key=lambda row: vocabulary_order()[row["topic"], row["item"]]):
            yield {
                **row,
                "amount_share": divide(row["amount_yuan"], all_spending),
                "amount_per_registered_person_yuan": divide(row["amount_yuan"], registered.persons),
                "amount_per_registered_household_yuan": divide(row["amount_yuan"], registered.households),
                "left_out": "; ".join(dict.fromkeys(f"{one['topic']}/{one['item']}" for one in left_out.get(key, ()))),
                "registered_period": registered.period,
                "source": add_source(row, registered.source),
            }


def _not_said_to_be_spent(figures: Sequence[Figure]) -> list[Row]:
    """Amounts of the topics that spend which are in no sum of spending, largest first; plans and needs are nobody's spending.

    What is a part of an amount that is in a sum is in it as well.
    """
    summed = {(*figure[:2], figure.topic, figure.item) for figure in figures if is_spending(figure.topic, figure.item)}
    topics = {item.topic for item in load_vocabulary().items() if item.spends}
    found = [
        figure._asdict()
        for figure in figures
        if figure.measure == "amount_yuan"
        and figure.topic in topics
        and not is_spending(figure.topic, figure.item)
        and summed.isdisjoint((*figure[:2], figure.topic, whole) for whole in _wholes_of(figure.topic, figure.item))
        and not is_to_come(load_vocabulary().item(figure.topic, figure.item))
    ]
    return sorted(found, key=lambda row: (-row["value"], vocabulary_order()[row["topic"], row["item"]]))


def _wholes_of(topic: str, item: str) -> tuple[str, ...]:
    """Names of the items that a composed one is a part of: 小学（残疾人） of 小学 and of 教育补助合计."""
    made = made_of(load_vocabulary().topics[topic], item)
    return (made[0], "total") if made is not None and not made[1] else ()


def _paid(figures: Sequence[Figure]) -> list[Row]:
    """Add up what was paid for each item. Stated amounts are payments already, except the cost of works (infrastructure)."""
    shares = {figure[:6]: figure for figure in figures if figure.measure == "paid_share"}
    amounts = without_overlaps([figure for figure in figures if figure.measure == "amount_yuan"])
    parts = {key for keys in parts_of(amounts).values() for key in keys}
    amounts = [amount for amount in amounts if amount.key not in parts]  # 教育补助86万元,其中雨露计划55万元
    payments: list[Row] = []
    for amount in amounts:
        is_work = amount.topic == "infrastructure"
        share = shares.get(amount[:6]) if is_work else None
        payments.append(
            {
                **amount._asdict(),
                "amount_yuan": amount.value * (share.value if share else 1.0),
                "is_cost": is_work and share is None,
                "source": join_sources((amount.source, share.source if share else "")),
            }
        )
    return [
        {
            **rows[0],
            "amount_yuan": add(row["amount_yuan"] for row in rows),
            "is_cost": any(row["is_cost"] for row in rows),
            "paid_periods": "、".join(sorted({row["period"] for row in rows})),
            "source": join_sources(row["source"] for row in rows),
        }
        for rows in group(payments, "township", "year", "topic", "item").values()
    ]


def _parts_or_total(rows: Sequence[Row]) -> list[Row]:
    """Keep a topic's total or the parts it consists of, never both."""
    total = [row for row in rows if row["item"] == "total"]
    parts = [row for row in rows if (row["topic"], row["item"]) in _parts_of_totals()]
    if not total:
        return list(rows)
    gap = sum(row["amount_yuan"] for row in total) - sum(row["amount_yuan"] for row in parts)
    superfluous = total if abs(gap) < _HALF_A_YUAN else parts
    return [row for row in rows if row not in superfluous]
