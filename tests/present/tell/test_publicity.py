"""Publicity: counts with their own counters, a year or a part of it."""

from fupin_analysis.present.tell.publicity import tell_publicity
from tests.present.tell.spec import NOTHING, Case, spec

CASES = {
    "nothing": NOTHING,
    "a year": Case(
        """
        2018 publicity/banners count 45
        2018 publicity/posters count 60
        """,
        "全年悬挂横幅45条、张贴海报60张。",
        "Over the year: banners 45 and posters 60.",
    ),
    "half a year": Case(
        "2018H1 publicity/banners count 45", "2018年上半年悬挂横幅45条。", "In the first half of 2018: banners 45."
    ),
    "none": Case("2018 publicity/banners count 0", "全年悬挂横幅0条。", "Over the year: banners 0."),
}

test_told = spec(tell_publicity, CASES, "publicity")
