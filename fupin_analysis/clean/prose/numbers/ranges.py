"""Numbers told by two ends: 3—5次, 100万至120万元, 三十到三十五户, 三四成. The qualifier keeps the upper end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from fupin_analysis.clean.prose.numbers.chinese import CHINESE, SCALES, approximate_end, chinese_value
from fupin_analysis.clean.prose.numbers.numeral import Numeral, NumeralKind, without_noise
from fupin_analysis.clean.prose.words import alternatives, prose_units
from fupin_analysis.core.texts.qualifiers import up_to

ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_SCALE = "[百千万亿]"
_TENTHS = "成(?![立员果效功为本年份人交品型熟长就套都])"
_SHARES = {"%": 0.01, "‰": 0.001, "成": 0.1, "百分之": 0.01, "千分之": 0.001}
#: Nouns behind numbers each of which names one: 3-5组 are groups.
NUMBERED = frozenset({"组", "村", "社区", "居委会", "嘎查"})
#: Units of dates.
TIMES = frozenset({"年", "月", "日"})
#: What units of some families count is no figure.
KINDS_OF_FAMILIES: dict[str, NumeralKind] = {"age": "condition", "score": "condition", "duration": "duration"}
_GEOGRAPHY = re.compile(
    r"海拔|最[高低](?:处|点|峰|海拔)|主峰|山顶|高程|落差|距离?[^,]*|位于[^,]*|相距|(?:东|南|西|北)(?:部|面|方|端|侧)?$|气温|降雨|降水"
)
_NEAR = 12
#: What a number went from: 由120户到90户 are two numbers, unless they are told to differ or lie between.
_FROM = re.compile("(?:(?<!自)由(?!于)|(?<![服自])从(?!事|业))(?:20[0-9]{2}年[底末初]?的?)?[^,;。0-9]{0,4}$")
_DIFFERS = re.compile("不等|之间|之内|范围|区间")
#: How large a household is: 1-2人户.
_HOUSEHOLD = re.compile("户|之家|家庭")
#: A number taken from another, with what is left: 52户-19户=33户.
_EQUALS = re.compile("[^,;。]{0,12}=")
_FEW_TENTHS = re.compile(rf"(?P<few>[一二两三四五六七八九]{{2}}){_TENTHS}")


@cache
def _range() -> re.Pattern[str]:
    units = f"%|‰|{_TENTHS}|{alternatives(prose_units())}"

    def end(number: int) -> str:
        value = rf"(?:(?P<arabic{number}>{ARABIC})|(?P<chinese{number}>{CHINESE}))"
        return rf"(?P<of{number}>[百千]分之)?{value}(?P<scale{number}>{_SCALE})?[余多]?(?P<unit{number}>{units})?"

    return re.compile(
        rf"(?<![0-9.])(?<![0-9]-){end(1)}(?:-{{1,2}}|至|到|/|(?P<and>[和与、])){end(2)}(?P<between>之间)?", re.DOTALL
    )


def is_geography(text: str, start: int) -> bool:
    """Whether words before a length say where a place lies, or how high: 海拔850至1950米."""
    return _GEOGRAPHY.search(text[max(0, start - _NEAR) : start]) is not None


def find_ranges(text: str) -> Iterator[Numeral]:
    """Yield the ranges of a folded paragraph: the value is the lower end, the qualifier says up to where.

    One whose second end is below the first is read by nobody for certain, and is left over.

    Examples
    --------
    >>> [(one.value, one.unit, one.qualifier) for one in find_ranges("每人8000元至1万元,三十到三十五户,占30%-35%")]
    [(8000.0, '万元', '至10000'), (30.0, '户', '至35'), (0.3, '%', '至0.35')]
    """
    place = 0
    while (match := _range().search(text, place)) is not None:
        found = _told(match, text)
        place = match.end() if found is not None else max(match.start() + 1, match.start("and"), match.end("unit1"))
        if found is not None:
            yield found
    for match in _FEW_TENTHS.finditer(text):
        low, high = chinese_value(match["few"]), approximate_end(match["few"])
        if low is not None and high is not None:
            yield Numeral(*match.span(), "range", without_noise(low / 10), "share", "成", up_to(without_noise(high / 10)))


def _told(match: re.Match[str], text: str) -> Numeral | None:
    """Return a range, or None where two numbers stand side by side that are none."""
    first, last = match["unit1"] or match["of1"], match["unit2"] or match["of2"] or match["of1"]
    is_chinese = match["chinese1"] is not None
    if (match["and"] and not match["between"]) or last is None or last in TIMES or is_chinese != (match["chinese2"] is not None):
        return None
    family = _family(last)
    is_change = _is_change(match, text, family)
    if is_change and first is not None:
        return None
    if first is not None and text[match.end("unit1")] == "/":
        return None  # 120人/130人 are two
    if first is not None and _family(first) != family:
        return None
    if is_chinese and (last in NUMBERED or family in ("duration", "age", "score", "power", "points")):
        return None  # 三至五组, 一到三年
    low, high = _ends(match, first, last)
    if low is None or high is None or low == high or (low > high and _EQUALS.match(text, match.end())):
        return None
    end = next(match.end(name) for name in ("unit2", "scale2", "chinese2", "arabic2") if match[name])
    if low > high or is_change:
        return Numeral(match.start(), end, "leftover", low, family, last)
    kind = KINDS_OF_FAMILIES.get(family, "range")
    if last in NUMBERED and not first:
        kind = "name"
    elif family == "length" and is_geography(text, match.start()):
        kind = "geography"
    elif last == "人" and _HOUSEHOLD.match(text, end):
        kind = "condition"
    return Numeral(match.start(), end, kind, low, family, (match["scale2"] or "") + last, up_to(high))


def _is_change(match: re.Match[str], text: str, family: str) -> bool:
    """Whether two ends are what a number was and what it is: 贫困发生率由5.3%到2.1%."""
    second = match.start("arabic2" if match["arabic2"] else "chinese2")
    before = text[max(0, match.start() - _NEAR) : match.start()]
    if match["between"] or text[second - 1] not in "到至" or _FROM.search(before) is None:
        return False
    is_length = family == "length" and is_geography(text, match.start())
    return not is_length and family not in KINDS_OF_FAMILIES and _DIFFERS.match(text, match.end()) is None


def _family(unit: str) -> str:
    return "share" if unit in _SHARES else prose_units()[unit].family


def _ends(match: re.Match[str], first: str | None, last: str) -> tuple[float | None, float | None]:
    """Return both ends in base units; the first has the scale and unit of the last where it has none, and is not above it."""
    values = [_value(match, number) for number in ("1", "2")]
    if values[0] is None or values[1] is None:
        return None, None
    low, high = values[0], values[1]
    scales = [SCALES[match[name]] if match[name] else 1 for name in ("scale1", "scale2")]
    if not match["scale1"] and first is None and low < high:
        scales[0] = scales[1]  # 100-120万元; but 5000-1万元 are 5000
    factors = [_SHARES[unit] if unit in _SHARES else prose_units()[unit].factor for unit in (first or last, last)]
    return without_noise(low * scales[0] * factors[0]), without_noise(high * scales[1] * factors[1])


def _value(match: re.Match[str], number: str) -> float | None:
    arabic = match[f"arabic{number}"]
    return float(arabic.replace(",", "")) if arabic else chinese_value(match[f"chinese{number}"])
