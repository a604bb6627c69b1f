"""What can be held against figures in their own words: what their words say of each other, whatever they mean.

A part says whose part it is (``菌棒户数：其中平菇户数``), a share of what it is one (``平菇占菌棒户数比例``). An edit about items
in their own words speaks of ``any/whole`` and ``any/part``; the items that these stand for are found here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from fupin_analysis.core.words.means import adds_up
from fupin_analysis.core.words.terms import PART_OF, fold, load_vocabulary
from fupin_analysis.crosscheck.edits.formula import ANY, Formula

#: What stands in an edit for the whole that the words of a part name, and for the part that the words of a share name.
WHOLE, PART = ("any", "whole"), ("any", "part")

_SHARE = re.compile(r"(?P<part>.+?)(?:占(?P<whole>.+?)(?:总数|总量)?的?(?:比例|比重|比率|百分比|%)|占比|比例|比重)")
_COUNTED = re.compile(r"(?:户数|人数|个数|面积|金额|数量|总数|数|户|人)$")

#: 特困供养42户,其中低保中建档立卡户186户: a part that says of whom it is, and not of the number before it.
_OF_ANOTHER = re.compile("(?P<of>[^中]{2,8})中(?![央等小心药医学青型年])[一-鿿]")

_Item = tuple[str, str]


def about_own(formula: Formula, item: _Item, paths: Collection[tuple[str, str, str]]) -> Iterator[Formula]:
    """Yield a formula about an item in its own words; none where it speaks of a whole or a part that is not stated.

    Parameters
    ----------
    formula
        Of an edit that needs no meaning, about ``any/any``.
    item
        Topic and name.
    paths
        All items stated, each with its measure.
    """
    leading = formula.leading
    if leading[:2] == ANY and (*item, leading.measure) not in paths:
        return  # what it is about is not stated: most of what a summary has in its own words
    if any(reference.each for reference in formula.references) and not adds_up(item[1]):
        return  # of 户均菌棒 no township has the sum
    spoken = {reference[:2] for reference in formula.references}
    if not spoken & {WHOLE, PART}:
        yield formula.about(*item)
        return
    relatives = _relatives(item, frozenset(path[:2] for path in paths))
    if spoken - {ANY} <= relatives.keys():
        made = formula.about(*item, others=relatives)
        if all(reference.path in paths for reference in made.references):
            yield made


@lru_cache(maxsize=2**10)
def _relatives(item: _Item, items: frozenset[_Item]) -> Mapping[_Item, _Item]:
    """Return the whole, and for a share the part as well, that the words of an item name; none where they name none."""
    topic, name = item
    whole, is_part, own = name.rpartition(PART_OF)
    match = None if is_part else _SHARE.fullmatch(fold(name))
    if not is_part and match is None:
        return {}
    known = _by_words(items - {item})
    another = _OF_ANOTHER.match(own) if is_part else None
    if another is not None and another["of"] not in fold(whole):
        return {}
    if is_part:
        found = _find(whole, topic, known)
        return {WHOLE: found} if found else {}
    part = _find(match["part"], topic, known) if match else None
    if match is None or part is None:
        return {}
    of = match["whole"] or part[1].rpartition(PART_OF)[0]
    found = _find(of, topic, known) if of else None
    return {WHOLE: found, PART: part} if found and found != part else {}


def _by_words(items: Collection[_Item]) -> dict[str, list[_Item]]:
    words: dict[str, list[_Item]] = {}
    for topic, name in sorted(items):
        for said in _said(topic, name):
            known = words.setdefault(said, [])
            if said and (topic, name) not in known:
                known.append((topic, name))
    return words


def _find(words: str, topic: str, known: Mapping[str, list[_Item]]) -> _Item | None:
    """Return the one item that words name: within the topic before others, just so before but for what is counted."""
    for said in (fold(words), _COUNTED.sub("", fold(words))):
        found = known.get(said, [])
        own = [item for item in found if item[0] == topic] or found
        if len(own) == 1:
            return own[0]
    return None


@lru_cache(maxsize=2**12)
def _said(topic: str, name: str) -> tuple[str, ...]:
    """Return the words that an item may be named by, as written and but for what is counted."""
    texts = (*load_vocabulary().item(topic, name).names, name.rpartition(PART_OF)[2])
    return tuple(dict.fromkeys(said for text in texts for said in (fold(text), _COUNTED.sub("", fold(text)))))
