"""Pages of an earlier run whose townships a file that can no longer be read has taken with it.

What was once made of it is not gone: nobody took the return back. Such a page stays, and is told like one that failed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from fupin_analysis.batch.orders import Order
from fupin_analysis.batch.plan import Plan
from fupin_analysis.batch.report import Report
from fupin_analysis.core.intake import Intake
from fupin_analysis.errors import Problem

#: Kind of what is wrong with a file as a whole.
_OF_INPUT = "input"
#: What the manifest must tell of each file and each report.
_OF_INPUTS, _OF_REPORTS = {"file", "figures"}, {"township", "year", "notebook", "language", "page", "status"}


def lost_reports(plan: Plan, orders: Sequence[Order], output: Path) -> Iterator[tuple[Report, Problem]]:
    """Yield each report of the last run that is asked for and has no figures any more since a file cannot be read, with why.

    Parameters
    ----------
    plan
        What this run makes.
    orders
        What is asked for.
    output
        The output folder, its manifest still that of the last run.
    """
    last = _last_run(output)
    asked = {report.page for report in plan.reports}
    for data, intake in plan.intakes.items():
        problem = _unread(intake, last)
        own = [order for order in orders if order.data == data and order.scope == "township"]
        for row in last["reports"] if problem is not None else ():
            order = next((order for order in own if _is_asked(order, row)), None)
            if problem and order and row["page"] not in asked and (output / row["page"]).is_file():
                asked.add(row["page"])
                yield Report(order, row["township"], row["year"], row["page"], {}), problem


def _unread(intake: Intake, last: Mapping[str, Any]) -> Problem | None:
    """Return what is wrong with a file that gave figures when it was last read, or took a page with it then already."""
    gave = {row["file"] for row in last["inputs"] if row["figures"]}
    before = any(row["status"] == "failed" for row in last["reports"])
    problems = [problem for problem in intake.problems if problem.kind == _OF_INPUT and problem.where]
    return next((problem for problem in problems if before or problem.where.split(" › ")[0] in gave), None)


def _is_asked(order: Order, row: Mapping[str, Any]) -> bool:
    is_own = (order.notebook, order.language) == (row["notebook"], row["language"])
    return is_own and bool(row["township"]) and order.township in {"", row["township"]} and order.year in {0, row["year"]}


def _last_run(output: Path) -> Mapping[str, Any]:
    """Return what the manifest says; nothing where there is none, or it is none of ours."""
    nothing: dict[str, Any] = {"inputs": [], "reports": []}
    try:
        record = json.loads((output / "manifest.json").read_text(encoding="utf-8"))
        is_ours = all(row.keys() >= _OF_INPUTS for row in record["inputs"]) and all(
            row.keys() >= _OF_REPORTS for row in record["reports"]
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return nothing
    return dict(record) if is_ours else nothing
