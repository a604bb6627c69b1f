"""What a paper tells that is later than its year: then what has no time of its own may be of another year than the title says."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: The number of a notice, and a month of which something is told as done; a paper of the year is written up to March of the next.
_LATER = re.compile(
    r"[\[(](?P<cited>20[0-9]{2})[\])]第?[0-9]{1,4}号|(?<![0-9])(?P<told>20[0-9]{2})年(?:[4-9]|1[0-2])月(?!底?前|[^,;。]{0,6}(?:计划|拟|将|预计|力争))"
)
#: The day on which a report was given or signed, alone on its line: (2020年4月26日在镇人大会议上), 2020年4月26日.
_GIVEN = re.compile(
    r"[-(]*20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日(?:[在于]?[^,。;:]{0,48}(?:会|会议|大会|座谈会|推进会|全会)上?)?(?:的(?:讲话|报告|发言))?[)]?"
)
#: A title or heading that says which year is looked back on: 2019年工作回顾; not what is to be done in it.
_LOOKED_BACK = (
    "(?<![0-9]){year}年度?(?![^,。;]{{0,12}}(?:计划|安排|打算|思路|目标))"
    "[^,。;]{{0,14}}(?:回顾|总结|小结|完成情况|进展情况|开展情况|主要成效)"
)
_LONGEST_HEADING = 40
_TO_COME = re.compile("计划|拟|将|预计|力争|确保|到$|下一?步")


def year_doubted(titles: Sequence[str], texts: Sequence[str], year: int) -> str:
    """Return what makes it doubtful that a paper is of a year; empty where nothing does.

    Parameters
    ----------
    titles
        The title, the line below it and the name of the file.
    texts
        The folded paragraphs.
    year
        The year that the paper is taken to be of.

    Examples
    --------
    >>> texts = ["2016年脱贫39户。2017年计划脱贫20户,2017年搬迁8户。"]
    >>> year_doubted(["帮扶工作汇报"], texts, 2016), year_doubted(["2016年工作总结"], texts, 2016)
    ('2017年', '')
    >>> said = ["(2020年4月26日在镇人民代表大会上)", "一、2019年工作回顾", "全年脱贫39户。"]
    >>> year_doubted(["政府工作报告"], said, 2019), year_doubted(["政府工作报告"], [said[0], said[2]], 2019)
    ('', '2020年4月')
    """
    back = re.compile(_LOOKED_BACK.format(year=year))
    if any(back.search(one) for one in (*titles, *texts) if len(one) <= _LONGEST_HEADING):
        texts = [text for text in texts if not _GIVEN.fullmatch(text.strip())]
    later = told_later(texts, year)
    if later or any(str(year) in title for title in titles):
        return later
    whole = "\n".join(texts)
    counts = [len(re.findall(f"(?<![0-9]){one}年", whole)) for one in (year, year + 1)]
    is_named_as_often = counts[1] > 1 and counts[1] >= counts[0]
    return f"{year + 1}年" if is_named_as_often else ""


def told_later(texts: Sequence[str], year: int) -> str:
    """Return the first wording of a time that no paper of a year would tell of; empty where there is none.

    Parameters
    ----------
    texts
        The folded paragraphs.
    year
        The year that the paper is taken to be of.

    Examples
    --------
    >>> told_later(["按照某办发[2018]16号的要求,现报告如下。"], 2017), told_later(["按照某办发[2018]16号的要求。"], 2018)
    ('[2018]16号', '')
    >>> told_later(["截至2019年6月,全镇脱贫32户。"], 2018), told_later(["计划2019年6月完工。"], 2018)
    ('2019年6月', '')
    """
    for text in texts:
        for match in _LATER.finditer(text):
            said = int(match["cited"] or match["told"])
            clause = re.split("[,;。:]", text[: match.start()])[-1]
            if year < said and not _TO_COME.search(clause):
                return match[0]
    return ""
