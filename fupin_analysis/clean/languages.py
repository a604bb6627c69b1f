"""Headings and names written in two languages: the Chinese of them is what is read."""

from __future__ import annotations

import re

from fupin_analysis.core.words.terms import fold, load_vocabulary

_HAN = re.compile(r"[\u3400-\u9fff]")
#: English beside Chinese: words of three letters or more, so that XX and km stay.
_WORDS = re.compile(r"[(（]?[A-Za-z]{3,}(?:[\s'./%,&()-]+[A-Za-z]+)*[)）]?")
#: Less of it behind a blank, which is no unit: 户数 HH, 人数 No.
_SHORT = re.compile(r"(?<=[\u3400-\u9fff)）])\s+(?P<word>[A-Za-z]{1,4}\.?)(?:\s+[A-Za-z.]+)*\s*$")
_NOTHING = re.compile(r"[(（]\s*[)）]")
#: A name with its spelling in Latin letters behind it.
_SPELT = re.compile(r"(.*[\u3400-\u9fff])\s*[(（/]?\s*[A-Za-z][A-Za-z .,'’-]{2,}[)）]?", re.DOTALL)


def in_chinese(text: str) -> str:
    r"""Return the Chinese of a heading that says the same in two languages.

    Examples
    --------
    >>> in_chinese("户数\nHH"), in_chinese("人数 No."), in_chinese("发电量 kWh")
    ('户数', '人数', '发电量 kWh')
    >>> in_chinese("户数\nHouseholds"), in_chinese("因病（户）\nIllness (households)"), in_chinese("XX镇 km")
    ('户数', '因病（户）', 'XX镇 km')
    """
    if text.isascii():
        return text
    short = _SHORT.search(text)
    if short and fold(short["word"].rstrip(".")) not in load_vocabulary().units:
        text = text[: short.start()]
    if not _WORDS.search(text):
        return text
    chinese = _NOTHING.sub("", _WORDS.sub(_unless_unit, text)).strip(" \n\r\t/")
    return chinese if _HAN.search(chinese) else text


def _unless_unit(match: re.Match[str]) -> str:
    return match[0] if fold(match[0].strip("()（）")) in load_vocabulary().units else ""


def without_spelling(name: str) -> str:
    """Return a name without its spelling in Latin letters.

    Examples
    --------
    >>> without_spelling("香溪镇 Xiangxi"), without_spelling("香溪镇（Xiangxi Town）"), without_spelling("XX镇")
    ('香溪镇', '香溪镇', 'XX镇')
    """
    match = None if name.isascii() or not name.rstrip(")）")[-1:].isascii() else _SPELT.fullmatch(name.strip())
    return match[1] if match else name
