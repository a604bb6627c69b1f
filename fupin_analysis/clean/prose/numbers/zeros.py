"""Zeros that are said without a unit: 辍学学生人数降为0, 危房由12户下降至零, 空壳村全部清零.

What there is none of is a figure. What it counts is told by the number it comes down from, else by the noun before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fupin_analysis.clean.prose.numbers.numeral import Numeral
from fupin_analysis.clean.prose.words import alternatives, prose_units, prose_words

_KEPT = "(?:均|都|已|现|仍|也|动态|全部|始终|持续|连续|保持|实现|稳定|控制|总数|数|数量)*"
_FALLS = "(?:逐步|全部|动态)*(?:下降|降低|减少|压减|压降|回落|清减|降|减|归)(?:至|为|到|成|于)?(?:了)?"
_NOUN = (
    "(?:户数|人数|户|人口|人员|人|学生|儿童|家庭|对象|村|社区|率|比例|占比|件|数|量|案"
    "|事件|现象|存量|危房|问题|贷款|逾期|土坯房|点)"
)
_ZERO = re.compile(
    rf"(?:{_FALLS}|{_NOUN}{_KEPT}(?:为|是|在|达到|控制在)|(?:户数|人数|率|数|量))(?P<zero>[0零〇])(?=[,。;:、)]|$)"
    rf"|(?:户|人口|村|危房)(?:实现|已|均|全部|基本)+(?P<clear>清零)(?=[,。;:、)]|$)"
)
_FROM = re.compile(r"(?:由|从)[^,;。]{0,12}?[0-9](?P<unit>%|UNIT)[^,;。0-9]{0,4}$")


def find_zeros(text: str, taken: list[tuple[int, int]]) -> Iterator[Numeral]:
    """Yield the zeros of a folded paragraph that have no unit of their own; `taken` are the stretches that are other numbers.

    Examples
    --------
    >>> [(one.family, one.unit) for one in find_zeros("辍学学生由3人降为0,逾期率为0,危房户全部清零", [])]
    [('persons', '人'), ('share', '%'), ('households', '户')]
    """
    for match in _ZERO.finditer(text):
        start, end = match.span("zero" if match["zero"] else "clear")
        if any(start < last and first < end for first, last in taken):
            continue
        clause = re.split("[。;]", text[: match.start()])[-1]
        unit = _unit_before(clause) or _unit_of(re.split("[,:]", text[:start])[-1])
        if not unit:
            continue
        taken.append((start, end))
        family = "share" if unit == "%" else prose_units()[unit].family
        yield Numeral(start, end, "number", 0.0, family, unit)


def _unit_before(clause: str) -> str:
    """Return the unit of the number that has come down to zero: 由12户下降至零."""
    match = re.search(_FROM.pattern.replace("UNIT", alternatives(prose_units())), clause)
    return match["unit"] if match else ""


def _unit_of(words: str) -> str:
    """Return the unit that the noun of a zero is counted in; the last noun counts."""
    places = [
        (match.end(), unit) for unit, nouns in prose_words()["zeros"].items() for match in re.finditer(f"(?:{nouns})", words)
    ]
    return max(places, default=(0, ""))[1]
