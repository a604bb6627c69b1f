"""Households and villages by what they earn: 收入在4000元以下的63户, 5个村收入不足3万元 are no register and no money."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import own_choice
from fupin_analysis.clean.prose.making import make
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View

_SUM = r"[0-9]+(?:\.[0-9]+)?万?元?"
_BAND = re.compile(
    rf"(?:在|为|介于)?(?P<than>达到?|超过|高于|低于|不足|不到|未达到?)?(?P<band>(?:{_SUM}(?:\(?(?:含|不含)\)?)?(?:以上|以下|以内)?(?:-+|至|到|~))?{_SUM}(?:\(?(?:含|不含)\)?)?(?:以上|以下|以内|之间)?)"
    r"(?P<of>的?)(?:预计|估计|共|约)*(?P<who>(?:脱贫|贫困|农|监测|行政|薄弱|空壳|经济)*(?:户|人口|村)?)(?:还|仅|尚|只|仍)?(?:有|共有|共|为)?$"
)
#: Who they are is said where not every household is meant.
_OF_SOME = ("脱贫", "贫困", "监测", "薄弱", "空壳")
_EARNED = "(?:村级?|集体|经济|经营性?|工资性|家庭|户均|人均|年|纯|净|可支配|总)*(?:收[入益]|积累|利润)"
_INCOME = re.compile(f"(?P<what>{_EARNED})")
_WITH_UNIT = re.compile("元")
#: Those counted, and behind them what they earn: 23户人均纯收入低于1万元, 3个村集体经济收入在5万元以下.
_EARNS = re.compile(
    r"(?:的)?(?P<who>(?:建档立卡|脱贫|贫困|监测|农|行政)*(?:户|村|人口|群众|家庭)?)(?:的)?"
    rf"(?P<what>{_EARNED})(?:水平)?(?:仍|还|尚|均|都|全部|年?底|预计|可|能|在|为)*"
    rf"(?P<than>低于|不足|不到|不满|(?:未|没有|没|尚未)(?:达到?|超过)|达不到|高于|超过|突破|达到?)?(?P<band>{_SUM}(?:以上|以下|以内|左右)?)(?!的?[^,;。0-9]{{0,6}}[0-9])"
)
_BOUND = re.compile("以上|以下|以内|之间|-|至|到|~")
#: Villages, where the sentence counts them: 9个村中,5万元以下的3个.
_VILLAGES = re.compile("村|社区")


def by_band(view: View) -> Read | None:
    """人均纯收入在4000元以下的63户, 23户人均纯收入低于1万元: who earns so much, under words that say it."""
    if view.family not in ("households", "persons") and not _counts_villages(view):
        return None
    text, start = view.sentence.text, view.sentence.start
    band = _BAND.search(text, start, view.chain.start)
    is_bare = band is not None and not band["of"]  # 收入5万元以下3个
    if band is None or not _WITH_UNIT.search(band["band"]) or (is_bare and (band["who"] or not _BOUND.search(band["band"]))):
        return _by_what_they_earn(view)
    said = list(_INCOME.finditer(text, start, band.start()))
    if not said:
        return None
    who = f"的{band['who']}" if band["who"][:2] in _OF_SOME else "的村" if view.family == "count" else ""
    return make(view, own_choice("income", f"{said[-1]['what']}{band['than'] or ''}{band['band'].replace('--', '-')}{who}"))


def _by_what_they_earn(view: View) -> Read | None:
    """Return those of whom it is said behind them what they earn; a noun before them (脱贫人口仍有23户) says only among whom."""
    earns = _EARNS.match(view.sentence.text, view.chain.end, view.sentence.end)
    if earns is None or not (earns["than"] or _BOUND.search(earns["band"])):
        return None
    is_of_villages, what = view.family == "count", earns["what"]
    who = "的村" if is_of_villages else f"的{earns['who']}" if earns["who"][:2] in _OF_SOME else ""
    return make(view, own_choice("income", f"{what}{earns['than'] or ''}{earns['band']}{who}"))


def _counts_villages(view: View) -> bool:
    """Whether a number of things is one of villages: 村 stands behind it, or the sentence has counted nothing else."""
    if view.family != "count" or view.chain.numerals[0].unit not in ("个", "村"):
        return False
    return view.after.startswith("村") or _VILLAGES.search(view.sentence.text, view.sentence.start, view.chain.start) is not None
