"""How a page of many townships leads to each township's own."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import quote

from fupin_analysis.batch.report import Report
from fupin_analysis.reports.unit.fingerprints import fingerprint


def link_reports(reports: Sequence[Report]) -> Iterator[Report]:
    """Yield reports in the same order, those of many townships with what they lead to, which is a part they depend on."""
    single = [report for report in reports if report.township]
    for report in reports:
        if report.township:
            yield report
            continue
        links = {f"{one.township}/{one.year}": _way(report, one) for one in single if _belongs(one, report)}
        told = json.dumps(sorted(links.items()), ensure_ascii=False)
        yield replace(report, parts={**report.parts, "links": fingerprint(told)}, links=links)


def _belongs(one: Report, overview: Report) -> bool:
    same = one.order.data == overview.order.data and one.order.municipality == overview.order.municipality
    return same and one.order.language == overview.order.language and overview.year in {0, one.year}


def _way(here: Report, there: Report) -> str:
    """Return the address of one page seen from another, as a browser reads it from disk."""
    return quote(posixpath.relpath(there.page, posixpath.dirname(here.page) or "."), safe="/.")
