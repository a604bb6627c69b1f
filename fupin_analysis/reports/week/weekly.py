"""What the page of the work says of weekly reports: who is late, how the share done varies, points."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.core.metrics import rows_of
from fupin_analysis.measure.fairness.control_chart import ControlLimits, find_limits
from fupin_analysis.present import numbers, words
from fupin_analysis.present.blocks import Passage
from fupin_analysis.present.draw.week import Week, draw_calendar, draw_control
from fupin_analysis.present.exceeding import with_doubt
from fupin_analysis.reports.week.laying import lay_records, sheets_of
from fupin_analysis.reports.week.opened import OpenedWeek

#: Weeks from which on limits are worked out.
LEAST_WEEKS = 12

#: Charts of single townships; rows of a table of villages.
_MOST_CHARTS, _MOST_VILLAGES = 3, 20

#: Villages named in a sentence.
_MOST_NAMES = 5

#: Standings that a calendar marks.
_MARKED = ("late", "missing", "unread")


def show_weeks(report: OpenedWeek) -> list[object]:
    """Reports due, come, late, missing: a calendar of townships, one of the villages where most is amiss, a table."""
    table = report.villages
    if table.empty:
        return []
    sums = {name: int(table[name].sum()) for name in ("weeks", "in_time", "late", "undated", "missing")}
    about = {"townships": table["township"].nunique(), "villages": len(table), "day": _day(report)}
    texts = [
        report.say("weeks_lead", **about, **sums),
        report.say("weeks_undated", undated=sums["undated"]) if sums["undated"] else "",
        _exceeding(report),
    ]
    amiss = table.assign(amiss=table["missing"] + table["late"]).groupby("township")["amiss"].sum()
    worst = [str(name) for name in amiss[amiss.gt(0)].sort_values(ascending=False, kind="stable").index[:_MOST_CHARTS]]
    single = [
        draw_calendar(_villages(report, name), title=report.say("calendar_one", name=name), language=report.language)
        for name in worst
    ]
    whole = draw_calendar(_townships(report), title=report.say("calendar_all"), language=report.language)
    return [
        report.heading("weeks"),
        words.sentences(texts, report.language),
        Passage(report.say("weeks_rule"), "note"),
        whole if table["township"].nunique() > 1 else None,
        *single,
        *_late(report, table),
    ]


def _exceeding(report: OpenedWeek) -> str:
    """Name the villages that did more in a week than they had planned: of what is that a share."""
    over = report.followed[report.followed["exceeds"].astype(bool)]
    names = [f"{row['township']}{report.place(row['place'])}" for row in rows_of(over.drop_duplicates(["township", "place"]))]
    if not names:
        return ""
    most = words.join(names[:_MOST_NAMES], report.language)
    return report.say("weeks_exceed" if len(names) <= _MOST_NAMES else "weeks_exceed_more", count=len(over), names=most)


def _day(report: OpenedWeek) -> str:
    return numbers.period(report.as_of.isoformat(), report.language)


def _townships(report: OpenedWeek) -> dict[str, dict[str, Week]]:
    """Return each township's share done by week; a week in which no village reported is missing."""
    rows: dict[str, dict[str, Week]] = {}
    for row in rows_of(report.series):
        mark = "" if row["reported"] else "missing"
        rows.setdefault(row["township"], {})[row["period"]] = Week(row["done_share"], mark)
    return rows


def _villages(report: OpenedWeek, township: str) -> dict[str, dict[str, Week]]:
    own = report.followed[report.followed["township"].eq(township)]
    stated = report.records[report.records["record"].eq("weeks") & report.records["township"].eq(township)]
    rows: dict[str, dict[str, Week]] = {report.place(place): {} for place in dict.fromkeys(stated["place"])}
    for row in rows_of(own):
        mark = row["standing"] if row["standing"] in _MARKED else ""
        rows.setdefault(report.place(row["place"]), {})[row["period"]] = Week(row["done_share"], mark)
    return rows


def _late(report: OpenedWeek, table: pd.DataFrame) -> list[object]:
    late = table[table["late"].gt(0) | table["missing"].gt(0) | table["unread"].gt(0)]
    if late.empty:
        return [words.sentences([report.say("late_none")], report.language)]
    ordered = late.sort_values(["missing", "late", "township", "place"], ascending=[False, False, True, True], kind="stable")
    shown = report.say("shown_first", most=_MOST_VILLAGES) if len(ordered) > _MOST_VILLAGES else ""
    ordered = ordered.head(_MOST_VILLAGES)
    laid = ordered.assign(
        place=ordered["place"].map(report.place),
        source=ordered["source"].map(sheets_of),
        weeks_due=ordered["weeks"].astype("float64"),
        **{f"weeks_{name}": ordered[name].astype("float64") for name in ("in_time", "late", "missing", "unread")},
        **{f"tasks_{name}": ordered[name] for name in ("planned", "done", "done_share")},
    )
    lead = report.say("late_lead", count=len(late), shown=shown)
    return [words.sentences([lead], report.language), lay_records("w_late", laid, language=report.language)]


def limits_by_township(report: OpenedWeek) -> dict[str, tuple[dict[str, float], ControlLimits]]:
    """Return series and limits of every township with weeks enough; weeks that nobody reported are left out."""
    known = report.series[report.series["done_share"].notna()]
    found = {}
    for name, own in known.groupby("township", sort=True):
        if len(own) >= LEAST_WEEKS:
            series = dict(zip(own["period"], own["done_share"].astype("float64"), strict=True))
            found[str(name)] = series, find_limits(list(series.values()))
    return found


def show_control(report: OpenedWeek) -> list[object]:
    """Weeks in which the share done left its natural limits, and charts of the townships that has happened to."""
    if report.villages.empty:
        return []
    found = limits_by_township(report)
    outside = {name: pair for name, pair in found.items() if pair[1].outside}
    few = report.series["township"].nunique() - len(found)
    between = "；" if report.language == "zh" else "; "
    parts = between.join(_outside(report, name, *pair) for name, pair in outside.items())
    lead = report.say("control_lead", parts=parts) if parts else report.say("control_none")
    texts = [lead if found else "", report.say("control_few", count=few, least=LEAST_WEEKS) if few else ""]
    worst = sorted(outside, key=lambda name: -len(outside[name][1].outside))[:_MOST_CHARTS]
    charts = [_chart(report, name, *found[name]) for name in worst or list(found)[:1]]
    note = Passage(report.say("control_key"), "note") if any(chart is not None for chart in charts) else None
    return [report.heading("control"), words.sentences(texts, report.language), note, *charts]


def _outside(report: OpenedWeek, name: str, series: dict[str, float], limits: ControlLimits) -> str:
    """Name the weeks of a township that are beyond its limits."""
    points = list(series.items())
    named = [report.say("nth_share", number=int(points[at][0][-2:]), share=points[at][1]) for at in limits.outside]
    text = report.say("control_part", name=name, weeks=words.join(named, report.language))
    return with_doubt(text, *(points[at][1] for at in limits.outside), language=report.language)


def _chart(report: OpenedWeek, name: str, series: dict[str, float], limits: ControlLimits) -> object:
    return draw_control(
        series,
        mean=limits.mean,
        limits=(limits.lower, limits.upper),
        outside=limits.outside,
        title=report.say("control_title", name=name),
        language=report.language,
    )


#: Villages named as the lowest before the rest is only counted.
_MOST_LOWEST = 5


def show_scores(report: OpenedWeek) -> list[object]:
    """Points deducted and what is left of a hundred, lowest first."""
    table = report.scores
    if table.empty:
        return []
    ordered = table.sort_values(["score", "township", "place"], kind="stable")
    lowest = ordered[ordered["score"].eq(ordered["score"].iloc[0])]  # of several alike none is the last
    names = [f"{row['township']}{report.place(row['place']) if row['place'] else ''}" for row in rows_of(lowest)]
    name, score = words.join(names[:_MOST_LOWEST], report.language), float(lowest["score"].iloc[0])
    repeated = int(table["repeated"].sum())
    if len(names) > _MOST_LOWEST:
        name = report.say("scores_many", names=name, count=len(names))
    texts = [
        report.say("scores_lead", villages=len(table), points=float(table["deducted"].sum()), name=name, score=score),
        report.say("scores_repeated", count=repeated) if repeated else "",
    ]
    shown = ordered.head(_MOST_VILLAGES)
    laid = shown.assign(
        place=shown["place"].map(report.place),
        source=shown["source"].map(sheets_of),
        points_deducted=shown["deducted"],
        points_repeated=shown["repeated"].astype("float64"),
    )
    return [
        report.heading("scores"),
        words.sentences(texts, report.language),
        lay_records("w_scores", laid, language=report.language),
    ]
