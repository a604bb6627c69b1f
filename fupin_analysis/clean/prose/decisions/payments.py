"""Money behind a list of parts: it is the whole's, or of those who were paid."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import own_choice, own_label, whole_of
from fupin_analysis.clean.prose.making import joined, make, named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View
from fupin_analysis.clean.prose.words import prose_words

_PAYS = re.compile(r"补贴|补助|奖补|发放|兑现|兑付|资助")
_TWO = 2
_ALL = re.compile(r"共|合计|总计|累计")
_OF_ONE = re.compile("每户|户均|每人|人均")
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
    if before.choice.item is not None:
        return _of_both(view)
    paid = next((read for read in reversed(view.done) if read.choice.item is not None and "money" not in read.families), None)
    if paid is None:
        return None
    is_to_people = _PAYS.search(view.label) and paid.chain.families[0] in ("households", "persons", "person_times")
    return joined(view, paid) if is_to_people or _ALL.match(view.label) else None


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
