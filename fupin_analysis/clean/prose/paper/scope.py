"""Whether a paper is a township's, a county's or of another trade."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.clean.prose.lexicon import find_words
from fupin_analysis.clean.prose.paper.dating import years_of_title
from fupin_analysis.clean.prose.paper.whose import NOT_NAME, is_title, township_in_title

#: A title from which the name was taken away: 乡2021年政府工作报告.
_BARE_TITLE = re.compile("(?:镇|乡|街道)(?=20|二|党委|人民政府|政府|工作|脱贫|扶贫|巩固|民政)")
_COUNTY = re.compile(r"全县|我县|全市|我市|全区|我区|全旗|全州")
_TOWN = re.compile(r"全镇|我镇|全乡|我乡|全街道|我街道|本镇|本乡|镇党委|乡党委|全办事处|镇政府|乡政府")
_VILLAGE = re.compile("全村|我村|本村|该村")
_COUNTY_TITLE = re.compile(
    r"^(?![在向赴对给迎])(?:[一-鿿]{1,6}|[Xx×*某]{1,4})(?:县|市|(?<![社园街片])区|旗|州)(?:扶贫办|乡村振兴局|农业农村局)?(?:20|二|脱贫|精准|扶贫|巩固|关于)"
)
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
#: Several townships in one title.
_SEVERAL = re.compile(
    "[一-鿿](?:镇|乡(?!村)|街道)(?:、|和|与|及)[一-鿿]{1,5}(?:镇|乡(?!村)|街道)|各(?:有关)?(?:乡镇|镇|街道)|片区|[二两三四五六七八九十]个?乡镇|镇镇结对"
)
#: Of so many items a township's paper is of the trade, told by words longer than that.
_SEVERAL_ITEMS, _WORD = 2, 1
_LONGEST_TITLE = 40
#: Topics of which any paper of a township may tell: 检查, 走访, 培训, 宣传单.
_OF_ANY_WORK = frozenset({"publicity", "training", "visits", "rectification", "staffing", "population", "other"})
_TOWN_LINE = re.compile(r"(?:^|[,;。、:\n的])([一-鿿]{1,3}?(?:镇|乡|街道))(?=[^,。;\n]{0,9}[0-9])")


def scope_of(body: Sequence[tuple[int, str]], title: str, name: str, office: str, *, is_told: bool, village: str = "") -> str:
    """Tell a township's paper from a county's and from one that is not of the trade.

    Parameters
    ----------
    body
        Folded paragraphs with their numbers.
    title, name
        The title, and the township that the paper names; empty where it has none.
    office
        The county, or the office above the township, whose paper it is; empty where it is none.
    is_told
        Whether somebody said whose paper it is, who is believed.
    village
        The village whose paper it is: 我县 says only where it lies. Empty where it is no village's.

    Returns
    -------
    str
        ``"township"``, ``"county"`` (a county, or several townships) or ``"none"``: nothing in it is of the trade.
    """
    whole = "\n".join(text for _, text in body)
    if not _is_of_trade(whole, title, name):
        return "none"
    if is_told:
        return "township"
    if _has_another_paper(body, title, name) or _SEVERAL.search(title):
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
    if village and village in title and not office:
        return "township"
    if not name and not is_bare and (county >= max(town + len(_VILLAGE.findall(whole)), 1) or _COUNTY_TITLE.search(title)):
        return "county"
    if _COUNTY_TITLE.search(title) and not re.search(r"镇|乡(?!村)|街道|苏木|农场|林场", title):
        return "county"
    if county > 2 and county > 2 * town and name not in title:
        return "county"
    return "township"


def _has_another_paper(body: Sequence[tuple[int, str]], title: str, name: str) -> bool:
    """Whether the title of a paper of another township stands within: two summaries, one after the other."""
    for _, text in body:
        line = text.strip()
        if len(line) > _LONGEST_TITLE or re.search("[。;,:]", line) or not (is_title(line) and years_of_title(line)):
            continue
        other = township_in_title(line)
        if other and name and line not in title and other not in name and name not in other:
            return True
    return False


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


def _towns(text: str) -> set[str]:
    """Return the townships named where a clause begins, with a number soon after."""
    return {match[1] for match in _TOWN_LINE.finditer(text) if not NOT_NAME.fullmatch(match[1])}
