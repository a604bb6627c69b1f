"""Scales of a rule: 3人以下的每户1000元,4—5人的每户1500元 grants by bands, and neither counts people nor tells of money paid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fupin_analysis.clean.prose.numbers.numeral import Numeral, NumeralKind

_NUMBER = r"[0-9]+(?:\.[0-9]+)?(?:万|千|百)?"
_UNIT = "(?:人|户|口|头|只|羽|株|箱|窝|亩|元|分|周?岁|个月|平方米)"
#: From where to where a band reaches; of a bare number only the size of a household is one (3人户).
_BAND = (
    rf"(?P<band>(?P<under>不足|不满|低于|超过|达到|满)?(?:{_NUMBER}{_UNIT}?(?P<range>-+|至|到|~)){{0,1}}{_NUMBER}{_UNIT}"
    rf"(?:\((?:不?含[^()]{{0,6}}|包括[^()]{{0,6}})\))?(?P<size>之家|(?=户|家庭))?(?P<limit>(?:及其?)?(?:以上|以下|以内|之间))?)"
)
_EACH = "每(?:户|人|头|只|羽|株|箱|亩|月|年|人每[月年])"
_GIVES = "给予|补助|补贴|奖励|奖补|救助|资助|[奖补发]"
_OFFERS = (
    rf"(?P<offers>(?:[^0-9,;。]{{0,10}}?,?(?:{_EACH}|{_GIVES}|不?得?超过|控制在)[^0-9,;。]{{0,8}})"
    "|的?(?:[^0-9,;。]{0,4}(?:户|村|组|社区|屯|学校|单位)|家庭)?(?:安排|拨付?)?)"
)
_STEP = re.compile(rf"(?<![0-9.]){_BAND}{_OFFERS}(?P<amount>{_NUMBER}(?:元|吨|公斤|袋|平方米)(?!以[上下内]))")
_RULES = re.compile(rf"{_EACH}|标准|不?得?超过")
#: So many bands one after the other are a rule, whatever verb leads them.
_SEVERAL = 2
#: A sum that was paid is none of a rule's: 一次性…共发放.
_PAID = re.compile("共|已|累计|合计|总")


def mark_scales(text: str, numerals: Sequence[Numeral]) -> list[Numeral]:
    """Mark bands and amounts of a rule as what they are: a condition, and what the rule grants.

    One band is a rule where what is granted is of each (养牛3头以上的每头奖500元); two are where one of them says so or a
    standard is named, and so are three and more.

    Parameters
    ----------
    text
        The folded paragraph.
    numerals
        Its numbers.

    Examples
    --------
    >>> from fupin_analysis.clean.prose.numbers.numerals import find_numerals
    >>> text = "3人以下的每户1000元,4-5人的每户1500元。养牛5头以上的26户"
    >>> [one.kind for one in mark_scales(text, find_numerals(text))]
    ['condition', 'policy', 'condition', 'policy', 'number', 'number']
    """
    marks: dict[tuple[int, int], NumeralKind] = {}
    for sentence in re.finditer("[^。]+", text):
        steps = [step for step in _STEP.finditer(text, *sentence.span()) if _is_step(step)]
        if not steps or not any(_RULES.search(step["offers"]) for step in steps):
            is_standard = re.search(f"标准|{_GIVES}", text[sentence.start() : steps[-1].end() if steps else None]) is not None
            is_standard = len(steps) > (1 if is_standard else _SEVERAL)
            steps = steps if is_standard else []
        for step in steps:
            marks[step.span("band")] = "condition"
            marks[step.span("amount")] = "policy"
    return [replace(one, kind=_kind(one, marks)) if one.kind in ("number", "range") else one for one in numerals]


def _is_step(step: re.Match[str]) -> bool:
    is_bounded = any(step[name] is not None for name in ("range", "under", "limit", "size"))
    return is_bounded and _PAID.search(step["offers"]) is None


def _kind(numeral: Numeral, marks: dict[tuple[int, int], NumeralKind]) -> NumeralKind:
    return next((kind for (start, end), kind in marks.items() if start < numeral.end and numeral.start < end), numeral.kind)
