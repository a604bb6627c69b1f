"""Bytes to text: the encoding is found, not guessed.

A byte-order mark, else what the file itself declares, else strict UTF-8, else UTF-16 told by its NUL bytes, else strict GB18030,
which contains GBK and GB2312. Text in Big5 or Shift-JIS is often valid GB18030 and reads as Chinese that nobody writes: it is
refused by how common its characters are.
"""

from __future__ import annotations

import re

from fupin_analysis.errors import Problem

BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
#: Characters that no text holds, but for tabs, line ends and the end mark of old text files.
_BINARY = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
#: What is left where bytes are damaged: characters that no text holds, and what no byte sequence stands for.
_DAMAGED = re.compile(r"(?:[\x00-\x08\x0e-\x19\x1b-\x1f]|\ufffd)+")
_WIDE = re.compile(r"[^\x00-\x7f\ufffd]")
#: Places that may be damaged, and signs of Chinese for each that must be whole: fewer, and the encoding is another.
_MOST_DAMAGED, _WHOLE = 8, 10
#: UTF-16 has a NUL for each digit, comma and line end; one NUL in so many bytes is a stray control character.
_RARE_NUL = 40
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "cp936", "x-gbk", "gb_2312-80", "chinese"})
#: Rows of GB2312 from which characters are rare in any text, and from which on they are everyday ones (level 1).
_RARE_FROM, _COMMON_FROM = 0xD8, 0xB0


def decode(data: bytes, *, declared: str = "") -> str | None:
    """Return the text of some bytes; None where it is in no encoding that is known.

    Parameters
    ----------
    data
        The bytes.
    declared
        Name of the encoding that the file claims; believed if the bytes fit it.

    Examples
    --------
    >>> decode("甲山镇".encode("gb18030")), decode("甲山镇".encode("utf-8"))
    ('甲山镇', '甲山镇')
    >>> decode("甲山鎮貧困戶統計".encode("big5")) is None
    True
    """
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _strictly(data.removeprefix(mark), encoding)
    named = declared.casefold()
    if named and named not in _CHINESE and named not in ("utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "windows-1252"):
        try:
            found = _strictly(data, named)
        except LookupError:
            found = None
        if found is not None:
            return found
    has_stray_nul = 0 < data.count(0) <= len(data) // _RARE_NUL and _strictly(data, "utf-8") is not None
    if b"\0" in data and not has_stray_nul:  # ASCII signs have their NUL first in big-endian UTF-16, second in little-endian
        return _strictly(data, "utf-16-be" if data[0::2].count(0) > data[1::2].count(0) else "utf-16-le")
    text = _strictly(data, "utf-8")
    if text is not None:
        return text
    text = _strictly(data, "gb18030")
    return text if text is not None and (named in _CHINESE or _reads_as_chinese(data)) else None


def decode_damaged(data: bytes, *, declared: str = "") -> tuple[str, int] | None:
    r"""Return the text of bytes of which a handful is damaged, ``\ufffd`` in their place, and in how many places.

    None where :func:`decode` knows the encoding, where none is known, and where more is damaged than a slip of a disk or a cut
    in the last character damages.

    Examples
    --------
    >>> decode_damaged("致贫原因,户数\n因病,107\n因残,46\n合计,153\n截至二零一八年".encode()[:-1])
    ('致贫原因,户数\n因病,107\n因残,46\n合计,153\n截至二零一八�', 1)
    """
    if decode(data, declared=declared) is not None:
        return None
    marked = next((encoding for mark, encoding in BYTE_ORDER_MARKS.items() if data.startswith(mark)), "")
    for encoding in [marked] if marked else ["utf-8", "gb18030"]:
        text = _DAMAGED.sub("\ufffd", data.decode(encoding, "replace").removeprefix("\ufeff").rstrip("\x1a"))
        places, whole = text.count("\ufffd"), len(_WIDE.findall(text))
        if 0 < places <= _MOST_DAMAGED and whole >= _WHOLE * places and (encoding != "gb18030" or _reads_as_chinese(data)):
            return text, places
    return None


def told_damage(data: bytes, where: str) -> list[Problem]:
    """Return the note (F122) that a handful of a text's bytes is damaged; nothing where all are whole."""
    damaged = decode_damaged(data)
    return [Problem("F122", where=where, details={"got": damaged[1]})] if damaged is not None else []


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    # Control characters mean that the bytes were no text of this encoding, though they could be decoded; a stray one in UTF-8,
    # which nothing else looks like, is a slip of whoever wrote it.
    strays = len(_BINARY.findall(text))
    return None if strays > (1 + len(text) // 200 if encoding == "utf-8" else 0) else text.rstrip("\x1a")


def _reads_as_chinese(data: bytes) -> bool:
    """Whether bytes that are valid GB18030 hold characters of everyday: in Chinese text nine of ten are of the first level."""
    common = rare = position = 0
    size = len(data)
    while position < size and common + rare < 20_000:
        first = data[position]
        if first < 0x80:
            position += 1
            continue
        second = data[position + 1] if position + 1 < size else 0
        if second < 0x40:  # four bytes
            rare += 1
            position += 4
            continue
        is_common = (_COMMON_FROM <= first < _RARE_FROM and second >= 0xA1) or (0xA1 <= first <= 0xA3 and second >= 0xA1)
        common, rare = common + is_common, rare + (not is_common)
        position += 2
    return common >= 2 * rare
