"""Numbers of persons told piece by piece in words: 身份证前六位999901,出生日期19800101,后四位0016, 尾号8899."""

from __future__ import annotations

import re

_DIGITS = r"[0-9０-９零〇○一二三四五六七八九][0-9０-９零〇○一二三四五六七八九 ]{1,17}[0-9０-９xXｘＸ零〇○一二三四五六七八九]"
_NUMBER = "(?:[0-9０-９]{1,2}|[一二两三四五六七八九十]{1,3})"
#: What numbers of persons, telephones and cards are called.
_NOUN = re.compile("身份证|证件|居民证|残疾证|社保卡|银行卡|信用卡|存折|卡号|账号|帐号|一卡通|电话|手机|联系方式|户口本")
#: What is counted or paid, which no number of a person is followed by: 1350头, 12345.6万元; 户主 and 人员 are no units.
_UNITS = "[多余]?[万亿亩尾羽株吨%％]|只(?![剩有是能用为在])|头(?!像)|户(?!主|名)|人(?![员民])|元(?!旦)|个(?!人)|名(?!下|为)|公里"
_COUNTED = rf"[0-9０-９]*(?:[.．][0-9０-９]+)? ?(?:{_UNITS})"
#: Which signs of a number are told, and the signs: 前六位(为)999901, 第7-14位:19800101, 尾号8899.
_PIECE = re.compile(
    rf"(?:(?:[前首头后末尾]|最后|中间|开头|结尾|第){_NUMBER}(?:[-—–~～至到]第?{_NUMBER})?位(?:数字|号码|数)?|开头|结尾|末尾|号段)"
    rf"[）)]?[是为:： “\"‘]{{0,3}}(?P<digits>{_DIGITS})(?!{_COUNTED})"
)
#: Where a number of persons is named just before in its sentence: 银行卡号尾数8899, and not 工程款尾数12345元.
_NAMED_BEFORE = re.compile(rf"(?:{_NOUN.pattern})[^。；;！!？?\n0-9０-９]{{0,12}}$")
_TAIL = re.compile(rf"(?P<word>尾号|尾数|末位号码)(?:是|为|:|：| )*(?P<digits>{_DIGITS})(?!{_COUNTED})")
#: A rank: 全县排名前三位 2019年脱贫120户.
_RANKED = re.compile("(?:排|位居|位列|名列|居|考核|评比|评定|进入|全[国省市州县区镇乡])[^，,。；;、\n0-9]{0,8}$")
_CLAUSE = re.compile("[，,。；;\n]")
#: How far back a noun or a rank is looked for.
_BEFORE = 40
_YEAR = "(?:19|20)[0-9]{2}"
_DAY = "(?:[0-9]{4}|[-./年][0-9]{1,2}(?:[-./月][0-9]{1,2}日?|月)?)"
_BORN = re.compile(
    rf"(?:(?:出生(?:日期|年月日?|时间|于)?|生日|生于)(?:是|为|于|:|：| )*(?P<day>{_YEAR}{_DAY})"
    rf"|(?P<before>{_YEAR}年[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)(?:出生|生))"
)
_MAY_TELL = re.compile("位|尾号|尾数|开头|结尾|末尾|号段")


def hide_told_pieces(text: str, sign: str = "*") -> str:
    """Return a text with the pieces hidden, as long as it was; with one of an identity number goes the day of birth beside it.

    Examples
    --------
    >>> hide_told_pieces("身份证前六位999901，出生日期19800101，后四位0016")
    '身份证前六位******，出生日期********，后四位****'
    >>> hide_told_pieces("卡号尾号8899；全县排名前六位，脱贫35户")
    '卡号尾号****；全县排名前六位，脱贫35户'
    """
    if _MAY_TELL.search(text) is None:
        return text
    spans = [match.span("digits") for match in _TAIL.finditer(text) if _is_tail(text, match)]
    if _NOUN.search(text) is not None:
        spans += [match.span("digits") for match in _PIECE.finditer(text) if not _is_rank(text, match)]
    if not spans:
        return text
    if "证" in text:
        spans += [match.span("day" if match["day"] else "before") for match in _BORN.finditer(text)]
    signs = list(text)
    for start, end in spans:
        signs[start:end] = sign * (end - start)
    return "".join(signs)


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _BEFORE) : match.start()]


def _is_tail(text: str, match: re.Match[str]) -> bool:
    """Whether signs are the end of a number of a person: 尾数 may be of money or of animals as well."""
    return match["word"] == "尾号" or _NAMED_BEFORE.search(_before(text, match)) is not None


def _is_rank(text: str, match: re.Match[str]) -> bool:
    """Whether what reads like a piece is a rank before another number: its clause names no number of persons."""
    clause = _CLAUSE.split(_before(text, match))[-1]
    is_named = _NOUN.search(clause) is not None
    is_year = re.match(" ?[年月]", text[match.end("digits") :]) is not None and match[0][0] in "前第"
    is_told = re.search('[是为:：“"‘-]', text[match.start() : match.start("digits")]) is not None  # 第7-14位 is no rank
    return not is_named and (_RANKED.search(clause) is not None or (is_year and not is_told))
