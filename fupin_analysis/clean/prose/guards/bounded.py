"""Those within a bound, and how much things hold: 救助10000元以上2人次 are not all helped, 水池9口860立方米 no 860 ponds."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import Choice, own_label
from fupin_analysis.clean.prose.making import label_of
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.words.terms import own_words

_NUMBER = "[0-9]+(?:[.][0-9]+)?[百千万]?"
_UNIT = "(?:元|亩|头|只|羽|株|箱|吨)"
_BOUND = re.compile(
    rf"(?P<bound>{_NUMBER}{_UNIT}?(?:以上)?(?:至|到|-){_NUMBER}{_UNIT}(?:以下|以内)?"
    rf"|(?:{_NUMBER}{_UNIT}以上,?)?{_NUMBER}{_UNIT}(?:以上|以下|以内))"
    r"(?:的[^,;。:0-9]{0,8}|(?:大|农|贫困|脱贫|监测)?户|企业|合作社|主体|家庭|救助|贷款|项目|(?:自然|行政)?村|[一-鿿]{0,2}大户)?$"
)
#: The same told by a verb or between two: 户均年收入低于3万元的还有19户, 收入在4000元至5000元之间的21户.
_VERB_BOUND = re.compile(
    rf"(?P<bound>[一-鿿]{{2,14}}?(?:在?{_NUMBER}{_UNIT}?(?:至|到|-){_NUMBER}{_UNIT}之间|(?:低于|不足|不到|未达到?|高于|超过|不高于|不低于){_NUMBER}{_UNIT})"
    r"(?:的)?[^,;。:0-9]{0,10}?)(?:还|仅|尚|只|仍|共)?有?$"
)
_SPENT = re.compile("投入|投资|发放|筹集|争取|整合|拨付|支付|共|累计|合计")
_COUNTED = frozenset({"households", "persons", "recipients", "person_times", "count"})
_VOLUMES = frozenset({"立方米", "立方", "方"})


def within_bounds(view: View, choice: Choice) -> Choice | None:
    """Return the item with its bound in own words, for those a bound holds of.

    Parameters
    ----------
    view, choice
        The chain and what was chosen for it.
    """
    if view.family not in _COUNTED:
        return None
    start = max(view.sentence.text.rfind(sign, 0, view.chain.start) for sign in ",;。:") + 1
    text = view.sentence.text[max(start, view.part, view.sentence.start) : view.chain.start]
    told = _VERB_BOUND.search(text)
    if told is not None and not _SPENT.search(text[: told.end()]):
        name = own_words(own_label(told["bound"]))
        return Choice("income" if "收入" in name else choice.topic, name, None, 0.0, name, "own")
    match = _BOUND.search(text)
    if match is None or _SPENT.search(text[: match.start()]):
        return None
    name = own_words(f"{label_of(choice)}（{match['bound']}）")
    return Choice(choice.topic, name, None, 0.0, name, "own")


def how_much_it_holds(view: View, choice: Choice) -> Choice | None:
    """Return the volume of things in own words, where it stands beside their number.

    Parameters
    ----------
    view, choice
        The chain and what was chosen for it.
    """
    if view.chain.numerals[0].unit not in _VOLUMES or choice.how != "joined":
        return None
    name = own_words(f"{label_of(choice)}容积")
    return Choice(choice.topic, name, None, 0.0, name, "own")
