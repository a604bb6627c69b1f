"""Charts of metric tables, each with an alternative text that states its message in numbers.

Every ``draw_*`` takes a metric table of one township and year and returns a :class:`~fupin_analysis.present.style.Chart`, or
None where there is too little to draw: a chart of one bar says less than its sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from fupin_analysis.present import numbers, words
from fupin_analysis.present.style import BLUE, FAINT, GREY, INK, LIGHT_BLUE, ORANGE, Chart, styled

_UNITS = ("households", "persons")

#: Low and high values of what is in doubt, by the row (its sources or its label) and the metric.
Bands = Mapping[tuple[str, str], tuple[float, float]]

_FEWEST = 2
_MOST = 14


@styled
def draw_causes(causes: pd.DataFrame, *, language: str = "zh") -> Chart | None:
    """Draw causes as ranked bars, households beside persons."""
    labels = [words.item_label("cause", item, language) for item in causes["item"]]
    return _draw_pairs(
        causes,
        labels,
        title=words.say("charts.causes", language),
        alt=words.say("charts.causes_alt", language, parts=_parts(causes, labels, language)),
        colours=[GREY if item == "other" else BLUE for item in causes["item"]],
        share=True,
        language=language,
    )


@styled
def draw_registry(registry: pd.DataFrame, *, topic: str = "registry", language: str = "zh") -> Chart | None:
    """Draw the register's groups against its total, households beside persons."""
    chosen = registry[registry["place"].eq("") & registry["statement"].eq(1)].drop_duplicates("item", keep="last")
    chosen = chosen[chosen[list(_UNITS)].notna().any(axis=1)]
    labels = [words.item_label(topic, item, language) for item in chosen["item"]]
    return _draw_pairs(
        chosen,
        labels,
        title=words.say(f"charts.{topic}", language),
        alt=words.say(f"charts.{topic}_alt", language, parts=_parts(chosen, labels, language)),
        colours=[BLUE if item == "total" else LIGHT_BLUE for item in chosen["item"]],
        share=True,
        language=language,
    )


@styled
def draw_exits(exits: pd.DataFrame, *, language: str = "zh", bands: Bands | None = None) -> Chart | None:
    """Draw exits done and planned, year by year, every reading of a plan on a row of its own; doubtful numbers as bands.

    `bands` gives the low and high value of a metric, by the sources of its row and its column.
    """
    rows = []
    doubt: dict[tuple[str, str], tuple[float, float]] = {}
    for row in exits.to_dict("records"):
        when = numbers.period(row["period"], language)
        if row["reading"]:
            name = words.item_label("plan", row["reading"], language)
            for unit in _UNITS:
                if band := (bands or {}).get((str(row["source"]), f"planned_{unit}")):
                    doubt[f"{when} {name}", unit] = band
            rows.append((row["period"], 1, f"{when} {name}", row["planned_households"], row["planned_persons"], ORANGE))
        if numbers.is_known(row["done_households"]) or numbers.is_known(row["done_persons"]):
            done = words.item_label("exit", "done", language)
            rows.append((row["period"], 0, f"{when} {done}", row["done_households"], row["done_persons"], BLUE))
    rows = sorted(dict.fromkeys(rows), key=lambda row: row[:2])
    table = pd.DataFrame(rows, columns=["period", "order", "label", "households", "persons", "colour"])
    return _draw_pairs(
        table,
        table["label"].tolist(),
        title=words.say("charts.exits", language),
        alt=words.say("charts.exits_alt", language, parts=_parts(table, table["label"].tolist(), language)),
        colours=table["colour"].tolist(),
        share=False,
        language=language,
        left=2.15,
        bands=doubt,
    )


def _parts(table: pd.DataFrame, labels: Sequence[str], language: str) -> str:
    sizes = [words.size(row["households"], row["persons"], language) for row in table.to_dict("records")]
    return words.join(
        [words.say("charts.part", language, label=pair[0], size=pair[1]) for pair in zip(labels, sizes, strict=True)], language
    )


def _draw_pairs(
    table: pd.DataFrame,
    labels: Sequence[str],
    *,
    title: str,
    alt: str,
    colours: Sequence[str],
    share: bool,
    language: str,
    left: float = 1.3,
    bands: Bands | None = None,
) -> Chart | None:
    if len(table) < _FEWEST:
        return None
    units = [unit for unit in _UNITS if table[unit].notna().any()]
    chart = Chart(len(table), panels=len(units), left=_room(labels, left), title=title)
    for axes, unit in zip(chart.panels, units, strict=True):
        values = table[unit].fillna(0.0).tolist()
        shares = table[f"{unit}_share"].tolist() if share else [float("nan")] * len(values)
        known = table[unit].notna().tolist()
        texts = [_bar_label(*pair) if there else numbers.UNKNOWN for *pair, there in zip(values, shares, known, strict=True)]
        ranges = [(bands or {}).get((label, unit)) for label in labels]
        _bars(axes, values, texts, colours, heading=words.column(unit)[language], ranges=ranges)
    chart.label_rows(labels)
    return chart.describe(alt)


def _bar_label(value: float, share: float) -> str:
    text = numbers.trimmed(value, 0)
    return f"{text}（{numbers.share(share)}）" if numbers.is_known(share) else text


def _bars(
    axes: Axes,
    values: Sequence[float],
    texts: Sequence[str],
    colours: Sequence[str],
    *,
    heading: str,
    ranges: Sequence[tuple[float, float] | None] = (),
) -> None:
    """Horizontal bars with their labels at the end, which are the scale; a doubtful bar has a line for its range."""
    axes.barh(range(len(values)), values, color=list(colours), height=0.62)
    most = max([*values, *(band[1] for band in ranges if band), 1e-9])
    axes.set_xlim(0, most * 1.95)
    for row, (value, text) in enumerate(zip(values, texts, strict=True)):
        band = ranges[row] if ranges else None
        if band:
            axes.plot(band, (row, row), color=INK, linewidth=1.2, marker="|", markersize=6, solid_capstyle="butt")
            text = f"{text}〔{numbers.trimmed(band[0], 0)}–{numbers.trimmed(band[1], 0)}〕"
        axes.text(max(value, band[1] if band else 0.0) + most * 0.025, row, text, va="center", ha="left", size=9, color=INK)
    axes.set_title(heading, loc="left", size=9, color=FAINT, pad=4)


def _room(labels: Sequence[str], least: float) -> float:
    """Inches that row labels need: a full-width character takes 10 points, a Latin one about 5.6."""
    points = max((sum(10.0 if ord(character) > 0x2E7F else 5.6 for character in label) for label in labels), default=0.0)
    return max(least * 0.6, points / 72 + 0.2)


@styled
def draw_subsidies(subsidies: pd.DataFrame, *, topic: str, language: str = "zh") -> Chart | None:
    """Draw amounts by item and half-year as paired bars (education by stage)."""
    halves = subsidies[subsidies["topic"].eq(topic) & subsidies["item"].ne("total") & subsidies["period"].str.contains("H")]
    if halves["item"].nunique() < _FEWEST:
        return None
    periods = sorted(halves["period"].unique())
    items = halves["item"].drop_duplicates().tolist()
    labels = {item: words.item_label(topic, item, language) for item in items}
    chart = Chart(
        round(len(items) * 1.5), left=_room(list(labels.values()), 1.3), title=words.say("charts.subsidies", language), top=0.8
    )
    axes = chart.panels[0]
    sns.barplot(
        halves.assign(label=halves["item"].map(labels)),
        x="amount_yuan",
        y="label",
        hue="period",
        hue_order=periods,
        order=list(labels.values()),
        palette=[LIGHT_BLUE, BLUE][-len(periods) :],
        saturation=1.0,
        errorbar=None,
        legend=False,
        ax=axes,
    )
    most = float(halves["amount_yuan"].max())
    axes.set(xlim=(0, most * 1.75), xlabel="", ylabel="")
    rows = {(row["item"], row["period"]): row for row in halves.to_dict("records")}
    for container, period in zip(axes.containers, periods, strict=True):
        texts = [
            words.say("charts.subsidy_label", language, amount=row["amount_yuan"], recipients=row["recipients"])
            if (row := rows.get((item, period)))
            else ""
            for item in items
        ]
        axes.bar_label(container, texts, size=8.5, padding=3, color=INK)  # type: ignore[arg-type]  # every container holds bars
    _key(chart, [(numbers.period(period, language), colour) for period, colour in zip(periods, [LIGHT_BLUE, BLUE], strict=False)])
    parts = [
        words.say(
            "charts.subsidy_part",
            language,
            period=period,
            amount=chosen["amount_yuan"].sum(),
            recipients=chosen["recipients"].sum(),
        )
        for period, chosen in halves.groupby("period")
    ]
    return chart.describe(words.say("charts.subsidies_alt", language, parts=words.join(parts, language)))


def _key(chart: Chart, entries: Sequence[tuple[str, str]]) -> None:
    """Name colours in words of that colour under the title, so that no legend box is needed."""
    place = chart.panels[0].get_position().x0
    height = chart.get_size_inches()[1]
    for text, colour in entries:
        chart.text(place, 1 - 0.5 / height, f"■ {text}", size=9, color=colour if colour != LIGHT_BLUE else "#5d93b8", va="center")
        place += 0.24


@styled
def draw_per_head(subsidies: pd.DataFrame, *, language: str = "zh") -> Chart | None:
    """Draw the year's amount per person or person-time, policy by policy; amounts per household are another thing."""
    to_persons = subsidies["counted_as"].isin(["recipients", "persons", "person_times"]) & subsidies["item"].ne("total")
    year = subsidies[subsidies["period"].str.fullmatch(r"\d{4}") & subsidies["amount_per_recipient_yuan"].notna() & to_persons]
    year = year.sort_values("amount_per_recipient_yuan", ascending=False, kind="stable")
    return _draw_amounts(
        year,
        "amount_per_recipient_yuan",
        lambda row: words.say(f"charts.per_{row['counted_as']}", language, amount=row["amount_per_recipient_yuan"]),
        key="per_head",
        language=language,
    )


@styled
def draw_spending(spending: pd.DataFrame, *, language: str = "zh") -> Chart | None:
    """Draw where the money went, subject by subject, the largest amounts first."""
    by_topic = spending.groupby("topic", sort=False, as_index=False)[["amount_yuan", "amount_share"]].sum().assign(item="")
    return _draw_amounts(
        by_topic.sort_values("amount_yuan", ascending=False, kind="stable"),
        "amount_yuan",
        lambda row: words.say("charts.spending_label", language, amount=row["amount_yuan"], share=row["amount_share"]),
        key="spending",
        language=language,
    )


def _draw_amounts(
    table: pd.DataFrame, value: str, text_of: Callable[[dict[str, object]], str], *, key: str, language: str
) -> Chart | None:
    table = table.head(_MOST)
    if len(table) < _FEWEST:
        return None
    rows = [{str(name): cell for name, cell in row.items()} for row in table.to_dict("records")]
    topics = [words.topic_label(str(row["topic"]), language) for row in rows]
    items = [words.item_label(str(row["topic"]), str(row["item"]), language) if row["item"] else "" for row in rows]
    labels = [
        f"{topic}·{item}" if item and len(set(topics)) > 1 else item or topic for topic, item in zip(topics, items, strict=True)
    ]
    texts = [text_of(row) for row in rows]
    chart = Chart(len(rows), left=_room(labels, 1.3), title=words.say(f"charts.{key}", language), top=0.42)
    _bars(chart.panels[0], table[value].tolist(), texts, [BLUE] * len(rows), heading="")
    chart.label_rows(labels)
    parts = [words.say("charts.part", language, label=label, size=text) for label, text in zip(labels, texts, strict=True)]
    return chart.describe(words.say(f"charts.{key}_alt", language, parts=words.join(parts, language)))


@styled
def draw_production(production: pd.DataFrame, *, language: str = "zh") -> Chart | None:
    """Draw production funds paid as a part of those allocated."""
    row = production.iloc[-1].to_dict() if len(production) else {}
    if not (numbers.is_known(row.get("allocated_yuan")) and numbers.is_known(row.get("paid_yuan"))):
        return None
    labels = [words.say(f"charts.{name}", language) for name in ("allocated", "paid")]
    values = [float(row["allocated_yuan"]), float(row["paid_yuan"])]
    chart = Chart(2, left=_room(labels, 1.3), title=words.say("charts.production", language), top=0.42)
    texts = [
        words.say("charts.money", language, amount=values[0]),
        words.say("charts.funds", language, amount=values[1], share=row["funds_share"]),
    ]
    _bars(chart.panels[0], values, texts, [GREY, BLUE], heading="")
    chart.label_rows(labels)
    return chart.describe(
        words.say("charts.production_alt", language, allocated=values[0], paid=values[1], share=row["funds_share"])
    )
