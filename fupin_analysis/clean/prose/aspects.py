"""Whether what a number counts has happened, is under way, or is planned; and the time it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from fupin_analysis.clean.prose.numbers.times import TimeWord, is_later
from fupin_analysis.clean.prose.paper.changed import change_of_plan
from fupin_analysis.clean.prose.words import Aspect, prose_words


@dataclass(frozen=True)
class Moment:
    """What a number's sentence says of its time.

    Parameters
    ----------
    aspect
        ``"done"``, ``"started"`` or ``"plan"``.
    period
        Period of figures.
    is_dated
        Whether a year or part of one is named for it, and not only inherited from the document.
    is_next
        Whether it is what a year's summary plans next: 年内 and 年底 are then of the year to come.
    is_mild
        Whether a heading plans it that is the name of a programme (帮扶计划): what a sentence below tells as done is.
    """

    aspect: Aspect
    period: str
    is_dated: bool
    is_next: bool = False
    is_mild: bool = False


_TO_LEAVE = re.compile(
    r".{0,3}(?:拟|预计|计划)(?:于|在|到)?(?:(?P<year>20[0-9]{2})年|[今明]年|年)?(?:[底末内]|以?前)*(?:全部|实现|稳定|如期)*(?:脱贫|退出|出列|摘帽)"
)
#: The end of a year, which no paper of an earlier part of it has for its own day.
_YEAR_END = re.compile("20[0-9]{2}年(?:[底末]|12月)")
_PARTS_BEFORE = ("H1", "Q1", "Q2", "Q3")
_WITHIN = re.compile("全年|年内|年度内|年[底末](?:以?前|之前)?")
#: What stands before a time that dates its own clause only: a number or a clause before, or the village whose it is.
_OF_A_CLAUSE = re.compile("[,0-9]|(?:村|社区|嘎查|屯|寨)[于在]?$|[于在]$")
_FELL = re.compile("(?:由|从)(?:上年末?|去年底?|年初|20[0-9]{2}年[底末]?)[^,;。]{0,12}(?:下降|降低|降|减少)(?:到|至|为)")
_AS_PLANNED = re.compile(
    r"按(?:照)?[^,;。0-9]{0,6}$|(?:抓[实好]|紧扣|围绕|对照|执行|落实)[^,;。0-9]{2,6}$"
    r"|(?:超[过出]?|(?<!占)比|较|差|[多少高低]于|距离?|离)(?:了)?(?:年初|年度|全年|当年|上级|县里?|镇|原|既|定|下达|的)*$"
)
#: What a whole clause follows, or whom it is about, ends with it: 按照县里下达的2018年减贫计划,…; 对计划脱贫的42户,….
_FOLLOWED = re.compile(
    r"(?:^|[,;。:])(?:[^,;。:]{0,6})(?:按照?|根据|依照|依据|对[照标]|围绕|紧扣|紧盯|盯[紧住]|锁定|针对|聚焦|瞄准|锚定|结合|以)[^,;。]{0,30}$"
)
_FOR_THEM = re.compile(
    r"(?:计划|拟|预计|预)(?:于|在)?(?:今年|本年|20[0-9]{2}年|年[底内])?(?:脱贫|退出|出列|摘帽|搬迁|改造|减贫)(?:的|(?:贫困)?(?:户|村|对象|人口))+[^,;。0-9]{0,6}[0-9]"
)
#: What has not been done to those who are there: 目前还有57户未脱贫.
_NOT_SO = re.compile("(?:未|没有?)(?:能|完全|全部)?[一-鿿]{2}")
_STILL_TO_COME = re.compile("将|拟|要|力争|确保|争取|预计")
_COUNTS_AS_DONE = re.compile(
    "完成|实现|建成|竣工|落实|发放|兑现|兑付|投入|安排|实施|拨付|开展|硬化|改造|新建|修建|资助|培训|走访"
)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(prose_words()["aspects"][name])


def heading_aspect(headings: Sequence[str]) -> Aspect:
    """Return ``"plan"`` under a heading of plans, the nearest that says anything; else ``"done"``."""
    for heading in headings:
        if _pattern("not_plan_heading").search(heading):
            return "done"
        if _pattern("plan_heading").search(heading) and not _pattern("follows_a_plan").search(heading):
            return "plan"
    return "done"


#: Words that tell an aspect, by their name in ``[aspects]``.
_TOLD_BY: dict[str, Aspect] = {"plan": "plan", "hard_done": "done", "started": "started"}


def aspect_of(text: str, start: int, end: int, *, base: Aspect) -> Aspect:
    """Return the aspect of a number at `end` from the words of its part of the sentence, which begins at `start`."""
    if (changed := change_of_plan(text, start, end)) is not None:
        if changed.is_before:
            return "plan"  # 由原规划的160亩调整为80亩: the 160
        base, start = "plan" if changed.is_to_come else base, changed.end
    aspect, place = base, -1
    for name, value in _TOLD_BY.items():
        for match in _pattern(name).finditer(text, start, end):
            if name == "plan" and _AS_PLANNED.search(text, start, match.start()):
                continue  # 按照年初计划硬化12公里: that it was planned is no news
            if base == "plan" and match[0] == "共" and not text.startswith("有", match.end()):
                continue  # 下一步硬化道路共5公里: a sum says nothing of its time
            if name == "plan" and _ends_with_its_clause(text, start, match, end):
                continue
            if match.start() > place or (match.start() == place and value == "plan"):
                aspect, place = value, match.start()
    if aspect == "done" and place < 0 and base != "plan":
        said = _pattern("weak_plan").finditer(text, start, end)
        weak = [match for match in said if not _ends_with_its_clause(text, start, match, end)]  # 围绕“双百”目标,种茶300亩
        done = [match.start() for match in _pattern("done").finditer(text, start, end)]
        if weak and not done:
            return "plan"
    if aspect == "started" and re.search("竣工|完工|完成|建成|验收", text[place:end]):
        return "done"
    return aspect


def _ends_with_its_clause(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether a clause before that of a number only says what it follows or whom it is about, and the number's tells a deed."""
    whom = _FOR_THEM.match(text, match.start(), end)
    if whom is not None and whom.end() < end:
        return _COUNTS_AS_DONE.search(text, whom.end(), end) is not None
    stop = text.find(",", match.end(), end)
    if stop < 0 or _FOLLOWED.search(text, start, match.start()) is None or _STILL_TO_COME.search(text, stop, end) is not None:
        return False
    return re.search("[0-9](?![0-9]*年)", text[match.end() : stop]) is None  # 按照计划脱贫30户,…


def is_existing(text: str, start: int, end: int, behind: int) -> bool:
    """Whether a number at `end` counts what is there already, in the words of a plan: 在现有3200亩的基础上, 管护已建成的电站3座.

    Examples
    --------
    >>> text = "管护好已建成的电站3座,在茶园500亩的基础上再种200亩"
    >>> [is_existing(text, 0, text.index(number), len(text)) for number in ("3座", "500", "200")]
    [True, True, False]
    >>> text = "将现有3公里土路硬化"
    >>> is_existing(text, 0, text.index("3"), len(text))
    False
    """
    if is_a_base(text, end, behind):
        return True
    clause = re.split("[,;。:]", text[start:end])[-1]
    is_there = _pattern("existing").search(clause) is not None
    return is_there and not is_taken(clause) and not is_worked_on(text, end, behind)


def is_taken(clause: str) -> bool:
    """Whether a clause takes what is there for something: 将现有3公里土路硬化."""
    return _pattern("existing_taken").search(clause) is not None


def is_worked_on(text: str, start: int, end: int) -> bool:
    """Whether something is planned for what a number at `start` counts: 现有危房8户,全部纳入改造计划."""
    own, _, after = re.split("[;。:]", text[start:end])[0].partition(",")
    if _NOT_SO.search(own):
        return False
    goes_on = _pattern("existing_goes_on").match(after)
    return re.search(f"{_pattern('existing_worked').pattern}|{_pattern('existing_left').pattern}", own) is not None or (
        goes_on is not None and _pattern("existing_worked").search(after.split(",")[0]) is not None
    )


def is_a_base(text: str, start: int, end: int) -> bool:
    """Whether a number at `start` is what something is built on: 在4500亩的基础上."""
    unit = re.match("[0-9.]+(?:万|亿)?(?:平方)?[一-鿿]?", text[start:end])
    return unit is not None and _pattern("existing_behind").match(text, start + unit.end()) is not None


def is_year_over(title: str, text: str, year: int | None) -> bool:
    """Whether a paper looks back on its whole year: by its title, or because it tells of the year's end.

    Examples
    --------
    >>> is_year_over("2019年工作总结", "", 2019), is_year_over("自查报告", "截至2018年底", 2019)
    (True, False)
    """
    if not title or (_pattern("ends_year").search(title) is not None and "半年" not in title and "季度" not in title):
        return True
    return _pattern("year_over").search(text) is not None or re.search(f"截[至止]到?{year}年(?:[底末]|12月)", text) is not None


def is_within_year(title: str) -> bool:
    """Whether a paper called so is written within its year: what it will do next is of the same year."""
    return _pattern("within_year").search(title) is not None


def is_yet_to_come(text: str, start: int, end: int, behind: int) -> bool:
    """Whether a clause tells of what a year is still to bring, in a paper within that year: 年内57户全部脱贫.

    Parameters
    ----------
    text
        The folded paragraph.
    start, end
        Where the words before a number begin, and where it begins.
    behind
        Where its sentence ends.

    Examples
    --------
    >>> [is_yet_to_come(text, 0, text.index("57"), len(text)) for text in ("年内57户脱贫", "年内已有57户脱贫", "57户年底前脱贫")]
    [True, False, True]
    """
    before = re.split("[,;。:]", text[start:end])[-1]
    after = re.split("[,;。:]", text[end:behind])[0]
    words = _pattern("within").search(before) or re.match(f"[0-9.]+[户人名][0-9人]*(?:{_pattern('within').pattern})", after)
    is_over = _FELL.search(text, end, behind) is not None  # 年初142户,年内脱贫87户,发生率由年初的3.6%降到1.3%
    return words is not None and not is_over and _pattern("within_done").search(before + after) is None


def moment_of(
    text: str,
    times: Sequence[TimeWord],
    *,
    sentence: int,
    part: int,
    end: int,
    base: Moment,
    year: int,
    behind: int,
) -> Moment:
    """Return aspect and period of a number.

    Parameters
    ----------
    text, times
        The folded paragraph and its wordings of time.
    sentence, part
        Where the sentence and its part (to the last semicolon) begin.
    end, behind
        Where the number begins, and where the words behind it end.
    base
        What headings and the document say.
    year
        Year of the document.
    """
    aspect = aspect_of(text, part, end, base=base.aspect)
    if (
        aspect == "done"
        and base.aspect != "plan"
        and (to_leave := _TO_LEAVE.match(text[end:behind].lstrip("0123456789户人名个余多、,"))) is not None
    ):
        if to_leave["year"]:
            return Moment("plan", to_leave["year"], True)  # 剩余2个贫困村计划2019年退出
        aspect = "plan"
    if aspect == "done" and re.match(
        r"[^,;]{0,8}(?:已|全部|均)?(?:开工|动工)", text[end:behind].lstrip("0123456789.两二三个户座处")
    ):
        aspect = "started"
    if base.is_mild and aspect == "plan" and _tells_a_deed(text, part, end):
        aspect = "done"
    period, dated = base.period, base.is_dated
    words = [time for time in reversed(times) if _reaches(text, time, sentence, part, end)]
    word = next(iter(words), None)
    if word is not None and word.is_now and len(words) > 1 and _is_now_of(text, words[1], word):
        word = words[1]
    if word is not None:
        period, dated = _apply(word, text, base, aspect, year)
    is_past = word is not None and dated and period[:4].isdigit() and int(period[:4]) <= year
    is_over = is_past and (int(period[:4]) < year or is_later(base.period, period))  # under 目标任务 of a time gone by
    is_after = base.period[:4].isdigit() and int(base.period[:4]) > year
    is_within = word is not None and _WITHIN.fullmatch(text[word.start : word.end]) is not None
    if is_past and base.aspect == "plan" and (is_after or is_over) and aspect == "plan" and not is_within:
        own = word.start if word is not None and _leads(text, word, part) else part  # 明年计划脱贫57户,今年脱贫60户
        aspect = aspect_of(text, own, end, base="done")  # 对2018年脱贫的287户继续跟踪, among next year's plans
    if word is not None and base.aspect == "plan" and aspect == "done" and word.start > part and period == base.period:
        aspect = aspect_of(text, word.start, end, base="plan")  # 去年已硬化5公里,今年再硬化7公里
    if word is not None and is_past and aspect == "plan" and base.aspect != "plan" and _is_told_done(text, word, part, end):
        aspect = "done"
    if base.period.endswith(("H1", "Q1", "Q2", "Q3")) and is_later(period, base.period) and aspect == "done":
        aspect = "plan"  # 下半年, in a document of the first
    if period[:4].isdigit() and int(period[:4]) > year and aspect == "done":
        aspect = "plan"
    return Moment(aspect, period, dated)


def _is_now_of(text: str, day: TimeWord, now: TimeWord) -> bool:
    """Whether 现有 is as of a day named right before: 截至2017年底,全镇现有贫困户58户."""
    is_plain = text.startswith("现有", now.start) and re.search("[0-9。;]", text[day.end : now.start]) is None
    return day.is_asof and not day.is_now and bool(day.period) and is_plain


def _tells_a_deed(text: str, part: int, end: int) -> bool:
    """Whether a number is told as done by its own part of the sentence: 发放鸡苗3200羽, below 产业帮扶计划."""
    if aspect_of(text, part, end, base="done") == "plan" or _pattern("weak_plan").search(text, part, end):
        return False
    return _pattern("done").search(text, part, end) is not None


def _leads(text: str, time: TimeWord, part: int) -> bool:
    """Whether a wording of time leads a clause behind another."""
    return time.start > part and text[time.start - 1] in ",;(、"


def _is_told_done(text: str, time: TimeWord, part: int, end: int) -> bool:
    """Whether a clause of its own tells what was done of a plan at that time: 规划搬迁88户, 2016年完成35户."""
    is_planned = aspect_of(text, time.start, end, base="done") == "plan"
    return _leads(text, time, part) and not is_planned and _pattern("done").search(text, time.end, end) is not None


def _reaches(text: str, time: TimeWord, sentence: int, part: int, end: int) -> bool:
    """Whether a wording of time before a number speaks of it; a season does so only in its part of the sentence."""
    if not sentence <= time.start < end:
        return False
    written = text[time.start : time.end]
    is_of_part = re.search("[春秋]季", written) is not None or (
        "底" in written and not re.search("[0-9]{4}|[今去上明]年", written)
    )
    is_of_task = re.match("(?:目标|任务|计划|指标)", text[time.end :]) is not None and re.search("[0-9]", text[time.end : end])
    lead = text[max(sentence, text.rfind(";", sentence, time.start) + 1) : time.start]
    is_of_clause = _OF_A_CLAUSE.search(lead) is not None  # 松坪村2018年出列;吃低保的共36户
    return time.start >= part or not (is_of_part or is_of_task or is_of_clause)


def _apply(word: TimeWord, text: str, base: Moment, aspect: Aspect, year: int) -> tuple[str, bool]:
    """Return the period a wording of time gives, and whether it dates the figure."""
    written = text[word.start : word.end]
    is_own_year = word.period == str(year)
    is_of_year = not re.search("[0-9]", written.replace(str(year), "")) or re.search("[至到-]", written) is not None
    if "M" in base.period and is_own_year and is_of_year:
        return word.period, True  # 今年, 1至10月, in a brief of a month
    if word.is_now and word.period and _YEAR_END.search(written) and base.period[4:] in _PARTS_BEFORE:
        return word.period, True  # 截至2021年底, in a paper of its third quarter
    if word.is_now or (word.is_since and is_own_year):
        return base.period, False
    if is_own_year and base.is_dated and base.aspect == "plan" and not re.search(r"[0-9]|年底|年末|全年|年度", written):
        return base.period, True  # 全年, under a heading of next year's plan
    is_next = (base.is_dated or base.is_next) and len(base.period) == 4 and base.period.isdigit() and int(base.period) > year
    if is_own_year and is_next and not re.search("[0-9]|[今本当]年", written):
        return base.period, True  # 年底, under a heading of next year's plan
    is_of_year_before = base.is_dated and base.aspect != "plan" and len(base.period) == 4 and base.period != word.period
    if is_own_year and is_of_year_before and re.fullmatch("全年|年内|当年|年度内|年[底末]", written):
        return base.period, True  # 全年, under a heading of the year before
    if is_own_year and base.period == f"{word.period}H2" and re.search(r"(?:[7-9]|1[0-2])月", written):
        return base.period, True  # 7月底前, under a heading of the second half
    if (
        is_own_year and len(base.period) > 4
    ):  # a document of half a year: 今年 is the half it tells of, 年底 and plans are the year
        if aspect == "plan" or re.search(r"年底|年末|全年|年度|12月", written):
            return word.period, True
        return base.period, False
    return word.period, not word.is_asof and not (is_own_year and ("月" in written or "日" in written))
