"""Whom a line above or below a table says that it counts: 统计口径：未脱贫户, 注：本表仅统计脱贫人口.

Such a line governs as a title does that says the same. Where it names people whom no word of the vocabulary means (农业户籍人口,
省标), figures keep that beside their own words: they are not those of everybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from fupin_analysis.clean.names import drop_places
from fupin_analysis.clean.periods import IN_LABEL
from fupin_analysis.clean.places import normalise_name
from fupin_analysis.clean.wording.limits import limits_in
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.terms import fold

#: What captions call those who are counted. Whom aid is for (补助对象, 救助范围), and who is watched (监测对象包括), is no count.
_COUNTED = "统计|填报|填列|数据|调查|汇总|本表|表内"
_CAPTION = re.compile(
    rf"(?:(?:{_COUNTED})+对象|(?:(?:{_COUNTED}|监测|上报)+|(?<![^注明:：,，、(（0-9.．;；。]))(?:口径|范围|人群))(?:范围|口径|说明)?"
    r"(?:[:：]|为|是(?!否)|限于|限)+(?P<adds>包括|包含)?(?P<whom>[^:：。;；]+)"
)
#: How a note begins that says of all of the table whom it is about. How a heading is filled in (只填常住) is said of that alone.
_NOTE = re.compile(
    r"(?:本表|此表|该表|表[中内]|以上|上述|所列)(?:各项|所有|统计|所列)?(?:数据|数字|人数|户数|内容|情况)?(?:均|都|仅|只|全部)?"
    r"(?:为|是(?!否)|指|限|(?P<adds>含|包括)|统计|反映|填报|填(?!写))(?:的)?(?P<whom>[^:：。;；]+)"
    r"|(?:^[(（]?|(?<=[注明])[:：]|(?<![0-9])[0-9]{1,2}[、.．)）])(?:仅|只)(?:统计|反映|限)(?P<only>[^:：。;；]+)"
)
#: A further piece behind a comma that names people as well, and how many named together make a definition.
_FURTHER = re.compile("(?!含|包括|包含|其中|不|未包|另|但|且|除).*(?:户|人口|人员|人|家庭|群众|对象|村)$")
_AND, _DEFINED = re.compile("[、,，和及与]"), 3
#: A note about one heading: 脱贫户指…, 其中“务工人数”为….
_OF_ONE = re.compile(r"[“”\"《》]|栏|列|指标|公式|[=＝×÷]")
#: Whom no word of the vocabulary means, though it says who is counted and who is not.
_OTHERS = re.compile("农业户籍|农业户口|农业人口|非农|常住|城镇户|省标|市标|规模以上|在册在籍")
#: A line that only adds people to those whom the title names, and how many parts both are.
_ADDED, _BOTH = re.compile("(?:本表)?(?:含|包括|包含|及|和)(?!.*不含)"), 2
#: Members of a group of whom a subject is counted (脱贫劳动力, 低保家庭学生): those of the group for whom it holds.
_ABLE = re.compile("(?<=[贫低户庭象口员])(?:家庭)?(?:劳动力|劳动者|学生|子女|成员)(?=$|[(])")
#: People, and words for all of them.
_PEOPLE = re.compile("(?:户|人口|人员|人|家庭|群众|对象|劳动力|劳动者|学生|子女|居民|农民|村民|妇女|儿童)(?:[(].*)?$")
_EVERYBODY = re.compile(
    "全?体|全部|所有|辖区内?|[全本][镇乡村]|户籍|在籍|农村|城乡|总|人口|人员|居民|农民|村民|群众|劳动力|农户|对象|人"
)
_COUNT = re.compile("(?:人数|户数|人口|数)$")
#: What stands before those whom only a note adds: it extends what a title names, and is none by itself.
_BY_NOTE = "本表"
#: What parts clauses, what may stand before one, and words for all that a table holds.
_CLAUSE, _NUMBERED = re.compile("[:：;；。,，\n]"), re.compile(r"^\s*[(（]?[0-9一二三四五六七八九十]{0,2}[)）.、．]?\s*")
_OF_ALL = re.compile(
    "(?:本|此|该|上|以上|上述|所有|各项|全部)?(?:表|统计表|报表|数据|表格|指标|人员|人数|户数|人口|信息)?(?:中|内|的|均|各项)*"
)
_ALL_OF_PLACE = re.compile(r"^(?:全|各|本|辖区内?|所辖|所有)(?:[县镇乡村]|行政村|乡镇|街道)*的?")
_SHOWN_WHOLE = re.compile(r"(?:数据|情况|数|范围|内)?[.。)）]*$")


def population_lines(texts: Sequence[str]) -> tuple[str, ...]:
    """Return those whom lines above or below a table say that it counts, each as a title would name them.

    Parameters
    ----------
    texts
        What stands above the table and in its foot.

    Examples
    --------
    >>> population_lines(["统计口径：未脱贫户", "注：本表仅统计脱贫人口。", "统计范围：全镇", "单位：户、人"])
    ('未脱贫户', '脱贫人口')
    >>> population_lines(["注：补助对象为低保户、特困户、残疾人家庭。", "注：以上户数含监测户。", "救助范围：低保户"])
    ('本表含监测户',)
    >>> population_lines(["注：“务工人数”指脱贫人口中外出的。", "说明：本表一式三份。"])
    ()
    """
    return tuple(dict.fromkeys(whom for text in texts for about, whom in _pairs(text) if not about))


def populations_of(texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return what lines say of one subject of a table alone: of whom it is counted, beside the words for it.

    Parameters
    ----------
    texts
        What stands above the table and in its foot.

    Examples
    --------
    >>> populations_of(["注：1.总人口为户籍人口；2.务工就业统计对象为脱贫人口（含监测对象）。"])
    (('务工就业', '脱贫人口(含监测对象)'),)
    >>> populations_of(["注：本表统计对象为脱贫人口。"]), populations_of(["统计对象：脱贫户"])
    ((), ())
    """
    found = (pair for text in texts for pair in _pairs(text))
    return tuple(dict.fromkeys((about, _ABLE.sub("人口", whom)) for about, whom in found if about))


def not_understood(subject: str, whom: str) -> str:
    """Return those whom a line limits a subject to by words that mean no part of the register; empty where it is everybody.

    Examples
    --------
    >>> not_understood("务工就业", "易地搬迁劳动力"), not_understood("务工就业", "全镇劳动力"), not_understood("务工人数", "县外")
    ('易地搬迁劳动力', '', '')
    """
    rest = _EVERYBODY.sub("", whom.replace(_COUNT.sub("", subject), ""))
    return whom if rest and _PEOPLE.search(whom) else ""


def limits_with(titles: Sequence[str], lines: Sequence[str], year: int | None = None) -> tuple[Item, ...]:
    """Return the parts of the register to which titles limit a table, and the lines that say whom it counts.

    A line goes before a title; one that only adds people (含监测户) adds them to those that a title names. The table's `year`
    is that of the lines.

    Examples
    --------
    >>> title = "脱贫户收入统计表"
    >>> [[item.name for item in limits_with([title], lines)] for lines in ([], ["含监测户"], ["未脱贫户"], ["不含监测户"])]
    [['exited'], ['exited', 'total'], ['not_exited'], ['exited']]
    """
    when = f"{year}年" if year else ""  # who 脱贫人口 are, a year tells
    named = limits_in([f"{when}{line}" for line in lines if not _ADDED.match(line)])
    added = [line for line in lines if _ADDED.match(line)]
    told = named or limits_in(titles)
    is_of_exited = len(told) == 1 and told[0].name == "exited"
    both = limits_in([f"脱贫户({line.removeprefix(_BY_NOTE)})" for line in added]) if is_of_exited else ()
    return both if len(both) > 1 else told


def limit_named(limits: Sequence[Item], text: str) -> Item | None:
    """Return the only one of several limits that a label begins with; None where it names none of them, or several.

    Examples
    --------
    >>> both = limits_with(["脱贫户、监测户收入统计表"], [])
    >>> [found and found.zh for found in (limit_named(both, text) for text in ("监测户人均纯收入", "脱贫户和监测户收入", "户数"))]
    ['监测对象合计', None, None]
    """
    plain = fold(text)
    named = [limit for limit in limits if any(len(word) > _BOTH and word in plain for word in limit.aliases)]
    is_first = len(named) == 1 and any(plain.startswith(word) for word in named[0].aliases)
    return named[0] if is_first else None


def are_apart(limits: Sequence[Item], labels: Sequence[str]) -> bool:
    """Whether labels name each of several limits by itself: the columns are of one of them, and not of all together.

    Examples
    --------
    >>> both = limits_with(["脱贫户、监测户收入统计表"], [])
    >>> are_apart(both, ["脱贫户人均纯收入", "监测户人均纯收入"]), are_apart(both, ["脱贫户人均纯收入", "户数"])
    (True, False)
    """
    return len(limits) > 1 and {limit_named(limits, label) for label in labels} >= {*limits}


def strange_population(lines: Sequence[str], limits: Sequence[Item]) -> str:
    """Return the words of lines for people whom no word of the vocabulary means; empty where there are none.

    Examples
    --------
    >>> strange_population(["农业户籍人口"], []), strange_population(["未脱贫户"], []), strange_population(["含监测户"], [])
    ('农业户籍人口', '', '含监测户')
    """
    added = [line for line in lines if _ADDED.match(line) and not line.startswith(_BY_NOTE) and len(limits) < _BOTH]
    return next((line for line in lines if _OTHERS.search(line)), "") or next(iter(added), "")


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield the subject of which a line says whom it counts, empty where it is all of a table, and those people."""
    plain = fold(normalise_name(text))
    for pattern in (_CAPTION, _NOTE):
        for match in pattern.finditer(plain):
            whom = match["whom"] if "whom" in match.groupdict() and match["whom"] else match.groupdict().get("only") or ""
            if _OF_ONE.search(plain[: match.end()]):
                return
            whom = _SHOWN_WHOLE.sub("", _ALL_OF_PLACE.sub("", drop_places(IN_LABEL.sub("", _listed(whom)))))
            whom += ")" * (whom.count("(") - whom.count(")"))
            if whom and len(_AND.split(whom)) < _DEFINED:
                about = _subject_before(plain, match.start()) if pattern is _CAPTION else ""
                yield about, f"{_BY_NOTE}含{whom}" if match.groupdict().get("adds") else whom
                if not about:
                    return


def _subject_before(plain: str, start: int) -> str:
    """Return of what a clause says whom it counts: 务工就业 of 2.务工就业统计对象为…; nothing where it is the table."""
    clause = _NUMBERED.sub("", _CLAUSE.split(plain[:start])[-1])
    return "" if _OF_ALL.fullmatch(clause) else clause


def _listed(whom: str) -> str:
    """Return those named before a comma, with those whom a list goes on with; not what is said of them behind it."""
    first, *others = re.split("[,，]", whom)
    return "、".join([first, *takewhile(_FURTHER.match, others)])
