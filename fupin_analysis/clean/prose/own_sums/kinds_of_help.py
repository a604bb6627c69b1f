"""Kinds of help, of which one household may get several: what they add up to may be more than all who get any."""

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
