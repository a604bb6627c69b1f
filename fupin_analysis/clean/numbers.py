"""The text of one cell to one number in base units, exactly or not at all.

Returns are typed by many hands: ``１２３``, ``1，303，000``, ``叁佰户``, ``30余万元``, ``31.5%``. Each is read in one way only.
Text that could be read in two ways (``1,2``, ``12/15``, ``0.5`` under a heading in %) is refused with a code, never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.core.texts.qualifiers import BEFORE_NUMBERS, BEHIND_NUMBERS, any_of
from fupin_analysis.core.words.items import Measure, Unit
from fupin_analysis.core.words.terms import fold, load_vocabulary
from fupin_analysis.errors import Problem

#: From here on a float no longer holds every whole number; nothing a township counts comes near.
_TOO_LARGE = Decimal(10) ** 15

_RUN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
#: Thousands set apart by commas; by blanks they may be several numbers (12 345 is 12户 345人 as well).
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_NUMERAL = "零〇一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾百千佰仟万亿点"
#: Signs of the longest numeral that any count needs (九千九百九十九万九千九百九十九点九九); more are no number.
_LONGEST_NUMERAL = 30
#: Of the words for more than, those that name a class as bounds do.
_MORE_THAN = frozenset({"高于", "多于", "大于", ">"})
_SCALES = {"百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
#: Words of a sum or of what was reached, which say nothing of how exact a number is.
_SUMMED = "共计|合计|共|计|达到|达"
_ROUGHLY = any_of(word for says in ("约", "近", "超过") for word in BEFORE_NUMBERS[says] if word not in _MORE_THAN)
_BEFORE = re.compile(rf"^(?:{_ROUGHLY}|{_SUMMED})")
# A number with a bound is a value where values stand (300户以上 among numbers); elsewhere it names a class (5人以上).
_BOUNDS = any_of((*BEFORE_NUMBERS["以上"], *BEFORE_NUMBERS["以下"], *BEFORE_NUMBERS["不到"], *_MORE_THAN))
_BOUND = re.compile(
    rf"^(?:{_BOUNDS})|(?:(?<=[0-9十百千万亿户人次个亩元里%])(?:{any_of((*BEHIND_NUMBERS['以上'], *BEHIND_NUMBERS['以下']))}))$"
)
# 余 and 多 stand behind the digits or their scale (300余人, 30余万元); behind another word they mean something else.
_BEHIND = re.compile(r"(?<=[0-9十百千万亿])[余多](?![0-9零一二两三四五六七八九十])|(?:左右|上下)$")
#: A number as most cells have it, which can be read in one way only and is no identifier.
_SIMPLE = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_WHOLE = re.compile(r"[0-9]{1,9}")
_NOT_REPORTED = re.compile(
    r"[-‐-―ー─━_~]+|[/\\|]+|\.{2,}|·{2,}|n/?a|n\.a\.|nan|null|none"
    r"|\(?(?:无数据|暂无|暂无数据|未报|未报送|未上报|未统计|未填报|未填|缺报|缺失|缺|不详|不适用|待定|待报)\)?"
)
_ERROR = re.compile(r"#(?:ref|div/0|name|null|num|value|spill|calc|getting_data|n/a)[!?]?|err:[0-9]+")


#: One of two numbers in a cell, with or without a unit; and one with a counting word.
_ONE = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:户|人次|人|名|万?元|亩|公里|个)?"
_COUNT = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:户|人次|人|名|万?元|亩|公里|个)"
#: One of two numbers each with a unit of its own, whatever it is: 2座/80立方米, 3笔15万元.
_ANY = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?[^\W0-9_]{1,4}[23]?"
_PAIR_OF_ANY = re.compile(rf"({_ANY})(?:[/／、,，;；]\s*(?:共)?)?({_ANY})|({_ANY})[(（]({_ANY})[)）]")
#: Money for one of something: a rate, and no count of it.
_RATE = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?万?元[/／、,，每(（]?1[^\W0-9_]{1,4}[23]?[)）]?")


class CellProblem(ValueError):  # noqa: N818  # a problem in a cell, not a fault of the program
    """One cell that is no figure.

    Parameters
    ----------
    code
        Key of ``vocabulary/messages.toml``.
    details
        Values the message's placeholders ask for.
    near
        Known words near the one found.
    """

    def __init__(self, code: str, details: dict[str, object] | None = None, near: tuple[str, ...] = ()) -> None:
        self.code = code
        self.details = details or {}
        self.near = near
        super().__init__(code)

    def __str__(self) -> str:
        return self.problem().say("en")

    def problem(self, where: str = "") -> Problem:
        """Return the problem as said to people, at the address `where`."""
        return Problem(self.code, where=where, details=self.details, near=self.near)


def is_not_reported(text: str) -> bool:
    """Whether a cell says that nothing was reported: ``—``, ``/``, ``…``, ``未统计``, ``N/A``.

    ``0`` is a report. So may be ``无``: it is written for "there were none" and for "there is no record" alike, hence it is
    neither 0 nor this, and :func:`clean_value` asks for one of the two. A blank cell says nothing at all.

    Examples
    --------
    >>> [is_not_reported(text) for text in ("——", "未统计", "0", "无", "")]
    [True, True, False, False, False]
    """
    return _SIMPLE.fullmatch(text) is None and _NOT_REPORTED.fullmatch(_plain(text).casefold()) is not None


def clean_value(text: str, measure: Measure, *, unit: str = "", is_number: bool = False) -> float:
    """Read one cell as a value of `measure`.

    Parameters
    ----------
    text
        The cell as written.
    measure
        What is counted; decides the base unit and what may be a fraction.
    unit
        Unit written in the heading, such as ``"万元"``; empty where none is. A unit in the cell itself goes before it.
    is_number
        Whether the workbook held a typed number, which needs no reading.

    Returns
    -------
    float
        Value in the base unit of `measure` [yuan, km, mu, share 0-1, whole numbers for counts].

    Raises
    ------
    CellProblem
        F201 not one number; F202 unit of another kind; F203 negative; F207 fraction of a count; F212 and F214 percentages that
        can be read in two ways; F213 an error value of the spreadsheet.

    Examples
    --------
    >>> from fupin_analysis.core.words.terms import load_vocabulary
    >>> measures = load_vocabulary().measures
    >>> clean_value("653.66", measures["amount_yuan"], unit="万元")
    6536600.0
    >>> clean_value("近三百户", measures["households"]), clean_value("60人以上", measures["persons"])
    (300.0, 60.0)
    """
    if not unit and measure.kind != "share" and _WHOLE.fullmatch(text):
        return float(text)  # as most cells are
    if _SIMPLE.fullmatch(text):
        return _in_base_unit(Decimal(text), "", "", measure, unit, text)
    plain = _plain(text)
    if _ERROR.fullmatch(plain.casefold()):
        raise CellProblem("F213", {"got": text})
    if unit:
        _known_unit(unit, measure)
    # NFKC makes 298² of 2982 and 1 of ①; an identity number is no figure either.
    if any(unicodedata.category(sign) == "No" for sign in text) or mask_identifiers(plain) != plain:
        raise CellProblem("F201", {"got": text})
    number, scale, written = (
        (Decimal(plain), "", "") if is_number and _RUN.fullmatch(plain) else _split(_BOUND.sub("", plain, count=1).strip(), text)
    )
    return _in_base_unit(number, scale, written, measure, unit, text)


def _in_base_unit(number: Decimal, scale: str, written: str, measure: Measure, unit: str, text: str) -> float:
    heading = _known_unit(unit, measure) if unit else None
    if written == "¥":  # the sign of the currency, which accounts set before any amount
        if heading is not None and heading.factor != 1:
            raise CellProblem("F202", {"got": written, "expected": heading.written})
        value = number * _factor(_known_unit("元", measure))
    elif written:
        value = number * _factor(_known_unit(written, measure))
    elif scale:
        value = _scaled(number, scale, heading)
    elif measure.kind == "share":
        value = _share(number, heading, text)
    else:
        value = number * (_factor(heading) if heading else 1)
    return _checked(value, measure, text)


def check_answered(value: float, measure: Measure) -> float:
    """Return the number that somebody said a cell stands for, in base units, if `measure` can have it (F203, F207)."""
    return _checked(Decimal(str(value)), measure, f"{value:g}")


def unit_of(text: str) -> str:
    """Return the unit written in a cell behind its number: ``94户`` → ``户``; empty where there is none or no number.

    Examples
    --------
    >>> unit_of("30余万元"), unit_of("￥48"), unit_of("94"), unit_of("<1%")
    ('元', '元', '', '%')
    """
    if _SIMPLE.fullmatch(text):
        return ""
    try:
        return _split(_BOUND.sub("", _plain(text), count=1).strip(), text)[2].replace("¥", "元")
    except CellProblem:
        return ""


_PAIR = re.compile(rf"({_ONE})[/／、;；](?:共)?({_ONE})|({_ONE})[(（]({_ONE})[)）]|({_COUNT})[,，、;； ]*(?:共)?({_COUNT})")


def without_bound(text: str) -> str:
    """Return a number without what makes a bound of it.

    Examples
    --------
    >>> [without_bound(text) for text in ("<1%", "300户以上", "98.5%")]
    ['1%', '300户', '98.5%']
    """
    return _BOUND.sub("", _plain(text), count=1).strip()


def is_bounded(text: str) -> bool:
    """Whether a cell holds one number of which only a bound is said: ≥64, 300户以上.

    Examples
    --------
    >>> [is_bounded(text) for text in ("≥64", "300户以上", "不低于2万元", "64", "脱贫户以上")]
    [True, True, True, False, False]
    """
    bare = without_bound(text)
    return bare != _plain(text) and is_number_like(bare)


#: A blank that is not between digits, where it may part two numbers.
_BLANK = re.compile("(?<![0-9]) | (?![0-9])")


def split_pair(text: str, units: Sequence[str] = ()) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """Split a cell of two numbers into number and unit of each; None where it holds no two numbers.

    Parameters
    ----------
    text
        The cell as written.
    units
        The two units that its heading names, for numbers without any.

    Examples
    --------
    >>> split_pair("12/40", ("户", "人")), split_pair("7户25人")
    ((('12', '户'), ('40', '人')), (('7', '户'), ('25', '人')))
    >>> split_pair("12/40"), split_pair("12"), split_pair("0", ("户", "人"))
    (None, None, (('0', '户'), ('0', '人')))
    >>> split_pair("2座/80立方米"), split_pair("3公里200米"), split_pair("1月5日"), split_pair("1000元/1头")
    ((('2', '座'), ('80', '立方米')), None, None, None)
    """
    plain = _BLANK.sub("", _plain(text))
    match = _PAIR.fullmatch(plain)
    found = [part for part in match.groups() if part] if match else []
    if not units and _RATE.fullmatch(plain):
        return None
    if plain == "0" and len(units) == 2:
        return ("0", units[0]), ("0", units[1])  # none of either
    if len(found) != 2:
        return _pair_of_any(plain)
    said = [unit_of(part) for part in found]
    if not any(said) and len(units) == 2:
        return (found[0], units[0]), (found[1], units[1])
    if not all(said) and len(units) == 2 and (said[0] or units[0]) == units[0] and (said[1] or units[1]) == units[1]:
        return (_bare(found[0], said[0]), units[0]), (_bare(found[1], said[1]), units[1])
    if not all(said) or said[0] == said[1]:
        return None
    return (_bare(found[0], said[0]), said[0]), (_bare(found[1], said[1]), said[1])


def _pair_of_any(plain: str) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """Split a cell of two numbers with units that count different kinds of things; 3公里200米 is one length."""
    match = _PAIR_OF_ANY.fullmatch(plain)
    found = [part for part in match.groups() if part] if match else []
    units = [load_vocabulary().units.get(fold(unit_of(part))) for part in found]
    kinds = {unit.measures[0] for unit in units if unit is not None}
    if len(found) != 2 or None in units or len(kinds) < 2:
        return None
    first, second = ((_bare(part, unit_of(part)), unit_of(part)) for part in found)
    return first, second


def _bare(text: str, unit: str) -> str:
    return text if unit in ("", "元") else text.removesuffix(unit)


def is_number_like(text: str) -> bool:
    """Whether a cell holds one number, with or without a unit, or an error value in the place of one.

    Examples
    --------
    >>> [is_number_like(text) for text in ("94户", "#REF!", "12/15", "因病")]
    [True, True, False, False]
    """
    if _SIMPLE.fullmatch(text):
        return True
    plain = _plain(text)
    if _ERROR.fullmatch(plain.casefold()):
        return True
    try:
        _split(plain, text)
    except CellProblem:
        return False
    return True


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("−", "-").strip()


def _split(plain: str, text: str) -> tuple[Decimal, str, str]:
    """Split ``-30余万元`` into the number with its scale applied, the scale (万) and the unit (元); the last two may be empty."""
    rest = _BEHIND.sub("", _BEFORE.sub("", plain, count=1).strip(), count=1).strip()
    sign = -1 if rest[:1] in ("-", "负") else 1
    rest = rest[1:] if rest[:1] in ("-", "+", "负") else rest
    prefix = ""
    for mark, stands_for in (("百分之", "%"), ("千分之", "‰"), ("¥", "¥")):
        if rest.startswith(mark):
            rest, prefix = rest.removeprefix(mark), stands_for
    for number, scale, behind in _readings(rest):
        unit = behind.strip().removesuffix("整")
        if (not unit or fold(unit) in load_vocabulary().units) and not (
            prefix and unit not in ("", "元" if prefix == "¥" else prefix)
        ):
            return sign * number, scale, unit or prefix
    raise CellProblem("F201", {"got": text})


def _readings(rest: str) -> Iterator[tuple[Decimal, str, str]]:
    """Yield number, scale and what follows, the longest number first: ``三千米`` is 三千 of 米 before it is 三 of 千米."""
    digits = _longest_digits(rest)
    if digits:
        number, behind = Decimal(digits.replace(",", "")), rest[len(digits) :].lstrip()
        for scale in sorted(_SCALES, key=len, reverse=True):
            if behind.startswith(scale):
                yield number * _SCALES[scale], scale, behind.removeprefix(scale)
        yield number, "", behind
        return
    length = next((place for place, sign in enumerate(rest) if sign not in _NUMERAL), len(rest))
    if length > _LONGEST_NUMERAL:
        return
    for end in range(length, 0, -1):
        value = _chinese(rest[:end])
        if value is not None:
            yield value, rest[end - 1] if rest[end - 1] in "万亿" else "", rest[end:]


def _longest_digits(rest: str) -> str:
    """Return the digits at the head of `rest` if what follows cannot belong to them; otherwise nothing."""
    found = max((match[0] for match in (_GROUPED.match(rest), _RUN.match(rest)) if match), key=len, default="")
    return "" if re.match(r"[0-9.,']|\s[0-9]", rest[len(found) :]) else found


@cache
def _chinese(numeral: str) -> Decimal | None:
    """Read a whole Chinese numeral strictly: 三十二 and 叁佰 but neither 一百二 (120 or 102?) nor 二〇一八 (a year)."""
    import cn2an  # loads a table of traditional characters: only where a numeral occurs

    spelt = re.sub(r"(?<!十)两(?=[百千万亿])|^两$", "二", numeral.replace("〇", "零"))
    try:
        return Decimal(str(cn2an.cn2an(spelt, "strict")))
    except ValueError:
        return None


def _known_unit(written: str, measure: Measure) -> Unit:
    unit = load_vocabulary().units.get(fold(written))
    if unit is None or measure.name not in unit.measures:
        raise CellProblem("F202", {"got": written, "expected": measure.unit_zh or measure.zh})
    return unit


def _factor(unit: Unit) -> Decimal:
    return Decimal(str(unit.factor))


def _scaled(number: Decimal, scale: str, heading: Unit | None) -> Decimal:
    """Value of a bare ``30万``: under 元, 万元 or no unit it is 300000 yuan; under 千元 it could be two things."""
    if heading is None or heading.factor in (1, _SCALES[scale]):
        return number
    raise CellProblem("F202", {"got": scale, "expected": heading.written})


def _share(number: Decimal, heading: Unit | None, text: str) -> Decimal:
    if heading is not None:
        if 0 < number <= 1:
            raise CellProblem("F212", {"got": text})
        return number * _factor(heading)
    if number > 1:
        raise CellProblem("F214", {"got": text})
    return number


def _checked(value: Decimal, measure: Measure, text: str) -> float:
    if value < 0:
        raise CellProblem("F203", {"got": text})
    if value >= _TOO_LARGE:
        raise CellProblem("F201", {"got": text})
    if measure.kind == "count" and value != value.to_integral_value():
        raise CellProblem("F207", {"got": text})
    return float(value) + 0.0  # of two zeros there is one: -0 would be printed and told apart
