"""Pages of townships and years that the returns say nothing of any more: they stay, and say so at their head."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from fupin_analysis.batch.annexes import beside
from fupin_analysis.batch.ledger import Ledger
from fupin_analysis.batch.orders import Order
from fupin_analysis.batch.plan import Plan, page_name
from fupin_analysis.batch.stamp import stamp_page
from fupin_analysis.core.disk.files import remove_file, write_text
from fupin_analysis.core.intake import units_of
from fupin_analysis.errors import FupinError
from fupin_analysis.present import words


def stamp_gone(plan: Plan, orders: Iterable[Order], ledger: Ledger, output: Path, *, language: str) -> list[str]:
    """Stamp pages that an earlier run made of returns that are there no more, and take away what stands beside them.

    Pages made of another folder are another's, and so are those of a run of several folders or municipalities: none of them is
    touched. Nor is a page of all townships, which records or another year's run may still have made.

    Returns
    -------
    list of str
        The pages, in order.
    """
    folders = {(order.data, order.municipality) for order in orders}
    if len(folders) != 1 or next(iter(folders))[1]:
        return []
    (data, _municipality) = next(iter(folders))
    pages = [page_name(Order(data), township, year) for township, year in units_of(plan.intakes[data].figures)]
    alive = {folder for page in pages for folder in PurePosixPath(page).parents}
    alive |= {folder for report in plan.reports for folder in PurePosixPath(report.page).parents}
    gone = [page for page in ledger.standing(data) if _is_of_township(page) and PurePosixPath(page).parent not in alive]
    return [page for page in gone if _stamp(output / page, language)]


def _is_of_township(page: str) -> bool:
    """Whether a page lies in the folder of a township within that of a year, and in none of a municipality."""
    year, *below = PurePosixPath(page).parts
    return len(year) == len("2018") and year.isdecimal() and len(below) == len(("township", "page"))


def _stamp(path: Path, language: str) -> bool:
    message = words.say("index.stamp_gone", language)
    with contextlib.suppress(FupinError, OSError, ValueError):  # what cannot be written, or is no page, stays as it is
        write_text(path, stamp_page(path.read_text(encoding="utf-8"), message))
        for annex in beside(path):
            remove_file(annex)  # nothing can be said at their head
        return True
    return False
