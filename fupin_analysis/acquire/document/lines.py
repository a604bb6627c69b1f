"""Lines of plain text to paragraphs: a line that ends within a sentence is joined to the next one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from fupin_analysis.core.prose import Paragraph

_ENDS = re.compile(r"[。！？!?；;：:”\"）)…》】]\s*$")
_BEGINS = re.compile(
    r"^(?:[\s　]{2,}|[一二三四五六七八九十]{1,3}[、.．是]|[（(][一二三四五六七八九十0-9]{1,3}[)）]"
    r"|\d{1,2}[、.．](?!\d)|[①-⑳]|第[一二三四五六七八九十]+|[-*•●◆■·]|#)"
)
_MARK = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．])")
_TITLE = re.compile(r"(?:总结|汇报|报告|计划|规划|打算|要点|安排|方案|情况)$")
_SENTENCE = re.compile(r"[。；：;:]")
#: Lines at the top that may be a title; the share of the width from which a line is full; where signs of double width begin.
_MOST_TITLES, _FULL, _NEARLY_FULL, _WIDE = 3, 0.95, 0.85, 0x2E7F
#: The share of the width from which a line may be one of a wrapped text.
_LONG = 0.55
_MARKDOWN = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_EMPHASIS = re.compile(r"\*\*(.+?)\*\*|__(.+?)__|`([^`]+)`")


_COUNT = (
    r"[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?[万亿]?余?"
    "(?:户|人|名|元|个|亩|公里|米|座|处|口|条|项|期|次|场|%|％|只|头|羽|家|支|盏|套"
    "|所|吨|公斤|斤|箱|例|批|千瓦|立方|平方|间|栋|棵|株|台|辆|眼)"
)
#: What is counted twice in one breath: 512户 / 1903人, 3条 / 8公里.
_PAIRED = "[0-9０-９][万亿]?余?(?:户|人|名|元|个|亩|公里|米|座|处|口|条|项|期|次|场|%|％)$"
_OPEN_END = re.compile(r"[，,、（(]$|(?:[的为共计达和与及]|其中|致贫|完成|资金|投入|改造|新建|包括|涉及)$")
_GOES_ON = re.compile(
    r"^(?:[，。；、）)%％]|[户人元亩万亿只头羽家支盏套所吨斤箱座处口条项期次名个间栋]|公里|公斤|平方|立方|千瓦|余)"
)
#: Half a number: 总人口18 / 630人. A year may end a line.
_HALF = re.compile("[一-鿿，、](?![0-9]{4}$)[0-9０-９][0-9０-９.,]*$")
#: What only a sentence has: a count on the next line goes on with it; behind the number of a
#: section it must end with no more than what is counted.
_OF_A_SENTENCE, _OF_A_SECTION = re.compile("[，。、；][^，。、；]+$"), re.compile("[，。、；][^，。、；]{1,8}$")
_NAMED = re.compile(r"^[^，。；,;]{1,12}[：:]")
#: A line that begins with a place is a whole of its own, as one that begins with its number.
_PLACE = re.compile(r"(?:[全我本]|[一-鿿]{1,4})(?:镇|乡|村|社区|街道|嘎查)")
#: A line of so many signs without a number may be a heading.
_LONGEST_HEADING = 15
#: A line that is a day and nothing else belongs to no sentence: （2017年8月9日）.
_A_DAY = re.compile(r"[（(]?(?:20[0-9]{2}|二[〇零○][一二三四五六七八九〇零○]{2})(?:年|[-./])[^，。；：,;:]{1,12}[）)]?")
#: Nothing is put behind what is as long as this.
_LONGEST_PARAGRAPH = 4000

#: A row of a table among lines of text: the number of its line, and its cells.
Row = tuple[int, list[str]]


def split_tables(lines: list[str], *, is_markdown: bool = False) -> tuple[list[list[Row]], list[str]]:
    r"""Take runs of lines with tabs (in Markdown with bars) out of a text: they are tables; their lines are left blank.

    Examples
    --------
    >>> split_tables(["各村情况", "村\t户数", "东村\t12", "以上。"])
    ([[(2, ['村', '户数']), (3, ['东村', '12'])]], ['各村情况', '', '', '以上。'])
    """
    tables: list[list[Row]] = []
    rest = list(lines)
    run: list[Row] = []

    def close() -> None:
        if len(run) >= 2:
            tables.append(list(run))
            for number, _ in run:
                rest[number - 1] = ""
        run.clear()

    for number, line in enumerate(lines, start=1):
        cells = _cells(line, is_markdown=is_markdown)
        if cells is None:
            close()
        elif cells:
            run.append((number, cells))
    close()
    return tables, rest


def _cells(line: str, *, is_markdown: bool) -> list[str] | None:
    """Return the cells of a line of a table, none of a rule between rows; None where it is no such line."""
    plain = line.strip()
    if is_markdown and plain.startswith("|") and plain.count("|") >= 2:
        cells = [cell.strip() for cell in plain.strip("|").split("|")]
        return [] if all(re.fullmatch(r":?-+:?", cell) for cell in cells) else cells
    if "\t" not in plain or re.search(r"[。；]", plain):
        return None
    return [cell.strip() for cell in plain.split("\t")]


def to_paragraphs(lines: Iterable[str], *, is_markdown: bool = False) -> list[Paragraph]:
    """Make paragraphs of lines; a paragraph bears the number of its first line.

    Lines are joined only where the text is wrapped: most long lines must be of about one length and end within a sentence.

    Examples
    --------
    >>> [(one.number, one.text) for one in to_paragraphs(["一、基本情况", "全镇脱贫20户。"])]
    [(1, '一、基本情况'), (2, '全镇脱贫20户。')]
    """
    numbered = [(number, line) for number, line in enumerate(lines, start=1)]
    width = _wrap_width([line for _, line in numbered])
    found: list[Paragraph] = []
    open_end = is_full = False
    for number, line in numbered:
        text = line.strip().strip("\u200b\ufeff　 ")
        if not text:
            open_end = False
            continue
        heading = _MARKDOWN.match(text) if is_markdown else None
        if heading:
            found.append(Paragraph(number, heading[2], "heading", len(heading[1])))
            open_end = False
            continue
        if is_markdown:
            text = _EMPHASIS.sub(lambda match: next(part for part in match.groups() if part), text).lstrip("> ")
            text = re.sub(r"^(?:[-*+]\s+)", "", text)
        is_broken = bool(found) and found[-1].kind == "body" and breaks_off(found[-1].text, text)
        is_wrapped = open_end and bool(width) and not _begins_anew(found[-1].text, text, is_full=is_full)
        if (is_wrapped or is_broken) and not _BEGINS.match(line):
            found[-1] = Paragraph(found[-1].number, found[-1].text + text, found[-1].kind, found[-1].level)
        else:
            found.append(Paragraph(number, text))
        is_full = bool(width) and _length(line) >= _NEARLY_FULL * width
        open_end = bool(width) and _goes_on(line, width, is_first=len(found) <= _MOST_TITLES)
    return found


def breaks_off(text: str, after: str) -> bool:
    """Whether a line ends within a sentence that the next one goes on with, in a text that is not wrapped: a page broke it there.

    Headings and lines of a list have no full stop either, and what is put behind a heading is read as planned or done with it. So
    the line must end, or the next one begin, with what no whole line does: a comma, half a number, a bracket that is open.

    Examples
    --------
    >>> breaks_off("全镇共有贫困户512户", "1903人，其中因病致贫"), breaks_off("产业扶贫", "全镇种茶500亩。")
    (True, False)
    >>> breaks_off("全力抓实整改，确保见到实效", "改厕20户，脱贫60户。"), breaks_off("改厕20户，", "下步计划")
    (False, False)
    >>> breaks_off("村支书、工作队队长", "（2018年5月3日）"), breaks_off("走访农户、脱贫户", "（含监测户）。")
    (False, True)
    """
    text, after = text.rstrip(), after.strip()
    if not text or not after or len(text) > _LONGEST_PARAGRAPH or re.search(r"[。！？!?；;：:]$", text):
        return False
    if after[0] in "（(" and _A_DAY.fullmatch(after):
        return False
    if _HALF.search(text) and re.match(f"{_GOES_ON.pattern}|{_COUNT}", after):
        return True
    if re.match("[，。；、）)%％]", after):
        return not _BEGINS.match(text)
    is_marked = _BEGINS.match(text) is not None
    is_sentence = (_OF_A_SECTION if is_marked else _OF_A_SENTENCE).search(_MARK.sub("", text)) is not None
    if is_sentence and not _TITLE.search(text) and re.match(rf"{_COUNT}|[(（](?![一二三四五六七八九十0-9]{{1,3}}[)）])", after):
        return True
    if _stands_alone(text) or _stands_alone(after) or _NAMED.match(after) or _PLACE.match(after):
        return False
    is_count = re.match(_COUNT, after) is not None
    is_open = text.count("（") + text.count("(") > text.count("）") + text.count(")")
    if is_open or re.search(r"[，,、（(]$", text):
        return is_count or re.search("[0-9０-９]", text) is not None
    if _ENDS.search(text) or _TITLE.search(text):
        return False
    return is_count and re.search(f"(?:{_OPEN_END.pattern})|{_PAIRED}", text) is not None


def _begins_anew(text: str, after: str, *, is_full: bool) -> bool:
    """Whether a line of a wrapped text is a heading (下步计划), or tells of a place below a heading or a short line."""
    is_title = (
        len(after) <= _LONGEST_HEADING and _TITLE.search(after) is not None and re.search("[，,0-9０-９。；;]", after) is None
    )
    is_below = _BEGINS.match(text) is not None and re.search("[0-9０-９。；;：:，,]$|" + _COUNT, text) is None
    return is_title or _A_DAY.fullmatch(after) is not None or ((is_below or not is_full) and _PLACE.match(after) is not None)


def _stands_alone(text: str) -> bool:
    """Whether a line begins with the number of a section or of a list, or is as short as a heading and counts nothing."""
    return _BEGINS.match(text) is not None or (
        len(text) <= _LONGEST_HEADING and re.search("[0-9０-９。；;]|[（(][^）)]*$", text) is None
    )


def _goes_on(line: str, width: int, *, is_first: bool) -> bool:
    """Whether the next line of a wrapped text goes on with the paragraph: a heading that is no full line stands alone."""
    text, share = line.strip(), _length(line) / width
    if text.endswith(("；", ";")) and share >= _FULL:
        return True
    if _ENDS.search(text) or share < 0.5:
        return False
    is_heading = _BEGINS.match(text) is not None or (is_first and _TITLE.search(text) is not None)
    return not (is_heading and share < 0.85 and not _SENTENCE.search(text))


def _length(line: str) -> int:
    """Return how wide a line is printed: a Chinese sign is as wide as two digits.

    Examples
    --------
    >>> _length("共20户 ")
    6
    """
    return sum(2 if ord(sign) > _WIDE else 1 for sign in line.rstrip())


def _wrap_width(lines: list[str]) -> int:
    """Return the length at which lines are wrapped; 0 where they are not.

    In a wrapped text, most lines that another follows at once end within a sentence, and are long.
    """
    pairs = [(line, after) for line, after in pairwise(lines) if line.strip() and after.strip() and not _BEGINS.match(after)]
    width = max(map(_length, lines), default=0)
    pairs = [(line, after) for line, after in pairs if not (_BEGINS.match(line) and _length(line) < _LONG * width)]
    first = next((place for place, (line, _) in enumerate(pairs) if _length(line) >= _LONG * width), 0)
    pairs = pairs[first:]  # what stands above the text: its title, the day and the size of the file
    if len(pairs) < 3 or not 24 <= width <= 180:
        return 0
    broken = [line for line, _ in pairs if not _ENDS.search(line)]
    full = [line for line in broken if _length(line) >= _LONG * width]
    return width if len(broken) >= 0.6 * len(pairs) and len(full) >= 0.8 * len(broken) else 0
