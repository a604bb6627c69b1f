"""Parts of which one household may be several, as of kinds of help: they may add up to more than all who are in any."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.clean.prose.own_sums.rows import Numbers

#: What stands for all that a list does not name.
CLOSES = re.compile(r"^(?:和|及)?(?:其他|其它|其余|剩余|余下)")
#: What is done for people, and its kinds, of which one household may get several; who they are and where is not among them.
_HELP = re.compile("帮扶|措施|政策|受益|享受|惠及|扶持|救助|资助|项目覆盖")
_KINDS_OF_HELP = re.compile(
    "产业|种植|养殖|就业|务工|岗位|教育|助学|雨露|健康|医疗|医保|大病|信贷|贷款|金融|危房|住房|搬迁|兜底|低保|特困|临时救助|社会救助|光伏|生态|护林"
    "|饮水|消费|培训|技能|帮扶|志智|科技|分红|慰问|补贴|直补|粮补|退耕|公益林|养老|救济"
)
#: What nobody is twice of one kind of help, so that its sides add up to no more than all who get it.
_DOES = "(?:参加|参保|缴费|缴纳|就业|享受|签约|安置|落实|完成)"
_SIDES = tuple(
    (re.compile(one), re.compile(other))
    for one, other in (
        ("[县省市区镇乡村国境]内|本地|就近|就地", "[县省市区镇乡村国境]外|外地|异地"),
        ("集中", "分散|自主|插花"),
        ("农村", "城市|城镇"),
        (f"(?<![未没不有]){_DOES}", f"(?:未|没有?|不){_DOES}"),
        ("男", "女"),
        ("全额", "部分|差额|定额"),
        ("重度", "轻度"),
    )
)


_USED_FOR = re.compile(r"用于|主要")
_ALIKE = (
    re.compile(r"女|男"),
    re.compile(r"少数民族|[苗彝藏回壮侗]族"),
    re.compile(r"老年|老人|岁|儿童"),
    re.compile(r"党员"),
    re.compile(r"残疾"),
    re.compile(r"低保|五保|特困|一般"),
    re.compile(r"学生|在校"),
    re.compile(r"劳动力|劳力"),
    re.compile(r"务工|就业|创业"),
    re.compile(r"患病|慢性病|大病|病人"),
    re.compile(r"贫困|脱贫|监测|建档立卡"),
    re.compile(r"深度|重点|示范"),
)
#: Of these the first five are of people of any kind: 农村党员、女党员.
_OF_ANY_KIND, _HEADS = frozenset(range(5)), frozenset({"households", "persons", "recipients"})
#: Areas of which the first lies within the second, where nothing says that it is left out (县外省内).
_WITHIN_EACH_OTHER = tuple(
    (re.compile(inner), re.compile(outer))
    for inner, outer in (
        ("省外", "(?<!内)[县市州镇乡](?:域)?外(?!.?[省市州县]内)"),
        ("[县市州]外", "(?<!内)[镇乡村]外(?!.?[省市州县]内)"),
        ("[镇乡村]内|就近", "(?<!外)[县市州省]内(?!.?[镇乡县市州]外)"),
        ("[县市州]内", "(?<!外)省内(?!.?[县市州]外)"),
    )
)


def are_kinds_of_help(whole: Numbers, parts: Sequence[Numbers]) -> bool:
    """Return whether one household may be in several parts: 帮扶措施已落实120户，其中产业帮扶80户、就业帮扶60户.

    Parameters
    ----------
    whole, parts
        All who get help, and those who get each kind of it.
    """
    labels = [part.label.removeprefix("其中") for part in parts]
    is_of_people = all(unit in ("households", "persons", "recipients") for unit in whole.numbers)
    is_help = _HELP.search(whole.label + whole.behind[:6]) is not None or all("帮扶" in label for label in labels)
    kinds = [label for label in labels if not CLOSES.match(label)]
    is_each = bool(kinds) and all(_KINDS_OF_HELP.search(label) for label in kinds)
    return is_of_people and is_help and is_each and not _exclude_each_other(kinds)


def _exclude_each_other(labels: Sequence[str]) -> bool:
    """县内务工、县外务工; 参加、未参加医保; 集中、分散安置: the same word on two sides, of which each person is on one."""
    for one, other in _SIDES:
        firsts = {one.sub("", label) for label in labels if one.search(label) and not other.search(label)}
        seconds = {other.sub("", label) for label in labels if other.search(label)}
        if any(_share_a_word(first, second) for first in firsts for second in seconds):
            return True
    return False


def _share_a_word(one: str, other: str) -> bool:
    """Whether two labels without their side are of the same thing, or one of them says nothing more."""
    return not one or not other or any(one[at : at + 2] in other for at in range(max(1, len(one) - 1)))


def may_overlap(parts: Sequence[Numbers]) -> bool:
    """Return whether parts are told by different marks, so that one person may be in two of them; or what money is used for.

    Parameters
    ----------
    parts
        Those of a list.
    """
    if any(_USED_FOR.search(part.label) for part in parts[1:]):
        return True
    labels = [part.label.removeprefix("其中") for part in parts]
    if all(label.startswith("因") for label in labels):
        return False
    if any(
        inner.search(one) and outer.search(other) for inner, outer in _WITHIN_EACH_OTHER for one in labels for other in labels
    ):
        return True  # 县外务工1340人,省外务工862人
    marks = [frozenset(at for at, mark in enumerate(_ALIKE) if mark.search(label)) for label in labels]
    some = frozenset.union(*marks) - frozenset.intersection(*marks)
    is_of_people = not parts[0].numbers.keys().isdisjoint(_HEADS)
    return len(some) > 1 or (is_of_people and not some.isdisjoint(_OF_ANY_KIND))


#: Lists that their own division closes (30岁以下…46岁以上; 2016年至2019年; 分三个渠道), and those of three parts and more that
#: nearly make up their whole: papers that list so much list all.
_UP, _DOWN = re.compile("以上"), re.compile("以下|以内|文盲")
_SPAN = re.compile("(20[0-9]{2})年?(?:至|到|-|—|－|～)+(20[0-9]{2})年")
_YEAR = re.compile("(20[0-9]{2})年")
_SO_MANY = re.compile("(?:分为?|有|包括)([两二三四五六七八九])[^，,。；;:：]{1,6}[:：]")
_NUMERALS = "〇一二三四五六七八九"
_SOME = re.compile("主要|等|前[两三四五]|突出|部分|重点|典型|较[大多]|如|例如|另|此外|还有|其余")
#: What people do, get or have come to, which not everybody has, unless the whole is of those who have.
_DOINGS = re.compile(
    "务工|就业|务农|创业|种植|养殖|培训|发展|产业|帮扶|救助|贷款|享受|参加|参保|纳入|从事|实现|外出|在家|在校|脱贫|退出|搬迁|消除|落实|整改|完成"
)
_PEOPLE = frozenset({"households", "persons", "recipients", "person_times"})
_FEWEST, _NEARLY = 3, 0.9


def is_closed_by_its_kind(whole: Numbers, parts: Sequence[Numbers]) -> bool:
    """Return whether a list tells all classes of a division, all years of a span, or as many kinds as it says.

    Parameters
    ----------
    whole, parts
        What the list is of, and its parts.
    """
    if len(parts) < _FEWEST:
        return False
    counted = _SO_MANY.search(parts[0].gap)
    if counted is not None and _NUMERALS.index(counted[1].replace("两", "二")) == len(parts):
        return True
    if re.match("^[，,]由", parts[0].gap) and re.match("^[^，。；;]{0,4}(?:构成|组成)", parts[-1].behind):
        return True
    ends = parts[0].gap + parts[-1].gap
    if _UP.search(ends) and _DOWN.search(ends):
        return True
    years = _years_of(whole)
    return bool(years) and [match[1] for part in parts if (match := _YEAR.search(part.gap))] == years


def _years_of(whole: Numbers) -> list[str]:
    """The years from one to another that a number is of, as far as the words before it say so."""
    span = _SPAN.search(re.split("[。；;]", whole.gap)[-1])
    return [str(year) for year in range(int(span[1]), int(span[2]) + 1)] if span else []


def says_some(parts: Sequence[Numbers]) -> bool:
    """Return whether a list says that it names some of the parts only: 主要有…, …等.

    Parameters
    ----------
    parts
        Those of a list.
    """
    return _SOME.search("".join(part.gap for part in parts) + parts[-1].behind[:4]) is not None


def may_be_all(whole: Numbers, parts: Sequence[Numbers], unit: str) -> bool:
    """Return whether a list nearly makes up its whole, and nothing says that it is of some of it only.

    Parameters
    ----------
    whole, parts, unit
        What the list is of, its parts, and what both count.
    """
    if len(parts) < _FEWEST or says_some(parts) or _years_of(whole):
        return False
    done = {word for part in parts for word in _DOINGS.findall(part.label)}
    if unit in _PEOPLE and not done <= set(_DOINGS.findall(whole.label)):
        return False
    return sum(part.numbers[unit].value for part in parts) >= _NEARLY * whole.numbers[unit].value
