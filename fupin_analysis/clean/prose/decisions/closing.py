"""What there was at the year's end, told by no more than 年末 behind what there was at its beginning and what changed."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import Choice
from fupin_analysis.clean.prose.making import label_of, make
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.words.planning import CHANGES
from fupin_analysis.core.words.terms import OTHER, load_vocabulary, own_words

_CLOSING = re.compile("(?:截?[至止到])?(?:全)?(?:年末|年底|期末|月末|季末)(?:数|为|达到?|有|共有|共|剩|余|还有|增至|降至|减至)*")
_OPENING = re.compile("^(?:年初|期初|上年末|上年底|年初时)")


def by_closing_stock(view: View) -> Read | None:
    """年初监测对象30户,新增8户,消除风险12户,年末26户: of what stood at the beginning, and not of what was last taken off it."""
    if not _CLOSING.fullmatch(view.label.strip(",;:、")):
        return None
    before = (*reversed(view.all_done), *reversed(view.memory.previous))
    opening = next((read for read in before if _is_opening(read, view)), None)
    if opening is not None:
        return make(view, _at_the_end(opening, view))
    last = view.before
    if last is not None and last.choice.name in CHANGES:
        return make(view, Choice(last.choice.topic, own_words(view.label), None, 0.0, view.label, "own"))
    return None


def _is_opening(read: Read, view: View) -> bool:
    return view.family in read.families and read.choice.item is None and _OPENING.search(read.choice.name) is not None


def _at_the_end(opening: Read, view: View) -> Choice:
    """Return the item whose opening stock was named; in the text's own words where the vocabulary has none."""
    rest = _OPENING.sub("", label_of(opening.choice))
    found = load_vocabulary().find_items(rest)
    if len(found) == 1 and opening.choice.topic in (found[0].topic, OTHER):
        return Choice(found[0].topic, found[0].name, found[0], 0.0, rest, "rule")
    return Choice(opening.choice.topic, own_words(f"年末{rest}"), None, 0.0, view.label, "own")
