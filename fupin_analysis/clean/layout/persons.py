"""Lists of persons that no heading calls so: names of people down the side. What is theirs is no figure, and is not shown."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from fupin_analysis.clean.layout.columns import LABELS, Column, Role, is_label, names_things, role_of
from fupin_analysis.clean.places import clean_place
from fupin_analysis.clean.sheets import Cell, is_value_like
from fupin_analysis.clean.wording.person_names import are_persons
from fupin_analysis.core.disk.toml import load_words
from fupin_analysis.core.words.terms import drop_brackets, fold

#: Headings below which crops, goods and places stand: 品种, 药材, 小地名.
_GROWS = re.compile("品[种名]|药材|作物|树种|地[名点址块]|[村组屯寨]|路|河|山|产品|商品|品牌|单位|企业|公司|合作社|机构|学校")
#: Rows of a list that are looked at.
_MOST = 40
#: Headings below which those stand who were paid, taught or helped, or what they were paid for: 补助对象, 名单, 农户.
_OF_PEOPLE = re.compile(".*(?:对象|名单|名字|农户|户名|群众|学生|学员|户主|人员|人|者|员)")
#: Those of whom a row is that names them: who was paid, taught or helped.
_WHOSE = re.compile(
    ".*(?:对象|名单|户主|农户|学[生员]|患者|病人|老人|孤儿|残疾人|村民|群众"
    "|(?:领取?|领款|受益|受助|受惠|受训|参训|参保|享受|补[助贴]|救[助济]|资助|借款|贷款|务工|就业|贫困|脱贫|监测|低保|特困|五保|困难|搬迁)"
    "(?:人|人员|者|户|家庭|人口)?)"
    "(?:姓名|名字|名称)?"
)
#: How names of things, crops and hamlets end that begin like names of persons: 金银花, 张家沟, 龙井塘.
_OF_THINGS = re.compile(
    ".*[家沟坪庄湾坝坡岭坎岩冲塆垭坳塘路桥渠井库寨组村屯片区厂场点站园校院社店馆队班营垅垄巷垌墩铺牛羊鸡鸭鹅猪兔鱼蜂蚕草果菜瓜豆薯米麦稻菇茶药油粮竹桃梨杏枣椒姜蒜葱烟酒类项员户者]"
)
#: What is left of a name where it is not to be told: 张**, 李某.
_MASKED = re.compile("[某*×xX＊○]")
#: Signs in which names without a surname are written, of which all of a name is: 阿依古丽, 扎西卓玛, 吉克木呷. Points part them.
_SOUNDS = (
    "阿艾埃依伊衣亚古丽力买麦木提江吐图尔逊荪热肉孜海哈汗合和卡克库尼尕帕普巴白拜布不都多达旦丹德迪得登堆顿敦扎西卓嘎玛马曼满米明敏莫次仁旺瓦平措格桑央宗金姆娜那乃"
    "南努洛罗拉来勒列浪朗措才泽泽仁让珍珠曲琼强群培益索萨沙色晒赛苏素司斯四朝鲁呼其图托塔吾乌吉加嘉晋贡仓决边拥忠村郎农祖因穆甫夏生牙茹鲜仙奥守洪义日火子支比石史呷伍铁牛宝音额琴雅兰特"
)
_SOUNDED = re.compile(f"[{_SOUNDS}]{{2,8}}|[\u3400-\u9fff]{{1,6}}[·•‧・][\u3400-\u9fff]{{1,6}}")
_FEWEST = 2
_MAY_NAME, _SUMS = frozenset({Role.ITEM, Role.LABEL, Role.REMARK}), frozenset({"TOTAL", "SUBTOTAL", "WHOLE"})


def lists_persons(rows: Sequence[Sequence[Cell]], position: int) -> bool:
    """Whether the rows below a heading begin with names of persons, a third of them or more, in one of their first columns.

    Parameters
    ----------
    rows, position
        The rows of a pane, and the place of the heading.
    """
    body = rows[position + 1 : position + 1 + _MOST]
    columns: dict[int, list[str]] = {}
    for row in body:
        for cell in row[:3]:
            if not is_value_like(cell):
                columns.setdefault(cell.column, []).append(cell.text.strip())
    return any(3 * sum(map(_is_name, texts)) >= len(texts) for texts in columns.values())


def columns_of_persons(columns: Mapping[int, Column], bodies: Mapping[int, Sequence[Cell]]) -> list[int]:
    """Return the columns of labels, and of nothing but words, in which names of persons stand.

    What stands below a heading of remarks is of persons where all of it looks so: no row has its name from there.

    Parameters
    ----------
    columns, bodies
        The columns of a table by number, and what stands in each of them.
    """
    texts = {number: _words(body) for number, body in bodies.items()}
    naming = {number for number, column in columns.items() if column.role in LABELS and texts.get(number)}
    return [
        number
        for number, column in columns.items()
        if (column.role in _MAY_NAME or (column.role is Role.VALUE and not any(map(is_value_like, bodies[number]))))
        and name_persons(
            column.path[-1] if column.path else "",
            texts[number],
            is_remark=bool(column.path) and role_of(column.path[-1]) is Role.REMARK,
            is_beside=bool(naming - {number}),
        )
    ]


def _words(body: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in body if not is_value_like(cell) and clean_place(cell.text).level.name not in _SUMS]


def name_persons(heading: str, texts: Collection[str], *, is_remark: bool = False, is_beside: bool = False) -> bool:
    """Whether the texts of a column are names of persons: most of them below a heading of people, else all, one of them masked.

    Hamlets (冯家营), herbs (何首乌) and posts begin like names: what no heading and no mask calls persons is such where it is
    made of signs of given names (张伟民), and nothing grows or stands below its heading.

    Parameters
    ----------
    heading
        What stands above them; may be empty.
    texts
        The texts, without sums.
    is_remark
        Whether they stand beside the rows and name none of them, so that nothing is lost with them.
    is_beside
        Whether another column names the rows.

    Examples
    --------
    >>> name_persons("补助对象", ["张伟民", "李*英", "王某"]), name_persons("补助对象", ["绿源合作社", "兴农公司"])
    (True, False)
    >>> name_persons("名称", ["张家沟", "李子坪", "王庄"]), name_persons("名称", ["杜仲", "何首乌"])
    (False, False)
    >>> name_persons("救助对象", ["阿依古丽", "买买提"]), name_persons("救助对象", ["孤儿", "重病患者"])
    (True, False)
    >>> name_persons("", ["张伟民", "王*英"]), name_persons("备注", ["张伟民", "王秀英"], is_remark=True)
    (True, True)
    """
    names = [text for text in texts if _is_name(text) and not _OF_THINGS.fullmatch(text.strip())]
    if says_whose(heading) or _OF_PEOPLE.fullmatch(fold(drop_brackets(heading))):
        names += [text for text in texts if text not in names and _is_sounded(text)]
        return len(names) >= max(_FEWEST, len(texts) // 2 + 1)
    if len(names) >= max(_FEWEST, len(texts)) and (is_remark or any(map(_MASKED.search, names))):
        return True
    if is_of_things(heading) and not (is_beside and names_things(heading)):
        return False
    return are_persons([text for text in texts if not is_label(text)], is_beside=is_beside)


def is_of_things(heading: str) -> bool:
    """Whether what stands below a heading are crops, goods, places or firms, whatever they are called.

    Examples
    --------
    >>> [is_of_things(text) for text in ("品种", "小地名", "合作社名称", "帮扶", "")]
    [True, True, True, False, False]
    """
    return _GROWS.search(fold(drop_brackets(heading))) is not None or names_things(heading)


def says_whose(heading: str) -> bool:
    """Whether a heading is of those who were paid, taught or helped, and not of those who answer for something.

    Examples
    --------
    >>> says_whose("受益户"), says_whose("救助对象姓名"), says_whose("补助发放人"), says_whose("救助员")
    (True, True, False, False)
    """
    return _WHOSE.fullmatch(fold(drop_brackets(heading))) is not None


def _is_sounded(text: str) -> bool:
    return _SOUNDED.fullmatch("".join(text.split())) is not None and not is_label(text)


def _is_name(text: str) -> bool:
    return _name().fullmatch("".join(text.split())) is not None and not is_label(text)


@cache
def _name() -> re.Pattern[str]:
    """Return what a person's name looks like: a surname and one or two signs, or what was masked of it."""
    words = load_words("prose/stories")["stories"]
    usual, others = words["surnames"], words["surnames_too"]
    han = "[\u3400-\u9fff]"
    return re.compile(
        rf"{usual}{han}{{1,2}}|{others}{han}{{2}}|(?:{usual}|{others})(?:某{han}{{0,2}}|{han}?[*×xX＊○]{{1,2}}{han}?)"
    )
