"""Whether a whole sheet lists persons or is the card of one, and what of a sheet may be shown where nothing of it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from fupin_analysis.clean.layout.columns import is_label, role_of
from fupin_analysis.clean.layout.place_lists import lists_places
from fupin_analysis.clean.numbers import is_number_like
from fupin_analysis.clean.places import clean_place
from fupin_analysis.clean.sheets import Cell, written
from fupin_analysis.clean.wording.person_names import hide_persons, is_person
from fupin_analysis.core.texts.identity import check_character
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.core.words.terms import drop_brackets, fold

#: Headings that only registers of persons have.
_PERSONAL = re.compile(
    r"(?:居民|公民)?身份(?:证|证件)?(?:号码|号)?|证件(?:号码|号)|残疾证(?:号码|号)|(?:户主|成员|学生|家庭成员|贫困户|受助人)?姓名"
    r"|(?:与|和)户主(?:的)?关系"
)
#: What stands before the name on the card of one household, and how its title goes on behind the name.
_ON_CARD, _OF_ONE = (
    re.compile("户主|户名|(?:家庭|受访|被访|帮扶)?(?:对象|人|户主)"),
    re.compile(r"\*{3}(?:户|家|家庭|一家|同志|本人)"),
)
#: What only the card of one household has before a name and before so few, whoever is called how.
_HEAD = re.compile("(?:户主|户名)(?:的?姓名|名字|名称)?|(?:贫困户|脱贫户|监测户|申请(?:人|户)|[贷借]款(?:人|户))的?(?:姓名|名字)")
_HOUSEHOLD, _LARGEST = re.compile("家庭(?:成员|常住|户籍|总)?(?:人口|人数)数?"), 20
#: What the card of one household counts nothing in.
_HOUSEHOLDS = re.compile("户数|[0-9]户")
_TOLD, _NAME = re.compile(r"([^:：]{1,12})[:：]\s*([^:：]+)"), re.compile("[\u3400-\u9fff]{2,4}|[\u3400-\u9fff·•‧・]{5,12}")
#: So few identity numbers make a table of places no list of persons.
_FEW_PERSONS = 1
#: Characters of the longest name of a person.
_LONGEST_NAME = 24
_CONTACT = re.compile(
    r".{0,8}姓名|.{0,4}(?:电子)?邮箱|e-?mail|[\w.+-]+@[\w-]+\.[\w.-]+|(?:contact|full|first|last|customer)name", re.IGNORECASE
)
_IDENTITY = re.compile(r"[0-9]{6}[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}|[0-9]{17}[0-9Xx].{0,4}")
#: Headings of numbers that things have: projects, goods, orders, papers.
_CODE_OF_THINGS = re.compile(
    r".{0,6}(?:项目|工程|物[料品]|商品|产品|货[物号]|设备|资产|合同|订单|流水|凭证|票据|发票|单据|批次|文件|条形?|库|业务|指标)(?:统一)?(?:代|编)?(?:号码?|码)"
    r"|统一社会信用代码|imei.*|(?:sn|isbn|ean|sku|barcode).*"
)
#: How headings and titles end, and names of persons do not.
_HEADING = re.compile(
    r".{2,}(?:名称|数|率|额|表|期|间|单位|说明|备注|数量|类别|类型|情况|原因|地址|箱|电话|报|台账|名单|年|月|）|\))"
)


def is_of_persons(rows: list[list[Cell]]) -> bool:
    """Whether a sheet lists persons: it has a heading of names or identity numbers, or such numbers themselves."""
    head = {cell.text for row in rows[:10] for cell in row}
    coded = {cell.column for row in rows[:10] for cell in row if _CODE_OF_THINGS.fullmatch(fold(cell.text))}
    texts = {cell.text for row in rows for cell in row if not (cell.column in coded and _is_no_identity(cell.text))}
    if _is_card(rows):
        return True
    persons = sum(_is_personal(text) for text in texts)
    is_said = any(_CONTACT.fullmatch(fold(text)) or _PERSONAL.fullmatch(fold(text)) for text in head)
    is_of_persons = is_said or persons > _FEW_PERSONS or (persons > 0 and _places_in(rows) <= _FEW_PERSONS)
    return is_of_persons and not lists_places(rows, _is_personal)


def _is_card(rows: list[list[Cell]]) -> bool:
    """Whether a sheet is of one household or person: 户主 beside a name, or a title that names whose it is."""
    titles = [row[0].text for row in rows[:3] if len(written(row)) == 1]
    if any(_OF_ONE.search(hide_persons(title)) for title in titles if not is_person(title)):
        return True
    are_several = any(_HOUSEHOLDS.search(cell.text) for row in rows for cell in row)
    return any(_is_of_one(*pair, are_several=are_several) for pair in _pairs(rows))


def _pairs(rows: list[list[Cell]]) -> Iterator[tuple[str, str, str, str]]:
    """Yield labels with what stands beside them, what stands below the label, and behind what is beside it."""
    for place, row in enumerate(rows[:10]):
        typed, own = written(row), {cell.anchor for cell in row}
        below = {  # the next in each column: a heading may be merged down, or stand above nothing
            cell.column: cell.text for later in reversed(rows[place + 1 : place + 4]) for cell in later if cell.anchor not in own
        }
        for one, other, behind in zip(typed, typed[1:], [*(cell.text for cell in typed[2:]), ""], strict=False):
            yield fold(drop_brackets(one.text)).rstrip(":"), other.text.strip(), below.get(one.column, ""), behind
        for told in filter(None, (_TOLD.fullmatch(cell.text.strip()) for cell in typed)):
            said = fold(drop_brackets(told[1]))
            if not _ON_CARD.fullmatch(said) or _HEAD.fullmatch(said):  # 帮扶人 above a table helps
                yield said, told[2].strip(), "", ""


def _is_of_one(said: str, value: str, under: str, behind: str, *, are_several: bool) -> bool:
    """Whether a label and what is beside it are of one household: its head and a name that heads no list, or its few people."""
    if _HOUSEHOLD.fullmatch(said):
        number = value.removesuffix("人").removesuffix("口").strip()
        return not are_several and number.isdecimal() and int(number) <= _LARGEST and not behind[:1].isdecimal()
    is_head = _HEAD.fullmatch(said) and _NAME.fullmatch(value) and not _is_heading_like(value)
    if is_head and (not under or _is_heading_like(under)):
        return True
    return _ON_CARD.fullmatch(said) is not None and is_person(value)


def _places_in(rows: list[list[Cell]]) -> int:
    """Return how many places a sheet names: in a table of villages one number of a person is set aside, and the rest read."""
    names = {place.name for row in rows for cell in row[:3] if not cell.is_number and (place := clean_place(cell.text)).name}
    return len(names)


def _is_no_identity(text: str) -> bool:
    """Whether a number under a heading of codes is one of a thing: the identity numbers of today have a check character."""
    number = text.strip()
    return number.isdigit() and not (len(number) == 18 and check_character(number[:17]) == number[17])


@lru_cache(maxsize=2**13)
def _is_personal(text: str) -> bool:
    folded = fold(text)
    return bool(_PERSONAL.fullmatch(folded) or _IDENTITY.fullmatch(folded))


def glimpse(rows: list[list[Cell]]) -> str:
    """Return the headings of a sheet, for a message; what may be a person's name or address is not shown."""
    texts = dict.fromkeys(" ".join(cell.text.split()) for row in rows[:2] for cell in row)
    shown = [text if _is_heading_like(text) else "…" for text in texts]
    return mask_identifiers(
        " ".join(text for place, text in enumerate(shown) if text != "…" or shown[place - 1 : place] != ["…"])
    )


def shows_nobody(text: str) -> bool:
    """Whether a text of a sheet that was not understood is no person's name: a heading, a number, a sentence."""
    return len(text) > _LONGEST_NAME or is_number_like(text) or _is_heading_like(text)


def _is_heading_like(text: str) -> bool:
    """Whether a text is a word of the trade or ends as headings and titles do, and so is nobody's name."""
    return bool(is_label(text) or role_of(text) is not None or _HEADING.fullmatch(text))
