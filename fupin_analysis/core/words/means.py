"""Words for what holds of each one of something: means, rates, prices, distances and marks, of which no sum says anything."""

from __future__ import annotations

import re

#: Means and rates add up to nothing, whatever they are of: 人均耕地, 宽带入户率.
MEAN = re.compile(
    "人均|户均|村均|平均|率|占比|比例|比重|单产|亩产|均[重产价产高长龄]|[户人村亩头只株组次场日月年]均(?!衡)|每[户人村亩头只株个名组次日月]"
)
#: Nor do prices and standards, which are the same for all: 低保标准（元／月）, 单价, 补贴标准.
_PRICE = re.compile("标准(?:数|额)?(?:[（(]|$)|单价|均价|定额|[／/](?:人|户|月|年|亩|次|天|吨|公斤|斤)")
#: Nor how far, how high and how old something is, and marks that were given. Words that go on (劳动年龄人口, 海拔800米以上耕地,
#: 最低生活保障人数) count who or what is of that age, height or scheme, and these add up.
_END = r"(?:$|[（(\s])"
_OF_ONE = re.compile(
    rf"(?:海拔(?:高[度程])?|年龄|距离|距[^（(]{{0,8}}(?:距离|路程|里程|公里)数?){_END}"
    r"|距[^（(]{0,8}[（(](?:单位[:：]?)?(?:公里|千米|里|米|[Kk][Mm]|[Mm]|㎞)|得分|评分|分值|指数|最[高低大小多少长短](?!(?:生活|工资).{0,2}保障)"
)


def adds_up(words: str) -> bool:
    """Whether what words count may be added over places and rows.

    Examples
    --------
    >>> [adds_up(words) for words in ("菌棒发放", "户均菌棒", "每户补助", "日均发电", "低保标准", "海拔", "距县城公里数（公里）")]
    [True, False, False, False, False, False, False]
    >>> [adds_up(words) for words in ("最低生活保障金", "劳动年龄人口", "海拔800米以上耕地", "最低气温", "年龄（岁）", "距离")]
    [True, True, True, False, False, False]
    """
    return not any(pattern.search(words) for pattern in (MEAN, _PRICE, _OF_ONE))
