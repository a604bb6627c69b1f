"""What is left of a task, a sum or a stock: 计划128户,已竣工97户,剩余41户; 到位536万元,已拨付482万元,结余64万元.

The numbers before it are tried before anything is said: what any two of them leave is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from fupin_analysis.clean.prose.own_sums.rows import Numbers, OwnSum, add_up, is_exact, is_slip, said, step

_WORKED = re.compile("完成|改造|拨付|支付|竣工|完工|整改|脱贫|退出|入住|建成|支出|到位|已(?!有)")
_REST = re.compile(
    r"^(?:目前|现|[年期][底末])?(?:还|尚|仍)?(?:剩余?|尚余|还剩|余下|剩下|尚有|还有|仍有|结余|结存|其余|其它|其他|[尚还仍][欠差])|(?:剩余|余下|剩下)的$"
)
#: What is said behind the number of what is not done yet, where nothing is said before it.
_NOT_DONE = re.compile(r"^(?:仍|还)?(?:正在|正(?=[一-鿿]{2})|尚未|未|将[于在]|因[^，。；]{1,12}未)")
_NO_WORDS = re.compile(r"^(?:目前|现)?$")
_OWED = re.compile(r"到位|收到|筹措|筹集|争取|计划|任务|应|共|认领|排查|发现|需|反馈|鉴定|认定|下达|纳入|现有")
_AT_FIRST = re.compile("年初|期初|原有|上年[底末]|去年[底末]?|20[0-9]{2}年[底末]")
_CARRIED = re.compile("结转|结余|结存")
_COMES = re.compile("新|增|纳入|返贫|识别|补录")
#: What is left of several things that are left is no remainder.
_MORE = re.compile("其余|其它|其他|$")


def check_rest(rows: Sequence[Numbers], at: int) -> Iterator[OwnSum]:
    """Yield the sum of what is left at a row: what is left is the task less what is done.

    Parameters
    ----------
    rows, at
        Numbers of a paragraph, and which of them may be what is left.
    """
    rest, following = rows[at], rows[at + 1 : at + 2]
    rows = rows[: at + 1]
    is_said = _REST.search(rest.label) or (_NO_WORDS.match(rest.label) and _NOT_DONE.match(rest.behind))
    goes_on = any(row.sentence == rest.sentence and rest.numbers.keys() & row.numbers.keys() for row in following)
    if rest.leads or not is_said or len(rows) < 3 or (goes_on and _MORE.match(rest.label)):
        return
    unit = next(iter(rest.numbers))
    before = [row for row in rows[-8:-1] if unit in row.numbers]
    number = rest.numbers[unit]
    if not all(is_exact(row.numbers[unit]) for row in (*before, rest)):
        return
    pairs = [(task, done) for task in before for done in before if task is not done]
    exact = next((one for task, done in pairs if (one := add_up(task, [done, rest], unit)).holds), None)
    if exact is not None:
        yield exact
        return
    values, slack = [row.numbers[unit].value for row in before], step(number) * 3
    if any(abs(task - done - number.value) <= slack for task in values for done in values):
        return
    if any(abs(one - sum(values[at + 1 :]) - number.value) <= slack for at, one in enumerate(values)):
        return
    if any(abs(sum(both) - done - number.value) <= slack for both in combinations(values, 2) for done in values):
        return  # 到位536万元,上年结转28万元,已拨付482万元,结余82万元
    yield from _short(before, rest, unit)


def _left_of_the_first(own: Sequence[Numbers], at: int, rest: Numbers, unit: str) -> Iterator[OwnSum]:
    """年初210户,脱贫168户,剩余42户: a slip only, and where nobody is said to have come to them."""
    openings = [row for row in own[:at] if _AT_FIRST.search(row.label)]
    if not openings or any(_COMES.search(row.label) for row in own):
        return
    number, first, done = rest.numbers[unit], openings[-1].numbers[unit], own[at].numbers[unit]
    left = first.value - done.value
    if is_slip(left, number.value):
        yield OwnSum(first, (done, number), number, f"{first.text}－{done.text}＝{said(left, number)}")


def _short(before: Sequence[Numbers], rest: Numbers, unit: str) -> Iterator[OwnSum]:
    """What is left, where it is not what a task and what is done of it in the same sentence leave."""
    own = [row for row in before if row.sentence == rest.sentence]
    at = next((at for at in reversed(range(len(own))) if _WORKED.search(own[at].label)), 0)
    tasks = [row for row in own[:at] if _OWED.search(row.label)]
    if not tasks:
        yield from _left_of_the_first(own, at, rest, unit)
        return
    number, task, done = rest.numbers[unit], tasks[-1].numbers[unit], own[at].numbers[unit]
    carried = [row for row in own[:at] if _CARRIED.search(row.label) and row is not tasks[-1]]
    if len(carried) == 1:
        together = carried[0].numbers[unit].value + task.value - done.value
        if is_slip(together, number.value):
            yield OwnSum(
                task,
                (done, number),
                number,
                f"{carried[0].numbers[unit].text}＋{task.text}－{done.text}＝{said(together, number)}",
            )
        return
    left = task.value - done.value
    if left > 0 and (abs(left - number.value) <= 0.15 * task.value or is_slip(left, number.value)):
        yield OwnSum(task, (done, number), number, f"{task.text}－{done.text}＝{said(left, number)}")
