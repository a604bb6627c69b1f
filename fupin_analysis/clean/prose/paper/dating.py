"""Which year a paper tells of: by its title, else by what its sentences say; where they do not agree, by none."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from fupin_analysis.clean.prose.words import alternatives, prose_units

_WRITTEN = "20[0-9]{2}|二[〇零○][一二三四五六七八九〇零○]{2}"
#: A year as a sentence writes it; 2046户 and 2021亩 are none.
_IN_TEXT = re.compile(
    rf"(?<![0-9.])({_WRITTEN})(?=年|[全上下]半?年|[一二三四]季度|(?:-|—|至|到)(?:20)?[0-9]{{2}}年|[-/.][01]?[0-9](?![0-9%一-鿿])|[-/.][01]?[0-9]月|[\])])"
)
_TOLD = re.compile(r"(?:现将|现就|^)[^,。]{0,10}20[0-9]{2}年|(?:^|[,。])20[0-9]{2}年(?:,|度)|截[至止]20[0-9]{2}年")
#: A year that is named for what it is still to bring.
_IS_TO_BRING = (
    "(?:计划|力争|拟|确保|预计)20[0-9]{2}年|到20[0-9]{2}年(?![底末]?,?(?:已|累计|共|下?降|减少|增|提|上升|剩|尚|的[0-9]))|20[0-9]{2}年(?!底|末)[^,。;:0-9\\n]{0,6}(?:计划|打算|目标)"
    r"|20[0-9]{2}年,?(?:(?:我|全|本)[镇乡村])?(?:将|拟|力争|确保|继续)[^。;\n]*"
)
_PLANNED, _YET = re.compile(rf"{_IS_TO_BRING}|20[0-9]{{2}}年[^,。;:0-9\n]{{0,6}}(?:安排|工作思路)"), re.compile(_IS_TO_BRING)
_ONLY_PLANNED = re.compile("[^,。0-9]{0,8}(?:计划|力争|拟|确保|预计|争取)(?:到|在|于)?20[0-9]{2}年")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_SPAN = re.compile(r"20[0-9]{2}年?(?:-|—|至|到)(20[0-9]{2})(?:年|学年)")
_AND_A_PLAN = re.compile(r"(?:总结|汇报|情况)(?:和|及|与|暨|、|以及)(20[0-9]{2})年[^,。]{0,8}(?:计划|打算|安排|思路)")
_OF_THE_COUNTRY = re.compile(r"20[0-9]{2}年[底末]?,?(?:我国|全国|国家|全省|全市|全县)")
_TO_COME, _COME = re.compile("剩余|年底前|计划|拟|将|预计|力争|确保"), re.compile("实际|已(?:全部|完成|经|实现)|均已")

#: What stands today, dated by a month: 2020年5月动态调整后,现有…, 截至2020年6月. The paper is of no year before.
_NOW = re.compile(
    r"(?<![0-9])(?P<now>20[0-9]{2})年[0-9]{1,2}月(?:份|底|末)?[^,。;0-9]{0,14},?(?:全[镇乡村])?(?:现有|现共有|目前)|截[至止]到?(?P<until>20[0-9]{2})年(?:[4-9]|1[0-2])月"
)

#: When works are to end, and that they are under way: 工程已开工,计划2013年9月底完成.
_WORKS_END = re.compile(
    r"(?:计划|预计|拟|力争|将)[于在到]?(?P<year>20[0-9]{2})年[0-9]{1,2}月[初中下旬底份]*(?:以?前|之前)?[^,;。0-9]{0,6}(?:完成|[完竣]工|建成|投[入产用]|通[车水电])"
)
_UNDER_WAY = re.compile("(?:已经?|现|均)(?:全[面部])?(?:开工|动工|启动|开始|进场)|正在(?!研|积)|在建|施工中")

#: How far behind the end of a year 今年 may stand to be held against it.
_FAR = 120
_FIRST, _EARLIEST, _LATEST = 6, 2010, 2100
#: A year that is hidden: 20xx年, 202x年, 20__年.
_HIDDEN = re.compile("(?<![0-9])(?:20[0-9]?[Xx×*_]{1,2}年?|[Xx×]{2,4}年)")
#: What happens to a place, or what it is given, in a year.
_HONOURED = "(?:评为|列为|确定为|定为|命名|授予|认定为|表彰)"
EVENT = f"(?:撤[乡县镇并]|合并|建乡|建镇|更名|改名|升格|挂牌|荣获|获评|被[^,;。0-9]{{0,8}}{_HONOURED})"
#: A year that tells of the past of the place and not of the paper: 2002年撤乡, 2014年建档立卡时, 从2015年的6820元.
_OF_THE_PAST = re.compile(
    "(?:(?:从|自)20[0-9]{2}年(?!(?:[0-9]{1,2}月)?(?:份|起|开始))|由20[0-9]{2}年[底末初]?(?:的|[一-鿿]{0,8}[0-9.]+[^,;。0-9]{0,6}(?:降|升|增|提高|减|到|至)))"
    f"|20[0-9]{{2}}年(?:[0-9]{{1,2}}月)?,?{EVENT}"
    "|(?:根据|按照|依据|贯彻|落实|印发|下发|对照)[^。;0-9]{0,20}[\\[(]20[0-9]{2}[\\])][^,。;]{0,5}号"
    "|201[34]年(?:[底末])?(?:精准识别|建档立卡|识别建档)"
)
#: A plan that was kept is of the year of the paper: 按照县下达的2018年减贫计划,今年脱贫61户.
_KEPT = re.compile("((?:按照|根据|对照|围绕|依据)[^,。;]{0,12}20[0-9]{2}年)[^,。;0-9]{0,10}(?:计划|目标|任务)")
#: Of which year something was examined, in the title of a paper on what was found: 2018年考核反馈问题整改情况.
_EXAMINED = re.compile(
    "20[0-9]{2}年度?(?=[^,。;]{0,16}(?:考核|巡视|巡察|审计|督查|督导|检查|评估|暗访|普查|核查)[^,。;]{0,10}(?:反馈|发现|指出|移交|问题|意见))"
)
#: The year of what was set right, where what asks for it is of a later one: 2017年脱贫攻坚工作整改情况报告 on a notice of 2018.
_SET_RIGHT = re.compile("20[0-9]{2}年度?(?=[^,。;]{0,12}整改)")
#: What only a paper that looks back on the year before says.
_LOOKS_BACK = re.compile("过去的?一年|这一年|一年来")
#: What the year of a paper is still to bring: 今年要脱贫205户.
_BRINGS = re.compile("今年[^,。;0-9]{0,8}(?:要|将|拟|计划|任务|目标|力争|确保|预计)")
#: The number of a paper says of which year it is where nothing else does.
_NUMBER = re.compile(r"[\[(]20[0-9]{2}[\])]第?[0-9]{1,4}号")
#: 自2019年以来 may tell of the year of a paper that names no other; since the years in which it all began it is a review.
_SINCE = re.compile(
    "(?:自|从)(?P<year>20[0-9]{2})年(?:[0-9]{1,2}月(?:份)?)?(?:以来|来)(?![^。]*(?:累计|历年|几年|多年|年均|逐年|今年|本年))"
)
_BEGAN = range(2012, 2017)
#: The year by whose end the register had been made.
_REGISTERED = 2014
#: The day of a paper, on a line of its own or in brackets behind who wrote it.
_DAY = re.compile(
    r"(?:[^,。;:0-9()]{2,24}(?=[(]))?[(]?"
    r"(?P<year>20[0-9]{2})[年./-](?P<month>1[0-2]|0?[1-9])(?:[月./-][0-9]{1,2}日?|月)[)]?"
)
_EARLY = 3
#: Among so many paragraphs a day belongs to the title.
_BELOW = 4
#: The day on which a page was put on the web, alone on its line or with who put it there and how many have read it.
_ON = r"20[0-9]{2}(?:-|/|\.|年)[0-9]{1,2}(?:-|/|\.|月)[0-9]{1,2}日?"
_PUT = "(?:发布|更新|发表|上传|录入|编辑|添加|刊发|发文|成文|印发)"
_PRINTED = re.compile(
    rf"{_ON} ?[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?.*|20[0-9]{{2}}-[0-9]{{1,2}}-[0-9]{{1,2}}|(?=.*{_ON}).*"
    rf"(?:{_PUT}?(?:时间|日期) ?:|发布(?:于|人)?[: ]?20|来源 ?:|作者 ?:|责任编辑|浏览|阅读|点击|点阅|字号|下载).*"
)
_PRINT_DAY = re.compile(r"(?<![0-9])(?P<year>20[0-9]{2})[-/.年](?P<month>1[0-2]|0?[1-9])(?![0-9])")
_LONGEST_PRINT = 80
_A_PLAN = re.compile("(?:计划|规划|方案|安排|打算|要点|思路)(?:表|书)?$")
_SAID_RELATIVELY = re.compile("今年|本年|去年|上年|全年|明年")


def year_of_paper(
    title: str, below: str, stem: str, head: list[tuple[int, str]], *, is_review: bool
) -> tuple[int | None, list[int]]:
    """Return the year of a paper, and the years it may be of where that is not certain.

    Parameters
    ----------
    title, below, stem
        The title, the line below it that tells of a time, and the name of the file.
    head
        Paragraphs with their numbers, the first that may say of which year they are before all others.
    is_review
        Whether the paper looks back on several years.

    Examples
    --------
    >>> year_of_paper("白岩镇2018年总结", "", "x", [], is_review=False)
    (2018, [])
    >>> year_of_paper("白岩镇汇报", "", "x", [(2, "20xx年脱贫12户。2014年识别63户。")], is_review=False)
    (None, [2014])
    """
    head = [(number, _KEPT.sub(r"\1", text.strip())) for number, text in head if text.strip()]
    whole_title, title = title, _EXAMINED.sub("", title)
    answers = _set_right_later(title, "\n".join(text for _, text in head))
    title = _SET_RIGHT.sub("", title) if answers is not None else title
    head = [(number, title if text == whole_title else text) for number, text in head]
    early = [year for _, text in [(0, below), *head] if (year := _early_day(text))]
    named = (
        _year_in(["" if is_print(one) or _early_day(one) else one for one in (title, below)]) or _dated(head) or _year_in([stem])
    )
    if named is not None:
        return named, []
    paragraphs = [(number, _OF_THE_PAST.sub("", text)) for number, text in head if not _early_day(text) and not is_print(text)]
    unnumbered = [(number, _NUMBER.sub("", text)) for number, text in paragraphs]
    paragraphs = unnumbered if any(_years(text) for _, text in unnumbered) else paragraphs
    if not any(_years(text) for _, text in paragraphs):
        paragraphs = [(number, _only_since(text)) for number, text in head if not is_print(text)]
    whole = "\n".join(text for _, text in paragraphs)
    commonest = _commonest_year(whole) or answers
    said = None if is_review else _told_year(paragraphs[:_FIRST], commonest)
    if commonest is None and _A_PLAN.search(title):
        commonest = _the_only(_years(whole))  # 2019年计划如下, in a plan
    told = None if is_review else said or commonest
    found = _year_after(whole, told or _last_year(whole))
    written = "\n".join(text for _, text in head)
    asked = sorted({year for year in _years(written) if _EARLIEST <= year <= _LATEST})
    found = max([found, *_today(whole)]) if found is not None and not is_review else found
    works = _year_of_works(written) if said is None and not is_review and "总结" not in title else None
    found = works if works is not None and found in (None, works - 1) else found
    if early and said is None and _LOOKS_BACK.search(written) and "今年" not in written:
        return early[0] - 1, []  # 过去的一年, told in January
    if early and found in (None, early[0]) and _BRINGS.search(written):
        return early[0], []
    if found is None or (said is None and _HIDDEN.search(title + written)):
        return None, asked
    cited = max((int(match[0][1:5]) for match in _NUMBER.finditer(written)), default=0)
    if said is None and found < cited <= found + 1 and not is_review:
        found = cited  # 根据〔2019〕8号: no paper is older than the one it answers
    signed = [year for _, text in head if (year := _day(text)) and not _early_day(text)]
    if len(set(signed)) == 1 and found != signed[0] and _SAID_RELATIVELY.search(written) and not _A_PLAN.search(title):
        # what is later than the day on which a paper was signed is planned in it
        return (signed[0], []) if found > signed[0] and not is_review else (None, sorted({found, signed[0]}))
    if early and found != early[0] and _SAID_RELATIVELY.search(written):
        return None, sorted({found, early[0]})
    return found, []


def _set_right_later(title: str, written: str) -> int | None:
    """Return the year of the notices that a paper answers, if it is later than that of what was set right by its title."""
    year = _SET_RIGHT.search(title)
    cited = max((int(match[0][1:5]) for match in _NUMBER.finditer(written)), default=0)
    return cited if year is not None and cited > int(year[0][:4]) else None


def _today(text: str) -> list[int]:
    """Return the years in which what a paper tells stood so: 2020年5月动态调整后,现有12户."""
    years = [int(match["now"] or match["until"]) for match in _NOW.finditer(_PLANNED.sub("", text))]
    return [year for year in years if _EARLIEST <= year <= _LATEST]


def _year_of_works(text: str) -> int | None:
    """Return the year in which works under way are to end, if the paper also tells how it stood when the year before ended.

    Examples
    --------
    >>> _year_of_works("到2012年底,人均纯收入1850元。工程已开工,计划2013年9月底完成。")
    2013
    >>> _year_of_works("到2012年底,人均纯收入要到1850元。") is None
    True
    """
    years = {int(match["year"]) for match in _WORKS_END.finditer(text)} if _UNDER_WAY.search(text) else set()
    ends = years.pop() if len(years) == 1 else 0
    return ends if ends and re.search(f"{ends - 1}年[底末]", text) else None


def _only_since(text: str) -> str:
    """Return the words of a text that say since when it tells: 自2019年以来; the empty text where that is no year's paper."""
    found = _SINCE.search(text)
    return f"{found['year']}年" if found is not None and int(found["year"]) not in _BEGAN else ""


def is_print(text: str) -> bool:
    """Whether a line says when a page was put on the web: 发布时间:2020-01-08 来源:云岭镇. Of which year it tells is open."""
    return len(text) <= _LONGEST_PRINT and _PRINTED.fullmatch(text.strip()) is not None and not text.rstrip().endswith("。")


def year_suggested(texts: list[str]) -> str:
    """Return the year a page was put on the web, where it says 今年 and the month, behind March, leaves no doubt.

    Examples
    --------
    >>> [year_suggested([line, "今年脱贫42户。"]) for line in ("时间:2018-07-15", "时间:2018-01-15")]
    ['2018', '']
    """
    days = {(day["year"], int(day["month"])) for text in texts if is_print(text) and (day := _PRINT_DAY.search(text))}
    told = "\n".join(text for text in texts if not is_print(text))
    is_one = len(days) == 1 and not _years(told) and re.search("今年|本年", told) is not None
    year, month = next(iter(days), ("", 0))
    return year if is_one and month > _EARLY else ""


def _the_only(years: list[int]) -> int | None:
    return years[0] if len(set(years)) == 1 else None


def _day(text: str) -> int:
    """Return the year of a day on a line of its own; 0 for any other line."""
    day = _DAY.fullmatch(text.strip())
    return int(day["year"]) if day is not None else 0


def _dated(head: list[tuple[int, str]]) -> int | None:
    """Return the year of a day below the title that is late enough to be of the year told, if today is spoken of: (2018年7月)."""
    if not any("今年" in text for _, text in head):
        return None
    return next((year for _, text in head[:_BELOW] if (year := _day(text)) and not _early_day(text)), None)


def _early_day(text: str) -> int:
    """Return the year of a day on a line of its own, if it is so early that the paper may be of the year before; else 0."""
    day = _DAY.fullmatch(text.strip())
    return int(day["year"]) if day is not None and int(day["month"]) <= _EARLY else 0


def _years(text: str) -> list[int]:
    return [int(match[1].translate(_DIGITS)) for match in _IN_TEXT.finditer(text)]


@cache
def _in_title() -> re.Pattern[str]:
    units = alternatives(name for name, unit in prose_units().items() if unit.family != "duration")
    return re.compile(rf"(?<![0-9.])({_WRITTEN})(?=年|$|[^0-9.余多来几万亿%])(?!{units})")


def years_of_title(text: str) -> list[int]:
    """Return the years that a title or the name of a file names; it may leave out 年.

    Examples
    --------
    >>> years_of_title("甲山镇2018脱贫攻坚总结"), years_of_title("甲山镇帮扶2018户贫困户")
    ([2018], [])
    """
    return [int(match[1].translate(_DIGITS)) for match in _in_title().finditer(text)]


def _year_in(texts: list[str]) -> int | None:
    for text in texts:
        span = _SPAN.search(text)
        if span:
            return int(span[1])  # a paper of several years is of the last
        planned = _AND_A_PLAN.search(text)
        if planned and len(years_of_title(text)) == 1:
            return int(planned[1]) - 1  # 工作总结和2019年工作计划
        years = [year for year in years_of_title(text) if 1990 <= year <= 2100]
        if years:
            return years[0]  # of 2018年总结及2019年计划 the first
    return None


def _told_year(head: list[tuple[int, str]], commonest: int | None) -> int | None:
    """Return the year that the first paragraphs say they report on: 现将2018年…, 2018年以来, 截至2018年底.

    A year that only leads a sentence (2013年,全镇识别…) may be the first of several: one that is named more often goes before it.
    """
    for _, text in head:
        planned = _ONLY_PLANNED.match(text)  # 为确保2020年如期脱贫,现将2019年工作总结如下
        match = next(
            (
                one
                for one in _TOLD.finditer(text, planned.end() if planned is not None else 0)
                if not any(plan.start() < one.end() <= plan.end() for plan in _YET.finditer(text))
            ),
            None,
        )
        years = _years(match[0]) if match else []
        if match and years and not _goes_on(text, match.end(), years[0]):
            is_said = match[0].startswith(("现", "截"))
            return years[0] if is_said or commonest is None or commonest <= years[0] else None
    return None


def _goes_on(text: str, end: int, year: int) -> bool:
    """Whether a sentence tells of one year after the other: 2016年搬迁96户,2017年搬迁188户,今年…."""
    sentence = re.split("[。;]", text[end:])[0]
    return "今年" in sentence and any(other > year for other in _years(_PLANNED.sub("", sentence)))


def _commonest_year(text: str) -> int | None:
    """Return the year named most often, of several the latest; a year of plans does not count."""
    years = Counter(year for year in _years(_OF_THE_COUNTRY.sub("", _PLANNED.sub("", text))) if _EARLIEST <= year <= _LATEST)
    later = {year: count for year, count in years.items() if year > _REGISTERED}
    years = Counter(later) if later else years  # a paper that tells of later years is not of the one in which all were registered
    return max(years, key=lambda year: (years[year], year)) if years else None


def _last_year(text: str) -> int | None:
    """Return the last year that is no plan's: a review of several years tells of all up to it."""
    return max(
        (year for year in _years(_OF_THE_COUNTRY.sub("", _PLANNED.sub("", text))) if _EARLIEST <= year <= _LATEST), default=None
    )


def _year_after(text: str, year: int | None) -> int | None:
    """Return the year of a paper: the next one where 今年 has still to bring what was left at the end of `year`.

    Examples
    --------
    >>> _year_after("截至2018年底累计脱贫1163户,今年剩余45户年底前全部脱贫。", 2018)
    2019
    >>> _year_after("2018年底未脱贫45户。今年计划脱贫30户。", 2018)
    2019
    >>> _year_after("今年计划改造5户,2018年底前完成。", 2018)
    2018
    >>> _year_after("2016年搬迁96户,2017年搬迁188户,今年任务179户。", 2017)
    2018
    """
    if year is None:
        return None
    if re.search(rf"{year}年[^。;,0-9]{{1,12}}[0-9][^。;年]*[,、](?:预计|计划|力争)?今年[^。;,年]{{0,12}}[0-9]", text):
        return year + 1  # one year after the other, this one last
    if re.search(rf"{year - 1}年(?P<deed>[一-鿿]{{2,6}})[0-9][^。;年]*{year}年(?P=deed)[0-9][^;年]*今年(?P=deed)[0-9]", text):
        return year + 1  # 2017年脱贫196户,2018年脱贫184户。今年脱贫69户
    for match in re.finditer(rf"{year}年(?:年)?[底末](?!前)[^\n]{{0,{_FAR}}}?今年(?P<said>[^。;\n]*)", text):
        is_told = re.search(f"{year}年", match[0][len(str(year)) :]) is not None
        if not is_told and _TO_COME.search(match["said"]) and not _COME.search(match["said"]):
            return year + 1
    return year
