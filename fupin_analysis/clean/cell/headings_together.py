"""Headings that stand one over the other, read together: as one phrase, as the part of a whole, or the lower before the upper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from fupin_analysis.core.words.facets import part_named
from fupin_analysis.core.words.lexicon import plain_phrase
from fupin_analysis.core.words.matches import Match
from fupin_analysis.core.words.phrases import match_phrase
from fupin_analysis.core.words.said import is_understood, names_work_behind, read_phrase
from fupin_analysis.core.words.terms import drop_brackets
from fupin_analysis.core.words.topics import topics_of

#: How a heading ends that only says by what the headings below it are told apart.
_DIMENSION = re.compile(
    r"(?:按.{1,6}分|方式|类型|类别|类|种类|等级|级别|层级|来源(?:[及和与、]?(?:规模|金额|额度|数额|结构|构成))?|渠道|主体|结构|构成|组成|去向|流向|分布|地点|地域|区域|性质|程度|途径|形式|分类|属性|情况|状况)$"
)
#: Levels of government as a column of money names them: 到位资金 over 省, 市, 县.
_LEVELS = frozenset("省市县区州")
_EACH = re.compile("各[项类种级]")


def match_headings(texts: Sequence[str], **known: Any) -> Match:
    """Read headings one after the other, or, where that is no phrase, the lower before the upper: 各项报销 over 基本医保."""
    found = _part_below(texts, **known) or match_phrase(_together(texts), **known)
    if found.item.is_own and len(texts) > 1 and not names_work_behind(plain_phrase("".join(texts))):
        turned = match_phrase(_EACH.sub("", "".join(reversed(texts))), **known)
        if not turned.item.is_own and turned.reason == "listed":
            return turned
        apart = match_phrase("、".join(texts), **known)  # 医疗救助 over 脱贫人口 is no 医疗救助脱贫
        return found if apart.item.is_own else apart
    return found


def _together(texts: Sequence[str]) -> str:
    """Return headings as one phrase, without what one says again of the one above: 监测对象帮扶 over 帮扶户数.

    Examples
    --------
    >>> _together(["监测对象帮扶", "帮扶户数"]), _together(["脱贫户", "户数"])
    ('监测对象帮扶户数', '脱贫户户数')
    """
    phrase = ""
    for text in texts:
        again = next((size for size in range(min(len(phrase), len(text) - 1), 1, -1) if phrase.endswith(text[:size])), 0)
        phrase += text[again:]
    return phrase


def _part_below(texts: Sequence[str], **known: Any) -> Match | None:
    """Return the part of what a heading names as which the one below it ends: 生活补贴 under 残疾人两项补贴人数."""
    below = read_phrase(plain_phrase(texts[-1])) if len(texts) > 1 else None
    if below is None or below.items or below.groups:
        return None  # it says itself what it is, and the heading above of what
    for text in texts[:-1]:
        above = read_phrase(plain_phrase(text))
        is_plain = len(above.items) == 1 and not (above.unknown or above.stages)
        part = part_named(above.items[0], plain_phrase(texts[-1])) if is_plain else None
        if part is not None:
            found = match_phrase(part.zh, **known)
            return None if found.item.is_own else found
    return None


def topics_above(texts: Sequence[str]) -> list[str]:
    """Return the topics of the headings above the last that are words of the vocabulary: 住房安全 over 已整改户数."""
    return [topic for text in texts[:-1] if is_understood(text) for topic in topics_of(text)]


def without_dimensions(texts: Sequence[str]) -> list[str]:
    """Return headings without those that only name how the ones below are told apart: 改造方式, 房屋等级, 就业地点."""
    kept = []
    texts = [f"{text}级" if text in _LEVELS else text for text in texts]
    for place, text in enumerate(texts):
        stem = _DIMENSION.sub("", drop_brackets(text))
        if stem != text and len(stem) > 1 and any(below.startswith(stem) for below in texts[place + 1 :]):
            continue  # 开工情况 over 开工率
        if place == len(texts) - 1 or stem == text or is_understood(text):
            kept.append(text)
        elif is_understood(stem):
            kept.append(stem)
    return kept
