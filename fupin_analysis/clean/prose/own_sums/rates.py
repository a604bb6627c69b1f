"""A percentage printed beside its own numerator and denominator: 计划860座,完成731座,完成率90.2%.

The numbers of the paragraph are tried before anything is said: a rate that any two of them make is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fupin_analysis.clean.prose.own_sums.relations import is_printed
from fupin_analysis.clean.prose.own_sums.rows import Numbers, is_exact, is_slip, said
from fupin_analysis.core.prose import Mention

Found = tuple[Mention, str]

_RATE = re.compile(r"([一-鿿]{2})(?:率|进度|比例|比率)(?:约?为|达到?|是|仅|已达)?(?:[一-鿿]{2,6}的)?$")
_OF = re.compile(r"占([^，。；总全]{2,8}?)(?:总户数|总人数|总数|总量)?的?$")
#: 风险消除率(按户)62.4%: how a rate is counted, in brackets.
_REMARK, _CLAUSE = re.compile(r"[（(][^）)]{1,8}[）)]"), re.compile(r"[，,。；;：:（）()！？、]")
_OF_A_TASK = re.compile(
    "(?:完成|(?:完成|达到?|为|占|是)(?:了)?(?:全年|年度|今年|年初|总)*(?:计划|目标|任务)+)(?:了)?(?:总)?(?:数|量)?(?:的)?$"
)
_TASK = re.compile("计划|任务|目标|下达|指标")
_ACTUAL = re.compile("^[，,、；;](?:实际|实|现已|目前已|已)[^，。；0-9]{0,6}$")
_LEAST_WORDS, _FAR = 2, 9
#: Share of the larger that a printed rate and the one worked out may differ by, and be meant to be the same.
_ALIKE = 0.3
_OWED = re.compile("收到|下达|安排|到位|争取|计划|任务|预算|筹措|投入")
_COVERAGE = re.compile(r"(?:参保|覆盖|入学|巩固|签约|走访|安全饮水|普及|合格)率")
_GROUP, _LEFT_OUT = (
    re.compile("贫困|脱贫|监测|建档立卡|对象|低保|特困|应|学生|儿童"),
    re.compile("剔除|扣除|除[^，。；0-9]{1,20}外|不含"),
)
#: A place behind a number, where works may lie that are counted as well.
_PLACE = re.compile("^[^，,。；;、0-9]{0,4}(?:村|组|社区|乡镇|安置点)(?![民级委])")
_PEER = re.compile(r"同比|增长|上升|下降|提高|降低|比上年|较上年|发生率|增速|综合")


def check_rates(rows: Sequence[Numbers]) -> Iterator[Found]:
    """Yield the percentages of a paragraph that do not follow from the two numbers beside them."""
    for at, row in enumerate(rows):
        rate = row.numbers.get("share")
        if rate is None or not is_exact(rate):
            continue
        if rate.value > 1 and _COVERAGE.search(row.label):
            yield rate, "≤100%"
            continue
        if _PEER.search(row.label) or row.leads:
            continue
        label = _CLAUSE.split(_REMARK.sub("", row.gap))[-1].strip()
        match, of = _RATE.search(label), _OF.search(label)
        near = rows[max(0, at - 8) : at + 4]
        left = _left(rows, at, match[1]) if match else None
        is_of_a_task = _is_done_of_a_task(rows[:at], match[1]) if match else _OF_A_TASK.search(label) is not None
        task = _of_a_task(rows[:at], row) if is_of_a_task else None
        pair = (_pair(rows[:at], row, match[1]) or task) if match else task or (_part_of(rows[:at], row, of[1]) if of else None)
        if left is not None:
            part, (whole, words) = left[0], (left[0].value + left[1].value, f"（{left[0].text}＋{left[1].text}）")
        elif pair is not None:
            part, (whole, words) = pair[0], (pair[1].value, pair[1].text)
        share = part.value / whole if left or pair else 0.0
        # The numbers that a rate is said to be of stand right before it: then what follows is not tried.
        beside = rows[max(0, at - 8) : at] if task or (match and pair and not left) else [] if left else near
        of_deed = match[1] if match and pair and not left else ""
        is_said = is_printed(rate, share) or _is_made(rate, beside, sums=not task, of=of_deed)
        if share and not left and not task and _is_of_those_owed(row, rows[:at], whole, part, rate, share):
            continue
        if share and not is_said and abs(share - rate.value) <= _ALIKE * max(share, rate.value):
            yield rate, f"{part.text}÷{words}＝{said(share, rate)}"


def check_rates_first(rows: Sequence[Numbers]) -> Iterator[Found]:
    """Yield the rates that the whole and the part told behind them do not make: 完工率85%,24个项目已完工18个.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    for at, (row, whole, part) in enumerate(zip(rows, rows[1:], rows[2:], strict=False)):
        rate, match = row.numbers.get("share"), _RATE.search(_CLAUSE.split(_REMARK.sub("", row.gap))[-1].strip())
        if rate is None or match is None or not is_exact(rate) or part.sentence != row.sentence or _PEER.search(row.label):
            continue
        if (
            not re.match("[，,：:（(]", row.behind)
            or not _names(part.gap, match[1])
            or re.search(f"[未没][^，。；]?{match[1]}", part.gap)
        ):
            continue
        for unit, number in part.numbers.items():
            every = whole.numbers.get(unit)
            if unit == "share" or every is None or not is_exact(number) or not is_exact(every) or not every.value:
                continue
            share = number.value / every.value
            is_said = _is_made(rate, rows[max(0, at - 6) : at + 5], sums=True)
            if number.value <= every.value and not is_said and abs(share - rate.value) <= _ALIKE * max(share, rate.value):
                yield rate, f"{number.text}÷{every.text}＝{said(share, rate)}"


def _is_of_those_owed(row: Numbers, before: Sequence[Numbers], whole: float, part: Mention, rate: Mention, share: float) -> bool:
    """Whether a coverage may be of fewer than all: 总人口20156人,参保19230人,参保率98.5% is of those who are to be insured.

    A slip of the hand is told all the same, but where the text says that some are left out (剔除参军的).
    """
    if not _COVERAGE.search(row.label):
        return False
    base = next((one for one in reversed(before) if part.family in one.numbers and one.numbers[part.family].value == whole), None)
    if _LEFT_OUT.search(row.gap + row.behind[:20] + "".join(one.gap for one in before[-3:])):
        return True
    places = len(rate.text.rstrip("%％").partition(".")[2])
    is_group = base is not None and _GROUP.search(base.label) is not None
    return not is_group and not is_slip(round(rate.value * 100, places), round(share * 100, places))


def _left(rows: Sequence[Numbers], at: int, verb: str) -> tuple[Mention, Mention] | None:
    """已消除风险81户,消除率62.4%,未消除的45户: what is done and what is not, told of by the word of the rate, are the whole."""
    near = [row for row in rows[max(0, at - 3) : at + 3] if row.sentence == rows[at].sentence and row is not rows[at]]
    done = [row for row in near if _names(row.gap, verb) and "未" not in row.label]
    lacking = [row for row in near if _names(row.gap, verb) and re.search(f"未{verb[0]}", row.label)]
    if len(done) != 1 or len(lacking) != 1:
        return None
    unit = next((unit for unit in done[0].numbers if unit in lacking[0].numbers), "")
    pair = (done[0].numbers.get(unit), lacking[0].numbers.get(unit))
    return (pair[0], pair[1]) if pair[0] and pair[1] and is_exact(pair[0]) and is_exact(pair[1]) else None


def _pair(before: Sequence[Numbers], row: Numbers, verb: str) -> tuple[Mention, Mention] | None:
    """The number named by the word of the rate, nearest before it, and the larger one of its unit right before that."""
    own = [one for one in before if one.sentence == row.sentence]
    if not own:
        return None
    last = own[-1]
    words = last.gap[last.gap.rfind("。") + 1 :]
    if not _names(words, verb):
        return None
    for unit, part in last.numbers.items():
        things = [one for one in own[:-1] if unit in one.numbers and not _PLACE.match(one.behind)]  # 24个项目,惠及19个村
        things = things or [one for one in own[:-1] if unit in one.numbers]
        wholes = [one.numbers[unit] for one in things] or _heads(before, own[0], unit)
        wholes = [one for one in wholes if one.value >= part.value] or wholes  # 24个项目,惠及15个村,已完工18个
        if wholes and is_exact(part) and is_exact(wholes[-1]) and part.value > 0 and wholes[-1].value > 0:
            return part, wholes[-1]
    return None


def _heads(before: Sequence[Numbers], first: Numbers, unit: str) -> list[Mention]:
    """收到资金512万元,其中…。已支出435万元,支出进度85%: the first number of the sentence before."""
    earlier = [one for one in before if one.sentence[1] <= first.sentence[0]]
    own = [one for one in earlier if one.sentence == earlier[-1].sentence]
    if not own or unit not in own[0].numbers or not _OWED.search(own[0].gap):
        return []
    return [own[0].numbers[unit]]


def _part_of(before: Sequence[Numbers], row: Numbers, whole: str) -> tuple[Mention, Mention] | None:
    """The number nearest before it, and the one of its unit that the words behind 占 name."""
    own = [one for one in before if one.sentence == row.sentence]
    named = [one for one in before if whole.rstrip("户人数") in one.label and "share" not in one.numbers]
    if not own or not named or len(whole.rstrip("户人数")) < _LEAST_WORDS:
        return None
    for unit, base in named[-1].numbers.items():
        part = next((one.numbers[unit] for one in reversed(own) if unit in one.numbers), None)
        if part is not None and part is not base and is_exact(part) and is_exact(base):
            return part, base
    return None


def _of_a_task(before: Sequence[Numbers], row: Numbers) -> tuple[Mention, Mention] | None:
    """计划培训300人,已培训245人,完成84.7%: the number right before it, and the nearest one of its unit that a task was."""
    own = [one for one in before if one.sentence == row.sentence]
    if len(own) < _LEAST_WORDS or _TASK.search(own[-1].gap) or "其中" in own[-1].gap:
        return None
    for unit, part in own[-1].numbers.items():
        tasks = [one.numbers[unit] for one in own[:-1] if unit in one.numbers and _TASK.search(one.label)]
        if unit != "share" and tasks and is_exact(part) and is_exact(tasks[-1]):
            return part, tasks[-1]
    return None


def _is_done_of_a_task(before: Sequence[Numbers], deed: str) -> bool:
    """Whether 完成率 is of what was done (计划培训400人次,实际培训380人次), right behind a task."""
    return deed == "完成" and len(before) >= _LEAST_WORDS and _ACTUAL.search(before[-1].gap) is not None


def _names(words: str, verb: str) -> bool:
    """Whether words before a number say the word of a rate: 取得证书 says 取证, and 收回 says 回收."""
    at = words.rfind(verb[0])
    return verb[::-1] in words or (at >= 0 and verb[1] in _CLAUSE.split(words[at + 1 : at + _FAR])[0])


def _is_made(rate: Mention, rows: Sequence[Numbers], *, sums: bool, of: str = "") -> bool:
    """Whether any two numbers of one unit, or sums of such, make the percentage as printed.

    Where the rate names its deed (`of`), one of the two must: 17个村、20个组,已完工18个 make no 完工率 of 85%.
    """
    units = {unit for row in rows for unit in row.numbers if unit != "share"}
    for unit in units:
        stated = [row for row in rows if unit in row.numbers]
        named = {at for at, row in enumerate(stated) if not of or _names(row.gap, of)}
        groups: list[Sequence[int]] = [
            range(at, at + many) for many in (1, 2, 3, 4) if sums or many == 1 for at in range(len(stated) - many + 1)
        ]
        groups += [sorted(named)] if sums and of and named else []  # 产业项目20个、已完工17个,其他4个、已完工3个
        added = {frozenset(group): sum(stated[at].numbers[unit].value for at in group) for group in groups}
        if any(
            base and (part | whole) & named and is_printed(rate, value / base)
            for part, value in added.items()
            for whole, base in added.items()
            if part != whole
        ):
            return True
    return False
