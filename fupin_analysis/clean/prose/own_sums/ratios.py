"""A rate and the two numbers it is of, where not both stand before it: what lacks, who is poor, all who should be covered.

达标率98.3%,仍有82户未达标 of 6820户; 4250户中尚有118户未通自来水; 贫困发生率2.1% of 74人 and 2386人; 签约3982人,签约率100%;
贫困人口4120人.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fupin_analysis.clean.prose.own_sums.relations import COMPLEMENT, QUOTIENT, TOGETHER, Claim, Found, unmade
from fupin_analysis.clean.prose.own_sums.rows import Numbers, is_exact

_RATE = re.compile("(?P<of>[^，,。；;]{2,12})(?:率|比例)(?:目前|现|已|仅|只|约)?(?:为|达到?|是|在|[降升]?[为至到])?$")
_MOVED = re.compile("由|从|提高|上升|下降|增长|比|较|力争|目标|确保|要求|计划")
_LACKS = re.compile(
    "^[^，,。；;0-9]{0,6}?(?:[尚还仍]未|没有?|未(?!来|脱贫|成年))(?P<of>[^，,。；;]{2,8})|^(?P<what>[^，,。；;0-9]{2,12})"
)
_STILL = re.compile(
    "(?:尚|还|仍|另)有?(?:剩余|剩|存)?$|(?:尚|还|仍)有[^，。；;0-9]{0,6}$|(?:其余|剩余|余下)(?:的)?$|[尚还仍]?未(?P<of>[^，,。；;0-9]{2,6})$"
)
#: What lacks, told in words that do not say so of the rate: those in unsafe houses of those in safe ones.
_OPPOSITES = ((re.compile("安全"), re.compile("危房|[CD]级")),)
_ALL_PEOPLE = re.compile("(?:总|农业|农村|乡村|户籍|农业户籍)人口(?:为|有|共|数)*$")
_RURAL = re.compile("农业|农村|乡村")
_POOR = re.compile("(?:未脱贫|剩余|尚有|贫困|未退出)[^，。；;0-9]{0,6}$")
_REGISTERED = re.compile("建档立卡|(?:贫困|脱贫)(?:户|人口|群众)|监测对象")
_NOT_ALL = re.compile("应|除|扣|不含|剔|外出|死亡|参军|服刑|符合|有需求|愿|计划|任务|目标|重点")
_DUE, _HAVE = re.compile("应(?:当)?(?P<of>[一-鿿]{2,4})"), re.compile("已|实际|完成|建成")
_AMONG, _OF_THOSE = re.compile("^[^，,。；;]{0,8}(?:中|已|均)"), re.compile("覆盖$|普及$|入户$|达标$|通达$|建成$")
_COVERED = re.compile("签约|参保|参合|缴费|走访|覆盖")
_PEOPLE = ("households", "persons")
_LEAST = 0.8
#: How many times one rate may be the other.
_ALIKE, _SLIP = 1.25, 1.0


def check_ratios(rows: Sequence[Numbers]) -> Iterator[Found]:
    """Yield the rates that what lacks, who is poor or how many there are to be covered do not make.

    Parameters
    ----------
    rows
        Numbers of a paragraph.
    """
    for at, row in enumerate(rows):
        rate, words = row.numbers.get("share"), _RATE.search(row.gap)
        if rate is None or words is None or not is_exact(rate) or _MOVED.search(row.label):
            continue
        if rate.value == 1.0:
            yield from _covered(rows, at)
            continue
        of = words["of"]
        claims = list(_poor(rows, at)) if "发生" in of else [*_lacking(rows, at, of), *_reached(rows, at, of)]
        found = unmade(claims)
        if found is not None:
            yield found


def _lacking(rows: Sequence[Numbers], at: int, of: str) -> Iterator[Claim]:
    """What lacks behind a rate, or before it, of any number before that has its unit and is no less."""
    for place, rest in enumerate(rows):
        near = place - at if place > at else at - place
        if not 0 < near <= len(_PEOPLE) + 1 or not _lacks(rest, of):
            continue
        for unit, number in rest.numbers.items():
            wholes = [row.numbers[unit] for row in rows[:place] if unit in row.numbers and row.numbers[unit].value > number.value]
            if (
                unit == "share"
                or not is_exact(number)
                or any("share" in row.numbers for row in rows[min(at, place) + 1 : max(at, place)])
            ):
                continue
            for whole in (one for one in reversed(wholes) if is_exact(one) and one.value > 2 * number.value):
                yield Claim(rows[at].numbers["share"], (number, whole), COMPLEMENT, _ALIKE)
                yield Claim(rows[at].numbers["share"], (number, whole), TOGETHER, _SLIP)  # 已整改171条,未整改15条


def _reached(rows: Sequence[Numbers], at: int, of: str) -> Iterator[Claim]:
    """应参保18460人,已有18120人缴费,参保率98.16%; 1860户中,已有1720户接入自来水,入户率92.5%: those who have it."""
    own = [row for row in rows[:at] if row.sentence == rows[at].sentence and "share" not in row.numbers]
    if len(own) < len(("whole", "part")) or own[-1] is not rows[at - 1] or not _HAVE.search(own[-1].gap):
        return
    for unit, part in own[-1].numbers.items():
        wholes = [row for row in own[:-1] if unit in row.numbers]
        if len(wholes) != 1 or not is_exact(part) or not is_exact(wholes[0].numbers[unit]):
            continue
        due = _DUE.search(wholes[0].label)
        is_bound = due["of"][:2] in of if due else _AMONG.match(wholes[0].behind) and _OF_THOSE.search(of)
        whole = wholes[0].numbers[unit]
        if is_bound and part.value <= whole.value:
            yield Claim(rows[at].numbers["share"], (part, whole), QUOTIENT, _ALIKE)


def _lacks(rest: Numbers, of: str) -> bool:
    """Whether a number is said to be of those who lack what a rate is of."""
    still = _STILL.search(rest.label)
    if still is None or _MOVED.search(rest.label):
        return False
    behind = _LACKS.match(rest.behind)
    what = still["of"] or (behind["of"] if behind else "") or ""
    is_it = any(what[at : at + 2] in of for at in range(len(what) - 1))
    return is_it or any(good.search(of) and bad.search(rest.behind[:12]) for good, bad in _OPPOSITES)


def _poor(rows: Sequence[Numbers], at: int) -> Iterator[Claim]:
    """未脱贫312人 of 农业人口15230人; of 总人口 only what is below it, or a slip: those who live there are fewer than all."""
    own = [row for row in rows[:at] if row.sentence == rows[at].sentence and "persons" in row.numbers]
    people = [row for row in rows if "persons" in row.numbers and _ALL_PEOPLE.search(row.label)]
    poor = [row.numbers["persons"] for row in own if _POOR.search(row.label) and not _ALL_PEOPLE.search(row.label)]
    if len(poor) == 1 and is_exact(poor[0]):
        rate = rows[at].numbers["share"]
        for row in people:
            base = row.numbers["persons"]
            if not is_exact(base) or not base.value:
                continue
            claim = Claim(rate, (poor[0], base), QUOTIENT)
            is_of_fewer = not _RURAL.search(row.label) and rate.value > claim.made
            yield replace(claim, alike=_SLIP) if is_of_fewer else claim


def _covered(rows: Sequence[Numbers], at: int) -> Iterator[Found]:
    """签约1460户3982人,签约率100%;全镇建档立卡贫困人口4120人: all of whom are not covered, where nothing leaves some out."""
    rate, words = rows[at].numbers["share"], "".join(row.gap for row in rows) + rows[-1].behind
    verb = _COVERED.search(rows[at].label)
    if verb is None or at == 0 or verb[0] not in rows[at - 1].gap or _NOT_ALL.search(words):
        return
    for unit in _PEOPLE:
        part = rows[at - 1].numbers.get(unit)
        wholes = [row.numbers[unit] for row in rows if unit in row.numbers and _REGISTERED.search(row.label)]
        wholes = [one for one in wholes if one is not part]
        if part is None or len(wholes) != 1 or not is_exact(part) or not is_exact(wholes[0]):
            continue
        if _LEAST * wholes[0].value <= part.value < wholes[0].value:
            yield Claim(rate, (part, wholes[0]), QUOTIENT).told()
            return
