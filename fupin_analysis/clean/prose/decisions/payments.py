"""Money before or behind a list: it is the whole's, of all things of the list, or of those who were paid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from fupin_analysis.clean.prose.items import Choice, own_choice, own_label, whole_of
from fupin_analysis.clean.prose.making import joined, label_of, make, named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import THINGS, View
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.words.terms import own_words

_PAYS = re.compile(r"补贴|补助|奖补|发放|兑现|兑付|资助")
_TWO = 2
_ALL = re.compile(r"共|合计|总计|累计")
_OF_ONE = re.compile("每户|户均|每人|人均")
#: What works are counted in; whom they reach, what tells of a work's size, and the verb with which another clause begins.
_OF_WORKS = frozenset({"count", "length", "area", "rounds", "floor", "weight", "households"})
_REACHED = re.compile("受益|惠及|覆盖|涉及|带动|解决|服务")
_MEASURED = re.compile("其中|容积|面积|容量|[长宽高深厚](?:度)?[约为]?$|用地|占地|人口|总户")
_DOES = re.compile(
    "新[建修增打]|[修扩改续]建|建[设成]|硬化|改造|维修|安装|实施|完成|种植|养殖|发展|架设|铺设|购|投|培训|发放|落实|脱贫"
)
_LIST = ("、", "和", "及", "与", "以及")
#: Up to so many works are named.
_NAMED = 3
#: What parts the things of one list, and what says of a thing which part of it was done.
_NEXT, _OTHERWISE = re.compile("[^,;。:、()0-9]{0,8}[,、和及与]"), re.compile("其中|[;。:(]|已|完成|开工|占地|面积")
_BEHIND_PARTS = re.compile(r"(?:不等|左右)?\)?,")


def by_money_of_whole(view: View) -> Read | None:
    """Money behind a list of parts is the whole's: 危房87户,其中D级62户、C级25户,补助资金117.5万元."""
    before = view.before
    if view.family != "money" or before is None or view.rest:
        return None
    counted = next((read for read in reversed(view.done) if not _is_rate(view, read)), before)
    whole = counted.whole or _whole_by_sum(view)
    if _is_rate(view, before) and _is_product(view, counted, before):
        return None
    if whole is not None and _BEHIND_PARTS.match(view.gap) and "money" not in whole.families:
        parts = [read for read in view.done if read.whole is whole or read.chain.start > whole.chain.start]
        is_paid = any("money" in part.chain.families for part in parts if not _is_rate(view, part))
        if counted.choice.item is None or (len(parts) > 1 and not is_paid):
            return _paid_for(view, whole)
    of_list = (_of_both(view) if before.choice.item is not None else None) or _of_works(view)
    if of_list is not None or before.choice.item is not None:
        return of_list
    paid = next((read for read in reversed(view.done) if read.choice.item is not None and "money" not in read.families), None)
    if paid is None:
        return None
    is_to_people = _PAYS.search(view.label) and paid.chain.families[0] in ("households", "persons", "person_times")
    return joined(view, paid) if is_to_people or _ALL.match(view.label) else None


def _of_works(view: View) -> Read | None:
    """Return money behind a list of works as that of the whole list: 新建水池3口、渠道5公里,投资126万元."""
    if not view.gap.startswith(",") or _OF_ONE.search(view.gap):
        return None
    works = _works_before(view)
    said = _all_names(works)
    if not said or len({(read.place, read.period, read.aspect) for read in works}) > 1:
        return None
    if whole_of([read.choice for read in works]) is not None:
        return None
    read = make(view, Choice(works[0].choice.topic, own_words(f"{said}资金"), None, 0.0, said, "own"))
    read.aspect, read.period = works[0].aspect, works[0].period
    return read


def _all_names(works: Sequence[Read]) -> str:
    """Return the names of several works told together; the empty text where they are one."""
    names = list(dict.fromkeys(label_of(read.choice) for read in works))
    if len(names) < _TWO:
        return ""
    return "、".join(names) if len(names) <= _NAMED else f"{names[0]}等{len(names)}项"


def _works_before(view: View) -> list[Read]:
    """Return the works of the list that ends right before a number, in order; whom they reach is none of them."""
    works: list[Read] = []
    text, is_of_all = view.sentence.text, _ALL.search(view.label) is not None
    for read in reversed(view.done):
        gap = text[slice(*read.chain.gap)]
        if not works and _REACHED.search(gap):
            continue
        if (
            read.chain.families[0] not in _OF_WORKS
            or "money" in read.chain.families
            or _MEASURED.search(gap)
            or not read.choice.name
        ):
            break
        works.insert(0, read)
        is_listed = gap.startswith(_LIST) or (gap.startswith(",") and (is_of_all or _DOES.search(gap) is None))
        if not is_listed:
            break
    return works


def _of_both(view: View) -> Read | None:
    """Return money behind two kinds in one list as that of both: 改造C级危房42户、D级56户,拨付补助资金198万元."""
    if len(view.done) < _TWO or not _PAYS.search(view.label) or not view.gap.startswith(","):
        return None
    one, other = view.done[-2:]
    is_list = re.match("[、和及与]", view.sentence.text[slice(*other.chain.gap)]) is not None
    are_kinds = one.chain.families == other.chain.families and one.choice.topic == other.choice.topic
    if not is_list or not are_kinds or one.choice.name == other.choice.name or "money" in one.families | other.families:
        return None
    if one.place != other.place or one.period != other.period or one.choice.item is None:
        return None
    whole = whole_of([one.choice, other.choice])
    said = f"{whole.topic}/{whole.name}" if whole is not None else ""
    choice = named(prose_words()["paid_for"].get(said, said), view.label) if said else None
    return make(view, choice or own_choice(one.choice.topic, own_label(view.label)))


def _is_rate(view: View, read: Read) -> bool:
    """Whether a chain is the amount of one of many: 每户补助1.5万元 behind a list of parts is none of them."""
    return read.chain.families == ["money"] and _OF_ONE.search(view.sentence.text, *read.chain.gap) is not None


def _is_product(view: View, counted: Read, rate: Read) -> bool:
    """Whether money is what the rate before it makes of what was counted last: 其中自建24户,户均2.5万元,共60万元."""
    made = float(counted.chain.numerals[0].value) * float(rate.chain.numerals[0].value)
    return abs(made - float(view.chain.numerals[0].value)) <= made / 100


def _paid_for(view: View, whole: Read) -> Read:
    """Return the reading of money joined to a whole; what is not paid for itself is for what is done with it."""
    path = prose_words()["paid_for"].get(f"{whole.choice.topic}/{whole.choice.name}")
    choice = named(path, whole.choice.word, "joined") if path else None
    return make(view, choice) if choice is not None else joined(view, whole)


def _whole_by_sum(view: View) -> Read | None:
    """Return the chain whose first number is the sum of those behind it: 危房9户,已修缮7户、重建2户."""
    reads = [read for read in view.done if read.chain.families[0] == view.done[0].chain.families[0]]
    for place, read in enumerate(reads[:-2]):
        if read.chain.numerals[0].value == sum(one.chain.numerals[0].value for one in reads[place + 1 :]):
            return read
    return None


def pay_together(text: str, done: Sequence[Read]) -> None:
    """Give money that waited for the thing behind it the names of all things of that list; their choices are changed.

    Without a comma behind the money it is of the first thing, unless the next is joined to that by 、 or 和.

    Parameters
    ----------
    text
        The folded paragraph.
    done
        What was read in a sentence.
    """
    for at, money in enumerate(done):
        if money.choice.how != "ahead" or money.chain.families[0] != "money":
            continue
        things = list(takewhile(lambda one: one.chain.families[0] in THINGS and one.choice.how != "ahead", done[at + 1 :]))
        things = things[:1] + list(takewhile(lambda one: _goes_on(text, one), things[1:]))
        if not _all_names(things):
            continue
        gap = text[slice(*things[1].chain.gap)]
        if text[money.chain.end : money.chain.end + 1] != "," and "," in gap:
            continue
        together = whole_of([one.choice for one in things])
        said = _all_names(things)
        money.choice = together if together is not None else own_choice(things[0].choice.topic, f"{said}资金")
        things[0].families.discard("money")


def _goes_on(text: str, read: Read) -> bool:
    """Whether a thing is the next one of a list, and no more is said of the one before."""
    gap = text[slice(*read.chain.gap)]
    return _NEXT.match(gap) is not None and _OTHERWISE.search(gap) is None
