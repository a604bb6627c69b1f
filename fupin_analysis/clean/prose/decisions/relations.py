"""Numbers that stand in relation to another: shares, changes, comparisons, targets, averages and what exceeds a task."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.decisions.as_of import AT_FIRST
from fupin_analysis.clean.prose.items import Choice, Surroundings, own_choice, own_label, residue
from fupin_analysis.clean.prose.making import joined, label_of, make, named, same
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.numbers.units import suits
from fupin_analysis.clean.prose.view import View
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.words.planning import done_item
from fupin_analysis.core.words.terms import OTHER, own_words

_CHANGE = re.compile(
    r"(?:的)?,?(?:目前|现在|现|已|又|再)*(?:逐步|大幅|稳步)?(?:扩大|扩展|扩|发展|恢复|壮大|攀升|回升|下降|降|跌|回落|压缩|缩短|延长|延伸|调整|提升|提高|增加|增长|上升|减少|降低|缩减|增|升|提|减)(?:到|至|为)(?:了)?"
    r"(?:[^,;]{0,10}?的|目前|现在|20[0-9]{2}年底?|年末|年底)?|[到至]"
)
_A_YEAR_AGO = re.compile(
    r"(?:比|较|与|超[过出]?|高于|多于|低于|少于)(?:(?P<year>20[0-9]{2})年底?(?:末|同期)?|上年|去年|上年同期|去年同期|同期)(?:的|相比)?$"
)
_RATIOS_AT_FIRST = ("headcount_ratio_previous", AT_FIRST)
_COMPARES = re.compile("比|较|同期|上年|去年|净|分别|逐年|每年|年均")
_TIMES_OF = re.compile(r"[,]?(?:约)?(?:是|为|相当于|达到?)[^,;。]{0,12}的")
_FAR_APART = 2
_GROWN = re.compile("(?:增加|增长|减少|下降|提高|提升|净增)$")
_BY_HOW_MUCH = re.compile(
    r"(?:年均|同比)?(?:增加|增长|减少|下降|提高|提升|多|少|净增|[增降涨]幅|增速|增长率)(?:了|达到?|约?为|约)?$"
)
#: Parts that make a list.
_A_LIST = 2
_OF = re.compile(r"[,(]?(?:约|已)?占")
_SIZE = re.compile("[,、]?(?:(?:全|总|桥|共)?长(?:度)?|(?:总|房屋|用房|建筑|占地|使用|用地)*面积|占地)(?:约|为|达|共)?")
_TAKEN_UP = re.compile("占地|建筑|用地")
_ONE_BY_ONE = "座处所栋间幢个"
_OF_FUNDS = re.compile(
    "[,(]?(?:约|已)?占(?:已|实际|全部|总)*(?:到位|下达|安排)(?:的)?(?:总|资金|金额|额|量|数)*的?(?:比例)?(?:达|为)?"
)
_RATES_OF_FUNDS = {"funds/spent": "funds/spending_rate", "funds/paid": "funds/payment_rate"}
_OF_THE_NUMBER = re.compile(r"[)]?(?:总数|总户数|总人数)?的(?:比例)?(?:约|仅|达|为)*")
_BASE = re.compile(r"占[^,;。、占]*$")
_TARGET = re.compile(
    r"[,、]?(?:占|完成|超额完成|达到)?(?:了)?(?:全年|年度|本年|县下达|上级下达|县定|县里下达|下达)?(?:的)?(?:目标任务|任务数?|目标|计划|指标)(?:数)?(?:的)?"
)
_OF_A_TASK = re.compile(
    "(?:已|超额)*(?:完成|占)(?:了)?(?:全年|年度|本年|县定|县下达|下达|既定)?(?:的)?(?:目标)?(?:任务|计划)(?:总)?(?:数|量)?的"
)
_ACTUAL = re.compile(
    "(?:全年|今年|年底)?(?:已)?实际(?:投放|发放|建成|新建|改造|培训|搬迁|种植|投入|完成|脱贫|退出|减贫|实现|达到|(?:下)?降(?:低)?[至到为]|为)(?:了)?(?:脱贫|减贫)?"
)
_TOGETHER = re.compile("(?:[两二三四五六]|以上)(?:项|者|类|种)(?:原因|因素)?(?:合计|共计|共)?占?|、[^,;]{2,12}(?:合计|共计)占")
_DUE = re.compile("应(?:支付|拨付|发放|到位|兑付)(?:的)?(?:数|额|资金|金额)?$")
_EACH_THING = re.compile(r"每(?:亩|头|只|株|台|座|个|栋|间|平方米|公里|羽|棵|袋|斤|公斤|千克|吨|例|箱)|[亩例株头只斤吨]均")
_AVERAGE = re.compile(r"(?:人均|户均|年均|月均|场均|村均|平均(?:每.)?)[^,;人户均]{0,6}$")
_PLAN = "(?:年初|年度|全年|当年|上级|县里?|镇|乡|原|既|定|下达|的)*(?:目标任务|任务目标|计划|任务|目标|预算|指标|预期)(?:数|值)?"
_EXCESS = re.compile(
    rf"(?:超额|超出|多完成)(?:完成)?(?:了)?$|超[过出]?(?:了)?{_PLAN}(?:完成)?(?:了)?$|[比较]{_PLAN}(?:多|少|超|增加|减少|增长)[出过]?(?:了)?[^,;。0-9]{{0,8}}$"
    rf"|(?:差|距离?|离){_PLAN}(?:任务)?(?:还|尚|仅|仍)?(?:相?差|少|缺)?(?:了)?$|[多少高低]于{_PLAN}$"
)
_SHOULD = re.compile("应(?:有|建有?|配备?|设立?)(?:的)?$")
_THERE_ARE = re.compile("(?:目前|现在|实际)?(?:已|实|现|现已)(?:有|建有?|建成|配备?|设立?)(?:了)?")


def by_share(view: View) -> Read | None:
    """因病致贫237户841人,占40.6%: the share of what stands before."""
    is_of_task = re.search("任务|计划|目标|指标", view.label) is not None
    if view.family == "share" and len(view.done) > 1 and _OF_THE_NUMBER.fullmatch(view.gap) and not is_of_task:
        part, base = view.done[-2:]  # 完成60户,占贫困户300户的20%
        of = view.sentence.text[slice(*base.chain.gap)]
        if _BASE.search(of) and not re.search("任务|计划|目标|指标|下达", of):
            return joined(view, part)
    rate = _RATES_OF_FUNDS.get(f"{view.before.choice.topic}/{view.before.choice.name}") if view.before is not None else None
    if view.family == "share" and rate is not None and _OF_FUNDS.fullmatch(view.label):
        choice = named(rate, view.label)  # 支出638万元,占到位资金的93.5%
        return make(view, choice) if choice is not None else None
    if view.family == "share" and view.before is not None and _OF.match(view.label) and not is_of_task:
        return joined(view, view.before)
    return None


def by_size_of_it(view: View) -> Read | None:
    """新建公路桥2座,长46米: how large things are that were counted, and no number of anything else."""
    before = view.before
    if before is None or view.family not in ("length", "floor", "area") or not _SIZE.fullmatch(view.label):
        return None
    is_counted = before.chain.families[0] == "count" and before.chain.numerals[0].unit[-1:] in _ONE_BY_ONE
    item = before.choice.item
    if not is_counted or not before.choice.name:
        return None
    if item is not None and suits(item, view.family) and not _TAKEN_UP.search(view.label):
        return joined(view, before)
    read = make(view, own_choice(before.choice.topic, f"{label_of(before.choice)}{own_label(view.label)}"))
    read.meant = before.choice
    return read


def by_together(view: View) -> Read | None:
    """缺劳动力、因病两项合计占86.6%: the share of several together, and not of the last."""
    if view.family != "share" or not _TOGETHER.search(view.label):
        return None
    name = own_words(own_label(view.label))
    topic = view.found.topic if view.found is not None else view.around.topic or OTHER
    return make(view, Choice(topic, name, None, 0.0, name, "own"))


def by_due(view: View) -> Read | None:
    """共14.4万元,为应支付数18万元的80%: what is due, and not what was paid."""
    if view.family != "money" or not _DUE.search(view.label) or view.before is None:
        return None
    return make(view, own_choice(view.before.choice.topic, f"{label_of(view.before.choice)}{own_label(view.label)}"))


def by_change(view: View) -> Read | None:
    """由3.9%降到0.75%: the second value of the item before; planned, it may be another item."""
    before = view.before
    if before is None or view.family != before.chain.families[0] or not _CHANGE.fullmatch(view.gap) or not before.choice.name:
        return None
    if view.moment.aspect == "plan" and view.found is not None:
        return make(view, view.found)
    ratio = named("registry/headcount_ratio", view.label, "change") if before.choice.name in _RATIOS_AT_FIRST else None
    return make(view, ratio or same(before.choice, "change"))


def by_comparison(view: View) -> Read | None:
    """达到15870元,比上年的13920元增加1950元: what was a year ago, and by how much it has changed."""
    before = view.before
    if view.chain.label:
        return None  # 玉米、马铃薯分别增加…: the list names what has changed
    is_apart = before is not None and (view.family not in before.families or before.choice.how == "change")
    is_apart = is_apart and not (view.family == "share" and before is not None and before.choice.how != "change")
    if is_apart and (_A_YEAR_AGO.search(view.label) or _BY_HOW_MUCH.search(view.label)):
        alike = [read for read in view.done if view.family in read.families and read.choice.how != "change"]
        before = alike[-1] if alike else before  # 务工1297人,完成任务的104.6%,较上年的1253人增加44人
    if before is not None and before.choice.how == "change" and _BY_HOW_MUCH.search(view.label):  # …比上年的13920元增长14%
        other = next((read for read in reversed(view.done) if read.choice.how != "change"), before)
        before = other if before.period[:4] < other.period[:4] else before
    alike_families = before.families | {"share", "points", "times"} if before is not None else set()
    if "money_each" in alike_families:  # 人均16830元,比上年的15000元
        alike_families = alike_families | {"money"}
    if before is None or view.family not in alike_families or not before.choice.name:
        return None
    if view.family == "times" and _TIMES_OF.fullmatch(view.label):
        own = Choice(
            before.choice.topic, own_words(f"{label_of(before.choice)}{view.label.strip(',')}"), None, 0.0, view.label, "own"
        )
        return Read(view.chain, own, before.place, before.period, "done", set(view.families))
    is_alike = view.family in before.families or (view.family == "money" and "money_each" in before.families)
    ago = _A_YEAR_AGO.search(view.label) if is_alike else None
    if ago is not None and _is_level(view, before, ago[0]):
        year = ago["year"] or _year_before(before.period, view.memory.year)
        return Read(view.chain, same(before.choice, "change"), before.place, year, "done", set(view.families))
    if ago is not None or (view.family == "points" and _A_YEAR_AGO.search(view.label)):  # 高于上年820元: by how much
        name = own_words(f"{label_of(before.choice)}{own_label(view.label)}")
        own = Choice(before.choice.topic, name, None, 0.0, name, "own")
        return Read(view.chain, own, before.place, before.period, "done", set(view.families))
    change = _BY_HOW_MUCH.search(view.label)
    if before.whole is not None and change is not None and view.label.startswith(("比", "较")):
        before = before.whole  # 改造212户,其中贫困户74户、一般户138户,比上年多35户
    if change is None or (residue(view.label[: change.start()]) and not _COMPARES.search(view.label)):
        return None  # 自然减少31人 says of what kind they are, and compares nothing
    for pattern, rate in prose_words()["rates"].get(f"{before.choice.topic}/{before.choice.name}", {}).items():
        known = named(rate, view.label) if view.family == "share" and re.search(pattern, change[0]) else None
        if known is not None:
            return Read(view.chain, known, before.place, _when(view, before), before.aspect, set(view.families))
    how_much = own_label(view.label) if len(change[0]) == 1 else change[0]  # 比去年多: 多 alone says nothing
    grown = _GROWN.sub("", label_of(before.choice)) if before.choice.how == "own" else label_of(before.choice)
    name = own_words(f"{grown}{how_much}")  # 增加1820元,增长12.4%: both are of what grew
    choice = Choice(before.choice.topic, name, None, 0.0, name, "own")
    return Read(view.chain, choice, before.place, _when(view, before), "done", set(view.families))


def _when(view: View, before: Read) -> str:
    """Return when it has changed: the time said before it, else that of the level: 2018年1500亩,今年净增800亩."""
    begin, end = view.chain.gap
    is_said = any(begin <= time.start < end and time.period for time in view.sentence.times)
    return view.moment.period if is_said else before.period


def _is_level(view: View, before: Read, said: str) -> bool:
    """Whether a number behind 超过去年 is last year's (超过去年的508人); 高于上年820元 is by how much: no likely level."""
    if said.startswith(("比", "较", "与")) or said.endswith("的"):
        return True
    then = view.chain.numerals[0].value
    now = next((one.value for one in before.chain.numerals if one.family.startswith(view.family)), float("nan"))
    return then > now if said.startswith(("低", "少")) else now / _FAR_APART < then < now


def _year_before(period: str, year: int) -> str:
    """Return the year before a period; before the paper's where it has none."""
    return str((int(period[:4]) if period[:4].isdigit() else year) - 1)


def by_target(view: View) -> Read | None:
    """完成危房改造17户,占全年任务26户的65.4%: the plan of the item before, and how far it is done."""
    before = view.before
    if before is None and view.memory.previous and _ACTUAL.fullmatch(view.label):
        before = view.memory.previous[-1]  # 发生率要降到3%以下。实际降至2.6%
    if before is not None and view.family not in before.families and _TARGET.fullmatch(view.label):
        alike = [read for read in view.done if view.family in read.families and read.choice.how != "change"]
        before = alike[-1] if alike else before  # 完成投资1.36亿元,同比增长11.2%,占全年任务2.5亿元的54.4%
    before = _whole_of_list(view, before)
    if before is None or not before.choice.name:
        return None
    path = f"{before.choice.topic}/{before.choice.name}"
    if view.family in before.families and _ACTUAL.fullmatch(view.label):
        planned_for = done_item(before.choice.item) if before.choice.item is not None else None
        if planned_for is not None and planned_for.topic != "exit":  # 计划改造40户,实际完成45户
            path = f"{planned_for.topic}/{planned_for.name}"
        path = next((done for done, aim in prose_words()["targets"].items() if aim == path and aim != "plan/exit"), path)
        done = named("exit/done" if path in ("plan/county_target", "plan/exit") else path, view.label, "target")
        return Read(view.chain, done, before.place, before.period[:4], "done", set(view.families)) if done is not None else None
    if view.family in before.families and _TARGET.fullmatch(view.label):
        if before.choice.topic == "exit" and "下达" in view.label:
            path = "plan/county_target"
        planned = named(prose_words()["targets"].get(path, path), view.label, "target")
        if planned is None:
            name = own_words(f"{label_of(before.choice)}任务")
            planned = Choice(before.choice.topic, name, None, 0.0, name, "target")
        return Read(view.chain, planned, before.place, before.period[:4], "plan", set(view.families))
    if view.family != "share":
        return None
    whole = view.memory.setting.period if before.choice.how == "target" else before.period
    for pattern, rate in prose_words()["rates"].get(path, {}).items():
        choice = named(rate, view.label) if re.search(pattern, view.label) else None
        if choice is not None:
            return Read(view.chain, choice, before.place, whole, "done", set(view.families))
    is_of_task = before.choice.how != "target" and _OF_A_TASK.fullmatch(re.split("[,;]", view.label)[-1]) is not None
    if is_of_task:  # 务工532人,比去年508人增加24人,完成年度任务的104.7%
        now = (
            [before]
            if before is not view.before
            else [read for read in view.done if read.choice.item is not None and read.choice.how != "change"]
        )
        before, whole = (now[-1], now[-1].period) if now else (before, whole)
    if is_of_task or (before.choice.how == "target" and view.label == "的"):
        name = own_words(f"{label_of(before.choice).removesuffix('任务')}任务完成率")
        own = Choice(before.choice.topic, name, None, 0.0, name, "own")
        return Read(view.chain, own, before.place, whole, "done", set(view.families))
    return None


def _whole_of_list(view: View, before: Read | None) -> Read | None:
    """Return what a list right before a number adds up to: 务工1215人,其中省内326人、省外889人,完成任务1150人 is of all."""
    if before is None or not view.gap.startswith((",", ";")):
        return before
    family = before.chain.families[0]
    told, whole = [read for read in view.done if read.chain.families[0] == family], before
    parts = 0.0
    for place, read in enumerate(reversed(told)):
        if place >= _A_LIST and read.chain.numerals[0].value == parts:
            whole = read
        parts += read.chain.numerals[0].value
    return whole


def by_amount_of_a_thing(view: View) -> Read | None:
    """每亩收入4000元, 增速1个百分点: neither the whole's amount nor its share."""
    is_each = view.family == "money" and _EACH_THING.search(view.label)
    if not is_each and view.family != "points":
        return None
    before = view.before
    name = own_words(own_label(view.label)) or "增减"
    if is_each and before is not None and before.choice.name:
        name = own_words(f"{label_of(before.choice)}{name}")
    topic = before.choice.topic if before is not None and before.choice.topic else view.around.topic or OTHER
    read = make(view, Choice(topic, name, None, 0.0, name, "own"))
    read.meant = before.choice if is_each and before is not None and before.choice.name else None  # 每亩400元,涉及780户
    return read


def by_average(view: View) -> Read | None:
    """人均帮扶3.2户, 户均就业1.6人: no count."""
    if view.family not in ("households", "persons", "recipients", "count", "area", "floor") or not _AVERAGE.search(view.label):
        return None
    name = own_words(own_label(view.label)) or view.label
    topic = view.around.topic or (view.before.choice.topic if view.before is not None else "") or OTHER
    return make(view, Choice(topic, name, None, 0.0, name, "own"))


def by_excess(view: View) -> Read | None:
    """脱贫473户1894人,超额194人; 比计划多培训5人; 差计划4户: by how much a task was exceeded or missed, and no number of it."""
    said = _EXCESS.search(view.label)
    if said is None or view.chain.label:
        return None
    before = next((read for read in reversed(view.done) if view.family in read.families and read.choice.name), None)
    whose = before.choice if before is not None else view.found
    topic = whose.topic if whose is not None else view.around.topic or OTHER
    topic = {"plan": "exit"}.get(topic, topic)
    name = own_words(f"{label_of(whose) if whose is not None else ''}{own_label(said[0]).removesuffix('完成')}")
    read = make(view, Choice(topic, name, None, 0.0, name, "own"))
    read.period, read.aspect = before.period if before is not None else read.period, "done"
    return read


def by_what_should_be(view: View) -> Read | None:
    """合作社应有5家,实有9家: what a rule asks for, and what there is."""
    if view.family not in ("count", "persons"):
        return None
    if _SHOULD.search(view.label):
        return make(view, own_choice(view.around.topic or "other", re.sub("^(?:全[镇乡]|我[镇乡]|共|,|、)+", "", view.label)))
    before = view.before
    if before is None or not _THERE_ARE.fullmatch(view.label.strip(",、;:")):
        return None
    asked = view.sentence.text[slice(*before.chain.gap)]
    if not _SHOULD.search(asked):
        return None
    around = Surroundings()
    around.add(view.sentence.hits_in(*before.chain.gap), view.sentence.text, 1.0)
    found = view.ask(view.families, around)
    return make(view, found) if found is not None else None
