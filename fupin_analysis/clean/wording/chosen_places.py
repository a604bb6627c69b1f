"""Villages that a title or the sentence before a table picks out: 重点村危房改造情况, 其中3个示范村情况见下表, 排名前三的村如下.

What such a table adds up is not the township's. Poor villages are a group of the grammar, told by
:mod:`~fupin_analysis.clean.wording.scopes`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from fupin_analysis.clean.cell_subject import CellSubject
from fupin_analysis.clean.wording.labels import read_label
from fupin_analysis.clean.wording.own_words import words_of
from fupin_analysis.core.words.terms import load_vocabulary, own_words

_VILLAGE = "(?:行政)?村(?![民级委镇组庄干])"
#: By their place in an order; 后八村 alone is the name of one.
_FIRST_OR_LAST = "[前后][0-9一二三四五六七八九十两几]+"
_RANKED = f"(?:(?:排名?|位次|位?居|位列|排列)[在居]?{_FIRST_OR_LAST}[名位个]?|{_FIRST_OR_LAST}[名位个])"
_CHOSEN = re.compile(
    f"(?:(?:重点|示范|试点|样板|主要|部分|个别|典型|先行|薄弱|后进|整治)(?:帮扶|提升|推进|创建|村和[^,，。；;]{{2,4}})?{_VILLAGE}"
    f"|{_RANKED}的?[^,，。；;0-9]{{0,4}}?{_VILLAGE}"
    f"|(?:较[多大好高快慢少]|突出|集中|领先|居前|靠前|滞后)的?[^,，。；;]{{0,4}}?{_VILLAGE})"
)
_SOME = re.compile(
    f"(?:^|[,，。；;:：])其中[:：]?(?P<which>(?:[0-9一二三四五六七八九十两]+个)?[^,，。；;:：0-9]{{1,8}}{_VILLAGE})"
)
_POOR = re.compile("贫困村|脱贫村|出列村")
#: What stands beside them and is the township's as well.
_OF_ALL = re.compile("全[镇乡县市区]及|[及和与、]全[镇乡]|各村")
_CLAUSE = re.compile("[,，。；;:：](?!$)")


@cache
def chosen_in(title: str) -> str:
    """Return which villages a title picks out, as its last clause says; nothing where it is about all.

    Parameters
    ----------
    title
        A title, or the paragraph before a table.

    Examples
    --------
    >>> [chosen_in(title) for title in ("2021年重点村危房改造情况", "全镇务工2341人,其中3个山区村情况见下表。", "各村务工情况")]
    ['重点村', '3个山区村', '']
    >>> chosen_in("全镇打造示范村6个,各村完成情况如下")
    ''
    """
    plain = title.strip().rstrip("。:：")
    last = _CLAUSE.split(plain)[-1]
    if _POOR.search(last) or _OF_ALL.search(last):
        return ""
    some = next((match for match in _SOME.finditer(plain) if match.end() > len(plain) - len(last)), None)
    chosen = some["which"] if some else (match[0] if (match := _CHOSEN.search(last)) else "")
    return re.sub("的(?=[^的]*$)", "", chosen)


def of_chosen(subject: CellSubject, titles: tuple[str, ...]) -> CellSubject:
    """Return what a sum of places is about, in own words where a title says that they are some of all.

    Parameters
    ----------
    subject
        What the cell's labels and its table's topics tell.
    titles
        Titles of the table.
    """
    which = next((said for title in titles if (said := chosen_in(title))), "")
    if not which or subject.item.is_own:
        return subject
    words = words_of(read_label(subject.wording)) or subject.item.zh
    item = load_vocabulary().item(subject.item.topic, own_words(f"{which} {words}"))
    return replace(subject, item=item, is_renamed=True)
