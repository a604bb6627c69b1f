"""Causes of poverty by how they are said: whatever stands between 因 and 致贫 is one, and neither a work nor a status."""

from __future__ import annotations

import re
from functools import cache

from fupin_analysis.clean.prose.items import Choice, own_choice
from fupin_analysis.clean.prose.making import make
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.terms import fold, load_vocabulary

_SAID = re.compile(
    r"(?:主要|分别)?因(?P<what>[一-鿿]{1,10}?)(?:等)?(?:原因|问题)?(?:而|导致|造成|引起|引发)?(?P<how>致贫|致困)(?:原因)?(?:的)?"
    r"(?:贫困)?(?:户数?|人口|农户|家庭|群众)?(?:有|共有|共|为|达)*$"
)
_LACKS = re.compile("^(?:家中|家庭|自家)?(?:没有|没|无|缺少|缺乏|缺|少)")
_WHOM = ("households", "persons")
#: Several that are told in one breath: 因病因残占82% is neither the one nor the other.
_SEVERAL = re.compile(
    r"(?P<what>(?:因[病残学灾婚丧老][、和及]?){2,}(?:致贫|致困|返贫)?)(?:的)?(?:户数?|人口)?(?:占比?|有|共|为|达)*$"
)


@cache
def _causes() -> dict[str, Item]:
    return {fold(name): item for item in load_vocabulary().topics["cause"].items.values() for name in (item.zh, *item.names)}


def by_cause_said(view: View) -> Read | None:
    """因危房致贫8户, 因无劳动力致贫31户: a cause, though its words tell of houses or of who cannot work."""
    several = _SEVERAL.search(view.label)
    if several is not None and view.family in (*_WHOM, "share"):
        return make(view, own_choice("cause", several["what"]))
    match = _SAID.search(view.label)
    if match is None or view.family not in _WHOM or (view.found is not None and view.found.topic == "cause"):
        return None
    what = match["what"]
    bare = _LACKS.sub("", what)
    lacks = (f"缺{bare}", f"缺少{bare}", f"因缺{bare}") if bare != what else ()
    item = next((_causes()[fold(word)] for word in (f"因{what}", what, *lacks, f"因住{what}") if fold(word) in _causes()), None)
    if item is not None:
        return make(view, Choice("cause", item.name, item, 0.0, match[0], "rule"))
    return make(view, own_choice("cause", f"因{what}致贫"))
