"""Households by what they earn: 收入在4000元以下的63户, 4000元—5000元的52户 are neither the register nor sums of money."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import own_choice
from fupin_analysis.clean.prose.making import make
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View

_SUM = r"[0-9]+(?:\.[0-9]+)?万?元?"
_BAND = re.compile(
    rf"(?:在|为|介于)?(?P<than>达到?|超过|高于|低于|不足|不到|未达到?)?(?P<band>(?:{_SUM}(?:\(?(?:含|不含)\)?)?(?:以上|以下|以内)?(?:-+|至|到|~))?{_SUM}(?:\(?(?:含|不含)\)?)?(?:以上|以下|以内|之间)?)"
    r"(?:的)(?:预计|估计|共|约)*(?P<who>(?:脱贫|贫困|农|监测)*(?:户|人口)?)(?:还|仅|尚|只|仍)?(?:有|共有|共|为)?$"
)
#: Who they are is said where not every household is meant.
_OF_SOME = ("脱贫", "贫困", "监测")
_INCOME = re.compile("(?P<what>(?:家庭|户均|人均|年|纯|可支配|总)*收入)")
_WITH_UNIT = re.compile("元")


def by_band(view: View) -> Read | None:
    """人均纯收入在4000元以下的63户: who earns so much, under words that say it."""
    if view.family not in ("households", "persons"):
        return None
    text, start = view.sentence.text, view.sentence.start
    band = _BAND.search(text, start, view.chain.start)
    if band is None or not _WITH_UNIT.search(band["band"]):
        return None
    said = list(_INCOME.finditer(text, start, band.start()))
    if not said:
        return None
    who = f"的{band['who']}" if band["who"][:2] in _OF_SOME else ""
    return make(view, own_choice("income", f"{said[-1]['what']}{band['than'] or ''}{band['band'].replace('--', '-')}{who}"))
