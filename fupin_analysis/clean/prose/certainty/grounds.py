"""Grounds on which a number is less sure than its item: what its own clause does not say, and what says otherwise beside it.

A number that says all of itself in its clause is as sure as the word that names it. Each ground here takes away an amount of
``vocabulary/prose/certainty.toml``; all that it takes is told with the number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from fupin_analysis.clean.prose.items import own_label, residue
from fupin_analysis.clean.prose.lexicon import find_words
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.paper.changed import change_of_plan
from fupin_analysis.clean.prose.paper.outline import sentence_spans
from fupin_analysis.clean.prose.parts_of_a_year import says_so_far
from fupin_analysis.clean.prose.view import View
from fupin_analysis.clean.prose.words import How, prose_words
from fupin_analysis.core.prose import CERTAIN, Mention

#: Why a number is less sure: a key of ``certainty.less``, and what was found.
Ground = tuple[str, str]

#: Rolls and what a place is made up of stand so; all else is done or not.
_STANDS = frozenset({"registry", "population", "monitoring", "cause", "exit", "plan"})
#: Ways of naming in which a number is what another one is.
_OF_ANOTHER = frozenset({"joined", "list", "sum"})
_MORE = range(1, 4)
#: What is built is counted so; land is grown or leased.
_BUILT = frozenset({"count", "length", "floor"})


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(prose_words()["certainty"]["words"][name])


def grounds_of(view: View, read: Read, done: Sequence[Read]) -> list[Ground]:
    """Return why a number is less sure than the word that names it.

    Parameters
    ----------
    view, read
        The chain and what it was read as in the end.
    done
        The chains of its sentence; what goes on with one of them is no surer than that.
    """
    found = [*_of_the_year(view, read), *_of_the_place(view, read), *_of_the_state(view, read), *_of_the_item(view, read)]
    if read.choice.how in _OF_ANOTHER:
        said = (read.choice.topic, read.choice.name)
        before = [one for one in done if one.chain.start < read.chain.start and (one.choice.topic, one.choice.name) == said]
        found += [ground for ground in (before[-1].grounds if before else ()) if ground[0] not in (*dict(found), "some_part")]
    return found


def _of_the_year(view: View, read: Read) -> list[Ground]:
    """The year is the paper's, and the paper tells of a later one, or of a part of it that nobody names."""
    setting = view.memory.setting
    if setting.doubted and read.period == setting.period:
        return [("doubted_year", setting.doubted)]
    times = [time for time in view.sentence.times if view.part <= time.start < view.chain.start]
    if not times or not times[-1].is_untold or read.period not in (times[-1].period, setting.period) or says_so_far(view):
        return []
    return [("some_part", view.sentence.text[times[-1].start : times[-1].end])]  # 本月, in a paper of no month


def _of_the_place(view: View, read: Read) -> list[Ground]:
    """全村 in a township's paper is one village, and nobody says which."""
    said = None if read.place else _words("village").search(view.sentence.text, view.sentence.start, view.sentence.end)
    return [("some_village", said[0])] if said is not None else []


def _of_the_state(view: View, read: Read) -> list[Ground]:
    """What is read as done stands beside what is wished for or still needed; what is read as planned is told as a deed."""
    text, sentence = view.sentence.text, view.sentence
    deed = _words("done").search(text, view.part, view.chain.start)
    if read.aspect == "plan":
        own = _words("done").search(text, *view.chain.gap)
        return [("planned_and_done", own[0])] if own is not None else []
    if read.choice.topic in _STANDS:
        return []
    changed = change_of_plan(text, view.part, view.chain.start)  # 由原规划的5公里改为8公里: the 8 are wished for by nothing
    wished = _words("wished").search(text, changed.end if changed is not None else sentence.start, sentence.end)
    if wished is not None:
        return [("wished_and_done" if deed else "wished", wished[0])]
    if (going_on := _under_way(view, read)) is not None:
        return [("under_way", going_on)]
    needed = None if deed else _words("needed").search(text, sentence.start, _end_of_next(view))
    return [("needed", needed[0])] if needed is not None else []


def _under_way(view: View, read: Read) -> str | None:
    """Return what says that the works counted are still going on: 通组路5公里,正在施工; 村道3公里。目前路基已完成,待硬化."""
    is_built = view.family in _BUILT or (view.family == "households" and read.choice.topic in ("housing", "infrastructure"))
    if not is_built or _words("over").search(view.label):
        return None
    text, end = view.sentence.text, view.chain.end
    match = _words("under_way").match(text, end, _end_of_next(view))
    if match is not None and not any(hit.items for hit in view.sentence.hits_in(*match.span("between"))):
        return match["says"] if match["says"] not in read.choice.name else None
    before = _words("under_way_before").search(view.label)
    return before[0] if before is not None else None


def _end_of_next(view: View) -> int:
    """Where the sentence behind this one ends; what is needed further on is needed for something else."""
    text, end = view.sentence.text, view.sentence.end
    return next((last for _, last in sentence_spans(text, end, len(text))), end)


def _of_the_item(view: View, read: Read) -> list[Ground]:
    """The word that names the item stands behind the number, or with others that nothing explains."""
    choice = read.choice
    if choice.item is None or not choice.word or choice.how not in ("rule", "label", "default"):
        return []
    found: list[Ground] = []
    label = own_label(view.label)
    if choice.word not in label and choice.word in view.after:
        found.append(("behind", choice.word))
    label = _words("at_first").sub("", label)
    for hit in reversed(find_words(label)):
        label = label[: hit.start] + label[hit.end :]
    unexplained = residue(_words("doing").sub("", _without_whose(view, label)))
    if len(unexplained) in _MORE:
        found.append(("more_words", unexplained))
    return found


def _without_whose(view: View, label: str) -> str:
    """A label without the township, the villages and the times in it: whose a number is says nothing of what it is."""
    own = view.memory.setting.township
    return view.without_places(label.replace(own, "") if own else label)


def certainty(how: How, grounds: Sequence[Ground], *, is_own: bool) -> float:
    """Return the confidence of a number [0-1].

    Parameters
    ----------
    how
        How its item was told.
    grounds
        Why it is less sure.
    is_own
        Whether it keeps the text's own words.

    Examples
    --------
    >>> certainty("label", [], is_own=False), certainty("label", [("wished", "规划")], is_own=False)
    (0.9, 0.45)
    """
    taken = _taken(grounds, is_own=is_own and how == "own")
    return round(max(0.0, float(prose_words()["certainty"]["how"][how]) - taken), 2)


def is_named(mention: Mention) -> bool:
    """Whether a number's item is certain, whatever is doubtful of its year, place or state: what is multiplied needs no more."""
    if not mention.reasons:
        return False
    by_name = prose_words()["certainty"]["how"].get(mention.reasons[0][0], mention.confidence)
    return float(by_name) >= CERTAIN


def _taken(grounds: Sequence[Ground], *, is_own: bool) -> float:
    table = prose_words()["certainty"]
    return float(sum(table["less"][key] for key, _ in grounds) * (table["own_words"] if is_own else 1.0))
