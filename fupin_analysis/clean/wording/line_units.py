"""Which unit of a table's line of units (单位：户、人、万元) a heading may be counted in.

Money says that it is money: beside 补助资金 in such a table C级 and 已竣工 are no amounts. Shares say so too (率, 占比).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fupin_analysis.clean.wording.labels import Label, words_in
from fupin_analysis.core.words.counting import is_money_noun
from fupin_analysis.core.words.last_nouns import admits, implied
from fupin_analysis.core.words.lexicon import cut, plain_phrase
from fupin_analysis.core.words.narrowing import group_named
from fupin_analysis.core.words.terms import drop_brackets, fold, load_vocabulary

#: Stages at which works have money, and people may be paid: 已拨付, 到位.
_OF_MONEY = frozenset({"allocated", "received", "paid", "spent", "carried_over", "owed", "sales", "income", "subsidised"})
#: Words for schemes, of which people and money are counted: 医疗救助.
_SCHEME = re.compile(r"(?:救助|津贴|供养|低保|奖补|抚恤|优抚|标准)$")
_SCHEMES, _SUM = re.compile(".*(?:补[贴助]|津贴|救助|资助|供养|低保|奖补|救济)"), re.compile("(?:合|小|总|共)计")
#: What ends so counts: 开工数, 惠及组数; an index or a coefficient does not.
_NUMBER_OF = re.compile(r"(?<![指系基])数$")
#: What of 数 says of which account or time, and not that anything is counted: 决算数, 执行数, 本年数.
_OF_ACCOUNT = re.compile(
    r"(?:[预决结概核]算|执行|调[整入出]|追加|安排|下达|拨付|支付|到位|实际|计划|任务|目标|完成|发生|收入|支出|收支|结[余转存]|余额|期初|期末|年初|年末|[本上今去前]年度?|[本上当]期|[本上当]月|累计|合计)数$"
)
#: What of it may be of things and people as well, as in a table that counts them or has another column for the money.
_OF_EITHER = re.compile("(?:安排|实际|计划|任务|目标|完成)数$")
#: Money that no word of the vocabulary means.
_EARNED = re.compile("(?:报酬|薪酬|劳务费|酬金|分红)(?:金额|总额)?$")
#: Headings of several columns of money: 资金来源, 投资构成.
_OF_FUNDS = re.compile("资金|投资|经费|投入|金额")
_OF_WHICH = re.compile("^其中[:：]?")
#: Headings of money that others stand below: 资金投入 over 自筹及其他.
_OVER_MONEY = re.compile(r"(?:资金|投资|经费|款项)[^数户人]{0,4}$")
#: Headings and labels that count people though all else is in money: 受益户, 受益人数.
_PEOPLE_COUNTED = re.compile(r"[户人口名]数?$|数$|[人户]次$")
_PEOPLE = re.compile(".{0,6}(?:学生|[大中小]学生|儿童|老人|对象|人员|学员|劳动?力|[户员])")
_RATE = re.compile(r"(?:率|比例|比重|占比|进度|百分比)$")
#: Headings of shares, whatever their row is counted in; 进度 may as well be how much is done.
_SHARE = re.compile(r"(?:率|比例|比重|占比|百分比)$")


def lines_for(
    labels: Sequence[Label], units: Sequence[str], is_money_said: bool, is_told_beside: bool = False
) -> tuple[str, ...]:
    """Return the units of a table's line that a cell under `labels` may be counted in.

    Parameters
    ----------
    labels
        Labels above and beside the cell.
    units
        Units of the line.
    is_money_said
        Whether headings of the table name money, so that others are none.
    is_told_beside
        Whether others beside 完成数 count things (项目数) or are the money (补助资金), so that it is none.

    Examples
    --------
    >>> from fupin_analysis.clean.wording.labels import read_label
    >>> [lines_for([read_label(text)], ["万元"], True, True) for text in ("决算数", "完成数")]
    [('万元',), ()]
    >>> [lines_for([read_label(text)], ["户", "万元", "%"], True) for text in ("C级", "补助资金", "已拨付", "竣工率")]
    [('户',), ('万元',), ('户', '万元'), ('%',)]
    >>> [lines_for([read_label(text)], ["万元"], False) for text in ("决算数", "开工数")]
    [('万元',), ()]
    """
    kinds = {unit: unit_kind(unit) for unit in units}
    if any(_RATE.search(fold(drop_brackets(label.text))) for label in labels):
        return tuple(unit for unit in units if kinds[unit] == "share")
    if any(map(says_money, labels)):
        return tuple(unit for unit in units if kinds[unit] == "amount") or tuple(units)
    texts = [fold(drop_brackets(label.text)) for label in labels]
    is_either = is_told_beside and any(map(_OF_EITHER.search, texts))
    if is_either or any(map(counts_things, labels)):
        return tuple(unit for unit in units if kinds[unit] == "count")  # 开工数 is no amount, even where all else is in 万元
    if any(_OVER_MONEY.search(fold(drop_brackets(label.text))) for label in labels):
        return tuple(unit for unit in units if kinds[unit] == "amount") or tuple(units)
    may_be_money = not is_money_said or any(map(_may_be_money, labels))
    left = [unit for unit in units if kinds[unit] != "share"]
    if is_money_said and any(_is_of_people(label) for label in labels):
        return tuple(unit for unit in left if kinds[unit] == "count")  # 学生 beside 金额 in 元 are no yuan
    return tuple(unit for unit in left if may_be_money or kinds[unit] != "amount") or tuple(left)


def is_told_beside(headings: Sequence[Label]) -> bool:
    """Whether headings beside 计划数 and 完成数 count things, or say that they are the money: these are no money then.

    Examples
    --------
    >>> from fupin_analysis.clean.wording.labels import read_label
    >>> beside = (["计划数", "补助资金"], ["计划数", "项目数"], ["计划数", "到位数"], ["预算数", "项目数"])
    >>> [is_told_beside([read_label(text) for text in texts]) for texts in beside]
    [True, True, False, False]
    """
    are_so = any(_OF_EITHER.search(fold(drop_brackets(label.text))) for label in headings)
    return are_so and any(says_money(label) or counts_things(label) for label in headings)


def counts_things(label: Label) -> bool:
    """Whether a label counts things or people by its last sign: 项目数, 开工数; not 决算数.

    Examples
    --------
    >>> from fupin_analysis.clean.wording.labels import read_label
    >>> [counts_things(read_label(text)) for text in ("项目数", "决算数", "完成数", "系数")]
    [True, False, False, False]
    """
    text = fold(drop_brackets(label.text))
    return bool(_NUMBER_OF.search(text)) and not _OF_ACCOUNT.search(text)


def _is_of_people(label: Label) -> bool:
    """Whether a label names people and nothing that is done with them: 学生, 护林员."""
    return bool(_PEOPLE.fullmatch(fold(drop_brackets(label.text)))) and not _may_be_money(label)


def are_all_money(labels: Sequence[Label], units: Sequence[str], is_money_said: bool) -> bool:
    """Whether all of a table is in one unit of money, so that who is named (护林员) is who was paid, and is not counted.

    Examples
    --------
    >>> from fupin_analysis.clean.wording.labels import read_label
    >>> [are_all_money([read_label(text)], ["元"], False) for text in ("护林员", "低保户", "受益人数")]
    [True, False, False]
    """
    kinds = {unit_kind(unit) for unit in units}
    counts = any(_PEOPLE_COUNTED.search(fold(drop_brackets(label.text))) for label in labels)
    return kinds == {"amount"} and not is_money_said and not counts


def unit_without_money(labels: Sequence[Label], units: Sequence[str]) -> str:
    """Return the one unit of a table's line in which things or people are counted, where no unit there is one of money.

    What is paid for (已缴费, 已参保缴费) is then counted by those who did; what says that it is money keeps the question.

    Examples
    --------
    >>> from fupin_analysis.clean.wording.labels import read_label
    >>> [unit_without_money([read_label(text)], ["人", "%"]) for text in ("累计已缴费", "缴费金额", "完成率")]
    ['人', '', '']
    >>> unit_without_money([read_label("已缴费")], ["人", "元"]), unit_without_money([read_label("种植面积")], ["户"])
    ('', '')
    """
    known, texts = load_vocabulary().units, [fold(drop_brackets(label.text)) for label in labels]
    counts = [unit for unit in units if unit_kind(unit) == "count"]
    counts = [unit for unit in counts if all(admits(text, known[fold(unit)].measures[0], units=len(units)) for text in texts)]
    is_said = any(label.unit or any(reading.measure for reading in label.readings) for label in labels)
    is_other = is_said or any(_RATE.search(text) or _OF_FUNDS.search(text) for text in texts)
    return counts[0] if len(counts) == 1 and not is_other and all(unit_kind(unit) in ("count", "share") for unit in units) else ""


def are_schemes(labels: Sequence[Label]) -> bool:
    """Whether all labels name schemes, times and sums: what is counted, and whether it is money, none of them says.

    Examples
    --------
    >>> from fupin_analysis.clean.wording.labels import read_label
    >>> tables = (["护理补贴", "1月", "合计"], ["护理补贴", "享受人数"], ["1月"])
    >>> [are_schemes([read_label(text) for text in texts]) for texts in tables]
    [True, False, False]
    """
    others = [
        label for label in labels if not _SUM.fullmatch(fold(label.text)) and not (label.period and not words_in(label.text))
    ]
    return bool(others) and all(_SCHEMES.fullmatch(fold(label.text)) and not label.unit for label in others)


def lines_alone(labels: Sequence[Label], lines: Sequence[str], units: Sequence[str]) -> tuple[str, ...]:
    """Return the units, of `lines`, that a cell may be counted in where the table's `units` stand without the word 单位.

    Of units among which is money, 项目 and 大棚 are counted in none: only what says that it is money is.

    Examples
    --------
    >>> from fupin_analysis.clean.wording.labels import read_label
    >>> [lines_alone([read_label(text)], ["万元"], ["户", "万元"]) for text in ("项目", "大棚", "补助资金", "已拨付")]
    [(), (), ('万元',), ('万元',)]
    """
    texts = [fold(drop_brackets(label.text)) for label in labels]
    is_money = any(map(says_money, labels)) or any(map(_may_be_money, labels)) or any(map(_OF_FUNDS.search, texts))
    return tuple(lines) if is_money or all(unit_kind(unit) != "amount" for unit in units) else ()


def says_money(label: Label) -> bool:
    """Whether a label says that money is counted, by its last noun or as a measure.

    Examples
    --------
    >>> from fupin_analysis.clean.wording.labels import read_label
    >>> says_money(read_label("发放低保金")), says_money(read_label("金额")), says_money(read_label("低保"))
    (True, True, False)
    """
    measures = load_vocabulary().measures
    named = any(reading.measure and measures[reading.measure].kind == "amount" for reading in label.readings)
    text = drop_brackets(label.text)
    return named or is_money_noun(text) or _EARNED.search(fold(text)) is not None


def unit_for(heads: Sequence[Label], unit: str) -> str:
    """Return the unit of a column of units for a cell: that of 数量 and 规模, not of 投资, 受益户数, 已拨付, 完成率.

    Examples
    --------
    >>> from fupin_analysis.clean.wording.labels import read_label
    >>> [unit_for([read_label(text)], "口") for text in ("数量", "建设规模", "投资", "受益户数", "已拨付", "完成率")]
    ['口', '口', '', '', '', '']
    >>> unit_for([read_label("投资")], "万元"), unit_for([read_label("受益户数")], "户")
    ('万元', '户')
    """
    if not unit or not heads:
        return unit
    known = load_vocabulary().units.get(fold(unit))
    if _SHARE.search(fold(drop_brackets(heads[-1].text))):
        return unit if known is not None and unit_kind(unit) == "share" else ""
    if "元" in unit or (known is not None and unit_kind(unit) in ("amount", "share")):
        return unit
    text = heads[-1].text
    said = (
        "" if group_named(_OF_WHICH.sub("", text)) else implied(fold(drop_brackets(text)))
    )  # 其中：脱贫户 are whose 亩 these are
    is_counted_otherwise = said not in ("", "count") and (known is None or said not in known.measures)
    is_money = says_money(heads[-1]) or _is_paid(heads[-1]) or any(_OF_FUNDS.search(label.text) for label in heads[:-1])
    return "" if is_counted_otherwise or is_money else unit


def _is_paid(label: Label) -> bool:
    return any(sense.stage in _OF_MONEY for _, senses in cut(plain_phrase(label.text)) for sense in senses or ())


def is_share(unit: str) -> bool:
    """Whether a unit of a line is one of shares: %."""
    return unit_kind(unit) == "share"


def is_of_any(labels: Iterable[Label]) -> bool:
    """Whether labels say that money is counted, or a share: any works or scheme may cost, and be done in part.

    Examples
    --------
    >>> from fupin_analysis.clean.wording.labels import read_label
    >>> is_of_any([read_label("完成投资"), read_label("金额")]), is_of_any([read_label("户数")])
    (True, False)
    """
    measures = load_vocabulary().measures
    said = [reading.measure for label in labels for reading in label.readings if reading.measure]
    return bool(said) and all(measures[name].kind in ("amount", "share") for name in said)


def _may_be_money(label: Label) -> bool:
    return _SCHEME.search(fold(drop_brackets(label.text))) is not None or _is_paid(label)


def unit_kind(unit: str) -> str:
    """Return the kind of what a known unit counts: ``"count"``, ``"amount"``, ``"share"`` or ``"quantity"``."""
    vocabulary = load_vocabulary()
    return vocabulary.measures[vocabulary.units[fold(unit)].measures[0]].kind
