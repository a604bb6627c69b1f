"""Whose document it is: township, year, half-year, told by the title, the file's name and the first paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath

from fupin_analysis.clean.places import clean_township
from fupin_analysis.clean.prose.aspects import is_year_over
from fupin_analysis.clean.prose.numbers.chinese import chinese_value
from fupin_analysis.clean.prose.paper.authors import authors_of
from fupin_analysis.clean.prose.paper.dating import is_print, year_of_paper, years_of_title
from fupin_analysis.clean.prose.paper.doubted_year import year_doubted
from fupin_analysis.clean.prose.paper.folding import fold_prose
from fupin_analysis.clean.prose.paper.half_year import half_told, part_line_below, tells_half, without_plan
from fupin_analysis.clean.prose.paper.offices import office_of
from fupin_analysis.clean.prose.paper.planned_chapters import without_planned_chapters
from fupin_analysis.clean.prose.paper.programmes import years_planned
from fupin_analysis.clean.prose.paper.run_in import part_headings, title_of_line
from fupin_analysis.clean.prose.paper.scope import scope_of
from fupin_analysis.clean.prose.paper.whose import is_title, others_named, township_in_title, township_of_paper
from fupin_analysis.clean.prose.places.of_village import village_of_paper
from fupin_analysis.clean.wording.title_days import week_in
from fupin_analysis.core.prose import Prose

_REVIEW = re.compile("十[二三四]五|[两二三四五六七八]年(?:来|以来|工作|脱贫)|以来")
_MONTH_LEADS = re.compile(r"(?:20[0-9]{2}年)?(1[0-2]|[1-9])月份?(?![0-9]*日)[,我全本镇乡工]")
_LONGEST_LINE = 40
_WEEKLY = re.compile(
    "(?<![每逐])周(?:报|工作|进展|小结)|第[0-9一二三四五六七八九十]{1,3}周[^,;。0-9]{0,12}(?:工作|情况|进展|简报)"
)
_WEEK = re.compile("第([0-9]{1,2}|[一二三四五六七八九十]{1,3})周(?!年|岁|次)")
_WEEKS = 53
#: A line that only numbers the week: (第23周), 2019年第23周(6月3日-6月9日).
_WEEK_ALONE = re.compile(
    r"[(\[]?(?:20[0-9]{2}年度?)?(?:第|总第)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})周(?:[(]?[0-9年月日.至到—~-]*[)]?)[)\]]?"
)
#: Lines that head a section or are a sentence say nothing of the paper.
_SECTION = re.compile(r"^(?:[(第]?[一二三四五六七八九十]{1,3}[)、.章节部]|[(]?[0-9]{1,2}[)、.](?![0-9]))|[。;]$")


@dataclass(frozen=True)
class ProseSetting:
    """What holds for the whole document unless a sentence says otherwise.

    Parameters
    ----------
    township
        Its name; empty where it is not told.
    year
        Statistical year; None where it is not told.
    period
        The year, or the half-year a half-year's summary tells of.
    title
        Number of the paragraph that is the title; 0 where there is none.
    scope
        ``"township"``, ``"county"`` (a county, or several townships) or ``"none"``: nothing in it is of the trade.
    townships
        Other townships named with figures.
    is_plan
        Whether the whole document is a plan.
    place
        The village that the whole document is about; empty for the township.
    above
        Number of the paragraph that is the first line of a title broken over two; 0 where it is not.
    below
        Number of the paragraph below the title that says of which part of the year it is; 0 where none does.
    about
        The title, which stands above all headings.
    is_over
        Whether the document looks back on its whole year: what it tells of 年内 was done.
    years
        Years it may be of, where that is not certain.
    doubted
        What makes its year doubtful, a later time that it tells of; empty where nothing does.
    week
        The last day of the week that its title or first lines name by its days; empty where they name none.
    office
        The county, or the office above the township, whose paper it is; empty where it is none.
    plans
        The first and the last year of a plan of several; None for any other paper.
    """

    township: str
    year: int | None
    period: str
    title: int
    scope: str
    townships: tuple[str, ...] = ()
    is_plan: bool = False
    place: str = ""
    above: int = 0
    below: int = 0
    about: str = ""
    is_over: bool = True
    years: tuple[int, ...] = ()
    office: str = ""
    doubted: str = ""
    week: str = ""
    plans: tuple[int, int] | None = None

    @property
    def today(self) -> str:
        """The period of what there is when the paper is written: before the first year of a plan of several."""
        return str(self.plans[0] - 1) if self.plans is not None else self.period


def read_prose_setting(prose: Prose, *, township: str = "", year: int | None = None) -> ProseSetting:
    """Read whose document it is; what the caller says goes before what the document is taken to say."""
    folded = [(paragraph.number, fold_prose(paragraph.text).text) for paragraph in prose.paragraphs if paragraph.kind != "debris"]
    body = [(number, part_headings(text)) for number, text in folded]
    head = [(number, text) for number, text in body if text.strip()][:6]
    title = _title_in(head, [paragraph.number for paragraph in prose.paragraphs if paragraph.kind == "title"])
    title_text = next((text for number, text in head if number == title), "")
    above, below = _line_above(head, title), part_line_below(head, title)
    title_text = above[1] + title_text
    if not title_text and head:
        title_text = title_of_line(next(text for number, text in folded if number == head[0][0]))
    stem = fold_prose(PurePosixPath(prose.file).stem).text
    whole = "\n".join(text for _, text in body)
    author, village = authors_of([text for _, text in body])
    name = township or township_of_paper(
        title_text,
        stem,
        [text for _, text in head],
        [text for _, text in body],
        [fold_prose(paragraph.text).text for paragraph in prose.paragraphs],
        author,
    )
    is_review = _REVIEW.search(title_text or stem) is not None
    told = without_planned_chapters(body, prose.paragraphs, title_text)
    named, years = year_of_paper(title_text, below[1], stem, told, is_review=is_review)
    found = year or named
    written = without_plan((title_text or stem) + below[1])
    half = tells_half(written) or (not title_text and tells_half(head[0][1] if head else ""))
    short = (text.strip() for _, text in head if len(text.strip()) <= _LONGEST_LINE)
    week = [written, *(text for text in short if not _SECTION.search(text))]
    part = (
        _part_of(written, half)
        or _week_numbered(week)
        or _month_told(title_text or stem, head)
        or half_told(written, stem, head, whole, found)
    )
    period = f"{found}{part}" if found else ""
    office = office_of(title_text, head[0][1] if head else "") if not name else ""
    place = village_of_paper(title_text or stem, [text for _, text in body], village)
    return ProseSetting(
        clean_township(name) if name else "",
        found,
        period,
        title,
        scope_of(body, title_text, name, office, is_told=bool(township), village=place),
        townships=others_named(whole, name),
        is_plan=_is_plan(title_text or stem),
        place=place,
        above=above[0],
        below=below[0],
        about=title_text,
        years=() if found else tuple(years),
        office=office,
        doubted=year_doubted([title_text, below[1], stem], [text for _, text in told], found) if found and not year else "",
        is_over=is_year_over(title_text or stem, whole, found) and not part.startswith(("H1", "Q", "M", "W")),
        week=_week_told([stem, *week], found),
        plans=years_planned(title_text or stem) if _is_plan(title_text or stem) and found else None,
    )


def _title_in(head: list[tuple[int, str]], marked: list[int]) -> int:
    """Return the paragraph of the title: what the file calls so, else the first that names a year or a township; 0 for none.

    The menu of a web page says 年度报告 and 工作总结, too.
    """
    lines = [
        (number, text) for number, text in head if 4 <= len(text) <= 60 and not re.search(r"[。;]$", text) and is_title(text)
    ]
    named = [number for number, text in lines if years_of_title(text) or township_in_title(text)]
    printed = {one for (one, _), (_, text) in pairwise(head) if is_print(text)}  # 时间:2024-02-17 stands below a title
    above = [number for number, _ in lines if number in printed]
    return next(
        (number for number, _ in lines if number in marked), (named or above or [number for number, _ in lines] or [0])[0]
    )


def _line_above(head: list[tuple[int, str]], title: int) -> tuple[int, str]:
    """Return the first line of a title that is broken over two: 甲山镇2021年上半年巩固脱贫成果 / 工作总结."""
    numbers = [number for number, _ in head]
    place = numbers.index(title) if title in numbers else 0
    if place != 1:
        return 0, ""
    number, text = head[0]
    is_line = len(text) <= _LONGEST_LINE and not re.search(
        "[。;,:]|(?:号|总结|汇报|报告|小结|方案|计划|规划|打算|要点)$", text.strip()
    )
    return (number, text.strip()) if is_line else (0, "")


def _part_of(title: str, half: bool) -> str:
    """Return the part of the year that a title reports on: a half-year, a quarter, a month."""
    quarter = re.search(r"(?<![前一二三、至-])第?([一二三四1-4])季度", title)
    month = re.search(r"(?<![0-9])(1[0-2]|[1-9])月(?:份)?(?![0-9]*日)", title)
    if half:
        return "H1"
    if "下半年" in title:
        return "H2"
    if quarter:
        return f"Q{quarter[1] if quarter[1].isdigit() else '一二三四'.index(quarter[1]) + 1}"
    return f"M{int(month[1]):02d}" if month and re.search(r"简报|月报|份|月度", title) else ""


def _week_told(lines: Sequence[str], year: int | None) -> str:
    """Return the last day of the week that the first lines of a weekly paper name by its days."""
    return week_in(lines, year) if any(_WEEKLY.search(text) for text in lines) else ""


def _week_numbered(lines: Sequence[str]) -> str:
    """Return the week whose number a weekly paper says, in the line that calls it so or in one that says nothing else."""
    is_weekly = any(_WEEKLY.search(text) for text in lines)
    weeks = (_WEEK.search(text) for text in lines if _WEEKLY.search(text) or (is_weekly and _WEEK_ALONE.fullmatch(text)))
    numbers = (int(week[1]) if week[1].isdigit() else int(chinese_value(week[1]) or 0) for week in weeks if week)
    return next((f"W{number:02d}" for number in numbers if 0 < number <= _WEEKS), "")


def _month_told(title: str, head: list[tuple[int, str]]) -> str:
    """Return the month of a brief whose title has none and whose first sentence has: 10月份,我镇主要工作进展如下."""
    if not re.search("简报|月报|月度|快报|工作动态", title):
        return ""
    months = (_MONTH_LEADS.match(text.strip()) for _, text in head)
    return next((f"M{int(match[1]):02d}" for match in months if match), "")


#: What a title calls a paper that tells what was done, though plans follow: 上半年工作小结与下步安排.
_TELLS = re.compile("总结|小结|汇报|情况|报告|回顾|自查|述职|简报|评估|通报|成效|进展|调研")


def _is_plan(title: str) -> bool:
    return re.search(r"计划|方案|规划|安排|打算|要点|思路", title) is not None and _TELLS.search(title) is None
