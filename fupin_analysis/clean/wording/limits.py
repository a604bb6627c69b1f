"""To which part of the register titles limit a table: those who left poverty, those who are monitored, or both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.clean.periods import years_in
from fupin_analysis.clean.wording.exclusions import is_left_out
from fupin_analysis.clean.wording.labels import Label, LabelReading, read_label, without_this_year, words_in
from fupin_analysis.core.words.facets import meant_in
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.terms import fold, load_vocabulary

#: Parts of the register. Under a title that names one (脱贫户致贫原因) an item counts only that part, which is another figure.
_STATUSES = frozenset({"exited", "not_exited", "newly_identified", "returned", "removed", "consolidating", "general"})
_STATUSES |= {"low_income_allowance", "extreme_poverty_support", "with_labour", "without_labour"}
_LIMITING = frozenset(("registry", name) for name in _STATUSES)
_LIMITING |= {("monitoring", "total"), ("monitoring", "marginal"), ("monitoring", "unstable_exited")}
#: Parts of a roll that titles tell by kinds, each with the kinds there are: 新增监测对象 by 脱贫不稳定户 and 边缘易致贫户.
_OF_REGISTER = frozenset(("registry", name) for name in ("not_exited", "newly_identified", "returned"))
_OF_WATCHED = frozenset(("monitoring", name) for name in ("newly_monitored", "risk_removed", "risk_remaining"))
_CAUSES = "cause"
_KINDS = {
    "registry": frozenset({"general", "low_income_allowance", "extreme_poverty_support"}),
    "monitoring": frozenset({"unstable_exited", "marginal", "sudden_hardship"}),
}
#: Titles about those who left poverty and those who are monitored: 脱贫人口（含监测对象）.
_BOTH = re.compile(r"脱贫(?:户|人口|家庭|劳动力|群众)(?:\((?:含|包括|及)|[和及、与暨])(?:防返贫)?监测(?:对象|户|人口|帮扶对象)")
#: Those who are monitored, by the long names that begin with the topic's: 防止返贫监测帮扶对象.
_MONITORED = re.compile(r"(?:防止?)?返贫(?:动态)?监测(?:帮扶)?(?:对象|户|人口|家庭|群众)")
#: What each of some people has.
_EACH, _PER = "amount_per_person_yuan", "人均"
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
        limits += limits_in([f"{year or ''}年{whose}"]) if (whose := _whose_mean(text)) else ()
        watched = _MONITORED.search(fold(text))
        if watched and _is_limit(watched[0], fold(text)):
            limits.append(load_vocabulary().item("monitoring", "total"))
    return tuple(dict.fromkeys(limits))


def _whose_mean(text: str) -> str:
    """Return those of whom a title names what each has on average, in its own words: 脱贫人口 of 脱贫人口人均纯收入."""
    means = (one for one in words_in(text) if _PER in one.wording and any(item.measures == (_EACH,) for item in one.items))
    return next((one.wording.partition(_PER)[0] for one in means), "")


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


def part_told(titles: Sequence[str], labels: Sequence[Label]) -> tuple[Label, ...]:
    """Return the part of a roll that the nearest title says all of a table is about, as a label; none where labels name another.

    Parameters
    ----------
    titles
        Titles of a table.
    labels
        Its labels: kinds of those on the roll, and sums of them.

    Examples
    --------
    >>> kinds = [read_label(text) for text in ("脱贫不稳定户", "边缘易致贫户", "户数", "合计")]
    >>> [[label.text for label in part_told([title], kinds)] for title in ("新增监测对象统计表", "监测对象统计表")]
    [['新增监测对象'], []]
    >>> part_told(["新增监测对象统计表"], [*kinds, read_label("监测对象")])
    ()
    """
    named = [{(item.topic, item.name) for item in one.items} for label in labels for one in label.readings if _names(one)]
    for text in titles:
        found = {
            (item.topic, item.name): reading.wording
            for reading in words_in(text)
            for item in reading.items
            if (item.topic, item.name) in _OF_REGISTER | _OF_WATCHED and _is_limit(reading.wording, fold(text))
        }
        if found:
            [(topic, _), word] = next(iter(found.items()))
            kinds = {(topic, name) for name in _KINDS[topic]}
            kinds |= {item for items in named for item in items if item[0] == _CAUSES and topic != "registry"}
            is_told = len(found) == 1 and bool(named) and all(items & kinds for items in named)
            return (read_label(word),) if is_told else ()
    return ()


def _names(reading: LabelReading) -> bool:
    return bool(reading.wording) and not reading.is_total
