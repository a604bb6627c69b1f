"""Who pays or acts, and with which payment: 县教育局, 甲山信用社, 第一批, 甲财农〔2020〕3号, 省级.

Such words stand beside or above rows that count the same (教育局: 临时救助, 民政局: 临时救助). They tell those apart, and say
nothing of what is counted.
"""

from __future__ import annotations

import re

from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.core.words.terms import fold

#: How the names of those end who pay people and run works.
_OFFICE = (
    r"(?:局|委|委员会|指挥部|办公室|(?:扶贫|移民|老区|农|财|民政|乡村振兴)办|部门|银行|信用(?:联)?社|农商行|联社|保险公司|人保|基金会|慈善会|红十字会"
    r"|残联|联合会|(?:总)?工会|妇联|团委|工商联)"
)
_BATCH = r"(?:第[一二三四五六七八九十0-9]{1,3}|首)批(?:次)?|[一二三四五六七八九十]批"
_DOCUMENT = r".{1,12}[(〔\[【](?:19|20)[0-9]{2}年?[)〕\]】](?:第)?[0-9]{1,5}号(?:文件?)?"
_LEVEL = r"(?:中央|国家|自治区|省|市|州|地|县|区|旗|乡|镇|村)(?:本)?级"
_NOUN = r"(?:资金|经费|投入|款项|款)"
_MONEY = rf"(?:财政)?(?:专项)?(?:扶贫|衔接|补助|帮扶|配套)?{_NOUN}?"
#: Whose money it is, named without 级 where the word for money stands behind it.
_SOURCE = (
    rf"(?:中央|自治区|省|市|州|县|区|旗|乡?镇|乡|东西部|社会|对口|定点)(?:财政|专项|扶贫|衔接|补助|帮扶|协作|配套){{0,3}}{_NOUN}"
)
_NUMBERING = re.compile(r"^(?:\(?[一二三四五六七八九十0-9]{1,3}(?:\)|、|[.．](?![0-9])))+")
_BODY, _PAYMENT = (
    re.compile(rf"[^0-9:,，。]{{0,10}}{_OFFICE}"),
    re.compile(rf"(?:{_BATCH}|{_DOCUMENT}|{_LEVEL}){_MONEY}|{_SOURCE}"),
)
#: Words that end like the name of an office and are none.
_NO_OFFICE = re.compile("(?:.*(?:结|格|布|大|全)局|原?委|.*(?:村|居|党|支|各|等).?(?:委|委员会|部门))")


def is_office(text: str) -> bool:
    """Whether a text is the name of an office, a bank or an association, and of no place.

    Examples
    --------
    >>> [is_office(text) for text in ("县教育局", "邮储银行", "民政局：", "甲山村委会", "教育资助", "甲山镇民政办公室")]
    [True, True, True, False, False, False]
    """
    plain = _NUMBERING.sub("", fold(text)).rstrip(":")
    return _BODY.fullmatch(plain) is not None and not _NO_OFFICE.fullmatch(plain) and clean_place(plain).level is Level.UNKNOWN


def names_issuer(text: str) -> bool:
    """Whether a text says who pays or with which payment, and nothing else.

    Examples
    --------
    >>> [names_issuer(text) for text in ("（一）教育局", "第二批", "甲财农〔2020〕3号", "省级资金", "中央财政资金", "危房改造")]
    [True, True, True, True, True, False]
    """
    plain = _NUMBERING.sub("", fold(text)).rstrip(":")
    return is_office(plain) or _PAYMENT.fullmatch(plain) is not None


def issuer_in(text: str) -> str:
    """Return who is said to pay, or with which payment, by a line above rows; empty where a line says anything else besides.

    Examples
    --------
    >>> issuer_in("县教育局：资助"), issuer_in("（二）第一批资金"), issuer_in("2019年教育资助统计表")
    ('县教育局', '第一批资金', '')
    """
    plain = _NUMBERING.sub("", fold(text)).rstrip(":")
    before, _, behind = plain.partition(":")
    if behind and is_office(before):
        return before
    return plain if names_issuer(plain) else ""
