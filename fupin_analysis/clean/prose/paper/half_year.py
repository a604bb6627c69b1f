"""Whether a paper is of half a year: told by its title, the line below it, the file's name, or the first words of the text."""

from __future__ import annotations

import re

_HALF = re.compile(
    r"上半年|(?<!下)半年[一-鿿]{0,8}?(?:总结|汇报|小结|报告)|(?<![0-9])1(?:月)?(?:-|至|到)6月|截[至止]到?(?:20[0-9]{2}年)?6月(?:底|末|份|30日)"
)
_LONGEST_LINE = 40
_MARKED = re.compile(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[.、]")
_PART = re.compile(
    r"[上下]半年|半年|第[0-9一二三四五六七八九十]{1,3}周(?!年)|(?<![0-9])1(?:月)?(?:-|至|到)6月|第?[一二三四1-4]季度|截[至止]到?(?:20[0-9]{2}年)?6月(?:底|末|份|30日)"
)
_REST_OF_TITLE = re.compile("(?:工作)?(?:情况)?的?(?:总结|汇报|报告|小结)(?:材料)?")
_PLAN_TOO = re.compile("(?<=总结|汇报|情况|小结)(?:和|及|与|暨|、|以及).*(?:计划|打算|安排|思路|要点)")
_WHOLE_YEAR = re.compile(r"年度|全年|年终|年末|年底|[两三四五]年|十[二三四五六]五|以来|季度|[0-9]月")
_YEAR = r"(?:今年|本年|当年|(?:20[0-9]{2}年))?"
_TELLS = (
    re.compile(rf"(?:现将|现就|现把)[^,。]{{0,14}}?{_YEAR}(?:上半年|1月?(?:-|至|到)6月)"),
    re.compile(rf"(?:^|[,。]){_YEAR}(?:的)?(?:上半年|1月?(?:-|至|到)6月份?)(?=[,我全各以])"),
    re.compile(rf"(?:^|[,。:])截[至止]到?(?P<year>{_YEAR})6月(?:底|末|份|30日|中旬|下旬)"),
)
_LATER = re.compile(
    rf"截[至止]到?{_YEAR}(?:年?[底末]|(?:[7-9]|1[0-2])月)|全年(?:共|累计|已|总计)|一年来|1月?(?:-|至|到)(?:[7-9]|1[0-2])月|年终"
)

#: A half-year told of again and again, and what only a paper that knows the rest of the year says.
_THE_HALF = re.compile("(?<!去年)(?<!上年)(?<!年同期)上半年(?!的?(?:问题|计划|任务|目标))")
_KNOWS_THE_REST = re.compile(
    "(?:[去上今本]年|(?P<year>20[0-9]{2})年)?(?:(?<![0-9.])(?:[7-9]|1[0-2])月|第?[三四]季度|下半年(?!,?(?:工作)?(?:计划|打算|安排|思路|重点|要|将|拟)))|年[底末]"
)
_AGAIN = 2


def part_line_below(head: list[tuple[int, str]], title: int) -> tuple[int, str]:
    """Return the line below a title if it says of which part of the year the paper is: （1—6月）, 上半年工作情况.

    Parameters
    ----------
    head
        Numbers and folded texts of the first paragraphs.
    title
        Number of the title.

    Examples
    --------
    >>> part_line_below([(1, "关于甲山镇防返贫工作的汇报"), (2, "(2022年1-6月)"), (3, "一、基本情况")], 1)
    (2, '(2022年1-6月)')
    """
    numbers = [number for number, _ in head]
    place = numbers.index(title) + 1 if title in numbers else 0
    if not 0 < place < len(head):
        return 0, ""
    number, text = head[place][0], head[place][1].strip()
    is_line = len(text) <= _LONGEST_LINE and not re.search("[。;,:]", text) and not _MARKED.match(text)
    return (number, text) if is_line and (_PART.search(text) or _REST_OF_TITLE.fullmatch(text)) else (0, "")


def tells_half(title: str) -> bool:
    """Whether a title says that its paper is of the first half of a year.

    Examples
    --------
    >>> [tells_half(title) for title in ("甲山镇2022年半年工作总结", "甲山镇2022年工作总结", "甲山镇2022年下半年工作总结")]
    [True, False, False]
    """
    return _HALF.search(title) is not None


def without_plan(title: str) -> str:
    """Return a title without what it plans: of 2021年工作总结和2022年上半年工作计划 the first.

    Examples
    --------
    >>> without_plan("2021年工作总结和2022年上半年工作计划")
    '2021年工作总结'
    """
    return _PLAN_TOO.sub("", title)


def half_told(title: str, stem: str, head: list[tuple[int, str]], whole: str, year: int | None) -> str:
    """Return ``"H1"`` where the file's name or the first paragraphs say that the paper is of the first half; else the empty text.

    A paper whose title is of a year or that tells of the year's end is of the year, whatever its first sentence counts.

    Examples
    --------
    >>> half_told("甲山镇工作情况", "", [(1, "甲山镇工作情况"), (2, "截至2021年6月底,全镇…")], "", 2021)
    'H1'
    >>> [half_told("", "", [], f"上半年排查320户。上半年放贷6笔{rest}。", 2021) for rest in ("", ",9月又放贷2笔")]
    ['H1', '']
    """
    if _WHOLE_YEAR.search(title) or _LATER.search(whole):
        return ""
    if _HALF.search(stem):
        return "H1"
    for _, text in head:
        for tells in _TELLS:
            match = tells.search(text)
            if match and all(int(said) == year for said in re.findall("20[0-9]{2}", match[0])):
                return "H1"
    return "H1" if _is_told_again(whole, year) else ""


def _is_told_again(whole: str, year: int | None) -> bool:
    """Whether a paper tells again and again of the first half of the year, and of nothing behind it."""
    later = [match for match in _KNOWS_THE_REST.finditer(whole) if match["year"] in (None, str(year))]
    later = [match for match in later if not match[0].startswith(("去", "上"))]
    return len(_THE_HALF.findall(whole)) >= _AGAIN and not later
