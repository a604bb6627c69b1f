"""Headings that name one village: below is of it until the township is spoken of: 松坪村基本情况, （二）柳湾村."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

#: What a heading may say of a village behind its name, and nothing that counts or acts.
_OF_IT = re.compile(
    "(?:的|村)?(?:情|(?:驻村|脱贫攻坚|脱贫|扶贫|帮扶|产业|集体经济|乡村振兴|巩固提升|基础设施|基本|总体|主要|目前|当前|存在|特色|工作|发展|建设)*"
    "(?:情况|概况|概述|简介|现状|成效|做法|亮点|经验|工作|发展|建设|产业|项目|计划|打算|安排|措施|问题)?)[:：]?"
)


#: A work in a village, as a heading: 松坪村光伏电站, 松坪村示范点建设情况.
_WORK_OF_IT = re.compile(
    "(?!等|、|和|及|与)[^0-9,;、等]{0,8}(?:示范点|电站|卫生室|基地|车间|活动室|活动场所|小学|工程|项目|产业园|园区|安置点|合作社|广场|水厂|大棚)"
    "(?:建设|建成|基本|运行|管理)*(?:情况|工作|项目|工程)?[:：]?"
)
#: How the words before a list end: 松坪村今年抓了三件事: 一是…, 二是….
_LEADS_A_LIST = re.compile(
    "(?!等|、|和|及|与)[^0-9,;、等]{2,18}(?:事|工作|措施|方面|做法|举措|功夫|如下|以下|任务|关|环节|文章|情况)[:：]?"
)
#: Any few words behind the name that neither count nor list: 塘冲村的建整扶贫, 下坝村巩固提升.
_FEW_WORDS = re.compile("(?!等|、|和|及|与|至|到|通|级|民)(?:的)?[^0-9,;、。等]{2,8}[:：]?")


def village_of_heading(heading: str, villages: Collection[str]) -> str:
    """Return the village that a heading is about; empty where it names none or says more.

    Parameters
    ----------
    heading
        Without its number.
    villages
        Names that the paper mentions.

    Examples
    --------
    >>> known = {"松坪村", "柳湾行政村"}
    >>> [village_of_heading(text, known) for text in ("松坪村基本情况", "松坪村情", "柳湾行政村", "松坪村脱贫12户")]
    ['松坪村', '松坪村', '柳湾行政村', '']
    """
    text = heading.strip()
    says = (_OF_IT, _LEADS_A_LIST, _WORK_OF_IT, _FEW_WORDS)
    known = (name for name in villages if text.startswith(name) and any(one.fullmatch(text, len(name)) for one in says))
    return max(known, key=len, default="")


def headed_by(headings: Sequence[str], villages: Collection[str]) -> tuple[str, str]:
    """Return the village of the nearest heading that names one, and that heading.

    Examples
    --------
    >>> headed_by(["产业发展", "松坪村情"], {"松坪村"}), headed_by(["产业发展"], {"松坪村"})
    (('松坪村', '松坪村情'), ('', ''))
    """
    return next(((name, heading) for heading in headings if (name := village_of_heading(heading, villages))), ("", ""))
