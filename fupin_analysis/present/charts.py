"""Charts of metric tables, each with an alternative text that states its message in numbers.

Every ``draw_*`` takes a metric table of one township and year and returns a :class:`~fupin_analysis.present.style.Chart`, or
None where there is too little to draw: a chart of one bar says less than its sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_hex

from fupin_analysis.core.frames import of_table
from fupin_analysis.core.metrics import Metrics, Row, group, rows_of
from fupin_analysis.core.period import Period
from fupin_analysis.present import numbers, words
from fupin_analysis.present.single import one_only
from fupin_analysis.present.style import BLUE, GREY, LIGHT_BLUE, ORANGE, Chart

_UNITS = ("households", "persons")

#: Low and high values of what is in doubt, by the row (its sources or its label) and the metric.
Bands = Mapping[tuple[str, str], tuple[float, float]]

_FEWEST = 2
_MOST = 14

#: Room under the bars, and for a line of what is not drawn [inches].
_BOTTOM = 0.12
_NOTE = 0.22


@of_table
@one_only
def draw_causes(causes: Metrics, *, language: str = "zh") -> Chart | None:
    """Draw causes as ranked bars, households beside persons.

    Parameters
    ----------
    causes
        Metric table of :func:`measure_causes`.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Chart or None
        A matplotlib figure that shows itself as SVG with alternative text; None where there is too little to draw.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> print(draw_causes(report.measure("causes")).alt[:40])
    条形图：按户数排列的致贫原因，缺劳动力164户703人、因病94户381人、自身
    """
    dates = sorted(group(rows_of(causes), "period").items(), key=lambda pair: Period.parse(pair[0][0]))
    rows = dates[-1][1] if dates else []
    labels = [words.item_label("cause", row["item"], language) for row in rows]
    return _draw_pairs(
        rows,
        labels,
        left_out=[numbers.period(period, language) for (period,), _rows in dates[:-1]],
        title=words.say("charts.causes", language),
        alt=words.say("charts.causes_alt", language, parts=_parts(rows, labels, language)),
        colours=[GREY if row["item"] == "other" else BLUE for row in rows],
        share=True,
        language=language,
    )


@of_table
@one_only
def draw_registry(registry: Metrics, *, topic: str = "registry", language: str = "zh") -> Chart | None:
    """Draw the register's groups against its total, households beside persons.

    Parameters
    ----------
    registry
        Metric table of :func:`measure_registry`.
    topic
        Topic of the vocabulary: ``"registry"`` or ``"monitoring"``.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Chart or None
        A matplotlib figure that shows itself as SVG with alternative text; None where there is too little to draw.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> print(draw_registry(report.measure("registry")).alt[:40])
    条形图：建档立卡构成，建档立卡合计298户1252人、贫困户124户523人、巩
    """
    whole = [row for row in rows_of(registry) if row["place"] == "" and row["statement"] == 1]
    last = {row["item"]: row for row in sorted(whole, key=lambda row: Period.parse(row["period"]))}
    chosen = [row for row in whole if row is last[row["item"]] and any(numbers.is_known(row[unit]) for unit in _UNITS)]
    labels = [words.item_label(topic, row["item"], language) for row in chosen]
    dates = {row["period"] for row in chosen}
    if len(dates) > 1:
        pairs = zip(chosen, labels, strict=True)
        labels = [f"{label}（{numbers.period(row['period'], language)}）" for row, label in pairs]
    drawn = {id(row) for row in chosen}
    rest = [row for row in whole if id(row) not in drawn and any(numbers.is_known(row[unit]) for unit in _UNITS)]
    return _draw_pairs(
        chosen,
        labels,
        left_out=[f"{numbers.period(row['period'], language)}{words.item_label(topic, row['item'], language)}" for row in rest],
        title=words.say(f"charts.{topic}", language),
        alt=words.say(f"charts.{topic}_alt", language, parts=_parts(chosen, labels, language)),
        colours=[BLUE if row["item"] == "total" else LIGHT_BLUE for row in chosen],
        share=True,
        language=language,
    )


@of_table
@one_only
def draw_exits(exits: Metrics, *, language: str = "zh", bands: Bands | None = None) -> Chart | None:
    """Draw exits done and planned, year by year, every reading of a plan on a row of its own; doubtful numbers as bands.

    `bands` gives the low and high value of a metric, by the sources of its row and its column.

    Parameters
    ----------
    exits
        Metric table of :func:`measure_exits`.
    language
        ``"zh"`` or ``"en"``.
    bands
        Low and high value of each metric in doubt, by the sources of its row and its column.

    Returns
    -------
    Chart or None
        A matplotlib figure that shows itself as SVG with alternative text; None where there is too little to draw.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> print(draw_exits(report.measure("exits")).alt[:40])
    条形图：各年脱贫计划与完成，2018年 当年脱贫121户512人、2018年 计
    """
    bars: list[Row] = []
    doubt: dict[tuple[str, str], tuple[float, float]] = {}
    for row in rows_of(exits):
        when = numbers.period(row["period"], language)
        if row["reading"]:
            label = f"{when} {words.item_label('plan', row['reading'], language)}"
            for unit in _UNITS:
                if band := (bands or {}).get((str(row["source"]), f"planned_{unit}")):
                    doubt[label, unit] = band
            bars.append({"when": (row["period"], 1), "label": label, "colour": ORANGE} | _sizes(row, "planned"))
        if numbers.is_known(row["done_households"]) or numbers.is_known(row["done_persons"]):
            label = f"{when} {words.item_label('exit', 'done', language)}"
            bars.append({"when": (row["period"], 0), "label": label, "colour": BLUE} | _sizes(row, "done"))
    # Every reading repeats what was done; one row says it.
    table = [same[0] for same in group(sorted(bars, key=lambda bar: bar["when"]), "label", *_UNITS).values()]
    labels = [bar["label"] for bar in table]
    return _draw_pairs(
        table,
        labels,
        title=words.say("charts.exits", language),
        alt=words.say("charts.exits_alt", language, parts=_parts(table, labels, language)),
        colours=[bar["colour"] for bar in table],
        share=False,
        language=language,
        left=2.15,
        bands=doubt,
    )


def _sizes(row: Row, part: str) -> Row:
    return {unit: row[f"{part}_{unit}"] for unit in _UNITS}


def _parts(rows: Sequence[Row], labels: Sequence[str], language: str) -> str:
    sizes = [words.size(row["households"], row["persons"], language) for row in rows]
    return words.join(
        [words.say("charts.part", language, label=pair[0], size=pair[1]) for pair in zip(labels, sizes, strict=True)], language
    )


def _draw_pairs(
    rows: Sequence[Row],
    labels: Sequence[str],
    *,
    title: str,
    alt: str,
    colours: Sequence[str],
    share: bool,
    language: str,
    left: float = 1.3,
    bands: Bands | None = None,
    left_out: Sequence[str] = (),
) -> Chart | None:
    if len(rows) < _FEWEST:
        return None
    units = [unit for unit in _UNITS if any(numbers.is_known(row[unit]) for row in rows)]
    bottom = _BOTTOM + (_NOTE if left_out else 0.0)
    chart = Chart(len(rows), panels=len(units), left=_room(labels, left), title=title, bottom=bottom)
    for panel, unit in enumerate(units):
        values = [row[unit] if numbers.is_known(row[unit]) else 0.0 for row in rows]
        shares = [row[f"{unit}_share"] if share else float("nan") for row in rows]
        texts = [_bar_label(row[unit], part) for row, part in zip(rows, shares, strict=True)]
        ranges = [(bands or {}).get((label, unit)) for label in labels]
        chart.head(words.column(unit)[language], panel=panel)
        _bars(chart, values, texts, colours, panel=panel, ranges=ranges)
    chart.label_rows(labels)
    return chart.describe(alt + _leave_out(chart, left_out, language))


def _leave_out(chart: Chart, parts: Sequence[str], language: str) -> str:
    """Write under a chart what its table shows and it does not; return the same for its alternative text."""
    if not parts:
        return ""
    text = words.say("charts.left_out", language, parts=words.join(dict.fromkeys(parts), language))
    chart.write(0.07, 0.14, text, size=8.5)
    return text if language == "zh" else f" {text}"


def _bar_label(value: float, share: float) -> str:
    if not numbers.is_known(value):
        return numbers.UNKNOWN
    text = numbers.trimmed(value, 0)
    return f"{text}（{numbers.share(share)}）" if numbers.is_known(share) else text


def _bars(
    chart: Chart,
    values: Sequence[float],
    texts: Sequence[str],
    colours: Sequence[str],
    *,
    panel: int = 0,
    ranges: Sequence[tuple[float, float] | None] = (),
) -> None:
    """Fill a panel with bars; a doubtful bar has its range in the label."""
    most = max([*values, *(band[1] for band in ranges if band), 1e-9]) * 1.95
    for row, (value, text, colour) in enumerate(zip(values, texts, colours, strict=True)):
        band = ranges[row] if ranges else None
        if band:
            text = f"{text}〔{numbers.trimmed(band[0], 0)}–{numbers.trimmed(band[1], 0)}〕"
        chart.bar(row, value, text, most=most, colour=colour, panel=panel, band=band)


def _room(labels: Sequence[str], least: float) -> float:
    """Inches that row labels need: a full-width character takes 10 points, a Latin one about 5.6."""
    points = max((sum(10.0 if ord(character) > 0x2E7F else 5.6 for character in label) for label in labels), default=0.0)
    return max(least * 0.6, points / 72 + 0.2)


@of_table
@one_only
def draw_subsidies(subsidies: Metrics, *, topic: str, language: str = "zh") -> Chart | None:
    """Draw amounts by item and half-year as paired bars (education by stage).

    Parameters
    ----------
    subsidies
        Metric table of :func:`measure_subsidies`.
    topic
        Topic of the vocabulary, such as ``"education"``.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Chart or None
        A matplotlib figure that shows itself as SVG with alternative text; None where there is too little to draw.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> print(draw_subsidies(report.measure("subsidies"), topic="education").alt[:40])
    条形图：分学段教育补助，2018年上半年18.35万元、198人次、2018年下
    """
    own = [row for row in rows_of(subsidies) if row["topic"] == topic and row["item"] != "total"]
    halves = [row for row in own if "H" in row["period"]]
    items = list(group(halves, "item").values())
    if len(items) < _FEWEST:
        return None
    drawn = {row["item"] for row in halves}
    rest = [
        f"{numbers.period(row['period'], language)}{words.item_label(topic, row['item'], language)}"
        for row in own
        if "H" not in row["period"] and not (row["is_sum"] and row["item"] in drawn)
    ]
    periods = {period: rows for (period,), rows in sorted(group(halves, "period").items(), key=lambda pair: pair[0])}
    colours = dict(zip(periods, _shades(len(periods)), strict=True))
    labels = [words.item_label(topic, rows[0]["item"], language) for rows in items]
    title = words.say("charts.subsidies", language)
    chart = Chart(
        round(len(items) * 1.5),
        slots=len(items),
        left=_room(labels, 1.3),
        title=title,
        top=0.8,
        bottom=_BOTTOM + (_NOTE if rest else 0),
    )
    most = max(row["amount_yuan"] for row in halves) * 1.75
    thick = 0.8 / len(periods)
    for number, rows in enumerate(items):
        for row in rows:
            place = number - 0.4 + thick * (list(periods).index(row["period"]) + 0.5)
            text = words.say("charts.subsidy_label", language, amount=row["amount_yuan"], recipients=row["recipients"])
            chart.bar(place, row["amount_yuan"], text, most=most, colour=colours[row["period"]], thick=thick, size=8.5)
    chart.label_rows(labels)
    _key(chart, [(numbers.period(period, language), colour) for period, colour in colours.items()])
    parts = [
        words.say(
            "charts.subsidy_part",
            language,
            period=period,
            amount=_sum(rows, "amount_yuan"),
            recipients=_sum(rows, "recipients"),
        )
        for period, rows in periods.items()
    ]
    alt = words.say("charts.subsidies_alt", language, parts=words.join(parts, language))
    return chart.describe(alt + _leave_out(chart, rest, language))


def _sum(rows: Sequence[Row], name: str) -> float:
    return float(sum(row[name] for row in rows if numbers.is_known(row[name])))


@cache
def _shades(count: int) -> list[str]:
    """As many shades as there are periods, the last the strongest."""
    colours = LinearSegmentedColormap.from_list("shades", [LIGHT_BLUE, BLUE])(np.linspace(0, 1, max(count, 2)))
    return [to_hex(colour) for colour in colours][-count:]


def _key(chart: Chart, entries: Sequence[tuple[str, str]]) -> None:
    """Name colours in words of that colour under the title, so that no legend box is needed."""
    place, height = chart.panels[0], chart.get_figheight() - 0.5
    for text, colour in entries:
        chart.write(place, height, f"■ {text}", size=9, colour=colour if colour != LIGHT_BLUE else "#5d93b8")
        place += 1.44


@of_table
@one_only
def draw_per_head(subsidies: Metrics, *, language: str = "zh") -> Chart | None:
    """Draw the year's amount per person or person-time, policy by policy; amounts per household are another thing.

    Parameters
    ----------
    subsidies
        Metric table of :func:`measure_subsidies`.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Chart or None
        A matplotlib figure that shows itself as SVG with alternative text; None where there is too little to draw.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> print(draw_per_head(report.measure("subsidies")).alt[:40])
    条形图：各项补助的平均标准，教育补助·社会捐助奖助学金2929.29元/人、教育
    """
    known = [
        row
        for row in rows_of(subsidies)
        if numbers.is_known(row["amount_per_recipient_yuan"])
        and row["counted_as"] in {"recipients", "persons", "person_times"}
        and row["item"] != "total"
    ]
    year = [row for row in known if not Period.parse(row["period"]).grain]
    told = {(row["topic"], row["item"], row["period"][:4]) for row in year}
    rest = [row for row in known if (row["topic"], row["item"], row["period"][:4]) not in told]
    return _draw_amounts(
        year,
        "amount_per_recipient_yuan",
        lambda row: words.say(f"charts.per_{row['counted_as']}", language, amount=row["amount_per_recipient_yuan"]),
        key="per_head",
        left_out=[
            f"{numbers.period(row['period'], language)}{words.item_label(row['topic'], row['item'], language)}" for row in rest
        ],
        language=language,
    )


@of_table
@one_only
def draw_spending(spending: Metrics, *, language: str = "zh") -> Chart | None:
    """Draw where the money went, subject by subject, the largest amounts first.

    Parameters
    ----------
    spending
        Metric table of :func:`measure_spending`.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Chart or None
        A matplotlib figure that shows itself as SVG with alternative text; None where there is too little to draw.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> print(draw_spending(report.measure("spending")).alt[:40])
    条形图：资金投向，基础设施309.14万元（52.9%）、产业扶持106万元（1
    """
    return _draw_amounts(
        [
            {"topic": topic, "item": "", "amount_yuan": _sum(rows, "amount_yuan"), "amount_share": _sum(rows, "amount_share")}
            for (topic,), rows in group(rows_of(spending), "topic").items()
        ],
        "amount_yuan",
        lambda row: words.say("charts.spending_label", language, amount=row["amount_yuan"], share=row["amount_share"]),
        key="spending",
        language=language,
    )


def _draw_amounts(
    table: Sequence[Row], value: str, text_of: Callable[[Row], str], *, key: str, language: str, left_out: Sequence[str] = ()
) -> Chart | None:
    ordered = sorted(table, key=lambda row: -row[value])
    rows = ordered[:_MOST]
    left_out = [*left_out, *(words.item_label(str(row["topic"]), str(row["item"]), language) for row in ordered[_MOST:])]
    if len(rows) < _FEWEST:
        return None
    topics = [words.topic_label(str(row["topic"]), language) for row in rows]
    items = [words.item_label(str(row["topic"]), str(row["item"]), language) if row["item"] else "" for row in rows]
    labels = [
        f"{topic}·{item}" if item and len(set(topics)) > 1 else item or topic for topic, item in zip(topics, items, strict=True)
    ]
    texts = [text_of(row) for row in rows]
    bottom = _BOTTOM + (_NOTE if left_out else 0)
    chart = Chart(len(rows), left=_room(labels, 1.3), title=words.say(f"charts.{key}", language), top=0.42, bottom=bottom)
    _bars(chart, [row[value] for row in rows], texts, [BLUE] * len(rows))
    chart.label_rows(labels)
    parts = [words.say("charts.part", language, label=label, size=text) for label, text in zip(labels, texts, strict=True)]
    alt = words.say(f"charts.{key}_alt", language, parts=words.join(parts, language))
    return chart.describe(alt + _leave_out(chart, left_out, language))


@of_table
@one_only
def draw_production(production: Metrics, *, language: str = "zh") -> Chart | None:
    """Draw production funds paid as a part of those allocated.

    Parameters
    ----------
    production
        Metric table of :func:`measure_production`.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Chart or None
        A matplotlib figure that shows itself as SVG with alternative text; None where there is too little to draw.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> print(draw_production(report.measure("production")).alt[:40])
    条形图：产业扶持资金安排130.3万元，已拨付106万元，拨付率81.35%。
    """
    rows = rows_of(production)
    row = rows[-1] if rows else {}
    if not (numbers.is_known(row.get("allocated_yuan")) and numbers.is_known(row.get("paid_yuan"))):
        return None
    labels = [words.say(f"charts.{name}", language) for name in ("allocated", "paid")]
    values = [float(row["allocated_yuan"]), float(row["paid_yuan"])]
    chart = Chart(2, left=_room(labels, 1.3), title=words.say("charts.production", language), top=0.42)
    texts = [
        words.say("charts.money", language, amount=values[0]),
        words.say("charts.funds", language, amount=values[1], share=row["funds_share"]),
    ]
    _bars(chart, values, texts, [GREY, BLUE])
    chart.label_rows(labels)
    return chart.describe(
        words.say("charts.production_alt", language, allocated=values[0], paid=values[1], share=row["funds_share"])
    )
