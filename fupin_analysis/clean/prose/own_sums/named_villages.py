"""How many villages a text says it names, and how many it names: 6个贫困村,分别为甲村、乙村、丙村; 甲、乙、丙4个村.

A list with 等 may be short of its number, never longer. Whether 和 joins two names or stands in one (太和村) need not be known:
both counts are tried. Nothing is said of a list with anything in it that looks like no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from fupin_analysis.core.prose import Mention, ProseReading

Found = tuple[Mention, str]

_KIND = "(?:行政村|贫困村|村民委员会|村委会|居委会|村居|村|社区|嘎查)"
_STATUS = "(?:深度|省定|省级|市级|县级|国家级|重点|建档立卡|非|已出列的?|拟出列的?|其他)*"
#: 6个贫困村,分别为…; 6个村（…）; 贫困村3个:…
_LEADS = re.compile(
    rf"^(?P<kind>{_STATUS}{_KIND}(?:（社区）|\(社区\))?)?(?:[,，]?(?:它们|他们)?(?:分别)?(?:是|为|即)[:：]?|[:：]|(?P<bracket>[（(])(?:分别)?(?:是|为|即)?[:：]?)"
    r"(?P<names>[^。；;：:（()）0-9]{4,80})(?P<end>.?)"
)
_COUNTED_VILLAGES = re.compile(rf"^{_STATUS}{_KIND}(?![级民组集部支两])")
_COUNTS_BEFORE = re.compile(rf"{_STATUS}{_KIND}(?:共|有|共有|总数)*$")
#: 甲村、乙村、丙村4个村; 甲、乙、丙等4个村
_ENDS = re.compile(
    r"(?P<lead>[^，,。；;：:（()）、]*)(?P<rest>(?:、[^，,。；;：:（()）、]{2,8})+?)(?P<more>等)?(?:共|这|共计|全部)?$"
)
_NAME = re.compile(rf"(?:[一-鿿]{{1,5}}|[A-Za-z×*]{{1,3}}){_KIND}?")
_NO_NAME = re.compile(
    f"^(?:{_KIND}|居|镇|乡|街道)$|^(?:全|各|本|该|我|其他|其余|所有|每|均|已|其中|以及|还有|另)|[镇乡县市户人的是有了年率第]|工程|项目|产业|道路|饮水"
)
_GOES_ON = re.compile("^(?:以及|还有|和|及|与|另|另外|其中)")
_JOINS = re.compile("[和及与]")
_LEAST = 2


class NamedOnes(NamedTuple):
    """How many names a list has, at least and at most, whether there may be more than it says, and the names."""

    least: int
    most: int
    may_be_more: bool
    listed: str


def check_named_villages(reading: ProseReading) -> Iterator[Found]:
    """Yield the numbers of villages that are not as many as are named beside them.

    Parameters
    ----------
    reading
        What was read in a document.
    """
    texts = {paragraph.number: paragraph.text for paragraph in reading.prose.paragraphs}
    for one in reading.mentions:
        if one.qualifier or one.unit not in ("个", "村") or not float(one.value).is_integer() or one.value < _LEAST:
            continue
        text = texts[one.paragraph]
        names = _behind(text[: one.start], text[one.end :]) or _before(text[: one.start], text[one.end :], one.unit)
        if names is not None and (names.least > one.value or (names.most < one.value and not names.may_be_more)):
            count = names.least if names.least > one.value else names.most
            yield one, f"{names.listed}＝{count}{one.unit}"


def _behind(before: str, after: str) -> NamedOnes | None:
    """6个贫困村,分别为甲村、乙村; 贫困村3个（甲村、乙村、丙村）."""
    match = _LEADS.match(after)
    if match is None or not (match["kind"] or _COUNTS_BEFORE.search(before)):
        return None
    listed, end = match["names"], match["end"]
    if not match["bracket"]:
        clauses = re.split("[,，]", listed)
        names = [clause for clause in clauses if "、" in clause]
        listed = clauses[0]
        goes_on = len(names) > 1 or (len(clauses) > 1 and _GOES_ON.match(clauses[1]) is not None)
        return _counted(listed, may_be_more=goes_on or (len(clauses) == 1 and end not in ("。", "；", ";", "")))
    return _counted(listed, may_be_more=end not in ("）", ")")) if not re.search("[,，]", listed) else None


def _before(before: str, after: str, unit: str) -> NamedOnes | None:
    """甲村、乙村、丙村4个村; 甲、乙等4个村."""
    match = _ENDS.search(before)
    if match is None or (unit != "村" and not _COUNTED_VILLAGES.match(after)):
        return None
    lead = re.sub("^.*(?:在|对|为|将|由|涉及|覆盖|深入|包括|辖|有|了|选取|确定|是|完成|实施)", "", match["lead"])
    return _counted(f"{lead}{match['rest']}", may_be_more=match["more"] is not None, is_first_long=True)


def _counted(listed: str, *, may_be_more: bool, is_first_long: bool = False) -> NamedOnes | None:
    is_open = listed.endswith("等")
    pieces = listed.removesuffix("等").split("、")
    names = [name for piece in pieces for name in _JOINS.split(piece)]
    held = pieces[1:] if is_first_long else pieces
    if len(pieces) < _LEAST or not pieces[0] or any(_NO_NAME.search(piece) or not _NAME.fullmatch(piece) for piece in held):
        if not any(_JOINS.search(piece) for piece in held):
            return None
        if any(_NO_NAME.search(name) or not _NAME.fullmatch(name) for name in names[1 if is_first_long else 0 :]):
            return None
    if is_first_long and (_NO_NAME.search(pieces[0][-4:]) or not re.search("[一-鿿A-Za-z×*]{2}", pieces[0])):
        return None
    return NamedOnes(len(pieces), len(names), may_be_more or is_open, listed)


#: 集中安置点3处,分别为甲42户、乙36户、丙27户、丁18户: more names than things cannot be, where each is of one thing: all end
#: alike, or each has its own number. Fewer are asked about, and so is whatever may have two names (道路、桥梁建设).
_THINGS = frozenset("个处家所座支条口栋间")
_THINGS_LEAD = re.compile(
    r"^[^，,。；;：:（(0-9]{0,12}(?:[，,]?(?:分别|依次)(?:[建设位坐]?[立落]?[在于]|是|为|即)[:：]?|[（(](?:分别)?(?:是|为|即)[:：]?)(?P<names>[^。；;）)]{4,200})"
)
#: What is said of one of them, and no list of them: 荣谋（深度贫困村）.
_REMARK = re.compile("[（(](?!分别|是|为|即)[^（()）]*[）)]")
_NUMBER, _JOINED = re.compile("[0-9]+(?:[.][0-9]+)?[万千]?(?P<unit>[一-鿿]{1,2})?$"), re.compile("(?<=[一-鿿])[和及与]|以及")
_NO_THING = re.compile("等|其中|占|共|元|每|均|完成|进行|开展|通过|加强|[的了]")
_PLACES = re.compile(
    "(?:村|社区|小区|新区|片区|组|屯|寨|湾|小学|中学|幼儿园|合作社|公司|基地|点|站|园|厂|车间|卫生室|水库|电站|支部|工作队)$"
)
_LONGEST = 16
#: Signs behind a number within which its list stands, remarks and all.
_REACH = 400


class NamedThings(NamedTuple):
    """How many names there are at least and at most, the text of them, and whether each is of one thing."""

    least: int
    most: int
    listed: str
    is_each: bool


def check_named_things(reading: ProseReading) -> Iterator[Found]:
    """Yield the numbers of things of which more are named.

    Parameters
    ----------
    reading
        What was read in a document.
    """
    for one, names in _named(reading):
        if names.least > one.value and names.is_each:
            yield one, f"{names.listed}＝{names.least}{one.unit}"


def ask_named_things(reading: ProseReading) -> Iterator[Found]:
    """Yield the numbers of things of which fewer are named, or more where one thing may have two names."""
    for one, names in _named(reading):
        if names.most < one.value or (names.least > one.value and not names.is_each):
            count = names.most if names.most < one.value else names.least
            yield one, f"{names.listed}＝{count}{one.unit}"


def _named(reading: ProseReading) -> Iterator[tuple[Mention, NamedThings]]:
    texts = {paragraph.number: paragraph.text for paragraph in reading.prose.paragraphs}
    told = {id(one) for one, _said in check_named_villages(reading)}
    for one in reading.mentions:
        if one.qualifier or one.unit not in _THINGS or not float(one.value).is_integer() or one.value < _LEAST or id(one) in told:
            continue
        match = _THINGS_LEAD.match(_REMARK.sub("", texts[one.paragraph][one.end : one.end + _REACH]))
        names = _counted_things(match["names"], one.unit) if match else None
        if names is not None:
            yield one, names


def _counted_things(words: str, unit: str) -> NamedThings | None:
    """The names of a list up to what follows it; None where they are none, or have numbers of the things themselves."""
    clauses = re.split("[，,]", words)
    goes_on = any(_JOINED.search(clause) and len(clause) <= _LONGEST for clause in clauses[1:2])  # 甲、乙,丙及丁
    if "、" not in clauses[0] or goes_on or any("、" in clause for clause in clauses[1:]):
        return None
    pieces = clauses[0].split("、")
    numbers = [_NUMBER.search(piece) for piece in pieces]
    if any(_NO_THING.search(piece) or piece[0].isdigit() or not 1 < len(piece) <= _LONGEST for piece in pieces):
        return None
    if any(number is not None and number["unit"] and number["unit"][0] == unit for number in numbers):
        return None
    names = [_NUMBER.sub("", piece) for piece in pieces]
    ends = {name[-1] for name in names if name}
    is_each = all(numbers) or len(ends) == 1 or all(_PLACES.search(name) for name in names)
    return NamedThings(len(pieces), sum(len(_JOINED.split(piece)) for piece in pieces), clauses[0], is_each)
