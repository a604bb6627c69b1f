"""What the columns of a foreign table hold, told by their headings and by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from fupin_analysis.clean.languages import in_chinese
from fupin_analysis.clean.names import village_in
from fupin_analysis.clean.places import SUMS, Level, clean_place, is_body, is_workplace
from fupin_analysis.clean.sheets import Cell
from fupin_analysis.clean.wording.issuers import is_office
from fupin_analysis.clean.wording.labels import read_label
from fupin_analysis.core.texts.marks import without_marks
from fupin_analysis.core.words.sheet_words import load_sheet_words
from fupin_analysis.core.words.terms import drop_brackets, fold, load_vocabulary


class Role(Enum):
    """What a column holds."""

    TOWNSHIP = auto()
    VILLAGE = auto()
    PLACE = auto()  # townships or villages, told by their suffix
    ITEM = auto()
    LABEL = auto()  # labels of a column without a telling heading
    UNIT = auto()
    TIME = auto()
    CODE = auto()
    SERIAL = auto()
    REMARK = auto()
    PERSONAL = auto()
    VALUE = auto()


@dataclass(frozen=True)
class Column:
    """One column of a table: the headings above it from top to bottom, and what it holds."""

    path: tuple[str, ...]
    role: Role


_HEADS = {
    Role.TOWNSHIP: "乡镇 镇乡 乡 镇 街道 乡镇名称 镇名 乡镇名 镇街 乡镇街道 所在乡镇 所属乡镇 所在镇 所属镇 所在乡 township",
    Role.VILLAGE: "村 行政村 村名 村名称 行政村名称 村委会 村居 村别 自然村 村社区 社区"
    " 屯 屯名 屯别 自然寨 寨名 村民小组 村民小组名称 村小组 小组 组别 组名 自然村名称 自然村组"
    " 村组 村屯 村寨 村庄 自然屯 村组名称 村屯名称 所在村 所属村 所在行政村 所属行政村 所在村社区 所属村社区"
    " 派驻村 驻点村 帮扶村 包联村 联系村 village",
    Role.PLACE: "地区 区域 填报单位 报送单位 上报单位 单位名称 单位 所属单位 实施单位 卫生院 乡镇卫生院 卫生院名称 医疗机构"
    " 安置点 小区 小区名称 安置点名称 安置区 安置区名称 安置小区 安置社区 集中安置点名称 集中安置区 集中安置区名称",
    Role.ITEM: "指标 指标名称 统计指标 主要指标 项目 项目名称 类别 类型 分类 内容 事项 学段 原因 致贫原因 item"
    " 科目 科目名称 收支项目 收入项目 支出项目 收入科目 支出科目 预算科目 来源",
    Role.LABEL: "名称",
    Role.UNIT: "计量单位",
    Role.TIME: "年份 年度 时间 期间 学期 月份 季度 period year"
    " 统计时间 统计月份 统计年度 统计期 报告期 所属期 所属月份 所属年度 时点 统计时点",
    Role.CODE: "代码 编码 行政区划代码 区划代码 乡镇代码 township_code",
    Role.SERIAL: "序号 编号 序 行次 no",
    Role.REMARK: "备注 说明 附注 情况说明 备注说明 数据来源 资料来源 信息来源 数据出处 数据提供单位 remark remarks",
    Role.PERSONAL: "户主 联系人 联系电话 电话 手机 手机号 负责人 责任人 帮扶责任人 帮扶干部 填表人",
}
#: Headings of columns that name things, each of which is a row: 车间名称, 企业名称.
_THING = re.compile(
    r"(?!(?:帮扶|包联|责任|主管|施工|承建|监理|承保|保险|供货).{0,2}(?:企业|公司)).{0,6}(?:车间|合作社|企业|公司|基地|工程|项目|电站|产业园|园区|农场|养殖场|家庭农场|经营主体|市场|景区|景点|产品|品牌|设施|水厂|水库|桥梁|道路|路段"
    r"|线路|资产|培训班|班次|课程|活动|险种|岗位|工种|专业|品种|作物|店铺|网店|服务站|工厂|加工厂)(?:名称|名)"
)
#: Headings of columns of labels side by side: 一级指标, 二级指标.
_LEVELS = re.compile("[一二三四]级(?:指标|分类|类别|目录|科目|项目|事项)(?:名称)?")
#: Headings of columns of years and days that tell something of a thing and are no time of its numbers: 认定年度, 建成时间.
_WHEN = re.compile(
    r".{0,4}(?:建成|建设|建造|开工|竣工|完工|投产|成立|认定|注册|挂牌|启用|投用|立项|验收|签约|入驻|颁证|发证|出生|入党|发现|反馈|交办|受理|整改|办结|销号)(?:年份|年度|时间|日期|年月)"
    r"|.{0,4}(?:整改|完成|办结|销号|办理|落实|竣工|完工|建设|实施|解决|答复|反馈)(?:时限|期限|限期)"
)
#: Headings of where a road or a pipe begins and ends: it is in neither place alone.
_ENDS = re.compile("(?:线路|道路|路线|管道)?(?:起点|终点|止点|起止|起讫|起始)(?:位置|地点|地名|点|地|桩号)*(?:名称)?")
#: Headings of columns that name persons.
_PERSONAL = re.compile(
    r".*(?:领导|责任人|负责人|联系人|经办人|填表人|审核人|帮扶人|干部|书记|支书|主任|姓名|队长|专干|户主|法人|联络员|协管员|电话|手机号?码?)"
    r"|.*(?:身份证|身份证件|证件|残疾证|银行卡|社保卡|一卡通)(?:号码?|编号|账号|卡号).{0,2}|.{0,6}(?:账|帐|卡)号码?"
)
_ROLES = {word: role for role, words in _HEADS.items() for word in words.split()}
#: Columns of places.
PLACES = frozenset({Role.TOWNSHIP, Role.VILLAGE, Role.PLACE})
#: Columns whose texts name the row.
LABELS = PLACES | {Role.ITEM, Role.LABEL}
#: Columns beside the labels that belong to the row's context and hold no values.
CONTEXT_ROLES = LABELS | {Role.UNIT, Role.TIME, Role.CODE, Role.SERIAL}


def speaks_of_headings(role: Role, body: Sequence[Cell], headings: Sequence[str]) -> bool:
    """Whether a column headed 村名 or 区域 names no place, but places or what is counted there: its heading speaks of the others.

    Parameters
    ----------
    role
        What the column's heading says it holds.
    body
        What stands in it.
    headings
        The headings of the columns of values.
    """
    if role not in PLACES or any(clean_place(cell.text).name for cell in body):
        return False
    if body and all(is_measure(cell.text) or read_label(cell.text).unit for cell in body):
        return True  # 区域 over 省外 | 县内, with 人数 and 月均工资（元） below it
    if role is Role.PLACE and len(body) > 1 and all(read_label(cell.text).readings for cell in body):
        return True  # 区域 over 省外 and 县内, which are where people work
    says_what = any(reading.wording for cell in body for reading in read_label(cell.text).readings)
    return says_what and sum(bool(clean_place(text).name) for text in headings) > 1


#: How a column is headed that tells of what kind its row is, and of what rank.
_ATTRIBUTE = re.compile(r"(?:级别|等级|层级|性质|属性|状态|村(?:类型|类别))$")


def attributes(columns: Mapping[int, Column], body: Sequence[Sequence[Cell]]) -> tuple[int, ...]:
    """Return the columns of words that only tell of what kind the place of a row is, and not what is counted there.

    Such are 派驻单位级别 and 村类型 where every row is another place: nothing is told apart by them.

    Parameters
    ----------
    columns
        The columns of a table by number.
    body
        Its rows.
    """
    named = [place for place, column in columns.items() if column.role in PLACES]
    rows = (row for row in body if not any(clean_place(cell.text).level in SUMS for cell in row))
    names = [tuple(cell.text for cell in row if cell.column in named) for row in rows]
    if not named or not all(names) or len({*names}) < len(names):
        return ()
    return tuple(
        place
        for place, column in columns.items()
        if column.role is Role.LABEL and column.path and _ATTRIBUTE.search(fold(drop_brackets(column.path[-1])))
    )


#: Headings of where people moved from, whose village's they are, and of where they moved to.
_MOVED_FROM = re.compile(
    "(?:原(?:居住|住|籍|所在)?|迁出|搬出|搬迁前(?:所在)?|移出|转出)(?:行政|自然)?(?:村|地|屯|社区)(?:名称?|点|址)?"
)
_MOVED_TO = re.compile(
    "(?:现(?:居住|住)?|迁入|搬入|迁往|搬迁后(?:所在)?|移入|转入|安置)(?:行政|自然)?(?:村|地|屯|社区|小区|点|区)(?:名称?|点|址)?"
)


def moved_to(columns: Mapping[int, Column], bodies: Mapping[int, Sequence[Cell]]) -> dict[int, Role]:
    """Return the columns that name where people moved to, where another one names the village that they moved from.

    They are its people wherever they went. Only where it stands several times, a site for each, the sites tell the rows apart.

    Parameters
    ----------
    columns, bodies
        The columns of a table by number, and what stands in them.
    """
    heads = {place: fold(drop_brackets(column.path[-1])) for place, column in columns.items() if column.path}
    left = [place for place, text in heads.items() if _MOVED_FROM.fullmatch(text)]
    if not left:
        return {}
    came = [place for place, text in heads.items() if _MOVED_TO.fullmatch(text) and columns[place].role in CONTEXT_ROLES]
    villages = [cell.text for cell in bodies[left[0]]]
    are_sites = not any(clean_place(cell.text).name for place in came for cell in bodies[place])
    return dict.fromkeys(came, Role.ITEM if are_sites and len({*villages}) < len(villages) else Role.REMARK)


#: Headings of teams of a village as of any other teams, and names of groups that lie nowhere: 青年组, 督查一组, 养牛组.
_TEAMS = frozenset(load_sheet_words().groups)
_NO_TEAM = re.compile(
    r"第?[一二三四五六七八九十0-9]*(?:.*(?:[青中老壮少]年|收入|年龄|督[查导]|巡[查视察]|检查|核查|验收|宣讲|宣传|工作|互助|专项|专班|[小中]学|[初高]中|年级"
    r"|对照|合作|项目|产业|技术|服务|志愿|领导|帮扶|走访|排查|调查)|[养种]).*[组队]"
)


def offices_of_no_place(columns: Mapping[int, Column], bodies: Mapping[int, Sequence[Cell]]) -> tuple[int, ...]:
    """Return the columns headed 单位 that name offices (县教育局), groups, bodies and sums, and no place.

    Parameters
    ----------
    columns, bodies
        The columns of a table by number, and what stands in them.
    """
    headed = [place for place, column in columns.items() if column.role is Role.PLACE]
    named = {place: [cell.text for cell in bodies[place] if clean_place(cell.text).level not in SUMS] for place in headed}
    return tuple(place for place, texts in named.items() if texts and all(map(is_of_no_place, texts)))


def is_of_no_place(text: str) -> bool:
    """Whether a text names an office, a group, a school or an enterprise, and does not speak for a township.

    Examples
    --------
    >>> [is_of_no_place(text) for text in ("县教育局", "财政所", "红石小学", "甲山镇卫生院", "黑水林场")]
    [True, True, True, False, False]
    """
    is_named = is_office(text) or is_workplace(text) or is_body(text)
    return is_named and clean_place(text).level is Level.UNKNOWN


def teams_of_no_village(
    columns: Mapping[int, Column], bodies: Mapping[int, Sequence[Cell]], titles: Sequence[str]
) -> tuple[int, ...]:
    """Return the columns headed 组别 or 小组 that name no parts of a village: none stands beside them or in a title.

    Parameters
    ----------
    columns, bodies
        The columns of a table by number, and what stands in them.
    titles
        Titles above the table.
    """
    teams = [place for place, column in columns.items() if column.path and fold(drop_brackets(column.path[-1])) in _TEAMS]
    is_of_village = any(column.role is Role.VILLAGE and place not in teams for place, column in columns.items())
    is_of_village = is_of_village or any(map(village_in, titles))
    return tuple(
        place
        for place in teams
        if columns[place].role is Role.VILLAGE
        and not (is_of_village and not any(_NO_TEAM.fullmatch(cell.text.strip()) for cell in bodies[place]))
    )


def is_time(text: str) -> bool:
    """Whether a text is a wording of time and nothing else."""
    label = read_label(text)
    return bool(label.period) and not any(reading.wording or reading.measure for reading in label.readings)


@lru_cache(maxsize=2**14)  # asked of every heading, by whoever looks at its column
def role_of(text: str) -> Role | None:
    """Return the role that a heading gives its column; None where it gives none.

    Examples
    --------
    >>> role_of("乡（镇）"), role_of("因病")
    (<Role.TOWNSHIP: 1>, None)
    """
    text = in_chinese(text)
    plain = fold(drop_brackets(text))
    known = _ROLES.get(plain) or _ROLES.get(re.sub(r"[()/、（）]", "", fold(without_marks(text))))
    shaped = ((Role.PERSONAL, _PERSONAL), (Role.ITEM, _LEVELS), (Role.ITEM, _THING), (Role.REMARK, _WHEN), (Role.REMARK, _ENDS))
    return known or next((role for role, pattern in shaped if pattern.fullmatch(plain)), None)


def names_things(heading: str) -> bool:
    """Whether a heading says that each row is a thing: 车间名称."""
    return _THING.fullmatch(fold(drop_brackets(heading))) is not None


def is_label(text: str) -> bool:
    """Whether a text is understood as a label, or names a place."""
    return bool(read_label(text).readings) or clean_place(text).level is not Level.UNKNOWN


def is_measure(text: str) -> bool:
    """Whether a text says what is counted."""
    return any(reading.measure for reading in read_label(text).readings) or is_unit(text)


def is_unit(text: str) -> bool:
    """Whether a text is a unit and nothing else."""
    return fold(text).strip("()") in load_vocabulary().units
