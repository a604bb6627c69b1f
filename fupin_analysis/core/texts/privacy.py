"""Masking of identifiers, so that nothing personal reaches a message, a page, a file or a log.

The format follows municipal practice: an identity number keeps its first two and last three characters, a mobile number its
first three and last four digits (GB 11643-1999; GB/T 37964-2019 on de-identification). Numbers are found however they are
typed: full-width, in Chinese signs, or in pieces divided by blanks, line ends, zero-width marks, hyphens or points. Texts are
masked as they were handed in: once blanks are removed, two numbers side by side look like one.

============================  =====================================================================================
identity number               15 or 18 characters with a day of birth where it belongs
certificate of disability     20 or 22 characters: an identity number, type and grade
mobile number                 11 digits, with 0, 86, +86 or 0086 before them
landline number               an area code from 0 on and 7 or 8 digits, with 86 before it; 400 and 800 in pieces
bank card                     16 to 19 digits in pieces of four whose check digit is right, or that begin with 62; divided by
                              commas or slashes, as numbers of a list are, only with a right check digit behind a card's first;
                              money so divided (…/7433元) is none
anything longer               15 digits and more without a break: no count and no amount of a township has as many
============================  =====================================================================================
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from fupin_analysis.core.texts.told_pieces import hide_told_pieces

#: What may stand between the digits of one number: blanks and marks without width, and signs that also divide two numbers.
_BLANK = " \\t\\r\\n\\v\\f\\u0085\\u00a0\\u1680\\u2000-\\u200f"
_BLANK += "\\u2028\\u2029\\u202f\\u205f\\u2060\\u3000\\ufeff\\u00ad\\-\\u2010-\\u2015\\u2212\\uff0d()（）"
_SIGN = "./_,·•・，．／＿~～:：*＊|｜;；"
_RUN = re.compile(rf"\d[\d{_BLANK}{_SIGN}]*(?:[Xx](?![0-9A-Za-z]))?")
#: What every such number begins with: a digit and as many more, or signs between them, as the shortest has but for its last.
_MAY_BE = re.compile(rf"\d[\d{_BLANK}{_SIGN}]{{8}}")
_PIECE = re.compile(r"\d+[Xx]?")
_HAS_SIGN = re.compile(rf"[{_SIGN}]")
_WIDE = re.compile(r"(?![0-9])\d|[Ｘｘ]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
#: Digits said in Chinese (零三五八—六二二七一八三), and what may stand between two of them.
_SAID = dict(zip("零〇○一二三四五六七八九幺", "0001234567891", strict=True))
_SAID_RUN = re.compile(rf"[0-9{''.join(_SAID)}](?:[{_BLANK}—―－–]{{0,3}}[0-9{''.join(_SAID)}]){{9,}}")
_MOBILE_MASK = re.compile(r"\d{3}\*{4}\d{4}")
_HYPHEN = re.compile("[-\u2010-\u2015\u2212\uff0d]")
_BIRTH = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_OLD_BIRTH = re.compile(r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_MOBILE = re.compile(r"(?:0|(?:00)?86)?(1[3-9]\d{9})")
_AREA = re.compile(r"0(?:10|2\d|[3-9]\d\d)")
#: How mobile numbers are cut into pieces where the signs between them could divide two numbers as well.
_MOBILE_CUTS = {(3, 4, 4), (3, 8), (4, 4, 3), (3, 3, 5), (1,) * 11}
#: First digits of cards: those of China (62) and of the networks abroad.
_ISSUED = frozenset("3456")
#: What divides numbers of a list, and seldom a card; and money behind the last of them.
_LISTED = re.compile(r"[/,，／|｜;；]")
_MONEY = re.compile("\\s?(?:万|亿)?元(?![旦月宵])")
#: Digits that the shortest of these numbers has, and the longest of those that are written in pieces.
_SHORTEST, _LONGEST = 10, 22
#: Digits without a break from which on a number is masked whatever it is.
_LONG = 15
#: Signs between two pieces of one number at most.
_MOST_BETWEEN = 3


class _Piece(NamedTuple):
    """Digits without a break, where they stand, and what stands before them."""

    text: str
    start: int
    end: int
    before: str


def mask_identifiers(text: str) -> str:
    """Return `text` with the numbers of persons, telephones and cards masked; other text is returned as it is.

    Examples
    --------
    >>> mask_identifiers("证件号码 999901199001010015 电话 13800138000")
    '证件号码 99*************015 电话 138****8000'
    >>> mask_identifiers("９９９９０１ 19900101-0015")
    '99*************015'
    >>> mask_identifiers("+86 138.0013.8000，办公室0399-63330077；拨付1,303,000元")
    '+138****8000，办公室03****77；拨付1,303,000元'
    >>> mask_identifiers("电话：零三九九—六三三三零零七七，二〇一八年")
    '电话：03****77，二〇一八年'
    """
    if not text.isascii():
        text = hide_told_pieces(text)
    if not text.isascii() and len(text) >= _SHORTEST:
        text = _SAID_RUN.sub(_masked_if_said, text)
    if len(text) < _SHORTEST or _MAY_BE.search(text) is None or sum(map(str.isdigit, text)) < _SHORTEST:
        return text
    folded = _fold(text)
    masked, done = [], 0
    for run in _RUN.finditer(folded):
        if run.end() - run.start() < _SHORTEST:
            continue
        for start, end, mask in _masked(run[0], _MONEY.match(folded, run.end()) is not None):
            masked += [folded[done : run.start() + start], mask]
            done = run.start() + end
    return "".join([*masked, folded[done:]]) if masked else text


def find_identifiers(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the numbers that :func:`mask_identifiers` masks stand, and what each is like: its start, its end and its kind.

    Examples
    --------
    >>> list(find_identifiers("证件号码 999901199001010015 电话 138 0013 8000"))
    [(5, 23, 'identity'), (27, 40, 'mobile')]
    """
    said = [match.span() for match in _SAID_RUN.finditer(text) if _masked_if_said(match) != match[0]]
    yield from ((start, end, "mobile" if text[start] in "1一幺" else "landline") for start, end in said)
    folded = _fold(text)
    for run in _RUN.finditer(folded) if _MAY_BE.search(text) else ():
        if run.end() - run.start() < _SHORTEST:
            continue
        for start, end, mask in _masked(run[0], _MONEY.match(folded, run.end()) is not None):
            kind = "mobile" if _MOBILE_MASK.fullmatch(mask) else "landline" if len(mask) < len("03*****77") else "identity"
            if not any(run.start() + start < until and since < run.start() + end for since, until in said):
                yield run.start() + start, run.start() + end, kind


def is_cut_as_such(written: str, kind: str) -> bool:
    """Whether a number is in one piece, or in pieces as numbers of its kind are cut; else they may be a row of counts.

    Examples
    --------
    >>> is_cut_as_such("138 0013 8000", "mobile"), is_cut_as_such("13 912 345 678", "mobile")
    (True, False)
    >>> is_cut_as_such("999901 19900101 0015", "identity"), is_cut_as_such("99990 119900 1010 015", "identity")
    (True, False)
    """
    pieces = _pieces(_fold(written))
    sizes = [len(piece.text) for piece in pieces]
    if len(sizes) < 2 or kind == "landline":
        return True
    if kind == "mobile":
        return _cuts(pieces) in {*_MOBILE_CUTS, (11,)}
    ends = set(accumulate(sizes))
    return len(sizes) == 2 or max(sizes) == 1 or {6, 12 if sum(sizes) == _LONG else 14} <= ends or set(sizes[:-1]) == {4}


def _fold(text: str) -> str:
    """Fold the digits: NFKC would also change the punctuation of text without any identifier."""
    return text if text.isascii() or _WIDE.search(text) is None else _NOT_ASCII.sub(_half_width, text)


def _masked_if_said(match: re.Match[str]) -> str:
    """Mask a run of digits said in Chinese; what is none of these numbers stays as it was said."""
    if not any(sign in _SAID for sign in match[0]):
        return match[0]
    digits = "".join("-" if sign in "—―" else _SAID.get(sign, sign) for sign in match[0])
    masked = mask_identifiers(digits)
    return match[0] if masked == digits else masked


def mask_address(address: str) -> str:
    """Return the address of a cell masked, as :func:`mask_identifiers` does: no number goes on across the sign between its steps.

    Examples
    --------
    >>> mask_address("13800138000.csv › 第7行")
    '138****8000.csv › 第7行'
    """
    return "›".join(map(_mask_step, address.split("›")))


_mask_step = lru_cache(maxsize=2**12)(mask_identifiers)  # the file and the sheet of every cell


@lru_cache(maxsize=2**14)
def _masked(run: str, is_money: bool) -> tuple[tuple[int, int, str], ...]:  # a key of the cache
    """Return where a run of digits is masked; one stands in the address of every cell of a file that is named by numbers."""
    return tuple(_masks(_pieces(run), is_money=is_money))


def _half_width(match: re.Match[str]) -> str:
    sign = match[0]
    value = unicodedata.decimal(sign, None)
    return str(value) if value is not None else unicodedata.normalize("NFKC", sign) if sign in "Ｘｘ" else sign


def _pieces(run: str) -> list[_Piece]:
    found: list[_Piece] = []
    for match in _PIECE.finditer(run):
        found.append(_Piece(match[0], match.start(), match.end(), run[found[-1].end : match.start()] if found else ""))
    return found


def _masks(pieces: list[_Piece], *, is_money: bool) -> Iterator[tuple[int, int, str]]:
    """Yield where a run of digits is masked, and by what, from left to right."""
    at = 0
    while at < len(pieces):
        for until in reversed(_ends(pieces, at)):
            mask = _mask(pieces[at:until], is_money=is_money and until == len(pieces))
            if mask:
                yield pieces[at].start, pieces[until - 1].end, mask
                at = until
                break
        else:
            at += 1


def _ends(pieces: list[_Piece], first: int) -> list[int]:
    """Return where numbers of as many digits as may be masked can end that begin with one piece, the shortest first."""
    size, ends = len(pieces[first].text), []
    for until in range(first + 1, len(pieces) + 1):
        if size >= _SHORTEST:
            ends.append(until)
        if until == len(pieces) or len(pieces[until].before) > _MOST_BETWEEN:
            break
        size += len(pieces[until].text)
        if size > _LONGEST:
            break
    return ends


def _mask(pieces: list[_Piece], *, is_money: bool) -> str:
    """What stands for pieces that are one number of a person, a telephone or a card; the empty text where they are none."""
    plain = "".join(piece.text for piece in pieces)
    has_sign = any(_HAS_SIGN.search(piece.before) for piece in pieces[1:])
    if (len(pieces) == 1 and len(plain) >= _LONG) or _is_identity(plain) or _is_card(plain, pieces, is_money=is_money):
        return f"{plain[:2]}*************{plain[-3:]}"
    mobile = _MOBILE.fullmatch(plain)
    if mobile and (not has_sign or _cuts(pieces) in _MOBILE_CUTS):
        return f"{mobile[1][:3]}****{mobile[1][-4:]}"
    if _is_landline(plain, pieces, has_sign=has_sign):
        return f"{plain[:2]}****{plain[-2:]}"
    return ""


def _is_identity(plain: str) -> bool:
    if len(plain) == 15:
        return plain.isdigit() and bool(_OLD_BIRTH.fullmatch(plain[6:12]))
    return len(plain) in {18, 20, 22} and bool(_BIRTH.fullmatch(plain[6:14]))


def _is_card(plain: str, pieces: list[_Piece], *, is_money: bool) -> bool:
    sizes = [len(piece.text) for piece in pieces]
    in_fours = len(sizes) > 3 and all(size == 4 for size in sizes[:-1]) and sizes[-1] <= 4
    if in_fours and all(_LISTED.search(piece.before) for piece in pieces[1:]):
        return not is_money and len(plain) >= 16 and plain.isdigit() and plain[0] in _ISSUED and _has_check_digit(plain)
    return 16 <= len(plain) <= 19 and plain.isdigit() and in_fours and (plain.startswith("62") or _has_check_digit(plain))


def _has_check_digit(plain: str) -> bool:
    """Whether the last digit is right by Luhn's rule (ISO/IEC 7812-1)."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(plain))]
    return plain[0] in "3456" and sum(value - 9 * (value > 9) for value in doubled) % 10 == 0


def _cuts(pieces: list[_Piece]) -> tuple[int, ...]:
    """How many digits the pieces have, the country code left out."""
    sizes = tuple(len(piece.text) for piece in pieces)
    if pieces[0].text in {"86", "0086", "0"}:
        return sizes[1:]
    first = _MOBILE.fullmatch(pieces[0].text + "0" * max(0, 11 - len(pieces[0].text)))
    return (len(pieces[0].text) - (first.start(1) if first else 0), *sizes[1:])


def _is_landline(plain: str, pieces: list[_Piece], *, has_sign: bool) -> bool:
    if not plain.isdigit():
        return False
    if pieces[0].text in {"86", "0086"} and len(pieces) > 2:  # +86-399-63330077: the area code has no nought then
        pieces = [pieces[1]._replace(text=f"0{pieces[1].text}"), *pieces[2:]]
        plain = "".join(piece.text for piece in pieces)
    if pieces[0].text in {"400", "800"} and len(plain) == 10:
        return 1 < len(pieces) <= 4 and all(_HYPHEN.fullmatch(piece.before) for piece in pieces[1:])
    area = _AREA.match(plain)
    if area is None or not 7 <= len(plain) - area.end() <= 8:
        return False
    if len(pieces) == 1:
        return True
    # In pieces, the area code is one of them, and the number has no more than two.
    return len(pieces[0].text) == area.end() and len(pieces) <= (2 if has_sign else 3)
