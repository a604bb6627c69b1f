"""Units in a heading over several columns that the headings below divide: 资助情况（人、万元） over 人数 | 金额.

There they are no two numbers of one cell: each column is counted in the one that its own heading means. A sum behind its parts is
in their unit, and a rate below a unit in none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from fupin_analysis.clean.wording.labels import Label, read_label
from fupin_analysis.core.words.last_nouns import implied
from fupin_analysis.core.words.narrowing import OF_PEOPLE, group_named
from fupin_analysis.core.words.terms import drop_brackets, fold, load_vocabulary

_LIST = re.compile(r"[(（\[【](?:计量)?(?:单位[:：]?)?([^()（）\[\]【】]+)[)）\]】]\s*$")
_FEWEST = 2
#: A rate is in none of the units that the heading above it has for the columns beside it: 改厕（户） over 计划 | 完成 | 完成率.
_RATE, _PERCENT = re.compile("率$|占比$|比例$|比重$|进度$"), frozenset("%％")
_BETWEEN = re.compile("[、,，;；/／]|和|及")


def with_units_over(heads: Mapping[int, tuple[Label, ...]]) -> dict[int, tuple[Label, ...]]:
    """Return the headings of each column, those below a list of units with the one that they are counted in.

    Parameters
    ----------
    heads
        Labels of the columns by number, from the top.

    Examples
    --------
    >>> above = read_label("资助情况（人、万元）")
    >>> below = {1: "人数", 2: "金额", 3: "贫困户"}
    >>> found = with_units_over({number: (above, read_label(text)) for number, text in below.items()})
    >>> [[(label.unit, label.pair) for label in found[number]][-1] for number in (1, 2)], found[3][0].pair
    ([('人', ()), ('万元', ())], ('人', '万元'))
    """
    told = {number: _with_unit(own) for number, own in heads.items()}
    return told | {number: own for number in told if (own := _as_parts(number, told))}


def _as_parts(number: int, heads: Mapping[int, tuple[Label, ...]]) -> tuple[Label, ...]:
    """Return the headings of a sum (合计) with the unit of its parts, where two or more stand before it and all have it."""
    own = heads[number]
    is_sum = bool(own) and any(reading.is_total and not reading.measure for reading in own[-1].readings)
    if not is_sum or any(label.unit or label.pair for label in own):
        return ()
    units: list[str] = []
    for at in sorted((at for at in heads if at < number), reverse=True):
        before = heads[at]
        is_beside = len(before) == len(own) and bool(before[-1].unit)
        if not is_beside or [label.text for label in before[:-1]] != [label.text for label in own[:-1]]:
            break
        units.append(before[-1].unit)
    is_told = len(units) >= _FEWEST and len({*units}) == 1 and fold(units[0]) in load_vocabulary().units
    return (*own[:-1], replace(own[-1], unit=units[0])) if is_told else ()


def _with_unit(own: tuple[Label, ...]) -> tuple[Label, ...]:
    if len(own) > 1 and own[-1].unit in ("", *_PERCENT) and _RATE.search(fold(drop_brackets(own[-1].text))):
        own = (*(label if label.unit in _PERCENT else replace(label, unit="", pair=()) for label in own[:-1]), own[-1])
    for place, label in enumerate(own[:-1]):
        units = _listed(label.text) or label.pair
        if len(units) < 2:
            continue
        measures = [load_vocabulary().units[fold(unit)].measures for unit in units]
        said = _counted(own[place + 1 :])
        fitting = [unit for unit, names in zip(units, measures, strict=True) if _is_of(said, names)]
        if said and len(fitting) == 1:
            bare = replace(read_label(drop_brackets(label.text)), text=drop_brackets(label.text))
            last = own[-1] if own[-1].unit else replace(own[-1], unit=fitting[0])
            return (*own[:place], bare, *own[place + 1 : -1], last)
    return own


def _listed(text: str) -> tuple[str, ...]:
    found = _LIST.search(text)
    parts = [part.strip() for part in _BETWEEN.split(found[1])] if found else []
    units = load_vocabulary().units
    is_one = found is not None and fold(found[1].strip()) in units  # 元/人 is what each has
    return tuple(parts) if len(parts) > 1 and not is_one and all(fold(part) in units for part in parts) else ()


def _counted(below: Sequence[Label]) -> str:
    """Return the measure that headings below a list of units say, the lowest first; 特困人员 only say whose 人、元 they are."""
    units = load_vocabulary().units
    for label in reversed(below):
        noun = (
            "" if group_named(label.text) in OF_PEOPLE else implied(fold(drop_brackets(label.text)))
        )  # 特困人员 are whose 人、元
        said = next((one.measure for one in label.readings if one.measure), "") or noun
        if fold(label.unit) in units:
            return units[fold(label.unit)].measures[0]
        if said:
            return said
    return ""


def _is_of(said: str, names: Sequence[str]) -> bool:
    """Whether a unit that counts some measures is that of another: 人 of recipients, 万元 of any amount."""
    measures = load_vocabulary().measures
    if not said or said in names:
        return bool(said)
    kind = measures[said].kind
    if kind == "count":
        own = load_vocabulary().units.get(fold(measures[said].unit_zh))
        return own is not None and bool(set(own.measures) & set(names))
    return kind != "quantity" and any(measures[name].kind == kind for name in names)
