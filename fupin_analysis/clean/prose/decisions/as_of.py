"""Of which day or years a number is: what stood at the beginning or the end, what came about up to a day or over years."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import Choice, own_label
from fupin_analysis.clean.prose.making import label_of, make, named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.words.planning import CHANGES
from fupin_analysis.core.words.terms import OTHER, load_vocabulary, own_words

#: The ratio at the year's beginning, in own words.
AT_FIRST = "年初贫困发生率"
_SPAN = re.compile(r"20[0-9]{2}年?(?:-|至|到)20[0-9]{2}年(?:底|末)?(?!.*20[0-9]{2}年)")
#: 2014年、2015年脱贫, 2018年以前脱贫.
_SOME_YEARS = re.compile(
    "20[0-9]{2}年?[、和及与]20[0-9]{2}年(?:度|两年)?(?!.*(?:20[0-9]{2}年|分别|各))|20[0-9]{2}年(?:[底末]|[0-9]{1,2}月底?)?(?:以前|之前)(?!.*20[0-9]{2}年)"
)
_FOR_YEARS = re.compile(r"(?:[两二三四五六七八]年(?:来|间)|[0-9]年来)(?!.*20[0-9]{2}年)")
_HAVE_LEFT = re.compile("其中[,:]?(?:已|正常|稳定|标注|享受政策)+(?:脱贫|退出)(?:户|人口|享受政策户?)?(?:共|有)?")
#: The register, and those on it who have not left; concepts that lead to them further on.
_ALL, _NOT_YET = ("registry", "total"), ("registry", "not_exited")
_ON_ROLL, _NOT_LEFT = frozenset({"registered", "poor"}), frozenset({"not_exit", "remaining"})
_WHOLE_YEAR = len("2018")
_CAME = re.compile("(?:识别|纳入|认定|新增)")
_ONLY_A_YEAR = re.compile(
    "[,、和及;]*(?:其中|按年度分|分年度看)?[,:]?(?:20[0-9]{2}年|今年|去年|本年|当年|前年)(?:识别|纳入|新增|新识别)?"
)
_AS_OF = re.compile("(?:截至|截止到?|至)[^,;。]{0,12}$")
_ALREADY = re.compile("已|累计|共")
_CLOSING = re.compile("(?:截?[至止到])?(?:全)?(?:年末|年底|期末|月末|季末)(?:数|为|达到?|有|共有|共|剩|余|还有|增至|降至|减至)*")
_OPENING = re.compile("^(?:年初|期初|上年末|上年底|年初时)")


def by_beginning(view: View) -> Read | None:
    """贫困发生率由年初的2.7%降至0.16%: the ratio at the year's beginning, and not the one at the first registration (期初)."""
    if view.found is None or (view.found.topic, view.found.name) != ("registry", "headcount_ratio"):
        return None
    if not re.search(r"年初|期初", view.label) and not _goes_on_at_first(view):
        return None
    first = named("registry/headcount_ratio_previous", view.found.word) if "期初" in view.label else None
    read = make(view, first or Choice("registry", AT_FIRST, None, 0.0, view.found.word, "own"))
    read.period = str(view.memory.year)
    return read


def _goes_on_at_first(view: View) -> bool:
    """Whether the number before is of the year's beginning and nothing names another time: 年初有…1286户,贫困发生率23.4%."""
    is_timed = any(view.begin <= time.start < view.chain.start for time in view.sentence.times)
    return view.before is not None and view.before.choice.name.startswith("年初") and not is_timed and "降" not in view.label


def by_span(view: View) -> Read | None:
    """2015至2017年已脱贫600户: over several years, and not in the last of them."""
    if view.found is None or (view.found.topic, view.found.name) != ("exit", "done"):
        return None
    is_over_some = _SOME_YEARS.search(view.gap) is not None and not view.chain.label
    if not is_over_some and not _SPAN.search(view.gap) and not _FOR_YEARS.search(view.gap):
        return None
    choice = named("exit/cumulative", view.found.word)
    return make(view, choice) if choice is not None else None


def by_past_date(view: View) -> Read | None:
    """截至2018年底已脱贫897户, in a paper of 2019: all up to then, and not those of that year."""
    found = view.found
    if found is None or (found.topic, found.name) != ("exit", "done") or not view.moment.period.isdigit():
        return None
    if int(view.moment.period) >= view.memory.year:
        return None
    text, times = view.sentence.text, [time for time in view.sentence.times if view.begin <= time.start < view.chain.start]
    last = times[-1] if times else None
    is_up_to = last is not None and (last.is_asof or _AS_OF.search(text, view.begin, last.start) is not None)
    if last is None or not is_up_to:
        return None
    if not _ALREADY.search(text, last.end, view.chain.start) and not re.fullmatch(
        "[^,;。0-9]{0,4}", text[last.end : view.chain.start]
    ):
        return None
    choice = named("exit/cumulative", found.word)
    return make(view, choice) if choice is not None else None


def by_years_of_watch(view: View) -> Read | None:
    """累计识别监测对象118户,按年度分,2021年40户、今年19户: in one year only so many came to be watched."""
    first = view.all_done[0] if view.all_done else None
    if first is None or (first.choice.topic, first.choice.name) != ("monitoring", "total") or view.family not in first.families:
        return None
    is_of_all = _CAME.search(view.sentence.text, *first.chain.gap) is not None
    if not is_of_all or not _ONLY_A_YEAR.fullmatch(own_label(view.label) or view.label):
        return None
    choice = named("monitoring/newly_monitored", view.label)
    return make(view, choice) if choice is not None else None


def by_state_of_whole(view: View) -> Read | None:
    """年末贫困户1318户,其中已脱贫771户: of those on the register, and not those of the year."""
    found, before = view.found, view.before or next(iter(view.memory.previous[-1:]), None)
    if found is None or found.topic != "exit" or found.name not in ("done", "cumulative"):
        return None
    is_done = found.name == "done" and view.moment.aspect != "plan"
    if is_done and not _is_timed(view) and _is_rest_of_register(view):
        choice = named("registry/exited", found.word)  # 今年1-6月,全镇有贫困户538户,脱贫466户,未脱贫72户
        return make(view, choice) if choice is not None else None
    if before is None:
        return None
    whole = before.whole or before
    is_parted = _HAVE_LEFT.fullmatch(view.label) is not None and "not_exit" in view.around.ahead  # 其中正常脱贫…,未脱贫…
    is_state = found.word.startswith(("已脱贫", "已退出", "已稳定脱贫")) or is_parted
    is_of_part = len(view.memory.setting.period) > _WHOLE_YEAR and whole is view.before and not _is_timed(view)
    is_listed = before.whole is not None and view.gap[:1] in (",", "、")  # 贫困户1318户,其中新识别52户,已脱贫771户
    is_of_register = (whole.choice.topic, whole.choice.name) == _ALL and ("其中" in view.gap or is_of_part or is_listed)
    if not is_of_register or not is_state or view.moment.period != whole.period:
        return None
    choice = named("registry/exited", found.word)
    return make(view, choice) if choice is not None else None


def _is_timed(view: View) -> bool:
    """Whether a time of its own stands before a number: 全镇有贫困户538户,上半年脱贫12户."""
    return any(view.begin <= time.start < view.chain.start and not time.is_now for time in view.sentence.times)


def _is_rest_of_register(view: View) -> bool:
    """Whether a number and those who have not left make up the register, as the sentence tells all three."""
    told = {path: [one for one in view.all_done if (one.choice.topic, one.choice.name) == path] for path in (_ALL, _NOT_YET)}
    own = view.chain.numerals[0].value
    ahead = [one.value for one in view.sentence.numerals if one.start >= view.chain.end and one.family == view.family]

    def values(path: tuple[str, str], concepts: frozenset[str]) -> list[float]:
        read = [one.value for read in told[path] for one in read.chain.numerals if one.family == view.family]
        return read or (ahead if view.around.ahead & concepts else [])

    alls, lefts = values(_ALL, _ON_ROLL), values(_NOT_YET, _NOT_LEFT)
    return any(own + left == whole for whole in alls for left in lefts)


def by_closing_stock(view: View) -> Read | None:
    """年初监测对象30户,新增8户,消除风险12户,年末26户: of what stood at the beginning, and not of what was last taken off it."""
    if not _CLOSING.fullmatch(view.label.strip(",;:、")):
        return None
    before = (*reversed(view.all_done), *reversed(view.memory.previous))
    opening = next((read for read in before if _is_opening(read, view)), None)
    if opening is not None:
        return make(view, _at_the_end(opening, view))
    last = view.before
    if last is not None and last.choice.name in CHANGES:
        return make(view, Choice(last.choice.topic, own_words(view.label), None, 0.0, view.label, "own"))
    return None


def _is_opening(read: Read, view: View) -> bool:
    return view.family in read.families and read.choice.item is None and _OPENING.search(read.choice.name) is not None


def _at_the_end(opening: Read, view: View) -> Choice:
    """Return the item whose opening stock was named; in the text's own words where the vocabulary has none."""
    rest = _OPENING.sub("", label_of(opening.choice))
    found = load_vocabulary().find_items(rest)
    if len(found) == 1 and opening.choice.topic in (found[0].topic, OTHER):
        return Choice(found[0].topic, found[0].name, found[0], 0.0, rest, "rule")
    return Choice(opening.choice.topic, own_words(f"年末{rest}"), None, 0.0, view.label, "own")
