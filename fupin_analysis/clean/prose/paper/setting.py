"""Whose document it is: township, year, half-year, told by the title, the file's name and the first paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath

from fupin_analysis.clean.places import clean_township
from fupin_analysis.clean.prose.aspects import is_year_over
from fupin_analysis.clean.prose.lexicon import find_words
from fupin_analysis.clean.prose.paper.authors import authors_of
from fupin_analysis.clean.prose.paper.dating import is_print, year_of_paper, years_of_title
from fupin_analysis.clean.prose.paper.doubted_year import year_doubted
from fupin_analysis.clean.prose.paper.folding import fold_prose
from fupin_analysis.clean.prose.paper.half_year import half_told, part_line_below, tells_half, without_plan
from fupin_analysis.clean.prose.paper.offices import office_of
from fupin_analysis.clean.prose.paper.run_in import part_headings, title_of_line
from fupin_analysis.clean.prose.places.of_village import village_of_paper
from fupin_analysis.core.prose import Prose
from fupin_analysis.core.words.gazetteer import is_township

_NAME = r"(?:[一-鿿]{1,6}?|[A-Za-z×*某]{1,4})(?:民族乡|族乡|镇(?!县)|乡(?!村)|街道|苏木|农场|林场)"
_TITLE = re.compile(
    rf"(?:^|[省市县区旗州盟\s_—:《\]关于驻共的-])({_NAME})(?=(?:党委|人民政府|政府|办事处|委员会|人大|纪委)?[0-9二〇oO×xX*关脱精扶巩防的上下年工乡村振兴半贫帮有攻全“\"至\-_总计汇:]"
    r"|党委|[一-鿿]{1,4}(?:村|社区|嘎查)|$"
    r"|(?:财政|专项|扶贫|易地|住房|农村|饮水|教育|健康|产业|就业|医疗|社会|小额|人居|公益|雨露|光伏|危房|低保|消费|项目|资金)[一-鿿]{0,8}?"
    r"(?:扶贫|帮扶|搬迁|安全|信贷|资金|改造|保障|岗位|计划|情况|项目|环境))"
)
#: Words of the trade are no name, whatever stands behind them: 精准扶贫汇报镇, 工作总结乡.
_TRADE_WORDS = re.compile("总结|汇报|报告|计划|方案|工作|材料|情况|小结|扶贫|脱贫|攻坚|精准|帮扶|贫困|资金|项目|乡村|驻村|年度")
#: Who put a page on the web: 发布机构:云岭镇人民政府.
_ISSUED = re.compile(
    r"(?:发布机构|发布单位|发文机关|发文单位|制作单位|填报单位|报送单位|信息来源|来源) ?: ?"
    r"(?:[一-鿿]{2,4}?[县市区])?([一-鿿]{2,5}?(?:镇|乡|街道))"
    r"(?=人民政府|政府|党委|办事处|[一-鿿]{0,5}(?:办|中心|站)|[^一-鿿]|$)"
    r"|\((?P<by>[一-鿿]{2,5}?(?:镇|乡|街道))[一-鿿]{0,8} ?(?:供稿|供图)"
)
#: A township named with one of its villages: 到云岭镇松坪村帮扶.
_WITH_VILLAGE = re.compile(
    r"(?:^|[,。;:(—-]|[驻到在是赴往由对县市区旗扶联挂])([一-鿿]{2,4}?(?:镇|乡|街道))(?=[一-鿿]{2,3}(?:村|社区|嘎查)(?!振兴))"
)
#: A title may go on with any subject: 石门镇兜底保障工作情况汇报.
_LEADS = re.compile(r"(?:^|[\s_—:《-])([一-鿿]{2,4}?(?:民族乡|镇|乡|街道|苏木))(?=[一-鿿]{2,})")
_ANY = re.compile(
    rf"(?:^|[,。;:、(\"\s省市县区]|我|是|为|在|结合)({_NAME})(?=实际|第[一二三四五六七八九十]{{1,3}}届|人民代表大会|位于|幅员|国土|境内|东[临接至到邻]|距|辖|共|全|现|党委|地处|下辖|有|是|在|20|严格|始终|高度|认真|紧紧|坚决|按照|坚持|把|以|深入|扎实|面积|总|人民政府|贫困|建档立卡|脱贫|监测|[A-Za-z×*某]{{1,4}}村)"
)
_BELONGS = re.compile(rf"(?:隶属于?|属于?|位于|地处)(?:[一-鿿]{{2,5}}(?:县|市|区))?({_NAME})")
#: Where a village lies, by its township's seat: 在坡头镇政府东南边, 距坡头镇政府5公里.
_BY_ITS_SEAT = re.compile(
    rf"(?:在|位于|地处|距离?|离)({_NAME})(?:人民)?(?:党委|政府|机关)(?:驻地|所在地)?(?:大?约)?(?:[以正]?[东南西北]|[0-9.]+(?:公里|千米|里|米))"
)
_NOT_NAME = re.compile(
    r".*(?:乡镇|返乡|下乡|回乡|城乡|家乡|故乡|老乡|同乡|他乡|异乡|还乡|城镇|村镇|小镇|市镇|各镇|各乡|重镇|建制镇)|(?:小|中心|老|新)?(?:集镇|街镇|古镇)|[年月日底末初中]*[在对向为于]?[全本我该各每两三几多个一二四五六七八九十]+[镇乡]|街道|镇|乡|.*[的了]镇|.*[我该](?:镇|乡|街道)|.*(?:中心|贫困|特色|整|示范|名|强|入|到|建|驻|包|联|帮扶)[镇乡]"
)
#: What stands before 镇 or 乡 in many sentences, and in few names: 推进城镇, 实现全镇; but 平城镇, 万全镇.
_SELDOM = re.compile(r"[一-鿿]{1,2}(?:城|全)(?:镇|乡)")
_NO_NAME_IN_CITY = re.compile("[大小新老旧]城镇|[到在是使由从让为保确]全[镇乡]")
_WHOLE = re.compile("[一-鿿]+[全本各每](?:镇|乡|街道)")
#: A title from which the name was taken away: 乡2021年政府工作报告.
_BARE_TITLE = re.compile("(?:镇|乡|街道)(?=20|二|党委|人民政府|政府|工作|脱贫|扶贫|巩固|民政)")
#: How a speech or a report comes to the township's name: 现将云台山乡2024年…, 下面我就古渡镇….
_SAID_BEFORE = re.compile(
    r"^(?:下面|现在|今天|首先)?,?(?:由)?(?:我)?(?:现将|现就|现把|我就|我将|我把|我代表|代表)(?=[一-鿿]{1,5}(?:镇|乡|街道|苏木)$)"
)
#: Who speaks, for whom, and under whose lead: 我是和平镇党委书记, 代表镇党委, 在县委和镇党委领导下.
_WHO_SPEAKS = re.compile(
    r"^(?:(?:.*(?:我是|我叫.{2,4}?是|我来自|来自|代表|作为|身为))|.*(?:委|政府|人大|政协)(?:和|以及|及|与|暨)|我?是)(?=[一-鿿]{0,5}(?:镇|乡|街道|苏木)$)"
)
_COUNTY = re.compile(r"全县|我县|全市|我市|全区|我区|全旗|全州")
_TOWN = re.compile(r"全镇|我镇|全乡|我乡|全街道|我街道|本镇|本乡|镇党委|乡党委|全办事处|镇政府|乡政府")
_VILLAGE = re.compile("全村|我村|本村|该村")
_COUNTY_TITLE = re.compile(
    r"^(?![在向赴对给迎])(?:[一-鿿]{1,6}|[Xx×*某]{1,4})(?:县|市|(?<![社园街片])区|旗|州)(?:扶贫办|乡村振兴局|农业农村局)?(?:20|二|脱贫|精准|扶贫|巩固|关于)"
)
_TOWN_LINE = re.compile(r"(?:^|[,;。、:\n的])([一-鿿]{1,3}?(?:镇|乡|街道))(?=[^,。;\n]{0,9}[0-9])")
#: A paper of one subject only is of the trade as well.
_TRADE = re.compile(
    r"扶贫|脱贫|贫困|返贫|乡村振兴|帮扶|建档立卡|监测对象|低保|危房|驻村|五保|特困供养|改厕|厕所革命|人居环境|饮水安全|安全饮水|易地搬迁|雨露计划"
    r"|公益性?岗位|集体经济|两不愁|致贫|减贫|边缘户|监测户|小额(?:信贷|贷款)|衔接(?:补助)?资金|以工代赈"
)
#: A paper on all that a township did, whatever it is.
_OF_ALL_WORK = re.compile(
    r"(?:关于|中共|党委|人民政府|政府|[0-9二〇零一三四五六七八九]{4}|年度?|[上下]?半年|全年|第?[一二三四]季度|的|-)*(?:政府)?(?:工作)*(?:情况)?的?"
    r"(?:总结|汇报|小结|报告|计划|要点|安排|打算|和|及|暨)+(?:材料|报告)?"
)
_REVIEW = re.compile("十[二三四]五|[两二三四五六七八]年(?:来|以来|工作|脱贫)|以来")
_OTHER = re.compile(
    r"(?:^|[,;。:\n]|第[一二三]的|最[高低多少好快慢]的)([一-鿿]{2,4}(?:镇|乡))(?=(?:20[0-9]{2}年(?:底|末)?|今年|去年|全年)?(?:现有|共有|有|共|现)?(?:建档立卡)?(?:贫困|脱贫|监测|总人口|减贫|辖)[^,。;\n]{0,6}[0-9])"
)
_SEVERAL = re.compile(
    "[一-鿿](?:镇|乡(?!村)|街道)(?:、|和|与|及)[一-鿿]{1,5}(?:镇|乡(?!村)|街道)|各(?:有关)?(?:乡镇|镇|街道)|片区|[二两三四五六七八九十]个?乡镇|镇镇结对"
)
_MONTH_LEADS = re.compile(r"(?:20[0-9]{2}年)?(1[0-2]|[1-9])月份?(?![0-9]*日)[,我全本镇乡工]")
_LONGEST_LINE = 40
#: Of so many items a township's paper is of the trade, told by words longer than that.
_SEVERAL_ITEMS, _WORD = 2, 1
#: Topics of which any paper of a township may tell: 检查, 走访, 培训, 宣传单.
_OF_ANY_WORK = frozenset({"publicity", "training", "visits", "rectification", "staffing", "population", "other"})
#: A name that is hidden.
_MASKED = re.compile(r"(?:[Xx×*]{1,4}|某{1,3})(?:镇|乡|街道)")


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
    office
        The county, or the office above the township, whose paper it is; empty where it is none.
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
    town, village = authors_of([text for _, text in body])
    name = (
        township
        or _name_in([title_text, stem], _TITLE)
        or _name_in([title_text if _is_title(title_text) else "", stem], _LEADS)
        or (town if town and _is_name(town) else "")
        or _name_in([text for _, text in head], _ANY)
        or _name_in([whole], _ANY)
    )
    if _MASKED.match(name):  # 某镇 in the title that a web page gave, and the name in the text
        name = _name_in([_MASKED.sub("\0", text) for _, text in head], _ANY) or name
    if not name:
        name = (
            _name_in([text for _, text in head], _BELONGS)
            or _name_in([whole], _BY_ITS_SEAT)
            or _name_in([text for _, text in head], _WITH_VILLAGE)
            or _name_in([fold_prose(paragraph.text).text for paragraph in prose.paragraphs], _ISSUED)
            or _the_only_one(whole)
            or _commonest(whole)
        )
    if not name:
        masked = re.search(r"(?:[Xx×*]{1,3}|某)(?=镇|乡|街道)(?:镇|乡|街道)", title_text + "\n" + whole)
        name = masked[0] if masked else ""
    is_review = _REVIEW.search(title_text or stem) is not None
    named, years = year_of_paper(title_text, below[1], stem, body, is_review=is_review)
    found = year or named
    written = without_plan((title_text or stem) + below[1])
    half = tells_half(written) or (not title_text and tells_half(head[0][1] if head else ""))
    part = _part_of(written, half) or _month_told(title_text or stem, head) or half_told(written, stem, head, whole, found)
    period = f"{found}{part}" if found else ""
    office = office_of(title_text, head[0][1] if head else "") if not name else ""
    return ProseSetting(
        clean_township(name) if name else "",
        found,
        period,
        title,
        _scope(whole, title_text, name, bool(township), _has_another_paper(body, title_text, name), office),
        townships=_others(whole, name),
        is_plan=_is_plan(title_text or stem),
        place=village_of_paper(title_text or stem, [text for _, text in body], village),
        above=above[0],
        below=below[0],
        about=title_text,
        years=() if found else tuple(years),
        office=office,
        doubted=year_doubted([title_text, below[1], stem], [text for _, text in body], found) if found and not year else "",
        is_over=is_year_over(title_text or stem, whole, found) and not part.startswith(("H1", "Q", "M")),
    )


def _title_in(head: list[tuple[int, str]], marked: list[int]) -> int:
    """Return the paragraph of the title: what the file calls so, else the first that names a year or a township; 0 for none.

    The menu of a web page says 年度报告 and 工作总结, too.
    """
    lines = [
        (number, text) for number, text in head if 4 <= len(text) <= 60 and not re.search(r"[。;]$", text) and _is_title(text)
    ]
    named = [number for number, text in lines if years_of_title(text) or _name_in([text], _TITLE)]
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
    is_line = len(text) <= _LONGEST_LINE and not re.search("[。;,:]|(?:号|总结|汇报|报告|小结|方案|计划)$", text.strip())
    return (number, text.strip()) if is_line else (0, "")


def _has_another_paper(body: list[tuple[int, str]], title: str, name: str) -> bool:
    """Whether the title of a paper of another township stands within: two summaries, one after the other."""
    for _, text in body:
        line = text.strip()
        if len(line) > _LONGEST_LINE or re.search("[。;,:]", line) or not (_is_title(line) and years_of_title(line)):
            continue
        other = _name_in([line], _TITLE)
        if other and name and line not in title and other not in name and name not in other:
            return True
    return False


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


def _month_told(title: str, head: list[tuple[int, str]]) -> str:
    """Return the month of a brief whose title has none and whose first sentence has: 10月份,我镇主要工作进展如下."""
    if not re.search("简报|月报|月度|快报|工作动态", title):
        return ""
    months = (_MONTH_LEADS.match(text.strip()) for _, text in head)
    return next((f"M{int(match[1]):02d}" for match in months if match), "")


#: What a title calls a paper that tells what was done, though plans follow: 上半年工作小结与下步安排.
_TELLS = re.compile("总结|小结|汇报|情况|报告|回顾|自查|述职|简报|评估|通报|成效|进展|调研")


def _is_plan(title: str) -> bool:
    return re.search(r"计划|方案|安排|打算|要点|思路", title) is not None and _TELLS.search(title) is None


def _is_title(text: str) -> bool:
    return re.search(r"总结|汇报|报告|计划|方案|情况|小结|要点|安排|材料|工作|简报|进展|通报", text) is not None


def _name_in(texts: list[str], pattern: re.Pattern[str]) -> str:
    for text in texts:
        for match in pattern.finditer(text):
            written = match[match.lastindex or 1]
            name = re.sub(
                r"^(?:.*(?:驻|关于|中共))?(?:[一-鿿]{2,7}?(?:省|自治区|自治州))?(?:[一-鿿]{1,5}?市)?(?:[一-鿿]{1,5}?[县区旗])?(?=[一-鿿A-Za-z×*]{1,6}(?:镇|乡|街道|苏木|农场|林场)$)",
                "",
                written,
            )
            name = _WHO_SPEAKS.sub("", _SAID_BEFORE.sub("", name or written))
            name = name[1:] if name[0] in "在由经" and is_township(name[1:]) else name  # 在古城镇党委领导下
            name = name.removeprefix("结合")
            if _is_name(name) and not _is_led_to(name):
                return name
    return ""


def _is_name(name: str) -> bool:
    """Whether a word before 镇 or 乡 may be a name; one that ends like 城镇 or 全镇 is one where a township is listed so."""
    if _TRADE_WORDS.search(name) and not is_township(name):
        return False
    if _NOT_NAME.fullmatch(name) or _WHOLE.fullmatch(name):
        return _SELDOM.fullmatch(name) is not None and not _NO_NAME_IN_CITY.fullmatch(name) and is_township(name)
    return True


def _is_led_to(name: str) -> bool:
    """Whether what stands before 镇 or 乡 is one word that leads to it, and no name: 受镇党委委托, 经镇政府同意."""
    return re.fullmatch("[在对让被靠凭受经由向报请按据呈送交给从于至往赴进返离出同与和及是为将现其之]+[镇乡]", name) is not None


def _commonest(text: str) -> str:
    """Return the name before 镇 or 乡 that stands again and again, whatever stands before it."""
    counts: Counter[str] = Counter()
    for match in re.finditer(r"(?:镇|乡|街道)(?=[一-鿿,。、])", text):
        for length in (2, 3, 4):
            stem = text[max(0, match.start() - length) : match.start()]
            if len(stem) == length and re.fullmatch(r"[一-鿿]+", stem):
                counts[stem + match[0]] += 1
    names = [(name, count) for name, count in counts.items() if count >= 2 and _is_name(name)]
    return max(names, key=lambda pair: (pair[1], len(pair[0])), default=("", 0))[0]


def _towns(text: str) -> set[str]:
    """Return the townships named where a clause begins, with a number soon after."""
    return {match[1] for match in _TOWN_LINE.finditer(text) if not _NOT_NAME.fullmatch(match[1])}


def _others(text: str, name: str) -> tuple[str, ...]:
    """Return the other townships of which the text states figures of their own."""
    found = {match[1] for match in _OTHER.finditer(text) if not _NOT_NAME.fullmatch(match[1])}
    return tuple(sorted(other for other in found if other not in name and (not name or name not in other)))


def _the_only_one(text: str) -> str:
    """Return the township of which figures are stated, if there is no other."""
    others = _others(text, "")
    return others[0] if len(others) == 1 else ""


def _is_of_trade(whole: str, title: str, name: str) -> bool:
    """Whether a paper is of the trade: by its words, or a township's that tells of several things of the vocabulary."""
    if _TRADE.search(whole) or _is_of_all_work(whole, title, name):
        return True
    if not (name or _TOWN.search(whole)) or not re.search("[0-9]", whole):
        return False
    items = {(item.topic, item.name) for hit in find_words(whole) if hit.end - hit.start > _WORD for item in hit.items[:1]}
    return len({one for one in items if one[0] not in _OF_ANY_WORK}) >= _SEVERAL_ITEMS


def _is_of_all_work(whole: str, title: str, name: str) -> bool:
    """Whether a paper tells of all that a township did, and the vocabulary has an item for some of it: 甲山镇2019年工作总结."""
    if not name or not _OF_ALL_WORK.fullmatch(title.replace(name, "").strip()):
        return False
    return any(hit.items or hit.concepts for hit in find_words(whole))


def _scope(whole: str, title: str, name: str, is_told: bool, has_another: bool, office: str) -> str:
    """Tell a township's paper from a county's and from one that is not of the trade; whoever says whose it is is believed."""
    if not _is_of_trade(whole, title, name):
        return "none"
    if is_told:
        return "township"
    if has_another:
        return "county"
    if _SEVERAL.search(title):
        return "county"
    others = _towns(whole) - {name}
    if len(others) >= 3 and not (name and name in title):
        return "county"
    if len(others) >= 2 and name not in title and not _TOWN.search(whole):
        return "county"  # one of several, and nobody's 全镇
    county, town = len(_COUNTY.findall(whole)), len(_TOWN.findall(whole))
    if office and not name and not town and not _VILLAGE.search(whole):
        return "county"
    is_bare = _BARE_TITLE.match(title) is not None
    if not name and not is_bare and (county >= max(town + len(_VILLAGE.findall(whole)), 1) or _COUNTY_TITLE.search(title)):
        return "county"
    if _COUNTY_TITLE.search(title) and not re.search(r"镇|乡(?!村)|街道|苏木|农场|林场", title):
        return "county"
    if county > 2 and county > 2 * town and name not in title:
        return "county"
    return "township"
