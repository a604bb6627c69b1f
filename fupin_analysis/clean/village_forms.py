"""Which village a form or a table is of, as the lines above it say: 村：瓦窑村, 填报单位：石门乡瓦窑村村委会."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fupin_analysis.clean.names import townships_in, village_in
from fupin_analysis.clean.places import Level, clean_place, clean_village, is_workplace, normalise_name

#: Captions beside which a village is named, those that only a village's name can follow, and kinds of village.
_VILLAGE = (
    r"(?:所在|所属|填报|填表|上报|报送)?(?:行政村|村|村居|村[(（/、]?(?:居|社区)[)）]?|社区|嘎查)(?:委会|民委员会)?(?:的?名称?)?"
)
_LABEL = re.compile(_VILLAGE)
_NAMES = re.compile(r"(?:.*村.*|社区|嘎查)名称?|(?:所在|所属|填报|填表|上报|报送)(?:行政)?村")
_KIND = re.compile(
    "(?:(?:省定|国定|市定|深度|特困)?贫困|脱贫|出列|重点|示范|受益|建制|(?:对口|定点|结对)?帮扶|结对|联系|[包挂帮][联包钩扶]?|派?驻|驻点|蹲点)村(?:名称?)?"
)
#: Captions of who filled a table in, who may be a village.
_FILLED_BY = re.compile(r"(?:填报|填表|上报|报送|编报|制表)单位|单位(?:名称)?")
_CAPTION = re.compile(r"(?P<label>[^:：]{1,12})[:：]\s*(?P<who>[^:：]*)")
_NEXT = re.compile(r"[\s;；,，]+(?=[^\s:：]{1,8}[:：])|(?<=[:：])(?=[^\s:：]{1,8}[:：])")
#: When a table was filled in, in brackets behind the last caption of a line.
_WHEN = re.compile(r"\s*[(（][^()（）]*[0-9][^()（）]*[)）]\s*$")
#: What stands between the names of several.
_SEVERAL = re.compile("[、，,；;/和及与]")
#: A name without 村, as lists of villages write it.
_BARE = re.compile("[\u3400-\u9fff]{2,4}")
#: Titles of a form that each village fills in, and what titles say that are of many villages or of the countryside.
_FORM = re.compile(
    r"(?:村(?:级|情|[(（]?(?:居|社区)[)）]?)?|社区|嘎查)(?:基本|基础|综合)?(?:情况|信息|概况|数据)?(?:登记|采集|调查|信息|档案|建档)(?:表|卡|册)"
)
_VILLAGES = re.compile("村个?数量?|(?:非?贫困|脱贫|出列|重点|非?示范|一般|行政|建制)村(?:个?数量?|[(（]个[)）])?")
_OF_MANY = re.compile("[各全每]|(?<!基)本|[农乡镇城]村|个(?:行政|贫困|脱贫)?村|汇总|统计|一览")


def names_village(label: str, value: str) -> bool:
    """Whether a label of a form and the text beside it name a village.

    Examples
    --------
    >>> names_village("行政村", "瓦窑"), names_village("贫困村", "瓦窑村"), names_village("贫困村", "是")
    (True, True, False)
    """
    return bool(_named(normalise_name(label).strip("：:"), value))


def wants_village(label: str) -> bool:
    """Whether only a village's name can stand beside a label: what was left blank there is no township's.

    Examples
    --------
    >>> wants_village("村名："), wants_village("填报村"), wants_village("行政村")
    (True, True, False)
    """
    return _NAMES.fullmatch(normalise_name(label).strip("：:")) is not None


def village_told(titles: Sequence[str]) -> str:
    """Return the village that captions above a table say it is of; empty where they name none.

    Examples
    --------
    >>> village_told(["县：云溪县　乡：石门乡　村：瓦窑村　（2023年度）"]), village_told(["填报单位：石门乡瓦窑村村委会"])
    ('瓦窑村', '瓦窑村')
    >>> village_told(["联系村：瓦窑村"]), village_told(["贫困村：瓦窑村、上寨村"]), village_told(["行政村：12个"])
    ('瓦窑村', '', '')
    """
    return next(filter(None, (_named(label, who) for label, who in _captions(titles))), "")


def is_caption_of_villages(title: str) -> bool:
    """Whether a line says of which village or villages a table is, and nothing of what is in it: 联系村：瓦窑村.

    Examples
    --------
    >>> [is_caption_of_villages(title) for title in ("联系村：瓦窑村", "帮扶村：瓦窑村、上寨村", "村名：", "瓦窑村基本情况")]
    [True, True, True, False]
    """
    found = _CAPTION.fullmatch(title.strip())
    label = normalise_name(found["label"]) if found is not None else ""
    return bool(label) and (_LABEL.fullmatch(label) or _KIND.fullmatch(label) or _NAMES.fullmatch(label)) is not None


def is_of_a_village(titles: Sequence[str]) -> bool:
    """Whether titles or captions say that a form is of one village, whether they name it or not.

    Examples
    --------
    >>> [is_of_a_village([title]) for title in ("石门乡村基本情况登记表", "村名：", "石门乡各村基本情况登记表", "农村情况调查表")]
    [True, True, False, False]
    >>> is_of_a_village(["贫困村：瓦窑村、上寨村"])  # and of none of them alone
    True
    """
    told = list(_captions(titles))
    named = ([_named(label, one) for one in _SEVERAL.split(who)] for label, who in told if not _FILLED_BY.fullmatch(label))
    return (
        any(len({*filter(None, names)}) > 1 for names in named)
        or any(wants_village(label) for label, _ in told)
        or any(map(_is_form, titles))
    )


def counts_villages(label: str) -> bool:
    """Whether a heading is of villages by the number or by their kind: a table with it is of several.

    Examples
    --------
    >>> [counts_villages(label) for label in ("贫困村", "非贫困村（个）", "村数", "行政村个数", "自然村", "是否贫困村")]
    [True, True, True, True, False, False]
    """
    return _VILLAGES.fullmatch(normalise_name(label)) is not None


def _is_form(title: str) -> bool:
    plain = normalise_name(title)
    for town in townships_in(title):
        plain = plain.replace(town, "", 1)
    return _FORM.search(plain) is not None and _OF_MANY.search(plain) is None


def _captions(titles: Sequence[str]) -> Iterator[tuple[str, str]]:
    for title in titles:
        for part in _NEXT.split(_WHEN.sub("", title.strip())):
            found = _CAPTION.fullmatch(part.strip())
            if found is not None:
                yield normalise_name(found["label"]), found["who"]


def _named(label: str, value: str) -> str:
    """Return the village that a caption names; empty where it names none."""
    who = normalise_name(value)
    place = clean_place(who)
    if _FILLED_BY.fullmatch(label):
        return village_in(who)
    is_label, is_kind = _LABEL.fullmatch(label) is not None, _KIND.fullmatch(label) is not None
    if not (is_label or is_kind) or not who or _SEVERAL.search(who):
        return ""
    towns = townships_in(who)
    if len(towns) == 1 and (behind := who.partition(towns[0])[2]):
        place = clean_place(behind)
    if place.level is Level.VILLAGE:
        return clean_village(place.name)
    is_bare = is_label and place.level is Level.UNKNOWN and _BARE.fullmatch(who) is not None and not is_workplace(who)
    return who if is_bare else ""
