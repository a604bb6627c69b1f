"""One kind of what a whole counts, where the vocabulary has one item for both: 中药材600亩其中天麻300亩."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import Choice, own_label, residue
from fupin_analysis.clean.prose.making import label_of
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.words.terms import own_words

_HEADS = "头只羽匹尾箱"
_FIRMS = re.compile("农场|合作社|企业|大户|公司|车间|基地")


def one_kind_of_it(view: View, choice: Choice) -> Choice | None:
    """Return a kind within its whole in own words, where it would be the whole's item again.

    Parameters
    ----------
    view, choice
        The chain and what was chosen for it.
    """
    before = view.before
    is_grown = view.family in ("area", "weight") or view.chain.numerals[0].unit[-1:] in _HEADS
    if before is None or choice.topic != "production" or not is_grown or choice.how not in ("rule", "label", "default"):
        return None
    whole = before if "其中" in view.gap and before.whole is None else before.whole
    is_again = whole is not None and (whole.choice.topic, whole.choice.name) == (choice.topic, choice.name)
    if whole is None or not is_again or view.family not in whole.families or whole.place != view.place:
        return None
    if whole.period != view.moment.period or choice.word == whole.choice.word or choice.word not in view.label:
        return None
    name = own_words(own_label(view.label))
    return Choice(choice.topic, name, None, 0.0, name, "own") if residue(name) else None


def heads_of_a_firm(view: View, choice: Choice) -> Choice | None:
    """Return the heads that a firm keeps in own words, for they are no firms: 其中养殖大户1200头.

    Parameters
    ----------
    view, choice
        The chain and what was chosen for it.
    """
    is_firm = choice.topic == "production" and _FIRMS.search(label_of(choice)) is not None
    if not is_firm or view.chain.numerals[0].unit[-1:] not in _HEADS:
        return None
    name = own_words(own_label(view.label)) or own_words(label_of(choice))
    return Choice(choice.topic, name, None, 0.0, name, "own")
