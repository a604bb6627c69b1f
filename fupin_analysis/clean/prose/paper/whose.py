"""The name of the township whose paper it is, wherever the paper tells it: its title, its file, what it says of itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from fupin_analysis.core.words.gazetteer import is_township

_NAME = r"(?:[一-鿿]{1,6}?|[A-Za-z×*某]{1,4})(?:民族乡|族乡|镇(?!县)|乡(?!村)|街道|苏木|农场|林场)"
_OF_TITLE = re.compile(
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
#: In which part of its township a village lies, or of which it is one: 在坡头镇中部, 处于坡头镇境内, 是坡头镇最偏远的村.
_LIES_IN = re.compile(
    rf"(?:在|位于|地处|位居|处于|坐落于?)({_NAME})(?:的)?(?:(?:偏|最)?(?:[东南西北]{{1,2}}(?:部|侧|面|端|边|角|方向?|片区|缘)?|中部|中心)(?=[,。;,的]|约|距|离)|境内|腹地|辖区|辖内|域内)"
    rf"|(?:是|系|为)(?P<one_of>{_NAME})(?:的|下辖|所辖|最)[^,。;0-9]{{0,10}}村(?=[,。;之])"
)
NOT_NAME = re.compile(
    r".*(?:乡镇|返乡|下乡|回乡|城乡|家乡|故乡|老乡|同乡|他乡|异乡|还乡|城镇|村镇|小镇|市镇|各镇|各乡|重镇|建制镇)|(?:小|中心|老|新)?(?:集镇|街镇|古镇)|[年月日底末初中]*[在对向为于]?[全本我该各每两三几多个一二四五六七八九十]+[镇乡]|街道|镇|乡|.*[的了]镇|.*[我该](?:镇|乡|街道)|.*(?:中心|贫困|特色|整|示范|名|强|入|到|建|驻|包|联|帮扶)[镇乡]"
)
#: What stands before 镇 or 乡 in many sentences, and in few names: 推进城镇, 实现全镇; but 平城镇, 万全镇.
_SELDOM = re.compile(r"[一-鿿]{1,2}(?:城|全)(?:镇|乡)")
_NO_NAME_IN_CITY = re.compile("[大小新老旧]城镇|[到在是使由从让为保确]全[镇乡]")
_WHOLE = re.compile("[一-鿿]+[全本各每](?:镇|乡|街道)")
#: How a speech or a report comes to the township's name: 现将云台山乡2024年…, 下面我就古渡镇….
_SAID_BEFORE = re.compile(
    r"^(?:下面|现在|今天|首先)?,?(?:由)?(?:我)?(?:现将|现就|现把|我就|我将|我把|我代表|代表)(?=[一-鿿]{1,5}(?:镇|乡|街道|苏木)$)"
)
#: Who speaks, for whom, and under whose lead: 我是和平镇党委书记, 代表镇党委, 在县委和镇党委领导下.
_WHO_SPEAKS = re.compile(
    r"^(?:(?:.*(?:我是|我叫.{2,4}?是|我来自|来自|代表|作为|身为))|.*(?:委|政府|人大|政协)(?:和|以及|及|与|暨)|我?是)(?=[一-鿿]{0,5}(?:镇|乡|街道|苏木)$)"
)
#: A name that is hidden.
_MASKED = re.compile(r"(?:[Xx×*]{1,4}|某{1,3})(?:镇|乡|街道)")
_OTHER = re.compile(
    r"(?:^|[,;。:\n]|第[一二三]的|最[高低多少好快慢]的)([一-鿿]{2,4}(?:镇|乡))(?=(?:20[0-9]{2}年(?:底|末)?|今年|去年|全年)?(?:现有|共有|有|共|现)?(?:建档立卡)?(?:贫困|脱贫|监测|总人口|减贫|辖)[^,。;\n]{0,6}[0-9])"
)


def is_title(text: str) -> bool:
    """Whether a line has a word that titles of papers have."""
    return re.search(r"总结|汇报|报告|计划|规划|方案|情况|小结|要点|安排|材料|工作|简报|进展|通报", text) is not None


def township_of_paper(
    title: str, stem: str, head: Sequence[str], texts: Sequence[str], written: Sequence[str], author: str
) -> str:
    """Return the name of the township as its paper writes it; the empty text where none is told.

    Parameters
    ----------
    title, stem
        The title and the name of the file.
    head, texts
        The first paragraphs, and all of them, folded.
    written
        All paragraphs with what a web page added, folded.
    author
        The township that the paper says it is of.

    Examples
    --------
    >>> township_of_paper("甲山镇2018年总结", "总结", ["甲山镇2018年总结"], ["甲山镇2018年总结"], [], "")
    '甲山镇'
    """
    whole = "\n".join(texts)
    name = (
        _name_in([title, stem], _OF_TITLE)
        or _name_in([title if is_title(title) else "", stem], _LEADS)
        or (author if author and _is_name(author) else "")
        or _name_in(head, _ANY)
        or _name_in([whole], _ANY)
    )
    if _MASKED.match(name):  # 某镇 in the title that a web page gave, and the name in the text
        name = _name_in([_MASKED.sub("\0", text) for text in head], _ANY) or name
    name = (
        name
        or _name_in(head, _BELONGS)
        or _name_in([whole], _BY_ITS_SEAT)
        or _name_in(head, _LIES_IN)
        or _name_in(head, _WITH_VILLAGE)
        or _name_in(written, _ISSUED)
        or _the_only_one(whole)
        or _commonest(whole)
    )
    masked = re.search(r"(?:[Xx×*]{1,3}|某)(?=镇|乡|街道)(?:镇|乡|街道)", title + "\n" + whole)
    return name or (masked[0] if masked else "")


def township_in_title(text: str) -> str:
    """Return the township that a line names as titles do; the empty text where it names none.

    Examples
    --------
    >>> township_in_title("甲山镇2018年工作总结"), township_in_title("2018年工作总结")
    ('甲山镇', '')
    """
    return _name_in([text], _OF_TITLE)


def _name_in(texts: Sequence[str], pattern: re.Pattern[str]) -> str:
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
    if NOT_NAME.fullmatch(name) or _WHOLE.fullmatch(name):
        return _SELDOM.fullmatch(name) is not None and not _NO_NAME_IN_CITY.fullmatch(name) and is_township(name)
    return True


def _is_led_to(name: str) -> bool:
    """Whether what stands before 镇 or 乡 is one word that leads to it, and no name: 受镇党委委托, 经镇政府同意."""
    return re.fullmatch("[在对让被靠凭受经由向报请按据呈送交给从于至往赴进返离出同与和及是为将现其之]+[镇乡]", name) is not None


def _commonest(text: str) -> str:
    """Return the name before 镇 or 乡 that stands again and again, whatever stands before it."""
    counts: Counter[str] = Counter()
    for match in re.finditer(r"(?:镇|乡(?!村)|街道)(?=[一-鿿,。、])", text):  # 支持乡村治理 names no 支持乡
        for length in (2, 3, 4):
            stem = text[max(0, match.start() - length) : match.start()]
            if len(stem) == length and re.fullmatch(r"[一-鿿]+", stem):
                counts[stem + match[0]] += 1
    names = [(name, count) for name, count in counts.items() if count >= 2 and _is_name(name)]
    return max(names, key=lambda pair: (pair[1], len(pair[0])), default=("", 0))[0]


def others_named(text: str, name: str) -> tuple[str, ...]:
    """Return the other townships of which the text states figures of their own."""
    found = {match[1] for match in _OTHER.finditer(text) if not NOT_NAME.fullmatch(match[1])}
    return tuple(sorted(other for other in found if other not in name and (not name or name not in other)))


def _the_only_one(text: str) -> str:
    """Return the township of which figures are stated, if there is no other."""
    others = others_named(text, "")
    return others[0] if len(others) == 1 else ""
