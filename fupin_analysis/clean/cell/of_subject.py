"""Whose the money and the watched people are in a table that is about one subject.

``资金支出`` in a table of 最低生活保障 is allowance paid, and none of the poverty funds; 监测人数 in one of 收入监测
are those whose income is watched, and not 监测对象.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fupin_analysis.clean.cell.under_title import under_title
from fupin_analysis.clean.cell_subject import CellSubject
from fupin_analysis.clean.wording.labels import Label, read_label
from fupin_analysis.clean.wording.own_words import says_only_how, words_of
from fupin_analysis.clean.wording.table_context import TableContext
from fupin_analysis.core.words.composing import OF
from fupin_analysis.core.words.counting import SPENT_ON
from fupin_analysis.core.words.facets import base_of, load_facets, narrow
from fupin_analysis.core.words.items import HEADS, Item
from fupin_analysis.core.words.lexicon import plain_phrase
from fupin_analysis.core.words.people import names_group
from fupin_analysis.core.words.phrases import match_phrase
from fupin_analysis.core.words.said import read_phrase
from fupin_analysis.core.words.terms import drop_brackets, fold, load_vocabulary, own_words
from fupin_analysis.core.words.topics import topics_of

_MONEY, _PIECES, _INCOMES = "funds", "count", "income"
#: Words of money that is of the poverty funds, whatever a table is about.
_OF_FUNDS = re.compile("扶贫|衔接|涉农|专项|整合")
#: How a title ends that is about the money of its subject: 危房改造资金.
_MONEY_OF = re.compile("(?:补助|配套)?(?:资金|经费)(?:使用|拨付|发放|支出|兑付)?$")
#: Money named before what became of it: 资金支出 for 支出资金.
_TURNED = re.compile("^资金(.{2})$")
#: People watched for something else than falling back: 收入监测, 就业监测.
_WATCHED = re.compile(
    "(?:收入|增收|就业|务工|住房|饮水|水质|健康|教育|生产|产业|消费|支出|价格)(?:情况|状况|动态|变化|常态化)*监测"
    "|帮扶(?:情况|状况|动态|变化|常态化)*监测(?!对象|户|人口|家庭|群众)"
)
_THOSE_WATCHED = re.compile("(?:被|应|已|实际|实)?监测(?:户数|人数|人口|总户数|总人数|数)?(?:[(（][户人][)）])?")


#: Headings that say no more than that people leave, and titles about leaving poverty.
_ROLLS = frozenset({"exit", "registry", "plan", "population"})
_LEFT = re.compile(
    r"(?:当年|当月|本月|本年度?|年内|本期|年度|全年)?(?:精准|实现)?退出(?:贫困)?(?:总)?(?:户|人口|人员)?(?:户?数|人?数)?(?:[(（][户人][)）])?"
)
_EXITS = re.compile(r"(?:贫困|扶贫对象|脱贫)(?:人口|户|对象|家庭)?(?:精准|动态)?(?:脱贫)?(?:退出|减少)")
#: Headings of what people got for what they grow and raise, which is no value of it: 茶叶 beside 补助金额.
_GRANT = re.compile(
    r"(?:应|已|实际|拟)?(?:发放|兑付|兑现|拨付|核定|财政)?(?:补助|补贴|奖补|奖励|以奖代补)(?:资金|金额|款|额|总额)?"
)
_GRANTED = re.compile("补|奖|grant|subsid")


#: Those who are paid, whom a table of people only counts.
_PAID = "recipients"
#: Topics of groups of people of whom some are on the register, and the items that are all who are.
_OF_GROUPS, _REGISTER = (
    frozenset({"living", "medical", "population"}),
    frozenset({("registry", "total"), ("registry", "confirmed_poor")}),
)
#: Items of all kinds of something, by which a title may be about one: 肉牛养殖.
_RAISING = "production/raising"
_WIDER = frozenset({_RAISING, "production/output"})
#: Money by the fund that it is from, and headings of what projects cost whoever pays.
_SOURCES = frozenset({"special", "transition", "integrated", "collaboration"})
_COST = re.compile("(?:项目|计划|概算|预算|批复)?(?:总投资|投资总额|总投入|投资规模)(?:额|金额|数)?")
#: What an account says of what came in, went out and is left.
_ENTRY = re.compile("(?:收入|支出|余额|结余|结存)(?:合计|总计|总额|金额|资金|额|数|款)?")


def of_subject(subject: CellSubject, context: TableContext, heads: Sequence[Label] = ()) -> CellSubject:
    """Return what a cell is about, the money, the exits and those watched as those of the subject that titles name.

    Parameters
    ----------
    subject
        What the labels around a cell say.
    context
        What is known of the whole table.
    heads
        Labels above the cell.
    """
    if (
        context.is_account
        and context.about
        and _ENTRY.fullmatch(plain := fold(_plain(subject)).removeprefix(fold(context.about)).strip())
    ):
        topic = next((one for one in (subject.item.topic, *context.stated) if one != _INCOMES), _INCOMES)
        return _own(subject, topic, f"{context.about} {plain}")
    subject = _of_projects(_of_titled_kind(_of_people_titled(subject, context), context), context, heads)
    subject = _granted(_left(subject, context, heads), heads)
    if _is_of_its_money(subject, context):
        return _its_money(subject, context)
    is_watched = (subject.item.topic, subject.item.name) == ("monitoring", "total")
    are_limits = any(limit.topic == "monitoring" for limit in context.limits)
    about = context.about if _WATCHED.search(context.about) and "返贫" not in context.about else ""
    if is_watched and about and not are_limits and _THOSE_WATCHED.fullmatch(fold(subject.wording)):
        topic = next((topic for topic in context.stated if topic != "monitoring"), "monitoring")
        return _own(subject, topic, f"{about} {_plain(subject)}")
    return subject


def _of_people_titled(subject: CellSubject, context: TableContext) -> CellSubject:
    """Return a group of people as those of the register to whom alone the title is given: 残疾人 under 建档立卡贫困户基本情况."""
    is_of_register = not context.limits and not {*context.stated} - _ROLLS and _is_register(context.title)
    is_group = subject.item.topic in _OF_GROUPS and not subject.item.is_own and names_group(subject.item)
    if not (is_of_register and is_group and subject.measure.name in {*HEADS, _PAID}) or OF in subject.item.name:
        return subject
    own = narrow(subject.item, group="registered", is_told=True)
    measure = load_vocabulary().measures["persons"] if subject.measure.name == _PAID else subject.measure
    return replace(subject, item=own, measure=measure, is_renamed=True) if own is not None else subject


def _is_register(title: Label) -> bool:
    """Whether a title names the people of the register and nothing else."""
    named = {(item.topic, item.name) for reading in title.readings for item in reading.items}
    return bool(named) and named <= _REGISTER


def _of_titled_kind(subject: CellSubject, context: TableContext) -> CellSubject:
    """Return what is kept or brings in as that of the one kind that the title names: 存栏 of 肉牛养殖 are no other animals."""
    wider = f"{subject.item.topic}/{base_of(subject.item)}"
    if wider not in _WIDER:
        return subject
    kinds = load_facets().parts[wider]
    told = {item for items in read_phrase(plain_phrase(context.about)).items for item in items}
    named = [item for item in told if f"{item.topic}/{item.name}" in kinds]
    if len(named) != 1 or (wider != _RAISING and told - {*named, *_ways()}):
        return subject
    kind = drop_brackets(named[0].zh)
    found = match_phrase(f"{kind}{_plain(subject)}", topics=["production"], measure=subject.measure.name)
    is_same = not found.item.is_own and found.measure.name == subject.measure.name
    return replace(subject, item=found.item, is_renamed=True) if is_same else subject


def _ways() -> Sequence[Item]:
    return [load_vocabulary().item("production", name) for name in ("raising", "planting")]


def _of_projects(subject: CellSubject, context: TableContext, heads: Sequence[Label]) -> CellSubject:
    """Return what projects cost in all, of which the funds that the title names (衔接资金项目) may be a part."""
    is_of_fund = subject.item.topic == _MONEY and subject.item.name in _SOURCES and "项目" in context.about
    if not is_of_fund or not any(_COST.fullmatch(fold(words_of(label))) for label in heads[-1:]):
        return subject
    whole = narrow(load_vocabulary().item(_MONEY, "projects"), "allocated")
    return replace(subject, item=whole, is_renamed=True) if whole is not None else subject


def _left(subject: CellSubject, context: TableContext, heads: Sequence[Label]) -> CellSubject:
    """Return those who leave (当年退出) in a table about leaving poverty as those who exited, and not as any who are fewer."""
    texts = [text for label in heads if (text := fold(words_of(label))) and not says_only_how(label)]
    is_plain = bool(texts) and all(map(_LEFT.fullmatch, texts))
    is_reduced = subject.item.topic in ("registry", "exit") and (subject.item.is_own or subject.item.name.endswith("_reduced"))
    is_counted = subject.measure.name in HEADS
    if is_plain and is_reduced and is_counted and _EXITS.search(fold(context.about)):
        return replace(subject, item=load_vocabulary().item("exit", "done"), is_renamed=True)
    first = next(iter(context.stated), "exit")
    if is_plain and subject.item.topic == "exit" and context.about and first not in _ROLLS and "exit" not in context.stated:
        whole = under_title(context.about, texts, topics=[first], measure=subject.measure.name) if not context.limits else None
        if whole is not None and whole.item.topic == first:
            return replace(subject, item=whole.item, is_renamed=True)
        return _own(subject, first, f"{context.about} {' '.join(texts)}")  # who leaves the roll of 低保
    return subject


def _granted(subject: CellSubject, heads: Sequence[Label]) -> CellSubject:
    """Return money under 补助金额 beside what is grown or raised as grants for it."""
    is_money = subject.item.topic == "production" and subject.measure.kind == "amount" and bool(heads)
    if not is_money or not _GRANT.fullmatch(fold(words_of(heads[-1]))) or _GRANTED.search(subject.item.name + subject.item.zh):
        return subject
    if subject.item.is_own:
        return _own(subject, subject.item.topic, f"{subject.item.name} {words_of(heads[-1])}")
    item = narrow(subject.item, "subsidised")
    return replace(subject, item=item, is_renamed=True) if item is not None else subject


def _is_of_its_money(subject: CellSubject, context: TableContext) -> bool:
    about = topics_of(_MONEY_OF.sub("", context.about))  # 项目 in a corner makes no table of works one of funds
    is_of_one = bool(about) and _MONEY not in about and about[0] in context.stated and about[0] in SPENT_ON
    is_money = subject.item.topic == _MONEY and subject.measure.kind in ("amount", "share")
    return is_of_one and is_money and not _OF_FUNDS.search(subject.wording) and not _OF_FUNDS.search(context.about)


def _its_money(subject: CellSubject, context: TableContext) -> CellSubject:
    plain = _plain(subject)
    words = _TURNED.sub(r"\1资金", plain)
    topics = [_first(context), *context.stated]
    found = match_phrase(f"{_MONEY_OF.sub('', context.about)}{words}", topics=topics, measure=subject.measure.name)
    if found.item.is_own:  # 产业资金 of the centre
        found = match_phrase(f"{context.about}{words}", topics=topics, measure=subject.measure.name)
    is_of_pieces = found.item.topic == "production" and found.item.measures[0] == _PIECES  # workshops, that money is spent on
    if found.item.is_own or found.item.topic not in context.stated or found.measure.name != subject.measure.name or is_of_pieces:
        return _own(subject, _first(context), plain if plain.startswith(context.about) else f"{context.about} {plain}")
    return replace(subject, item=found.item, is_renamed=True)


def _first(context: TableContext) -> str:
    return next(iter(topics_of(_MONEY_OF.sub("", context.about))), context.stated[0])


def _plain(subject: CellSubject) -> str:
    return words_of(read_label(subject.wording))


def _own(subject: CellSubject, topic: str, words: str) -> CellSubject:
    return replace(subject, item=load_vocabulary().item(topic, own_words(words)), is_renamed=True)
