"""The order in which Chinese names are looked up."""

from __future__ import annotations


def reading_key(name: str) -> list[tuple[bool, bytes]]:
    """Return a key that sorts names as a Chinese reader looks them up.

    GB 2312 lists its 3,755 common characters by their pronunciation, so bytes of that encoding are in order of pinyin for nearly
    every name; rarer characters come after them.

    Examples
    --------
    >>> sorted(["中山镇", "安丰镇", "北关镇"], key=reading_key)
    ['安丰镇', '北关镇', '中山镇']
    """
    codes = [character.encode("gb18030", "replace") for character in name]
    return [((len(code) == 2 and code < b"\xb0\xa1") or len(code) > 2, code) for code in codes]


#: Characters of one syllable stand so near to each other in that list.
_NEAREST = 25
_FIRST, _ROW = 0xB0A1, 94


def may_sound_alike(one: str, other: str) -> bool:
    """Whether two characters stand so near in the order of pinyin that one may have been typed for the other.

    Examples
    --------
    >>> may_sound_alike("并", "病"), may_sound_alike("懒", "病")
    (True, False)
    """
    places = [_place(one), _place(other)]
    return min(places) >= 0 and abs(places[0] - places[1]) <= _NEAREST


def _place(character: str) -> int:
    """Return where a common character stands in the list; -1 for any other."""
    code = character.encode("gb18030", "replace")
    if len(code) != 2 or not b"\xb0\xa1" <= code <= b"\xd7\xf9" or code[1] < 0xA1:
        return -1
    return (code[0] - (_FIRST >> 8)) * _ROW + code[1] - (_FIRST & 0xFF)
