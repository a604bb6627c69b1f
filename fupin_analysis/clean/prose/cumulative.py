"""What a text sums up over several years is not the year's: 2016年以来累计改造322户,其中今年45户."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fupin_analysis.clean.prose.items import Choice, own_choice, own_label
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.numbers.chinese import DIGITS
from fupin_analysis.clean.prose.view import View
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.words.facets import base_of, narrow
from fupin_analysis.core.words.terms import own_words

_SEVERAL_YEARS = re.compile(
    r"历年(?:来)?|(?:近|过去|这)?[两二三四五六七八九](?:年|个年度)(?:来|间|以来)|近[两二三四五几]年|过去(?:的)?[两二三四五六几]年|(?:近(?:几|些)?|几|多|数)年来|(?:[那这]|(?<!学)前)[几两二三四五]年(?:里|间|来)?|[两二三四五六七八九]年(?=累计|共(?!同))"
    r"|\"?十[二三四]五(?!\"?(?:规划|时?期?[末初]))\"?(?:期间|时期|以来)?"
    r"|(?:脱贫攻坚(?:战)?(?:开展|打响)?|建档立卡|精准扶贫|启动|开展|实施|落实|成立|开办)(?:以来|至今)"
    r"|20[0-9]{2}年?底?(?:-|至|到)20[0-9]{2}年|20[0-9]{2}年?(?:[、和及与]20[0-9]{2}年?)*[、和及与]20[0-9]{2}年|20[0-9]{2}年[底末]?(?:以前|之前|前(?=已))"
)
_SUM = "累计"
#: Works that were begun are not completed thereby.
_BEGUN, _BEGINS = "_cumulative_started", re.compile("(?:开工|动工)(?:建设|改造)?(?:了)?$")
_YEARS_SINCE = re.compile("(?:(?P<many>[两二三四五六七八九2-9])(?:年|个年度)(?:多)?|(?:近(?:几|些)?|几|多|数)年)(?:来|间|以来)")
#: Up to a year and not in it, where that year is the paper's or told of behind: 2018年前已脱贫280户,2018年脱贫86户.
_BEFORE_A_YEAR = re.compile("(?P<year>20[0-9]{2})年(?:以前|之前|前(?=已))")
_WHOLE_YEAR = 4
#: What is not added up under the name of the year's: villages that have left poverty are counted as such.
_LEFT_SO_FAR = {("exit", "villages"): "registry/exited_villages"}
_OWN_YEAR = re.compile("[今本当]年|全年|年内|20[0-9]{2}年(?![底末])")
_OF_A_YEAR = re.compile(r"20[0-9]{2}年(?!以来)|[今本当去上]年|年内|新增|新(?:发放|投放|办理|培训|改造|建)")
#: What one year's work is called behind a sum over years: 2020年新增改造6户.
_ONLY_NEW = re.compile(
    "[,、;](?:其中)?[,:]?(?:20[0-9]{2}年|今年|本年度?|当年|去年|上年)(?:度)?(?:新增|新)?(?:发放|放贷|投放|改造|实施|完成|资助|救助|培训|搬迁|安置|硬化|修建|建成|下达|落实)(?:了)?"
)
#: A sum that names nothing but its verb: 新增贷款56户,累计发放198户.
ONLY_ADDED_UP = re.compile(
    "[,、](?:目前|现|至今)?(?:已)?累计(?:已|共)?(?:发放|放贷|放款|投放|兑付|兑现|拨付|支付|资助|补助|救助|培训|改造|完成|实施|建成|安置|搬迁|硬化|修建|办理|落实)(?:了|共|达)?"
)
#: Behind a sum: what of it was done in one year, as a part or in a clause of its own.
_PART_OF_A_YEAR = re.compile(
    r"[^。;]{0,30}?(?:[,;(])(?:其中)?[,:]?(?:今年|本年度?|当年|去年|上年|[上下]半年|第?[一二三四]季度|20[0-9]{2}年)(?!以来|底)[^,;。0-9]{0,12}[0-9]"
)
#: 改造322户,其中今年改造45户: what has a part of one year, done in the same words, is of more than it.
_OF_ONE_YEAR = re.compile(
    r"[^,;。(0-9]{0,6}(?:[0-9.]+[一-鿿]{1,2})?[,(]其中[,:]?(?:今年|本年度?|当年|20[0-9]{2}年)(?:共|新)?(?P<deed>[^,;。0-9]{0,6})[0-9]"
)
#: The name of a number in a list of years.
_ONE_YEAR = re.compile("20[0-9]{2}年[^0-9,;。]{0,4}")
#: Topics of what is done or paid year by year.
_FLOWS = frozenset({"exit", "housing", "credit", "education", "funds", "infrastructure", "medical", "training", "living"})
_PAID = frozenset({"production", "employment"})
_STOCKS = re.compile(
    "_rate$|_planned$|_cumulative$|^cumulative$|^insured|in_school|^unsafe|overdue|balance|^villages|minimum_living|extreme_poverty"
)


def over_years(view: View, read: Read) -> Read:
    """Give a number that sums up several years the cumulative item, and one of a single year behind it the year's again.

    Parameters
    ----------
    view, read
        The chain and what was decided of it.
    """
    choice = read.choice
    if choice.item is None or not choice.name or view.moment.aspect == "plan":
        return read
    if _ONE_YEAR.fullmatch(view.chain.label):
        return read  # 累计…,2019、2020年分别为…
    if choice.name.endswith(_BEGUN):  # 累计开工15户 in a year: none of those completed over years
        choice = named(f"{choice.topic}/{choice.name.replace('_cumulative', '')}", choice.word, choice.how) or choice
        read = replace(read, choice=choice)
    said = _is_over_years(view, choice)
    if said and _BEGINS.search(view.label) is not None:
        return replace(read, choice=own_choice(choice.topic, own_label(view.without_places(view.label)).removeprefix("以来")))
    if said is None:
        is_sum = choice.name == "cumulative"
        return replace(read, period=_year_before(view, _end_of_years(view, read.period))) if is_sum else read
    item = _cumulative(choice, view.families) if said else _of_one_year(choice)
    read = replace(read, period=_end_of_years(view, read.period)) if said else read
    if item is None:  # 2018年以前已脱贫、需要巩固的62户 are so today
        is_sum = said and choice.name.endswith("cumulative")
        return replace(read, period=_year_before(view, read.period)) if is_sum else read
    return replace(read, choice=item, period=_year_before(view, read.period) if said else read.period)


def tell_years(text: str, reads: Sequence[Read]) -> None:
    """Give a whole whose parts are of several years the cumulative item: 已脱贫262户(其中2016年65户,2017年197户).

    Parameters
    ----------
    text
        The folded paragraph.
    reads
        What was read in the sentence; their choices are changed.
    """
    for whole in reads:
        about = (whole.choice.topic, whole.choice.name)
        alike = [one for one in reads if one.whole is whole and one.aspect == whole.aspect == "done"]
        parts = [one for one in alike if (one.choice.topic, one.choice.name) == about or one.choice.name.endswith("cumulative")]
        years = {one.period for one in parts if len(one.period) == _WHOLE_YEAR}
        is_dated = _OWN_YEAR.search(text, *whole.chain.gap) is not None
        if not any(year < whole.period[:_WHOLE_YEAR] for year in years) or (len(years) < 2 and not _add_up(whole, parts)):
            continue
        if is_dated and not _add_up(whole, parts):
            continue  # 今年改造90户,其中2016年结转4户、2017年结转9户
        stock = _LEFT_SO_FAR.get(about)
        choice = named(stock, whole.choice.word) if stock else _cumulative(whole.choice, whole.chain.families)
        whole.choice = choice if choice is not None else whole.choice


def _add_up(whole: Read, parts: Sequence[Read]) -> bool:
    own = whole.chain.numerals[0]
    return own.value == sum(one.value for part in parts for one in part.chain.numerals if one.family == own.family)


def _year_before(view: View, period: str) -> str:
    """Return the year before one up to which a sum is, where that is told apart."""
    text = view.sentence.text
    apart = [match["year"] for match in _BEFORE_A_YEAR.finditer(text, view.begin, view.chain.start)]
    is_told = period == str(view.memory.year) or f"{period}年" in text[view.chain.end : view.sentence.end]
    return str(int(period) - 1) if apart and apart[-1] == period and is_told else period


def _end_of_years(view: View, period: str) -> str:
    """Return the last of the years a sum is over, where a year that the sentence names before them is the one they began at.

    2014年底有936户,三年来累计减贫612户: up to 2017; where the first year is not told exactly, up to the paper's.
    """
    text, begin = view.sentence.text, view.begin
    match = next(reversed(list(_YEARS_SINCE.finditer(text, begin, view.chain.start))), None)
    if match is None or not period[:4].isdigit() or len(period) != _WHOLE_YEAR:
        return period
    before = [time for time in view.sentence.times if view.sentence.start <= time.start < match.start()]
    if (
        not before
        or before[-1].period != period
        or any(match.end() <= time.start < view.chain.start for time in view.sentence.times)
    ):
        return period
    is_end = re.search("[底末]", text[before[-1].start : before[-1].end]) is not None
    if not is_end or not match["many"]:
        return str(view.memory.year) if int(period) < view.memory.year else period
    last = int(period) + (DIGITS[match["many"]] if match["many"] in DIGITS else int(match["many"]))
    return str(min(last, view.memory.year)) if int(period) < view.memory.year else period


def _cumulative(choice: Choice, families: Sequence[str]) -> Choice | None:
    if choice.item is None or _STOCKS.search(choice.name):
        return None
    is_paid = choice.topic in _PAID and ("money" in families or choice.name.endswith(("grants", "subsidies", "dividends")))
    if choice.topic not in _FLOWS and not is_paid:
        return None
    item = narrow(choice.item, "cumulative")
    if item is not None:
        return choice.of(item)
    return Choice(choice.topic, own_words(f"累计{label_of(choice).removeprefix('累计')}"), None, 0.0, choice.word, "own")


def _of_one_year(choice: Choice) -> Choice | None:
    """Return the item of one year for a cumulative one."""
    yearly = prose_words()["yearly"].get(f"{choice.topic}/{choice.name}")
    if yearly:
        return named(yearly, choice.word, choice.how)
    if choice.item is None or not choice.name.endswith("_cumulative"):
        return None
    return named(f"{choice.topic}/{base_of(choice.item)}", choice.word, choice.how)


def _is_over_years(view: View, choice: Choice) -> bool | None:
    """Whether a number is of several years; None where nothing is said of it here, so that it goes on as before."""
    text, start, end = view.sentence.text, view.sentence.start, view.chain.start
    spans = [match.span() for match in _SEVERAL_YEARS.finditer(text, start, end)]
    own = re.compile(rf"今年|本年|当年|年内|{view.memory.year}年")
    times = [time for time in view.sentence.times if start <= time.start < end]
    spans += [(time.start, time.end) for time in times if time.is_since and not own.match(text, time.start)]
    cue = max((last for _first, last in spans), default=-1)
    dated = [
        time.start
        for time in times
        if time.period and not time.is_asof and not any(first <= time.start < last for first, last in spans)
    ]
    year = max(dated, default=-1)
    if year >= view.begin and year > cue:  # a year is named for this number
        if re.match("[^,;。]{0,6}[底末](?:以?前|之前)?(?:[^,;。]{0,3}累计|,?[^,;。]{0,4}?(?:已|全部|均))", text[year:end]):
            return None  # 2016年底累计脱贫210户, 2018年底全镇已脱贫280户
        return _SUM in text[year:end] and _says_the_year_before(view, choice)
    if year > cue and any(time.start == year and time.is_since for time in times) and _SUM in text[year:end]:
        return False  # 今年以来累计发放300万元,累计改造12户
    if cue > year:
        return True if cue >= view.part or view.begin <= cue else None
    if not spans and any(time.is_part for time in times):
        return None  # 本周完成3户,累计完成15户: of the year so far
    clause = text[max(view.piece, view.begin) : end]
    of_this = _OF_ONE_YEAR.match(text, view.chain.end, view.sentence.end)
    if of_this is not None and not dated and (not of_this["deed"] or of_this["deed"][:2] in clause):
        return True
    if _SUM in clause and (_PART_OF_A_YEAR.match(text, view.chain.end, view.sentence.end) or _says_the_year_before(view, choice)):
        return True
    return True if added_up(view) is not None else None


def of_that_year(view: View) -> Choice | None:
    """Return the item of one year where only its newness is said behind a sum over years: 累计改造412户,2020年新增改造6户."""
    if not _ONLY_NEW.fullmatch(view.gap):
        return None
    alike = [read for read in view.done if read.chain.families[0] == view.family]
    return _of_one_year(alike[-1].choice) if alike and alike[-1].choice.item is not None else None


def added_up(view: View) -> Read | None:
    """Return what a sum that names only its verb goes on with: 新增贷款56户,累计发放198户; None where it is not one number.

    The sum of a list (春季9万元,秋季11万元,累计发放20万元) is of the year; what is less than one of its years is something else.
    """
    if not ONLY_ADDED_UP.fullmatch(view.gap):
        return None
    alike = [read for read in view.done if read.chain.families[0] == view.family and read.choice.item is not None]
    alike = [read for read in alike if (read.choice.topic, read.choice.name) == (alike[-1].choice.topic, alike[-1].choice.name)]
    is_one = len(alike) == 1 and view.done[-1].choice.item is alike[0].choice.item
    return alike[0] if is_one and alike[0].chain.numerals[0].value < view.chain.numerals[0].value else None


def _says_the_year_before(view: View, choice: Choice) -> bool:
    """Whether what was done in the year has just been told: 今年发放500万元,累计发放1300万元."""
    return any(
        view.family in read.families
        and (read.choice.topic, read.choice.name) == (choice.topic, choice.name)
        and _OF_A_YEAR.search(view.sentence.text, *read.chain.gap)
        for read in view.done
    )
