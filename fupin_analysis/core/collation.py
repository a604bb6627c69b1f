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
