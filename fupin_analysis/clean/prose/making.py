"""Readings of a chain of numbers: with an item of its own, or joined to the item of another chain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fupin_analysis.clean.prose.aspects import aspect_of
from fupin_analysis.clean.prose.items import Choice, own_label
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import THINGS, View
from fupin_analysis.clean.prose.words import How, prose_words
from fupin_analysis.core.words.planning import CHANGES
from fupin_analysis.core.words.terms import OTHER, load_vocabulary, own_words

_PEOPLE = ("households", "persons")
#: What may stand between two numbers of one thing.
_ONLY_PARTS = ("/", "、", ",", "")
#: Topics that count who is there or has left: no money is theirs.
OF_A_ROLL = frozenset({"registry", "population", "monitoring", "exit", "plan"})
#: Verbs of paying, which name nothing: 发放16.5万元 is of its heading.
_ONLY_PAYS = re.compile("(?:共|全年|累计|已)*(?:发放|投入|兑现|兑付|拨付|支付|支出|使用|落实)*(?:了)?")
_OF_EACH = re.compile("[一-鿿][、和及与][^,;。:、0-9]{1,12}各(?:约|有|为|达)?$")
#: Those still poor as the year began: 年初全镇尚有未脱贫的贫困户; who is there (贫困户) is so where 尚 or 还 says it.
_STILL_POOR = re.compile(
    "年初时?(?:,?(?:全|我|本|该)[镇乡县村])?(?:(?:尚|还|仍)(?:然)?|共|总共)*(?:有|剩余?|存|是|为)*"
    "(?:(?:尚)?未脱贫(?:的)?(?:建档立卡)?(?:贫困)?(?:农?户|人口|群众|村民|对象|人员)?|(?P<poor>(?:建档立卡)?贫困(?:农?户|人口|群众|对象|人员)))(?:共|有|为)*"
)
_STILL = re.compile("尚|还|仍|剩")
_COUNTS = re.compile("[0-9](?:万|亿)?(?:元|户|人|名|亩|公里|米|吨)")


def make(view: View, choice: Choice, *, hint: Choice | None = None) -> Read:
    """Return a reading with an item of its own. Under a heading of plans, what is counted today is today's."""
    is_stock = choice.topic in ("registry", "monitoring", "population", "rectification") and choice.item is not None
    is_stock = is_stock and choice.name not in CHANGES
    period, above = view.moment.period, view.context.moment
    if is_stock and period == above.period and above.aspect == "plan" and view.said != "plan":
        period = view.memory.setting.period
    if view.moment.aspect == "plan" and len(period) == 6:
        is_exit = choice.topic == "plan" and choice.item is not None  # who exits is decided at the end of the year
        if is_exit or (period.endswith("H1") and not view.moment.is_dated):
            period = period if is_exit and _names_its_part(view, period) else period[:4]
    is_known = choice.name in ("total_previous", "headcount_ratio_previous", "opening_not_exited")
    if (choice.name == "not_exited" and _is_at_first(view)) or _is_still_poor_at_first(view):
        choice = named("registry/opening_not_exited", choice.word) or choice
    elif (
        (choice.topic == "registry" or is_stock)
        and not is_known
        and "年初" in view.label
        and view.family in _PEOPLE
        and view.moment.aspect != "plan"  # 年初计划发展产业贫困户240户: when it was planned
    ):
        name = own_words(f"年初{(own_label(label_of(choice)) or label_of(choice)).removeprefix('年初')}")
        choice = Choice(choice.topic, name, None, 0.0, choice.word, "own")
    return Read(view.chain, choice, view.place, period, view.moment.aspect, set(view.families), hint)


def _names_its_part(view: View, period: str) -> bool:
    """Whether a number's own clause names the part of the year for which it is planned: 2019年上半年计划脱贫50户,下半年60户."""
    return any(view.begin <= time.start < view.chain.start and time.period == period for time in view.sentence.times)


def _is_at_first(view: View) -> bool:
    """Whether a number is of the beginning of its year: 年初未脱贫; 2018年初,某乡未脱贫."""
    times = [time for time in view.sentence.times if view.begin <= time.start < view.chain.start]
    return "年初" in view.label or bool(times and times[-1].is_start and times[-1].period == str(view.memory.year))


def _is_still_poor_at_first(view: View) -> bool:
    """Whether a label names those still poor as the year began, whatever its words between."""
    said = _STILL_POOR.search(view.label.strip(",;:、")) if "年初" in view.label and view.family in _PEOPLE else None
    is_all = said is not None and said.end() == len(view.label.strip(",;:、")) and view.moment.aspect != "plan"
    return is_all and said is not None and (said["poor"] is None or _STILL.search(said[0]) is not None)


def joined(view: View, before: Read, how: How = "joined") -> Read:
    """Return a reading joined to the item of another chain."""
    before.families.update(view.families)
    source = before.meant or (before.hint if before.hint is not None and how == "joined" else before.choice)
    choice = Choice(source.topic, source.name, source.item, 0.0, source.word, how)
    if before.choice.how == "pending":
        is_right_behind = view.gap in _ONLY_PARTS  # 补贴20元/3人
        choice = Choice("", "", None, 0.0, source.word if is_right_behind else "", "pending")
    begin, end = view.chain.gap
    is_own_time = view.moment.is_dated and any(begin <= time.start < end for time in view.sentence.times)
    period = view.moment.period if is_own_time else before.period
    aspect = before.aspect
    if aspect == "plan" and view.moment.aspect == "done" and aspect_of(view.sentence.text, begin, end, base="plan") == "done":
        aspect = "done"  # 今年计划实施道路7公里,目前已完成投资180万元
    return Read(view.chain, choice, view.place, period, aspect, before.families, before.hint)


def of_each(view: View, read: Read) -> Read:
    """Say in the words of a number that so many are of each of a list: 鸡苗、鸭苗各500只 are a thousand.

    Parameters
    ----------
    view, read
        The chain and what was decided of it.
    """
    choice = read.choice
    if choice.item is not None or not choice.name or "各" in choice.name or not _OF_EACH.search(view.gap):
        return read
    return replace(read, choice=Choice(choice.topic, own_words(f"{choice.name}（各）"), None, 0.0, choice.word, choice.how))


def same(choice: Choice, how: How) -> Choice:
    """Return a choice made before, found in another way; one that waits for what follows to name it waits on."""
    return Choice(choice.topic, choice.name, choice.item, 0.0, choice.word, "pending" if choice.how == "pending" else how)


def named(path: str, word: str, how: How = "rule") -> Choice | None:
    """Return the item of a path ``topic/item``; None where the vocabulary has none."""
    topic, name = path.split("/")
    item = load_vocabulary().find_item(topic, name)
    return Choice(topic, name, item, 0.0, word, how) if item is not None and not item.is_own else None


def label_of(choice: Choice) -> str:
    """Return the Chinese label of what was chosen."""
    return choice.item.zh if choice.item is not None else choice.name


def names_what_was_paid(read: Read) -> bool:
    """Whether amounts that stand before a number are of what it counts: an item, or a thing bought or built in own words.

    Parameters
    ----------
    read
        The number that follows the amounts.
    """
    choice = read.choice
    if choice.item is not None:
        return choice.how in ("rule", "label", "default")
    is_thing = choice.how == "own" and read.chain.families[0] in THINGS
    return is_thing and re.match(prose_words()["works"]["bought"], choice.name) is not None  # 投入44万元,安装净水机20台


def settle(waiting: Sequence[Read], read: Read, part: int) -> None:
    """Give amounts that stood before their item the item that follows them."""
    is_of_people = read.choice.topic in OF_A_ROLL
    for one in waiting:
        if is_of_people and one.chain.families[0] == "money":
            name = own_words(own_label(one.choice.word)) or "资金"  # 投入44万元,脱贫20户: no money of those who left
            one.choice = Choice(OTHER, name, None, 0.0, one.choice.word, "own")
        elif one.chain.start >= part and one.chain.families[0] not in read.families and not _is_of_each(one, read.choice):
            one.choice = same(read.choice, "ahead")
            read.families.update(one.chain.families)
        elif read.choice.topic == "funds" and one.chain.families[0] == "money" and "资金" in one.choice.word:
            one.choice = named("funds/invested", one.choice.word, "ahead") or one.choice  # 投入资金850万元,其中中央500万元
        else:
            name = own_words(own_label(one.choice.word)) or "资金"
            one.choice = Choice(read.choice.topic, name, None, 0.0, one.choice.word, "own")


def _is_of_each(waiting: Read, choice: Choice) -> bool:
    """Whether an amount waits before an item that has one for each household only: 总投入120万元,带动132户,户均增收1800元."""
    measures = choice.item.measures if choice.item is not None else ("amount_yuan",)
    return waiting.chain.families[0] == "money" and "amount_yuan" not in measures and any("_per_" in name for name in measures)


def fall_back(read: Read, headings: Sequence[str], topics: Sequence[str]) -> Choice:
    """Return the item of an amount that nothing followed: the heading's."""
    named = [own_label(heading) for heading in headings if not _COUNTS.search(heading)]  # a sentence run into its mark is none
    heading = next((one for one in named if one), "")
    topic = read.choice.topic or (topics[0] if topics else OTHER)
    if topic in OF_A_ROLL and read.chain.families[0] == "money":
        topic = next((one for one in topics if one not in OF_A_ROLL), OTHER)
    said = own_label(read.choice.word)
    name = own_words(said if not heading or _ONLY_PAYS.fullmatch(said) is None else heading) or load_vocabulary().topics[topic].zh
    return Choice(topic, name, None, 0.0, read.choice.word, "own")
