"""A percentage printed beside its own numerator and denominator: 计划860座,完成731座,完成率90.2%.

The numbers of the paragraph are tried before anything is said: a rate that any two of them make is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fupin_analysis.clean.prose.own_sums.rows import Numbers, is_exact, said, step
from fupin_analysis.core.prose import Mention

Found = tuple[Mention, str]

_RATE = re.compile(r"([一-鿿]{2})(?:率|进度|比例|比率)(?:约?为|达到?|是|仅|已达)?$")
_OF = re.compile(r"占([^，。；总全]{2,8}?)(?:总户数|总人数|总数|总量)?的?$")
_LEAST_WORDS = 2
_OWED = re.compile("收到|下达|安排|到位|争取|计划|任务|预算|筹措|投入")
_COVERAGE = re.compile(r"(?:参保|覆盖|入学|巩固|签约|走访|安全饮水|普及|合格)率")
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
        match, of = _RATE.search(row.label), _OF.search(row.label)
        pair = _pair(rows[:at], row, match[1]) if match else _part_of(rows[:at], row, of[1]) if of else None
        if pair is None or _is_made(rate, rows[max(0, at - 8) : at + 4]):
            continue
        part, whole = pair
        share = part.value / whole.value
        if abs(share - rate.value) <= 0.3 * max(share, rate.value):
            yield rate, f"{part.text}÷{whole.text}＝{said(share, rate)}"


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
        wholes = [one.numbers[unit] for one in own[:-1] if unit in one.numbers] or _heads(before, own[0], unit)
        if wholes and is_exact(part) and is_exact(wholes[-1]) and wholes[-1].value >= part.value > 0:
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


def _names(words: str, verb: str) -> bool:
    """Whether words before a number say the word of a rate: 取得证书 says 取证."""
    at = words.rfind(verb[0])
    return at >= 0 and verb[1] in words[at + 1 : at + 5]


def _is_made(rate: Mention, rows: Sequence[Numbers]) -> bool:
    """Whether any two numbers of one unit make the percentage as printed."""
    slack = step(rate) / 100 if rate.value else 0.0
    units = {unit for row in rows for unit in row.numbers if unit != "share"}
    for unit in units:
        values = [row.numbers[unit].value for row in rows if unit in row.numbers]
        values += [sum(values[at : at + many]) for many in (2, 3, 4) for at in range(len(values) - many + 1)]
        if any(
            whole and abs(part / whole - rate.value) <= slack * 1.01 for part in values for whole in values if part is not whole
        ):
            return True
    return False
