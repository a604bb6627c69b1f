"""What is known of a whole table before its cells are read."""

from __future__ import annotations

from dataclasses import dataclass

from fupin_analysis.clean.wording.labels import Label
from fupin_analysis.core.words.items import Item


@dataclass(frozen=True)
class TableContext:
    """What is known of a whole table before its labels are read.

    Parameters
    ----------
    title
        The title as a label: what the table is about where its headings name no item.
    stated
        Topics that titles, the sheet or the file name, the most telling first.
    siblings
        Topics of the table's other labels, if they are all of one.
    limits
        Parts of the register to which a title limits the table.
    units
        Units from a line such as 单位：万元.
    about
        The nearest title's own words, without place, time and 统计表, where they speak of a topic.
    are_limits_apart
        Whether labels name each of several limits by itself (脱贫户人均纯收入 beside 监测户人均纯收入).
    is_plan_of_year_beside
        Whether a heading sets a task of a time that it names (年度计划), so that one beside it is of the table's.
    is_of_groups
        Whether its columns are groups of people (建档立卡户, 低保户, 五保户) of what the title is about.
    is_money_said
        Whether headings name money, so that of 单位：户、万元 those that do not are counted in 户.
    is_told_beside
        Whether headings beside 完成数 count things or are the money, so that it is none.
    groups
        Groups of people that its labels name side by side.
    is_plan
        Whether a title says that all of it is planned: 2023年工作计划表.
    are_units_alone
        Whether the line of units is units and nothing else: 万元 above the headings, without 单位：.
    left_out
        What a title says is left out of all of it: 不含五保户.
    measure
        What a title says is counted, where no label does: 致贫原因户数.
    are_works_beside
        Whether labels name houses rebuilt and households moved side by side, whose 合计 is neither.
    is_account
        Whether 收入 and 支出 stand side by side: they are of the account that the title names.
    are_moved
        Whether those moved with them (同步搬迁) stand beside 建档立卡户, who then are those of the poor who were moved.
    is_of_month
        Whether a title says of which month or day it is.
    year
        The statistical year, as far as titles say it; 0 where they do not.
    is_of_places
        Whether a title says no more than how places are (各村基本情况): 户数 and 人口 are all who live there.
    are_schemes
        Whether labels are names of schemes, times and sums and nothing else, which a line of units may say to be people.
    """

    title: Label
    stated: tuple[str, ...] = ()
    siblings: tuple[str, ...] = ()
    limits: tuple[Item, ...] = ()
    units: tuple[str, ...] = ()
    about: str = ""
    is_of_groups: bool = False
    is_plan_of_year_beside: bool = False
    are_limits_apart: bool = False
    is_money_said: bool = False
    is_told_beside: bool = False
    groups: frozenset[str] = frozenset()
    is_plan: bool = False
    are_units_alone: bool = False
    left_out: str = ""
    measure: str = ""
    are_works_beside: bool = False
    is_account: bool = False
    are_moved: bool = False
    is_of_month: bool = False
    year: int = 0
    is_of_places: bool = False
    are_schemes: bool = False
