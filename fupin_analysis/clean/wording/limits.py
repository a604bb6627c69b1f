"""To which part of the register titles limit a table: those who left poverty, those who are monitored, or both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.clean.periods import years_in
from fupin_analysis.clean.wording.exclusions import is_left_out
from fupin_analysis.clean.wording.labels import without_this_year, words_in
from fupin_analysis.core.words.facets import meant_in
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.terms import fold, load_vocabulary

#: Parts of the register. Under a title that names one (脱贫户致贫原因) an item counts only that part, which is another figure.
_STATUSES = frozenset({"exited", "not_exited", "newly_identified", "returned", "removed", "consolidating", "general"})
_STATUSES |= {"low_income_allowance", "extreme_poverty_support", "with_labour", "without_labour"}
_LIMITING = frozenset(("registry", name) for name in _STATUSES)
_LIMITING |= {("monitoring", "total"), ("monitoring", "marginal"), ("monitoring", "unstable_exited")}
#: Titles about those who left poverty and those who are monitored: 脱贫人口（含监测对象）.
_BOTH = re.compile(r"脱贫(?:户|人口|家庭|劳动力|群众)(?:\((?:含|包括|及)|[和及、与暨])(?:防返贫)?监测(?:对象|户|人口|帮扶对象)")
#: Those who are monitored, by the long names that begin with the topic's: 防止返贫监测帮扶对象.
_MONITORED = re.compile(r"(?:防止?)?返贫(?:动态)?监测(?:帮扶)?(?:对象|户|人口|家庭|群众)")
#: Words for those whom a part of the register counts.
_PEOPLE = "(?:户|人口|人员|人|家庭|群众|对象)"
_OF_PEOPLE = re.compile(f"^(?:已|未|尚未)|{_PEOPLE}$")


def limits_in(texts: Sequence[str]) -> tuple[Item, ...]:
    """Return the parts of the register to which titles limit a table: 脱贫户致贫原因 does, 巩固提升工程 does not.

    Examples
    --------
    >>> [item.name for item in limits_in(["脱贫户致贫原因统计表", "饮水安全巩固提升工程", "防返贫监测统计表"])]
    ['exited']
    >>> [[item.name for item in limits_in([title])] for title in ("2022年脱贫人口增收情况", "2018年脱贫人口增收情况")]
    [['exited'], []]
    """
    limits: list[Item] = []
    for text in map(without_this_year, texts):
        if names_both(text):
            vocabulary = load_vocabulary()
            return (vocabulary.item("registry", "exited"), vocabulary.item("monitoring", "total"))
        year = next(iter(years_in(text)), 0)
        named = ((reading.wording, meant_in(item, year)) for reading in words_in(text) for item in reading.items)
        words = ((word, item) for word, item in named if (item.topic, item.name) in _LIMITING)
        limits += [item for word, item in words if _is_limit(word, fold(text))]
        watched = _MONITORED.search(fold(text))
        if watched and _is_limit(watched[0], fold(text)):
            limits.append(load_vocabulary().item("monitoring", "total"))
    return tuple(dict.fromkeys(limits))


def names_both(text: str) -> bool:
    """Whether a title is about those who left poverty and those who are monitored: 脱贫人口（含监测对象）."""
    return _BOTH.search(fold(text)) is not None


def _is_limit(word: str, text: str) -> bool:
    """Whether a word names whom all of a table is about.

    Not those who are led along or left out (不含脱贫户), nor one of two subjects (产业及脱贫户).
    """
    if re.search(
        rf"(?:带动|联结|惠及|吸纳)(?:.{{0,4}}){word}|{word}{_PEOPLE}?(?:带动|受益)|(?<![户口象员贫])[及和与、暨]{word}", text
    ):
        return False
    found = list(re.finditer(re.escape(word), text))
    if found and all(is_left_out(text[: at.start()], text[at.end() :]) for at in found):
        return False
    return bool(_OF_PEOPLE.search(word) or re.search(word + _PEOPLE, text))
