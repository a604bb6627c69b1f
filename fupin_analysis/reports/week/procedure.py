"""What the page of the work says of inspections, payments and household files."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.core.metrics import Row, rows_of
from fupin_analysis.core.records import record_sheets
from fupin_analysis.measure.procedure.payments import STEPS
from fupin_analysis.present import numbers, words
from fupin_analysis.present.blocks import Passage
from fupin_analysis.present.heat import HeatTable
from fupin_analysis.reports.week.laying import lay_records, sheets_of
from fupin_analysis.reports.week.opened import OpenedWeek

#: Rows of a table of findings or payments; villages in one table of files.
_MOST_ROWS, _MOST_VILLAGES = 30, 60

#: Forms named as lacking most.
_MOST_FORMS = 3


def show_inspections(report: OpenedWeek) -> list[object]:
    """Findings of the three levels, how they were put right, and what is overdue."""
    table = report.inspections
    if table.empty:
        return []
    counts = {name: int(table["status"].eq(name).sum()) for name in ("closed_in_time", "closed_late", "open", "overdue")}
    before = int(table["year"].lt(report.year).sum())
    musts = _musts(report, table)
    texts = [
        report.say(
            "inspections_lead",
            found=len(table),
            closed=counts["closed_in_time"] + counts["closed_late"],
            late=counts["closed_late"],
            open=counts["open"],
            overdue=counts["overdue"],
        ),
        report.say("inspections_before", count=before) if before else "",
        musts,
    ]
    return [
        report.heading("inspections"),
        words.sentences(texts, report.language),
        lay_records("w_closing", _closing(report), language=report.language),
        _overdue(report, table),
    ]


def _musts(report: OpenedWeek, table: pd.DataFrame) -> str:
    """Count findings by the requirement that was not kept."""
    sheet = record_sheets()["inspections"]
    stated = table[table["requirement"].ne("")]
    if stated.empty:
        return ""
    counts = stated["requirement"].value_counts()
    order = [choice.name for choice in sheet.column("requirement").choices]
    named = sorted(counts.items(), key=lambda pair: order.index(str(pair[0])))
    parts = [
        report.say("must_part", name=sheet.choice("requirement", str(name), report.language), count=int(count))
        for name, count in named
    ]
    blank = len(table) - len(stated)
    name = "inspections_musts" if blank else "inspections_musts_all"
    return report.say(name, parts=words.join(parts, report.language), blank=blank)


def _closing(report: OpenedWeek) -> pd.DataFrame:
    names = ["found", "closed_in_time", "closed_late", "open", "overdue"]
    table = report.closing.groupby("township", sort=True)[names].sum().astype("float64").reset_index()
    sources = report.inspections.groupby("township")["source"].agg("; ".join)
    return table.rename(columns={"found": "found_count", "open": "open_count", "overdue": "overdue_count"}).assign(
        year=report.year,
        closed_share=(table["closed_in_time"] + table["closed_late"]) / table["found"],
        source=table["township"].map(sources).map(sheets_of),
    )


def _overdue(report: OpenedWeek, table: pd.DataFrame) -> object:
    late = table[table["status"].eq("overdue")]
    if late.empty:
        return words.sentences([report.say("overdue_none")], report.language)
    sheet = record_sheets()["inspections"]
    shown = late.sort_values(["days_overdue", "township"], ascending=[False, True], kind="stable").head(_MOST_ROWS)
    laid = shown.assign(
        place=shown["place"].map(report.place),
        level_label=[sheet.choice("level", level, report.language) for level in shown["level"]],
        requirement_label=[sheet.choice("requirement", name, report.language) for name in shown["requirement"]],
        finding_text=shown["finding"],
        found_day=shown["found_on"].map(report.day),
        due_day=shown["due_on"].map(report.day),
        days_overdue=shown["days_overdue"].astype("float64"),
    )
    return lay_records("w_overdue", laid, language=report.language)


def flags_of(report: OpenedWeek, row: Row) -> list[str]:
    """Return what is to be looked at in one payment, in words."""

    def named(steps: tuple[str, ...]) -> str:
        return words.join([report.say(f"step_{step}") for step in steps], report.language)

    return [
        report.say("flag_early") if row["is_paid_before_approval"] else "",
        report.say("flag_stuck", days=row["days_waiting"]) if row["is_stuck"] else "",
        report.say("flag_order", steps=named(row["out_of_order"])) if row["out_of_order"] else "",
        report.say("flag_missing", steps=named(row["missing"])) if row["missing"] else "",
        report.say("flag_twice", steps=named(row["signed_twice"])) if row["signed_twice"] else "",
    ]


def flagged(report: OpenedWeek) -> list[tuple[Row, list[str]]]:
    """Return the payments that are to be looked at, with what about each."""
    found = [(row, [flag for flag in flags_of(report, row) if flag]) for row in rows_of(report.payments)]
    return [(row, flags) for row, flags in found if flags]


def show_payments(report: OpenedWeek) -> list[object]:
    """Payments by step, and those that are stuck, out of order, short of a step or signed twice."""
    table = report.payments
    if table.empty and report.unbegun.empty:
        return []
    paid = table[table["step"].eq("payment")]
    waiting = table[table["step"].ne("payment")]["step"].value_counts()
    standing = [step for step in STEPS if step in waiting]
    steps = [report.say("step_part", name=report.say(f"step_{step}"), count=int(waiting[step])) for step in standing]
    total = {"count": len(table), "amount": float(table["amount_yuan"].sum())}
    lead = (
        report.say(
            "payments_lead",
            **total,
            paid=len(paid),
            paid_amount=float(paid["amount_yuan"].sum()),
            steps=words.join(steps, report.language),
        )
        if steps
        else report.say("payments_all", **total)
    )
    unbegun = len(report.unbegun)
    texts = [lead if len(table) else "", report.say("payments_unbegun", count=unbegun) if unbegun else ""]
    return [report.heading("payments"), words.sentences(texts, report.language), *_risks(report)]


def _risks(report: OpenedWeek) -> list[object]:
    found = flagged(report)
    if not found:
        return [words.sentences([report.say("payments_clean")], report.language)] if len(report.payments) else []
    ordered = sorted(found, key=lambda pair: (not pair[0]["is_paid_before_approval"], -pair[0]["amount_yuan"]))[:_MOST_ROWS]
    between = "；" if report.language == "zh" else "; "
    rows = [
        {
            **row,
            "step_label": report.say(f"step_{row['step']}"),
            "since_day": report.day(row["since"]),
            "remark": between.join(flags),
        }
        for row, flags in ordered
    ]
    table = lay_records("w_payments", pd.DataFrame(rows), language=report.language)
    return [Passage(report.say("payments_risk", count=len(found)), "note"), table]


def show_files(report: OpenedWeek) -> list[object]:
    """How complete the household files of each village are, form by form."""
    table, stated = report.files, report.stated_forms
    if stated.empty:
        return []
    by_form = stated.groupby("form", sort=False)[["filed", "households"]].sum()
    shares = (by_form["filed"] / by_form["households"]).sort_values(kind="stable")
    worst = [
        report.say("form_part", name=name, share=float(share)) for name, share in shares[shares.lt(1)].head(_MOST_FORMS).items()
    ]
    complete = table[table["forms_complete"].ge(table["forms_due"]) & table["forms_stated"].ge(table["forms_due"])]
    over = [f"{row['township']}{row['place']}" for row in rows_of(table[table["exceeds"]])]
    texts = [
        report.say(
            "files_lead",
            villages=len(table),
            households=float(table["households"].sum()),
            share=float(stated["filed"].sum() / stated["households"].sum()),
            complete=len(complete),
        ),
        report.say("files_forms", parts=words.join(worst, report.language)) if worst else "",
        report.say("files_exceeds", names=words.join(over, report.language)) if over else "",
    ]
    return [report.heading("files"), words.sentences(texts, report.language), _heat(report, stated)]


def _heat(report: OpenedWeek, stated: pd.DataFrame) -> HeatTable:
    """Lay out shares filed by village and form; with too many villages, by township."""
    is_by_village = stated[["township", "place"]].drop_duplicates().shape[0] <= _MOST_VILLAGES
    villages = stated["place"].map(lambda place: f" {report.place(place)}")
    named = stated.assign(row=stated["township"] + villages if is_by_village else stated["township"])
    columns = list(dict.fromkeys(stated["form"]))
    sums = named.pivot_table(index="row", columns="form", values=["filed", "households"], aggfunc="sum", sort=False)
    shares = sums["filed"].div(sums["households"])[columns]
    whole = named.groupby("row", sort=False)[["filed", "households"]].sum()
    table = shares.assign(all=whole["filed"] / whole["households"])
    return HeatTable(
        report.say("files_heat" if is_by_village else "files_heat_towns"),
        words.column("place" if is_by_village else "township")[report.language],
        [*columns, report.say("all_forms")],
        [str(name) for name in table.index],
        table.to_numpy().tolist(),
        numbers.share,
        note=report.say("files_note"),
        language=report.language,
    )
