"""What a title and the headings below it mean as one phrase, where the headings say only what became of its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.clean.wording.labels import Label, read_label
from fupin_analysis.clean.wording.own_words import says_only_how, says_only_when, words_of
from fupin_analysis.clean.wording.table_context import TableContext
from fupin_analysis.core.words.counting import are_related
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.matches import Match
from fupin_analysis.core.words.phrases import match_phrase
from fupin_analysis.core.words.terms import load_vocabulary

#: How a title ends that also tells what was paid: of 公益性岗位开发及补贴发放 people are those who hold posts.
_PAID = re.compile("[及和与、]?(?:补贴|补助|奖补|资金|工资|待遇)(?:资金)?(?:发放|兑付|拨付|支付)?$")
#: A heading over who is new and who leaves, whoever they are: 动态管理 over 当月新增.
_MANAGED = re.compile(r"^(?:动态(?:管理|调整|变化|变动|监管)|(?:增减|进出)(?:变化|变动|情况))")
_OF_MONTH = re.compile("^[当本]月")
#: How a title ends that says what was done with its subject.
_DONE_WITH = re.compile("(?:动态(?:管理|调整|变化|监管)?|分配|发放|下达|拨付)+$")
#: What is checked of everybody whom a title names, or what each has: 户数 under 脱贫户“三保障”情况 are all of them.
_OF_ALL = re.compile("[两二]不愁|三保障|人均|(?:年龄|性别|文化(?:程度)?|学历|民族|人口|劳动力)?(?:结构|构成)$")
#: All on the register; not where others stand beside them, or where only those who were paid are told of.
_ON_REGISTER = re.compile("(?:建档立卡|贫困)(?:贫困)?(?:户|人口|家庭|群众)(?!.*(?:补[助贴]|奖|发放|救助))")
_OTHERS = re.compile("非(?:建档立卡|贫困)|[一普]般?农户|监测|脱贫|[和与及、]")


def all_of_title(context: TableContext) -> Item | None:
    """Return all whom a title names that tells what each of them has: a part of the register, or everybody on it."""
    about = context.about
    is_of_all = _OF_ALL.search(about) if about else not context.stated  # 年龄结构 is about nothing but them
    if not is_of_all or len(context.limits) > 1:
        return None
    is_of_register = _ON_REGISTER.search(about) is not None and not _OTHERS.search(about)
    whole = load_vocabulary().item("registry", "total") if is_of_register else None
    return next(iter(context.limits), whole)


def under_title(about: str, texts: Sequence[str], *, topics: Sequence[str], unit: str = "", measure: str) -> Match | None:
    """Return what a title and the headings mean as one phrase: 低保动态管理 over 当月新增户数; None where they mean nothing."""
    said = [_OF_MONTH.sub("", text) for text in texts if not _MANAGED.fullmatch(text)]
    known = load_vocabulary().measures.get(measure)
    subject = _DONE_WITH.sub("", about)
    subject = (
        without_payment(subject) if known is not None and known.kind == "count" else subject
    )  # who is paid for a post holds it
    for phrase in dict.fromkeys([subject, about]):  # 财政资金下达 合计 is what was
        found = match_phrase("".join([phrase, *said]), topics=topics, unit=unit, measure=measure)
        if not found.item.is_own:
            is_counted = any(are_related(found.measure.name, name) for name in found.item.measures)
            return found if is_counted else None
    return None


def without_payment(about: str) -> str:
    """Return a title's words without what they say at their end of money paid: 公益性岗位补贴发放 is about 公益性岗位."""
    return _PAID.sub("", about)


def title_over(labels: Sequence[Label], about: str) -> str:
    """Return the title's words with the first label where all labels say only how it is counted: a year says when, not what."""
    named = next((label.text for label in labels if label.text.strip() and not says_only_when(label)), "")
    return f"{about} {words_of(read_label(named))}" if about and named else named


def title_at_times(labels: Sequence[Label], about: str) -> tuple[str, ...]:
    """Return what a title counts, of which the labels only say when: 1月, 2月 under 外出务工人数分月统计表."""
    told = [label for label in labels if label.text.strip()]
    return (about,) if about and told and all(one.period and says_only_how(one) for one in told) else ()


def is_managed(text: str) -> bool:
    """Whether a heading begins as one over who is new and who leaves, whoever they are."""
    return _MANAGED.match(text) is not None


def is_of_some_month(text: str) -> bool:
    """Whether a heading speaks of 当月 or 本月, which in a table of a year is some month."""
    return _OF_MONTH.match(text) is not None
