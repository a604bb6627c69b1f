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
#: What the manifest must tell of each report.
_OF_REPORTS = {"township", "year", "notebook", "language", "page", "files"}


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
        unread = _unread(intake)
        own = [order for order in orders if order.data == data and order.scope == "township"]
        for row in last["reports"] if unread else ():
            problem = next((unread[name] for name in row["files"] if name in unread), None)
            order = next((order for order in own if _is_asked(order, row)), None)
            if problem and order and row["page"] not in asked and (output / row["page"]).is_file():
                asked.add(row["page"])
                yield Report(order, row["township"], row["year"], row["page"], {}, sources=tuple(row["files"])), problem


def _unread(intake: Intake) -> dict[str, Problem]:
    """Return what is wrong with each file that cannot be read as a whole."""
    problems = [problem for problem in intake.problems if problem.kind == _OF_INPUT and problem.where]
    return {problem.where.split(" › ")[0]: problem for problem in reversed(problems)}  # the first that is told of it


def _is_asked(order: Order, row: Mapping[str, Any]) -> bool:
    is_own = (order.notebook, order.language) == (row["notebook"], row["language"])
    return is_own and bool(row["township"]) and order.township in {"", row["township"]} and order.year in {0, row["year"]}


def _last_run(output: Path) -> Mapping[str, Any]:
    """Return what the manifest says; nothing where there is none, or it is none of ours."""
    nothing: dict[str, Any] = {"reports": []}
    try:
        record = json.loads((output / "manifest.json").read_text(encoding="utf-8"))
        is_ours = all(row.keys() >= _OF_REPORTS for row in record["reports"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return nothing
    return dict(record) if is_ours else nothing
