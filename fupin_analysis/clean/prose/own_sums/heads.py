"""Households and the persons in them, said in one breath: 158户132人, 63户1124人 are not both right.

Whose they are need not be known. Where a word goes on behind the persons (158户132人外出务工) they are some of the households'
persons, and a firm or shop (企业12户320人) is no household.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fupin_analysis.clean.prose.own_sums.rows import Numbers, is_exact
from fupin_analysis.core.prose import Mention

Found = tuple[Mention, str]

_NO_HOUSEHOLDS = re.compile(
    "企业|商户|公司|合作社|工商|大户|工厂|车间|市场主体|基地|学校|机构|能手|农庄|农家乐|网店|个体|农场|店|协会|集体|施工队|单位"
)
_ENDS = re.compile(r"^(?:$|[，,。；;、）)]|(?:的|脱贫|贫困|未脱贫|实现|退出|列入|纳入|全部|已|人口)(?!劳动|劳力|学生))")
_MOST_PERSONS = 12
_FEWEST = 3


def check_heads(rows: Sequence[Numbers]) -> Iterator[Found]:
    """Yield the persons that are fewer than the households beside them, or too many for them.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    for row in rows:
        households, persons = row.numbers.get("households"), row.numbers.get("persons")
        if households is None or persons is None or not all(is_exact(one) for one in (households, persons)):
            continue
        if not _ENDS.match(row.behind) or _NO_HOUSEHOLDS.search(row.label[-10:]) or households.value < _FEWEST:
            continue
        if 0 < persons.value < households.value:
            yield persons, f"≥{households.value:.0f}人"
        elif persons.value > _MOST_PERSONS * households.value:
            yield persons, f"{persons.text}÷{households.text}＝{persons.value / households.value:.3g}人/户"
