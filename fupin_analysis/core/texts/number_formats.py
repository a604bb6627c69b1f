"""Number formats of spreadsheets: what a code makes of a number, as far as it changes what a person believes the number to be.

A format may divide what is shown (``#,##0,`` by a thousand, ``0!.0,`` by ten thousand, in use to show yuan as 万元), multiply it
(``0.0%``), or make a date of it. Colours, alignment and padding are passed over.

References
----------
ECMA-376 part 1, 18.8.30 (``numFmts``), with the formats that have numbers only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

#: Formats that files name by number only. 27-36 and 50-58 are those of a Chinese Excel, in which returns are filled in.
_YEAR_MONTH, _MONTH_DAY, _DAY = 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"'
BUILT_IN: dict[int, str] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    30: "m/d/yy",
    **dict.fromkeys((27, 36, 50, 52, 57), _YEAR_MONTH),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), _MONTH_DAY),
    31: _DAY,
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: 'AM/PM h"时"mm"分"',
    35: 'AM/PM h"时"mm"分"ss"秒"',
    55: 'AM/PM h"时"mm"分"',
    56: 'AM/PM h"时"mm"分"ss"秒"',
}

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|\[(?P<bracket>[^\]]*)\]?|_.|\*.'
    r"|(?P<noon>(?i:am/pm|a/p|上午/下午))|(?P<general>(?i:general|g/通用格式))|(?P<power>[Ee][+-])"
    r"|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[eE]+|[aA]{3,})|(?P<digit>[0#?]+)|(?P<sign>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"(?:\[[^\]<>=]*\])*\[[<>=]")
#: A condition of a section: the sign, and the number that others are held against.
_ANY_CONDITION = re.compile(r"\[(<=|>=|<>|[<>=])\s*(-?[0-9]+(?:\.[0-9]+)?)\]")
_ELAPSED = re.compile(r"(?i)h+|m+|s+")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class NumberFormat:
    """What one format code does, told by its first section, the one for numbers above zero.

    Parameters
    ----------
    code
        The code as the file has it.
    is_date
        Whether it makes a date or a time of a number.
    is_percent
        Whether the number is shown as a percentage.
    scale
        How many times larger the stored number is than the shown one.
    date_parts
        Which of year, month and day are shown, in the order ``ymd``.
    suffix
        What stands behind the digits: a unit (``0"户"``), a scale (``0.0,"万"``) or a literal percent sign.
    """

    code: str
    is_date: bool = False
    is_percent: bool = False
    scale: Decimal = Decimal(1)
    date_parts: str = ""
    suffix: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether the number meant is the number stored, and nothing is said behind it."""
        return not (self.is_date or self.is_percent or self.suffix) and self.scale == 1

    def mean(self, text: str) -> str:
        """Return the stored number `text` as it is meant, with nothing rounded away: what is shown, to the last digit."""
        if self.is_date or self.is_plain:
            return text
        try:
            number = Decimal(text) / self.scale
        except ArithmeticError:
            return text
        if self.is_percent:
            return f"{(number * 100).normalize():f}%"
        return f"{number.normalize():f}{self.suffix}"

    def show(self, text: str) -> str:
        """Return the number or ISO date `text` as it is shown; `text` itself where the format changes nothing of account."""
        if self.is_date:
            return _show_date(self.code, text)
        if self.is_plain:
            return text
        if self.scale == 1 and not self.is_percent:
            return f"{text}{self.suffix}"
        try:
            number = Decimal(text)
        except ArithmeticError:
            return text
        number = number * 100 if self.is_percent else number
        shown = (number / self.scale).quantize(Decimal(1).scaleb(-decimals(self.code)), rounding=ROUND_HALF_UP)
        return f"{shown:f}{'%' if self.is_percent else self.suffix}"


@cache
def read_format(code: str) -> NumberFormat:
    """Read a format code.

    Examples
    --------
    >>> read_format("0!.0,").scale, read_format("#,##0,").scale, read_format("0.0%").is_percent
    (Decimal('10000'), Decimal('1000'), True)
    >>> read_format('[$-804]yyyy"年"m"月";@').date_parts, read_format("m/d").date_parts
    ('ym', 'md')
    """
    tokens = _tokens(_first_section(code))
    parts = _date_parts(tokens)
    if parts is not None:
        return NumberFormat(code, is_date=True, date_parts=parts)
    if any(kind == "power" or text == "@" for kind, text in tokens):
        return NumberFormat(code)
    is_percent = any(kind == "sign" and text in "%％" for kind, text in tokens)
    return NumberFormat(code, is_percent=is_percent, scale=_scale(tokens), suffix="" if is_percent else _suffix(tokens))


def format_for(code: str, text: str) -> NumberFormat:
    """Read the part of a code that shows the number `text`: codes may have conditions, and each part of one scales by itself.

    Examples
    --------
    >>> [format_for('[>=10000]0!.0,"万";0"户"', text).show(text) for text in ("123000", "123")]
    ['12.3万', '123户']
    """
    if _ANY_CONDITION.search(code) is None:
        return read_format(code)
    try:
        return read_format(_section_for(_sections(code), Decimal(text)))
    except ArithmeticError:
        return read_format(code)


def _section_for(sections: list[str], number: Decimal) -> str:
    """Return the section that shows a number; one without condition stands for all others, or its sign where more follow."""
    for place, section in enumerate(sections[:3]):
        condition = _ANY_CONDITION.search(section)
        is_last = place == min(len(sections), 3) - 1
        if _holds(condition[1], number, Decimal(condition[2])) if condition else is_last or (number < 0 if place else number > 0):
            return section
    return ""  # a spreadsheet shows ##### : nobody said how


def _holds(sign: str, number: Decimal, bound: Decimal) -> bool:
    return ("<" in sign and number < bound) or (">" in sign and number > bound) or (sign in ("=", "<=", ">=") and number == bound)


def _sections(code: str) -> list[str]:
    return re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code)


def is_date_format(code: str) -> bool:
    """Whether a code makes a date of a number; General and text do not."""
    return bool(code) and read_format(code).is_date


def _tokens(section: str) -> list[tuple[str | None, str]]:
    return [(match.lastgroup, match[0]) for match in _TOKEN.finditer(section)]


def _first_section(code: str) -> str:
    """Return the code up to the first semicolon that is neither quoted nor escaped.

    With conditions (``[<10000]0;0.0,"万"``) the sections are for small and large numbers: the last one that scales counts.
    """
    if _CONDITION.match(code):
        sections = _sections(code)
        return next((section for section in reversed(sections) if _scale(_tokens(section)) != 1), sections[0])
    for match in _TOKEN.finditer(code):
        if match.lastgroup == "sign" and match[0] == ";":
            return code[: match.start()]
    return code


def _date_parts(tokens: list[tuple[str | None, str]]) -> str | None:
    """Return which of year, month, day are shown; None where the code is no date. ``m`` beside ``h`` or ``s`` is a minute."""
    if any(kind == "digit" and "0" not in text for kind, text in tokens):
        return None
    if any(kind == "sign" and text.isascii() and text.isalpha() and text not in "bBgGTZ" for kind, text in tokens):
        return None  # a word, not a code
    found: list[str] = []
    for kind, text in tokens:
        if kind == "date":
            found.append(text[0].lower())
        elif kind == "bracket" and _ELAPSED.fullmatch(text.strip("[]")):
            found.append("h")
    if not found:
        return None
    parts = set()
    for place, letter in enumerate(found):
        is_minute = letter == "m" and ("h" in found[max(place - 1, 0) : place] or "s" in found[place + 1 : place + 2])
        if letter in "ye":
            parts.add("y")
        elif letter == "d" or (letter == "m" and not is_minute):
            parts.add(letter)
    return "".join(part for part in "ymd" if part in parts)


def _scale(tokens: list[tuple[str | None, str]]) -> Decimal:
    """Return by how much a format divides: commas behind the last digit, and a point written as a literal between digits."""
    last = max((place for place, (kind, _) in enumerate(tokens) if kind == "digit"), default=-1)
    commas = 0
    for kind, text in tokens[last + 1 :] if last >= 0 else ():
        if kind != "sign" or text != ",":
            break
        commas += 1
    point = next((place for place, (kind, text) in enumerate(tokens) if _is_literal_point(kind, text)), None)
    has_point = any(kind == "sign" and text == "." for kind, text in tokens)
    behind = 0
    if point is not None and not has_point and any(kind == "digit" for kind, _ in tokens[:point]):
        behind = sum(len(text) for kind, text in tokens[point:] if kind == "digit")
    return Decimal(10) ** (3 * commas + behind)


def _suffix(tokens: list[tuple[str | None, str]]) -> str:
    """Return the literal text behind the last digit."""
    last = max((place for place, (kind, _) in enumerate(tokens) if kind in ("digit", "general")), default=None)
    if last is None:
        return ""
    behind = tokens[last + 1 :]
    texts = [text.strip('"') if kind == "quoted" else text[1:] if kind == "escaped" else text for kind, text in behind]
    signs = [text for (kind, _), text in zip(behind, texts, strict=True) if kind in ("quoted", "escaped", "sign")]
    return "".join(signs).strip(" ,.()-+/")


def _is_literal_point(kind: str | None, text: str) -> bool:
    return (kind == "escaped" and text[1:] == ".") or (kind == "quoted" and text.strip('"') == ".")


@cache
def decimals(code: str) -> int:
    """Return the number of decimal places a code shows."""
    tokens = _tokens(_first_section(code))
    for place, (kind, text) in enumerate(tokens):
        if (kind == "sign" and text == ".") or _is_literal_point(kind, text):
            return sum(len(digits) for inner, digits in tokens[place:] if inner == "digit")
    return 0


def _show_date(code: str, text: str) -> str:
    """Return an ISO date as the code shows it; times of day as they are."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    shown: list[str] = []
    for match in _TOKEN.finditer(_first_section(code)):
        kind, token = match.lastgroup, match[0]
        if kind == "quoted":
            shown.append(match["quoted"])
        elif kind == "escaped":
            shown.append(match["escaped"])
        elif kind == "date":
            if token[0] in "hHsSaA":
                return text
            shown.append(_date_part(token, moment))
        elif kind == "noon":
            return text
        elif kind in ("sign", "digit") and token != "@":
            shown.append(token)
    return "".join(shown).strip()


def _date_part(token: str, moment: date) -> str:
    letter, width = token[0].lower(), len(token)
    if letter in "ye":
        return f"{moment.year % 100:02d}" if letter == "y" and width <= 2 else f"{moment.year:04d}"
    if letter == "m" and width >= 3:
        return _MONTHS[moment.month - 1]
    number = moment.month if letter == "m" else moment.day
    return f"{number:02d}" if width == 2 else str(number)
