"""One sentence: its chains of numbers get their item, place, period and measure, in the light of what stands before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fupin_analysis.clean.prose.aspects import Moment, is_a_base, is_existing, is_yet_to_come, moment_of
from fupin_analysis.clean.prose.came_from import before_works, is_left, moment_before
from fupin_analysis.clean.prose.certainty.grounds import grounds_of
from fupin_analysis.clean.prose.certainty.namesakes import words_of
from fupin_analysis.clean.prose.cumulative import over_years, tell_years
from fupin_analysis.clean.prose.decisions.decide import decide
from fupin_analysis.clean.prose.decisions.last_signs import under_its_sign
from fupin_analysis.clean.prose.decisions.newness import tell_new
from fupin_analysis.clean.prose.decisions.payments import pay_together
from fupin_analysis.clean.prose.described import describes_the_place, is_of_now
from fupin_analysis.clean.prose.fulfilled import after_the_plan, is_told_again
from fupin_analysis.clean.prose.guards.believed import believed
from fupin_analysis.clean.prose.guards.some_of_it import of_a_batch
from fupin_analysis.clean.prose.lexicon import find_words
from fupin_analysis.clean.prose.making import fall_back, names_what_was_paid, of_each, settle
from fupin_analysis.clean.prose.memory import Memory, Read
from fupin_analysis.clean.prose.numbers.chains import Chain, find_chains
from fupin_analysis.clean.prose.numbers.lists import name_lists
from fupin_analysis.clean.prose.numbers.norms import is_next_of_each
from fupin_analysis.clean.prose.numbers.times import TimeWord, find_times
from fupin_analysis.clean.prose.numbers.values import mention_of
from fupin_analysis.clean.prose.paper.changed import is_listed_as_a_task, is_listed_in_a_plan
from fupin_analysis.clean.prose.paper.events import dates_another
from fupin_analysis.clean.prose.paper.planned_years import before_the_plan, of_years_before, over_planned_years
from fupin_analysis.clean.prose.part_of import hang
from fupin_analysis.clean.prose.parts_of_a_year import of_all_parts, so_far, up_to_a_day
from fupin_analysis.clean.prose.parts_of_parts import tell_parts
from fupin_analysis.clean.prose.places.addresses import (
    places_counted,
    with_village,
)
from fupin_analysis.clean.prose.places.areas import IS_ABOUT, OF_ABOVE, comes_home, elsewhere, goes_on_elsewhere
from fupin_analysis.clean.prose.places.of_chain import place_of_chain
from fupin_analysis.clean.prose.places.of_village import UNNAMED, is_one_of
from fupin_analysis.clean.prose.places.parallel import each_of_places, in_full
from fupin_analysis.clean.prose.places.project_area import in_project
from fupin_analysis.clean.prose.places.stretches import (
    place_at_first,
    village_that_leads,
)
from fupin_analysis.clean.prose.places.village_runs import mark_villages
from fupin_analysis.clean.prose.planned import as_planned
from fupin_analysis.clean.prose.subjects import with_its_subject
from fupin_analysis.clean.prose.view import Context, Sentence, View
from fupin_analysis.core.prose import Mention, NoFigure

_GOES_ON = re.compile(r"[,、]?其中")
#: What is to come, said behind its number: 剩余32户明年全部脱贫, 余下的3公里2019年3月完工, 另有3口列入明年计划.
_TO_COME = re.compile(
    "[一-鿿]{0,6}?(?:将|计划|拟)?(?:于|在|到)?(?:明年|来年|次年|下一?年度?|(?P<year>20[0-9]{2})年)(?:[初底末]|[上下]半年|第?[一二三四1-4]季度|[0-9]{1,2}月(?:[初底]|[0-9]{1,2}日)?)?"
    "[^,;。0-9]{0,8}?(?:脱贫|退出|摘帽|出列|完成|搬迁|改造|入住|实施|启动|解决|清零|[消解]除|开工|动工|建[成设]|[竣完]工|发放|兑[付现]|拨付|支付|整改|销号|培训|硬化|安装|落实|推进|验收|计划|规划|任务)"
)
_KEPT = re.compile("结余|结转")
#: What a deed of today is for, and no time of its own: 为明年春耕储备化肥.
_FOR_A_TIME = re.compile("(?:为了?|备战)$")
_LONGEST_NAME = 8
_CAME_NEW = re.compile("[^。;]*[,、](?:又|再|另)?(?:新增|新识别|新纳入)[^,;。]*$")
_QUALIFIES = re.compile("[底末初]?[^,;。0-9]{1,6}的")
_BEHIND_A_NUMBER = re.compile(r"[0-9](?:万|亿)?(?:[一-鿿]{1,2})$")
_LEADS = re.compile(r"(?:^|(?<=[;。]))([一-鿿]{2,4}):(?=[^;]*[0-9])")
_PAID = re.compile(r"需|发放|共|已|合计|总计|拨付|兑付|全年|资金|兑现|投入|支付")


def read_sentence(sentence: Sentence, context: Context, memory: Memory) -> Iterator[Mention]:
    """Yield a mention for each number of a sentence that counts something."""
    text = sentence.text
    chains = name_lists(text, find_chains(text, sentence.numerals, sentence.start, sentence.end), sentence.start)
    listed = with_village([chain.listed for chain in chains])
    for chain, name in zip(chains, listed, strict=True):
        if name != chain.listed:  # 大湾村一组、二组分别
            chain.label, chain.listed = name + chain.label.removeprefix(chain.listed), name
        chain.label = in_full(chain.label, chain.listed, memory.villages) if chain.listed else chain.label
    mark_villages(text, chains, sentence.start, sentence.end)
    done: list[Read] = []
    waiting: list[Read] = []
    views: list[View] = []
    part, place, told = sentence.start, place_at_first(text[sentence.start : sentence.end], memory), -1
    named, leads = _named_parts(text, sentence), village_that_leads(text[sentence.start : sentence.end], memory)
    leads = leads or in_project(text[sentence.start : min((chain.start for chain in chains), default=sentence.start)], memory)
    for chain in chains:
        begin, end = chain.gap
        cut = text.rfind(";", begin, end)
        if cut >= 0:
            part, place = cut + 1, leads or memory.paragraph_place
        in_part = [read for read in done if read.chain.start >= part]
        place = place_of_chain(sentence, chain, place, memory, in_part)
        place = named.get(part, place)
        is_of_all = is_one_of(text, sentence.start, sentence.end, chain.start) is not None
        moment = _moment(sentence, chain, part, context, memory)
        moment = after_the_plan(moment, text, told, chain.start) if told >= part else moment
        whose = "" if is_of_all else _counted_before(text, chains, chain) or place
        each = each_of_places(text[slice(*chain.gap)]) if "、" in whose and not chain.label else ""
        chain.label = each or chain.label
        view = View(sentence, chain, part, whose, moment, context, memory, in_part, done)
        read = _read_chain(view)
        if is_told_again(view, read, in_part):
            told = begin
            view = replace(view, moment=replace(moment, aspect="done"))
            read = _read_chain(view)
        read.each = tuple(whose.split("、")) if each else ()
        hang(text, done, read, part)
        done.append(read)
        views.append(view)
        _keep_stocks(read, memory)
        if read.choice.how == "pending":
            waiting.append(read)
        elif waiting and names_what_was_paid(read):
            settle(waiting, read, part)
            waiting = []
    headings = [heading for heading, _ in context.headings if heading != memory.setting.about]
    for read in waiting:
        read.choice = fall_back(read, headings, context.topics)
    for view, read in zip(views, done, strict=True):
        if read.choice.how == "own":  # some waited for their name
            read.choice = of_a_batch(view, read.choice) or read.choice
    pay_together(text, done)
    tell_years(text, done)
    tell_new(text, done, memory.previous)
    tell_parts(text, done, year=memory.year)
    over_planned_years(views, done)
    for view, read in zip(views, done, strict=True):
        read.grounds = grounds_of(view, read, done)
    memory.said |= words_of(views, done)
    yield from _mentions(sentence, chains, done, memory)
    memory.previous = [read for read in done if not any(a <= read.chain.start < b for a, b in sentence.stories)]
    memory.spent.clear()


def _read_chain(view: View) -> Read:
    """Return the reading of one chain: what is decided, doubted, and what its time and its subject make of it."""
    read = of_each(view, with_its_subject(view, under_its_sign(view, believed(view, decide(view)))))
    return so_far(view, up_to_a_day(view, of_all_parts(view, over_years(view, read))))


def _keep_stocks(read: Read, memory: Memory) -> None:
    """Keep how many are on a roll: who is later found is one of few that come to it."""
    if read.choice.name != "total" or read.choice.topic not in ("registry", "monitoring") or read.aspect == "plan":
        return
    for numeral, family in zip(read.chain.numerals, read.chain.families, strict=True):
        memory.stocks.setdefault((f"{read.choice.topic}/total", read.place, family), numeral.value)


def _counted_before(text: str, chains: Sequence[Chain], chain: Chain) -> str:
    """Return the places that are named and counted right before, of which a number of the same clause is: 两个村共脱贫36户."""
    at = next(place for place, one in enumerate(chains) if one is chain)
    before = chains[at - 1] if at else None
    if (
        before is None
        or chain.label
        or chain.families[0] not in ("households", "persons")
        or re.search("[,;:。()]", text[slice(*chain.gap)])
    ):
        return ""
    return "、".join(places_counted(text, before.gap[0], before.numerals[-1]))


def _named_parts(text: str, sentence: Sentence) -> dict[int, str]:
    """Return the places that lead parts of a sentence, by where these begin: 大坪:贫困户32户;小坪:贫困户22户."""
    leads = list(_LEADS.finditer(text, sentence.start, sentence.end))
    parts = {match.start(1): match[1] for match in leads if not find_words(match[1])}
    return parts if len(parts) > 1 and len(parts) == len(leads) else {}


def _mentions(sentence: Sentence, chains: Sequence[Chain], done: Sequence[Read], memory: Memory) -> Iterator[Mention]:
    text, is_policy = sentence.text, False
    if memory.area and (memory.is_described or not goes_on_elsewhere(text[sentence.start : sentence.end], memory)):
        memory.area = ""
    last = memory.area
    for number, (chain, read) in enumerate(zip(chains, (as_planned(read, text) for read in done), strict=True)):
        whose = is_one_of(text, sentence.start, sentence.end, chain.start)
        area = OF_ABOVE if whose == "above" else "" if whose else elsewhere(text, sentence.start, chain.start, memory)
        area = area or memory.area or (UNNAMED if read.place == UNNAMED else "")
        last = area
        aside: NoFigure = "other_area" if area else "leftover" if whose == "unknown" else ""
        aside = "story" if any(first <= chain.start < last for first, last in sentence.stories) else aside
        goes_on = is_policy and chain.families == chains[number - 1].families == ["money"]  # 小学每生每年1000元、初中1250元
        goes_on |= is_policy and is_next_of_each(text, chain)
        is_short = chain.gap[1] - chain.gap[0] <= _LONGEST_NAME or read.choice.how == "change"  # …3600元提高到2019年的3900元
        goes_on = goes_on and is_short and _PAID.search(text, *chain.gap) is None
        for numeral, family in zip(chain.numerals, chain.families, strict=True):
            span = (sentence.start, sentence.end)
            mention = mention_of(
                sentence.block, span, text, chain, numeral, family, read, numerals=sentence.numerals, aside=aside, area=area
            )
            if goes_on and mention.kind == "figure":
                mention.kind = "policy"
            if read.each and mention.kind == "figure":
                mention.each, mention.place = read.each, f"{mention.place}（各）"
            is_policy = mention.kind == "policy"
            mention.whole = _whole_at(sentence, read, family, done)
            yield mention
    is_about = IS_ABOUT.match(text, sentence.start) is not None
    is_over = last == UNNAMED or comes_home(text[sentence.start : sentence.end], memory)
    memory.area = last if not is_over and (memory.area or is_about) else ""


def _whole_at(sentence: Sentence, read: Read, family: str, done: Sequence[Read]) -> int:
    """Return where the number of the paragraph begins that one is said to be some of, counted alike; -1 where it is of none."""
    if read.whole is None:
        return -1
    whole = read.whole
    about = (whole.choice.topic, whole.choice.name, whole.period)
    again = [
        one
        for one in done
        if one.chain.start < read.chain.start
        and one.whole is whole.whole
        and (one.choice.topic, one.choice.name, one.period) == about
    ]
    for one in (whole, *reversed(again)):
        for numeral, own in zip(one.chain.numerals, one.chain.families, strict=True):
            if own == family:
                return sentence.block.folded.span(numeral.start, numeral.end)[0]
    return -1


def _moment(sentence: Sentence, chain: Chain, part: int, context: Context, memory: Memory) -> Moment:
    """Return aspect and period of a chain; what a plan of several years does not date and tells as done was so before them."""
    moment, plans = _told_moment(sentence, chain, part, context, memory), memory.setting.plans
    if plans is None or moment.aspect == "plan" or moment.is_dated or not moment.period[:4].isdigit():
        return moment
    return replace(moment, period=memory.setting.today) if int(moment.period[:4]) >= plans[0] else moment


def _told_moment(sentence: Sentence, chain: Chain, part: int, context: Context, memory: Memory) -> Moment:
    """Return aspect and period of a chain by headings and words; a name in a 分别 list may be a year."""
    text, base = sentence.text, context.moment
    goes_on = _GOES_ON.match(text, sentence.start) is not None and bool(memory.previous)
    now = [read for read in memory.previous if read.choice.how != "change" and not is_left(text, read.chain)]
    last = now[-1] if now else None
    if goes_on and not base.is_dated and last is not None and last.period != base.period:
        base = Moment(base.aspect, last.period, True)
    base = of_years_before(text, sentence.start, memory) or base
    base = before_the_plan(text, part, chain.start, base, memory.setting)
    if is_listed_in_a_plan(text, sentence.start, chain.start):
        base = replace(base, aspect="plan", is_mild=True)
    elif is_listed_as_a_task(text, sentence.start, chain.start):
        base = replace(base, aspect="plan")
    if is_left(text, chain):
        return moment_before(sentence, chain, part, base, memory)
    if (before := before_works(sentence, chain, context, memory)) is not None:
        return before
    moment = moment_of(
        text,
        [
            time
            for time in sentence.times
            if time.start not in memory.spent
            and not _is_of_another(text, time, part)
            and not _is_of_the_noun(text, time, chain)
            and not _FOR_A_TIME.search(text, sentence.start, time.start)
            and not dates_another(text, time.end, chain.start, sentence.end, memory.year)
        ],
        sentence=sentence.start,
        part=part,
        end=chain.start,
        base=base,
        year=memory.year,
        behind=chain.after[1],
    )
    if is_a_base(text, chain.start, sentence.end):  # 在去年种植4500亩的基础上,新增1000亩
        memory.spent.update(time.start for time in sentence.times if chain.gap[0] <= time.start < chain.start)
    to_come = _TO_COME.match(text, chain.end, sentence.end)
    next_year = int(to_come["year"] or memory.year + 1) if to_come else 0
    is_kept = _KEPT.search(text, *chain.gap) is not None  # 结余的33万元明年支付 are there
    if next_year > memory.year and not is_kept and (moment.aspect == "done" or moment.period[:4] == str(memory.year)):
        return Moment("plan", str(next_year), True)
    own_year = moment.period[:4] == str(memory.year) and not memory.setting.is_over
    if moment.aspect == "done" and own_year and is_yet_to_come(text, max(part, chain.gap[0]), chain.start, sentence.end):
        return Moment("plan", str(memory.year), True)
    is_described = memory.setting.is_plan and describes_the_place(text[sentence.start : sentence.end])
    is_there = is_described or is_existing(text, max(part, chain.gap[0]), chain.start, sentence.end)
    is_now = base.aspect == "plan" and is_of_now(text, sentence.times, part, chain.start, sentence.end, memory.year)
    if moment.aspect == "started" and is_now:
        return Moment("started", memory.setting.period, False)
    if moment.aspect == "plan" and (is_there or is_now):
        return Moment("done", memory.setting.period, False)
    is_listed = re.fullmatch("(?:1[0-2]|[1-9])月份?", chain.listed) is not None  # 1月、2月分别3万元、4万元
    named = [time for time in find_times(chain.label, year=memory.year, by_month=is_listed) if time.period] if chain.label else []
    return Moment(moment.aspect, named[-1].period, True) if named else moment


def _is_of_the_noun(text: str, time: TimeWord, chain: Chain) -> bool:
    """Whether a time is that of a noun before (2019年锁定的监测户8户), and not of what came since (新增1户)."""
    is_new = _CAME_NEW.match(text, chain.gap[0], chain.gap[1]) is not None
    return is_new and time.start < chain.gap[0] and _QUALIFIES.match(text, time.end) is not None


def _is_of_another(text: str, time: TimeWord, part: int) -> bool:
    """Whether a time stands behind a number of an earlier part, and is that one's: 剩余12公里下半年完工;危房改造40户."""
    return time.start < part and _BEHIND_A_NUMBER.search(text, 0, time.start) is not None
