"""Headings and titles that stand in the line of the text with no stop behind them, as web pages leave them.

``一、基本情况白岩镇共5个村`` is a heading and a sentence. Where one ends is told by both sides: a noun that headings end
with, and behind it what sentences begin with.
"""

from __future__ import annotations

import re

_CHINESE = "[一二三四五六七八九十]{1,3}"
#: Nouns that headings end with, all of two signs.
HEADING_NOUNS = (
    "情况|概况|现状|状况|做法|成效|成果|成绩|亮点|特点|措施|举措|经验"
    "|体会|问题|不足|困难|短板|原因|打算|安排|计划|规划|思路|建议|进展|目标|任务|重点|方面|分析"
)
_MASKED = "A-Za-z×*"
#: What the first sentence below a heading begins with.
_BEGINS = (
    rf"(?:[一-鿿{_MASKED}]{{1,6}}?(?:镇|乡|县|村|街道|社区)(?=位于|地处|坐落|属|隶属|共|辖|下辖|有|现|是|总|国土|区域|幅员|辖区|全[镇乡县村]|20|按照|始终|坚持|紧紧|严格|高度|把)"
    r"|[全我本该](?:镇|乡|县|市|区|村|街道|办|州|旗)(?!工作|脱贫|扶贫|基本|贫困|存在)"
    r"|今年以来|近年来|去年|截[至止]|20[0-9]{2}年|目前,|自(?:20[0-9]{2}年|[一-鿿]{0,6}(?:开展|实施|启动)|今年)|为(?:切实|深入|进一步|了|认真|贯彻|确保)|按照|根据|坚持)"
)
_RUN_IN = re.compile(
    rf"(?:{_CHINESE}、|\({_CHINESE}\)|[0-9]{{1,2}}[.、](?![0-9]))"
    rf"(?P<heading>(?!针对|根据|按照|结合|围绕|对照|为|对|在|从|通过|由于|将|把|就|以|因|经|据|抓)[一-鿿0-9{_MASKED}\"、]{{0,24}}?(?:{HEADING_NOUNS}))"
    rf"(?={_BEGINS})"
)
#: What follows a heading is a sentence, and no further words of the heading (重点任务2018年完成情况).
_SENTENCE = re.compile("^20[0-9]{2}年|(?<=[^。;:!?])[。;:!?].*$", re.DOTALL)
_SHORTEST_SENTENCE = 12
#: A list that begins right behind its heading: 工作任务完成情况(一)重点任务, 主要做法1.加强领导.
BEFORE_A_LIST = rf"(?<={HEADING_NOUNS}|如下)(?=\(一\)|1[.、](?![0-9])|一、)"
_BEFORE_A_LIST = re.compile(BEFORE_A_LIST)
_TITLE = re.compile(
    rf"(?P<title>[一-鿿0-9{_MASKED}〇\"\-]{{4,40}}?(?:总结|汇报|报告|计划|方案|通报)(?:材料)?)"
    rf"(?=[0-9Xx]{{4}}/[0-9Xx]{{1,2}}/[0-9Xx]{{1,2}}|(?:现在,|尊敬的|各位|同志们|近年|为(?:认真|切实|深入|进一步|了|贯彻)|{_BEGINS}))"
)
_BEFORE_A_TITLE = re.compile(r"(?:第[0-9]+页,?共[0-9]+页|编号:[0-9]+|文档编号:[0-9A-Za-z]+|[0-9]+)+(?=[一-鿿])")
#: A paragraph no longer than this may be a title as a whole.
_LONGEST_TITLE = 60


def heading_ends(text: str) -> list[int]:
    """Return where headings end that stand in the line of a folded paragraph with no stop behind them.

    Examples
    --------
    >>> text = "一、基本情况白岩镇共5个村,无贫困村。二、主要做法全镇上下,合力攻坚。三、重点任务2018年完成情况。"
    >>> [text[:end][-4:] for end in heading_ends(text)]
    ['基本情况', '主要做法']
    """
    found = []
    for match in _RUN_IN.finditer(text):
        is_first = match.start() == 0 or text[match.start() - 1] in '。;:!?,)" \n' or _BEFORE_A_LIST.match(text, match.start())
        rest = _SENTENCE.sub("", text[match.end() :])
        if is_first and (len(rest) >= _SHORTEST_SENTENCE or re.search("[0-9,]", rest)):
            found.append(match.end())
    return found


def part_headings(text: str) -> str:
    """Return a folded paragraph with a line end behind each heading and title that stands in its line.

    Examples
    --------
    >>> part_headings("一、基本情况白岩镇共5个村,无贫困村。").splitlines()
    ['一、基本情况', '白岩镇共5个村,无贫困村。']
    """
    title = title_of_line(text)
    ends = heading_ends(text)
    if title:
        ends.insert(0, text.index(title) + len(title))
    for end in sorted(set(ends), reverse=True):
        text = f"{text[:end]}\n{text[end:]}"
    return text


def title_of_line(text: str) -> str:
    """Return the title that a long first paragraph begins with; the empty text where it begins with none.

    Examples
    --------
    >>> title_of_line("编号:2081白岩镇2017年脱贫攻坚工作总结今年以来,全镇上下合力攻坚,各项工作有序推进。" + "现总结如下。" * 4)
    '白岩镇2017年脱贫攻坚工作总结'
    >>> title_of_line("现将2017年工作总结如下。")
    ''
    """
    if len(text) <= _LONGEST_TITLE:
        return ""
    lead = _BEFORE_A_TITLE.match(text)
    match = _TITLE.match(text, lead.end() if lead else 0)
    return match["title"] if match else ""
